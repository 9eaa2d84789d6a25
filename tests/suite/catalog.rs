//! Mistakes in a catalogue: all of them in one run, each with its place.

use pothik::catalog::{Catalog, EMBEDDED};
use pothik::error::Error;

use crate::support::{failure, pothik, stdout};

/// The built-in catalogue with pieces exchanged, each of which must be there.
fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(EMBEDDED.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

/// Code and line of every problem.
fn problems(text: &str) -> Vec<(String, usize)> {
    match Catalog::parse("mine.toml", text) {
        Ok(_) => Vec::new(),
        Err(Error::Catalog(problems)) => {
            problems.list().iter().map(|it| (it.code.to_owned(), problems.place(it).0)).collect()
        }
        Err(other) => panic!("{other}"),
    }
}

fn line_of(text: &str, piece: &str) -> usize {
    text[..text.find(piece).unwrap()].matches('\n').count() + 1
}

#[test]
fn five_mistakes_are_five_problems_with_their_lines() {
    let text = with(&[
        ("visual-arts = 7, applied-design", "visual-art = 7, applied-design"),
        ("minutes = 45", "minutes = \"long\""),
        ("within = \"artistic\"", "within = \"artistc\""),
        ("sure = \"medium\"", "sure = \"perhaps\""),
        ("id = \"fiverr\"", "id = \"fiverr\"\nfee = 20"),
    ]);
    let found = problems(&text);
    for (code, piece) in [
        ("unknown-interest", "visual-art = 7"),
        ("wrong-type", "minutes = \"long\""),
        ("unknown-interest", "within = \"artistc\""),
        ("wrong-value", "sure = \"perhaps\""),
        ("unknown-key", "fee = 20"),
    ] {
        assert!(found.contains(&(code.to_owned(), line_of(&text, piece))), "{code} in {found:?}");
    }
}

#[test]
fn check_draws_every_mistake_and_ends_with_1() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), SMALL).unwrap();
    let error = failure(pothik().arg("check").arg(file.path()), 1);
    insta::assert_snapshot!(error.replace(&file.path().display().to_string(), "small.toml"));
}

/// Nothing but mistakes.
const SMALL: &str = r#"schema = 1
version = "1"
checked = 2026-11-22

[planning]
hours = "hours"
low = 2.0
high = 1.5

[[topic]]
id = "Fee"
name = { en = "Fee", bn = "ফি" }

[[source]]
id = "S1"
kind = "rumour"
title = "\u001b[31mred"

[[interest]]
id = "numbers"
name = { en = "numbers" }

[[interest]]
id = "numbers"
name = { en = "numbers", bn = " " }

[[circumstance]]
id = "format"
label = { en = "Age", bn = "বয়স" }
ask = { en = "How old?", bn = "বয়স কত?" }
why = { en = "Rules.", bn = "নিয়ম।" }

[[skil]]
id = "x"
"#;

#[test]
fn a_broken_file_is_reported_with_its_place() {
    let found = problems(&with(&[("version = \"2026.11\"", "version = ")]));
    assert!(found.iter().any(|(code, line)| code == "syntax" && *line < 20), "{found:?}");
    assert!(!problems("").is_empty());
}

