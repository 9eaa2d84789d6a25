//! Numbers as people in Bangladesh read and write them.

const BENGALI_ZERO: u32 = '০' as u32;

/// `text` with Bengali digits for ASCII ones.
pub fn bengali_digits(text: &str) -> String {
    text.chars().map(|c| c.to_digit(10).and_then(|digit| char::from_u32(BENGALI_ZERO + digit)).unwrap_or(c)).collect()
}

/// `text` with ASCII digits for Bengali ones, so that either can be typed.
pub fn ascii_digits(text: &str) -> String {
    text.chars()
        .map(|c| match u32::from(c).checked_sub(BENGALI_ZERO) {
            Some(digit @ 0..=9) => char::from_digit(digit, 10).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// A number with the commas of lakh and crore (5,00,000), and one decimal where it is not whole.
pub fn group(number: f64) -> String {
    // Half a tenth goes up, as people do it.
    let rounded = format!("{:.1}", (number.abs() * 10.0).round() / 10.0);
    let (whole, decimals) = rounded.split_once('.').unwrap_or((&rounded, "0"));
    let (head, tail) = whole.split_at(whole.len().saturating_sub(3));
    let mut out = String::new();
    for (at, digit) in head.chars().enumerate() {
        if at > 0 && (head.len() - at).is_multiple_of(2) {
            out.push(',');
        }
        out.push(digit);
    }
    if !head.is_empty() {
        out.push(',');
    }
    out.push_str(tail);
    if decimals != "0" {
        out = format!("{out}.{decimals}");
    }
    if number < 0.0 { format!("-{out}") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lakhs_are_grouped_in_twos() {
        assert_eq!(group(7.0), "7");
        assert_eq!(group(1234.5), "1,234.5");
        assert_eq!(group(500_000.0), "5,00,000");
        assert_eq!(group(12_345_678.0), "1,23,45,678");
        assert_eq!(group(-3.0), "-3");
    }

    #[test]
    fn digits_go_both_ways() {
        assert_eq!(bengali_digits("10 of 18"), "১০ of ১৮");
        assert_eq!(ascii_digits("বয়স ১৭"), "বয়স 17");
    }
}
