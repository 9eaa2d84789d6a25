//! The journal: one file, one step at a time.

use std::path::Path;

use proptest::prelude::*;

use pothik::answers::Answers;

use crate::samples;
use crate::support::{CATALOG, failure, pothik, stdout};

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
fn a_code_takes_answers_skill_and_ticks_elsewhere_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let [here, there, back] = ["here", "there", "back"].map(|name| folder.path().join(name));
    let code = |shown: &str| shown.rsplit_once("--code ").unwrap().1.trim().to_owned();
    stdout(&mut journal(&here, &["start", "autocad", "--hours", "6", "--age", "17"]));
    let second = stdout(&mut journal(&here, &["done"]));
    let with_3d = stdout(&mut journal(&here, &["log"]));
    stdout(&mut journal(&here, &["tried", "seo", "disliked"]));
    assert_eq!(code(&second), code(&with_3d), "every command prints the same code");
    // Of the whole journal it is found, too.
    let text = std::fs::read_to_string(&here).unwrap();
    let begun = stdout(&mut journal(&there, &["start", "--code", &text]));
    assert_eq!(begun, stdout(&mut journal(&here, &["next"])));
    let twice = stdout(&mut journal(&there, &["done"]));
    stdout(&mut journal(&back, &["start", "--code", &code(&twice)]));
    let log = stdout(&mut journal(&back, &["log"]));
    assert_eq!((log.matches('✓').count(), code(&log)), (2, code(&twice)), "{log}");
    let rated = "cut-video=5,write-story=1,repair-things=2,type-documents=3,keep-accounts=3,understand-why=4";
    let card = stdout(pothik().args(["recommend", "--no-input", "--code", &code(&log), "--rate", rated]));
    assert_eq!(Answers::from_code(&CATALOG, &card).unwrap().answers.done.len(), 2, "{card}");
    // Another skill has other steps.
    stdout(&mut journal(&back, &["start", "seo", "--force", "--code", &code(&log)]));
    assert!(!stdout(&mut journal(&back, &["log"])).contains('✓'));
    assert!(failure(&mut journal(&back, &["start", "--force", "--code", "wdw5t-m5"]), 2).contains("is not a code"));
    let blank = Answers::none(&CATALOG).code(&CATALOG).unwrap();
    assert!(failure(&mut journal(&back, &["start", "--force", "--code", &blank]), 2).contains("holds no skill"));
}

#[test]
fn ticks_of_steps_that_are_others_now_are_left_out_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("journal.toml");
    let [old, new] = ["old.toml", "new.toml"].map(|name| folder.path().join(name));
    std::fs::write(&old, samples::base()).unwrap();
    std::fs::write(&new, samples::base().replacen("id = \"five-more\"", "id = \"five-others\"", 1)).unwrap();
    let at = |catalog: &Path, args: &[&str]| {
        let mut command = journal(&file, args);
        command.arg("--catalog").arg(catalog);
        command
    };
    stdout(&mut at(&old, &["start", "portraits"]));
    let code = stdout(&mut at(&old, &["done"])).rsplit_once("--code ").unwrap().1.trim().to_owned();
    let said = |catalog| {
        let output = at(catalog, &["start", "--force", "--code", &code]).assert().success().get_output().clone();
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(!said(&old).contains("left out"));
    assert!(said(&new).contains("so the ticks in the code are left out"));
    assert_eq!(stdout(&mut at(&new, &["log"])).matches('✓').count(), 0);
    let page = folder.path().join("p.html");
    let mut page = at(&new, &["page", "--for", &code, "--output", page.to_str().unwrap()]);
    let said = String::from_utf8(page.assert().success().get_output().stderr.clone()).unwrap();
    assert!(said.contains("are left out"), "{said}");
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
