//! The order of the skills for one learner, and how firmly it stands.

use std::rc::Rc;

use multiversion::multiversion;

use super::fit::{Band, Fits, Frame, Key, LANES, Redraw, comparable};
use super::instead::Item;
use crate::answers::{Answers, Scores};
use crate::catalog::Catalog;

/// So many skills are shown: interest inventories name the right field for about half the people, so never one.
pub const SHOWN: usize = 3;
/// A catalogue has fewer skills than this, by far; a power of 2.
const PLACES: f64 = (1 << 20) as f64;
/// Two neighbours whose order turns in this share of the re-draws are too close to call.
const TURNS: f64 = 0.2;

/// Every skill's fit, the order they give, and how firmly it stands when one interest at a time is left out.
#[derive(Debug, Clone)]
pub struct Ranking {
    frame: Rc<Frame>,
    fits: Fits,
    /// The skills, best fit first; equal ones in the catalogue's order.
    pub order: Vec<usize>,
    /// Where `order` is made.
    keys: Vec<f64>,
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

/// The ranking of `scores`, or `None` if they tell nothing: fewer than three interests, or all the same.
pub fn ranking(key: &Key, scores: &Scores) -> Option<Ranking> {
    let mut ranking = Ranking::unfilled(Rc::new(Frame::of(key, scores.is_measured())));
    ranking.fill(scores).then_some(ranking)
}

impl Ranking {
    /// A ranking of nothing yet.
    pub(super) fn unfilled(frame: Rc<Frame>) -> Self {
        Self { frame, fits: Fits::default(), order: Vec::new(), keys: Vec::new() }
    }

    pub(super) fn set_frame(&mut self, frame: Rc<Frame>) {
        self.frame = frame;
    }

    /// Ranks by `scores` that were measured as the frame says; false if they tell nothing.
    pub(super) fn fill(&mut self, scores: &Scores) -> bool {
        fill(self, scores)
    }

    /// One fit a skill, -1 to 1.
    pub fn fits(&self) -> &[f64] {
        &self.fits.values
    }

    /// A skill's fit in one word.
    pub fn band(&self, skill: usize) -> Band {
        self.frame.bands().of(self.fits.values[skill])
    }

    /// Whether the first fits better than the best of so many would by chance.
    pub fn stands_out(&self) -> bool {
        self.frame.bands().stands_out(self.fits.values[self.order[0]])
    }

    /// By how much the first fits better than the second, from 0 to 2; 2 if there is no second.
    pub fn lead(&self) -> f64 {
        let fit = |skill: &usize| self.fits.values[*skill];
        self.order.get(1).map_or(2.0, |second| fit(&self.order[0]) - fit(second))
    }

    /// How many interests were measured.
    pub fn measured(&self) -> usize {
        self.frame.measured()
    }

    /// The share of re-draws in which a skill is among the first three.
    pub fn stability(&self, skill: usize) -> f64 {
        self.fits.redraws(&self.frame).filter(|redraw| holds(redraw.as_ref(), skill)).count() as f64
            / self.measured() as f64
    }

    /// Whether the stability of a skill is `least` or more; looks at no more re-draws than it takes to tell.
    pub fn is_stable(&self, skill: usize, least: f64) -> bool {
        is_stable(self, skill, least)
    }

    /// The neighbours of each skill in the order that are too close to call.
    pub fn ties(&self) -> Vec<Vec<usize>> {
        let mut ties = vec![Vec::new(); self.fits.values.len()];
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
        let fit = |skill: usize| comparable(self.fits.values[skill]);
        let turned = |redraw: &Option<Redraw>| redraw.as_ref().is_none_or(|it| it.turns(above, below));
        let turns = self.fits.redraws(&self.frame).filter(turned).count();
        fit(above) == fit(below) || turns as f64 >= TURNS * self.measured() as f64
    }

    /// The skill that other scores of the same interests put first and by how much (in the steps of [`comparable`]); `None`
    /// if they tell nothing.
    pub(super) fn leader_of(&self, scores: &Scores) -> Option<(usize, f64)> {
        let mut other = Self::unfilled(Rc::clone(&self.frame));
        other.fill(scores).then(|| {
            let fit = |skill: &usize| comparable(other.fits.values[*skill]);
            (other.order[0], fit(&other.order[0]) - other.order.get(1).map_or(f64::NEG_INFINITY, fit))
        })
    }

