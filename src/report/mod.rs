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
pub mod path;
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
pub use card::{document as card, without_today as card_without_today};
pub use compare::compare;
pub use html::{STYLE, blocks as html_blocks, html, list as html_list};
pub use json::{advice_json, compare_json, guides_json, plan_json, questions_json, thing_json, what_if_json};
pub use markdown::markdown;
pub use plan::plan;
pub use show::{show, topics};
pub use what_if::what_if;
#[cfg(feature = "cli")]
pub use {
    audit::{AuditReport, audit},
    calendar::calendar,
    card::terminal_card,
    due::{Due, due},
    json::{audit_json, due_json, summary_json},
    page::Page,
    summary::{Cohort, summary},
    terminal::terminal,
};

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
