//! CSV as spreadsheets write it, read so that a quote which is never closed costs one line and not the rest of the file.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memrchr};

/// A row of more bytes, without the end of its line, is a mistake.
pub const LONGEST_ROW: usize = 1024 * 1024;

/// So far the end of a quoted row is looked for, so that what is too long is one mistake. A quote that is not closed until
/// then is none, and only its line counts.
pub const LONGEST_QUOTED: usize = 4 * LONGEST_ROW;

/// The delimiters that are looked for; the first is taken where nothing tells.
const DELIMITERS: [u8; 4] = *b",;\t|";

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    pub delimiter: u8,
    /// Ends a line; a carriage return before a line feed belongs to the end.
    pub line_end: u8,
}

/// A row, or what should have been one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// How many bytes it takes, with the end of its line.
    pub length: usize,
    pub kind: RowKind,
}

/// What a row is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    Plain,
    /// With fields that may be quoted.
    Quoted,
    /// A quote was opened and not closed as it should be: only the first line counts.
    Broken,
    /// More bytes are needed to tell.
    Unfinished,
}

impl Dialect {
    /// How `sample`, the beginning of a file, is written: with the delimiter that makes the most fields `is_known`, or the
    /// most fields, and with the end of its first line. `wanted` is the number of fields if that is known.
    pub fn guess(sample: &[u8], wanted: Option<usize>, is_known: impl Fn(&str) -> bool) -> Self {
        let line_end = line_ends(sample).next().unwrap_or(b'\n');
        let merit = |delimiter: &u8| {
            let dialect = Self { delimiter: *delimiter, line_end };
            let names = fields(first_row(sample, dialect), dialect);
            (Some(names.len()) == wanted, names.iter().filter(|name| is_known(name)).count(), names.len())
        };
        let best = DELIMITERS.into_iter().rev().max_by_key(merit).unwrap_or(DELIMITERS[0]);
        Self { delimiter: best, line_end }
    }

    /// The same for the rows in `rest`, whose lines need not end as the first does: where any ends with a line feed, a
    /// carriage return alone ends none.
    pub fn of_rows(self, rest: &[u8]) -> Self {
        let is_fed = line_ends(rest).any(|end| end == b'\n');
        let line_end = if is_fed { b'\n' } else { line_ends(rest).next().unwrap_or(self.line_end) };
        Self { line_end, ..self }
    }

    /// The row that `bytes` begin with. A row of several lines that has not `wanted` fields is a broken one. At the end
    /// of the file nothing is `Unfinished`.
    pub fn row(self, bytes: &[u8], wanted: Option<usize>, is_end: bool) -> Row {
        match memchr2(b'"', self.line_end, bytes) {
            Some(at) if bytes[at] == self.line_end => Row { length: at + 1, kind: RowKind::Plain },
            Some(_) => self.quoted_row(bytes, wanted, is_end),
            None if is_end => Row { length: bytes.len(), kind: RowKind::Plain },
            None => Row { length: bytes.len(), kind: RowKind::Unfinished },
        }
    }

    fn quoted_row(self, bytes: &[u8], wanted: Option<usize>, is_end: bool) -> Row {
        let line_end = memchr(self.line_end, bytes);
        if line_end.is_none() && bytes.len() >= LONGEST_QUOTED && !is_end {
            return Row { length: bytes.len(), kind: RowKind::Unfinished };
        }
        let first_line = line_end.map_or(bytes.len(), |end| end + 1);
        let bytes = &bytes[..bytes.len().min(LONGEST_QUOTED)];
        let is_cut = bytes.len() < LONGEST_QUOTED && !is_end;
        let broken = Row { length: first_line, kind: RowKind::Broken };
        let unfinished = Row { length: bytes.len(), kind: RowKind::Unfinished };
        let (mut at, mut fields) = (0, 1);
        loop {
            // A field begins here.
            if bytes.get(at) == Some(&b'"') {
                let Some(after) = after_quotes(bytes, at + 1) else {
                    return if is_cut { unfinished } else { broken };
                };
                at = after;
                let returns = if self.line_end == b'\n' { returns(&bytes[at..]) } else { 0 };
                match bytes.get(at + returns) {
                    // It may yet turn out to be half of a doubled quote.
                    None if is_cut => return unfinished,
                    None => at = bytes.len(),
                    Some(next) if *next == self.line_end => at += returns,
                    Some(next) if *next == self.delimiter && returns == 0 => {}
                    _ => return broken,
                }
            }
            match memchr2(self.delimiter, self.line_end, &bytes[at..]).map(|found| at + found) {
                Some(end) if bytes[end] == self.delimiter => at = end + 1,
                None if is_cut => return unfinished,
                end => {
                    let length = end.map_or(bytes.len(), |end| end + 1);
                    let is_whole = length == first_line || wanted.is_none_or(|wanted| fields == wanted);
                    return if is_whole { Row { length, kind: RowKind::Quoted } } else { broken };
                }
            }
            fields += 1;
        }
    }

