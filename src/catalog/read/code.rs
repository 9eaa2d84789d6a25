//! The name of each kind of mistake.

macro_rules! codes {
    ($($code:ident $name:literal $about:literal,)+) => {
        /// Which mistake a problem is. Its name, in kebab-case, never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $about] $code,)+
        }

        impl Code {
            pub const ALL: &[Self] = &[$(Self::$code,)+];

            /// Its name, as problems show it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)+ }
            }

            /// What it means, as docs/catalogue.md says it.
            pub fn about(self) -> &'static str {
                match self { $(Self::$code => $about,)+ }
            }
        }
    };
}

codes! {
    Syntax "syntax" "the file is not TOML",
    UnknownSchema "unknown-schema" "the file has a format that this program does not read",
    BadInclude "bad-include" "an `include` that is not a path within the folder of its file",
    UnreadableInclude "unreadable-include" "an included file that is missing or cannot be read",
    DuplicateInclude "duplicate-include" "a file that is included twice, or includes itself",
    MissingKey "missing-key" "a required key is missing",
    UnknownKey "unknown-key" "a key that has no meaning in this place",
    WrongType "wrong-type" "a text instead of a number, or the like",
    WrongValue "wrong-value" "a word that is not one of those allowed",
    TooDeep "too-deep" "tables, lists or included files nested too deeply",
    TooMany "too-many" "a list or table with too many entries, or too much altogether",
    TooLong "too-long" "a text that is too long",
    ControlCharacter "control-character" "a character that is invisible or changes how others are displayed",
    EmptyText "empty-text" "a text with nothing in it",
    OuterBlank "outer-blank" "a text that begins or ends with a blank",
    TooFew "too-few" "too few of something to compare",
    BadId "bad-id" "an id with characters that ids do not have, or too many",
    DuplicateId "duplicate-id" "an id that something else already has",
    DuplicateAlias "duplicate-alias" "a word that means two things",
    ReservedId "reserved-id" "a circumstance named like a flag of the program",
    UnknownTopic "unknown-topic" "there is no such topic, of facts or of the guide",
    UnknownSource "unknown-source" "there is no such source",
    UnknownInterest "unknown-interest" "there is no such interest",
    UnknownCircumstance "unknown-circumstance" "there is no such circumstance",
    UnknownResource "unknown-resource" "there is no such resource",
    UnknownPlatform "unknown-platform" "there is no such platform",
    UnknownChoice "unknown-choice" "the skill has no such choice",
    UnknownLevel "unknown-level" "the scale has no such level",
    DuplicateReference "duplicate-reference" "a list that names something twice",
    SelfReference "self-reference" "something that refers to itself",
    NestedInterest "nested-interest" "an interest within one that is itself within another",
    UnmeasuredInterest "unmeasured-interest" "an interest without an activity",
    BadUrl "bad-url" "not the address of a web page, or one that hides where it leads",
    FutureDate "future-date" "a `checked` that is still to come, on the day of the check",
    NoPage "no-page" "a source without the address of its page, which is no estimate of our own",
    TooManySources "too-many-sources" "a statement with more than three sources",
    Unsupported "unsupported" "`sure = \"high\"` with neither an official source nor two independent ones",
    NoSource "no-source" "a statement about the world without a source",
    OutOfRange "out-of-range" "a number that is too small or too large",
    EmptyRange "empty-range" "a condition on a circumstance that sets no limit, or one that no answer meets",
    NeverMet "never-met" "conditions that must hold together but cannot",
    ScaleOrRange "scale-or-range" "a circumstance with neither a scale nor a range, or with both",
    NoPlaceholder "no-placeholder" "a `need` that leaves out the number",
    MissingProfile "missing-profile" "a profile that leaves out an interest",
    DuplicateProfile "duplicate-profile" "a profile that names an interest twice",
    IdenticalProfiles "identical-profiles" "two skills that no interests can tell apart",
    NotGeneral "not-general" "a correlation of an interest that is within another",
    DuplicatePair "duplicate-pair" "a pair of interests that is named twice, or an interest paired with itself",
    ImpossibleCorrelations "impossible-correlations" "correlations that contradict each other",
    ChangedEdition "changed-edition" "a former edition that was edited",
    DuplicateEdition "duplicate-edition" "two editions whose codes cannot be told apart",
    HoursDiffer "hours-differ" "a stage whose steps do not add up to its hours",
    NoStages "no-stages" "a skill without stages",
    UnusedChoice "unused-choice" "choices that no stage belongs to",
}
