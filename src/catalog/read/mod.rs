//! Reads `paths.toml` and the files it includes.
//!
//! `include` gathers the files, `tree` parses each, `tables` reads the tables key by key into a [`Catalog`], `check` looks
//! at what they mean together. Every problem is noted with its place and reading goes on, so that one run finds them all.

mod check;
mod circumstance;
mod code;
mod condition;
mod edition;
mod ids;
mod include;
mod problem;
mod statements;
mod table;
mod tables;
mod tree;

use std::path::Path;

use jiff::civil::Date;

#[cfg(test)]
pub(crate) use self::circumstance::RESERVED_CIRCUMSTANCES;
pub use self::code::Code;
pub use self::include::{Disk, Folder};
pub use self::problem::{Problem, Problems};
use self::table::Reader;
use super::{Catalog, Domain};
use crate::error::Error;

impl Catalog {
    /// Reads and checks the catalogue in `file`, with the files it includes.
    ///
    /// # Errors
    /// If it cannot be read, is not UTF-8, or has problems: then the first hundred of them are in the error.
    pub fn load(file: &Path) -> Result<Self, Error> {
        Ok(Inspected::load(file, None)?.catalog)
    }

    /// Checks `text`, a catalogue in one file; `name` is what problems call it.
    ///
    /// # Errors
    /// The problems, if there are any.
    pub fn parse(name: &str, text: &str) -> Result<Self, Error> {
        Self::parse_in(&include::Nothing, name, text.to_owned())
    }

    /// Checks `text`, a catalogue that may include files of `folder`.
    ///
    /// # Errors
    /// The problems, if there are any.
    pub fn parse_in(folder: &dyn Folder, name: &str, text: String) -> Result<Self, Error> {
        Ok(Inspected::parse_in(folder, name, text, None)?.catalog)
    }
}

/// A catalogue with what only those who keep it need to know. They say which day is `today`, and no day in the catalogue
/// may come after it. That is not checked for advice, since a learner's clock may be wrong.
pub struct Inspected {
    pub catalog: Catalog,
    /// The file and the line of each of [`Catalog::statements`], if the day is known.
    pub places: Vec<String>,
}

impl Inspected {
    /// Reads the catalogue in `file`.
    ///
    /// # Errors
    /// Like [`Catalog::load`].
    pub fn load(file: &Path, today: Option<Date>) -> Result<Self, Error> {
        let text = crate::files::read_text(file)?;
        Self::parse_in(&Disk::around(file), &file.display().to_string(), text, today)
    }

    /// The same of `text`, a catalogue that may include files of `folder`.
    ///
    /// # Errors
    /// The problems, if there are any.
    pub fn parse_in(folder: &dyn Folder, name: &str, text: String, today: Option<Date>) -> Result<Self, Error> {
        let (files, root, found) = include::gather(folder, name, text);
        let mut reader = Reader::new(found);
        let inspected = root.map(|root| {
            reader.collect(&root);
            let catalog = reader.read("", &root, tables::catalog);
            check::check(&catalog, &root, &mut reader);
            let tables = statements::check(&catalog, &root, today, &mut reader);
            let tables = tables.iter().filter(|_| today.is_some());
            let places = tables.map(|table| problem::line(&files, table.span.start)).collect();
            Self { catalog, places }
        });
        let found = reader.found;
        inspected.filter(|_| found.is_empty()).ok_or_else(|| Error::Catalog(Problems::new(files, found)))
    }
}
