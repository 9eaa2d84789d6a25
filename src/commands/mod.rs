//! The commands: each reads, computes and prints.

mod after;
mod batch;
mod check;
mod clock;
mod compare;
mod completions;
pub mod given;
mod guide;
mod journal;
mod list;
mod man;
mod misuse;
mod page;
mod plan;
mod recommend;
mod show;

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::{ArgMatches, FromArgMatches};
use dialoguer::console::Term;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::advice::Advice;
use crate::answers::Answers;
use crate::catalog::{Catalog, Place, Skill, Thing};
use crate::cli::{self, Cli, Commands, Early, Format, Global};
use crate::error::Error;
use crate::files;
use crate::lang::{Lang, Words};
use crate::report::{self, Report, document::Document};
use crate::untrusted::{legible, quoted};
use crate::{phrase, say};

/// Screens narrower or wider than this are treated as this.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=100;
/// The width where there is no screen.
const WIDTH: usize = 80;
/// How many rows the menu below the card takes on a phone's screen, with the line of the cursor.
const MENU_ROWS: usize = 3;

/// Runs the program with its arguments, the first of which is its name.
pub fn main(args: &[OsString]) -> ExitCode {
    let early = Early::new(args);
    let surroundings = Surroundings::new(early.colour);
    let early_lang = early.lang;
    match run(args, early, &surroundings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            let lang = early_lang.or_else(|| language().ok().flatten()).unwrap_or(Lang::En);
            let _ = surroundings.complain(&error, &Words::new(lang));
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(args: &[OsString], mut early: Early, surroundings: &Surroundings) -> Result<(), Error> {
    let catalog_path = early.catalog.take().or_else(|| variable("POTHIK_CATALOG").map(PathBuf::from));
    let load = || match &catalog_path {
        Some(path) => Catalog::load(path),
        None => Ok(Catalog::embedded()),
    };
    if completions::complete_if_asked(args, load) {
        return Ok(());
    }
    let catalog = if early.takes_answers { Some(load()?) } else { None };
    let lang = early.lang;
    // A flag with a letter of its own may follow -h in the same word.
    let is_help = args.iter().any(|arg| arg == "--help" || arg == "help" || arg.to_string_lossy().starts_with("-h"));
    let command = match lang.or_else(|| language().ok().flatten()) {
        _ if !is_help => cli::command(catalog.as_ref()),
        // The English stands at the flags themselves.
        None | Some(Lang::En) => cli::command_with_help(catalog.as_ref()),
        Some(lang) => {
            cli::translated(cli::command_with_help(catalog.as_ref()), &Words::with_help(lang), catalog.as_ref())
        }
    };
    let command = command.term_width(surroundings.width()).color(early.colour);
    // Freeing every flag of every command takes a twentieth of the time of an advice, and the system does it at the end.
    let mut command = ManuallyDrop::new(command);
    let mut matches = match command.try_get_matches_from_mut(early.with_command(args.to_vec())) {
        Ok(matches) => matches,
        Err(said) if !said.use_stderr() => {
            // clap's own way out takes help that could not be printed for printed.
            said.print().map_err(not_printed)?;
            std::process::exit(0)
        }
        Err(said) => {
            let words = Words::new(lang.or(language()?).unwrap_or(Lang::En));
            return Err(misuse::complaint(&said, &words, args, load).unwrap_or_else(|| said.exit()));
        }
    };
    let Cli { mut global, command } = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    if let Commands::Completions { .. } | Commands::Man = command {
        // Their files are called as shells and man want it, which says nothing about the format.
        global.format.get_or_insert(Format::Table);
    }
    let (_, flags) = matches.remove_subcommand().expect("a command was parsed");
    let mut context = Context::new(global, flags, catalog_path.clone())?;
    let catalog = || catalog.map_or_else(load, Ok);
    if let Commands::Start { .. }
    | Commands::Next
    | Commands::Done { .. }
    | Commands::Tried { .. }
    | Commands::Log { .. } = command
    {
        // Said before anything is noted in the journal.
        context.refuse_formats("journal")?;
    }
    match &command {
        Commands::Recommend(args) => recommend::run(&mut context, &catalog()?, args),
        Commands::Start { skill, given } => journal::start(&context, &catalog()?, skill.as_deref(), given),
        Commands::Next => journal::next(&context, &catalog()?),
        Commands::Done { step } => journal::done(&context, &catalog()?, step.as_deref()),
        Commands::Tried { skill, reaction } => journal::tried(&context, &catalog()?, skill, reaction),
        Commands::Log { text } if text.is_empty() => journal::show(&context, &catalog()?),
        Commands::Log { text } => journal::log(&context, text),
        Commands::Plan { skill, start, given } => plan::run(&context, &catalog()?, skill, *start, given),
        Commands::Show { id, given } => show::run(&context, &catalog()?, id, given),
        Commands::Compare { skills, given } => compare::run(&context, &catalog()?, skills, given),
        Commands::Guide { topic } => guide::run(&context, &catalog()?, topic),
        Commands::List { what } => list::run(&context, &catalog()?, *what),
        Commands::Batch(args) => batch::run(&context, &catalog()?, args),
        Commands::Page { code } => page::run(&context, &catalog()?, code.as_deref()),
        Commands::Check(args) => check::run(&context, args),
        Commands::Completions { shell } => completions::run(&context, shell),
        Commands::Man => man::run(&context, &catalog()?),
    }
}

/// The one of `among` that is meant by a word or several.
fn find(catalog: &Catalog, word: &str, among: &[Thing]) -> Result<Thing, Error> {
    catalog.find(word, among).map_err(|why| Error::not_found(catalog, word, among, &why))
}

/// The skill that is meant by a word.
fn skill(catalog: &Catalog, word: &str) -> Result<Place<Skill>, Error> {
    let skills: Vec<Thing> = catalog.skills.keys().map(Thing::Skill).collect();
    match find(catalog, word, &skills)? {
        Thing::Skill(at) => Ok(at),
        _ => unreachable!("only skills were looked at"),
    }
}

/// An environment variable that is set to something.
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn not_printed(source: std::io::Error) -> Error {
    Error::file("write", "standard output", source)
}

/// What the flags and the surroundings say to every command.
struct Context {
    global: Global,
    /// The flags of the command, among them the catalogue's.
    flags: ArgMatches,
    /// `None` if neither flag nor surroundings name a language that we speak.
    lang: Option<Lang>,
    /// In that language, or in English.
    words: Words,
    format: Format,
    today: Date,
    /// The moment; midnight where the day is given.
    now: Timestamp,
    /// The catalogue, if it is not the built-in one.
    catalog: Option<PathBuf>,
    surroundings: Surroundings,
}

impl Context {
    fn new(global: Global, flags: ArgMatches, catalog: Option<PathBuf>) -> Result<Self, Error> {
        // Whoever is asked questions first should not learn it after them.
        if let Some(file) = &global.output {
            files::can_write(file, global.force)?;
        }
        let (today, now) = match global.today {
            Some(today) => (today, clock::midnight(today)),
            None => clock::now()?,
        };
        let lang = global.lang.map_or_else(language, |lang| Ok(Some(lang)))?;
        let format = match (global.format, &global.output) {
            (Some(format), _) => format,
            (None, Some(file)) => Format::of_file(file)?,
            (None, None) => Format::Table,
        };
        let (words, surroundings) = (Words::new(lang.unwrap_or(Lang::En)), Surroundings::new(global.color));
        Ok(Self { global, flags, lang, words, format, today, now, catalog, surroundings })
    }

    /// Whether the format was asked for, by a flag or the ending of a name.
    fn is_format_given(&self) -> bool {
        self.global.format.is_some() || self.global.output.is_some()
    }

    /// Prints, or saves where --output says.
    fn deliver(&self, text: &str) -> Result<(), Error> {
        let Some(file) = &self.global.output else { return self.surroundings.print(text) };
        files::write_whole(file, &anstream::adapter::strip_str(text).to_string(), self.global.force)?;
        if std::io::stderr().is_terminal() {
            note(&say!(self.words, "saved", file = files::absolute(file)));
        }
        Ok(())
    }

    /// Delivers what is never anything but text; `what` is the command.
    fn deliver_text(&self, what: &str, text: &str) -> Result<(), Error> {
        self.refuse_formats(what)?;
        self.deliver(text)
    }

    fn refuse_formats(&self, what: &str) -> Result<(), Error> {
        match self.format {
            Format::Table => Ok(()),
            _ => Err(Error::usage(phrase!("error-text-only", what = what), None)),
        }
    }

    /// Delivers a document, or `json` where that is wanted.
    fn deliver_document(&self, document: &Document, json: impl FnOnce() -> String) -> Result<(), Error> {
        self.deliver(&match self.format {
            Format::Table => report::terminal(document, self.surroundings.width()),
            Format::Markdown => report::markdown(document),
            Format::Html => report::html(document, &self.words),
            Format::Json => json(),
            Format::Toml | Format::Ics | Format::Csv | Format::Jsonl => return self.refuse_formats_of_others(),
        })
    }

    fn deliver_thing(&self, catalog: &Catalog, thing: Thing, answers: &Answers) -> Result<(), Error> {
        let document = report::show(catalog, &self.words, thing, answers, self.today);
        self.deliver_document(&document, || report::thing_json(catalog, &self.words, thing, answers))
    }

    /// Forms, calendars and rows are made by one command each.
    fn refuse_formats_of_others(&self) -> Result<(), Error> {
        match self.format {
            Format::Toml | Format::Ics | Format::Csv | Format::Jsonl => {
                Err(Error::usage(phrase!("error-format"), phrase!("hint-format")))
            }
            _ => Ok(()),
        }
    }

    /// The card; if a menu is to stand below it, short enough for both. Whether there is room for a gap between them.
    fn card(&self, report: &Report, is_menu_next: bool) -> (String, bool) {
        let width = self.surroundings.width();
        let rows = if is_menu_next { Surroundings::rows() } else { usize::MAX };
        let room = rows.saturating_sub(MENU_ROWS);
        let card = report::terminal_card(report, width, room);
        let has_gap = report::cells::rows(&card, width) < room;
        (card, has_gap)
    }

    /// A report on `advice`, of which `top` skills are shown.
    fn report<'a>(
        &'a self,
        catalog: &'a Catalog,
        answers: &'a Answers,
        advice: &'a Advice,
        top: Option<usize>,
    ) -> Report<'a> {
        let resume = answers.code(catalog).map(|code| self.resume(&code));
        Report { catalog, answers, advice, words: &self.words, today: self.today, top, resume }
    }

    /// The command that goes on with a code.
    fn resume(&self, code: &str) -> String {
        match &self.catalog {
            Some(file) => legible(&format!("pothik --catalog {} --code {code}", file.display())).replace('\n', " "),
            None => format!("pothik --code {code}"),
        }
    }
}

