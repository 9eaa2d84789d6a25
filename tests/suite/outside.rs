//! What tables and files from outside look like: too long, half blank, spelled in many ways, named twice.

use std::path::Path;

use pothik::answers::Answers;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{CATALOG, TODAY, harmless, pothik, quoted, rated, search_path, stdout};

const NAMES: &str = "arrange-poster,repair-things,keep-accounts";
const LONGEST: usize = 1024 * 1024;

/// Standard output, the lines of standard error and the exit code of `batch`.
fn batch(args: &[&str], input: impl Into<Vec<u8>>) -> (String, String, i32) {
    let output = pothik().arg("batch").args(args).write_stdin(input).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

/// The first field of each row of advice.
fn advised(output: &str) -> Vec<&str> {
    output.lines().skip(1).map(|row| row.split(',').next().unwrap()).collect()
}

#[test]
fn a_long_line_of_names_is_read_whole_or_refused() {
    // What a cut would make an answer of stands where a block of input ends.
    for at in [120 * 1024, 128 * 1024, 300 * 1024, 900 * 1024] {
        let begin = format!("name,{NAMES},{}", ("q".repeat(199) + ",").repeat((at - 260) / 200));
        let commas = begin.matches(',').count() + 1;
        let pad = "p".repeat(at - begin.len() - ",hours".len());
        let input = format!("{begin}{pad},hours-comment\nA,5,1,2{},40\n", ",".repeat(commas - 4));
        let (output, error, code) = batch(&["--top", "1"], input);
        assert_eq!((advised(&output), code), (vec!["A"], 0), "{at}: {error}");
        assert!(output.lines().next().unwrap().contains(",hours-comment,"));
    }
    let quoted = format!("\"{}\n{}\",{NAMES}\nA,5,1,2\n", "x".repeat(130 * 1024), "y".repeat(9));
    assert_eq!(batch(&[], quoted).2, 0);
    let (output, error, code) = batch(&[], format!("{NAMES},{}\n5,1,2,\n", "x".repeat(LONGEST + 200_000)));
    assert!(output.is_empty() && code == 1 && error.contains("longer than 1,024 KiB"), "{error}");
    let essay = format!("{{\"essay\":\"{}\",\"cut-video\":5}}\n", "x".repeat(140_000));
    let args = ["--input-format", "jsonl", "--format", "csv", "--top", "1"];
    let (output, error, code) = batch(&args, format!("{essay}{{\"essay\":\"y\",\"cut-video\":5}}\n"));
    assert_eq!((output.lines().count(), code), (3, 0), "{error}");
}

#[test]
fn names_of_columns_hold_no_nul_and_are_not_one_by_chance() {
    let (_, error, code) = batch(&[], format!("na\0me,{NAMES}\nA,5,1,2\n"));
    assert!(code == 1 && error.contains("NUL"), "{error}");
    let twins = format!("a,a,{NAMES}\n1,2,5,1,2\n");
    assert!(batch(&["--top", "1"], twins.clone()).0.starts_with("a,a,"), "CSV keeps them apart");
    let (_, error, code) = batch(&["--format", "jsonl"], twins);
    assert!(code == 1 && error.contains("two columns are named `a`"), "{error}");
    let (_, error, code) = batch(&[], format!(" code_1 , notes ,{NAMES}\n1,2,5,1,2\n"));
    assert!(code == 1 && error.contains("a name that the advice needs"), "{error}");
}

#[test]
fn a_first_line_that_names_nothing_is_shown() {
    for (line, shown) in [
        ("sep=,", "`sep=, `"),
        ("Applicants 2026,,,", "`Applicants 2026, , , `"),
        ("", "is empty"),
        ("\u{1b}[2J,x", "`U+001B[2J, x`"),
    ] {
        let (_, error, code) = batch(&[], format!("{line}\nname,{NAMES}\nA,5,1,2\n"));
        assert!(
            code == 1 && error.contains("no column has the name of a question") && error.contains(shown),
            "{error}"
        );
    }
}

#[test]
fn a_row_has_one_limit_and_is_one_mistake() {
    let input = |length: usize| format!("name,{NAMES}\n{},5,1,2\nB,5,1,2\n", "x".repeat(length - ",5,1,2".len()));
    let json = |length: usize| {
        let rest = r#"{"n":"","cut-video":5}"#.len();
        format!("{{\"n\":\"{}\",\"cut-video\":5}}\n{{\"n\":\"B\",\"cut-video\":4}}\n", "x".repeat(length - rest))
    };
    for (length, rejected) in [(LONGEST, false), (LONGEST + 1, true), (LONGEST + 50_000, true), (3 * LONGEST, true)] {
        for (args, input) in [
            (&[][..], input(length)),
            (&[], input(length).replace('\n', "\r\n")),
            (&["--input-format", "jsonl"], json(length)),
        ] {
            let (_, error, code) = batch(args, input);
            assert_eq!(code, i32::from(rejected), "{length}: {error}");
            assert_eq!(
                error.contains("row 2: the row is longer than 1024 KiB") || args.len() == 2,
                rejected || args.len() == 2
            );
            assert!(error.contains(if rejected { "2 rows, 1 rejected" } else { "2 rows, 0 rejected" }), "{error}");
        }
    }
}

#[test]
fn nobody_comes_out_of_an_essay_that_is_too_long() {
    let many_lines = "x\n".repeat(530_000);
    for before in [many_lines.clone(), "x".repeat(LONGEST + 10), format!("{many_lines}\"\"said\"\"\n")] {
        let input = format!("name,{NAMES}\n\"{before}\nghost,5,1,2\nxx\n\",5,1,2\nB,5,1,2\n");
        let (output, error, code) = batch(&["--top", "1"], input);
        assert_eq!((advised(&output), code), (vec!["B"], 1), "{error}");
        assert!(error.contains("2 rows, 1 rejected"), "{error}");
    }
    // A quote that is never closed still costs its line only.
    let rows = 40_000;
    let input = format!("name,{NAMES}\n\"A,5,1,2\n{}", format!("{},5,1,2\n", "n".repeat(120)).repeat(rows));
    let (output, error, _) = batch(&["--top", "1"], input);
    assert_eq!(output.lines().count(), rows + 1, "{error}");
}

#[test]
fn rows_of_nothing_but_delimiters_are_nobody() {
    for blank in [",,,", " ,\t, ,", ",,,,,,,", "\"\",\"\",\" \",\"\"", ",\u{a0},,", ",", ",,,\r"] {
        let input = format!("name,{NAMES}\nA,5,1,2\n{blank}\nB,5,1,2\n{blank}\n");
        let (output, error, code) = batch(&["--top", "1"], input);
        assert_eq!((advised(&output), code), (vec!["A", "B"], 0), "{blank:?}: {error}");
    }
    let (output, _, code) = batch(&["--top", "1"], "name;cut-video\nA;5\n;\n");
    assert_eq!((output.lines().count(), code), (2, 0));
}

#[test]
fn what_json_says_twice_or_by_half_is_rejected() {
    for (line, reason) in [
        (r#"{"n":1,"n":2,"cut-video":5}"#, "column `n`: it appears twice"),
        (r#"{"m":1,"n":2,"\u006e":2,"cut-video":5}"#, "column `n`: it appears twice"),
        (r#"{"n":"a\ud800b","cut-video":5}"#, "half of a surrogate pair"),
        (r#"{"n":1,"device":"\udc00","cut-video":5}"#, "half of a surrogate pair"),
        (r#"{"n":["\ud83d"],"cut-video":5}"#, "half of a surrogate pair"),
    ] {
        for args in [&["--input-format", "jsonl", "--format", "csv"][..], &["--input-format", "jsonl"]] {
            for input in [line.to_owned(), format!("{{\"m\":0,\"n\":1,\"cut-video\":5}}\n{line}")] {
                let (_, error, code) = batch(args, input);
                assert!(code == 1 && error.contains(reason) && error.contains(" 1 rejected"), "{line}: {error}");
            }
        }
    }
    let whole = r#"{"n":"\ud83d\ude00","cut-video":5}"#;
    assert!(batch(&["--input-format", "jsonl", "--format", "csv"], whole).0.contains("\u{1f600},"));
}

/// The groups of a summary, each with how many are in it.
fn groups(by: &str, input: &str) -> Vec<(String, u64)> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("s.json");
    let (_, error, code) = batch(&["--group", by, "--summary", file.to_str().unwrap()], input);
    assert_eq!(code, 0, "{error}");
    let summary: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let groups = summary["group"]["values"].as_object().unwrap().iter();
    groups.map(|(value, group)| (value.clone(), group["learners"].as_u64().unwrap())).collect()
}

#[test]
fn one_answer_is_one_group_however_it_is_written() {
    let of = |by: &str, values: &[&str]| {
        let rows = values.iter().map(|value| format!("\"{value}\",5,1,2\n")).collect::<Vec<_>>().concat();
        groups(by, &format!(" {by} ,{NAMES}\n{rows}"))
    };
    let one = |name: &str, count: u64| vec![(name.to_owned(), count)];
    assert_eq!(
        of("device", &["phone", "Phone", "শুধু মোবাইল", "a phone", " phone", "শুধু  মো\u{200d}বাইল"]),
        one("phone", 6)
    );
    assert_eq!(of("hours", &["10", "10.0", "010", "১০", " 10,0"]), one("10", 5));
    assert_eq!(of("cut-video", &["5", "৫", "5.0"]), one("5", 3));
    assert_eq!(of("district", &["Dhaka", "dhaka ", "Dhaka", "DHAKA"]), one("Dhaka", 4));
    assert_eq!(of("upazila", &["ময়না", "ম\u{9af}\u{9bc}না", "ম\u{200c}য়না"]).len(), 1);
    assert_eq!(of("class", &["10", "10.0", "১০"]).len(), 1);
    assert_eq!(of("school", &["010", "10"]).len(), 2, "what begins with a zero is a name");
}

#[test]
fn groups_of_any_name_are_harmless_in_a_summary() {
    let folder = tempfile::tempdir().unwrap();
    let rows = ["\u{1b}[31mred", "\u{202e}rtl", "\u{7}bell", "line\nbreak", "a\r|b", "\u{2066}x\u{2028}y", "<b>"];
    let rows = rows.iter().map(|value| format!("\"{value}\",5,1,2\n")).collect::<Vec<_>>().concat();
    for column in ["district", "dis\u{1b}trict", "dis\u{202e}\ntrict"] {
        for name in ["s.md", "s.html"] {
            let file = folder.path().join(name);
            let input = format!("\"{column}\",{NAMES}\n{rows}");
            let args = ["--group", column, "--force", "--summary", file.to_str().unwrap()];
            let (_, error, code) = batch(&args, input);
            assert_eq!(code, 0, "{error}");
            let text = std::fs::read_to_string(&file).unwrap();
            harmless(&text);
            assert!(text.contains("U+001B[31mred") || text.contains("U+001B\\[31mred"), "{text}");
            assert!(!text.contains("<b>") && (name == "s.html" || text.contains("line break")));
        }
    }
}

#[test]
fn a_rejected_cell_begins_no_formula() {
    for sign in ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t="] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("wrong.csv");
        batch(&["--rejects", file.to_str().unwrap()], format!("device,{NAMES}\n{sign}1,5,1,2\n"));
        let text = std::fs::read_to_string(file).unwrap();
        assert!(text.contains(&format!(",'{sign}1,")), "{text}");
    }
}

#[test]
fn lists_of_flags_may_have_blanks_and_a_comma_too_many() {
    let wanted = stdout(pothik().args(["--no-input", "--rate", "cut-video=5,repair-things=1,keep-accounts=2"]));
    for rate in [
        "cut-video=5, repair-things=1, keep-accounts=2",
        "cut-video=5,repair-things=1,keep-accounts=2,",
        " cut-video = 5 ,\trepair-things=1,, keep-accounts=2 , ",
    ] {
        assert_eq!(stdout(pothik().args(["--no-input", "--rate", rate])), wanted, "{rate}");
    }
    stdout(pothik().args(["--no-input", "--interest", "artistic=5, social=1, realistic=2, "]));
    stdout(pothik().args([
        "--no-input",
        "--rate",
        "cut-video=5,repair-things=1,keep-accounts=2",
        "--tried",
        "seo=liked, animation=disliked,",
    ]));
}

/// A script in a folder, with its exit code.
#[cfg(unix)]
fn shell(folder: &Path, script: &str) -> (String, i32) {
    let script = format!("pothik() {{ command pothik --today {TODAY} \"$@\"; }}; {script}");
    let mut command = std::process::Command::new("bash");
    command.args(["-c", &script]).current_dir(folder).env_clear().env("PATH", search_path());
    let output = command.output().unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}

#[cfg(unix)]
#[test]
fn one_file_under_two_spellings_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("in")).unwrap();
    std::os::unix::fs::symlink("x.csv", folder.path().join("link.csv")).unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("here")).unwrap();
    let absolute = quoted(folder.path().join("x.csv"));
    for other in ["./x.csv", "in/../x.csv", "link.csv", "here/x.csv", &absolute] {
        for (one, two) in [("-o", "--rejects"), ("--rejects", "-o")] {
            let script = format!("echo cut-video | pothik batch {one} x.csv {two} {other} --force");
            let (error, code) = shell(folder.path(), &script);
            assert!(code == 2 && error.contains("is named for two outputs"), "{script}: {error}");
        }
    }
    assert_eq!(shell(folder.path(), "echo cut-video | pothik batch -o x.csv --rejects in/x.csv").1, 0);
}

/// A script that must succeed in a folder of its own; `$advise` is a command that gives advice.
#[cfg(unix)]
fn succeeds(script: &str) {
    let folder = tempfile::tempdir().unwrap();
    let advise = "advise='pothik --no-input --rate cut-video=5,repair-things=1,keep-accounts=2'";
    let (error, code) = shell(folder.path(), &format!("{advise}; {script}"));
    assert_eq!(code, 0, "{script}: {error}");
}

#[cfg(unix)]
#[test]
fn what_is_saved_through_a_link_is_saved_behind_it() {
    succeeds(
        "mkdir far; echo old >far/a.html; ln -s far/a.html one.html; ln -s one.html two.html; ln -s far/new.html none.html
        $advise -o two.html && exit 9
        $advise -o two.html --force && $advise -o none.html && test -L one.html -a -L two.html -a -L none.html &&
        grep -q '<h1>' far/a.html && grep -q '<h1>' far/new.html",
    );
}

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_written_to() {
    for script in [
        "$advise --format json -o /dev/null",
        "$advise --format json -o /dev/stdout | grep -q headline",
        "mkfifo pipe; $advise --format json -o pipe & grep -q headline pipe && wait $!",
        "echo cut-video | pothik batch --format csv -o /dev/null --rejects wrong.csv",
    ] {
        succeeds(script);
    }
}

#[cfg(unix)]
#[test]
fn drafts_of_a_killed_run_go_at_the_next_and_others_stay() {
    let folder = tempfile::tempdir().unwrap();
    let script = "batch='pothik batch --columns cut-video'
        command $batch -o a.csv < <(yes 5) & one=$!
        command $batch -o b.csv < <(yes 5) & two=$!
        for draft in 1 2; do until [ $(find . -name '.pothik-*' -size +0 | wc -l) = 2 ]; do sleep 0.05; done; done
        kill -KILL $one; wait $one 2>&-
        touch .pothik-notes .pothik-abcdef.txt
        pothik list --format json -o list.json
        left=$(find . -name '.pothik-??????' -type f | grep -v notes | wc -l)
        kill -USR1 $two; wait $two 2>&-
        pothik list --format json -o list.json --force
        echo $left $(find . -name '.pothik-*' | sort) >&2";
    let (error, _) = shell(folder.path(), script);
    let last = error.lines().last().unwrap_or_default();
    assert_eq!(last, "1 ./.pothik-abcdef.txt ./.pothik-notes", "{error}");
}

#[cfg(unix)]
#[test]
fn no_signal_leaves_a_draft_for_longer_than_the_next_run() {
    for end in ["kill -QUIT $one", "kill -XCPU $one", "true"] {
        let limit = if end == "true" { "ulimit -f 100;" } else { "" };
        succeeds(&format!(
            "ulimit -c 0; ({limit} exec -a pothik $(command -v pothik) batch --columns cut-video -o a.csv < <(yes 5)) & one=$!
            until [ -n \"$(find . -name '.pothik-*' -size +0)\" ]; do sleep 0.05; done
            {end}; wait $one; test $? -gt 128 || exit 8
            test -n \"$(find . -name '.pothik-*')\" || exit 9
            pothik list --format json -o list.json && test -z \"$(find . -name '.pothik-*')\" && test ! -e a.csv"
        ));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn many_jobs_take_no_more_threads_or_memory_than_help() {
    let folder = tempfile::tempdir().unwrap();
    for (row, args) in [
        ("5", "--columns cut-video --jobs 1024"),
        ("5,\"x y\"", "--columns cut-video,name --jobs 1000"),
        ("{\"cut-video\":5}", "--input-format jsonl --jobs 999"),
    ] {
        let script = format!(
            "ulimit -v 1500000; yes '{row}' | head -200000 | pothik batch {args} --no-chance -o out.csv --force"
        );
        let (error, code) = shell(folder.path(), &script);
        assert!(code == 0 && error.contains("2,00,000 rows, 0 rejected"), "{row}: {error}");
    }
}

/// Nobody but an ordinary user is limited in this, and all processes of that user count: only root can choose one that
/// runs no other test.
#[cfg(target_os = "linux")]
#[test]
fn few_threads_are_an_error_or_fewer_workers() {
    let folder = tempfile::tempdir().unwrap();
    let mut advised = 0;
    for most in 1..12 {
        let script = format!(
            "user=; [ $(id -u) = 0 ] && user='setpriv --reuid=64977 --regid=64977 --clear-groups'
            $user test -x \"$(type -P pothik)\" || exit 77
            echo 5 | $user bash -c 'ulimit -u {most}; exec pothik batch --columns cut-video --jobs 64'"
        );
        let (error, code) = shell(folder.path(), &script);
        if code == 77 {
            eprintln!("not tested: an ordinary user cannot start the program here");
            return;
        }
        assert!(
            code <= 1 && !error.contains("panicked") && (code == 0 || error.starts_with("error: ")),
            "{most}: {error}"
        );
        advised += u32::from(code == 0);
    }
    let is_root = shell(folder.path(), "exit $(id -u)").1 == 0;
    assert!(advised > 0 || !is_root);
}

/// The same code, as people and their keyboards write it.
fn rewritten(code: &str, at: usize) -> String {
    let bengali = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(u32::from('০') + digit)).unwrap_or(c);
    let dashes = ["-", "\u{2010}", "\u{2011}", "–", "—", "\u{2212}", " ", "\u{ad}", "－", "", " - "];
    let code = code.replace('-', dashes[at % dashes.len()]);
    let code = if at & 1 == 0 { code } else { code.to_uppercase() };
    let code = if at & 2 == 0 { code } else { code.chars().map(bengali).collect() };
    match at / 4 % 7 {
        0 => code,
        1 => format!("pothik --code {code}"),
        2 => format!("  $ pothik —code={code}\n"),
        3 => format!("pothik --catalog my-code.toml --code {code} --lang bn"),
        4 => format!("`{code}`"),
        5 => format!("Go on later: pothik --code “{code}”."),
        _ => format!("\u{feff}{code}\u{200b}।"),
    }
}

proptest! {
    #[test]
    fn a_code_is_read_however_it_is_pasted(rating in 1u8..=5, other in 1u8..=5, at in 0usize..10_000) {
        let answers = rated(rating, &[("repair-things", other)]);
        let written = rewritten(&answers.code(&CATALOG).unwrap(), at);
        let read = Answers::from_code(&CATALOG, &written).map(|it| it.answers);
        prop_assert_eq!(read.ok(), Some(answers), "{}", written);
    }
}
