//! What is wrong with a catalogue, where, and what to do.

use std::fmt;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// One mistake.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Stable, in kebab-case.
    pub code: &'static str,
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
    pub fn new(code: &'static str, span: Range<usize>, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self { code, message: message.into(), span, label: label.into(), other: None }
    }

    /// With another place that is concerned.
    pub fn with_other(mut self, span: Range<usize>, label: impl Into<String>) -> Self {
        self.other = Some((span, label.into()));
        self
    }
}

/// All the mistakes of one file, in the order of their places. Shown with the lines they stand in.
#[derive(Clone)]
pub struct Problems {
    name: String,
    text: String,
    list: Vec<Problem>,
}

impl Problems {
    pub(super) fn new(name: &str, text: &str, mut list: Vec<Problem>) -> Self {
        list.sort_by_key(|problem| problem.span.start);
        Self { name: name.to_owned(), text: text.to_owned(), list }
    }

    /// The mistakes.
    pub fn list(&self) -> &[Problem] {
        &self.list
    }

    /// Line and column of a problem, both counted from 1; the column in characters.
    pub fn place(&self, problem: &Problem) -> (usize, usize) {
        let before = self.text.get(..problem.span.start).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }

    /// The problems drawn into their lines, `width` cells wide, with colours or without.
    pub fn render(&self, width: usize, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(width.max(40));
        let mut out = String::new();
        for problem in &self.list {
            let mut snippet = Snippet::source(&self.text)
                .path(&self.name)
                .annotation(AnnotationKind::Primary.span(problem.span.clone()).label(&problem.label));
            if let Some((span, label)) = &problem.other {
                snippet = snippet.annotation(AnnotationKind::Context.span(span.clone()).label(label));
            }
            let group = Level::ERROR.primary_title(&problem.message).id(problem.code).element(snippet);
            out += &renderer.render(&[group]);
            out += "\n\n";
        }
        let count = self.list.len();
        let noun = if count == 1 { "problem" } else { "problems" };
        out + &format!("{count} {noun}; nothing was loaded")
    }
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
