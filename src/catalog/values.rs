//! What holds for every key and value of the file, whatever it means: sizes, and texts that can be seen.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Code;
use super::problem::{Found, Problem};
use crate::untrusted::invisible;

/// Several screens; nobody reads more at once.
const MOST_CHARACTERS: usize = 5_000;
const MOST_ENTRIES: usize = 1_000;
/// The format has no use for half as many.
const MOST_DEPTH: usize = 16;

/// Checks a table and everything in it. False if something is so large that no more should be made of it.
pub(super) fn check(table: &DeTable<'_>, span: Range<usize>, found: &mut Found) -> bool {
    let mut walk = Walk { found, too_large: false };
    walk.table(table, span, 0);
    !walk.too_large
}

struct Walk<'f> {
    found: &'f mut Found,
    too_large: bool,
}

impl Walk<'_> {
    fn table(&mut self, table: &DeTable<'_>, span: Range<usize>, depth: usize) {
        if self.is_too_large(table.len(), span, depth) {
            return;
        }
        for (key, value) in table {
            self.characters(key.get_ref(), key.span());
            self.value(value, depth + 1);
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, depth: usize) {
        match value.get_ref() {
            DeValue::String(text) => self.text(text, value.span()),
            DeValue::Array(items) if !self.is_too_large(items.len(), value.span(), depth) => {
                for item in items {
                    self.value(item, depth + 1);
                }
            }
            DeValue::Table(table) => self.table(table, value.span(), depth),
            _ => {}
        }
    }

    fn is_too_large(&mut self, entries: usize, span: Range<usize>, depth: usize) -> bool {
        let (code, message, label) = if entries > MOST_ENTRIES {
            (Code::TooMany, format!("this holds {entries} entries"), format!("{MOST_ENTRIES} at most"))
        } else if depth > MOST_DEPTH {
            (Code::TooDeep, "nothing stands as deep as this".to_owned(), "take a pair of brackets out".to_owned())
        } else {
            return false;
        };
        self.found.push(Problem::new(code, span, message, label));
        self.too_large = true;
        true
    }

    fn text(&mut self, text: &str, span: Range<usize>) {
        self.characters(text, span.clone());
        let (code, message, label) = match text.trim() {
            "" => (Code::EmptyText, "this text is empty", "write something, or take the key out"),
            trimmed if trimmed != text => {
                (Code::OuterBlank, "this text begins or ends with a blank", "take the blank out")
            }
            _ => return,
        };
        self.found.push(Problem::new(code, span, message, label));
    }

    fn characters(&mut self, text: &str, span: Range<usize>) {
        if text.len() > MOST_CHARACTERS && text.chars().count() > MOST_CHARACTERS {
            let message = format!("this text has {} characters", text.chars().count());
            let label = format!("{MOST_CHARACTERS} at most; say it in fewer words, or in several texts");
            self.found.push(Problem::new(Code::TooLong, span, message, label));
            self.too_large = true;
        } else if let Some(c) = invisible(text) {
            let message = format!("this text holds the invisible character U+{:04X}", u32::from(c));
            self.found.push(Problem::new(Code::ControlCharacter, span, message, "take it out"));
        }
    }
}
