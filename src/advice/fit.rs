//! How well a learner's interests match a skill: the correlation of two profiles.

use crate::catalog::Catalog;

/// Fits that differ by less than this are the same; the rest is rounding.
const SAME: f64 = 1e-9;

/// What sets each skill apart: its profile less the mean profile of the catalogue, skill by skill.
#[derive(Debug, Clone)]
pub struct Key {
    rows: Vec<Vec<f64>>,
}

impl Key {
    /// q(s,k) = p(s,k) - the mean of p(.,k) over all skills.
    pub fn new(catalog: &Catalog) -> Self {
        let count = catalog.skills.len() as f64;
        let mean = |interest: usize| catalog.skills.iter().map(|it| it.profile[interest]).sum::<f64>() / count;
        let means: Vec<f64> = (0..catalog.interests.len()).map(mean).collect();
        let row = |profile: &[f64]| profile.iter().zip(&means).map(|(figure, mean)| figure - mean).collect();
        Self { rows: catalog.skills.iter().map(|skill| row(&skill.profile)).collect() }
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

/// The sums from which a correlation is made, so that one interest can be left out without counting anew.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    n: f64,
    u: f64,
    q: f64,
    uu: f64,
    qq: f64,
    uq: f64,
}

impl Sums {
    /// Over the interests that were measured. Scores are taken from the middle of their scale, which changes no
    /// correlation and keeps the sums small.
    pub fn of(scores: &[Option<f64>], key: &[f64]) -> Self {
        scores.iter().zip(key).fold(Self::default(), |sums, (score, q)| match score {
            Some(score) => sums.plus(score - 3.0, *q, 1.0),
            None => sums,
        })
    }

    /// Without one measured interest.
    pub fn without(self, score: f64, q: f64) -> Self {
        self.plus(score - 3.0, q, -1.0)
    }

    fn plus(self, u: f64, q: f64, sign: f64) -> Self {
        Self {
            n: self.n + sign,
            u: self.u + sign * u,
            q: self.q + sign * q,
            uu: self.uu + sign * u * u,
            qq: self.qq + sign * q * q,
            uq: self.uq + sign * u * q,
        }
    }

    /// Pearson's correlation, -1 to 1; 0 if one side does not vary.
    pub fn correlation(self) -> f64 {
        let vary_u = self.n * self.uu - self.u * self.u;
        let vary_q = self.n * self.qq - self.q * self.q;
        if vary_u < SAME || vary_q < SAME {
            return 0.0;
        }
        ((self.n * self.uq - self.u * self.q) / (vary_u * vary_q).sqrt()).clamp(-1.0, 1.0)
    }

    /// Whether a figure of the key is above the key's mean.
    pub fn is_above_mean(self, q: f64) -> bool {
        q > self.q / self.n
    }

    /// What one interest adds to the correlation: z(u) z(q) / n.
    pub fn contribution(self, score: f64, q: f64) -> f64 {
        let (mean_u, mean_q) = (self.u / self.n, self.q / self.n);
        let vary_u = self.uu / self.n - mean_u * mean_u;
        let vary_q = self.qq / self.n - mean_q * mean_q;
        if vary_u < SAME || vary_q < SAME {
            return 0.0;
        }
        (score - 3.0 - mean_u) * (q - mean_q) / (vary_u * vary_q).sqrt() / self.n
    }
}

/// A fit as a whole number, for comparing: rounding does not turn an order.
pub fn comparable(fit: f64) -> i64 {
    (fit / SAME).round() as i64
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
    /// The band of a fit that rests on `measured` interests (at least 3).
    pub fn of(fit: f64, measured: usize) -> Self {
        match chance(fit, measured) {
            p if p < 0.05 => Self::Strong,
            p if p < 0.10 => Self::Good,
            p if p < 0.20 => Self::Fair,
            _ => Self::Weak,
        }
    }

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
        assert_eq!(Band::of(0.405, 18), Band::Strong);
        assert_eq!(Band::of(0.395, 18), Band::Good);
        assert_eq!(Band::of(0.32, 18), Band::Good);
        assert_eq!(Band::of(0.31, 18), Band::Fair);
        assert_eq!(Band::of(0.215, 18), Band::Fair);
        assert_eq!(Band::of(0.205, 18), Band::Weak);
    }
}
