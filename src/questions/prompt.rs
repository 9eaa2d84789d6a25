//! The words of a question.

use super::{Question, progress};
use crate::answers::{Answer, Answers, RATINGS};
use crate::catalog::{Catalog, Circumstance, Level, Values};
use crate::lang::Words;
use crate::say;

/// A question as it is put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// "7 of about 32".
    pub progress: String,
    /// The question, or what is to be rated.
    pub text: String,
    /// What stays of the question once it is answered: its number and its text or a name for it. Empty if nothing
    /// is to stay.
    pub label: String,
    /// What is asked about the text, if it is not a question itself.
    pub ask: Option<String>,
    pub kind: Kind,
    /// Whether its options stand side by side where single keys answer, without its text: a menu below something longer.
    pub is_row: bool,
    /// Whether it may be left open, and has a reason to tell.
    pub optional: bool,
    /// What was answered before the learner came back to it.
    pub before: Answer<u32>,
}

impl Prompt {
    /// The name of what was answered before.
    pub fn before_name(&self, words: &Words) -> Option<String> {
        let value = self.before.given()?;
        match &self.kind {
            Kind::Options(options) => options.iter().find(|option| option.value == value).map(|it| it.name.clone()),
            Kind::Number { .. } => Some(words.lang().digits(&value.to_string())),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Options(Vec<Choice>),
    Number { min: u32, max: u32, hint: String },
}

/// One thing that can be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What one types for it.
    pub key: u32,
    pub name: String,
    /// What is noted for it.
    pub value: u32,
}

/// How `question` is put.
pub fn prompt(catalog: &Catalog, words: &Words, answers: &Answers, question: Question, before: Answer<u32>) -> Prompt {
    let lang = words.lang();
    let count = progress(catalog, answers, Some(question));
    let is_again = !question.answer(answers).is_unasked();
    let progress = match count.is_about {
        // Asked again, it has no place in the count.
        _ if is_again => String::new(),
        true => say!(words, "progress-about", n = count.n, of = count.of),
        false => say!(words, "progress", n = count.n, of = count.of),
    };
    let (text, label, ask, kind) = match question {
        Question::First(at) | Question::FollowUp(at) => {
            let choice = |rating: u8| {
                let name = words.say(&format!("rating-{rating}"), &fluent_bundle::FluentArgs::new());
                Choice { key: rating.into(), name, value: rating.into() }
            };
            let text = catalog.activities[at].text.get(lang);
            (text, text, Some(say!(words, "ask-rating")), Kind::Options(RATINGS.rev().map(choice).collect()))
        }
        Question::Circumstance(at) => {
            let Circumstance { ask, label, values, .. } = &catalog.circumstances[at];
            let choice =
                |(key, level): (u32, &Level)| Choice { key, name: level.name.get(lang).to_owned(), value: key - 1 };
            let kind = match values {
                Values::Scale(levels) => Kind::Options((1..).zip(levels).map(choice).collect()),
                Values::Range { min, max, unit, .. } => Kind::Number {
                    min: *min,
                    max: *max,
                    hint: say!(words, "number-range", min = *min, max = *max, unit = unit.get(lang)),
                },
            };
            (ask.get(lang), label.get(lang), None, kind)
        }
    };
    let number = lang.digits(&count.n.to_string());
    let label = if is_again { label.to_owned() } else { format!("{number}. {label}") };
    Prompt { progress, text: text.to_owned(), label, ask, kind, is_row: false, optional: true, before }
}

/// Why `question` is asked.
pub fn why(catalog: &Catalog, words: &Words, question: Question) -> String {
    match question {
        Question::First(_) | Question::FollowUp(_) => say!(words, "why-activity"),
        Question::Circumstance(at) => catalog.circumstances[at].why.get(words.lang()).to_owned(),
    }
}
