//! How well a learner's interests match a skill: the correlation of two profiles.

use std::cell::OnceCell;

use super::LEAST_INTERESTS;
use crate::catalog::Catalog;

/// Fits that differ by less than this are the same; the rest is rounding.
const SAME: f64 = 1e-9;

/// What sets each skill apart: its profile less the mean profile of the catalogue, skill by skill.
#[derive(Debug, Clone)]
pub struct Key {
    rows: Vec<Vec<f64>>,
    /// By the number of interests that were measured.
    bands: Vec<OnceCell<Bands>>,
}

impl Key {
    /// q(s,k) = p(s,k) - the mean of p(.,k) over all skills.
    pub fn new(catalog: &Catalog) -> Self {
        let count = catalog.skills.len() as f64;
        let mean = |interest: usize| catalog.skills.iter().map(|it| it.profile[interest]).sum::<f64>() / count;
        let means: Vec<f64> = (0..catalog.interests.len()).map(mean).collect();
        let row = |profile: &[f64]| profile.iter().zip(&means).map(|(figure, mean)| figure - mean).collect();
        Self {
            rows: catalog.skills.iter().map(|skill| row(&skill.profile)).collect(),
            bands: vec![OnceCell::new(); catalog.interests.len() + 1],
        }
    }

    /// Where bands begin if so many interests were measured.
    fn bands(&self, measured: usize) -> Bands {
        *self.bands[measured].get_or_init(|| Bands::new(measured))
    }

    /// How differently two skills weigh an interest: by how much a higher score there raises the fit of the one more
    /// than that of the other, up to a common factor.
    pub fn difference(&self, one: usize, other: usize, interest: usize) -> f64 {
        let standard = |row: &[f64]| {
            let mean = row.iter().sum::<f64>() / row.len() as f64;
            let variance = row.iter().map(|q| (q - mean).powi(2)).sum::<f64>() / row.len() as f64;
            (row[interest] - mean) / variance.sqrt().max(SAME)
        };
        standard(&self.rows[one]) - standard(&self.rows[other])
    }

    /// One row a skill, one figure an interest, -6 to 6.
    pub fn rows(&self) -> &[Vec<f64>] {
        &self.rows
    }
}

/// Skills are worked on four at a time, which processors do at once.
const LANES: usize = 4;
type Lanes = [f64; LANES];

/// Puts one figure a skill into lanes; what is left over at the end is `rest`.
fn lanes(figures: impl Iterator<Item = f64>, rest: f64) -> Vec<Lanes> {
    let mut lanes: Vec<Lanes> = Vec::new();
    for (at, figure) in figures.enumerate() {
        if at % LANES == 0 {
            lanes.push([rest; LANES]);
        }
        lanes[at / LANES][at % LANES] = figure;
    }
    lanes
}

/// The key over the interests that somebody was measured on, with all that does not depend on their scores worked out:
/// whoever was measured on the same interests can share it.
#[derive(Debug, Clone)]
pub struct Frame {
    measured: usize,
    skills: usize,
    /// By how much each skill's figure lies above the mean of its measured figures; interest by interest.
    deviations: Vec<Lanes>,
    /// What makes the covariances correlations: 1 / √(sum of squared deviations), 0 for a skill that does not vary.
    scales: Vec<Lanes>,
    /// The same with one interest left out; interest by interest.
    redraw_scales: Vec<Lanes>,
    /// n / (n - 1): a sum of squares falls by this times the squared deviation that is left out.
    stretch: f64,
    bands: Bands,
}

impl Frame {
    /// The frame of those whose scores are the ones that are not `None`.
    pub fn of(key: &Key, scores: &[Option<f64>]) -> Self {
        let interests: Vec<usize> = (0..scores.len()).filter(|&at| scores[at].is_some()).collect();
        let n = interests.len() as f64;
        let stretch = n / (n - 1.0);
        let mean = |row: &Vec<f64>| interests.iter().map(|&at| row[at]).sum::<f64>() / n;
        let means: Vec<f64> = key.rows.iter().map(mean).collect();
        let deviation = |interest: usize, skill: usize| key.rows[skill][interest] - means[skill];
        let square = |skill: usize| interests.iter().map(|&at| deviation(at, skill).powi(2)).sum::<f64>();
        let squares: Vec<f64> = (0..key.rows.len()).map(square).collect();
        let scale = |squares: f64| if squares < SAME { 0.0 } else { 1.0 / squares.sqrt() };
        let skills = 0..key.rows.len();
        let deviations = |at: &usize| lanes(skills.clone().map(|skill| deviation(*at, skill)), 0.0);
        let without = |at: usize, skill: usize| scale(squares[skill] - deviation(at, skill).powi(2) * stretch);
        let redraw = |at: &usize| lanes(skills.clone().map(|skill| without(*at, skill)), f64::INFINITY);
        Self {
            measured: interests.len(),
            skills: skills.len(),
            deviations: interests.iter().flat_map(deviations).collect(),
            scales: lanes(squares.iter().map(|squares| scale(*squares)), 0.0),
            redraw_scales: interests.iter().flat_map(redraw).collect(),
            stretch,
            bands: key.bands(interests.len()),
        }
    }

