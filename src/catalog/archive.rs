//! The built-in catalogue: `paths.toml` as the program reads it, written by the test below.

use super::Catalog;

/// Parsing and checking the TOML would take longer than everything else that most commands do.
const ARCHIVE: &[u8] = include_bytes!("builtin.bin");

impl Catalog {
    /// The built-in catalogue.
    ///
    /// # Panics
    /// If the archive is broken, which a test rules out.
    pub fn embedded() -> Self {
        postcard::from_bytes(ARCHIVE).expect("a test keeps the archive")
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_archive_is_kept() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let catalog = Catalog::load(&folder.join("paths.toml")).unwrap();
        let archive = postcard::to_allocvec(&catalog).unwrap();
        let is_kept = archive == ARCHIVE;
        if !is_kept && std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            std::fs::write(folder.join("src/catalog/builtin.bin"), archive).unwrap();
            panic!(
                "src/catalog/builtin.bin was out of date and has been written: run the tests again, with it built in"
            );
        }
        assert!(is_kept, "src/catalog/builtin.bin is out of date; INSTA_UPDATE=always cargo test writes it");
        assert_eq!(Catalog::embedded(), catalog);
    }
}
