//! The columns that the advice adds, as CSV or JSON Lines.

use super::Form;
use super::csv::write_field;

/// Columns that stand for each skill, before their number.
const OF_SKILL: [&str; 3] = ["skill_", "fit_", "readiness_"];
/// Columns that stand once.
const ONCE: [&str; 5] = ["method", "platforms", "confidence", "code", "notes"];
/// So many digits of a fit are written; more would not mean anything.
const DIGITS: f64 = 1000.0;

/// The names of the columns, for `top` skills.
pub fn names(top: usize) -> Vec<String> {
    let of_skills = (1..=top).flat_map(|place| OF_SKILL.map(|name| format!("{name}{place}")));
    of_skills.chain(ONCE.map(str::to_owned)).collect()
}

/// How rows are written.
#[derive(Debug, Clone)]
pub struct Style {
    form: Form,
    delimiter: u8,
    line_end: &'static [u8],
    /// What stands before each cell of the advice in JSON.
    keys: Vec<Vec<u8>>,
}

impl Style {
    /// For advice on `top` skills.
    pub fn new(form: Form, delimiter: u8, has_carriage_returns: bool, top: usize) -> Self {
        let keys = names(top).iter().map(|name| format!("\"{name}\":").into_bytes()).collect();
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
        RowWriter { style: self, out, is_first: true, made: 0 }
    }
}

/// Writes one row: the cells that are passed through, then those of the advice in the order of [`names`].
pub struct RowWriter<'a> {
    style: &'a Style,
    out: &'a mut Vec<u8>,
    is_first: bool,
    made: usize,
}

impl RowWriter<'_> {
    #[inline]
    fn separate(&mut self) {
        if !self.is_first {
            self.out.push(if self.style.form == Form::Csv { self.style.delimiter } else { b',' });
        }
        self.is_first = false;
    }

    fn json(&mut self, value: &(impl serde::Serialize + ?Sized)) {
        let written = serde_json::to_writer(&mut *self.out, value);
        debug_assert!(written.is_ok(), "a list of bytes takes everything");
    }

    /// Passes text through.
    pub fn other(&mut self, name: &str, text: &str) {
        self.separate();
        if self.style.form == Form::Csv {
            write_field(self.out, self.style.delimiter, text);
        } else {
            self.json(name);
            self.out.push(b':');
            self.json(text);
        }
    }

    /// Passes a JSON value through.
    pub fn other_json(&mut self, name: &str, value: &str) {
        self.separate();
        if self.style.form == Form::Csv {
            write_field(self.out, self.style.delimiter, &super::jsonl::as_text(value).unwrap_or_default());
        } else {
            self.json(name);
            self.out.push(b':');
            self.out.extend_from_slice(value.as_bytes());
        }
    }

    /// Begins the next cell of the advice.
    #[inline]
    fn cell(&mut self) -> &mut Vec<u8> {
        self.separate();
        if self.style.form == Form::Jsonl {
            self.out.extend_from_slice(&self.style.keys[self.made]);
        }
        self.made += 1;
        self.out
    }

    /// Leaves a cell empty.
    pub fn nothing(&mut self) {
        let is_json = self.style.form == Form::Jsonl;
        self.cell().extend_from_slice(if is_json { b"null" } else { b"" });
    }

    /// Writes an id.
    pub fn word(&mut self, id: &str) {
        let is_json = self.style.form == Form::Jsonl;
        let out = self.cell();
        if is_json {
            out.push(b'"');
        }
        out.extend_from_slice(id.as_bytes());
        if is_json {
            out.push(b'"');
        }
    }

    /// Writes a code with `write`, which is false where there is none.
    pub fn code(&mut self, write: impl FnOnce(&mut Vec<u8>) -> bool) {
        let is_json = self.style.form == Form::Jsonl;
        let out = self.cell();
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
    }

    /// Writes ids: in CSV with blanks between them.
    pub fn words<'a>(&mut self, ids: impl Iterator<Item = &'a str>) {
        let is_json = self.style.form == Form::Jsonl;
        let out = self.cell();
        let (open, between, close): (&[u8], &[u8], &[u8]) =
            if is_json { (b"[\"", b"\",\"", b"\"]") } else { (b"", b" ", b"") };
        let mut is_first = true;
        for id in ids {
            out.extend_from_slice(if is_first { open } else { between });
            out.extend_from_slice(id.as_bytes());
            is_first = false;
        }
        match (is_first, is_json) {
            (false, _) => out.extend_from_slice(close),
            (true, true) => out.extend_from_slice(b"[]"),
            (true, false) => {}
        }
    }

    /// Writes a fit. In a spreadsheet no cell may begin with `-`, which begins a formula: a blank stands before it.
    pub fn fit(&mut self, fit: f64) {
        let is_csv = self.style.form == Form::Csv;
        let out = self.cell();
        let thousandths = (fit.abs() * DIGITS + 0.5) as u32;
        if fit < 0.0 && thousandths > 0 {
            out.extend_from_slice(if is_csv { b" -" } else { b"-" });
        }
        let digits = [1000, 100, 10, 1].map(|place| b'0' + (thousandths / place % 10) as u8);
        out.extend_from_slice(&[digits[0], b'.', digits[1], digits[2], digits[3]]);
    }

    /// Ends the row.
    pub fn end(self) {
        if self.style.form == Form::Jsonl {
            self.out.push(b'}');
        }
        self.out.extend_from_slice(self.style.line_end);
    }
}
