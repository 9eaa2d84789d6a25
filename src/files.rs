//! Reading and writing files whole.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

#[cfg(unix)]
use rustix::fs::{FlockOperation, flock};
use tempfile::NamedTempFile;

use crate::error::Error;
use crate::lang::Phrase;
use crate::phrase;

/// More than this is not a catalogue or an answers file but a mistake: ten times the built-in catalogue. What reading one
/// takes, at worst 35 bytes of memory for each of its own, a phone has.
pub(crate) const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The text of a file. Fails like [`text`].
pub(crate) fn read_text(path: &Path) -> Result<String, Error> {
    text(File::open(path).map_err(|source| Error::file("read", path, source))?, &path.display().to_string())
}

/// The text of standard input. Fails like [`text`].
pub(crate) fn read_stdin() -> Result<String, Error> {
    text(io::stdin().lock(), "standard input")
}

/// The text that `reader` gives; `name` is what errors call it.
///
/// # Errors
/// If it cannot be read, is larger than 4 MiB or is not UTF-8.
pub fn text(reader: impl Read, name: &str) -> Result<String, Error> {
    let mut bytes = Vec::new();
    reader.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|source| Error::file("read", name, source))?;
    if bytes.len() > MOST_BYTES {
        return Err(Error::data(phrase!("error-too-large", name = name), None));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = valid.split(|&byte| byte == b'\n').count();
        let before = valid.rsplit(|&byte| byte == b'\n').next().unwrap_or_default();
        let column = String::from_utf8_lossy(before).chars().count() + 1;
        Error::data(Phrase::at(format!("{name}:{line}:{column}"), phrase!("error-not-utf8")), phrase!("hint-not-utf8"))
    })
}

/// Fails if a file cannot be written, as far as that can be told before there is something to write, or if there is a file
/// already and `force` is not set.
pub(crate) fn can_write(path: &Path, force: bool) -> Result<(), Error> {
    // A pipe that is opened and closed is at its end for whoever reads it.
    if path.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return Ok(());
    }
    Draft::new(path, force).map(drop)
}

/// Writes a file whole or not at all: whatever happens, either what stood there before or the new text stands there. Fails
/// if it cannot be written, or if there is a file already and `force` is not set.
pub(crate) fn write_whole(path: &Path, text: &str, force: bool) -> Result<(), Error> {
    let mut draft = Draft::new(path, force)?;
    draft.write_all(text.as_bytes()).map_err(|source| draft.failed(source))?;
    draft.finish()
}

/// Whether two names mean one file, which need not be there yet.
pub(crate) fn are_one(one: &Path, other: &Path) -> bool {
    place(one) == place(other)
}

/// Where a file of this name is or would be: behind symbolic links, in a folder with one spelling.
fn place(path: &Path) -> PathBuf {
    /// As many as Linux follows.
    const MOST_LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match std::fs::read_link(&path) {
            Ok(to) => path = folder(&path).join(to),
            Err(_) => break,
        }
    }
    match (folder(&path).canonicalize(), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path,
    }
}

/// The folder that a file of this name is in.
pub(crate) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file that is being written beside its place and put there when it is whole. A device or a pipe has no place beside it
/// and is written to as it comes.
pub(crate) struct Draft {
    file: Writing,
    path: PathBuf,
    force: bool,
}

enum Writing {
    /// Beside its place, which is the second.
    Beside(NamedTempFile, PathBuf),
    Through(File),
}

/// What the names of drafts begin with.
const PREFIX: &str = ".pothik-";

/// Those that are not finished, for [`discard_drafts`].
static DRAFTS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

