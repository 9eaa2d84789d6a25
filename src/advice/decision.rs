//! What a learner is told, without the reasons: all that a batch and an audit need.

use super::Band;
use super::headline::begin_with;
use super::pattern::{Note, notes};
use super::rank::Ranking;
use super::walkable::OpenHours;
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
    /// The first skill, if the headline is another.
    pub instead_of: Option<Place<Skill>>,
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

/// How large a chance somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "kebab-case"))]
pub enum Told {
    /// .60 or more.
    SixtyOrMore,
    /// From .40 to .60.
    FortyOrMore,
    /// Below .40: look at all three.
    Less,
    /// Too little was answered to say.
    Nothing,
}

impl Told {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::SixtyOrMore, Self::FortyOrMore, Self::Less, Self::Nothing];

    /// What is told of a chance, 0 to 1.
    pub fn of(chance: Option<f64>) -> Self {
        match chance {
            None => Self::Nothing,
            Some(0.6..) => Self::SixtyOrMore,
            Some(0.4..) => Self::FortyOrMore,
            Some(_) => Self::Less,
        }
    }

    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::SixtyOrMore => "sixty-or-more",
            Self::FortyOrMore => "forty-or-more",
            Self::Less => "less",
            Self::Nothing => "nothing",
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
