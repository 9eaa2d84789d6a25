//! What users rely on: one binary of integration tests.

mod catalog;
mod command;
mod data;
mod interview;
mod report;
mod scoring;
mod support;
