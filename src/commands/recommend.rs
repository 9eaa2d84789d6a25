//! `pothik recommend`: answers in, advice out.

use std::io::{self, IsTerminal};
use std::path::Path;

use super::after::After;
use super::{Context, given, journal, note, variable};
use crate::advice::{LEAST_INTERESTS, Measure, SHOWN};
use crate::answers::Answers;
use crate::catalog::Catalog;
use crate::cli::{Format, Recommend};
use crate::error::Error;
use crate::interview::{self, Asker, Ending, Interrupt, Menu, Plain, Prompt, Reply};
use crate::lang::{Lang, Words};
use crate::questions::{self, USUAL};
use crate::report::{self, Detail, Page};
use crate::{phrase, say};

/// Collects answers, asks for what is missing if somebody is there, and gives advice.
pub fn run(context: &mut Context, catalog: &Catalog, args: &Recommend) -> Result<(), Error> {
    context.refuse_formats_of_others()?;
    let mut answers = given::answers(context, catalog, &args.given)?;
    if let Some(word) = &args.skill {
        answers.choose(Some(super::skill(catalog, word)?));
    }
    let is_asked = is_asked(context, args);
    let is_alone = context.format == Format::Table && is_alone(args);
    if is_alone && answers == Answers::none(catalog) && is_asked && journal::is_begun(context) {
        return journal::next(context, catalog);
    }
    let measure = Measure::new(catalog);
    let is_left = questions::next(&measure, &answers, USUAL).is_some();
    // Where nothing is left to ask, there is more to be read.
    if is_asked && (is_left || args.given.code.is_some()) {
        let held = Held::begin(context, &measure)?;
        if !is_left || held.interview(&mut answers)? {
            held.keep(&answers);
            let delivered = deliver(held.context, &measure, args, &answers, has_menu(held.context));
            return held.told(delivered.and_then(|()| held.go_on(&mut answers)));
        }
    }
    let measured = answers.interest_scores(catalog).measured();
    if measured < LEAST_INTERESTS {
        let too_few = phrase!("error-too-few", measured = measured, needed = LEAST_INTERESTS);
        let message = if measured == 0 { phrase!("error-nothing") } else { too_few };
        return Err(Error::usage(message, phrase!("hint-nothing")));
    }
    deliver(context, &measure, args, &answers, false)
}

/// Whether nothing but global flags was given.
fn is_alone(args: &Recommend) -> bool {
    !args.full && !args.what_if && args.top.is_none() && args.given.code.is_none() && args.given.answers.is_none()
}

/// Whether a menu follows the advice after an interview: if it is read where it was asked.
fn has_menu(context: &Context) -> bool {
    let is_read = !io::stdin().is_terminal() || io::stdout().is_terminal();
    context.format == Format::Table && context.global.output.is_none() && is_read
}

fn deliver(
    context: &Context,
    measure: &Measure,
    args: &Recommend,
    answers: &Answers,
    is_menu_next: bool,
) -> Result<(), Error> {
    let catalog = measure.catalog();
    let advice = measure.advise(answers);
    let default_top = (context.format != Format::Json).then_some(SHOWN);
    let top = args.top.map_or(default_top, |top| (top > 0).then_some(top));
    let report = context.report(catalog, answers, &advice, top);
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
    context.deliver_document(&document, || {
        if args.what_if { report::what_if_json(&report) } else { report::advice_json(&report) }
    })
}

/// Whether questions are asked: if somebody is there, or if lines are expected through a pipe.
fn is_asked(context: &Context, args: &Recommend) -> bool {
    let somebody = io::stdin().is_terminal() && io::stderr().is_terminal();
    !args.no_input && args.given.answers.as_deref() != Some(Path::new("-")) && (somebody || context.global.plain)
}

/// An interview that was held to its end.
struct Held<'a> {
    context: &'a Context,
    measure: &'a Measure<'a>,
    plain: bool,
    interrupt: Interrupt,
}

