//! The project's own papers.

use std::collections::BTreeSet;
use std::path::Path;

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// docs/architecture.md says of each dependency what it is for, and of none that is gone.
#[test]
fn every_dependency_has_its_line() {
    let manifest: toml::Table = toml::from_str(&file("Cargo.toml")).unwrap();
    let text = file("docs/architecture.md");
    for (heading, table) in [("## Dependencies", "dependencies"), ("### For the tests", "dev-dependencies")] {
        let section = text.split(heading).nth(1).unwrap().split("\n#").next().unwrap();
        let rows = section.lines().filter(|line| line.starts_with('|')).skip(2);
        let named: Vec<&str> = rows.flat_map(|row| row.split('|').nth(1).unwrap().split(", ")).map(str::trim).collect();
        let wanted: BTreeSet<&str> = manifest[table].as_table().unwrap().keys().map(String::as_str).collect();
        assert_eq!(named.iter().copied().collect::<BTreeSet<_>>(), wanted, "{table}");
        assert_eq!(named.len(), wanted.len(), "{table}: named twice");
    }
}

/// What a release has to agree on.
#[test]
fn one_version_everywhere() {
    let version = env!("CARGO_PKG_VERSION");
    assert!(file("CHANGELOG.md").contains(&format!("\n## [{version}]")));
    assert!(file("CITATION.cff").contains(&format!("\nversion: {version}\n")));
}
