//! `pothik guide`: short answers to what beginners ask.

use super::{Context, find};
use crate::answers::Answers;
use crate::catalog::{Catalog, Thing};
use crate::cli::Guide;
use crate::error::Error;
use crate::lang::Words;
use crate::report;

/// Answers one question, or lists them.
pub fn run(context: &Context, catalog: &Catalog, args: &Guide) -> Result<(), Error> {
    let words = Words::new(context.lang());
    if args.topic.is_empty() {
        let document = report::topics(catalog, &words);
        return context.deliver_document(&document, &words, || report::guides_json(catalog, &words));
    }
    let mut things = catalog.things();
    things.retain(|thing| matches!(thing, Thing::Guide(_)));
    let thing = find(catalog, &args.topic.join(" "), &things)?;
    let answers = Answers::none(catalog);
    let document = report::show(catalog, &words, thing, &answers, context.today);
    context.deliver_document(&document, &words, || report::thing_json(catalog, &words, thing, &answers))
}
