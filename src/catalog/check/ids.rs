//! Ids: well-formed, unique, and known where they are referred to.

use std::collections::HashMap;
use std::ops::Range;

use super::Checker;
use crate::catalog::problem::Problem;
use crate::catalog::raw::{self, Id};
use crate::catalog::{Thing, find};

/// The ids of one kind, by the place of what they name.
#[derive(Default)]
pub(super) struct Ids {
    pub(super) kind: &'static str,
    pub(super) code: &'static str,
    pub(super) places: HashMap<String, (usize, Range<usize>)>,
}

impl Ids {
    pub(super) fn nearest(&self, word: &str) -> String {
        match find::closest(word, self.places.keys().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there is no such {}", self.kind),
        }
    }
}

/// Lower-case ASCII words joined by single hyphens.
pub(super) fn is_id(id: &str) -> bool {
    id.len() <= 40
        && id
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
}

impl Checker {
    /// Collects the ids of one kind; ill-formed and repeated ones are problems.
    pub(super) fn ids<'a>(
        &mut self,
        kind: &'static str,
        code: &'static str,
        ids: impl Iterator<Item = &'a Id>,
        well_formed: impl Fn(&str) -> bool,
    ) -> Ids {
        let mut places: HashMap<String, (usize, Range<usize>)> = HashMap::new();
        for (place, id) in ids.enumerate() {
            if !well_formed(id.get_ref()) {
                self.push(
                    "bad-id",
                    id.span(),
                    format!("`{}` cannot be an id ({kind})", id.get_ref()),
                    "use lower-case English words joined by `-`",
                );
            }
            if let Some((_, first)) = places.get(id.get_ref()) {
                let first = first.clone();
                self.problems.push(
                    Problem::new(
                        "duplicate-id",
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
        Ids { kind, code, places }
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
                                "duplicate-id",
                                span.clone(),
                                format!("a {} and a {} have the same id `{id}`", earlier.kind, later.kind),
                                "give this one another id",
                            );
                            found.push(problem.with_other(first.clone(), "the other one"));
                        }
                    }
                }
            }
        }
        self.problems.extend(found);
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
                let message = format!("`{}` is already a word for something", alias.get_ref());
                let problem = Problem::new("duplicate-alias", alias.span(), message, "take it out");
                self.problems.push(problem.with_other(first, "here"));
            }
        }
    }

    /// What `id` names among the things that can be shown.
    pub(super) fn thing(&mut self, id: &Id) -> Option<Thing> {
        let find = |ids: &Ids, thing: fn(usize) -> Thing| ids.places.get(id.get_ref()).map(|(place, _)| thing(*place));
        let found = find(&self.skills, Thing::Skill)
            .or_else(|| find(&self.methods, Thing::Method))
            .or_else(|| find(&self.platforms, Thing::Platform));
        found.or_else(|| self.place(|checker| &checker.guides, id).map(Thing::Guide))
    }

    /// The place of what `id` names.
    pub(super) fn place(&mut self, ids: fn(&Self) -> &Ids, id: &Id) -> Option<usize> {
        let table = ids(self);
        if let Some((place, _)) = table.places.get(id.get_ref()) {
            return Some(*place);
        }
        let message = format!("the catalogue has no {} `{}`", table.kind, id.get_ref());
        let (code, label) = (table.code, table.nearest(id.get_ref()));
        self.push(code, id.span(), message, label);
        None
    }

    pub(super) fn places(&mut self, ids: fn(&Self) -> &Ids, list: &[Id]) -> Vec<usize> {
        list.iter().filter_map(|id| self.place(ids, id)).collect()
    }
}
