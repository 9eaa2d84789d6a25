//! What is said about arguments that make no sense, in the user's language.

use std::error::Error as _;
use std::ffi::OsString;
use std::num::ParseIntError;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::catalog::{Catalog, NotFound, closest};
use crate::error::Error;
use crate::lang::{Phrase, Words};
use crate::untrusted::quoted;
use crate::{phrase, say};

/// clap's complaint as ours, if it is of a kind that people meet.
pub fn complaint(
    said: &clap::Error,
    words: &Words,
    args: &[OsString],
    catalog: impl FnOnce() -> Result<Catalog, Error>,
) -> Option<Error> {
    let get = |kind| texts(said, kind);
    let list = |kind| {
        let all: Vec<String> = get(kind).iter().map(|it| quoted(it)).collect();
        (!all.is_empty()).then(|| all.join(", "))
    };
    let wrong = list(ContextKind::InvalidArg).unwrap_or_default();
    let suggested = |kind| list(kind).map(|all| say!(words, "misuse-suggested", all = all));
    let (message, hint) = match said.kind() {
        ErrorKind::InvalidSubcommand => {
            let first = get(ContextKind::InvalidSubcommand).pop()?;
            if let Some(error) = catalog().ok().and_then(|catalog| meant(&catalog, &first, args)) {
                return Some(error);
            }
            let message = say!(words, "misuse-command", word = quoted(&first));
            (message, suggested(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::UnknownArgument => {
            (say!(words, "misuse-unknown", flag = wrong), suggested(ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let allowed = list(ContextKind::ValidValue).map(|all| say!(words, "misuse-allowed", all = all));
            match get(ContextKind::InvalidValue).pop().filter(|value| !value.is_empty()) {
                Some(value) => {
                    let choices = get(ContextKind::ValidValue);
                    let near = closest(&value, choices.iter().map(String::as_str));
                    let near = near.map(|near| say!(words, "misuse-suggested", all = quoted(near)));
                    let reason = || said.source().map(|why| reason(why, words));
                    let hint = near.into_iter().chain(allowed).reduce(|near, allowed| format!("{near}\n{allowed}"));
                    let hint = hint.or_else(|| range(&value, &get(ContextKind::Suggested), words)).or_else(reason);
                    (say!(words, "misuse-value", flag = wrong, value = quoted(&value)), hint)
                }
                None => (say!(words, "misuse-no-value", flag = wrong), allowed),
            }
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            (say!(words, "misuse-no-value", flag = wrong), None)
        }
        ErrorKind::MissingRequiredArgument => (say!(words, "misuse-missing", flags = wrong), None),
        ErrorKind::ArgumentConflict => {
            let other = list(ContextKind::PriorArg)?;
            (say!(words, "misuse-conflict", flag = wrong, other = other), None)
        }
        _ => return None,
    };
    let help = say!(words, "misuse-help", command = format!("pothik{} --help", command(said, args)));
    Some(Error::usage(message, Phrase::Written(hint.map_or(help.clone(), |hint| format!("{hint}\n{help}")))))
}

/// What a circumstance takes that is a number, as its parser tells.
fn range(given: &str, said: &[String], words: &Words) -> Option<String> {
    let [id, min, max] = said else { return None };
    Some(phrase!("error-range", given = quoted(given), id = id, min = min, max = max).say(words))
}

/// Why a value was refused; of numbers, Rust's own words say nothing to people.
fn reason(why: &(dyn std::error::Error + 'static), words: &Words) -> String {
    match why.downcast_ref::<Phrase>() {
        Some(phrase) => phrase.say(words),
        None if why.is::<ParseIntError>() => say!(words, "misuse-number"),
        None => say!(words, "misuse-refused", why = why.to_string()),
    }
}

/// How to see what somebody names instead of a command, as in `pothik graphic design` or `pothik help scams`.
fn meant(catalog: &Catalog, first: &str, args: &[OsString]) -> Option<Error> {
    let written = args.iter().map(|arg| arg.to_string_lossy());
    let named = written.skip_while(|word| word != first).take_while(|word| !word.starts_with('-'));
    let named = named.collect::<Vec<_>>().join(" ");
    let things = catalog.things();
    let thing = catalog.find(&named, &things).ok()?;
    Some(Error::not_found(catalog, &named, &[], &NotFound::Elsewhere(thing)))
}

/// The command whose arguments they are, with a space before it.
fn command(said: &clap::Error, args: &[OsString]) -> String {
    let named = args.get(1).map(|word| word.to_string_lossy().into_owned());
    let named = named.filter(|word| !word.starts_with('-') && said.kind() != ErrorKind::InvalidSubcommand);
    named.map(|word| format!(" {word}")).unwrap_or_default()
}

fn texts(said: &clap::Error, kind: ContextKind) -> Vec<String> {
    match said.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}
