//! Properties of the scoring.

use pothik::advice::{Holds, Item, Measure, PlatformStatus, SHOWN, Status, Told, advise};
use pothik::answers::{Answer, Answers};
use pothik::catalog::{Catalog, Place, Skill};
use pothik::measure::Reaction;
use proptest::prelude::*;

use crate::batch::any_learner;
use crate::support::{CATALOG, circumstances, rated, scored};

fn interests() -> usize {
    CATALOG.interests.len()
}

/// What distinguishes a skill, interest by interest.
fn key(catalog: &Catalog, skill: usize) -> Vec<f64> {
    Measure::new(catalog).key(skill.into()).raw
}

/// Somebody whose interests, given directly, are `times` a skill's key.
fn follows(catalog: &Catalog, skill: usize, times: f64) -> Answers {
    scored(&key(catalog, skill).iter().map(|q| 3.0 + times * q).collect::<Vec<_>>())
}

/// Whoever follows a skill's key exactly is told that skill first, with a fit of one and a chance that is worth saying.
#[test]
fn whoever_follows_a_key_is_told_that_skill() {
    for skill in 0..CATALOG.skills.len() {
        for times in [0.02, 0.3] {
            let advice = advise(&CATALOG, &follows(&CATALOG, skill, times));
            let first = advice.skills[0].fit.as_ref().unwrap();
            assert_eq!(advice.skills[0].skill, Place::from(skill));
            assert!((first.fit - 1.0).abs() < 1e-9, "{skill}: {}", first.fit);
            assert_eq!(Told::of(first.chance), Told::SixtyOrMore, "{skill}");
        }
    }
}

/// How the taster of a skill was liked, if it was tried.
fn any_tried() -> impl Strategy<Value = Vec<(usize, Reaction)>> {
    let reaction = prop_oneof![Just(Reaction::Disliked), Just(Reaction::SoSo), Just(Reaction::Liked)];
    prop::collection::vec((0..CATALOG.skills.len(), reaction), 0..3)
}

fn with_tried(answers: &Answers, tried: &[(usize, Reaction)]) -> Answers {
    Answers { tried: tried.iter().map(|(at, it)| ((*at).into(), *it)).collect(), ..answers.clone() }
}

/// A skill with its fit and chance.
type Fitted = (Place<Skill>, Option<(f64, Option<f64>)>);

fn told(answers: &Answers) -> Vec<Fitted> {
    let advice = advise(&CATALOG, answers);
    advice.skills.iter().map(|it| (it.skill, it.fit.as_ref().map(|fit| (fit.fit, fit.chance)))).collect()
}

