//! Reading a table key by key. Whatever is wrong is noted and something else returned in its place, so that one run finds
//! all problems; a catalogue with problems goes no further than the checks.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::problem::{Found, Problem, Span};
use super::tree::{Entry, Node, Value};
use super::{Code, Domain};
use crate::catalog::{Circumstance, Each, Text, find};
use crate::untrusted::quoted;
use crate::words::Word;

/// The ids of one kind: the index of each table, and where its id is.
pub(super) type Names = BTreeMap<String, (usize, Span)>;

/// What is known while tables are read.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) found: Found,
    /// The ids of every kind, collected before anything refers to them.
    pub(super) names: BTreeMap<&'static str, Names>,
    /// The possible answers to each circumstance; `None` where they could not be read.
    pub(super) domains: Each<Circumstance, Option<Domain>>,
    /// Set while something is made up for a table that is missing: what it lacks is no further problem.
    silent: bool,
}

impl Reader {
    pub(super) fn new(found: Found) -> Self {
        Self { found, ..Self::default() }
    }

    pub(super) fn push(&mut self, code: Code, span: &Span, message: impl AsRef<str>, label: impl AsRef<str>) {
        self.report(Problem::new(code, span.clone(), message, label));
    }

    pub(super) fn report(&mut self, problem: Problem) {
        if !self.silent {
            self.found.push(problem);
        }
    }

    /// A label that takes long to work out; empty if it would not be shown.
    pub(super) fn hint(&self, work_out: impl FnOnce() -> String) -> String {
        if self.found.is_full() { String::new() } else { work_out() }
    }

    /// What to do about a name that nothing has: the nearest of those that are known, or else what `otherwise` says.
    pub(super) fn near<'k>(
        &self,
        name: &str,
        known: impl IntoIterator<Item = &'k str>,
        otherwise: impl FnOnce() -> String,
    ) -> String {
        self.hint(|| find::closest(name, known).map_or_else(otherwise, |near| format!("did you mean `{near}`?")))
    }

    /// Reads the table `node`; keys that `read` does not ask for have no meaning in it. `name` is what it is called in
    /// the table around it.
    pub(super) fn read<'t, T>(
        &mut self,
        name: &'static str,
        node: &'t Node,
        read: impl FnOnce(&mut Table<'_, 't>) -> T,
    ) -> T {
        let mut table = Table { reader: self, name, node, known: Vec::new() };
        let it = read(&mut table);
        table.finish();
        it
    }

    /// Reads a table that is missing.
    fn make_up<T>(&mut self, read: impl FnOnce(&mut Table<'_, 'static>) -> T) -> T {
        static EMPTY: Node = Node { value: Value::Table(BTreeMap::new()), span: 0..0 };
        let outer = std::mem::replace(&mut self.silent, true);
        let it = self.read("", &EMPTY, read);
        self.silent = outer;
        it
    }
}

/// A table that is being read.
pub(super) struct Table<'r, 't> {
    pub(super) reader: &'r mut Reader,
    name: &'static str,
    pub(super) node: &'t Node,
    /// The keys that were asked for.
    known: Vec<&'static str>,
}

