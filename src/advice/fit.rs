//! How well a learner's interests match a skill: the correlation of two profiles.

use std::cell::OnceCell;

use super::LEAST_INTERESTS;
use crate::answers::Scores;
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
            let squares = row.iter().map(|q| (q - mean).powi(2)).sum::<f64>();
            (row[interest] - mean) / squares.sqrt().max(SAME)
        };
        standard(&self.rows[one]) - standard(&self.rows[other])
    }

    /// One row a skill, one figure an interest, -6 to 6.
    pub fn rows(&self) -> &[Vec<f64>] {
        &self.rows
    }
}

/// So many skills are worked on together, as processors like it.
pub const LANES: usize = 4;

/// A figure for each of some neighbouring skills.
type Lanes = [f64; LANES];

/// The key over the interests that somebody was measured on, with all that does not depend on their scores worked out:
/// whoever was measured on the same interests can share it.
#[derive(Debug, Clone)]
pub struct Frame {
    /// 1 for each interest that was measured, 0 for any other.
    ones: Vec<f64>,
    /// How many were measured.
    measured: usize,
    skills: usize,
    /// By how much each skill's figure lies above the mean of its measured figures: for the first few skills interest by
    /// interest, then for the next few. Of what was not measured, nothing: it adds nothing to any sum, and no learner's
    /// sums are shorter than another's, which a processor likes.
    deviations: Vec<Lanes>,
    /// What makes the covariances correlations: 1 / √(sum of squared deviations), 0 for a skill that does not vary. Where
    /// there is no skill it is not a number, which is neither above nor below any other.
    scales: Vec<Lanes>,
    /// For each interest the deviations again, and the scales with it left out; skill by skill.
    without: Vec<(Lanes, Lanes)>,
    /// n / (n - 1): a sum of squares falls by this times the squared deviation that is left out.
    stretch: f64,
    bands: Bands,
}

impl Frame {
    /// The frame of those who were measured on these interests.
    pub fn of(key: &Key, is_measured: &[bool]) -> Self {
        let measured = is_measured.iter().filter(|it| **it).count();
        let (n, skills, interests) = (measured as f64, key.rows.len(), is_measured.len());
        let stretch = n / (n - 1.0);
        let scale = |squares: f64| if squares < SAME { 0.0 } else { 1.0 / squares.sqrt() };
        let blocks = skills.div_ceil(LANES);
        let mut deviations = vec![[0.0; LANES]; blocks * interests];
        let mut scales = vec![[f64::NAN; LANES]; blocks];
        let mut without = vec![([0.0; LANES], [f64::NAN; LANES]); deviations.len()];
        for (skill, row) in key.rows.iter().enumerate() {
            let (block, lane) = (skill / LANES, skill % LANES);
            let figures = || row.iter().zip(is_measured).enumerate().filter(|(_, (_, is_measured))| **is_measured);
            let mean = figures().map(|(_, (figure, _))| figure).sum::<f64>() / n;
            let above = || figures().map(|(interest, (figure, _))| (interest, figure - mean));
            let squares = above().map(|(_, deviation)| deviation * deviation).sum::<f64>();
            scales[block][lane] = scale(squares);
            for (interest, deviation) in above() {
                deviations[block * interests + interest][lane] = deviation;
                let (deviations, scales) = &mut without[interest * blocks + block];
                deviations[lane] = deviation;
                scales[lane] = scale(squares - deviation * deviation * stretch);
            }
        }
        let ones = is_measured.iter().map(|is_measured| f64::from(u8::from(*is_measured))).collect();
        Self { ones, measured, skills, deviations, scales, without, stretch, bands: key.bands(measured) }
    }

    /// How many interests were measured.
    pub fn measured(&self) -> usize {
        self.measured
    }

    /// Where bands begin with so many interests.
    pub fn bands(&self) -> &Bands {
        &self.bands
    }

    /// By how much a skill's figure for a measured interest lies above the mean of its measured figures.
    pub fn deviation(&self, interest: usize, skill: usize) -> f64 {
        self.deviations[skill / LANES * self.ones.len() + interest][skill % LANES]
    }

    /// How far each measured score lies from their mean, nothing for the others, and the sum of the squares; `None` if the
    /// scores tell nothing: fewer than three interests, or all the same.
    #[expect(clippy::inline_always, reason = "only so it uses the wide registers that its caller may use")]
    #[inline(always)]
    fn deviate(&self, scores: &Scores, deviations: &mut Vec<f64>) -> Option<f64> {
        let mean = product(scores.values(), &self.ones) / self.measured as f64;
        deviations.clear();
        deviations.extend(scores.values().iter().zip(&self.ones).map(|(score, one)| score - mean * one));
        let squares = product(deviations, deviations);
        (self.measured >= LEAST_INTERESTS && squares >= SAME).then_some(squares)
    }
}

/// The sum of the products of figures, in parts: a processor need not wait for one sum before the next.
#[expect(clippy::inline_always, reason = "only so it uses the wide registers that its caller may use")]
#[inline(always)]
fn product(one: &[f64], other: &[f64]) -> f64 {
    let ((ones, rest), (others, other_rest)) = (one.as_chunks::<LANES>(), other.as_chunks::<LANES>());
    let mut sums = [0.0; LANES];
    for (one, other) in ones.iter().zip(others) {
        for lane in 0..LANES {
            sums[lane] += one[lane] * other[lane];
        }
    }
    sums.iter().sum::<f64>() + rest.iter().zip(other_rest).map(|(one, other)| one * other).sum::<f64>()
}

