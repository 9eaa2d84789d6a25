//! The decisions of [`crate::advice::decide`] for learner after learner, with everything shared between learners computed
//! once.

use super::kernel::{FastRanking, Frames};
use super::memo::{Classes, Memo};
use crate::advice::{Decision, Key, Ranked, Readiness, Status, decide, methods, platforms, readiness};
use crate::answers::{Answers, Scores};
use crate::catalog::{Catalog, Circumstances, Each, Method, Place, Platform, Skill};

/// Advises one learner at a time.
#[derive(Debug, Clone)]
pub struct Advisor<'a> {
    catalog: &'a Catalog,
    frames: Frames,
    classes: Classes,
    /// Whether each skill can be started.
    starts: Each<Skill, Memo<Status>>,
    method: Memo<Option<Place<Method>>>,
    /// Where each skill can be sold.
    platforms: Each<Skill, Memo<Vec<Place<Platform>>>>,
    learner: Learner,
}

/// The learner who is being advised.
#[derive(Debug, Clone)]
struct Learner {
    scores: Scores,
    circumstances: Circumstances,
    classes: Vec<usize>,
    ranking: FastRanking,
    is_ranked: bool,
    decision: Decision,
}

impl<'a> Advisor<'a> {
    pub fn new(catalog: &'a Catalog) -> Self {
        let classes = Classes::new(catalog);
        let frames = Frames::new(Key::new(catalog));
        let learner = Learner {
            ranking: FastRanking::new(&frames),
            scores: Scores::default(),
            circumstances: Circumstances::new(),
            classes: Vec::new(),
            is_ranked: false,
            decision: Decision::default(),
        };
        let sold_on = |skill: &Skill| {
            let platforms = skill.sold_on.iter().map(|&at| &catalog.platforms[at]);
            Memo::new(&classes, platforms.flat_map(Platform::conditions))
        };
        Self {
            starts: catalog.skills.iter().map(|it| Memo::new(&classes, Skill::requirements(it))).collect(),
            method: Memo::new(&classes, catalog.methods.iter().flat_map(Method::conditions)),
            platforms: catalog.skills.iter().map(sold_on).collect(),
            catalog,
            frames,
            classes,
            learner,
        }
    }

    /// Turns to the next learner.
    pub fn turn_to(&mut self, answers: &Answers) {
        let Self { catalog, frames, classes, starts, learner, .. } = self;
        learner.scores.turn_to(catalog, answers);
        answers.fill_circumstances(&mut learner.circumstances);
        classes.of(&learner.circumstances, &mut learner.classes);
        learner.is_ranked = learner.ranking.fill(frames, &learner.scores);
        let ranking = learner.is_ranked.then_some(&learner.ranking);
        let status = |skill: Place<Skill>| start(catalog, &mut starts[skill], learner, skill);
        learner.decision = decide(catalog, answers, &learner.scores, ranking, status);
    }

    /// The learner's ranking, unless nothing can be told.
    pub fn ranking(&self) -> Option<&impl Ranked> {
        self.learner.is_ranked.then_some(&self.learner.ranking)
    }

    /// What the learner is told.
    pub fn decision(&self) -> &Decision {
        &self.learner.decision
    }

    /// The method that suits best.
    pub fn method(&mut self) -> Option<Place<Method>> {
        let Self { catalog, method, learner, .. } = self;
        *method.get(&learner.classes, || methods::best(catalog, &learner.circumstances))
    }

    /// Whether the learner can start a skill.
    pub fn status(&mut self, skill: Place<Skill>) -> Status {
        start(self.catalog, &mut self.starts[skill], &self.learner, skill)
    }

    /// The same with its reasons, which name the answers and so differ between learners.
    pub fn readiness(&self, skill: Place<Skill>) -> Readiness {
        readiness::skill(&self.catalog.skills[skill], &self.learner.circumstances)
    }

    /// Where the learner can sell a skill, as in [`crate::advice::Headline`].
    pub fn platforms(&mut self, skill: Place<Skill>) -> &[Place<Platform>] {
        let Self { catalog, platforms, learner, .. } = self;
        platforms[skill].get(&learner.classes, || platforms::usable(catalog, skill, &learner.circumstances))
    }
}

fn start(catalog: &Catalog, memo: &mut Memo<Status>, learner: &Learner, skill: Place<Skill>) -> Status {
    *memo.get(&learner.classes, || readiness::skill(&catalog.skills[skill], &learner.circumstances).status)
}