impl<'t> Table<'_, 't> {
    /// The value under `key`, if there is one.
    pub(super) fn get(&mut self, key: &'static str) -> Option<&'t Node> {
        self.known.push(key);
        self.node.get(key)
    }

    /// The value under `key`; its absence is a problem.
    pub(super) fn required(&mut self, key: &'static str) -> Option<&'t Node> {
        self.get(key).or_else(|| {
            self.missing(key, &format!("add `{key} = ...`"));
            None
        })
    }

    fn missing(&mut self, key: &str, label: &str) {
        self.reader.push(Code::MissingKey, &self.node.span, format!("`{key}` is missing"), label);
    }

    /// What `read` makes of the value under `key`, if there is one.
    pub(super) fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Self, &'static str) -> T,
    ) -> Option<T> {
        self.get(key).map(|_| read(self, key))
    }

    pub(super) fn or_default<T: Default>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Self, &'static str) -> T,
    ) -> T {
        self.optional(key, read).unwrap_or_default()
    }

    pub(super) fn string(&mut self, key: &'static str) -> String {
        self.required(key).and_then(|node| self.text_in(key, node)).unwrap_or_default().to_owned()
    }

    pub(super) fn strings(&mut self, key: &'static str) -> Vec<String> {
        self.texts_in(key).into_iter().map(|(text, _)| text.to_owned()).collect()
    }

    /// The texts in the list under `key`, with their places.
    pub(super) fn texts_in(&mut self, key: &'static str) -> Vec<(&'t str, &'t Span)> {
        let items = self.items(key, "a list of texts", "write it in square brackets");
        items.iter().filter_map(|item| Some((self.text_in(key, item)?, &item.span))).collect()
    }

    pub(super) fn text_in(&mut self, key: &str, node: &'t Node) -> Option<&'t str> {
        node.text().or_else(|| {
            self.wrong(key, node, "a text", "write it in quotes");
            None
        })
    }

    /// A text in both languages.
    pub(super) fn text(&mut self, key: &'static str) -> Text {
        self.required(key).map(|node| self.both_in(key, node)).unwrap_or_default()
    }

    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let items = self.items(key, "a list of texts in both languages", "write it in square brackets");
        items.iter().map(|item| self.both_in(key, item)).collect()
    }

    fn both_in(&mut self, key: &'static str, node: &'t Node) -> Text {
        if matches!(node.value, Value::Table(_)) {
            return self.reader.read(key, node, |t| Text { en: t.string("en").into(), bn: t.string("bn").into() });
        }
        self.wrong(key, node, "a text in both languages", "write `{ en = \"...\", bn = \"...\" }`");
        Text::default()
    }

    /// False if it is left out.
    pub(super) fn switch(&mut self, key: &'static str) -> bool {
        match self.get(key) {
            Some(Node { value: Value::Switch(switch), .. }) => return *switch,
            Some(node) => self.wrong(key, node, "true or false", "without quotes"),
            None => {}
        }
        false
    }

    pub(super) fn day(&mut self, key: &'static str) -> Date {
        match self.required(key) {
            Some(Node { value: Value::Day(day), .. }) => return *day,
            Some(node) => self.wrong(key, node, "a day", "write it as 2026-11-22, without quotes"),
            None => {}
        }
        Date::MIN
    }

    pub(super) fn word<W: Word>(&mut self, key: &'static str) -> W {
        let Some((word, node)) = self.required(key).and_then(|node| Some((self.text_in(key, node)?, node))) else {
            return W::ALL[0];
        };
        W::ALL.iter().copied().find(|it| it.word() == word).unwrap_or_else(|| {
            let all: Vec<&str> = W::ALL.iter().map(|it| it.word()).collect();
            let message = format!("{} is not a value of this key", quoted(word));
            self.reader.push(Code::WrongValue, &node.span, message, format!("one of {}", all.join(", ")));
            W::ALL[0]
        })
    }

    /// A whole number in the range; its lowest if there is none.
    pub(super) fn whole<N>(&mut self, key: &'static str, range: RangeInclusive<N>) -> N
    where
        N: Copy + Display + TryFrom<i128>,
        i128: From<N>,
    {
        let (low, high) = (*range.start(), *range.end());
        match self.required(key) {
            Some(Node { value: Value::Whole(number), span }) => {
                let fits = (i128::from(low)..=i128::from(high)).contains(number);
                match N::try_from(*number) {
                    Ok(number) if fits => return number,
                    _ => self.out_of_range(span, number, &range),
                }
            }
            Some(node) => self.wrong(key, node, "a whole number", &format!("from {low} to {high}")),
            None => {}
        }
        low
    }

    /// A number in the range; its lowest if there is none.
    pub(super) fn number(&mut self, key: &'static str, range: &RangeInclusive<f64>) -> f64 {
        self.required(key).and_then(|node| self.number_in(key, node, range)).unwrap_or(*range.start())
    }

    pub(super) fn number_in(&mut self, key: &str, node: &Node, range: &RangeInclusive<f64>) -> Option<f64> {
        let number = match node.value {
            Value::Fraction(number) => number,
            Value::Whole(number) => number as f64,
            _ => {
                self.wrong(key, node, "a number", &format!("from {} to {}", range.start(), range.end()));
                return None;
            }
        };
        if !range.contains(&number) {
            self.out_of_range(&node.span, number, range);
            return None;
        }
        Some(number)
    }

    fn out_of_range<N: Display>(&mut self, span: &Span, number: impl Display, range: &RangeInclusive<N>) {
        let message = format!("{number} is not from {} to {}", range.start(), range.end());
        self.reader.push(Code::OutOfRange, span, message, "out of range");
    }

    /// The address of a web page.
    pub(super) fn url(&mut self, key: &'static str) -> String {
        let url = self.string(key);
        if !is_web_page(&url) && self.node.get(key).is_some_and(|node| node.text().is_some()) {
            let message = "this is not the plain address of a web page";
            let label = "write https://, a host name with a dot, no user@, and %20 or the like for other characters";
            self.reader.push(Code::BadUrl, &self.node.span(&[key]), message, label);
        }
        url
    }

    /// The address of one page of a site, by https.
    pub(super) fn page(&mut self, key: &'static str) -> String {
        let url = self.url(key);
        if is_web_page(&url) && !(url.starts_with("https://") && leads_to_page(&url)) {
            let label = "give the https address of the page itself, not of the site";
            self.reader.push(Code::BadUrl, &self.node.span(&[key]), "this leads to no page", label);
        }
        url
    }

    /// A text whose length in each language is limited, in characters.
    pub(super) fn short(&mut self, key: &'static str, most: usize) -> Text {
        let text = self.text(key);
        for (lang, text) in [("en", &text.en), ("bn", &text.bn)] {
            let count = text.chars().count();
            if count > most {
                let message = format!("this text has {count} characters");
                self.reader.push(Code::TooLong, &self.node.span(&[key, lang]), message, format!("at most {most}"));
            }
        }
        text
    }

    /// The tables under `key`, of which there must be one at least.
    pub(super) fn some<T>(&mut self, key: &'static str, read: impl Fn(&mut Table) -> T) -> Vec<T> {
        let label = format!("add `[[{}]]`", self.path(key));
        let list: Vec<T> = self.list(key, read);
        if self.node.get(key).is_none() {
            self.missing(key, &label);
        }
        list
    }

    pub(super) fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Table) -> T) -> T {
        let header = format!("[{}]", self.path(key));
        match self.get(key) {
            Some(node @ Node { value: Value::Table(_), .. }) => return self.reader.read(key, node, read),
            Some(node) => self.wrong(key, node, "a table", &format!("write it as `{header}`")),
            None => self.missing(key, &format!("add `{header}`")),
        }
        self.reader.make_up(read)
    }

    /// The tables under `key`; there may be none.
    pub(super) fn list<T, C: FromIterator<T>>(&mut self, key: &'static str, read: impl Fn(&mut Table) -> T) -> C {
        let Some(node) = self.get(key) else { return C::from_iter([]) };
        let label = format!("write each as `[[{}]]`", self.path(key));
        if !matches!(node.value, Value::List(_)) {
            self.wrong(key, node, "a list of tables", &label);
        }
        for item in node.items().iter().filter(|item| !matches!(item.value, Value::Table(_))) {
            self.wrong(key, item, "a table", &label);
        }
        self.node.tables(key).map(|item| self.reader.read(key, item, &read)).collect()
    }

    /// How `key` is written in the header of a table.
    fn path(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    /// The items of the list under `key`.
    fn items(&mut self, key: &'static str, kind: &str, label: &str) -> &'t [Node] {
        let Some(node) = self.required(key) else { return &[] };
        if !matches!(node.value, Value::List(_)) {
            self.wrong(key, node, kind, label);
        }
        node.items()
    }

    /// The entries of the table `node`, a value under `key`.
    pub(super) fn entries(
        &mut self,
        key: &str,
        node: &'t Node,
    ) -> impl Iterator<Item = (&'t str, &'t Entry)> + use<'t> {
        if !matches!(node.value, Value::Table(_)) {
            self.wrong(key, node, "a table", "write it in curly brackets");
        }
        node.entries()
    }

    /// A value under `key` that is not what it must be.
    pub(super) fn wrong(&mut self, key: &str, node: &Node, kind: &str, label: &str) {
        let message = format!("{} must be {kind}, not {}", quoted(key), node.value.kind());
        self.reader.push(Code::WrongType, &node.span, message, label);
    }

    /// Whatever was not asked for has no meaning here.
    fn finish(mut self) {
        self.known.dedup();
        for (key, entry) in self.node.entries().filter(|(key, _)| !self.known.contains(key)) {
            let all = || format!("the keys here are {}", self.known.join(", "));
            let label = self.reader.near(key, self.known.iter().copied(), all);
            let message = format!("{} has no meaning here", quoted(key));
            self.reader.push(Code::UnknownKey, &entry.key, message, label);
        }
    }
}

/// Whether the address of a web page is more than that of its site.
pub(super) fn leads_to_page(url: &str) -> bool {
    let path = url.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
    path.is_some_and(|(_, path)| !path.is_empty())
}

/// Whether `url` is http or https and hides nothing: only the characters of RFC 3986, and no user before the host, which
/// could look like one.
fn is_web_page(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let allowed = |c: u8| c.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&c);
    url.bytes().all(allowed) && host.contains('.') && !host.contains('@')
}
