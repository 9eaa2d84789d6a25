//! Answers spelled exactly as the catalogue spells them, as in nearly all rows of a file. Anything else is left to the
//! tolerant reading in `answers`, which this never contradicts.

use super::columns::Column;
use crate::answers::{Answer, Answers};
use crate::catalog::{Catalog, Circumstance, Values};

/// Sets the answer in a column if it is blank or spelled exactly; false, and nothing set, otherwise.
#[inline]
pub fn note(catalog: &Catalog, answers: &mut Answers, column: Column, written: &[u8]) -> bool {
    match (column, written) {
        (Column::Other, _) | (Column::Code, []) => {}
        (Column::Activity(at), []) => answers.ratings[at] = Answer::Unasked,
        (Column::Activity(at), [digit @ b'1'..=b'5']) => answers.ratings[at] = Answer::Given(digit - b'0'),
        (Column::Interest(at), []) => _ = answers.scores.remove(&at),
        (Column::Interest(at), [digit @ b'1'..=b'5']) => _ = answers.scores.insert(at, f64::from(digit - b'0')),
        (Column::Circumstance(at), []) => answers.circumstances[at] = Answer::Unasked,
        (Column::Circumstance(at), _) => match value(&catalog.circumstances[at], written) {
            Some(value) => answers.circumstances[at] = Answer::Given(value),
            None => return false,
        },
        (Column::Activity(_) | Column::Interest(_) | Column::Code, _) => return false,
    }
    true
}

fn value(circumstance: &Circumstance, written: &[u8]) -> Option<u32> {
    match &circumstance.values {
        Values::Scale(levels) => levels.iter().position(|level| level.id.as_bytes() == written).map(|at| at as u32),
        Values::Range { min, max, .. } => number(written).filter(|value| (*min..=*max).contains(value)),
    }
}

/// One to eight ASCII digits.
fn number(written: &[u8]) -> Option<u32> {
    let digit = |digit: &u8| digit.is_ascii_digit().then(|| u32::from(digit - b'0'));
    let is_short = (1..=8).contains(&written.len());
    is_short.then(|| written.iter().try_fold(0, |number, it| Some(number * 10 + digit(it)?)))?
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::super::columns::ids;
    use super::*;

    static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);

    fn careful(answers: &mut Answers, column: Column, written: &str) -> Result<(), String> {
        match column {
            Column::Activity(at) => answers.rate_at(&CATALOG, at, written).map_err(String::from),
            Column::Interest(at) => answers.score_at(&CATALOG, at, written).map_err(String::from),
            Column::Circumstance(at) => answers.circumstance_at(&CATALOG, at, written).map_err(String::from),
            Column::Code | Column::Other => Ok(()),
        }
    }

    #[test]
    fn what_the_catalogue_spells_is_noted() {
        for (id, column) in ids(&CATALOG) {
            let written: Vec<String> = match column {
                Column::Code => continue,
                Column::Circumstance(at) => match &CATALOG.circumstances[at].values {
                    Values::Scale(levels) => levels.iter().map(|level| level.id.clone()).collect(),
                    Values::Range { min, max, .. } => [min, max].map(ToString::to_string).into(),
                },
                _ => (1..=5).map(|rating| rating.to_string()).collect(),
            };
            for written in written {
                let (mut noted, mut read) = (Answers::none(&CATALOG), Answers::none(&CATALOG));
                assert!(note(&CATALOG, &mut noted, column, written.as_bytes()), "{id}: {written}");
                careful(&mut read, column, &written).unwrap();
                assert_eq!(noted, read, "{id}: {written}");
            }
        }
    }

    proptest! {
        /// What is noted here, the tolerant reading reads as the same answer.
        #[test]
        fn nothing_is_mistaken(written in "[0-9]{1,9}|[a-z]{1,8}(-[a-z]{1,10}){0,2}|[ -~\u{9e6}-\u{9ef}]{0,9}") {
            for (id, column) in ids(&CATALOG) {
                let (mut noted, mut read) = (Answers::none(&CATALOG), Answers::none(&CATALOG));
                if !written.is_empty() && note(&CATALOG, &mut noted, column, written.as_bytes()) {
                    prop_assert!(careful(&mut read, column, &written).is_ok(), "{}: {}", id, &written);
                }
                prop_assert_eq!(noted, read);
            }
        }
    }
}
