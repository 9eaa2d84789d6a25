//! What would change the advice: the smallest change of one answer that puts another skill or method first, and what a
//! change of one circumstance unlocks.

use super::methods;
use super::platforms::{self, PlatformStatus};
use super::rank::{Item, Measure, Ranking};
use super::readiness::{self, Readiness, Status};
use crate::answers::{Answer, Answers, Change};
use crate::catalog::{
    Catalog, Circumstances, Condition, Each, Method, MethodOption, Place, Platform, Skill, Values, Verdict,
};

/// "If you had said `to`, not `from`".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Instead {
    pub item: Item,
    /// What was said, 1 to 5.
    pub from: f64,
    /// What would have to be said, 1 to 5.
    pub to: f64,
}

impl Instead {
    fn apply(&self, answers: &Answers) -> Answers {
        let mut changed = answers.clone();
        match self.item {
            Item::Activity(at) => changed.ratings[at] = Answer::Given(self.to as u8),
            Item::Interest(at) => _ = changed.scores.insert(at, self.to),
            Item::Taster(..) => {}
        }
        changed
    }
}

/// The step in which scores given directly are changed.
const STEP: f64 = 0.5;

/// For each skill but the first, the smallest change of one answer about interests that would make it the first; of
/// changes of equal size the one that gives it the larger lead.
pub fn first_skills(measure: &Measure, ranking: &Ranking, answers: &Answers) -> Each<Skill, Option<Instead>> {
    let mut best: Each<Skill, Option<(Instead, _)>> = vec![None; measure.catalog().skills.len()].into();
    let mut other = ranking.clone();
    for instead in other_answers(answers) {
        if !other.turn_to(measure, &instead.apply(answers)) {
            continue;
        }
        let (first, lead) = (other.order()[0], other.lead());
        if first == ranking.order()[0] || lead == 0.0 {
            continue;
        }
        let size = ((instead.to - instead.from).abs(), -lead);
        if best[first].is_none_or(|(_, known)| size < known) {
            best[first] = Some((instead, size));
        }
    }
    best.into_iter().map(|found| found.map(|(instead, _)| instead)).collect()
}

/// Every other value that each answer about interests could have had.
fn other_answers(answers: &Answers) -> impl Iterator<Item = Instead> {
    let ratings = answers.ratings.iter_enumerated();
    let ratings = ratings.filter_map(|(at, rating)| Some((Item::Activity(at), rating.given()?.into(), 1.0)));
    let scores = answers.scores.iter().map(|(&at, &score)| (Item::Interest(at), score, STEP));
    ratings.chain(scores).flat_map(|(item, from, step): (_, f64, f64)| {
        let values = (0..=8).map(move |turn| 1.0 + step * f64::from(turn)).take_while(|to| *to <= 5.0);
        let others = values.filter(move |to| (to - from).abs() > step / 2.0);
        others.map(move |to| Instead { item, from, to })
    })
}

/// Every change for the better that `conditions` could notice, the smallest first: the higher points of a scale, and the
/// limits that the conditions set on a range. Nobody is advised to have less of something, and of an open question the
/// lowest answer unlocks nothing worth striving for.
fn better<'a>(
    catalog: &Catalog,
    circumstances: &Circumstances,
    conditions: impl Iterator<Item = &'a Condition>,
) -> Vec<Change> {
    let limits: Vec<_> = conditions.flat_map(|condition| &condition.limits).collect();
    let mut all = Vec::new();
    for (at, circumstance) in catalog.circumstances.iter_enumerated() {
        let (lowest, values): (u32, Vec<u32>) = match &circumstance.values {
            Values::Scale(levels) => (0, (0..levels.len() as u32).collect()),
            Values::Range { min, max, .. } => {
                let mine = limits.iter().filter(|limits| limits.circumstance == at);
                let edges = mine.flat_map(|limits| {
                    [limits.at_least, limits.at_least.wrapping_sub(1), limits.at_most, limits.at_most.wrapping_add(1)]
                });
                (*min, edges.filter(|edge| (*min..=*max).contains(edge)).collect())
            }
        };
        let now = circumstances[at].unwrap_or(lowest);
        all.extend(values.into_iter().filter(|to| *to > now).map(|to| Change { circumstance: at, to }));
    }
    let size = |it: &Change| circumstances[it.circumstance].map_or(0, |from| from.abs_diff(it.to));
    all.sort_by_key(|it| (size(it), it.circumstance, it.to));
    all.dedup();
    all
}

