//! What a learner is told, without the reasons: all that a batch and an audit need.

use super::pattern::{Note, notes};
use super::rank::Ranked;
use super::{Band, Status};
use crate::answers::{Answers, Scores};
use crate::catalog::{Catalog, Place, Skill};

/// The decisions about one learner's ranking.
#[derive(Debug, Clone, Default)]
pub struct Decision {
    /// What is to be said about the answers.
    pub notes: Vec<Note>,
    /// How far the ranking can be relied on.
    pub level: Level,
    /// The skill to begin with; `None` if nothing can be told.
    pub headline: Option<Place<Skill>>,
}

/// A level of confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "kebab-case"))]
pub enum Level {
    /// Nothing can be told from the answers.
    #[default]
    None,
    /// A first hint.
    Low,
    /// As sure as such questionnaires usually are.
    Medium,
    /// Beyond chance even for the best of several, stable, and nothing against it.
    High,
}

impl Level {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::None, Self::Low, Self::Medium, Self::High];

    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Decides for `answers`, whose interest scores are `scores` and rank the skills as `ranking`, or tell nothing. `status`
/// says whether a skill can be started.
pub fn decide(
    catalog: &Catalog,
    answers: &Answers,
    scores: &Scores,
    ranking: Option<&impl Ranked>,
    status: impl FnMut(Place<Skill>) -> Status,
) -> Decision {
    let notes = notes(catalog, answers, scores, ranking.is_some());
    let level = level(ranking, &notes, catalog.interests.len());
    Decision { notes, level, headline: ranking.map(|ranking| headline(ranking, status)) }
}

/// The best-fitting skill that need not wait. If there is none, or only weak ones, the best-fitting of all: better to wait
/// for what suits than to begin what does not. A skill whose readiness depends on an open question is not passed over; the
/// question is named instead.
fn headline(ranking: &impl Ranked, mut status: impl FnMut(Place<Skill>) -> Status) -> Place<Skill> {
    let mut suiting = ranking.order().iter().copied().take_while(|&skill| ranking.band(skill) > Band::Weak);
    suiting.find(|&skill| status(skill) != Status::Later).unwrap_or(ranking.order()[0])
}

/// How far the first place can be relied on: how strong its fit is, also for the best of several, how stable it is when one
/// interest is left out, how much was answered, and whether the answers look careless.
fn level(ranking: Option<&impl Ranked>, notes: &[Note], interests: usize) -> Level {
    let Some(ranking) = ranking else {
        return Level::None;
    };
    let first = ranking.order()[0];
    let band = ranking.band(first);
    if band <= Band::Fair || ranking.measured() * 3 < interests || notes.iter().any(Note::is_careless) {
        return Level::Low;
    }
    if !ranking.is_stable(first, 0.5) {
        Level::Low
    } else if ranking.stands_out() && notes.is_empty() && ranking.is_stable(first, 1.0) && !ranking.is_tied() {
        Level::High
    } else {
        Level::Medium
    }
}
