//! `pothik plan`: the path of a skill on a calendar.

use jiff::civil::Date;

use super::{Context, given, skill};
use crate::advice::plan;
use crate::catalog::Catalog;
use crate::cli::{Format, Given};
use crate::error::Error;
use crate::phrase;
use crate::report;

/// Prints or saves the path.
pub fn run(context: &Context, catalog: &Catalog, word: &str, start: Option<Date>, given: &Given) -> Result<(), Error> {
    let words = &context.words;
    let answers = given::answers(context, catalog, given)?;
    let plan = plan::plan(catalog, skill(catalog, word)?, &answers.circumstances());
    let start = start.unwrap_or(context.today);
    if plan.hours_per_week.is_some() && plan.calendar(start).is_none() {
        return Err(Error::usage(phrase!("error-plan-end"), phrase!("hint-plan-end")));
    }
    if context.format == Format::Ics {
        let calendar = report::calendar(catalog, words, &plan, &answers, start, context.now).ok_or_else(|| {
            let hours = &catalog.circumstances[catalog.planning.hours].id;
            Error::usage(phrase!("error-plan-dates"), phrase!("hint-plan-dates", hours = hours))
        })?;
        return context.deliver(&calendar);
    }
    let document = report::plan(catalog, words, &plan, start, context.today);
    context.deliver_document(&document, || report::plan_json(catalog, words, &plan, &answers, start))
}
