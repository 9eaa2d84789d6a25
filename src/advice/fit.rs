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
        *self.bands[measured].get_or_init(|| Bands::new(measured, self.rows.len()))
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

/// The key over the interests that somebody was measured on, with all that does not depend on their scores worked out:
/// whoever was measured on the same interests can share it.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The interests that were measured.
    interests: Vec<usize>,
    skills: usize,
    /// By how much each skill's figure lies above the mean of its measured figures; skill by skill for each interest.
    deviations: Vec<f64>,
    /// What makes the covariances correlations: 1 / √(sum of squared deviations), 0 for a skill that does not vary.
    scales: Vec<f64>,
    /// The same with one interest left out; skill by skill for each interest.
    redraw_scales: Vec<f64>,
    /// n / (n - 1): a sum of squares falls by this times the squared deviation that is left out.
    stretch: f64,
    bands: Bands,
}

impl Frame {
    /// The frame of those whose scores are the ones that are not `None`.
    pub fn of(key: &Key, scores: &[Option<f64>]) -> Self {
        let interests: Vec<usize> = (0..scores.len()).filter(|&at| scores[at].is_some()).collect();
        let (n, skills) = (interests.len() as f64, key.rows.len());
        let stretch = n / (n - 1.0);
        let mean = |row: &Vec<f64>| interests.iter().map(|&at| row[at]).sum::<f64>() / n;
        let means: Vec<f64> = key.rows.iter().map(mean).collect();
        let deviation = |interest: usize, skill: usize| key.rows[skill][interest] - means[skill];
        let deviations: Vec<f64> =
            interests.iter().flat_map(|&at| (0..skills).map(move |skill| deviation(at, skill))).collect();
        let mut squares = vec![0.0; skills];
        for row in deviations.chunks(skills) {
            squares.iter_mut().zip(row).for_each(|(sum, deviation)| *sum += deviation * deviation);
        }
        let scale = |squares: f64| if squares < SAME { 0.0 } else { 1.0 / squares.sqrt() };
        let without = |(at, deviation): (usize, &f64)| scale(squares[at % skills] - deviation * deviation * stretch);
        Self {
            redraw_scales: deviations.iter().enumerate().map(without).collect(),
            scales: squares.iter().map(|squares| scale(*squares)).collect(),
            deviations,
            skills,
            stretch,
            bands: key.bands(interests.len()),
            interests,
        }
    }

    /// How many interests were measured.
    pub fn measured(&self) -> usize {
        self.interests.len()
    }

    /// Where bands begin with so many interests.
    pub fn bands(&self) -> &Bands {
        &self.bands
    }

    /// By how much a skill's figure for the `place`th measured interest lies above the mean of its measured figures.
    pub fn deviation(&self, place: usize, skill: usize) -> f64 {
        self.deviations_at(place)[skill]
    }

    fn deviations_at(&self, place: usize) -> &[f64] {
        &self.deviations[place * self.skills..][..self.skills]
    }
}

/// How far each measured score lies from their mean, and the sum of the squares; `None` if the scores tell nothing: fewer
/// than three interests, or all the same.
fn deviate(scores: &[Option<f64>], deviations: &mut Vec<f64>) -> Option<f64> {
    deviations.clear();
    deviations.reserve(scores.len());
    deviations.extend(scores.iter().flatten());
    let mean = deviations.iter().sum::<f64>() / deviations.len() as f64;
    for score in deviations.iter_mut() {
        *score -= mean;
    }
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
    products: Vec<f64>,
}

impl Fits {
    /// Works out the fits of `scores`, measured as `frame` says; false, and no fits, if they tell nothing.
    pub fn fill(&mut self, frame: &Frame, scores: &[Option<f64>]) -> bool {
        let Some(squares) = deviate(scores, &mut self.deviations) else { return false };
        self.squares = squares;
        self.products.clear();
        self.products.resize(frame.skills, 0.0);
        for (place, deviation) in self.deviations.iter().enumerate() {
            let row = frame.deviations_at(place);
            self.products.iter_mut().zip(row).for_each(|(sum, key)| *sum += key * deviation);
        }
        let scale = 1.0 / self.squares.sqrt();
        self.fits.clear();
        let fit = |(product, key_scale): (&f64, &f64)| (product * key_scale * scale).clamp(-1.0, 1.0);
        self.fits.extend(self.products.iter().zip(&frame.scales).map(fit));
        true
    }

