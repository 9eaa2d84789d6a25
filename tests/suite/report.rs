//! What people see.

use std::process::Stdio;

use pothik::report::cells;

use crate::support::{failure, pothik, stdout};

pub const LEARNER: &[&str] = &[
    "--no-input",
    "--rate",
    "arrange-poster=5,repair-things=1,keep-accounts=2,write-story=3,explain-lesson=3,set-up-phone=4,lead-event=2,\
     draw-what-you-see=5,keep-list-in-order=2,make-shop-known=3,understand-why=3,cut-video=4,draw-house-plan=3,\
     listen-to-worries=2,persuade-buyer=1,make-something-new=5,type-documents=1,say-in-other-language=2",
    "--device",
    "phone",
    "--hours",
    "10",
    "--age",
    "17",
    "--english",
    "read",
    "--budget",
    "0",
    "--mentor",
    "no",
    "--centre",
    "no",
    "--finishing",
    "usually",
    "--schooling",
    "ssc",
    "--internet",
    "mobile-data",
];

fn advice(lang: &str, columns: &str) -> String {
    stdout(pothik().args(["--lang", lang]).args(LEARNER).env("COLUMNS", columns))
}

#[test]
fn advice_in_english_on_80_columns() {
    insta::assert_snapshot!(advice("en", "80"));
}

#[test]
fn advice_in_english_on_40_columns() {
    insta::assert_snapshot!(advice("en", "40"));
}

#[test]
fn advice_in_bengali_on_80_columns() {
    insta::assert_snapshot!(advice("bn", "80"));
}

#[test]
fn advice_in_bengali_on_40_columns() {
    insta::assert_snapshot!(advice("bn", "40"));
}

#[test]
fn the_same_answers_throughout_give_tasters() {
    let all = "arrange-poster=3,repair-things=3,keep-accounts=3,write-story=3,explain-lesson=3";
    insta::assert_snapshot!(stdout(pothik().args(["--no-input", "--rate", all])));
}

#[test]
fn lists_and_questions() {
    insta::assert_snapshot!("list", stdout(pothik().arg("list")));
    insta::assert_snapshot!(
        "questions_bn",
        stdout(pothik().args(["list", "questions", "--lang", "bn"]).env("COLUMNS", "40"))
    );
}

#[test]
fn no_line_is_wider_than_the_screen_or_ends_in_blanks() {
    for lang in ["en", "bn"] {
        for columns in ["20", "31", "40", "59", "60", "80", "100"] {
            for line in advice(lang, columns).lines() {
                // The code is one word, to be copied whole.
                let most = if line.starts_with("pothik --code") || line.starts_with("wdw") {
                    60
                } else {
                    columns.parse().unwrap()
                };
                assert!(cells::width(line) <= most, "{lang} {columns}: {line}");
                assert_eq!(line.trim_end(), line, "{lang} {columns}");
            }
        }
    }
}

#[test]
fn no_flag_and_no_pipe_shows_colours_but_always_does() {
    let plain = stdout(pothik().args(LEARNER));
    assert!(!plain.contains('\u{1b}'), "a pipe gets no styles");
    let styled = stdout(pothik().args(LEARNER).args(["--color", "always"]));
    assert!(styled.contains('\u{1b}'));
    let stripped = anstream::adapter::strip_str(&styled).to_string();
    assert_eq!(stripped, plain, "styles carry no words");
    let no_color = stdout(pothik().args(LEARNER).env("NO_COLOR", "1").env("TERM", "xterm-256color"));
    assert_eq!(no_color, plain);
}

#[test]
fn errors_and_help_have_colours_where_reports_have() {
    let faulty = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/catalogs/faulty/several.toml");
    for args in [&["--nonsense"][..], &["--rate", "nonsense=5"], &["check", faulty], &["--help"], &["plan", "-h"]] {
        let said = |flags: &[&str], env: &[(&str, &str)]| {
            let output = pothik().args(args).args(flags).envs(env.iter().copied()).output().unwrap();
            String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
        };
        let (plain, styled) = (said(&[], &[]), said(&["--color", "always"], &[]));
        assert!(plain.len() > 30 && !plain.contains('\u{1b}'), "{args:?}: {plain}");
        assert!(styled.contains('\u{1b}'), "{args:?}: {styled}");
        assert_eq!(anstream::adapter::strip_str(&styled).to_string(), plain, "{args:?}");
        let (force, no) = (("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1"));
        for env in [&[force][..], &[no]] {
            assert_eq!(said(&["--color=always"], env), styled, "{args:?}: a flag beats {env:?}");
            assert_eq!(said(&["--color", "never"], env), plain, "{args:?}: a flag beats {env:?}");
        }
        assert_eq!(said(&[], &[force]), styled, "{args:?}");
        assert_eq!(said(&[], &[force, no]), plain, "{args:?}");
    }
    let wrong = failure(pothik().args(["list", "--color", "sometimes"]), 2);
    assert!(wrong.contains("give one of `auto`, `always`, `never`"), "{wrong}");
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let program = assert_cmd::cargo::cargo_bin!("pothik");
    let mut child = std::process::Command::new(program)
        .args(LEARNER)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn comparisons_and_plans_say_when_what_they_rest_on_was_read() {
    for args in [&["compare", "seo", "blogging"][..], &["plan", "seo"]] {
        let on = |today: &str| {
            let mut command = assert_cmd::Command::cargo_bin("pothik").unwrap();
            stdout(command.env_clear().args(["--today", today]).args(args))
        };
        assert!(on("2026-12-01").contains("from copies read on"), "{args:?}");
        assert!(!on("2026-12-01").contains("look again"), "{args:?}");
        assert!(on("2027-12-01").contains("look again"), "{args:?}");
    }
    for (lang, format, old) in
        [("bn", "table", "আবার দেখে নিন"), ("en", "markdown", "look again"), ("bn", "html", "আবার দেখে নিন")]
    {
        let on = |today: &str| {
            let mut command = assert_cmd::Command::cargo_bin("pothik").unwrap();
            let args = ["--today", today, "--lang", lang, "--format", format, "compare", "seo", "animation"];
            stdout(command.env_clear().args(args)).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert!(!on("2026-12-01").contains(old) && on("2027-08-15").contains(old), "{lang} {format}");
    }
    let compared = stdout(pothik().args(["compare", "seo", "blogging"]));
    assert!(compared.contains("pothik show seo") && compared.contains("pothik show blogging"));
}

#[test]
fn old_facts_ask_to_be_looked_at_again() {
    let fresh = stdout(pothik().args(LEARNER).arg("--full"));
    assert!(!fresh.contains("look again)"));
    let mut old = assert_cmd::Command::cargo_bin("pothik").unwrap();
    old.env_clear().args(["--today", "2027-12-01"]).args(LEARNER).arg("--full");
    let said = stdout(&mut old).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("from copies read on 22 November 2026, look again"), "{said}");
}
