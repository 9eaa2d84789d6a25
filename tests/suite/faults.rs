//! What goes wrong around the program: closed streams, full disks, folders that are none, strange clocks and
//! surroundings. What a user relies on stays true: the exit code, a message that says what and where, no half file.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use jiff::civil::Date;
use pothik::answers::Answers;
use serde_json::Value;

use crate::support::{CATALOG, TODAY, failure, pothik, quoted, search_path, stdout};

const GIVEN: &str = "--no-input --rate cut-video=5,repair-things=1,keep-accounts=2";

/// Runs `sh -c script` in empty surroundings; `pothik` is the program on the tests' day.
fn shell(script: &str) -> Output {
    Command::new("sh")
        .args(["-c", &format!("pothik() {{ command pothik --today {TODAY} \"$@\"; }}; {script}")])
        .env_clear()
        .env("PATH", search_path())
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Standard error of a script that must end with `code`.
fn error_of(script: &str, code: i32) -> String {
    let output = shell(script);
    let error = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{script}: {error}");
    error
}

/// The names of the files in a folder, hidden ones too.
fn names(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn closed_streams_do_no_harm_to_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let whole = stdout(pothik().args(GIVEN.split(' ')).args(["--format", "json"]));
    for (at, closed) in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"].into_iter().enumerate() {
        let file = folder.path().join(format!("{at}.json"));
        error_of(&format!("pothik {GIVEN} --output {} {closed}", quoted(&file)), 0);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), whole, "{closed}: nothing else runs into the file");
    }
    assert_eq!(names(folder.path()).len(), 4);
}

#[test]
fn a_closed_stdin_is_nobody_to_ask_and_holds_no_answers() {
    for command in ["pothik <&-", "pothik --plain <&-", "pothik --answers - <&-"] {
        assert!(error_of(command, 2).contains("--rate"), "{command}");
    }
    // Whoever closes stderr still learns from the exit code.
    error_of("pothik --rate nonsense=5 2>&-", 2);
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    let learners = learners(1000);
    let (folder, name) = (learners.path().parent().unwrap(), learners.path().file_name().unwrap());
    let batch = format!("batch {}", name.display());
    for args in [&batch, "list", "--help", "guide", "man", "completions bash", GIVEN, "list questions --format json"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pothik"));
        command.env_clear().current_dir(folder).args(["--today", TODAY]).args(args.split(' ')).stdin(Stdio::null());
        let output = command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()), "{args}");
    }
}

#[test]
fn a_full_disk_is_said_and_leaves_no_half_file() {
    if !Path::new("/dev/full").exists() {
        eprintln!("not tested: there is no /dev/full here");
        return;
    }
    for args in
        ["list", "--help", "--version", "guide", "man", "completions bash", GIVEN, "list questions --format json"]
    {
        let error = error_of(&format!("pothik {args} >/dev/full"), 1);
        assert!(error.contains("cannot write standard output: No space left"), "{args}: {error}");
    }
    error_of("pothik --nonsense 2>/dev/full", 2);
    let error = error_of(&format!("pothik {GIVEN} --format json --output /dev/full"), 1);
    assert!(error.starts_with("error: cannot write /dev/full: No space left"), "{error}");
    assert_eq!(error_of(&format!("pothik {GIVEN} --format json --output /dev/full --force"), 1), error);
}

#[test]
fn a_file_that_does_not_fit_is_not_there_at_all_and_the_old_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("advice.html");
    // No file may grow beyond one block of 512 bytes.
    let small = format!("trap '' XFSZ; ulimit -f 1; pothik {GIVEN} --output {}", quoted(&file));
    assert!(error_of(&small, 1).contains(&format!("cannot write {}: File too large", file.display())));
    assert!(names(folder.path()).is_empty());
    std::fs::write(&file, "old").unwrap();
    error_of(&format!("{small} --force"), 1);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "old");
    assert_eq!(names(folder.path()), ["advice.html"]);
}

