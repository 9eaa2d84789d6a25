//! One block of rows: answers in, advice out.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::columns::{Column, Columns};
use super::csv::{self, Dialect, RowKind};
use super::exact::note;
use super::output::{Id, RowWriter, Style};
use super::tally::Tallies;
use super::{Advisor, Layout, jsonl};
use crate::advice::{Level, Status};
use crate::answers::Answers;
use crate::answers::code::Coder;
use crate::catalog::{Catalog, Each, Method, Place, Platform, Skill};
use crate::lang::Phrase;
use crate::phrase;

/// What is wrong with a row, or with one value in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// The row, from 1; as a spreadsheet counts, with the line that names the columns.
    pub row: u64,
    /// The column, if it is one that is wrong.
    pub column: String,
    pub value: String,
    pub reason: Phrase,
}

impl Reject {
    fn new(column: &str, value: &str, reason: Phrase) -> Self {
        Self { row: 0, column: column.to_owned(), value: value.to_owned(), reason }
    }
}

/// What became of a block.
#[derive(Debug, Default)]
pub struct Done {
    pub out: Vec<u8>,
    /// What was wrong, with rows counted from the beginning of the block, from 0.
    pub rejects: Vec<Reject>,
    /// How many rows the block has, blank ones too.
    pub rows: u64,
    pub learners: u64,
    pub rejected: u64,
    /// How many bytes it took.
    pub bytes: u64,
}

/// Advises the learners of a block.
pub struct Worker<'a> {
    layout: &'a Layout<'a>,
    learner: Learner<'a>,
    done: Done,
    /// How many bytes the last block made.
    made: usize,
}

struct Learner<'a> {
    layout: &'a Layout<'a>,
    advisor: Advisor<'a>,
    coder: Coder<'a>,
    ids: Ids,
    answers: Answers,
    /// The answers in the row's code.
    coded: Option<Answers>,
    platforms: Vec<Place<Platform>>,
    tallies: Option<Tallies>,
}

/// What is written of the catalogue and of verdicts, in the order of their places.
struct Ids {
    skills: Each<Skill, Id>,
    methods: Each<Method, Id>,
    platforms: Each<Platform, Id>,
    statuses: [Id; 4],
    levels: [Id; 4],
}

impl Ids {
    fn new(catalog: &Catalog, style: &Style) -> Self {
        let id = |id: &String| style.id(id);
        Self {
            skills: catalog.skills.iter().map(|it| id(&it.id)).collect(),
            methods: catalog.methods.iter().map(|it| id(&it.id)).collect(),
            platforms: catalog.platforms.iter().map(|it| id(&it.id)).collect(),
            statuses: Status::ALL.map(|it| style.id(it.id())),
            levels: Level::ALL.map(|it| style.id(it.id())),
        }
    }
}

impl<'a> Worker<'a> {
    pub fn new(layout: &'a Layout<'a>) -> Self {
        let catalog = layout.catalog;
        let learner = Learner {
            layout,
            advisor: Advisor::new(catalog),
            coder: Coder::new(catalog),
            ids: Ids::new(catalog, &layout.style),
            answers: Answers::none(catalog),
            coded: None,
            platforms: Vec::new(),
            tallies: layout.wishes.count.then(|| Tallies::new(catalog)),
        };
        Self { layout, learner, done: Done::default(), made: 0 }
    }

    pub fn tallies(self) -> Option<Tallies> {
        self.learner.tallies
    }

    /// Advises the learners of a block of whole rows.
    pub fn block(&mut self, bytes: &[u8]) -> Done {
        // Most blocks make as much as the one before.
        let out = Vec::with_capacity(self.made);
        self.done = Done { bytes: bytes.len() as u64, out, ..Done::default() };
        // Where the whole block is text, its rows need not be looked at one by one.
        let text = std::str::from_utf8(bytes).ok().filter(|_| memchr::memchr(0, bytes).is_none());
        match &self.layout.columns {
            Some((columns, dialect)) => self.csv(bytes, text, columns, *dialect),
            None => self.jsonl(bytes, text),
        }
        self.made = self.done.out.len();
        std::mem::take(&mut self.done)
    }

