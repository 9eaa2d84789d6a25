//! What a learner is told, without the reasons: all that a batch and an audit need.

use super::Band;
use super::headline::begin_with;
use super::pattern::{Note, notes};
use super::rank::Ranking;
use super::walkable::OpenHours;
use crate::answers::{Answers, Scores};
use crate::catalog::{Catalog, Place, Skill};
use crate::words::words;

/// The decisions about one learner's ranking.
#[derive(Debug, Clone, Default)]
pub struct Decision {
    pub notes: Vec<Note>,
    pub level: Level,
    /// The skill to begin with; `None` if nothing can be told.
    pub headline: Option<Place<Skill>>,
    /// The first skill, if the headline is another.
    pub instead_of: Option<Place<Skill>>,
}

words! {
    /// A level of confidence.
    #[derive(Default)]
    Level {
        /// Nothing can be told from the answers.
        #[default]
        None = "none",
        /// A first hint.
        Low = "low",
        /// As sure as such questionnaires usually are.
        Medium = "medium",
        /// Beyond chance even for the best of several, stable, and nothing against it.
        High = "high",
    }

    /// The size of the chance that a learner is told.
    Told {
        /// .60 or more.
        SixtyOrMore = "sixty-or-more",
        /// From .40 to .60.
        FortyOrMore = "forty-or-more",
        /// Below .40: look at all three.
        Less = "less",
        /// Too little was answered to say.
        Nothing = "nothing",
    }
}

impl Told {
    /// What is told of a chance, 0 to 1.
    pub fn of(chance: Option<f64>) -> Self {
        match chance {
            None => Self::Nothing,
            Some(0.6..) => Self::SixtyOrMore,
            Some(0.4..) => Self::FortyOrMore,
            Some(_) => Self::Less,
        }
    }
}

/// Decides for `answers`, whose interest scores are `scores` and rank the skills as `ranking`, or tell nothing. `open` says
/// how much of a skill's path can be walked.
pub fn decide(
    catalog: &Catalog,
    answers: &Answers,
    scores: &Scores,
    ranking: Option<&Ranking>,
    open: impl FnMut(Place<Skill>) -> OpenHours,
) -> Decision {
    let notes = notes(catalog, answers, scores, ranking.is_some());
    let level = level(ranking, &notes, catalog.interests.len());
    let walked = ranking.map(|ranking| begin_with(ranking, open));
    let first = ranking.map(|ranking| ranking.order()[0]);
    let headline = ranking.and(answers.chosen).or(walked);
    let instead_of = first.filter(|_| answers.chosen.is_none() && headline != first);
    Decision { notes, level, headline, instead_of }
}

/// How far the first place can be relied on: how strong its fit is, also for the best of several, how stable it is when one
/// interest is left out, how much was answered, and whether the answers look careless.
fn level(ranking: Option<&Ranking>, notes: &[Note], interests: usize) -> Level {
    let Some(ranking) = ranking else {
        return Level::None;
    };
    let first = ranking.order()[0];
    let band = ranking.band(first);
    if band <= Band::Fair || ranking.measured() * 3 < interests || notes.iter().any(Note::is_careless) {
        return Level::Low;
    }
    let is_tied = || ranking.order().get(1).is_some_and(|&second| ranking.too_close(first, second));
    if ranking.stands_out() && notes.is_empty() && !is_tied() && ranking.stability(first) >= 1.0 {
        Level::High
    } else if ranking.is_mostly_stable(first) {
        Level::Medium
    } else {
        Level::Low
    }
}
