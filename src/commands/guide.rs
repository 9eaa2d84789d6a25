//! `pothik guide`: short answers to what beginners ask.

use super::Context;
use crate::answers::Answers;
use crate::catalog::{Catalog, Thing};
use crate::cli::Guide;
use crate::error::Error;
use crate::lang::Words;
use crate::report;

/// Answers one question, or lists them.
pub fn run(context: &Context, catalog: &Catalog, args: &Guide) -> Result<(), Error> {
    let words = Words::new(context.lang());
    let Some(topic) = &args.topic else {
        let document = report::topics(catalog, &words);
        return context.deliver_document(&document, &words, || report::guides_json(catalog, &words));
    };
    let mut things = catalog.things();
    things.retain(|thing| matches!(thing, Thing::Guide(_)));
    let thing = catalog.find(topic, &things)?;
    let document = report::show(catalog, &words, thing, &Answers::none(catalog), context.today);
    context.deliver_document(&document, &words, || report::thing_json(catalog, &words, thing))
}