    /// Notes a row of which too much was read to keep it.
    pub fn too_long(&mut self, bytes: u64) -> Done {
        self.done = Done { bytes, rows: 1, ..Done::default() };
        self.reject(vec![too_long()]);
        std::mem::take(&mut self.done)
    }

    fn csv(&mut self, bytes: &[u8], whole: Option<&str>, columns: &Columns, dialect: Dialect) {
        // Where each field begins, and where one after the last would.
        let mut begins = vec![0; columns.names.len() + 1];
        let mut at = 0;
        while at < bytes.len() {
            let row = dialect.row(&bytes[at..], Some(columns.names.len()), true);
            let begin = at;
            at += row.length;
            self.done.rows += 1;
            match line(bytes, whole, begin..at).map(|line| csv::without_line_end(line, dialect)) {
                Err(reject) => self.reject(vec![reject]),
                Ok(_) if row.kind == RowKind::Broken => self.reject(vec![wrong(phrase!("reject-quote"))]),
                Ok(line) if line.len() > csv::LONGEST_ROW => self.reject(vec![too_long()]),
                Ok(line) if is_blank(line, dialect) => {}
                Ok(line) => {
                    if row.kind == RowKind::Plain && self.learner.answer_row(columns, dialect, line, &mut begins) {
                        self.advise(columns, |at| &line[begins[at]..begins[at + 1] - 1]);
                    } else {
                        self.fields(columns, &csv::fields(line, dialect));
                    }
                }
            }
        }
    }

    /// Takes the fields of a row one by one, and says what is wrong with them.
    fn fields(&mut self, columns: &Columns, fields: &[Cow<str>]) {
        // Quotes with nothing between them.
        if fields.iter().all(|field| field.trim().is_empty()) {
            return;
        }
        if fields.len() != columns.names.len() {
            let (has, wanted) = (fields.len(), columns.names.len());
            return self.reject(vec![wrong(phrase!("reject-fields", has = has, wanted = wanted))]);
        }
        self.learner.clear();
        let mut rejects = Vec::new();
        for (at, (kind, field)) in columns.kinds.iter().zip(fields).enumerate() {
            if let Err(reason) = self.learner.answer(*kind, field) {
                rejects.push(Reject::new(&columns.names[at], field, reason));
            }
        }
        if rejects.is_empty() { self.advise(columns, |at| &*fields[at]) } else { self.reject(rejects) }
    }

    /// Advises on the answers of a row that has these fields.
    fn advise<'f>(&mut self, columns: &Columns, field: impl Fn(usize) -> &'f str) {
        let group = self.layout.group.as_ref().map(|group| group.column.map_or("", &field));
        let mut row = self.layout.style.row(&mut self.done.out);
        for &at in &columns.others {
            row.other(&columns.names[at], field(at));
        }
        self.learner.advise(row, group);
        self.done.learners += 1;
    }

    fn jsonl(&mut self, bytes: &[u8], whole: Option<&str>) {
        let mut at = 0;
        while at < bytes.len() {
            let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end + 1);
            let range = at..end;
            at = end;
            self.done.rows += 1;
            match line(bytes, whole, range) {
                Err(reject) => self.reject(vec![reject]),
                Ok(line) if line.trim().is_empty() => {}
                Ok(line) if line.trim_end_matches(['\r', '\n']).len() > csv::LONGEST_ROW => {
                    self.reject(vec![too_long()]);
                }
                Ok(line) => self.object(line),
            }
        }
    }

    fn object(&mut self, line: &str) {
        let (layout, learner) = (self.layout, &mut self.learner);
        learner.clear();
        let mut rejects = Vec::new();
        let mut others: Vec<(Cow<str>, &str)> = Vec::new();
        let mut is_as_first = true;
        let mut group = layout.group.as_ref().map(|_| Cow::default());
        let mut place = 0;
        let read = jsonl::read(line, |key, value| {
            let kind = layout.keys.kind(&key, place);
            is_as_first &= layout.keys.first.get(place).is_some_and(|(name, _)| *name == key);
            if layout.group.as_ref().is_some_and(|group| group.name == key.trim()) {
                group = Some(jsonl::as_text(value).unwrap_or_default());
            }
            place += 1;
            if learner.note_json(kind, value) {
                return;
            }
            let refused = match kind {
                _ if !jsonl::is_text(value) => Some(phrase!("reject-half")),
                Column::Other => layout.refuse_key(&key),
                _ if learner.has_answer(kind) => Some(phrase!("reject-twice")),
                _ => jsonl::as_text(value).and_then(|written| learner.answer(kind, &written).err()),
            };
            if let Some(reason) = refused {
                rejects.push(Reject::new(&key, value, reason));
            }
            if kind == Column::Other {
                others.push((key, value));
            }
        });
        if let Err(reason) = read {
            return self.reject(vec![wrong(reason)]);
        }
        // Where the keys are those of the first row, it was looked at before.
        if !is_as_first || layout.keys.has_twice {
            rejects.extend(twice(&others));
        }
        if !rejects.is_empty() {
            return self.reject(rejects);
        }
        let mut row = layout.style.row(&mut self.done.out);
        match &layout.keys.header {
            None => others.iter().for_each(|(key, value)| row.other_json(key, value)),
            Some(header) => header.iter().for_each(|name| {
                let value = others.iter().find(|(key, _)| key == name).map_or("null", |(_, value)| value);
                row.other_json(name, value);
            }),
        }
        learner.advise(row, group.as_deref());
        self.done.learners += 1;
    }

    fn reject(&mut self, rejects: Vec<Reject>) {
        let row = self.done.rows - 1;
        self.done.rejects.extend(rejects.into_iter().map(|reject| Reject { row, ..reject }));
        self.done.rejected += 1;
    }
}

