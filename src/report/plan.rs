//! The path of one skill on a calendar.

use jiff::civil::Date;

use super::document::{Block, Document};
use super::phrases::sentence_case;
use super::{Detail, parts, path, phrases};
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
    if let Some(obstacle) = phrases::obstacle(catalog, words, &plan.walkable) {
        blocks.push(Block::Text(sentence_case(&say!(words, "obstacle-alone", obstacle = obstacle))));
    }
    path::blocks(catalog, words, plan, Detail::Whole { start: Some(start) }, &mut blocks);
    blocks.extend(parts::taster(words, skill));
    blocks.push(Block::Quiet(say!(words, "plan-footer")));
    Document { lang, title, blocks }
}
