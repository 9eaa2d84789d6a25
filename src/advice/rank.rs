//! The order of the skills for one learner, the chance of each, and what every answer adds. The formulas are those of
//! [`crate::measure`]; here they meet the catalogue.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::SHOWN;
use super::bands::{Band, Bands};
use crate::answers::Answers;
use crate::catalog::{Activity, Catalog, Correlations, Each, Interest, Place, Skill};
use crate::measure::{Design, Designs, Evidence, Model, Posterior, Reaction, chance_of};

/// Two neighbours whose order turns in this share of the re-draws are not told apart.
const TURNS: f64 = 0.2;
/// Two skills are too close to call if the second has at least this share of the first's chance, as a fraction.
const CLOSE: (u32, u32) = (2, 3);

/// What is measured, for learner after learner: everything that depends only on the catalogue, and what learners who were
/// asked the same share.
#[derive(Debug)]
pub struct Measure<'c> {
    catalog: &'c Catalog,
    designs: RefCell<Designs>,
    /// By the number of measured interests.
    bands: Vec<OnceCell<Bands>>,
}

impl<'c> Measure<'c> {
    /// # Panics
    /// If the catalogue was not checked.
    pub fn new(catalog: &'c Catalog) -> Self {
        let designs = RefCell::new(Designs::new(Rc::new(model(catalog))));
        Self { catalog, designs, bands: vec![OnceCell::new(); catalog.interests.len() + 1] }
    }

    pub fn catalog(&self) -> &'c Catalog {
        self.catalog
    }

    /// What distinguishes a skill: its profile less the mean profile of the catalogue.
    pub fn key(&self, skill: Place<Skill>) -> Each<Interest, f64> {
        self.designs.borrow().model().key(skill.into()).to_vec().into()
    }

    /// How answers to these questions are read.
    pub fn design(&self, evidence: &Evidence) -> Rc<Design> {
        self.designs.borrow_mut().of(evidence.asked())
    }

    /// Ranks the skills; `None` if the answers tell nothing: fewer than three interests, or all the same.
    pub fn rank(&self, answers: &Answers) -> Option<Ranking> {
        let mut ranking = Ranking::none(self);
        ranking.turn_to(self, answers).then_some(ranking)
    }

    fn bands(&self, measured: usize) -> Bands {
        *self.bands[measured].get_or_init(|| Bands::new(measured, self.catalog.skills.len()))
    }
}

/// The model of a catalogue's interests and skills.
fn model(catalog: &Catalog) -> Model {
    let correlations = Correlations::of(catalog);
    let within: Vec<_> = catalog.interests.iter().map(|it| it.within.map(usize::from)).collect();
    let profiles: Vec<_> = catalog.skills.iter().map(|it| it.profile.raw.clone()).collect();
    Model::new(correlations.rows(), &within, &profiles)
}

/// What `answers` say about interests.
fn note_evidence(catalog: &Catalog, answers: &Answers, evidence: &mut Evidence) {
    evidence.clear();
    for (activity, rating) in catalog.activities.iter().zip(&answers.ratings) {
        if let Some(rating) = rating.given() {
            evidence.rate(activity.interest.into(), rating);
        }
    }
    for (&interest, &score) in &answers.scores {
        evidence.score(interest.into(), score);
    }
    for (&skill, &reaction) in &answers.tried {
        evidence.react(skill.into(), reaction);
    }
}

/// One learner's ranking; one value serves learner after learner.
#[derive(Debug, Clone)]
pub struct Ranking {
    design: Rc<Design>,
    evidence: Evidence,
    posterior: Posterior,
    order: Vec<Place<Skill>>,
    bands: Bands,
    /// In how many of [`DRAWS`](crate::measure::DRAWS) draws each skill fits best; `None` if too little was answered to
    /// say. Worked out when it is asked for.
    wins: OnceCell<Option<Each<Skill, u32>>>,
}

