//! The words of the catalogue's fixed choices.

use crate::words::words;

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