/// Every skill's correlation with one learner's scores, and the same with one interest left out.
#[derive(Debug, Clone, Default)]
pub struct Fits {
    /// One a skill, -1 to 1.
    pub values: Vec<f64>,
    /// By how much each measured score lies above their mean; nothing for the others.
    deviations: Vec<f64>,
    /// The sum of their squares.
    squares: f64,
    /// The sum of the products of both deviations.
    products: Vec<Lanes>,
}

impl Fits {
    /// Works out the fits of `scores`, measured as `frame` says; false, and no fits, if they tell nothing.
    #[expect(clippy::inline_always, reason = "only so it uses the wide registers that its caller may use")]
    #[inline(always)]
    pub fn fill(&mut self, frame: &Frame, scores: &Scores) -> bool {
        self.products.clear();
        self.values.clear();
        let Some(squares) = frame.deviate(scores, &mut self.deviations) else { return false };
        self.squares = squares;
        let scale = 1.0 / squares.sqrt();
        for (keys, scales) in frame.deviations.chunks_exact(frame.ones.len()).zip(&frame.scales) {
            let mut sums = [0.0; LANES];
            for (key, deviation) in keys.iter().zip(&self.deviations) {
                for lane in 0..LANES {
                    sums[lane] += key[lane] * deviation;
                }
            }
            self.products.push(sums);
            let fit = |lane: usize| (sums[lane] * scales[lane] * scale).clamp(-1.0, 1.0);
            self.values.extend_from_slice(&std::array::from_fn::<f64, LANES, _>(fit));
        }
        self.values.truncate(frame.skills);
        true
    }

    /// What a measured interest adds to the fit of `skill` if its score is `more` than it is: z(u) z(q) / n.
    pub fn contribution(&self, frame: &Frame, interest: usize, skill: usize, more: f64) -> f64 {
        let scale = frame.scales[skill / LANES][skill % LANES];
        (self.deviations[interest] + more) * frame.deviation(interest, skill) * scale / self.squares.sqrt()
    }

    /// The fits without each measured interest in turn; `None` where the rest tells nothing.
    pub fn redraws<'a>(&'a self, frame: &'a Frame) -> impl Iterator<Item = Option<Redraw<'a>>> {
        let without = frame.without.chunks_exact(self.products.len());
        let measured = self.deviations.iter().zip(without).zip(&frame.ones).filter(|(_, one)| **one > 0.0);
        measured.map(|((deviation, without), _)| {
            let rest = self.squares - deviation * deviation * frame.stretch;
            (frame.measured() > LEAST_INTERESTS && rest >= SAME).then(|| Redraw {
                products: &self.products,
                without,
                left_out: deviation * frame.stretch,
                same: SAME * rest.sqrt(),
            })
        })
    }
}

/// The fits without one interest, up to a common factor: only their order is asked for.
pub struct Redraw<'a> {
    products: &'a [Lanes],
    without: &'a [(Lanes, Lanes)],
    left_out: f64,
    same: f64,
}

impl Redraw<'_> {
    #[expect(clippy::inline_always, reason = "only so it uses the wide registers that its caller may use")]
    #[inline(always)]
    fn fit(&self, skill: usize) -> f64 {
        let (block, lane) = (skill / LANES, skill % LANES);
        let (deviations, scales) = &self.without[block];
        (self.products[block][lane] - deviations[lane] * self.left_out) * scales[lane]
    }

    /// Whether `below` fits at least as well as `above`.
    pub fn turns(&self, above: usize, below: usize) -> bool {
        self.fit(below) >= self.fit(above) - self.same
    }

    /// Whether a skill is among the first `places`; of equal ones the earlier in the catalogue is before the later.
    #[expect(clippy::inline_always, reason = "only so it uses the wide registers that its caller may use")]
    #[inline(always)]
    pub fn is_among(&self, skill: usize, places: usize) -> bool {
        let least = self.fit(skill) - self.same;
        let mut as_good = [0_u64; LANES];
        for block in 0..self.products.len().min(self.without.len()) {
            let (products, (deviations, scales)) = (&self.products[block], &self.without[block]);
            for lane in 0..LANES {
                let fit = (products[lane] - deviations[lane] * self.left_out) * scales[lane];
                as_good[lane] += u64::from(fit >= least);
            }
        }
        // Mostly so few are as good, with the skill itself, that it need not be asked which of them are before it.
        as_good.iter().sum::<u64>() <= places as u64 || self.before(skill) < places
    }

    /// How many skills are before one.
    #[cold]
    #[inline(never)]
    fn before(&self, skill: usize) -> usize {
        let fit = self.fit(skill);
        let is_before =
            |&other: &usize| self.fit(other) > fit + self.same || other < skill && self.fit(other) >= fit - self.same;
        (0..self.products.len() * LANES).filter(is_before).count()
    }
}

/// A fit as a whole number of steps of [`SAME`], for comparing: rounding does not turn an order.
#[inline]
pub fn comparable(fit: f64) -> f64 {
    // In numbers as large as this the last digit is 1, so adding it rounds; processors have an instruction for that, too,
    // but not the oldest of them.
    const ROUNDS: f64 = 1.5 * (1_u64 << (f64::MANTISSA_DIGITS - 1)) as f64;
    (fit / SAME + ROUNDS) - ROUNDS
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
            (7, 0.6694, 0.05),
            (9, 0.5822, 0.05),
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

    /// Whole numbers on both sides of zero, the nearest ones, and the same for fits that only rounding parts.
    #[test]
    fn comparable_fits_are_whole_numbers() {
        for (fit, whole) in [(0.0, 0.0), (1.2e-9, 1.0), (-2.4e-9, -2.0), (-2.6e-9, -3.0), (1.0, 1e9), (-1.0, -1e9)] {
            assert_eq!(comparable(fit), whole, "{fit}");
        }
        assert_eq!(comparable(0.1 + 0.2), comparable(0.3));
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
