//! How well a learner's interests match a skill: the correlation of two profiles.

use super::LEAST_INTERESTS;
use crate::answers::Scores;
use crate::catalog::{Catalog, Each, Interest, Place, Skill};

/// Fits closer than this are equal; the difference is rounding.
pub const SAME: f64 = 1e-9;

/// What distinguishes each skill: its profile minus the mean profile of the catalogue.
#[derive(Debug, Clone)]
pub struct Key {
    rows: Each<Skill, Each<Interest, f64>>,
}

impl Key {
    /// q(s,k) = p(s,k) - the mean of p(.,k) over all skills.
    pub fn new(catalog: &Catalog) -> Self {
        let count = catalog.skills.len() as f64;
        let mean =
            |interest: Place<Interest>| catalog.skills.iter().map(|it| it.profile[interest]).sum::<f64>() / count;
        let means: Vec<f64> = catalog.interests.keys().map(mean).collect();
        let row =
            |profile: &Each<Interest, f64>| profile.iter().zip(&means).map(|(figure, mean)| figure - mean).collect();
        Self { rows: catalog.skills.iter().map(|skill| row(&skill.profile)).collect() }
    }

    /// How differently two skills weigh an interest: how much more a higher score there raises the fit of one than that
    /// of the other, up to a common factor.
    pub fn difference(&self, one: Place<Skill>, other: Place<Skill>, interest: Place<Interest>) -> f64 {
        let standard = |row: &Each<Interest, f64>| {
            let mean = row.iter().sum::<f64>() / row.len() as f64;
            let squares = row.iter().map(|q| (q - mean).powi(2)).sum::<f64>();
            (row[interest] - mean) / squares.sqrt().max(SAME)
        };
        standard(&self.rows[one]) - standard(&self.rows[other])
    }

    /// One row a skill, one figure an interest, -6 to 6.
    pub fn rows(&self) -> &Each<Skill, Each<Interest, f64>> {
        &self.rows
    }
}

/// Every skill's correlation with one learner's scores, over the interests that were measured.
#[derive(Debug, Clone)]
pub struct Fits {
    /// One per skill, -1 to 1.
    pub values: Each<Skill, f64>,
    scores: Deviations,
    keys: Each<Skill, Deviations>,
}

/// A row of figures less their mean. Interests that were not measured are `None`.
#[derive(Debug, Clone)]
struct Deviations {
    values: Each<Interest, Option<f64>>,
    /// The root of the sum of their squares.
    length: f64,
}

impl Deviations {
    fn of(figures: impl Iterator<Item = Option<f64>> + Clone) -> Self {
        let measured = figures.clone().flatten();
        let mean = measured.clone().sum::<f64>() / measured.count() as f64;
        let values: Each<Interest, _> = figures.map(|figure| figure.map(|figure| figure - mean)).collect();
        let length = values.iter().flatten().map(|it| it * it).sum::<f64>().sqrt();
        Self { values, length }
    }

    /// The correlation of two rows; 0 if the other one does not vary.
    fn correlation(&self, other: &Self) -> f64 {
        let product = |(one, other): (&Option<f64>, &Option<f64>)| one.zip(*other).map(|(one, other)| one * other);
        let sum: f64 = self.values.iter().zip(&other.values).filter_map(product).sum();
        if other.varies() { (sum / (self.length * other.length)).clamp(-1.0, 1.0) } else { 0.0 }
    }

    fn varies(&self) -> bool {
        self.length * self.length >= SAME
    }
}

impl Fits {
    /// The fits of `scores`; `None` if they tell nothing: fewer than three interests, or all the same.
    pub fn of(key: &Key, scores: &Scores) -> Option<Self> {
        let all: Each<Interest, Option<f64>> = scores.iter().collect();
        Self::of_measured(key, &all)
    }

    fn of_measured(key: &Key, all: &Each<Interest, Option<f64>>) -> Option<Self> {
        let scores = Deviations::of(all.iter().copied());
        if all.iter().flatten().count() < LEAST_INTERESTS || !scores.varies() {
            return None;
        }
        let measured = |row: &Each<Interest, f64>| {
            Deviations::of(row.iter().zip(all).map(|(figure, score)| score.map(|_| *figure)))
        };
        let keys: Each<Skill, _> = key.rows.iter().map(measured).collect();
        Some(Self { values: keys.iter().map(|key| scores.correlation(key)).collect(), scores, keys })
    }

    /// The fits without each measured interest in turn; `None` where the rest tells nothing.
    pub fn redraws(&self, key: &Key) -> Vec<Option<Each<Skill, f64>>> {
        let all = &self.scores.values;
        let measured = all.keys().filter(|&at| all[at].is_some());
        let without = |left_out: Place<Interest>| {
            let mut rest = all.clone();
            rest[left_out] = None;
            Some(Self::of_measured(key, &rest)?.values)
        };
        measured.map(without).collect()
    }

    /// What a measured interest adds to the fit of `skill` if its score is `more` than it is: z(u) z(q) / n.
    pub fn contribution(&self, interest: Place<Interest>, skill: Place<Skill>, more: f64) -> f64 {
        let (key, score) = (&self.keys[skill], self.scores.values[interest].unwrap_or_default());
        if key.varies() {
            (score + more) * self.above_mean(interest, skill) / (self.scores.length * key.length)
        } else {
            0.0
        }
    }

    /// How far a skill's key for a measured interest lies above its mean over the measured interests.
    pub fn above_mean(&self, interest: Place<Interest>, skill: Place<Skill>) -> f64 {
        self.keys[skill].values[interest].unwrap_or_default()
    }

    /// How many interests were measured.
    pub fn measured(&self) -> usize {
        self.scores.values.iter().flatten().count()
    }
}

/// A fit in whole steps of 1e-9, for comparing, so that rounding does not turn an order.
pub fn comparable(fit: f64) -> f64 {
    (fit / SAME).round_ties_even()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whole numbers on both sides of zero, the nearest ones, and the same for fits that only rounding parts.
    #[test]
    fn comparable_fits_are_whole_numbers() {
        for (fit, whole) in [(0.0, 0.0), (1.2e-9, 1.0), (-2.4e-9, -2.0), (-2.6e-9, -3.0), (1.0, 1e9), (-1.0, -1e9)] {
            assert_eq!(comparable(fit), whole, "{fit}");
        }
        assert_eq!(comparable(0.1 + 0.2), comparable(0.3));
    }
}