    /// What one measured interest adds to a fit if its score is `more` than it is.
    fn contribution(&self, interest: usize, skill: usize, more: f64) -> f64 {
        self.fits.contribution(&self.frame, interest, skill, more)
    }

    /// Whether a skill holds more of an interest than of what was measured on average.
    fn is_much(&self, interest: usize, skill: usize) -> bool {
        self.frame.deviation(interest, skill) > 0.0
    }

    /// Whether the first is too close to call with the next.
    pub fn is_tied(&self) -> bool {
        self.order.windows(2).next().is_some_and(|pair| self.too_close(pair[0], pair[1]))
    }
}

/// [`Ranking::fill`], in registers of 256 bits where the processor has them. The same to the last bit everywhere: nothing
/// is fused, and the order of the sums is that of the lanes.
#[multiversion(targets("x86_64+avx+avx2"))]
fn fill(ranking: &mut Ranking, scores: &Scores) -> bool {
    let tells = ranking.fits.fill(&ranking.frame, scores);
    if tells {
        // Fit and place in one number, exact in 53 bits: the order of the numbers is that of the skills. For so few
        // counting who stands before whom is faster than sorting; where there is no skill nothing stands before any.
        let skills = ranking.fits.values.len();
        ranking.keys.resize(skills.next_multiple_of(LANES), f64::INFINITY);
        for (place, (key, fit)) in ranking.keys.iter_mut().zip(&ranking.fits.values).enumerate() {
            *key = place as f64 - comparable(*fit) * PLACES;
        }
        ranking.order.resize(skills, 0);
        for (block, keys) in ranking.keys.as_chunks::<LANES>().0.iter().enumerate() {
            let mut before = [0_u64; LANES];
            for other in &ranking.keys[..skills] {
                for lane in 0..LANES {
                    before[lane] += u64::from(*other < keys[lane]);
                }
            }
            for (skill, before) in (block * LANES..skills).zip(before) {
                ranking.order[before as usize] = skill;
            }
        }
    }
    tells
}

/// [`Ranking::is_stable`] in the same way.
#[multiversion(targets("x86_64+avx+avx2"))]
fn is_stable(ranking: &Ranking, skill: usize, least: f64) -> bool {
    let wanted = (least * ranking.measured() as f64).ceil() as usize;
    let (mut held, mut left) = (0, ranking.measured());
    for redraw in ranking.fits.redraws(&ranking.frame) {
        if held >= wanted || held + left < wanted {
            break;
        }
        held += usize::from(holds(redraw.as_ref(), skill));
        left -= 1;
    }
    held >= wanted
}

/// Whether a skill is among the first three of a re-draw.
#[expect(clippy::inline_always, reason = "only so it uses the wide registers that its caller may use")]
#[inline(always)]
fn holds(redraw: Option<&Redraw>, skill: usize) -> bool {
    redraw.is_some_and(|it| it.is_among(skill, SHOWN))
}

/// What the fit of `skill` is made of, answer by answer; the largest share first.
pub fn because(catalog: &Catalog, ranking: &Ranking, answers: &Answers, skill: usize) -> Vec<Reason> {
    let scores = answers.interest_scores(catalog);
    let measured = scores.iter().enumerate().filter_map(|(interest, score)| score.map(|score| (interest, score)));
    let mut reasons = Vec::new();
    for (interest, score) in measured {
        let given = items(catalog, answers, interest, score);
        for &(item, rating) in &given {
            // The shares of several answers to one interest add up to that of their mean.
            let contribution = ranking.contribution(interest, skill, rating - score) / given.len() as f64;
            reasons.push(Reason { item, rating, contribution, much: ranking.is_much(interest, skill) });
        }
    }
    reasons.sort_by(|a, b| b.contribution.abs().total_cmp(&a.contribution.abs()));
    reasons
}

/// The answers that measure one interest.
fn items(catalog: &Catalog, answers: &Answers, interest: usize, score: f64) -> Vec<(Item, f64)> {
    if answers.scores.contains_key(&interest) {
        return vec![(Item::Interest(interest), score)];
    }
    let activities = catalog.interests[interest].activities.iter();
    let rated = activities.filter_map(|&at| answers.ratings[at].given().map(|rating| (at, rating)));
    rated.map(|(at, rating)| (Item::Activity(at), f64::from(rating))).collect()
}
