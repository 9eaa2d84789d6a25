//! A catalogue in several files.

use std::collections::BTreeMap;
use std::fmt::Write;

use pothik::catalog::{Catalog, Code, Folder};
use pothik::error::Error;

use crate::samples::base;
use crate::support::{failure, pothik, stdout};

/// Files in memory, by their paths.
#[derive(Default)]
pub struct Files(pub BTreeMap<String, String>);

impl Folder for Files {
    fn names(&self, folder: &str) -> Result<Vec<String>, Error> {
        let names = self.0.keys().filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/'));
        Ok(names.filter(|name| !name.contains('/')).rev().map(str::to_owned).collect())
    }

    fn read(&self, file: &str) -> Result<String, Error> {
        self.0.get(file).cloned().ok_or_else(|| Error::data(format!("there is no {file}"), None))
    }
}

impl Files {
    fn add(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.0.insert(path.into(), text.into());
    }

    /// Reads the catalogue whose first file is the base with an `include`.
    fn parse(&self, include: &str) -> Result<Catalog, Error> {
        Catalog::parse_in(self, "mine.toml", format!("include = [{include}]\n{}", base()))
    }

    fn codes(&self, include: &str) -> Vec<Code> {
        match self.parse(include) {
            Err(Error::Catalog(problems)) => problems.list().iter().map(|problem| problem.code).collect(),
            other => panic!("{other:?}"),
        }
    }
}

fn source(id: &str) -> String {
    format!("[[source]]\nid = \"{id}\"\nkind = \"news\"\ntitle = \"News\"\nurl = \"https://example.org/{id}\"\n")
}

fn sources(catalog: &Catalog) -> Vec<&str> {
    catalog.sources.iter().map(|it| it.id.as_str()).collect()
}

#[test]
fn every_table_may_have_a_file_of_its_own() {
    let base = base();
    let (first, tables) = base.split_once("\n[[topic]]\n").unwrap();
    let mut parts: Vec<String> = Vec::new();
    for line in std::iter::once("[[topic]]").chain(tables.lines()) {
        // Tables such as [[skill.stage]] stay with theirs.
        if line.starts_with("[[") && !line.contains('.') {
            parts.push(String::new());
        }
        writeln!(parts.last_mut().unwrap(), "{line}").unwrap();
    }
    assert!(parts.len() > 20);
    let mut files = Files::default();
    let mut include = String::new();
    for (at, part) in parts.into_iter().enumerate() {
        files.add(format!("parts/{at}.toml"), part);
        write!(include, "\"parts/{at}.toml\",").unwrap();
    }
    let catalog = Catalog::parse_in(&files, "mine.toml", format!("include = [{include}]\n{first}")).unwrap();
    assert_eq!(catalog, Catalog::parse("mine.toml", &base).unwrap());
}

#[test]
fn a_pattern_means_the_files_that_were_not_named_before_by_name() {
    let mut files = Files::default();
    for name in ["c", "a", "b", ".hidden", "other"] {
        files.add(format!("s/{name}-x.toml"), source(&name.replace('.', "")));
    }
    files.add("s/index.toml", "include = [\"b-x.toml\", \"*-x.toml\"]");
    files.add("s/a-y.toml", "nonsense");
    let catalog = files.parse("\"s/index.toml\"").unwrap();
    assert_eq!(sources(&catalog), ["E1", "b", "a", "c", "other"]);
    assert_eq!(sources(&files.parse("\"s/c-x.toml\", \"s/*-x.toml\"").unwrap()), ["E1", "c", "a", "b", "other"]);
    assert_eq!(files.codes("\"s/*-x.toml\", \"s/a-x.toml\""), [Code::DuplicateInclude]);
}

#[test]
fn files_that_are_too_deep_or_too_much_together_are_refused() {
    let mut files = Files::default();
    for depth in 1..=17 {
        files.add(format!("{depth}.toml"), format!("include = [\"{}.toml\"]", depth + 1));
    }
    files.add("18.toml", source("deep"));
    assert_eq!(files.codes("\"1.toml\""), [Code::TooDeep]);
    assert_eq!(sources(&files.parse("\"3.toml\"").unwrap()), ["E1", "deep"]);

    let mut files = Files::default();
    files.add("a/1.toml", "#".repeat(3 << 20));
    files.add("a/2.toml", "#".repeat(2 << 20));
    assert_eq!(files.codes("\"a/*.toml\""), [Code::TooMany]);
    files.parse("\"a/1.toml\"").unwrap();
    files.add("b/1.toml", "\n".repeat(200_000));
    files.add("b/2.toml", "\n".repeat(200_000));
    assert_eq!(files.codes("\"b/*.toml\""), [Code::TooMany]);
    files.parse("\"b/1.toml\"").unwrap();
    for n in 0..1001 {
        files.add(format!("c/{n}.toml"), "");
        files.add(format!("d/{}/{n}.toml", n % 3), "");
    }
    assert_eq!(files.codes("\"c/*.toml\""), [Code::TooMany]);
    assert_eq!(files.codes("\"d/0/*.toml\", \"d/1/*.toml\", \"d/2/*.toml\""), [Code::TooMany]);
    for part in 0..2 {
        let many = (0..600).map(|n| source(&format!("S{part}x{n}"))).collect::<String>();
        files.add(format!("e/{part}.toml"), many);
    }
    assert_eq!(files.codes("\"e/*.toml\""), [Code::TooMany]);
    files.parse("\"e/1.toml\"").unwrap();
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_folder_and_no_pipe_is_waited_for() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(path("mine/inner")).unwrap();
    std::fs::write(path("secret.toml"), source("secret")).unwrap();
    std::fs::write(path("mine/inner/fair.toml"), source("fair")).unwrap();
    symlink("../secret.toml", path("mine/out.toml")).unwrap();
    symlink("..", path("mine/outer")).unwrap();
    symlink("inner", path("mine/also")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(path("mine/pipe.toml")).status().unwrap().success());
    let check = |include: &str| {
        std::fs::write(path("mine/paths.toml"), format!("include = [\"{include}\"]\n{}", base())).unwrap();
        let mut command = pothik();
        command.arg("check").arg(path("mine/paths.toml"));
        command
    };
    for (include, says) in [
        ("out.toml", "out.toml leads outside the catalogue's folder"),
        ("outer/secret.toml", "outer/secret.toml leads outside"),
        ("outer/*.toml", "outer leads outside"),
        ("pipe.toml", "pipe.toml is not a file"),
    ] {
        let error = failure(&mut check(include), 1);
        assert!(error.contains("error[unreadable-include]") && error.contains(says), "{error}");
    }
    assert!(stdout(&mut check("also/fair.toml")).contains("2 sources"));
}
