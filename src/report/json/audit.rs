//! An audit as JSON. Shares are per cent with one decimal.

use std::collections::BTreeMap;

use serde::Serialize;

use super::shapes::CatalogJson;
use super::{SCHEMA, list, to_string};
use crate::audit::{Answerers, Broken, Calibration, Form, Found, NOTES, Otherwise, Pair, Share, SkillFigures};
use crate::catalog::{Place, Skill};
use crate::report::AuditReport;

/// The audit as JSON.
pub fn audit_json(report: &AuditReport) -> String {
    let AuditReport { catalog, audit, .. } = *report;
    let id = |skill: Place<Skill>| catalog.skills[skill].id.as_str();
    let skill = |(at, figures): (Place<Skill>, &SkillFigures)| {
        object! {
            id: id(at),
            first: figures.first.percent(),
            top_three: figures.three.percent(),
            truly_best: figures.best.percent(),
            // Of those whose truly best skill it is.
            found: figures.told[at].percent(),
        }
    };
    let swallowed =
        |(skill, by, share): (_, _, Share)| object! { skill: id(skill), by: id(by), share: share.percent() };
    let pair = |pair: &Pair| {
        object! {
            skills: pair.skills.map(id),
            better_ahead: pair.apart.percent(),
            keys_correlate: hundredths(pair.alike),
            activity: pair.activity.map(|at| &catalog.activities[at].id),
            inseparable: pair.is_inseparable(),
        }
    };
    let broken = |it: Broken| {
        let (limit, skill) = match it {
            Broken::TooFew(skill) => ("too-few", Some(id(skill))),
            Broken::TooMany(skill) => ("too-many", Some(id(skill))),
            Broken::FollowUps => ("follow-ups", None),
            Broken::Calibration => ("calibration", None),
        };
        object! { limit: limit, skill: skill }
    };
    to_string(&object! {
        schema: SCHEMA,
        catalog: CatalogJson::of(catalog),
        learners: audit.learners,
        seed: audit.seed,
        skills: list(audit.skills.iter_enumerated().map(skill)),
        // The skills that nobody was told first.
        nobodys: list(audit.never_first().into_iter().map(id)),
        worst_swallowed: audit.worst_swallowed().map(swallowed),
        forms: list(audit.forms.iter().map(form)),
        // Asked of a learner on average.
        follow_ups: hundredths(audit.mean_follow_ups()),
        pairs: list(audit.pairs.iter().map(pair)),
        calibration: calibration(&audit.calibration),
        // Of people who are otherwise than the model, together.
        pooled: calibration(&audit.pooled),
        otherwise: list(audit.otherwise.iter().map(otherwise)),
        // Of learners who answer again.
        again: object! { same_first: audit.again.0.percent(), two_of_three: audit.again.1.percent() },
        levels: audit.levels.iter().map(|(level, it)| (level.id(), found(it))).collect::<BTreeMap<_, _>>(),
        bands: audit.bands.iter().map(|(band, it)| (band.id(), found(it))).collect::<BTreeMap<_, _>>(),
        answerers: list(audit.answerers.iter().map(answerers)),
        // `null` if none were given.
        limits: report.limits.map(|limits| object! {
            least: limits.least,
            most: limits.most,
            broken: list(audit.broken(limits).into_iter().map(broken)),
        }),
    })
}

fn found(found: &Found) -> impl Serialize + use<> {
    object! { learners: found.first.of, first: found.first.percent(), top_three: found.three.percent() }
}

fn form((form, figures): &(Form, Found)) -> impl Serialize + use<> {
    let questions = match form {
        Form::Fixed(length) => Some(object! { questions: *length }),
        Form::Interview | Form::AsMany | Form::AsManyDrawn => None,
    };
    object! { form: form.id(), #[serde(flatten)] questions: questions, #[serde(flatten)] found: found(figures) }
}

fn answerers(it: &Answerers) -> impl Serialize + use<> {
    object! {
        kind: it.kind.id(),
        count: it.noted.of,
        noticed: it.noted.percent(),
        notes: NOTES.into_iter().zip(it.notes.iter().map(|share| share.percent())).collect::<BTreeMap<_, _>>(),
        told_low: it.low.percent(),
        told_high: it.high.percent(),
        told_forty: it.forty.percent(),
        told_sixty: it.sixty.percent(),
        told_forty_early: it.early_forty.percent(),
        told_sixty_early: it.early_sixty.percent(),
    }
}

fn calibration(it: &Calibration) -> impl Serialize + use<> {
    let step = |(says, right): (f64, Share)| object! { says: tenths(says), right: right.percent(), learners: right.of };
    object! { steps: list(it.steps().map(step)), error: tenths(it.error()) }
}

fn otherwise((kind, figures, calibration): &(Otherwise, Found, Calibration)) -> impl Serialize + use<> {
    let figure = match kind {
        Otherwise::Loading(figure) | Otherwise::Reliability(figure) => Some(object! { figure: *figure }),
        _ => None,
    };
    object! {
        kind: kind.id(),
        #[serde(flatten)]
        figure: figure,
        #[serde(flatten)]
        found: found(figures),
        error: tenths(calibration.error()),
    }
}

fn tenths(figure: f64) -> f64 {
    (figure * 10.0).round() / 10.0
}

fn hundredths(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}
