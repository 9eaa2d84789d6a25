//! `pothik check --due`: what is to be looked up again, and days that are still to come.

use serde_json::Value;

use crate::samples;
use crate::support::{failure, pothik, stdout};

/// The small catalogue, whose only lesson was looked at on another day than everything else.
fn catalogue(lesson: &str) -> tempfile::TempPath {
    let file = tempfile::Builder::new().suffix(".toml").tempfile().unwrap().into_temp_path();
    let text = samples::base();
    let (before, after) = text.split_once("phone = true\nsources = [\"E1\"]\nchecked = 2026-11-22").unwrap();
    let text = format!("{before}phone = true\nsources = [\"E1\"]\nchecked = {lesson}{after}");
    std::fs::write(&file, text).unwrap();
    file
}

fn due(file: &std::path::Path, on: &str) -> Value {
    let args = ["--due", on, "--format", "json"];
    serde_json::from_str(&stdout(pothik().arg("check").arg(file).args(args))).unwrap()
}

#[test]
fn what_is_older_than_180_days_is_listed_with_its_place_the_oldest_first() {
    let file = catalogue("2026-11-20");
    let ids = |on: &str| -> Vec<String> {
        let due = due(&file, on)["due"].as_array().unwrap().clone();
        due.iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
    };
    assert!(ids("2027-05-19").is_empty(), "180 days");
    assert_eq!(ids("2027-05-20"), ["lessons"]);
    assert!(ids("2027-05-22").len() > 4);
    assert_eq!(ids("2027-05-22")[0], "lessons");

    let lesson = &due(&file, "2027-05-20")["due"][0];
    let text = std::fs::read_to_string(&file).unwrap();
    let line = text.lines().position(|line| line == "[[resource]]").unwrap() + 1;
    assert_eq!(lesson["place"], format!("{}:{line}", file.display()));
    assert_eq!(lesson["sources"][0]["url"], "https://example.org/estimate?of=all#top");
    let in_bengali = stdout(pothik().args(["--lang", "bn", "check"]).arg(&file).args(["--due", "2027-05-20"]));
    assert!(in_bengali.contains("আবার দেখে নিন"), "{in_bengali}");
}

#[test]
fn the_built_in_catalogue_is_listed_too() {
    let none = stdout(pothik().args(["check", "--due", "2026-12-01"]));
    assert_eq!(none, "Older than 180 days on 1 December 2026: nothing\n");
    let all = stdout(pothik().args(["check", "--due", "2030-01-01"]));
    assert!(all.contains("upwork, ") && all.contains("look again") && all.contains("https://"), "{all}");
}

#[test]
fn a_day_that_is_still_to_come_is_a_mistake_only_for_whoever_keeps_the_catalogue() {
    let file = catalogue("2026-12-02");
    let error = failure(pothik().arg("check").arg(&file), 1);
    assert!(error.contains("future-date") && error.contains("today is 2026-12-01"), "{error}");
    let mut a_day_later = assert_cmd::Command::cargo_bin("pothik").unwrap();
    a_day_later.env_clear().args(["--today", "2026-12-02", "check"]).arg(&file);
    assert!(stdout(&mut a_day_later).contains("is sound"));
    // A phone whose clock stands in the past still gets advice.
    pothik().arg("--catalog").arg(&file).args(["list"]).assert().success();
}

#[test]
fn a_day_that_is_still_to_come_is_found_wherever_it_stands() {
    let text = samples::base();
    let days: Vec<usize> = text.match_indices("\nchecked = 2026-11-22\n").map(|(at, _)| at + 1).collect();
    assert!(days.len() > 5);
    for day in days {
        let file = tempfile::Builder::new().suffix(".toml").tempfile().unwrap().into_temp_path();
        std::fs::write(&file, format!("{}checked = 2999-01-01{}", &text[..day], &text[day + 20..])).unwrap();
        let error = failure(pothik().arg("check").arg(&file), 1);
        let line = text[..day].matches('\n').count() + 1;
        assert!(error.contains("future-date") && error.contains(&format!(":{line}:11")), "{line}: {error}");
        assert_eq!(error.matches("error[").count(), 1, "{error}");
    }
}
