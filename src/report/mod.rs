//! Advice in a form that somebody or something can read: a terminal's screen or JSON.

pub mod cells;
mod json;
mod page;
pub mod phrases;
mod terminal;

use jiff::civil::Date;

pub use json::{advice_json, questions_json};
pub use page::Page;
pub use terminal::advice_text;

use crate::advice::Advice;
use crate::answers::Answers;
use crate::catalog::Catalog;
use crate::lang::Words;

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
}
