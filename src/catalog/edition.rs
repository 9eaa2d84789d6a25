//! The questions of an edition: what its codes are read by.
//!
//! A code holds answers by their places in the list of questions, so it can be read only with the list it was made with.
//! The list of the present questions follows from the catalogue; those of former editions stand in it as `[[edition]]`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Values;
#[cfg(feature = "cli")]
use super::{Activity, Circumstance, Interest, List, Place};

/// The letters of codes: no `i`, `l`, `o` and `u`, which are easily misread.
pub const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// How many letters at the beginning of a code stand for the questions.
pub const EDITION_LETTERS: usize = 3;

/// The questions of one edition of a catalogue in their order, without their wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The version of that catalogue.
    pub version: String,
    pub activities: Vec<Rated>,
    /// The circumstances by their ids, and what could be answered.
    pub circumstances: Vec<(String, Domain)>,
}

/// An activity as far as a code depends on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rated {
    pub id: String,
    /// The id of the interest it measures.
    pub interest: String,
    /// Whether everybody was asked it: whether it is the first one of its interest.
    pub is_first: bool,
}

/// The values of a circumstance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Domain {
    /// One of these, by their ids, lowest first.
    Scale(Vec<String>),
    /// A whole number from the lowest to the highest.
    Range(u32, u32),
}

impl From<&Values> for Domain {
    fn from(values: &Values) -> Self {
        match values {
            Values::Scale(levels) => Self::Scale(levels.iter().map(|level| level.id.clone()).collect()),
            Values::Range { min, max, .. } => Self::Range(*min, *max),
        }
    }
}

impl Domain {
    /// The lowest and the highest answer.
    pub fn bounds(&self) -> (u32, u32) {
        match self {
            Self::Scale(levels) => (0, u32::try_from(levels.len()).unwrap_or(u32::MAX).saturating_sub(1)),
            Self::Range(min, max) => (*min, *max),
        }
    }
}

impl Edition {
    /// The edition with these activities, each with its interest, and these circumstances.
    pub fn new(
        version: String,
        activities: impl IntoIterator<Item = (String, String)>,
        circumstances: Vec<(String, Domain)>,
    ) -> Self {
        let mut rated: Vec<Rated> = Vec::new();
        let mut measured = BTreeSet::new();
        for (id, interest) in activities {
            let is_first = measured.insert(interest.clone());
            rated.push(Rated { id, interest, is_first });
        }
        Self { version, activities: rated, circumstances }
    }

    /// The edition that a catalogue itself is.
    #[cfg(feature = "cli")]
    pub(super) fn present(
        version: &str,
        interests: &List<Interest>,
        activities: &List<Activity>,
        circumstances: &List<Circumstance>,
    ) -> Self {
        let interest = |at: Place<Interest>| interests.get(at).map(|it| it.id.clone()).unwrap_or_default();
        let activities = activities.iter().map(|it| (it.id.clone(), interest(it.interest)));
        let circumstances = circumstances.iter().map(|it| (it.id.clone(), Domain::from(&it.values)));
        Self::new(version.to_owned(), activities, circumstances.collect())
    }

    /// What stands for these questions at the beginning of their codes, as places in [`LETTERS`]: a hash folded to 15 bits.
    pub fn letters(&self) -> [u8; EDITION_LETTERS] {
        let mut ids = Vec::new();
        let mut add = |id: &str| ids.extend(id.bytes().chain([0]));
        for activity in &self.activities {
            add(&activity.id);
            add(&activity.interest);
        }
        for (id, domain) in &self.circumstances {
            add(id);
            match domain {
                Domain::Scale(levels) => levels.iter().for_each(|level| add(level)),
                Domain::Range(min, max) => add(&format!("{min}-{max}")),
            }
        }
        let hash = hash_of(ids);
        let folded = hash ^ (hash >> 15);
        [10, 5, 0].map(|shift| ((folded >> shift) & 31) as u8)
    }

    /// The letters as they are written.
    pub fn written_letters(&self) -> String {
        written(&self.letters())
    }
}

/// Places in [`LETTERS`] as letters.
pub fn written(letters: &[u8]) -> String {
    letters.iter().map(|&letter| char::from(LETTERS[usize::from(letter)])).collect()
}

/// FNV-1a, 32 bits.
pub fn hash_of(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
