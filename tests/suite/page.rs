//! The page for a browser: what it says without one, and, with one at hand, what a browser makes of it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::report::LEARNER;
use crate::samples::samples;
use crate::support::{CATALOG, paths, pothik, stdout};

fn save(folder: &Path, name: &str, args: &[&str]) -> PathBuf {
    let file = folder.join(name);
    pothik().args(args).arg("--output").arg(&file).assert().success().stdout("");
    file
}

/// Needs Chromium (`CHROMIUM`, or in its usual place), a Bengali font, and `npm ci` in `tests/browser`.
#[test]
#[ignore = "needs a browser; .ci/run installs one"]
fn a_browser_finds_no_fault_with_any_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut pages = Vec::new();
    for lang in ["en", "bn"] {
        let learner: Vec<&str> = ["--lang", lang].into_iter().chain(LEARNER.iter().copied()).collect();
        pages.push(save(folder.path(), &format!("advice-{lang}.html"), &learner));
        for (name, args) in [
            ("plan", vec!["plan", "blogging", "--hours", "5", "--start", "2026-12-01"]),
            ("compare", vec!["compare", "seo", "animation", "autocad"]),
            ("show", vec!["show", "upwork"]),
            ("guide", vec!["guide", "scams"]),
            (
                "what-if",
                vec!["recommend", "--what-if", "--no-input", "--rate", "cut-video=5,write-story=1,repair-things=2"],
            ),
        ] {
            let args: Vec<&str> = ["--lang", lang].into_iter().chain(args).collect();
            pages.push(save(folder.path(), &format!("{name}-{lang}.html"), &args));
        }
    }
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let check = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/check.mjs");
    let output = Command::new("node").arg(check).arg(chromium).args(&pages).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("12 pages, 0 faults"), "{said}");
}

/// A catalogue whose texts try to be marks.
pub fn hostile() -> tempfile::NamedTempFile {
    let text = paths()
        .replace("name = { en = \"graphic design\"", "name = { en = \"<script>alert(1)</script>\"")
        .replace(
            "text = { en = \"Draw what you see: a face, a tree, a street\"",
            "text = { en = \"\\\"><img src=x onerror=alert(2)>\"",
        )
        .replace("name = { en = \"Fiverr\"", "name = { en = \"[click](javascript:alert(3)) `code` *stars*\"");
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    file
}

fn hostile_advice(format: &str) -> String {
    let catalog = hostile();
    stdout(pothik().arg("--catalog").arg(catalog.path()).args(LEARNER).args(["--format", format]))
}

#[test]
fn marks_in_a_catalogue_are_shown_as_text_on_the_page() {
    let page = hostile_advice("html");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains("&quot;&gt;&lt;img src=x onerror=alert(2)&gt;"));
    for mark in ["<script", "<img", "href=\"javascript"] {
        assert!(!page.contains(mark), "{mark}");
    }
}

#[test]
fn marks_in_a_catalogue_are_shown_as_text_in_markdown() {
    let markdown = hostile_advice("markdown");
    let options = pulldown_cmark::Options::ENABLE_TABLES;
    let mut text = String::new();
    for event in pulldown_cmark::Parser::new_ext(&markdown, options) {
        match event {
            pulldown_cmark::Event::Text(part) | pulldown_cmark::Event::Code(part) => text.push_str(&part),
            pulldown_cmark::Event::Html(html) | pulldown_cmark::Event::InlineHtml(html) => panic!("{html}"),
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => {
                assert!(CATALOG.resources.iter().any(|it| *it.url == *dest_url), "{dest_url}");
            }
            _ => {}
        }
    }
    assert!(text.to_lowercase().contains("<script>alert(1)</script>"));
    assert!(text.contains("\"><img src=x onerror=alert(2)>"));
    assert!(text.contains("[click](javascript:alert(3)) `code` *stars*"));
}

#[test]
fn marks_in_a_catalogue_are_shown_as_text_in_a_calendar() {
    let marks = samples("sound").into_iter().find(|sample| sample.name == "marks").unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &marks.bytes).unwrap();
    let plan = ["plan", "portraits", "--hours", "10", "--start", "2026-12-01", "--format", "ics"];
    let text = stdout(pothik().arg("--catalog").arg(file.path()).args(plan));
    let calendar: icalendar::Calendar = text.parse().unwrap();
    let events: Vec<_> = calendar.components.iter().filter_map(|it| it.as_event()).collect();
    assert_eq!(events.len(), 1, "{text}");
    // As it is written: what would end the event, or a line, is escaped.
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains(r"<img src=x onerror=alert(1)>\;END:VEVENT\,\\n {n}"), "{text}");
}

#[test]
fn the_page_asks_for_nothing_and_runs_nothing() {
    let page = stdout(pothik().args(LEARNER).args(["--format", "html"]));
    for outside in ["<script", "<link", "@import", "url(", "src="] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("default-src 'none'"));
}
