//! From the text of a catalogue to its tables, collecting every mistake of form on the way.
//!
//! Each table is read by serde by itself. Where that fails, the mistake is noted, something else is put in its place and
//! the table is read again, so that one run finds all mistakes and the checks of meaning see as much as possible.

use std::ops::Range;

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::problem::Problem;
use super::{find, raw};

/// The format of the file that this program reads.
const SCHEMA: u32 = 1;

/// Tables by name, every mistake of form put into `problems`. What could not be read is left out.
pub fn tables(text: &str, problems: &mut Vec<Problem>) -> raw::Catalog {
    // A sound file needs no repairs, and then no copies of its tables either.
    let before = problems.len();
    let catalog = read_all(text, false, problems);
    if problems.len() == before {
        return catalog;
    }
    problems.truncate(before);
    read_all(text, true, problems)
}

fn read_all(text: &str, repairing: bool, problems: &mut Vec<Problem>) -> raw::Catalog {
    let (root, mistakes) = DeTable::parse_recoverable(text);
    problems.extend(mistakes.iter().map(|mistake| syntax(mistake, text)));
    let mut reader = Reader { root: root.into_inner(), end: text.len()..text.len(), repairing, problems };
    for (key, value) in &reader.root {
        characters(key.get_ref(), key.span(), reader.problems);
        strings(value, reader.problems);
    }
    let schema: Option<Spanned<u32>> = reader.value("schema");
    if let Some(schema) = schema.filter(|it| *it.get_ref() != SCHEMA) {
        reader.problems.push(Problem::new(
            "unknown-schema",
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
        editions: reader.list_if_any("edition"),
    };
    reader.finish();
    catalog
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

struct Reader<'t, 'p> {
    root: DeTable<'t>,
    /// The end of the file, where something missing is shown.
    end: Range<usize>,
    repairing: bool,
    problems: &'p mut Vec<Problem>,
}

impl Reader<'_, '_> {
    /// The one value with this key; its absence is a problem.
    fn value<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        let Some(value) = self.root.remove(key) else {
            self.missing(key);
            return None;
        };
        self.read(value)
    }

    /// The value with this key, which may be left out.
    fn optional<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        self.root.remove(key).and_then(|value| self.read(value))
    }

    /// The tables under this key.
    fn list<T: DeserializeOwned>(&mut self, key: &'static str) -> Vec<T> {
        if !self.root.contains_key(key) {
            self.missing(key);
        }
        self.list_if_any(key)
    }

    /// The tables under this key, which need not be there.
    fn list_if_any<T: DeserializeOwned>(&mut self, key: &'static str) -> Vec<T> {
        let Some(value) = self.root.remove(key) else {
            return Vec::new();
        };
        let span = value.span();
        let DeValue::Array(items) = value.into_inner() else {
            self.problems.push(Problem::new(
                "wrong-type",
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
            return Repairs { problems: self.problems, end: self.end.end, tried: Vec::new() }.read(value);
        }
        let span = value.span();
        let read = T::deserialize(ValueDeserializer::from(value));
        read.map_err(|error| self.problems.push(shape(error.message(), span))).ok()
    }

    fn missing(&mut self, key: &str) {
        self.problems.push(Problem::new(
            "missing-key",
            self.end.clone(),
            format!("the catalogue has no `{key}`"),
            format!("add `{key}`; docs/catalogue.md lists all tables"),
        ));
    }

    /// Whatever is left has no business here.
    fn finish(self) {
        for key in self.root.keys() {
            let label = match find::closest(key.get_ref(), TABLES) {
                Some(known) => format!("did you mean `{known}`?"),
                None => "docs/catalogue.md lists all tables".to_owned(),
            };
            self.problems.push(Problem::new(
                "unknown-key",
                key.span(),
                format!("there is no table `{}` in a catalogue", key.get_ref()),
                label,
            ));
        }
    }
}

/// What stands in for a value that cannot be used, one after the other until one fits.
const STAND_INS: [&str; 5] = ["1", "\"x\"", "[]", "{}", "2000-01-01"];
/// A table with more mistakes than this is not read on.
const MOST_REPAIRS: usize = 500;

/// Reads one table. What serde rejects is noted and replaced by a stand-in, so that the rest is read and can be checked;
/// stand-ins lie past the end of the file, and nothing is said about them.
struct Repairs<'p> {
    problems: &'p mut Vec<Problem>,
    /// The end of the file.
    end: usize,
    /// How many stand-ins each place has had.
    tried: Vec<usize>,
}

impl Repairs<'_> {
    fn read<T: DeserializeOwned>(&mut self, mut value: Spanned<DeValue<'_>>) -> Option<T> {
        let whole = value.span();
        for _ in 0..MOST_REPAIRS {
            let error = match T::deserialize(ValueDeserializer::from(value.clone())) {
                Ok(table) => return Some(table),
                Err(error) => error,
            };
            let span = error.span().unwrap_or(whole.clone());
            if span.start <= self.end {
                self.problems.push(shape(error.message(), span.clone()));
            }
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
        let slot = span.start.checked_sub(self.end + 1).unwrap_or(self.tried.len());
        let variant = message.starts_with("unknown variant").then(|| message.split('`').nth(3)).flatten();
        *at = self.stand_in(slot, variant)?;
        Some(())
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
        let start = self.end + 1 + slot;
        Some(Spanned::new(start..start + 1, owned(value)))
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
    Problem::new("syntax", span.start.min(end)..end, format!("this is not TOML: {}", mistake.message()), "here")
}

/// What serde calls things, and what an editor of the catalogue does.
const RUST_WORDS: [(&str, &str); 6] = [
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
        Problem::new("unknown-key", span, format!("`{key}` has no meaning here"), label)
    } else if message.starts_with("missing field") {
        let key = quoted.first().copied().unwrap_or_default();
        Problem::new("missing-key", span, format!("`{key}` is missing"), format!("add `{key} = ...`"))
    } else if message.starts_with("unknown variant") {
        let word = quoted.first().copied().unwrap_or_default();
        let known = quoted.get(1..).unwrap_or_default();
        let label = format!("one of {}", known.join(", "));
        Problem::new("wrong-value", span, format!("`{word}` is not a value of this key"), label)
    } else {
        let message = RUST_WORDS.iter().fold(message.to_owned(), |text, (rust, plain)| text.replace(rust, plain));
        Problem::new("wrong-type", span, message, "this value")
    }
}

/// Checks every text within `value`.
fn strings(value: &Spanned<DeValue<'_>>, problems: &mut Vec<Problem>) {
    match value.get_ref() {
        DeValue::String(text) => {
            characters(text, value.span(), problems);
            if text.trim().is_empty() {
                let label = "write something, or take the key out";
                problems.push(Problem::new("empty-text", value.span(), "this text is empty", label));
            } else if text.trim() != text.as_ref() {
                let message = "this text begins or ends with a blank";
                problems.push(Problem::new("outer-blank", value.span(), message, "take the blank out"));
            }
        }
        DeValue::Array(items) => items.iter().for_each(|item| strings(item, problems)),
        DeValue::Table(table) => {
            for (key, child) in table {
                characters(key.get_ref(), key.span(), problems);
                strings(child, problems);
            }
        }
        _ => {}
    }
}

/// Control characters and direction overrides can make a terminal lie about what it shows.
fn characters(text: &str, span: Range<usize>, problems: &mut Vec<Problem>) {
    let bad = |c: &char| {
        c.is_control()
            || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if let Some(found) = text.chars().find(bad) {
        problems.push(Problem::new(
            "control-character",
            span,
            format!("this text holds the invisible character U+{:04X}", u32::from(found)),
            "take it out",
        ));
    }
}
