//! What the tests share.

use std::sync::LazyLock;

use assert_cmd::Command;
use pothik::answers::{Answer, Answers};
use pothik::catalog::Catalog;

/// The built-in catalogue.
pub static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::embedded().unwrap());

/// The day on which the tests are run, so to speak.
pub const TODAY: &str = "2026-12-01";

/// The program in surroundings that are the same everywhere.
pub fn pothik() -> Command {
    let mut command = Command::cargo_bin("pothik").unwrap();
    command.env_clear().env("LANG", "C").args(["--today", TODAY]);
    command
}

/// Standard output of a run that must succeed.
pub fn stdout(command: &mut Command) -> String {
    let output = command.assert().success().get_output().clone();
    String::from_utf8(output.stdout).unwrap()
}

/// Standard error of a run that must end with `code` and print nothing else.
pub fn failure(command: &mut Command, code: i32) -> String {
    let output = command.assert().code(code).stdout("").get_output().clone();
    String::from_utf8(output.stderr).unwrap()
}

/// Answers with these scores, one an interest.
pub fn scored(scores: &[f64]) -> Answers {
    let mut answers = Answers::none(&CATALOG);
    answers.scores = scores.iter().copied().map(Some).collect();
    answers
}

/// The answers of somebody with these circumstances, both as they are written.
pub fn circumstances(pairs: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::none(&CATALOG);
    for (id, value) in pairs {
        answers.circumstance(&CATALOG, id, value).unwrap();
    }
    answers
}

/// Answers with the same rating for every first activity, and others for some.
pub fn rated(all: u8, others: &[(&str, u8)]) -> Answers {
    let mut answers = Answers::none(&CATALOG);
    for at in CATALOG.first_activities() {
        answers.ratings[at] = Answer::Given(all);
    }
    for (id, rating) in others {
        answers.ratings[CATALOG.activity(id).unwrap()] = Answer::Given(*rating);
    }
    answers
}
