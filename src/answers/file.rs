//! Answers from a TOML file.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::Answers;
use crate::catalog::Catalog;
use crate::error::Error;
#[cfg(test)]
use crate::schema::{Id, WrittenRating, WrittenScore, WrittenValue};

/// One learner's answers, as `pothik recommend --answers FILE.toml` reads them. `pothik list questions --format toml`
/// prints all questions as such a file, with every value that can be given.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Tables {
    /// Ratings by the id of the activity: how much the learner would enjoy it.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<Id, WrittenRating>"))]
    activities: Table,
    /// Scores by the id of the interest, where they are known; they count instead of ratings.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<Id, WrittenScore>"))]
    interests: Table,
    /// The learner's situation by the id of the circumstance.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<Id, WrittenValue>"))]
    circumstances: Table,
}

type Table = BTreeMap<Spanned<String>, Spanned<toml::Value>>;

/// Reads the answers in `text`; `name` is what errors call the file.
///
/// # Errors
/// Every wrong answer with its line, or the first mistake in the TOML.
pub fn read(catalog: &Catalog, name: &str, text: &str) -> Result<Answers, Error> {
    let tables: Tables = toml::from_str(text)
        .map_err(|error| Error::data(format!("{name}: {}", error.to_string().trim_end()), Some(hint())))?;
    let mut answers = Answers::none(catalog);
    let mut wrong = Vec::new();
    let mut take = |table: &Table, set: &mut dyn FnMut(&str, &str) -> Result<(), String>| {
        for (id, value) in table {
            let written = match value.get_ref() {
                toml::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            if let Err(message) = set(id.get_ref(), &written) {
                let line = text[..id.span().start].matches('\n').count() + 1;
                wrong.push((line, format!("{name}:{line}: {message}")));
            }
        }
    };
    take(&tables.activities, &mut |id, value| answers.rate(catalog, id, value));
    take(&tables.interests, &mut |id, value| answers.score(catalog, id, value));
    take(&tables.circumstances, &mut |id, value| answers.circumstance(catalog, id, value));
    if wrong.is_empty() {
        return Ok(answers);
    }
    wrong.sort();
    let lines: Vec<String> = wrong.into_iter().map(|(_, message)| message).collect();
    Err(Error::data(lines.join("\n"), Some(hint())))
}

fn hint() -> String {
    "`pothik list questions --format toml` prints a form to fill in".to_owned()
}

#[cfg(test)]
#[test]
fn the_schema_is_kept() {
    use schemars::generate::SchemaSettings;

    crate::schema::assert_kept::<Tables>("answers", SchemaSettings::draft2020_12());
}