impl Learner<'_> {
    /// Notes what stands in a column; a blank is no answer.
    fn answer(&mut self, kind: Column, written: &str) -> Result<(), Phrase> {
        let catalog = self.layout.catalog;
        let is_exact = note(catalog, &mut self.answers, kind, written.as_bytes());
        if is_exact || written.trim().is_empty() {
            return Ok(());
        }
        match kind {
            Column::Other => Ok(()),
            Column::Code => {
                let decoded = Answers::from_code(catalog, written).map_err(|error| error.phrase())?;
                self.coded = Some(decoded.answers);
                Ok(())
            }
            Column::Activity(at) => self.answers.rate_at(catalog, at, written),
            Column::Interest(at) => self.answers.score_at(catalog, at, written),
            Column::Circumstance(at) => self.answers.circumstance_at(catalog, at, written),
        }
    }

    /// Reads a row without quotes whose answers are spelled exactly, as nearly all are, and notes where each field begins;
    /// false if anything needs the tolerant reading.
    fn answer_row(&mut self, columns: &Columns, dialect: Dialect, line: &str, begins: &mut [usize]) -> bool {
        let (catalog, bytes) = (self.layout.catalog, line.as_bytes());
        let mut begin = 0;
        for (kind, at) in columns.kinds.iter().zip(&mut *begins) {
            let Some(rest) = bytes.get(begin..) else { return false };
            // Fields are too short for a vectorised search to pay.
            let length = rest.iter().position(|byte| *byte == dialect.delimiter).unwrap_or(rest.len());
            if !note(catalog, &mut self.answers, *kind, &rest[..length]) {
                return false;
            }
            *at = begin;
            begin += length + 1;
        }
        begins[columns.kinds.len()] = begin;
        begin == bytes.len() + 1
    }

    /// Notes a JSON value that is spelled exactly, as nearly all are; false if it needs the tolerant reading.
    fn note_json(&mut self, kind: Column, value: &str) -> bool {
        let written = match value.as_bytes() {
            [b'"', written @ .., b'"'] => written,
            number @ [b'0'..=b'9', ..] => number,
            _ => return false,
        };
        kind.is_answer()
            && !written.is_empty()
            && !self.has_answer(kind)
            && note(self.layout.catalog, &mut self.answers, kind, written)
    }

    fn has_answer(&self, kind: Column) -> bool {
        match kind {
            Column::Activity(at) => !self.answers.ratings[at].is_unasked(),
            Column::Interest(at) => self.answers.scores.contains_key(&at),
            Column::Circumstance(at) => !self.answers.circumstances[at].is_unasked(),
            Column::Code => self.coded.is_some(),
            Column::Other => false,
        }
    }

    fn clear(&mut self) {
        self.answers.clear();
        self.coded = None;
    }

    /// Ends a row with the advice.
    fn advise(&mut self, mut row: RowWriter, group: Option<&str>) {
        let is_coded = self.coded.is_some();
        if let Some(mut coded) = self.coded.take() {
            coded.overlay(&self.answers);
            self.answers = coded;
        }
        let Self { layout, advisor, coder, ids, answers, platforms, .. } = self;
        advisor.turn_to(answers);
        let first = advisor.ranking().map(|ranking| ranking.order()[0]);
        for place in 0..layout.top {
            let Some((skill, fit)) = advisor.ranking().map(|it| (it.order()[place], it.fit(it.order()[place]))) else {
                (0..3).for_each(|_| row.nothing());
                continue;
            };
            row.id(&ids.skills[skill]);
            row.fit(fit);
            row.id(&ids.statuses[advisor.status(skill) as usize]);
        }
        match advisor.method() {
            Some(method) => row.id(&ids.methods[method]),
            None => row.nothing(),
        }
        platforms.clear();
        if let Some(skill) = advisor.decision().headline {
            platforms.extend_from_slice(advisor.platforms(skill));
        }
        row.ids(platforms.iter().map(|at| &ids.platforms[*at]));
        row.id(&ids.levels[advisor.decision().level as usize]);
        row.code(|out| coder.write(answers, out));
        let style = row.style();
        row.ids(advisor.decision().notes.iter().map(|note| style.id(note.id())));
        match advisor.decision().headline {
            Some(skill) => row.id(&ids.skills[skill]),
            None => row.nothing(),
        }
        let skill = |advisor: &Advisor, place: usize| advisor.ranking().map(|ranking| ranking.order()[place]);
        if layout.wishes.chances {
            for place in 0..layout.top {
                let chance = skill(advisor, place).and_then(|skill| advisor.ranking()?.chance(skill));
                row.share(chance);
            }
        }
        for place in 0..layout.top {
            let skill = skill(advisor, place);
            row.share(skill.map(|skill| advisor.open(skill).share()));
        }
        row.end();
        if let Some(tallies) = &mut self.tallies {
            let readiness = first.map(|skill| advisor.readiness(skill));
            tallies.all.count(advisor, readiness.as_ref(), platforms);
            if let Some(tally) = group.and_then(|value| tallies.group(layout.catalog, value)) {
                tally.count(advisor, readiness.as_ref(), platforms);
            }
        }
        if is_coded {
            // Reading a row does not touch questions that have no column.
            self.clear();
        }
    }
}

