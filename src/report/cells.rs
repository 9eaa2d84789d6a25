//! How many cells of a terminal a text takes, and breaking it into lines.
//!
//! Terminals disagree about Bengali. The widths here are right for xterm, GNOME's and XFCE's terminals, alacritty, urxvt,
//! screen and tmux, and never too small for the others: what is wrapped by them overflows nowhere.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The cells that `text` takes. Two Bengali vowel signs count one cell, which `unicode-width` gives none.
pub fn width(text: &str) -> usize {
    let spacing_signs = text.chars().filter(|c| matches!(c, '\u{09be}' | '\u{09d7}')).count();
    text.width() + spacing_signs
}

/// How many lines of a screen `width` cells wide `text` takes, styles and all.
#[cfg(feature = "cli")]
pub fn rows(text: &str, width: usize) -> usize {
    let bare = anstream::adapter::strip_str(text).to_string();
    bare.lines().map(|line| self::width(line).div_ceil(width).max(1)).sum()
}

/// `text` broken at spaces into lines of at most `width` cells; a longer word is broken between letters.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let most = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let gap = usize::from(!line.is_empty());
        if self::width(&line) + gap + self::width(word) <= most {
            if gap == 1 {
                line.push(' ');
            }
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.graphemes(true) {
            if !line.is_empty() && self::width(&line) + self::width(letter) > most {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(letter);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Parts side by side, `gap` between them, in lines of at most `width` cells; a part is never broken.
pub fn fill<'a>(parts: impl IntoIterator<Item = &'a str>, gap: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if self::width(line) + self::width(gap) + self::width(part) <= width => {
                line.push_str(gap);
                line.push_str(part);
            }
            _ => lines.push(part.to_owned()),
        }
    }
    lines
}

/// `text` cut to at most `width` cells, with an ellipsis where something is lost.
pub fn cut(text: &str, width: usize) -> String {
    if self::width(text) <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    for letter in text.graphemes(true) {
        if self::width(&out) + self::width(letter) + 1 > width {
            break;
        }
        out.push_str(letter);
    }
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bengali_takes_the_cells_that_terminals_give_it() {
        assert_eq!(width("গ্রাফিক্স ডিজাইন"), 14);
        assert_eq!(width("graphic"), 7);
        assert_eq!(width("৳৫০"), 3);
    }

    #[test]
    fn parts_stay_whole() {
        assert_eq!(fill(["5 a", "4 b", "3 c"], "  ", 8), ["5 a  4 b", "3 c"]);
        assert_eq!(fill(["much too long", "b"], " · ", 4), ["much too long", "b"]);
    }

    #[test]
    fn a_cut_text_says_so() {
        assert_eq!(cut("graphic design", 9), "graphic …");
        assert_eq!(cut("short", 9), "short");
    }

    proptest! {
        #[test]
        fn wrapped_lines_fit_and_lose_nothing(text in "[a-z অ-হা-ৌ্ ]{0,80}", most in 8usize..40) {
            let lines = wrap(&text, most);
            for line in &lines {
                prop_assert!(width(line) <= most, "{line:?}");
            }
            let squeeze = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(squeeze(&lines.concat()), squeeze(&text));
        }
    }
}