/// What was answered, by its place in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// The rating of an activity.
    Activity(Place<Activity>),
    /// A score given directly.
    Interest(Place<Interest>),
    /// How the taster of a skill was liked.
    Taster(Place<Skill>, Reaction),
}

/// How much of an interest a skill holds, beside the other skills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Much,
    Little,
    /// Neither, so that answers about it are no reason worth naming.
    Some,
}

/// One answer and what it adds to a fit.
#[derive(Debug, Clone, Copy)]
pub struct Reason {
    pub item: Item,
    /// What the learner said, 1 to 5; of a taster 1 for disliked, 3 for so-so, 5 for liked.
    pub rating: f64,
    /// What it adds to the fit; a skill's contributions add up to its fit.
    pub contribution: f64,
    pub holds: Holds,
}

impl Ranking {
    /// An empty ranking, to be filled.
    pub fn none(measure: &Measure) -> Self {
        let catalog = measure.catalog;
        let evidence = Evidence::none(catalog.interests.len(), catalog.skills.len());
        Self {
            design: measure.design(&evidence),
            bands: measure.bands(0),
            evidence,
            posterior: Posterior::default(),
            order: Vec::new(),
            wins: OnceCell::new(),
        }
    }

    /// Takes the answers of another learner; false if they tell nothing.
    pub fn turn_to(&mut self, measure: &Measure, answers: &Answers) -> bool {
        note_evidence(measure.catalog, answers, &mut self.evidence);
        self.design = measure.design(&self.evidence);
        self.wins.take();
        if !self.posterior.read(&self.design, &self.evidence) {
            return false;
        }
        self.order.clear();
        self.order.extend(self.posterior.order().iter().map(|&at| Place::from(at)));
        self.bands = measure.bands(self.measured());
        true
    }

    /// The skills, best first: by fit, each divided by how well it is measured.
    pub fn order(&self) -> &[Place<Skill>] {
        &self.order
    }

    /// The fit of a skill, -1 to 1: the correlation of its key and the learner's interests.
    pub fn fit(&self, skill: Place<Skill>) -> f64 {
        self.posterior.fit(skill.into())
    }

    /// How many interests were measured.
    pub fn measured(&self) -> usize {
        self.design.measured().len()
    }

    fn wins(&self) -> Option<&Each<Skill, u32>> {
        self.wins.get_or_init(|| self.design.wins(self.posterior.values()).map(Into::into)).as_ref()
    }

    /// The chance that a skill is the learner's best match, 0 to 1; `None` if fewer than two thirds of the interests were
    /// measured.
    pub fn chance(&self, skill: Place<Skill>) -> Option<f64> {
        self.wins().map(|wins| chance_of(wins[skill]))
    }

    /// The chances of all skills, in the order of the catalogue.
    pub fn chances(&self) -> Option<Vec<f64>> {
        Some(self.wins()?.iter().copied().map(chance_of).collect())
    }

    /// The chance that one of the skills that are shown is the best match.
    pub fn among_shown(&self) -> Option<f64> {
        self.order.iter().take(SHOWN).map(|&skill| self.chance(skill)).sum()
    }

    /// Whether a skill's chance is at least `share` (a numerator and a denominator) of the first's; `None` without
    /// chances.
    pub fn rivals(&self, skill: Place<Skill>, (over, under): (u32, u32)) -> Option<bool> {
        self.wins().map(|wins| wins[skill] * under >= wins[self.order[0]] * over)
    }

    /// Whether the first two are too close to call.
    pub fn is_close_call(&self) -> bool {
        // Of skills that want the same, the catalogue's first wins every draw.
        self.order.get(1).is_some_and(|&second| self.lead() == 0.0 || self.rivals(second, CLOSE) == Some(true))
    }

    pub fn band(&self, skill: Place<Skill>) -> Band {
        self.bands.of(self.fit(skill))
    }

    /// Whether the first fits better than chance allows for the best of all skills.
    pub fn stands_out(&self) -> bool {
        self.bands.stands_out(self.fit(self.order[0]))
    }

