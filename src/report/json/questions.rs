//! The questions as JSON.

use serde::Serialize;

use super::{list, to_string};
use crate::catalog::{Catalog, Circumstance, Values};
use crate::lang::Lang;

/// Every question as JSON.
pub fn questions_json(catalog: &Catalog, lang: Lang) -> String {
    let activities = catalog.activities.iter_enumerated().map(|(at, it)| {
        object! {
            id: &it.id,
            interest: &catalog.interests[it.interest].id,
            text: it.text.get(lang),
            // Whether everybody is asked this.
            first: catalog.is_first(at),
        }
    });
    let interests = catalog.interests.iter().map(|it| {
        object! {
            id: &it.id,
            name: it.name.get(lang),
            within: it.within.map(|at| &catalog.interests[at].id),
        }
    });
    to_string(&object! {
        activities: list(activities),
        interests: list(interests),
        circumstances: list(catalog.circumstances.iter().map(|it| circumstance(it, lang))),
    })
}

fn circumstance(it: &Circumstance, lang: Lang) -> impl Serialize {
    let (scale, range) = match &it.values {
        Values::Scale(levels) => {
            let levels = levels.iter().map(|level| object! { id: &level.id, name: level.name.get(lang) });
            (Some(object! { scale: list(levels) }), None)
        }
        Values::Range { min, max, .. } => (None, Some(object! { min: min, max: max })),
    };
    object! { id: &it.id, ask: it.ask.get(lang), #[serde(flatten)] scale: scale, #[serde(flatten)] range: range }
}
