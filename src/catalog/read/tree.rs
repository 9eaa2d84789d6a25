//! The values of a file with their places, of reasonable size and with texts that can be seen, whatever they mean.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::Code;
use super::problem::{Found, Problem, Span};
use crate::untrusted::invisible;

/// Several screens; nobody reads more at once.
const MOST_CHARACTERS: usize = 5_000;
/// In one list or table.
pub(super) const MOST_ENTRIES: usize = 1_000;
/// The format itself never nests half as deep.
pub(super) const MOST_DEPTH: usize = 16;

/// A value and its place.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) enum Value {
    Text(String),
    Whole(i128),
    Fraction(f64),
    Switch(bool),
    Day(Date),
    /// A time, or a day that does not exist.
    Time,
    List(Vec<Node>),
    Table(Entries),
}

/// The entries of a table, by key.
pub(super) type Entries = BTreeMap<String, Entry>;

/// An entry of a table.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: Span,
    pub(super) node: Node,
}

impl Value {
    /// What an editor of the file calls it.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Whole(_) => "a whole number",
            Self::Fraction(_) => "a fraction",
            Self::Switch(_) => "true or false",
            Self::Day(_) => "a day",
            Self::Time => "a time",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

impl Node {
    /// The value under `key` if this is a table that has it.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.table()?.get(key).map(|entry| &entry.node)
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.table().into_iter().flatten().map(|(key, entry)| (key.as_str(), entry))
    }

    fn table(&self) -> Option<&Entries> {
        if let Value::Table(entries) = &self.value { Some(entries) } else { None }
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    pub(super) fn items(&self) -> &[Node] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// The tables in the list under `key`: those that [`super::table::Table::list`] reads.
    pub(super) fn tables(&self, key: &str) -> impl Iterator<Item = &Node> {
        let items = self.get(key).map_or(&[][..], Node::items);
        items.iter().filter(|item| matches!(item.value, Value::Table(_)))
    }

    /// Where this path leads, as far as it can be followed.
    pub(super) fn span(&self, path: &[&str]) -> Span {
        let end = path.iter().try_fold(self, |node, key| node.get(key).ok_or(node));
        end.unwrap_or_else(|last| last).span.clone()
    }
}

/// Parses `text`, a file that begins at `base`. `None` if something in it is so large that no more should be made of it.
pub(super) fn parse(text: &str, base: usize, found: &mut Found) -> Option<Entries> {
    let (root, mistakes) = DeTable::parse_recoverable(text);
    for mistake in mistakes {
        let span = mistake.span().unwrap_or(0..0);
        let end = span.end.min(text.len());
        let span = base + span.start.min(end)..base + end;
        found.push(Problem::new(Code::Syntax, span, format!("this is not TOML: {}", mistake.message()), "here"));
    }
    let mut walk = Walk { base, found, is_too_large: false };
    let root = walk.table(root.into_inner(), base..base, 0);
    (!walk.is_too_large).then_some(root)
}

struct Walk<'f> {
    base: usize,
    found: &'f mut Found,
    is_too_large: bool,
}

impl Walk<'_> {
    fn span<T>(&self, spanned: &Spanned<T>) -> Span {
        let span = spanned.span();
        self.base + span.start..self.base + span.end
    }

    fn table(&mut self, table: DeTable<'_>, span: Span, depth: usize) -> Entries {
        if self.is_too_large(table.len(), span, depth) {
            return Entries::new();
        }
        let entries = table.into_iter().map(|(key, value)| {
            let span = self.span(&key);
            self.characters(key.get_ref(), span.clone());
            (key.into_inner().into_owned(), Entry { key: span, node: self.node(value, depth + 1) })
        });
        entries.collect()
    }

    fn node(&mut self, value: Spanned<DeValue<'_>>, depth: usize) -> Node {
        let span = self.span(&value);
        let value = match value.into_inner() {
            DeValue::String(text) => {
                self.text(&text, span.clone());
                Value::Text(text.into_owned())
            }
            DeValue::Integer(number) => Value::Whole(whole(&number)),
            DeValue::Float(number) => Value::Fraction(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(switch) => Value::Switch(switch),
            DeValue::Datetime(it) if it.time.is_none() => it.to_string().parse().map_or(Value::Time, Value::Day),
            DeValue::Datetime(_) => Value::Time,
            DeValue::Array(items) if self.is_too_large(items.len(), span.clone(), depth) => Value::List(Vec::new()),
            DeValue::Array(items) => Value::List(items.into_iter().map(|item| self.node(item, depth + 1)).collect()),
            DeValue::Table(table) => Value::Table(self.table(table, span.clone(), depth)),
        };
        Node { value, span }
    }

    fn is_too_large(&mut self, entries: usize, span: Span, depth: usize) -> bool {
        let (code, message, label) = if entries > MOST_ENTRIES {
            (Code::TooMany, format!("this holds {entries} entries"), format!("{MOST_ENTRIES} at most"))
        } else if depth > MOST_DEPTH {
            (Code::TooDeep, "this is nested too deeply".to_owned(), "take a pair of brackets out".to_owned())
        } else {
            return false;
        };
        self.found.push(Problem::new(code, span, message, label));
        self.is_too_large = true;
        true
    }

    fn text(&mut self, text: &str, span: Span) {
        self.characters(text, span.clone());
        let (code, message, label) = match text.trim() {
            "" => (Code::EmptyText, "this text is empty", "write something, or take the key out"),
            trimmed if trimmed != text => {
                (Code::OuterBlank, "this text begins or ends with a blank", "take the blank out")
            }
            _ => return,
        };
        self.found.push(Problem::new(code, span, message, label));
    }

    fn characters(&mut self, text: &str, span: Span) {
        if text.len() > MOST_CHARACTERS && text.chars().count() > MOST_CHARACTERS {
            let message = format!("this text has {} characters", text.chars().count());
            let label = format!("{MOST_CHARACTERS} at most; say it in fewer words, or in several texts");
            self.found.push(Problem::new(Code::TooLong, span, message, label));
            self.is_too_large = true;
        } else if let Some(c) = invisible(text) {
            let message = format!("this text holds the invisible character U+{:04X}", u32::from(c));
            self.found.push(Problem::new(Code::ControlCharacter, span, message, "take it out"));
        }
    }
}

/// The number; one beyond 38 digits is too large for every range anyway.
fn whole(number: &DeInteger<'_>) -> i128 {
    i128::from_str_radix(number.as_str(), number.radix()).unwrap_or(i128::MAX)
}
