//! Answers from a TOML file.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Answers;
use crate::catalog::Catalog;
use crate::error::Error;
use crate::lang::Phrase;
use crate::phrase;
use crate::untrusted::{beginning, legible, marks, quoted};

/// The form for the questions of the built-in catalogue has a twentieth of the marks that may be there.
const MOST_MARKS: usize = 10_000;
/// After this many wrong answers a file is not read on.
const MOST_TOLD: usize = 100;

/// Reads the answers in `text`; `name` is what errors call the file.
///
/// # Errors
/// Every wrong answer with its line, up to a hundred, or the first mistake in the TOML.
pub fn read(catalog: &Catalog, name: &str, text: &str) -> Result<Answers, Error> {
    if marks(text) > MOST_MARKS {
        return Err(Error::data(phrase!("error-too-many-values", name = name), hint()));
    }
    let line = |at: usize| text.get(..at).unwrap_or(text).matches('\n').count() + 1;
    let root = DeTable::parse(text).map_err(|error| {
        let line = line(error.span().unwrap_or_default().start);
        let why = phrase!("error-not-toml", why = legible(&beginning(error.message(), 300)));
        Error::data(Phrase::at(format!("{name}:{line}"), why), hint())
    })?;
    let mut answers = Answers::none(catalog);
    let mut wrong = Vec::new();
    for (key, table) in root.get_ref().iter().take(MOST_TOLD) {
        let take = match key.get_ref().as_ref() {
            "activities" => Answers::rate,
            "interests" => Answers::score,
            "circumstances" => Answers::circumstance,
            "tasters" => Answers::taster,
            other => {
                wrong.push((key.span().start, phrase!("error-table", table = quoted(other))));
                continue;
            }
        };
        let DeValue::Table(table) = table.get_ref() else {
            wrong.push((table.span().start, phrase!("error-no-table", table = &**key.get_ref())));
            continue;
        };
        for (id, value) in table {
            if wrong.len() >= MOST_TOLD {
                break;
            }
            if let Err(message) = take(&mut answers, catalog, id.get_ref(), &written(value, text)) {
                wrong.push((id.span().start, message));
            }
        }
    }
    if wrong.is_empty() {
        return Ok(answers);
    }
    wrong.sort_by_key(|(at, _)| *at);
    let is_all = wrong.len() < MOST_TOLD;
    let lines = wrong.into_iter().map(|(at, message)| Phrase::at(format!("{name}:{}", line(at)), message));
    let rest = (!is_all).then(|| phrase!("error-and-more"));
    Err(Error::data(Phrase::lines(lines.chain(rest)), hint()))
}

/// An answer as it is written. Lists and tables are none, and are not looked into, however deep they are.
fn written(value: &Spanned<DeValue<'_>>, text: &str) -> String {
    match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        _ => text.get(value.span()).unwrap_or_default().to_owned(),
    }
}

fn hint() -> Phrase {
    phrase!("hint-answers-file")
}

/// What a file holds, for its schema.
#[cfg(test)]
mod schema {
    use std::collections::BTreeMap;

    use schemars::generate::SchemaSettings;

    use crate::schema::{Id, WrittenRating, WrittenScore, WrittenValue};

    /// One learner's answers, as `pothik recommend --answers FILE.toml` reads them. `pothik list questions --format toml`
    /// prints all questions as such a file, with every value that can be given.
    #[derive(serde::Deserialize, schemars::JsonSchema)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its schema is wanted")]
    struct Tables {
        /// Ratings by the id of the activity: how much the learner would enjoy it.
        #[serde(default)]
        #[schemars(with = "BTreeMap<Id, WrittenRating>")]
        activities: toml::Table,
        /// Scores by the id of the interest, where they are known; they count instead of ratings.
        #[serde(default)]
        #[schemars(with = "BTreeMap<Id, WrittenScore>")]
        interests: toml::Table,
        /// The learner's situation by the id of the circumstance.
        #[serde(default)]
        #[schemars(with = "BTreeMap<Id, WrittenValue>")]
        circumstances: toml::Table,
    }

    #[test]
    fn the_schema_is_kept() {
        crate::schema::assert_kept::<Tables>("answers", SchemaSettings::draft2020_12());
    }
}
