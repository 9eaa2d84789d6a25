//! Which answers somebody must have given.

use serde::{Deserialize, Serialize};

use super::{Catalog, Circumstance, Each, Method, Place, Platform, Skill, Stage, Way};

/// Limits on circumstances, all of which must hold. An empty condition always holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    pub limits: Vec<Limits>,
}

/// What a learner answered about their situation; `None` where nothing is known.
pub type Circumstances = Each<Circumstance, Option<u32>>;

/// Which answers to one circumstance will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Limits {
    /// Place in [`super::Catalog::circumstances`].
    pub circumstance: Place<Circumstance>,
    /// The lowest answer that will do.
    pub at_least: u32,
    /// The highest answer that will do.
    pub at_most: u32,
}

/// What the circumstances say about a condition. Of several limits the last of these verdicts decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Met,
    /// It rests on a question that was not answered.
    Unknown,
    Unmet,
}

impl Limits {
    /// What `answer` says about these limits.
    pub fn judge(&self, answer: Option<u32>) -> Verdict {
        match answer {
            None if self.at_least == 0 && self.at_most == u32::MAX => Verdict::Met,
            None => Verdict::Unknown,
            Some(value) if (self.at_least..=self.at_most).contains(&value) => Verdict::Met,
            Some(_) => Verdict::Unmet,
        }
    }
}

impl Condition {
    /// What the circumstances say about the whole: one limit that is not met decides, then one that is unknown.
    pub fn judge(&self, circumstances: &Circumstances) -> Verdict {
        let verdicts = self.limits.iter().map(|limits| limits.judge(circumstances[limits.circumstance]));
        verdicts.max().unwrap_or(Verdict::Met)
    }

    /// Whether a text with this condition is shown: not to those whose answers rule it out.
    pub fn concerns(&self, circumstances: &Circumstances) -> bool {
        self.judge(circumstances) != Verdict::Unmet
    }
}

impl Skill {
    pub fn requirements(&self) -> impl Iterator<Item = &Condition> {
        self.stages.iter().flat_map(|stage| &stage.ways).map(|way| &way.requires)
    }
}

impl Stage {
    /// What the circumstances say about the stage: the best that they say about one of its ways.
    pub fn judge(&self, circumstances: &Circumstances) -> Verdict {
        self.way(circumstances).requires.judge(circumstances)
    }

    /// The way to take: the shortest that is open, then the shortest that may be, then the one that lacks least.
    ///
    /// # Panics
    /// If the stage has no way, which a checked catalogue rules out.
    pub fn way(&self, circumstances: &Circumstances) -> &Way {
        let lacks = |way: &&Way| {
            let judge = |it: &Limits| it.judge(circumstances[it.circumstance]);
            let unmet = || way.requires.limits.iter().filter(|it| judge(it) == Verdict::Unmet);
            let distance =
                |it: &Limits| circumstances[it.circumstance].map_or(0, |answer| it.at_least.saturating_sub(answer));
            let is_open = way.requires.judge(circumstances) == Verdict::Met;
            // Of ways that open questions decide about, the one that asks for least.
            let asks = if is_open { 0 } else { way.requires.limits.iter().map(|it| u64::from(it.at_least)).sum() };
            (unmet().count(), !is_open, unmet().map(|it| u64::from(distance(it))).sum::<u64>(), asks, way.hours)
        };
        self.ways.iter().min_by_key(lacks).expect("a stage has at least one way")
    }

    /// Likely hours: those of the way that is open, or of the stage if none is. While an open question may bring a shorter
    /// way, the stage's own hours are the best guess.
    pub fn hours_with(&self, circumstances: &Circumstances) -> u32 {
        let is_decided = self.ways.iter().all(|way| way.requires.judge(circumstances) != Verdict::Unknown);
        let is_open = self.judge(circumstances) == Verdict::Met;
        if is_open && is_decided { self.way(circumstances).hours } else { self.hours }
    }
}

impl Method {
    /// What it and its options require.
    pub fn requirements(&self) -> impl Iterator<Item = &Condition> {
        self.options.iter().map(|option| &option.requires).chain([&self.requires])
    }

    /// What decides about its place.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.requirements().chain(self.rules.iter().map(|rule| &rule.when))
    }
}

impl Platform {
    pub fn requirements(&self) -> impl Iterator<Item = &Condition> {
        let clauses = self.guardian.iter().chain(&self.unconfirmed).map(|clause| &clause.requires);
        std::iter::once(&self.requires).chain(clauses)
    }

    /// What decides about its place.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.requirements().chain(self.rules.iter().map(|rule| &rule.when))
    }
}

impl Catalog {
    /// What the skills, the methods and the platforms require.
    pub fn requirements(&self) -> impl Iterator<Item = &Condition> {
        let skills = self.skills.iter().flat_map(Skill::requirements);
        let methods = self.methods.iter().flat_map(Method::requirements);
        skills.chain(methods).chain(self.platforms.iter().flat_map(Platform::requirements))
    }

    /// The two circumstances with a scale that decide about most stages.
    #[cfg(feature = "cli")]
    pub fn walkable_by(&self) -> Option<[Place<Circumstance>; 2]> {
        let decides = |at: Place<Circumstance>| {
            let requirements = self.skills.iter().flat_map(Skill::requirements);
            requirements.flat_map(|it| &it.limits).filter(|it| it.circumstance == at && it.at_least > 0).count()
        };
        let is_scale = |at: &Place<Circumstance>| matches!(self.circumstances[*at].values, super::Values::Scale(_));
        let mut by: Vec<Place<Circumstance>> = self.circumstances.keys().filter(is_scale).collect();
        by.sort_by_key(|at| std::cmp::Reverse(decides(*at)));
        by.first_chunk().copied()
    }

    /// All that decides about skills, methods and platforms.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let skills = self.skills.iter().flat_map(Skill::requirements);
        let methods = self.methods.iter().flat_map(Method::conditions);
        skills.chain(methods).chain(self.platforms.iter().flat_map(Platform::conditions))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_hold_from_the_lowest_to_the_highest() {
        let judge = |at_least, at_most, answer| Limits { circumstance: 0.into(), at_least, at_most }.judge(answer);
        assert_eq!(judge(1, u32::MAX, None), Verdict::Unknown);
        assert_eq!([3, 4, 6, 7].map(|answer| judge(4, 6, Some(answer)) == Verdict::Met), [false, true, true, false]);
    }
}