#[test]
fn a_disk_of_sixteen_kilobytes_keeps_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let script = format!(
        "cd {} && unshare -m sh -c 'mount -t tmpfs -o size=16k tmpfs . && cd \"$PWD\" && echo mounted || exit
        echo old >advice.html; pothik {GIVEN} --output advice.html --force; code=$?; cat advice.html; ls -A; exit $code'",
        quoted(folder.path())
    );
    let output = shell(&script);
    if !output.stdout.starts_with(b"mounted") {
        eprintln!("not tested: nothing can be mounted here: {}", text(&output.stderr));
        return;
    }
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert_eq!(text(&output.stdout), "mounted\nold\nadvice.html\n");
    assert!(text(&output.stderr).contains("cannot write advice.html: No space left"), "{}", text(&output.stderr));
}

#[test]
fn what_cannot_be_written_is_said_before_anything_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let inside = |name: &str| folder.path().join(name);
    std::fs::write(inside("file"), "").unwrap();
    std::fs::write(inside("there.json"), "").unwrap();
    let long = format!("{}.json", "x".repeat(300));
    for (output, says) in [
        (quoted(inside("there.json")), "is there already"),
        (quoted(folder.path()), "is a folder"),
        (format!("{} --force --format json", quoted(folder.path())), "is a folder"),
        (quoted(inside("missing/x.json")), "there is no folder"),
        (quoted(inside("file/x.json")), "Not a directory"),
        (quoted(inside(&long)), "File name too long"),
    ] {
        for given in [GIVEN, "--plain"] {
            let error = error_of(&format!("pothik {given} --output {output}"), 1);
            assert!(error.contains(says) && !error.contains(".pothik-"), "{output}: {error}");
            assert!(!error.contains("1 of"), "{error}");
        }
    }
    // A folder in which nobody, not even root, can make a file.
    if Path::new("/proc/self").exists() {
        let error = error_of(&format!("pothik {GIVEN} --output /proc/x.json"), 1);
        assert!(error.starts_with("error: cannot write /proc/x.json: ") && !error.contains(".pothik-"), "{error}");
    }
    let mut left = names(folder.path());
    left.sort();
    assert_eq!(left, ["file", "there.json"]);
}

#[test]
fn what_cannot_be_read_is_named() {
    assert!(error_of(&format!("pothik {GIVEN} --answers - </"), 1).contains("cannot read standard input: "));
    assert!(error_of(&format!("pothik {GIVEN} --answers /"), 1).contains("cannot read /: "));
    assert!(error_of(&format!("pothik {GIVEN} --catalog /"), 1).contains("cannot read /: "));
}

#[test]
fn the_code_is_not_lost_if_the_advice_cannot_be_written() {
    if !Path::new("/dev/full").exists() {
        eprintln!("not tested: there is no /dev/full here");
        return;
    }
    let answers = "(echo 5; yes 4 | head -n 17; yes s | head -n 40)";
    let error = error_of(&format!("{answers} | pothik --plain --lang en >/dev/full"), 1);
    assert!(error.contains("cannot write standard output"), "{error}");
    let code = error.lines().find_map(|line| line.strip_prefix("pothik --code ")).expect("the code is printed");
    let answers = Answers::from_code(&CATALOG, code).unwrap().answers;
    assert!(CATALOG.first_activities().all(|at| answers.ratings[at].given().is_some()));
}

#[test]
fn a_signal_ends_a_command_that_asks_nothing_as_any_other_program() {
    let folder = tempfile::tempdir().unwrap();
    for (signal, number) in [("TERM", 15), ("HUP", 1), ("INT", 2)] {
        // Whoever starts the tests with a signal ignored (nohup, a job of a script) hands that on to the program.
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let ignored =
            status.lines().find_map(|line| u64::from_str_radix(line.strip_prefix("SigIgn:")?.trim(), 16).ok());
        if ignored.is_some_and(|signals| signals >> (number - 1) & 1 == 1) {
            continue;
        }
        // The pipe stays open, so that the program waits for the rest of its answers.
        let (reader, mut writer) = std::io::pipe().unwrap();
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pothik"));
        command.env_clear().current_dir(folder.path()).args(["--answers", "-", "--output", "x.json"]);
        let mut child = command.stdin(reader).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // More than a pipe holds: when it is written, the program is reading and no longer trying whether it can write.
        std::io::Write::write_all(&mut writer, format!("# {}\n", "x".repeat(100_000)).as_bytes()).unwrap();
        let kill = Command::new("sh").args(["-c", &format!("kill -{signal} {}", child.id())]).status().unwrap();
        assert!(kill.success());
        let status = child.wait().unwrap();
        assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(number), "{status}");
        assert!(names(folder.path()).is_empty());
    }
}

