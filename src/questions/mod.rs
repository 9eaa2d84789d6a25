//! Which question comes next. It follows from the answers alone, so that a code resumes exactly where it stopped.

pub mod prompt;

use crate::advice::Measure;
use crate::answers::{Answer, Answers};
use crate::catalog::{Activity, Catalog, Circumstance, Place};
pub use crate::measure::{MORE, Stop, USUAL};

/// About how many follow-ups are asked until the stop is reached (method.md: 3.6 of simulated learners).
const EXPECTED: usize = 4;

/// A question; activities and circumstances by their place in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// An activity that everybody is asked.
    First(Place<Activity>),
    /// An activity that tells the two leaders apart.
    FollowUp(Place<Activity>),
    Circumstance(Place<Circumstance>),
}

/// A part of the interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    First,
    FollowUps,
    Circumstances,
}

impl Question {
    /// The part of the interview it belongs to.
    pub fn section(self) -> Section {
        match self {
            Self::First(_) => Section::First,
            Self::FollowUp(_) => Section::FollowUps,
            Self::Circumstance(_) => Section::Circumstances,
        }
    }

    pub fn answer(self, answers: &Answers) -> Answer<u32> {
        match self {
            Self::First(at) | Self::FollowUp(at) => answers.ratings[at].map(u32::from),
            Self::Circumstance(at) => answers.circumstances[at],
        }
    }

    pub fn set(self, answers: &mut Answers, answer: Answer<u32>) {
        match self {
            Self::First(at) | Self::FollowUp(at) => answers.ratings[at] = answer.map(|rating| rating as u8),
            Self::Circumstance(at) => answers.circumstances[at] = answer,
        }
    }
}

/// The next question, if any is left: one activity for each interest, follow-ups until `stop` is reached, then the
/// circumstances. Interests that were scored directly are not asked about.
pub fn next(measure: &Measure, answers: &Answers, stop: Stop) -> Option<Question> {
    let catalog = measure.catalog();
    let first = catalog.first_activities().find(|&at| is_wanted(catalog, answers, at));
    let circumstance = || answers.circumstances.position(|answer| answer.is_unasked());
    first
        .map(Question::First)
        .or_else(|| follow_up(measure, answers, stop).map(Question::FollowUp))
        .or_else(|| circumstance().map(Question::Circumstance))
}

/// How many follow-ups have been asked.
pub fn follow_ups_asked(catalog: &Catalog, answers: &Answers) -> usize {
    catalog.activities.keys().filter(|&at| !catalog.is_first(at) && !answers.ratings[at].is_unasked()).count()
}

fn is_wanted(catalog: &Catalog, answers: &Answers, activity: Place<Activity>) -> bool {
    answers.ratings[activity].is_unasked() && !answers.scores.contains_key(&catalog.activities[activity].interest)
}

/// An unasked activity of the interest that tells most about which skill suits best.
fn follow_up(measure: &Measure, answers: &Answers, stop: Stop) -> Option<Place<Activity>> {
    let catalog = measure.catalog();
    let asked = follow_ups_asked(catalog, answers);
    if asked >= stop.most {
        return None;
    }
    let ranking = measure.rank(answers)?;
    if stop.is_reached(ranking.chance(ranking.order()[0])?, asked) {
        return None;
    }
    let left = |of: &[Place<Activity>]| of.iter().copied().find(|&at| is_wanted(catalog, answers, at));
    let interest = ranking.next(|interest| left(&catalog.interests[interest].activities).is_some())?;
    left(&catalog.interests[interest].activities)
}

/// Whether anything is left to ask somebody who wants to be asked more.
pub fn has_more(measure: &Measure, answers: &Answers) -> bool {
    follow_up(measure, answers, MORE).is_some()
}

/// The questions that were asked, in their order. Which follow-ups came when is found by going through them again.
pub fn asked(measure: &Measure, answers: &Answers, stop: Stop) -> Vec<Question> {
    const NEVER: Stop = Stop { chance: f64::INFINITY, most: usize::MAX };
    let catalog = measure.catalog();
    let mut so_far = Answers { scores: answers.scores.clone(), tried: answers.tried.clone(), ..Answers::none(catalog) };
    let mut asked = Vec::new();
    let activity = |question: &Question| question.section() != Section::Circumstances;
    while let Some(question) = next(measure, &so_far, NEVER).filter(activity) {
        if question.answer(answers).is_unasked() {
            break;
        }
        question.set(&mut so_far, question.answer(answers));
        asked.push(question);
    }
    let circumstances = catalog.circumstances.keys().map(Question::Circumstance);
    let answered = circumstances.take_while(|question| !question.answer(answers).is_unasked());
    if next(measure, answers, stop).as_ref().is_none_or(|question| !activity(question)) {
        asked.extend(answered);
    }
    asked
}

/// The question before the next one.
pub fn previous(measure: &Measure, answers: &Answers, stop: Stop) -> Option<Question> {
    asked(measure, answers, stop).pop()
}

/// How far the interview has come: one count over all questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Which question this is, from 1.
    pub n: usize,
    pub of: usize,
    /// Whether there may be more or fewer follow-ups than `of` counts.
    pub is_about: bool,
}

/// How far the interview has come at a question, or with none at hand.
pub fn progress(catalog: &Catalog, answers: &Answers, question: Option<Question>) -> Progress {
    let is_scored = |at: Place<Activity>| answers.scores.contains_key(&catalog.activities[at].interest);
    let firsts: Vec<_> = catalog.first_activities().filter(|&at| !is_scored(at)).collect();
    let rated = firsts.iter().filter(|&&at| !answers.ratings[at].is_unasked()).count();
    let follow_ups = follow_ups_asked(catalog, answers);
    let told = answers.circumstances.iter().filter(|answer| !answer.is_unasked()).count();
    let (is_about, expected) = match question {
        Some(Question::First(_)) => (true, EXPECTED.max(follow_ups)),
        Some(Question::FollowUp(_)) => (true, EXPECTED.max(follow_ups + 1)),
        None if rated < firsts.len() => (true, EXPECTED.max(follow_ups)),
        Some(Question::Circumstance(_)) | None => (false, follow_ups),
    };
    Progress {
        n: rated + follow_ups + told + usize::from(question.is_some()),
        of: firsts.len() + expected + answers.circumstances.len(),
        is_about,
    }
}
