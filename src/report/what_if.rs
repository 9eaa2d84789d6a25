//! What would change the advice.

use super::document::{Block, Document, Entry, Mark, section};
use super::phrases::sentence_case;
use super::{Report, phrases};
use crate::advice::{Change, PlatformStatus, Unlocked, unlocks, walkable};
use crate::catalog::{Method, MethodOption, Place, Platform, Skill};
use crate::say;

/// What a change of one circumstance would unlock, and which one answer would put another skill first.
pub fn what_if(report: &Report) -> Document {
    let words = report.words;
    let title = say!(words, "title-what-if");
    let unlocks = unlocks(report.catalog, &report.answers.circumstances());
    let entry = |(change, unlocked): &_| {
        Entry::new(Mark::Bullet, report.if_changed(*change)).with(report.unlocked(*change, unlocked))
    };
    let changes = match &unlocks[..] {
        [] => Block::Text(say!(words, "if-nothing")),
        unlocks => Block::List(unlocks.iter().map(entry).collect()),
    };
    let mut blocks = vec![Block::Lead(title.clone()), Block::Heading(say!(words, "if-circumstances")), changes];
    let instead = report.advice.skills.iter().filter_map(|rival| {
        let text = phrases::instead(report.catalog, words, report.advice, rival)?;
        Some(Entry::new(Mark::Bullet, text))
    });
    blocks.extend(section(say!(words, "if-answers"), instead));
    Document { lang: words.lang(), title, blocks }
}

impl Report<'_> {
    fn if_changed(&self, change: Change) -> String {
        let circumstance = &self.catalog.circumstances[change.circumstance];
        let value = phrases::value_name(&circumstance.values, self.words, change.to);
        format!("{}: {value}", circumstance.label.get(self.words.lang()))
    }

    fn unlocked(&self, change: Change, unlocked: &Unlocked) -> Vec<Entry> {
        let (catalog, words, lang) = (self.catalog, self.words, self.words.lang());
        let name = |at: Place<Skill>| catalog.skills[at].name.get(lang).to_owned();
        let then = change.apply(&self.answers.circumstances());
        // Who could begin a skill is told if the greater part of it would stay closed.
        let begun = |&at: &Place<Skill>| match walkable(&catalog.skills[at], &then).open {
            open if open.is_mostly_closed() => {
                say!(words, "if-begun-part", skill = name(at), hours = open.hours, of = open.of)
            }
            _ => name(at),
        };
        let method = |&(at, option): &(Place<Method>, Option<Place<MethodOption>>)| {
            let method = &catalog.methods[at];
            option.map_or(&method.name, |option| &method.options[option].name).get(lang)
        };
        let platform = |&(at, status): &(Place<Platform>, PlatformStatus)| {
            let platform = &catalog.platforms[at];
            let name = platform.name.get(lang);
            match (&platform.guardian, status) {
                (Some(guardian), PlatformStatus::WithGuardian) => format!("{name} ({})", guardian.text.get(lang)),
                _ => name.to_owned(),
            }
        };
        let begun = phrases::list(words, unlocked.begun.iter().map(begun));
        let further = phrases::list(words, unlocked.further.iter().map(|&at| name(at)));
        let methods = phrases::list(words, unlocked.methods.iter().map(method));
        let platforms = phrases::list(words, unlocked.platforms.iter().map(platform));
        let lines = [
            (!begun.is_empty()).then(|| say!(words, "if-begun", skills = begun)),
            (!further.is_empty()).then(|| say!(words, "if-further", skills = further)),
            (!methods.is_empty()).then(|| say!(words, "if-methods", methods)),
            (!platforms.is_empty()).then(|| say!(words, "if-platforms", platforms)),
        ];
        lines.into_iter().flatten().map(|text| Entry::new(Mark::None, sentence_case(&text))).collect()
    }
}
