//! Leaving in order when somebody stops the interview: the cursor is there again, the shell stands on a fresh line, and
//! the code that resumes has been printed.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use dialoguer::console::Term;

/// The exit code of a stopped interview.
pub const CANCELLED: i32 = 130;

/// What is said when the interview is stopped, by a key, a signal or the end of the input.
#[derive(Clone, Default)]
pub struct Interrupt {
    farewell: Arc<Mutex<String>>,
}

impl Interrupt {
    /// Catches Ctrl-C, and the signals that end a terminal.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn install() -> Result<Self, ctrlc::Error> {
        let interrupt = Self::default();
        let handler = interrupt.clone();
        ctrlc::set_handler(move || handler.leave())?;
        Ok(interrupt)
    }

    /// What will be said.
    pub fn set_farewell(&self, text: String) {
        *self.farewell.lock().unwrap_or_else(PoisonError::into_inner) = text;
    }

    /// Says it and ends the program. Whoever comes first, the signal or the prompt, does it; the other waits for the end.
    pub fn leave(&self) -> ! {
        let farewell = self.farewell.lock().unwrap_or_else(PoisonError::into_inner);
        let term = Term::stderr();
        if term.is_term() {
            let _ = term.show_cursor();
        }
        let _ = writeln!(std::io::stderr(), "\n{farewell}");
        std::process::exit(CANCELLED)
    }
}
