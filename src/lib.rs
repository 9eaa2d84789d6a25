//! Pothik tells a beginner which freelance skill suits them, how to learn it and where to sell it.
//!
//! Data flows one way: a [`catalog::Catalog`] and somebody's [`answers::Answers`] become [`advice::Advice`], and advice
//! becomes a [`report`]. Without the feature `cli` the library is this core: no input, no output, no clock, no threads, no
//! randomness. The feature adds the command; its modules are public only for the program and its tests.

pub mod advice;
pub mod answers;
pub mod app;
pub mod catalog;
pub mod journal;
pub mod lang;
pub mod measure;
pub mod questions;
pub mod report;
#[doc(hidden)]
pub mod untrusted;

#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod audit;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod batch;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod commands;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod error;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod files;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod interview;
#[cfg(test)]
mod schema;
mod words;
