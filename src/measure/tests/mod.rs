mod bits;
mod properties;
mod vectors;

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Design, Evidence, Model, Posterior};

/// Twenty learners with every figure of their reading, computed independently.
#[derive(Deserialize)]
struct Vectors {
    within: Vec<Option<usize>>,
    general_correlations: Vec<Vec<f64>>,
    profiles: Vec<Vec<f64>>,
    lam: f64,
    mean: f64,
    sd: f64,
    e2: f64,
    learners: Vec<Learner>,
}

#[derive(Deserialize)]
struct Learner {
    first_ratings: Vec<u8>,
    second_ratings: Vec<u8>,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    asked: Vec<u8>,
    posterior_mean: Vec<f64>,
    value: Vec<f64>,
    equalised: Vec<f64>,
    p_512: Vec<f64>,
    order: Vec<usize>,
    gain: Vec<f64>,
    next_interest: Option<usize>,
    stop: bool,
}

static VECTORS: LazyLock<Vectors> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../tests/measure/vectors.json")).unwrap());

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let vectors = &*VECTORS;
    Model::new(&vectors.general_correlations, &vectors.within, &vectors.profiles)
});

fn nothing() -> Evidence {
    Evidence::none(MODEL.interests(), MODEL.skills())
}

/// The design and the reading of answers, if they tell anything.
fn read(evidence: &Evidence) -> (Design, Option<Posterior>) {
    let design = Design::new(&MODEL, evidence.asked());
    let mut posterior = Posterior::default();
    let told = posterior.read(&design, evidence);
    (design, told.then_some(posterior))
}
