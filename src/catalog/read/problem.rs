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
#[derive(Debug, Default, Clone)]
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
    found: Found,
}

impl Problems {
    pub(super) fn new(mut files: Vec<File>, mut found: Found) -> Self {
        found.list.sort_by_key(|problem| problem.span.start);
        for file in &mut files {
            file.name = legible(&file.name);
        }
        Self { files, found }
    }

    /// The first hundred problems that were found.
    pub fn list(&self) -> &[Problem] {
        &self.found.list
    }

    /// How many there are at least.
    pub fn count(&self) -> usize {
        self.found.count
    }

    /// Line and column of a problem in its file, both counted from 1, the column in characters.
    pub fn place(&self, problem: &Problem) -> (usize, usize) {
        let (file, at) = holding(&self.files, problem.span.start);
        position(&file.text, at)
    }

    /// The problems drawn into their lines, `width` cells wide, with or without colours.
    pub fn render(&self, width: usize, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(width.max(40));
        let mut out = String::new();
        for problem in self.list() {
            let title = Level::ERROR.primary_title(&problem.message).id(problem.code.name());
            out += &renderer.render(&[title.elements(self.elements(problem))]);
            out += "\n\n";
        }
        out + &match self.count() {
            1 => "1 problem; nothing was loaded".to_owned(),
            count if count > MOST_SHOWN => {
                format!("the first {MOST_SHOWN} of at least {count} problems; nothing was loaded")
            }
            count => format!("{count} problems; nothing was loaded"),
        }
    }

    /// The places of a problem: drawn together if they are near each other, otherwise one after the other.
    fn elements<'a>(&'a self, problem: &'a Problem) -> Vec<Element<'a>> {
        let other = problem.other.as_ref().map(|(span, label)| (AnnotationKind::Context, span, *label));
        let mut places: Vec<Place> = vec![(AnnotationKind::Primary, &problem.span, &problem.label)];
        places.extend(other);
        let alone = |&place: &Place<'a>| self.drawn(&[place]).map_or_else(|| self.named(place), |drawn| vec![drawn]);
        let together = self.drawn(&places).map(|drawn| vec![drawn]);
        together.unwrap_or_else(|| places.iter().flat_map(alone).collect())
    }

    /// The lines that hold these places, unless they are too many or in different files.
    fn drawn<'a>(&'a self, places: &[Place<'a>]) -> Option<Element<'a>> {
        let first = places.iter().map(|(_, span, _)| span.start).min()?;
        let last = places.iter().map(|(_, span, _)| span.end).max()?;
        let (File { name, text, base }, first) = holding(&self.files, first);
        let last = last - base;
        let start = text.get(..first)?.rfind('\n').map_or(0, |at| at + 1);
        let end = text.get(last..)?.find('\n').map_or(text.len(), |at| last + at);
        if end - start > MOST_DRAWN {
            return None;
        }
        let within = |span: &Span| span.start - base - start..span.end - base - start;
        let annotations = places.iter().map(|(kind, span, label)| kind.span(within(span)).label(*label));
        let snippet = Snippet::source(masked(&text[start..end])).line_start(position(text, start).0);
        Some(snippet.path(name).annotations(annotations).into())
    }

    fn named<'a>(&'a self, (_, span, label): Place<'a>) -> Vec<Element<'a>> {
        let (file, at) = holding(&self.files, span.start);
        let (line, column) = position(&file.text, at);
        let origin = Origin::path(&file.name).line(line).char_column(column);
        vec![origin.into(), Level::NOTE.message(label).into()]
    }
}

/// A place to be drawn, and what is said there.
type Place<'a> = (AnnotationKind, &'a Span, &'a str);

/// The file that holds the byte `at` of a catalogue, and the place in it.
fn holding(files: &[File], at: usize) -> (&File, usize) {
    let file = &files[files.partition_point(|file| file.base <= at) - 1];
    (file, at - file.base)
}

/// The file that the byte `at` of a catalogue is in, and its line: `paths.toml:12`.
pub(super) fn line(files: &[File], at: usize) -> String {
    let (file, at) = holding(files, at);
    format!("{}:{}", legible(&file.name), position(&file.text, at).0)
}

/// Line and column of the byte `at`, both counted from 1.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
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
