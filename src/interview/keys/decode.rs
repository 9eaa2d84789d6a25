//! Bytes of a terminal -> keys.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use super::{BURST, Key};

/// How long the rest of an escape sequence may take before its first byte counts as Esc. A slow connection can split a
/// sequence anywhere; readline waits as long.
const REST: Duration = Duration::from_millis(500);
const ESC: u8 = 0x1b;
const CTRL_C: u8 = 0x03;

/// Where the bytes come from.
pub trait Source {
    /// Waits for bytes and appends all that have come; gives whether there were any before the end.
    fn read(&mut self, bytes: &mut VecDeque<u8>) -> io::Result<bool>;

    /// Waits until bytes come, but only so long; gives whether they came.
    fn comes(&mut self, within: Duration) -> bool;
}

pub struct Decoder<S> {
    source: S,
    /// Read, but not decoded yet.
    bytes: VecDeque<u8>,
}

impl<S: Source> Decoder<S> {
    pub fn new(source: S) -> Self {
        Self { source, bytes: VecDeque::new() }
    }

    /// Whether something was read that is not decoded yet.
    pub fn has_more(&self) -> bool {
        !self.bytes.is_empty()
    }

    /// Waits for the next key. Keys and sequences that mean nothing to any question are passed over.
    pub fn key(&mut self) -> io::Result<Key> {
        loop {
            if self.bytes.is_empty() && !self.source.read(&mut self.bytes)? {
                return Ok(Key::EndOfInput);
            }
            let Some(byte) = self.bytes.pop_front() else { continue };
            let key = match byte {
                CTRL_C => Some(Key::Interrupt),
                0x04 => Some(Key::EndOfInput),
                0x1a => Some(Key::Suspend),
                b'\r' | b'\n' => Some(Key::Enter),
                0x08 | 0x7f => Some(Key::Backspace),
                ESC => self.escape()?,
                b' '..=b'~' => Some(Key::Char(byte.into())),
                0xc2..=0xf4 => self.letter(byte)?.map(Key::Char),
                _ => None,
            };
            if let Some(key) = key {
                return Ok(key);
            }
        }
    }

    /// Throws away what was sent together with the key that ended a question, so that a paste answers one question and not
    /// the next ones as well. What comes in one read with that key, or follows it faster than anybody types, belongs to
    /// the burst, and so does all that follows until there is a pause. A key pressed after a pause is kept, even
    /// if the next question does not stand on the screen yet.
    pub fn settle(&mut self) -> io::Result<()> {
        loop {
            // Ctrl-C works in whatever flood.
            if self.bytes.contains(&CTRL_C) {
                self.bytes = [CTRL_C].into();
                return Ok(());
            }
            self.bytes.clear();
            if !self.source.comes(BURST) || !self.source.read(&mut self.bytes)? {
                return Ok(());
            }
        }
    }

    /// The next byte of something that has begun.
    fn rest(&mut self) -> io::Result<Option<u8>> {
        if self.bytes.is_empty() && self.source.comes(REST) {
            self.source.read(&mut self.bytes)?;
        }
        Ok(self.bytes.pop_front())
    }

    /// What an Esc begins: itself, a sequence, or a key pressed together with Alt.
    fn escape(&mut self) -> io::Result<Option<Key>> {
        let together = !self.bytes.is_empty();
        match self.rest()? {
            None => Ok(Some(Key::Escape)),
            Some(b'[') => self.control_sequence(),
            Some(b'O') => Ok(self.rest()?.and_then(named)),
            // A terminal's late answer to a question of the program before, as for its colours.
            Some(b']' | b'P' | b'X' | b'^' | b'_') if together => self.text_sequence(),
            Some(ESC) if together => {
                self.bytes.push_front(ESC);
                Ok(None)
            }
            Some(_) if together => Ok(None),
            Some(byte) => {
                self.bytes.push_front(byte);
                Ok(Some(Key::Escape))
            }
        }
    }

    /// The rest of `ESC [`: parameters, then one final byte.
    fn control_sequence(&mut self) -> io::Result<Option<Key>> {
        let mut parameters = Vec::new();
        loop {
            match self.rest()? {
                Some(byte @ b' '..=b'?') => parameters.push(byte),
                // The function keys of Linux' console: `ESC [ [ A`.
                Some(b'[') if parameters.is_empty() => return self.rest().map(|_| None),
                Some(b'~') => {
                    return Ok(match parameters.as_slice() {
                        b"1" | b"7" => Some(Key::Home),
                        b"4" | b"8" => Some(Key::End),
                        _ => None,
                    });
                }
                // With parameters it was pressed together with Shift or Ctrl.
                Some(last @ b'@'..=b'~') => return Ok(if parameters.is_empty() { named(last) } else { None }),
                // Broken off.
                Some(byte) => {
                    self.bytes.push_front(byte);
                    return Ok(None);
                }
                None => return Ok(None),
            }
        }
    }

    /// The rest of a sequence that holds a text, up to BEL or `ESC \`.
    fn text_sequence(&mut self) -> io::Result<Option<Key>> {
        loop {
            match self.rest()? {
                Some(ESC) => return self.rest().map(|_| None),
                Some(CTRL_C) => return Ok(Some(Key::Interrupt)),
                Some(0x07) | None => return Ok(None),
                Some(_) => {}
            }
        }
    }

