//! Advice as a document, and a document as HTML, Markdown or JSON; with the feature `cli` also as terminal text or a
//! calendar.

mod advice;
#[cfg(feature = "cli")]
mod audit;
#[cfg(feature = "cli")]
mod calendar;
mod card;
pub mod cells;
mod compare;
pub mod days;
pub mod document;
#[cfg(feature = "cli")]
mod due;
mod html;
mod json;
mod markdown;
#[cfg(feature = "cli")]
mod page;
mod parts;
mod path;
pub mod phrases;
mod plan;
mod show;
#[cfg(feature = "cli")]
mod summary;
#[cfg(feature = "cli")]
mod terminal;
mod what_if;

use jiff::civil::Date;

pub use advice::{Chapter, advice, chapter};
#[cfg(feature = "cli")]
pub use audit::{AuditReport, audit};
#[cfg(feature = "cli")]
pub use calendar::calendar;
#[cfg(feature = "cli")]
pub use card::terminal_card;
pub use card::{document as card, without_today as card_without_today};
pub use compare::compare;
#[cfg(feature = "cli")]
pub use due::{Due, due};
pub use html::{STYLE, blocks as html_blocks, days as html_days, html, stage as html_stage};
pub use json::{advice_json, compare_json, guides_json, plan_json, questions_json, thing_json, what_if_json};
#[cfg(feature = "cli")]
pub use json::{audit_json, due_json, summary_json};
pub use markdown::markdown;
#[cfg(feature = "cli")]
pub use page::Page;
pub use plan::plan;
pub use show::{show, topics};
#[cfg(feature = "cli")]
pub use summary::{Cohort, summary};
#[cfg(feature = "cli")]
pub use terminal::terminal;
pub use what_if::what_if;

use crate::advice::Advice;
use crate::answers::Answers;
use crate::catalog::Catalog;
use crate::lang::Words;

/// How much a report of a path says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The stages and what they make.
    Brief,
    /// Resources and pauses as well, and dates if it is begun on some day.
    Whole { start: Option<Date> },
}

/// Everything a report is made from.
pub struct Report<'a> {
    pub catalog: &'a Catalog,
    pub answers: &'a Answers,
    pub advice: &'a Advice,
    pub words: &'a Words,
    /// The day on which it is read: old facts are shown as such.
    pub today: Date,
    /// How many skills to show; all of them if `None`.
    pub top: Option<usize>,
    /// The command that goes on with the same answers.
    pub resume: Option<String>,
}
