//! Text in every language of the program.

use serde::Deserialize;

use crate::lang::Lang;

/// A text a person can see, in every language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// English.
    pub en: String,
    /// Bengali.
    pub bn: String,
}

impl Text {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Bn => &self.bn,
        }
    }
}
