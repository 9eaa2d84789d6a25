//! One learner's answers about interests, in the form in which they are scored.

use crate::words::words;

/// What is known of one interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Source {
    #[default]
    Nothing,
    /// The number of ratings of its activities, at least one.
    Ratings(u8),
    /// A score given directly, which takes the place of ratings.
    Score,
}

words! {
    /// What a learner said after an hour with a skill.
    Reaction {
        Disliked = "disliked",
        SoSo = "so-so",
        Liked = "liked",
    }
}

/// What was asked, without what was answered: all that the precision of an advice depends on. Bytes, for it is looked
/// up for learner after learner.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Asked {
    /// For each interest the number of its ratings, or [`SCORE`]; then for each skill whether its taster was tried.
    bytes: Box<[u8]>,
    interests: usize,
}

/// How many ratings of one interest count; further ones are ignored.
const MOST_RATINGS: u8 = 254;
const SCORE: u8 = 255;

impl Asked {
    pub fn nothing(interests: usize, skills: usize) -> Self {
        Self { bytes: vec![0; interests + skills].into(), interests }
    }

    pub fn interests(&self) -> usize {
        self.interests
    }

    pub fn source(&self, interest: usize) -> Source {
        match self.bytes[..self.interests][interest] {
            0 => Source::Nothing,
            SCORE => Source::Score,
            count => Source::Ratings(count),
        }
    }

    pub fn is_tried(&self, skill: usize) -> bool {
        self.bytes[self.interests + skill] > 0
    }

    pub fn sources(&self) -> impl Iterator<Item = Source> {
        (0..self.interests).map(|interest| self.source(interest))
    }
}

/// One learner's answers; one value serves learner after learner. In which order they are noted makes no difference.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    asked: Asked,
    /// For each interest, the sum of its ratings and of their squares.
    sums: Vec<(u32, u32)>,
    scores: Vec<f64>,
    /// One per skill; means nothing unless tried.
    reactions: Vec<Reaction>,
}

impl Evidence {
    pub fn none(interests: usize, skills: usize) -> Self {
        Self {
            asked: Asked::nothing(interests, skills),
            sums: vec![(0, 0); interests],
            scores: vec![0.0; interests],
            reactions: vec![Reaction::SoSo; skills],
        }
    }

    pub fn clear(&mut self) {
        self.asked.bytes.fill(0);
        self.sums.fill((0, 0));
    }

    /// Notes a rating, 1 to 5, of one more activity of an interest.
    pub fn rate(&mut self, interest: usize, rating: u8) {
        let count = &mut self.asked.bytes[interest];
        if *count >= MOST_RATINGS {
            return;
        }
        *count += 1;
        let (sum, squares) = &mut self.sums[interest];
        *sum += u32::from(rating);
        *squares += u32::from(rating) * u32::from(rating);
    }

    /// Notes a score, 1 to 5, given directly; ratings of the interest no longer count.
    pub fn score(&mut self, interest: usize, score: f64) {
        self.asked.bytes[interest] = SCORE;
        self.scores[interest] = score;
    }

    /// Notes the reaction to a skill's taster; the last one counts.
    pub fn react(&mut self, skill: usize, reaction: Reaction) {
        self.asked.bytes[self.asked.interests + skill] = 1;
        self.reactions[skill] = reaction;
    }

    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    pub fn reaction(&self, skill: usize) -> Option<Reaction> {
        self.asked.is_tried(skill).then(|| self.reactions[skill])
    }

    /// How many ratings count, their sum, and the sum of their squares.
    pub(super) fn totals(&self) -> (u32, u32, u32) {
        self.sums.iter().zip(self.asked.sources()).fold((0, 0, 0), |(count, sum, squares), (it, source)| match source {
            Source::Ratings(ratings) => (count + u32::from(ratings), sum + it.0, squares + it.1),
            Source::Nothing | Source::Score => (count, sum, squares),
        })
    }

    /// The sum of the scores that were given directly, and how many there are.
    pub(super) fn scored(&self) -> (f64, u32) {
        let scores = self.scores.iter().zip(self.asked.sources()).filter(|(_, source)| *source == Source::Score);
        scores.fold((0.0, 0), |(sum, count), (score, _)| (sum + score, count + 1))
    }

    /// The sum of what was said of an interest, and of how many answers.
    pub(super) fn said(&self, interest: usize) -> (f64, f64) {
        match self.asked.source(interest) {
            Source::Nothing => (0.0, 0.0),
            Source::Ratings(count) => (f64::from(self.sums[interest].0), f64::from(count)),
            Source::Score => (self.scores[interest], 1.0),
        }
    }
}
