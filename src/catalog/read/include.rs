//! Gathers the files of a catalogue: the first one, and those that `include` names, in this order.

use std::collections::BTreeMap;
use std::path::Path;

use super::Code;
use super::problem::{File, Found, Problem, Span};
use super::tree::{self, Entries, Entry, MOST_DEPTH, MOST_ENTRIES, Node, Value};
use crate::error::Error;
use crate::files::MOST_BYTES;
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

/// A folder without files.
pub(super) struct Nothing;

impl Folder for Nothing {
    fn names(&self, _: &str) -> Result<Vec<String>, Error> {
        Ok(Vec::new())
    }

    fn read(&self, _: &str) -> Result<String, Error> {
        Err(Error::data("there are no other files here", None))
    }
}

/// All files, and one table with everything in them. There is no table if they are so large that no more should be made
/// of them, or so wrong that what is missing would be reported all over.
pub(super) fn gather(folder: &dyn Folder, name: &str, text: String) -> (Vec<File>, Option<Node>, Found) {
    let first = Path::new(name);
    let mut gatherer = Gatherer {
        folder,
        first,
        files: Vec::new(),
        included: BTreeMap::new(),
        end: 0,
        marks: 0,
        root: Entries::new(),
        found: Found::default(),
    };
    let path = first.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_read = gatherer.add(&path, name.to_owned(), text, 0).is_some();
    let Gatherer { files, root, found, .. } = gatherer;
    let root = Node { value: Value::Table(root), span: 0..0 };
    (files, Some(root).filter(|_| is_read && !found.is_full()), found)
}

struct Gatherer<'a> {
    folder: &'a dyn Folder,
    /// The first file, as problems call it.
    first: &'a Path,
    files: Vec<File>,
    /// Where each further file is included, by its path.
    included: BTreeMap<String, Span>,
    /// Where the next file begins.
    end: usize,
    marks: usize,
    root: Entries,
    found: Found,
}

impl Gatherer<'_> {
    /// Adds a file, and after it those it includes. `None` if they are too large.
    fn add(&mut self, path: &str, name: String, text: String, depth: usize) -> Option<()> {
        let (base, is_first) = (self.end, self.files.is_empty());
        self.end += text.len() + 1;
        self.marks += marks(&text);
        if self.marks > MOST_MARKS || self.end as u64 > MOST_BYTES + 1 || self.files.len() == MOST_ENTRIES {
            let message =
                if is_first { "this file holds too many values" } else { "these files hold too much together" };
            let label = "this is more than ten times the built-in catalogue";
            self.found.push(Problem::new(Code::TooMany, base..base, message, label));
            self.files.push(File { name, text, base });
            return None;
        }
        let entries = tree::parse(&text, base, &mut self.found);
        self.files.push(File { name, text, base });
        let mut entries = entries?;
        let include = entries.remove("include");
        self.merge(entries, is_first);
        let Some(Entry { node: Node { value, span }, .. }) = include else { return Some(()) };
        let Value::List(items) = value else {
            self.wrong(&span, "`include`", "a list of files", value.kind());
            return Some(());
        };
        for Node { value, span } in items {
            match value {
                Value::Text(pattern) => self.include(path, &pattern, &span, depth + 1)?,
                value => self.wrong(&span, "each of `include`", "the name of a file", value.kind()),
            }
        }
        Some(())
    }

    fn wrong(&mut self, span: &Span, what: &str, kind: &str, is: &str) {
        let message = format!("{what} must be {kind}, not {is}");
        self.found.push(Problem::new(Code::WrongType, span.clone(), message, "write `[\"skills/seo.toml\", ...]`"));
    }

    /// Puts what a file holds with what the others hold.
    fn merge(&mut self, entries: Entries, is_first: bool) {
        if is_first {
            self.root = entries;
            return;
        }
        for (key, mut entry) in entries {
            let Value::List(items) = &mut entry.node.value else {
                let message = format!("{} belongs in the first file", quoted(&key));
                let label = "an included file has `[[...]]` tables only";
                self.found.push(Problem::new(Code::UnknownKey, entry.key, message, label));
                continue;
            };
            match self.root.get_mut(&key).map(|entry| &mut entry.node.value) {
                Some(Value::List(all)) => all.append(items),
                Some(_) => {}
                None => _ = self.root.insert(key, entry),
            }
        }
    }

    /// Adds the files that `pattern` names in the file at `from`.
    fn include(&mut self, from: &str, pattern: &str, span: &Span, depth: usize) -> Option<()> {
        let mut report = |code, message: &str, label: &str| {
            self.found.push(Problem::new(code, span.clone(), message, label));
            Some(())
        };
        let Some(path) = resolve(from, pattern) else {
            let message = format!("{} is not a path within the folder of this file", quoted(pattern));
            let label = "write it like `skills/seo.toml`; one `*` may stand for a part of the file's name";
            return report(Code::BadInclude, &message, label);
        };
        if depth > MOST_DEPTH {
            return report(Code::TooDeep, "files include each other too deeply", "include this from the first file");
        }
        let is_known = |path: &str| self.included.contains_key(path) || self.first.file_name() == Some(path.as_ref());
        let paths = match path.split_once('*') {
            None if is_known(&path) => {
                let message = format!("{} is already part of this catalogue", quoted(&path));
                let problem = Problem::new(Code::DuplicateInclude, span.clone(), message, "take this out");
                self.found.push(match self.included.get(&path) {
                    Some(first) => problem.with_other(first.clone(), "the first one"),
                    None => problem,
                });
                return Some(());
            }
            None => vec![path],
            Some((before, after)) => {
                let (folder, prefix) = before.rsplit_once('/').unwrap_or(("", before));
                let fits = |name: &String| {
                    let middle = name.strip_prefix(prefix).and_then(|rest| rest.strip_suffix(after));
                    middle.is_some() && !name.starts_with('.')
                };
                let names = match self.folder.names(folder) {
                    Ok(names) if names.len() > MOST_ENTRIES => {
                        let label = format!("{MOST_ENTRIES} at most");
                        return report(Code::TooMany, "this folder holds too many files", &label);
                    }
                    Ok(names) => names.into_iter().filter(fits),
                    Err(error) => {
                        return report(Code::UnreadableInclude, &error.to_string(), "name an existing folder");
                    }
                };
                let mut paths: Vec<String> = names.map(|name| join(folder, &name)).collect();
                if paths.is_empty() {
                    let message = format!("no file matches {}", quoted(&path));
                    return report(Code::UnreadableInclude, &message, "take this out, or add such a file");
                }
                // Those that were named before, so that some can come first.
                paths.retain(|path| !is_known(path));
                paths.sort();
                paths
            }
        };
        for path in paths {
            self.included.insert(path.clone(), span.clone());
            match self.folder.read(&path) {
                Ok(text) => {
                    let name = self.first.with_file_name(&path).display().to_string();
                    self.add(&path, name, text, depth)?;
                }
                Err(error) => {
                    let problem =
                        Problem::new(Code::UnreadableInclude, span.clone(), error.to_string(), "included here");
                    self.found.push(problem);
                }
            }
        }
        Some(())
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
