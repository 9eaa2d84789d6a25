//! Answers written exactly as the catalogue has them, as in nearly all rows of a file. Which of them it is hardly changes
//! the way through this code: a processor guesses the way at a fork and loses time where it is wrong, and answers cannot
//! be foreseen. Anything else is left to the careful reading in `answers`.

use std::hint::select_unpredictable;

use super::columns::Column;
use crate::answers::{Answer, Answers};
use crate::catalog::{Catalog, Values};

/// What stands for each answer in the catalogue.
pub struct Exact<'a> {
    circumstances: Vec<Forms<'a>>,
}

/// How the answers to one circumstance are written.
enum Forms<'a> {
    /// As one of some ids.
    Scale(Ids<'a>),
    /// As a number from the first to the second.
    Range(u32, u32),
}

/// Ids that are found by their heads without asking one after another.
struct Ids<'a> {
    /// Each with its head.
    all: Vec<(Head, &'a [u8])>,
    /// At the number that its head leads to, the place of each id.
    places: Vec<u8>,
    /// What leads heads to numbers.
    spread: u64,
}

impl<'a> Exact<'a> {
    /// For answers to the questions of `catalog`.
    pub fn new(catalog: &'a Catalog) -> Self {
        let forms = |values: &'a Values| match values {
            Values::Scale(levels) => Forms::Scale(Ids::new(levels.iter().map(|level| level.id.as_bytes()))),
            Values::Range { min, max, .. } => Forms::Range(*min, *max),
        };
        Self { circumstances: catalog.circumstances.iter().map(|it| forms(&it.values)).collect() }
    }

    /// Notes what stands in a column, the first `length` of `bytes`, or that nothing does. False, and nothing noted, if it
    /// needs a closer look.
    #[expect(clippy::inline_always, reason = "a fiftieth less work for a row")]
    #[inline(always)]
    pub fn note(&self, answers: &mut Answers, column: Column, bytes: &[u8], length: usize) -> bool {
        let written = &bytes[..length];
        match (column, written) {
            (Column::Other, _) => true,
            (Column::Activity(at), []) => {
                answers.ratings[at] = Answer::Unasked;
                true
            }
            (Column::Activity(at), [digit @ b'1'..=b'5']) => {
                answers.ratings[at] = Answer::Given(digit - b'0');
                true
            }
            (Column::Interest(at), []) => {
                answers.scores.remove(&at);
                true
            }
            (Column::Interest(at), [digit @ b'1'..=b'5']) => {
                answers.scores.insert(at, f64::from(digit - b'0'));
                true
            }
            (Column::Circumstance(at), []) => {
                answers.circumstances[at] = Answer::Unasked;
                true
            }
            (Column::Circumstance(at), _) => {
                let value = self.circumstances[at].value(written, head(bytes, length));
                if let Some(value) = value {
                    answers.circumstances[at] = Answer::Given(value);
                }
                value.is_some()
            }
            (Column::Activity(_) | Column::Interest(_), _) => false,
        }
    }
}

impl Forms<'_> {
    #[expect(clippy::inline_always, reason = "a hundredth less work for a row")]
    #[inline(always)]
    fn value(&self, written: &[u8], head: Head) -> Option<u32> {
        match self {
            Self::Scale(ids) => ids.place(written, head),
            Self::Range(min, max) => number(written.len(), head).filter(|value| (*min..=*max).contains(value)),
        }
    }
}

impl<'a> Ids<'a> {
    fn new(ids: impl Iterator<Item = &'a [u8]>) -> Self {
        let all: Vec<(Head, &[u8])> = ids.map(|id| (head(id, id.len()), id)).collect();
        let numbers = (all.len() * all.len()).next_power_of_two().max(2);
        let mut found = Self { all, places: vec![0; numbers], spread: 1 };
        // With so many numbers it soon leads all to different ones. If it does not, as with ids that begin alike, the
        // last one is found, and the others need a closer look.
        for spread in (0..1000).map(|n| 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(2 * n + 1)) {
            found.spread = spread;
            let mut numbers: Vec<usize> = found.all.iter().map(|(head, _)| found.number(*head)).collect();
            numbers.sort_unstable();
            if numbers.windows(2).all(|pair| pair[0] != pair[1]) {
                break;
            }
        }
        for (place, (head, _)) in (0..=u8::MAX).zip(&found.all) {
            let number = found.number(*head);
            found.places[number] = place;
        }
        found
    }

