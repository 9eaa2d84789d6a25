//! A list of options, one of them marked: what keys do to it, and its lines.

use super::keys::Key;
use super::plain::command;
use super::{Choice, Kind, Prompt, Reply};
use crate::answers::Answer;
use crate::lang::{Words, ascii_digits};
use crate::report::{Page, cells};
use crate::say;

/// How many lines of a list longer than the screen are shown at least.
const LEAST_LINES: usize = 5;
/// Between the parts of a hint, which are never broken themselves.
pub const PART: &str = " · ";

struct Row {
    /// What one types for it, in ASCII.
    key: String,
    name: String,
    reply: Reply,
}

/// The options of one question.
pub struct List<'a> {
    words: &'a Words,
    rows: Vec<Row>,
    optional: bool,
    /// Whether the rows stand side by side.
    is_row: bool,
    mark: usize,
    /// Digits of a number that may go on.
    typed: String,
}

impl<'a> List<'a> {
    /// `None` if the question has none, but asks for a number.
    pub fn of(words: &'a Words, prompt: &Prompt) -> Option<Self> {
        let Kind::Options(options) = &prompt.kind else { return None };
        let row = |option: &Choice| Row {
            key: option.key.to_string(),
            name: option.name.clone(),
            reply: Reply::Value(option.value),
        };
        let mut rows: Vec<Row> = options.iter().map(row).collect();
        let rating = prompt.ask.is_some();
        if prompt.optional {
            let name = if rating { say!(words, "option-skip") } else { say!(words, "option-not-sure") };
            rows.push(Row { key: "-".to_owned(), name, reply: Reply::Skip });
        }
        // In a row Enter opens what is last, which is more of it: whoever presses it once too often begins nothing.
        let last = rows.len() - 1;
        let before = match prompt.before {
            Answer::Given(value) => options.iter().position(|option| option.value == value),
            Answer::Skipped => Some(last),
            Answer::Unasked => None,
        };
        // From the middle of a rating both ends are equally near, and what is not known is not to be taken for the lowest.
        let mark = before.unwrap_or(match (rating, prompt.optional || prompt.is_row) {
            (true, _) => options.len() / 2,
            (false, true) => last,
            (false, false) => 0,
        });
        if prompt.is_row {
            rows.push(Row { key: "q".to_owned(), name: say!(words, "option-stop"), reply: Reply::Stop });
        }
        let (optional, is_row, typed) = (prompt.optional, prompt.is_row, String::new());
        Some(Self { words, rows, optional, is_row, mark, typed })
    }

    /// What a key answers, if it answers.
    pub fn press(&mut self, key: Key) -> Option<Reply> {
        match key {
            Key::Char(c) => {
                let typed = ascii_digits(&c.to_lowercase().to_string());
                if typed.starts_with(|c: char| c.is_ascii_digit()) {
                    return self.digit(&typed);
                }
                let open = |reply: &Reply| self.optional || !matches!(reply, Reply::Skip | Reply::Why);
                return command(&typed).filter(open);
            }
            Key::Enter => return self.rows.get(self.mark).map(|row| row.reply),
            Key::Escape => return Some(Reply::Back),
            Key::Interrupt => return Some(Reply::Interrupted),
            Key::EndOfInput => return Some(Reply::Stop),
            Key::Backspace => {
                self.typed.pop();
                self.mark = self.keyed(&self.typed).first().copied().unwrap_or(self.mark);
                return None;
            }
            Key::Up => self.mark = self.mark.checked_sub(1).unwrap_or(self.rows.len() - 1),
            Key::Down => self.mark = (self.mark + 1) % self.rows.len(),
            Key::Home => self.mark = 0,
            Key::End => self.mark = self.rows.len() - 1,
            Key::Suspend => {}
        }
        self.typed.clear();
        None
    }

    /// One more digit: answers if there is only one option that it can mean. Digits that no option has are not taken.
    fn digit(&mut self, digit: &str) -> Option<Reply> {
        let typed = format!("{}{digit}", self.typed);
        let keyed = self.keyed(&typed);
        self.mark = *keyed.first()?;
        self.typed = typed;
        (keyed.len() == 1).then(|| self.rows[self.mark].reply)
    }

