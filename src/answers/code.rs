//! Answers as a short code that can be written down, sent, and typed again.
//!
//! The code is Crockford's base 32: three letters that stand for the questions of the catalogue, the answers bit by
//! bit, and a check letter. Zeros at the end are left out, so few answers make a short code. A rating takes three bits
//! if everybody is asked for it, otherwise one, and three more if there is an answer; a circumstance takes as many as
//! its values need.

use super::{Answer, Answers};
use crate::catalog::{Catalog, Values};
use crate::error::Error;
use crate::untrusted::quoted;

/// No `i`, `l`, `o` and `u`: they are easily misread.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// So many letters stand between two hyphens.
const GROUP: usize = 5;
const CATALOG_LETTERS: usize = 3;
const RATING_BITS: u32 = 3;
/// A rating that was skipped; 0 is one that was not asked.
const SKIPPED_RATING: u32 = 6;

impl Answers {
    /// The code of these answers, or none if scores were given directly: those are not answers to questions.
    pub fn code(&self, catalog: &Catalog) -> Option<String> {
        let mut code = Vec::new();
        Coder::new(catalog).write(self, &mut code).then(|| code.into_iter().map(char::from).collect())
    }

    /// The answers in a code. Case, hyphens and spaces do not count, and `o`, `i`, `l` are read as digits.
    ///
    /// # Errors
    /// If it is not a code, or one of a catalogue with other questions.
    pub fn from_code(catalog: &Catalog, code: &str) -> Result<Self, Error> {
        let typo = || {
            let hint = "copy the whole line that Pothik printed, or leave --code out to begin anew".to_owned();
            Error::usage(format!("{} is not a code: a letter is wrong or missing", quoted(code)), Some(hint))
        };
        let letters: Option<Vec<u8>> =
            code.chars().filter(|c| !c.is_whitespace() && *c != '-').map(letter_value).collect();
        let letters = letters.ok_or_else(typo)?;
        let Some((check, letters)) = letters.split_last() else {
            return Err(typo());
        };
        if letters.len() < CATALOG_LETTERS || *check != check_letter(letters) {
            return Err(typo());
        }
        let (catalog_letters, letters) = letters.split_at(CATALOG_LETTERS);
        if catalog_letters != fingerprint(catalog) {
            return Err(Error::data(
                "this code belongs to a catalogue with other questions",
                Some("answer them anew, or name the catalogue it was made with: --catalog FILE".to_owned()),
            ));
        }
        Self::from_bits(catalog, Bits::of_letters(letters)).ok_or_else(typo)
    }

    fn from_bits(catalog: &Catalog, mut bits: Bits) -> Option<Self> {
        let mut answers = Self::none(catalog);
        for (at, rating) in answers.ratings.iter_mut().enumerate() {
            if !catalog.is_first(at) && bits.take(1) == 0 {
                continue;
            }
            *rating = match bits.take(RATING_BITS) {
                0 => Answer::Unasked,
                SKIPPED_RATING => Answer::Skipped,
                value @ 1..=5 => Answer::Given(u8::try_from(value).ok()?),
                _ => return None,
            };
        }
        for (answer, circumstance) in answers.circumstances.iter_mut().zip(&catalog.circumstances) {
            let (lowest, width) = field(&circumstance.values);
            *answer = match bits.take(width) {
                0 => Answer::Unasked,
                1 => Answer::Skipped,
                number => Answer::Given(number - 2 + lowest),
            };
            let most = match &circumstance.values {
                Values::Scale(levels) => u32::try_from(levels.len()).ok()? - 1,
                Values::Range { max, .. } => *max,
            };
            if answer.given().is_some_and(|value| value > most) {
                return None;
            }
        }
        bits.rest_is_zero().then_some(answers)
    }
}

/// Writes codes of one catalogue's answers.
pub struct Coder {
    fingerprint: Vec<u8>,
    /// Whether everybody is asked, activity by activity.
    is_first: Vec<bool>,
    /// The lowest value and the number of bits of each circumstance.
    fields: Vec<(u32, u32)>,
    letters: Vec<u8>,
}

