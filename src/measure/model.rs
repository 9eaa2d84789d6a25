//! What is taken to be true of people, of skills and of answers before anybody answers.

use std::sync::Arc;

use super::chance::{MOST_SKILLS, normals};
use super::matrix::Matrix;
use super::normal::{density, quantile};

/// The reliability of one rating: the correlation of two ratings of one interest before they are cut into five steps.
/// Chosen so that two ratings correlate .46, as two of the eight items of a scale do in the Open Psychometrics data
/// (from the published item-rest correlations, mean .63, by r √7 / √(1 + 6 r)).
pub const RELIABILITY: f64 = 0.51;

/// The share of each rating, 1 to 5, among all answers: mean 3.24, variance 1.4824. Assumed: activities in everyday
/// words are liked slightly more often than disliked.
pub const SHARES: [f64; 5] = [0.10, 0.18, 0.27, 0.28, 0.17];

/// The correlation of a basic interest with its own general one. Assumed: it makes half of a basic interest's variance
/// its own.
pub const LOADING: f64 = 0.7;

/// The reliability of a reaction to a taster. Assumed, above that of a rating: an hour of the work itself says more
/// than a line read about it. .70 is what is commonly taken for a single question about how somebody likes their work
/// (Wanous, Reichers and Hudy 1997, Journal of Applied Psychology 82, 247-252). Nobody has measured it for tasters.
const REACTION_RELIABILITY: f64 = 0.7;

/// The shares of disliked, so-so and liked among people who try a skill picked by lot. Assumed: equal.
const REACTION_SHARES: [f64; 3] = [1.0 / 3.0; 3];

/// How an answer in a few steps, one apart, tells what it measures.
///
/// Behind an answer stands a standard normal figure, `reliability` of whose variance is the thing measured; cut points
/// give each step its share. The standardised answer is then `slope` · (the thing measured) + noise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The mean of all answers; the lowest step is 1.
    pub mean: f64,
    pub sd: f64,
    /// The correlation of an answer and what it measures, λ = √reliability · Σ φ(cut) / sd (Olsson, Drasgow and Dorans
    /// 1982, Psychometrika 47, 337-347: the point-polyserial correlation).
    pub slope: f64,
    /// The variance of a standardised answer that comes from anything else, e² = 1 - λ².
    pub noise: f64,
}

impl Scale {
    /// A scale whose steps have these shares, which add up to 1.
    pub fn new(reliability: f64, shares: &[f64]) -> Self {
        let steps = || shares.iter().zip(1_u32..).map(|(share, step)| (share, f64::from(step)));
        let mean: f64 = steps().map(|(share, step)| share * step).sum();
        let variance: f64 = steps().map(|(share, step)| share * (step - mean) * (step - mean)).sum();
        let below = shares.iter().scan(0.0, |sum, share| {
            *sum += share;
            Some(*sum)
        });
        let densities: f64 = below.take(shares.len() - 1).map(|below| density(quantile(below))).sum();
        let (sd, slope) = (variance.sqrt(), reliability.sqrt() * densities / variance.sqrt());
        Self { mean, sd, slope, noise: 1.0 - slope * slope }
    }
}

#[derive(Debug, Clone)]
pub struct Model {
    sigma: Matrix,
    keys: Vec<Vec<f64>>,
    /// How ratings 1 to 5 measure an interest.
    pub rating: Scale,
    /// How a reaction to a taster, 1 to 3, measures the fit of its skill.
    pub reaction: Scale,
    /// The normal figures of all draws, a row a skill.
    pub(super) normals: Arc<Matrix>,
}

impl Model {
    /// The model of a catalogue.
    ///
    /// - `general`: the correlations of the true scores of the general interests, in the order in which those stand
    ///   among the interests; a positive definite matrix.
    /// - `within`: for each interest its general one, by its place among all interests; `None` for a general one.
    /// - `profiles`: for each skill one figure an interest.
    ///
    /// # Panics
    /// If lengths differ, a place is out of range, or there are more than 256 skills.
    pub fn new(general: &[Vec<f64>], within: &[Option<usize>], profiles: &[Vec<f64>]) -> Self {
        assert!(profiles.len() <= usize::from(MOST_SKILLS), "there are more than {MOST_SKILLS} skills");
        let among_general = |of: usize| within[..of].iter().filter(|it| it.is_none()).count();
        let sigma = |one: usize, other: usize| {
            let loading = |interest: usize| within[interest].map_or(1.0, |_| LOADING);
            let parent = |interest: usize| among_general(within[interest].unwrap_or(interest));
            if one == other { 1.0 } else { loading(one) * loading(other) * general[parent(one)][parent(other)] }
        };
        let mean = |interest: usize| profiles.iter().map(|it| it[interest]).sum::<f64>() / profiles.len() as f64;
        let means: Vec<f64> = (0..within.len()).map(mean).collect();
        let key = |profile: &Vec<f64>| profile.iter().zip(&means).map(|(figure, mean)| figure - mean).collect();
        Self {
            sigma: Matrix::from_fn(within.len(), within.len(), sigma),
            keys: profiles.iter().map(key).collect(),
            rating: Scale::new(RELIABILITY, &SHARES),
            reaction: Scale::new(REACTION_RELIABILITY, &REACTION_SHARES),
            normals: Arc::new(normals(profiles.len())),
        }
    }

    pub fn interests(&self) -> usize {
        self.sigma.rows().len()
    }

    pub fn skills(&self) -> usize {
        self.keys.len()
    }

    /// Σ: how true scores of two interests correlate. The general ones as given; a basic one .70 with its own, .70 r
    /// with another general one, .49 r with a basic one, where r is the correlation of their general ones, 1 for the
    /// same.
    pub fn correlation(&self, one: usize, other: usize) -> f64 {
        self.sigma[one][other]
    }

    /// q(s,k) before it is centred: a skill's profile less the mean of all skills.
    pub fn key(&self, skill: usize) -> &[f64] {
        &self.keys[skill]
    }
}
