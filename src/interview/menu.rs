//! Menus in a capable terminal, drawn by dialoguer.
//!
//! dialoguer counts the rows of an item by its bytes and would erase what stands above a Bengali one. So it is given
//! short ASCII items, the theme here draws what they stand for, cut to the width of the screen, and the question itself
//! is printed beforehand.

use std::fmt;
use std::io::{self, Write};

use dialoguer::console::Term;
use dialoguer::theme::Theme;
use dialoguer::{Input, Select};

use super::plain::understand;
use super::{Asker, Kind, Prompt, Reply};
use crate::lang::{Words, ascii_digits};
use crate::report::{Page, cells};
use crate::say;

/// Asks by menus on standard error.
pub struct Menu<'a> {
    words: &'a Words,
    width: usize,
    term: Term,
    colour: bool,
}

impl<'a> Menu<'a> {
    /// Menus of at most `width` cells.
    pub fn new(words: &'a Words, width: usize, colour: bool) -> Self {
        Self { words, width, term: Term::stderr(), colour }
    }

    fn print(&mut self, page: Page) -> io::Result<()> {
        let text = page.finish();
        let text = if self.colour { text } else { anstream::adapter::strip_str(&text).to_string() };
        self.term.write_all(text.as_bytes())
    }

    fn select(&mut self, labels: &[String], default: usize) -> io::Result<Option<usize>> {
        let _cursor = ShowCursor(self.term.clone());
        let theme = Labels { labels, width: self.width };
        let items: Vec<String> = (0..labels.len()).map(|at| at.to_string()).collect();
        let select = Select::with_theme(&theme).items(&items).default(default).report(false);
        select.interact_on_opt(&self.term).map_err(into_io)
    }

    fn options(&mut self, prompt: &Prompt, options: &[super::Choice]) -> io::Result<Reply> {
        let lang = self.words.lang();
        let rating = prompt.ask.is_some();
        let label = |option: &super::Choice| {
            if rating {
                format!("{}  {}", lang.digits(&option.key.to_string()), option.name)
            } else {
                option.name.clone()
            }
        };
        let mut labels: Vec<String> = options.iter().map(label).collect();
        if prompt.optional {
            let skip = if rating { say!(self.words, "option-skip") } else { say!(self.words, "option-not-sure") };
            labels.push(format!("-  {skip}"));
            labels.push(format!("?  {}", say!(self.words, "option-why")));
        }
        // From the middle of a rating both ends are equally near, so that the menu favours neither.
        let chosen = self.select(&labels, if rating { options.len() / 2 } else { 0 })?;
        Ok(match chosen {
            None => Reply::Back,
            Some(at) if at < options.len() => {
                self.confirm(&labels[at])?;
                Reply::Value(options[at].value)
            }
            Some(at) if at == options.len() => {
                self.confirm(&labels[at])?;
                Reply::Skip
            }
            Some(_) => Reply::Why,
        })
    }

    fn number(&mut self, kind: &Kind) -> io::Result<Reply> {
        let _cursor = ShowCursor(self.term.clone());
        loop {
            let theme = Labels { labels: &[], width: self.width };
            let input = Input::<String>::with_theme(&theme).with_prompt(">").allow_empty(true).report(false);
            let written = input.interact_text_on(&self.term).map_err(into_io)?;
            let given = ascii_digits(written.trim()).to_lowercase();
            if let Some(reply) = understand(kind, &given) {
                if let Reply::Value(_) = reply {
                    self.confirm(&self.words.lang().digits(&given))?;
                }
                return Ok(reply);
            }
            let given = cells::cut(&given.replace(char::is_control, " "), 20);
            self.tell(&say!(self.words, "not-understood", given = given))?;
        }
    }

    /// Leaves the answer on the screen after the menu is gone.
    fn confirm(&mut self, answer: &str) -> io::Result<()> {
        let mut page = Page::new(self.width);
        page.item(2, "> ", answer);
        self.print(page)
    }
}

impl Asker for Menu<'_> {
    fn ask(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        let mut page = Page::new(self.width);
        page.line("");
        page.quiet(&prompt.progress);
        page.strong(&prompt.text);
        if let Some(ask) = &prompt.ask {
            page.text(ask);
        }
        if let Kind::Number { hint, .. } = &prompt.kind {
            page.text(hint);
            page.quiet(&say!(self.words, "number-hint"));
        }
        self.print(page)?;
        let reply = match &prompt.kind {
            Kind::Options(options) => self.options(prompt, options),
            Kind::Number { .. } => self.number(&prompt.kind),
        };
        match reply {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(Reply::Stop),
            reply => reply,
        }
    }

    fn tell(&mut self, text: &str) -> io::Result<()> {
        let mut page = Page::new(self.width);
        page.line("");
        page.text(text);
        self.print(page)
    }
}

fn into_io(error: dialoguer::Error) -> io::Error {
    let dialoguer::Error::IO(error) = error;
    error
}

/// dialoguer leaves the cursor hidden when it is interrupted.
struct ShowCursor(Term);

impl Drop for ShowCursor {
    fn drop(&mut self) {
        let _ = self.0.show_cursor();
    }
}

/// Draws the label that an item stands for.
struct Labels<'a> {
    labels: &'a [String],
    width: usize,
}

impl Theme for Labels<'_> {
    fn format_select_prompt_item(&self, f: &mut dyn fmt::Write, item: &str, active: bool) -> fmt::Result {
        let label = item.parse().ok().and_then(|at: usize| self.labels.get(at)).map_or("", String::as_str);
        let mark = if active { "> " } else { "  " };
        // The last cell stays free: some terminals wrap when it is filled.
        write!(f, "  {mark}{}", cells::cut(label, self.width.saturating_sub(5)))
    }

    fn format_input_prompt(&self, f: &mut dyn fmt::Write, prompt: &str, _: Option<&str>) -> fmt::Result {
        write!(f, "  {prompt} ")
    }
}
