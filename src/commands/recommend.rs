//! `pothik recommend`: answers in, advice out.

use std::io::{self, IsTerminal};
use std::path::Path;

use clap::ArgMatches;

use super::after::After;
use super::{Context, given, note, variable};
use crate::advice::{LEAST_INTERESTS, Measure, SHOWN};
use crate::answers::{Answer, Answers};
use crate::catalog::Catalog;
use crate::cli::{Format, Recommend};
use crate::error::Error;
use crate::interview::{self, Asker, Ending, Interrupt, Kind, Menu, Plain, Prompt, Reply};
use crate::lang::{Lang, Words};
use crate::questions::{self, USUAL};
use crate::report::{self, Detail, Page};
use crate::{phrase, say};

/// Collects answers, asks for what is missing if somebody is there, and gives advice.
pub fn run(context: &Context, catalog: &Catalog, args: &Recommend, matches: &ArgMatches) -> Result<(), Error> {
    context.refuse_formats_of_others()?;
    let mut answers = given::answers(context, catalog, &args.given, matches)?;
    if let Some(word) = &args.skill {
        answers.choose(Some(super::skill(catalog, word)?));
    }
    if is_alone(args) && answers == Answers::none(catalog) && is_asked(context, args) {
        let journal = super::journal::Place::find(context);
        if journal.is_ok_and(|journal| journal.exists()) {
            return super::journal::next(context, catalog);
        }
    }
    let measure = Measure::new(catalog);
    let held = match questions::next(&measure, &answers, USUAL) {
        Some(_) if is_asked(context, args) => Held::begin(context)?.interview(context, &measure, &mut answers)?,
        // Nothing is left to ask, but more to be read.
        None if is_asked(context, args) && args.given.code.is_some() => {
            let held = Held::begin(context)?;
            held.keep(context, catalog, &answers);
            Some(held)
        }
        _ => None,
    };
    if let Some(held) = held {
        let delivered = deliver(context, &measure, args, &answers, &held.words, has_menu(context));
        return held.told(delivered.and_then(|()| held.go_on(context, &measure, &mut answers)));
    }
    if answers.interest_scores(catalog).measured() < LEAST_INTERESTS {
        return Err(too_little(catalog, &answers));
    }
    deliver(context, &measure, args, &answers, &Words::new(context.lang()), false)
}

/// Whether nothing but global flags was given.
fn is_alone(args: &Recommend) -> bool {
    !args.full && !args.what_if && args.top.is_none() && args.given.code.is_none() && args.given.answers.is_none()
}

/// Whether a menu follows the advice after an interview: if it is read where it was asked.
fn has_menu(context: &Context) -> bool {
    let is_read = !io::stdin().is_terminal() || io::stdout().is_terminal();
    context.format == Format::Table && context.output.is_none() && is_read
}

fn deliver(
    context: &Context,
    measure: &Measure,
    args: &Recommend,
    answers: &Answers,
    words: &Words,
    is_menu_next: bool,
) -> Result<(), Error> {
    let catalog = measure.catalog();
    let advice = measure.advise(answers);
    let default_top = (context.format != Format::Json).then_some(SHOWN);
    let top = args.top.map_or(default_top, |top| (top > 0).then_some(top));
    let report = context.report(catalog, answers, &advice, words, top);
    if context.format == Format::Table && !args.what_if && !args.full && args.top.is_none() {
        return context.deliver(&context.card(&report, is_menu_next).0);
    }
    let document = if args.what_if {
        report::what_if(&report)
    } else if context.format == Format::Table {
        report::advice(&report, Detail::Brief)
    } else {
        report::advice(&report, Detail::Whole { start: Some(context.today) })
    };
    context.deliver_document(&document, words, || {
        if args.what_if { report::what_if_json(&report) } else { report::advice_json(&report) }
    })
}

/// Whether questions are asked: if somebody is there, or if lines are expected through a pipe.
fn is_asked(context: &Context, args: &Recommend) -> bool {
    let somebody = io::stdin().is_terminal() && io::stderr().is_terminal();
    !args.no_input && args.given.answers.as_deref() != Some(Path::new("-")) && (somebody || context.plain)
}

fn too_little(catalog: &Catalog, answers: &Answers) -> Error {
    let measured = answers.interest_scores(catalog).measured();
    let message = if measured == 0 {
        phrase!("error-nothing")
    } else {
        phrase!("error-too-few", measured = measured, needed = LEAST_INTERESTS)
    };
    Error::usage(message, phrase!("hint-nothing"))
}

/// An interview that was held to its end.
struct Held {
    words: Words,
    plain: bool,
    interrupt: Interrupt,
}

