//! The figures of the measure against those of an independent computation.

use super::super::{USUAL, gain, next};
use super::{Learner, MODEL, Step, VECTORS, nothing, read};
use crate::measure::Evidence;

fn steps() -> impl Iterator<Item = (&'static Learner, &'static Step)> {
    VECTORS.learners.iter().flat_map(|learner| learner.steps.iter().map(move |step| (learner, step)))
}

fn evidence(learner: &Learner, step: &Step) -> Evidence {
    let mut evidence = nothing();
    for (interest, asked) in step.asked.iter().enumerate() {
        let ratings = [learner.first_ratings[interest], learner.second_ratings[interest]];
        ratings.iter().take(usize::from(*asked)).for_each(|rating| evidence.rate(interest, *rating));
    }
    evidence
}

fn assert_close(name: &str, ours: impl IntoIterator<Item = f64>, stated: &[f64], by: f64) {
    let ours: Vec<f64> = ours.into_iter().collect();
    assert_eq!(ours.len(), stated.len(), "{name}");
    for (at, (ours, stated)) in ours.iter().zip(stated).enumerate() {
        assert!((ours - stated).abs() <= by, "{name}, {at}: {ours}, not {stated}");
    }
}

#[test]
fn constants_follow_from_shares_and_reliability() {
    let rating = MODEL.rating;
    let ours = [rating.mean, rating.sd, rating.slope, rating.noise];
    assert_close("constants", ours, &[VECTORS.mean, VECTORS.sd, VECTORS.lam, VECTORS.e2], 1e-14);
}

#[test]
fn interests_values_and_order_agree() {
    assert_eq!(steps().count(), 97);
    for (learner, step) in steps() {
        let (design, posterior) = read(&evidence(learner, step));
        let posterior = posterior.unwrap();
        assert_close("mean", posterior.interests().iter().copied(), &step.posterior_mean, 1e-6);
        assert_close("value", posterior.values().iter().copied(), &step.value, 1e-6);
        let equalised = posterior.values().iter().enumerate().map(|(skill, value)| value / design.rho(skill));
        assert_close("equalised", equalised, &step.equalised, 1e-6);
        assert_eq!(posterior.order(), step.order);
    }
}

#[test]
fn chances_agree() {
    for (learner, step) in steps() {
        let (design, posterior) = read(&evidence(learner, step));
        let chances = design.chances(posterior.unwrap().values()).unwrap();
        assert_close("chance", chances, &step.p_512, 0.005);
    }
}

/// Given the chances that are stated, for these are rounded.
#[test]
fn gain_next_question_and_stop_agree() {
    for (learner, step) in steps() {
        let (design, posterior) = read(&evidence(learner, step));
        let is_left = |interest: usize| step.asked[interest] < 2;
        let ours = (0..step.asked.len())
            .map(|interest| if is_left(interest) { gain(&design, &step.p_512, interest).unwrap() } else { -1.0 });
        assert_close("gain", ours, &step.gain, 1e-5);
        let follow_ups = step.asked.iter().map(|asked| usize::from(*asked) - 1).sum();
        let first = posterior.unwrap().order()[0];
        assert_eq!(USUAL.is_reached(step.p_512[first], follow_ups), step.stop);
        let following = (!step.stop).then(|| next(&design, &step.p_512, is_left).unwrap());
        assert_eq!(following, step.next_interest);
    }
}
