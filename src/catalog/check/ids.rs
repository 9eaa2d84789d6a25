//! Ids: well-formed, unique, and known where they are referred to.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::Checker;
use crate::catalog::problem::Problem;
use crate::catalog::raw::{self, Id};
use crate::catalog::{Code, Thing, find};
use crate::untrusted::quoted;

/// The ids of one kind, by the place of what they name.
#[derive(Default)]
pub(super) struct Ids {
    pub(super) kind: &'static str,
    pub(super) places: BTreeMap<String, (usize, Range<usize>)>,
}

impl Ids {
    pub(super) fn nearest(&self, word: &str) -> String {
        if let Some(foreign) = foreign(word) {
            return format!("ids are written in English letters; {foreign}");
        }
        match find::closest(word, self.places.keys().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there is no such {}", self.kind),
        }
    }
}

/// What in an id only looks like an English letter, if anything does.
fn foreign(id: &str) -> Option<String> {
    let c = id.chars().find(|c| c.is_alphabetic() && !c.is_ascii())?;
    Some(format!("`{c}` is U+{:04X}", u32::from(c)))
}

/// Ids are short enough to be typed and to stand in a column.
pub const LONGEST_ID: usize = 40;

/// What ids look like.
pub(super) struct Form {
    fits: fn(&str) -> bool,
    says: &'static str,
}

/// Lower-case ASCII words joined by single hyphens.
pub(super) const ID: Form = Form {
    fits: |id| {
        id.split('-').all(|word| !word.is_empty() && word.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
    },
    says: "use lower-case English words joined by `-`, at most 40 letters",
};

/// ASCII letters and digits: `F12`.
pub(super) const SOURCE_ID: Form = Form {
    fits: |id| id.bytes().all(|c| c.is_ascii_alphanumeric()),
    says: "use English letters and digits, at most 40",
};

impl Checker {
    /// Collects the ids of one kind; ill-formed and repeated ones are problems.
    pub(super) fn ids<'a>(&mut self, kind: &'static str, ids: impl Iterator<Item = &'a Id>, form: &Form) -> Ids {
        let mut places: BTreeMap<String, (usize, Range<usize>)> = BTreeMap::new();
        for (place, id) in ids.enumerate() {
            if id.get_ref().len() > LONGEST_ID || !(form.fits)(id.get_ref()) {
                let foreign = foreign(id.get_ref()).map(|it| format!("; {it}")).unwrap_or_default();
                let message = format!("{} cannot be an id ({kind})", quoted(id.get_ref()));
                self.push(Code::BadId, id.span(), message, format!("{}{foreign}", form.says));
            }
            if let Some((_, first)) = places.get(id.get_ref()) {
                let first = first.clone();
                self.found.push(
                    Problem::new(
                        Code::DuplicateId,
                        id.span(),
                        format!("there are two {kind} tables with the id `{}`", id.get_ref()),
                        "give this one another id",
                    )
                    .with_other(first, "the first one"),
                );
            } else {
                places.insert(id.get_ref().clone(), (place, id.span()));
            }
        }
        Ids { kind, places }
    }

    /// Ids that people type in one place must differ across kinds: answers by column name, and what `show` takes.
    pub(super) fn shared_ids(&mut self) {
        let groups = [
            vec![&self.interests, &self.activities, &self.circumstances],
            vec![&self.skills, &self.methods, &self.platforms, &self.guides],
        ];
        let mut found = Vec::new();
        for group in groups {
            for (at, later) in group.iter().enumerate() {
                for (id, (_, span)) in &later.places {
                    for earlier in &group[..at] {
                        if let Some((_, first)) = earlier.places.get(id) {
                            let problem = Problem::new(
                                Code::DuplicateId,
                                span.clone(),
                                format!("`{id}` is the id of two things: {} and {}", earlier.kind, later.kind),
                                "give this one another id",
                            );
                            found.push(problem.with_other(first.clone(), "the other one"));
                        }
                    }
                }
            }
        }
        for problem in found {
            self.found.push(problem);
        }
    }

    /// No word may mean two things that can be shown.
    pub(super) fn aliases(&mut self, raw: &raw::Catalog) {
        let skills = raw.skills.iter().map(|it| (&it.id, &it.name, &it.aliases));
        let methods = raw.methods.iter().map(|it| (&it.id, &it.name, &it.aliases));
        let platforms = raw.platforms.iter().map(|it| (&it.id, &it.name, &it.aliases));
        let guides = raw.guides.iter().map(|it| (&it.id, &it.title, &it.aliases));
        let things: Vec<_> = skills.chain(methods).chain(platforms).chain(guides).collect();
        let mut meanings: HashMap<String, Range<usize>> = HashMap::new();
        for (id, name, _) in &things {
            for word in [id.get_ref(), &name.en, &name.bn] {
                meanings.insert(find::fold(word), id.span());
            }
        }
        for alias in things.iter().flat_map(|(_, _, aliases)| *aliases) {
            if let Some(first) = meanings.insert(find::fold(alias.get_ref()), alias.span()) {
                let message = format!("{} is already a word for something", quoted(alias.get_ref()));
                let problem = Problem::new(Code::DuplicateAlias, alias.span(), message, "take it out");
                self.found.push(problem.with_other(first, "here"));
            }
        }
    }

    /// What `id` names among the things that can be shown.
    pub(super) fn thing(&mut self, id: &Id) -> Option<Thing> {
        type Kind<'a> = (&'a Ids, fn(usize) -> Thing);
        let kinds: [Kind; 4] = [
            (&self.skills, Thing::Skill),
            (&self.methods, Thing::Method),
            (&self.platforms, Thing::Platform),
            (&self.guides, Thing::Guide),
        ];
        let found = kinds.iter().find_map(|(ids, thing)| ids.places.get(id.get_ref()).map(|(place, _)| thing(*place)));
        if found.is_none() {
            let message = format!("there is no skill, method, platform or topic {}", quoted(id.get_ref()));
            let all = kinds.iter().flat_map(|(ids, _)| ids.places.keys().map(String::as_str));
            let label = self.hint(|| match find::closest(id.get_ref(), all) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "name the id of one, or take it out".to_owned(),
            });
            self.push(Code::UnknownTopic, id.span(), message, label);
        }
        found
    }

    /// The place of what `id` names; a problem of this code if it names nothing.
    pub(super) fn place(&mut self, code: Code, ids: fn(&Self) -> &Ids, id: &Id) -> Option<usize> {
        let table = ids(self);
        if let Some((place, _)) = table.places.get(id.get_ref()) {
            return Some(*place);
        }
        let message = format!("the catalogue has no {} {}", table.kind, quoted(id.get_ref()));
        let label = self.hint(|| table.nearest(id.get_ref()));
        self.push(code, id.span(), message, label);
        None
    }

    pub(super) fn places(&mut self, code: Code, ids: fn(&Self) -> &Ids, list: &[Id]) -> Vec<usize> {
        self.each_once(list);
        list.iter().filter_map(|id| self.place(code, ids, id)).collect()
    }

    /// Nothing is gained by naming something twice.
    pub(super) fn each_once(&mut self, list: &[Id]) {
        let mut seen: HashMap<&str, Range<usize>> = HashMap::new();
        for id in list {
            if let Some(first) = seen.insert(id.get_ref(), id.span()) {
                let message = format!("{} is named twice", quoted(id.get_ref()));
                let problem = Problem::new(Code::DuplicateReference, id.span(), message, "take one of them out");
                self.found.push(problem.with_other(first, "the first one"));
            }
        }
    }
}
