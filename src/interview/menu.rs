//! Questions in a capable terminal: options in a list, numbers in a field, answered by single keys.

use std::io::{self, Write};

use dialoguer::console::Term;

use super::keys::{Key, Keyboard};
use super::list::{List, PART};
use super::plain::{Plain, command, read, told};
use super::{Asker, Kind, Prompt, Reply};
use crate::lang::Words;
use crate::report::{Page, cells};
use crate::say;

/// Fewer rows than a rating takes at least, or columns that leave no room for a word beside its number: then questions are
/// put in lines.
const LEAST_ROWS: usize = 11;
const LEAST_COLUMNS: usize = 20;
/// What stands before an answer.
const MARK: &str = "> ";

/// Asks by single keys on standard error.
pub struct Menu<'a> {
    words: &'a Words,
    /// Asked anew for every question: screens are turned and resized.
    width: &'a dyn Fn() -> usize,
    term: Term,
    colour: bool,
    keyboard: Keyboard,
    /// Whether the last question was answered by a key that needs no Enter. Many press it all the same; it is not to answer
    /// the next question with whatever is marked there.
    owes_enter: bool,
}

/// The rows and columns of the screen.
type Screen = (usize, usize);

/// A question that is on the screen.
enum Put {
    Answered(Reply),
    /// The screen has changed under it, so it must be put anew.
    Disturbed,
}

impl<'a> Menu<'a> {
    /// Questions of at most as many cells as `width` says.
    pub fn new(words: &'a Words, width: &'a dyn Fn() -> usize, colour: bool) -> Self {
        let term = Term::buffered_stderr();
        Self { words, width, term, colour, keyboard: Keyboard::new(), owes_enter: false }
    }

    fn screen(&self) -> Screen {
        let width = (self.width)();
        self.term.size_checked().map_or((usize::MAX, width), |(rows, columns)| (rows.into(), width.min(columns.into())))
    }

    fn print(&mut self, text: &str) -> io::Result<()> {
        let text = if self.colour { text.to_owned() } else { anstream::adapter::strip_str(text).to_string() };
        self.term.write_all(text.as_bytes())?;
        self.term.flush()
    }

    fn put(&mut self, prompt: &Prompt, list: Option<&mut List>) -> io::Result<Put> {
        if self.reads_lines() {
            return self.lines(prompt);
        }
        let screen = self.screen();
        let question = self.question(prompt, screen.1);
        let Some(list) = list else {
            self.print(&question)?;
            return self.number(prompt);
        };
        // Neither the gap above the question needs to be seen, nor the line of the cursor below the list.
        let height = screen.0.saturating_sub(question.lines().count());
        if list.page(screen.1, height).is_none() {
            return self.lines(prompt);
        }
        self.print(&question)?;
        self.choose(list, screen, height)
    }

    fn lines(&mut self, prompt: &Prompt) -> io::Result<Put> {
        self.keyboard.rest();
        let mut plain = Plain::new(self.words, self.width, io::stdin().lock(), self.term.clone());
        plain.ask(prompt).map(Put::Answered)
    }

