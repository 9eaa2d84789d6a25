//! `pothik show`: one skill, method or platform, whole.

use super::{Context, find, given};
use crate::catalog::{Catalog, Thing};
use crate::cli::Given;
use crate::error::Error;

/// Shows what is meant by the words.
pub fn run(context: &Context, catalog: &Catalog, id: &[String], given: &Given) -> Result<(), Error> {
    let answers = given::answers(context, catalog, given)?;
    let mut things = catalog.things();
    things.retain(|thing| !matches!(thing, Thing::Guide(_)));
    let thing = find(catalog, &id.join(" "), &things)?;
    context.deliver_thing(catalog, thing, &answers)
}
