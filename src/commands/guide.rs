//! `pothik guide`: short answers to what beginners ask.

use super::Context;
use crate::answers::Answers;
use crate::catalog::{Catalog, Thing};
use crate::cli::Guide;
use crate::error::Error;
use crate::lang::Words;
use crate::report::{self, document};
use crate::say;

/// Answers one question, or lists them.
pub fn run(context: &Context, catalog: &Catalog, args: &Guide) -> Result<(), Error> {
    let words = Words::new(context.lang());
    let mut things = catalog.things();
    things.retain(|thing| matches!(thing, Thing::Guide(_)));
    let Some(topic) = &args.topic else {
        let title = say!(words, "guide-topics");
        let entry = |&thing: &Thing| {
            let title = report::phrases::name(catalog, &words, thing);
            let under = document::Entry::new(document::Mark::None, title);
            document::Entry::new(document::Mark::Bullet, catalog.id(thing)).with(vec![under])
        };
        let list = document::Block::List(things.iter().map(entry).collect());
        let blocks = vec![document::Block::Lead(title.clone()), list];
        let document = document::Document { lang: words.lang(), title, blocks };
        return context.deliver_document(&document, &words, || report::guides_json(catalog, &words));
    };
    let thing = catalog.find(topic, &things)?;
    let document = report::show(catalog, &words, thing, &Answers::none(catalog), context.today);
    context.deliver_document(&document, &words, || report::thing_json(catalog, &words, thing))
}
