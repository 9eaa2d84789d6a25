//! A path, its stages and what they are learned from.

use super::value::ValueJson;
use super::{SCHEMA, list, to_string};
use crate::advice::{Plan, PlanStage, Weeks};
use crate::answers::Answers;
use crate::catalog::{Catalog, Circumstances, Cost, Limits, Place, Resource, Skill, Stage, Step, Verdict, Way};
use crate::lang::{Lang, Words};
use jiff::civil::Date;

shapes! {
    /// A path from the first stage to the last.
    struct PlanJson<'a> {
        /// The skill it leads to.
        skill: &'a str,
        /// The side it takes where the path forks.
        choice: Option<&'a str>,
        /// Likely hours in all.
        hours: u32,
        /// The hours a week the learner can keep free; `null` if that is not known.
        hours_per_week: Option<u32>,
        /// Weeks in all; `null` if the hours a week are not known.
        weeks: Option<WeeksJson>,
        /// The stages, in order.
        stages: Vec<StageJson<'a>>,
    }

    /// A number of weeks.
    struct WeeksJson {
        /// For a fast learner.
        #[cfg_attr(test, schemars(range(min = 0)))]
        low: f64,
        /// For most.
        #[cfg_attr(test, schemars(range(min = 0)))]
        likely: f64,
        /// For a slow one, or on a phone.
        #[cfg_attr(test, schemars(range(min = 0)))]
        high: f64,
    }

    /// A stage of a path.
    struct StageJson<'a> {
        /// Its id within the skill; its meaning never changes.
        id: &'a str,
        /// The side of the fork it belongs to; `null` if to all of them.
        choice: Option<&'a str>,
        /// Its title.
        title: &'a str,
        /// Likely hours: those of the way that is open to the learner, if one is.
        hours: u32,
        /// Weeks; `null` if the hours a week are not known.
        weeks: Option<WeeksJson>,
        /// What there is to show at the end.
        makes: &'a str,
        /// Whether one of its ways is open.
        open: bool,
        /// How it can be done.
        ways: Vec<WayJson<'a>>,
        /// What to do, in order.
        steps: Vec<StepJson<'a>>,
        /// Questions that a friend answers with yes or no by looking.
        check: Vec<&'a str>,
        /// The usual mistake.
        mistake: &'a str,
        /// What AI may do, and what must be one's own.
        ai: &'a str,
        /// What to learn from.
        resources: Vec<ResourceJson<'a>>,
        /// Words to search for, if the resources do not help.
        search: &'a str,
    }

    /// One way to do a stage.
    struct WayJson<'a> {
        /// What it is done with.
        tool: &'a str,
        /// Likely hours.
        hours: u32,
        /// What it takes.
        requires: Vec<LimitsJson<'a>>,
        /// Whether all of that is there.
        open: bool,
    }

    /// Which answers to a circumstance will do.
    struct LimitsJson<'a> {
        /// Its id.
        circumstance: &'a str,
        /// The lowest value that will do.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_least: Option<ValueJson>,
        /// The highest value that will do.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_most: Option<ValueJson>,
    }

    /// A step of a stage.
    struct StepJson<'a> {
        /// Its id within the stage; its meaning never changes.
        id: &'a str,
        /// Likely hours.
        hours: u32,
        /// What to do.
        #[serde(rename = "do")]
        todo: &'a str,
        /// How to know that it is done.
        done: &'a str,
    }

    /// Something to learn from.
    struct ResourceJson<'a> {
        /// Its id in the catalogue.
        id: &'a str,
        /// Its name.
        name: &'a str,
        /// The address of its page.
        url: &'a str,
        /// Its languages by their ISO codes.
        languages: &'a [String],
        /// What it costs.
        #[cfg_attr(test, schemars(with = "String"))]
        cost: Cost,
    }
}

pub fn plan_shape<'a>(catalog: &'a Catalog, words: &Words, plan: &Plan, answers: &Answers) -> PlanJson<'a> {
    let lang = words.lang();
    let skill = &catalog.skills[plan.skill];
    let weeks = |weeks: Weeks| WeeksJson { low: weeks.low, likely: weeks.likely, high: weeks.high };
    let circumstances = answers.circumstances();
    let stage = |stage: &PlanStage| StageJson {
        hours: stage.hours,
        weeks: stage.weeks.map(weeks),
        open: stage.open,
        ..stage_json(catalog, lang, skill, &skill.stages[stage.stage], &circumstances)
    };
    PlanJson {
        skill: &skill.id,
        choice: plan.choice.map(|at| skill.choices[at].id.as_str()),
        hours: plan.hours,
        hours_per_week: plan.hours_per_week,
        weeks: plan.weeks.map(weeks),
        stages: plan.stages.iter().map(stage).collect(),
    }
}

/// A stage as it stands in the catalogue; whether it is open depends on the circumstances.
pub fn stage_json<'a>(
    catalog: &'a Catalog,
    lang: Lang,
    skill: &'a Skill,
    stage: &'a Stage,
    circumstances: &Circumstances,
) -> StageJson<'a> {
    let detail = &stage.detail;
    let way = |way: &'a Way| WayJson {
        tool: way.tool.get(lang),
        hours: way.hours,
        requires: way.requires.limits.iter().map(|limits| limits_json(catalog, limits)).collect(),
        open: way.requires.judge(circumstances) == Verdict::Met,
    };
    let step = |step: &'a Step| StepJson {
        id: &step.id,
        hours: step.hours,
        todo: step.todo.get(lang),
        done: step.done.get(lang),
    };
    let resource = |&at: &Place<Resource>| {
        let it = &catalog.resources[at];
        let name = it.name.get(lang);
        ResourceJson { id: &it.id, name, url: &it.url, languages: &it.languages, cost: it.cost }
    };
    StageJson {
        id: &stage.id,
        choice: stage.choice.map(|at| skill.choices[at].id.as_str()),
        title: stage.title.get(lang),
        hours: stage.hours,
        weeks: None,
        makes: stage.makes.get(lang),
        open: stage.judge(circumstances) == Verdict::Met,
        ways: stage.ways.iter().map(way).collect(),
        steps: detail.steps.iter().map(step).collect(),
        check: detail.check.iter().map(|text| text.get(lang)).collect(),
        mistake: detail.mistake.get(lang),
        ai: detail.ai.get(lang),
        resources: detail.resources.iter().map(resource).collect(),
        search: detail.search.get(lang),
    }
}

pub fn limits_json<'a>(catalog: &'a Catalog, limits: &Limits) -> LimitsJson<'a> {
    let circumstance = &catalog.circumstances[limits.circumstance];
    let value = |value: u32| ValueJson::of(&circumstance.values, value);
    LimitsJson {
        circumstance: &circumstance.id,
        at_least: (limits.at_least > 0).then(|| value(limits.at_least)),
        at_most: (limits.at_most < u32::MAX).then(|| value(limits.at_most)),
    }
}

/// A path on a calendar, begun on `start`: with the days of each stage, none if the hours a week are not known.
pub fn plan_json(catalog: &Catalog, words: &Words, plan: &Plan, answers: &Answers, start: Date) -> String {
    let days = plan.calendar(start).unwrap_or_default().into_iter();
    to_string(&object! {
        schema: SCHEMA,
        #[serde(flatten)]
        plan: plan_shape(catalog, words, plan, answers),
        days: list(days.map(|(from, until)| object! { from: from.to_string(), until: until.to_string() })),
    })
}
