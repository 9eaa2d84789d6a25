//! `pothik compare`: skills side by side.

use clap::ArgMatches;

use super::{Context, given, skill};
use crate::advice;
use crate::catalog::{Catalog, Place, Skill};
use crate::cli::Compare;
use crate::error::Error;
use crate::lang::Words;
use crate::phrase;
use crate::report;

/// Compares the skills, by the learner's answers if there are any.
pub fn run(context: &Context, catalog: &Catalog, args: &Compare, matches: &ArgMatches) -> Result<(), Error> {
    let words = Words::new(context.lang());
    let answers = given::answers(context, catalog, &args.given, matches)?;
    let skills: Vec<Place<Skill>> = args.skills.iter().map(|word| skill(catalog, word)).collect::<Result<_, _>>()?;
    if (1..skills.len()).any(|at| skills[..at].contains(&skills[at])) {
        return Err(Error::usage(phrase!("error-skill-twice"), None));
    }
    let advice = advice::advise(catalog, &answers);
    let report = context.report(catalog, &answers, &advice, &words, None);
    let document = report::compare(&report, &skills);
    context.deliver_document(&document, &words, || report::compare_json(&report, &skills))
}
