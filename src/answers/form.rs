//! The answers file to fill in: every question, each answer commented out.

use std::fmt::Write;

use super::set::RATINGS;
use crate::catalog::{Catalog, Values};
use crate::lang::Words;
use crate::say;

/// The form, in the language of `words`.
pub fn toml(catalog: &Catalog, words: &Words) -> String {
    let lang = words.lang();
    let mut out = String::new();
    let mut line = |text: &str| {
        let _ = writeln!(out, "{text}");
    };
    line(&format!("# {}", say!(words, "form-intro")));
    line("");
    line("[activities]");
    for activity in &catalog.activities {
        line(&format!("# {}", activity.text.get(lang)));
        line(&format!("# {} = 3  # {} .. {}", activity.id, RATINGS.start(), RATINGS.end()));
    }
    line("");
    line(&format!("# {}", say!(words, "form-interests")));
    line("[interests]");
    for interest in &catalog.interests {
        line(&format!("# {} = 3.0  # {}, 1.0 .. 5.0", interest.id, interest.name.get(lang)));
    }
    line("");
    line("[circumstances]");
    for circumstance in &catalog.circumstances {
        line(&format!("# {}", circumstance.ask.get(lang)));
        let (value, values) = match &circumstance.values {
            Values::Scale(levels) => {
                let ids: Vec<String> = levels.iter().map(|level| format!("\"{}\"", level.id)).collect();
                (ids[0].clone(), ids.join(", "))
            }
            Values::Range { min, max, .. } => (min.to_string(), format!("{min} .. {max}")),
        };
        line(&format!("# {} = {value}  # {values}", circumstance.id));
    }
    out
}
