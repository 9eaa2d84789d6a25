//! Plans: dates, calendars and files.

use std::os::unix::fs::PermissionsExt;

use icalendar::{CalendarDateTime, Component, DatePerhapsTime};
use jiff::Timestamp;
use jiff::civil::Date;
use pothik::advice::plan;
use pothik::lang::{Lang, Words};
use pothik::report;
use serde_json::Value;

use crate::support::{CATALOG, TODAY, circumstances, failure, pothik, search_path, stdout};

fn plan(hours: &str) -> Value {
    let args = ["plan", "graphic-design", "--hours", hours, "--start", "2026-12-01", "--format", "json"];
    serde_json::from_str(&stdout(pothik().args(args))).unwrap()
}

fn days(plan: &Value) -> Vec<(Date, Date)> {
    let day = |value: &Value| value.as_str().unwrap().parse().unwrap();
    plan["days"].as_array().unwrap().iter().map(|it| (day(&it["from"]), day(&it["until"]))).collect()
}

#[test]
fn the_dates_add_up_to_the_hours() {
    let plan = plan("10");
    let days = days(&plan);
    let stages = plan["stages"].as_array().unwrap();
    assert_eq!(days.len(), stages.len());
    assert_eq!(days[0].0.to_string(), "2026-12-01");
    let mut done = 0.0;
    for (stage, (from, until)) in stages.iter().zip(&days) {
        let start = days[0].0;
        let day = |date: &Date| f64::from(start.until(*date).unwrap().get_days());
        assert!((day(from) - (done / 10.0 * 7.0_f64).floor()).abs() < 0.5, "{stage}");
        done += stage["hours"].as_f64().unwrap();
        assert!((day(until) + 1.0 - done / 10.0 * 7.0).abs() < 1.0, "{stage}");
    }
    for pair in days.windows(2) {
        assert_eq!(pair[0].1.tomorrow().unwrap(), pair[1].0, "no day belongs to two stages");
    }
    assert!(days.iter().all(|(from, until)| from <= until));
    assert!((done - plan["hours"].as_f64().unwrap()).abs() < 1e-9);
    assert!((plan["weeks"]["likely"].as_f64().unwrap() - done / 10.0).abs() < 1e-9);
}

#[test]
fn twice_the_hours_take_half_the_time() {
    let (slow, fast) = (plan("10"), plan("20"));
    for (slow, fast) in slow["stages"].as_array().unwrap().iter().zip(fast["stages"].as_array().unwrap()) {
        for estimate in ["low", "likely", "high"] {
            let weeks = |stage: &Value| stage["weeks"][estimate].as_f64().unwrap();
            assert!((weeks(slow) - 2.0 * weeks(fast)).abs() < 1e-9);
        }
    }
}

#[test]
fn hours_out_of_range_are_refused_with_the_range() {
    for hours in ["0", "200", "ten"] {
        let error = failure(pothik().args(["plan", "graphic-design", "--hours", hours]), 2);
        assert!(error.contains("from 1 to 80"), "{error}");
    }
    let error = failure(pothik().args(["plan", "seo", "--hours", "1", "--start", "9999-12-30"]), 2);
    assert!(error.contains("calendar ends"), "{error}");
    let error = failure(pothik().args(["plan", "grafic-desing"]), 2);
    assert!(error.contains("did you mean `graphic"), "{error}");
}

#[test]
fn stages_that_cannot_be_done_yet_are_placed_but_marked() {
    let plan: Value = serde_json::from_str(&stdout(pothik().args([
        "plan",
        "graphic-design",
        "--hours",
        "10",
        "--device",
        "phone",
        "--english",
        "read",
        "--format",
        "json",
    ])))
    .unwrap();
    let open: Vec<bool> = plan["stages"].as_array().unwrap().iter().map(|it| it["open"].as_bool().unwrap()).collect();
    assert_eq!(open, [true, true, true, true, false, true, true, false]);
    assert_eq!(days(&plan).len(), 8);
    let text = stdout(pothik().args(["plan", "graphic-design", "--hours", "10", "--device", "phone"]));
    assert!(text.contains("── from this stage on it needs at least a shared computer"), "{text}");
}

