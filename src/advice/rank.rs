//! The order of the skills for one learner, and how firmly it stands.

use super::LEAST_INTERESTS;
use super::fit::{Key, Sums, comparable};
use super::instead::Item;
use crate::answers::Answers;
use crate::catalog::Catalog;

/// So many skills are shown: interest inventories name the right field for about half the people, so never one.
const SHOWN: usize = 3;
/// Two neighbours whose order turns in this share of the re-draws are too close to call.
const TURNS: f64 = 0.2;

/// Every skill's fit, the order they give, and the same with one interest left out at a time.
#[derive(Debug, Clone)]
pub struct Ranking {
    /// One fit a skill, -1 to 1.
    pub fits: Vec<f64>,
    /// The skills, best fit first; equal ones in the catalogue's order.
    pub order: Vec<usize>,
    /// How many interests were measured.
    pub measured: usize,
    /// The fits without each measured interest; `None` where the rest tells nothing.
    redraws: Vec<Option<Vec<f64>>>,
}

/// One answer and what it adds to a fit.
#[derive(Debug, Clone, Copy)]
pub struct Reason {
    /// What was answered.
    pub item: Item,
    /// What the learner said, 1 to 5.
    pub rating: f64,
    /// What it adds to the fit; all of a skill's contributions add up to it.
    pub contribution: f64,
    /// Whether the skill holds more of this than of the other things that were asked.
    pub much: bool,
}

/// The sums of every skill, or `None` if the scores tell nothing.
fn sums(key: &Key, scores: &[Option<f64>]) -> Option<Vec<Sums>> {
    tells(scores).then(|| key.rows().iter().map(|row| Sums::of(scores, row)).collect())
}

fn fits(sums: &[Sums]) -> Vec<f64> {
    sums.iter().map(|sums| sums.correlation()).collect()
}

/// The skill that `scores` put first and by how much (in the steps of [`comparable`]), without asking how firmly it
/// stands; `None` if they tell nothing.
pub fn leader(key: &Key, scores: &[Option<f64>]) -> Option<(usize, i64)> {
    let fits = fits(&sums(key, scores)?);
    let order = order(&fits);
    Some((order[0], comparable(fits[order[0]]) - comparable(fits[order[1]])))
}

/// The skills in the order that `scores` give them, without asking how firmly it stands; `None` if they tell nothing.
pub fn places(key: &Key, scores: &[Option<f64>]) -> Option<Vec<usize>> {
    Some(order(&fits(&sums(key, scores)?)))
}

/// The ranking of `scores`, or `None` if they tell nothing: fewer than three interests, or all the same.
pub fn ranking(key: &Key, scores: &[Option<f64>]) -> Option<Ranking> {
    let sums = sums(key, scores)?;
    let fits = fits(&sums);
    let redraw = |left_out: usize, score: f64| {
        let mut rest = scores.to_vec();
        rest[left_out] = None;
        let without = |(sums, row): (&Sums, &Vec<f64>)| sums.without(score, row[left_out]).correlation();
        tells(&rest).then(|| sums.iter().zip(key.rows()).map(without).collect())
    };
    let measured = scores.iter().enumerate().filter_map(|(at, score)| score.map(|score| (at, score)));
    let redraws: Vec<_> = measured.map(|(at, score)| redraw(at, score)).collect();
    Some(Ranking { order: order(&fits), fits, measured: redraws.len(), redraws })
}

/// Whether there is a profile to compare.
fn tells(scores: &[Option<f64>]) -> bool {
    let mut given = scores.iter().flatten();
    let first = given.next();
    scores.iter().flatten().count() >= LEAST_INTERESTS && given.any(|score| Some(score) != first)
}

fn order(fits: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..fits.len()).collect();
    order.sort_by_key(|&skill| std::cmp::Reverse(comparable(fits[skill])));
    order
}

impl Ranking {
    /// For each skill the share of re-draws in which it is among the first three.
    pub fn stability(&self) -> Vec<f64> {
        let mut kept = vec![0usize; self.fits.len()];
        for fits in self.redraws.iter().flatten() {
            for skill in order(fits).into_iter().take(SHOWN) {
                kept[skill] += 1;
            }
        }
        kept.into_iter().map(|times| times as f64 / self.redraws.len() as f64).collect()
    }

    /// For each skill the neighbours in the order that are too close to call.
    pub fn ties(&self) -> Vec<Vec<usize>> {
        let mut ties = vec![Vec::new(); self.fits.len()];
        for pair in self.order.windows(2) {
            if self.too_close(pair[0], pair[1]) {
                ties[pair[0]].push(pair[1]);
                ties[pair[1]].push(pair[0]);
            }
        }
        ties
    }

    /// Whether the order of two neighbours turns in a fifth of the re-draws or more.
    pub fn too_close(&self, above: usize, below: usize) -> bool {
        let turned = |fits: &Option<Vec<f64>>| match fits {
            Some(fits) => comparable(fits[below]) >= comparable(fits[above]),
            None => true,
        };
        let turns = self.redraws.iter().filter(|fits| turned(fits)).count();
        comparable(self.fits[above]) == comparable(self.fits[below])
            || turns as f64 >= TURNS * self.redraws.len() as f64
    }
}

/// What the fit of `skill` is made of, answer by answer; the largest share first.
pub fn because(catalog: &Catalog, key: &Key, answers: &Answers, skill: usize) -> Vec<Reason> {
    let row = &key.rows()[skill];
    let scores = answers.interest_scores(catalog);
    let sums = Sums::of(&scores, row);
    let mut reasons = Vec::new();
    for (interest, score) in scores.iter().enumerate() {
        let Some(score) = *score else { continue };
        let given = items(catalog, answers, interest, score);
        for &(item, rating) in &given {
            let contribution = sums.contribution(rating, row[interest]) / given.len() as f64;
            reasons.push(Reason { item, rating, contribution, much: sums.is_above_mean(row[interest]) });
        }
    }
    reasons.sort_by(|a, b| b.contribution.abs().total_cmp(&a.contribution.abs()));
    reasons
}

/// The answers that measure one interest.
fn items(catalog: &Catalog, answers: &Answers, interest: usize, score: f64) -> Vec<(Item, f64)> {
    if answers.scores[interest].is_some() {
        return vec![(Item::Interest(interest), score)];
    }
    let activities = catalog.interests[interest].activities.iter();
    let rated = activities.filter_map(|&at| answers.ratings[at].given().map(|rating| (at, rating)));
    rated.map(|(at, rating)| (Item::Activity(at), f64::from(rating))).collect()
}