    /// The number that a head leads to.
    #[inline]
    fn number(&self, head: Head) -> usize {
        let mixed = (head[0] ^ head[1].rotate_left(u64::BITS / 2)).wrapping_mul(self.spread) >> (u64::BITS / 2);
        mixed as usize & (self.places.len() - 1)
    }

    /// The place of the id that is `written`, if it is found.
    #[inline]
    fn place(&self, written: &[u8], head: Head) -> Option<u32> {
        let place = *self.places.get(self.number(head))?;
        let (of, id) = self.all.get(usize::from(place))?;
        let is_same = (of[0] ^ head[0]) | (of[1] ^ head[1]) == 0 && id.len() == written.len();
        (is_same && (id.len() <= HEAD || *id == written)).then_some(u32::from(place))
    }
}

/// The first 16 bytes of an answer as two numbers, the first byte the lowest; zeros where it is shorter.
type Head = [u64; 2];
/// So many bytes are the head.
pub const HEAD: usize = size_of::<Head>();

/// Those bits of a head that so many bytes take.
const TAKEN: [Head; HEAD + 1] = {
    let mut taken = [[0; 2]; HEAD + 1];
    let mut length = 1;
    while length <= HEAD {
        taken[length] = taken[length - 1];
        taken[length][(length - 1) / 8] |= 0xff << (8 * ((length - 1) % 8));
        length += 1;
    }
    taken
};

/// The head of the first `length` of `bytes`.
#[inline]
fn head(bytes: &[u8], length: usize) -> Head {
    let mut first = [0; HEAD];
    match bytes.first_chunk() {
        Some(chunk) => first = *chunk,
        None => first.iter_mut().zip(bytes).for_each(|(first, byte)| *first = *byte),
    }
    let all = u128::from_le_bytes(first);
    let taken = &TAKEN[length.min(HEAD)];
    [all as u64 & taken[0], (all >> 64) as u64 & taken[1]]
}

/// Where the first `byte` is; most answers are shorter than a head.
#[inline]
pub fn find(byte: u8, bytes: &[u8]) -> Option<usize> {
    bytes.first_chunk().and_then(|head| find_in_head(byte, *head)).or_else(|| memchr::memchr(byte, bytes))
}

/// The same in a head, all of which is looked at in one go.
#[inline]
fn find_in_head(byte: u8, head: [u8; HEAD]) -> Option<usize> {
    let all = u128::from_le_bytes(head);
    let here = [all as u64, (all >> 64) as u64].map(|some| zeros(some ^ (ONES * u64::from(byte))).trailing_zeros());
    let bit = select_unpredictable(here[0] < u64::BITS, here[0], u64::BITS + here[1]);
    (bit < 2 * u64::BITS).then_some(bit as usize / 8)
}

/// Four ratings, if the bytes begin with them and a delimiter behind each.
#[inline]
pub fn four_ratings(bytes: &[u8], delimiter: u8) -> Option<[u8; 4]> {
    // In turn a rating and a delimiter; both less what they are at least.
    const RATINGS: u64 = 0x0001_0001_0001_0001;
    let least = RATINGS * (u64::from(b'1') | u64::from(delimiter) << 8);
    let above = u64::from_le_bytes(*bytes.first_chunk()?).wrapping_sub(least);
    // From 5 on a rating sets the highest bit of its byte; a delimiter is nothing else.
    let is_sound = (above | above.wrapping_add(RATINGS * 0x7b)) & (RATINGS * 0xff80) == 0;
    let [a, _, b, _, c, _, d, _] = above.wrapping_add(RATINGS).to_le_bytes();
    is_sound.then_some([a, b, c, d])
}

