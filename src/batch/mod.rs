//! Many learners, one a row: rows in, rows out, in order, in constant memory, by all cores.

mod advisor;
pub mod columns;
pub mod csv;
mod exact;
mod jsonl;
mod memo;
mod output;
mod pipeline;
mod tally;
mod worker;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

pub use advisor::Advisor;
pub use pipeline::{Progress, run};
pub use tally::{MOST_GROUPS, Tallies, Tally};
pub use worker::Reject;

use self::columns::{Column, Columns};
use self::csv::{Dialect, RowKind};
use self::output::Style;
use crate::catalog::Catalog;
use crate::error::Error;
use crate::lang::Phrase;
use crate::phrase;
use crate::untrusted::quoted;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Comma-separated values, or with another delimiter.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

#[derive(Debug, Clone)]
pub struct Wishes {
    pub input: Form,
    pub output: Form,
    /// The delimiter of CSV; guessed if not given.
    pub delimiter: Option<u8>,
    /// The names of the columns of CSV that does not name them; then the output does not either.
    pub columns: Option<Vec<String>>,
    /// How many skills are written; 0 for all.
    pub top: usize,
    /// How many blocks of rows are worked on at a time; at least 1.
    pub jobs: usize,
    pub chances: bool,
    /// Whether to count what comes out.
    pub count: bool,
    /// The column by whose values it is counted as well.
    pub group: Option<String>,
}

/// How the rows of one input are read and written.
struct Layout<'a> {
    catalog: &'a Catalog,
    wishes: &'a Wishes,
    columns: Option<(Columns, Dialect)>,
    /// The keys of JSON Lines.
    keys: Keys,
    /// The names of the columns that are made.
    made: Vec<String>,
    style: Style,
    /// How many skills are written.
    top: usize,
    group: Option<Group>,
    /// How many bytes at the beginning of the input are no learner's row.
    skip: usize,
    /// What stands at the top of the output.
    header: Vec<u8>,
}

/// The column whose values are counted apart.
struct Group {
    name: String,
    column: Option<usize>,
}

/// The keys of JSON objects.
#[derive(Default)]
struct Keys {
    /// Those of the first object, in order: most others have the same.
    first: Vec<(String, Column)>,
    answers: HashMap<String, Column>,
    /// Those that are passed through to CSV, whose columns are fixed.
    header: Option<Vec<String>>,
    /// Whether one of the first stands there twice.
    has_twice: bool,
}

impl Keys {
    fn new(catalog: &Catalog, first_line: &str, output: Form) -> Self {
        let mut first = Vec::new();
        // What is wrong with the line is said when its turn comes.
        let _ = jsonl::read(first_line, |key, _| first.push((key.clone().into_owned(), Column::named(catalog, &key))));
        let others = first.iter().filter(|(_, kind)| !kind.is_answer()).map(|(key, _)| key.clone());
        let header = (output == Form::Csv).then(|| others.collect());
        let ids = columns::ids(catalog).map(|(id, column)| (id.to_owned(), column));
        let mut seen = HashSet::new();
        let has_twice = first.iter().any(|(key, _)| !seen.insert(key));
        Self { answers: ids.collect(), header, has_twice, first }
    }

    /// What stands under the `place`th key of an object.
    fn kind(&self, key: &str, place: usize) -> Column {
        match self.first.get(place) {
            Some((name, kind)) if name == key => *kind,
            _ => self.answers.get(key.trim()).copied().unwrap_or(Column::Other),
        }
    }
}

