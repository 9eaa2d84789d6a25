//! From the text of a catalogue to its tables, collecting every mistake of form on the way.
//!
//! Each table is read by serde by itself. Where that fails, the mistake is noted, something else is put in its place and
//! the table is read again, so that one run finds all mistakes and the checks of meaning see as much as possible.

use std::ops::Range;

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::problem::{Found, Problem};
use super::{Code, find, raw, values};
use crate::untrusted::is_dense;

/// The format of the file that this program reads.
const SCHEMA: u32 = 1;
/// The built-in catalogue has a tenth of the marks that may be there.
const MOST_MARKS: usize = 300_000;

/// Tables by name, every mistake of form put into `found`. What could not be read is left out; there is nothing at all
/// if the file is too large in some way, or so wrong that what is left out would be missed everywhere.
pub(super) fn tables(text: &str, found: &mut Found) -> Option<raw::Catalog> {
    if is_dense(text, MOST_MARKS) {
        let label = "split it: this is more than ten times the built-in catalogue";
        found.push(Problem::new(Code::TooMany, 0..0, "this file holds too many values", label));
        return None;
    }
    // A sound file needs no repairs, and then no copies of its tables either.
    let catalog = read_all(text, false, found)?;
    if found.is_empty() {
        return Some(catalog);
    }
    drop(catalog);
    *found = Found::in_text(text);
    read_all(text, true, found).filter(|_| !found.is_full())
}

fn read_all(text: &str, repairing: bool, found: &mut Found) -> Option<raw::Catalog> {
    let (root, mistakes) = DeTable::parse_recoverable(text);
    for mistake in &mistakes {
        found.push(syntax(mistake, text));
    }
    if !values::check(root.get_ref(), 0..0, found) || found.is_full() {
        return None;
    }
    let end = text.len()..text.len();
    let mut reader = Reader { root: root.into_inner(), end, repairing, patience: PATIENCE, found };
    let schema: Option<Spanned<u32>> = reader.value("schema");
    if let Some(schema) = schema.filter(|it| *it.get_ref() != SCHEMA) {
        reader.found.push(Problem::new(
            Code::UnknownSchema,
            schema.span(),
            format!("this catalogue is of format {}", schema.get_ref()),
            format!("this program reads format {SCHEMA}"),
        ));
    }
    let catalog = raw::Catalog {
        version: reader.value("version").unwrap_or_default(),
        checked: reader.value("checked").unwrap_or(raw::Day(Date::MIN)),
        planning: reader.value("planning"),
        audit: reader.optional("audit"),
        topics: reader.list("topic"),
        sources: reader.list("source"),
        interests: reader.list("interest"),
        activities: reader.list("activity"),
        circumstances: reader.list("circumstance"),
        resources: reader.list("resource"),
        warnings: reader.list("warning"),
        skills: reader.list("skill"),
        methods: reader.list("method"),
        platforms: reader.list("platform"),
        guides: reader.list("guide"),
        editions: reader.list("edition"),
    };
    reader.finish();
    Some(catalog)
}

const TABLES: [&str; 17] = [
    "schema",
    "version",
    "checked",
    "planning",
    "audit",
    "topic",
    "source",
    "interest",
    "activity",
    "circumstance",
    "resource",
    "warning",
    "skill",
    "method",
    "platform",
    "guide",
    "edition",
];

struct Reader<'t, 'f> {
    root: DeTable<'t>,
    /// The end of the file, where something missing is shown.
    end: Range<usize>,
    repairing: bool,
    /// How many values may still be read again for the sake of repairs.
    patience: usize,
    found: &'f mut Found,
}

