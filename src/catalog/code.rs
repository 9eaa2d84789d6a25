//! The name of each kind of mistake.

use std::fmt;

macro_rules! codes {
    ($($(#[$doc:meta])+ $code:ident = $name:literal,)+) => {
        /// Which mistake a problem is. Its name, in kebab-case, never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])+ $code,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$code,)+];

            /// Its name.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)+
                }
            }
        }
    };
}

codes! {
    /// The file is not TOML.
    Syntax = "syntax",
    /// The file is of a format that this program does not read.
    UnknownSchema = "unknown-schema",
    /// Something that must be there is not.
    MissingKey = "missing-key",
    /// A key that means nothing where it stands.
    UnknownKey = "unknown-key",
    /// A text where a number belongs, or the like.
    WrongType = "wrong-type",
    /// A word that is none of those allowed.
    WrongValue = "wrong-value",
    /// Tables or lists within each other, deeper than any that mean something.
    TooDeep = "too-deep",
    /// A list or a table with too many entries.
    TooMany = "too-many",
    /// A text that is too long.
    TooLong = "too-long",
    /// A character that cannot be seen or that changes how others are seen.
    ControlCharacter = "control-character",
    /// A text without anything in it.
    EmptyText = "empty-text",
    /// A text that begins or ends with a blank.
    OuterBlank = "outer-blank",
    /// Too few of something to compare.
    TooFew = "too-few",
    /// An id with other letters than an id has.
    BadId = "bad-id",
    /// An id that something else has already.
    DuplicateId = "duplicate-id",
    /// A word that means two things.
    DuplicateAlias = "duplicate-alias",
    /// A circumstance named as a flag of the program.
    ReservedId = "reserved-id",
    /// There is no such topic, of facts or of the guide.
    UnknownTopic = "unknown-topic",
    /// There is no such source.
    UnknownSource = "unknown-source",
    /// There is no such interest.
    UnknownInterest = "unknown-interest",
    /// There is no such circumstance.
    UnknownCircumstance = "unknown-circumstance",
    /// There is no such resource.
    UnknownResource = "unknown-resource",
    /// There is no such platform.
    UnknownPlatform = "unknown-platform",
    /// The skill has no such choice.
    UnknownChoice = "unknown-choice",
    /// The scale has no such point.
    UnknownLevel = "unknown-level",
    /// A list names something twice.
    DuplicateReference = "duplicate-reference",
    /// Something refers to itself.
    SelfReference = "self-reference",
    /// An interest within one that is itself within another.
    NestedInterest = "nested-interest",
    /// An interest without an activity.
    UnmeasuredInterest = "unmeasured-interest",
    /// Not the address of a web page, or one that hides where it leads.
    BadUrl = "bad-url",
    /// A statement about the world without a source.
    NoSource = "no-source",
    /// A number that is too small or too large.
    OutOfRange = "out-of-range",
    /// A condition on a circumstance that wants nothing, or what no answer is.
    EmptyRange = "empty-range",
    /// Conditions that must hold together and cannot.
    NeverMet = "never-met",
    /// A circumstance with neither a scale nor a range, or with both.
    ScaleOrRange = "scale-or-range",
    /// What is needed does not say the number.
    NoPlaceholder = "no-placeholder",
    /// A profile that leaves an interest out.
    MissingProfile = "missing-profile",
    /// A profile that names an interest twice.
    DuplicateProfile = "duplicate-profile",
    /// Two skills that no interests can tell apart.
    IdenticalProfiles = "identical-profiles",
    /// A correlation of an interest that is within another.
    NotGeneral = "not-general",
    /// A pair of interests that is named twice, or is none.
    DuplicatePair = "duplicate-pair",
    /// Correlations that contradict each other.
    ImpossibleCorrelations = "impossible-correlations",
    /// A former edition that was edited.
    ChangedEdition = "changed-edition",
    /// Two editions whose codes could not be told apart.
    DuplicateEdition = "duplicate-edition",
    /// A skill without a path.
    NoStages = "no-stages",
    /// A choice that no stage belongs to.
    UnusedChoice = "unused-choice",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
