//! Numbers as people in Bangladesh read and write them.

const BENGALI_ZERO: u32 = '০' as u32;

/// `text` with Bengali digits for ASCII ones.
pub fn bengali_digits(text: &str) -> String {
    text.chars().map(|c| c.to_digit(10).and_then(|digit| char::from_u32(BENGALI_ZERO + digit)).unwrap_or(c)).collect()
}

/// `text` with ASCII digits for Bengali ones, so that either can be typed.
pub fn ascii_digits(text: &str) -> String {
    text.chars().map(ascii_digit).collect()
}

/// The ASCII digit for a Bengali one; anything else as it is.
pub fn ascii_digit(c: char) -> char {
    u32::from(c).checked_sub(BENGALI_ZERO).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c)
}

/// A number as people write it, with either language's digits: 7, 7.5, 7,5, 1,500, 1,50,000, 1,500.00. A comma groups
/// digits only where every group is whole: three digits, or two each before a last group of three. One comma that does not
/// is a decimal comma. `None` for anything else, rather than a guess.
pub fn read_number(written: &str) -> Option<f64> {
    let text = ascii_digits(written.trim());
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('+').unwrap_or(&text);
    let (whole, decimals) = match (unsigned.split_once('.'), unsigned.split_once(',')) {
        (Some((whole, decimals)), _) => (whole, Some(decimals)),
        (None, Some((whole, decimals))) if !is_grouped(unsigned) => (whole, Some(decimals)),
        (None, _) => (unsigned, None),
    };
    let digits = if is_grouped(whole) { whole.replace(',', "") } else { whole.to_owned() };
    if !are_digits(&digits) || !decimals.is_none_or(are_digits) {
        return None;
    }
    format!("{digits}.{}", decimals.unwrap_or("0")).parse().ok()
}

/// A whole number, read as [`read_number`] reads it: spreadsheets write 5.0 for 5.
pub fn read_whole(written: &str) -> Option<u32> {
    let number = read_number(written)?;
    (number.fract() == 0.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}

/// Whether every comma groups digits: 1,500, 12,000,000 or 12,34,567.
fn is_grouped(text: &str) -> bool {
    let groups: Vec<&str> = text.split(',').collect();
    let [first, middle @ .., last] = &groups[..] else { return false };
    let in_groups_of = |size: usize| {
        (1..=size).contains(&first.len()) && last.len() == 3 && middle.iter().all(|group| group.len() == size)
    };
    !first.starts_with('0') && (in_groups_of(3) || in_groups_of(2))
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
    fn a_comma_groups_or_is_a_decimal_comma_or_is_refused() {
        for (written, number) in [
            ("7|07|+7| ৭ |7.0|7,0", 7.0),
            ("7.5|7,5|৭,৫", 7.5),
            ("0,5|0,500", 0.5),
            ("1500,00|1,500|১,৫০০|1,500.00", 1500.0),
            ("1500,5000", 1500.5),
            ("1,50,000", 150_000.0),
            ("12,34,567", 1_234_567.0),
            ("12,000,000", 12_000_000.0),
        ] {
            for written in written.split('|') {
                assert_eq!(read_number(written), Some(number), "{written}");
            }
        }
        let points = "|-|,|.|7,|,5|7.|.5|1.500,00|1,5,0|1,50,00|1,500,00|15,00,00|7,5,|1,,500|7.5.0|১,২,৩|1,500,5";
        for written in points.split('|').chain("1 500|1'500|1_500|1e3|-7|++7|inf|nan".split('|')) {
            assert_eq!(read_number(written), None, "{written}");
        }
    }

    #[test]
    fn whole_numbers_may_have_zeros_after_the_point() {
        assert_eq!(
            ["5.0", "5,00", "1,500.0", "4294967295"].map(read_whole),
            [Some(5), Some(5), Some(1500), Some(u32::MAX)]
        );
        assert_eq!(["7,5", "0,5", "4294967296"].map(read_whole), [None; 3]);
    }

    #[test]
    fn digits_go_both_ways() {
        assert_eq!(bengali_digits("10 of 18"), "১০ of ১৮");
        assert_eq!(ascii_digits("বয়স ১৭"), "বয়স 17");
    }
}