    /// The rows whose keys begin with `typed`, the one with just that key first.
    fn keyed(&self, typed: &str) -> Vec<usize> {
        let begins = |at: &usize| !typed.is_empty() && self.rows[*at].key.starts_with(typed);
        let mut keyed: Vec<usize> = (0..self.rows.len()).filter(begins).collect();
        keyed.sort_by_key(|&at| self.rows[at].key.len());
        keyed
    }

    /// The name of the marked row.
    pub fn marked_name(&self) -> String {
        self.rows[self.mark].name.clone()
    }

    /// The key of a row with what stands between it and the name.
    fn key(&self, at: usize) -> String {
        let width = self.rows.iter().map(|row| row.key.len()).max().unwrap_or(0);
        let key = &self.rows[at].key;
        format!("{}{}  ", " ".repeat(width - key.len()), self.words.lang().digits(key))
    }

    /// Marks what was chosen without the mark.
    pub fn set_mark(&mut self, reply: Reply) {
        self.mark = self.rows.iter().position(|row| row.reply == reply).unwrap_or(self.mark);
    }

    /// The rows and the hint below them in lines of less than `width` cells; `None` if they do not fit in `height` lines.
    pub fn page(&self, width: usize, height: usize) -> Option<String> {
        // The last cell of a line stays free: some terminals wrap when it is filled.
        let mut page = Page::new(width - 1);
        if self.is_row {
            let part = |(at, row): (usize, &Row)| {
                format!("{}{} {}", self.sign(at), self.words.lang().digits(&row.key), row.name)
            };
            let parts: Vec<String> = self.rows.iter().enumerate().map(part).collect();
            for line in cells::fill(parts.iter().map(String::as_str), " ", page.width()) {
                page.line(&cells::cut(&line, page.width()));
            }
        } else {
            let hint = cells::fill(self.hint().split(PART), PART, page.width());
            if self.rows.iter().all(|row| row.key.len() == 1) {
                // Few options are shown to their last word: it may be what decides.
                for (at, row) in self.rows.iter().enumerate() {
                    let item = if at == self.mark { Page::strong_item } else { Page::item };
                    item(&mut page, 2, &format!("{}{}", self.sign(at), self.key(at)), &row.name);
                }
            } else {
                self.window(&mut page, height.checked_sub(hint.len())?)?;
            }
            for line in hint {
                page.quiet(&line);
            }
        }
        let page = page.finish();
        (page.lines().count() <= height).then_some(page)
    }

    /// As many rows as there is room for, around the mark.
    fn window(&self, page: &mut Page, room: usize) -> Option<()> {
        let shown = room.min(self.rows.len());
        if shown < LEAST_LINES.min(self.rows.len()) {
            return None;
        }
        let first = self.mark.saturating_sub(shown / 2).min(self.rows.len() - shown);
        let last = first + shown - 1;
        for at in first..=last {
            let more = at == first && first > 0 || at == last && last + 1 < self.rows.len();
            let label = if more { "…".to_owned() } else { format!("{}{}", self.key(at), self.rows[at].name) };
            page.line(&cells::cut(&format!("  {}{label}", self.sign(at)), page.width()));
        }
        Some(())
    }

