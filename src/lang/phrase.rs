//! Sentences whose language is not known yet, such as those of errors.

use std::fmt;

use fluent_bundle::{FluentArgs, FluentValue};

use super::{Lang, Words};

/// A sentence that is put into words once the language is known. [`crate::phrase!`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phrase {
    /// Words that are the same in every language, or were put into one already.
    Written(String),
    /// A number, in the digits of the language; a sentence may count by it.
    Number(usize),
    /// A sentence by its key, and what is filled in.
    Sentence(&'static str, Vec<(&'static str, Phrase)>),
    /// Phrases one after the other.
    Chain(Vec<Phrase>),
}

impl Phrase {
    pub fn say(&self, words: &Words) -> String {
        match self {
            Self::Written(text) => text.clone(),
            Self::Number(number) => words.lang().digits(&number.to_string()),
            Self::Sentence(key, fillings) => {
                let value = |filling: &Self| match filling {
                    Self::Number(number) => FluentValue::from(*number),
                    phrase => FluentValue::from(phrase.say(words)),
                };
                let args: FluentArgs = fillings.iter().map(|(name, filling)| (*name, value(filling))).collect();
                words.say(key, &args)
            }
            Self::Chain(phrases) => phrases.iter().map(|phrase| phrase.say(words)).collect(),
        }
    }

    /// What is wrong, with where it is in front.
    pub fn at(place: impl fmt::Display, phrase: Self) -> Self {
        Self::Chain(vec![Self::Written(format!("{place}: ")), phrase])
    }

    /// One phrase a line.
    pub fn lines(phrases: impl IntoIterator<Item = Self>) -> Self {
        let lines = phrases.into_iter().enumerate();
        let end = |at| Self::Written(if at == 0 { "" } else { "\n" }.to_owned());
        Self::Chain(lines.flat_map(|(at, phrase)| [end(at), phrase]).collect())
    }
}

/// In English, for programs.
impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(&Words::new(Lang::En)))
    }
}

impl std::error::Error for Phrase {}

impl From<Phrase> for String {
    fn from(phrase: Phrase) -> Self {
        phrase.to_string()
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self::Written(text)
    }
}

impl<T: fmt::Display + ?Sized> From<&T> for Phrase {
    fn from(text: &T) -> Self {
        Self::Written(text.to_string())
    }
}

impl From<usize> for Phrase {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

/// A sentence by its key, filled in, whose language is not known yet: `phrase!("key", name = value)`.
#[macro_export]
macro_rules! phrase {
    ($key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::lang::Phrase::Sentence($key, vec![$((stringify!($name), $crate::lang::Phrase::from($value))),*])
    };
}
