//! `pothik show`: one skill, method or platform, whole.

use clap::ArgMatches;

use super::{Context, find, given};
use crate::catalog::{Catalog, Thing};
use crate::cli::Show;
use crate::error::Error;
use crate::lang::Words;
use crate::report;

/// Shows what is meant by the word.
pub fn run(context: &Context, catalog: &Catalog, args: &Show, matches: &ArgMatches) -> Result<(), Error> {
    let words = Words::new(context.lang());
    let answers = given::answers(context, catalog, &args.given, matches)?;
    let mut things = catalog.things();
    things.retain(|thing| !matches!(thing, Thing::Guide(_)));
    let thing = find(catalog, &args.id.join(" "), &things)?;
    let document = report::show(catalog, &words, thing, &answers, context.today);
    context.deliver_document(&document, &words, || report::thing_json(catalog, &words, thing, &answers))
}
