//! The command line: its flags and commands, and the flags that the catalogue in use adds.

#![allow(missing_docs, reason = "what is said of clap's types is what --help prints")]

mod circumstances;
mod early;
mod examples;
mod translate;

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ColorChoice, Command, CommandFactory, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

pub use circumstances::circumstances;
pub use early::Early;
pub use translate::translated;

use self::circumstances::circumstance_args;
use crate::audit::Limits;
use crate::batch::Form;
use crate::catalog::Catalog;
use crate::error::Error;
use crate::lang::{Lang, Phrase, ascii_digits};
use crate::phrase;

/// The command that is meant when none is named.
pub const DEFAULT_COMMAND: &str = "recommend";

/// The shells whose completions are tested.
const SHELLS: [&str; 4] = ["bash", "zsh", "fish", "powershell"];

/// The commands that take answers.
const ANSWER_COMMANDS: [&str; 5] = [DEFAULT_COMMAND, "plan", "show", "compare", "start"];

/// Tells a beginner which freelance skill suits them, how to learn it and where to sell it.
///
/// It asks what you enjoy and how you live, compares that with what the work of each skill consists of, and says why,
/// how sure it is, and what would change the answer. It sends nothing anywhere.
#[derive(Debug, Parser)]
#[command(name = "pothik", version, override_usage = "pothik [OPTIONS] [COMMAND]")]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Commands,
}

/// Flags of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// Language: English or Bengali [env: POTHIK_LANG; otherwise the locale]
    #[arg(long, global = true, value_name = "en|bn", hide_possible_values = true)]
    pub lang: Option<Lang>,
    /// Use this catalogue instead of the built-in one [env: POTHIK_CATALOG]
    #[arg(long, global = true, value_name = "FILE")]
    pub catalog: Option<PathBuf>,
    /// When to use colours and bold
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    #[arg(value_parser = PossibleValuesParser::new(["auto", "always", "never"]).try_map(|it| it.parse::<ColorChoice>()))]
    pub color: ColorChoice,
    /// Ask with numbered lines instead of menus: for screen readers and pipes (on a terminal also with ACCESSIBLE=1)
    #[arg(long, global = true)]
    pub plain: bool,
    /// What to print [default: by the ending of --output, otherwise table]
    #[arg(long, global = true, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Write to this file instead of the screen
    #[arg(long, short, global = true, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Overwrite an existing file
    #[arg(long, global = true)]
    pub force: bool,
    /// The journal [env: POTHIK_JOURNAL; otherwise pothik/journal.toml in the folder for data]
    #[arg(long, global = true, value_name = "FILE")]
    pub journal: Option<PathBuf>,
    /// The day on which to read the facts
    #[arg(long, global = true, value_name = "YYYY-MM-DD", hide = true)]
    pub today: Option<Date>,
}

/// What to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, at a terminal
    Table,
    /// For programs
    Json,
    /// For notes and messages
    Markdown,
    /// A page for a browser or a printer
    Html,
    /// For a calendar (`plan` only)
    Ics,
    /// A form to fill in (`list questions` only)
    Toml,
    /// One learner a row (`batch` only)
    Csv,
    /// One learner a line (`batch` only)
    Jsonl,
}

