//! `pothik plan`: the path of a skill on a calendar.

use clap::ArgMatches;

use super::{Context, given, skill};
use crate::advice::plan;
use crate::catalog::Catalog;
use crate::cli::{Format, Plan};
use crate::error::Error;
use crate::lang::Words;
use crate::phrase;
use crate::report;

/// Prints or saves the path.
pub fn run(context: &Context, catalog: &Catalog, args: &Plan, matches: &ArgMatches) -> Result<(), Error> {
    let words = Words::new(context.lang());
    let answers = given::answers(context, catalog, &args.given, matches)?;
    let plan = plan::plan(catalog, skill(catalog, &args.skill)?, &answers.circumstances());
    let start = args.start.unwrap_or(context.today);
    if plan.hours_per_week.is_some() && plan.calendar(start).is_none() {
        return Err(Error::usage(phrase!("error-plan-end"), phrase!("hint-plan-end")));
    }
    if context.format == Format::Ics {
        let calendar = report::calendar(catalog, &words, &plan, &answers, start, context.now).ok_or_else(|| {
            let hours = &catalog.circumstances[catalog.planning.hours].id;
            Error::usage(phrase!("error-plan-dates"), phrase!("hint-plan-dates", hours = hours))
        })?;
        return context.deliver(&calendar);
    }
    let document = report::plan(catalog, &words, &plan, start, context.today);
    context.deliver_document(&document, &words, || report::plan_json(catalog, &words, &plan, &answers, start))
}
