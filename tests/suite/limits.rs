//! Files that are too large, too dense, too deep or too wrong: little time, little memory, a short report.

use std::io::Write;
use std::process::Command;

use crate::samples::base;
use crate::support::search_path;

/// Runs the program on a file of `text`, with limited memory, in kilobytes, and gives what it says.
fn refused(args: &str, text: &str, kilobytes: u32) -> String {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let script = format!("ulimit -v {kilobytes}; exec pothik {args} \"$FILE\"");
    let output =
        Command::new("sh").args(["-c", &script]).env("PATH", search_path()).env("FILE", file.path()).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(error.len() < 32 * 1024, "{} bytes are no report", error.len());
    error
}

const SMALL: u32 = 100_000;
const LARGE: u32 = 300_000;

#[test]
fn ten_megabytes_and_a_million_stages_are_not_read() {
    let string = base().replace("version = \"1\"", &format!("version = \"{}\"", "x".repeat(10_000_000)));
    assert!(refused("check", &string, SMALL).contains("is larger than 4 MiB"));
    let stages = base() + &"\n[[skill.stage]]\n".repeat(1_000_000);
    assert!(refused("check", &stages, SMALL).contains("is larger than 4 MiB"));
    assert!(refused("--no-input --answers", &string, SMALL).contains("is larger than 4 MiB"));
}

#[test]
fn what_is_no_larger_is_read_in_bounded_memory() {
    let string = base().replace("version = \"1\"", &format!("version = \"{}\"", "x".repeat(4_000_000)));
    assert!(refused("check", &string, SMALL).contains("error[too-long]: this text has 4000000 characters"));
    let stages = base() + &"\n[[skill.stage]]\n".repeat(240_000);
    assert!(refused("check", &stages, SMALL).contains("error[too-many]: this file holds too many values"));
    let stages = base() + &"\n[[skill.stage]]\n".repeat(30_000);
    assert!(refused("check", &stages, LARGE).contains("error[too-many]: this holds 30001 entries"));
    // A table for every six bytes, as many as are read at all.
    let tables = format!("a = [{}]", "{b=1},".repeat(74_000));
    assert!(refused("check", &tables, LARGE).contains("error[too-many]: this holds 74000 entries"));
}

#[test]
fn a_hundred_thousand_mistakes_are_counted_and_a_hundred_shown() {
    let error = refused("check", &"]\n".repeat(149_000), LARGE);
    assert_eq!(error.matches("error[syntax]").count(), 100);
    assert!(error.contains("the first 100 of at least 149000 problems; nothing was loaded"), "{error}");
    // Each of these could be mended by itself.
    let stages = format!("[[skill]]\nstage = [{}]\n", "{title=1},".repeat(900));
    let error = refused("check", &format!("schema = 2\n{}", stages.repeat(80)), LARGE);
    assert_eq!(error.matches("\nerror[").count() + usize::from(error.starts_with("error[")), 100, "{error}");
    let answers = |count| (0..count).fold("[activities]\n".to_owned(), |text, n| text + &format!("k{n} = 1\n"));
    let error = refused("--no-input --answers", &answers(4_000), SMALL);
    assert_eq!(error.matches("there is no activity").count(), 100);
    assert!(refused("--no-input --answers", &answers(100_000), SMALL).contains("holds too many values"));
}

#[test]
fn tables_deep_within_each_other_do_no_harm() {
    let keys = ["a"; 79].join(".");
    let deep = format!("{}1{}", format!("{{ {keys} = ").repeat(79), "}".repeat(79));
    assert!(refused("check", &format!("a = {deep}"), SMALL).contains("error[too-deep]"));
    assert!(refused("check", &format!("a = {}", "[".repeat(100_000)), LARGE).contains("error[syntax]"));
    let answers = format!("[activities]\ncut-video = {deep}");
    assert!(refused("--no-input --answers", &answers, SMALL).contains("is not a rating for `cut-video`"));
}

#[test]
fn a_word_of_megabytes_is_not_repeated() {
    let key = "k".repeat(2_000_000);
    let error = refused("--no-input --answers", &format!("[activities]\n{key} = 1\ncut-video = \"{key}\""), SMALL);
    assert!(error.contains("there is no activity `kkk") && error.contains("is not a rating"), "{error}");
}