#[test]
fn each_mistake_has_its_own_code() {
    for (from, to, code) in [
        ("id = \"arrange-poster\"", "id = \"Arrange Poster\"", "bad-id"),
        ("id = \"repair-things\"", "id = \"arrange-poster\"", "duplicate-id"),
        ("id = \"repair-things\"", "id = \"device\"", "duplicate-id"),
        ("id = \"internet\"", "id = \"format\"", "reserved-id"),
        ("schema = 1", "schema = 2", "unknown-schema"),
        ("interest = \"realistic\"", "interest = \"realistc\"", "unknown-interest"),
        (
            "requires = { device = \"shared-computer\" }",
            "requires = { devise = \"shared-computer\" }",
            "unknown-circumstance",
        ),
        ("requires = { device = \"shared-computer\" }", "requires = { device = \"shared\" }", "unknown-level"),
        ("requires = { device = \"shared-computer\" }", "requires = { device = 3 }", "wrong-type"),
        ("requires = { device = \"shared-computer\" }", "requires = { age = 200 }", "out-of-range"),
        (
            "requires = { device = \"shared-computer\" }",
            "requires = { age = { at-least = 30, at-most = 20 } }",
            "empty-range",
        ),
        ("requires = { device = \"shared-computer\" }", "requires = { age = {} }", "empty-range"),
        (
            "requires = { device = \"shared-computer\" }",
            "requires = { age = { is = 18, at-most = 20 } }",
            "empty-range",
        ),
        ("text = { en = \"Arrange", "text = { en = \" Arrange", "outer-blank"),
        ("when = { finishing", "wenn = { finishing", "missing-key"),
        ("see = [\"", "see = [\"nowhere\", \"", "unknown-topic"),
        ("id = \"benefits\"", "id = \"seo\"", "duplicate-id"),
        ("sold-on = [\"fiverr\"", "sold-on = [\"fivver\"", "unknown-platform"),
        ("visual-arts = 7, applied-design = 7", "visual-arts = 8, applied-design = 7", "out-of-range"),
        ("visual-arts = 7, applied-design = 7", "visual-arts = nan, applied-design = 7", "out-of-range"),
        ("visual-arts = 7, applied-design = 7", "applied-design = 7", "missing-profile"),
        (
            "visual-arts = 7, applied-design = 7",
            "artistic = 7, visual-arts = 7, applied-design = 7",
            "duplicate-profile",
        ),
        ("sources = [\"E\"]", "sources = []", "no-source"),
        ("sources = [\"E\"]", "sources = [\"XX\"]", "unknown-source"),
        ("about = \"phone\"", "about = \"fone\"", "unknown-topic"),
        ("hours = 30", "hours = 0", "out-of-range"),
        ("checked = 2026-11-22", "checked = \"today\"", "wrong-type"),
        ("bn = \"{n} বছর বয়স\"", "bn = \"বয়স\"", "no-placeholder"),
        ("within = \"artistic\"", "within = \"numbers\"", "nested-interest"),
        ("choice = \"with-3d\"", "choice = \"with-4d\"", "unknown-choice"),
        ("url = \"https://", "url = \"javascript://", "bad-url"),
        ("realistic = { investigative = 0.332", "realistik = { investigative = 0.332", "unknown-interest"),
        ("{ investigative = 0.332", "{ numbers = 0.332", "not-general"),
        ("{ investigative = 0.332", "{ realistic = 0.332", "duplicate-pair"),
        ("enterprising = { conventional = 0.447 }", "conventional = { social = 0.1 }", "duplicate-pair"),
        ("investigative = 0.332", "investigative = 0.95", "out-of-range"),
        ("investigative = 0.332", "investigative = -0.87", "impossible-correlations"),
        ("reliability = 0.87", "reliability = 0.3", "out-of-range"),
        ("reliability = 0.87", "", "missing-key"),
        ("text = { en = \"Arrange", "text = { en = \"\\u202eArrange", "control-character"),
        ("text = { en = \"Arrange", "text = { en = \"\\u001b[2JArrange", "control-character"),
    ] {
        let found = problems(&with(&[(from, to)]));
        assert!(found.iter().any(|(known, _)| known == code), "{to}: {found:?}");
    }
}

#[test]
fn a_skill_more_is_an_edit_of_the_file_alone() {
    let start = EMBEDDED.find("[[skill]]\nid = \"animation\"").unwrap();
    let end = start + EMBEDDED[start..].find("\n[[skill]]\n").unwrap();
    let new =
        EMBEDDED[start..end].replace("id = \"animation\"", "id = \"puppetry\"").replace("helping = 2", "helping = 7");
    let new = new.lines().filter(|line| !line.starts_with("aliases")).collect::<Vec<_>>().join("\n");
    let catalog = Catalog::parse("mine.toml", &format!("{EMBEDDED}\n{new}")).unwrap();
    let key = pothik::advice::Key::new(&catalog);
    let last = catalog.skills.len() - 1;
    assert_eq!(catalog.skills[last].id, "puppetry");
    let scores: Vec<_> = key.rows()[last].iter().map(|q| Some(3.0 + q)).collect();
    assert_eq!(pothik::advice::ranking(&key, &scores).unwrap().order[0], last);
}

#[test]
fn check_says_what_a_sound_catalogue_holds() {
    assert!(stdout(pothik().arg("check")).starts_with("the built-in catalogue is sound: "));
}
