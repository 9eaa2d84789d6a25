//! Texts of the catalogue, in every language.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::lang::Lang;

/// A text for people, in every language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Text {
    pub en: Sentence,
    pub bn: Sentence,
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

/// A text in one language. In the built-in catalogue it is nothing but its place until somebody wants it: an advice shows
/// some fifty of several thousand.
#[derive(Clone, Default, PartialEq)]
pub struct Sentence(Cow<'static, [u8]>);

impl From<String> for Sentence {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text.into_bytes()))
    }
}

impl Deref for Sentence {
    type Target = str;

    fn deref(&self) -> &str {
        str::from_utf8(&self.0).expect("a test keeps the archive")
    }
}

impl fmt::Debug for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl Serialize for Sentence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de: 'static> Deserialize<'de> for Sentence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // In an archive, text is bytes.
        <&[u8]>::deserialize(deserializer).map(|text| Self(Cow::Borrowed(text)))
    }
}
