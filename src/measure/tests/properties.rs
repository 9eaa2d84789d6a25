use std::rc::Rc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::{Design, Designs, Evidence, Model, Posterior, Reaction, SAME, Source};
use super::{MODEL, VECTORS, nothing, read};

/// One thing that a learner said.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Answer {
    Rating(usize, u8),
    Score(usize, f64),
    Taster(usize, Reaction),
}

fn note(answers: &[Answer]) -> Evidence {
    let mut evidence = nothing();
    for answer in answers {
        match *answer {
            Answer::Rating(interest, rating) => evidence.rate(interest, rating),
            Answer::Score(interest, score) => evidence.score(interest, score),
            Answer::Taster(skill, reaction) => evidence.react(skill, reaction),
        }
    }
    evidence
}

/// Nothing, one rating, two, or a score, for each interest.
fn some_ratings(scores: bool) -> impl Strategy<Value = Vec<Answer>> {
    let interest = (prop_oneof![2 => Just(0), 6 => Just(1), 3 => Just(2), 1 => Just(3)], 1..=5_u8, 1..=5_u8);
    vec(interest, MODEL.interests()).prop_map(move |all| {
        let mut answers = Vec::new();
        for (at, (kind, one, other)) in all.into_iter().enumerate() {
            match kind {
                0 => {}
                3 if scores => answers.push(Answer::Score(at, f64::from(one) + f64::from(other) / 8.0)),
                1 | 3 => answers.push(Answer::Rating(at, one)),
                _ => answers.extend([Answer::Rating(at, one), Answer::Rating(at, other)]),
            }
        }
        answers
    })
}

fn some_reaction() -> impl Strategy<Value = Reaction> {
    prop_oneof![Just(Reaction::Disliked), Just(Reaction::SoSo), Just(Reaction::Liked)]
}

/// The reactions to the tasters of up to three skills.
fn some_reactions() -> impl Strategy<Value = Vec<Answer>> {
    let skills = proptest::sample::subsequence((0..MODEL.skills()).collect::<Vec<_>>(), 0..=3);
    skills.prop_flat_map(|skills| {
        let reactions = vec(some_reaction(), skills.len());
        reactions.prop_map(move |it| skills.iter().zip(it).map(|(skill, it)| Answer::Taster(*skill, it)).collect())
    })
}

fn some_answers() -> impl Strategy<Value = Vec<Answer>> {
    (some_ratings(true), some_reactions()).prop_map(|(ratings, reactions)| [ratings, reactions].concat())
}

fn without_and_with_taster(mut answers: Vec<Answer>, skill: usize, reaction: Reaction) -> (Vec<Answer>, Vec<Answer>) {
    answers.retain(|it| !matches!(it, Answer::Taster(at, _) if *at == skill));
    let tried = [&answers[..], &[Answer::Taster(skill, reaction)]].concat();
    (answers, tried)
}

/// All that is told, to the last bit.
#[derive(Debug, PartialEq)]
struct Told {
    fits: Vec<u64>,
    order: Vec<usize>,
    chances: Option<Vec<f64>>,
}

impl Told {
    fn of(design: &Design, posterior: &Posterior) -> Self {
        let fits = (0..MODEL.skills()).map(|skill| posterior.fit(skill).to_bits()).collect();
        Self { fits, order: posterior.order().to_vec(), chances: design.chances(posterior.values()) }
    }
}

fn told(answers: &[Answer]) -> Option<Told> {
    let (design, posterior) = read(&note(answers));
    posterior.map(|posterior| Told::of(&design, &posterior))
}

/// By how much a skill is ahead of the mean of the others, in points of a rating.
fn ahead(posterior: &Posterior, skill: usize) -> f64 {
    let others = posterior.values().iter().sum::<f64>() - posterior.values()[skill];
    (posterior.values()[skill] - others / (MODEL.skills() - 1) as f64) / posterior.unit()
}