    /// What one measured interest, the `place`th of them, adds to the fit of `skill` if its score is `more` than it is:
    /// z(u) z(q) / n.
    pub fn contribution(&self, frame: &Frame, place: usize, skill: usize, more: f64) -> f64 {
        (self.deviations[place] + more) * frame.deviation(place, skill) * frame.scales[skill] / self.squares.sqrt()
    }

    /// The fits without each measured interest in turn; `None` where the rest tells nothing.
    pub fn redraws<'a>(&'a self, frame: &'a Frame) -> impl Iterator<Item = Option<Redraw<'a>>> {
        self.deviations.iter().enumerate().map(|(place, deviation)| {
            let rest = self.squares - deviation * deviation * frame.stretch;
            (frame.measured() > LEAST_INTERESTS && rest >= SAME).then(|| Redraw {
                products: &self.products,
                deviations: frame.deviations_at(place),
                scales: &frame.redraw_scales[place * frame.skills..][..frame.skills],
                left_out: deviation * frame.stretch,
                same: SAME * rest.sqrt(),
            })
        })
    }
}

/// The fits without one interest, up to a common factor: only their order is asked for.
pub struct Redraw<'a> {
    products: &'a [f64],
    deviations: &'a [f64],
    scales: &'a [f64],
    left_out: f64,
    same: f64,
}

impl Redraw<'_> {
    fn fit(&self, skill: usize) -> f64 {
        (self.products[skill] - self.deviations[skill] * self.left_out) * self.scales[skill]
    }

    /// Whether `below` fits at least as well as `above`.
    pub fn turns(&self, above: usize, below: usize) -> bool {
        self.fit(below) >= self.fit(above) - self.same
    }

    /// How many skills stand above this one; of equal ones the earlier in the catalogue does.
    pub fn above(&self, skill: usize) -> usize {
        let (least, most) = (self.fit(skill) - self.same, self.fit(skill) + self.same);
        let all = self.products.iter().zip(self.deviations).zip(self.scales);
        let fits = all.map(|((product, deviation), scale)| (product - deviation * self.left_out) * scale);
        // In one pass, as processors like it; those that are the same are rare and looked at again.
        let (surely, perhaps) = fits.fold((0_u64, 0_u64), |(surely, perhaps), fit| {
            (surely + u64::from(fit > most), perhaps + u64::from(fit >= least))
        });
        let same = if perhaps > surely + 1 { (0..skill).filter(|&other| self.turns(skill, other)).count() } else { 0 };
        let more = if same > 0 { (0..skill).filter(|&other| self.fit(other) > most).count() } else { 0 };
        surely as usize + same - more
    }
}

/// A fit as a whole number, for comparing: rounding does not turn an order.
pub fn comparable(fit: f64) -> i64 {
    (fit / SAME + 0.5_f64.copysign(fit)) as i64
}

/// How strong a fit is, by how rarely chance alone would reach it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "kebab-case"))]
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
    /// What the best of all skills must exceed to stand out.
    stands_out: f64,
}

impl Bands {
    /// For fits of one of `skills` that rest on `measured` interests (at least 3): the critical values of r, one-tailed.
    /// The best of many is large by chance more often than one of them, so what stands out is p < .05 divided by their
    /// number (Bonferroni).
    pub fn new(measured: usize, skills: usize) -> Self {
        let critical = |p| critical(p, measured);
        Self { from: [0.20, 0.10, 0.05].map(critical), stands_out: critical(0.05 / skills as f64) }
    }

    /// Whether the best fit of all is larger than chance would have it, though it was picked for being the best.
    pub fn stands_out(&self, best: f64) -> bool {
        best > self.stands_out
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
        assert_eq!(Bands::new(18, 12).of(0.405), Band::Strong);
        assert_eq!(Bands::new(18, 12).of(0.395), Band::Good);
        assert_eq!(Bands::new(18, 12).of(0.32), Band::Good);
        assert_eq!(Bands::new(18, 12).of(0.31), Band::Fair);
        assert_eq!(Bands::new(18, 12).of(0.215), Band::Fair);
        assert_eq!(Bands::new(18, 12).of(0.205), Band::Weak);
    }

    /// p < .05 for the best of five skills is p < .01 for each: Fisher and Yates again.
    #[test]
    fn the_best_of_many_must_fit_better_to_stand_out() {
        assert!(Bands::new(18, 5).stands_out(0.543) && !Bands::new(18, 5).stands_out(0.542));
        assert!(Bands::new(10, 5).stands_out(0.716) && !Bands::new(10, 5).stands_out(0.715));
        assert!(Bands::new(18, 1).stands_out(0.401) && !Bands::new(18, 1).stands_out(0.399));
    }
}
