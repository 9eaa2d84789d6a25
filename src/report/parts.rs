//! Parts that several reports have.

use super::document::{Block, Entry, Mark};
use crate::catalog::{Catalog, Circumstances, Fact, Skill};
use crate::lang::Words;
use crate::say;

/// What to try before choosing a skill.
pub fn taster(words: &Words, skill: &Skill) -> [Block; 2] {
    let minutes = say!(words, "minutes", n = skill.taster.minutes);
    let text = skill.taster.text.get(words.lang());
    [Block::Heading(say!(words, "try-first", minutes)), Block::List(vec![Entry::new(Mark::None, text)])]
}

/// What advice repeats about a skill: the first fact on each topic that is marked so.
pub fn outlook<'a>(catalog: &'a Catalog, skill: &'a Skill) -> impl Iterator<Item = &'a Fact> {
    let topics = catalog.topics.keys().filter(|&at| catalog.topics[at].advise);
    topics.filter_map(|topic| skill.facts.iter().find(|fact| fact.about == topic))
}

/// The warnings about fraud that concern a learner, which stand wherever paying or applying is advised.
pub fn warnings(catalog: &Catalog, words: &Words, answers: &Circumstances) -> [Block; 2] {
    let warnings = catalog.warnings.iter().filter(|it| it.when.concerns(answers));
    let entries = warnings.map(|it| Entry::new(Mark::Bullet, it.text.get(words.lang())));
    [Block::Heading(say!(words, "beware")), Block::List(entries.collect())]
}