impl Reader<'_, '_> {
    /// The one value with this key; its absence is a problem.
    fn value<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        let Some(value) = self.root.remove(key) else {
            self.found.push(Problem::new(
                Code::MissingKey,
                self.end.clone(),
                format!("the catalogue has no `{key}`"),
                format!("add `{key}`; docs/catalogue.md lists all tables"),
            ));
            return None;
        };
        self.read(value)
    }

    /// The value with this key, which may be left out.
    fn optional<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        self.root.remove(key).and_then(|value| self.read(value))
    }

    /// The tables under this key; there may be none.
    fn list<T: DeserializeOwned>(&mut self, key: &'static str) -> Vec<T> {
        let Some(value) = self.root.remove(key) else {
            return Vec::new();
        };
        let span = value.span();
        let DeValue::Array(items) = value.into_inner() else {
            self.found.push(Problem::new(
                Code::WrongType,
                span,
                format!("`{key}` is a list of tables"),
                format!("write each as `[[{key}]]`"),
            ));
            return Vec::new();
        };
        items.into_iter().filter_map(|item| self.read(item)).collect()
    }

    fn read<T: DeserializeOwned>(&mut self, value: Spanned<DeValue<'_>>) -> Option<T> {
        if self.repairing {
            let mut repairs = Repairs { reader: self, tried: Vec::new() };
            return repairs.read(value);
        }
        let span = value.span();
        let read = T::deserialize(ValueDeserializer::from(value));
        read.map_err(|error| self.found.push(shape(error.message(), span))).ok()
    }

    /// Whatever is left has no business here.
    fn finish(self) {
        for key in self.root.keys() {
            let label = match find::closest(key.get_ref(), TABLES) {
                Some(known) => format!("did you mean `{known}`?"),
                None => "docs/catalogue.md lists all tables".to_owned(),
            };
            self.found.push(Problem::new(
                Code::UnknownKey,
                key.span(),
                format!("there is no table `{}` in a catalogue", key.get_ref()),
                label,
            ));
        }
    }
}

/// What stands in for a value that cannot be used, one after the other until one fits.
const STAND_INS: [&str; 5] = ["1", "\"x\"", "[]", "{}", "2000-01-01"];
/// So many values are read again for the sake of repairs: a hundred times all of a catalogue of 400 kilobytes. When they
/// are used up, a table with a mistake is left out.
const PATIENCE: usize = 2_000_000;

/// Reads one table. What serde rejects is noted and replaced by a stand-in, so that the rest is read and can be checked;
/// stand-ins lie past the end of the file, and nothing is said about them.
struct Repairs<'r, 't, 'f> {
    reader: &'r mut Reader<'t, 'f>,
    /// How many stand-ins each place has had.
    tried: Vec<usize>,
}

impl Repairs<'_, '_, '_> {
    fn read<T: DeserializeOwned>(&mut self, mut value: Spanned<DeValue<'_>>) -> Option<T> {
        let whole = value.span();
        let size = size(value.get_ref());
        while !self.reader.found.is_full() {
            self.reader.patience = self.reader.patience.checked_sub(size)?;
            let error = match T::deserialize(ValueDeserializer::from(value.clone())) {
                Ok(table) => return Some(table),
                Err(error) => error,
            };
            let span = error.span().unwrap_or(whole.clone());
            self.reader.found.push(shape(error.message(), span.clone()));
            self.repair(&mut value, &span, error.message())?;
        }
        None
    }

    fn repair(&mut self, value: &mut Spanned<DeValue<'_>>, span: &Range<usize>, message: &str) -> Option<()> {
        let name = message.split('`').nth(1).unwrap_or_default();
        if message.starts_with("unknown field") {
            return remove_key(value, span);
        }
        let at = find(value, span)?;
        if message.starts_with("missing field") {
            let DeValue::Table(table) = at.get_mut() else { return None };
            let stand_in = self.stand_in(self.tried.len(), None)?;
            table.insert(Spanned::new(stand_in.span(), name.to_owned().into()), stand_in);
            return Some(());
        }
        let slot = span.start.checked_sub(self.end() + 1).unwrap_or(self.tried.len());
        let variant = message.starts_with("unknown variant").then(|| message.split('`').nth(3)).flatten();
        *at = self.stand_in(slot, variant)?;
        Some(())
    }

    /// The end of the file.
    fn end(&self) -> usize {
        self.reader.end.end
    }

    /// The next stand-in for a place; one of the values that are expected, if they are known.
    fn stand_in(&mut self, slot: usize, variant: Option<&str>) -> Option<Spanned<DeValue<'static>>> {
        if slot == self.tried.len() {
            self.tried.push(0);
        }
        let written = match variant {
            Some(variant) => format!("\"{variant}\""),
            None => (*STAND_INS.get(self.tried[slot])?).to_owned(),
        };
        self.tried[slot] += 1;
        let mut value = DeValue::parse(&written).ok()?.into_inner();
        value.make_owned();
        let start = self.end() + 1 + slot;
        Some(Spanned::new(start..start + 1, owned(value)))
    }
}

