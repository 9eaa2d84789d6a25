//! The answers that are given with a command.

use std::collections::BTreeSet;
use std::path::Path;

use clap::ArgMatches;

use crate::answers::{Answers, file};
use crate::catalog::Catalog;
use crate::cli::{self, Given};
use crate::error::Error;
use crate::files;
use crate::untrusted::quoted;

/// Flags beat the file, the file beats the code.
pub fn answers(catalog: &Catalog, given: &Given, matches: &ArgMatches) -> Result<Answers, Error> {
    let mut answers = match &given.code {
        Some(code) => Answers::from_code(catalog, code)?,
        None => Answers::none(catalog),
    };
    if let Some(path) = &given.answers {
        let (name, text) = if path == Path::new("-") {
            ("standard input".to_owned(), files::read_stdin()?)
        } else {
            (path.display().to_string(), files::read_text(path)?)
        };
        answers.overlay(&file::read(catalog, &name, &text)?);
    }
    let mut flags = cli::circumstances(catalog, matches);
    let wrong = |flag: &str, message: String| Error::usage(format!("{flag}: {message}"), None);
    let mut seen = BTreeSet::new();
    for entry in &given.rate {
        let (activity, rating) = pair("--rate", "ACTIVITY=1..5", entry, &mut seen)?;
        flags.rate(catalog, activity, rating).map_err(|message| wrong("--rate", message))?;
    }
    for entry in &given.interest {
        let (interest, score) = pair("--interest", "INTEREST=1..5", entry, &mut seen)?;
        flags.score(catalog, interest, score).map_err(|message| wrong("--interest", message))?;
    }
    answers.overlay(&flags);
    Ok(answers)
}

/// The two sides of an entry; the left one may not have been `seen` before.
fn pair<'a>(flag: &str, form: &str, entry: &'a str, seen: &mut BTreeSet<&'a str>) -> Result<(&'a str, &'a str), Error> {
    let wrong = |message: String| Error::usage(format!("{flag}: {message}"), None);
    let (id, value) =
        entry.split_once('=').ok_or_else(|| wrong(format!("{} is not of the form {form}", quoted(entry))))?;
    if !seen.insert(id) {
        return Err(wrong(format!("{} is given twice", quoted(id))));
    }
    Ok((id, value))
}
