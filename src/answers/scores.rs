//! The plain score of each interest, 1 to 5: for the profile that is drawn, and for JSON.

use super::{Answer, Answers};
use crate::catalog::{Catalog, Each, Interest, Place};

/// A learner's score for each interest, 1 to 5: the score given directly, or the mean of the ratings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores {
    values: Each<Interest, Option<f64>>,
    counts: [u32; 6],
}

impl Scores {
    /// The score of an interest, if it was measured.
    ///
    /// # Panics
    /// If there is no such interest.
    pub fn get(&self, interest: Place<Interest>) -> Option<f64> {
        self.values[interest]
    }

    /// The scores in the order of the interests.
    pub fn iter(&self) -> impl Iterator<Item = Option<f64>> {
        self.values.iter().copied()
    }

    /// How many interests were measured.
    pub fn measured(&self) -> usize {
        self.iter().flatten().count()
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
        self.values.resize(catalog.interests.len(), None);
        self.counts = [0; 6];
        // Mostly one activity of each interest was rated: its rating is the mean.
        for (activity, rating) in catalog.activities.iter().zip(&answers.ratings) {
            if let Answer::Given(rating) = rating {
                self.counts[usize::from(*rating)] += 1;
                let score = &mut self.values[activity.interest];
                *score = Some(if score.is_some() { mean(activity.interest) } else { f64::from(*rating) });
            }
        }
        for (&interest, &score) in &answers.scores {
            self.values[interest] = Some(score);
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