proptest! {
    #[test]
    fn chances_lie_between_none_and_all_and_add_up(answers in any_learner(), tried in any_tried()) {
        let advice = advise(&CATALOG, &with_tried(&answers, &tried));
        let chances: Option<Vec<f64>> = advice.skills.iter().map(|it| it.fit.as_ref()?.chance).collect();
        let Some(chances) = chances else {
            prop_assert!(advice.scores.measured() * 3 < interests() * 2 || advice.skills[0].fit.is_none());
            return Ok(());
        };
        prop_assert!(chances.iter().all(|chance| (0.0..=1.0).contains(chance)));
        prop_assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let three: f64 = chances[..SHOWN].iter().sum();
        prop_assert!((advice.confidence.among_shown.unwrap() - three).abs() < 1e-12);
        prop_assert!(advice.confidence.is_close_call || chances[1] * 3.0 < chances[0] * 2.0);
    }

    #[test]
    fn liking_everything_a_point_more_changes_nothing(answers in any_learner()) {
        prop_assume!(answers.scores.is_empty());
        let by = |more: u8| {
            let given = answers.ratings.iter().map(|it| it.given().map_or(Answer::Unasked, |it| Answer::Given(it.min(4) + more)));
            told(&Answers { ratings: given.collect(), ..answers.clone() })
        };
        prop_assert_eq!(by(0), by(1));
    }

    #[test]
    fn a_taster_that_is_forgotten_leaves_no_trace(answers in any_learner(), tried in any_tried()) {
        let mut again = with_tried(&answers, &tried);
        told(&again);
        again.tried.clear();
        prop_assert_eq!(told(&again), told(&answers));
    }

    #[test]
    fn the_contributions_add_up_to_the_fit(
        ratings in prop::collection::vec(prop::option::of(1u8..=5), CATALOG.activities.len()),
        direct in prop::collection::vec(prop::option::weighted(0.1, 1.0f64..=5.0), interests()),
        tried in any_tried(),
    ) {
        let mut answers = Answers::none(&CATALOG);
        for (answer, rating) in answers.ratings.iter_mut().zip(&ratings) {
            *answer = rating.map_or_else(Default::default, Answer::Given);
        }
        answers.scores = direct.into_iter().enumerate().filter_map(|(at, score)| Some((at.into(), score?))).collect();
        for skill in &advise(&CATALOG, &with_tried(&answers, &tried)).skills {
            let Some(fit) = &skill.fit else { continue };
            let sum: f64 = fit.because.iter().map(|reason| reason.contribution).sum();
            prop_assert!((sum - fit.fit).abs() < 1e-9, "{} and {}", sum, fit.fit);
        }
    }

    /// The first skill, unless less than half of its path can be walked, and a quarter more of another's that is shown and
    /// has at least half of its chance.
    #[test]
    fn the_headline_is_the_first_that_can_be_walked(answers in any_learner()) {
        let advice = advise(&CATALOG, &answers);
        let Some(first) = advice.skills[0].fit.as_ref() else {
            prop_assert_eq!(advice.headline.skill, None);
            return Ok(());
        };
        let share = |at: usize| advice.skills[at].walkable.open.share();
        let chance = |at: usize| advice.skills[at].fit.as_ref().unwrap().chance;
        let rivals = (1..SHOWN).filter(|&at| chance(at).is_none_or(|it| it * 2.0 >= first.chance.unwrap()));
        let more: Vec<usize> = rivals.filter(|&at| share(at) - share(0) > 0.25 - 1e-9).collect();
        let most = more.iter().copied().reduce(|best, at| if share(at) > share(best) { at } else { best });
        let wanted = most.filter(|_| share(0) < 0.5).unwrap_or(0);
        prop_assert_eq!(advice.headline.skill, Some(advice.skills[wanted].skill));
        prop_assert_eq!(advice.headline.instead_of, (wanted > 0).then_some(advice.skills[0].skill));
        let wait = [PlatformStatus::Later, PlatformStatus::Closed];
        let named = advice.platforms.iter().filter(|it| it.serves && !it.standing.unconfirmed);
        let named = named.filter(|it| !wait.contains(&it.standing.status)).map(|it| it.platform);
        prop_assert_eq!(&advice.headline.platforms, &named.collect::<Vec<_>>());
    }

    /// What is said to put a skill first does; no smaller change of one answer would, and none of the same size puts it
    /// further ahead. Ratings are whole, scores given directly are changed to halves.
    #[test]
    fn what_would_put_another_first_is_the_least_of_all_that_would(
        given in prop::collection::vec((4u8..=20, any::<bool>()), CATALOG.interests.len()),
    ) {
        let mut answers = Answers::none(&CATALOG);
        // All changes, with their size in quarters.
        let mut possible = Vec::new();
        for (interest, (quarters, is_direct)) in given.into_iter().enumerate() {
            let mut note = |item, steps: &[u8], least, quarters: u8| {
                let others = steps.iter().map(|to| (to, to.abs_diff(quarters))).filter(|(_, size)| *size > least);
                possible.extend(others.map(|(to, size)| (item, f64::from(*to) / 4.0, size)));
            };
            if is_direct {
                answers.scores.insert(interest.into(), f64::from(quarters) / 4.0);
                note(Item::Interest(interest.into()), &[4, 6, 8, 10, 12, 14, 16, 18, 20], 1, quarters);
            } else {
                let (at, rating) = (CATALOG.interests.raw[interest].activities[0], quarters / 4);
                answers.ratings[at] = Answer::Given(rating);
                note(Item::Activity(at), &[4, 8, 12, 16, 20], 0, rating * 4);
            }
        }
        let measure = Measure::new(&CATALOG);
        let changed = |item: Item, to: f64| {
            let mut changed = answers.clone();
            match item {
                Item::Activity(at) => changed.ratings[at] = Answer::Given(to as u8),
                Item::Interest(at) => _ = changed.scores.insert(at, to),
                Item::Taster(..) => unreachable!(),
            }
            measure.rank(&changed)
        };
        // Size of the change, then how far the skill is ahead, for each that comes first.
        let mut changes = vec![Vec::new(); CATALOG.skills.len()];
        for (item, to, size) in possible {
            let Some(ranking) = changed(item, to) else { continue };
            changes[usize::from(ranking.order()[0])].push((f64::from(size) / 4.0, ranking.lead()));
        }
        let advice = advise(&CATALOG, &answers);
        let Some(first) = &advice.skills[0].fit else { return Ok(()) };
        prop_assert_eq!(first.instead_if, None);
        for skill in &advice.skills[1..] {
            let Some(instead) = skill.fit.as_ref().and_then(|fit| fit.instead_if) else {
                prop_assert!(changes[usize::from(skill.skill)].iter().all(|(_, lead)| *lead == 0.0));
                continue;
            };
            let from = match instead.item {
                Item::Activity(at) => answers.ratings[at].given().map(f64::from),
                Item::Interest(at) => answers.scores.get(&at).copied(),
                Item::Taster(..) => None,
            };
            prop_assert_eq!(from, Some(instead.from));
            let (size, ranking) = ((instead.to - instead.from).abs(), changed(instead.item, instead.to).unwrap());
            prop_assert_eq!(ranking.order()[0], skill.skill);
            prop_assert!(changes[usize::from(skill.skill)].iter().any(|(other, _)| *other == size));
            for (other, lead) in &changes[usize::from(skill.skill)] {
                prop_assert!(*other > size || *other == size && *lead <= ranking.lead() || *lead == 0.0);
            }
        }
    }
}

