//! What a change of one circumstance would unlock.

use super::platforms::{self, PlatformStatus};
use super::readiness::{self, Readiness, Status};
use super::unlock::{self, Change};
use crate::catalog::{Catalog, Condition, Platform, Values};

/// One change, and what it unlocks beyond smaller changes of the same circumstance. Places are the catalogue's.
#[derive(Debug, Clone)]
pub struct Unlock {
    pub change: Change,
    /// Skills that can be begun then.
    pub begun: Vec<usize>,
    /// Skills of which more stages are open then.
    pub further: Vec<usize>,
    /// Platforms that take the learner then.
    pub platforms: Vec<usize>,
}

/// Every change for the better of one circumstance that unlocks something, in the order of the questions.
pub fn what_if(catalog: &Catalog, answers: &[Option<u32>]) -> Vec<Unlock> {
    let mut unlocks: Vec<Unlock> = Vec::new();
    let mut changes = unlock::changes(catalog, answers, conditions(catalog));
    changes.retain(|change| is_better(catalog, answers, *change));
    changes.sort_by_key(|change| (change.circumstance, change.to));
    let mut before = State::new(catalog, answers);
    let mut of = None;
    for change in changes {
        if of != Some(change.circumstance) {
            before = State::new(catalog, answers);
            of = Some(change.circumstance);
        }
        let after = State::new(catalog, &change.apply(answers));
        let unlock = before.unlocked(&after, change);
        if !(unlock.begun.is_empty() && unlock.further.is_empty() && unlock.platforms.is_empty()) {
            unlocks.push(unlock);
            before = after;
        }
    }
    unlocks
}

/// Nobody is advised to have less of something. Of a question that is open the lowest answer unlocks nothing that could
/// be striven for.
pub fn is_better(catalog: &Catalog, answers: &[Option<u32>], change: Change) -> bool {
    let lowest = match &catalog.circumstances[change.circumstance].values {
        Values::Scale(_) => 0,
        Values::Range { min, .. } => *min,
    };
    change.to > answers[change.circumstance].unwrap_or(lowest)
}

fn conditions(catalog: &Catalog) -> impl Iterator<Item = &Condition> {
    let stages = catalog.skills.iter().flat_map(|skill| skill.stages.iter().map(|stage| &stage.requires));
    stages.chain(catalog.platforms.iter().flat_map(platform_conditions))
}

fn platform_conditions(platform: &Platform) -> impl Iterator<Item = &Condition> {
    let clauses = platform.guardian.iter().chain(&platform.unconfirmed).map(|clause| &clause.requires);
    std::iter::once(&platform.requires).chain(clauses)
}

/// What is open under some answers.
struct State {
    skills: Vec<Readiness>,
    platforms: Vec<bool>,
}

impl State {
    fn new(catalog: &Catalog, answers: &[Option<u32>]) -> Self {
        let mut open = vec![false; catalog.platforms.len()];
        for advice in platforms::platforms(catalog, None, answers) {
            open[advice.platform] = matches!(advice.status, PlatformStatus::Open | PlatformStatus::WithGuardian);
        }
        Self { skills: catalog.skills.iter().map(|skill| readiness::skill(skill, answers)).collect(), platforms: open }
    }

    fn unlocked(&self, after: &Self, change: Change) -> Unlock {
        let can_begin = |readiness: &Readiness| readiness.stages_open > 0 || readiness.status == Status::Now;
        let pairs = || self.skills.iter().zip(&after.skills).enumerate();
        let begun = pairs().filter(|(_, (before, after))| !can_begin(before) && can_begin(after));
        let further =
            pairs().filter(|(_, (before, after))| can_begin(before) && after.stages_open > before.stages_open);
        let platforms = self.platforms.iter().zip(&after.platforms).enumerate();
        Unlock {
            change,
            begun: begun.map(|(skill, _)| skill).collect(),
            further: further.map(|(skill, _)| skill).collect(),
            platforms: platforms.filter(|(_, (before, after))| !**before && **after).map(|(at, _)| at).collect(),
        }
    }
}