proptest! {
    #[test]
    fn the_order_of_answers_makes_no_difference(
        (answers, shuffled) in some_answers().prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle()))
    ) {
        prop_assert_eq!(told(&answers), told(&shuffled));
    }

    /// With s held fixed, that is, in points instead of standard deviations of the person.
    #[test]
    fn a_higher_answer_never_lowers_a_skill_that_stands_out(
        answers in some_ratings(true), at in any::<prop::sample::Index>()
    ) {
        prop_assume!(!answers.is_empty());
        let mut higher = answers.clone();
        let changed = match at.get_mut(&mut higher) {
            Answer::Rating(interest, rating) => {
                prop_assume!(*rating < 5);
                *rating += 1;
                *interest
            }
            Answer::Score(interest, score) => {
                *score += 1.0;
                *interest
            }
            Answer::Taster(..) => unreachable!(),
        };
        let (design, before) = read(&note(&answers));
        let (_, after) = read(&note(&higher));
        let (Some(before), Some(after)) = (before, after) else { return Ok(()) };
        for skill in (0..MODEL.skills()).filter(|&skill| design.stands_out(skill, changed)) {
            prop_assert!(ahead(&after, skill) >= ahead(&before, skill) - SAME, "{}", skill);
        }
    }

    /// Its own skill's value, before it is divided by the length, which every skill shares.
    #[test]
    fn a_liked_taster_never_lowers_its_skill_and_a_disliked_one_never_raises_it(
        answers in some_answers(), skill in 0..MODEL.skills(), reaction in some_reaction()
    ) {
        let (others, tried) = without_and_with_taster(answers, skill, reaction);
        let (design, before) = read(&note(&others));
        let (after_design, after) = read(&note(&tried));
        let (Some(before), Some(after)) = (before, after) else { return Ok(()) };
        let by = after.values()[skill] - before.values()[skill];
        let allowed = match reaction {
            Reaction::Liked => by >= -SAME,
            Reaction::SoSo => true,
            Reaction::Disliked => by <= SAME,
        };
        prop_assert!(allowed, "{:?} moves it by {}", reaction, by);
        prop_assert_eq!(design.rho(skill), after_design.rho(skill));
    }

    /// Also with everything that is kept from one learner to the next.
    #[test]
    fn taking_a_taster_back_restores_what_was_told(
        answers in some_answers(), skill in 0..MODEL.skills(), reaction in some_reaction()
    ) {
        let (others, tried) = without_and_with_taster(answers, skill, reaction);
        let (mut designs, mut posterior) = (Designs::new(Rc::new(MODEL.clone())), Posterior::default());
        let mut told_now = |answers: &[Answer]| {
            let evidence = note(answers);
            let design = designs.of(evidence.asked());
            posterior.read(&design, &evidence).then(|| Told::of(&design, &posterior))
        };
        prop_assert_eq!(told_now(&others), told(&others));
        prop_assert_eq!(told_now(&tried), told(&tried));
        prop_assert_eq!(told_now(&others), told(&others));
    }

    /// Scores given directly are taken as they are: the fit is their correlation with the key.
    #[test]
    fn scores_for_all_interests_are_correlated_with_the_keys(scores in vec(1.0..5.0, MODEL.interests())) {
        let answers: Vec<_> = scores.iter().enumerate().map(|(at, score)| Answer::Score(at, *score)).collect();
        let (design, posterior) = read(&note(&answers));
        let mean = scores.iter().sum::<f64>() / scores.len() as f64;
        let length = scores.iter().map(|it| (it - mean).powi(2)).sum::<f64>().sqrt();
        for skill in 0..MODEL.skills() {
            let product: f64 = design.key(skill).zip(&scores).map(|(key, score)| key * (score - mean)).sum();
            prop_assert!((posterior.as_ref().unwrap().fit(skill) - product / length).abs() < 1e-9);
            prop_assert!((design.rho(skill) - 1.0).abs() < 1e-9);
        }
    }
}

#[test]
fn a_taster_moves_its_skill() {
    let ratings: Vec<_> = (0..MODEL.interests()).map(|at| Answer::Rating(at, 1 + (at * 7 % 5) as u8)).collect();
    let chance = |answers: &[Answer], skill: usize| told(answers).unwrap().chances.unwrap()[skill];
    let second = told(&ratings).unwrap().order[1];
    let [disliked, so_so, liked] = [Reaction::Disliked, Reaction::SoSo, Reaction::Liked]
        .map(|it| chance(&[&ratings[..], &[Answer::Taster(second, it)]].concat(), second));
    assert!(disliked < so_so && so_so < chance(&ratings, second) && chance(&ratings, second) < liked);
}

#[test]
fn answers_that_tell_nothing_have_no_fit_and_few_no_chance() {
    let rated = |count: usize, rating: fn(usize) -> u8| {
        read(&note(&(0..count).map(|at| Answer::Rating(at, rating(at))).collect::<Vec<_>>()))
    };
    for count in [0, 2, 18] {
        assert!(rated(count, |_| 4).1.is_none(), "{count}");
    }
    assert!(rated(2, |at| 1 + at as u8).1.is_none());
    for (count, has_chances) in [(3, false), (11, false), (12, true), (18, true)] {
        let (design, posterior) = rated(count, |at| 1 + (at % 5) as u8);
        assert_eq!(design.chances(posterior.unwrap().values()).is_some(), has_chances, "{count}");
    }
}

