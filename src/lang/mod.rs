//! The program's own sentences, one file a language, and how each language writes numbers.

mod number;
mod phrase;

use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

pub use number::{ascii_digits, group, read_number, read_whole};
pub use phrase::{Filling, Phrase};

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

/// The program's sentences in one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Loads the sentences of `lang`.
    ///
    /// # Panics
    /// If the built-in file of the language is wrong, which the tests rule out.
    pub fn new(lang: Lang) -> Self {
        let resource = FluentResource::try_new(lang.sentences().to_owned()).expect("the built-in sentences are sound");
        let id = lang.code().parse().expect("a language code is a language tag");
        let mut bundle = FluentBundle::new(vec![id]);
        // Marks of direction would stand in the terminal as rubbish; both languages run the same way.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::En => |value, _| number_in(Lang::En, value),
            Lang::Bn => |value, _| number_in(Lang::Bn, value),
        }));
        bundle.add_resource(resource).expect("every sentence is there once");
        Self { lang, bundle }
    }

    /// The sentences of `lang`, with those of the help.
    ///
    /// # Panics
    /// If the built-in file is wrong, which the tests rule out.
    #[cfg(feature = "cli")]
    pub fn with_help(lang: Lang) -> Self {
        let mut words = Self::new(lang);
        let help = FluentResource::try_new(lang.help().to_owned()).expect("the built-in sentences are sound");
        words.bundle.add_resource(help).expect("every sentence is there once");
        words
    }

    /// Whether there is such a sentence.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The sentence `key`, filled in. Use [`crate::say!`], which reads better.
    ///
    /// # Panics
    /// If there is no such sentence, which the tests rule out.
    pub fn say(&self, key: &str, args: &FluentArgs) -> String {
        let message = self.bundle.get_message(key).and_then(|message| message.value());
        let pattern = message.unwrap_or_else(|| panic!("no sentence `{key}`"));
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        text
    }
}

/// A sentence by its key, filled in: `say!(words, "key", name = value)`.
#[macro_export]
macro_rules! say {
    ($words:expr, $key:expr $(, $name:ident = $value:expr)* $(,)?) => {{
        #[allow(unused_mut, reason = "not every sentence has something to fill in")]
        let mut args = fluent_bundle::FluentArgs::new();
        $(args.set(stringify!($name), $value);)*
        $words.say($key, &args)
    }};
}

fn number_in(lang: Lang, value: &FluentValue) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else {
        return None;
    };
    Some(lang.digits(&group(*value)))
}

#[cfg(test)]
mod tests;