/// Of two answers to one interest the higher adds more where the skill holds much of it, and less where it does not.
#[test]
fn each_answer_to_an_interest_has_its_own_share() {
    let mut answers = rated(3, &[("write-story", 4)]);
    let pair = &CATALOG.interests.raw[0].activities;
    answers.ratings[pair[0]] = Answer::Given(5);
    answers.ratings[pair[1]] = Answer::Given(2);
    for skill in advise(&CATALOG, &answers).skills {
        let because = skill.fit.unwrap().because;
        let share = |at: usize| because.iter().find(|it| it.item == Item::Activity(at.into())).unwrap();
        let (high, low) = (share(usize::from(pair[0])), share(usize::from(pair[1])));
        let more_is_better = match high.holds {
            Holds::Much => true,
            Holds::Little => false,
            Holds::Some => continue,
        };
        assert_eq!(high.contribution > low.contribution, more_is_better);
    }
}

/// Two skills that want the same have the same fit: the earlier stands first, they are too close to call, and nothing puts
/// one ahead of the other.
#[test]
fn twins_are_tied_and_nothing_parts_them() {
    let mut catalog = Catalog::embedded();
    catalog.skills.raw[7].profile = catalog.skills.raw[2].profile.clone();
    let mut answers = Answers::none(&catalog);
    for (turn, at) in catalog.first_activities().enumerate() {
        answers.ratings[at] = Answer::Given((turn * 7 % 5) as u8 + 1);
    }
    let advice = advise(&catalog, &answers);
    let rank = |skill: usize| advice.skills.iter().position(|it| it.skill == skill.into()).unwrap();
    assert_eq!(rank(7), rank(2) + 1);
    for (skill, twin) in [(2, 7), (7, 2)] {
        let fit = advice.of_skill(skill.into()).fit.as_ref().unwrap();
        assert!(fit.tied_with.contains(&twin.into()));
        assert_eq!(fit.instead_if, None);
    }
    // However well one of them fits, it is not sure which.
    let advice = advise(&catalog, &follows(&catalog, 2, 0.3));
    assert!(advice.skills[0].fit.as_ref().unwrap().stability >= 1.0);
    assert_eq!(advice.confidence.level.id(), "medium");
    assert!(advice.confidence.is_close_call);
}

