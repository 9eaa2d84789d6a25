//! Ids: well-formed, unique, and known where they are referred to.

use std::collections::HashMap;
use std::ops::Range;

use super::Checker;
use crate::catalog::find;
use crate::catalog::problem::Problem;
use crate::catalog::raw::Id;

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
                    format!("`{}` cannot be the id of a {kind}", id.get_ref()),
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
            vec![&self.skills, &self.methods, &self.platforms],
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
