//! What one learner's answers say: their interests, how well each skill fits, and how much of that comes from each
//! answer.

use multiversion::multiversion;

use super::chance::MOST_SKILLS;
use super::design::Design;
use super::evidence::{Evidence, Reaction, Source};
use super::matrix::{add_multiple, dot};

/// Fits closer than this are equal; the difference is rounding.
pub const SAME: f64 = 1e-9;

/// With fewer interests than this, every skill fits perfectly or not at all.
const LEAST_INTERESTS: usize = 3;

/// How widely the ratings of one person scatter, as expected before they answer: as a share of the variance of all
/// ratings of all people, and as if so many ratings had been seen already.
const SCATTER: f64 = 0.83;
const SEEN: f64 = 12.0;

/// The surprises of tasters have settled if none moves by more; so many rounds are gone through at most.
const SETTLED: f64 = 1e-13;
const SWEEPS: usize = 1000;

/// One learner's reading; one value serves learner after learner.
#[derive(Debug, Clone, Default)]
pub struct Posterior {
    /// ybar, a figure a measured interest.
    centred: Vec<f64>,
    /// What a rating is centred on.
    mean: f64,
    /// 1 / (sd · s).
    unit: f64,
    /// m, a figure a measured interest.
    interests: Vec<f64>,
    /// A figure a taster: its surprise in units of its [`super::design::Taster::gains`].
    surprises: Vec<f64>,
    values: Vec<f64>,
    length: f64,
    order: Vec<usize>,
    keys: Vec<i64>,
}

impl Posterior {
    /// Reads one learner's answers; false if they tell nothing: fewer than three interests, or all the same.
    ///
    /// `design` must be the one of what was asked.
    pub fn read(&mut self, design: &Design, evidence: &Evidence) -> bool {
        design.measured().len() >= LEAST_INTERESTS && read(self, design, evidence)
    }

    /// m: the posterior mean of each measured interest, in standard deviations of all people.
    pub fn interests(&self) -> &[f64] {
        &self.interests
    }

    /// 1 / (sd · s): how many standard deviations a point of a rating stands for, with this learner's use of the scale.
    pub fn unit(&self) -> f64 {
        self.unit
    }

    /// q(s) · m for each skill: what chances are worked out from.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// How well a skill fits: the correlation of its key and m over the measured interests, -1 to 1.
    pub fn fit(&self, skill: usize) -> f64 {
        (self.values[skill] / self.length).clamp(-1.0, 1.0)
    }

    /// The skills by fit / ρ, the best first; of equal ones the first in the catalogue.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// How closely a skill fits, in whole steps of [`SAME`] and divided by ρ: what skills are put in order by.
    pub fn step(&self, design: &Design, skill: usize) -> f64 {
        (self.values[skill] / (self.length * SAME * design.rho(skill))).round_ties_even()
    }

    /// The order without each of the measured interests.
    #[inline(always)]
    fn redraws<'a>(&'a self, design: &'a Design) -> impl Fn(usize) -> Redraw<'a> {
        let mean = self.interests.iter().sum::<f64>() / self.interests.len() as f64;
        let stretch = design.stretch();
        #[inline(always)]
        move |place| {
            let left_out = self.interests[place] - mean;
            let rest = self.length * self.length - left_out * left_out * stretch;
            Redraw {
                values: &self.values,
                keys: &design.keys[place],
                scales: &design.without()[place],
                left_out: left_out * stretch,
                same: SAME * rest.sqrt(),
                tells: self.interests.len() > LEAST_INTERESTS && rest >= SAME,
            }
        }
    }

    /// In how many of the orders that leave out one interest each a skill is among the first `places`; no more than
    /// `most` are counted.
    pub fn times_among(&self, design: &Design, skill: usize, places: usize, most: usize) -> usize {
        times_among(self, design, skill, places, most)
    }

    /// In how many of them `below` comes no later than `above`.
    pub fn turns(&self, design: &Design, above: usize, below: usize) -> usize {
        let redraw = self.redraws(design);
        let is_turned = |it: &Redraw| !it.tells || it.fit(below) >= it.fit(above) - it.same;
        (0..self.interests.len()).map(redraw).filter(is_turned).count()
    }

