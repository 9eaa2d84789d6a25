//! Whether somebody's circumstances let them start.

use crate::catalog::{Choice, Circumstance, Circumstances, Condition, Limits, Place, Skill, Stage, Verdict};
use crate::words::words;

words! {
    /// Whether something can be started.
    Status {
        /// All of it.
        Now = "now",
        /// The first stages.
        Partly = "partly",
        /// A question was not answered.
        Unknown = "unknown",
        /// Not before something changes.
        Later = "later",
    }
}

/// Something that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    pub limits: Limits,
    /// The answer, which will not do; `None` if the question is open.
    pub answer: Option<u32>,
    /// The place of the first stage that asks for it; 0 for what has no stages.
    pub stage: usize,
}

impl Need {
    /// Whether nothing can be done about it: the answer is above what is wanted.
    pub fn is_past(&self) -> bool {
        self.answer.is_some_and(|answer| answer > self.limits.at_most)
    }
}

/// Whether something can be started, and what stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    pub status: Status,
    /// How many stages from the first on are open.
    pub stages_open: usize,
    /// What is missing, each with the first stage that asks for it; the earliest first.
    pub blocked_by: Vec<Need>,
    /// The choice this holds for: of a path that forks, the side that can best be walked.
    pub choice: Option<Place<Choice>>,
    /// The places of the stages on this path.
    pub stages: Vec<Place<Stage>>,
}

impl Readiness {
    /// Whether nothing can be done about it.
    pub fn is_past(&self) -> bool {
        self.blocked_by.iter().any(Need::is_past)
    }

    /// What unlocks the next step: what the first stage that is not open lacks, or whatever is lacking if that stage only
    /// rests on open questions.
    pub fn next_needs(&self) -> Vec<Need> {
        let missing = || self.blocked_by.iter().filter(|need| need.answer.is_some());
        let next: Vec<Need> = missing().filter(|need| need.stage <= self.stages_open).copied().collect();
        if next.is_empty() { missing().copied().collect() } else { next }
    }

    /// The circumstances whose circumstances decide about the rest, each once.
    pub fn open_questions(&self) -> Vec<Place<Circumstance>> {
        let mut questions = Vec::new();
        for need in self.blocked_by.iter().filter(|need| need.answer.is_none()) {
            if !questions.contains(&need.limits.circumstance) {
                questions.push(need.limits.circumstance);
            }
        }
        questions
    }
}

/// The readiness for one condition.
pub fn condition(condition: &Condition, circumstances: &Circumstances) -> Readiness {
    let status = match condition.judge(circumstances) {
        Verdict::Met => Status::Now,
        Verdict::Unknown => Status::Unknown,
        Verdict::Unmet => Status::Later,
    };
    let blocked_by = needs(condition, circumstances, 0);
    Readiness { status, stages_open: 0, blocked_by, choice: None, stages: Vec::new() }
}

/// The readiness for a skill: that of the side of its path that can best be walked.
///
/// # Panics
/// If the skill has no path, which a checked catalogue rules out.
pub fn skill(skill: &Skill, circumstances: &Circumstances) -> Readiness {
    sides(skill, circumstances).min_by_key(|side| side.status).expect("a skill has at least one path")
}

/// The readiness for each side of a skill's path.
pub fn sides(skill: &Skill, circumstances: &Circumstances) -> impl Iterator<Item = Readiness> {
    skill.paths().into_iter().map(|(choice, stages)| path(skill, choice, stages, circumstances))
}

fn path(
    skill: &Skill,
    choice: Option<Place<Choice>>,
    stages: Vec<Place<Stage>>,
    circumstances: &Circumstances,
) -> Readiness {
    let verdicts: Vec<Verdict> = stages.iter().map(|&at| skill.stages[at].judge(circumstances)).collect();
    let stages_open = verdicts.iter().take_while(|verdict| **verdict == Verdict::Met).count();
    let status = match verdicts.get(stages_open) {
        None => Status::Now,
        Some(Verdict::Unmet) if stages_open == 0 => Status::Later,
        Some(_) if stages_open == 0 => Status::Unknown,
        // The beginning is sure; what is unmet further on decides before what is unknown.
        Some(_) if verdicts.contains(&Verdict::Unmet) => Status::Partly,
        Some(_) => Status::Unknown,
    };
    let mut blocked_by: Vec<Need> = Vec::new();
    for (place, &at) in stages.iter().enumerate() {
        for need in needs(&skill.stages[at].way(circumstances).requires, circumstances, place) {
            if !blocked_by.iter().any(|known| known.limits == need.limits) {
                blocked_by.push(need);
            }
        }
    }
    Readiness { status, stages_open, blocked_by, choice, stages }
}

/// What a condition asks for that is not there, or not known to be there.
pub(super) fn needs(condition: &Condition, circumstances: &Circumstances, stage: usize) -> Vec<Need> {
    let need = |limits: &Limits| {
        let answer = circumstances[limits.circumstance];
        let missing = limits.judge(answer) != Verdict::Met;
        missing.then_some(Need { limits: *limits, answer, stage })
    };
    condition.limits.iter().filter_map(need).collect()
}
