//! The chance that each skill is the one whose key goes best with a learner's true interests, which are known only up
//! to the posterior's covariance.
//!
//! The true fits of all skills are normal with means Q m and covariance Q C Qᵀ. 512 fixed draws from that distribution,
//! V = Q m + L z with L Lᵀ = Q C Qᵀ + 1e-9 I, are looked at; a skill's chance is the share in which it is the largest.
//! The draws spread evenly (Halton's sequence), so that so few are enough, and are the same for everybody and
//! everywhere.

use multiversion::multiversion;

use super::matrix::{Matrix, add_multiple};
use super::normal::quantile;

/// How many draws are looked at.
pub const DRAWS: usize = 512;

/// The chance, 0 to 1, of what came out in this number of draws.
pub fn chance_of(wins: u32) -> f64 {
    f64::from(wins) / DRAWS as f64
}

/// The first points of Halton's sequence are left out: in large bases they lie on a line.
const SKIPPED: u32 = 20;

/// Added to the variances: the keys of all skills add up to zero, so that Q C Qᵀ is singular.
const JITTER: f64 = 1e-9;

/// The draws of one block: the largest values in them, and whose they are, stay in registers.
const LANES: usize = 64;

/// How many winners are counted in bytes at a time: fewer than a byte can hold.
const COUNTED: usize = 128;

// Blocks leave no draw out.
const _: () = assert!(DRAWS.is_multiple_of(LANES) && DRAWS.is_multiple_of(COUNTED));

/// Their places fit into a byte.
pub const MOST_SKILLS: u16 = 256;

/// Fits are compared in steps of 1/4096 (a fit has a standard deviation of about 1 over all people). Sixteen bits leave
/// room for 8 on each side of the best mean; a skill farther behind is taken to be 8 behind, where it wins no draw.
const STEPS: f64 = 4096.0;

/// The standard normal z: a row a skill, a column a draw.
pub fn normals(skills: usize) -> Matrix {
    let bases: Vec<u32> = primes().take(skills).collect();
    Matrix::from_fn(skills, DRAWS, |skill, draw| quantile(halton(SKIPPED + draw as u32, bases[skill])))
}

fn primes() -> impl Iterator<Item = u32> {
    (2_u32..).filter(|number| (2..*number).take_while(|it| it * it <= *number).all(|it| number % it != 0))
}

/// The digits of `index` in a base, mirrored at the point (Halton 1960, Numerische Mathematik 2, 84-90).
fn halton(mut index: u32, base: u32) -> f64 {
    let (mut mirrored, mut scale) = (0_u64, 1_u64);
    while index > 0 {
        mirrored = mirrored * u64::from(base) + u64::from(index % base);
        scale *= u64::from(base);
        index /= base;
    }
    mirrored as f64 / scale as f64
}

/// L z for all draws, in steps.
#[derive(Debug)]
pub struct Spread {
    deviations: Vec<[i16; DRAWS]>,
}

impl Spread {
    /// The draws for skills whose fits have this covariance.
    pub fn new(mut covariance: Matrix, normals: &Matrix) -> Self {
        let skills = covariance.columns();
        for skill in 0..skills {
            covariance[skill][skill] += JITTER;
        }
        let mut deviations = vec![[0; DRAWS]; skills];
        spread(&covariance.cholesky(0.0).expect("the jitter sees to that"), normals, &mut deviations);
        Self { deviations }
    }

    /// In how many draws each skill is the largest, if the means are `values`; adds up to [`DRAWS`].
    pub fn wins(&self, values: &[f64]) -> Vec<u32> {
        let mut wins = vec![0; self.deviations.len()];
        count(&self.deviations, values, &mut wins);
        wins
    }
}

/// Rounds to whole steps; what is out of range is as large as it can be.
#[inline(always)]
fn steps(figure: f64) -> i16 {
    (figure * STEPS).round_ties_even() as i16
}

/// L z in vector registers, a lane a draw; the order in which products are added is the same for every draw.
#[multiversion(targets("x86_64+avx+avx2"))]
fn spread(factor: &Matrix, normals: &Matrix, deviations: &mut [[i16; DRAWS]]) {
    for (skill, deviations) in deviations.iter_mut().enumerate() {
        let mut sums = [0.0; DRAWS];
        for (weight, normals) in factor[skill][..=skill].iter().zip(normals.rows()) {
            add_multiple(&mut sums, *weight, normals);
        }
        for (deviation, sum) in deviations.iter_mut().zip(sums) {
            *deviation = steps(sum);
        }
    }
}

/// [`Spread::wins`] in vector registers, a lane a draw. Whole numbers: the same everywhere. Of skills that are level in
/// a draw, which is rare, the catalogue's first wins it.
#[multiversion(targets("x86_64+avx+avx2"))]
fn count(deviations: &[[i16; DRAWS]], values: &[f64], wins: &mut [u32]) {
    let best = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut means = [0; MOST_SKILLS as usize];
    for (mean, value) in means.iter_mut().zip(values) {
        *mean = steps(value - best);
    }
    let mut winners = [0; DRAWS];
    for (block, winners) in winners.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
        let (mut largest, mut winner) = ([i16::MIN; LANES], [0_u16; LANES]);
        for ((deviations, mean), skill) in deviations.iter().zip(&means).zip(0..MOST_SKILLS) {
            let deviations = &deviations.as_chunks::<LANES>().0[block];
            for ((largest, winner), deviation) in largest.iter_mut().zip(&mut winner).zip(deviations) {
                let figure = mean.saturating_add(*deviation);
                *winner = if figure > *largest { skill } else { *winner };
                *largest = figure.max(*largest);
            }
        }
        for (to, skill) in winners.iter_mut().zip(winner) {
            *to = skill as u8;
        }
    }
    // Comparing bytes takes less time than counting winner by winner.
    for (wins, skill) in wins.iter_mut().zip(0..=u8::MAX) {
        let parts = winners.as_chunks::<COUNTED>().0.iter();
        *wins = parts.map(|part| u32::from(part.iter().map(|it| u8::from(*it == skill)).sum::<u8>())).sum();
    }
}
