//! Simulated learners: their true interests, and how they would answer.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

use crate::catalog::{Activity, Catalog, Correlations, Each, Interest, Place};

pub use crate::measure::{LOADING, RELIABILITY, SHARES};
use crate::measure::{Matrix, dot};

/// What cuts a standard normal variable into ratings with these shares: the normal quantiles of .10, .28, .55 and .83.
const CUTS: [f64; 4] = [-1.281_552, -0.582_842, 0.125_661, 0.954_165];

#[derive(Debug, Clone)]
pub struct Learner {
    /// The true score of each interest, standard normal.
    pub interests: Each<Interest, f64>,
    /// One per activity, 1 to 5.
    pub ratings: Each<Activity, u8>,
}

/// How people may be otherwise than the model has them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Otherwise {
    /// A basic interest loads so much on its general one.
    Loading(f64),
    /// One answer has this reliability.
    Reliability(f64),
    /// Some say yes more easily than others, to everything: half a standard deviation of an answer between people.
    YesSaying,
    /// Everybody answers four tenths of a standard deviation higher.
    Elevated,
    /// Nobody gives 2 or 4.
    Extremes,
    /// Half of the answers 2 and 4 become 3.
    Midpoint,
    /// Some activities are more popular than others: half a standard deviation between activities.
    Popularity,
    /// One answer in ten is any rating.
    OneInTen,
}

impl Otherwise {
    pub const ALL: [Self; 10] = [
        Self::Loading(0.5),
        Self::Loading(0.85),
        Self::Reliability(0.35),
        Self::Reliability(0.65),
        Self::YesSaying,
        Self::Elevated,
        Self::Extremes,
        Self::Midpoint,
        Self::Popularity,
        Self::OneInTen,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::Loading(_) => "loading",
            Self::Reliability(_) => "reliability",
            Self::YesSaying => "yes-saying",
            Self::Elevated => "elevated",
            Self::Extremes => "extremes",
            Self::Midpoint => "midpoint",
            Self::Popularity => "popularity",
            Self::OneInTen => "one-in-ten",
        }
    }
}

/// The population that learners are drawn from.
#[derive(Clone)]
pub struct People<'a> {
    pub catalog: &'a Catalog,
    /// The Cholesky factor of the correlations of the general interests.
    factor: Matrix,
    /// For each interest, the place of its general one among the general ones; a general one is its own.
    general: Vec<usize>,
    loading: f64,
    reliability: f64,
    otherwise: Option<Otherwise>,
    /// How much more each activity is liked than others.
    popularity: Each<Activity, f64>,
}

impl<'a> People<'a> {
    /// A population with the catalogue's correlations, or, if it has none, with equal ones.
    pub fn new(catalog: &'a Catalog) -> Self {
        Self::with(catalog, LOADING, RELIABILITY)
    }

    /// A population with another loading and reliability, each from 0 to 1, to see how much depends on them.
    ///
    /// # Panics
    /// If the catalogue was not checked.
    pub fn with(catalog: &'a Catalog, loading: f64, reliability: f64) -> Self {
        let correlations = Correlations::of(catalog);
        let place = |of: Place<Interest>| catalog.interests[..of].iter().filter(|it| it.within.is_none()).count();
        let general = catalog.interests.iter_enumerated().map(|(at, it)| place(it.within.unwrap_or(at))).collect();
        let factor = correlations.factor().expect("the checks found that people can have these correlations");
        let popularity = vec![0.0; catalog.activities.len()].into();
        Self { catalog, factor, general, loading, reliability, otherwise: None, popularity }
    }

    /// The same people, but for one thing.
    pub fn otherwise(&self, otherwise: Otherwise, chance: &mut Chance) -> Self {
        let mut people = Self { otherwise: Some(otherwise), ..self.clone() };
        match otherwise {
            Otherwise::Loading(loading) => people.loading = loading,
            Otherwise::Reliability(reliability) => people.reliability = reliability,
            Otherwise::Popularity => people.popularity.iter_mut().for_each(|it| *it = 0.5 * chance.normal()),
            _ => {}
        }
        people
    }