impl<'a> Layout<'a> {
    /// Makes a layout from the beginning of the input.
    fn new(catalog: &'a Catalog, wishes: &'a Wishes, sample: &[u8]) -> Result<Self, Error> {
        if sample.starts_with(&[0xff, 0xfe]) || sample.starts_with(&[0xfe, 0xff]) {
            return Err(Error::data(phrase!("error-utf16"), phrase!("hint-csv-utf8")));
        }
        let skills = catalog.skills.len();
        let top = if wishes.top == 0 { skills } else { wishes.top.min(skills) };
        let made = output::names(top, wishes.chances);
        let mut layout = Layout {
            catalog,
            wishes,
            columns: None,
            keys: Keys::default(),
            style: Style::new(wishes.output, b',', false, &made),
            made,
            top,
            group: wishes.group.as_deref().map(|name| Group { name: name.trim().to_owned(), column: None }),
            skip: if sample.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 },
            header: Vec::new(),
        };
        let text = &sample[layout.skip..];
        match wishes.input {
            Form::Csv => layout.understand_columns(text)?,
            Form::Jsonl => layout.understand_keys(text)?,
        }
        Ok(layout)
    }

    fn understand_keys(&mut self, text: &[u8]) -> Result<(), Error> {
        let line = text.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
        self.keys = Keys::new(self.catalog, std::str::from_utf8(line).unwrap_or_default(), self.wishes.output);
        self.style.header(self.keys.header.iter().flatten().map(String::as_str), &self.made, &mut self.header);
        if let Some(group) = &self.group {
            let is_known = self.keys.first.iter().any(|(name, _)| name.trim() == group.name);
            // Who skips a question may leave its key out.
            let is_question = self.keys.answers.contains_key(&group.name);
            if !line.is_empty() && !is_known && !is_question {
                return Err(no_group(&group.name, "key in the first row"));
            }
        }
        Ok(())
    }

    fn understand_columns(&mut self, text: &[u8]) -> Result<(), Error> {
        let wishes = self.wishes;
        let dialect = dialect(self.catalog, wishes, text);
        let row = csv::first_row(text, dialect);
        let names = if let Some(names) = &wishes.columns {
            names.clone()
        } else if row.len() < dialect.row(text, None, true).length {
            return Err(Error::data(phrase!("error-header-utf8"), phrase!("hint-csv-utf8")));
        } else if csv::without_line_end(row, dialect).len() > csv::LONGEST_ROW {
            return Err(first_row_too_long());
        } else {
            csv::fields(row, dialect).into_iter().map(Cow::into_owned).collect()
        };
        if row.contains('\0') {
            return Err(Error::data(phrase!("error-header-nul"), None));
        }
        let columns = Columns::new(self.catalog, names, &self.made)?;
        if wishes.output == Form::Jsonl {
            columns.refuse_twins()?;
        }
        if let Some(group) = &mut self.group {
            let mut called = (0..columns.names.len()).filter(|&at| columns.names[at].trim() == group.name);
            group.column = Some(called.next().ok_or_else(|| no_group(&group.name, "column"))?);
            if called.next().is_some() {
                let name = quoted(&group.name);
                return Err(Error::usage(phrase!("error-group-twice", name = name), phrase!("hint-group-twice")));
            }
        }
        let has_carriage_returns = dialect.line_end == b'\n' && row.ends_with("\r\n");
        self.style = Style::new(wishes.output, dialect.delimiter, has_carriage_returns, &self.made);
        if self.skip > 0 && wishes.output == Form::Csv {
            self.header.extend_from_slice(BYTE_ORDER_MARK);
        }
        let header = if wishes.columns.is_none() { row.len() } else { 0 };
        if wishes.columns.is_none() {
            self.style.header(columns.others(), &self.made, &mut self.header);
        }
        self.skip += header;
        self.columns = Some((columns, dialect.of_rows(&text[header..])));
        Ok(())
    }

    /// Why a key that holds no answer cannot be passed through, if it cannot.
    fn refuse_key(&self, key: &str) -> Option<Phrase> {
        if self.made.iter().any(|name| name == key) {
            return Some(phrase!("reject-name"));
        }
        let is_new = self.keys.header.as_ref().is_some_and(|all| !all.iter().any(|it| it == key));
        is_new.then(|| phrase!("reject-new"))
    }

    /// Columns that are passed through but look as if they were meant to hold answers, each with what may be meant.
    fn doubtful(&self) -> Vec<(String, String)> {
        let keys = self.keys.first.iter().filter(|(_, kind)| !kind.is_answer()).map(|(name, _)| name.as_str());
        let columns = self.columns.iter().flat_map(|(columns, _)| columns.others());
        let near = |name: &str| Some((name.to_owned(), columns::misspelt(self.catalog, name)?.to_owned()));
        keys.chain(columns).filter_map(near).collect()
    }
}

/// Whether the row that tells what the columns are is whole in `sample`, the beginning of the input.
fn has_first_row(catalog: &Catalog, wishes: &Wishes, sample: &[u8]) -> bool {
    match wishes.input {
        Form::Csv if wishes.columns.is_some() => true,
        Form::Csv => dialect(catalog, wishes, sample).row(sample, None, false).kind != RowKind::Unfinished,
        Form::Jsonl if wishes.output == Form::Jsonl && wishes.group.is_none() => true,
        Form::Jsonl => {
            let begin = sample.len() - sample.trim_ascii_start().len();
            memchr::memchr(b'\n', &sample[begin..]).is_some()
        }
    }
}

fn first_row_too_long() -> Error {
    Error::data(phrase!("error-first-row", most = csv::LONGEST_ROW / 1024), phrase!("hint-first-row"))
}

fn no_group(name: &str, what: &str) -> Error {
    Error::usage(phrase!("error-no-group", what = what, name = quoted(name)), None)
}

/// What spreadsheets put at the beginning of UTF-8 text.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// How a CSV file is written that begins with `text`.
fn dialect(catalog: &Catalog, wishes: &Wishes, text: &[u8]) -> Dialect {
    let wanted = wishes.columns.as_ref().map(Vec::len);
    let guess = Dialect::guess(text, wanted, |name| Column::named(catalog, name).is_answer());
    Dialect { delimiter: wishes.delimiter.unwrap_or(guess.delimiter), ..guess }
}
