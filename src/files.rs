//! Reading files whole.

use std::io::Read;
use std::path::Path;

use crate::error::Error;

/// More than this is not a catalogue or an answers file but a mistake.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// The text of a file.
///
/// # Errors
/// If it cannot be read, is larger than 16 MiB or is not UTF-8.
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
/// If it cannot be read, is larger than 16 MiB or is not UTF-8.
pub fn read_stdin() -> Result<String, Error> {
    text(std::io::stdin().lock(), "standard input")
}

fn text(reader: impl Read, name: &str) -> Result<String, Error> {
    let mut bytes = Vec::new();
    reader.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Error::data(format!("{name} is larger than 16 MiB"), None));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = valid.split(|&byte| byte == b'\n').count();
        Error::data(format!("{name}, line {line}: this is not UTF-8 text"), "save the file as UTF-8".to_owned())
    })
}
