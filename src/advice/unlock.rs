//! What a change of one circumstance would do.

use crate::catalog::{Catalog, Condition, Values};

/// A circumstance with another answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Its place in the catalogue.
    pub circumstance: usize,
    /// The place on the scale, or the number.
    pub to: u32,
}

impl Change {
    /// The answers with this change.
    pub fn apply(self, answers: &[Option<u32>]) -> Vec<Option<u32>> {
        let mut changed = answers.to_vec();
        changed[self.circumstance] = Some(self.to);
        changed
    }
}

/// Every change that the conditions could notice, the smallest steps first: all other points of a scale, and the edges
/// that `conditions` give to a range.
pub fn changes<'a>(
    catalog: &Catalog,
    answers: &[Option<u32>],
    conditions: impl Iterator<Item = &'a Condition>,
) -> Vec<Change> {
    let limits: Vec<_> = conditions.flat_map(|condition| &condition.limits).collect();
    let mut all = Vec::new();
    for (at, circumstance) in catalog.circumstances.iter().enumerate() {
        let values: Vec<u32> = match &circumstance.values {
            Values::Scale(levels) => (0..levels.len() as u32).collect(),
            Values::Range { min, max, .. } => {
                let mine = limits.iter().filter(|limits| limits.circumstance == at);
                let edges = mine.flat_map(|limits| {
                    [limits.at_least, limits.at_least.wrapping_sub(1), limits.at_most, limits.at_most.wrapping_add(1)]
                });
                edges.filter(|edge| (*min..=*max).contains(edge)).collect()
            }
        };
        all.extend(values.into_iter().filter(|to| answers[at] != Some(*to)).map(|to| Change { circumstance: at, to }));
    }
    let size = |it: &Change| answers[it.circumstance].map_or(0, |from| from.abs_diff(it.to));
    all.sort_by_key(|it| (size(it), it.circumstance, it.to));
    all.dedup();
    all
}
