//! JSON Lines: one object a line.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::lang::Phrase;
use crate::phrase;
use crate::untrusted::{beginning, legible};

/// How many characters of a JSON parser's message are repeated.
const LONGEST_ERROR: usize = 200;

/// Calls `take` with every key and its value as it is written.
///
/// # Errors
/// What is wrong with the line.
pub fn read<'a>(line: &'a str, mut take: impl FnMut(Cow<'a, str>, &'a str)) -> Result<(), Phrase> {
    let mut json = serde_json::Deserializer::from_str(line);
    let read = json.deserialize_map(Entries(&mut take)).and_then(|()| json.end());
    read.map_err(|error| {
        // It may repeat what stands there.
        let error = legible(&beginning(&error.to_string(), LONGEST_ERROR));
        phrase!("reject-json", why = error)
    })
}

/// The text that a JSON value stands for in a cell; nothing for `null`.
pub fn as_text(value: &str) -> Option<Cow<'_, str>> {
    match value.as_bytes() {
        // Nothing in it is escaped.
        [b'"', inside @ .., b'"'] if !inside.contains(&b'\\') => Some(Cow::Borrowed(&value[1..value.len() - 1])),
        [b'"', ..] => serde_json::from_str::<Text>(value).ok().map(|text| text.0),
        [b'n', ..] => None,
        _ => Some(Cow::Borrowed(value)),
    }
}

/// Whether a JSON value holds text that can be written: JSON can name half of a character.
pub fn is_text(value: &str) -> bool {
    !value.contains("\\u") || serde_json::from_str::<serde_json::Value>(value).is_ok()
}

/// A string, borrowed where nothing in it is escaped.
#[derive(serde::Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

struct Entries<'t, F>(&'t mut F);

impl<'de, F: FnMut(Cow<'de, str>, &'de str)> Visitor<'de> for Entries<'_, F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object such as {\"device\": \"phone\"}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Text>()? {
            (self.0)(key.0, map.next_value::<&RawValue>()?.get());
        }
        Ok(())
    }
}
