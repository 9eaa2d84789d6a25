//! What the columns of a file are.

use std::collections::HashSet;

use crate::catalog::{Activity, Catalog, Circumstance, Interest, Place};
use crate::error::Error;
use crate::phrase;
use crate::untrusted::quoted;

/// What a column holds. Places are places in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Activity(Place<Activity>),
    Interest(Place<Interest>),
    Circumstance(Place<Circumstance>),
    /// A code, whose answers count where the row has no others.
    Code,
    /// Something of the file's own, which is passed through.
    Other,
}

impl Column {
    pub fn named(catalog: &Catalog, name: &str) -> Self {
        let name = name.trim();
        ids(catalog).find(|(id, _)| *id == name).map_or(Self::Other, |(_, column)| column)
    }

    pub fn is_answer(self) -> bool {
        self != Self::Other
    }
}

/// The column that holds a code, in the output and in the input.
pub const CODE: &str = "code";

/// The names of the columns that hold answers.
pub fn ids(catalog: &Catalog) -> impl Iterator<Item = (&str, Column)> {
    let activities = catalog.activities.iter_enumerated().map(|(at, it)| (it.id.as_str(), Column::Activity(at)));
    let interests = catalog.interests.iter_enumerated().map(|(at, it)| (it.id.as_str(), Column::Interest(at)));
    let circumstances = catalog.circumstances.iter_enumerated();
    let circumstances = circumstances.map(|(at, it)| (it.id.as_str(), Column::Circumstance(at)));
    activities.chain(interests).chain(circumstances).chain([(CODE, Column::Code)])
}

/// The columns of a file, in order.
#[derive(Debug, Clone)]
pub struct Columns {
    pub names: Vec<String>,
    pub kinds: Vec<Column>,
    /// The places of those that are passed through.
    pub others: Vec<usize>,
}

impl Columns {
    /// Understands the names of columns; `made` are the names that the advice will have.
    ///
    /// # Errors
    /// If none of them holds answers, if one that does stands there twice, or if one has the name of a column that will be
    /// made.
    pub fn new(catalog: &Catalog, names: Vec<String>, made: &[String]) -> Result<Self, Error> {
        let kinds: Vec<Column> = names.iter().map(|name| Column::named(catalog, name)).collect();
        let (answers, others): (Vec<usize>, _) = (0..names.len()).partition(|&at| kinds[at].is_answer());
        let is_made = |name: &&str| made.iter().any(|made| made == name.trim());
        if let Some(name) = others.iter().map(|&at: &usize| names[at].as_str()).find(is_made) {
            return Err(Error::data(phrase!("error-column-name", name = name), phrase!("hint-column-name")));
        }
        if let Some(&at) = answers.iter().find(|&&at| kinds[..at].contains(&kinds[at])) {
            return Err(Error::data(phrase!("error-column-twice", name = names[at].trim()), None));
        }
        if answers.is_empty() {
            let read = names.iter().map(|name| name.trim()).collect::<Vec<_>>().join(", ");
            let error = if read.is_empty() {
                phrase!("error-no-columns-empty")
            } else {
                phrase!("error-no-columns", read = quoted(&read))
            };
            return Err(Error::data(error, phrase!("hint-no-columns")));
        }
        Ok(Self { names, kinds, others })
    }

    /// In JSON two values of one name would become one.
    ///
    /// # Errors
    /// If two columns that are passed through have the same name.
    pub fn refuse_twins(&self) -> Result<(), Error> {
        let mut seen = HashSet::new();
        let twin = self.others().find(|name| !seen.insert(*name));
        let error = |name| Error::data(phrase!("error-twins", name = quoted(name)), phrase!("hint-twins"));
        twin.map_or(Ok(()), |name| Err(error(name)))
    }

    /// The names of the columns that are passed through.
    pub fn others(&self) -> impl Iterator<Item = &str> {
        self.others.iter().map(|&at| self.names[at].as_str())
    }
}

/// The column of answers that a column passed through was probably meant to be: its id in another spelling (case, blanks,
/// `_`, the group prefix of an ODK export), or with a typo: one wrong, missing, additional or transposed letter in an id of
/// four letters or more, two in one of eight or more. Shorter ids have too many neighbours: `age` is not `page`.
pub fn misspelt<'a>(catalog: &'a Catalog, name: &str) -> Option<&'a str> {
    let name = name.rsplit('/').next().unwrap_or(name);
    let name = name.trim().to_lowercase().replace(['_', ' '], "-");
    let typos = |id: &str| strsim::osa_distance(&name, id);
    // Each typo changes the length by one at most; to count them takes time, and a file may have thousands of columns.
    let length = name.chars().count();
    let near = ids(catalog)
        .filter(|(id, _)| id.len().abs_diff(length) <= 2)
        .map(|(id, _)| (typos(id), id))
        .filter(|(typos, id)| *typos <= (id.len() / 4).min(2));
    near.min_by_key(|(typos, _)| *typos).map(|(_, id)| id)
}