    /// What one rating of an activity of `interest` adds to the fit of a skill.
    ///
    /// The interests are a linear function of y = (x - mean x) / (sd · s), and a fit is a linear function of the
    /// interests but for its length, the same for all skills. So a rating's part of a fit is q(s)ᵀ G(k) · y / (n(k) ·
    /// |m - mean m|), and the parts of all answers add up to the fit. Each is measured from the learner's own mean
    /// rating: a rating equal to it adds nothing. s and the length, too, depend on all ratings; they are common factors
    /// that change no sign and no proportion. So a part says what the answer adds as things are, not by how much the
    /// fit would change without it.
    pub fn of_rating(&self, design: &Design, skill: usize, interest: usize, rating: u8) -> f64 {
        let Some(place) = design.place(interest) else { return 0.0 };
        let Source::Ratings(count) = design.source(place) else { return 0.0 };
        let lever = design.levers()[place][skill];
        lever * (f64::from(rating) - self.mean) * self.unit / (f64::from(count) * self.length)
    }

    /// What a score that was given directly adds to the fit of a skill; without any rating it is measured from the mean
    /// score.
    pub fn of_score(&self, design: &Design, skill: usize, interest: usize) -> f64 {
        let place = design.place(interest).filter(|place| design.source(*place) == Source::Score);
        place.map_or(0.0, |place| design.levers()[place][skill] * self.centred[place] / self.length)
    }

    /// What the reaction to the taster of `tried` adds to the fit of a skill: the part of it that surprises, given all
    /// other answers. So a liked taster never takes from its own skill, and a disliked one never gives to it.
    pub fn of_reaction(&self, design: &Design, skill: usize, tried: usize) -> f64 {
        let tasters = design.tasters.iter().zip(&self.surprises);
        tasters.filter(|(taster, _)| taster.skill == tried).fold(0.0, |sum, (taster, surprise)| {
            let moved: f64 = design.key(skill).zip(&taster.gains).map(|(key, gain)| key * gain).sum();
            sum + moved * surprise / self.length
        })
    }

    #[inline(always)]
    fn centre(&mut self, design: &Design, evidence: &Evidence) {
        let rating = &design.rating;
        let (count, sum, squares) = evidence.totals();
        // n x - sum x, of whole numbers, is exact: the order of answers, and adding the same to all, change no bit.
        let (mut n, mut total) = (f64::from(count), f64::from(sum));
        let mut scatter = 1.0;
        if count == 0 {
            let (scores, of) = evidence.scored();
            (n, total) = (f64::from(of), scores);
        } else {
            let squares = f64::from(count * squares - sum * sum) / (n * rating.sd * rating.sd);
            scatter = ((squares + SEEN * SCATTER) / ((n - 1.0 + SEEN) * SCATTER)).sqrt();
        }
        self.mean = total / n;
        self.unit = 1.0 / (rating.sd * scatter);
        let unit = self.unit / n;
        self.centred.clear();
        self.centred.extend(design.measured().iter().map(|&interest| {
            let (said, of) = evidence.said(interest);
            (n * said - of * total) / of * unit
        }));
    }

    /// The surprise of each taster: its figure less what the other answers and tasters let expect, over its variance.
    /// Liked and disliked are one-sided: they say "at least so much" and "at most so little", so somebody of whom more
    /// was expected is not pulled down by liking it. With that, each surprise depends on the others; they are gone
    /// through in the catalogue's order until they settle (Gauss and Seidel's method, with a sign kept for each: the
    /// minimum of a convex function, so where it begins makes no difference).
    fn try_tasters(&mut self, design: &Design, evidence: &Evidence) {
        self.surprises.clear();
        self.surprises.resize(design.tasters.len(), 0.0);
        for _ in 0..SWEEPS {
            let mut moved: f64 = 0.0;
            for (at, taster) in design.tasters.iter().enumerate() {
                let Some(reaction) = evidence.reaction(taster.skill) else { continue };
                let others = dot(&taster.surprise, &self.surprises) - taster.surprise[at] * self.surprises[at];
                let expected = dot(&taster.row, &self.interests) + others;
                let surprise = (design.figure(reaction) - expected) / taster.surprise[at];
                let surprise = match reaction {
                    Reaction::Liked => surprise.max(0.0),
                    Reaction::SoSo => surprise,
                    Reaction::Disliked => surprise.min(0.0),
                };
                moved = moved.max((surprise - self.surprises[at]).abs());
                self.surprises[at] = surprise;
            }
            if moved < SETTLED {
                break;
            }
        }
        for (taster, surprise) in design.tasters.iter().zip(&self.surprises) {
            add_multiple(&mut self.interests, *surprise, &taster.gains);
        }
    }

