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
    // Of the learner who is being advised:
    scores: Scores,
    circumstances: Circumstances,
    /// Those of the circumstances.
    own_classes: Vec<usize>,
    ranking: Ranking,
    is_ranked: bool,
    decision: Decision,
}

impl<'a> Advisor<'a> {
    pub fn new(catalog: &'a Catalog) -> Self {
        let classes = Classes::new(catalog);
        let measure = Measure::new(catalog);
        let sold_on = |skill: &Skill| {
            let platforms = skill.sold_on.iter().map(|&at| &catalog.platforms[at]);
            Memo::new(&classes, platforms.flat_map(Platform::conditions))
        };
        Self {
            starts: catalog.skills.iter().map(|it| Memo::new(&classes, Skill::requirements(it))).collect(),
            open: catalog.skills.iter().map(|it| Memo::new(&classes, Skill::requirements(it))).collect(),
            method: Memo::new(&classes, catalog.methods.iter().flat_map(Method::conditions)),
            platforms: catalog.skills.iter().map(sold_on).collect(),
            ranking: Ranking::none(&measure),
            catalog,
            measure,
            classes,
            scores: Scores::default(),
            circumstances: Circumstances::new(),
            own_classes: Vec::new(),
            is_ranked: false,
            decision: Decision::default(),
        }
    }

    /// What is shared by everybody.
    pub fn measure(&self) -> &Measure<'a> {
        &self.measure
    }

    pub fn turn_to(&mut self, answers: &Answers) {
        self.scores.turn_to(self.catalog, answers);
        answers.fill_circumstances(&mut self.circumstances);
        self.classes.of(&self.circumstances, &mut self.own_classes);
        self.is_ranked = self.ranking.turn_to(&self.measure, answers);
        let ranking = self.is_ranked.then_some(&self.ranking);
        let open = |skill: Place<Skill>| {
            let work_out = || walkable(&self.catalog.skills[skill], &self.circumstances).open;
            *self.open[skill].get(&self.own_classes, work_out)
        };
        self.decision = decide(self.catalog, answers, &self.scores, ranking, open);
    }

    /// The learner's ranking, unless nothing can be told.
    pub fn ranking(&self) -> Option<&Ranking> {
        self.is_ranked.then_some(&self.ranking)
    }

    pub fn decision(&self) -> &Decision {
        &self.decision
    }

    /// The method that suits best.
    pub fn method(&mut self) -> Option<Place<Method>> {
        *self.method.get(&self.own_classes, || methods::best(self.catalog, &self.circumstances))
    }

    /// Whether the learner can start a skill.
    pub fn status(&mut self, skill: Place<Skill>) -> Status {
        let work_out = || readiness::skill(&self.catalog.skills[skill], &self.circumstances).status;
        *self.starts[skill].get(&self.own_classes, work_out)
    }

    /// How much of a skill's path the learner can walk.
    pub fn open(&mut self, skill: Place<Skill>) -> OpenHours {
        let work_out = || walkable(&self.catalog.skills[skill], &self.circumstances).open;
        *self.open[skill].get(&self.own_classes, work_out)
    }

    /// Whether the learner can start a skill, with the reasons, which name the answers and so differ between learners.
    pub fn readiness(&self, skill: Place<Skill>) -> Readiness {
        readiness::skill(&self.catalog.skills[skill], &self.circumstances)
    }

    /// Where the learner can sell a skill, as in [`crate::advice::Headline`].
    pub fn platforms(&mut self, skill: Place<Skill>) -> &[Place<Platform>] {
        self.platforms[skill].get(&self.own_classes, || platforms::usable(self.catalog, skill, &self.circumstances))
    }
}
