//! What a catalogue tells simulated learners, and how often it is right. Pure: the same seed gives the same figures
//! everywhere.
//!
//! The model: general interests are normal and correlate as the catalogue's `[audit]` states; a basic interest loads on its
//! general one ([`LOADING`]); an answer is the interest plus noise ([`RELIABILITY`]), cut into five ratings ([`SHARES`]). A
//! learner's truly best skill is the one whose key correlates best with their true interests. So the figures say how well
//! the questions recover what the model puts in, and nothing about real people.

mod careless;
mod forms;
mod limits;
mod people;

pub use careless::{Answerers, Kind, NOTES};
pub use forms::Form;
pub use limits::{Broken, Limits};
pub use people::{Chance, LOADING, Learner, Otherwise, People, RELIABILITY, SHARES};

use self::forms::{Forms, Interview, interview, order};
use crate::advice::{Band, Level, Measure, Ranking, SHOWN};
use crate::answers::Answers;
use crate::batch::Advisor;
use crate::catalog::{Activity, Catalog, Each, Interest, Place, Skill};

/// Skills whose keys correlate this much are the same as far as interests go.
const ALIKE: f64 = 0.9;
/// Two skills put in the right order less often than this, in per cent, are told apart hardly better than by a coin.
const COIN: f64 = 60.0;
/// With fewer learners than this, nothing is concluded about a pair.
const ENOUGH: usize = 50;
/// Honest learners per careless respondent of each kind, and per learner of each other model.
const PER_OTHER: usize = 5;

/// How often something was the case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    pub times: usize,
    pub of: usize,
}

impl Share {
    fn count(&mut self, so: bool) {
        self.times += usize::from(so);
        self.of += 1;
    }

    /// In per cent, rounded to one decimal; 0 if there were no cases.
    pub fn percent(self) -> f64 {
        let tenths = (self.times * 1000 + self.of / 2).checked_div(self.of).unwrap_or_default();
        tenths as f64 / 10.0
    }
}

/// How often the truly best skill was first and among the first three.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Found {
    pub first: Share,
    pub three: Share,
}

impl Found {
    fn count(&mut self, order: Option<&[Place<Skill>]>, best: Place<Skill>) {
        let place = order.and_then(|order| order.iter().position(|&skill| skill == best));
        self.first.count(place == Some(0));
        self.three.count(place.is_some_and(|place| place < SHOWN));
    }
}

/// What the interview said of one skill.
#[derive(Debug, Clone)]
pub struct SkillFigures {
    pub first: Share,
    pub three: Share,
    /// How many learners' truly best skill it is.
    pub best: Share,
    /// How many of these were told each skill first.
    pub told: Each<Skill, Share>,
}

impl SkillFigures {
    /// The skill that most often takes the first place from this one, by its place in the catalogue.
    pub fn swallowed_by(&self, own: Place<Skill>) -> (Place<Skill>, Share) {
        let others = self.told.iter_enumerated().map(|(at, told)| (at, *told)).filter(|(other, _)| *other != own);
        others.rev().max_by_key(|(_, told)| told.times).unwrap_or((own, Share::default()))
    }
}

/// Two skills, and how well the interview tells them apart.
#[derive(Debug, Clone)]
pub struct Pair {
    pub skills: [Place<Skill>; 2],
    /// Of the learners whose truly best skill is one of the two, how many were told it ahead of the other.
    pub apart: Share,
    /// The correlation of their keys.
    pub alike: f64,
    /// The activity that best tells them apart, preferably not one that everybody is asked.
    pub activity: Option<Place<Activity>>,
}

impl Pair {
    /// Whether the questions cannot tell the two apart: their keys are nearly the same, or a coin would do nearly as well.
    pub fn is_inseparable(&self) -> bool {
        self.alike >= ALIKE || (self.apart.of >= ENOUGH && self.apart.percent() < COIN)
    }
}

/// Chances that were told, in steps of ten per cent, and how often what was told first was truly best.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Calibration {
    /// For each step the sum of the chances, and how often they were right.
    steps: [(f64, Share); 10],
}

impl Calibration {
    /// With fewer learners than this, a step says nothing about the error.
    const ENOUGH: usize = 100;