/// The language that the environment names.
fn language() -> Result<Option<Lang>, Error> {
    if let Some(wish) = variable("POTHIK_LANG") {
        let wish = wish.to_string_lossy();
        return match Lang::from_locale(&wish) {
            Some(lang) => Ok(Some(lang)),
            None => Err(Error::usage(phrase!("error-lang", wish = quoted(&wish)), None)),
        };
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    Ok(locale.and_then(|locale| Lang::from_locale(&locale.to_string_lossy())))
}

/// Says something on standard error. Nothing depends on its being read.
fn note(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// The screen and its abilities, decided once.
struct Surroundings {
    colour: ColorChoice,
    columns: Option<usize>,
}

impl Surroundings {
    fn new(colour: clap::ColorChoice) -> Self {
        let columns = variable("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
        let colour = match colour {
            clap::ColorChoice::Auto => ColorChoice::Auto,
            clap::ColorChoice::Always => ColorChoice::Always,
            clap::ColorChoice::Never => ColorChoice::Never,
        };
        Self { colour, columns: columns.filter(|columns| *columns > 0) }
    }

    /// The width of the screen as it is now: people turn their phones.
    fn width(&self) -> usize {
        let size = |term: Term| term.size_checked().map(|(_, columns)| usize::from(columns));
        let terminal = || size(Term::stdout()).or_else(|| size(Term::stderr()));
        self.columns.or_else(terminal).unwrap_or(WIDTH).clamp(*WIDTHS.start(), *WIDTHS.end())
    }

    /// The height of the screen as it is now; of what is no screen, without bounds.
    fn rows() -> usize {
        Term::stdout().size_checked().map_or(usize::MAX, |(rows, _)| rows.into())
    }

    fn print(&self, text: &str) -> Result<(), Error> {
        let mut out = AutoStream::new(std::io::stdout().lock(), self.colour);
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(not_printed)
    }

    /// Prints an error to standard error.
    fn complain(&self, error: &Error, words: &Words) -> std::io::Result<()> {
        let mut out = AutoStream::new(std::io::stderr().lock(), self.colour);
        if let Error::Catalog(problems) = error {
            return writeln!(out, "{}", problems.render(self.width(), true));
        }
        let style = anstyle::AnsiColor::Red.on_default().bold();
        writeln!(out, "{style}{}{style:#} {}", say!(words, "label-error"), legible(&error.say(words)))?;
        if let Some(hint) = error.hint() {
            writeln!(out, "\n{} {}", say!(words, "label-hint"), legible(&hint.say(words)))?;
        }
        Ok(())
    }

    /// Whether menus on standard error would be coloured.
    fn menu_colour(&self) -> bool {
        match self.colour {
            ColorChoice::Auto => AutoStream::choice(&std::io::stderr()) != ColorChoice::Never,
            choice => choice != ColorChoice::Never,
        }
    }
}
