//! The files around a catalogue on disk.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::include::Folder;
use super::tree::MOST_ENTRIES;
use crate::error::Error;
use crate::files;
use crate::phrase;

/// The folder that holds the first file of a catalogue.
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The folder of `file`.
    pub fn around(file: &Path) -> Self {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        Self { root: folder.unwrap_or(Path::new(".")).to_owned() }
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
        files::text(File::open(real).map_err(|source| Error::file("read", file, source))?, file)
    }
}
