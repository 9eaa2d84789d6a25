//! What users rely on: one binary of integration tests.

mod catalog;
mod command;
mod data;
mod disturbed;
mod editions;
mod faults;
mod guide;
mod interview;
mod page;
mod plan;
mod report;
mod scoring;
mod support;
mod terminal;
