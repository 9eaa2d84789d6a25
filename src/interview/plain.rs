//! Numbered lines: for screen readers, simple terminals and pipes.

use std::io::{self, BufRead, Write};

use super::{Asker, Kind, Prompt, Reply};
use crate::lang::{Words, ascii_digits, read_whole};
use crate::report::{Page, cells};
use crate::say;

/// The width in cells up to which a count is short.
const SHORT: usize = 8;

/// Asks by lines of text.
pub struct Plain<'a, R, W> {
    words: &'a Words,
    /// Asked anew for every question: screens are turned and resized.
    width: &'a dyn Fn() -> usize,
    input: R,
    output: W,
}

impl<'a, R: BufRead, W: Write> Plain<'a, R, W> {
    /// Reads lines from `input` and writes lines of at most as many cells as `width` says to `output`.
    pub fn new(words: &'a Words, width: &'a dyn Fn() -> usize, input: R, output: W) -> Self {
        Self { words, width, input, output }
    }

    /// The next line, whatever its bytes; `None` at the end of the input.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        let count = self.input.read_until(b'\n', &mut line)?;
        Ok((count > 0).then(|| String::from_utf8_lossy(&line).into_owned()))
    }

    /// Shows a page, the cursor behind its last word.
    fn put(&mut self, page: Page) -> io::Result<()> {
        write!(self.output, "{} ", page.finish().trim_end_matches('\n'))?;
        self.output.flush()
    }

    fn show(&mut self, prompt: &Prompt) -> io::Result<()> {
        let mut page = Page::new((self.width)());
        page.line("");
        // A short count stands before the question, a long one above it.
        if prompt.progress.is_empty() {
            page.text(&prompt.text);
        } else if cells::width(&prompt.progress) <= SHORT {
            page.item(0, &format!("{}  ", prompt.progress), &prompt.text);
        } else {
            page.text(&prompt.progress);
            page.text(&prompt.text);
        }
        if let Some(ask) = &prompt.ask {
            page.text(ask);
        }
        match &prompt.kind {
            Kind::Number { hint, .. } => page.text(hint),
            Kind::Options(options) => {
                let lang = self.words.lang();
                let name = |key: u32| lang.digits(&key.to_string());
                let labels = options.iter().map(|option| format!("{} {}", name(option.key), option.name));
                fill(&mut page, &labels.collect::<Vec<_>>());
            }
        }
        if let Some(before) = prompt.before_name(self.words) {
            page.text(&say!(self.words, "keep-hint", answer = before));
        }
        page.text(&if prompt.optional { say!(self.words, "plain-hint") } else { say!(self.words, "menu-hint") });
        self.put(page)
    }
}

/// Labels side by side while there is room; one a line if some are long.
fn fill(page: &mut Page, labels: &[String]) {
    let width = page.width();
    if labels.iter().any(|label| cells::width(label) * 2 > width) {
        for label in labels {
            page.item(0, "", label);
        }
        return;
    }
    for line in cells::fill(labels.iter().map(String::as_str), "  ", width) {
        page.line(&line);
    }
}

impl<R: BufRead, W: Write> Asker for Plain<'_, R, W> {
    fn ask(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        loop {
            self.show(prompt)?;
            let Some(line) = self.line()? else { return Ok(Reply::Stop) };
            match read(prompt, &line) {
                Ok(reply) => return Ok(reply),
                Err(given) => self.tell(&say!(self.words, "not-understood", given = given))?,
            }
        }
    }

    fn tell(&mut self, text: &str) -> io::Result<()> {
        write!(self.output, "{}", told(text, (self.width)()))?;
        self.output.flush()
    }

    fn words(&mut self, ask: &str) -> io::Result<Option<String>> {
        let mut page = Page::new((self.width)());
        page.line("");
        page.text(ask);
        self.put(page)?;
        Ok(self.line()?.map(|line| line.trim().to_owned()))
    }

    fn reads_lines(&self) -> bool {
        true
    }
}

/// What somebody typed; if it means nothing, as much of it as can be shown.
pub fn read(prompt: &Prompt, typed: &str) -> Result<Reply, String> {
    let given = ascii_digits(typed.trim()).to_lowercase();
    understand(prompt, &given).ok_or_else(|| cells::cut(&given.replace(char::is_control, " "), 20))
}

/// Something that needs no answer, after a gap.
pub fn told(text: &str, width: usize) -> String {
    let mut page = Page::new(width);
    page.line("");
    for line in text.lines() {
        page.text(line);
    }
    page.finish()
}

/// What a typed word means, if it means something. Nothing at all keeps what was answered before, or is "skip".
fn understand(prompt: &Prompt, given: &str) -> Option<Reply> {
    if given.is_empty() {
        return Some(prompt.before.given().map_or(Reply::Skip, Reply::Value));
    }
    let value = |number: u32| match &prompt.kind {
        Kind::Options(options) => options.iter().find(|option| option.key == number).map(|option| option.value),
        Kind::Number { min, max, .. } => (*min..=*max).contains(&number).then_some(number),
    };
    command(given).or_else(|| read_whole(given).and_then(value).map(Reply::Value))
}

/// What a letter or sign means at every question.
pub fn command(given: &str) -> Option<Reply> {
    match given {
        "b" => Some(Reply::Back),
        "s" | "-" => Some(Reply::Skip),
        "?" => Some(Reply::Why),
        "q" => Some(Reply::Stop),
        _ => None,
    }
}
