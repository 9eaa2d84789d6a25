//! The order of the skills for one learner, and how stable it is.

use std::cell::OnceCell;

use super::bands::{Band, Bands};
use super::fit::{Fits, Key, SAME, comparable};
use crate::answers::{Answers, Scores};
use crate::catalog::{Activity, Catalog, Each, Interest, Place, Skill};

/// How many skills are shown: interest inventories name the right field for about half of the people, so never one.
pub const SHOWN: usize = 3;
/// Two neighbours whose order turns in this share of the re-draws are too close to call.
const TURNS: f64 = 0.2;

/// A ranking of the skills, as far as decisions depend on it. A re-draw is the same ranking with one of the measured
/// interests left out.
pub trait Ranked {
    /// The skills, best fit first; equal ones in the catalogue's order.
    fn order(&self) -> &[Place<Skill>];

    /// The fit of a skill, -1 to 1.
    fn fit(&self, skill: Place<Skill>) -> f64;

    /// How many interests were measured.
    fn measured(&self) -> usize;

    /// Where the bands begin for this number of interests.
    fn bands(&self) -> &Bands;

    /// Whether a skill is among the first three in at least this share of the re-draws.
    fn is_stable(&self, skill: Place<Skill>, least: f64) -> bool;

    /// Whether two neighbours fit equally well, or their order turns in a fifth of the re-draws or more.
    fn too_close(&self, above: Place<Skill>, below: Place<Skill>) -> bool;

    /// The band of a skill's fit.
    fn band(&self, skill: Place<Skill>) -> Band {
        self.bands().of(self.fit(skill))
    }

    /// Whether the first fits better than chance allows for the best of all skills.
    fn stands_out(&self) -> bool {
        self.bands().stands_out(self.fit(self.order()[0]))
    }

    /// By how much the first fits better than the second, from 0 to 2; 2 if there is no second.
    fn lead(&self) -> f64 {
        self.order().get(1).map_or(2.0, |second| self.fit(self.order()[0]) - self.fit(*second))
    }

    /// Whether the first is too close to call with the second.
    fn is_tied(&self) -> bool {
        self.order().windows(2).next().is_some_and(|pair| self.too_close(pair[0], pair[1]))
    }
}

/// Whether this many turns among the re-draws of `measured` interests make two skills too close to call.
pub fn are_many_turns(turns: usize, measured: usize) -> bool {
    turns as f64 >= TURNS * measured as f64
}

/// Every skill's fit, the order, and the re-draws.
#[derive(Debug, Clone)]
pub struct Ranking<'k> {
    key: &'k Key,
    fits: Fits,
    order: Vec<Place<Skill>>,
    bands: Bands,
    /// The fits of each re-draw; `None` if the remaining scores tell nothing. Many questions need only the order.
    redraws: OnceCell<Vec<Option<Each<Skill, f64>>>>,
}

/// An answer about interests, by its place in the catalogue: the rating of an activity, or a score given directly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Activity(Place<Activity>),
    Interest(Place<Interest>),
}

/// One answer and what it adds to a fit.
#[derive(Debug, Clone, Copy)]
pub struct Reason {
    pub item: Item,
    /// What the learner said, 1 to 5.
    pub rating: f64,
    /// What it adds to the fit; a skill's contributions add up to its fit.
    pub contribution: f64,
    /// Whether the skill holds more of this interest than of those measured on average.
    pub much: bool,
}

/// The ranking of `scores`; `None` if they tell nothing: fewer than three interests, or all the same.
pub fn ranking<'k>(key: &'k Key, scores: &Scores) -> Option<Ranking<'k>> {
    let fits = Fits::of(key, scores)?;
    let bands = Bands::new(fits.measured(), key.rows().len());
    Some(Ranking { key, order: order(&fits.values), bands, fits, redraws: OnceCell::new() })
}

/// The skill that `scores` put first, and its lead in steps of [`comparable`]; `None` if they tell nothing.
pub fn leader(key: &Key, scores: &Scores) -> Option<(Place<Skill>, f64)> {
    let fits = Fits::of(key, scores)?.values;
    let order = order(&fits);
    let fit = |skill: &Place<Skill>| comparable(fits[*skill]);
    Some((order[0], fit(&order[0]) - order.get(1).map_or(f64::NEG_INFINITY, fit)))
}

