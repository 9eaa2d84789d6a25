//! The little linear algebra that two dozen dimensions need.

use std::ops::{Index, IndexMut};

/// How many figures a register of 256 bits holds.
const LANES: usize = 4;

#[derive(Debug, Clone, Default)]
pub struct Matrix {
    columns: usize,
    cells: Vec<f64>,
}

impl Matrix {
    pub fn from_fn(rows: usize, columns: usize, mut cell: impl FnMut(usize, usize) -> f64) -> Self {
        let cells = (0..rows * columns).map(|at| cell(at / columns, at % columns)).collect();
        Self { columns, cells }
    }

    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.cells.chunks_exact(self.columns.max(1))
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    pub fn transposed(&self) -> Self {
        Self::from_fn(self.columns, self.rows().len(), |row, column| self[column][row])
    }

    pub fn times(&self, other: &Self) -> Self {
        let mut product = Self::from_fn(self.rows().len(), other.columns, |_, _| 0.0);
        for (row, factors) in self.rows().enumerate() {
            for (factor, addends) in factors.iter().zip(other.rows()) {
                add_multiple(&mut product[row], *factor, addends);
            }
        }
        product
    }

    /// The sum of the rows, each times its factor, added row by row. Some columns at a time: their sums stay in registers.
    #[inline(always)]
    pub fn weighted(&self, factors: &[f64], sums: &mut Vec<f64>) {
        sums.clear();
        sums.resize(self.columns, 0.0);
        let (blocks, rest) = sums.as_chunks_mut::<LANES>();
        let weighted = || self.rows().zip(factors);
        for (block, sums) in blocks.iter_mut().enumerate() {
            let mut lanes = [0.0; LANES];
            weighted().for_each(|(row, factor)| add_multiple(&mut lanes, *factor, &row.as_chunks::<LANES>().0[block]));
            *sums = lanes;
        }
        for (sum, column) in rest.iter_mut().rev().zip((0..self.columns).rev()) {
            *sum = weighted().fold(0.0, |sum, (row, factor)| sum + factor * row[column]);
        }
    }

    /// The lower triangle L with L Lᵀ = self, for a symmetric matrix (Cholesky's). `None` unless it is positive definite:
    /// the square of a figure on the diagonal would not be above `least`.
    pub fn cholesky(mut self, least: f64) -> Option<Self> {
        for at in 0..self.columns {
            let (above, below) = self.cells.split_at_mut(at * self.columns);
            let row = &mut below[..self.columns];
            for (column, known) in above.chunks_exact(self.columns).enumerate() {
                let rest = row[column] - dot(&row[..column], &known[..column]);
                row[column] = rest / known[column];
            }
            let rest = row[at] - dot(&row[..at], &row[..at]);
            if rest <= least {
                return None;
            }
            row[at] = rest.sqrt();
            row[at + 1..].fill(0.0);
        }
        Some(self)
    }

    /// X with self · X = `right`, for a lower triangle.
    pub fn solve_lower(&self, mut right: Self) -> Self {
        for at in 0..self.columns {
            let (known, row) = right.cells.split_at_mut(at * right.columns);
            let row = &mut row[..right.columns];
            for (factor, known) in self[at].iter().zip(known.chunks_exact(right.columns)) {
                add_multiple(row, -factor, known);
            }
            for cell in row {
                *cell /= self[at][at];
            }
        }
        right
    }

    /// X with selfᵀ · X = `right`, for a lower triangle.
    pub fn solve_upper(&self, mut right: Self) -> Self {
        for at in (0..self.columns).rev() {
            let (rest, known) = right.cells.split_at_mut((at + 1) * right.columns);
            let row = &mut rest[at * right.columns..];
            for (below, known) in known.chunks_exact(right.columns).enumerate() {
                add_multiple(row, -self[at + 1 + below][at], known);
            }
            for cell in row {
                *cell /= self[at][at];
            }
        }
        right
    }
}

impl Index<usize> for Matrix {
    type Output = [f64];

    fn index(&self, row: usize) -> &[f64] {
        &self.cells[row * self.columns..][..self.columns]
    }
}

impl IndexMut<usize> for Matrix {
    fn index_mut(&mut self, row: usize) -> &mut [f64] {
        &mut self.cells[row * self.columns..][..self.columns]
    }
}

pub fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

#[inline(always)]
pub fn add_multiple(sums: &mut [f64], factor: f64, addends: &[f64]) {
    for (sum, addend) in sums.iter_mut().zip(addends) {
        *sum += factor * addend;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Matrix {
        let rows = [[4.0, 2.0, -1.0], [2.0, 5.0, 0.5], [-1.0, 0.5, 3.0]];
        Matrix::from_fn(3, 3, |row, column| rows[row][column])
    }

    fn assert_close(one: &Matrix, other: &Matrix) {
        assert_eq!(one.columns, other.columns);
        assert!(one.cells.iter().zip(&other.cells).all(|(one, other)| (one - other).abs() < 1e-12));
    }

    #[test]
    fn a_matrix_is_taken_apart_and_solved() {
        let factor = example().cholesky(0.0).unwrap();
        assert_close(&factor.times(&factor.transposed()), &example());
        assert_eq!([factor[0][1], factor[0][2], factor[1][2]], [0.0; 3]);
        let right = Matrix::from_fn(3, 2, |row, column| (row + 2 * column) as f64 - 1.5);
        let solved = factor.solve_upper(factor.solve_lower(right.clone()));
        assert_close(&example().times(&solved), &right);
    }
}
