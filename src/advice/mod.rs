//! Advice: what one learner's answers mean in the light of a catalogue. Pure: no input, no output, no clock.

mod advisor;
mod fit;
mod headline;
mod instead;
mod memo;
mod methods;
mod pattern;
pub mod plan;
mod platforms;
mod rank;
mod readiness;
mod unlock;
mod what_if;

pub use advisor::Advisor;
pub use fit::{Band, Key};
pub use headline::Headline;
pub use instead::{Instead, Item};
pub use methods::{MethodAdvice, OptionAdvice};
pub use pattern::{Note, notes};
pub use plan::{Plan, PlanStage, Weeks};
pub use platforms::{PlatformAdvice, PlatformStatus};
pub use rank::{Ranking, Reason, SHOWN, ranking};
pub use readiness::{Need, Readiness, Status};
pub use unlock::Change;
pub use what_if::{Unlock, what_if};

use crate::answers::{Answers, Scores};
use crate::catalog::Catalog;

/// With fewer interests measured there is no profile to compare.
pub const LEAST_INTERESTS: usize = 3;

/// The whole result for one learner. Places in lists are places in the catalogue's lists.
#[derive(Debug, Clone)]
pub struct Advice {
    /// The learner's score for each interest, 1 to 5.
    pub scores: Scores,
    /// How far the ranking can be relied on.
    pub confidence: Confidence,
    /// Every skill: best fit first, or in the catalogue's order if nothing could be told.
    pub skills: Vec<SkillAdvice>,
    /// Every method, the most suitable first.
    pub methods: Vec<MethodAdvice>,
    /// Every platform: those that sell the headline's skill first, the most open first.
    pub platforms: Vec<PlatformAdvice>,
    /// What to begin with.
    pub headline: Headline,
    /// The path of the headline's skill.
    pub plan: Option<Plan>,
}

/// How far the ranking can be relied on.
#[derive(Debug, Clone)]
pub struct Confidence {
    /// In one word.
    pub level: Level,
    /// What is to be said about the answers.
    pub notes: Vec<Note>,
}

/// A level of confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "kebab-case"))]
pub enum Level {
    /// Nothing can be told from the answers.
    None,
    /// A first hint.
    Low,
    /// As sure as such questionnaires usually are.
    Medium,
    /// Beyond chance even for the best of so many, stable, and nothing against it.
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

/// What is said of one skill.
#[derive(Debug, Clone)]
pub struct SkillAdvice {
    /// Place in the catalogue.
    pub skill: usize,
    /// How it fits; `None` if nothing could be told.
    pub fit: Option<SkillFit>,
    /// Whether it can be started.
    pub readiness: Readiness,
}

/// How one skill fits the learner's interests.
#[derive(Debug, Clone)]
pub struct SkillFit {
    /// From 1.
    pub rank: usize,
    /// -1 to 1.
    pub fit: f64,
    /// The fit in one word.
    pub band: Band,
    /// The share of re-draws, leaving one interest out, in which it is among the first three; 0 to 1.
    pub stability: f64,
    /// Neighbours in the ranking that are too close to call (places in the catalogue).
    pub tied_with: Vec<usize>,
    /// What the fit is made of; the contributions add up to it. The largest first.
    pub because: Vec<Reason>,
    /// The smallest change of one answer that would make it the first. `None` for the first, or if there is none.
    pub instead_if: Option<Instead>,
}

impl Advice {
    /// What is said of one skill, by its place in the catalogue.
    ///
    /// # Panics
    /// If the catalogue has no such skill.
    pub fn of_skill(&self, skill: usize) -> &SkillAdvice {
        let found = self.skills.iter().find(|it| it.skill == skill);
        found.expect("there is advice on every skill")
    }
}

/// The advice for `answers`.
pub fn advise(catalog: &Catalog, answers: &Answers) -> Advice {
    let key = Key::new(catalog);
    let scores = answers.interest_scores(catalog);
    let circumstances = answers.circumstances();
    let ranking = ranking(&key, &scores);
    let skills = skills(catalog, answers, ranking.as_ref(), &circumstances);
    let notes = notes(catalog, answers, &scores, ranking.is_some());
    let level = level(ranking.as_ref(), &notes, catalog.interests.len());
    let headline_skill = ranking.as_ref().map(|ranking| {
        let status =
            |skill: usize| skills.iter().find(|it| it.skill == skill).map_or(Status::Later, |it| it.readiness.status);
        headline::skill(ranking, status)
    });
    let methods = methods::methods(catalog, &circumstances);
    let platforms = platforms::platforms(catalog, headline_skill, &circumstances);
    let headline = Headline::new(&skills, headline_skill, &methods, &platforms);
    let plan = headline_skill.map(|skill| plan::plan(catalog, skill, &circumstances));
    Advice { scores, confidence: Confidence { level, notes }, skills, methods, platforms, headline, plan }
}

fn skills(
    catalog: &Catalog,
    answers: &Answers,
    ranking: Option<&Ranking>,
    circumstances: &[Option<u32>],
) -> Vec<SkillAdvice> {
    let advise = |skill: usize, fit: Option<SkillFit>| SkillAdvice {
        skill,
        fit,
        readiness: readiness::skill(&catalog.skills[skill], circumstances),
    };
    let Some(ranking) = ranking else {
        return (0..catalog.skills.len()).map(|skill| advise(skill, None)).collect();
    };
    let tied = ranking.ties();
    let changes = instead::changes(catalog, ranking, answers);
    let fit = |place: usize, skill: usize| SkillFit {
        rank: place + 1,
        fit: ranking.fits()[skill],
        band: ranking.band(skill),
        stability: ranking.stability(skill),
        tied_with: tied[skill].clone(),
        because: rank::because(catalog, ranking, answers, skill),
        instead_if: changes[skill],
    };
    let order = ranking.order.iter().enumerate();
    order.map(|(place, &skill)| advise(skill, Some(fit(place, skill)))).collect()
}

/// How far the first place can be relied on: how strong its fit is, also for the best of so many, how it stands when one
/// interest is left out, how much was answered, and whether the answers look careless.
fn level(ranking: Option<&Ranking>, notes: &[Note], interests: usize) -> Level {
    let Some(ranking) = ranking else {
        return Level::None;
    };
    let first = ranking.order[0];
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
