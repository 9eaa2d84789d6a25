//! Simulated learners: who is told what, and is it found?

use pothik::audit::{Audit, Broken, Form, Limits, People, audit};
use pothik::catalog::Catalog;
use pothik::report::cells;
use serde_json::Value;

use crate::support::{CATALOG, failure, paths, pothik, stdout};

const FEW: &[&str] = &["check", "--audit", "--learners", "300"];

fn json(args: &[&str]) -> Value {
    let output = pothik().args(FEW).args(["--format", "json"]).args(args).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

fn tried(text: &str, learners: usize) -> (Catalog, Audit) {
    let catalog = Catalog::parse("mine.toml", text).unwrap();
    let audit = audit(&People::new(&catalog), learners, 1);
    (catalog, audit)
}

#[test]
fn the_same_seed_gives_the_same_figures_and_another_gives_others() {
    assert_eq!(json(&[]), json(&[]));
    assert_eq!(json(&[]), json(&["--seed", "1"]));
    assert_ne!(json(&[]), json(&["--seed", "2"]));
}

#[test]
fn report_of_an_audit() {
    insta::assert_snapshot!(stdout(pothik().args(FEW).args(["--limits", "3..15"]).env("COLUMNS", "80")));
}

#[test]
fn no_line_of_an_audit_is_wider_than_the_screen() {
    for (lang, columns) in [("bn", 40), ("en", 40), ("en", 60)] {
        let report = stdout(pothik().args(FEW).args(["--lang", lang]).env("COLUMNS", columns.to_string()));
        for line in report.lines() {
            assert!(cells::width(line) <= columns, "{lang} {columns}: {line}");
        }
    }
}

/// Two of each are enough to see their shape.
#[test]
fn audit_as_json() {
    let mut audit = json(&["--limits", "3..10"]);
    for list in ["skills", "pairs", "answerers"] {
        audit[list].as_array_mut().unwrap().truncate(2);
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&audit).unwrap());
}

/// Shares are counted out: everybody is told one skill first and three among the first three.
#[test]
fn first_places_and_top_threes_add_up() {
    let audit = audit(&People::new(&CATALOG), 300, 1);
    let sum = |of: fn(&pothik::audit::SkillFigures) -> usize| audit.skills.iter().map(of).sum::<usize>();
    assert_eq!(sum(|it| it.first.times), 300);
    assert_eq!(sum(|it| it.three.times), 900);
    assert_eq!(sum(|it| it.best.times), 300);
    assert_eq!(audit.levels.iter().map(|(_, found)| found.first.of).sum::<usize>(), 300);
    let right: usize = audit.skills.iter().enumerate().map(|(at, it)| it.told.raw[at].times).sum();
    assert_eq!(right, audit.found(Form::Interview).first.times);
    assert_eq!(right, audit.levels.iter().map(|(_, found)| found.first.times).sum::<usize>());
}

#[test]
fn more_questions_find_the_truly_best_skill_more_often() {
    let audit = audit(&People::new(&CATALOG), 1000, 1);
    let first = |length| audit.found(Form::Fixed(length)).first.percent();
    assert!(first(6) + 5.0 < first(12) && first(12) + 4.0 < first(18) && first(18) + 4.0 < first(36));
    // Better than chance from the first six on, and never sure.
    assert!(first(6) > 2.0 * 100.0 / CATALOG.skills.len() as f64 && first(36) < 70.0);
}

/// Answers that are nothing but interest, cut into five ratings, find three in four; answers of mere chance, chance.
#[test]
fn the_better_the_answers_the_more_is_found() {
    let found = |reliability| {
        let audit = audit(&People::with(&CATALOG, 0.7, reliability), 400, 1);
        audit.found(Form::Fixed(CATALOG.activities.len())).first.percent()
    };
    assert!(found(1.0) > 70.0 && found(1.0) > found(0.5) + 15.0, "{} {}", found(1.0), found(0.5));
    assert!(found(0.0) < 15.0, "{}", found(0.0));
}

/// A skill twice, the second with a figure more or less, or all figures higher.
fn with_twin(change: impl Fn(&str) -> String) -> String {
    let start = paths().find("[[skill]]\nid = \"seo\"").unwrap();
    let end = start + paths()[start..].find("\n[[skill]]\n").unwrap();
    let twin = paths()[start..end].replace("id = \"seo\"", "id = \"seo-again\"");
    let line = |line: &str| {
        if line.starts_with("onet") || line.starts_with("editorial") { change(line) } else { line.to_owned() }
    };
    let lines: Vec<String> = twin.lines().filter(|it| !it.starts_with("aliases")).map(line).collect();
    format!("{}\n{}\n", paths(), lines.join("\n"))
}

#[test]
fn two_skills_that_are_nearly_the_same_cannot_be_told_apart() {
    let (catalog, audit) = tried(&with_twin(|line| line.replace("helping = 2", "helping = 2.1")), 500);
    let hardest = &audit.pairs[0];
    assert_eq!(hardest.skills.map(|at| catalog.skills[at].id.as_str()), ["seo", "seo-again"]);
    assert!(hardest.is_inseparable() && hardest.alike > 0.99);
    assert!(hardest.activity.is_some_and(|at| catalog.interests[catalog.activities[at].interest].id == "helping"));
    assert!(!audit.pairs[1].is_inseparable());
}