#[test]
fn a_score_takes_the_place_of_ratings() {
    let others: Vec<_> = (1..18).map(|at| Answer::Rating(at, 1 + (at % 5) as u8)).collect();
    let score = Answer::Score(0, 4.5);
    let rated = [&[Answer::Rating(0, 1), score, Answer::Rating(0, 2)], &others[..]].concat();
    assert_eq!(told(&rated), told(&[&[score], &others[..]].concat()));
    assert_eq!(note(&rated).asked().source(0), Source::Score);
}

/// The reading of somebody's answers about skills with these profiles.
fn read_with(profiles: &[Vec<f64>]) -> (Design, Posterior) {
    let model = Model::new(&VECTORS.general_correlations, &VECTORS.within, profiles);
    let mut evidence = Evidence::none(model.interests(), model.skills());
    (0..model.interests()).for_each(|at| evidence.rate(at, 1 + (at * 3 % 5) as u8));
    let (design, mut posterior) = (Design::new(&model, evidence.asked()), Posterior::default());
    assert!(posterior.read(&design, &evidence));
    (design, posterior)
}

/// Of skills that are the same, the catalogue's first comes first; every draw still has one winner.
#[test]
fn skills_that_are_the_same_follow_the_catalogue() {
    let profiles: Vec<_> = VECTORS.profiles.iter().flat_map(|it| [it.clone(), it.clone()]).collect();
    let (design, posterior) = read_with(&profiles);
    assert!(posterior.order().chunks(2).all(|pair| pair[0] + 1 == pair[1] && pair[0] % 2 == 0));
    assert_eq!(design.chances(posterior.values()).unwrap().iter().sum::<f64>(), 1.0);
}

#[test]
fn one_skill_and_many_are_no_special_cases() {
    for count in [1, 2, 16, 17, 256] {
        let profile = |skill: usize| (0..18).map(|at| 1.0 + ((skill * 5 + at * at * (skill + 3)) % 7) as f64).collect();
        let (design, posterior) = read_with(&(0..count).map(profile).collect::<Vec<_>>());
        let mut order = posterior.order().to_vec();
        order.sort_unstable();
        assert_eq!(order, (0..count).collect::<Vec<_>>());
        let chances = design.chances(posterior.values()).unwrap();
        assert_eq!((chances.len(), chances.iter().sum::<f64>()), (count, 1.0));
    }
}

/// Somebody of whom more is expected than liking it can say is not pulled down by liking it, nor the other way round.
#[test]
fn a_taster_that_says_what_was_known_anyway_moves_nothing() {
    let all: Vec<_> = (0..MODEL.interests()).map(|at| Answer::Rating(at, 3)).collect();
    let (design, _) = read(&note(&all));
    for (reaction, opposite, sign) in
        [(Reaction::Liked, Reaction::Disliked, 1.0), (Reaction::Disliked, Reaction::Liked, -1.0)]
    {
        for skill in 0..MODEL.skills() {
            let rating = |q: f64| if q * sign > 0.0 { 5 } else { 1 };
            let ratings = design.key(skill).enumerate().flat_map(|(at, q)| [Answer::Rating(at, rating(q)); 2]);
            let ratings: Vec<_> = ratings.collect();
            let values = |more: &[Answer]| read(&note(&[&ratings[..], more].concat())).1.unwrap().values().to_vec();
            assert_eq!(values(&[Answer::Taster(skill, reaction)]), values(&[]), "{skill}");
            assert_ne!(values(&[Answer::Taster(skill, opposite)]), values(&[]), "{skill}");
        }
    }
}

/// Translation holds more of the artistic than of most that was asked here; but who likes it mostly likes visual arts
/// and media as well, which translation has none of.
#[test]
fn a_skill_does_not_stand_out_where_liking_it_speaks_for_others() {
    let [translation, artistic] = [11, 2];
    let asked = [0, 2, 5, 6, 8, 10, 11, 15];
    let with = |rating: u8| {
        let rating = |interest: usize| if interest == artistic { rating } else { 1 + (interest % 4) as u8 };
        asked.map(|interest| Answer::Rating(interest, rating(interest)))
    };
    let [(design, before), (_, after)] = [3, 4].map(|rating| read(&note(&with(rating))));
    let place = design.measured().iter().position(|it| *it == artistic).unwrap();
    assert!(design.key(translation).nth(place).unwrap() * (asked.len() as f64).sqrt() > 1.0);
    assert!(ahead(&after.unwrap(), translation) < ahead(&before.unwrap(), translation));
    assert!(!design.stands_out(translation, artistic));
    // Animation does, however it was asked.
    let scores = asked.map(|interest| Answer::Score(interest, interest as f64));
    let mixed = [&[Answer::Score(artistic, 4.0)], &with(3)[..]].concat();
    for answers in [&with(3)[..], &scores, &mixed] {
        assert!(Design::new(&MODEL, note(answers).asked()).stands_out(5, artistic));
    }
}
