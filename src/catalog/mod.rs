//! What Pothik knows: `paths.toml`, read, checked and turned into types that cannot be wrong.
//!
//! `raw` is the file as it is written, `check` turns it into a [`Catalog`] or into [`Problem`]s. References between
//! tables are resolved here once: everywhere else an interest, a skill or a circumstance is its place in its list.

mod check;
mod code;
mod condition;
mod correlations;
mod edition;
mod find;
mod model;
mod problem;
mod raw;
mod read;
mod text;
mod values;

pub use check::{LONGEST_ID, RESERVED_CIRCUMSTANCES};
pub use code::Code;
pub use condition::{Condition, Limits, Verdict};
pub use correlations::Correlations;
pub use edition::{Domain, EDITION_LETTERS, Edition, LETTERS, Rated};
pub use find::{closest, fold};
pub use model::{
    Activity, Audit, Catalog, Choice, Circumstance, Clause, Closed, Evidence, Fact, Guide, Interest, Level, Method,
    MethodOption, Planning, Platform, Resource, Rule, Skill, Software, Source, Stage, Taster, Thing, Topic, Values,
    Warning,
};
pub use problem::{Problem, Problems};
pub use raw::{Cost, SourceKind, Sure};
pub use text::Text;

use std::path::Path;

use crate::error::Error;

/// The catalogue that is built into the program.
pub const EMBEDDED: &str = include_str!("../../paths.toml");

impl Catalog {
    /// The built-in catalogue.
    ///
    /// # Errors
    /// If the built-in file is wrong, which the tests rule out.
    pub fn embedded() -> Result<Self, Error> {
        Self::parse("paths.toml", EMBEDDED)
    }

    /// Reads and checks the catalogue in `file`.
    ///
    /// # Errors
    /// If it cannot be read, is not UTF-8, or holds mistakes: then the first hundred of them are in the error.
    pub fn load(file: &Path) -> Result<Self, Error> {
        let text = crate::files::read_text(file)?;
        Self::parse(&file.display().to_string(), &text)
    }

    /// Checks `text`; `name` is what problems call it.
    ///
    /// # Errors
    /// The problems, if there are any.
    pub fn parse(name: &str, text: &str) -> Result<Self, Error> {
        check::catalog(text).map_err(|found| Error::Catalog(Problems::new(name, text, found)))
    }

    /// The place of the interest with this id.
    pub fn interest(&self, id: &str) -> Option<usize> {
        self.interests.iter().position(|it| it.id == id)
    }

    /// The place of the activity with this id.
    pub fn activity(&self, id: &str) -> Option<usize> {
        self.activities.iter().position(|it| it.id == id)
    }

    /// The place of the circumstance with this id.
    pub fn circumstance(&self, id: &str) -> Option<usize> {
        self.circumstances.iter().position(|it| it.id == id)
    }

    /// The activities that are asked of everybody, in order: the first of each interest.
    pub fn first_activities(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.activities.len()).filter(|&at| self.is_first(at))
    }

    /// Whether everybody is asked this activity.
    pub fn is_first(&self, activity: usize) -> bool {
        let interest = &self.interests[self.activities[activity].interest];
        interest.activities.first() == Some(&activity)
    }
}
