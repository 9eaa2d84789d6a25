use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::catalog::{Place, Skill};

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);

/// A catalogue with as wide ranges as there may be, one after another.
static WIDE: LazyLock<Catalog> = LazyLock::new(|| {
    let wide = |n| {
        format!(
            "[[circumstance]]\nid = \"wide-{n}\"\nlabel = {{ en = \"a\", bn = \"ক\" }}\n\
             ask = {{ en = \"a?\", bn = \"ক?\" }}\nwhy = {{ en = \"a\", bn = \"ক\" }}\n\
             range = {{ min = 0, max = 1000000000 }}\nunit = {{ en = \"a\", bn = \"ক\" }}\n\
             need = {{ en = \"{{n}}\", bn = \"{{n}}\" }}\n"
        )
    };
    let base = include_str!("../../../tests/catalogs/base.toml");
    Catalog::parse("wide.toml", &format!("{base}\n{}", (1..=6).map(wide).collect::<String>())).unwrap()
});

fn any_answers(catalog: &Catalog) -> impl Strategy<Value = Answers> + use<> {
    let rating = prop_oneof![Just(Answer::Unasked), Just(Answer::Skipped), (1u8..=5).prop_map(Answer::Given),];
    let ratings = prop::collection::vec(rating, catalog.activities.len());
    let circumstances = catalog.edition.circumstances.iter().map(|(_, domain)| {
        let (lowest, highest) = domain.bounds();
        prop_oneof![Just(Answer::Unasked), Just(Answer::Skipped), (lowest..=highest).prop_map(Answer::Given)]
    });
    let circumstances: Vec<_> = circumstances.collect();
    let reaction = prop::sample::select(&Reaction::ALL[..]);
    let tried = prop::collection::btree_map((0..catalog.skills.len()).prop_map(Place::from), reaction, 0..=2);
    let steps: Vec<Vec<String>> = catalog.skills.iter().map(Skill::step_names).collect();
    let skill = (0..catalog.skills.len()).prop_map(Place::<Skill>::from);
    let chosen = prop::option::of(skill.prop_flat_map(move |at| {
        let steps = steps[usize::from(at)].clone();
        let most = steps.len();
        (Just(at), prop::sample::subsequence(steps, 0..=most))
    }));
    (ratings, tried, chosen, circumstances).prop_map(move |(ratings, tried, chosen, circumstances)| Answers {
        ratings: ratings.into(),
        scores: BTreeMap::new(),
        tried,
        chosen: chosen.as_ref().map(|(at, _)| *at),
        done: chosen.into_iter().flat_map(|(_, done)| done).collect(),
        circumstances: circumstances.into(),
    })
}

proptest! {
    #[test]
    fn a_code_in_groups_of_five_gives_back_the_same_answers(answers in any_answers(&CATALOG)) {
        let code = answers.code(&CATALOG).unwrap();
        prop_assert_eq!(Answers::from_code(&CATALOG, &code).unwrap().answers, answers.clone());
        let sloppy = code.to_uppercase().replace('-', " ").replace('0', "o");
        prop_assert_eq!(Answers::from_code(&CATALOG, &sloppy).unwrap().answers, answers);
        let (whole, last) = code.rsplit_once('-').unwrap();
        let is_grouped = (1..=GROUP).contains(&last.len()) && whole.split('-').all(|group| group.len() == GROUP);
        prop_assert!(is_grouped, "{}", code);
    }

    #[test]
    fn wide_ranges_come_back_too(answers in any_answers(&WIDE)) {
        let code = answers.code(&WIDE).unwrap();
        prop_assert_eq!(Answers::from_code(&WIDE, &code).unwrap().answers, answers);
    }

    #[test]
    fn one_wrong_letter_is_noticed(answers in any_answers(&CATALOG), at in any::<prop::sample::Index>(), by in 1u8..32) {
        let code = answers.code(&CATALOG).unwrap().replace('-', "");
        let at = at.index(code.len());
        let mut letters: Vec<u8> = code.chars().map(|c| letter_value(c).unwrap()).collect();
        letters[at] ^= by;
        prop_assert!(Answers::from_code(&CATALOG, &written(&letters)).is_err());
    }
}

/// The first skill chosen, and nothing answered, as it was written before there were ticks.
const CHOSEN: &str = "wdw00-00000-00000-00000-00000-0008g-ty";

fn with_ticks(steps: usize) -> Answers {
    let mut answers = Answers::none(&CATALOG);
    answers.choose(Some(0.into()));
    answers.done = CATALOG.skills.raw[0].step_names().into_iter().take(steps).collect();
    answers
}

#[test]
fn a_code_without_ticks_is_what_it_was_and_another_skill_has_none() {
    let mut answers = with_ticks(0);
    assert_eq!(answers.code(&CATALOG).unwrap(), CHOSEN);
    answers.done.insert("gone/step".to_owned());
    assert_eq!(answers.code(&CATALOG).unwrap(), CHOSEN, "of a step that is gone nothing is written");
    let mut answers = with_ticks(3);
    let code = answers.code(&CATALOG).unwrap();
    assert!(code.len() <= CHOSEN.len() + 6, "{code}");
    answers.choose(Some(1.into()));
    assert!(answers.done.is_empty());
}

