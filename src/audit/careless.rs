//! Response styles other than honest ones: do the notes on careless answers detect them?

use super::forms::interview;
use super::people::{Chance, People};
use super::{Share, told};
use crate::advice::{Level, Measure};
use crate::answers::{Answer, Answers};
use crate::batch::Advisor;

/// Learners drawn, at most, for each respondent wanted.
const TRIES: usize = 20;

/// How a simulated respondent answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Honest,
    AllSame,
    /// Gives everything one rating, except one answer in ten, which is off by one.
    NearlySame,
    /// Gives 4 or 5 to nine activities in ten at random, and answers the tenth honestly.
    LikesNearlyAll,
    /// Gives 1 or 2 to nine activities in ten at random, and answers the tenth honestly.
    LikesHardlyAny,
    /// Every rating is drawn at random.
    Random,
    /// Honest, except that the first follow-up gets the rating farthest from the first answer about that interest.
    OneSlip,
}

impl Kind {
    pub const CARELESS: [Self; 6] =
        [Self::AllSame, Self::NearlySame, Self::LikesNearlyAll, Self::LikesHardlyAny, Self::Random, Self::OneSlip];

    pub fn id(self) -> &'static str {
        match self {
            Self::Honest => "honest",
            Self::AllSame => "all-same",
            Self::NearlySame => "nearly-same",
            Self::LikesNearlyAll => "likes-nearly-all",
            Self::LikesHardlyAny => "likes-hardly-any",
            Self::Random => "random",
            Self::OneSlip => "one-slip",
        }
    }
}

/// The notes about response style, by their names in JSON.
pub const NOTES: [&str; 5] = ["all-same", "likes-nearly-all", "likes-hardly-any", "flat", "contradiction"];

/// What respondents of one kind were told.
#[derive(Debug, Clone, Default)]
pub struct Answerers {
    pub kind: Kind,
    /// How many got each of [`NOTES`].
    pub notes: [Share; 5],
    /// How many got any of them.
    pub noted: Share,
    /// How many were given a confidence of none or low.
    pub low: Share,
    /// How many were given a high confidence.
    pub high: Share,
    /// How many were told a chance of 40 in 100 or more, and 60 or more.
    pub forty: Share,
    pub sixty: Share,
    /// The same after the questions that everybody is asked.
    pub early_forty: Share,
    pub early_sixty: Share,
}

impl Answerers {
    pub fn count(&mut self, advisor: &Advisor) {
        let got = |id: &str| advisor.decision().notes.iter().any(|note| note.id() == id);
        for (share, id) in self.notes.iter_mut().zip(NOTES) {
            share.count(got(id));
        }
        self.noted.count(NOTES.into_iter().any(got));
        self.low.count(advisor.decision().level <= Level::Low);
        self.high.count(advisor.decision().level == Level::High);
        let chance = told(advisor).map_or(0.0, |(_, chance)| chance);
        self.forty.count(chance >= 0.4);
        self.sixty.count(chance >= 0.6);
    }

    /// Counts what somebody is told before any follow-up.
    fn count_early(&mut self, advisor: &Advisor) {
        let chance = told(advisor).map_or(0.0, |(_, chance)| chance);
        self.early_forty.count(chance >= 0.4);
        self.early_sixty.count(chance >= 0.6);
    }
}

/// What `count` respondents of a kind are told; fewer if too few of those drawn had an occasion to behave that way.
pub fn answerers(people: &People, advisor: &mut Advisor, kind: Kind, count: usize, chance: &mut Chance) -> Answerers {
    let mut found = Answerers { kind, ..Answerers::default() };
    for _ in 0..count * TRIES {
        if found.noted.of == count {
            break;
        }
        if let Some(mut answers) = answer(people, advisor.measure(), kind, chance) {
            advisor.turn_to(&answers);
            found.count(advisor);
            for (at, rating) in answers.ratings.iter_mut_enumerated() {
                if !people.catalog.is_first(at) {
                    *rating = Answer::Unasked;
                }
            }
            advisor.turn_to(&answers);
            found.count_early(advisor);
        }
    }
    found
}

/// The answers of one respondent; `None` if there was no occasion to behave that way.
fn answer(people: &People, measure: &Measure, kind: Kind, chance: &mut Chance) -> Option<Answers> {
    let catalog = people.catalog;
    let mut ratings = people.draw(chance).ratings;
    let always = 1 + chance.below(5) as u8;
    for rating in &mut ratings {
        let (usual, coin) = (chance.even() < 0.9, chance.below(2) as u8);
        *rating = match (kind, usual) {
            (Kind::AllSame, _) | (Kind::NearlySame, true) => always,
            (Kind::NearlySame, false) if always == 1 || (always < 5 && coin == 0) => always + 1,
            (Kind::NearlySame, false) => always - 1,
            (Kind::LikesNearlyAll, true) => 4 + coin,
            (Kind::LikesHardlyAny, true) => 1 + coin,
            (Kind::Random, _) => 1 + chance.below(5) as u8,
            _ => *rating,
        };
    }
    let honest = interview(measure, &ratings);
    if kind != Kind::OneSlip {
        return Some(honest.answers);
    }
    let slip = *honest.follow_ups.first()?;
    let said = ratings[*catalog.interests[catalog.activities[slip].interest].activities.first()?];
    ratings[slip] = if said >= 3 { 1 } else { 5 };
    Some(interview(measure, &ratings).answers)
}