/// A skill that holds of everything what the others hold on average: no learner is more like it than another.
#[test]
fn what_nothing_sets_apart_fits_nobody() {
    let mut catalog = Catalog::embedded();
    let others = (catalog.skills.len() - 1) as f64;
    for interest in 0..interests() {
        let mean = catalog.skills.raw[1..].iter().map(|it| it.profile.raw[interest]).sum::<f64>() / others;
        catalog.skills.raw[0].profile.raw[interest] = mean;
    }
    for turn in 1..5 {
        let ratings = |at: usize| ((at * turn + at / 5) % 5 + 1) as f64;
        let answers = scored(&(0..interests()).map(ratings).collect::<Vec<_>>());
        let ranking = Measure::new(&catalog).rank(&answers).unwrap();
        assert_eq!(ranking.fit(0.into()), 0.0);
        assert!(ranking.fit(ranking.order()[0]) > 0.0 && ranking.order()[0] != 0.into());
        // Left out or not, any interest changes nothing about that.
        let place = ranking.order().iter().position(|skill| *skill == 0.into()).unwrap();
        assert!(place < 3 || ranking.stability(0.into()) < 1.0);
    }
}

/// The published ratings of each skill's occupation, given as interests, bring the skill into the first two.
#[test]
fn an_occupation_s_own_interests_bring_its_skill_to_the_front() {
    for (at, skill) in CATALOG.skills.iter().enumerate() {
        let mut answers = Answers::none(&CATALOG);
        for (interest, figure) in
            CATALOG.interests.iter().zip(&skill.profile).enumerate().map(|(at, (it, figure))| ((at, it), figure))
        {
            let (place, interest) = interest;
            if interest.within.is_none() {
                answers.scores.insert(place.into(), 1.0 + (figure - 1.0) * 4.0 / 6.0);
            }
        }
        let order: Vec<usize> = advise(&CATALOG, &answers).skills.iter().map(|skill| skill.skill.into()).collect();
        assert!(order[..2].contains(&at), "{} is not among the first two", skill.id);
    }
}

/// Somebody who likes one thing only is told so, and is told first a skill that holds more of it than the others do.
#[test]
fn whoever_likes_one_interest_only_is_told_it() {
    for (interest, liked) in CATALOG.interests.iter().enumerate() {
        let mut answers = Answers::none(&CATALOG);
        for (at, activity) in CATALOG.activities.iter().enumerate() {
            let rating = if activity.interest == interest.into() { 5 } else { 1 + (at % 2) as u8 };
            answers.ratings.raw[at] = Answer::Given(rating);
        }
        let advice = advise(&CATALOG, &answers);
        assert_eq!(advice.scores.get(interest.into()), Some(5.0));
        let others = advice.scores.iter().enumerate().filter(|(other, _)| *other != interest);
        assert!(others.into_iter().all(|(_, score)| score.is_some_and(|score| score <= 2.0)), "{}", liked.id);
        let first = advice.skills[0].skill;
        let row = key(&CATALOG, first.into());
        let mean = row.iter().sum::<f64>() / row.len() as f64;
        assert!(row[interest] > mean, "{}: {}", liked.id, CATALOG.skills[first].id);
    }
}