    fn count(&mut self, chance: f64, right: bool) {
        let (sum, share) = &mut self.steps[((chance * 10.0) as usize).min(9)];
        *sum += chance;
        share.count(right);
    }

    /// The steps in which anything was told: the mean chance in per cent, and how often it was right.
    pub fn steps(&self) -> impl Iterator<Item = (f64, Share)> {
        let told = self.steps.iter().filter(|(_, share)| share.of > 0);
        told.map(|(sum, share)| (100.0 * sum / share.of as f64, *share))
    }

    /// The root mean square, in points, of what was told less how often it was right, in steps with enough learners.
    pub fn error(&self) -> f64 {
        let enough = self.steps().filter(|(_, share)| share.of >= Self::ENOUGH);
        let right = |share: Share| 100.0 * share.times as f64 / share.of as f64;
        let off: Vec<f64> = enough.map(|(says, share)| says - right(share)).collect();
        let squares: f64 = off.iter().map(|off| off * off).sum();
        if off.is_empty() { 0.0 } else { (squares / off.len() as f64).sqrt() }
    }
}

#[derive(Debug, Clone)]
pub struct Audit {
    pub learners: usize,
    pub seed: u64,
    pub skills: Each<Skill, SkillFigures>,
    /// Every pair of skills, the hardest to tell apart first.
    pub pairs: Vec<Pair>,
    pub forms: Vec<(Form, Found)>,
    pub follow_ups: usize,
    /// Of the chances that the interview tells.
    pub calibration: Calibration,
    /// What is found, and with what error of the chances, in people who are otherwise than the model.
    pub otherwise: Vec<(Otherwise, Found, Calibration)>,
    /// Of all those together.
    pub pooled: Calibration,
    /// Learners who answer a second time: who has the same skill first, and who two or more of the same three.
    pub again: (Share, Share),
    /// By the confidence that learners are told.
    pub levels: Vec<(Level, Found)>,
    /// By the band of the first skill.
    pub bands: Vec<(Band, Found)>,
    /// By kind of answerer, the honest first.
    pub answerers: Vec<Answerers>,
}

/// Runs the audit on `learners` simulated learners.
pub fn audit(people: &People, learners: usize, seed: u64) -> Audit {
    let catalog = people.catalog;
    let mut advisor = Advisor::new(catalog);
    let forms = Forms::new(catalog);
    let mut audit = Audit::empty(catalog, &mut advisor, &forms, learners, seed);
    let mut chance = Chance::new(seed);
    for _ in 0..learners {
        audit.try_one(people, &mut advisor, &forms, &mut chance);
    }
    let count = learners / PER_OTHER;
    let careless = Kind::CARELESS.map(|kind| careless::answerers(people, &mut advisor, kind, count, &mut chance));
    audit.answerers.extend(careless);
    for kind in Otherwise::ALL {
        audit.try_otherwise(&people.otherwise(kind, &mut chance), kind, count, &mut advisor, &mut chance);
    }
    audit
        .pairs
        .sort_by_key(|pair| (!pair.is_inseparable(), pair.apart.of < ENOUGH, (pair.apart.percent() * 10.0) as u32));
    audit
}

/// Answers that state the true interests directly.
fn known(catalog: &Catalog, interests: &Each<Interest, f64>) -> Answers {
    Answers { scores: interests.iter_enumerated().map(|(at, score)| (at, *score)).collect(), ..Answers::none(catalog) }
}

/// The truly best skill. Normal numbers are never all equal, so there is one.
fn truly_best(catalog: &Catalog, advisor: &mut Advisor, learner: &Learner) -> Place<Skill> {
    order(advisor, &known(catalog, &learner.interests)).map_or(0.into(), |order| order[0])
}

/// What the advisor's present learner is told first, and with what chance.
fn told(advisor: &Advisor) -> Option<(Place<Skill>, f64)> {
    let ranking = advisor.ranking()?;
    let first = ranking.order()[0];
    Some((first, ranking.chance(first)?))
}

