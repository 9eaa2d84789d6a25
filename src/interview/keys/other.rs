//! The keyboard where there is no Unix.

use std::io;
use std::time::Instant;

use dialoguer::console::{self, Term};

use super::{BURST, Key};

pub struct Keyboard {
    term: Term,
    /// When the last question was answered, or the last key thrown away.
    settled: Option<Instant>,
}

#[allow(clippy::unused_self, clippy::unnecessary_wraps, reason = "as on Unix")]
impl Keyboard {
    pub fn new() -> Self {
        Self { term: Term::stderr(), settled: None }
    }

    pub fn attend(&self) -> io::Result<()> {
        Ok(())
    }

    pub fn rest(&self) {}

    pub fn suspend(&self) -> io::Result<()> {
        Ok(())
    }

    pub fn key(&mut self) -> io::Result<Key> {
        loop {
            let key = self.term.read_key_raw()?;
            // console cannot say whether more is waiting. What is there as soon as the next question reads keys was pasted.
            if self.settled.is_some_and(|settled| settled.elapsed() < BURST) && key != console::Key::CtrlC {
                self.settled = Some(Instant::now());
                continue;
            }
            self.settled = None;
            return Ok(match key {
                console::Key::Char('\x04') => Key::EndOfInput,
                console::Key::Char(c) if !c.is_control() => Key::Char(c),
                console::Key::Enter => Key::Enter,
                console::Key::Backspace => Key::Backspace,
                console::Key::Escape => Key::Escape,
                console::Key::ArrowUp | console::Key::ArrowLeft => Key::Up,
                console::Key::ArrowDown | console::Key::ArrowRight => Key::Down,
                console::Key::Home => Key::Home,
                console::Key::End => Key::End,
                console::Key::CtrlC => Key::Interrupt,
                _ => continue,
            });
        }
    }

    pub fn waits(&mut self, _: std::time::Duration) -> bool {
        true
    }

    pub fn settle(&mut self) -> io::Result<()> {
        self.settled = Some(Instant::now());
        Ok(())
    }
}
