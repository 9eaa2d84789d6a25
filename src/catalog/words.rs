//! Enums whose variants each have one written form: the reader, the JSON and the messages share it.

use serde::{Deserialize, Serialize};

/// An enum that is written as one of these words.
#[cfg(feature = "cli")]
pub(crate) trait Word: Copy + 'static {
    const ALL: &'static [Self];
    fn word(self) -> &'static str;
}

macro_rules! words {
    ($($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ })+) => { $(
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        #[cfg(feature = "cli")]
        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];

            fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }
    )+ };
}

words! {
    /// How far a fact can be relied on.
    Sure {
        /// Taken from one weak page, or estimated.
        Low = "low",
        /// From a page that may be out of date or second-hand.
        Medium = "medium",
        /// From an official or well-confirmed page.
        High = "high",
    }

    /// Who stands behind a source.
    SourceKind {
        /// The platform or the government itself.
        Official = "official",
        /// A newspaper or news agency.
        News = "news",
        Research = "research",
        /// A blog or another second-hand page.
        Secondary = "secondary",
        Estimate = "estimate",
    }

    /// What kind of place to sell a platform is.
    PlatformKind {
        /// A site with buyers from anywhere.
        Marketplace = "marketplace",
        /// A way to buyers whom one can walk to.
        Local = "local",
        /// Readers of one's own, whose attention advertisers pay for.
        Own = "own",
    }

    Cost {
        Free = "free",
        /// Nothing at first, something for more.
        FreeToStart = "free-to-start",
        Paid = "paid",
    }
}
