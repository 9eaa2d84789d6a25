//! Conditions that must hold together: can anybody meet them all?

use std::collections::BTreeMap;
use std::ops::Range;

use super::Checker;
use crate::catalog::problem::Problem;
use crate::catalog::{Catalog, Code, Condition, Skill, raw};

/// Where a condition says what it wants of each circumstance.
pub(super) type Wants = BTreeMap<usize, Range<usize>>;

/// Two conditions that no answer to a circumstance meets, by their places in the list.
struct Clash {
    circumstance: usize,
    one: usize,
    other: usize,
}

/// The first clash among conditions. Ranges that meet two by two meet all together, so that for each circumstance only
/// the highest beginning and the lowest end so far count.
fn clash<'a>(conditions: impl IntoIterator<Item = &'a Condition>) -> Option<Clash> {
    /// A limit, and the place of the condition that sets it.
    type Bound = (u32, usize);
    let mut bounds: BTreeMap<usize, (Bound, Bound)> = BTreeMap::new();
    for (place, condition) in conditions.into_iter().enumerate() {
        for limits in &condition.limits {
            let (low, high) = ((limits.at_least, place), (limits.at_most, place));
            let (lowest, highest) = bounds.entry(limits.circumstance).or_insert((low, high));
            if low.0 > lowest.0 {
                *lowest = low;
            }
            if high.0 < highest.0 {
                *highest = high;
            }
            if lowest.0 > highest.0 {
                let circumstance = limits.circumstance;
                return Some(Clash { circumstance, one: lowest.1, other: highest.1 });
            }
        }
    }
    None
}

impl Checker {
    pub(super) fn wants(&self, condition: &raw::Condition) -> Wants {
        let place = |id: &raw::Id| self.circumstances.places.get(id.get_ref()).map(|(place, _)| *place);
        condition.iter().filter_map(|(id, wanted)| Some((place(id)?, wanted.span()))).collect()
    }

    /// Conditions that must hold together and cannot are a problem.
    pub(super) fn together(&mut self, conditions: &[(&Condition, &Wants)]) {
        let Some(clash) = clash(conditions.iter().map(|(condition, _)| *condition)) else {
            return;
        };
        let circumstances = &self.circumstances.places;
        let id = circumstances.iter().find(|(_, (place, _))| *place == clash.circumstance).map(|(id, _)| id.as_str());
        let message =
            format!("nobody can meet both: no `{}` is enough for one and within the other", id.unwrap_or_default());
        let span = |at: usize| conditions[at].1.get(&clash.circumstance).cloned().unwrap_or_default();
        let problem = Problem::new(Code::NeverMet, span(clash.one), message, "this is the lowest that will do");
        self.found.push(problem.with_other(span(clash.other), "this is the highest"));
    }

    /// Every stage of a path must be open to somebody who has come so far.
    pub(super) fn paths(&mut self, skill: &Skill, wants: &[Wants]) {
        for (_, stages) in skill.paths() {
            let conditions = stages.iter().map(|&at| (&skill.stages[at].requires, &wants[at]));
            self.together(&conditions.collect::<Vec<_>>());
        }
    }

    /// Somebody who can walk a skill's path must be able to sell it somewhere, by themselves or with a guardian.
    /// `sold_on` is where each skill names its platforms.
    pub(super) fn sold(&mut self, catalog: &Catalog, sold_on: &[Range<usize>]) {
        for (skill, span) in catalog.skills.iter().zip(sold_on) {
            let doors = skill.sold_on.iter().map(|&at| &catalog.platforms[at]);
            let doors: Vec<&Condition> = doors
                .flat_map(|platform| {
                    let guardian = platform.guardian.as_ref().map(|clause| &clause.requires);
                    [Some(&platform.requires), guardian].into_iter().flatten()
                })
                .collect();
            let can_sell = |stages: &[usize]| {
                let path = || stages.iter().map(|&at| &skill.stages[at].requires);
                doors.iter().any(|door| clash(path().chain([*door])).is_none())
            };
            if !doors.is_empty() && !skill.paths().iter().any(|(_, stages)| can_sell(stages)) {
                let message = format!("nobody who can learn `{}` can sell it on any of its platforms", skill.id);
                let label = "their requirements contradict those of the stages";
                self.push(Code::NeverMet, span.clone(), message, label);
            }
        }
    }
}
