//! `pothik guide`: short answers to what beginners ask.

use super::Context;
use crate::answers::Answers;
use crate::catalog::{Catalog, Guide, Place, Thing};
use crate::cli;
use crate::error::Error;
use crate::lang::{Phrase, Words};
use crate::report;
use crate::say;
use crate::untrusted::quoted;

/// Answers one question, or lists them.
pub fn run(context: &Context, catalog: &Catalog, args: &cli::Guide) -> Result<(), Error> {
    let words = Words::new(context.lang());
    if args.topic.is_empty() {
        let document = report::topics(catalog, &words);
        return context.deliver_document(&document, &words, || report::guides_json(catalog, &words));
    }
    let thing = topic(catalog, &words, &args.topic.join(" "))?;
    let answers = Answers::none(catalog);
    let document = report::show(catalog, &words, thing, &answers, context.today);
    context.deliver_document(&document, &words, || report::thing_json(catalog, &words, thing, &answers))
}

/// So many topics are named where none answers the question.
const NEAREST: usize = 3;

/// The topic that is named, or that answers the question best. If none answers it well enough, that is said, with those that
/// come nearest.
pub fn topic(catalog: &Catalog, words: &Words, question: &str) -> Result<Thing, Error> {
    let mut guides = catalog.things();
    guides.retain(|thing| matches!(thing, Thing::Guide(_)));
    if let Some(thing) = catalog.named(question.trim_end_matches(['?', '!', '.', '।', ' '])) {
        // Of something else that is called so, the error says how it is shown.
        return catalog.find(question, &guides).map_err(|why| Error::not_found(catalog, question, &[thing], &why));
    }
    let answers = catalog.answers_to(question);
    let near = &answers[..NEAREST.min(answers.len())];
    if let Some(best) = near.first().filter(|best| best.is_meant()) {
        return Ok(Thing::Guide(best.guide));
    }
    // A single word with a slip in it, or words so common that only both ways of looking together are sure.
    if let Ok(Thing::Guide(guide)) = catalog.find(question, &guides)
        && (question.split_whitespace().count() == 1 || near.iter().any(|near| near.guide == guide))
    {
        return Ok(Thing::Guide(guide));
    }
    let line = |at: Place<Guide>| {
        format!("{}  (pothik guide {})", catalog.guides[at].title.get(words.lang()), catalog.guides[at].id)
    };
    let near: Vec<String> = near.iter().map(|it| line(it.guide)).collect();
    let message = say!(words, "guide-unknown", question = quoted(question));
    let hint = (!near.is_empty()).then(|| format!("{}\n  {}", say!(words, "guide-nearest"), near.join("\n  ")));
    Err(Error::data(message, hint.or_else(|| Some(say!(words, "guide-topics"))).map(Phrase::Written)))
}