#[test]
fn circumstances_never_change_the_fit() {
    let mut answers = rated(3, &[("cut-video", 5), ("keep-accounts", 1), ("draw-what-you-see", 5)]);
    let fits = |answers: &Answers| -> Vec<(usize, f64)> {
        advise(&CATALOG, answers)
            .skills
            .iter()
            .map(|skill| (skill.skill.into(), skill.fit.as_ref().unwrap().fit))
            .collect()
    };
    let before = fits(&answers);
    answers.overlay(&circumstances(&[("device", "phone"), ("age", "12"), ("english", "none"), ("hours", "1")]));
    assert_eq!(before, fits(&answers));
}

/// The first stage decides whether a path can be begun; behind it what is unmet decides before what is not known.
#[test]
fn a_path_is_as_open_as_its_first_stage() {
    for (skill, pairs, wanted) in [
        ("translation", &[("device", "phone")][..], Status::Unknown),
        ("translation", &[("device", "phone"), ("english", "none")], Status::Later),
        ("autocad", &[("device", "phone")], Status::Partly),
        ("autocad", &[], Status::Unknown),
        ("social-media", &[("device", "shared-computer"), ("english", "write")], Status::Now),
    ] {
        let advice = advise(&CATALOG, &circumstances(pairs));
        let at = CATALOG.skills.iter().position(|it| it.id == skill).unwrap();
        assert_eq!(advice.of_skill(at.into()).readiness.status, wanted, "{skill}: {pairs:?}");
    }
}

#[test]
fn the_same_answer_throughout_tells_nothing() {
    for rating in 1..=5 {
        let advice = advise(&CATALOG, &rated(rating, &[]));
        assert_eq!(advice.confidence.level.id(), "none");
        assert!(advice.skills.iter().all(|skill| skill.fit.is_none()));
        assert_eq!(advice.headline.skill, None);
        assert_eq!(advice.confidence.notes[0].id(), "all-same");
    }
}

#[test]
fn two_interests_are_too_few() {
    let mut answers = Answers::none(&CATALOG);
    answers.scores.insert(0.into(), 5.0);
    answers.scores.insert(1.into(), 1.0);
    let advice = advise(&CATALOG, &answers);
    assert_eq!(advice.headline.skill, None);
    assert_eq!(advice.confidence.notes[0].id(), "too-few");
}

fn note_ids(answers: &Answers) -> Vec<&'static str> {
    advise(&CATALOG, answers).confidence.notes.iter().map(pothik::advice::Note::id).collect()
}

#[test]
fn careless_answers_are_noticed_and_careful_ones_are_not() {
    assert_eq!(note_ids(&rated(5, &[("repair-things", 3)])), ["likes-nearly-all"]);
    assert_eq!(note_ids(&rated(1, &[("repair-things", 3)])), ["likes-hardly-any"]);
    assert_eq!(note_ids(&rated(3, &[("repair-things", 4)])), ["flat"]);
    assert_eq!(
        note_ids(&rated(
            3,
            &[
                ("cut-video", 5),
                ("repair-things", 1),
                ("write-story", 5),
                ("keep-accounts", 1),
                ("persuade-buyer", 1),
                ("lead-event", 5)
            ]
        )),
        [] as [&str; 0]
    );
    let two_of_one_interest = |record_sound| {
        rated(
            3,
            &[
                ("cut-video", 5),
                ("record-sound", record_sound),
                ("repair-things", 1),
                ("write-story", 5),
                ("keep-accounts", 1),
                ("lead-event", 5),
            ],
        )
    };
    assert_eq!(note_ids(&two_of_one_interest(3)), [] as [&str; 0]);
    let contradiction = two_of_one_interest(2);
    assert_eq!(note_ids(&contradiction), ["contradiction"]);
    let looked_at = advise(&CATALOG, &contradiction).confidence.notes[0].look_again.clone();
    let ids: Vec<&str> = looked_at.iter().map(|&at| CATALOG.activities[at].id.as_str()).collect();
    assert_eq!(ids, ["cut-video", "record-sound"]);
}

