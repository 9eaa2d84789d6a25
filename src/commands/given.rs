//! The answers that are given with a command.

use std::collections::BTreeSet;
use std::path::Path;

use clap::ArgMatches;

use super::{Context, note};
use crate::answers::{Answers, file, parse_reaction};
use crate::catalog::{Catalog, Circumstance, Edition, Place};
use crate::cli::{self, Given};
use crate::error::Error;
use crate::files;
use crate::lang::Phrase;
use crate::report::Page;
use crate::untrusted::quoted;
use crate::{phrase, say};

/// Flags beat the file, the file beats the code.
pub(super) fn answers(context: &Context, catalog: &Catalog, given: &Given) -> Result<Answers, Error> {
    let mut answers = Answers::none(catalog);
    if let Some(code) = &given.code {
        let decoded = Answers::from_code(catalog, code)?;
        if let Some(former) = decoded.former {
            tell_what_changed(context, catalog, former, &decoded.dropped);
        }
        if decoded.has_lost_ticks {
            note(&say!(context.words, "code-no-ticks"));
        }
        answers = decoded.answers;
    }
    if let Some(path) = &given.answers {
        let (name, text) = if path == Path::new("-") {
            ("standard input".to_owned(), files::read_stdin()?)
        } else {
            (path.display().to_string(), files::read_text(path)?)
        };
        answers.overlay(&file::read(catalog, &name, &text)?);
    }
    answers.overlay(&flags(catalog, given, &context.flags)?);
    Ok(answers)
}

/// The answers that are given with flags, one by one.
///
/// # Errors
/// What is wrong with the first wrong one.
pub fn flags(catalog: &Catalog, given: &Given, matches: &ArgMatches) -> Result<Answers, Error> {
    let mut flags = cli::circumstances(catalog, matches);
    let lists = [
        ("--rate", "ACTIVITY=1..5", &given.rate),
        ("--interest", "INTEREST=1..5", &given.interest),
        ("--tried", "SKILL=liked|so-so|disliked", &given.tried),
    ];
    let mut seen = BTreeSet::new();
    for (flag, form, list) in lists {
        let wrong = |message: Phrase| Error::usage(Phrase::at(flag, message), None);
        // People put a blank after a comma, and one comma too many at the end.
        for entry in list.iter().map(|it| it.trim()).filter(|it| !it.is_empty()) {
            let no_pair = || wrong(phrase!("error-form", given = quoted(entry), form = form));
            let (id, value) = entry.split_once('=').ok_or_else(no_pair)?;
            let (id, value) = (id.trim(), value.trim());
            if !seen.insert(id) {
                return Err(wrong(phrase!("error-twice", id = quoted(id))));
            }
            let noted = match flag {
                "--rate" => flags.rate(catalog, id, value),
                "--interest" => flags.score(catalog, id, value),
                _ => {
                    let skill = super::skill(catalog, id)?;
                    parse_reaction(value).map(|reaction| _ = flags.tried.insert(skill, reaction))
                }
            };
            noted.map_err(wrong)?;
        }
    }
    Ok(flags)
}

/// Says which answers of a former edition were left out, and what is new since.
fn tell_what_changed(context: &Context, catalog: &Catalog, former: &Edition, dropped: &[&str]) {
    let words = &context.words;
    let lang = words.lang();
    let mut page = Page::new(context.surroundings.width());
    page.text(&say!(words, "code-former", version = lang.digits(&former.version)));
    // What is gone has no name any more but its id.
    let label = |at: Place<Circumstance>| catalog.circumstances[at].label.get(lang);
    let dropped: Vec<&str> = dropped.iter().map(|id| catalog.circumstance(id).map_or(*id, label)).collect();
    if !dropped.is_empty() {
        page.text(&say!(words, "code-dropped", questions = dropped.join("; ")));
    }
    let firsts = catalog.first_activities().map(|at| &catalog.activities[at]);
    let firsts = firsts.filter(|it| former.activities.iter().all(|old| old.id != it.id)).map(|it| it.text.get(lang));
    let circumstances = catalog.circumstances.iter().filter(|it| former.circumstances.iter().all(|old| old.0 != it.id));
    let new: Vec<&str> = firsts.chain(circumstances.map(|it| it.label.get(lang))).collect();
    if !new.is_empty() {
        page.text(&say!(words, "code-new", questions = new.join("; ")));
    }
    note(page.finish().trim_end());
}
