//! A learner's own file of what was tried and done, and what follows from it: the next step, the pace, the forecast. Pure.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::answers::Answers;
use crate::catalog::{Catalog, Choice, Place, Skill, Stage, Step};
use crate::measure::Reaction;

/// Until this many days have passed the pace says little, and the planned hours count.
const SETTLED_DAYS: i32 = 14;

/// What stands in the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journal {
    /// The version of this format.
    pub journal: u32,
    /// The skill that is learned.
    pub skill: String,
    /// The side it takes where the path forks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<String>,
    pub started: Date,
    /// The hours a week that were planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<u32>,
    /// The answers and ticks, as a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub done: Vec<Done>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tried: Vec<Tried>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log: Vec<Entry>,
}

/// The format that this program writes.
pub const VERSION: u32 = 1;

/// A step that was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Done {
    /// `stage/step`, by their ids.
    pub step: String,
    /// Not known of what came with a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// How a skill's taster was liked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tried {
    pub skill: String,
    pub reaction: Reaction,
    pub on: Date,
}

/// A line that the learner wrote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub on: Date,
    pub text: String,
}

/// A step on the learner's path.
#[derive(Debug, Clone, Copy)]
pub struct OnPath<'c> {
    pub stage: &'c Stage,
    /// The stage's number on the path, from 1, and how many there are.
    pub stages: (usize, usize),
    pub step: &'c Step,
    /// The step's number in the stage, from 1, and how many there are.
    pub steps: (usize, usize),
}

impl OnPath<'_> {
    /// The name of the step, as the journal and `done` have it.
    pub fn name(&self) -> String {
        format!("{}/{}", self.stage.id, self.step.id)
    }
}

impl Journal {
    /// A new one.
    pub fn begin(catalog: &Catalog, skill: Place<Skill>, started: Date) -> Self {
        let skill = &catalog.skills[skill];
        let choice = skill.choices.first().map(|choice| choice.id.clone());
        Self { journal: VERSION, skill: skill.id.clone(), choice, started, ..Self::default() }
    }

    /// One that goes on from answers: with the steps that they tick, on the side of the path where those are.
    pub fn of(catalog: &Catalog, answers: &Answers, skill: Place<Skill>, started: Date) -> Self {
        let mut journal = Self::begin(catalog, skill, started);
        let is_ticked = |stage: &Stage| answers.done.iter().any(|step| step.split('/').next() == Some(&stage.id));
        let of = &catalog.skills[skill];
        let side = of.stages.iter().filter(|stage| is_ticked(stage)).find_map(|stage| stage.choice);
        journal.choice = side.map(|at| of.choices[at].id.clone()).or(journal.choice);
        journal.hours = answers.circumstances[catalog.planning.hours].given();
        let done = of.step_names().into_iter().filter(|step| answers.done.contains(step));
        journal.done.extend(done.map(|step| Done { step, on: None }));
        journal
    }

    /// The answers in its code, with what was noted since.
    pub fn answers(&self, catalog: &Catalog) -> Answers {
        let code = self.code.as_ref().and_then(|code| Answers::from_code(catalog, code).ok());
        let mut answers = code.map_or_else(|| Answers::none(catalog), |decoded| decoded.answers);
        answers.choose(self.skill(catalog));
        answers.done = self.done.iter().map(|done| done.step.clone()).collect();
        for tried in &self.tried {
            answers.tried.extend(catalog.skill(&tried.skill).map(|at| (at, tried.reaction)));
        }
        answers
    }

    /// Writes the code anew with what was noted since. One that this catalogue cannot read stays for one that can.
    pub fn refresh(&mut self, catalog: &Catalog) {
        if self.code.as_ref().is_none_or(|code| Answers::from_code(catalog, code).is_ok()) {
            self.code = self.answers(catalog).code(catalog);
        }
    }

    /// The skill that is learned, if the catalogue has it.
    pub fn skill(&self, catalog: &Catalog) -> Option<Place<Skill>> {
        catalog.skill(&self.skill)
    }

