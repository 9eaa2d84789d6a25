//! Answers from a TOML file.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::Answers;
use crate::catalog::Catalog;
use crate::error::Error;
use crate::untrusted::{beginning, is_dense, legible};

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

/// So many wrong answers are told; a file with more of them is not read on.
const MOST_TOLD: usize = 100;

/// Reads the answers in `text`; `name` is what errors call the file.
///
/// # Errors
/// Every wrong answer with its line, up to a hundred, or the first mistake in the TOML.
pub fn read(catalog: &Catalog, name: &str, text: &str) -> Result<Answers, Error> {
    if is_dense(text) {
        return Err(Error::data(format!("{name} holds too many values"), hint()));
    }
    let line = |at: usize| text.get(..at).unwrap_or(text).matches('\n').count() + 1;
    let tables: Tables = toml::from_str(text).map_err(|error| {
        let line = line(error.span().unwrap_or_default().start);
        let message = legible(&beginning(error.message(), 300));
        Error::data(format!("{name}:{line}: {message}"), Some(hint()))
    })?;
    let mut answers = Answers::none(catalog);
    let mut wrong = Vec::new();
    let mut take = |table: &Table, set: &mut dyn FnMut(&str, &str) -> Result<(), String>| {
        for (id, value) in table {
            let written = match value.get_ref() {
                toml::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            if wrong.len() == MOST_TOLD {
                return;
            }
            if let Err(message) = set(id.get_ref(), &written) {
                let line = line(id.span().start);
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
    let full = wrong.len() == MOST_TOLD;
    wrong.sort();
    let mut lines: Vec<String> = wrong.into_iter().map(|(_, message)| message).collect();
    if full {
        lines.push("and perhaps more: the rest of the file was not looked at".to_owned());
    }
    Err(Error::data(lines.join("\n"), Some(hint())))
}

fn hint() -> String {
    "`pothik list questions --format toml` prints a form to fill in".to_owned()
}