    /// By how much the first is ahead, in the steps in which skills are put in order; infinite if there is no second.
    pub fn lead(&self) -> f64 {
        let step = |skill: Place<Skill>| self.posterior.step(&self.design, skill.into());
        self.order.get(1).map_or(f64::INFINITY, |&second| step(self.order[0]) - step(second))
    }

    /// The share of re-draws, leaving one interest out, in which a skill is among the first three; 0 to 1.
    pub fn stability(&self, skill: Place<Skill>) -> f64 {
        self.times_among(skill, self.measured()) as f64 / self.measured() as f64
    }

    /// Whether that share is at least a half.
    pub fn is_mostly_stable(&self, skill: Place<Skill>) -> bool {
        let half = self.measured().div_ceil(2);
        self.times_among(skill, half) == half
    }

    fn times_among(&self, skill: Place<Skill>, most: usize) -> usize {
        self.posterior.times_among(&self.design, skill.into(), SHOWN, most)
    }

    /// Whether two neighbours fit equally well, or their order turns in a fifth of the re-draws or more.
    pub fn too_close(&self, above: Place<Skill>, below: Place<Skill>) -> bool {
        let (one, other) = (above.into(), below.into());
        let turns = || self.posterior.turns(&self.design, one, other) as f64;
        self.posterior.step(&self.design, one) == self.posterior.step(&self.design, other)
            || turns() >= TURNS * self.measured() as f64
    }

    /// For each skill, its neighbours in the order that are too close to call.
    pub fn ties(&self) -> Each<Skill, Vec<Place<Skill>>> {
        let mut ties: Each<Skill, _> = vec![Vec::new(); self.order.len()].into();
        for pair in self.order.windows(2) {
            if self.too_close(pair[0], pair[1]) {
                ties[pair[0]].push(pair[1]);
                ties[pair[1]].push(pair[0]);
            }
        }
        ties
    }

    /// The measured interest of which one more rating would tell most, among those of which one `is_left`.
    pub fn next(&self, is_left: impl Fn(Place<Interest>) -> bool) -> Option<Place<Interest>> {
        let chances = self.chances()?;
        crate::measure::next(&self.design, &chances, |interest| is_left(interest.into())).map(Place::from)
    }

    /// What each answer adds to the fit of `skill`; the largest contribution first.
    pub fn because(&self, catalog: &Catalog, answers: &Answers, skill: Place<Skill>) -> Vec<Reason> {
        let (design, posterior, of) = (&self.design, &self.posterior, usize::from(skill));
        let reason = |item, interest: Place<Interest>, rating: f64, contribution: f64| {
            let holds = match interest.into() {
                interest if design.stands_out(of, interest) => Holds::Much,
                interest if design.holds_little(of, interest) => Holds::Little,
                _ => Holds::Some,
            };
            Reason { item, rating, contribution, holds }
        };
        let mut reasons = Vec::new();
        for (at, activity) in catalog.activities.iter_enumerated() {
            let interest = activity.interest;
            if let Some(rating) = answers.ratings[at].given().filter(|_| !answers.scores.contains_key(&interest)) {
                let contribution = posterior.of_rating(design, of, interest.into(), rating);
                reasons.push(reason(Item::Activity(at), interest, rating.into(), contribution));
            }
        }
        for (&interest, &score) in &answers.scores {
            let contribution = posterior.of_score(design, of, interest.into());
            reasons.push(reason(Item::Interest(interest), interest, score, contribution));
        }
        for (&tried, &reaction) in &answers.tried {
            let rating = 1.0 + 2.0 * f64::from(reaction as u8);
            let contribution = posterior.of_reaction(design, of, tried.into());
            let holds = if tried == skill { Holds::Much } else { Holds::Some };
            reasons.push(Reason { item: Item::Taster(tried, reaction), rating, contribution, holds });
        }
        reasons.sort_by(|a, b| b.contribution.abs().total_cmp(&a.contribution.abs()));
        reasons
    }
}
