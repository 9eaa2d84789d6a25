//! Mistakes in a catalogue: all of them in one run, each with its place.

use std::collections::BTreeSet;
use std::path::Path;

use pothik::catalog::{Catalog, Code, Disk, Inspected, Problems};
use pothik::error::Error;
use pothik::files;
use pothik::untrusted::legible;

use crate::samples::{self, Sample, samples};
use crate::support::{TODAY, failure, paths, pothik, stdout};

fn parse(sample: &Sample) -> Result<Catalog, Error> {
    let name = format!("{}.toml", sample.name);
    files::text(sample.bytes.as_slice(), &name).and_then(|text| parse_with_parts(&name, text))
}

/// Reads a sample, which may include what is in tests/catalogs/parts.
fn parse_with_parts(name: &str, text: String) -> Result<Catalog, Error> {
    let folder = Disk::around(&samples::parts().join(name));
    Inspected::parse_in(&folder, name, text, TODAY.parse().ok()).map(|it| it.catalog)
}

fn problems(text: &str) -> Problems {
    match parse_with_parts("mine.toml", text.to_owned()) {
        Err(Error::Catalog(problems)) => problems,
        other => panic!("{other:?}"),
    }
}

fn codes(problems: &Problems) -> Vec<Code> {
    problems.list().iter().map(|problem| problem.code).collect()
}

#[test]
fn every_faulty_sample_is_refused_with_its_report() {
    let mut reports = BTreeSet::new();
    insta::with_settings!({
        snapshot_path => samples::folder().join("reports"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        for sample in samples("faulty") {
            let error = parse(&sample).expect_err(&sample.name);
            let report = error.to_string();
            assert_eq!(report, legible(&report), "{}: what is reported does nothing to a terminal", sample.name);
            insta::assert_snapshot!(sample.name.as_str(), report);
            reports.insert(format!("{}.snap", sample.name));
        }
    });
    let known = samples::files(&samples::folder().join("reports"));
    let known: BTreeSet<_> = known.iter().map(|file| file.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    let left: Vec<_> =
        known.difference(&reports).filter(|name| Path::new(name).extension().is_some_and(|it| it == "snap")).collect();
    assert!(left.is_empty(), "reports of samples that are gone: {left:?}");
}

#[test]
fn every_sound_sample_is_sound() {
    Catalog::parse("base.toml", &samples::base()).unwrap();
    for sample in samples("sound") {
        assert!(parse(&sample).is_ok(), "{}", parse(&sample).unwrap_err());
    }
}

#[test]
fn everything_in_a_sound_sample_can_be_shown() {
    let folder = tempfile::tempdir().unwrap();
    for part in samples::files(&samples::parts()).into_iter().chain(samples::files(&samples::parts().join("more"))) {
        let copy = folder.path().join(part.strip_prefix(samples::parts()).unwrap());
        std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
        let _ = part.is_file().then(|| std::fs::copy(&part, copy).unwrap());
    }
    for sample in samples("sound") {
        let (file, catalog) = (folder.path().join(&sample.name), parse(&sample).unwrap());
        std::fs::write(&file, &sample.bytes).unwrap();
        let skills = catalog.skills.iter().map(|it| &it.id);
        let methods = catalog.methods.iter().map(|it| &it.id);
        for id in skills.chain(methods).chain(catalog.platforms.iter().map(|it| &it.id)) {
            pothik().arg("--catalog").arg(&file).args(["show", id]).assert().success();
        }
    }
}

#[test]
fn every_code_has_a_sample_named_after_it() {
    for code in Code::ALL {
        let samples = samples("faulty");
        let sample = samples.iter().find(|sample| sample.name == code.name());
        let sample = sample.unwrap_or_else(|| panic!("no sample shows {code:?}"));
        assert!(codes(&problems(sample.text())).contains(code), "{code:?}");
    }
}

#[test]
fn every_code_is_documented_and_no_other() {
    let docs = include_str!("../../docs/catalogue.md");
    let (_, list) = docs.split_once("| code | what is wrong |\n|---|---|\n").unwrap();
    let listed: Vec<&str> = list.lines().take_while(|line| line.starts_with('|')).collect();
    let codes: Vec<String> = Code::ALL.iter().map(|code| format!("| `{}` | {} |", code.name(), code.about())).collect();
    assert_eq!(listed, codes);
}

#[test]
fn lines_may_end_as_on_windows() {
    let windows = |text: &str| text.replace('\n', "\r\n");
    Catalog::parse("mine.toml", &windows(&samples::base())).unwrap();
    for sample in samples("faulty").iter().filter(|sample| !sample.text().is_empty()) {
        let (here, there) = (problems(sample.text()), problems(&windows(sample.text())));
        let places = |problems: &Problems| -> Vec<_> {
            problems.list().iter().map(|problem| (problem.code, problems.place(problem))).collect()
        };
        assert_eq!(places(&here), places(&there), "{}", sample.name);
    }
}

#[test]
fn check_draws_every_mistake_and_ends_with_1() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let sample = samples("faulty").into_iter().find(|sample| sample.name == "several").unwrap();
    std::fs::write(file.path(), &sample.bytes).unwrap();
    let error = failure(pothik().arg("check").arg(file.path()), 1);
    let report = parse(&sample).unwrap_err().to_string();
    assert_eq!(error.trim_end(), report.replace("several.toml", &file.path().display().to_string()));
    assert!(error.ends_with("\n18 problems; nothing was loaded\n"), "{error}");
}

#[test]
fn what_is_no_file_of_text_is_refused_with_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let error = failure(pothik().arg("check").arg(folder.path()), 1);
    assert!(error.contains(&format!("cannot read {}", folder.path().display())), "{error}");
    let file = folder.path().join("\u{1b}[31m\u{202e}.toml");
    std::fs::write(&file, "schema = 2").unwrap();
    let error = failure(pothik().arg("check").arg(&file), 1);
    assert!(error.contains("U+001B[31mU+202E.toml:1:1"), "{error}");
    let error = failure(pothik().arg("check").arg(file.with_file_name("\u{7}")), 1);
    assert!(error.contains("U+0007"), "{error}");
}

#[test]
fn a_skill_more_is_an_edit_of_the_file_alone() {
    let start = paths().find("[[skill]]\nid = \"animation\"").unwrap();
    let end = start + paths()[start..].find("\n[[skill]]\n").unwrap();
    let new =
        paths()[start..end].replace("id = \"animation\"", "id = \"puppetry\"").replace("helping = 2", "helping = 7");
    let new = new.lines().filter(|line| !line.starts_with("aliases")).collect::<Vec<_>>().join("\n");
    let catalog = Catalog::parse("mine.toml", &format!("{}\n{new}", paths())).unwrap();
    let measure = pothik::advice::Measure::new(&catalog);
    let last = catalog.skills.len() - 1;
    assert_eq!(catalog.skills.raw[last].id, "puppetry");
    let scores = measure.key(last.into()).iter_enumerated().map(|(at, q)| (at, 3.0 + q)).collect();
    let answers = pothik::answers::Answers { scores, ..pothik::answers::Answers::none(&catalog) };
    assert_eq!(measure.rank(&answers).unwrap().order()[0], last.into());
}

#[test]
fn check_says_what_a_sound_catalogue_holds() {
    assert!(stdout(pothik().arg("check")).starts_with("the built-in catalogue is sound: "));
}