    /// Sorts the skills. Fits are compared in whole steps of [`SAME`], so that rounding does not turn an order; the
    /// place in the catalogue stands in the lowest byte, so that no two are equal. Of so few the place of each is sooner
    /// counted than found by comparing one after the other.
    #[inline(always)]
    fn sort(&mut self, design: &Design) {
        let scale = 1.0 / (self.length * SAME);
        let key = |((value, rho), place): ((&f64, &f64), i64)| {
            place - (value * scale / rho).round_ties_even() as i64 * i64::from(MOST_SKILLS)
        };
        self.keys.clear();
        self.keys.extend(self.values.iter().zip(&design.rho).zip(0..).map(key));
        self.order.resize(self.keys.len(), 0);
        for (skill, key) in self.keys.iter().enumerate() {
            let before: u64 = self.keys.iter().map(|other| u64::from(other < key)).sum();
            self.order[before as usize] = skill;
        }
    }
}

/// Fits without one interest, up to a common factor, since only their order matters.
struct Redraw<'a> {
    values: &'a [f64],
    keys: &'a [f64],
    scales: &'a [f64],
    left_out: f64,
    same: f64,
    /// Whether the other interests say anything.
    tells: bool,
}

impl Redraw<'_> {
    #[inline(always)]
    fn fit(&self, skill: usize) -> f64 {
        (self.values[skill] - self.keys[skill] * self.left_out) * self.scales[skill]
    }

    /// Whether a skill is among the first `places`.
    #[inline(always)]
    fn is_among(&self, skill: usize, places: usize) -> bool {
        let least = self.fit(skill) - self.same;
        let others = self.values.iter().zip(self.keys).zip(self.scales);
        // Usually so few fit at least as well, itself included, that ties need not be told apart.
        let as_good = others.map(|((value, key), scale)| u64::from((value - key * self.left_out) * scale >= least));
        as_good.sum::<u64>() <= places as u64 || self.before(skill) < places
    }

    /// How many skills come before this one.
    #[cold]
    fn before(&self, skill: usize) -> usize {
        let (fit, mut before) = (self.fit(skill), 0);
        for other in 0..self.values.len() {
            let theirs = self.fit(other);
            let is_before = theirs > fit + self.same || other < skill && theirs >= fit - self.same;
            before += usize::from(is_before);
        }
        before
    }
}

/// [`Posterior::times_among`] in 256-bit registers where the processor has them.
#[multiversion(targets("x86_64+avx+avx2"))]
fn times_among(posterior: &Posterior, design: &Design, skill: usize, places: usize, most: usize) -> usize {
    let redraw = posterior.redraws(design);
    let is_among = |it: &Redraw| it.tells && it.is_among(skill, places);
    (0..posterior.interests.len()).map(redraw).filter(is_among).take(most).count()
}

/// [`Posterior::read`] in 256-bit registers where the processor has them. Results are bit-identical everywhere: nothing
/// is fused, and the sums of all lanes are added in the same order.
#[multiversion(targets("x86_64+avx+avx2"))]
fn read(posterior: &mut Posterior, design: &Design, evidence: &Evidence) -> bool {
    posterior.centre(design, evidence);
    design.gains.weighted(&posterior.centred, &mut posterior.interests);
    if !design.tasters.is_empty() {
        posterior.try_tasters(design, evidence);
    }
    design.keys.weighted(&posterior.interests, &mut posterior.values);
    let mean = posterior.interests.iter().sum::<f64>() / posterior.interests.len() as f64;
    let squares: f64 = posterior.interests.iter().map(|it| (it - mean) * (it - mean)).sum();
    posterior.length = squares.sqrt();
    if squares < SAME {
        return false;
    }
    posterior.sort(design);
    true
}
