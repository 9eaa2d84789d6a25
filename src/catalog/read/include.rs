//! Gathers the files of a catalogue: the first one, and those that `include` names, in this order.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::Code;
use super::problem::{File, Found, Problem, Span};
use super::tree::{self, Entries, Entry, MOST_DEPTH, MOST_ENTRIES, Node, Value};
use crate::error::Error;
use crate::files::{self, MOST_BYTES};
use crate::phrase;
use crate::untrusted::{marks, quoted};

/// In all files together. The built-in catalogue has a tenth of it.
const MOST_MARKS: usize = 300_000;

/// Where the files are that a catalogue includes. Paths are relative to its first file and written with `/`.
pub trait Folder {
    /// The names of the files in a folder within it, in any order.
    ///
    /// # Errors
    /// If there is no such folder, or it lies outside.
    fn names(&self, folder: &str) -> Result<Vec<String>, Error>;

    /// The text of a file.
    ///
    /// # Errors
    /// If there is no such file, it lies outside, is too large or is not UTF-8.
    fn read(&self, file: &str) -> Result<String, Error>;
}

/// The folder that holds the first file of a catalogue.
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The folder of `file`.
    pub fn around(file: &Path) -> Self {
        Self { root: files::folder(file).to_owned() }
    }

    /// Where a path leads, which must not be out of the folder, not even by a symbolic link.
    fn inside(&self, path: &str) -> Result<PathBuf, Error> {
        let real = |file: &Path| file.canonicalize().map_err(|source| Error::file("read", path, source));
        let real_path = real(&self.root.join(path))?;
        if !real_path.starts_with(real(&self.root)?) {
            return Err(Error::data(phrase!("error-outside", path = path), None));
        }
        Ok(real_path)
    }
}

impl Folder for Disk {
    fn names(&self, folder: &str) -> Result<Vec<String>, Error> {
        let failed = |source| Error::file("read", folder, source);
        // One more than are read in any case.
        let entries = fs::read_dir(self.inside(folder)?).map_err(failed)?.take(MOST_ENTRIES + 1);
        entries.map(|entry| Ok(entry.map_err(failed)?.file_name().to_string_lossy().into_owned())).collect()
    }

    fn read(&self, file: &str) -> Result<String, Error> {
        let real = self.inside(file)?;
        // A pipe or a device would keep the program waiting.
        if !real.is_file() {
            return Err(Error::data(phrase!("error-no-plain-file", file = file), None));
        }
        files::text(fs::File::open(real).map_err(|source| Error::file("read", file, source))?, file)
    }
}

/// No folder: for a catalogue in one file.
pub(super) struct Nothing;

impl Folder for Nothing {
    fn names(&self, _: &str) -> Result<Vec<String>, Error> {
        Ok(Vec::new())
    }

    fn read(&self, _: &str) -> Result<String, Error> {
        Err(Error::data(phrase!("error-no-others"), None))
    }
}

/// All files, and one table with everything in them. There is no table if it would lack too much, and everything that
/// refers to what it lacks would be reported: if a file is missing or too large, or problems are too many.
pub(super) fn gather(folder: &dyn Folder, name: &str, text: String) -> (Vec<File>, Option<Node>, Found) {
    let first = Path::new(name);
    let path = first.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut gatherer =
        Gatherer { folder, first, files: Vec::new(), included: BTreeMap::new(), marks: 0, found: Found::default() };
    let mut root = Entries::new();
    let is_whole = gatherer.add(&path, text, 0, &mut root).is_some() && !gatherer.found.is_full();
    let root = Node { value: Value::Table(root), span: 0..0 };
    (gatherer.files, is_whole.then_some(root), gatherer.found)
}

struct Gatherer<'a> {
    folder: &'a dyn Folder,
    /// The first file, as problems call it.
    first: &'a Path,
    files: Vec<File>,
    /// Every file by its path, with the place where it is included.
    included: BTreeMap<String, Span>,
    marks: usize,
    found: Found,
}