impl Draft {
    /// Begins a file that will be `path`. Fails if nothing can be written there, or if there is a file already and `force`
    /// is not set.
    pub fn new(path: &Path, force: bool) -> Result<Self, Error> {
        let failed = |source| Error::file("write", path, source);
        match path.metadata() {
            Ok(there) if there.is_dir() => {
                let hint = phrase!("hint-is-folder", file = &path.join("advice.html").display());
                return Err(Error::data(phrase!("error-is-folder", path = &path.display()), hint));
            }
            Ok(there) if !there.is_file() => {
                let file = Writing::Through(File::options().write(true).open(path).map_err(failed)?);
                return Ok(Self { file, path: path.to_owned(), force });
            }
            Ok(_) if !force => return Err(is_there(path)),
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
        let place = place(path);
        let folder = self::folder(&place);
        if !folder.is_dir() {
            return Err(Error::data(phrase!("error-no-folder", folder = &folder.display()), phrase!("hint-no-folder")));
        }
        // Elsewhere nothing tells a draft that is written from one that is not.
        #[cfg(unix)]
        discard_abandoned(folder);
        // Opened as any new file, not as a secret one.
        let draft = tempfile::Builder::new().prefix(PREFIX).make_in(folder, |draft| {
            let file = File::create_new(draft)?;
            // Shows others that it is being written. Where files cannot be locked, none is taken for abandoned.
            #[cfg(unix)]
            let _ = flock(&file, FlockOperation::LockShared);
            // Another run may have taken it for abandoned before it was locked: then a new one is made.
            if draft.exists() { Ok(file) } else { Err(ErrorKind::AlreadyExists.into()) }
        });
        let file = draft.map_err(failed)?;
        drafts().push(file.path().to_owned());
        Ok(Self { file: Writing::Beside(file, place), path: path.to_owned(), force })
    }

    /// Puts the file in its place. Fails if it cannot be written, or if one has come there meanwhile and `force` is not
    /// set.
    pub fn finish(self) -> Result<(), Error> {
        let Self { file, path, force } = self;
        let failed = |source| Error::file("write", &path, source);
        let (file, place) = match file {
            Writing::Beside(file, place) => (file, place),
            Writing::Through(mut file) => return file.flush().map_err(failed),
        };
        file.as_file().sync_all().map_err(failed)?;
        let draft = file.path().to_owned();
        let saved = if force { file.persist(&place) } else { file.persist_noclobber(&place) };
        drafts().retain(|known| *known != draft);
        match saved {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Err(is_there(&path)),
            Err(error) => Err(failed(error.error)),
        }
    }

    /// The error that writing failed with.
    pub fn failed(&self, source: io::Error) -> Error {
        Error::file("write", &self.path, source)
    }
}

impl Writing {
    fn file(&mut self) -> &mut File {
        match self {
            Self::Beside(file, _) => file.as_file_mut(),
            Self::Through(file) => file,
        }
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.file().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.file().flush()
    }
}

/// Takes away the drafts in a folder that nobody writes any more, because a run was killed: only they can be locked.
#[cfg(unix)]
fn discard_abandoned(folder: &Path) {
    /// How many letters tempfile puts behind a prefix.
    const RANDOM: usize = 6;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_draft = entry
            .file_name()
            .to_str()
            .and_then(|name| name.strip_prefix(PREFIX))
            .is_some_and(|rest| rest.len() == RANDOM && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        if !is_draft || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let Ok(draft) = File::open(entry.path()) else { continue };
        if flock(&draft, FlockOperation::NonBlockingLockExclusive).is_ok() {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Takes away what was begun and will not be finished, before the program is ended from outside.
pub(crate) fn discard_drafts() {
    for draft in drafts().drain(..) {
        // It may be gone already.
        let _ = std::fs::remove_file(draft);
    }
}

fn drafts() -> MutexGuard<'static, Vec<PathBuf>> {
    DRAFTS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn is_there(path: &Path) -> Error {
    Error::data(phrase!("error-is-there", path = &path.display()), phrase!("hint-is-there"))
}

/// The whole name of a file, with its folders, so that it can be found again.
pub(crate) fn absolute(path: &Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string()
}
