//! Advice: what one learner's answers mean in the light of a catalogue. Pure: no input, no output, no clock.

mod bands;
mod changes;
mod decision;
mod headline;
pub(crate) mod methods;
mod pattern;
pub mod plan;
pub(crate) mod platforms;
mod rank;
pub(crate) mod readiness;
mod walkable;

pub use crate::answers::Change;
pub use bands::{Band, Bands};
pub use changes::{Instead, Unlocked, unlocks};
pub use decision::{Decision, Level, Told, decide};
pub use headline::Headline;
pub use methods::{MethodAdvice, OptionAdvice};
pub use pattern::{Note, Pattern, notes};
pub use plan::{Plan, PlanStage, Weeks};
pub use platforms::{PlatformAdvice, PlatformStatus};
pub use rank::{Holds, Item, Measure, Ranking, Reason};
pub use readiness::{Need, Readiness, Status};
pub use walkable::{OpenHours, Walkable, walkable};

use crate::answers::{Answers, Scores};
use crate::catalog::{Catalog, Circumstances, Each, Place, Skill};

/// With fewer interests measured there is no profile to compare.
pub const LEAST_INTERESTS: usize = 3;

/// How many skills are shown: interest inventories name the right field for about half of the people, so never one.
pub const SHOWN: usize = 3;

/// The whole result for one learner. Places in lists are places in the catalogue's lists.
#[derive(Debug, Clone)]
pub struct Advice {
    /// The learner's score for each interest, 1 to 5.
    pub scores: Scores,
    pub confidence: Confidence,
    /// Every skill: best fit first, or in the catalogue's order if nothing could be told.
    pub skills: Vec<SkillAdvice>,
    /// Every method, the most suitable first.
    pub methods: Vec<MethodAdvice>,
    /// Every platform: those that sell the headline's skill first, the most open first.
    pub platforms: Vec<PlatformAdvice>,
    pub headline: Headline,
    /// The path of the headline's skill.
    pub plan: Option<Plan>,
}

/// How far the ranking can be relied on.
#[derive(Debug, Clone)]
pub struct Confidence {
    pub level: Level,
    pub notes: Vec<Note>,
    /// The chance that one of the three shown is the best match, 0 to 1; `None` if too little was answered to say.
    pub among_shown: Option<f64>,
    /// Whether the first two are too close to call.
    pub is_close_call: bool,
}

/// What is said of one skill.
#[derive(Debug, Clone)]
pub struct SkillAdvice {
    pub skill: Place<Skill>,
    /// How it fits; `None` if nothing could be told.
    pub fit: Option<SkillFit>,
    pub readiness: Readiness,
    pub walkable: Walkable,
}

/// How one skill fits the learner's interests.
#[derive(Debug, Clone)]
pub struct SkillFit {
    /// From 1.
    pub rank: usize,
    /// -1 to 1.
    pub fit: f64,
    /// The chance that it is the best match, 0 to 1; `None` if too little was answered to say.
    pub chance: Option<f64>,
    pub band: Band,
    /// The share of re-draws, leaving one interest out, in which it is among the first three; 0 to 1.
    pub stability: f64,
    /// Neighbours in the ranking that are too close to call (places in the catalogue).
    pub tied_with: Vec<Place<Skill>>,
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
    pub fn of_skill(&self, skill: Place<Skill>) -> &SkillAdvice {
        let found = self.skills.iter().find(|it| it.skill == skill);
        found.expect("there is advice on every skill")
    }
}

/// The advice for `answers`.
pub fn advise(catalog: &Catalog, answers: &Answers) -> Advice {
    Measure::new(catalog).advise(answers)
}

impl Measure<'_> {
    /// The advice for `answers`.
    pub fn advise(&self, answers: &Answers) -> Advice {
        let catalog = self.catalog();
        let scores = answers.interest_scores(catalog);
        let circumstances = answers.circumstances();
        let ranking = self.rank(answers);
        let ways: Each<Skill, Walkable> = catalog.skills.iter().map(|skill| walkable(skill, &circumstances)).collect();
        let decision = decide(catalog, answers, &scores, ranking.as_ref(), |skill| ways[skill].open);
        let skills = self.skills(answers, ranking.as_ref(), &ways, &circumstances);
        let mut methods = methods::methods(catalog, &circumstances);
        let first_methods = changes::first_methods(catalog, &circumstances);
        for method in methods.iter_mut().skip(1) {
            method.first_if = first_methods[method.method];
        }
        let platforms = platforms::platforms(catalog, decision.headline, &circumstances);
        let plan = decision.headline.map(|skill| plan::plan(catalog, skill, &circumstances));
        let headline = Headline::new(&skills, &decision, &methods, &platforms);
        let confidence = Confidence {
            level: decision.level,
            notes: decision.notes,
            among_shown: ranking.as_ref().and_then(Ranking::among_shown),
            is_close_call: ranking.as_ref().is_some_and(Ranking::is_close_call),
        };
        Advice { scores, confidence, skills, methods, platforms, headline, plan }
    }

    fn skills(
        &self,
        answers: &Answers,
        ranking: Option<&Ranking>,
        ways: &Each<Skill, Walkable>,
        circumstances: &Circumstances,
    ) -> Vec<SkillAdvice> {
        let catalog = self.catalog();
        let order = ranking.map_or_else(|| catalog.skills.keys().collect(), |ranking| ranking.order().to_vec());
        let ranked = ranking.map(|it| (it, it.ties(), changes::first_skills(self, it, answers)));
        let advise = |(place, skill): (usize, Place<Skill>)| SkillAdvice {
            skill,
            fit: ranked.as_ref().map(|(ranking, ties, first_if)| SkillFit {
                rank: place + 1,
                fit: ranking.fit(skill),
                chance: ranking.chance(skill),
                band: ranking.band(skill),
                stability: ranking.stability(skill),
                tied_with: ties[skill].clone(),
                because: ranking.because(catalog, answers, skill),
                instead_if: first_if[skill],
            }),
            readiness: readiness::skill(&catalog.skills[skill], circumstances),
            walkable: ways[skill].clone(),
        };
        order.into_iter().enumerate().map(advise).collect()
    }
}