    /// All steps of the path, in order.
    pub fn path<'c>(&self, skill: &'c Skill) -> Vec<OnPath<'c>> {
        let paths = skill.paths();
        let taken = |choice: &Option<Place<Choice>>| choice.map(|at| &skill.choices[at].id) == self.choice.as_ref();
        let path = paths.iter().find(|(choice, _)| taken(choice)).or(paths.first());
        let stages = path.map_or(&[][..], |(_, stages)| stages);
        let of = |(at, &stage): (usize, &Place<Stage>)| {
            let stage = &skill.stages[stage];
            let steps = &stage.detail.steps;
            let step = move |(place, step)| OnPath {
                stage,
                stages: (at + 1, stages.len()),
                step,
                steps: (place + 1, steps.len()),
            };
            steps.iter().enumerate().map(step).collect::<Vec<_>>()
        };
        stages.iter().enumerate().flat_map(of).collect()
    }

    /// Whether a step was ticked.
    pub fn is_done(&self, step: &OnPath) -> bool {
        let name = step.name();
        self.done.iter().any(|done| done.step == name)
    }

    /// The first step that was not ticked; `None` at the end of the path.
    pub fn next<'c>(&self, skill: &'c Skill) -> Option<OnPath<'c>> {
        self.path(skill).into_iter().find(|step| !self.is_done(step))
    }

    /// The stage that was just finished: the next step is the first of its stage, and the one before it was ticked.
    pub fn just_finished<'c>(&self, skill: &'c Skill) -> Option<&'c Stage> {
        let path = self.path(skill);
        let at = path.iter().position(|step| !self.is_done(step))?;
        (at > 0 && path[at].steps.0 == 1).then(|| path[at - 1].stage)
    }

    /// Hours a week: those ticked since the start, once two weeks have passed; before, those planned. `None` if neither
    /// is known.
    pub fn pace(&self, skill: &Skill, today: Date) -> Option<f64> {
        let days = self.started.until(today).map_or(0, |span| span.get_days());
        let since: Vec<&str> = self.done.iter().filter(|it| it.on.is_some()).map(|it| it.step.as_str()).collect();
        let ticked = self.path(skill).into_iter().filter(|it| since.contains(&it.name().as_str()));
        let ticked: u32 = ticked.map(|it| it.step.hours).sum();
        if days >= SETTLED_DAYS && ticked > 0 {
            return Some(f64::from(ticked) * 7.0 / f64::from(days));
        }
        self.hours.map(f64::from)
    }

    /// The day on which the stage of the next step ends, and the whole path, at the pace so far.
    pub fn forecast(&self, skill: &Skill, today: Date) -> Option<(Date, Date)> {
        let (pace, next) = (self.pace(skill, today)?, self.next(skill)?);
        let left = |in_stage: bool| {
            let open = self.path(skill).into_iter().filter(|it| !self.is_done(it));
            let counted = open.filter(|it| !in_stage || it.stage.id == next.stage.id);
            counted.map(|it| it.step.hours).sum::<u32>()
        };
        let day = |hours: u32| {
            let days = (f64::from(hours) * 7.0 / pace).ceil();
            today.checked_add((days as i64).days()).ok()
        };
        Some((day(left(true))?, day(left(false))?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun() -> (Catalog, Journal) {
        let catalog = Catalog::embedded();
        let journal = Journal::begin(&catalog, 0.into(), "2026-12-01".parse().unwrap());
        (catalog, journal)
    }

    #[test]
    fn the_next_step_is_the_first_that_is_open() {
        let (catalog, mut journal) = begun();
        let skill = &catalog.skills[Place::from(0)];
        let names: Vec<String> = journal.path(skill).iter().map(OnPath::name).collect();
        for name in &names {
            assert_eq!(journal.next(skill).map(|it| it.name()).as_ref(), Some(name));
            journal.done.push(Done { step: name.clone(), on: Some(journal.started) });
        }
        assert!(journal.next(skill).is_none() && journal.forecast(skill, journal.started).is_none());
        // Whatever is not on the path any more is kept, and in nobody's way.
        journal.done.insert(0, Done { step: "gone/step".to_owned(), on: Some(journal.started) });
        assert!(journal.next(skill).is_none());
    }

    #[test]
    fn the_forecast_follows_the_pace_so_far() {
        let (catalog, mut journal) = begun();
        let skill = &catalog.skills[Place::from(0)];
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(journal.forecast(skill, day("2026-12-01")), None);
        journal.hours = Some(10);
        assert_eq!(journal.pace(skill, day("2026-12-05")), Some(10.0));
        let planned = journal.forecast(skill, day("2026-12-15")).unwrap();
        let first = journal.next(skill).unwrap();
        journal.done.push(Done { step: first.name(), on: Some(day("2026-12-02")) });
        assert_eq!(journal.pace(skill, day("2026-12-15")), Some(f64::from(first.step.hours) / 2.0));
        let (stage, path) = journal.forecast(skill, day("2026-12-15")).unwrap();
        assert!(stage > planned.0 && path > planned.1 && path > stage);
        // What was done before it began, on another device, is no pace.
        journal.done.extend(skill.step_names().into_iter().skip(1).take(9).map(|step| Done { step, on: None }));
        assert_eq!(journal.pace(skill, day("2026-12-15")), Some(f64::from(first.step.hours) / 2.0));
    }
}