    /// How many of `bytes` are whole rows; the rest is the beginning of one.
    pub fn whole_rows(self, bytes: &[u8], wanted: Option<usize>) -> usize {
        if memchr(b'"', bytes).is_none() {
            return memrchr(self.line_end, bytes).map_or(0, |end| end + 1);
        }
        let mut at = 0;
        while at < bytes.len() {
            match self.row(&bytes[at..], wanted, false) {
                Row { kind: RowKind::Unfinished, .. } => break,
                row => at += row.length,
            }
        }
        at
    }
}

/// The place after the quote that closes a field whose text begins at `at`.
fn after_quotes(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr(b'"', &bytes[at..])? + 1;
        if bytes.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

/// What ends the lines of `bytes` outside quotes: a carriage return alone, or a line feed with those before it. A quote
/// that is not closed is none.
fn line_ends(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(byte) = bytes.get(at) {
            let begins_field = at == 0 || matches!(bytes[at - 1], b'\n' | b'\r') || DELIMITERS.contains(&bytes[at - 1]);
            at += 1;
            match byte {
                b'"' if begins_field => at = after_quotes(bytes, at).unwrap_or(at),
                b'\n' => return Some(b'\n'),
                b'\r' => {
                    let feed = at + returns(&bytes[at..]);
                    let is_fed = bytes.get(feed) == Some(&b'\n');
                    at = if is_fed { feed + 1 } else { at };
                    return Some(if is_fed { b'\n' } else { b'\r' });
                }
                _ => {}
            }
        }
        None
    })
}

/// How many carriage returns `bytes` begin with: before a line feed some programs write two.
fn returns(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| **byte == b'\r').count()
}

/// The first row of a sample, as far as it goes.
pub fn first_row(sample: &[u8], dialect: Dialect) -> &str {
    let row = dialect.row(sample, None, true);
    let text = &sample[..row.length];
    match std::str::from_utf8(text) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&text[..error.valid_up_to()]).unwrap_or_default(),
    }
}

/// The fields of a row, without their quotes. What stands behind a closing quote belongs to the field, and a quote that is
/// not closed takes the rest of the row, as spreadsheets read it.
pub fn fields(row: &str, dialect: Dialect) -> Vec<Cow<'_, str>> {
    let mut rest = without_line_end(row, dialect);
    let mut fields = Vec::new();
    loop {
        let (quoted, plain) = match rest.strip_prefix('"') {
            Some(text) => match after_quotes(text.as_bytes(), 0) {
                Some(end) => (&text[..end - 1], &text[end..]),
                None => (text, ""),
            },
            None => ("", rest),
        };
        // Fields are too short for a vectorised search to pay.
        let end = plain.bytes().position(|byte| byte == dialect.delimiter);
        let tail = &plain[..end.unwrap_or(plain.len())];
        fields.push(match quoted {
            "" => Cow::Borrowed(tail),
            _ if tail.is_empty() && memchr(b'"', quoted.as_bytes()).is_none() => Cow::Borrowed(quoted),
            _ => Cow::Owned(quoted.replace("\"\"", "\"") + tail),
        });
        match end {
            Some(end) => rest = &plain[end + 1..],
            None => return fields,
        }
    }
}

/// A row without the end of its line.
pub fn without_line_end(row: &str, dialect: Dialect) -> &str {
    let row = row.strip_suffix(char::from(dialect.line_end)).unwrap_or(row);
    if dialect.line_end == b'\n' { row.trim_end_matches('\r') } else { row }
}

/// Writes a field, in quotes where it needs them.
pub fn write_field(out: &mut Vec<u8>, delimiter: u8, field: &str) {
    let is_plain = !field.bytes().any(|byte| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r'));
    if is_plain {
        out.extend_from_slice(field.as_bytes());
        return;
    }
    out.push(b'"');
    for byte in field.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever stands between quotes, well or badly, is read as the crate csv reads it.
        #[test]
        fn fields_are_those_of_the_crate_csv(row in "([a\u{995}\", ]|\"\"){0,12}") {
            let dialect = Dialect { delimiter: b',', line_end: b'\n' };
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(row.as_bytes());
            let theirs = reader.records().next().map(|record| record.unwrap());
            let ours = fields(&row, dialect);
            prop_assert_eq!(ours, theirs.map_or_else(|| vec![String::new()], |it| it.iter().map(str::to_owned).collect()));
        }
    }
}