    /// The rest of a letter in UTF-8 of more than one byte.
    fn letter(&mut self, first: u8) -> io::Result<Option<char>> {
        let mut letter = vec![first];
        while let Some(byte) = self.rest()? {
            letter.push(byte);
            match std::str::from_utf8(&letter) {
                Ok(letter) => return Ok(letter.chars().next()),
                Err(error) if error.error_len().is_none() => {}
                Err(_) => {
                    self.bytes.push_front(byte);
                    break;
                }
            }
        }
        Ok(None)
    }
}

fn named(last: u8) -> Option<Key> {
    Some(match last {
        b'A' | b'D' => Key::Up,
        b'B' | b'C' => Key::Down,
        b'H' => Key::Home,
        b'F' => Key::End,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces of input, each after a pause.
    struct Script(VecDeque<(Duration, &'static [u8])>);

    impl Source for Script {
        fn read(&mut self, bytes: &mut VecDeque<u8>) -> io::Result<bool> {
            let piece = self.0.pop_front();
            bytes.extend(piece.iter().flat_map(|(_, piece)| *piece));
            Ok(piece.is_some())
        }

        fn comes(&mut self, within: Duration) -> bool {
            match self.0.front_mut() {
                Some((pause, _)) if *pause <= within => true,
                Some((pause, _)) => {
                    *pause -= within;
                    false
                }
                None => false,
            }
        }
    }

    fn decoder(pieces: &[(u64, &'static [u8])]) -> Decoder<Script> {
        Decoder::new(Script(pieces.iter().map(|(pause, piece)| (Duration::from_millis(*pause), *piece)).collect()))
    }

    fn keys(pieces: &[(u64, &'static [u8])]) -> Vec<Key> {
        let mut decoder = decoder(pieces);
        std::iter::from_fn(|| decoder.key().ok().filter(|key| *key != Key::EndOfInput)).collect()
    }

    #[test]
    fn escape_sequences_may_arrive_in_pieces() {
        assert_eq!(keys(&[(0, b"\x1b[A")]), [Key::Up]);
        assert_eq!(keys(&[(0, b"\x1b"), (100, b"[A")]), [Key::Up]);
        assert_eq!(keys(&[(0, b"\x1b"), (400, b"["), (400, b"B")]), [Key::Down]);
        assert_eq!(keys(&[(0, b"\x1bO"), (100, b"H\x1b[4~")]), [Key::Home, Key::End]);
        assert_eq!(keys(&[(0, b"\x1b[1"), (600, b"5")]), [Key::Char('5')], "a broken one does not swallow later keys");
    }

    #[test]
    fn esc_is_a_key_when_nothing_belongs_to_it() {
        assert_eq!(keys(&[(0, b"\x1b")]), [Key::Escape]);
        assert_eq!(keys(&[(0, b"\x1b"), (600, b"[")]), [Key::Escape, Key::Char('[')]);
        assert_eq!(keys(&[(0, b"\x1b"), (100, b"5")]), [Key::Escape, Key::Char('5')]);
        assert_eq!(keys(&[(0, b"\x1b\x1b")]), [Key::Escape]);
        assert_eq!(keys(&[(0, b"\x1b"), (100, b"\x1b")]), [Key::Escape, Key::Escape]);
    }

    #[test]
    fn what_means_nothing_is_passed_over() {
        for ignored in [
            &b"\x1b[15~"[..], // F5
            b"\x1bOQ",        // F2
            b"\x1b[[C",       // F3 on Linux' console
            b"\x1b[200~",     // a paste begins
            b"\x1b[1;5B",     // Ctrl and an arrow
            b"\x1b5",         // Alt and a key
            b"\x1b\x1b[15~",  // Alt and F5
            b"\x1b[I",        // the window has the focus
            b"\x1b]11;rgb:1111/2222/3333\x07",
            b"\x1b]11;rgb:1111/2222/3333\x1b\\",
            b"\t\x00\x1c\xff\x80",
            b"\xe0\xa7", // a letter that is cut off
        ] {
            let shown = ignored.escape_ascii();
            let mut both = ignored.to_vec();
            both.push(b'\r');
            assert_eq!(keys(&[(0, both.leak())]), [Key::Enter], "{shown}");
        }
    }

    #[test]
    fn letters_of_more_than_one_byte_may_arrive_in_pieces() {
        assert_eq!(keys(&[(0, "৫é".as_bytes())]), [Key::Char('৫'), Key::Char('é')]);
        assert_eq!(keys(&[(0, b"\xe0"), (100, b"\xa7\xab")]), [Key::Char('৫')]);
    }

    #[test]
    fn a_burst_ends_with_the_question_and_single_keys_are_kept() {
        let after_first = |pieces: &[(u64, &'static [u8])]| {
            let mut decoder = decoder(pieces);
            decoder.key().unwrap();
            decoder.settle().unwrap();
            decoder.key().unwrap()
        };
        assert_eq!(after_first(&[(0, b"55555\n")]), Key::EndOfInput);
        assert_eq!(after_first(&[(0, b"5"), (1, b"555"), (20, b"5"), (60, b"4")]), Key::Char('4'));
        assert_eq!(after_first(&[(0, b"5"), (60, b"4")]), Key::Char('4'));
        assert_eq!(after_first(&[(0, b"5"), (1, b"55\x035")]), Key::Interrupt);
    }
}