/// A file of learners.
fn learners(count: usize) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    let rows: Vec<String> = (0..count).map(|n| format!("{n},phone,{}\n", n % 5 + 1)).collect();
    std::fs::write(file.path(), format!("learner,device,cut-video\n{}", rows.concat())).unwrap();
    file
}

#[test]
fn a_batch_says_what_it_could_not_read_or_write_and_leaves_no_half_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = learners(1000);
    let batch = format!("pothik batch {}", quoted(file.path()));
    let out = folder.path().join("out.csv");
    if Path::new("/dev/full").exists() {
        assert!(error_of(&format!("{batch} >/dev/full"), 1).contains("cannot write standard output: No space left"));
        error_of(&format!("{batch} --output {} 2>/dev/full", quoted(&out)), 0);
        assert_eq!(std::fs::read_to_string(&out).unwrap().lines().count(), 1001);
        std::fs::remove_file(&out).unwrap();
    }
    for file in ["--output", "--rejects"] {
        let error = error_of(&format!("{batch} {file} {}", quoted(folder.path().join("missing/x.csv"))), 1);
        assert!(error.contains("there is no folder"), "{error}");
    }
    let error = error_of(&format!("trap '' XFSZ; ulimit -f 1; {batch} --output {}", quoted(&out)), 1);
    assert!(error.contains(&format!("cannot write {}: File too large", out.display())), "{error}");
    assert!(error_of("pothik batch - </", 1).contains("cannot read standard input: "));
    assert!(error_of("pothik batch /", 1).contains("cannot read /: "));
    error_of("pothik batch - <&-", 1);
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_batch_that_is_stopped_takes_away_what_it_began() {
    for signal in ["TERM", "HUP", "INT"] {
        let folder = tempfile::tempdir().unwrap();
        let (reader, mut writer) = std::io::pipe().unwrap();
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pothik"));
        command.env_clear().current_dir(folder.path()).args(["batch", "-", "--output", "x.csv", "--rejects", "y.csv"]);
        let mut child = command.stdin(reader).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut writer, b"id,cut-video\n1,5\n").unwrap();
        // Both files have been begun, and the first line of the second is written. Before that a file that only tried
        // whether one can write there comes and goes.
        let size = |name: &String| std::fs::metadata(folder.path().join(name)).map_or(0, |file| file.len());
        while names(folder.path()).iter().all(|name| size(name) == 0) {
            assert!(child.try_wait().unwrap().is_none(), "it waits for more rows");
            std::thread::yield_now();
        }
        let kill = Command::new("sh").args(["-c", &format!("kill -{signal} {}", child.id())]).status().unwrap();
        assert!(kill.success());
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert!(names(folder.path()).is_empty(), "{:?}", names(folder.path()));
    }
}

#[test]
fn the_clock_may_be_wrong() {
    let run = |day: &str, args: &str| {
        let mut command = assert_cmd::Command::cargo_bin("pothik").unwrap();
        command.env_clear().arg(format!("--today={day}")).args(args.split(' ')).output().unwrap()
    };
    for day in ["0000-01-01", "1601-01-01", "1901-12-13", "1969-12-31", "9999-12-31"] {
        for format in ["table", "json", "markdown", "html"] {
            let output = run(day, &format!("{GIVEN} --hours 1 --format {format}"));
            assert!(output.status.success() && output.stderr.is_empty(), "{day}: {}", text(&output.stderr));
        }
        for format in ["table", "json", "ics", "html"] {
            let output = run(day, &format!("plan seo --hours 1 --format {format}"));
            let error = text(&output.stderr);
            if day.starts_with("9999") {
                assert!(output.status.code() == Some(2) && error.contains("the calendar ends"), "{format}: {error}");
            } else {
                assert!(output.status.success() && error.is_empty(), "{day} {format}: {error}");
            }
        }
    }
}

