//! The decisions of [`crate::advice::decide`] for learner after learner, with everything shared between learners computed
//! once.

use super::memo::{Classes, Memo};
use crate::advice::{
    Decision, Measure, OpenHours, Ranking, Readiness, Status, decide, methods, platforms, readiness, walkable,
};
use crate::answers::{Answers, Scores};
use crate::catalog::{Catalog, Circumstances, Each, Method, Place, Platform, Skill};

/// Advises one learner at a time.
#[derive(Debug)]
pub struct Advisor<'a> {
    catalog: &'a Catalog,
    measure: Measure<'a>,
    classes: Classes,
    /// Whether each skill can be started.
    starts: Each<Skill, Memo<Status>>,
    /// How much of each skill's path can be walked.
    open: Each<Skill, Memo<OpenHours>>,
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
    ranking: Ranking,
    is_ranked: bool,
    decision: Decision,
}

impl<'a> Advisor<'a> {
    pub fn new(catalog: &'a Catalog) -> Self {
        let classes = Classes::new(catalog);
        let measure = Measure::new(catalog);
        let learner = Learner {
            ranking: Ranking::none(&measure),
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
            open: catalog.skills.iter().map(|it| Memo::new(&classes, Skill::requirements(it))).collect(),
            method: Memo::new(&classes, catalog.methods.iter().flat_map(Method::conditions)),
            platforms: catalog.skills.iter().map(sold_on).collect(),
            catalog,
            measure,
            classes,
            learner,
        }
    }

    /// What is shared by everybody.
    pub fn measure(&self) -> &Measure<'a> {
        &self.measure
    }

    /// Turns to the next learner.
    pub fn turn_to(&mut self, answers: &Answers) {
        let Self { catalog, measure, classes, open, learner, .. } = self;
        learner.scores.turn_to(catalog, answers);
        answers.fill_circumstances(&mut learner.circumstances);
        classes.of(&learner.circumstances, &mut learner.classes);
        learner.is_ranked = learner.ranking.turn_to(measure, answers);
        let ranking = learner.is_ranked.then_some(&learner.ranking);
        let (classes, circumstances) = (&learner.classes, &learner.circumstances);
        let open = |skill| open_hours(catalog, &mut open[skill], classes, circumstances, skill);
        learner.decision = decide(catalog, answers, &learner.scores, ranking, open);
    }

    /// The learner's ranking, unless nothing can be told.
    pub fn ranking(&self) -> Option<&Ranking> {
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
        let Self { catalog, starts, learner, .. } = self;
        let work_out = || readiness::skill(&catalog.skills[skill], &learner.circumstances).status;
        *starts[skill].get(&learner.classes, work_out)
    }

    /// How much of a skill's path the learner can walk.
    pub fn open(&mut self, skill: Place<Skill>) -> OpenHours {
        let Self { catalog, open, learner, .. } = self;
        open_hours(catalog, &mut open[skill], &learner.classes, &learner.circumstances, skill)
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

fn open_hours(
    catalog: &Catalog,
    memo: &mut Memo<OpenHours>,
    classes: &[usize],
    circumstances: &Circumstances,
    skill: Place<Skill>,
) -> OpenHours {
    *memo.get(classes, || walkable(&catalog.skills[skill], circumstances).open)
}
