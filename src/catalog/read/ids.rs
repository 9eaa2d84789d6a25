//! Ids: well-formed, unique, and known where something refers to them.

use std::collections::{BTreeMap, HashMap};
use std::marker::PhantomData;

use super::Code;
use super::problem::{Problem, Span};
use super::table::{Names, Reader, Table};
use super::tree::{Node, Value};
use crate::catalog::{
    Choice, Circumstance, Evidence, Interest, LONGEST_ID, Place, Platform, Resource, Source, Thing, Topic, find,
};
use crate::untrusted::quoted;

/// Stands in for the index of something that is not there, in a catalogue that will not be handed on.
pub(super) const NOWHERE: usize = usize::MAX;

/// A kind of table that others refer to.
pub(super) struct Kind<T> {
    /// The key of its tables.
    pub(super) key: &'static str,
    /// What a reference to none of them is.
    unknown: Code,
    /// Where they are looked for.
    within: &'static str,
    of: PhantomData<fn() -> T>,
}

const fn kind<T>(key: &'static str, unknown: Code) -> Kind<T> {
    Kind { key, unknown, within: "the catalogue", of: PhantomData }
}

pub(super) const TOPIC: Kind<Topic> = kind("topic", Code::UnknownTopic);
pub(super) const SOURCE: Kind<Source> = kind("source", Code::UnknownSource);
pub(super) const INTEREST: Kind<Interest> = kind("interest", Code::UnknownInterest);
pub(super) const CIRCUMSTANCE: Kind<Circumstance> = kind("circumstance", Code::UnknownCircumstance);
pub(super) const RESOURCE: Kind<Resource> = kind("resource", Code::UnknownResource);
pub(super) const PLATFORM: Kind<Platform> = kind("platform", Code::UnknownPlatform);
/// Of the skill that is being read.
pub(super) const CHOICE: Kind<Choice> =
    Kind { key: "choice", unknown: Code::UnknownChoice, within: "this skill", of: PhantomData };

/// The kinds of things that can be shown.
type Show = (&'static str, fn(usize) -> Thing);
pub(super) const THINGS: [Show; 4] = [
    ("skill", |at| Thing::Skill(at.into())),
    ("method", |at| Thing::Method(at.into())),
    ("platform", |at| Thing::Platform(at.into())),
    ("guide", |at| Thing::Guide(at.into())),
];

impl Reader {
    /// Collects all ids that anything refers to, and checks those of the whole catalogue.
    pub(super) fn collect(&mut self, root: &Node) {
        let kinds = "topic source interest activity circumstance resource warning skill method platform guide";
        for key in kinds.split(' ') {
            let names = self.unique(key, root.tables(key));
            self.names.insert(key, names);
        }
        self.apart(&["interest", "activity", "circumstance"]);
        self.apart(&THINGS.map(|(key, _)| key));
        self.aliases(&THINGS.iter().flat_map(|(key, _)| root.tables(key)).collect::<Vec<_>>());
        for circumstance in root.tables("circumstance") {
            self.aliases(&circumstance.tables("scale").collect::<Vec<_>>());
        }
    }

    /// The ids of these tables; ill-formed and repeated ones are problems.
    fn unique<'t>(&mut self, kind: &str, tables: impl Iterator<Item = &'t Node>) -> Names {
        let mut names = Names::new();
        for (place, node) in tables.enumerate() {
            let Some((id, span)) = node.get("id").and_then(|node| Some((node.text()?, &node.span))) else { continue };
            // Those of sources are like `F12` or `FS-fees`.
            let (has_capitals, form) = match kind {
                "source" => (true, "use English letters and digits, at most 40"),
                _ => (false, "use lower-case English words joined by `-`, at most 40 letters"),
            };
            if id.len() > LONGEST_ID || !is_id(id, has_capitals) {
                let foreign = foreign(id).map(|it| format!("; {it}")).unwrap_or_default();
                let message = format!("{} cannot be an id ({kind})", quoted(id));
                self.push(Code::BadId, span, message, format!("{form}{foreign}"));
            }
            if let Some((_, first)) = names.get(id) {
                let message = format!("two {kind} tables have the id {}", quoted(id));
                let problem = Problem::new(Code::DuplicateId, span.clone(), message, "give this one another id");
                self.report(problem.with_other(first.clone(), "the first one"));
            } else {
                names.insert(id.to_owned(), (place, span.clone()));
            }
        }
        names
    }

    /// Ids that people type in the same place must differ across kinds: questions as columns, things for `show`.
    fn apart(&mut self, kinds: &[&str]) {
        let mut known: BTreeMap<&str, (&str, &Span)> = BTreeMap::new();
        for kind in kinds {
            for (id, (_, span)) in &self.names[kind] {
                if let Some((other, first)) = known.insert(id, (kind, span)) {
                    let message = format!("`{id}` is the id of two things: {other} and {kind}");
                    let problem = Problem::new(Code::DuplicateId, span.clone(), message, "give this one another id");
                    self.found.push(problem.with_other(first.clone(), "the other one"));
                }
            }
        }
    }

    /// No word may mean two of these things.
    fn aliases(&mut self, things: &[&Node]) {
        let mut meanings: HashMap<String, Span> = HashMap::new();
        for thing in things {
            let names = ["name", "title"].iter().flat_map(|key| ["en", "bn"].map(|lang| thing.get(key)?.get(lang)));
            for word in names.chain([thing.get("id")]).filter_map(|word| word?.text()) {
                meanings.insert(find::fold(word), thing.span(&["id"]));
            }
        }
        for alias in things.iter().filter_map(|thing| thing.get("aliases")).flat_map(Node::items) {
            let Some(word) = alias.text() else { continue };
            if let Some(first) = meanings.insert(find::fold(word), alias.span.clone()) {
                let message = format!("{} already means something", quoted(word));
                let problem = Problem::new(Code::DuplicateAlias, alias.span.clone(), message, "take it out");
                self.report(problem.with_other(first, "here"));
            }
        }
    }

    /// The index of what `id` names; a problem if it names nothing.
    pub(super) fn place<T>(&mut self, kind: &Kind<T>, id: &str, span: &Span) -> Place<T> {
        let names = self.names.get(kind.key);
        if let Some((place, _)) = names.and_then(|names| names.get(id)) {
            return Place::from(*place);
        }
        let known = names.into_iter().flat_map(BTreeMap::keys).map(String::as_str);
        let label = match foreign(id) {
            Some(foreign) => format!("ids are written in English letters; {foreign}"),
            None => self.near(id, known, || format!("there is no such {}", kind.key)),
        };
        self.push(kind.unknown, span, format!("{} has no {} {}", kind.within, kind.key, quoted(id)), label);
        Place::from(NOWHERE)
    }
}

