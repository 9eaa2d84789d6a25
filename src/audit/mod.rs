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
pub use people::{Chance, LOADING, Learner, People, RELIABILITY, SHARES};

use self::forms::{Forms, Interview, interview, order};
use crate::advice::{Band, Key, Level, Ranked, SHOWN};
use crate::answers::Answers;
use crate::batch::Advisor;
use crate::catalog::{Activity, Catalog, Each, Interest, Place, Skill};
use crate::questions::tells_apart;

/// Skills whose keys correlate this much are the same as far as interests go.
const ALIKE: f64 = 0.9;
/// Two skills that are put in the right order in fewer cases than this, in per cent, are told apart hardly better than by a
/// coin.
const COIN: f64 = 60.0;
/// With fewer learners than this, nothing is concluded about a pair.
const ENOUGH: usize = 50;
/// Honest learners per careless respondent of each kind.
const PER_CARELESS: usize = 5;

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

#[derive(Debug, Clone)]
pub struct Audit {
    pub learners: usize,
    pub seed: u64,
    pub skills: Each<Skill, SkillFigures>,
    /// Every pair of skills, the hardest to tell apart first.
    pub pairs: Vec<Pair>,
    pub forms: Vec<(Form, Found)>,
    pub follow_ups: usize,
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
    let others = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Honest);
    let count = learners / PER_CARELESS;
    audit.answerers.extend(others.map(|kind| careless::answerers(people, &mut advisor, kind, count, &mut chance)));
    audit
        .pairs
        .sort_by_key(|pair| (!pair.is_inseparable(), pair.apart.of < ENOUGH, (pair.apart.percent() * 10.0) as u32));
    audit
}

/// Answers that state the true interests directly.
fn known(catalog: &Catalog, interests: &Each<Interest, f64>) -> Answers {
    Answers { scores: interests.iter_enumerated().map(|(at, score)| (at, *score)).collect(), ..Answers::none(catalog) }
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
            levels: levels.map(|level| (level, Found::default())).to_vec(),
            bands: bands.map(|band| (band, Found::default())).to_vec(),
            answerers: vec![Answerers::none(Kind::Honest)],
        }
    }

    fn try_one(&mut self, people: &People, advisor: &mut Advisor, forms: &Forms, chance: &mut Chance) {
        let catalog = people.catalog;
        let learner = people.draw(chance);
        // Normal numbers are never all equal, so there is a best skill.
        let best = order(advisor, &known(catalog, &learner.interests)).map_or(0.into(), |order| order[0]);
        let interview = interview(catalog, &learner.ratings);
        self.follow_ups += interview.follow_ups.len();
        for (form, found) in &mut self.forms {
            let answers = forms.answers(*form, &learner.ratings, &interview, chance);
            found.count(order(advisor, &answers), best);
        }
        self.count_interview(advisor, best, &interview);
    }

    fn count_interview(&mut self, advisor: &mut Advisor, best: Place<Skill>, interview: &Interview) {
        advisor.turn_to(&interview.answers);
        self.answerers[0].count(advisor);
        let ranking = advisor.ranking();
        let order = ranking.map(Ranked::order);
        let level = self.levels.iter_mut().filter(|(level, _)| *level == advisor.decision().level);
        level.for_each(|(_, found)| found.count(order, best));
        let band = ranking.map(|ranking| ranking.band(ranking.order()[0]));
        let band = self.bands.iter_mut().filter(|(it, _)| Some(*it) == band);
        band.for_each(|(_, found)| found.count(order, best));
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
    let key = Key::new(catalog);
    let mut pairs = Vec::new();
    for (one, row) in key.rows().iter_enumerated() {
        // The fit of a skill for somebody whose interests equal a key is the correlation of the two keys.
        advisor.turn_to(&known(catalog, row));
        for other in catalog.skills.keys().filter(|other| *other > one) {
            let skills = [one, other];
            let follow_up = tells_apart(catalog, &key, skills, |at| !catalog.is_first(at));
            pairs.push(Pair {
                skills,
                apart: Share::default(),
                alike: advisor.ranking().map_or(0.0, |ranking| ranking.fit(other)),
                activity: follow_up.or_else(|| tells_apart(catalog, &key, skills, |_| true)),
            });
        }
    }
    pairs
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
}
