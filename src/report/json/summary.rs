//! What came out for a whole group, as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::shapes::ValueJson;
use super::{SCHEMA, to_string};
use crate::advice::{Level, Status};
use crate::batch::Tally;
use crate::catalog::Catalog;
use crate::report::Cohort;

#[derive(Serialize)]
struct SummaryJson<'a> {
    schema: u32,
    rejected: u64,
    all: TallyJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<GroupsJson<'a>>,
}

#[derive(Serialize)]
struct GroupsJson<'a> {
    column: &'a str,
    values: BTreeMap<&'a str, TallyJson<'a>>,
}

/// Counts of learners.
#[derive(Serialize)]
struct TallyJson<'a> {
    learners: u64,
    skills: Vec<SkillCountJson<'a>>,
    /// Of the best-fitting skill.
    readiness: BTreeMap<&'static str, u64>,
    lacking: Vec<LackingJson<'a>>,
    unanswered: BTreeMap<&'a str, u64>,
    methods: BTreeMap<&'a str, u64>,
    platforms: BTreeMap<&'a str, u64>,
    confidence: BTreeMap<&'static str, u64>,
    notes: &'a BTreeMap<&'static str, u64>,
}

#[derive(Serialize)]
struct SkillCountJson<'a> {
    id: &'a str,
    first: u64,
    top_three: u64,
    /// Who is advised to begin with it.
    headline: u64,
    /// Those by the method that suits them best.
    headline_by_method: BTreeMap<&'a str, u64>,
}

#[derive(Serialize)]
struct LackingJson<'a> {
    circumstance: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least: Option<ValueJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<ValueJson>,
    learners: u64,
}

/// The summary of a group.
pub fn summary_json(cohort: &Cohort) -> String {
    let tally = |tally| tally_json(cohort.catalog, tally);
    let values = || cohort.tallies.groups.iter().map(|(value, counts)| (value.as_str(), tally(counts))).collect();
    to_string(&SummaryJson {
        schema: SCHEMA,
        rejected: cohort.rejected,
        all: tally(&cohort.tallies.all),
        group: cohort.by.map(|column| GroupsJson { column, values: values() }),
    })
}

fn tally_json<'a>(catalog: &'a Catalog, tally: &'a Tally) -> TallyJson<'a> {
    let by_method = |counts: &[u64]| -> BTreeMap<&'a str, u64> {
        catalog.methods.iter().zip(counts).map(|(it, n)| (it.id.as_str(), *n)).collect()
    };
    let skill = |(at, it): (usize, &'a crate::catalog::Skill)| SkillCountJson {
        id: &it.id,
        first: tally.first[at],
        top_three: tally.top_three[at],
        headline: tally.seats[at].iter().sum(),
        headline_by_method: by_method(&tally.seats[at]),
    };
    let lacking = |((at, at_least, at_most), n): (&(usize, u32, u32), &u64)| {
        let circumstance = &catalog.circumstances[*at];
        LackingJson {
            circumstance: &circumstance.id,
            at_least: (*at_least > 0).then(|| ValueJson::of(&circumstance.values, *at_least)),
            at_most: (*at_most < u32::MAX).then(|| ValueJson::of(&circumstance.values, *at_most)),
            learners: *n,
        }
    };
    let statuses = [Status::Now, Status::Partly, Status::Unknown, Status::Later];
    let levels = [Level::None, Level::Low, Level::Medium, Level::High];
    TallyJson {
        learners: tally.learners,
        skills: catalog.skills.iter().enumerate().map(skill).collect(),
        readiness: statuses.into_iter().map(|it| (it.id(), tally.with_start(it))).collect(),
        lacking: tally.lacking.iter().map(lacking).collect(),
        unanswered: tally.open.iter().map(|(at, n)| (catalog.circumstances[*at].id.as_str(), *n)).collect(),
        methods: by_method(&tally.methods),
        platforms: catalog.platforms.iter().zip(&tally.platforms).map(|(it, n)| (it.id.as_str(), *n)).collect(),
        confidence: levels.into_iter().map(|it| (it.id(), tally.at_level(it))).collect(),
        notes: &tally.notes,
    }
}
