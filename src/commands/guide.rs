//! `pothik guide`: short answers to what beginners ask.

use super::Context;
use crate::answers::Answers;
use crate::catalog::{Catalog, Guide, NotFound, Place, Thing};
use crate::error::Error;
use crate::lang::{Phrase, Words};
use crate::report;
use crate::say;
use crate::untrusted::quoted;

/// Answers one question, or lists them.
pub fn run(context: &Context, catalog: &Catalog, asked: &[String]) -> Result<(), Error> {
    let words = &context.words;
    if asked.is_empty() {
        return context.deliver_document(&report::topics(catalog, words), || report::guides_json(catalog, words));
    }
    context.deliver_thing(catalog, topic(catalog, words, &asked.join(" "))?, &Answers::none(catalog))
}

/// The topic that is asked for. If none answers the question well enough, that is said, with those that come nearest.
pub fn topic(catalog: &Catalog, words: &Words, question: &str) -> Result<Thing, Error> {
    let near = match catalog.topic(question) {
        Ok(topic @ Thing::Guide(_)) => return Ok(topic),
        // The error says how it is shown.
        Ok(other) => return Err(Error::not_found(catalog, question, &[other], &NotFound::Elsewhere(other))),
        Err(near) => near,
    };
    let line = |at: Place<Guide>| {
        format!("{}  (pothik guide {})", catalog.guides[at].title.get(words.lang()), catalog.guides[at].id)
    };
    let message = say!(words, "guide-unknown", question = quoted(question));
    let near: Vec<String> = near.into_iter().map(line).collect();
    let hint = (!near.is_empty()).then(|| format!("{}\n  {}", say!(words, "guide-nearest"), near.join("\n  ")));
    Err(Error::data(message, hint.or_else(|| Some(say!(words, "guide-topics"))).map(Phrase::Written)))
}
