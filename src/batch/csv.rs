//! CSV as spreadsheets write it. The fields of a quoted row are the crate csv-core's business; here it is found where
//! rows begin and end, so that a quote which is never closed costs one line and not the rest of the file.

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
    /// most fields. `wanted` is the number of fields if that is known.
    pub fn guess(sample: &[u8], wanted: Option<usize>, is_known: impl Fn(&str) -> bool) -> Self {
        let line_end = if memchr(b'\n', sample).is_none() && memchr(b'\r', sample).is_some() { b'\r' } else { b'\n' };
        let merit = |delimiter: &u8| {
            let dialect = Self { delimiter: *delimiter, line_end };
            let mut fields = Fields::new(dialect);
            let names = fields.read(first_row(sample, dialect));
            (Some(names.len()) == wanted, names.iter().filter(|name| is_known(name)).count(), names.len())
        };
        let best = DELIMITERS.into_iter().rev().max_by_key(merit).unwrap_or(DELIMITERS[0]);
        Self { delimiter: best, line_end }
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
                match bytes.get(at..) {
                    // It may yet turn out to be half of a doubled quote.
                    Some([]) if is_cut => return unfinished,
                    Some([b'\r', b'\n', ..]) if self.line_end == b'\n' => at += 1,
                    Some([] | [b'\r']) => at = bytes.len(),
                    Some([next, ..]) if *next == self.delimiter || *next == self.line_end => {}
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

/// The first row of a sample, as far as it goes.
pub fn first_row(sample: &[u8], dialect: Dialect) -> &str {
    let row = dialect.row(sample, None, true);
    let text = &sample[..row.length];
    match std::str::from_utf8(text) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&text[..error.valid_up_to()]).unwrap_or_default(),
    }
}

/// Takes rows apart into fields.
pub struct Fields {
    dialect: Dialect,
    reader: csv_core::Reader,
    /// The fields of a quoted row, without their quotes, one after another.
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Fields {
    /// For rows that are written so.
    pub fn new(dialect: Dialect) -> Self {
        let terminator = match dialect.line_end {
            b'\n' => csv_core::Terminator::CRLF,
            other => csv_core::Terminator::Any(other),
        };
        let reader = csv_core::ReaderBuilder::new().delimiter(dialect.delimiter).terminator(terminator).build();
        Self { dialect, reader, text: Vec::new(), ends: Vec::new() }
    }

    /// The fields of a row.
    pub fn read<'a>(&'a mut self, row: &'a str) -> Vec<&'a str> {
        let mut fields = Vec::new();
        if memchr(b'"', row.as_bytes()).is_none() {
            split(row, self.dialect, &mut fields);
            return fields;
        }
        self.unquote(row);
        // Quotes and delimiters are ASCII: what is between them is still UTF-8.
        let text = std::str::from_utf8(&self.text).unwrap_or_default();
        let mut begin = 0;
        for end in &self.ends {
            fields.push(text.get(begin..*end).unwrap_or_default());
            begin = *end;
        }
        fields
    }

    fn unquote(&mut self, row: &str) {
        self.reader.reset();
        self.text.resize(row.len(), 0);
        self.ends.resize(row.len() + 1, 0);
        let (mut input, mut written, mut ended) = (row.as_bytes(), 0, 0);
        loop {
            let (result, read, wrote, ends) =
                self.reader.read_record(input, &mut self.text[written..], &mut self.ends[ended..]);
            (input, written, ended) = (&input[read..], written + wrote, ended + ends);
            // Reading on at the end of the input is what ends a row without the end of a line.
            if !matches!(result, csv_core::ReadRecordResult::InputEmpty) {
                break;
            }
        }
        self.text.truncate(written);
        self.ends.truncate(ended);
    }
}

/// The fields of a row without quotes.
fn split<'a>(row: &'a str, dialect: Dialect, fields: &mut Vec<&'a str>) {
    let row = without_line_end(row, dialect);
    let mut begin = 0;
    // Fields are too short for anything cleverer to pay.
    for (end, byte) in row.bytes().enumerate() {
        if byte == dialect.delimiter {
            fields.push(&row[begin..end]);
            begin = end + 1;
        }
    }
    fields.push(&row[begin..]);
}

/// A row without the end of its line.
pub fn without_line_end(row: &str, dialect: Dialect) -> &str {
    match row.strip_suffix(char::from(dialect.line_end)) {
        Some(row) if dialect.line_end == b'\n' => row.strip_suffix('\r').unwrap_or(row),
        Some(row) => row,
        None => row,
    }
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
