//! Pothik tells a beginner which freelance skill suits them, how to learn it and where to sell it.
//!
//! Data flows one way: a [`catalog::Catalog`] and somebody's [`answers::Answers`] become [`advice::Advice`], and advice
//! becomes a [`report`]. The middle is pure: no input, no output, no clock, no chance.

pub mod advice;
pub mod answers;
pub mod audit;
pub mod batch;
pub mod catalog;
pub mod cli;
pub mod commands;
pub mod error;
pub mod files;
pub mod interview;
pub mod lang;
pub mod questions;
pub mod report;
#[cfg(test)]
mod schema;
pub mod untrusted;
