//! Which question would tell the most, and when to stop asking.

use super::design::Design;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    /// The chance of the first skill that is enough, 0 to 1.
    pub chance: f64,
    /// How many follow-ups are asked at most.
    pub most: usize,
}

/// After the questions that everybody is asked.
pub const USUAL: Stop = Stop { chance: 0.5, most: 6 };

/// For somebody who wants to be asked more; counts the follow-ups that were asked already.
pub const MORE: Stop = Stop { chance: 0.6, most: 12 };

impl Stop {
    /// Whether enough was asked, given the chance of the first skill in the order and how many follow-ups were asked.
    pub fn is_reached(self, chance: f64, asked: usize) -> bool {
        chance >= self.chance || asked >= self.most
    }
}

/// How far one more rating of an interest would move the skills apart that are still in the race; `None` for an
/// interest that was not measured.
///
/// A rating moves the fit of skill s by c(s) = λ q(s)ᵀ C(k) for each unit by which it surprises, and surprises with
/// variance λ² C(k,k) + e² (that of the elevation, well known by then, is left out). What counts is the variance, over
/// skills weighted with their chances, of that movement: (Σ P c² - (Σ P c)²) / (λ² C(k,k) + e²).
pub fn gain(design: &Design, chances: &[f64], interest: usize) -> Option<f64> {
    let (moves, surprise) = design.one_more_rating(interest)?;
    let (mut mean, mut square) = (0.0, 0.0);
    for (chance, by) in chances.iter().zip(moves) {
        mean += chance * by;
        square += chance * by * by;
    }
    Some((square - mean * mean) / surprise)
}

/// The measured interest of which one more rating tells most, among those of which `is_left` says that an activity was
/// not asked yet; the first of equal ones.
pub fn next(design: &Design, chances: &[f64], is_left: impl Fn(usize) -> bool) -> Option<usize> {
    let measured = design.measured().iter().copied().filter(|interest| is_left(*interest));
    let gains = measured.filter_map(|interest| Some((interest, gain(design, chances, interest)?)));
    let best = gains.reduce(|best, other| if other.1 > best.1 { other } else { best });
    best.map(|(interest, _)| interest)
}