impl Format {
    /// The format that the ending of a file's name asks for.
    ///
    /// # Errors
    /// If it asks for none that we have.
    pub fn of_file(file: &Path) -> Result<Self, Error> {
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("txt") => Ok(Self::Table),
            Some("json") => Ok(Self::Json),
            Some("md" | "markdown") => Ok(Self::Markdown),
            Some("html" | "htm") => Ok(Self::Html),
            Some("ics") => Ok(Self::Ics),
            Some("toml") => Ok(Self::Toml),
            Some("csv" | "tsv") => Ok(Self::Csv),
            Some("jsonl" | "ndjson") => Ok(Self::Jsonl),
            _ => Err(Error::usage(phrase!("error-ending", file = &file.display()), phrase!("hint-ending"))),
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Commands {
    /// Asks what you enjoy and how you live, then advises (the default)
    Recommend(Recommend),
    /// Shows how to learn a skill, stage by stage, with dates
    Plan {
        /// The skill: its id, name or another word for it
        skill: String,
        /// The day on which to begin [default: today]
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
        start: Option<Date>,
        #[command(flatten)]
        given: Given,
    },
    /// Shows all that is known of a skill, method or platform
    Show {
        /// The skill, method or platform: its id, name or other words for it
        #[arg(required = true, value_name = "ID")]
        id: Vec<String>,
        #[command(flatten)]
        given: Given,
    },
    /// Begins a journal: one skill, step by step
    Start {
        /// The skill: its id, name or another word for it [default: the one in the code]
        #[arg(required_unless_present = "code")]
        skill: Option<String>,
        #[command(flatten)]
        given: Given,
    },
    /// Shows the next step of the journal
    Next,
    /// Ticks the next step, or the one that is named
    Done {
        /// The step, as stage/step or by its id alone [default: the next one]
        step: Option<String>,
    },
    /// Notes how the taster of a skill was liked, and says what that changes
    Tried {
        /// The skill: its id, name or another word for it
        skill: String,
        /// How its taster was liked
        #[arg(value_name = "liked|so-so|disliked")]
        reaction: String,
    },
    /// Adds a line to the journal, or shows it
    Log {
        /// What to note [default: shows the journal]
        text: Vec<String>,
    },
    /// Puts skills side by side
    Compare {
        /// Two or more skills: their ids, names or other words for them
        #[arg(num_args = 2.., required = true, value_name = "SKILL")]
        skills: Vec<String>,
        #[command(flatten)]
        given: Given,
    },
    /// Answers what beginners ask
    Guide {
        /// The topic: its id, a word for it or the whole question [default: lists the topics]
        #[arg(value_name = "TOPIC")]
        topic: Vec<String>,
    },
    /// Lists the skills, methods and platforms, or the questions
    List {
        /// What to list [default: skills, methods and platforms]
        what: Option<Listed>,
    },
    /// Advises everybody in a file, one learner a row
    Batch(Batch),
    /// Writes all of Pothik as one page that a phone opens without a network
    Page {
        /// Begin with the answers in this code
        #[arg(long = "for", value_name = "CODE")]
        code: Option<String>,
    },
    /// Checks a catalogue and reports every mistake with its place
    Check(Check),
    /// Prints a script with which a shell completes what you type
    Completions {
        /// The shell that is to run the script
        #[arg(value_name = "bash|zsh|fish|powershell", value_parser = SHELLS, hide_possible_values = true)]
        shell: String,
    },
    /// Prints the manual page
    Man,
}

/// Where answers come from.
#[derive(Debug, Args)]
#[command(next_help_heading = "Answers")]
pub struct Given {
    /// How much you would enjoy an activity, 1 to 5; several with commas. `pothik list questions` names the activities
    #[arg(long, value_name = "ACTIVITY=1..5", value_delimiter = ',')]
    pub rate: Vec<String>,
    /// The score of an interest, 1 to 5, instead of ratings of its activities; several with commas
    #[arg(long, value_name = "INTEREST=1..5", value_delimiter = ',')]
    pub interest: Vec<String>,
    /// How the taster of a skill was liked; several with commas
    #[arg(long, value_name = "SKILL=liked|so-so|disliked", value_delimiter = ',')]
    pub tried: Vec<String>,
    /// Answers in a file, - for standard input. `pothik list questions --format toml` prints one to fill in
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// Go on with the answers in a code that Pothik printed
    #[arg(long, value_name = "CODE")]
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub struct Recommend {
    /// Ask nothing: what is missing stays unknown
    #[arg(long)]
    pub no_input: bool,
    /// Show the whole advice, not only the card
    #[arg(long)]
    pub full: bool,
    /// Advise as if this skill were chosen: its id, name or another word for it
    #[arg(long, value_name = "SKILL")]
    pub skill: Option<String>,
    /// How many skills to show, 0 for all [default: 3, in JSON all]
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
    /// Show what a change of one circumstance or one answer would do
    #[arg(long)]
    pub what_if: bool,
    #[command(flatten)]
    pub given: Given,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Listed {
    Skills,
    Methods,
    Platforms,
    Questions,
}

#[derive(Debug, Args)]
pub struct Batch {
    /// The learners; - or nothing reads standard input
    pub file: Option<PathBuf>,
    /// How the file is written [default: by its ending, otherwise csv]
    #[arg(long, value_name = "csv|jsonl", value_parser = rows)]
    pub input_format: Option<Form>,
    /// What stands between the fields [default: found out]
    #[arg(long, value_name = ", ; | tab", value_parser = delimiter)]
    pub delimiter: Option<u8>,
    /// The names of the columns of a CSV file without a header, with commas; the output has no header then
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// How many skills to write for each learner, 0 for all
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub top: usize,
    /// Leave out the columns with the chances
    #[arg(long)]
    pub no_chance: bool,
    /// Write what is wrong with rejected rows to this file, as CSV [default: to standard error]
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// Write what came out for the whole group to this file (.html, .md or .json)
    #[arg(long, value_name = "FILE")]
    pub summary: Option<PathBuf>,
    /// Say in the summary what came out for each value of this column as well
    #[arg(long, value_name = "COLUMN", requires = "summary")]
    pub group: Option<String>,
    /// How many blocks of rows to work on at a time [default: the number of cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
}

fn rows(written: &str) -> Result<Form, Phrase> {
    match written {
        "csv" => Ok(Form::Csv),
        "jsonl" => Ok(Form::Jsonl),
        _ => Err(phrase!("hint-rows")),
    }
}

fn delimiter(written: &str) -> Result<u8, Phrase> {
    match written {
        "," | ";" | "|" | "\t" => Ok(written.as_bytes()[0]),
        "tab" | "\\t" => Ok(b'\t'),
        _ => Err(phrase!("hint-delimiter")),
    }
}

#[derive(Debug, Args)]
pub struct Check {
    /// The catalogue to check [default: the one in use]
    pub file: Option<PathBuf>,
    /// Print the record of its questions, by which later editions read its codes
    #[arg(long, conflicts_with = "audit")]
    pub edition: bool,
    /// List what is older than 180 days on this day, oldest first: what it says, where, and its sources
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with_all = ["audit", "edition"])]
    pub due: Option<Date>,
    /// Try it on simulated learners and report who is told what, and how often that is right
    #[arg(long)]
    pub audit: bool,
    /// How many learners to simulate
    #[arg(long, requires = "audit", value_name = "N", default_value_t = 5_000)]
    #[arg(value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    pub learners: u32,
    /// The same seed gives the same learners
    #[arg(long, requires = "audit", value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Fail unless every skill has this share of the first places, in per cent, and the follow-ups help
    #[arg(long, requires = "audit", value_name = "LEAST..MOST")]
    pub limits: Option<Limits>,
}

fn day(written: &str) -> Result<Date, Phrase> {
    ascii_digits(written).parse().map_err(|_| phrase!("hint-day"))
}

/// The whole command line; the commands that take answers get the flags of the catalogue.
pub fn command(catalog: Option<&Catalog>) -> Command {
    let command = Cli::command();
    let Some(catalog) = catalog else { return command };
    ANSWER_COMMANDS
        .into_iter()
        .fold(command, |command, name| command.mut_subcommand(name, |command| command.args(circumstance_args(catalog))))
}

/// The same with what only help shows: examples, with the ids of the catalogue if there is one.
pub fn command_with_help(catalog: Option<&Catalog>) -> Command {
    let with_examples = |command| examples::add(command, catalog);
    with_examples(command(catalog)).mut_subcommands(with_examples)
}

#[cfg(test)]
mod tests {
    use clap::Arg;

    use super::*;
    use crate::catalog::RESERVED_CIRCUMSTANCES;

    #[test]
    fn no_circumstance_can_hide_a_flag() {
        let root = Cli::command();
        let commands = root.get_subcommands().flat_map(Command::get_arguments).chain(root.get_arguments());
        for flag in commands.filter_map(Arg::get_long) {
            assert!(RESERVED_CIRCUMSTANCES.split(' ').any(|word| word == flag), "--{flag} is not reserved");
        }
    }
}
