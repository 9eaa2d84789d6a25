//! What users rely on: one binary of integration tests.

mod catalog;
mod command;
mod data;
mod fuzz;
mod guide;
mod interview;
mod page;
mod plan;
mod report;
mod samples;
mod scoring;
mod support;
