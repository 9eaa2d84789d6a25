//! What would have to be different for another skill to come first: the smallest change of one answer, computed.

use super::rank::Ranking;
use crate::answers::{Answer, Answers};
use crate::catalog::Catalog;

/// An answer about interests: the rating of an activity, or a score given directly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// Its place in the catalogue.
    Activity(usize),
    /// Its place in the catalogue.
    Interest(usize),
}

/// "If you had said `to`, not `from`".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Instead {
    /// The answer that changes.
    pub item: Item,
    /// What was said, 1 to 5.
    pub from: f64,
    /// What would have to be said, 1 to 5.
    pub to: f64,
}

impl Instead {
    fn size(&self) -> f64 {
        (self.to - self.from).abs()
    }
}

/// Scores given directly are changed in steps of this size.
const STEP: f64 = 0.5;

/// For each skill but the first, the smallest change of one answer that would make it the first. Of changes of one
/// size the one that leads by most.
pub fn changes(catalog: &Catalog, ranking: &Ranking, answers: &Answers) -> Vec<Option<Instead>> {
    let mut best: Vec<Option<(Instead, f64)>> = vec![None; catalog.skills.len()];
    for instead in possible(answers) {
        let changed = with(answers, instead);
        let Some((leader, lead)) = ranking.leader_of(&changed.interest_scores(catalog)) else {
            continue;
        };
        if leader == ranking.order[0] || lead == 0.0 {
            continue;
        }
        let better = best[leader].is_none_or(|(known, known_lead)| {
            let (size, known_size) = (instead.size(), known.size());
            size < known_size || (size <= known_size && lead > known_lead)
        });
        if better {
            best[leader] = Some((instead, lead));
        }
    }
    best.into_iter().map(|found| found.map(|(instead, _)| instead)).collect()
}

/// Every other value that each answer could have had.
fn possible(answers: &Answers) -> Vec<Instead> {
    let mut all = Vec::new();
    for (activity, rating) in answers.ratings.iter().enumerate() {
        if let Some(from) = rating.given() {
            let others = (1..=5).filter(|&to| to != from);
            let instead = |to: u8| Instead { item: Item::Activity(activity), from: from.into(), to: to.into() };
            all.extend(others.map(instead));
        }
    }
    for (&interest, &from) in &answers.scores {
        let steps = (0..=8).map(|step| 1.0 + STEP * f64::from(step));
        let others = steps.filter(|to| (to - from).abs() > STEP / 2.0);
        all.extend(others.map(|to| Instead { item: Item::Interest(interest), from, to }));
    }
    all
}

fn with(answers: &Answers, instead: Instead) -> Answers {
    let mut changed = answers.clone();
    match instead.item {
        Item::Activity(at) => changed.ratings[at] = Answer::Given(instead.to as u8),
        Item::Interest(at) => {
            changed.scores.insert(at, instead.to);
        }
    }
    changed
}
