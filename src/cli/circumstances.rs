//! The flags that the catalogue in use adds: one for each circumstance.

use std::ffi::OsStr;
use std::sync::Arc;

use clap::builder::{PossibleValue, StyledStr, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::answers::{Answer, Answers, parse_value};
use crate::catalog::{Catalog, Circumstance, Values};
use crate::lang::Lang;

/// The heading of these flags in the help.
pub(super) const HEADING: &str = "How you live";

/// One flag for each circumstance.
pub(super) fn circumstance_args(catalog: &Catalog) -> Vec<Arg> {
    let arg = |circumstance: &Circumstance| {
        let value_name = match &circumstance.values {
            Values::Scale(_) => circumstance.id.to_uppercase(),
            Values::Range { min, max, .. } => format!("{min}..{max}"),
        };
        Arg::new(arg_id(&circumstance.id))
            .long(circumstance.id.clone())
            .value_name(value_name)
            .help(circumstance.ask.get(Lang::En).to_owned())
            .help_heading(HEADING)
            .action(ArgAction::Set)
            .allow_negative_numbers(true)
            .value_parser(CircumstanceParser(Arc::new(circumstance.clone())))
    };
    catalog.circumstances.iter().map(arg).collect()
}

/// The answers given by the catalogue's flags.
pub fn circumstances(catalog: &Catalog, matches: &ArgMatches) -> Answers {
    let mut answers = Answers::none(catalog);
    for (answer, circumstance) in answers.circumstances.iter_mut().zip(&catalog.circumstances) {
        if let Some(value) = matches.get_one::<u32>(&arg_id(&circumstance.id)) {
            *answer = Answer::Given(*value);
        }
    }
    answers
}

fn arg_id(circumstance: &str) -> String {
    format!("circumstance:{circumstance}")
}

/// Understands the value of a circumstance's flag as everywhere else.
#[derive(Clone)]
struct CircumstanceParser(Arc<Circumstance>);

impl TypedValueParser for CircumstanceParser {
    type Value = u32;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<u32, clap::Error> {
        parse_value(&self.0, &value.to_string_lossy()).map_err(|_| {
            let mut error = clap::Error::new(ErrorKind::ValueValidation).with_cmd(command);
            if let Some(arg) = arg {
                error.insert(ContextKind::InvalidArg, ContextValue::String(arg.to_string()));
            }
            error.insert(ContextKind::InvalidValue, ContextValue::String(value.to_string_lossy().into_owned()));
            if let Values::Scale(levels) = &self.0.values {
                let ids = levels.iter().map(|level| level.id.clone()).collect();
                error.insert(ContextKind::ValidValue, ContextValue::Strings(ids));
            }
            if let Values::Range { min, max, .. } = &self.0.values {
                let said = [self.0.id.clone(), min.to_string(), max.to_string()].map(StyledStr::from);
                error.insert(ContextKind::Suggested, ContextValue::StyledStrs(said.into()));
            }
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        match &self.0.values {
            Values::Scale(levels) => Some(Box::new(levels.iter().map(|level| PossibleValue::new(level.id.clone())))),
            Values::Range { .. } => None,
        }
    }
}