    pub fn draw(&self, chance: &mut Chance) -> Learner {
        let independent: Vec<f64> = self.factor.rows().map(|_| chance.normal()).collect();
        let general: Vec<f64> = self.factor.rows().map(|row| dot(row, &independent)).collect();
        let own = (1.0 - self.loading * self.loading).sqrt();
        let interest = |(place, it): (&usize, &Interest)| match it.within {
            None => general[*place],
            Some(_) => self.loading * general[*place] + own * chance.normal(),
        };
        let interests: Each<Interest, f64> = self.general.iter().zip(&self.catalog.interests).map(interest).collect();
        let ratings = self.answer(&interests, chance);
        Learner { interests, ratings }
    }

    /// How somebody with these interests rates every activity.
    pub fn answer(&self, interests: &Each<Interest, f64>, chance: &mut Chance) -> Each<Activity, u8> {
        let (signal, noise) = (self.reliability.sqrt(), (1.0 - self.reliability).sqrt());
        let shift = match self.otherwise {
            Some(Otherwise::YesSaying) => 0.5 * chance.normal(),
            Some(Otherwise::Elevated) => 0.4,
            _ => 0.0,
        };
        let activities = self.catalog.activities.iter().zip(&self.popularity);
        let answer = |(it, popularity): (&Activity, &f64)| {
            let rating = rating(signal * interests[it.interest] + noise * chance.normal() + shift + popularity);
            match (self.otherwise, rating) {
                (Some(Otherwise::Extremes), 2) => 1,
                (Some(Otherwise::Extremes), 4) => 5,
                (Some(Otherwise::Midpoint), 2 | 4) if chance.even() < 0.5 => 3,
                (Some(Otherwise::OneInTen), _) if chance.even() < 0.1 => 1 + chance.below(5) as u8,
                _ => rating,
            }
        };
        activities.map(answer).collect()
    }
}

fn rating(figure: f64) -> u8 {
    1 + CUTS.iter().filter(|&&cut| figure >= cut).count() as u8
}

