//! What is wrong with a catalogue, where, and what to do.

use std::fmt;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::Code;
use crate::untrusted::{beginning, legible, masked};

/// So many problems of one file are kept and shown; the others are only counted.
const MOST_SHOWN: usize = 100;
/// So many characters of a message or a label are kept: both may repeat what the file says.
const MOST_SAID: usize = 300;
/// Lines that take more bytes than this are not drawn, only their place is named.
const MOST_DRAWN: usize = 16 * 1024;

/// One mistake.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Which mistake it is.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// Where, in bytes of the file.
    pub span: Range<usize>,
    /// What to do there.
    pub label: String,
    /// Another place that is concerned, with what it has to do with it.
    pub other: Option<(Range<usize>, String)>,
}

impl Problem {
    /// A mistake at one place.
    pub fn new(code: Code, span: Range<usize>, message: impl AsRef<str>, label: impl AsRef<str>) -> Self {
        let said = |text: &str| legible(&beginning(text, MOST_SAID));
        Self { code, message: said(message.as_ref()), span, label: said(label.as_ref()), other: None }
    }

    /// With another place that is concerned.
    pub fn with_other(mut self, span: Range<usize>, label: &str) -> Self {
        self.other = Some((span, label.to_owned()));
        self
    }
}

/// The mistakes of one file in the making: all are counted, the first to be found are kept.
#[derive(Debug)]
pub(super) struct Found {
    list: Vec<Problem>,
    count: usize,
    /// The end of the file.
    end: usize,
}

impl Found {
    pub(super) fn in_text(text: &str) -> Self {
        Self { list: Vec::new(), count: 0, end: text.len() }
    }

    /// Takes a mistake; nothing is said of what lies past the end of the file and stands in for what could not be read.
    pub(super) fn push(&mut self, problem: Problem) {
        if problem.span.start > self.end {
            return;
        }
        self.count += 1;
        if !self.is_full() {
            self.list.push(problem);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether no more are kept, so that nobody need look for what would only be said there.
    pub(super) fn is_full(&self) -> bool {
        self.list.len() == MOST_SHOWN
    }
}

/// The mistakes of one file, in the order of their places. Shown with the lines they stand in.
#[derive(Clone)]
pub struct Problems {
    name: String,
    text: String,
    list: Vec<Problem>,
    count: usize,
}

impl Problems {
    pub(super) fn new(name: &str, text: &str, found: Found) -> Self {
        let Found { mut list, count, .. } = found;
        list.sort_by_key(|problem| problem.span.start);
        Self { name: legible(name), text: text.to_owned(), list, count }
    }

    /// The mistakes: the first hundred that were found.
    pub fn list(&self) -> &[Problem] {
        &self.list
    }

    /// How many there are at least.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Line and column of a problem, both counted from 1; the column in characters.
    pub fn place(&self, problem: &Problem) -> (usize, usize) {
        self.position(problem.span.start)
    }

    fn position(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// The problems drawn into their lines, `width` cells wide, with colours or without.
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

    /// The lines in which these places stand, unless they are too long.
    fn drawn<'a>(&'a self, places: &[Place<'a>]) -> Option<Element<'a>> {
        let first = places.iter().map(|place| place.span.start).min()?;
        let last = places.iter().map(|place| place.span.end).max()?;
        let start = self.text.get(..first)?.rfind('\n').map_or(0, |at| at + 1);
        let end = self.text.get(last..)?.find('\n').map_or(self.text.len(), |at| last + at);
        if end - start > MOST_DRAWN {
            return None;
        }
        let annotations = places
            .iter()
            .map(|place| place.kind.span(place.span.start - start..place.span.end - start).label(place.label));
        let snippet = Snippet::source(masked(&self.text[start..end])).line_start(self.position(start).0);
        Some(snippet.path(&self.name).annotations(annotations).into())
    }

    fn named<'a>(&'a self, place: Place<'a>) -> Vec<Element<'a>> {
        let (line, column) = self.position(place.span.start);
        let origin = Origin::path(&self.name).line(line).char_column(column);
        vec![origin.into(), Level::NOTE.message(place.label).into()]
    }
}

/// A place to be drawn.
#[derive(Clone, Copy)]
struct Place<'a> {
    kind: AnnotationKind,
    span: &'a Range<usize>,
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