/// The same shape a little higher is the same key: the one that stands first in the catalogue is told.
#[test]
fn a_skill_that_nobody_gets_is_named() {
    let text = with_twin(|line| {
        let figure = |word: &str| {
            word.trim_end_matches(',')
                .parse::<f64>()
                .map(|figure| word.replace(word.trim_end_matches(','), &format!("{}", figure + 0.5)))
        };
        line.split(' ').map(|word| figure(word).unwrap_or_else(|_| word.to_owned())).collect::<Vec<_>>().join(" ")
    });
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &text).unwrap();
    let mut command = pothik();
    command.arg("check").arg(file.path()).args(["--audit", "--learners", "300", "--format", "json"]);
    let found: Value = serde_json::from_str(&stdout(&mut command)).unwrap();
    assert_eq!(found["nobodys"], serde_json::json!(["seo-again"]));
    assert_eq!(found["pairs"][0]["skills"], serde_json::json!(["seo", "seo-again"]));
    assert_eq!(found["pairs"][0]["inseparable"], true);
    assert_eq!(json(&[])["nobodys"], serde_json::json!([]));
}

#[test]
fn a_broken_limit_ends_with_1_after_the_report() {
    let output = pothik().args(FEW).args(["--limits", "3..9"]).assert().code(1).get_output().clone();
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(report.contains("Limits\n") && report.contains("% of the first places."), "{report}");
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("of its limits"), "{error}");
    assert!(json(&["--limits", "3..15"])["limits"]["broken"].as_array().unwrap().is_empty());
}

#[test]
fn limits_are_two_shares_and_belong_to_an_audit() {
    for limits in ["15..3", "3", "a..b", "0..101", "nan..5"] {
        assert!(failure(pothik().args(FEW).args(["--limits", limits]), 2).contains("such as 3..15"), "{limits}");
    }
    failure(pothik().args(["check", "--learners", "300"]), 2);
    failure(pothik().args(["check", "--audit", "--learners", "5"]), 2);
    failure(pothik().args(["check", "--audit", "--format", "toml"]), 2);
}

/// Without any activity to follow up with, there is no gain, and nobody who could contradict themselves.
#[test]
fn a_catalogue_without_follow_ups_breaks_the_limit_of_follow_ups() {
    let (start, end) = (paths().find("# The follow-ups").unwrap(), paths().find("[[circumstance]]").unwrap());
    let (_, audit) = tried(&format!("{}{}", &paths()[..start], &paths()[end..]), 300);
    let limits: Limits = "0..100".parse().unwrap();
    assert_eq!(audit.broken(limits), [Broken::FollowUps]);
    assert_eq!(audit.follow_ups, 0);
    assert!(audit.answerers.last().is_some_and(|it| it.noted.of == 0));
}

#[test]
fn a_catalogue_need_not_say_how_interests_correlate() {
    let start = paths().find("[audit]").unwrap();
    let end = start + paths()[start..].find("\n# ---").unwrap();
    let text = format!("{}{}", &paths()[..start], &paths()[end..]);
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &text).unwrap();
    let report = stdout(pothik().args(FEW).arg("--catalog").arg(file.path()));
    assert!(report.contains("an assumption"), "{report}");
}

/// The assumptions about people could be otherwise; what the limits say must not hang on them, but for a point.
#[test]
fn the_limits_hold_under_other_assumptions() {
    for (loading, reliability) in [(0.5, 0.51), (0.85, 0.51), (0.7, 0.35), (0.7, 0.65)] {
        let audit = audit(&People::with(&CATALOG, loading, reliability), 1000, 1);
        let shares: Vec<f64> = audit.skills.iter().map(|it| it.first.percent()).collect();
        assert!(shares.iter().all(|share| (2.0..=16.0).contains(share)), "{loading}, {reliability}: {shares:?}");
    }
}

/// The tables of docs/method.md are those that the program prints; `INSTA_UPDATE=always` puts them in.
#[test]
fn the_tables_in_the_documentation_are_what_the_program_prints() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/method.md");
    let text = std::fs::read_to_string(&file).unwrap();
    let report = stdout(pothik().args(["check", "--audit", "--format", "markdown"]));
    let (written, printed) = (tables(&text), tables(&report));
    assert_eq!(written.len(), printed.len());
    let updated = written.iter().zip(&printed).fold(text.clone(), |text, (from, to)| text.replacen(from, to, 1));
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(&file, &updated).unwrap();
        return;
    }
    assert!(
        text == updated,
        "docs/method.md is out of date; INSTA_UPDATE=always cargo test puts these in:\n{}",
        printed.join("\n")
    );
}

/// Runs of lines that begin with a bar.
fn tables(text: &str) -> Vec<String> {
    let mut tables: Vec<String> = Vec::new();
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        let row = line.starts_with('|');
        if row && !inside {
            tables.push(String::new());
        }
        if let Some(table) = tables.last_mut().filter(|_| row) {
            table.push_str(line);
        }
        inside = row;
    }
    tables
}
