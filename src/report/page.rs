//! Lines for a terminal: wrapped, indented, and never wider than the screen.

use anstyle::{Effects, Style};

use super::cells;

const BOLD: Style = Style::new().effects(Effects::BOLD);
const DIM: Style = Style::new().effects(Effects::DIMMED);

/// A page of text in the making. Headings carry ANSI styles; whoever prints it strips them where they don't belong.
pub struct Page {
    width: usize,
    text: String,
}

impl Page {
    /// An empty page, `width` cells wide.
    pub fn new(width: usize) -> Self {
        Self { width: width.max(10), text: String::new() }
    }

    /// How many cells a line has.
    pub fn width(&self) -> usize {
        self.width
    }

    pub fn finish(self) -> String {
        self.text
    }

    /// An empty line, unless there is one already.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading after a gap.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.styled(BOLD, "", "", text);
    }

    pub fn strong(&mut self, text: &str) {
        self.styled(BOLD, "", "", text);
    }

    pub fn text(&mut self, text: &str) {
        self.styled(Style::new(), "", "", text);
    }

    /// A command, whole on one line; its last word stands on a line of its own if there it fits on the screen, and
    /// otherwise the terminal breaks it where it ends.
    pub fn command(&mut self, command: &str) {
        match command.rsplit_once(' ') {
            Some((begin, last)) if cells::width(command) > self.width && cells::width(last) <= self.width => {
                self.line(begin);
                self.line(last);
            }
            _ => self.line(command),
        }
    }

    pub fn quiet(&mut self, text: &str) {
        self.styled(DIM, "", "", text);
    }

    /// A quiet line that stands as it is.
    pub fn quiet_line(&mut self, text: &str) {
        self.line(&format!("{DIM}{text}{DIM:#}"));
    }

    /// A paragraph that hangs under its mark: `indent` cells, the mark, the text.
    pub fn item(&mut self, indent: usize, mark: &str, text: &str) {
        self.hanging(Style::new(), indent, mark, text);
    }

    /// The same with its text in bold.
    pub fn strong_item(&mut self, indent: usize, mark: &str, text: &str) {
        self.hanging(BOLD, indent, mark, text);
    }

    /// Something to copy, which is never broken.
    pub fn whole(&mut self, indent: usize, text: &str) {
        self.line(&format!("{}{text}", " ".repeat(indent)));
    }

    /// A line that stands as it is.
    pub fn line(&mut self, text: &str) {
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    fn hanging(&mut self, style: Style, indent: usize, mark: &str, text: &str) {
        let first = format!("{}{mark}", " ".repeat(indent));
        let rest = " ".repeat(cells::width(&first));
        self.styled(style, &first, &rest, text);
    }

    fn styled(&mut self, style: Style, first: &str, rest: &str, text: &str) {
        let space = self.width.saturating_sub(cells::width(rest)).max(8);
        for (at, line) in cells::wrap(text, space).into_iter().enumerate() {
            let indent = if at == 0 { first } else { rest };
            self.line(&format!("{indent}{style}{line}{style:#}"));
        }
    }
}
