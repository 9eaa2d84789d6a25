//! A real pseudo-terminal, in which a test sees what a person would.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

use crate::support::search_path;

/// Longer than any machine needs.
const PATIENCE: Duration = Duration::from_secs(60);
/// How many lines a screen has, unless a test says otherwise.
const ROWS: u16 = 44;

pub const UP: &str = "\x1b[A";
pub const DOWN: &str = "\x1b[B";
pub const ESCAPE: &str = "\x1b";
pub const ENTER: &str = "\r";
pub const BACKSPACE: &str = "\x7f";
pub const CTRL_C: &str = "\x03";
pub const CTRL_D: &str = "\x04";
pub const CTRL_Z: &str = "\x1a";

/// A program in a terminal of its own. What it writes is shown byte by byte as the test asks for it, so that what a test
/// sees depends on what is written and never on when.
pub struct Terminal {
    screen: vt100::Parser,
    written: Receiver<Vec<u8>>,
    unread: VecDeque<u8>,
    reads: JoinHandle<()>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// Runs `sh -c script`, in which `pothik` is the program, on a screen `columns` wide.
    pub fn run(script: &str, columns: u16, env: &[(&str, &str)]) -> Self {
        Self::run_on(script, (ROWS, columns), env)
    }

    /// Runs it on a screen of these rows and columns.
    pub fn run_on(script: &str, (rows, columns): (u16, u16), env: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(size(rows, columns)).unwrap();
        let mut command = CommandBuilder::new("sh");
        // The shell itself is to survive Ctrl-C.
        command.args(["-c", &format!("trap : INT; {script}")]);
        command.env_clear();
        // By default it would begin in the home folder, which not every user has.
        command.cwd(std::env::temp_dir());
        command.env("PATH", search_path());
        command.env("TERM", "xterm-256color");
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = vt100::Parser::new(NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap(), 0);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, written) = channel();
        let reads = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        Self { screen, written, unread: VecDeque::new(), reads, keyboard, child, master: pair.master }
    }

    /// Gives the screen another size, as when a phone is turned.
    pub fn resize(&mut self, rows: u16, columns: u16) {
        self.master.resize(size(rows, columns)).unwrap();
        self.screen.screen_mut().set_size(NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap());
    }

    /// Closes the terminal, as when its window is closed, and gives what ran in it.
    pub fn hang_up(mut self) -> Box<dyn Child + Send + Sync> {
        // Nobody reads any more, once something is written.
        drop(self.written);
        self.keyboard.write_all(UP.as_bytes()).unwrap();
        self.reads.join().unwrap();
        self.child
    }

    /// Presses keys in a menu, once it reads them: before, the terminal itself would show them.
    pub fn press(&mut self, keys: &str) {
        self.wait_for_keys();
        self.enter(keys);
    }

    /// Waits until a menu reads keys.
    pub fn wait_for_keys(&mut self) {
        let reads_lines = |termios: &dyn std::fmt::Debug| format!("{termios:?}").contains("ICANON");
        let start = Instant::now();
        while self.master.get_termios().is_none_or(|it| reads_lines(&it.local_flags)) {
            assert!(start.elapsed() < PATIENCE, "no menu reads keys:\n{}", self.lines().join("\n"));
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Enters what the terminal shows and hands over line by line.
    pub fn enter(&mut self, text: &str) {
        self.keyboard.write_all(text.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// The lines of the screen, without blanks at their ends and without empty lines at the end. The line in
    /// which the cursor stands, which is not ended yet, ends in `_`.
    pub fn lines(&self) -> Vec<String> {
        let screen = self.screen.screen();
        let mut lines = vec![String::new()];
        let mut has_cursor = false;
        for (at, row) in (0..).zip(screen.rows(0, screen.size().1.into())) {
            let line = lines.last_mut().unwrap();
            line.push_str(&row);
            has_cursor |= at == screen.cursor_position().0;
            if !screen.row_wrapped(at) {
                line.truncate(line.trim_end().len());
                if std::mem::take(&mut has_cursor) && !line.is_empty() {
                    line.push('_');
                }
                lines.push(String::new());
            }
        }
        lines.truncate(lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1));
        lines
    }

    /// Waits until the screen is as it should be, and gives its lines.
    pub fn wait(&mut self, what: &str, is_so: impl Fn(&[String]) -> bool) -> Vec<String> {
        loop {
            let lines = self.lines();
            if is_so(&lines) {
                return lines;
            }
            if self.unread.is_empty() {
                let bytes = self.written.recv_timeout(PATIENCE);
                self.unread.extend(bytes.unwrap_or_else(|_| panic!("waited for {what}:\n{}", lines.join("\n"))));
            }
            // Only the end of a line or of a sequence can finish what a test waits for.
            while let Some(byte) = self.unread.pop_front() {
                self.screen.process(&[byte]);
                if byte.is_ascii() {
                    break;
                }
            }
        }
    }

    pub fn wait_for(&mut self, text: &str) -> Vec<String> {
        self.wait(text, |lines| lines.join("\n").contains(text))
    }

    /// Waits until the script says with which status the program ended.
    pub fn wait_for_status(&mut self, status: u8) -> Vec<String> {
        let line = format!("status={status}");
        self.wait(&line, |lines| lines.contains(&line))
    }

    pub fn cursor_is_shown(&self) -> bool {
        !self.screen.screen().hide_cursor()
    }

    pub fn end(mut self) -> u32 {
        self.child.wait().unwrap().exit_code()
    }
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// Waits for the end of what ran in a terminal.
pub fn wait_for_end(child: &mut dyn Child) -> ExitStatus {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        assert!(start.elapsed() < PATIENCE, "it does not end");
        std::thread::sleep(Duration::from_millis(1));
    }
}
