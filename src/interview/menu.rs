//! Questions in a capable terminal: options in a list, numbers in a field, answered by single keys.

use std::io::{self, Write};
use std::time::Duration;

use dialoguer::console::Term;

use super::keys::{Key, Keyboard};
use super::list::{List, PART};
use super::plain::{Plain, command, read, told};
use super::{Asker, Kind, Prompt, Reply};
use crate::lang::Words;
use crate::report::{Page, cells};
use crate::say;

/// The rows that a rating takes, and the columns of a word beside its number: with fewer, questions are put in lines.
const LEAST_ROWS: usize = 11;
const LEAST_COLUMNS: usize = 20;
/// How often it is looked whether the screen has another size.
const GLANCE: Duration = Duration::from_millis(200);
/// What stands before an answer.
const MARK: &str = "> ";
/// Between the label of a finished question and its answer.
const GAP: &str = "  ";

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
    /// How many finished questions stand right above, each in a line of its own.
    finished: usize,
    /// Whether a gap stands right above.
    gap: bool,
    /// The rows and columns of the screen on which the present question stands, and how many lines of it.
    screen: (usize, usize),
    drawn: usize,
}

/// The key that answered a question, its answer, and what that is called.
type Chosen = (Key, Reply, String);

impl<'a> Menu<'a> {
    /// Questions of at most as many cells as `width` says.
    pub fn new(words: &'a Words, width: &'a dyn Fn() -> usize, colour: bool) -> Self {
        let term = Term::buffered_stderr();
        let (keyboard, screen) = (Keyboard::new(), (0, 0));
        Self { words, width, term, colour, keyboard, owes_enter: false, finished: 0, gap: false, screen, drawn: 0 }
    }

    /// The rows and columns of the screen as it is now.
    fn size(&self) -> (usize, usize) {
        let width = (self.width)();
        self.term.size_checked().map_or((usize::MAX, width), |(rows, columns)| (rows.into(), width.min(columns.into())))
    }

    fn print(&mut self, text: &str) -> io::Result<()> {
        let text = if self.colour { text.to_owned() } else { anstream::adapter::strip_str(text).to_string() };
        self.term.write_all(text.as_bytes())?;
        self.term.flush()
    }

    /// Puts a question; `None` if the screen has changed under it, so that it must be put anew.
    fn put(&mut self, prompt: &Prompt, list: Option<&mut List>) -> io::Result<Option<Reply>> {
        self.screen = self.size();
        let question = self.question(prompt);
        self.drawn = question.lines().count();
        // Neither the gap above the question needs to be seen, nor the line of the cursor below the list.
        let height = self.screen.0.saturating_sub(self.drawn);
        if self.reads_lines() || list.as_ref().is_some_and(|list| list.page(self.screen.1, height).is_none()) {
            return self.in_lines(|plain| plain.ask(prompt)).map(Some);
        }
        self.print(&question)?;
        let _cursor = list.is_some().then(|| HiddenCursor::new(&self.term)).transpose()?;
        let chosen = match list {
            Some(list) => self.choose(list, height)?,
            None => self.number(prompt, &question)?,
        };
        if let Some((key, reply, answer)) = chosen {
            self.answered(prompt, key, reply, &answer)?;
            return Ok(Some(reply));
        }
        // Whatever stood above the question is where nobody knows. On a screen of another size a question begins at the top,
        // so that it is not shown twice.
        self.finished = 0;
        if self.size() != self.screen && !prompt.is_row {
            self.term.clear_screen()?;
        }
        Ok(None)
    }

    fn in_lines<T>(&mut self, ask: impl FnOnce(&mut dyn Asker) -> T) -> T {
        self.finished = 0;
        self.gap = false;
        self.keyboard.rest();
        ask(&mut Plain::new(self.words, self.width, io::stdin().lock(), self.term.clone()))
    }

    fn question(&self, prompt: &Prompt) -> String {
        let mut page = Page::new(self.screen.1);
        if prompt.is_row {
            return String::new();
        }
        if !self.gap {
            page.line("");
        }
        if !prompt.progress.is_empty() {
            page.quiet(&prompt.progress);
        }
        page.strong(&prompt.text);
        if let Some(ask) = &prompt.ask {
            page.text(ask);
        }
        if let Kind::Number { hint, .. } = &prompt.kind {
            page.text(hint);
            for line in cells::fill(say!(self.words, "hint-number").split(PART), PART, self.screen.1) {
                page.quiet(&line);
            }
            if let Some(before) = prompt.before_name(self.words) {
                page.text(&say!(self.words, "keep-hint", answer = before));
            }
        }
        page.finish()
    }

    /// Lets an option be chosen; `None` if the screen has changed meanwhile.
    fn choose(&mut self, list: &mut List, height: usize) -> io::Result<Option<Chosen>> {
        let mut drawn = 0;
        loop {
            let page = list.page(self.screen.1, height).unwrap_or_default();
            self.erase(drawn)?;
            self.print(&page)?;
            drawn = page.lines().count();
            let Some(key) = self.key()? else { return Ok(None) };
            if let Some(reply) = list.press(key) {
                list.set_mark(reply);
                self.drawn += drawn;
                return Ok(Some((key, reply, list.marked_name())));
            }
            if self.size() != self.screen {
                return Ok(None);
            }
        }
    }

