//! All that depends only on what was asked: computed once for everybody who was asked the same.

use std::sync::{Arc, OnceLock};

use super::chance::{Spread, chance_of};
use super::evidence::{Asked, Reaction, Source};
use super::matrix::{Matrix, add_multiple, dot};
use super::model::{Model, Scale};

/// The variance of somebody's elevation (how high they rate everything, apart from their interests) before they answer:
/// so large that answers alone decide.
const ELEVATION: f64 = 10.0;

/// Keys whose squared deviations add up to less do not vary.
const FLAT: f64 = 1e-9;

/// How many standard deviations a key must lie above its own mean for the skill to stand out.
const STANDS_OUT: f64 = 0.5;

/// How answers to these questions are read.
///
/// State: the true scores T of the measured interests and the elevation b, a priori independent with covariances Σ and
/// 10. The mean ybar(k) of the answers about interest k is λ T(k) + b + noise of variance e² / n(k), or of variance 0
/// for a score given directly. So with H the row λ e(k) + e(b) an interest and D the noise, G = A Hᵀ (H A Hᵀ + D)⁻¹,
/// the posterior mean is G ybar and its covariance A - G H A (the normal equations of Bayesian linear regression; for
/// instance Rasmussen and Williams 2006, 2.1). Only the part of T is kept.
#[derive(Debug)]
pub struct Design {
    asked: Asked,
    measured: Vec<usize>,
    /// Gᵀ: a row an interest whose answers were heard, a column an interest that they tell of.
    pub(super) gains: Matrix,
    /// Qᵀ: a row a measured interest, a column a skill. Over the measured interests each key has mean 0 and length 1,
    /// or is 0 if it does not vary.
    pub(super) keys: Matrix,
    /// The diagonal of C, tasters included.
    variances: Vec<f64>,
    /// Q C, a row a skill.
    moves: Matrix,
    levers: OnceLock<Matrix>,
    without: OnceLock<Matrix>,
    /// How well each skill's fit is measured by the ratings, 0 to 1.
    pub(super) rho: Vec<f64>,
    pub(super) tasters: Vec<Taster>,
    pub(super) rating: Scale,
    reaction: Scale,
    normals: Arc<Matrix>,
    spread: OnceLock<Spread>,
}

/// A taster as an observation: h T + noise. Over the measured interests, for nothing is inferred about others. The
/// elevation is left out: reactions are few, and how high somebody rates activities need not be how easily they like an
/// hour's work.
#[derive(Debug)]
pub(super) struct Taster {
    pub skill: usize,
    /// h: λ q(s) / √(q(s)ᵀ Σ q(s)), so that it measures a figure of variance 1.
    pub row: Vec<f64>,
    /// C hᵀ, from the ratings alone: what a surprise of the taster adds to the interests.
    pub gains: Vec<f64>,
    /// h C hᵀ with every taster, and the noise added to its own.
    pub surprise: Vec<f64>,
}

impl Design {
    /// # Panics
    /// If the model's correlations contradict each other.
    pub fn new(model: &Model, asked: &Asked) -> Self {
        let sources = || asked.sources().enumerate().filter(|(_, source)| *source != Source::Nothing);
        let measured: Vec<usize> = sources().map(|(interest, _)| interest).collect();
        let count = measured.len();
        let sigma = Matrix::from_fn(count, count, |one, other| model.correlation(measured[one], measured[other]));
        let rating = model.rating;
        // The variance of the mean of what was said about an interest, apart from the interest and the elevation.
        let noise = |(_, source)| match source {
            Source::Ratings(count) => rating.noise / f64::from(count),
            Source::Nothing | Source::Score => 0.0,
        };
        let noise: Vec<f64> = sources().map(noise).collect();

        // S = H A Hᵀ + D = R Rᵀ; A Hᵀ = λ Σ for T; with W = R⁻¹ λ Σ, Gᵀ = R⁻ᵀ W and C = Σ - Wᵀ W.
        let surprise = Matrix::from_fn(count, count, |one, other| {
            let own = if one == other { noise[one] } else { 0.0 };
            rating.slope * rating.slope * sigma[one][other] + ELEVATION + own
        });
        let factor = surprise.cholesky(0.0).expect("no interest follows from others");
        let scaled = Matrix::from_fn(count, count, |one, other| rating.slope * sigma[one][other]);
        let whitened = factor.solve_lower(scaled);
        let mut covariance = less_square(&sigma, &whitened);
        let gains = factor.solve_upper(whitened);

        let by_skill = keys(model, &measured);
        let prior = by_skill.times(&sigma);
        let moves = by_skill.times(&covariance);
        let share = |skill: usize| {
            let variance = dot(&prior[skill], &by_skill[skill]);
            if variance > 0.0 { 1.0 - dot(&moves[skill], &by_skill[skill]) / variance } else { 1.0 }
        };
        let rho = (0..model.skills()).map(|skill| share(skill).sqrt()).collect();
        let mut design = Self {
            asked: asked.clone(),
            measured,
            gains,
            keys: by_skill.transposed(),
            variances: Vec::new(),
            moves,
            levers: OnceLock::new(),
            without: OnceLock::new(),
            rho,
            tasters: Vec::new(),
            rating,
            reaction: model.reaction,
            normals: Arc::clone(&model.normals),
            spread: OnceLock::new(),
        };
        design.try_tasters(model, &by_skill, &prior, &mut covariance);
        design.variances = (0..count).map(|place| covariance[place][place]).collect();
        design
    }

