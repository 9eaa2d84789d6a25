//! Advice in a form that somebody or something can read: a terminal's screen or JSON.

mod advice;
mod audit;
mod calendar;
pub mod cells;
mod compare;
pub mod document;
mod html;
mod json;
mod markdown;
mod page;
mod parts;
mod path;
pub mod phrases;
mod plan;
mod show;
mod summary;
mod terminal;
mod what_if;

use jiff::civil::Date;

pub use advice::advice;
pub use audit::{AuditReport, audit};
pub use calendar::calendar;
pub use compare::compare;
pub use html::html;
pub use json::{
    advice_json, audit_json, compare_json, guides_json, plan_json, questions_json, summary_json, thing_json,
    what_if_json,
};
pub use markdown::markdown;
pub use page::Page;
pub use plan::plan;
pub use show::{show, topics};
pub use summary::{Cohort, summary};
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
    Whole {
        /// The first day.
        start: Option<Date>,
    },
}

/// Everything a report is made from.
pub struct Report<'a> {
    /// What is known.
    pub catalog: &'a Catalog,
    /// What was answered.
    pub answers: &'a Answers,
    /// What follows from it.
    pub advice: &'a Advice,
    /// In which language.
    pub words: &'a Words,
    /// The day on which it is read: old facts are shown as such.
    pub today: Date,
    /// How many skills to show; all of them if `None`.
    pub top: Option<usize>,
    /// The command that goes on with the same answers.
    pub resume: Option<String>,
}
