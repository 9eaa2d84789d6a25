//! The answer to a circumstance as JSON.

use crate::catalog::Values;

/// The answer to a circumstance.
#[derive(serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ValueJson {
    /// The id of a point of its scale.
    Level(String),
    /// A number in its range.
    Number(u32),
}

impl ValueJson {
    pub fn of(values: &Values, value: u32) -> Self {
        match values {
            Values::Scale(levels) => Self::Level(levels[value as usize].id.clone()),
            Values::Range { .. } => Self::Number(value),
        }
    }
}
