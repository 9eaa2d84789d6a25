//! What a learner's answers say about their interests.

use super::{Answer, Answers};
use crate::catalog::{Catalog, Each, Interest, Place};

/// A learner's score for each interest, 1 to 5: the score given directly, or the mean of the ratings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores {
    /// 0 for what was not measured.
    values: Each<Interest, f64>,
    is_measured: Each<Interest, bool>,
    counts: [u32; 6],
}

impl Scores {
    /// The score of an interest, if it was measured.
    ///
    /// # Panics
    /// If there is no such interest.
    pub fn get(&self, interest: Place<Interest>) -> Option<f64> {
        self.is_measured[interest].then_some(self.values[interest])
    }

    /// The scores in the order of the interests.
    pub fn iter(&self) -> impl Iterator<Item = Option<f64>> {
        self.values.keys().map(|interest| self.get(interest))
    }

    /// How many interests were measured.
    pub fn measured(&self) -> usize {
        self.is_measured.iter().map(|is_measured| usize::from(*is_measured)).sum()
    }

    pub fn is_measured(&self) -> &[bool] {
        &self.is_measured.raw
    }

    /// The scores in the order of the interests, 0 for what was not measured.
    pub fn values(&self) -> &[f64] {
        &self.values.raw
    }

    /// How often each rating was given; 0 is none.
    pub fn counts(&self) -> &[u32; 6] {
        &self.counts
    }

    /// Takes those of other answers in their place.
    pub fn turn_to(&mut self, catalog: &Catalog, answers: &Answers) {
        let mean = |interest: Place<Interest>| {
            let activities = catalog.interests[interest].activities.iter();
            let given = activities.filter_map(|&at| answers.ratings[at].given());
            let (sum, count) = given.fold((0_u32, 0_u32), |(sum, count), rating| (sum + u32::from(rating), count + 1));
            f64::from(sum) / f64::from(count)
        };
        self.values.clear();
        self.values.resize(catalog.interests.len(), 0.0);
        self.is_measured.clear();
        self.is_measured.resize(catalog.interests.len(), false);
        self.counts = [0; 6];
        // Mostly one activity of each interest was rated: its rating is the mean.
        for (activity, rating) in catalog.activities.iter().zip(&answers.ratings) {
            if let Answer::Given(rating) = rating {
                let interest = activity.interest;
                self.counts[usize::from(*rating)] += 1;
                self.values[interest] = if self.is_measured[interest] { mean(interest) } else { f64::from(*rating) };
                self.is_measured[interest] = true;
            }
        }
        for (&interest, &score) in &answers.scores {
            (self.values[interest], self.is_measured[interest]) = (score, true);
        }
    }
}

impl Answers {
    /// The learner's score for each interest.
    pub fn interest_scores(&self, catalog: &Catalog) -> Scores {
        let mut scores = Scores::default();
        scores.turn_to(catalog, self);
        scores
    }
}

impl FromIterator<Option<f64>> for Scores {
    fn from_iter<I: IntoIterator<Item = Option<f64>>>(scores: I) -> Self {
        let (values, is_measured) =
            scores.into_iter().map(|score| (score.unwrap_or_default(), score.is_some())).unzip();
        Self { values, is_measured, ..Self::default() }
    }
}
