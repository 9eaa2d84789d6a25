//! What users rely on: one binary of integration tests.

mod audit;
mod batch;
mod catalog;
mod command;
mod completions;
mod data;
mod disturbed;
mod docs;
mod editions;
mod faults;
mod fuzz;
mod guide;
mod help;
mod interview;
mod limits;
mod numbers;
mod page;
mod plan;
mod project;
mod report;
mod samples;
mod schema;
mod scoring;
mod security;
mod support;
mod terminal;
