//! An audit as JSON. Shares are per cent with one decimal.

use std::collections::BTreeMap;

use serde::Serialize;

use super::shapes::CatalogJson;
use super::{SCHEMA, to_string};
use crate::audit::{Answerers, Broken, Calibration, Form, Found, Kind, NOTES, Otherwise, Pair, Share, SkillFigures};
use crate::catalog::{Place, Skill};
use crate::report::AuditReport;

#[derive(Serialize)]
struct AuditJson<'a> {
    schema: u32,
    catalog: CatalogJson<'a>,
    learners: usize,
    seed: u64,
    skills: Vec<SkillJson<'a>>,
    /// The skills that nobody was told first.
    nobodys: Vec<&'a str>,
    worst_swallowed: Option<SwallowedJson<'a>>,
    forms: Vec<FormJson>,
    /// Asked of a learner on average.
    follow_ups: f64,
    pairs: Vec<PairJson<'a>>,
    calibration: CalibrationJson,
    /// Of people who are otherwise than the model, together.
    pooled: CalibrationJson,
    otherwise: Vec<OtherwiseJson>,
    /// Of learners who answer again.
    again: AgainJson,
    levels: BTreeMap<&'static str, FoundJson>,
    bands: BTreeMap<&'static str, FoundJson>,
    answerers: Vec<AnswerersJson>,
    /// `null` if none were given.
    limits: Option<LimitsJson<'a>>,
}

#[derive(Serialize)]
struct SkillJson<'a> {
    id: &'a str,
    first: f64,
    top_three: f64,
    truly_best: f64,
    /// Of those whose truly best skill it is.
    found: f64,
}

#[derive(Serialize)]
struct SwallowedJson<'a> {
    skill: &'a str,
    by: &'a str,
    share: f64,
}

#[derive(Serialize)]
struct FormJson {
    #[serde(flatten)]
    form: Form,
    #[serde(flatten)]
    found: FoundJson,
}

#[derive(Serialize)]
struct FoundJson {
    learners: usize,
    first: f64,
    top_three: f64,
}

#[derive(Serialize)]
struct PairJson<'a> {
    skills: [&'a str; 2],
    better_ahead: f64,
    keys_correlate: f64,
    activity: Option<&'a str>,
    inseparable: bool,
}

#[derive(Serialize)]
struct AnswerersJson {
    kind: Kind,
    count: usize,
    noticed: f64,
    notes: BTreeMap<&'static str, f64>,
    told_low: f64,
    told_high: f64,
    told_forty: f64,
    told_sixty: f64,
    told_forty_early: f64,
    told_sixty_early: f64,
}

#[derive(Serialize)]
struct CalibrationJson {
    steps: Vec<StepJson>,
    error: f64,
}

#[derive(Serialize)]
struct StepJson {
    says: f64,
    right: f64,
    learners: usize,
}

#[derive(Serialize)]
struct OtherwiseJson {
    #[serde(flatten)]
    kind: Otherwise,
    #[serde(flatten)]
    found: FoundJson,
    error: f64,
}

#[derive(Serialize)]
struct AgainJson {
    same_first: f64,
    two_of_three: f64,
}

#[derive(Serialize)]
struct LimitsJson<'a> {
    least: f64,
    most: f64,
    broken: Vec<BrokenJson<'a>>,
}

#[derive(Serialize)]
struct BrokenJson<'a> {
    limit: &'static str,
    skill: Option<&'a str>,
}

/// The audit as JSON.
pub fn audit_json(report: &AuditReport) -> String {
    let AuditReport { catalog, audit, .. } = *report;
    let id = |skill: Place<Skill>| catalog.skills[skill].id.as_str();
    let skill = |(at, figures): (Place<Skill>, &SkillFigures)| SkillJson {
        id: id(at),
        first: figures.first.percent(),
        top_three: figures.three.percent(),
        truly_best: figures.best.percent(),
        found: figures.told[at].percent(),
    };
    let pair = |pair: &Pair| PairJson {
        skills: pair.skills.map(id),
        better_ahead: pair.apart.percent(),
        keys_correlate: (pair.alike * 100.0).round() / 100.0,
        activity: pair.activity.map(|at| catalog.activities[at].id.as_str()),
        inseparable: pair.is_inseparable(),
    };
    let limits = report.limits.map(|limits| LimitsJson {
        least: limits.least,
        most: limits.most,
        broken: audit.broken(limits).into_iter().map(|it| broken(it, &id)).collect(),
    });
    to_string(&AuditJson {
        schema: SCHEMA,
        catalog: CatalogJson { version: &catalog.version, checked: catalog.checked.to_string() },
        learners: audit.learners,
        seed: audit.seed,
        skills: audit.skills.iter_enumerated().map(skill).collect(),
        nobodys: audit.never_first().into_iter().map(id).collect(),
        worst_swallowed: audit.worst_swallowed().map(|(skill, by, share)| SwallowedJson {
            skill: id(skill),
            by: id(by),
            share: share.percent(),
        }),
        forms: audit.forms.iter().map(|(form, it)| FormJson { form: *form, found: found(*it) }).collect(),
        follow_ups: (audit.mean_follow_ups() * 100.0).round() / 100.0,
        pairs: audit.pairs.iter().map(pair).collect(),
        calibration: calibration(&audit.calibration),
        pooled: calibration(&audit.pooled),
        otherwise: audit.otherwise.iter().map(otherwise).collect(),
        again: AgainJson { same_first: audit.again.0.percent(), two_of_three: audit.again.1.percent() },
        levels: audit.levels.iter().map(|(level, it)| (level.id(), found(*it))).collect(),
        bands: audit.bands.iter().map(|(band, it)| (band.id(), found(*it))).collect(),
        answerers: audit.answerers.iter().map(answerers).collect(),
        limits,
    })
}

fn found(found: Found) -> FoundJson {
    FoundJson { learners: found.first.of, first: found.first.percent(), top_three: found.three.percent() }
}

fn answerers(it: &Answerers) -> AnswerersJson {
    AnswerersJson {
        kind: it.kind,
        count: it.noted.of,
        noticed: it.noted.percent(),
        notes: NOTES.into_iter().zip(it.notes.iter().map(|share| share.percent())).collect(),
        told_low: it.low.percent(),
        told_high: it.high.percent(),
        told_forty: it.forty.percent(),
        told_sixty: it.sixty.percent(),
        told_forty_early: it.early_forty.percent(),
        told_sixty_early: it.early_sixty.percent(),
    }
}

fn tenths(figure: f64) -> f64 {
    (figure * 10.0).round() / 10.0
}

fn calibration(it: &Calibration) -> CalibrationJson {
    let step =
        |(says, right): (f64, Share)| StepJson { says: tenths(says), right: right.percent(), learners: right.of };
    CalibrationJson { steps: it.steps().map(step).collect(), error: tenths(it.error()) }
}

fn otherwise((kind, figures, calibration): &(Otherwise, Found, Calibration)) -> OtherwiseJson {
    OtherwiseJson { kind: *kind, found: found(*figures), error: tenths(calibration.error()) }
}

fn broken<'a>(broken: Broken, id: &impl Fn(Place<Skill>) -> &'a str) -> BrokenJson<'a> {
    match broken {
        Broken::TooFew(skill) => BrokenJson { limit: "too-few", skill: Some(id(skill)) },
        Broken::TooMany(skill) => BrokenJson { limit: "too-many", skill: Some(id(skill)) },
        Broken::FollowUps => BrokenJson { limit: "follow-ups", skill: None },
        Broken::Calibration => BrokenJson { limit: "calibration", skill: None },
    }
}
