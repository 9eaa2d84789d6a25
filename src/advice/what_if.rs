//! What a change of one circumstance would unlock.

use super::platforms::{self, PlatformStatus};
use super::readiness::{self, Readiness, Status};
use super::unlock::{self, Change};
use crate::catalog::{Catalog, Condition, Method, Values, Verdict};

/// One change, and what it unlocks. Places are the catalogue's.
#[derive(Debug, Clone)]
pub struct Unlock {
    /// What would be different.
    pub change: Change,
    /// Skills that can be begun then.
    pub begun: Vec<usize>,
    /// Skills of which more stages are open then.
    pub further: Vec<usize>,
    /// Methods that can be begun then, with the option that opens them if they have any.
    pub methods: Vec<(usize, Option<usize>)>,
    /// Platforms that take the learner then, and whether on their own.
    pub platforms: Vec<(usize, PlatformStatus)>,
}

impl Unlock {
    /// Whether it unlocks anything.
    fn is_empty(&self) -> bool {
        self.begun.is_empty() && self.further.is_empty() && self.methods.is_empty() && self.platforms.is_empty()
    }

    /// Whether it unlocks just what `other` does.
    fn is_same(&self, other: &Self) -> bool {
        (&self.begun, &self.further, &self.methods, &self.platforms)
            == (&other.begun, &other.further, &other.methods, &other.platforms)
    }
}

/// Every change for the better of one circumstance that unlocks something, in the order of the questions; of changes that
/// unlock the same only the smallest.
pub fn what_if(catalog: &Catalog, answers: &[Option<u32>]) -> Vec<Unlock> {
    let mut changes = unlock::changes(catalog, answers, catalog.requirements());
    changes.retain(|change| is_better(catalog, answers, *change));
    changes.sort_by_key(|change| (change.circumstance, change.to));
    let before = State::new(catalog, answers);
    let mut unlocks: Vec<Unlock> = Vec::new();
    for change in changes {
        let unlock = before.unlocked(State::new(catalog, &change.apply(answers)), change);
        let known =
            unlocks.last().is_some_and(|last| last.change.circumstance == change.circumstance && last.is_same(&unlock));
        if !unlock.is_empty() && !known {
            unlocks.push(unlock);
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

/// What is open under some answers.
struct State {
    skills: Vec<Readiness>,
    methods: Vec<(usize, Option<usize>)>,
    platforms: Vec<PlatformStatus>,
}

impl State {
    fn new(catalog: &Catalog, answers: &[Option<u32>]) -> Self {
        let mut platforms = vec![PlatformStatus::Closed; catalog.platforms.len()];
        for advice in platforms::platforms(catalog, None, answers) {
            platforms[advice.platform] = advice.standing.status;
        }
        let open = |condition: &Condition| condition.judge(answers) == Verdict::Met;
        let methods = catalog.methods.iter().enumerate().filter(|(_, method)| open(&method.requires));
        let options = |(at, method): (usize, &Method)| -> Vec<(usize, Option<usize>)> {
            if method.options.is_empty() {
                return vec![(at, None)];
            }
            let options = method.options.iter().enumerate().filter(|(_, option)| open(&option.requires));
            options.map(|(option, _)| (at, Some(option))).collect()
        };
        Self {
            skills: catalog.skills.iter().map(|skill| readiness::skill(skill, answers)).collect(),
            methods: methods.flat_map(options).collect(),
            platforms,
        }
    }

    fn unlocked(&self, after: Self, change: Change) -> Unlock {
        let can_begin = |readiness: &Readiness| readiness.stages_open > 0 || readiness.status == Status::Now;
        let pairs = || self.skills.iter().zip(&after.skills).enumerate();
        let begun = pairs().filter(|(_, (before, after))| !can_begin(before) && can_begin(after));
        let further =
            pairs().filter(|(_, (before, after))| can_begin(before) && after.stages_open > before.stages_open);
        let (begun, further) = (begun.map(|(at, _)| at).collect(), further.map(|(at, _)| at).collect());
        let takes = |status: PlatformStatus| status <= PlatformStatus::WithGuardian;
        let platforms = self.platforms.iter().zip(after.platforms).enumerate();
        let opened = platforms.filter(|(_, (before, after))| !takes(**before) && takes(*after));
        let platforms = opened.map(|(at, (_, after))| (at, after)).collect();
        let methods = after.methods.into_iter().filter(|method| !self.methods.contains(method)).collect();
        Unlock { change, begun, further, methods, platforms }
    }
}