    /// How many interests were measured.
    pub fn measured(&self) -> usize {
        self.measured
    }

    /// Where bands begin with so many interests.
    pub fn bands(&self) -> &Bands {
        &self.bands
    }

    /// By how much a skill's figure for the `place`th measured interest lies above the mean of its measured figures.
    pub fn deviation(&self, place: usize, skill: usize) -> f64 {
        self.at(&self.deviations, place)[skill / LANES][skill % LANES]
    }

    fn at<'a>(&self, figures: &'a [Lanes], place: usize) -> &'a [Lanes] {
        let width = self.scales.len();
        &figures[place * width..][..width]
    }
}

/// How far each measured score lies from their mean, and the sum of the squares; `None` if the scores tell nothing: fewer
/// than three interests, or all the same.
fn deviate(scores: &[Option<f64>], deviations: &mut Vec<f64>) -> Option<f64> {
    deviations.clear();
    deviations.reserve(scores.len());
    deviations.extend(scores.iter().flatten());
    let mean = deviations.iter().sum::<f64>() / deviations.len() as f64;
    deviations.iter_mut().for_each(|score| *score -= mean);
    let squares = deviations.iter().map(|deviation| deviation * deviation).sum();
    (deviations.len() >= LEAST_INTERESTS && squares >= SAME).then_some(squares)
}

/// Every skill's correlation with one learner's scores, and the same with one interest left out.
#[derive(Debug, Clone, Default)]
pub struct Fits {
    /// One a skill, -1 to 1.
    pub fits: Vec<f64>,
    /// By how much each measured score lies above their mean.
    deviations: Vec<f64>,
    /// The sum of their squares.
    squares: f64,
    /// The sum of the products of both deviations.
    products: Vec<Lanes>,
}

impl Fits {
    /// Works out the fits of `scores`, measured as `frame` says; false, and no fits, if they tell nothing.
    pub fn fill(&mut self, frame: &Frame, scores: &[Option<f64>]) -> bool {
        let Some(squares) = deviate(scores, &mut self.deviations) else { return false };
        self.squares = squares;
        self.products.clear();
        self.products.resize(frame.scales.len(), [0.0; LANES]);
        for (place, deviation) in self.deviations.iter().enumerate() {
            for (sums, key) in self.products.iter_mut().zip(frame.at(&frame.deviations, place)) {
                (0..LANES).for_each(|lane| sums[lane] += key[lane] * deviation);
            }
        }
        let scale = 1.0 / self.squares.sqrt();
        self.fits.clear();
        let products = self.products.iter().flatten().zip(frame.scales.iter().flatten()).take(frame.skills);
        self.fits.extend(products.map(|(product, key_scale)| (product * key_scale * scale).clamp(-1.0, 1.0)));
        // What is left over must stand below every skill, whatever is left out.
        (frame.skills..self.products.len() * LANES).for_each(|at| self.products[at / LANES][at % LANES] = -1.0);
        true
    }

    /// What one measured interest, the `place`th of them, adds to the fit of `skill` if its score is `more` than it is:
    /// z(u) z(q) / n.
    pub fn contribution(&self, frame: &Frame, place: usize, skill: usize, more: f64) -> f64 {
        (self.deviations[place] + more) * frame.deviation(place, skill) * frame.scales[skill / LANES][skill % LANES]
            / self.squares.sqrt()
    }

    /// The fits without each measured interest in turn; `None` where the rest tells nothing.
    pub fn redraws<'a>(&'a self, frame: &'a Frame) -> impl Iterator<Item = Option<Redraw<'a>>> {
        self.deviations.iter().enumerate().map(|(place, deviation)| {
            let rest = self.squares - deviation * deviation * frame.stretch;
            (frame.measured > LEAST_INTERESTS && rest >= SAME).then(|| Redraw {
                products: &self.products,
                deviations: frame.at(&frame.deviations, place),
                scales: frame.at(&frame.redraw_scales, place),
                left_out: deviation * frame.stretch,
                same: SAME * rest.sqrt(),
            })
        })
    }
}

/// The fits without one interest, up to a common factor: only their order is asked for.
pub struct Redraw<'a> {
    products: &'a [Lanes],
    deviations: &'a [Lanes],
    scales: &'a [Lanes],
    left_out: f64,
    same: f64,
}