/// How many values there are within a value, itself counted.
fn size(value: &DeValue<'_>) -> usize {
    1 + match value {
        DeValue::Table(table) => table.iter().map(|(_, child)| size(child.get_ref())).sum(),
        DeValue::Array(items) => items.iter().map(|child| size(child.get_ref())).sum(),
        _ => 0,
    }
}

/// A stand-in, which is owned already, without the lifetime of the text it was parsed from.
fn owned(value: DeValue<'_>) -> DeValue<'static> {
    match value {
        DeValue::String(text) => DeValue::String(text.into_owned().into()),
        DeValue::Datetime(day) => DeValue::Datetime(day),
        DeValue::Array(_) => DeValue::Array(toml::de::DeArray::new()),
        DeValue::Table(_) => DeValue::Table(DeTable::new()),
        _ => DeValue::Integer(toml::de::DeInteger::default()),
    }
}

/// The innermost value at exactly this place.
fn find<'v, 't>(value: &'v mut Spanned<DeValue<'t>>, span: &Range<usize>) -> Option<&'v mut Spanned<DeValue<'t>>> {
    let here = value.span() == *span;
    let inner = match value.get_ref() {
        DeValue::Table(table) => table.iter().any(|(_, child)| holds(child, span)),
        DeValue::Array(items) => items.iter().any(|child| holds(child, span)),
        _ => false,
    };
    if !inner {
        return here.then_some(value);
    }
    match value.get_mut() {
        DeValue::Table(table) => table.iter_mut().find_map(|(_, child)| find(child, span)),
        DeValue::Array(items) => items.iter_mut().find_map(|child| find(child, span)),
        _ => None,
    }
}

fn holds(value: &Spanned<DeValue<'_>>, span: &Range<usize>) -> bool {
    value.span() == *span
        || match value.get_ref() {
            DeValue::Table(table) => table.iter().any(|(_, child)| holds(child, span)),
            DeValue::Array(items) => items.iter().any(|child| holds(child, span)),
            _ => false,
        }
}

/// Takes out the key at this place with its value.
fn remove_key(value: &mut Spanned<DeValue<'_>>, span: &Range<usize>) -> Option<()> {
    match value.get_mut() {
        DeValue::Table(table) => {
            let mine = table.keys().find(|key| key.span() == *span).cloned();
            match mine {
                Some(key) => table.remove(&key).map(|_| ()),
                None => table.iter_mut().find_map(|(_, child)| remove_key(child, span)),
            }
        }
        DeValue::Array(items) => items.iter_mut().find_map(|child| remove_key(child, span)),
        _ => None,
    }
}

/// A mistake in the TOML itself.
fn syntax(mistake: &toml::de::Error, text: &str) -> Problem {
    let span = mistake.span().unwrap_or(0..0);
    let end = span.end.min(text.len());
    Problem::new(Code::Syntax, span.start.min(end)..end, format!("this is not TOML: {}", mistake.message()), "here")
}

/// What serde calls things, and what an editor of the catalogue does.
const RUST_WORDS: [(&str, &str); 7] = [
    (" as i128", ""),
    ("u32", "a whole number, 0 or more"),
    ("i32", "a whole number"),
    ("i64", "a whole number"),
    ("f64", "a number"),
    ("a TOML datetime", "a day such as 2026-11-22, without quotes"),
    ("a sequence", "a list in square brackets"),
];

/// A mistake in the form of a table, from serde's words for it.
fn shape(message: &str, span: Range<usize>) -> Problem {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    if message.starts_with("unknown field") {
        let key = quoted.first().copied().unwrap_or_default();
        let known = quoted.get(1..).unwrap_or_default();
        let label = match find::closest(key, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("here one writes {}", known.join(", ")),
        };
        Problem::new(Code::UnknownKey, span, format!("`{key}` has no meaning here"), label)
    } else if message.starts_with("missing field") {
        let key = quoted.first().copied().unwrap_or_default();
        Problem::new(Code::MissingKey, span, format!("`{key}` is missing"), format!("add `{key} = ...`"))
    } else if message.starts_with("unknown variant") {
        let word = quoted.first().copied().unwrap_or_default();
        let known = quoted.get(1..).unwrap_or_default();
        let label = format!("one of {}", known.join(", "));
        Problem::new(Code::WrongValue, span, format!("`{word}` is not a value of this key"), label)
    } else {
        let message = RUST_WORDS.iter().fold(message.to_owned(), |text, (rust, plain)| text.replace(rust, plain));
        Problem::new(Code::WrongType, span, message, "this value")
    }
}
