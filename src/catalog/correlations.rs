//! How the general interests of people correlate.

use serde::{Deserialize, Serialize};

use super::{Interest, List};

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

    /// The lower triangle L with L Lᵀ = the correlations (Cholesky's), which makes correlated figures of independent
    /// ones. `None` if no people could have these correlations: the matrix is not positive definite.
    pub fn factor(&self) -> Option<Vec<Vec<f64>>> {
        let mut factor = vec![vec![0.0; self.rows.len()]; self.rows.len()];
        for row in 0..self.rows.len() {
            for column in 0..=row {
                let known: f64 = (0..column).map(|at| factor[row][at] * factor[column][at]).sum();
                let rest = self.rows[row][column] - known;
                factor[row][column] = match row == column {
                    true if rest <= 1e-9 => return None,
                    true => rest.sqrt(),
                    false => rest / factor[column][column],
                };
            }
        }
        Some(factor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_factor_times_itself_is_the_correlations() {
        let mut correlations =
            Correlations { rows: vec![vec![1.0, 0.3, -0.1], vec![0.3, 1.0, 0.5], vec![-0.1, 0.5, 1.0]] };
        let factor = correlations.factor().unwrap();
        for (row, stated) in correlations.rows().iter().enumerate() {
            for (column, stated) in stated.iter().enumerate() {
                let product: f64 = factor[row].iter().zip(&factor[column]).map(|(a, b)| a * b).sum();
                assert!((product - stated).abs() < 1e-12);
            }
        }
        // Two that go with a third cannot shun each other.
        correlations.set(0, 1, 0.8);
        correlations.set(1, 2, 0.8);
        correlations.set(0, 2, -0.8);
        assert_eq!(correlations.factor(), None);
    }
}