#[test]
fn a_plan_is_shown_in_both_languages() {
    let args = ["plan", "graphic-design", "--hours", "10", "--start", "2026-12-01", "--device", "phone"];
    insta::assert_snapshot!("plan_en", stdout(pothik().args(args)));
    insta::assert_snapshot!("plan_bn", stdout(pothik().args(args).args(["--lang", "bn"]).env("COLUMNS", "40")));
}

#[test]
fn a_calendar_can_be_read_by_others() {
    for lang in ["en", "bn"] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plan.ics");
        let args = ["--lang", lang, "plan", "graphic-design", "--hours", "10", "--start", "2026-12-01"];
        pothik().args(args).arg("--output").arg(&file).assert().success();
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.lines().all(|line| line.len() <= 75), "lines are folded, the blank at their beginning counted");
        let calendar: icalendar::Calendar = text.parse().unwrap();
        let events: Vec<_> = calendar.components.iter().filter_map(|it| it.as_event()).collect();
        let expected = days(&plan("10"));
        assert_eq!(events.len(), expected.len());
        for (event, (from, until)) in events.iter().zip(expected) {
            let day = |date: Option<DatePerhapsTime>| match date.unwrap() {
                DatePerhapsTime::Date(date) => date.to_string(),
                DatePerhapsTime::DateTime(CalendarDateTime::Floating(time)) => panic!("{time}"),
                DatePerhapsTime::DateTime(other) => panic!("{other:?}"),
            };
            assert_eq!(day(event.get_start()), from.to_string());
            assert_eq!(day(event.get_end()), until.tomorrow().unwrap().to_string(), "the end is exclusive");
        }
        let skill = CATALOG.skills.iter().find(|it| it.id == "graphic-design").unwrap();
        let title = if lang == "en" { &*skill.stages.raw[0].title.en } else { &skill.stages.raw[0].title.bn };
        assert!(events[0].get_summary().unwrap().contains(title), "{:?}", events[0].get_summary());
    }
}

#[test]
fn no_line_of_a_calendar_is_longer_than_75_octets() {
    let answers = [("hours", "1"), ("device", "phone")];
    for words in [Lang::En, Lang::Bn].map(Words::new) {
        for skill in CATALOG.skills.keys() {
            for answers in [circumstances(&answers), circumstances(&answers[..1])] {
                let plan = plan::plan(&CATALOG, skill, &answers.circumstances());
                let today = TODAY.parse().unwrap();
                let text = report::calendar(&CATALOG, &words, &plan, &answers, today, Timestamp::UNIX_EPOCH).unwrap();
                let longest = text.split("\r\n").max_by_key(|line| line.len()).unwrap();
                assert!(longest.len() <= 75, "{longest}");
            }
        }
    }
}

/// The names of the events of a plan made with these arguments, and the two marks by which a calendar knows the newest.
fn events(args: &str) -> Vec<(String, u64, String)> {
    let text = stdout(pothik().args(["plan", "seo", "--format", "ics"]).args(args.split(' ')));
    let values = |name: &str| -> Vec<String> {
        let lines = text.lines().filter_map(|line| line.strip_prefix(name));
        lines.map(str::to_owned).collect()
    };
    let (uids, sequences, stamps) = (values("UID:"), values("SEQUENCE:"), values("DTSTAMP:"));
    assert_eq!((uids.len(), uids.len()), (sequences.len(), stamps.len()));
    let numbers = sequences.iter().map(|it| it.parse().unwrap());
    uids.into_iter().zip(numbers).zip(stamps).map(|((uid, number), stamp)| (uid, number, stamp)).collect()
}

