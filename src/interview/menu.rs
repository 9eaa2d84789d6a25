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

/// Fewer rows than a rating takes at least, or columns that leave no room for a word beside its number: then questions are
/// put in lines.
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
        Self { words, width, term, colour, keyboard: Keyboard::new(), owes_enter: false, finished: 0, gap: false }
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
            return self.number(prompt, screen, &question);
        };
        // Neither the gap above the question needs to be seen, nor the line of the cursor below the list.
        let height = screen.0.saturating_sub(question.lines().count());
        if list.page(screen.1, height).is_none() {
            return self.lines(prompt);
        }
        self.print(&question)?;
        self.choose(prompt, list, screen, &question)
    }

    fn lines(&mut self, prompt: &Prompt) -> io::Result<Put> {
        self.in_lines(|plain| plain.ask(prompt)).map(Put::Answered)
    }

    fn in_lines<T>(&mut self, ask: impl FnOnce(&mut dyn Asker) -> T) -> T {
        self.finished = 0;
        self.gap = false;
        self.keyboard.rest();
        ask(&mut Plain::new(self.words, self.width, io::stdin().lock(), self.term.clone()))
    }

    fn question(&self, prompt: &Prompt, width: usize) -> String {
        let mut page = Page::new(width);
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
            for line in cells::fill(say!(self.words, "hint-number").split(PART), PART, width) {
                page.quiet(&line);
            }
            if let Some(before) = prompt.before_name(self.words) {
                page.text(&say!(self.words, "keep-hint", answer = before));
            }
        }
        page.finish()
    }

    fn choose(&mut self, prompt: &Prompt, list: &mut List, screen: Screen, question: &str) -> io::Result<Put> {
        let _cursor = HiddenCursor::new(&self.term)?;
        let height = screen.0.saturating_sub(question.lines().count());
        let mut drawn = 0;
        loop {
            let page = list.page(screen.1, height).unwrap_or_default();
            self.erase(drawn)?;
            self.print(&page)?;
            drawn = page.lines().count();
            let Some(key) = self.key(screen)? else { return self.disturbed(screen, prompt) };
            let reply = list.press(key);
            match reply {
                Some(reply) => {
                    list.set_mark(reply);
                    let drawn = drawn + question.lines().count();
                    return self.answered(prompt, key, reply, (screen, drawn), &list.marked_name());
                }
                None if self.screen() == screen => {}
                None => return self.disturbed(screen, prompt),
            }
        }
    }

    /// Whatever stood above the question is where nobody knows. On a screen of another size a question begins at the top, so
    /// that it does not stand there twice.
    fn disturbed(&mut self, screen: Screen, prompt: &Prompt) -> io::Result<Put> {
        self.finished = 0;
        if self.screen() != screen && !prompt.is_row {
            self.term.clear_screen()?;
        }
        Ok(Put::Disturbed)
    }

    fn number(&mut self, prompt: &Prompt, screen: Screen, question: &str) -> io::Result<Put> {
        let mut typed = String::new();
        let mut drawn = question.lines().count();
        loop {
            self.term.clear_line()?;
            self.print(&format!("  {MARK}{typed}"))?;
            let Some(key) = self.key(screen)? else { return self.disturbed(screen, prompt) };
            let reply = match key {
                Key::Enter => match read(prompt, &typed) {
                    Ok(reply) => Some(reply),
                    Err(given) => {
                        if self.screen() != screen {
                            return self.disturbed(screen, prompt);
                        }
                        typed.clear();
                        self.term.clear_line()?;
                        self.erase(drawn.min(screen.0.saturating_sub(1)))?;
                        let complaint = told(&say!(self.words, "not-understood", given = given), screen.1).finish();
                        let both = format!("{complaint}{question}");
                        self.print(&both)?;
                        drawn = both.lines().count();
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
                return self.answered(prompt, key, reply, (screen, drawn), &answer);
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

    /// The next key that is meant for this question; `None` if the program was stopped meanwhile and goes on, or if the
    /// screen has another size than that on which the question stands.
    fn key(&mut self, screen: Screen) -> io::Result<Option<Key>> {
        self.keyboard.attend()?;
        loop {
            while !self.keyboard.waits(GLANCE) {
                if self.screen() != screen {
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

    /// Takes the last `drawn` lines from the screen.
    fn erase(&mut self, drawn: usize) -> io::Result<()> {
        if drawn > 0 {
            self.term.move_cursor_up(drawn)?;
            self.term.clear_to_end_of_screen()?;
        }
        Ok(())
    }

    /// Takes the question, `drawn` lines on a screen, away, and leaves one line of it if it was answered: its label with
    /// the answer. Who goes back finds the question before again, and not its line.
    fn answered(
        &mut self,
        prompt: &Prompt,
        key: Key,
        reply: Reply,
        (screen, drawn): (Screen, usize),
        answer: &str,
    ) -> io::Result<Put> {
        // Before anything can be seen of it: what is pressed in answer to that is kept.
        self.keyboard.settle()?;
        self.owes_enter = matches!(key, Key::Char(_));
        self.term.clear_line()?;
        // On another screen its lines are where nobody knows.
        if self.screen() == screen {
            let before = usize::from(reply == Reply::Back && self.finished > 0);
            self.finished -= before;
            self.erase((drawn + before).min(screen.0.saturating_sub(1)))?;
        } else {
            self.finished = 0;
        }
        let mut page = Page::new(self.screen().1);
        if matches!(reply, Reply::Value(_) | Reply::Skip) && !prompt.label.is_empty() {
            page.quiet_line(&finished(&prompt.label, answer, page.width() - 1));
            self.finished += 1;
            self.gap = false;
        }
        self.print(&page.finish())?;
        Ok(Put::Answered(reply))
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
        self.finished = 0;
        let told = told(text, self.screen().1).finish();
        let is_gap = text.is_empty();
        let above = usize::from(std::mem::replace(&mut self.gap, is_gap) && !is_gap);
        self.print(&told[above..])
    }

    fn words(&mut self, ask: &str) -> io::Result<Option<String>> {
        self.in_lines(|plain| plain.words(ask))
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