impl Redraw<'_> {
    fn fit(&self, skill: usize) -> f64 {
        let (at, lane) = (skill / LANES, skill % LANES);
        (self.products[at][lane] - self.deviations[at][lane] * self.left_out) * self.scales[at][lane]
    }

    /// Whether `below` fits at least as well as `above`.
    pub fn turns(&self, above: usize, below: usize) -> bool {
        self.fit(below) >= self.fit(above) - self.same
    }

    /// How many skills stand above this one; of equal ones the earlier in the catalogue does.
    pub fn above(&self, skill: usize) -> usize {
        let fit = self.fit(skill);
        let (same, more) = ((fit - self.same).next_down(), fit + self.same);
        let mut above = [0_u64; LANES];
        for (at, ((products, deviations), scales)) in
            self.products.iter().zip(self.deviations).zip(self.scales).enumerate()
        {
            for lane in 0..LANES {
                let other = (products[lane] - deviations[lane] * self.left_out) * scales[lane];
                let enough = if at * LANES + lane < skill { same } else { more };
                above[lane] += u64::from(other > enough);
            }
        }
        above.iter().sum::<u64>() as usize
    }
}

/// A fit as a whole number, for comparing: rounding does not turn an order.
pub fn comparable(fit: f64) -> i64 {
    (fit / SAME + 0.5_f64.copysign(fit)) as i64
}

/// How strong a fit is, by how rarely chance alone would reach it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// p of .20 or more.
    Weak,
    /// p < .20
    Fair,
    /// p < .10
    Good,
    /// p < .05
    Strong,
}

impl Band {
    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Fair => "fair",
            Self::Good => "good",
            Self::Strong => "strong",
        }
    }
}

/// Where the bands begin, for fits that rest on a number of interests.
#[derive(Debug, Clone, Copy)]
pub struct Bands {
    /// From here on a fit is fair, good, strong.
    from: [f64; 3],
}

impl Bands {
    /// For fits that rest on `measured` interests (at least 3): the critical values of r, one-tailed.
    pub fn new(measured: usize) -> Self {
        Self { from: [0.20, 0.10, 0.05].map(|p| critical(p, measured)) }
    }

    /// The band of a fit.
    pub fn of(&self, fit: f64) -> Band {
        match self.from.iter().filter(|from| fit > **from).count() {
            0 => Band::Weak,
            1 => Band::Fair,
            2 => Band::Good,
            _ => Band::Strong,
        }
    }
}

/// The correlation that unrelated profiles of `n` interests exceed with probability `p`: the search halves what is left
/// until nothing is.
fn critical(p: f64, n: usize) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return middle;
        }
        if chance(middle, n) < p { high = middle } else { low = middle }
    }
}

/// The probability that unrelated profiles of `n` interests correlate by `r` or more: Student's t with n - 2 degrees of
/// freedom, one-tailed. With t = r √(ν / (1 - r²)), the angle of Abramowitz and Stegun 26.7.3 and 26.7.4 has sine r.
fn chance(r: f64, n: usize) -> f64 {
    let degrees = n.saturating_sub(2).max(1);
    let sine = r.clamp(-1.0, 1.0);
    let cosine2 = 1.0 - sine * sine;
    // The series 1 + (1/2) cos² + (1·3)/(2·4) cos⁴ + ..., or with (2/3), (2·4)/(3·5), ... for odd degrees.
    let odd = degrees % 2;
    let (mut term, mut sum) = (1.0, 0.0);
    for at in 0..degrees / 2 {
        if at > 0 {
            let k = (2 * at + odd) as f64;
            term *= (k - 1.0) / k * cosine2;
        }
        sum += term;
    }
    let inside =
        if odd == 1 { (sine.asin() + sine * cosine2.sqrt() * sum) * std::f64::consts::FRAC_2_PI } else { sine * sum };
    (1.0 - inside) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Critical values of r, one-tailed, from printed tables (Fisher and Yates, table VII).
    #[test]
    fn chance_agrees_with_printed_tables() {
        for (n, r, p) in [
            (3, 0.9877, 0.05),
            (4, 0.9000, 0.05),
            (5, 0.8054, 0.05),
            (6, 0.7293, 0.05),
            (18, 0.4000, 0.05),
            (10, 0.5494, 0.05),
            (10, 0.7155, 0.01),
            (12, 0.4973, 0.05),
            (18, 0.5425, 0.01),
        ] {
            assert!((chance(r, n) - p).abs() < 2e-4, "n {n}, r {r}: {}", chance(r, n));
        }
        assert!((chance(0.0, 9) - 0.5).abs() < 1e-12);
        assert!((chance(-0.4, 18) - 0.95).abs() < 2e-4);
    }

    #[test]
    fn bands_of_eighteen_interests_begin_where_the_design_says() {
        assert_eq!(Bands::new(18).of(0.405), Band::Strong);
        assert_eq!(Bands::new(18).of(0.395), Band::Good);
        assert_eq!(Bands::new(18).of(0.32), Band::Good);
        assert_eq!(Bands::new(18).of(0.31), Band::Fair);
        assert_eq!(Bands::new(18).of(0.215), Band::Fair);
        assert_eq!(Bands::new(18).of(0.205), Band::Weak);
    }
}
