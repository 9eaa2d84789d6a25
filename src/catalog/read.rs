//! From the text of a catalogue to its tables, collecting every mistake of form on the way.
//!
//! Each table is read by serde by itself. Where that fails, the mistake is noted, the offending piece is taken out and
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
    let (root, mistakes) = DeTable::parse_recoverable(text);
    problems.extend(mistakes.iter().map(|mistake| syntax(mistake, text)));
    let mut reader = Reader {
        root: root.into_inner(),
        end: text.len()..text.len(),
        problems,
    };
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
    };
    reader.finish();
    catalog
}

const TABLES: [&str; 14] = [
    "schema", "version", "checked", "planning", "topic", "source", "interest", "activity",
    "circumstance", "resource", "warning", "skill", "method", "platform",
];

struct Reader<'t, 'p> {
    root: DeTable<'t>,
    /// The end of the file, where something missing is shown.
    end: Range<usize>,
    problems: &'p mut Vec<Problem>,
}

impl Reader<'_, '_> {
    /// The one value with this key; its absence is a problem.
    fn value<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        let Some(value) = self.root.remove(key) else {
            self.missing(key);
            return None;
        };
        read(value, self.problems)
    }

    /// The tables under this key.
    fn list<T: DeserializeOwned>(&mut self, key: &'static str) -> Vec<T> {
        let Some(value) = self.root.remove(key) else {
            self.missing(key);
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
        items
            .into_iter()
            .filter_map(|item| read(item, self.problems))
            .collect()
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

/// Reads one table, taking out what serde rejects until the rest can be read.
fn read<T: DeserializeOwned>(value: Spanned<DeValue<'_>>, problems: &mut Vec<Problem>) -> Option<T> {
    let whole = value.span();
    let mut value = value;
    let mut removed: Vec<String> = Vec::new();
    loop {
        let error = match T::deserialize(ValueDeserializer::from(value.clone())) {
            Ok(table) => return Some(table),
            Err(error) => error,
        };
        let span = error.span().unwrap_or(whole.clone());
        let problem = shape(error.message(), span.clone());
        // What was taken out a moment ago is not also missing.
        let follows = removed.iter().any(|key| error.message() == format!("missing field `{key}`"));
        if !follows {
            problems.push(problem);
        }
        match remove(value.get_mut(), &span) {
            Some(key) => removed.push(key),
            None => return None,
        }
    }
}

/// Takes the piece at `span` out of `value`, or the smallest one around it; gives its key (a number for the item of a
/// list).
fn remove<'t>(value: &mut DeValue<'t>, span: &Range<usize>) -> Option<String> {
    let touches = |at: Range<usize>| at.start <= span.start && span.end <= at.end;
    match value {
        DeValue::Table(table) => {
            for (key, child) in table.iter_mut() {
                if touches(key.span()) {
                    let key = key.clone();
                    table.remove(&key)?;
                    return Some(key.get_ref().to_string());
                }
                if let Some(inner) = remove(child.get_mut(), span) {
                    return Some(inner);
                }
                if touches(child.span()) {
                    let key = key.clone();
                    table.remove(&key)?;
                    return Some(key.get_ref().to_string());
                }
            }
            None
        }
        DeValue::Array(items) => {
            for at in 0..items.len() {
                let item = items.get_mut(at)?;
                if let Some(inner) = remove(item.get_mut(), span) {
                    return Some(inner);
                }
                if touches(item.span()) {
                    let kept: Vec<Spanned<DeValue<'t>>> =
                        items.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, item)| item.clone()).collect();
                    *items = kept.into_iter().collect();
                    return Some(at.to_string());
                }
            }
            None
        }
        _ => None,
    }
}

/// A mistake in the TOML itself.
fn syntax(mistake: &toml::de::Error, text: &str) -> Problem {
    let span = mistake.span().unwrap_or(0..0);
    let end = span.end.min(text.len());
    Problem::new(
        "syntax",
        span.start.min(end)..end,
        format!("this is not TOML: {}", mistake.message()),
        "here",
    )
}

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
        Problem::new("wrong-type", span, message.to_owned(), "this value")
    }
}

/// Checks every text within `value`.
fn strings(value: &Spanned<DeValue<'_>>, problems: &mut Vec<Problem>) {
    match value.get_ref() {
        DeValue::String(text) => {
            characters(text, value.span(), problems);
            if text.trim().is_empty() {
                problems.push(Problem::new(
                    "empty-text",
                    value.span(),
                    "this text is empty",
                    "write something, or take the key out",
                ));
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
        c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
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
