//! `pothik check`: is this catalogue sound, and who would be told what by it?

use std::path::Path;

use super::Context;
use crate::audit::{self, People};
use crate::catalog::{Catalog, Inspected};
use crate::cli::{Check, Format};
use crate::error::Error;
use crate::report::{self, AuditReport, Due};
use crate::untrusted::legible;
use crate::{phrase, say};

/// Checks the catalogue that is named, or the one in use.
pub fn run(context: &Context, args: &Check) -> Result<(), Error> {
    if context.format != Format::Table && !args.audit && args.due.is_none() {
        return Err(Error::usage(phrase!("error-check-format"), phrase!("hint-check-format")));
    }
    let file = args.file.as_deref().or(context.catalog.as_deref());
    let Inspected { catalog, places } = match file {
        Some(file) => Inspected::load(file, Some(context.today))?,
        None => Inspected { catalog: Catalog::embedded(), places: Vec::new() },
    };
    if let Some(on) = args.due {
        let due = Due { catalog: &catalog, words: &context.words, places: &places, on };
        return context.deliver_document(&report::due(&due), || report::due_json(&due));
    }
    if args.edition {
        return context.deliver(&catalog.edition.toml());
    }
    if args.audit { audit(context, &catalog, args) } else { sound(context, &catalog, file) }
}

fn sound(context: &Context, catalog: &Catalog, file: Option<&Path>) -> Result<(), Error> {
    let words = &context.words;
    let name = file.map_or_else(|| say!(words, "check-built-in"), |file| legible(&file.display().to_string()));
    let facts = catalog.skills.iter().map(|it| it.facts.len()).sum::<usize>()
        + catalog.methods.iter().map(|it| it.facts.len()).sum::<usize>()
        + catalog.platforms.iter().map(|it| it.facts.len()).sum::<usize>();
    let sound = say!(
        words,
        "check-sound",
        name = name,
        skills = catalog.skills.len(),
        methods = catalog.methods.len(),
        platforms = catalog.platforms.len(),
        interests = catalog.interests.len(),
        activities = catalog.activities.len(),
        circumstances = catalog.circumstances.len(),
        facts = facts,
        sources = catalog.sources.len(),
    );
    context.deliver(&format!("{sound}\n"))
}

fn audit(context: &Context, catalog: &Catalog, args: &Check) -> Result<(), Error> {
    context.refuse_formats_of_others()?;
    let audit = audit::audit(&People::new(catalog), args.learners as usize, args.seed);
    let report = AuditReport { catalog, audit: &audit, words: &context.words, limits: args.limits };
    context.deliver_document(&report::audit(&report), || report::audit_json(&report))?;
    match args.limits.map_or(0, |limits| audit.broken(limits).len()) {
        0 => Ok(()),
        count => Err(Error::data(phrase!("error-limits", n = count), phrase!("hint-limits"))),
    }
}
