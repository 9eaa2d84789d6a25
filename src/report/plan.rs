//! The path of one skill on a calendar.

use jiff::civil::Date;

use super::document::{Block, Document};
use super::phrases::sentence_case;
use super::{Detail, days, parts, path, phrases};
use crate::advice::Plan;
use crate::catalog::Catalog;
use crate::lang::Words;
use crate::say;

/// `plan`, begun on `start`, as it is read `today`.
pub fn plan(catalog: &Catalog, words: &Words, plan: &Plan, start: Date, today: Date) -> Document {
    let skill = &catalog.skills[plan.skill];
    let lang = words.lang();
    let title = sentence_case(&say!(words, "the-way", skill = skill.name.get(lang)));
    let mut blocks = vec![Block::Lead(title.clone())];
    if let Some(obstacle) = phrases::obstacle(catalog, words, &plan.walkable) {
        blocks.push(Block::Text(sentence_case(&say!(words, "obstacle-alone", obstacle))));
    }
    blocks.extend(path::blocks(catalog, words, plan, Detail::Whole { start: Some(start) }));
    blocks.extend(parts::taster(words, skill));
    let lessons = plan.stages.iter().flat_map(|it| &skill.stages[it.stage].detail.resources);
    let oldest = lessons.map(|&at| catalog.resources[at].evidence.checked).min().unwrap_or(catalog.checked);
    let checked = days::checked(words, oldest, today);
    blocks.push(Block::Quiet(say!(words, "plan-footer", checked)));
    Document { lang, title, blocks }
}
