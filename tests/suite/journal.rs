//! The journal: one file, one step at a time.

use std::path::Path;

use proptest::prelude::*;

use pothik::answers::Answers;

use crate::samples;
use crate::support::{CATALOG, TODAY, failure, pothik, stdout};

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
    // Only text is told: anything else is refused before it is noted.
    let before = std::fs::read_to_string(&file).unwrap();
    let error = failure(&mut journal(&file, &["done", "--format", "json"]), 2);
    assert!(error.contains("what the journal says is printed as text only"), "{error}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before);
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
    assert!(failure(&mut journal(&back, &["start", "--force", "--code", &blank]), 2).contains("no skill was chosen"));
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
    let code = stdout(&mut at(&old, &["done"])).split_whitespace().last().unwrap().to_owned();
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
    // Steps and answers of another catalogue stay in it, and are in nobody's way.
    let code = good.lines().find(|line| line.starts_with("code = ")).unwrap();
    let good = good.replace(code, "code = \"kkk0j\"");
    let foreign = format!("{good}\n[[done]]\nstep = \"gone/step\"\non = \"2026-11-01\"\n");
    std::fs::write(&file, foreign).unwrap();
    stdout(&mut journal(&file, &["done"]));
    stdout(&mut journal(&file, &["tried", "seo", "liked"]));
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("gone/step") && text.contains("kkk0j"), "{text}");
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

/// What somebody does, and what it adds to the journal.
#[test]
fn without_a_journal_nothing_is_made_and_the_way_to_one_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("new/journal.toml");
    for args in [&["next"][..], &["done"], &["tried", "seo", "liked"], &["log", "x"], &["log"]] {
        let error = failure(&mut journal(&file, args), 1);
        assert!(error.contains("pothik start"), "{args:?}: {error}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{args:?}");
    }
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Next,
    Done,
    Tried(&'static str, &'static str),
    Log,
}

/// After how many microseconds a command is killed, if it is.
type Kill = Option<u64>;

fn any_act() -> impl Strategy<Value = (Act, Kill)> {
    let tried = (prop::sample::select(&["seo", "translation"][..]), prop::sample::select(&["liked", "so-so"][..]));
    let act = prop_oneof![
        1 => Just(Act::Next),
        3 => Just(Act::Done),
        2 => tried.prop_map(|(skill, reaction)| Act::Tried(skill, reaction)),
        3 => Just(Act::Log),
    ];
    (act, prop::option::of(0..12_000_u64))
}

/// The journal's lists, as the file has them.
fn entries(text: &str) -> [Vec<String>; 3] {
    let journal: toml::Table = text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
    let list = |key: &str, of: fn(&toml::Value) -> String| {
        let all = journal.get(key).and_then(toml::Value::as_array);
        all.into_iter().flatten().map(of).collect::<Vec<_>>()
    };
    let mut tried = list("tried", |it| format!("{} {}", it["skill"], it["reaction"]));
    tried.sort();
    [list("done", |it| it["step"].to_string()), tried, list("log", |it| it["text"].to_string())]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// Whatever comes after another, nothing that was noted is lost and the file stays whole, also if commands are killed at
    /// any moment: then what they were to note is there or is not.
    #[test]
    fn nothing_is_lost_whatever_is_done(acts in prop::collection::vec(any_act(), 1..14)) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("journal.toml");
        stdout(&mut journal(&file, &["start", "data-entry", "--hours", "5"]));
        let mut before = entries(&std::fs::read_to_string(&file).unwrap());
        for (n, (act, kill)) in acts.into_iter().enumerate() {
            let note = format!("note {n}");
            let args = match act {
                Act::Next => vec!["next"],
                Act::Done => vec!["done"],
                Act::Tried(skill, reaction) => vec!["tried", skill, reaction],
                Act::Log => vec!["log", &note],
            };
            match kill {
                None => _ = stdout(&mut journal(&file, &args)),
                Some(after) => {
                    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("pothik"));
                    command.env_clear().args(["--today", TODAY, "--journal"]).arg(&file).args(&args);
                    let mut child = command.stdout(std::process::Stdio::null()).spawn().unwrap();
                    std::thread::sleep(std::time::Duration::from_micros(after));
                    child.kill().unwrap();
                    child.wait().unwrap();
                }
            }
            let after = entries(&std::fs::read_to_string(&file).unwrap());
            let mut noted = before.clone();
            match act {
                Act::Next => {}
                // Which step it is, is for the program to say; that it is one more, and that those before stay, for this test.
                Act::Done => noted[0].extend(after[0].get(before[0].len()).cloned()),
                Act::Tried(skill, reaction) => {
                    noted[1].retain(|it| !it.contains(skill));
                    noted[1].push(format!("\"{skill}\" \"{reaction}\""));
                    noted[1].sort();
                }
                Act::Log => noted[2].push(format!("\"{note}\"")),
            }
            let is_noted = matches!(act, Act::Next) || after != before || noted == before;
            prop_assert!(kill.is_some() || is_noted, "{args:?} noted nothing: {after:?}");
            prop_assert!(after == noted || kill.is_some() && after == before, "{args:?}: {before:?} -> {after:?}");
            before = after;
        }
        // Whoever was killed holds no lock and leaves nothing that stays.
        stdout(&mut journal(&file, &["done"]));
        let names = std::fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name());
        let mut names: Vec<String> = names.map(|it| it.into_string().unwrap()).collect();
        names.sort();
        prop_assert_eq!(names, ["journal.lock", "journal.toml"]);
    }
}

/// A command that was killed while it wrote leaves the beginning of a journal under another name, up to any byte.
#[test]
fn a_draft_that_was_broken_off_at_any_byte_is_in_nobodys_way() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("journal.toml");
    stdout(&mut journal(&file, &["start", "seo", "--hours", "5"]));
    journal(&file, &["log", "kept"]).assert().success();
    let whole = std::fs::read_to_string(&file).unwrap();
    for end in 0..=whole.len() {
        std::fs::write(folder.path().join(format!(".pothik-{end:06}")), &whole.as_bytes()[..end]).unwrap();
    }
    assert!(stdout(&mut journal(&file, &["log"])).starts_with("1 December 2026  kept\n"));
    journal(&file, &["log", "more"]).assert().success();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with(&whole) && text.contains("more"), "{text}");
    assert!(stdout(&mut journal(&file, &["next"])).contains("Step 1"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "drafts are left");
}
