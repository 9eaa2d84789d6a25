//! What came out for a whole group, as JSON.

use std::collections::BTreeMap;

use super::paths::{LimitsJson, limits_json};
use super::value::ValueJson;
use super::{SCHEMA, to_string};
use crate::advice::{Level, Status, Told};
use crate::batch::Tally;
use crate::catalog::{Catalog, Each, Limits, Method, Place, Skill};
use crate::report::Cohort;
#[cfg(test)]
use crate::schema::one_of;

shapes! {
    /// What came out for a whole group, as `pothik batch --summary FILE.json` writes it. Keys may be added, never
    /// renamed: pass over those you do not know.
    struct SummaryJson<'a> {
        /// The version of this format.
        #[cfg_attr(test, schemars(extend("const" = 2)))]
        schema: u32,
        /// Rows that held a mistake; they are counted nowhere else.
        rejected: u64,
        /// Everybody.
        all: TallyJson<'a>,
        /// The same by the values of one column, if `--group` named it.
        #[serde(skip_serializing_if = "Option::is_none")]
        group: Option<GroupsJson<'a>>,
    }

    /// Groups of learners.
    struct GroupsJson<'a> {
        /// The name of the column.
        column: &'a str,
        /// The counts by value.
        values: BTreeMap<&'a str, TallyJson<'a>>,
    }

    /// Counts of learners.
    struct TallyJson<'a> {
        /// How many were advised.
        learners: u64,
        /// Every skill, in the order of the catalogue.
        skills: Vec<SkillCountJson<'a>>,
        /// Whether the best-fitting skill can be started.
        #[cfg_attr(test, schemars(extend("propertyNames" = one_of::<Status>())))]
        readiness: BTreeMap<&'static str, u64>,
        /// What the next step of the best-fitting skill needs and learners lack.
        lacking: Vec<LackingJson<'a>>,
        /// By circumstance, how many did not answer a question on which the best-fitting skill rests.
        unanswered: BTreeMap<&'a str, u64>,
        /// By method, whom it suits best.
        methods: BTreeMap<&'a str, u64>,
        /// By platform, who can sell there what they are advised to begin with.
        platforms: BTreeMap<&'a str, u64>,
        /// How far the ranking can be relied on.
        #[cfg_attr(test, schemars(extend("propertyNames" = one_of::<Level>())))]
        confidence: BTreeMap<&'static str, u64>,
        /// The chance that the first skill is the best match.
        #[cfg_attr(test, schemars(extend("propertyNames" = one_of::<Told>())))]
        chance: BTreeMap<&'static str, u64>,
        /// What was to be said about the answers, by the ids of the notes in the advice.
        notes: &'a BTreeMap<&'static str, u64>,
    }

    /// How many learners a skill has.
    struct SkillCountJson<'a> {
        /// Its id in the catalogue.
        id: &'a str,
        /// Whose best-fitting skill it is.
        first: u64,
        /// Who has it among the best-fitting three.
        top_three: u64,
        /// Who is advised to begin with it.
        headline: u64,
        /// Those by the method that suits them best.
        headline_by_method: BTreeMap<&'a str, u64>,
    }

    /// How many learners lack something.
    struct LackingJson<'a> {
        /// The id of the circumstance.
        circumstance: &'a str,
        /// The lowest value that will do.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_least: Option<ValueJson>,
        /// The highest value that will do.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_most: Option<ValueJson>,
        /// How many lack it.
        learners: u64,
    }
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
    let by_method = |counts: &Each<Method, u64>| -> BTreeMap<&'a str, u64> {
        catalog.methods.iter().zip(counts).map(|(it, n)| (it.id.as_str(), *n)).collect()
    };
    let skill = |(at, it): (Place<Skill>, &'a Skill)| SkillCountJson {
        id: &it.id,
        first: tally.first[at],
        top_three: tally.top_three[at],
        headline: tally.seats[at].iter().sum(),
        headline_by_method: by_method(&tally.seats[at]),
    };
    let lacking = |(limits, n): (&Limits, &u64)| {
        let LimitsJson { circumstance, at_least, at_most } = limits_json(catalog, limits);
        LackingJson { circumstance, at_least, at_most, learners: *n }
    };
    TallyJson {
        learners: tally.learners,
        skills: catalog.skills.iter_enumerated().map(skill).collect(),
        readiness: Status::ALL.into_iter().zip(tally.start).map(|(it, n)| (it.id(), n)).collect(),
        lacking: tally.lacking.iter().map(lacking).collect(),
        unanswered: tally.open.iter().map(|(at, n)| (catalog.circumstances[*at].id.as_str(), *n)).collect(),
        methods: by_method(&tally.methods),
        platforms: catalog.platforms.iter().zip(&tally.platforms).map(|(it, n)| (it.id.as_str(), *n)).collect(),
        confidence: Level::ALL.into_iter().zip(tally.confidence).map(|(it, n)| (it.id(), n)).collect(),
        chance: Told::ALL.into_iter().zip(tally.told).map(|(it, n)| (it.id(), n)).collect(),
        notes: &tally.notes,
    }
}

#[cfg(test)]
#[test]
fn the_schema_is_kept() {
    use schemars::generate::SchemaSettings;

    crate::schema::assert_kept::<SummaryJson>("summary", SchemaSettings::draft2020_12().for_serialize());
}
