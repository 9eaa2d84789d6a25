//! The same bits on every machine.

use super::super::Reaction;
use super::{MODEL, VECTORS, nothing, read};

/// Every figure of every learner of the vectors, with gaps, second ratings, scores and tasters here and there, hashed
/// (FNV-1a).
fn digest() -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bits: u64| {
        for byte in bits.to_le_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for (at, learner) in VECTORS.learners.iter().enumerate() {
        let mut evidence = nothing();
        for (interest, (first, second)) in learner.first_ratings.iter().zip(&learner.second_ratings).enumerate() {
            match (at * 5 + interest * 3) % 7 {
                0 if at % 2 == 1 => {}
                1 if at % 3 == 1 => evidence.score(interest, f64::from(*first) * 0.9 + 0.1),
                2 | 3 => [*first, *second].into_iter().for_each(|rating| evidence.rate(interest, rating)),
                _ => evidence.rate(interest, *first),
            }
        }
        if at % 4 == 3 {
            evidence.react(at % MODEL.skills(), Reaction::Liked);
            evidence.react((at + 5) % MODEL.skills(), Reaction::SoSo);
            evidence.react((at + 7) % MODEL.skills(), Reaction::Disliked);
        }
        let (design, posterior) = read(&evidence);
        let posterior = posterior.expect("the answers differ");
        posterior.interests().iter().chain(posterior.values()).for_each(|figure| add(figure.to_bits()));
        posterior.order().iter().for_each(|skill| add(*skill as u64));
        (0..MODEL.skills()).for_each(|skill| add(posterior.fit(skill).to_bits()));
        (0..MODEL.skills()).for_each(|skill| add(design.rho(skill).to_bits()));
        let chances = design.chances(posterior.values()).expect("two thirds were measured");
        let gains = (0..MODEL.interests()).filter_map(|interest| super::super::gain(&design, &chances, interest));
        chances.iter().copied().chain(gains).for_each(|figure| add(figure.to_bits()));
    }
    hash
}

/// Seen on x86-64 with and without AVX2, on aarch64 and on wasm32.
#[test]
fn figures_are_the_same_on_every_machine() {
    assert_eq!(digest(), 11_248_472_993_660_252_695);
}
