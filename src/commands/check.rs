//! `pothik check`: is this catalogue sound?

use std::path::Path;

use super::Context;
use crate::catalog::Catalog;
use crate::cli::{Check, Format};
use crate::error::Error;

/// Checks the catalogue that is named, the one in use, or the built-in one.
pub fn run(context: &Context, args: &Check, in_use: Option<&Path>) -> Result<(), Error> {
    let file = args.file.as_deref().or(in_use);
    if context.format != Format::Table {
        return Err(Error::usage("a check is printed as text only", None));
    }
    let catalog = file.map_or_else(Catalog::embedded, Catalog::load)?;
    if args.edition {
        return context.deliver(&catalog.edition.toml());
    }
    let name = file.map_or_else(|| "the built-in catalogue".to_owned(), |file| file.display().to_string());
    let facts = catalog.skills.iter().map(|it| it.facts.len()).sum::<usize>()
        + catalog.methods.iter().map(|it| it.facts.len()).sum::<usize>()
        + catalog.platforms.iter().map(|it| it.facts.len()).sum::<usize>();
    context.deliver(&format!(
        "{name} is sound: {} skills, {} methods, {} platforms, {} interests, {} activities, {} circumstances, {facts} facts, {} sources\n",
        catalog.skills.len(),
        catalog.methods.len(),
        catalog.platforms.len(),
        catalog.interests.len(),
        catalog.activities.len(),
        catalog.circumstances.len(),
        catalog.sources.len(),
    ))
}