/// Random numbers, everywhere the same for the same seed: xoshiro256++, IEEE arithmetic and a logarithm in pure Rust.
pub struct Chance {
    random: Xoshiro256PlusPlus,
    spare: Option<f64>,
}

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self { random: Xoshiro256PlusPlus::seed_from_u64(seed), spare: None }
    }

    /// Uniform in 0..1.
    pub fn even(&mut self) -> f64 {
        (self.random.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Uniform in 0..count.
    pub fn below(&mut self, count: usize) -> usize {
        (self.even() * count as f64) as usize
    }

    /// Standard normal, by Marsaglia's polar method.
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (2.0 * self.even() - 1.0, 2.0 * self.even() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                let factor = (-2.0 * libm::log(square) / square).sqrt();
                self.spare = Some(y * factor);
                return x * factor;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEARNERS: usize = 4000;

    fn learners(catalog: &Catalog) -> Vec<Learner> {
        let people = People::new(catalog);
        let mut chance = Chance::new(7);
        (0..LEARNERS).map(|_| people.draw(&mut chance)).collect()
    }

    fn correlation(people: &[Learner], pair: impl Fn(&Learner) -> (f64, f64)) -> f64 {
        let pairs: Vec<(f64, f64)> = people.iter().map(pair).collect();
        let sum = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>();
        let (mx, my) = (sum(&|it| it.0) / pairs.len() as f64, sum(&|it| it.1) / pairs.len() as f64);
        let covariance = sum(&|(x, y)| (x - mx) * (y - my));
        covariance / (sum(&|(x, _)| (x - mx).powi(2)) * sum(&|(_, y)| (y - my).powi(2))).sqrt()
    }

    /// The standard error of a correlation is at most 1/√n, here .016: four of them.
    const CLOSE: f64 = 0.064;

    #[test]
    fn interests_correlate_as_stated() {
        let catalog = Catalog::embedded();
        let people = learners(&catalog);
        let general: Vec<Place<Interest>> =
            catalog.interests.keys().filter(|&at| catalog.interests[at].within.is_none()).collect();
        let stated = catalog.audit.as_ref().unwrap().correlations.rows();
        for (row, &one) in general.iter().enumerate() {
            for (column, &other) in general.iter().enumerate().take(row) {
                let found = correlation(&people, |it| (it.interests[one], it.interests[other]));
                assert!((found - stated[row][column]).abs() < CLOSE, "{one:?} and {other:?}");
            }
        }
        for (at, interest) in catalog.interests.iter_enumerated() {
            let Some(parent) = interest.within else { continue };
            let found = correlation(&people, |it| (it.interests[at], it.interests[parent]));
            assert!((found - LOADING).abs() < CLOSE, "{}", interest.id);
        }
    }

    /// The catalogue states correlations of scales, which are corrected for attenuation.
    #[test]
    fn published_correlations_are_corrected_for_unreliable_scales() {
        let catalog = Catalog::embedded();
        let rows = catalog.audit.as_ref().unwrap().correlations.rows();
        let place = |id: &str| usize::from(catalog.interest(id).unwrap());
        // The general interests come first in the built-in catalogue.
        assert!((rows[place("realistic")][place("conventional")] - 0.457 / 0.87).abs() < 1e-9);
        assert!((rows[place("conventional")][place("artistic")] + 0.068 / 0.87).abs() < 1e-9);
    }

    #[test]
    fn every_activity_gets_the_stated_shares_of_ratings() {
        let catalog = Catalog::embedded();
        let people = learners(&catalog);
        for activity in catalog.activities.keys() {
            for (at, stated) in SHARES.iter().enumerate() {
                let times = people.iter().filter(|it| usize::from(it.ratings[activity]) == at + 1).count();
                let share = times as f64 / LEARNERS as f64;
                // Four standard errors of .5.
                assert!((share - stated).abs() < 0.032, "{}: {share} of {}", catalog.activities[activity].id, at + 1);
            }
        }
    }

    /// Two ratings of one interest correlate like two items of one scale in published data: .46.
    #[test]
    fn two_ratings_of_one_interest_correlate_as_published() {
        let catalog = Catalog::embedded();
        let people = learners(&catalog);
        let rating = |it: &Learner, at: Place<Activity>| f64::from(it.ratings[at]);
        let of_interest = |interest: &Interest| {
            correlation(&people, |it| (rating(it, interest.activities[0]), rating(it, interest.activities[1])))
        };
        let mean = catalog.interests.iter().map(of_interest).sum::<f64>() / catalog.interests.len() as f64;
        assert!((mean - 0.46).abs() < 0.01, "{mean}");
    }

    #[test]
    fn a_seed_gives_the_same_stream_everywhere() {
        let mut chance = Chance::new(1);
        let first: Vec<u64> = (0..4).map(|_| chance.normal().to_bits()).collect();
        assert_eq!(first, STREAM);
    }

    /// The first normal numbers of seed 1, as bits; Python computes the same from the published algorithms.
    const STREAM: [u64; 4] =
        [4_604_928_606_500_596_927, 4_603_530_574_653_013_534, 13_824_730_353_368_830_356, 4_598_404_891_539_652_629];

    #[test]
    fn whole_numbers_are_even_and_stay_below() {
        let mut chance = Chance::new(3);
        let mut counts = [0; 5];
        for _ in 0..5000 {
            counts[chance.below(5)] += 1;
        }
        assert!(counts.iter().all(|count| (880..1120).contains(count)), "{counts:?}");
    }
}