/// One in ten that differs by two is a standard deviation of exactly 0.6.
#[test]
fn answers_are_flat_below_the_limit_and_not_at_it() {
    let ten = |last| {
        let mut answers = Answers::none(&CATALOG);
        for (place, interest) in CATALOG.interests.iter().take(10).enumerate() {
            answers.ratings[interest.activities[0]] = Answer::Given(if place == 9 { last } else { 3 });
        }
        answers
    };
    assert_eq!(note_ids(&ten(5)), ["few"]);
    assert_eq!(note_ids(&ten(4)), ["few", "flat"]);
}

#[test]
fn a_clear_profile_is_surer_than_a_blurred_one() {
    let skill = CATALOG.skills.iter().position(|skill| skill.id == "graphic-design").unwrap();
    let clear = advise(&CATALOG, &follows(&CATALOG, skill, 0.3)).confidence.level;
    let blurred = advise(&CATALOG, &rated(3, &[("repair-things", 4)])).confidence.level;
    assert_eq!(clear.id(), "high");
    assert_eq!(blurred.id(), "low");
}

/// A strong fit is not enough: the best of twelve often has one by chance.
#[test]
fn a_strong_fit_is_not_yet_high_confidence() {
    let mut strong = 0;
    for skill in 0..CATALOG.skills.len() {
        let row = key(&CATALOG, skill);
        // Half of the learner is the skill, half has nothing to do with it.
        let blurs = (0..8)
            .map(|turn| (0..row.len()).map(move |at| if (at >> (turn % 4)) % 2 == turn / 4 { 0.9 } else { -0.9 }));
        for blur in blurs {
            let scores: Vec<f64> =
                row.iter().zip(blur).map(|(q, blur)| (3.0 + 0.3 * q + blur).clamp(1.0, 5.0)).collect();
            let advice = advise(&CATALOG, &scored(&scores));
            let first = advice.skills[0].fit.as_ref().unwrap();
            let (fit, is_sure) = (first.fit, advice.confidence.level.id() == "high");
            // The critical values for p < .05 and p < .05 / 12.
            assert!(fit > 0.6 || !is_sure, "{skill}: {fit}");
            strong += usize::from(fit > 0.41 && fit < 0.59 && first.stability >= 1.0 && first.tied_with.is_empty());
        }
    }
    assert!(strong > 0);
}

#[test]
fn neighbours_whose_order_turns_easily_are_tied_both_ways() {
    let advice = advise(&CATALOG, &rated(3, &[("repair-things", 4), ("cut-video", 4), ("write-story", 4)]));
    let mut count = 0;
    for pair in advice.skills.windows(2) {
        let tied = pair[0].fit.as_ref().unwrap().tied_with.contains(&pair[1].skill);
        assert_eq!(tied, pair[1].fit.as_ref().unwrap().tied_with.contains(&pair[0].skill));
        count += usize::from(tied);
    }
    assert!(count > 0);
}

/// From ten answers on a pattern in them says something.
#[test]
fn nine_answers_make_no_pattern() {
    let ids = |count: usize| {
        let mut answers = Answers::none(&CATALOG);
        for (turn, at) in CATALOG.first_activities().take(count).enumerate() {
            answers.ratings[at] = Answer::Given(if turn == 0 { 4 } else { 5 });
        }
        note_ids(&answers)
    };
    assert_eq!([9, 10].map(ids), [vec!["few"], vec!["few", "likes-nearly-all"]]);
}

/// Three interests tell something; of fewer than two thirds it is said that they are few.
#[test]
fn how_many_answers_are_few() {
    let ids = |measured: usize| {
        let mut answers = Answers::none(&CATALOG);
        for (at, q) in key(&CATALOG, 0).iter().enumerate().take(measured) {
            answers.scores.insert(at.into(), 3.0 + q / 3.0);
        }
        note_ids(&answers)
    };
    assert_eq!(interests(), 18);
    assert_eq!([2, 3, 11, 12].map(ids), [vec!["too-few"], vec!["few"], vec!["few"], vec![]]);
}

