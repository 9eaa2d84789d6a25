//! Patterns in the answers that make them worth a second look: nothing is thrown away, all of it is said kindly.

use super::LEAST_INTERESTS;
use crate::answers::Answers;
use crate::catalog::Catalog;

/// From so many answers on, a pattern in them says something.
const ENOUGH: usize = 10;
/// This share of one kind of answer is nearly all.
const NEARLY_ALL: f64 = 0.85;
/// A standard deviation of ratings below this hardly tells anything apart.
const FLAT: f64 = 0.6;
/// Two answers about one interest that lie this far apart contradict each other.
const CONTRADICTION: u8 = 3;

/// Something to be said about the answers; activities are places in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Fewer than three interests were measured.
    TooFew,
    /// Every answer is the same.
    AllSame,
    /// Few of the interests were measured.
    Few {
        /// How many were.
        measured: usize,
        /// How many there are.
        of: usize,
    },
    /// Nearly everything is liked.
    LikesNearlyAll {
        /// What is liked.
        look_again: Vec<usize>,
    },
    /// Nearly nothing is liked.
    LikesHardlyAny {
        /// What is not liked.
        look_again: Vec<usize>,
    },
    /// The answers hardly differ.
    Flat {
        /// All that were answered.
        look_again: Vec<usize>,
    },
    /// Two answers about one interest lie far apart.
    Contradiction {
        /// The interest.
        interest: usize,
        /// The two.
        look_again: Vec<usize>,
    },
}

impl Note {
    /// Its name in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::TooFew => "too-few",
            Self::AllSame => "all-same",
            Self::Few { .. } => "few",
            Self::LikesNearlyAll { .. } => "likes-nearly-all",
            Self::LikesHardlyAny { .. } => "likes-hardly-any",
            Self::Flat { .. } => "flat",
            Self::Contradiction { .. } => "contradiction",
        }
    }

    /// Whether it makes the whole ranking doubtful.
    pub fn is_careless(&self) -> bool {
        matches!(self, Self::LikesNearlyAll { .. } | Self::LikesHardlyAny { .. } | Self::Flat { .. })
    }

    /// The activities to look at again.
    pub fn look_again(&self) -> &[usize] {
        match self {
            Self::TooFew | Self::AllSame | Self::Few { .. } => &[],
            Self::LikesNearlyAll { look_again }
            | Self::LikesHardlyAny { look_again }
            | Self::Flat { look_again }
            | Self::Contradiction { look_again, .. } => look_again,
        }
    }
}

/// What there is to say about these answers.
pub fn notes(catalog: &Catalog, answers: &Answers) -> Vec<Note> {
    let scores: Vec<f64> = answers.interest_scores(catalog).into_iter().flatten().collect();
    if scores.len() < LEAST_INTERESTS {
        return vec![Note::TooFew];
    }
    if scores.iter().all(|score| *score == scores[0]) {
        return vec![Note::AllSame];
    }
    let mut notes = Vec::new();
    let of = catalog.interests.len();
    if scores.len() * 3 < of * 2 {
        notes.push(Note::Few { measured: scores.len(), of });
    }
    notes.extend(sameness(&rated(answers)));
    notes.extend(contradictions(catalog, answers));
    notes
}

/// The rated activities with their ratings.
fn rated(answers: &Answers) -> Vec<(usize, u8)> {
    let given = |(at, rating): (usize, &crate::answers::Answer<u8>)| rating.given().map(|rating| (at, rating));
    answers.ratings.iter().enumerate().filter_map(given).collect()
}

fn sameness(rated: &[(usize, u8)]) -> Option<Note> {
    if rated.len() < ENOUGH {
        return None;
    }
    let count = rated.len() as f64;
    let among = |range: std::ops::RangeInclusive<u8>| -> Vec<usize> {
        rated.iter().filter(|(_, rating)| range.contains(rating)).map(|(at, _)| *at).collect()
    };
    let (liked, disliked) = (among(4..=5), among(1..=2));
    let mean = rated.iter().map(|(_, rating)| f64::from(*rating)).sum::<f64>() / count;
    let variance = rated.iter().map(|(_, rating)| (f64::from(*rating) - mean).powi(2)).sum::<f64>() / count;
    if liked.len() as f64 >= NEARLY_ALL * count {
        Some(Note::LikesNearlyAll { look_again: liked })
    } else if disliked.len() as f64 >= NEARLY_ALL * count {
        Some(Note::LikesHardlyAny { look_again: disliked })
    } else if variance.sqrt() < FLAT {
        Some(Note::Flat { look_again: rated.iter().map(|(at, _)| *at).collect() })
    } else {
        None
    }
}

fn contradictions(catalog: &Catalog, answers: &Answers) -> Vec<Note> {
    let find = |interest: usize| {
        let rated = catalog.interests[interest].activities.iter().filter_map(|&at| {
            let rating = answers.ratings[at].given()?;
            Some((rating, at))
        });
        let (low, high) = (rated.clone().min()?, rated.max()?);
        let look_again = vec![low.1.min(high.1), low.1.max(high.1)];
        (high.0 - low.0 >= CONTRADICTION).then_some(Note::Contradiction { interest, look_again })
    };
    (0..catalog.interests.len()).filter_map(find).collect()
}
