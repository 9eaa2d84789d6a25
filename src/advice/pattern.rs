//! Patterns in the answers that make them worth a second look: nothing is thrown away, all of it is said kindly.

use std::ops::RangeInclusive;

use super::LEAST_INTERESTS;
use crate::answers::{Answers, Scores};
use crate::catalog::{Activity, Catalog, Place};

/// The number of answers from which a pattern in them says something.
const ENOUGH: u32 = 10;
/// This share of one kind of answer is nearly all.
const NEARLY_ALL: f64 = 0.85;
/// A standard deviation of ratings below this hardly tells anything apart.
const FLAT: f64 = 0.6;
/// Two answers about one interest that lie this far apart contradict each other. Four would spare honest learners a
/// sentence, but miss most slips: docs/method.md has the figures.
const CONTRADICTION: u8 = 3;

/// Something to be said about the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub about: Pattern,
    /// The activities to look at again.
    pub look_again: Vec<Place<Activity>>,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// Fewer than three interests were measured.
    TooFew,
    /// Every answer is the same.
    AllSame,
    /// Few of the interests were measured.
    Few {
        measured: usize,
        of: usize,
    },
    LikesNearlyAll,
    LikesHardlyAny,
    Flat,
    /// Two answers about one interest lie far apart.
    Contradiction,
}

impl Note {
    pub fn id(&self) -> &'static str {
        match self.about {
            Pattern::TooFew => "too-few",
            Pattern::AllSame => "all-same",
            Pattern::Few { .. } => "few",
            Pattern::LikesNearlyAll => "likes-nearly-all",
            Pattern::LikesHardlyAny => "likes-hardly-any",
            Pattern::Flat => "flat",
            Pattern::Contradiction => "contradiction",
        }
    }

    /// Whether it makes the whole ranking doubtful.
    pub fn is_careless(&self) -> bool {
        matches!(self.about, Pattern::LikesNearlyAll | Pattern::LikesHardlyAny | Pattern::Flat)
    }
}

impl From<Pattern> for Note {
    fn from(about: Pattern) -> Self {
        Self { about, look_again: Vec::new() }
    }
}

/// What there is to say about these answers, whose scores of the interests are `scores`; `is_ranked` says whether they
/// tell anything.
pub fn notes(catalog: &Catalog, answers: &Answers, scores: &Scores, is_ranked: bool) -> Vec<Note> {
    let (measured, of) = (scores.measured(), catalog.interests.len());
    if measured < LEAST_INTERESTS {
        return vec![Pattern::TooFew.into()];
    }
    if !is_ranked {
        return vec![Pattern::AllSame.into()];
    }
    let mut notes = Vec::new();
    if measured * 3 < of * 2 {
        notes.push(Pattern::Few { measured, of }.into());
    }
    let counts = scores.counts();
    notes.extend(sameness(answers, counts));
    // Where no interest has two answers none can contradict another.
    if answers.has_direct_scores() || counts.iter().sum::<u32>() as usize > measured {
        notes.extend(contradictions(catalog, answers));
    }
    notes
}

/// What is to be said of ratings that each were given so often.
fn sameness(answers: &Answers, counts: &[u32; 6]) -> Option<Note> {
    let count = counts.iter().sum::<u32>();
    if count < ENOUGH {
        return None;
    }
    let among = |about, range: RangeInclusive<u8>| {
        let rated = answers.ratings.iter_enumerated();
        let found = rated.filter(|(_, rating)| rating.given().is_some_and(|rating| range.contains(&rating)));
        Some(Note { about, look_again: found.map(|(at, _)| at).collect() })
    };
    let nearly_all = |of: u32| f64::from(of) >= NEARLY_ALL * f64::from(count);
    let sum = |power: u32| (1..=5_u32).map(|rating| counts[rating as usize] * rating.pow(power)).sum::<u32>();
    let variance = f64::from(count * sum(2) - sum(1) * sum(1)) / f64::from(count * count);
    if nearly_all(counts[4] + counts[5]) {
        among(Pattern::LikesNearlyAll, 4..=5)
    } else if nearly_all(counts[1] + counts[2]) {
        among(Pattern::LikesHardlyAny, 1..=2)
    } else if variance.sqrt() < FLAT {
        among(Pattern::Flat, 1..=5)
    } else {
        None
    }
}

fn contradictions(catalog: &Catalog, answers: &Answers) -> impl Iterator<Item = Note> {
    catalog.interests.iter().filter_map(|it| {
        let rated = || it.activities.iter().filter_map(|&at| answers.ratings[at].given().map(|rating| (rating, at)));
        let span = |(low, high): (u8, u8), (rating, _)| (low.min(rating), high.max(rating));
        let (low, high) = rated().fold((u8::MAX, u8::MIN), span);
        if high.saturating_sub(low) < CONTRADICTION {
            return None;
        }
        let (low, high) = (rated().min()?.1, rated().max()?.1);
        Some(Note { about: Pattern::Contradiction, look_again: vec![low.min(high), low.max(high)] })
    })
}
