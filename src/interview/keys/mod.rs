//! Single keys from a terminal.
//!
//! On Unix the bytes are read and decoded here: console's `read_key` takes an escape sequence that arrives in two pieces
//! for Esc and leaves pasted text to the questions that follow. Elsewhere the system delivers keys, not bytes, and console
//! reads them.

#[cfg(any(unix, test))]
mod decode;
#[cfg(not(unix))]
mod other;
#[cfg(unix)]
mod unix;

use std::time::Duration;

#[cfg(not(unix))]
pub use other::Keyboard;
#[cfg(unix)]
pub use unix::Keyboard;

/// Bytes closer together are pasted or sent by a program: the fastest typists leave about twice as long between keys.
const BURST: Duration = Duration::from_millis(25);

/// A key that means something in some question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Char(char),
    Enter,
    Backspace,
    Escape,
    /// Or to the left, where options stand side by side.
    Up,
    /// Or to the right.
    Down,
    Home,
    End,
    Interrupt,
    Suspend,
    /// Ctrl-D, or the terminal is gone.
    EndOfInput,
}
