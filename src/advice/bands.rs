//! How large a fit must be to mean something: critical values of a correlation.

use crate::words::words;

words! {
    /// How strong a fit is, by how rarely unrelated profiles would reach it.
    Band {
        /// p of .20 or more.
        Weak = "weak",
        /// p < .20
        Fair = "fair",
        /// p < .10
        Good = "good",
        /// p < .05
        Strong = "strong",
    }
}

/// Where the bands begin for a given number of measured interests.
#[derive(Debug, Clone, Copy)]
pub struct Bands {
    /// Lower limits of fair, good and strong.
    from: [f64; 3],
    /// The limit that the best of all skills must exceed to stand out.
    stands_out: f64,
}

impl Bands {
    /// For fits of one of `skills` skills over `measured` interests (at least 3): one-tailed critical values of r. The best
    /// of many is large by chance more often than any one of them, so to stand out takes p < .05 divided by their number
    /// (Bonferroni).
    pub fn new(measured: usize, skills: usize) -> Self {
        let critical = |p| critical(p, measured);
        Self { from: [0.20, 0.10, 0.05].map(critical), stands_out: critical(0.05 / skills as f64) }
    }

    /// Whether the best fit is larger than chance allows for the best of all skills.
    pub fn stands_out(&self, best: f64) -> bool {
        best > self.stands_out
    }

    /// The band of a fit.
    pub fn of(&self, fit: f64) -> Band {
        Band::ALL[self.from.iter().filter(|from| fit > **from).count()]
    }
}

/// The correlation that unrelated profiles of `n` interests exceed with probability `p`, by bisection to the last bit.
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

    #[test]
    fn bands_of_eighteen_interests_begin_where_the_design_says() {
        let bands = [0.405, 0.395, 0.32, 0.31, 0.215, 0.205].map(|fit| Bands::new(18, 12).of(fit));
        assert_eq!(bands, [Band::Strong, Band::Good, Band::Good, Band::Fair, Band::Fair, Band::Weak]);
    }

    /// p < .05 for the best of five skills is p < .01 for each: Fisher and Yates again.
    #[test]
    fn the_best_of_many_must_fit_better_to_stand_out() {
        assert!(Bands::new(18, 5).stands_out(0.543) && !Bands::new(18, 5).stands_out(0.542));
        assert!(Bands::new(10, 5).stands_out(0.716) && !Bands::new(10, 5).stands_out(0.715));
        assert!(Bands::new(18, 1).stands_out(0.401) && !Bands::new(18, 1).stands_out(0.399));
    }
}
