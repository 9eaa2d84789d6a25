//! `pothik compare`: skills side by side.

use super::{Context, given, skill};
use crate::advice;
use crate::catalog::{Catalog, Place, Skill};
use crate::cli::Given;
use crate::error::Error;
use crate::phrase;
use crate::report;

/// Compares the skills, by the learner's answers if there are any.
pub fn run(context: &Context, catalog: &Catalog, words: &[String], given: &Given) -> Result<(), Error> {
    let answers = given::answers(context, catalog, given)?;
    let skills: Vec<Place<Skill>> = words.iter().map(|word| skill(catalog, word)).collect::<Result<_, _>>()?;
    if (1..skills.len()).any(|at| skills[..at].contains(&skills[at])) {
        return Err(Error::usage(phrase!("error-skill-twice"), None));
    }
    let advice = advice::advise(catalog, &answers);
    let report = context.report(catalog, &answers, &advice, None);
    context.deliver_document(&report::compare(&report, &skills), || report::compare_json(&report, &skills))
}