impl Coder {
    /// For answers to the questions of `catalog`.
    pub fn new(catalog: &Catalog) -> Self {
        let is_first = (0..catalog.activities.len()).map(|at| catalog.is_first(at)).collect();
        let fields = catalog.circumstances.iter().map(|it| field(&it.values)).collect();
        Self { fingerprint: fingerprint(catalog), is_first, fields, letters: Vec::new() }
    }

    /// Writes the code at the end of `out`; false, and nothing written, if scores were given directly.
    pub fn write(&mut self, answers: &Answers, out: &mut Vec<u8>) -> bool {
        if answers.has_direct_scores() {
            return false;
        }
        self.letters.clone_from(&self.fingerprint);
        let mut bits = BitWriter { letters: &mut self.letters, waiting: 0, width: 0 };
        for (rating, is_first) in answers.ratings.iter().zip(&self.is_first) {
            let (number, width) = match rating {
                Answer::Given(value) => (u32::from(*value), RATING_BITS),
                Answer::Skipped => (SKIPPED_RATING, RATING_BITS),
                Answer::Unasked => (0, if *is_first { RATING_BITS } else { 0 }),
            };
            // What not everybody is asked has one bit more, which says whether this one was.
            bits.push(u32::from(!is_first && width > 0) << width | number, width + u32::from(!is_first));
        }
        for (answer, (lowest, width)) in answers.circumstances.iter().zip(&self.fields) {
            let number = match answer {
                Answer::Unasked => 0,
                Answer::Skipped => 1,
                Answer::Given(value) => value - lowest + 2,
            };
            bits.push(number, *width);
        }
        bits.finish();
        let letters = &mut self.letters;
        while letters.len() > CATALOG_LETTERS && letters.last() == Some(&0) {
            letters.pop();
        }
        letters.push(check_letter(letters));
        for (at, group) in letters.chunks(GROUP).enumerate() {
            if at > 0 {
                out.push(b'-');
            }
            out.extend(group.iter().map(|letter| LETTERS[usize::from(letter & 31)]));
        }
        true
    }
}

/// Turns numbers of some bits each, the highest first, into letters of five.
struct BitWriter<'a> {
    letters: &'a mut Vec<u8>,
    waiting: u64,
    width: u32,
}

impl BitWriter<'_> {
    fn push(&mut self, number: u32, width: u32) {
        self.waiting = self.waiting << width | u64::from(number);
        self.width += width;
        if self.width >= 25 {
            self.width -= 25;
            let letters = self.waiting >> self.width;
            self.letters.extend_from_slice(&[20, 15, 10, 5, 0].map(|shift| (letters >> shift & 31) as u8));
        }
    }

    /// Fills the last letters with zeros.
    fn finish(mut self) {
        self.push(0, (25 - self.width) % 25);
    }
}

/// The lowest value and the number of bits for a value, an open answer or none.
fn field(values: &Values) -> (u32, u32) {
    let (lowest, count) = match values {
        Values::Scale(levels) => (0, u32::try_from(levels.len()).unwrap_or(u32::MAX)),
        Values::Range { min, max, .. } => (*min, max - min + 1),
    };
    let highest = count + 1;
    (lowest, u32::BITS - highest.leading_zeros())
}

/// Three letters that stand for the questions: another catalogue's codes would be read as other answers. Wording does
/// not count. The hash is FNV-1a, 32 bits, folded to 15.
fn fingerprint(catalog: &Catalog) -> Vec<u8> {
    let mut hash: u32 = 0x811c_9dc5;
    let mut add = |id: &str| {
        for byte in id.bytes().chain([0]) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    };
    for activity in &catalog.activities {
        add(&activity.id);
        add(&catalog.interests[activity.interest].id);
    }
    for circumstance in &catalog.circumstances {
        add(&circumstance.id);
        match &circumstance.values {
            Values::Scale(levels) => levels.iter().for_each(|level| add(&level.id)),
            Values::Range { min, max, .. } => add(&format!("{min}-{max}")),
        }
    }
    let folded = hash ^ (hash >> 15);
    [10, 5, 0].map(|shift| ((folded >> shift) & 31) as u8).to_vec()
}

/// A letter that no change of a single letter and no exchange of two neighbours leaves right: the sum of the letters,
/// each times the next power of 2, in the field of 32 elements (x^5 + x^2 + 1).
fn check_letter(letters: &[u8]) -> u8 {
    let double = |value: u8| if value & 16 == 0 { value << 1 } else { ((value << 1) ^ 0b10_0101) & 31 };
    letters.iter().fold(0, |sum, &letter| double(sum ^ letter))
}

