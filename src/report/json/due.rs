//! What is to be looked up again, as JSON.

use serde::Serialize;

use super::shapes::CatalogJson;
use super::{SCHEMA, to_string};
use crate::catalog::Source;
use crate::report::Due;

#[derive(Serialize)]
struct DueJson<'a> {
    schema: u32,
    catalog: CatalogJson<'a>,
    on: String,
    /// The oldest first.
    due: Vec<StatementJson<'a>>,
}

#[derive(Serialize)]
struct StatementJson<'a> {
    /// Of the skill, platform, topic or the like that it belongs to.
    id: &'a str,
    /// The topic of a fact.
    about: Option<&'a str>,
    text: Option<&'a str>,
    checked: String,
    sources: Vec<SourceJson<'a>>,
    /// File and line; `null` of the built-in catalogue.
    place: Option<&'a str>,
}

#[derive(Serialize)]
struct SourceJson<'a> {
    id: &'a str,
    title: &'a str,
    url: Option<&'a str>,
}

/// The list as JSON.
pub fn due_json(due: &Due) -> String {
    let catalog = due.catalog;
    let statements = due.old().into_iter().map(|(it, place)| StatementJson {
        id: it.id,
        about: it.about.map(|at| catalog.topics[at].id.as_str()),
        text: it.text.map(|text| text.get(due.words.lang())),
        checked: it.checked.to_string(),
        sources: it.sources.iter().map(|&at| source_json(&catalog.sources[at])).collect(),
        place,
    });
    to_string(&DueJson {
        schema: SCHEMA,
        catalog: CatalogJson { version: &catalog.version, checked: catalog.checked.to_string() },
        on: due.on.to_string(),
        due: statements.collect(),
    })
}

fn source_json(source: &Source) -> SourceJson<'_> {
    SourceJson { id: &source.id, title: &source.title, url: source.url.as_deref() }
}
