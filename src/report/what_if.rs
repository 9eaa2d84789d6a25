//! What would change the advice.

use super::document::{Block, Document, Entry, Mark, section};
use super::phrases::sentence_case;
use super::{Report, phrases};
use crate::advice::{PlatformStatus, Unlock, unlocks, walkable};
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
        .map(|unlock| Entry::new(Mark::Bullet, report.if_changed(unlock)).with(report.unlocked(unlock)))
        .collect();
    if entries.is_empty() {
        blocks.push(Block::Text(say!(words, "if-nothing")));
    } else {
        blocks.push(Block::List(entries));
    }
    let instead = report.advice.skills.iter().filter_map(|rival| {
        let text = phrases::instead(report.catalog, words, report.advice, rival)?;
        Some(Entry::new(Mark::Bullet, text))
    });
    blocks.extend(section(say!(words, "if-answers"), instead));
    Document { lang: words.lang(), title, blocks }
}

impl Report<'_> {
    fn if_changed(&self, unlock: &Unlock) -> String {
        let circumstance = &self.catalog.circumstances[unlock.change.circumstance];
        let value = phrases::value_name(&circumstance.values, self.words, unlock.change.to);
        format!("{}: {value}", circumstance.label.get(self.words.lang()))
    }

    fn unlocked(&self, unlock: &Unlock) -> Vec<Entry> {
        let lang = self.words.lang();
        let name = |at: Place<Skill>| self.catalog.skills[at].name.get(lang).to_owned();
        let then = unlock.change.apply(&self.answers.circumstances());
        // Who could begin a skill is told if the greater part of it would stay closed.
        let begun = |&at: &Place<Skill>| {
            let open = walkable(&self.catalog.skills[at], &then).open;
            if open.is_mostly_closed() {
                say!(self.words, "if-begun-part", skill = name(at), hours = open.hours, of = open.of)
            } else {
                name(at)
            }
        };
        let begun: Vec<String> = unlock.begun.iter().map(begun).collect();
        let further: Vec<String> = unlock.further.iter().map(|&at| name(at)).collect();
        let platform = |&(at, status): &(Place<Platform>, PlatformStatus)| {
            let platform = &self.catalog.platforms[at];
            let name = platform.name.get(lang);
            match (&platform.guardian, status) {
                (Some(guardian), PlatformStatus::WithGuardian) => format!("{name} ({})", guardian.text.get(lang)),
                _ => name.to_owned(),
            }
        };
        let platforms: Vec<String> = unlock.platforms.iter().map(platform).collect();
        let method = |&(at, option): &(Place<Method>, Option<Place<MethodOption>>)| {
            let method = &self.catalog.methods[at];
            option.map_or(&method.name, |option| &method.options[option].name).get(lang).to_owned()
        };
        let methods: Vec<String> = unlock.methods.iter().map(method).collect();
        let list = |things: &[String]| phrases::list(self.words, things);
        let lines = [
            (!begun.is_empty()).then(|| say!(self.words, "if-begun", skills = list(&begun))),
            (!further.is_empty()).then(|| say!(self.words, "if-further", skills = list(&further))),
            (!methods.is_empty()).then(|| say!(self.words, "if-methods", methods = list(&methods))),
            (!platforms.is_empty()).then(|| say!(self.words, "if-platforms", platforms = list(&platforms))),
        ];
        lines.into_iter().flatten().map(|text| Entry::new(Mark::None, sentence_case(&text))).collect()
    }
}
