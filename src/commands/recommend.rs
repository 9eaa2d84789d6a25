//! `pothik recommend`: answers in, advice out.

use std::io::{self, IsTerminal};
use std::path::Path;

use clap::ArgMatches;

use super::{Context, variable};
use crate::advice::{self, LEAST_INTERESTS};
use crate::answers::{Answers, file};
use crate::catalog::Catalog;
use crate::cli::{self, Format, Recommend};
use crate::error::Error;
use crate::files;
use crate::interview::{self, Asker, Ending, Interrupt, Kind, Menu, Plain, Prompt, Reply};
use crate::lang::{Lang, Words};
use crate::report::{Page, Report, advice_json, advice_text};
use crate::say;

/// So many skills a person is shown: interest inventories name the right field for about half the people.
const TOP: usize = 3;

/// Collects answers, asks for what is missing if somebody is there, and prints advice.
pub fn run(context: &Context, catalog: &Catalog, args: &Recommend, matches: &ArgMatches) -> Result<(), Error> {
    if context.format == Format::Toml {
        return Err(Error::usage("advice cannot be printed as TOML", Some("use --format table or json".to_owned())));
    }
    let mut answers = gather(catalog, args, matches)?;
    let mut lang = context.lang();
    if is_asked(context, args, &answers, catalog) {
        lang = interview(context, catalog, &mut answers)?;
    } else if answers.interest_scores(catalog).iter().flatten().count() < LEAST_INTERESTS {
        return Err(too_little(catalog, &answers));
    }
    let words = Words::new(lang);
    let advice = advice::advise(catalog, &answers);
    let default_top = (context.format == Format::Table).then_some(TOP);
    let top = args.top.map_or(default_top, |top| (top > 0).then_some(top));
    let report = Report { catalog, answers: &answers, advice: &advice, words: &words, today: context.today, top };
    context.surroundings.print(&match context.format {
        Format::Json => advice_json(&report),
        Format::Table | Format::Toml => advice_text(&report, context.surroundings.width),
    })
}

/// The answers that were given: flags beat the file, the file beats the code.
fn gather(catalog: &Catalog, args: &Recommend, matches: &ArgMatches) -> Result<Answers, Error> {
    let mut answers = match &args.code {
        Some(code) => Answers::from_code(catalog, code)?,
        None => Answers::none(catalog),
    };
    if let Some(path) = &args.answers {
        let (name, text) = if path == Path::new("-") {
            ("standard input".to_owned(), files::read_stdin()?)
        } else {
            (path.display().to_string(), files::read_text(path)?)
        };
        answers.overlay(&file::read(catalog, &name, &text)?);
    }
    let mut flags = cli::circumstances(catalog, matches);
    let wrong = |flag: &str, message: String| Error::usage(format!("{flag}: {message}"), None);
    for entry in &args.rate {
        let (activity, rating) = pair("--rate", "ACTIVITY=1..5", entry)?;
        flags.rate(catalog, activity, rating).map_err(|message| wrong("--rate", message))?;
    }
    for entry in &args.interest {
        let (interest, score) = pair("--interest", "INTEREST=1..5", entry)?;
        flags.score(catalog, interest, score).map_err(|message| wrong("--interest", message))?;
    }
    answers.overlay(&flags);
    Ok(answers)
}

fn pair<'a>(flag: &str, form: &str, entry: &'a str) -> Result<(&'a str, &'a str), Error> {
    entry.split_once('=').ok_or_else(|| Error::usage(format!("{flag}: `{entry}` is not of the form {form}"), None))
}

/// Whether questions are asked: if somebody is there, or if lines are expected through a pipe.
fn is_asked(context: &Context, args: &Recommend, answers: &Answers, catalog: &Catalog) -> bool {
    let somebody = io::stdin().is_terminal() && io::stderr().is_terminal();
    let lines = context.plain && *answers == Answers::none(catalog);
    !args.no_input && args.answers.as_deref() != Some(Path::new("-")) && (somebody || lines)
}