    fn question(&self, prompt: &Prompt, width: usize) -> String {
        let mut page = Page::new(width);
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
            for line in cells::fill(say!(self.words, "hint-number").split(PART), PART, width) {
                page.quiet(&line);
            }
            if let Some(before) = prompt.before_name(self.words) {
                page.text(&say!(self.words, "keep-hint", answer = before));
            }
        }
        page.finish()
    }

    fn choose(&mut self, list: &mut List, screen: Screen, height: usize) -> io::Result<Put> {
        let _cursor = HiddenCursor::new(&self.term)?;
        let mut drawn = 0;
        loop {
            let page = list.page(screen.1, height).unwrap_or_default();
            self.erase(drawn)?;
            self.print(&page)?;
            drawn = page.lines().count();
            let Some(key) = self.key()? else { return Ok(Put::Disturbed) };
            let reply = list.press(key);
            let stands = self.screen() == screen;
            match reply {
                Some(reply) => {
                    // On another screen the lines of the list are where nobody knows.
                    let drawn = if stands { drawn } else { 0 };
                    list.set_mark(reply);
                    return self.answered(key, reply, drawn, &list.marked());
                }
                None if stands => {}
                None => return Ok(Put::Disturbed),
            }
        }
    }

    fn number(&mut self, prompt: &Prompt) -> io::Result<Put> {
        let mut typed = String::new();
        loop {
            self.term.clear_line()?;
            self.print(&format!("  {MARK}{typed}"))?;
            let Some(key) = self.key()? else { return Ok(Put::Disturbed) };
            let reply = match key {
                Key::Enter => match read(prompt, &typed) {
                    Ok(reply) => Some(reply),
                    Err(given) => {
                        typed.clear();
                        self.term.clear_line()?;
                        self.tell(&say!(self.words, "not-understood", given = given))?;
                        None
                    }
                },
                Key::Escape => Some(Reply::Back),
                Key::Interrupt => Some(Reply::Interrupted),
                Key::EndOfInput => Some(Reply::Stop),
                Key::Backspace => {
                    typed.pop();
                    None
                }
                Key::Char(c) => {
                    let reply = typed.is_empty().then(|| command(&c.to_lowercase().to_string())).flatten();
                    if reply.is_none() {
                        self.type_into(&mut typed, c);
                    }
                    reply
                }
                Key::Up | Key::Down | Key::Home | Key::End | Key::Suspend => None,
            };
            if let Some(reply) = reply {
                let answer = match reply {
                    Reply::Value(value) => self.words.lang().digits(&value.to_string()),
                    _ => format!("-  {}", say!(self.words, "option-not-sure")),
                };
                return self.answered(key, reply, 0, &answer);
            }
        }
    }

    /// What is no digit may be typed, too: it is for [`read`] to say what a comma means. Signs that take no cell could not
    /// be seen, and a line that is longer than the screen could not be erased.
    fn type_into(&self, typed: &mut String, c: char) {
        let wide = cells::width(&c.to_string());
        let room = self.screen().1.saturating_sub(5);
        if wide > 0 && !(typed.is_empty() && c == ' ') && cells::width(typed) + wide <= room {
            typed.push(c);
        }
    }

    /// The next key that is meant for this question; `None` if the program was stopped meanwhile and goes on.
    fn key(&mut self) -> io::Result<Option<Key>> {
        self.keyboard.attend()?;
        loop {
            let key = self.keyboard.key()?;
            if std::mem::take(&mut self.owes_enter) && key == Key::Enter {
                continue;
            }
            if key != Key::Suspend {
                return Ok(Some(key));
            }
            self.term.show_cursor()?;
            self.term.flush()?;
            self.keyboard.suspend()?;
            return Ok(None);
        }
    }

    /// Takes the last `drawn` lines from the screen.
    fn erase(&mut self, drawn: usize) -> io::Result<()> {
        if drawn > 0 {
            self.term.move_cursor_up(drawn)?;
            self.term.clear_to_end_of_screen()?;
        }
        Ok(())
    }

    /// Takes the last `drawn` lines from the screen and leaves the answer there, if it is one.
    fn answered(&mut self, key: Key, reply: Reply, drawn: usize, answer: &str) -> io::Result<Put> {
        // Before anything can be seen of it: what is pressed in answer to that is kept.
        self.keyboard.settle()?;
        self.owes_enter = matches!(key, Key::Char(_));
        self.erase(drawn)?;
        self.term.clear_line()?;
        let mut page = Page::new(self.screen().1);
        if matches!(reply, Reply::Value(_) | Reply::Skip) {
            page.item(2, MARK, answer);
        }
        self.print(&page.finish())?;
        Ok(Put::Answered(reply))
    }
}

impl Asker for Menu<'_> {
    fn ask(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        // Where somebody came back to, Enter keeps what was answered there.
        self.owes_enter &= prompt.before.is_unasked();
        let mut list = match &prompt.kind {
            Kind::Options(options) => Some(List::new(self.words, prompt, options)),
            Kind::Number { .. } => None,
        };
        loop {
            if let Put::Answered(reply) = self.put(prompt, list.as_mut())? {
                return Ok(reply);
            }
        }
    }

    fn tell(&mut self, text: &str) -> io::Result<()> {
        let page = told(text, self.screen().1);
        self.print(&page.finish())
    }

    fn reads_lines(&self) -> bool {
        let (rows, columns) = self.screen();
        rows < LEAST_ROWS || columns < LEAST_COLUMNS
    }
}

/// Hides the cursor until the end of a list, whatever ends it.
struct HiddenCursor(Term);

impl HiddenCursor {
    fn new(term: &Term) -> io::Result<Self> {
        term.hide_cursor()?;
        Ok(Self(term.clone()))
    }
}

impl Drop for HiddenCursor {
    fn drop(&mut self) {
        let _ = self.0.show_cursor();
        let _ = self.0.flush();
    }
}