    /// The same for a number that is typed below `question`.
    fn number(&mut self, prompt: &Prompt, question: &str) -> io::Result<Option<Chosen>> {
        let mut typed = String::new();
        loop {
            self.term.clear_line()?;
            self.print(&format!("  {MARK}{typed}"))?;
            let Some(key) = self.key()? else { return Ok(None) };
            let reply = match key {
                Key::Enter => match read(prompt, &typed) {
                    Ok(reply) => Some(reply),
                    Err(_) if self.size() != self.screen => return Ok(None),
                    Err(given) => {
                        typed.clear();
                        self.term.clear_line()?;
                        self.erase(self.drawn)?;
                        let complaint = told(&say!(self.words, "not-understood", given = given), self.screen.1);
                        let both = format!("{complaint}{question}");
                        self.print(&both)?;
                        self.drawn = both.lines().count();
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
                let answer = if let Reply::Value(value) = reply {
                    self.words.lang().digits(&value.to_string())
                } else {
                    say!(self.words, "option-not-sure")
                };
                return Ok(Some((key, reply, answer)));
            }
        }
    }

    /// What is no digit may be typed, too: it is for [`read`] to say what a comma means. Signs that take no cell could not
    /// be seen, and a line that is longer than the screen could not be erased.
    fn type_into(&self, typed: &mut String, c: char) {
        let wide = cells::width(&c.to_string());
        let room = self.size().1.saturating_sub(5);
        if wide > 0 && !(typed.is_empty() && c == ' ') && cells::width(typed) + wide <= room {
            typed.push(c);
        }
    }

    /// The next key meant for this question; `None` if the program was stopped and goes on, or the screen was resized.
    fn key(&mut self) -> io::Result<Option<Key>> {
        self.keyboard.attend()?;
        loop {
            while !self.keyboard.waits(GLANCE) {
                if self.size() != self.screen {
                    return Ok(None);
                }
            }
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

    /// Takes the last `drawn` lines from the screen, as many of them as it has.
    fn erase(&mut self, drawn: usize) -> io::Result<()> {
        if drawn > 0 {
            self.term.move_cursor_up(drawn.min(self.screen.0.saturating_sub(1)))?;
            self.term.clear_to_end_of_screen()?;
        }
        Ok(())
    }

    /// Takes the question away and leaves one line of it if it was answered: its label with the answer. Who goes back finds
    /// the question before again, and not its line.
    fn answered(&mut self, prompt: &Prompt, key: Key, reply: Reply, answer: &str) -> io::Result<()> {
        // Before anything can be seen of it: what is pressed in answer to that is kept.
        self.keyboard.settle()?;
        self.owes_enter = matches!(key, Key::Char(_));
        self.term.clear_line()?;
        // On another screen its lines are where nobody knows.
        if self.size() == self.screen {
            let before = usize::from(reply == Reply::Back && self.finished > 0);
            self.finished -= before;
            self.erase(self.drawn + before)?;
        } else {
            self.finished = 0;
        }
        let mut page = Page::new(self.size().1);
        if matches!(reply, Reply::Value(_) | Reply::Skip) && !prompt.label.is_empty() {
            page.quiet_line(&finished(&prompt.label, answer, page.width() - 1));
            self.finished += 1;
            self.gap = false;
        }
        self.print(&page.finish())
    }
}

/// A finished question in one line, its answer at the right end: both are cut where they do not fit.
fn finished(label: &str, answer: &str, width: usize) -> String {
    let room = width.saturating_sub(cells::width(GAP));
    let answer = cells::cut(answer, room.saturating_sub(cells::width(label)).max(room / 2));
    let label = cells::cut(label, room - cells::width(&answer));
    let gap = " ".repeat(width - cells::width(&label) - cells::width(&answer));
    format!("{label}{gap}{answer}")
}

impl Asker for Menu<'_> {
    fn ask(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        // Where somebody came back to, Enter keeps what was answered there.
        self.owes_enter &= prompt.before.is_unasked();
        let mut list = List::of(self.words, prompt);
        loop {
            if let Some(reply) = self.put(prompt, list.as_mut())? {
                return Ok(reply);
            }
        }
    }

    fn tell(&mut self, text: &str) -> io::Result<()> {
        self.finished = 0;
        let told = told(text, self.size().1);
        let is_gap = text.is_empty();
        let above = usize::from(std::mem::replace(&mut self.gap, is_gap) && !is_gap);
        self.print(&told[above..])
    }

    fn words(&mut self, ask: &str) -> io::Result<Option<String>> {
        self.in_lines(|plain| plain.words(ask))
    }

    fn reads_lines(&self) -> bool {
        let (rows, columns) = self.size();
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
