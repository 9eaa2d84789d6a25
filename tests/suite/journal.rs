//! The journal: one file, one step at a time.

use std::path::Path;

use proptest::prelude::*;

use crate::support::{failure, pothik, stdout};

fn journal(file: &Path, args: &[&str]) -> assert_cmd::Command {
    let mut command = pothik();
    command.arg("--journal").arg(file).args(args);
    command
}

#[test]
fn a_journal_walks_from_the_first_step_to_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("deep/journal.toml");
    for command in ["next", "done", "log"] {
        assert!(failure(&mut journal(&file, &[command]), 1).contains("pothik start SKILL begins one"), "{command}");
    }
    let begun = stdout(&mut journal(&file, &["start", "graphic-design", "--hours", "6", "--device", "phone"]));
    assert!(begun.contains("stage 1 of 8") && begun.contains("Step 1 of 6"), "{begun}");
    assert!(begun.lines().count() <= 12, "{begun}");
    assert_eq!(begun, stdout(&mut journal(&file, &["next"])));
    assert!(stdout(&mut journal(&file, &["done"])).contains("Step 2 of 6"));
    journal(&file, &["log", "the", "shop", "took", "it"]).assert().success();
    stdout(&mut journal(&file, &["tried", "seo", "disliked"]));
    let log = stdout(&mut journal(&file, &["log"]));
    assert!(
        log.contains("✓ principles/") && log.contains("seo: disliked") && log.contains("the shop took it"),
        "{log}"
    );
    // A step by its name; one that is not there, and one that several stages have.
    let error = failure(&mut journal(&file, &["done", "no-such-step"]), 2);
    assert!(error.contains("there is no step `no-such-step`"), "{error}");
    let bengali = stdout(&mut journal(&file, &["next", "--lang", "bn"]));
    assert!(bengali.contains("কাজ ২/৬"), "{bengali}");
    // Beginning anew keeps the old one.
    assert!(failure(&mut journal(&file, &["start", "seo"]), 2).contains("there is a journal already"));
    let old = std::fs::read_to_string(&file).unwrap();
    stdout(&mut journal(&file, &["start", "seo", "--force"]));
    assert_eq!(std::fs::read_to_string(file.with_extension("1.toml")).unwrap(), old);
}

#[test]
fn a_journal_with_a_mistake_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("journal.toml");
    stdout(&mut journal(&file, &["start", "seo"]));
    let good = std::fs::read_to_string(&file).unwrap();
    for bad in [
        good.replace("started", "begun"),
        good.replace("\"seo\"", "seo"),
        "\u{0}".to_owned(),
        good.replace("journal = 1", "journal = 2"),
    ] {
        std::fs::write(&file, &bad).unwrap();
        for command in ["next", "done", "log"] {
            failure(&mut journal(&file, &[command]), 1);
        }
        assert_eq!(std::fs::read_to_string(&file).unwrap(), bad);
    }
    // Steps and skills of another catalogue stay in it, and are in nobody's way.
    let foreign = format!("{good}\n[[done]]\nstep = \"gone/step\"\non = \"2026-11-01\"\n");
    std::fs::write(&file, foreign).unwrap();
    stdout(&mut journal(&file, &["done"]));
    assert!(std::fs::read_to_string(&file).unwrap().contains("gone/step"));
}

#[test]
fn two_commands_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("journal.toml");
    stdout(&mut journal(&file, &["start", "seo"]));
    std::thread::scope(|scope| {
        for n in 0..8 {
            let file = &file;
            scope.spawn(move || journal(file, &["log", &format!("line-{n}")]).assert().success());
        }
    });
    let text = std::fs::read_to_string(&file).unwrap();
    assert!((0..8).all(|n| text.contains(&format!("line-{n}"))), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever comes after another, nothing that was noted is lost and the file stays whole, also if a command is killed.
    #[test]
    fn nothing_is_lost_whatever_is_done(acts in prop::collection::vec(0..5_u8, 1..8)) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("journal.toml");
        stdout(&mut journal(&file, &["start", "data-entry", "--hours", "5"]));
        let (mut ticked, mut lines) = (0, 0);
        for act in acts {
            match act {
                0 => {
                    stdout(&mut journal(&file, &["done"]));
                    ticked += 1;
                }
                1 => {
                    lines += 1;
                    journal(&file, &["log", &format!("note {lines}")]).assert().success();
                }
                2 => _ = stdout(&mut journal(&file, &["tried", "seo", "so-so"])),
                3 => _ = stdout(&mut journal(&file, &["next"])),
                _ => {
                    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("pothik"));
                    command.env_clear().arg("--journal").arg(&file).args(["tried", "translation", "liked"]);
                    let mut child = command.stdout(std::process::Stdio::null()).spawn().unwrap();
                    child.kill().unwrap();
                    child.wait().unwrap();
                }
            }
            let text = std::fs::read_to_string(&file).unwrap();
            prop_assert_eq!(text.matches("[[done]]").count(), ticked, "{}", text);
            prop_assert_eq!(text.matches("note ").count(), lines, "{}", text);
        }
    }
}
