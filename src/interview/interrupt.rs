//! Leaving in order when somebody stops the interview: the cursor is there again, the shell stands on a fresh line, and
//! the code that resumes has been printed.

use std::io::Write;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use dialoguer::console::Term;
#[cfg(unix)]
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// The exit code of a stopped interview.
pub const CANCELLED: i32 = 130;

/// What is said when the interview is stopped, by a key, a signal or the end of the input.
#[derive(Clone, Default)]
pub struct Interrupt {
    farewell: Arc<Mutex<String>>,
    /// How the terminal was before a menu read keys from it: a signal ends the program in the middle of that.
    #[cfg(unix)]
    terminal: Option<Termios>,
}

impl Interrupt {
    /// Catches Ctrl-C, and the signals that end a terminal.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn install() -> Result<Self, ctrlc::Error> {
        let interrupt = Self {
            #[cfg(unix)]
            terminal: tcgetattr(std::io::stdin()).ok(),
            ..Self::default()
        };
        let handler = interrupt.clone();
        ctrlc::set_handler(move || handler.leave())?;
        Ok(interrupt)
    }

    pub fn set_farewell(&self, text: String) {
        *self.farewell.lock().unwrap_or_else(PoisonError::into_inner) = text;
    }

    pub fn say_farewell(&self) {
        drop(self.farewell());
    }

    /// Says it and ends the program. Whoever comes first, the signal or the prompt, does it; the other waits for the end.
    pub fn leave(&self) -> ! {
        let _lock = self.farewell();
        #[cfg(unix)]
        if let Some(terminal) = &self.terminal {
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, terminal);
        }
        std::process::exit(CANCELLED)
    }

    fn farewell(&self) -> MutexGuard<'_, String> {
        let farewell = self.farewell.lock().unwrap_or_else(PoisonError::into_inner);
        let term = Term::stderr();
        if term.is_term() {
            let _ = term.show_cursor();
        }
        let _ = writeln!(std::io::stderr(), "\n{farewell}");
        farewell
    }
}
