//! What can go wrong, and with which exit code the program ends.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::answers::CodeError;
use crate::catalog::{Catalog, NotFound, Problems, Thing};
use crate::untrusted::quoted;

/// An error, in words for the person who can mend it.
#[derive(Debug, Error)]
pub enum Error {
    /// The command line was wrong, or answers are missing.
    #[error("{message}")]
    Usage {
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
    /// Data in a file or a code was wrong.
    #[error("{message}")]
    Data {
        /// What is wrong, and where.
        message: String,
        /// What to do about it.
        hint: Option<String>,
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
        let message = error.to_string();
        match error {
            CodeError::Typo(_) => {
                let hint = "copy the whole line that Pothik printed, or leave --code out to begin anew";
                Self::usage(message, Some(hint.to_owned()))
            }
            CodeError::UnknownEdition { .. } => {
                let hint = "answer the questions anew, or use the catalogue or the Pothik that made the code";
                Self::data(message, Some(hint.to_owned()))
            }
        }
    }
}

impl Error {
    /// Wrong usage, with what to do instead.
    pub fn usage(message: impl Into<String>, hint: impl Into<Option<String>>) -> Self {
        Self::Usage { message: message.into(), hint: hint.into() }
    }

    /// Wrong data, with what to do about it.
    pub fn data(message: impl Into<String>, hint: impl Into<Option<String>>) -> Self {
        Self::Data { message: message.into(), hint: hint.into() }
    }

    /// A file, or what stands for one, that could not be read or written.
    pub fn file(doing: &'static str, path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self::File { doing, path: path.into(), source }
    }

    /// A word for one of `among` that was not found.
    pub fn not_found(catalog: &Catalog, word: &str, among: &[Thing], why: &NotFound) -> Self {
        let did_you_mean = |near: &[Thing]| {
            let ids: Vec<String> = near.iter().map(|thing| format!("`{}`", catalog.id(*thing))).collect();
            format!("did you mean {}?", ids.join(" or "))
        };
        let word = quoted(word);
        let hint = match why {
            NotFound::Several(near) => {
                return Self::usage(format!("{word} can mean more than one thing"), did_you_mean(near));
            }
            NotFound::Elsewhere(thing) => {
                let id = catalog.id(*thing);
                match thing {
                    Thing::Skill(_) => format!("`{id}` is a skill: pothik show {id}"),
                    Thing::Method(_) => format!("`{id}` is a way to learn: pothik show {id}"),
                    Thing::Platform(_) => format!("`{id}` is a platform: pothik show {id}"),
                    Thing::Guide(_) => format!("`{id}` is a topic of the guide: pothik guide {id}"),
                }
            }
            NotFound::Nothing(near) if near.is_empty() => {
                format!("there are {}", among.iter().map(|&it| catalog.id(it)).collect::<Vec<_>>().join(", "))
            }
            NotFound::Nothing(near) => did_you_mean(near),
        };
        Self::usage(format!("there is no {word} here"), hint)
    }

    /// What to do about it, if it says so apart.
    pub fn hint(&self) -> Option<&str> {
        match self {
            Self::Usage { hint, .. } | Self::Data { hint, .. } => hint.as_deref(),
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
