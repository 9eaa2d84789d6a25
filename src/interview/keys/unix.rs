//! The keyboard of a Unix terminal.

use std::collections::VecDeque;
use std::io::{self, stdin};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::io::{Errno, ioctl_fionread, read};
use rustix::process::{Signal, kill_current_process_group};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

use super::Key;
use super::decode::{Decoder, Source};

/// The interval at which input is polled.
const LOOK: Duration = Duration::from_millis(1);

/// Reads keys from standard input, which must be a terminal.
pub struct Keyboard {
    /// How the terminal is while nobody reads keys from it.
    lines: Option<Termios>,
    keys: Decoder<Stdin>,
}

impl Keyboard {
    pub fn new() -> Self {
        Self { lines: tcgetattr(stdin()).ok(), keys: Decoder::new(Stdin) }
    }

    /// Makes the terminal hand over every key at once and unseen, until [`Self::rest`] or the end of `self`. That it stays so
    /// between two questions keeps keys that are pressed then from the screen. Cheap when it is so already, so it
    /// is said at every question: a shell may have changed it while the program was stopped.
    pub fn attend(&self) -> io::Result<()> {
        if let Some(lines) = &self.lines {
            let mut keys = lines.clone();
            keys.make_raw();
            // A line still ends where it ends.
            keys.output_modes = lines.output_modes;
            tcsetattr(stdin(), OptionalActions::Now, &keys)?;
        }
        Ok(())
    }

    /// Leaves the terminal as it was found.
    pub fn rest(&self) {
        if let Some(lines) = &self.lines {
            let _ = tcsetattr(stdin(), OptionalActions::Now, lines);
        }
    }

    /// Does what the terminal does at Ctrl-Z in programs that read lines: stops everything that runs with this one.
    pub fn suspend(&self) -> io::Result<()> {
        self.rest();
        Ok(kill_current_process_group(Signal::TSTP)?)
    }

    pub fn key(&mut self) -> io::Result<Key> {
        self.keys.key()
    }

    /// Waits so long for a key; gives whether one may have come. Where poll knows no terminals (macOS), reading waits.
    pub fn waits(&mut self, within: Duration) -> bool {
        self.keys.has_more() || ready(within)
    }

    pub fn settle(&mut self) -> io::Result<()> {
        self.keys.settle()
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        self.rest();
    }
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn ready(within: Duration) -> bool {
    use rustix::event::{PollFd, PollFlags, poll};

    let within = within.try_into().ok();
    poll(&mut [PollFd::new(&stdin(), PollFlags::IN)], within.as_ref()).is_ok_and(|count| count > 0)
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn ready(_: Duration) -> bool {
    true
}

struct Stdin;

impl Source for Stdin {
    fn read(&mut self, bytes: &mut VecDeque<u8>) -> io::Result<bool> {
        let mut piece = [0; 1024];
        loop {
            match read(stdin(), &mut piece) {
                // The second is what a terminal that is gone says.
                Ok(0) | Err(Errno::IO) => return Ok(false),
                Ok(count) => {
                    bytes.extend(&piece[..count]);
                    return Ok(true);
                }
                Err(Errno::INTR) => {}
                // Some other program left the terminal so that reading does not wait.
                Err(Errno::AGAIN) => sleep(10 * LOOK),
                Err(error) => return Err(error.into()),
            }
        }
    }

    // Not by poll, which knows no terminals on macOS.
    fn comes(&mut self, within: Duration) -> bool {
        let start = Instant::now();
        loop {
            if ioctl_fionread(stdin()).is_ok_and(|count| count > 0) {
                return true;
            }
            if start.elapsed() >= within {
                return false;
            }
            sleep(LOOK);
        }
    }
}