/// A row of a block, if it is text; `whole` is the block if all of it is.
fn line<'b>(bytes: &'b [u8], whole: Option<&'b str>, range: Range<usize>) -> Result<&'b str, Reject> {
    if let Some(whole) = whole {
        return Ok(&whole[range]);
    }
    let text = std::str::from_utf8(&bytes[range]).map_err(|_| wrong(phrase!("error-not-utf8")))?;
    if text.contains('\0') { Err(wrong(phrase!("reject-nul"))) } else { Ok(text) }
}

/// Keys that stand there more than once.
fn twice(others: &[(Cow<str>, &str)]) -> Vec<Reject> {
    let mut seen = HashSet::new();
    let again = others.iter().filter(|(key, _)| !seen.insert(key));
    again.map(|(key, value)| Reject::new(key, value, phrase!("reject-twice"))).collect()
}

/// Whether nothing but delimiters and blanks stands in a row, as below the last row of many a spreadsheet.
fn is_blank(line: &str, dialect: Dialect) -> bool {
    line.chars().all(|c| c == char::from(dialect.delimiter) || c.is_whitespace())
}

fn too_long() -> Reject {
    wrong(phrase!("reject-long", most = &(csv::LONGEST_ROW / 1024)))
}

/// What is wrong with a whole row.
fn wrong(reason: Phrase) -> Reject {
    Reject::new("", "", reason)
}
