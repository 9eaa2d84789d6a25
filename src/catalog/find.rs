//! Finding what somebody meant by a word.

use unicode_normalization::UnicodeNormalization;

/// `text` in the form in which words are compared: one form for the letters that Unicode writes in two ways (য় ড় ঢ়),
/// lower case, and one space between words.
pub fn fold(text: &str) -> String {
    let normal: String = text.nfc().flat_map(char::to_lowercase).collect();
    normal
        .split(|c: char| c.is_whitespace() || c == '-' || c == '_')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The one of `choices` that `word` was probably meant to be, if any is near.
pub fn closest<'a>(word: &str, choices: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Below this Jaro-Winkler similarity (0 to 1) a suggestion confuses more than it helps.
    const NEAR: f64 = 0.75;
    let word = fold(word);
    choices
        .into_iter()
        .map(|choice| (strsim::jaro_winkler(&word, &fold(choice)), choice))
        .filter(|(similarity, _)| *similarity >= NEAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, choice)| choice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_unicode_forms_of_a_bengali_letter_are_one() {
        assert_eq!(fold("ব\u{09df}স"), fold("ব\u{09af}\u{09bc}স"));
    }

    #[test]
    fn case_and_separators_do_not_count() {
        assert_eq!(fold(" Graphic-Design "), "graphic design");
    }

    #[test]
    fn a_typo_is_understood_and_rubbish_is_not() {
        let ids = ["visual-arts", "media", "selling"];
        assert_eq!(closest("visual-art", ids), Some("visual-arts"));
        assert_eq!(closest("xyzzy", ids), None);
    }
}