    fn sign(&self, at: usize) -> &'static str {
        if at == self.mark { "> " } else { "  " }
    }

    fn hint(&self) -> String {
        let digits = |text: &str| self.words.lang().digits(text);
        if !self.typed.is_empty() {
            return say!(self.words, "hint-typed", typed = digits(&self.typed));
        }
        let numbers = self.rows.iter().filter(|row| matches!(row.reply, Reply::Value(_))).map(|row| &row.key);
        let mut numbers: Vec<&String> = numbers.collect();
        numbers.sort_by_key(|it| (it.len(), *it));
        let keys = match numbers[..] {
            [first, .., last] => digits(&format!("{first}-{last}")),
            _ => digits(numbers.first().map_or("", |it| it)),
        };
        if self.optional {
            say!(self.words, "hint-answers", keys = keys)
        } else {
            say!(self.words, "hint-chooses", keys = keys)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn list(words: &Words, count: usize, optional: bool) -> List<'_> {
        let names = (1..=count).map(|key| format!("option {key} with a long name"));
        List::of(words, &Prompt { optional, ..Prompt::choice(String::new(), names) }).unwrap()
    }

    /// The answer to these keys, if the last of them answers and none before.
    fn typed(list: &mut List, keys: &str) -> Option<Reply> {
        let mut keys = keys.chars().map(Key::Char);
        let end = keys.next_back().unwrap();
        for key in keys {
            assert_eq!(list.press(key), None);
        }
        list.press(end)
    }

    #[test]
    fn a_digit_chooses_at_once_unless_it_may_be_the_first_of_two() {
        let words = Words::new(Lang::En);
        let of = |count, keys| typed(&mut list(&words, count, false), keys);
        assert_eq!(of(9, "9"), Some(Reply::Value(8)));
        assert_eq!(of(9, "৪"), Some(Reply::Value(3)));
        assert_eq!(of(14, "14"), Some(Reply::Value(13)));
        assert_eq!(of(14, "১4"), Some(Reply::Value(13)));
        assert_eq!(of(14, "2"), Some(Reply::Value(1)));
        assert_eq!(of(14, "154"), Some(Reply::Value(13)), "15 is no option, so the 5 is not taken");
        assert_eq!(of(120, "10"), None);
        assert_eq!(of(120, "13"), Some(Reply::Value(12)));
        let mut list = list(&words, 14, false);
        assert_eq!((list.press(Key::Char('1')), list.press(Key::Enter)), (None, Some(Reply::Value(0))));
        assert_eq!(list.press(Key::Backspace), None);
        assert_eq!(list.press(Key::Char('3')), Some(Reply::Value(2)), "the 1 was taken back");
        assert_eq!((list.press(Key::Char('1')), list.press(Key::Down)), (None, None));
        assert_eq!(list.press(Key::Char('4')), Some(Reply::Value(3)), "an arrow begins anew");
    }

    #[test]
    fn what_must_be_answered_cannot_be_skipped() {
        let words = Words::new(Lang::En);
        for (optional, keys) in [(true, "-s?"), (false, "")] {
            let answers = |key: &char| list(&words, 3, optional).press(Key::Char(*key)).is_some();
            assert_eq!("-s? 0x".chars().filter(answers).collect::<String>(), keys);
        }
    }

    #[test]
    fn a_long_list_is_cut_and_shown_around_the_mark() {
        let words = Words::new(Lang::En);
        let mut list = list(&words, 30, false);
        assert!(list.page(24, 5).is_none(), "too few lines to move in");
        for mark in 0..30 {
            let page = list.page(24, 8).unwrap();
            let lines: Vec<&str> = page.lines().collect();
            assert_eq!(lines.len(), 8);
            assert!(lines.iter().all(|line| cells::width(line) < 24 || line.contains('\u{1b}')), "{page}");
            let marked = lines.iter().find(|line| line.starts_with("  > ")).unwrap();
            assert!(marked.contains(&format!(" {}  option", mark + 1)), "{page}");
            assert_eq!(lines[0] == "    …", mark > 3, "{page}");
            list.press(Key::Down);
        }
        assert!(list.page(24, 8).unwrap().starts_with("  >  1  "), "after the last comes the first");
        list.press(Key::Up);
        assert!(list.page(24, 8).unwrap().contains("  > 30  "));
    }

    #[test]
    fn few_options_are_shown_whole_or_not_at_all() {
        let words = Words::new(Lang::En);
        let list = list(&words, 3, true);
        let page = list.page(20, 20).unwrap();
        assert_eq!(page.matches("name").count(), 3, "{page}");
        assert!(list.page(20, page.lines().count() - 1).is_none());
    }
}