    /// Takes the tasters into account: they are read after the ratings, given what those say.
    fn try_tasters(&mut self, model: &Model, by_skill: &Matrix, prior: &Matrix, covariance: &mut Matrix) {
        let scale = model.reaction;
        let variance = |skill: usize| dot(&prior[skill], &by_skill[skill]);
        for skill in (0..model.skills()).filter(|&skill| self.asked.is_tried(skill) && variance(skill) > 0.0) {
            let size = scale.slope / variance(skill).sqrt();
            let times = |figures: &[f64]| figures.iter().map(|it| it * size).collect::<Vec<f64>>();
            let (row, gains) = (times(&by_skill[skill]), times(&self.moves[skill]));
            self.tasters.push(Taster { skill, row, gains, surprise: Vec::new() });
        }
        let count = self.tasters.len();
        if count == 0 {
            return;
        }
        let surprise = Matrix::from_fn(count, count, |one, other| {
            let own = if one == other { scale.noise } else { 0.0 };
            dot(&self.tasters[one].row, &self.tasters[other].gains) + own
        });
        let gains =
            Matrix::from_fn(count, self.measured.len(), |taster, interest| self.tasters[taster].gains[interest]);
        for (taster, surprise) in self.tasters.iter_mut().zip(surprise.rows()) {
            taster.surprise = surprise.to_vec();
        }
        let factor = surprise.cholesky(0.0).expect("reactions have noise");
        *covariance = less_square(covariance, &factor.solve_lower(gains));
        self.moves = by_skill.times(covariance);
    }

    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// The measured interests, in the order of the catalogue.
    pub fn measured(&self) -> &[usize] {
        &self.measured
    }

    /// The key of a skill: a figure a measured interest, with mean 0 and length 1.
    pub fn key(&self, skill: usize) -> impl Iterator<Item = f64> {
        self.keys.rows().map(move |row| row[skill])
    }

    /// ρ: the correlation, over people who were asked this, of a skill's true fit and what ratings say of it. A fit is
    /// divided by it before skills are put in order, so that all have equal chances to come first. Tasters do not count
    /// in it: else who likes a taster would lower its skill by having it measured.
    pub fn rho(&self, skill: usize) -> f64 {
        self.rho[skill]
    }

    /// Gᵀ Qᵀ, a row a measured interest: how much the mean of the answers about it adds to the value of each skill, for
    /// each unit. Seldom needed, so worked out when asked for.
    pub(super) fn levers(&self) -> &Matrix {
        self.levers.get_or_init(|| self.gains.times(&self.keys))
    }

    /// If one of n figures with mean 0 is left out, the sum of squares of the rest falls by its square times this.
    pub(super) fn stretch(&self) -> f64 {
        let n = self.measured.len() as f64;
        n / (n - 1.0)
    }

    /// For each measured interest, skill by skill: 1 / (the length of the key without it · ρ); 0 if nothing is left.
    pub(super) fn without(&self) -> &Matrix {
        let scale = |place: usize, skill: usize| {
            let key = self.keys[place][skill];
            let rest = 1.0 - key * key * self.stretch();
            if rest < FLAT { 0.0 } else { 1.0 / (rest.sqrt() * self.rho[skill]) }
        };
        self.without.get_or_init(|| Matrix::from_fn(self.measured.len(), self.rho.len(), scale))
    }

    /// Whether a skill stands out in an interest: its key lies at least half a standard deviation above its mean over
    /// the measured interests, and a higher rating there speaks for it more than for the other skills on average.
    ///
    /// The second nearly follows from the first, but not always: people with one interest mostly have its relatives,
    /// too, and if a skill lacks those, liking the one may speak against it.
    pub fn stands_out(&self, skill: usize, interest: usize) -> bool {
        let Some(place) = self.place(interest) else { return false };
        let (raised, others) = (self.raised(skill, place), (0..self.rho.len()).filter(|other| *other != skill));
        let count = others.clone().count().max(1) as f64;
        let is_high = self.keys[place][skill] * (self.measured.len() as f64).sqrt() >= STANDS_OUT;
        is_high && raised > others.map(|other| self.raised(other, place)).sum::<f64>() / count
    }