/// For each method, the smallest change of a circumstance that would make it the first.
pub fn first_methods(catalog: &Catalog, circumstances: &Circumstances) -> Each<Method, Option<Change>> {
    let mut firsts: Each<Method, _> = vec![None; catalog.methods.len()].into();
    for change in better(catalog, circumstances, catalog.methods.iter().flat_map(Method::conditions)) {
        if let Some(first) = methods::best(catalog, &change.apply(circumstances)) {
            firsts[first].get_or_insert(change);
        }
    }
    firsts
}

/// What a change unlocks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Unlocked {
    /// Skills that can be begun.
    pub begun: Vec<Place<Skill>>,
    /// Skills of which more stages are open.
    pub further: Vec<Place<Skill>>,
    /// Methods that can be begun, each with the option that opens it if it has any.
    pub methods: Vec<(Place<Method>, Option<Place<MethodOption>>)>,
    /// Platforms that take the learner, and whether on their own.
    pub platforms: Vec<(Place<Platform>, PlatformStatus)>,
}

/// Every change for the better of one circumstance that unlocks something, in the order of the questions; of changes of
/// one circumstance that unlock the same, only the smallest.
pub fn unlocks(catalog: &Catalog, circumstances: &Circumstances) -> Vec<(Change, Unlocked)> {
    let mut changes = better(catalog, circumstances, catalog.requirements());
    changes.sort_by_key(|change| (change.circumstance, change.to));
    let before = Open::new(catalog, circumstances);
    let mut unlocks = Vec::new();
    for change in changes {
        let unlocked = before.unlocked(Open::new(catalog, &change.apply(circumstances)));
        let is_known = |(last, known): &(Change, _)| last.circumstance == change.circumstance && *known == unlocked;
        if unlocked != Unlocked::default() && !unlocks.last().is_some_and(is_known) {
            unlocks.push((change, unlocked));
        }
    }
    unlocks
}

/// What is open under some circumstances.
struct Open {
    skills: Each<Skill, Readiness>,
    methods: Vec<(Place<Method>, Option<Place<MethodOption>>)>,
    platforms: Each<Platform, PlatformStatus>,
}

impl Open {
    fn new(catalog: &Catalog, circumstances: &Circumstances) -> Self {
        let platforms = catalog.platforms.iter_enumerated();
        let is_open = |condition: &Condition| condition.judge(circumstances) == Verdict::Met;
        let methods = catalog.methods.iter_enumerated().filter(|(_, method)| is_open(&method.requires));
        let options = |(at, method): (Place<Method>, &Method)| -> Vec<_> {
            if method.options.is_empty() {
                return vec![(at, None)];
            }
            let options = method.options.iter_enumerated().filter(|(_, option)| is_open(&option.requires));
            options.map(|(option, _)| (at, Some(option))).collect()
        };
        Self {
            skills: catalog.skills.iter().map(|skill| readiness::skill(skill, circumstances)).collect(),
            methods: methods.flat_map(options).collect(),
            platforms: platforms
                .map(|(at, it)| platforms::advise(at, it, false, circumstances).standing.status)
                .collect(),
        }
    }

    fn unlocked(&self, after: Self) -> Unlocked {
        let mut unlocked = Unlocked::default();
        let can_begin = |readiness: &Readiness| readiness.stages_open > 0 || readiness.status == Status::Now;
        for ((at, before), after) in self.skills.iter_enumerated().zip(&after.skills) {
            if !can_begin(before) && can_begin(after) {
                unlocked.begun.push(at);
            } else if can_begin(before) && after.stages_open > before.stages_open {
                unlocked.further.push(at);
            }
        }
        let takes = |status: PlatformStatus| status <= PlatformStatus::WithGuardian;
        let platforms = after.platforms.iter_enumerated().map(|(at, status)| (at, *status));
        unlocked.platforms = platforms.filter(|(at, status)| !takes(self.platforms[*at]) && takes(*status)).collect();
        unlocked.methods = after.methods.into_iter().filter(|method| !self.methods.contains(method)).collect();
        unlocked
    }
}
