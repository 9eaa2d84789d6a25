//! The way there: the stages of a skill, with the time they take.

use jiff::ToSpan;
use jiff::civil::Date;

use super::readiness::{self, Need, Readiness};
use super::walkable::{Walkable, walkable};
use crate::catalog::{Catalog, Choice, Circumstances, Place, Skill, Stage, Verdict};

/// The path of one skill for one learner.
#[derive(Debug, Clone)]
pub struct Plan {
    pub skill: Place<Skill>,
    /// The side of the fork it follows.
    pub choice: Option<Place<Choice>>,
    /// What the learner can keep free.
    pub hours_per_week: Option<u32>,
    pub hours: u32,
    /// Weeks in all; `None` if the hours a week are not known.
    pub weeks: Option<Weeks>,
    /// The stages on this path, in order.
    pub stages: Vec<PlanStage>,
    /// What is missing, each with the place in `stages` of the first that asks for it.
    pub blocked_by: Vec<Need>,
    pub walkable: Walkable,
}

/// One stage of a plan.
#[derive(Debug, Clone)]
pub struct PlanStage {
    /// Place in the skill's stages.
    pub stage: Place<Stage>,
    /// Whether one of its ways is open.
    pub open: bool,
    /// Likely hours, see [`Stage::hours_with`].
    pub hours: u32,
    /// `None` if the hours a week are not known.
    pub weeks: Option<Weeks>,
}

/// How many weeks something takes: a low, a likely and a high estimate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weeks {
    pub low: f64,
    pub likely: f64,
    /// For a slow one, or on a phone.
    pub high: f64,
}

/// The path of `skill`.
pub fn plan(catalog: &Catalog, skill: Place<Skill>, circumstances: &Circumstances) -> Plan {
    along(catalog, skill, circumstances, readiness::skill(&catalog.skills[skill], circumstances))
}

/// The path of `skill` along each of its sides.
pub fn sides(catalog: &Catalog, skill: Place<Skill>, circumstances: &Circumstances) -> Vec<Plan> {
    let sides = readiness::sides(&catalog.skills[skill], circumstances);
    sides.map(|side| along(catalog, skill, circumstances, side)).collect()
}

fn along(catalog: &Catalog, skill: Place<Skill>, circumstances: &Circumstances, readiness: Readiness) -> Plan {
    let hours_per_week = circumstances[catalog.planning.hours].filter(|hours| *hours > 0);
    let weeks = |hours: u32| {
        let per_week = f64::from(hours_per_week?);
        let likely = f64::from(hours) / per_week;
        let planning = catalog.planning;
        Some(Weeks { low: likely * planning.low, likely, high: likely * planning.high })
    };
    let all = &catalog.skills[skill].stages;
    let stage = |&at: &Place<Stage>| {
        let open = all[at].judge(circumstances) == Verdict::Met;
        let hours = all[at].hours_with(circumstances);
        PlanStage { stage: at, open, hours, weeks: weeks(hours) }
    };
    let stages: Vec<PlanStage> = readiness.stages.iter().map(stage).collect();
    let hours = stages.iter().map(|stage| stage.hours).sum();
    Plan {
        skill,
        choice: readiness.choice,
        hours_per_week,
        hours,
        weeks: weeks(hours),
        stages,
        blocked_by: readiness.blocked_by,
        walkable: walkable(&catalog.skills[skill], circumstances),
    }
}

impl Plan {
    /// The first and the last day of each stage at the likely pace, begun on `start`. A stage ends on the day before the
    /// next begins, which takes the day that both would share; only stages of less than a day share one. `None` if the
    /// hours a week are not known, or the calendar ends.
    pub fn calendar(&self, start: Date) -> Option<Vec<(Date, Date)>> {
        let per_week = self.hours_per_week?;
        let mut done = 0;
        self.stages
            .iter()
            .map(|stage| {
                let first = done * 7 / per_week;
                done += stage.hours;
                let end = if done == self.hours { (done * 7).div_ceil(per_week) } else { done * 7 / per_week };
                let last = end.saturating_sub(1).max(first);
                let day = |days: u32| start.checked_add(i64::from(days).days()).ok();
                Some((day(first)?, day(last)?))
            })
            .collect()
    }
}
