//! What can go wrong, and with which exit code the program ends.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::answers::CodeError;
use crate::catalog::{Catalog, NotFound, Problems, Thing};
use crate::lang::{Phrase, Words};
use crate::untrusted::quoted;
use crate::{phrase, say};

/// An error, in words for the person who can mend it.
#[derive(Debug, Error)]
pub enum Error {
    /// The command line was wrong, or answers are missing.
    #[error("{message}")]
    Usage {
        message: Phrase,
        /// What to do about it.
        hint: Option<Phrase>,
    },
    /// Data in a file or a code was wrong.
    #[error("{message}")]
    Data {
        /// What is wrong, and where.
        message: Phrase,
        /// What to do about it.
        hint: Option<Phrase>,
    },
    #[error("{0}")]
    Catalog(Problems),
    /// A file could not be read or written.
    #[error("cannot {doing} {path}: {source}", path = path.display())]
    File {
        /// What was tried: "read" or "write".
        doing: &'static str,
        path: PathBuf,
        source: io::Error,
    },
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl From<CodeError> for Error {
    fn from(error: CodeError) -> Self {
        match error {
            CodeError::Typo(_) => Self::usage(error.phrase(), phrase!("hint-code-typo")),
            CodeError::UnknownEdition { .. } => Self::data(error.phrase(), phrase!("hint-code-edition")),
        }
    }
}

impl Error {
    /// Wrong usage, with what to do instead.
    pub fn usage(message: impl Into<Phrase>, hint: impl Into<Option<Phrase>>) -> Self {
        Self::Usage { message: message.into(), hint: hint.into() }
    }

    /// Wrong data, with what to do about it.
    pub fn data(message: impl Into<Phrase>, hint: impl Into<Option<Phrase>>) -> Self {
        Self::Data { message: message.into(), hint: hint.into() }
    }

    /// A file, or what stands for one, that could not be read or written.
    pub fn file(doing: &'static str, path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self::File { doing, path: path.into(), source }
    }

    /// A word for one of `among` that was not found.
    pub fn not_found(catalog: &Catalog, word: &str, among: &[Thing], why: &NotFound) -> Self {
        let did_you_mean = |near: &[Thing]| {
            let ids = near.iter().map(|thing| Phrase::Written(format!("`{}`", catalog.id(*thing))));
            let all = ids.reduce(|first, last| phrase!("list-or", first = first, last = last));
            phrase!("hint-near", all = all.unwrap_or_else(|| Phrase::Written(String::new())))
        };
        let word = quoted(word);
        let hint = match why {
            NotFound::Several(near) => {
                return Self::usage(phrase!("error-several", word = word), did_you_mean(near));
            }
            NotFound::Elsewhere(thing) => {
                let id = catalog.id(*thing);
                match thing {
                    Thing::Skill(_) => phrase!("hint-is-skill", id = id),
                    Thing::Method(_) => phrase!("hint-is-method", id = id),
                    Thing::Platform(_) => phrase!("hint-is-platform", id = id),
                    Thing::Guide(_) => phrase!("hint-is-guide", id = id),
                }
            }
            NotFound::Nothing(near) if near.is_empty() => {
                let all = among.iter().map(|&it| catalog.id(it)).collect::<Vec<_>>().join(", ");
                phrase!("hint-there-are", all = all)
            }
            NotFound::Nothing(near) => did_you_mean(near),
        };
        Self::usage(phrase!("error-not-found", word = word), hint)
    }

    /// What is wrong, in the language of `words`.
    pub fn say(&self, words: &Words) -> String {
        match self {
            Self::Usage { message, .. } | Self::Data { message, .. } => message.say(words),
            Self::Catalog(problems) => problems.to_string(),
            Self::File { doing, path, source } => {
                let why = reason(source).say(words);
                say!(words, "error-file", doing = *doing, path = path.display().to_string(), why = why)
            }
            Self::Io(source) => reason(source).say(words),
        }
    }

    /// What to do about it, if it says so apart.
    pub fn hint(&self) -> Option<&Phrase> {
        match self {
            Self::Usage { hint, .. } | Self::Data { hint, .. } => hint.as_ref(),
            _ => None,
        }
    }

    /// The exit code: 2 for wrong usage or missing answers, 1 for everything else.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage { .. } => 2,
            _ => 1,
        }
    }

    /// Whether somebody merely stopped reading what we print.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Io(error) | Self::File { source: error, .. } if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// Why the system refused something; of the common reasons it speaks English only.
fn reason(error: &io::Error) -> Phrase {
    let kind = match error.kind() {
        io::ErrorKind::NotFound => "missing",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "forbidden",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "full",
        io::ErrorKind::IsADirectory => "folder",
        io::ErrorKind::NotADirectory => "no-folder",
        io::ErrorKind::InvalidFilename => "name",
        _ => "other",
    };
    phrase!("error-why", kind = kind, why = error)
}