impl Held {
    /// Asks for the language if nothing names it.
    fn begin(context: &Context) -> Result<Self, Error> {
        let interrupt = Interrupt::install().map_err(|error| Error::Io(io::Error::other(error)))?;
        let simple = variable("TERM").is_none_or(|term| term == "dumb");
        let plain = context.plain || simple || variable("ACCESSIBLE").is_some();
        let words = Words::new(language(context, plain, &interrupt)?);
        Ok(Self { words, plain, interrupt })
    }

    /// Asks for what is missing. `None` if lines were expected through a pipe and there was not a single one: then nobody is
    /// there.
    fn interview(self, context: &Context, measure: &Measure, answers: &mut Answers) -> Result<Option<Self>, Error> {
        let catalog = measure.catalog();
        let before = answers.clone();
        let ending = self.told(self.with_asker(context, |asker| {
            let words = &self.words;
            asker.tell(&say!(words, "intro"))?;
            asker.tell(&if asker.reads_lines() { say!(words, "intro-plain") } else { say!(words, "intro-menu") })?;
            let kept = |answers: &Answers| self.keep(context, catalog, answers);
            Ok(interview::run(measure, USUAL, words, answers, asker, kept)?)
        }))?;
        if *answers == before && ending == Ending::Stopped && !io::stdin().is_terminal() {
            return Ok(None);
        }
        self.keep(context, catalog, answers);
        if ending == Ending::Stopped {
            self.interrupt.leave();
        }
        note("");
        Ok(Some(self))
    }

    /// Answers are not lost with what could not be asked or written: their code is printed first.
    fn told<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        result.inspect_err(|_| self.interrupt.say_farewell())
    }

    /// The menu after the advice, if there is somebody to read it.
    fn go_on(&self, context: &Context, measure: &Measure, answers: &mut Answers) -> Result<(), Error> {
        if !has_menu(context) {
            return Ok(());
        }
        let kept = |answers: &Answers| self.keep(context, measure.catalog(), answers);
        self.with_asker(context, |asker| {
            After { context, measure, words: &self.words, interrupt: &self.interrupt }.run(answers, asker, &kept)
        })
    }

    /// What is said if the interview is stopped with these answers.
    fn keep(&self, context: &Context, catalog: &Catalog, answers: &Answers) {
        let words = &self.words;
        let mut page = Page::new(context.surroundings.width());
        if *answers == Answers::none(catalog) {
            page.text(&say!(words, "stopped-no-answers"));
        } else if let Some(code) = answers.code(catalog) {
            page.text(&say!(words, "stopped"));
            page.line(&context.resume(&code));
        } else {
            page.text(&say!(words, "stopped-no-code"));
        }
        self.interrupt.set_farewell(page.finish());
    }

    fn with_asker<T>(
        &self,
        context: &Context,
        ask: impl FnOnce(&mut dyn Asker) -> Result<T, Error>,
    ) -> Result<T, Error> {
        with_asker(context, &self.words, self.plain, ask)
    }
}

/// The two ways of asking.
fn with_asker<T>(
    context: &Context,
    words: &Words,
    plain: bool,
    ask: impl FnOnce(&mut dyn Asker) -> Result<T, Error>,
) -> Result<T, Error> {
    let width = || context.surroundings.width();
    if plain {
        let out = anstream::AutoStream::never(io::stderr());
        ask(&mut Plain::new(words, &width, io::stdin().lock(), out))
    } else {
        ask(&mut Menu::new(words, &width, context.surroundings.menu_colour()))
    }
}

/// The language of the interview: asked for if nothing names one and somebody is there.
fn language(context: &Context, plain: bool, interrupt: &Interrupt) -> Result<Lang, Error> {
    if context.lang.is_some() || !io::stdin().is_terminal() {
        return Ok(context.lang());
    }
    let words = Words::new(Lang::En);
    interrupt.set_farewell(say!(words, "stopped-no-answers"));
    match with_asker(context, &words, plain, |asker| Ok(asker.ask(&language_prompt())?))? {
        Reply::Value(at) => Ok(Lang::ALL[at as usize]),
        Reply::Stop | Reply::Interrupted => interrupt.leave(),
        Reply::Skip | Reply::Back | Reply::Why => Ok(Lang::En),
    }
}

fn language_prompt() -> Prompt {
    let names = ["English", "বাংলা"];
    let choice = |(value, name): (u32, &&str)| interview::Choice { key: value + 1, name: (*name).to_owned(), value };
    Prompt {
        progress: "Pothik · পথিক".to_owned(),
        text: "Which language? কোন ভাষায়?".to_owned(),
        label: String::new(),
        ask: None,
        kind: Kind::Options((0..).zip(&names).map(choice).collect()),
        is_row: false,
        optional: false,
        before: Answer::Unasked,
    }
}
