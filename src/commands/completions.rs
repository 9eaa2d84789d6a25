//! `pothik completions`: a script for a shell, and the answers to what that script asks.
//!
//! The script knows nothing: at every press of Tab it runs the program, which completes the words typed so far. So what
//! is offered fits the catalogue in use at that moment, `--catalog` in the same line included. Nothing that is offered
//! restricts what is accepted.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{Arg, Command};
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;

use super::{Context, language};
use crate::catalog::{Catalog, Thing, Values};
use crate::cli::{self, DEFAULT_COMMAND};
use crate::error::Error;
use crate::files;
use crate::lang::{Lang, Words};
use crate::report::phrases;

/// The environment variable by which a script asks; it holds the name of the shell.
const ASKS: &str = "POTHIK_COMPLETE";

/// Prints the script of a shell.
pub fn run(context: &Context, shell: &str) -> Result<(), Error> {
    // Found along PATH, the program may move when it is updated; called by its place, it is called there again.
    let program = PathBuf::from(std::env::args_os().next().unwrap_or_default());
    let program = match program.components().count() {
        0 | 1 => program.display().to_string(),
        _ => files::absolute(&program),
    };
    let shells = Shells::builtins();
    let shell = shells.completer(shell).expect("every shell of the command line is known");
    let mut script = Vec::new();
    shell.write_registration(ASKS, "pothik", "pothik", &program, &mut script)?;
    context.deliver_text("completions", &String::from_utf8_lossy(&script))
}

/// Completes the words after `--` if a script asks for it, and says whether one did.
pub fn complete_if_asked(args: &[OsString], load: impl Fn() -> Result<Catalog, Error>) -> bool {
    let typing_flag = args.last().is_some_and(|word| word.to_string_lossy().starts_with('-'));
    // Nobody can read a complaint here: a catalogue with mistakes offers nothing.
    let complete = CompleteEnv::with_factory(|| command(load().ok().as_ref(), typing_flag)).var(ASKS);
    complete.try_complete(args, std::env::current_dir().ok().as_deref()).unwrap_or_else(|error| error.exit())
}

/// The command line with what can be offered for its values.
fn command(catalog: Option<&Catalog>, typing_flag: bool) -> Command {
    let mut command = cli::command(catalog);
    let default = command.find_subcommand(DEFAULT_COMMAND).expect("the default command is there");
    let meant: Vec<Arg> = default.get_arguments().cloned().collect();
    // A hidden flag is offered all the same where there is nothing else to offer: ours are kept out of the commands.
    command = command.args(meant).mut_args(|arg| if arg.is_hide_set() { arg.global(false) } else { arg });
    command = command.disable_help_flag(!typing_flag).disable_version_flag(!typing_flag);
    let words = Words::new(language().ok().flatten().unwrap_or(Lang::En));
    let offer = |arg: Arg| {
        // Until a flag is begun, the flags would bury the values.
        let hide = arg.is_hide_set() || !typing_flag && !arg.is_positional();
        let arg = arg.hide(hide);
        match catalog {
            Some(catalog) => offer(catalog, &words, arg),
            None => arg,
        }
    };
    command.mut_args(offer).mut_subcommands(|command| command.mut_args(offer))
}

/// `arg` with what is offered for its values.
fn offer(catalog: &Catalog, words: &Words, arg: Arg) -> Arg {
    let things = |wanted: fn(&Thing) -> bool| {
        let things = catalog.things().into_iter().filter(wanted);
        candidates(things.map(|it| (catalog.id(it), phrases::name(catalog, words, it))))
    };
    let lang = words.lang();
    match arg.get_id().as_str() {
        "skill" | "skills" => arg.add(things(|it| matches!(it, Thing::Skill(_)))),
        "id" => arg.add(things(|it| !matches!(it, Thing::Guide(_)))),
        "topic" => arg.add(things(|it| matches!(it, Thing::Guide(_)))),
        "rate" => arg.add(ratings(catalog.activities.iter().map(|it| (it.id.as_str(), it.text.get(lang))))),
        "interest" => arg.add(ratings(catalog.interests.iter().map(|it| (it.id.as_str(), it.name.get(lang))))),
        _ => match catalog.circumstances.iter().find(|it| arg.get_long() == Some(&it.id)).map(|it| &it.values) {
            Some(Values::Scale(levels)) => {
                arg.add(candidates(levels.iter().map(|it| (it.id.as_str(), it.name.get(lang)))))
            }
            _ => arg,
        },
    }
}

fn candidate(value: &str, text: &str) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(text.to_owned().into()))
}

/// Ids, each with what it stands for.
fn candidates<'a>(all: impl Iterator<Item = (&'a str, &'a str)>) -> ArgValueCandidates {
    let all: Vec<_> = all.map(|(id, text)| (id.to_owned(), text.to_owned())).collect();
    ArgValueCandidates::new(move || all.iter().map(|(id, text)| candidate(id, text)).collect())
}

/// Ids with `=`, and the ratings of an id as soon as it is the only one: a shell would end the word behind the `=`.
fn ratings<'a>(all: impl Iterator<Item = (&'a str, &'a str)>) -> ArgValueCompleter {
    let all: Vec<_> = all.map(|(id, text)| (format!("{id}="), text.to_owned())).collect();
    ArgValueCompleter::new(move |typed: &OsStr| {
        let typed = typed.to_string_lossy();
        let begun = all.iter().filter(|(id, _)| id.starts_with(&*typed) || typed.starts_with(id));
        let begun: Vec<_> = begun.collect();
        let mut values: Vec<_> = match begun[..] {
            [(id, text)] => (1..=5).map(|rating| candidate(&format!("{id}{rating}"), text)).collect(),
            _ => begun.iter().map(|(id, text)| candidate(id, text)).collect(),
        };
        values.retain(|it| it.get_value().to_string_lossy().starts_with(&*typed));
        values
    })
}
