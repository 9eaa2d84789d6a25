//! What the program says about itself: the help of every command, and the manual page.

use std::process::{Command, Stdio};

use pothik::cli;

use crate::support::{CATALOG, paths, pothik, stdout};

/// The words of every command, those of commands within commands too.
fn commands() -> Vec<Vec<String>> {
    fn below(command: &clap::Command, words: &[String], all: &mut Vec<Vec<String>>) {
        all.push(words.to_vec());
        for sub in command.get_subcommands() {
            below(sub, &[words, &[sub.get_name().to_owned()]].concat(), all);
        }
    }
    let mut all = Vec::new();
    below(&cli::command(Some(&CATALOG)), &[], &mut all);
    all
}

fn help(words: &[String], flag: &str) -> String {
    stdout(pothik().args(words).arg(flag).env("COLUMNS", "80"))
}

#[test]
fn the_help_of_every_command_reads_well_at_80_columns() {
    for words in commands() {
        let text = help(&words, "--help");
        for line in text.lines().chain(help(&words, "-h").lines()) {
            assert!(line.chars().count() <= 80, "pothik {}: {line}", words.join(" "));
        }
        assert!(!text.contains("--today"), "a hidden flag is shown");
        assert!(text.trim_end().rsplit("\n\n").next().unwrap().contains("  pothik "), "no example:\n{text}");
        insta::assert_snapshot!([&["help".to_owned()], &words[..]].concat().join("_"), text);
    }
}

/// The calls of the program below `Examples:`, without what is said of them.
fn examples(help: &str) -> Vec<String> {
    let lines = help.split("\nExamples:\n").nth(1).unwrap_or_default().lines();
    let lines = lines.map(|line| line.trim().split("   ").next().unwrap());
    lines.filter(|line| line.starts_with("pothik") && !line.contains(['|', '>'])).map(str::to_owned).collect()
}

#[test]
fn every_example_in_the_help_works() {
    let mut count = 0;
    for words in commands() {
        // The help of some commands does not read the catalogue; the words in capitals stand for anything that fits.
        let text = help(&words, "--help").replace("TOPIC", "scams").replace("SKILL", "seo");
        let text = text.replace("CODE", "wdwmm-vhake-6hmm0-002gp-0009h-5ha0");
        for example in examples(&text) {
            let folder = tempfile::tempdir().unwrap();
            let file = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
            file("my-catalogue.toml", paths());
            file("applicants.csv", "name,district,cut-video,repair-things,write-story\nAsha,Pabna,5,1,2\n");
            if !example.contains("--output answers.toml") {
                file("answers.toml", "[activities]\ncut-video = 5\nrepair-things = 1\nwrite-story = 2\n");
            }
            let mut command = pothik();
            command.args(example.split(' ').skip(1)).current_dir(&folder).env("HOME", folder.path());
            let output = command.output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            // An interview needs a person, and says what to do without one.
            let hint = ["--rate", "pothik start SKILL"].iter().any(|hint| said.contains(hint));
            let works = output.status.success() || hint;
            assert!(works, "{example}\n{said}");
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}

#[test]
fn examples_name_what_is_in_the_catalogue_in_use() {
    let mut other = tempfile::NamedTempFile::new().unwrap();
    std::io::Write::write_all(&mut other, paths().replace("\"graphic-design\"", "\"posters\"").as_bytes()).unwrap();
    let help = stdout(pothik().args(["plan", "--help", "--catalog"]).arg(other.path()));
    assert!(help.contains("pothik plan posters --hours 10") && !help.contains("graphic-design"), "{help}");
}

#[test]
fn the_manual_page_holds_every_command_and_every_flag_and_shared_ones_once() {
    let page = stdout(pothik().arg("man")).replace("\\-", "-");
    assert!(page.contains(".TH POTHIK 1 "));
    let command = cli::command(Some(&CATALOG));
    for sub in command.get_subcommands() {
        assert_eq!(page.matches(&format!(".SS \"pothik {} ", sub.get_name())).count(), 1, "{}", sub.get_name());
        for arg in sub.get_arguments().chain(command.get_arguments()).filter(|it| !it.is_hide_set()) {
            if let Some(long) = arg.get_long() {
                let starts = page.lines().filter(|line| line.starts_with("\\fB-"));
                let entries = starts.filter(|line| line.contains(&format!("\\fB--{long}\\fR"))).count();
                let shared = arg.get_help_heading().is_some();
                assert!(entries == 1 || !shared && entries > 0, "--{long}: {entries}");
            }
        }
    }
    assert!(page.contains("\n  pothik plan graphic-design --hours 10"), "examples stay line by line");
    assert!(!page.contains("--today"));
}

/// Runs a checker on the page; whatever it says is a complaint.
fn complaints(checker: &str, args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pothik.1");
    pothik().args(["man", "--output"]).arg(&file).assert().success();
    let output = Command::new(checker)
        .args(args)
        .arg(&file)
        .env("LC_ALL", "C.UTF-8")
        .env("MANWIDTH", "80")
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{checker}: {error}"));
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    if checker == "man" {
        assert!(shown.contains("pothik plan [OPTIONS] <SKILL>"), "{shown}");
        return String::from_utf8_lossy(&output.stderr).into_owned();
    }
    shown.into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
#[ignore = "needs man, groff and mandoc; .ci/run installs them"]
fn man_groff_and_mandoc_have_no_complaint_about_the_manual_page() {
    assert_eq!(complaints("man", &["--warnings", "-l"]), "");
    assert_eq!(complaints("groff", &["-man", "-ww", "-z"]), "");
    // Its remarks on style are about the length of lines in the source, which nobody reads.
    assert_eq!(complaints("mandoc", &["-T", "lint", "-W", "warning"]), "");
}
