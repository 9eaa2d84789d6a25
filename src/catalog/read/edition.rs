//! Former editions: read, checked against their letters, and written.

use std::fmt::Write;

use super::Code;
use super::circumstance::domain;
use super::table::Table;
use crate::catalog::{Domain, Edition, Rated};
use crate::untrusted::quoted;

/// The questions of a former edition. Its letters show whether it is still what it was.
pub(super) fn read(t: &mut Table) -> Edition {
    let before = t.reader.found.count();
    let version = t.string("version");
    t.required("activities");
    let activities: Vec<_> = t.list("activities", |t| (t.string("id"), t.string("interest")));
    t.required("circumstances");
    let circumstances: Vec<_> = t.list("circumstances", |t| (t.string("id"), domain(t)));
    let was = t.string("letters");
    let edition = Edition::new(version, activities, circumstances);
    let is = edition.written_letters();
    if is != was && t.reader.found.count() == before {
        let message = format!("codes of these questions begin with `{is}`, not with {}", quoted(&was));
        let label = "never edit a former edition: restore what `pothik check OLD-FILE --edition` prints";
        t.reader.push(Code::ChangedEdition, &t.node.span(&["letters"]), message, label);
    }
    edition
}

impl Edition {
    /// The table that records this edition in a later one.
    pub fn toml(&self) -> String {
        let version = toml::Value::from(self.version.clone());
        let mut out = format!("[[edition]]\nversion = {version}\nletters = \"{}\"\n", self.written_letters());
        out += "activities = [\n";
        for Rated { id, interest, .. } in &self.activities {
            let _ = writeln!(out, "  {{ id = \"{id}\", interest = \"{interest}\" }},");
        }
        out += "]\ncircumstances = [\n";
        for (id, domain) in &self.circumstances {
            let _ = match domain {
                Domain::Scale(levels) => {
                    writeln!(out, "  {{ id = \"{id}\", scale = [\"{}\"] }},", levels.join("\", \""))
                }
                Domain::Range(min, max) => {
                    writeln!(out, "  {{ id = \"{id}\", range = {{ min = {min}, max = {max} }} }},")
                }
            };
        }
        out + "]\n"
    }
}