impl Audit {
    fn empty(catalog: &Catalog, advisor: &mut Advisor, forms: &Forms, learners: usize, seed: u64) -> Self {
        let count = catalog.skills.len();
        let none = Share::default();
        let skill = SkillFigures { first: none, three: none, best: none, told: vec![none; count].into() };
        let levels = [Level::High, Level::Medium, Level::Low, Level::None];
        let bands = [Band::Strong, Band::Good, Band::Fair, Band::Weak];
        Self {
            learners,
            seed,
            skills: vec![skill; count].into(),
            pairs: pairs(catalog, advisor),
            forms: forms.all().into_iter().map(|form| (form, Found::default())).collect(),
            follow_ups: 0,
            calibration: Calibration::default(),
            otherwise: Vec::new(),
            pooled: Calibration::default(),
            again: (none, none),
            levels: levels.map(|level| (level, Found::default())).to_vec(),
            bands: bands.map(|band| (band, Found::default())).to_vec(),
            answerers: vec![Answerers::default()],
        }
    }

    fn try_one(&mut self, people: &People, advisor: &mut Advisor, forms: &Forms, chance: &mut Chance) {
        let catalog = people.catalog;
        let learner = people.draw(chance);
        let best = truly_best(catalog, advisor, &learner);
        let interview = interview(advisor.measure(), &learner.ratings);
        self.follow_ups += interview.follow_ups.len();
        for (form, found) in &mut self.forms {
            let answers = forms.answers(*form, &learner.ratings, &interview, chance);
            found.count(order(advisor, &answers), best);
        }
        let again = forms::interview(advisor.measure(), &people.answer(&learner.interests, chance));
        let mut three = |answers: &Answers| order(advisor, answers).map(|it| it[..SHOWN.min(it.len())].to_vec());
        if let (Some(one), Some(other)) = (three(&interview.answers), three(&again.answers)) {
            self.again.0.count(one[0] == other[0]);
            self.again.1.count(one.iter().filter(|it| other.contains(it)).count() >= 2);
        }
        self.count_interview(advisor, best, &interview);
    }

    /// Interviews learners of another kind than the model's.
    fn try_otherwise(
        &mut self,
        people: &People,
        kind: Otherwise,
        count: usize,
        advisor: &mut Advisor,
        chance: &mut Chance,
    ) {
        let (mut found, mut calibration) = (Found::default(), Calibration::default());
        for _ in 0..count {
            let learner = people.draw(chance);
            let best = truly_best(people.catalog, advisor, &learner);
            let interview = interview(advisor.measure(), &learner.ratings);
            found.count(order(advisor, &interview.answers), best);
            if let Some((first, chance)) = told(advisor) {
                calibration.count(chance, first == best);
                self.pooled.count(chance, first == best);
            }
        }
        self.otherwise.push((kind, found, calibration));
    }

    fn count_interview(&mut self, advisor: &mut Advisor, best: Place<Skill>, interview: &Interview) {
        advisor.turn_to(&interview.answers);
        self.answerers[0].count(advisor);
        let ranking = advisor.ranking();
        let order = ranking.map(Ranking::order);
        let level = self.levels.iter_mut().filter(|(level, _)| *level == advisor.decision().level);
        level.for_each(|(_, found)| found.count(order, best));
        let band = ranking.map(|ranking| ranking.band(ranking.order()[0]));
        let band = self.bands.iter_mut().filter(|(it, _)| Some(*it) == band);
        band.for_each(|(_, found)| found.count(order, best));
        if let Some((first, chance)) = told(advisor) {
            self.calibration.count(chance, first == best);
        }
        let place = |skill: Place<Skill>| order.and_then(|order| order.iter().position(|&it| it == skill));
        for (skill, figures) in self.skills.iter_mut_enumerated() {
            let place = place(skill);
            figures.first.count(place == Some(0));
            figures.three.count(place.is_some_and(|place| place < SHOWN));
            figures.best.count(best == skill);
        }
        for (told, share) in self.skills[best].told.iter_mut_enumerated() {
            share.count(place(told) == Some(0));
        }
        for pair in self.pairs.iter_mut().filter(|pair| pair.skills.contains(&best)) {
            let [one, other] = pair.skills;
            let rival = if one == best { other } else { one };
            pair.apart.count(order.is_some() && place(best) < place(rival));
        }
    }

    /// The skills that nobody was told first.
    pub fn never_first(&self) -> Vec<Place<Skill>> {
        self.skills.keys().filter(|&at| self.skills[at].first.times == 0).collect()
    }

