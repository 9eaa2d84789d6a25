//! The columns that the advice adds, as CSV or JSON Lines.

use std::borrow::Borrow;

use super::Form;
use super::columns::CODE;
use super::csv::write_field;
use crate::catalog::LONGEST_ID;

/// Columns that stand for each skill, before their number.
const OF_SKILL: [&str; 3] = ["skill_", "fit_", "readiness_"];
const ONCE: [&str; 6] = ["method", "platforms", "confidence", CODE, "notes", "start"];
/// A fit is written in thousandths; more digits would not mean anything.
const DIGITS: f64 = 1000.0;

/// The names of the columns, for `top` skills, with or without their chances.
pub fn names(top: usize, has_chances: bool) -> Vec<String> {
    let of_each = |name: &str| (1..=top).map(|place| format!("{name}{place}")).collect::<Vec<_>>();
    let of_skills = (1..=top).flat_map(|place| OF_SKILL.map(|name| format!("{name}{place}")));
    let chances = if has_chances { of_each("chance_") } else { Vec::new() };
    of_skills.chain(ONCE.map(str::to_owned)).chain(chances).chain(of_each("walkable_")).collect()
}

#[derive(Debug, Clone)]
pub struct Style {
    form: Form,
    delimiter: u8,
    line_end: &'static [u8],
    /// What stands before each cell of the advice in JSON.
    keys: Vec<Vec<u8>>,
}

impl Style {
    /// For these columns of advice. The delimiter and the ends of lines are those of CSV; JSON has its own.
    pub fn new(form: Form, delimiter: u8, has_carriage_returns: bool, names: &[String]) -> Self {
        let delimiter = if form == Form::Csv { delimiter } else { b',' };
        let keys = names.iter().map(|name| format!("\"{name}\":").into_bytes()).collect();
        let line_end: &[u8] = if has_carriage_returns && form == Form::Csv { b"\r\n" } else { b"\n" };
        Self { form, delimiter, line_end, keys }
    }

    /// The line that names the columns, `others` first; JSON Lines have none.
    pub fn header<'a>(&self, others: impl Iterator<Item = &'a str>, made: &'a [String], out: &mut Vec<u8>) {
        if self.form == Form::Csv {
            let mut row = self.row(out);
            others.chain(made.iter().map(String::as_str)).for_each(|name| row.other(name, name));
            row.end();
        }
    }

    /// Begins a row at the end of `out`.
    pub fn row<'a>(&'a self, out: &'a mut Vec<u8>) -> RowWriter<'a> {
        if self.form == Form::Jsonl {
            out.push(b'{');
        }
        RowWriter { style: self, out, made: 0 }
    }

    /// An id as it is written in these rows, with the delimiter behind it.
    pub fn id(&self, id: &str) -> Id {
        let quote = if self.form == Form::Jsonl { "\"" } else { "" };
        let mut written = Id { bytes: [0; ROOM], length: 0 };
        let text = [quote, id, quote].into_iter().flat_map(str::bytes).chain([self.delimiter]);
        for (byte, to) in text.zip(&mut written.bytes) {
            *to = byte;
            written.length += 1;
        }
        written
    }
}

/// How many bytes are copied for each id: a round number that holds the longest with its quotes and a
/// delimiter.
const ROOM: usize = (LONGEST_ID + 3).next_multiple_of(16);

/// An id with room behind it: to copy as many bytes every time takes a processor less than to find out how many.
#[derive(Debug, Clone)]
pub struct Id {
    bytes: [u8; ROOM],
    length: usize,
}

impl Id {
    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        let begin = out.len();
        out.extend_from_slice(&self.bytes);
        out.truncate(begin + self.length);
    }
}

/// Writes one row: the cells that are passed through, then those of the advice in the order of [`names`]. Each cell has a
/// delimiter behind it, which gives way to the end of the row after the last.
pub struct RowWriter<'a> {
    style: &'a Style,
    out: &'a mut Vec<u8>,
    made: usize,
}

