//! Menus in a capable terminal, drawn by dialoguer.
//!
//! dialoguer counts the rows of an item by its bytes and would erase what stands above a Bengali one. So it is given
//! short ASCII items, the theme here draws what they stand for, cut to the width of the screen, and the question itself
//! is printed beforehand.

use std::fmt;
use std::io::{self, ErrorKind, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};

use dialoguer::console::Term;
use dialoguer::theme::Theme;
use dialoguer::{Input, Select};

use super::plain::{Plain, read, told};
use super::{Asker, Choice, Kind, Prompt, Reply};
use crate::answers::Answer;
use crate::lang::Words;
use crate::report::{Page, cells};
use crate::say;

/// Lists of more options than this are not shown whole above the menu.
const LISTED: usize = 7;
/// On fewer rows questions are put as lines: dialoguer shows a menu that is too high in parts, without a word about the
/// others.
const LEAST_ROWS: u16 = 9;
/// On fewer columns too: what every menu has below its options would be cut.
const LEAST_WIDTH: usize = 28;

/// Asks by menus on standard error.
pub struct Menu<'a> {
    words: &'a Words,
    /// Asked anew for every question: screens are turned and resized.
    width: &'a dyn Fn() -> usize,
    term: Term,
    colour: bool,
}

impl<'a> Menu<'a> {
    /// Menus of at most as many cells as `width` says.
    pub fn new(words: &'a Words, width: &'a dyn Fn() -> usize, colour: bool) -> Self {
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
        // dialoguer panics if the screen is squeezed to one row or two while the menu stands.
        let hook = take_hook();
        set_hook(Box::new(|_| {}));
        let chosen = catch_unwind(AssertUnwindSafe(|| select.interact_on_opt(&self.term)));
        set_hook(hook);
        chosen.map_or_else(|_| Err(io::Error::other("the menu broke off")), |chosen| chosen.map_err(into_io))
    }

    fn options(&mut self, prompt: &Prompt, options: &[Choice]) -> io::Result<Reply> {
        let lang = self.words.lang();
        let rating = prompt.ask.is_some();
        let label = |option: &Choice| {
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
        self.list_whole(options, &labels)?;
        let before = options.iter().position(|option| prompt.before == Answer::Given(option.value));
        // From the middle of a rating both ends are equally near, and what is not known is not to be taken for the lowest.
        let begin = before.unwrap_or(match (rating, prompt.optional) {
            (true, _) => options.len() / 2,
            (false, true) => options.len(),
            (false, false) => 0,
        });
        let chosen = self.select(&labels, begin)?;
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

    /// The options as a list above the menu, if the menu has to cut a label: what is cut off may be what decides.
    fn list_whole(&mut self, options: &[Choice], labels: &[String]) -> io::Result<()> {
        let width = (self.width)();
        let is_cut = labels.iter().any(|label| cells::width(label) > room(width));
        if !is_cut || options.len() > LISTED {
            return Ok(());
        }
        let mut page = Page::new(width);
        for option in options {
            page.item(0, "· ", &option.name);
        }
        self.print(page)
    }

    fn number(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        let _cursor = ShowCursor(self.term.clone());
        loop {
            let theme = Labels { labels: &[], width: self.width };
            let input = Input::<String>::with_theme(&theme).with_prompt(">").allow_empty(true).report(false);
            let written = input.interact_text_on(&self.term).map_err(into_io)?;
            let reply = match read(prompt, &written) {
                Ok(reply) => reply,
                Err(given) => {
                    self.tell(&say!(self.words, "not-understood", given = given))?;
                    continue;
                }
            };
            match reply {
                Reply::Value(value) => self.confirm(&self.words.lang().digits(&value.to_string()))?,
                Reply::Skip => self.confirm(&format!("-  {}", say!(self.words, "option-not-sure")))?,
                Reply::Back | Reply::Why | Reply::Stop | Reply::Interrupted => {}
            }
            return Ok(reply);
        }
    }

    /// Leaves the answer on the screen after the menu is gone.
    fn confirm(&mut self, answer: &str) -> io::Result<()> {
        let mut page = Page::new((self.width)());
        page.item(2, "> ", answer);
        self.print(page)
    }
}

impl Asker for Menu<'_> {
    fn ask(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        if self.reads_lines() {
            return Plain::new(self.words, self.width, io::stdin().lock(), self.term.clone()).ask(prompt);
        }
        let mut page = Page::new((self.width)());
        page.line("");
        if !prompt.progress.is_empty() {
            page.quiet(&prompt.progress);
        }
        page.strong(&prompt.text);
        if let Some(ask) = &prompt.ask {
            page.text(ask);
        }
        if let Kind::Number { hint, .. } = &prompt.kind {
            page.text(hint);
            page.quiet(&say!(self.words, "number-hint"));
            if let Some(before) = prompt.before_name(self.words) {
                page.text(&say!(self.words, "keep-hint", answer = before));
            }
        }
        self.print(page)?;
        let reply = match &prompt.kind {
            Kind::Options(options) => self.options(prompt, options),
            Kind::Number { .. } => self.number(prompt),
        };
        reply.or_else(|error| match error.kind() {
            ErrorKind::Interrupted => Ok(Reply::Interrupted),
            // The terminal is gone.
            ErrorKind::UnexpectedEof => Ok(Reply::Stop),
            _ if self.reads_lines() => self.ask(prompt),
            _ => Err(error),
        })
    }

    fn tell(&mut self, text: &str) -> io::Result<()> {
        self.print(told(text, (self.width)()))
    }

    fn reads_lines(&self) -> bool {
        let rows = self.term.size_checked().map(|(rows, _)| rows);
        rows.is_some_and(|rows| rows < LEAST_ROWS) || (self.width)() < LEAST_WIDTH
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

/// The cells that a label has. The last cell of a line stays free: some terminals wrap when it is filled.
fn room(width: usize) -> usize {
    width.saturating_sub(5)
}

/// Draws the label that an item stands for.
struct Labels<'a> {
    labels: &'a [String],
    width: &'a dyn Fn() -> usize,
}

impl Theme for Labels<'_> {
    fn format_select_prompt_item(&self, f: &mut dyn fmt::Write, item: &str, active: bool) -> fmt::Result {
        let label = item.parse().ok().and_then(|at: usize| self.labels.get(at)).map_or("", String::as_str);
        let mark = if active { "> " } else { "  " };
        write!(f, "  {mark}{}", cells::cut(label, room((self.width)())))
    }

    fn format_input_prompt(&self, f: &mut dyn fmt::Write, prompt: &str, _: Option<&str>) -> fmt::Result {
        write!(f, "  {prompt} ")
    }
}