#[test]
fn few_answers_are_not_sure_however_well_they_fit() {
    let key = key(&CATALOG, 0);
    let level = |measured: usize| {
        let mut answers = Answers::none(&CATALOG);
        for (at, q) in key.iter().enumerate().take(measured) {
            answers.scores.insert(at.into(), 3.0 + q / 3.0);
        }
        let advice = advise(&CATALOG, &answers);
        assert!((advice.skills[0].fit.as_ref().unwrap().fit - 1.0).abs() < 1e-9);
        advice.confidence.level.id()
    };
    assert_eq!(level(5), "low");
    assert_eq!(level(6), "medium");
    assert_ne!(level(18), "low");
}

/// Follow-ups are asked until the first has a chance of one half, or six were asked; without chances none is.
#[test]
fn follow_ups_end_when_the_chance_is_large_enough() {
    use pothik::questions::{MORE, Question, USUAL, has_more, next};
    let measure = Measure::new(&CATALOG);
    let firsts: Vec<&str> = CATALOG.first_activities().map(|at| CATALOG.activities[at].id.as_str()).collect();
    let chance = |answers: &Answers| advise(&CATALOG, answers).skills[0].fit.as_ref().unwrap().chance;
    let (mut clear, mut all) = (0, 0);
    for (turn, one) in firsts.iter().enumerate() {
        let other = firsts[(turn + 5) % firsts.len()];
        let mut answers = rated(3, &[(one, 5), (other, 4)]);
        let mut asked = 0;
        while let Some(Question::FollowUp(at)) = next(&measure, &answers, USUAL) {
            assert!(chance(&answers).unwrap() < 0.5 && !CATALOG.is_first(at) && answers.ratings[at].is_unasked());
            answers.ratings[at] = Answer::Given(3 + (asked % 2) as u8);
            asked += 1;
        }
        assert!(asked == 6 || chance(&answers).unwrap() >= 0.5, "{one}");
        clear += usize::from(asked < 6);
        all += usize::from(asked == 6);
        while let Some(Question::FollowUp(at)) = next(&measure, &answers, MORE) {
            assert!(has_more(&measure, &answers) && chance(&answers).unwrap() < 0.6);
            answers.ratings[at] = Answer::Skipped;
            asked += 1;
        }
        assert!(!has_more(&measure, &answers) && (asked == 12 || chance(&answers).unwrap() >= 0.6), "{one}");
    }
    assert!(clear > 0 && all > 3, "{clear} {all}");
    let mut few = rated(3, &[(firsts[0], 5), (firsts[1], 1)]);
    for at in CATALOG.first_activities().skip(11) {
        few.ratings[at] = Answer::Skipped;
    }
    assert_eq!(chance(&few), None);
    assert!(matches!(next(&measure, &few, USUAL), Some(Question::Circumstance(_))));
}

/// One count over everything, which never goes back as long as nobody does.
#[test]
fn the_progress_never_goes_back() {
    use pothik::questions::{Question, USUAL, next, progress};
    let measure = Measure::new(&CATALOG);
    let mut answers = Answers::none(&CATALOG);
    let mut n = 0;
    while let Some(question) = next(&measure, &answers, USUAL) {
        let progress = progress(&CATALOG, &answers, Some(question));
        assert_eq!(progress.n, n + 1);
        assert!(progress.n <= progress.of);
        n = progress.n;
        let given = if n % 7 == 0 { Answer::Skipped } else { Answer::Given(1 + (n % 5) as u32) };
        let is_rating = !matches!(question, Question::Circumstance(_));
        question.set(&mut answers, if is_rating { given } else { Answer::Skipped });
    }
    let end = progress(&CATALOG, &answers, None);
    assert_eq!((end.n, end.of, end.is_about), (n, n, false));
}
