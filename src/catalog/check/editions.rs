//! Former editions: whole, and as they were.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Checker;
use crate::catalog::problem::Problem;
use crate::catalog::raw;
use crate::catalog::{Code, Domain, EDITION_LETTERS, Edition};
use crate::untrusted::quoted;

impl Checker {
    /// The former editions; each must have the letters it had, and no two editions the same.
    pub(super) fn editions(&mut self, list: Vec<raw::Edition>, present: &Edition) -> Vec<Edition> {
        let mut former: Vec<Edition> = Vec::new();
        let mut known: BTreeMap<[u8; EDITION_LETTERS], Range<usize>> = BTreeMap::new();
        for it in list {
            let letters = it.letters.clone();
            let Some(edition) = self.edition(it) else { continue };
            if edition.written_letters() != *letters.get_ref() {
                let (is, was) = (edition.written_letters(), quoted(letters.get_ref()));
                self.push(
                    Code::ChangedEdition,
                    letters.span(),
                    format!("codes of these questions begin with `{is}`, not with {was}"),
                    "a former edition is never edited: put in again what `pothik check OLD-FILE --edition` prints",
                );
            }
            if let Some(first) = known.insert(edition.letters(), letters.span()) {
                let (message, label) = ("two former editions have these letters", "take one of the two out");
                let problem = Problem::new(Code::DuplicateEdition, letters.span(), message, label);
                self.found.push(problem.with_other(first, "the other one"));
            }
            let questions = |edition: &Edition| (edition.activities.clone(), edition.circumstances.clone());
            if edition.letters() == present.letters() && questions(&edition) != questions(present) {
                self.push(
                    Code::DuplicateEdition,
                    letters.span(),
                    "the present questions happen to have these letters too",
                    "exchange two of the present questions, so that codes can be told apart",
                );
            }
            former.push(edition);
        }
        former
    }

    fn edition(&mut self, it: raw::Edition) -> Option<Edition> {
        let mut circumstances = Vec::new();
        for it in it.circumstances {
            let domain = match (it.range, it.scale.len()) {
                (Some(range), 0) => {
                    let (min, max) = self.range(&range);
                    Domain::Range(min, max)
                }
                (None, 2..) => Domain::Scale(it.scale),
                _ => {
                    let message = format!("{} has neither a scale nor a range, or has both", quoted(it.id.get_ref()));
                    self.push(Code::ScaleOrRange, it.id.span(), message, "give it either `scale` or `range`");
                    return None;
                }
            };
            circumstances.push((it.id.into_inner(), domain));
        }
        let activities = it.activities.into_iter().map(|it| (it.id, it.interest));
        Some(Edition::new(it.version, activities, circumstances))
    }
}
