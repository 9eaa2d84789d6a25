//! The sample catalogues in tests/catalogs.
//!
//! `base.toml` is sound and small. A sample is either a file of its own or, nearly always, a change of the base, written
//! as in a diff: lines that stay begin with a blank, lines that go with `-`, lines that come with `+`; an empty line
//! ends a change, and what it looks for stands once in the base. A line of `#` says what is shown. Whatever samples
//! include is in `parts`.

use std::path::{Path, PathBuf};

/// A catalogue to be checked.
pub struct Sample {
    /// Its file, without the ending.
    pub name: String,
    /// What is read.
    pub bytes: Vec<u8>,
}

impl Sample {
    /// Its text; empty if it has none.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }
}

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogs")
}

/// The folder from which samples include further files.
pub fn parts() -> PathBuf {
    folder().join("parts")
}

/// The small sound catalogue.
pub fn base() -> String {
    std::fs::read_to_string(folder().join("base.toml")).unwrap()
}

/// The samples of one kind, `sound` or `faulty`, by name.
pub fn samples(kind: &str) -> Vec<Sample> {
    let base = base();
    let mut samples: Vec<Sample> = files(&folder().join(kind))
        .into_iter()
        .map(|file| {
            let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
            let bytes = std::fs::read(&file).unwrap();
            let is_change = file.extension().is_some_and(|ending| ending == "diff");
            let bytes = if is_change { changed(&base, &file, bytes).into_bytes() } else { bytes };
            Sample { name, bytes }
        })
        .collect();
    samples.sort_by(|one, other| one.name.cmp(&other.name));
    samples
}

/// The files in a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn changed(base: &str, file: &Path, change: Vec<u8>) -> String {
    let change = String::from_utf8(change).unwrap();
    let (says, changes) = change.split_once('\n').unwrap();
    assert!(says.starts_with("# "), "{}: begin with `# ` and what is shown", file.display());
    changes.split("\n\n").fold(base.to_owned(), |text, change| {
        let side = |sign: char| -> String {
            let lines = change.lines().filter_map(|line| line.strip_prefix([' ', sign]));
            lines.fold(String::new(), |text, line| text + line + "\n")
        };
        let (from, to) = (side('-'), side('+'));
        assert_eq!(text.matches(&from).count(), 1, "{}: this must stand once in the base:\n{from}", file.display());
        text.replace(&from, &to)
    })
}
