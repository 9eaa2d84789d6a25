//! The path of one skill on a calendar.

use jiff::civil::Date;

use super::document::{Block, Document, Entry, Mark};
use super::phrases::sentence_case;
use super::{Detail, path};
use crate::advice::Plan;
use crate::catalog::Catalog;
use crate::lang::Words;
use crate::say;

/// `plan`, begun on `start`.
pub fn plan(catalog: &Catalog, words: &Words, plan: &Plan, start: Date) -> Document {
    let skill = &catalog.skills[plan.skill];
    let lang = words.lang();
    let title = sentence_case(&say!(words, "the-way", skill = skill.name.get(lang)));
    let mut blocks = vec![Block::Lead(title.clone())];
    path::blocks(catalog, words, plan, Detail::Whole { start: Some(start) }, &mut blocks);
    let minutes = say!(words, "minutes", n = skill.taster.minutes);
    blocks.push(Block::Heading(say!(words, "try-first", minutes = minutes)));
    blocks.push(Block::List(vec![Entry::new(Mark::None, skill.taster.text.get(lang))]));
    blocks.push(Block::Quiet(say!(words, "plan-footer")));
    Document { lang, title, blocks }
}
