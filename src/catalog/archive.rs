//! The built-in catalogue.

use super::Catalog;

const EMBEDDED: &str = include_str!("../../paths.toml");

impl Catalog {
    /// The built-in catalogue.
    ///
    /// # Panics
    /// If `paths.toml` has problems, which a test rules out.
    pub fn embedded() -> Self {
        Self::parse("paths.toml", EMBEDDED).expect("the tests read paths.toml")
    }
}
