//! What would change the advice.

use super::document::{Block, Document, Entry, Mark};
use super::phrases::sentence_case;
use super::{Report, phrases};
use crate::advice::{Change, PlatformStatus, SkillFit, Unlocked, unlocks, walkable};
use crate::catalog::{Method, MethodOption, Place, Platform, Skill};
use crate::say;

/// What a change of one circumstance would unlock, and which one answer would put another skill first.
pub fn what_if(report: &Report) -> Document {
    let words = report.words;
    let title = say!(words, "title-what-if");
    let mut blocks = vec![Block::Lead(title.clone())];
    blocks.push(Block::Heading(say!(words, "if-circumstances")));
    let entries: Vec<Entry> = unlocks(report.catalog, &report.answers.circumstances())
        .iter()
        .map(|(change, it)| Entry::new(Mark::Bullet, report.if_changed(*change)).with(report.unlocked(*change, it)))
        .collect();
    if entries.is_empty() {
        blocks.push(Block::Text(say!(words, "if-nothing")));
    } else {
        blocks.push(Block::List(entries));
    }
    let first = report.advice.skills.first().map(|it| it.skill);
    let instead = report.advice.skills.iter().filter_map(|advice| match &advice.fit {
        Some(SkillFit { instead_if: Some(instead), .. }) => {
            let text = phrases::instead(report.catalog, words, advice.skill, first?, instead);
            Some(Entry::new(Mark::Bullet, text))
        }
        _ => None,
    });
    let instead: Vec<Entry> = instead.collect();
    if !instead.is_empty() {
        blocks.push(Block::Heading(say!(words, "if-answers")));
        blocks.push(Block::List(instead));
    }
    Document { lang: words.lang(), title, blocks }
}

impl Report<'_> {
    fn if_changed(&self, change: Change) -> String {
        let circumstance = &self.catalog.circumstances[change.circumstance];
        let value = phrases::value_name(&circumstance.values, self.words, change.to);
        format!("{}: {value}", circumstance.label.get(self.words.lang()))
    }

    fn unlocked(&self, change: Change, unlocked: &Unlocked) -> Vec<Entry> {
        let lang = self.words.lang();
        let name = |at: Place<Skill>| self.catalog.skills[at].name.get(lang).to_owned();
        let then = change.apply(&self.answers.circumstances());
        // Who could begin a skill is told if the greater part of it would stay closed.
        let begun = |&at: &Place<Skill>| {
            let open = walkable(&self.catalog.skills[at], &then).open;
            if open.is_mostly_closed() {
                say!(self.words, "if-begun-part", skill = name(at), hours = open.hours, of = open.of)
            } else {
                name(at)
            }
        };
        let begun: Vec<String> = unlocked.begun.iter().map(begun).collect();
        let further: Vec<String> = unlocked.further.iter().map(|&at| name(at)).collect();
        let platform = |&(at, status): &(Place<Platform>, PlatformStatus)| {
            let platform = &self.catalog.platforms[at];
            let name = platform.name.get(lang);
            match (&platform.guardian, status) {
                (Some(guardian), PlatformStatus::WithGuardian) => format!("{name} ({})", guardian.text.get(lang)),
                _ => name.to_owned(),
            }
        };
        let platforms: Vec<String> = unlocked.platforms.iter().map(platform).collect();
        let method = |&(at, option): &(Place<Method>, Option<Place<MethodOption>>)| {
            let method = &self.catalog.methods[at];
            option.map_or(&method.name, |option| &method.options[option].name).get(lang).to_owned()
        };
        let methods: Vec<String> = unlocked.methods.iter().map(method).collect();
        let mut entries = Vec::new();
        let mut push = |text: String| entries.push(Entry::new(Mark::None, sentence_case(&text)));
        if !begun.is_empty() {
            push(say!(self.words, "if-begun", skills = phrases::list(self.words, &begun)));
        }
        if !further.is_empty() {
            push(say!(self.words, "if-further", skills = phrases::list(self.words, &further)));
        }
        if !methods.is_empty() {
            push(say!(self.words, "if-methods", methods = phrases::list(self.words, &methods)));
        }
        if !platforms.is_empty() {
            push(say!(self.words, "if-platforms", platforms = phrases::list(self.words, &platforms)));
        }
        entries
    }
}
