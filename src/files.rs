//! Reading and writing files whole.

use std::io::{Read, Write};
use std::path::Path;

use crate::error::Error;

/// More than this is not a catalogue or an answers file but a mistake: ten times the built-in catalogue. What reading one
/// takes, at worst 35 bytes of memory for each of its own, a phone has.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// The text of a file.
///
/// # Errors
/// If it cannot be read, is larger than 4 MiB or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Error> {
    let failed = |source| Error::File { doing: "read", path: path.to_owned(), source };
    text(std::fs::File::open(path).map_err(failed)?, &path.display().to_string()).map_err(|error| match error {
        Error::Io(source) => failed(source),
        other => other,
    })
}

/// The text of standard input.
///
/// # Errors
/// If it cannot be read, is larger than 4 MiB or is not UTF-8.
pub fn read_stdin() -> Result<String, Error> {
    text(std::io::stdin().lock(), "standard input")
}

/// The text that `reader` gives; `name` is what errors call it.
///
/// # Errors
/// If it cannot be read, is larger than 4 MiB or is not UTF-8.
pub fn text(reader: impl Read, name: &str) -> Result<String, Error> {
    let mut bytes = Vec::new();
    reader.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Error::data(format!("{name} is larger than 4 MiB"), None));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = valid.split(|&byte| byte == b'\n').count();
        let column =
            String::from_utf8_lossy(valid.rsplit(|&byte| byte == b'\n').next().unwrap_or_default()).chars().count() + 1;
        Error::data(format!("{name}:{line}:{column}: this is not UTF-8 text"), "save the file as UTF-8".to_owned())
    })
}

/// Writes a file whole or not at all: whatever happens, either what stood there before or the new text stands there.
///
/// # Errors
/// If it cannot be written, or if there is a file already and `force` is not set.
pub fn write_whole(path: &Path, text: &str, force: bool) -> Result<(), Error> {
    let failed = |source| Error::File { doing: "write", path: path.to_owned(), source };
    let exists = || {
        let hint = "choose another name, or let it be replaced with --force".to_owned();
        Error::data(format!("{} is there already", path.display()), Some(hint))
    };
    if path.exists() && !force {
        return Err(exists());
    }
    if path.exists() && !path.is_file() {
        return Err(failed(std::io::Error::other("it is not a file")));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".pothik-");
    // As any new file, not as a secret one.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    let saved = if force { file.persist(path) } else { file.persist_noclobber(path) };
    match saved {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Err(exists()),
        Err(error) => Err(failed(error.error)),
    }
}

/// The whole name of a file, with its folders, so that it can be found again.
pub fn absolute(path: &Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string()
}
