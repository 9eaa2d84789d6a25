//! Parts that several reports have.

use super::document::{Block, Entry, Mark};
use crate::catalog::{Catalog, Skill};
use crate::lang::Words;
use crate::say;

/// What to try before choosing a skill.
pub fn taster(words: &Words, skill: &Skill) -> [Block; 2] {
    let minutes = say!(words, "minutes", n = skill.taster.minutes);
    let text = skill.taster.text.get(words.lang());
    [Block::Heading(say!(words, "try-first", minutes = minutes)), Block::List(vec![Entry::new(Mark::None, text)])]
}

/// The warnings about fraud, which stand wherever paying or applying is advised.
pub fn warnings(catalog: &Catalog, words: &Words) -> [Block; 2] {
    let entry = |it: &crate::catalog::Warning| Entry::new(Mark::Bullet, it.text.get(words.lang()));
    [Block::Heading(say!(words, "beware")), Block::List(catalog.warnings.iter().map(entry).collect())]
}