impl Gatherer<'_> {
    /// Adds a file to `root`, and after it those it includes. `None` if something of them cannot be had.
    fn add(&mut self, path: &str, text: String, depth: usize, root: &mut Entries) -> Option<()> {
        let base = self.files.last().map_or(0, |file| file.base + file.text.len() + 1);
        let name = self.first.with_file_name(path).display().to_string();
        self.files.push(File { name, text, base });
        let File { text, .. } = self.files.last()?;
        self.marks += marks(text);
        if self.marks > MOST_MARKS || base + text.len() > MOST_BYTES || self.files.len() > MOST_ENTRIES {
            let message =
                if base == 0 { "this file holds too many values" } else { "these files hold too much together" };
            let label = "this is more than ten times the built-in catalogue";
            self.found.push(Problem::new(Code::TooMany, base..base, message, label));
            return None;
        }
        let mut entries = tree::parse(text, base, &mut self.found)?;
        let include = entries.remove("include");
        if base == 0 {
            *root = entries;
        } else {
            self.merge(entries, root);
        }
        let Some(Entry { node: Node { value, span }, .. }) = include else { return Some(()) };
        let Value::List(items) = value else {
            self.wrong(&span, "`include`", "a list of files", &value);
            return None;
        };
        let mut is_whole = true;
        for Node { value, span } in &items {
            if let Value::Text(pattern) = value {
                is_whole &= self.include(path, pattern, span, depth + 1, root).is_some();
            } else {
                self.wrong(span, "each of `include`", "the name of a file", value);
                is_whole = false;
            }
        }
        is_whole.then_some(())
    }

    fn wrong(&mut self, span: &Span, what: &str, kind: &str, value: &Value) {
        let message = format!("{what} must be {kind}, not {}", value.kind());
        self.found.push(Problem::new(Code::WrongType, span.clone(), message, "write `[\"skills/seo.toml\", ...]`"));
    }

    /// Puts what an included file holds with what the others hold.
    fn merge(&mut self, entries: Entries, root: &mut Entries) {
        for (key, mut entry) in entries {
            let Value::List(items) = &mut entry.node.value else {
                let message = format!("{} belongs in the first file", quoted(&key));
                let label = "an included file has `[[...]]` tables only";
                self.found.push(Problem::new(Code::UnknownKey, entry.key, message, label));
                continue;
            };
            match root.get_mut(&key).map(|entry| &mut entry.node.value) {
                Some(Value::List(all)) => all.append(items),
                Some(_) => {}
                None => _ = root.insert(key, entry),
            }
        }
    }

    /// Adds the files that `pattern` names in the file at `from`.
    fn include(&mut self, from: &str, pattern: &str, span: &Span, depth: usize, root: &mut Entries) -> Option<()> {
        let paths = match self.paths(from, pattern, span, depth) {
            Ok(paths) => paths,
            Err(problem) => {
                self.found.push(problem);
                return None;
            }
        };
        for path in paths {
            self.included.insert(path.clone(), span.clone());
            match self.folder.read(&path) {
                Ok(text) => self.add(&path, text, depth, root)?,
                Err(error) => {
                    let message = error.to_string();
                    self.found.push(Problem::new(Code::UnreadableInclude, span.clone(), message, "included here"));
                    return None;
                }
            }
        }
        Some(())
    }

    /// The paths of these files, from the folder of the first file.
    fn paths(&self, from: &str, pattern: &str, span: &Span, depth: usize) -> Result<Vec<String>, Problem> {
        let problem = |code, message: &str, label: &str| Problem::new(code, span.clone(), message, label);
        let path = resolve(from, pattern).ok_or_else(|| {
            let message = format!("{} is not a path within the folder of this file", quoted(pattern));
            let label = "write it like `skills/seo.toml`; one `*` may stand for a part of the file's name";
            problem(Code::BadInclude, &message, label)
        })?;
        if depth > MOST_DEPTH {
            let label = "include this from the first file";
            return Err(problem(Code::TooDeep, "files include each other too deeply", label));
        }
        let is_first = |path: &str| self.first.file_name() == Some(path.as_ref());
        let Some((before, after)) = path.split_once('*') else {
            let message = format!("{} is already part of this catalogue", quoted(&path));
            let problem = problem(Code::DuplicateInclude, &message, "take this out");
            return match self.included.get(&path) {
                Some(other) => Err(problem.with_other(other.clone(), "the first one")),
                None if is_first(&path) => Err(problem),
                None => Ok(vec![path]),
            };
        };
        let (folder, before) = before.rsplit_once('/').unwrap_or(("", before));
        let unreadable = |error: Error| problem(Code::UnreadableInclude, &error.to_string(), "name an existing folder");
        let mut names = self.folder.names(folder).map_err(unreadable)?;
        if names.len() > MOST_ENTRIES {
            let label = format!("{MOST_ENTRIES} at most");
            return Err(problem(Code::TooMany, "this folder holds too many files", &label));
        }
        names.retain(|name| {
            let rest = name.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            rest.is_some() && !name.starts_with('.')
        });
        if names.is_empty() {
            let message = format!("no file matches {}", quoted(&path));
            return Err(problem(Code::UnreadableInclude, &message, "take this out, or add such a file"));
        }
        names.sort();
        let paths = names.iter().map(|name| join(folder, name));
        // Those that were included before came first on purpose.
        Ok(paths.filter(|path| !self.included.contains_key(path) && !is_first(path)).collect())
    }
}

/// The path that `pattern`, in the file at `from`, means from the folder of the first file. `None` if it could lead out of
/// its own folder.
fn resolve(from: &str, pattern: &str) -> Option<String> {
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':']);
    let (folder, name) = pattern.rsplit_once('/').unwrap_or(("", pattern));
    let is_path = pattern.split('/').all(is_name) && !folder.contains('*') && name.matches('*').count() < 2;
    is_path.then(|| join(from.rsplit_once('/').map_or("", |(folder, _)| folder), pattern))
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