fn order(fits: &Each<Skill, f64>) -> Vec<Place<Skill>> {
    let mut order: Vec<Place<Skill>> = fits.keys().collect();
    order.sort_by(|&one, &other| comparable(fits[other]).total_cmp(&comparable(fits[one])));
    order
}

impl Ranking<'_> {
    fn redraws(&self) -> &[Option<Each<Skill, f64>>] {
        self.redraws.get_or_init(|| self.fits.redraws(self.key))
    }

    /// One fit per skill, -1 to 1.
    pub fn fits(&self) -> &Each<Skill, f64> {
        &self.fits.values
    }

    /// The share of re-draws in which a skill is among the first three, 0 to 1.
    pub fn stability(&self, skill: Place<Skill>) -> f64 {
        let is_shown = |fits: &&Each<Skill, f64>| {
            let before = |&other: &Place<Skill>| {
                fits[other] > fits[skill] + SAME || other < skill && fits[other] >= fits[skill] - SAME
            };
            fits.keys().filter(before).count() < SHOWN
        };
        self.redraws().iter().flatten().filter(is_shown).count() as f64 / self.measured() as f64
    }

    /// For each skill, its neighbours in the order that are too close to call.
    pub fn ties(&self) -> Each<Skill, Vec<Place<Skill>>> {
        let mut ties: Each<Skill, _> = vec![Vec::new(); self.order.len()].into();
        for pair in self.order.windows(2) {
            if self.too_close(pair[0], pair[1]) {
                ties[pair[0]].push(pair[1]);
                ties[pair[1]].push(pair[0]);
            }
        }
        ties
    }
}

impl Ranked for Ranking<'_> {
    fn order(&self) -> &[Place<Skill>] {
        &self.order
    }

    fn fit(&self, skill: Place<Skill>) -> f64 {
        self.fits.values[skill]
    }

    fn measured(&self) -> usize {
        self.fits.measured()
    }

    fn bands(&self) -> &Bands {
        &self.bands
    }

    fn is_stable(&self, skill: Place<Skill>, least: f64) -> bool {
        self.stability(skill) >= least
    }

    fn too_close(&self, above: Place<Skill>, below: Place<Skill>) -> bool {
        let is_turned =
            |fits: &&Option<Each<Skill, f64>>| fits.as_ref().is_none_or(|fits| fits[below] >= fits[above] - SAME);
        let is_equal = comparable(self.fit(above)) == comparable(self.fit(below));
        is_equal || are_many_turns(self.redraws().iter().filter(is_turned).count(), self.measured())
    }
}

/// What each answer contributes to the fit of `skill`; the largest contribution first.
pub fn because(catalog: &Catalog, ranking: &Ranking, answers: &Answers, skill: Place<Skill>) -> Vec<Reason> {
    let scores = answers.interest_scores(catalog);
    let measured = catalog.interests.keys().filter_map(|interest| Some((interest, scores.get(interest)?)));
    let mut reasons = Vec::new();
    for (interest, score) in measured {
        let given = items(catalog, answers, interest, score);
        for &(item, rating) in &given {
            // Several answers to one interest share the contribution of their mean.
            let contribution = ranking.fits.contribution(interest, skill, rating - score) / given.len() as f64;
            reasons.push(Reason { item, rating, contribution, much: ranking.fits.above_mean(interest, skill) > 0.0 });
        }
    }
    reasons.sort_by(|a, b| b.contribution.abs().total_cmp(&a.contribution.abs()));
    reasons
}

/// The answers that measure one interest.
fn items(catalog: &Catalog, answers: &Answers, interest: Place<Interest>, score: f64) -> Vec<(Item, f64)> {
    if answers.scores.contains_key(&interest) {
        return vec![(Item::Interest(interest), score)];
    }
    let activities = catalog.interests[interest].activities.iter();
    let rated = activities.filter_map(|&at| answers.ratings[at].given().map(|rating| (at, rating)));
    rated.map(|(at, rating)| (Item::Activity(at), f64::from(rating))).collect()
}