impl<'t> Table<'_, 't> {
    /// The id of this table. What it must look like was checked when all ids were collected.
    pub(super) fn id(&mut self) -> String {
        self.string("id")
    }

    /// The tables under `key`, a list within this one, must have different ids.
    pub(super) fn unique(&mut self, kind: &'static str, key: &str) {
        let names = self.reader.unique(kind, self.node.tables(key));
        self.reader.names.insert(kind, names);
    }

    /// The index of what the id under `key` names.
    pub(super) fn place<T>(&mut self, key: &'static str, kind: &Kind<T>) -> Place<T> {
        let node = self.required(key);
        let id = node.and_then(|node| Some((self.text_in(key, node)?, &node.span)));
        id.map_or(Place::from(NOWHERE), |(id, span)| self.reader.place(kind, id, span))
    }

    /// The indexes of what the ids in the list under `key` name.
    pub(super) fn places<T>(&mut self, key: &'static str, kind: &Kind<T>) -> Vec<Place<T>> {
        self.distinct(key).into_iter().map(|(id, span)| self.reader.place(kind, id, span)).collect()
    }

    /// What the ids in the list under `key` name among everything that can be shown.
    pub(super) fn things(&mut self, key: &'static str) -> Vec<Thing> {
        self.distinct(key).into_iter().filter_map(|(id, span)| self.reader.thing(id, span)).collect()
    }

    /// The ids in the list under `key`; naming one twice gains nothing.
    fn distinct(&mut self, key: &'static str) -> Vec<(&'t str, &'t Span)> {
        let ids = self.texts_in(key);
        let mut seen: HashMap<&str, &Span> = HashMap::new();
        for &(id, span) in &ids {
            if let Some(first) = seen.insert(id, span) {
                let message = format!("{} is named twice", quoted(id));
                let problem = Problem::new(Code::DuplicateReference, span.clone(), message, "take one of them out");
                self.reader.report(problem.with_other(first.clone(), "the first one"));
            }
        }
        ids
    }

    /// The sources of a statement, at least one.
    pub(super) fn sources(&mut self) -> Vec<Place<Source>> {
        let sources = self.places("sources", &SOURCE);
        if let Some(Node { value: Value::List(items), span }) = self.node.get("sources")
            && items.is_empty()
        {
            let message = "a statement about the world needs a source";
            self.reader.push(Code::NoSource, span, message, "name the id of a [[source]]");
        }
        sources
    }

    pub(super) fn evidence(&mut self) -> Evidence {
        Evidence { sources: self.sources(), checked: self.day("checked"), sure: self.word("sure") }
    }
}

impl Reader {
    fn thing(&mut self, id: &str, span: &Span) -> Option<Thing> {
        let names = || THINGS.iter().map(|(key, thing)| (&self.names[key], thing));
        let thing = names().find_map(|(names, thing)| names.get(id).map(|(place, _)| thing(*place)));
        if thing.is_none() {
            let known = names().flat_map(|(names, _)| names.keys()).map(String::as_str);
            let label = self.near(id, known, || "name the id of one, or take it out".to_owned());
            let message = format!("there is no skill, method, platform or topic {}", quoted(id));
            self.push(Code::UnknownTopic, span, message, label);
        }
        thing
    }
}

/// ASCII words joined by single hyphens, in lower case unless they may have capitals.
fn is_id(id: &str, has_capitals: bool) -> bool {
    let is_allowed = |c: u8| c.is_ascii_alphanumeric() && (has_capitals || !c.is_ascii_uppercase());
    id.split('-').all(|word| !word.is_empty() && word.bytes().all(is_allowed))
}

/// The first character of an id that merely looks like an English letter.
fn foreign(id: &str) -> Option<String> {
    let c = id.chars().find(|c| c.is_alphabetic() && !c.is_ascii())?;
    Some(format!("`{c}` is U+{:04X}", u32::from(c)))
}
