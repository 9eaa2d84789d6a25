//! The questions as JSON.

use serde::Serialize;

use super::to_string;
use crate::catalog::{Catalog, Circumstance, Values};
use crate::lang::Lang;

#[derive(Serialize)]
struct QuestionsJson<'a> {
    activities: Vec<ActivityJson<'a>>,
    interests: Vec<InterestNameJson<'a>>,
    circumstances: Vec<CircumstanceJson<'a>>,
}

#[derive(Serialize)]
struct ActivityJson<'a> {
    id: &'a str,
    interest: &'a str,
    text: &'a str,
    /// Whether everybody is asked this.
    first: bool,
}

#[derive(Serialize)]
struct InterestNameJson<'a> {
    id: &'a str,
    name: &'a str,
    within: Option<&'a str>,
}

#[derive(Serialize)]
struct CircumstanceJson<'a> {
    id: &'a str,
    ask: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    scale: Option<Vec<LevelJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<u32>,
}

#[derive(Serialize)]
struct LevelJson<'a> {
    id: &'a str,
    name: &'a str,
}

/// Every question as JSON.
pub fn questions_json(catalog: &Catalog, lang: Lang) -> String {
    let activities = catalog.activities.iter_enumerated().map(|(at, it)| ActivityJson {
        id: &it.id,
        interest: &catalog.interests[it.interest].id,
        text: it.text.get(lang),
        first: catalog.is_first(at),
    });
    let interests = catalog.interests.iter().map(|it| InterestNameJson {
        id: &it.id,
        name: it.name.get(lang),
        within: it.within.map(|at| catalog.interests[at].id.as_str()),
    });
    to_string(&QuestionsJson {
        activities: activities.collect(),
        interests: interests.collect(),
        circumstances: catalog.circumstances.iter().map(|it| circumstance_json(it, lang)).collect(),
    })
}

fn circumstance_json(it: &Circumstance, lang: Lang) -> CircumstanceJson<'_> {
    let (id, ask) = (it.id.as_str(), it.ask.get(lang));
    match &it.values {
        Values::Scale(levels) => {
            let scale = levels.iter().map(|level| LevelJson { id: &level.id, name: level.name.get(lang) }).collect();
            CircumstanceJson { id, ask, scale: Some(scale), min: None, max: None }
        }
        Values::Range { min, max, .. } => CircumstanceJson { id, ask, scale: None, min: Some(*min), max: Some(*max) },
    }
}