impl<'a> Held<'a> {
    /// Asks for the language if nothing names it and somebody is there.
    fn begin(context: &'a mut Context, measure: &'a Measure<'a>) -> Result<Self, Error> {
        let interrupt = Interrupt::install().map_err(|error| Error::Io(io::Error::other(error)))?;
        let simple = variable("TERM").is_none_or(|term| term == "dumb");
        let plain = context.global.plain || simple || variable("ACCESSIBLE").is_some();
        if context.lang.is_none() && io::stdin().is_terminal() {
            interrupt.set_farewell(say!(context.words, "stopped-no-answers"));
            let names = ["English", "বাংলা"].map(str::to_owned);
            let prompt = Prompt::choice("Which language? কোন ভাষায়?".to_owned(), names);
            let prompt = Prompt { progress: "Pothik · পথিক".to_owned(), ..prompt };
            let lang = match with_asker(context, plain, |asker| Ok(asker.ask(&prompt)?))? {
                Reply::Value(at) => Lang::ALL[at as usize],
                Reply::Stop | Reply::Interrupted => interrupt.leave(),
                Reply::Skip | Reply::Back | Reply::Why => Lang::En,
            };
            (context.lang, context.words) = (Some(lang), Words::new(lang));
        }
        Ok(Self { context, measure, plain, interrupt })
    }

    /// Asks for what is missing. `false` if a pipe held not a single line: then nobody is there.
    fn interview(&self, answers: &mut Answers) -> Result<bool, Error> {
        let (before, words) = (answers.clone(), &self.context.words);
        let ending = self.told(with_asker(self.context, self.plain, |asker| {
            asker.tell(&say!(words, "intro"))?;
            asker.tell(&if asker.reads_lines() { say!(words, "intro-plain") } else { say!(words, "intro-menu") })?;
            Ok(interview::run(self.measure, USUAL, words, answers, asker, |answers| self.keep(answers))?)
        }))?;
        if *answers == before && ending == Ending::Stopped && !io::stdin().is_terminal() {
            return Ok(false);
        }
        if ending == Ending::Stopped {
            self.keep(answers);
            self.interrupt.leave();
        }
        note("");
        Ok(true)
    }

    /// Answers are not lost with what could not be asked or written: their code is printed first.
    fn told<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        result.inspect_err(|_| self.interrupt.say_farewell())
    }

    /// The menu after the advice, if there is somebody to read it.
    fn go_on(&self, answers: &mut Answers) -> Result<(), Error> {
        let Self { context, measure, ref interrupt, .. } = *self;
        if !has_menu(context) {
            return Ok(());
        }
        let kept = &|answers: &Answers| self.keep(answers);
        with_asker(context, self.plain, |asker| {
            After { context, measure, interrupt, asker, answers, kept, is_below_card: true }.run()
        })
    }

    /// What is said if the interview is stopped with these answers.
    fn keep(&self, answers: &Answers) {
        let (catalog, words) = (self.measure.catalog(), &self.context.words);
        let mut page = Page::new(self.context.surroundings.width());
        if *answers == Answers::none(catalog) {
            page.text(&say!(words, "stopped-no-answers"));
        } else if let Some(code) = answers.code(catalog) {
            page.text(&say!(words, "stopped"));
            page.line(&self.context.resume(&code));
        } else {
            page.text(&say!(words, "stopped-no-code"));
        }
        self.interrupt.set_farewell(page.finish());
    }
}

/// The two ways of asking.
fn with_asker<T>(
    context: &Context,
    plain: bool,
    ask: impl FnOnce(&mut dyn Asker) -> Result<T, Error>,
) -> Result<T, Error> {
    let width = || context.surroundings.width();
    if plain {
        let out = anstream::AutoStream::never(io::stderr());
        ask(&mut Plain::new(&context.words, &width, io::stdin().lock(), out))
    } else {
        ask(&mut Menu::new(&context.words, &width, context.surroundings.menu_colour()))
    }
}
