//! Asks for the answers that are missing, and lets people move through the questions.

#![allow(clippy::missing_errors_doc, reason = "asking and telling fail if the terminal cannot be read or written")]

mod interrupt;
mod keys;
mod list;
mod menu;
mod plain;

use std::io;

pub use crate::questions::prompt::{Choice, Kind, Prompt};
pub use interrupt::{CANCELLED, Interrupt};
pub use menu::Menu;
pub use plain::Plain;

use crate::advice::Measure;
use crate::answers::{Answer, Answers};
use crate::catalog::Catalog;
use crate::lang::Words;
use crate::questions::{self, Question, Stop, prompt};
use crate::say;

/// What somebody does at a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// An answer: a rating, a place on a scale, or a number.
    Value(u32),
    Skip,
    Back,
    /// Wants to know why it is asked.
    Why,
    /// The learner stops, or there are no more lines.
    Stop,
    /// Ctrl-C in a menu.
    Interrupted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Done,
    Stopped,
}

/// Somebody who can be asked: at a terminal or through lines of text.
pub trait Asker {
    /// Asks one question.
    fn ask(&mut self, prompt: &Prompt) -> io::Result<Reply>;

    /// Says something that needs no answer.
    fn tell(&mut self, text: &str) -> io::Result<()>;

    /// Asks for words of one's own; `None` at the end of the input.
    fn words(&mut self, ask: &str) -> io::Result<Option<String>>;

    /// Whether the next question is answered by a line of text.
    fn reads_lines(&self) -> bool;
}

impl Prompt {
    /// A choice between `names`, whose values are their places.
    pub fn choice(text: String, names: impl IntoIterator<Item = String>) -> Self {
        let choice = |(value, name): (u32, String)| Choice { key: value + 1, name, value };
        Self {
            progress: String::new(),
            text,
            label: String::new(),
            ask: None,
            kind: Kind::Options((0..).zip(names).map(choice).collect()),
            is_row: false,
            optional: false,
            before: Answer::Unasked,
        }
    }
}

/// Asks until `stop` is reached and nothing is missing, or the learner stops; the answers are kept either way. `kept` is
/// told the answers before every question, so that they can be saved from an interruption.
pub fn run(
    measure: &Measure,
    stop: Stop,
    words: &Words,
    answers: &mut Answers,
    asker: &mut dyn Asker,
    mut kept: impl FnMut(&Answers),
) -> io::Result<Ending> {
    let catalog = measure.catalog();
    let mut section = None;
    // What was answered is offered again to those who go back.
    let mut remembered = answers.clone();
    while let Some(question) = questions::next(measure, answers, stop) {
        kept(answers);
        if section.is_some_and(|section| section != question.section()) {
            match question.section() {
                questions::Section::FollowUps => asker.tell(&say!(words, "section-follow-ups"))?,
                questions::Section::Circumstances => asker.tell(&say!(words, "section-circumstances"))?,
                questions::Section::First => {}
            }
        }
        section = Some(question.section());
        match asker.ask(&prompt::prompt(catalog, words, answers, question, question.answer(&remembered)))? {
            Reply::Value(value) => question.set(answers, Answer::Given(value)),
            Reply::Skip => question.set(answers, Answer::Skipped),
            Reply::Back => match questions::previous(measure, answers, stop) {
                Some(previous) => previous.set(answers, Answer::Unasked),
                None => asker.tell(&say!(words, "at-first-question"))?,
            },
            Reply::Why => asker.tell(&prompt::why(catalog, words, question))?,
            Reply::Stop | Reply::Interrupted => return Ok(Ending::Stopped),
        }
        if !question.answer(answers).is_unasked() {
            question.set(&mut remembered, question.answer(answers));
        }
    }
    Ok(Ending::Done)
}

/// Asks one question again; gives whether its answer is another now.
pub fn ask_again(
    catalog: &Catalog,
    words: &Words,
    answers: &mut Answers,
    question: Question,
    asker: &mut dyn Asker,
) -> io::Result<bool> {
    let before = question.answer(answers);
    let answer = loop {
        match asker.ask(&prompt::prompt(catalog, words, answers, question, before))? {
            Reply::Value(value) => break Answer::Given(value),
            Reply::Skip => break Answer::Skipped,
            Reply::Why => asker.tell(&prompt::why(catalog, words, question))?,
            Reply::Back | Reply::Stop | Reply::Interrupted => return Ok(false),
        }
    };
    question.set(answers, answer);
    Ok(answer != before)
}