impl<'a> RowWriter<'a> {
    pub fn style(&self) -> &'a Style {
        self.style
    }

    fn json(&mut self, value: &(impl serde::Serialize + ?Sized)) {
        let written = serde_json::to_writer(&mut *self.out, value);
        debug_assert!(written.is_ok(), "a list of bytes takes everything");
    }

    pub fn other(&mut self, name: &str, text: &str) {
        if self.style.form == Form::Csv {
            write_field(self.out, self.style.delimiter, text);
        } else {
            self.json(name);
            self.out.push(b':');
            self.json(text);
        }
        self.end_cell();
    }

    /// Passes a JSON value through.
    pub fn other_json(&mut self, name: &str, value: &str) {
        if self.style.form == Form::Csv {
            return self.other(name, &super::jsonl::as_text(value).unwrap_or_default());
        }
        self.json(name);
        self.out.push(b':');
        self.out.extend_from_slice(value.as_bytes());
        self.end_cell();
    }

    /// Begins the next cell of the advice.
    #[inline]
    fn begin_cell(&mut self) -> &mut Vec<u8> {
        if self.style.form == Form::Jsonl {
            self.out.extend_from_slice(&self.style.keys[self.made]);
        }
        self.made += 1;
        self.out
    }

    #[inline]
    fn end_cell(&mut self) {
        self.out.push(self.style.delimiter);
    }

    pub fn nothing(&mut self) {
        let is_json = self.style.form == Form::Jsonl;
        self.begin_cell().extend_from_slice(if is_json { b"null" } else { b"" });
        self.end_cell();
    }

    #[inline]
    pub fn id(&mut self, id: &Id) {
        id.write(self.begin_cell());
    }

    /// Writes a code with `write`, which is false where there is none.
    pub fn code(&mut self, write: impl FnOnce(&mut Vec<u8>) -> bool) {
        let is_json = self.style.form == Form::Jsonl;
        let out = self.begin_cell();
        let begin = out.len();
        if is_json {
            out.push(b'"');
        }
        let is_written = write(out);
        if is_json && is_written {
            out.push(b'"');
        } else if is_json {
            out.truncate(begin);
            out.extend_from_slice(b"null");
        }
        self.end_cell();
    }

    /// Writes ids: in CSV with blanks between them.
    pub fn ids(&mut self, ids: impl Iterator<Item = impl Borrow<Id>>) {
        let is_json = self.style.form == Form::Jsonl;
        let out = self.begin_cell();
        if is_json {
            out.push(b'[');
        }
        let begin = out.len();
        for id in ids {
            id.borrow().write(out);
            out.pop();
            out.push(if is_json { b',' } else { b' ' });
        }
        if out.len() > begin {
            out.pop();
        }
        if is_json {
            out.push(b']');
        }
        self.end_cell();
    }

    /// Writes a fit. In a spreadsheet no cell may begin with `-`, which begins a formula: a blank stands before it.
    #[inline]
    pub fn fit(&mut self, fit: f64) {
        let is_csv = self.style.form == Form::Csv;
        let out = self.begin_cell();
        let thousandths = (fit.abs() * DIGITS + 0.5) as u32;
        if fit < 0.0 && thousandths > 0 {
            out.extend_from_slice(if is_csv { b" -" } else { b"-" });
        }
        let digits = [1000, 100, 10, 1].map(|place| b'0' + (thousandths / place % 10) as u8);
        out.extend_from_slice(&[digits[0], b'.', digits[1], digits[2], digits[3]]);
        self.end_cell();
    }

    /// Writes a share, 0 to 1, or nothing.
    #[inline]
    pub fn share(&mut self, share: Option<f64>) {
        match share {
            Some(share) => self.fit(share),
            None => self.nothing(),
        }
    }

    pub fn end(self) {
        self.out.pop();
        if self.style.form == Form::Jsonl {
            self.out.push(b'}');
        }
        self.out.extend_from_slice(self.style.line_end);
    }
}
