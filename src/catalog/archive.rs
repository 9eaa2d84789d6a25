//! The built-in catalogue: `paths.toml` as the program reads it, written by the test below.

use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use serde::ser::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Catalog;

/// Parsing and checking the TOML would take longer than everything else that most commands do.
const ARCHIVE: &[u8] = include_bytes!("builtin.bin");

impl Catalog {
    /// The built-in catalogue.
    ///
    /// # Panics
    /// If the archive is broken, which a test rules out.
    pub fn embedded() -> Self {
        Self::from_archive(ARCHIVE).expect("a test keeps the archive")
    }

    /// A catalogue as [`Catalog::archive`] wrote it; `None` if it is something else.
    pub fn from_archive(archive: &'static [u8]) -> Option<Self> {
        postcard::from_bytes(archive).ok()
    }

    /// The catalogue as bytes, for the page.
    ///
    /// # Panics
    /// Never: a catalogue holds nothing that has no form in bytes.
    pub fn archive(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("a catalogue can be written")
    }
}

/// A part of the catalogue that few commands look at. In the built-in one it is decoded when one does.
#[derive(Clone)]
pub struct Later<T> {
    archived: &'static [u8],
    value: OnceLock<T>,
}

impl<T> From<T> for Later<T> {
    fn from(value: T) -> Self {
        Self { archived: &[], value: value.into() }
    }
}

impl<T: Deserialize<'static>> Deref for Later<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| postcard::from_bytes(self.archived).expect("a test keeps the archive"))
    }
}

impl<T: Deserialize<'static> + PartialEq> PartialEq for Later<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Deserialize<'static> + fmt::Debug> fmt::Debug for Later<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Deserialize<'static> + Serialize> Serialize for Later<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&postcard::to_allocvec(&**self).map_err(S::Error::custom)?)
    }
}

impl<'de: 'static, T> Deserialize<'de> for Later<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { archived: <&[u8]>::deserialize(deserializer)?, value: OnceLock::new() })
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_archive_is_kept() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let catalog = Catalog::load(&folder.join("paths.toml")).unwrap();
        let archive = catalog.archive();
        let is_kept = archive == ARCHIVE;
        if !is_kept && std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            std::fs::write(folder.join("src/catalog/builtin.bin"), archive).unwrap();
            panic!(
                "src/catalog/builtin.bin was out of date and has been written: run the tests again, with it built in"
            );
        }
        assert!(is_kept, "src/catalog/builtin.bin is out of date; INSTA_UPDATE=always cargo test writes it");
        assert_eq!(Catalog::embedded(), catalog);
    }
}