/// 1 in each byte.
const ONES: u64 = u64::MAX / 255;

/// The highest bit of the first byte that is 0; what is behind it may be wrong. Only in a 0, or behind one, does taking
/// 1 away set a bit that was not set.
#[inline]
fn zeros(bytes: u64) -> u64 {
    bytes.wrapping_sub(ONES) & !bytes & (ONES << 7)
}

/// The number that one to eight digits make.
#[inline]
fn number(length: usize, head: Head) -> Option<u32> {
    if !(1..=8).contains(&length) {
        return None;
    }
    // Zeros before them make them eight digits, and each digit its value.
    let missing = 8 * (8 - length);
    let values = head[0] << missing ^ u64::MAX << missing & 0x3030_3030_3030_3030;
    let is_number = (values.wrapping_add(0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080 == 0;
    // Neighbours are put together: to hundreds, to ten thousands, to the whole.
    let hundreds = values.wrapping_mul(10).wrapping_add(values >> 8) & 0x00ff_00ff_00ff_00ff;
    let ten_thousands = hundreds.wrapping_mul(100).wrapping_add(hundreds >> 16) & 0x0000_ffff_0000_ffff;
    let whole = ten_thousands.wrapping_mul(10_000).wrapping_add(ten_thousands >> 32) as u32;
    is_number.then_some(whole)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::super::columns::ids;
    use super::*;

    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::embedded().unwrap());

    fn careful(answers: &mut Answers, column: Column, written: &str) -> Result<(), String> {
        match column {
            Column::Activity(at) => answers.rate_at(&CATALOG, at, written),
            Column::Interest(at) => answers.score_at(&CATALOG, at, written),
            Column::Circumstance(at) => answers.circumstance_at(&CATALOG, at, written),
            Column::Other => Ok(()),
        }
    }

    /// Else it would only be slower: whatever is not noted here is read with care.
    #[test]
    fn what_the_catalogue_writes_is_noted() {
        let exact = Exact::new(&CATALOG);
        for (id, column) in ids(&CATALOG) {
            let written: Vec<String> = match column {
                Column::Circumstance(at) => match &CATALOG.circumstances[at].values {
                    Values::Scale(levels) => levels.iter().map(|level| level.id.clone()).collect(),
                    Values::Range { min, max, .. } => [min, max].map(ToString::to_string).into(),
                },
                _ => (1..=5).map(|rating| rating.to_string()).collect(),
            };
            for written in written {
                for after in ["", ",", ",strong-computer,5,1"] {
                    let (mut noted, mut read) = (Answers::none(&CATALOG), Answers::none(&CATALOG));
                    let both = written.clone() + after;
                    assert!(exact.note(&mut noted, column, both.as_bytes(), written.len()), "{id}: {written}");
                    careful(&mut read, column, &written).unwrap();
                    assert_eq!(noted, read, "{id}: {written}");
                }
            }
        }
    }

    fn number_of(text: &str) -> Option<u32> {
        number(text.len(), head(text.as_bytes(), text.len()))
    }

    proptest! {
        #[test]
        fn numbers_are_what_they_are_read_as_elsewhere(text in "[0-9]{1,8}", after in "[ -~]{0,9}") {
            prop_assert_eq!(number_of(&text), text.parse().ok());
            let both = text.clone() + &after;
            prop_assert_eq!(number(text.len(), head(both.as_bytes(), text.len())), text.parse().ok());
        }

        #[test]
        fn the_first_of_a_byte_is_found(bytes in "[,a+\u{0}-\u{8}é]{0,40}") {
            prop_assert_eq!(find(b',', bytes.as_bytes()), bytes.bytes().position(|byte| byte == b','));
        }

        #[test]
        fn nothing_is_missed_in_a_head(head in any::<[u8; HEAD]>(), byte in any::<u8>(), at in 0..HEAD) {
            let mut with = head;
            with[at] = byte;
            for head in [head, with] {
                prop_assert_eq!(find_in_head(byte, head), head.iter().position(|it| *it == byte));
            }
        }

        #[test]
        fn four_ratings_are_four_digits_each_with_a_delimiter(
            sound in "([1-5],){4}", at in 0..8_usize, byte in any::<u8>(), after in "[ -~]{0,3}",
        ) {
            let digits: Vec<u8> = sound.bytes().step_by(2).map(|digit| digit - b'0').collect();
            prop_assert_eq!(four_ratings((sound.clone() + &after).as_bytes(), b',').map(Vec::from), Some(digits));
            prop_assert_eq!(four_ratings(&sound.as_bytes()[..7], b','), None);
            let mut changed = sound.into_bytes();
            changed[at] = byte;
            let is_sound = if at % 2 == 0 { (b'1'..=b'5').contains(&byte) } else { byte == b',' };
            prop_assert_eq!(four_ratings(&changed, b',').is_some(), is_sound, "{:?}", changed);
        }

        /// What is taken for an answer is that answer to careful reading, too.
        #[test]
        fn nothing_is_mistaken(written in "[0-9]{1,5}|[a-z]{1,8}(-[a-z]{1,10}){0,2}", after in ",[a-z0-9]{0,20}") {
            let exact = Exact::new(&CATALOG);
            let both = written.clone() + &after;
            for (id, column) in ids(&CATALOG) {
                let (mut noted, mut read) = (Answers::none(&CATALOG), Answers::none(&CATALOG));
                if exact.note(&mut noted, column, both.as_bytes(), written.len()) {
                    prop_assert!(careful(&mut read, column, &written).is_ok(), "{}: {}", id, &written);
                }
                prop_assert_eq!(noted, read);
            }
        }

        #[test]
        fn what_is_no_number_is_none(text in "[ -~\u{9e6}-\u{9ef}]{0,9}") {
            prop_assume!(!text.bytes().all(|byte| byte.is_ascii_digit()));
            prop_assert_eq!(number_of(&text), None);
        }
    }

    /// Neighbours that differ from digits by one.
    #[test]
    fn only_digits_make_a_number() {
        for byte in 0..=u8::MAX {
            let text = [b'1', byte, b'2'];
            let is_digit = byte.is_ascii_digit();
            assert_eq!(number(3, head(&text, 3)).is_some(), is_digit, "{byte}");
        }
        assert_eq!(number_of("123456789"), None);
    }

    fn scale(ids: &[&'static str]) -> Forms<'static> {
        Forms::Scale(Ids::new(ids.iter().map(|id| id.as_bytes())))
    }

    fn value(forms: &Forms, written: &str) -> Option<u32> {
        forms.value(written.as_bytes(), head(written.as_bytes(), written.len()))
    }

    /// Ids that begin alike have one head: neither may be taken for another.
    #[test]
    fn answers_that_begin_alike_are_told_apart() {
        let ids = ["strong-computer", "strong-computer-a", "strong-computer-b", "strong-computer-", "phone"];
        let forms = scale(&ids);
        for (at, id) in ids.iter().enumerate() {
            let found = value(&forms, id);
            assert!(found.is_none_or(|found| found as usize == at), "{at}: {found:?}");
        }
        assert_eq!(value(&forms, "phone"), Some(4));
        for (id, others) in [
            ("phone", ["phones", "phone\0"]),
            // In the second half of the head, and behind it.
            ("computer-a", ["computer-b", "computer-"]),
            ("strong-computer-a", ["strong-computer-b", "strong-computer-"]),
            // Both halves differ by the same bits.
            ("aaaaaaaabbbbbbbb", ["baaaaaaaabbbbbbb", "aaaaaaaabbbbbbba"]),
        ] {
            let forms = scale(&[id]);
            assert_eq!(value(&forms, id), Some(0));
            for other in others {
                assert_eq!(value(&forms, other), None, "{id}: {other}");
            }
        }
    }
}