fn too_little(catalog: &Catalog, answers: &Answers) -> Error {
    let measured = answers.interest_scores(catalog).iter().flatten().count();
    let message = if measured == 0 {
        "there is nothing to score, and no terminal to ask at".to_owned()
    } else {
        format!(
            "only {measured} of the interests can be scored, {LEAST_INTERESTS} are needed, and there is no terminal to ask at"
        )
    };
    let hint = "give ratings with --rate ACTIVITY=1..5 or --interest INTEREST=1..5,\n      \
        or a file with --answers FILE (`pothik list questions --format toml` prints one)";
    Error::usage(message, Some(hint.to_owned()))
}

/// Asks for what is missing, first for the language if nothing names it, which is given back.
fn interview(context: &Context, catalog: &Catalog, answers: &mut Answers) -> Result<Lang, Error> {
    let interrupt = Interrupt::install().map_err(|error| Error::Io(io::Error::other(error)))?;
    let plain = context.plain || variable("TERM").is_none_or(|term| term == "dumb");
    let width = context.surroundings.width;
    let lang = match context.lang {
        Some(lang) => lang,
        None if !io::stdin().is_terminal() => context.lang(),
        None => {
            let words = Words::new(Lang::En);
            interrupt.set_farewell(say!(words, "stopped-no-answers"));
            let reply = with_asker(context, &words, plain, |asker| asker.ask(&language_prompt()))?;
            match reply {
                Reply::Value(at) => Lang::ALL[at as usize],
                Reply::Stop => interrupt.leave(),
                Reply::Skip | Reply::Back | Reply::Why => Lang::En,
            }
        }
    };
    let words = Words::new(lang);
    let ending = with_asker(context, &words, plain, |asker| {
        asker.tell(&say!(words, "intro"))?;
        asker.tell(&if plain { say!(words, "intro-plain") } else { say!(words, "intro-menu") })?;
        let kept = |answers: &Answers| interrupt.set_farewell(farewell(catalog, &words, answers, width));
        interview::run(catalog, &words, answers, asker, kept)
    })?;
    if ending == Ending::Stopped {
        if *answers == Answers::none(catalog) && !io::stdin().is_terminal() {
            return Err(too_little(catalog, answers));
        }
        interrupt.leave();
    }
    eprintln!();
    Ok(lang)
}

/// The two ways of asking.
fn with_asker<T>(
    context: &Context,
    words: &Words,
    plain: bool,
    ask: impl FnOnce(&mut dyn Asker) -> io::Result<T>,
) -> Result<T, Error> {
    let width = context.surroundings.width;
    if plain {
        let out = anstream::AutoStream::never(io::stderr());
        Ok(ask(&mut Plain::new(words, width, io::stdin().lock(), out))?)
    } else {
        Ok(ask(&mut Menu::new(words, width, context.surroundings.menu_colour()))?)
    }
}

/// Which language, in both.
fn language_prompt() -> Prompt {
    let names = ["English", "বাংলা"];
    let choice = |(value, name): (u32, &&str)| interview::Choice { key: value + 1, name: (*name).to_owned(), value };
    Prompt {
        progress: "Pothik · পথিক".to_owned(),
        text: "Which language? কোন ভাষায়?".to_owned(),
        ask: None,
        kind: Kind::Options((0..).zip(&names).map(choice).collect()),
        optional: false,
    }
}

/// What is said when the interview is stopped here.
fn farewell(catalog: &Catalog, words: &Words, answers: &Answers, width: usize) -> String {
    let mut page = Page::new(width);
    if *answers == Answers::none(catalog) {
        page.text(&say!(words, "stopped-no-answers"));
    } else if let Some(code) = answers.code(catalog) {
        page.text(&say!(words, "stopped"));
        page.line(&format!("pothik --code {code}"));
    } else {
        page.text(&say!(words, "stopped-no-code"));
    }
    page.finish()
}
