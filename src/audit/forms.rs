//! Ways to ask: the interview, and fixed forms to compare it with.

use super::people::Chance;
use crate::advice::{Measure, Ranking};
use crate::answers::{Answer, Answers};
use crate::batch::Advisor;
use crate::catalog::{Activity, Catalog, Each, Place, Skill};
use crate::questions::{Question, USUAL, next};

/// The step between the lengths of fixed forms, in questions.
const STEP: usize = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A fixed number of questions in the order of the interview: the first activity of each interest, then the others.
    Fixed(usize),
    /// The interview: the first activity of each interest, then follow-ups.
    Interview,
    /// As many questions as the interview asked this learner, the additional ones in the order of the catalogue.
    AsMany,
    /// The same number, the additional ones drawn at random for each learner.
    AsManyDrawn,
}

impl Form {
    pub fn id(self) -> &'static str {
        match self {
            Self::Fixed(_) => "fixed",
            Self::Interview => "interview",
            Self::AsMany => "as-many",
            Self::AsManyDrawn => "as-many-drawn",
        }
    }
}

pub struct Interview {
    pub answers: Answers,
    /// In the order in which they were asked.
    pub follow_ups: Vec<Place<Activity>>,
}

/// Interviews a learner with these ratings. Everybody is asked the first activities, so they are answered at once.
pub fn interview(measure: &Measure, ratings: &Each<Activity, u8>) -> Interview {
    let catalog = measure.catalog();
    let mut answers = fixed(catalog, catalog.first_activities(), ratings);
    let mut follow_ups = Vec::new();
    while let Some(Question::FollowUp(at)) = next(measure, &answers, USUAL) {
        answers.ratings[at] = Answer::Given(ratings[at]);
        follow_ups.push(at);
    }
    Interview { answers, follow_ups }
}

/// The ways to ask that are compared.
pub struct Forms<'a> {
    catalog: &'a Catalog,
    /// The first activities, then the others.
    order: Vec<Place<Activity>>,
    first: usize,
}

impl<'a> Forms<'a> {
    pub fn new(catalog: &'a Catalog) -> Self {
        let (mut order, others): (Vec<_>, Vec<_>) = catalog.activities.keys().partition(|&at| catalog.is_first(at));
        let first = order.len();
        order.extend(others);
        Self { catalog, order, first }
    }

    /// Fixed forms, the shortest first, with those of the first activities alone and of all; then the other forms.
    pub fn all(&self) -> Vec<Form> {
        let all = self.order.len();
        let mut lengths: Vec<usize> = (STEP..all).step_by(STEP).chain([self.first, all]).collect();
        lengths.sort_unstable();
        lengths.dedup();
        lengths.into_iter().map(Form::Fixed).chain([Form::Interview, Form::AsMany, Form::AsManyDrawn]).collect()
    }

    /// The answers to a form.
    pub fn answers(
        &self,
        form: Form,
        ratings: &Each<Activity, u8>,
        interview: &Interview,
        chance: &mut Chance,
    ) -> Answers {
        let as_many = self.first + interview.follow_ups.len();
        let length = match form {
            Form::Interview => return interview.answers.clone(),
            Form::Fixed(length) => length,
            Form::AsMany | Form::AsManyDrawn => as_many,
        };
        let mut order = self.order.clone();
        if form == Form::AsManyDrawn {
            // The beginning of a Fisher-Yates shuffle of the others.
            for at in self.first..as_many {
                let other = at + chance.below(order.len() - at);
                order.swap(at, other);
            }
        }
        fixed(self.catalog, order.into_iter().take(length), ratings)
    }
}

/// The answers to these questions alone.
fn fixed(catalog: &Catalog, asked: impl Iterator<Item = Place<Activity>>, ratings: &Each<Activity, u8>) -> Answers {
    let mut answers = Answers::none(catalog);
    asked.for_each(|at| answers.ratings[at] = Answer::Given(ratings[at]));
    answers
}

/// The order of the skills for these answers; `None` if they tell nothing.
pub fn order<'s>(advisor: &'s mut Advisor, answers: &Answers) -> Option<&'s [Place<Skill>]> {
    advisor.turn_to(answers);
    advisor.ranking().map(Ranking::order)
}