fn letter_value(c: char) -> Option<u8> {
    let c = match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        c => c,
    };
    let place = LETTERS.iter().position(|&letter| char::from(letter) == c)?;
    u8::try_from(place).ok()
}

/// A row of bits, highest first.
struct Bits {
    bits: Vec<bool>,
    next: usize,
}

impl Bits {
    /// The next number; past the end there are only zeros.
    fn take(&mut self, width: u32) -> u32 {
        (0..width).fold(0, |number, _| {
            let bit = self.bits.get(self.next).copied().unwrap_or(false);
            self.next += 1;
            number << 1 | u32::from(bit)
        })
    }

    fn rest_is_zero(&self) -> bool {
        self.bits.iter().skip(self.next).all(|bit| !bit)
    }

    fn of_letters(letters: &[u8]) -> Self {
        let bits = |letter: &u8| {
            (0..5).rev().map({
                let letter = *letter;
                move |at| letter >> at & 1 == 1
            })
        };
        Self { bits: letters.iter().flat_map(bits).collect(), next: 0 }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::embedded().unwrap());

    fn any_answers(catalog: &Catalog) -> impl Strategy<Value = Answers> + use<> {
        let rating = prop_oneof![Just(Answer::Unasked), Just(Answer::Skipped), (1u8..=5).prop_map(Answer::Given),];
        let ratings = prop::collection::vec(rating, catalog.activities.len());
        let circumstances: Vec<_> = catalog
            .circumstances
            .iter()
            .map(|it| {
                let range = match &it.values {
                    Values::Scale(levels) => 0..=u32::try_from(levels.len()).unwrap() - 1,
                    Values::Range { min, max, .. } => *min..=*max,
                };
                prop_oneof![Just(Answer::Unasked), Just(Answer::Skipped), range.prop_map(Answer::Given)]
            })
            .collect();
        let scores = vec![None; catalog.interests.len()];
        (ratings, circumstances).prop_map(move |(ratings, circumstances)| Answers {
            ratings,
            scores: scores.clone(),
            circumstances,
        })
    }

    proptest! {
        #[test]
        fn a_code_gives_back_the_same_answers(answers in any_answers(&CATALOG)) {
            let code = answers.code(&CATALOG).unwrap();
            prop_assert_eq!(Answers::from_code(&CATALOG, &code).unwrap(), answers.clone());
            let sloppy = code.to_uppercase().replace('-', " ").replace('0', "o");
            prop_assert_eq!(Answers::from_code(&CATALOG, &sloppy).unwrap(), answers);
        }

        #[test]
        fn one_wrong_letter_is_noticed(answers in any_answers(&CATALOG), at in any::<prop::sample::Index>(), by in 1u8..32) {
            let code = answers.code(&CATALOG).unwrap().replace('-', "");
            let at = at.index(code.len());
            let mut letters: Vec<u8> = code.chars().map(|c| letter_value(c).unwrap()).collect();
            letters[at] ^= by;
            let wrong: String = letters.iter().map(|&letter| char::from(LETTERS[usize::from(letter)])).collect();
            prop_assert!(Answers::from_code(&CATALOG, &wrong).is_err());
        }
    }

    #[test]
    fn a_full_interview_fits_a_phone_screen() {
        let mut answers = Answers::none(&CATALOG);
        let mut follow_ups = 6;
        for at in 0..CATALOG.activities.len() {
            if CATALOG.is_first(at) || follow_ups > 0 {
                follow_ups -= u32::from(!CATALOG.is_first(at));
                answers.ratings[at] = Answer::Given(5);
            }
        }
        for (answer, circumstance) in answers.circumstances.iter_mut().zip(&CATALOG.circumstances) {
            *answer = Answer::Given(match &circumstance.values {
                Values::Scale(_) => 1,
                Values::Range { max, .. } => *max,
            });
        }
        assert!(answers.code(&CATALOG).unwrap().len() <= 40);
    }

    #[test]
    fn scores_given_directly_have_no_code() {
        let mut answers = Answers::none(&CATALOG);
        answers.scores[0] = Some(3.5);
        assert_eq!(answers.code(&CATALOG), None);
    }
}
