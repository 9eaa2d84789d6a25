//! The program's own sentences, one file a language, and how each language writes numbers.

mod number;
mod phrase;

use std::cell::RefCell;

use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

pub use number::{ascii_digit, ascii_digits, group, read_number, read_whole};
pub use phrase::Phrase;

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Lang {
    En,
    Bn,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::En, Self::Bn];

    /// Its ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Bn => "bn",
        }
    }

    /// The language of a code or locale such as `bn_BD.UTF-8`, if it is one of ours.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['_', '-', '.', '@']).next()?;
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(language))
    }

    /// `text` with its digits as this language writes them.
    pub fn digits(self, text: &str) -> String {
        match self {
            Self::En => text.to_owned(),
            Self::Bn => number::bengali_digits(text),
        }
    }

    /// What the help says; the English stands at the flags themselves.
    #[cfg(feature = "cli")]
    fn help(self) -> &'static str {
        match self {
            Self::En => "",
            Self::Bn => include_str!("help.bn.ftl"),
        }
    }

    fn sentences(self) -> &'static str {
        match self {
            Self::En => include_str!("en.ftl"),
            Self::Bn => include_str!("bn.ftl"),
        }
    }
}

/// The program's sentences in one language. Each is parsed when it is first said: one advice says a tenth of them.
pub struct Words {
    lang: Lang,
    /// Keys and sentences as they are written.
    written: Vec<(&'static str, &'static str)>,
    parsed: RefCell<FluentBundle<FluentResource>>,
}

impl Words {
    /// # Panics
    /// If the built-in file of the language is wrong, which the tests rule out.
    pub fn new(lang: Lang) -> Self {
        let id = lang.code().parse().expect("a language code is a language tag");
        let mut parsed = FluentBundle::new(vec![id]);
        // Marks of direction would stand in the terminal as rubbish; both languages run the same way.
        parsed.set_use_isolating(false);
        parsed.set_formatter(Some(match lang {
            Lang::En => |value, _| number_in(Lang::En, value),
            Lang::Bn => |value, _| number_in(Lang::Bn, value),
        }));
        Self { lang, written: written(lang.sentences()).collect(), parsed: parsed.into() }
    }

    /// The sentences of `lang`, with those of the help.
    #[cfg(feature = "cli")]
    pub fn with_help(lang: Lang) -> Self {
        let mut words = Self::new(lang);
        words.written.extend(written(lang.help()));
        words
    }

    /// Whether there is such a sentence.
    pub fn has(&self, key: &str) -> bool {
        self.written(key).is_some()
    }

    fn written(&self, key: &str) -> Option<&'static str> {
        self.written.iter().find(|(it, _)| *it == key).map(|(_, sentence)| *sentence)
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The sentences `keys`, in which nothing is filled in.
    pub fn all<const N: usize>(&self, keys: [&str; N]) -> [String; N] {
        keys.map(|key| self.say(key, &FluentArgs::new()))
    }

    /// The sentence `key`, filled in. Use [`crate::say!`], which reads better.
    ///
    /// # Panics
    /// If there is no such sentence, which the tests rule out.
    pub fn say(&self, key: &str, args: &FluentArgs) -> String {
        let mut bundle = self.parsed.borrow_mut();
        if !bundle.has_message(key) {
            let written = self.written(key).unwrap_or_else(|| panic!("no sentence `{key}`"));
            let resource = FluentResource::try_new(written.to_owned()).expect("the built-in sentences are sound");
            bundle.add_resource(resource).expect("it was not there");
        }
        let pattern = bundle.get_message(key).and_then(|message| message.value()).expect("it was parsed");
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        text
    }
}

/// A sentence by its key, filled in: `say!(words, "key", name = value, name)`, the latter for `name = name`.
#[macro_export]
macro_rules! say {
    (@ $value:ident) => { $value };
    (@ $name:ident $value:expr) => { $value };
    ($words:expr, $key:expr $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        #[allow(unused_mut, reason = "not every sentence has something to fill in")]
        let mut args = fluent_bundle::FluentArgs::new();
        $(args.set(stringify!($name), $crate::say!(@ $name $($value)?));)*
        $words.say($key, &args)
    }};
}

/// Each sentence with its key. It goes on to the next line that is not indented.
fn written(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut starts = memchr::memchr_iter(b'\n', file.as_bytes()).map(|end| end + 1);
    let mut starts = std::iter::from_fn(move || starts.find(|&at| !file[at..].starts_with([' ', '\n'])));
    let mut at = 0;
    let lines = std::iter::from_fn(move || {
        let line = file.get(at..starts.next().unwrap_or(file.len())).filter(|line| !line.is_empty())?;
        at += line.len();
        Some(line)
    });
    let sentences = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
    sentences.filter_map(|line| Some((line.split_once(' ')?.0, line)))
}

fn number_in(lang: Lang, value: &FluentValue) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else {
        return None;
    };
    Some(lang.digits(&group(*value)))
}

#[cfg(test)]
mod tests;
