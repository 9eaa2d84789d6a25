//! What is wrong with a catalogue, where, and what to do about it.

use std::fmt;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::Code;
use crate::untrusted::{beginning, legible, masked};

/// This many problems are kept and shown; the rest are only counted.
const MOST_SHOWN: usize = 100;
/// Characters of a message or a label that are kept: both may repeat what the file says.
const MOST_SAID: usize = 300;
/// Longer excerpts, in bytes, are not drawn; only their place is named.
const MOST_DRAWN: usize = 16 * 1024;

/// A place in a catalogue, in bytes from the beginning of its first file; each further file follows the one before.
pub(super) type Span = Range<usize>;

#[derive(Debug, Clone)]
pub struct Problem {
    /// Which kind of mistake it is.
    pub code: Code,
    message: String,
    span: Span,
    /// What to do about it, shown at `span`.
    label: String,
    /// Another place that is involved, and how.
    other: Option<(Span, &'static str)>,
}

impl Problem {
    pub(super) fn new(code: Code, span: Span, message: impl AsRef<str>, label: impl AsRef<str>) -> Self {
        let said = |text: &str| legible(&beginning(text, MOST_SAID));
        Self { code, message: said(message.as_ref()), span, label: said(label.as_ref()), other: None }
    }

    pub(super) fn with_other(mut self, span: Span, label: &'static str) -> Self {
        self.other = Some((span, label));
        self
    }
}

/// A file of a catalogue.
#[derive(Debug, Clone)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) text: String,
    /// Where its first byte lies in the spans of the whole catalogue.
    pub(super) base: usize,
}

/// The problems found so far: all are counted, the first are kept.
#[derive(Debug, Default)]
pub(super) struct Found {
    list: Vec<Problem>,
    count: usize,
}

impl Found {
    pub(super) fn push(&mut self, problem: Problem) {
        self.count += 1;
        if !self.is_full() {
            self.list.push(problem);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Whether further problems are only counted, so that working out what to say of them is wasted.
    pub(super) fn is_full(&self) -> bool {
        self.list.len() == MOST_SHOWN
    }
}

/// The problems of a catalogue, in the order of their places, drawn into the lines they are about.
#[derive(Clone)]
pub struct Problems {
    files: Vec<File>,
    list: Vec<Problem>,
    count: usize,
}

impl Problems {
    pub(super) fn new(mut files: Vec<File>, found: Found) -> Self {
        let Found { mut list, count } = found;
        list.sort_by_key(|problem| problem.span.start);
        for file in &mut files {
            file.name = legible(&file.name);
        }
        Self { files, list, count }
    }

    /// The first hundred problems that were found.
    pub fn list(&self) -> &[Problem] {
        &self.list
    }

    /// How many there are at least.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Line and column of a problem in its file, both counted from 1, the column in characters.
    pub fn place(&self, problem: &Problem) -> (usize, usize) {
        let (file, at) = self.file(problem.span.start);
        position(&file.text, at)
    }

    /// The file that holds a byte of the catalogue, and the place in it.
    fn file(&self, at: usize) -> (&File, usize) {
        let file = &self.files[self.files.partition_point(|file| file.base <= at) - 1];
        (file, at - file.base)
    }

    /// The problems drawn into their lines, `width` cells wide, with or without colours.
    pub fn render(&self, width: usize, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(width.max(40));
        let mut out = String::new();
        for problem in &self.list {
            let title = Level::ERROR.primary_title(&problem.message).id(problem.code.name());
            out += &renderer.render(&[title.elements(self.elements(problem))]);
            out += "\n\n";
        }
        let count = self.count;
        out + &match count {
            1 => "1 problem; nothing was loaded".to_owned(),
            _ if count > self.list.len() => {
                format!("the first {} of at least {count} problems; nothing was loaded", self.list.len())
            }
            _ => format!("{count} problems; nothing was loaded"),
        }
    }

    /// The places of a problem: drawn together if they are near each other, otherwise one after the other.
    fn elements<'a>(&'a self, problem: &'a Problem) -> Vec<Element<'a>> {
        let mut places = vec![Place { kind: AnnotationKind::Primary, span: &problem.span, label: &problem.label }];
        if let Some((span, label)) = &problem.other {
            places.push(Place { kind: AnnotationKind::Context, span, label });
        }
        if let Some(together) = self.drawn(&places) {
            return vec![together];
        }
        let alone = |place: &Place<'a>| self.drawn(&[*place]).map_or_else(|| self.named(*place), |drawn| vec![drawn]);
        places.iter().flat_map(alone).collect()
    }

    /// The lines that hold these places, unless they are too many or in different files.
    fn drawn<'a>(&'a self, places: &[Place<'a>]) -> Option<Element<'a>> {
        let first = places.iter().map(|place| place.span.start).min()?;
        let last = places.iter().map(|place| place.span.end).max()?;
        let (File { name, text, base }, first) = self.file(first);
        let last = last - base;
        let start = text.get(..first)?.rfind('\n').map_or(0, |at| at + 1);
        let end = text.get(last..)?.find('\n').map_or(text.len(), |at| last + at);
        if end - start > MOST_DRAWN {
            return None;
        }
        let within = |span: &Span| span.start - base - start..span.end - base - start;
        let annotations = places.iter().map(|place| place.kind.span(within(place.span)).label(place.label));
        let snippet = Snippet::source(masked(&text[start..end])).line_start(position(text, start).0);
        Some(snippet.path(name).annotations(annotations).into())
    }

    fn named<'a>(&'a self, place: Place<'a>) -> Vec<Element<'a>> {
        let (file, at) = self.file(place.span.start);
        let (line, column) = position(&file.text, at);
        let origin = Origin::path(&file.name).line(line).char_column(column);
        vec![origin.into(), Level::NOTE.message(place.label).into()]
    }
}

/// The file that the byte `at` of a catalogue is in, and its line: `paths.toml:12`.
pub(super) fn line(files: &[File], at: usize) -> String {
    let file = files.iter().rev().find(|file| file.base <= at);
    let place = |file: &File| format!("{}:{}", legible(&file.name), position(&file.text, at - file.base).0);
    file.map(place).unwrap_or_default()
}

/// Line and column of the byte `at`, both counted from 1.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// A place to be drawn.
#[derive(Clone, Copy)]
struct Place<'a> {
    kind: AnnotationKind,
    span: &'a Span,
    label: &'a str,
}

impl fmt::Debug for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(80, false))
    }
}