#[test]
fn time_zones_may_be_rubbish_or_missing() {
    for zone in ["rubbish/none", "::::", "", "/etc/passwd", "../../../etc/passwd", "UTC-99", "\u{9ac}"] {
        let mut command = assert_cmd::Command::cargo_bin("pothik").unwrap();
        command.env_clear().env("TZ", zone).args(["plan", "seo", "--hours", "5"]).assert().success().stderr("");
    }
    // A file without end, one that nobody writes to, and one that says it is empty and waits for the kernel to speak.
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for zone in ["/dev/zero", ":/dev/zero", "../../../dev/zero", pipe.to_str().unwrap(), "/proc/kmsg"] {
        // Limited, so that the machine survives if this fails.
        let mut command = assert_cmd::Command::new("sh");
        command.args(["-c", "ulimit -v 400000; exec pothik plan seo --hours 5"]).timeout(Duration::from_secs(60));
        command.env_clear().envs([("PATH", &*search_path()), ("TZ", zone.as_ref())]).assert().success().stderr("");
    }
    // No /etc/localtime, nor anything else in /etc.
    let output = shell("unshare -m sh -c 'mount -t tmpfs tmpfs /etc && echo mounted && pothik plan seo --hours 5'");
    if !output.stdout.starts_with(b"mounted") {
        eprintln!("not tested: nothing can be mounted here: {}", text(&output.stderr));
        return;
    }
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn today_is_the_day_where_one_is() {
    let today = |zone: &str| -> Date {
        let mut command = assert_cmd::Command::cargo_bin("pothik").unwrap();
        command.env_clear().env("TZ", zone).args(["plan", "seo", "--hours", "5", "--format", "json"]);
        let plan: Value = serde_json::from_str(&stdout(&mut command)).unwrap();
        plan["days"][0]["from"].as_str().unwrap().parse().unwrap()
    };
    // 25 hours lie between them, whatever the time, and 25 between their like without a name.
    for (west, east) in [("Pacific/Pago_Pago", "Pacific/Kiritimati"), ("<-11>11", "<+14>-14"), (":US/Samoa", "LINT-14")]
    {
        assert!(today(west) < today(east), "{west} {east}");
    }
}

#[test]
fn surroundings_may_be_empty_or_rubbish() {
    let advice = |set: &dyn Fn(&mut Command)| -> Value {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pothik"));
        command.env_clear().args(["--today", TODAY]).args(GIVEN.split(' ')).args(["--format", "json"]);
        set(&mut command);
        let output = command.output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{}", text(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let plain = advice(&|_| {});
    for (name, value) in [
        ("LC_ALL", "xx_YY.nonsense"),
        ("LC_ALL", "...@@@"),
        ("LANG", "\u{9ac}\u{9be}"),
        ("TERM", "no-such-terminal"),
        ("COLUMNS", "0"),
        ("COLUMNS", "abc"),
        ("COLUMNS", "99999999999999999999999"),
        ("HOME", "/nowhere"),
        ("PATH", ""),
    ] {
        assert_eq!(advice(&|command| _ = command.env(name, value)), plain, "{name}={value}");
    }
    let not_utf8 = <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"\xff\xfe");
    assert_eq!(advice(&|command| _ = command.env("LC_ALL", not_utf8)), plain);
    assert_eq!(advice(&|command| _ = command.env("COLUMNS", not_utf8)), plain);
    // What is meant for Pothik alone is not guessed away.
    let mut command = pothik();
    assert!(failure(command.args(GIVEN.split(' ')).env("POTHIK_LANG", not_utf8), 2).contains("give en or bn"));
    let mut command = pothik();
    assert!(failure(command.args(GIVEN.split(' ')).env("POTHIK_CATALOG", not_utf8), 1).contains("cannot read"));
}

#[test]
fn narrow_screens_lose_nothing() {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    for args in ["guide getting-paid", "show seo", "list", "list questions", "plan seo --hours 5", "--help"] {
        let on = |columns: &str| stdout(pothik().env("COLUMNS", columns).args(args.split(' ')));
        let narrow = on("20");
        // Tables are lists on both.
        assert_eq!(letters(&narrow), letters(&on("40")), "{args}");
        for line in narrow.lines().filter(|line| line.chars().count() > 20 && args != "--help") {
            let line = line.trim_start();
            assert!(line.starts_with("pothik ") || !line.contains(' '), "{args}: {line}");
        }
        // Nothing can be laid out on fewer columns, and what is no number of columns says nothing.
        assert_eq!(on("5"), narrow, "{args}");
        for columns in ["0", "abc", ""] {
            assert_eq!(on(columns), on("80"), "{args} on {columns}");
        }
    }
}