    /// Whether a skill has conspicuously little of an interest: its key lies at least half a standard deviation below its
    /// mean, and a higher rating there speaks against it.
    pub fn holds_little(&self, skill: usize, interest: usize) -> bool {
        let Some(place) = self.place(interest) else { return false };
        let is_low = self.keys[place][skill] * (self.measured.len() as f64).sqrt() <= -STANDS_OUT;
        is_low && self.raised(skill, place) < 0.0
    }

    /// By how much a skill's value rises, up to a common factor, if one answer about an interest is a point higher and
    /// s stays. All others fall a little against the learner's mean.
    fn raised(&self, skill: usize, place: usize) -> f64 {
        let (levers, ratings) = (self.levers(), self.ratings());
        let all = || levers.rows().map(|row| row[skill]).sum::<f64>();
        match self.source(place) {
            Source::Ratings(count) => levers[place][skill] / f64::from(count) - all() / f64::from(ratings),
            Source::Score if ratings > 0 => levers[place][skill],
            Source::Score | Source::Nothing => levers[place][skill] - all() / self.measured.len() as f64,
        }
    }

    /// How many ratings were given.
    fn ratings(&self) -> u32 {
        let counts = self.asked.sources().map(|source| match source {
            Source::Ratings(count) => u32::from(count),
            Source::Nothing | Source::Score => 0,
        });
        counts.sum()
    }

    /// For one more rating of a measured interest: by how much it would move each skill's value for each unit by which
    /// it surprises, and the variance of the surprise. `None` if the interest was not measured.
    pub(super) fn one_more_rating(&self, interest: usize) -> Option<(impl Iterator<Item = f64>, f64)> {
        let (place, slope) = (self.place(interest)?, self.rating.slope);
        let surprise = slope * slope * self.variances[place] + self.rating.noise;
        Some((self.moves.rows().map(move |row| slope * row[place]), surprise))
    }

    /// The chance of each skill to be the best match, 0 to 1, if the posterior gives them these values; they add up to
    /// 1. `None` if fewer than two thirds of the interests were measured.
    pub fn chances(&self, values: &[f64]) -> Option<Vec<f64>> {
        Some(self.wins(values)?.into_iter().map(chance_of).collect())
    }

    /// The same in draws of [`DRAWS`](super::DRAWS).
    pub fn wins(&self, values: &[f64]) -> Option<Vec<u32>> {
        let spread = || Spread::new(self.moves.times(&self.keys), &self.normals);
        let is_enough = self.measured.len() * 3 >= self.asked.interests() * 2;
        is_enough.then(|| self.spread.get_or_init(spread).wins(values))
    }

    /// How an interest was measured, by its place among the measured ones.
    pub(super) fn source(&self, place: usize) -> Source {
        self.asked.source(self.measured[place])
    }

    /// A reaction as a standardised figure: -1.22, 0 or 1.22.
    pub(super) fn figure(&self, reaction: Reaction) -> f64 {
        (f64::from(reaction as u8 + 1) - self.reaction.mean) / self.reaction.sd
    }

    /// The place of an interest among the measured ones.
    pub(super) fn place(&self, interest: usize) -> Option<usize> {
        self.measured.binary_search(&interest).ok()
    }
}

/// self - rootᵀ root; symmetric to the last bit.
fn less_square(from: &Matrix, root: &Matrix) -> Matrix {
    let mut rest = from.clone();
    for row in root.rows() {
        for (at, factor) in row.iter().enumerate() {
            add_multiple(&mut rest[at], -factor, row);
        }
    }
    rest
}

/// Q: for each skill its key over the measured interests, less its mean, at length 1.
fn keys(model: &Model, measured: &[usize]) -> Matrix {
    let mut keys = Matrix::from_fn(model.skills(), measured.len(), |skill, place| model.key(skill)[measured[place]]);
    for skill in 0..model.skills() {
        let row = &mut keys[skill];
        let mean = row.iter().sum::<f64>() / measured.len() as f64;
        let squares: f64 = row.iter().map(|figure| (figure - mean) * (figure - mean)).sum();
        let scale = if squares < FLAT { 0.0 } else { 1.0 / squares.sqrt() };
        for figure in row {
            *figure = (*figure - mean) * scale;
        }
    }
    keys
}