#[test]
fn a_calendar_imported_anew_updates_the_same_learners_events_only() {
    let uids = |args: &str| -> Vec<String> { events(args).into_iter().map(|it| it.0).collect() };
    let rina = "--rate write-story=5,repair-things=1 --hours";
    assert_eq!(uids(&format!("{rina} 10")), uids(&format!("{rina} 5 --device phone --age 17")), "one learner");
    let both = [uids(&format!("{rina} 10")), uids("--rate write-story=4,repair-things=1 --hours 10")].concat();
    let mut single = both.clone();
    single.sort();
    single.dedup();
    assert_eq!(single.len(), both.len(), "two learners, and every stage for itself");
    assert_eq!(uids("--hours 10"), uids("--hours 5"), "nothing tells who it is");
    // The later of two `--today` counts, as in the tests' clock.
    let text = |today: &str| {
        let args = ["plan", "seo", "--format", "ics", "--hours", "10", "--today", today];
        let mut command = assert_cmd::Command::cargo_bin("pothik").unwrap();
        stdout(command.env_clear().args(args))
    };
    let number =
        |text: &str| -> u64 { text.lines().find_map(|line| line.strip_prefix("SEQUENCE:")).unwrap().parse().unwrap() };
    let (before, after) = (text("2026-12-01"), text("2026-12-02"));
    assert!(before.contains("\r\nDTSTAMP:20261201T000000Z\r\n"));
    assert!(number(&before) < number(&after) && number(&after) < 1 << 31);
}

#[test]
fn a_calendar_needs_hours() {
    let error = failure(pothik().args(["plan", "seo", "--format", "ics"]), 2);
    assert!(error.contains("--hours"), "{error}");
}

#[test]
fn a_file_that_is_there_is_replaced_only_by_force() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.md");
    let args = ["plan", "seo", "--hours", "5", "--start", "2026-12-01", "--output", file.to_str().unwrap()];
    pothik().args(args).assert().success();
    let first = std::fs::read_to_string(&file).unwrap();
    assert!(first.starts_with("# The way to SEO"));
    std::fs::write(&file, "mine").unwrap();
    let error = failure(pothik().args(args), 1);
    assert!(error.contains("is there already") && error.contains("--force"), "{error}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    pothik().args(args).arg("--force").assert().success();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), first);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o600, 0o600);
}

#[test]
fn where_nothing_can_be_written_the_old_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.html");
    std::fs::write(&file, "mine").unwrap();
    // No file may grow beyond a block: as if the disk were full.
    let script = "trap '' XFSZ; ulimit -f 1; exec pothik plan seo --hours 5 --output \"$FILE\" --force";
    let output = std::process::Command::new("sh")
        .args(["-c", script])
        .env("PATH", search_path())
        .env("FILE", &file)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write"), "{output:?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half-written is left");
    failure(pothik().args(["plan", "seo", "--output", "no/such/folder/plan.html"]), 1);
    let error = failure(pothik().args(["plan", "seo", "--output", "plan.docx"]), 2);
    assert!(error.contains(".html"), "{error}");
}

/// Whenever it is killed while saving, the file is whole: the old text or the new one.
#[test]
fn a_kill_while_saving_leaves_a_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.html");
    let args = ["plan", "seo", "--hours", "5", "--start", "2026-12-01", "--today", "2026-12-01", "--force"];
    let program = assert_cmd::cargo::cargo_bin!("pothik");
    let run = || {
        let mut command = std::process::Command::new(program);
        command.env_clear().env("LANG", "C").args(args).arg("--output").arg(&file);
        command.spawn().unwrap()
    };
    assert!(run().wait().unwrap().success());
    let new = std::fs::read_to_string(&file).unwrap();
    for step in 0..60 {
        std::fs::write(&file, "old").unwrap();
        let mut child = run();
        std::thread::sleep(std::time::Duration::from_micros(step * 400));
        let _ = child.kill();
        let _ = child.wait();
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text == "old" || text == new, "{} bytes", text.len());
    }
}