#[test]
fn ticks_of_a_path_that_is_another_one_now_are_left_out_and_that_is_known() {
    let code = with_ticks(3).code(&CATALOG).unwrap();
    let mut changed = Catalog::embedded();
    changed.skills.raw[0].stages.raw[1].id = "another".to_owned();
    let decoded = Answers::from_code(&changed, &code).unwrap();
    assert_eq!((decoded.answers.chosen, decoded.has_lost_ticks), (Some(0.into()), true));
    assert!(decoded.answers.done.is_empty());
    changed.skills.raw[0].id = "another".to_owned();
    let decoded = Answers::from_code(&changed, &code).unwrap();
    assert_eq!((decoded.answers.chosen, decoded.has_lost_ticks), (None, true));
    assert!(!Answers::from_code(&CATALOG, &code).unwrap().has_lost_ticks);
}

#[test]
fn a_code_is_found_in_a_text_of_several_lines() {
    let code = with_ticks(3).code(&CATALOG).unwrap();
    for text in [
        format!("journal = 1\nskill = \"seo\"\ncode = \"{code}\"\n\n[[log]]\ntext = \"wrote my first code today\"\n"),
        format!("Your card\r\npothik --catalog a.toml --code {code} --lang bn\r\nbye"),
        format!("{}\n{}", &code[..12], &code[12..]),
    ] {
        assert_eq!(Answers::from_code(&CATALOG, &text).unwrap().answers, with_ticks(3), "{text}");
    }
}

#[test]
fn few_answers_make_a_short_code() {
    let mut answers = Answers::none(&CATALOG);
    assert_eq!(answers.code(&CATALOG).unwrap().len(), EDITION_LETTERS + 1);
    answers.ratings.raw[0] = Answer::Given(5);
    // The letter of the rating makes it five, with the check letter.
    assert_eq!(answers.code(&CATALOG).unwrap().len(), GROUP);
}

#[test]
fn a_circumstance_takes_as_many_bits_as_its_values_need() {
    let scale = |levels: usize| width(&Domain::Scale(vec![String::new(); levels]));
    // With "skipped" and "unasked" six values make eight numbers.
    assert_eq!([scale(2), scale(6), scale(7)], [2, 3, 4]);
    // 4 values make 6 numbers, however large they are.
    assert_eq!([width(&Domain::Range(1, 80)), width(&Domain::Range(60, 63))], [7, 3]);
}

#[test]
fn bits_after_the_last_answer_are_no_code() {
    let mut letters: Vec<u8> = CATALOG.edition.letters().to_vec();
    letters.extend([0; 60]);
    letters.push(1);
    letters.push(check_letter(&letters));
    assert!(Answers::from_code(&CATALOG, &written(&letters)).is_err());
}

/// Numbers that look random and are the same every time: a linear congruential generator (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(bound)) as u32
    }
}

/// The codes of interviews, of which some were stopped early.
fn codes(count: u64) -> impl Iterator<Item = (Answers, String)> {
    (0..count).map(|n| {
        let mut dice = Dice(n);
        let mut answers = Answers::none(&CATALOG);
        let (firsts, follow_ups): (Vec<_>, Vec<_>) = CATALOG.activities.keys().partition(|&at| CATALOG.is_first(at));
        let stops_after = if n % 3 == 0 { dice.below(18) as usize } else { firsts.len() };
        for at in firsts.iter().take(stops_after) {
            answers.ratings[*at] = Answer::Given(dice.below(5) as u8 + 1);
        }
        if stops_after == firsts.len() {
            for _ in 0..dice.below(7) {
                let at = follow_ups[dice.below(follow_ups.len() as u32) as usize];
                answers.ratings[at] = Answer::Given(dice.below(5) as u8 + 1);
            }
            for (answer, (_, domain)) in answers.circumstances.iter_mut().zip(&CATALOG.edition.circumstances) {
                let (lowest, highest) = domain.bounds();
                let value = lowest + dice.below(highest - lowest + 1);
                *answer = if dice.below(10) == 0 { Answer::Skipped } else { Answer::Given(value) };
            }
        }
        let code = answers.code(&CATALOG).unwrap().replace('-', "");
        (answers, code)
    })
}

/// The share of spoilt codes that are refused, or right all the same. Each good code is spoilt at each of its places.
fn noticed(spoil: impl Fn(&mut Vec<char>, usize)) -> f64 {
    let mut all = 0;
    let mut taken_for_others = 0;
    for (answers, code) in codes(300) {
        for at in 0..code.len() - 1 {
            let mut letters: Vec<char> = code.chars().collect();
            spoil(&mut letters, at);
            let spoilt: String = letters.into_iter().collect();
            let read = Answers::from_code(&CATALOG, &spoilt);
            all += 1;
            taken_for_others += u32::from(read.is_ok_and(|read| read.answers != answers));
        }
    }
    1.0 - f64::from(taken_for_others) / f64::from(all)
}

#[test]
fn as_many_slips_are_noticed_as_the_documentation_says() {
    assert_eq!(noticed(|letters, at| letters.swap(at, at + 1)), 1.0);
    let missing = noticed(|letters, at| _ = letters.remove(at));
    assert!(missing > 0.98, "{missing}");
    let doubled = noticed(|letters, at| letters.insert(at, letters[at]));
    assert!(doubled > 0.99, "{doubled}");
}

#[test]
fn a_full_interview_fits_a_phone_screen() {
    assert!(codes(300).all(|(answers, _)| answers.code(&CATALOG).unwrap().len() <= 40));
}

#[test]
fn scores_given_directly_have_no_code() {
    let mut answers = Answers::none(&CATALOG);
    answers.scores.insert(0.into(), 3.5);
    assert_eq!(answers.code(&CATALOG), None);
}
