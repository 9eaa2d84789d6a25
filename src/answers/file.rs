//! Answers from a TOML file.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::Answers;
use crate::catalog::Catalog;
use crate::error::Error;

/// The three tables of an answers file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    #[serde(default)]
    activities: Table,
    #[serde(default)]
    interests: Table,
    #[serde(default)]
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
