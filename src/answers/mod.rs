//! One learner's answers, from flags, a file or a code.

pub mod code;
#[cfg(feature = "cli")]
pub mod file;
pub mod form;
mod scores;
mod set;

pub use code::{CodeError, Decoded};
pub use scores::Scores;
pub use set::{RATINGS, parse_reaction, parse_value, reaction_name};

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Activity, Catalog, Circumstance, Circumstances, Each, Interest, Place, Skill};
use crate::measure::Reaction;

/// The answer to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answer<T> {
    /// It was not asked, or is not known.
    #[default]
    Unasked,
    /// It was asked and left open.
    Skipped,
    Given(T),
}

impl<T: Copy> Answer<T> {
    /// The answer, if one was given.
    pub fn given(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Unasked | Self::Skipped => None,
        }
    }

    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Answer<U> {
        match self {
            Self::Unasked => Answer::Unasked,
            Self::Skipped => Answer::Skipped,
            Self::Given(value) => Answer::Given(change(value)),
        }
    }

    /// Whether the question still has to be asked.
    pub fn is_unasked(self) -> bool {
        matches!(self, Self::Unasked)
    }
}

/// A circumstance with another answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Its place in the catalogue.
    pub circumstance: Place<Circumstance>,
    /// The place on the scale, or the number.
    pub to: u32,
}

impl Change {
    /// The circumstances with this change.
    pub fn apply(self, circumstances: &Circumstances) -> Circumstances {
        let mut changed = circumstances.clone();
        changed[self.circumstance] = Some(self.to);
        changed
    }
}

/// One learner's answers to the questions of one catalogue; each list follows the catalogue's.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    /// Ratings of activities, 1 to 5.
    pub ratings: Each<Activity, Answer<u8>>,
    /// Interest scores given directly, 1 to 5, by the places of the interests; they count instead of ratings.
    pub scores: BTreeMap<Place<Interest>, f64>,
    /// How the tasters of skills were liked.
    pub tried: BTreeMap<Place<Skill>, Reaction>,
    /// The skill that the learner has chosen, whatever suits best.
    pub chosen: Option<Place<Skill>>,
    /// The steps of the chosen skill that were ticked, as `stage/step`.
    pub done: BTreeSet<String>,
    /// Circumstances: the place on the scale, or the number.
    pub circumstances: Each<Circumstance, Answer<u32>>,
}

impl Answers {
    /// No answers yet to the questions of `catalog`.
    pub fn none(catalog: &Catalog) -> Self {
        Self {
            ratings: vec![Answer::Unasked; catalog.activities.len()].into(),
            scores: BTreeMap::new(),
            tried: BTreeMap::new(),
            chosen: None,
            done: BTreeSet::new(),
            circumstances: vec![Answer::Unasked; catalog.circumstances.len()].into(),
        }
    }

    /// Takes over what `other` answers.
    pub fn overlay(&mut self, other: &Self) {
        fn lay<T: Copy>(mine: &mut [Answer<T>], theirs: &[Answer<T>]) {
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                if !theirs.is_unasked() {
                    *mine = *theirs;
                }
            }
        }
        lay(&mut self.ratings.raw, &other.ratings.raw);
        lay(&mut self.circumstances.raw, &other.circumstances.raw);
        self.scores.extend(&other.scores);
        self.tried.extend(&other.tried);
        if other.chosen.is_some() {
            self.choose(other.chosen);
            self.done.extend(other.done.iter().cloned());
        }
    }

    /// Chooses a skill, or none. What was ticked of another one's path is gone.
    pub fn choose(&mut self, skill: Option<Place<Skill>>) {
        if self.chosen != skill {
            self.done.clear();
        }
        self.chosen = skill;
    }

    /// Forgets everything: as [`Answers::none`], for the next learner.
    pub fn clear(&mut self) {
        self.ratings.fill(Answer::Unasked);
        self.scores.clear();
        self.tried.clear();
        self.choose(None);
        self.circumstances.fill(Answer::Unasked);
    }

    /// The circumstances that were answered.
    pub fn circumstances(&self) -> Circumstances {
        let mut circumstances = Circumstances::new();
        self.fill_circumstances(&mut circumstances);
        circumstances
    }

    /// The same into a list that is used again and again.
    pub fn fill_circumstances(&self, circumstances: &mut Circumstances) {
        circumstances.clear();
        circumstances.extend(self.circumstances.iter().map(|answer| answer.given()));
    }

    /// Whether any interest was scored directly, which a code cannot hold.
    pub fn has_direct_scores(&self) -> bool {
        !self.scores.is_empty()
    }
}