    /// The skill that loses the most first places to another, the other, and how many; `None` with too few learners.
    pub fn worst_swallowed(&self) -> Option<(Place<Skill>, Place<Skill>, Share)> {
        let skills = self.skills.iter_enumerated().filter(|(_, figures)| figures.best.times >= ENOUGH);
        let swallowed = skills.map(|(at, figures)| (at, figures.swallowed_by(at)));
        swallowed.map(|(at, (by, share))| (at, by, share)).max_by(|a, b| a.2.percent().total_cmp(&b.2.percent()))
    }

    pub fn mean_follow_ups(&self) -> f64 {
        self.follow_ups as f64 / self.learners as f64
    }

    pub fn found(&self, form: Form) -> Found {
        self.forms.iter().find(|(it, _)| *it == form).map(|(_, found)| *found).unwrap_or_default()
    }
}

fn pairs(catalog: &Catalog, advisor: &mut Advisor) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for one in catalog.skills.keys() {
        // The fit of a skill for somebody whose interests equal a key is the correlation of the two keys.
        let key = advisor.measure().key(one);
        advisor.turn_to(&known(catalog, &key));
        for other in catalog.skills.keys().filter(|other| *other > one) {
            let skills = [one, other];
            let follow_up = tells_apart(advisor.measure(), skills, |at| !catalog.is_first(at));
            pairs.push(Pair {
                skills,
                apart: Share::default(),
                alike: advisor.ranking().map_or(0.0, |ranking| ranking.fit(other)),
                activity: follow_up.or_else(|| tells_apart(advisor.measure(), skills, |_| true)),
            });
        }
    }
    pairs
}

/// Of the activities that are `eligible`, one of the interest in which the standardised keys of two skills differ most.
fn tells_apart(
    measure: &Measure,
    skills: [Place<Skill>; 2],
    eligible: impl Fn(Place<Activity>) -> bool,
) -> Option<Place<Activity>> {
    let catalog = measure.catalog();
    let [one, other] = skills.map(|skill| {
        let key = measure.key(skill);
        let mean = key.iter().sum::<f64>() / key.len() as f64;
        let length = key.iter().map(|figure| (figure - mean) * (figure - mean)).sum::<f64>().sqrt();
        key.iter().map(|figure| (figure - mean) / length.max(1e-9)).collect::<Each<Interest, f64>>()
    });
    let apart = |activity: &Place<Activity>| {
        let interest = catalog.activities[*activity].interest;
        (one[interest] - other[interest]).abs()
    };
    // The first of equals, so that the order of the catalogue decides.
    let eligible = catalog.activities.keys().rev().filter(|&at| eligible(at));
    eligible.max_by(|a, b| apart(a).total_cmp(&apart(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_to_a_tenth_of_a_per_cent() {
        let percent = |times, of| Share { times, of }.percent();
        assert_eq!([percent(1, 3), percent(2, 3), percent(1, 2000), percent(0, 0)], [33.3, 66.7, 0.1, 0.0]);
    }

    #[test]
    fn a_pair_is_inseparable_if_its_keys_are_alike_or_a_coin_would_do() {
        let pair = |times, of, alike| Pair {
            skills: [0, 1].map(Place::from),
            apart: Share { times, of },
            alike,
            activity: None,
        };
        assert!(pair(95, 100, 0.9).is_inseparable());
        assert!(pair(59, 100, 0.2).is_inseparable());
        assert!(!pair(60, 100, 0.2).is_inseparable());
        // Of so few nothing is concluded.
        assert!(!pair(25, 49, 0.2).is_inseparable());
    }

    #[test]
    fn the_error_of_chances_counts_steps_with_a_hundred_learners() {
        let mut calibration = Calibration::default();
        (0..200).for_each(|at| calibration.count(0.55, at < 100));
        (0..100).for_each(|at| calibration.count(0.25, at < 25));
        (0..99).for_each(|_| calibration.count(0.95, false));
        assert!((calibration.error() - 5.0_f64 / 2.0_f64.sqrt()).abs() < 1e-9, "{}", calibration.error());
        assert_eq!(calibration.steps().map(|(_, share)| share.of).collect::<Vec<_>>(), [100, 200, 99]);
    }
}
