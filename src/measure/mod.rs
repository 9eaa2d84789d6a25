//! What a learner's answers say about their interests, which skill fits, and with what chance it fits best.
//!
//! Pure: no input, output, clock or randomness. The result has the same bits on every machine: only `+ - * /`, `sqrt`
//! and rounding are used, which IEEE 754 defines to the last bit; Rust never fuses or reorders them, whatever the
//! vector registers; logarithms and exponentials come from libm's portable code; and the draws of a chance are compared
//! as integers.
//!
//! The way through: [`Model`] (before anybody answers) and [`Evidence`] (one learner's answers) give a [`Design`]
//! (all that depends only on what was asked, shared through [`Designs`]); [`Posterior`] reads one learner's answers
//! with it; [`Design::chances`] and [`next`] follow.

mod chance;
mod design;
mod designs;
mod evidence;
mod matrix;
mod model;
mod next;
mod normal;
mod posterior;
#[cfg(test)]
mod tests;

pub use chance::{DRAWS, chance_of};
pub use design::Design;
pub use designs::Designs;
pub use evidence::{Asked, Evidence, Reaction, Source};
pub use matrix::{Matrix, dot};
pub use model::{LOADING, Model, RELIABILITY, SHARES, Scale};
pub use next::{MORE, Stop, USUAL, gain, next};
pub use posterior::{Posterior, SAME};
