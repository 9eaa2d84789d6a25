//! How the general interests of people correlate.

use serde::{Deserialize, Serialize};

use super::{Catalog, Interest, List};
use crate::measure::Matrix;

/// What is taken for a pair of general interests of which nothing is said. About the mean of the published pairs.
const DEFAULT: f64 = 0.25;

/// The correlations of the true scores of general interests: one row and one column each, in the order of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Correlations {
    rows: Vec<Vec<f64>>,
}

impl Correlations {
    /// Those of the general ones among `interests`, every pair with the default of .25.
    pub fn assumed(interests: &List<Interest>) -> Self {
        let count = interests.iter().filter(|it| it.within.is_none()).count();
        let cell = |row: usize, column: usize| if row == column { 1.0 } else { DEFAULT };
        Self { rows: (0..count).map(|row| (0..count).map(|column| cell(row, column)).collect()).collect() }
    }

    /// Those that a catalogue states, or what is assumed.
    pub fn of(catalog: &Catalog) -> Self {
        let stated = catalog.audit.as_ref().map(|audit| audit.correlations.clone());
        stated.unwrap_or_else(|| Self::assumed(&catalog.interests))
    }

    /// Sets one pair, by the places of the two among the general interests.
    #[cfg(feature = "cli")]
    pub(super) fn set(&mut self, one: usize, other: usize, correlation: f64) {
        self.rows[one][other] = correlation;
        self.rows[other][one] = correlation;
    }

    /// One row a general interest, each figure -1 to 1; the diagonal is 1.
    pub fn rows(&self) -> &[Vec<f64>] {
        &self.rows
    }

    /// What makes correlated figures of independent ones; `None` if no people could have these correlations.
    pub fn factor(&self) -> Option<Matrix> {
        let count = self.rows.len();
        Matrix::from_fn(count, count, |row, column| self.rows[row][column]).cholesky(1e-9)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_that_go_with_a_third_cannot_shun_each_other() {
        let of =
            |third: f64| Correlations { rows: vec![vec![1.0, 0.8, third], vec![0.8, 1.0, 0.8], vec![third, 0.8, 1.0]] };
        assert!(of(0.8).factor().is_some() && of(-0.8).factor().is_none());
    }
}
