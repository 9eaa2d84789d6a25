//! What is to be looked up again, as JSON.

use super::shapes::CatalogJson;
use super::{SCHEMA, list, to_string};
use crate::catalog::{Place, Source};
use crate::report::Due;

/// The list as JSON, the oldest first. An id is that of the skill, platform, topic or the like that a statement belongs
/// to, a place is file and line, `null` of the built-in catalogue.
pub fn due_json(due: &Due) -> String {
    let catalog = due.catalog;
    let source = |&at: &Place<Source>| {
        let it = &catalog.sources[at];
        object! { id: &it.id, title: &it.title, url: &it.url }
    };
    let statements = due.old().into_iter().map(|(it, place)| {
        object! {
            id: it.id,
            about: it.about.map(|at| &catalog.topics[at].id),
            text: it.text.map(|text| text.get(due.words.lang())),
            checked: it.checked.to_string(),
            sources: list(it.sources.iter().map(source)),
            place: place,
        }
    });
    to_string(&object! {
        schema: SCHEMA,
        catalog: CatalogJson::of(catalog),
        on: due.on.to_string(),
        due: list(statements),
    })
}
