//! Words that others wrote, in a catalogue, in an answers file or on the command line: what of them may stand on a
//! screen, and how they are quoted.

use std::fmt::Write as _;

/// How many characters of somebody's words an error repeats.
const QUOTED: usize = 60;

/// The first character of `text` that cannot be seen, or that changes how others are seen: a control character, a mark
/// of direction, a blank without width. Bengali writes with U+200C and U+200D, which count only where no Bengali letter
/// or sign stands before them.
pub fn invisible(text: &str) -> Option<char> {
    characters(text).find(|(_, invisible)| *invisible).map(|(c, _)| c)
}

/// The characters of `text`, and whether each is invisible where it stands.
fn characters(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut before = None;
    text.chars().map(move |c| {
        let joins = matches!(c, '\u{200c}' | '\u{200d}') && before.is_some_and(is_bengali);
        before = Some(c);
        (c, !joins && is_invisible(c))
    })
}

fn is_bengali(c: char) -> bool {
    ('\u{0980}'..='\u{09ff}').contains(&c)
}

/// Control characters, the separators of lines and paragraphs, the marks of annotations, and what Unicode 17 calls
/// `Default_Ignorable_Code_Point` (DerivedCoreProperties.txt), to which all marks of direction belong.
fn is_invisible(c: char) -> bool {
    // What nearly all texts consist of needs no closer look.
    if (' '..='~').contains(&c) || is_bengali(c) {
        return false;
    }
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// `text` with U+001B or the like in the place of every invisible character, except ends of lines.
pub fn legible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (c, invisible) in characters(text) {
        if invisible && c != '\n' {
            let _ = write!(out, "U+{:04X}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// How many values `text` can hold at most if it is TOML. Each may take a kilobyte of memory, so this is to be limited
/// before the text is parsed.
pub fn marks(text: &str) -> usize {
    let is_mark = |byte: &u8| matches!(byte, b'=' | b',' | b'.' | b'[' | b']' | b'{' | b'}' | b'\n');
    text.bytes().filter(is_mark).count()
}

/// The beginning of `text`, at most `most` characters, with an ellipsis where something is lost.
pub fn beginning(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Somebody's word as errors repeat it: between backticks, legible, and not for pages.
pub fn quoted(text: &str) -> String {
    format!("`{}`", legible(&beginning(text, QUOTED)))
}

/// `text` with something that can be seen in the place of every invisible character that is not ASCII, of the same
/// length in bytes, so that places in it stay where they are.
pub fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (c, invisible) in characters(text) {
        match c.len_utf8() {
            2 if invisible => out.push('·'),
            3 if invisible => out.push('�'),
            4 if invisible => out.push_str("� "),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn joiners_belong_to_bengali_and_to_nothing_else() {
        assert_eq!(invisible("র\u{200d}্যাম, ক্\u{200c}ষ"), None);
        assert_eq!(invisible("ad\u{200d}min"), Some('\u{200d}'));
        assert_eq!(invisible("র\u{200d}\u{200d}্যাম"), Some('\u{200d}'));
    }

    #[test]
    fn what_changes_how_others_are_seen_is_invisible() {
        let marks = ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}').chain(['\u{200e}', '\u{200f}', '\u{61c}']);
        let blanks = ['\u{200b}', '\u{2060}', '\u{feff}', '\u{2028}', '\u{2029}', '\u{ad}', '\u{e0041}', '\u{fe0f}'];
        let controls = ['\u{0}', '\u{7}', '\u{1b}', '\u{7f}', '\u{9b}', '\t', '\n', '\r'];
        for c in marks.chain(blanks).chain(controls) {
            assert_eq!(invisible(&format!("a{c}b")), Some(c), "U+{:04X}", u32::from(c));
        }
        assert_eq!(invisible("আঁকা, ৳৫০ । “à” → ━ a\u{a0}b"), None);
    }

    #[test]
    fn a_quoted_word_is_short_and_harmless() {
        assert_eq!(quoted("fiverr"), "`fiverr`");
        assert_eq!(quoted("\u{1b}[31m"), "`U+001B[31m`");
        assert_eq!(quoted(&"অ".repeat(1000)).chars().count(), QUOTED + 3);
    }

    proptest! {
        #[test]
        fn a_masked_text_is_as_long_and_keeps_its_ascii(text in any::<String>()) {
            let masked = masked(&text);
            prop_assert_eq!(masked.len(), text.len());
            prop_assert!(characters(&masked).all(|(c, invisible)| !invisible || c.is_ascii()));
        }

        #[test]
        fn a_legible_text_hides_nothing_but_ends_of_lines(text in any::<String>()) {
            prop_assert_eq!(invisible(&legible(&text).replace('\n', "")), None);
        }
    }
}
