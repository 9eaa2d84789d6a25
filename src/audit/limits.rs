//! Limits that an audited catalogue must respect.

use std::str::FromStr;

use crate::lang::Phrase;
use crate::phrase;

use super::{Audit, Form};
use crate::catalog::{Place, Skill};

/// The largest error of chances under the model, in points.
const MOST_ERROR: f64 = 5.0;

/// The smallest and the largest share of first places that a skill may have, in per cent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    pub least: f64,
    pub most: f64,
}

impl FromStr for Limits {
    type Err = Phrase;

    /// Parses two numbers with two dots between them: `3..15`.
    fn from_str(written: &str) -> Result<Self, Phrase> {
        let wrong = || phrase!("hint-limits-form");
        let (least, most) = written.split_once("..").ok_or_else(wrong)?;
        let figure = |text: &str| text.parse().ok().filter(|it| (0.0..=100.0).contains(it)).ok_or_else(wrong);
        let limits = Self { least: figure(least)?, most: figure(most)? };
        if limits.least > limits.most { Err(wrong()) } else { Ok(limits) }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    TooFew(Place<Skill>),
    TooMany(Place<Skill>),
    /// The follow-ups find the truly best skill no more often than a form of the same length without them.
    FollowUps,
    /// Stated chances differ too much from how often they come true.
    Calibration,
}

impl Audit {
    pub fn broken(&self, limits: Limits) -> Vec<Broken> {
        let mut broken = Vec::new();
        for (skill, figures) in self.skills.iter_enumerated() {
            let share = figures.first.percent();
            if share < limits.least {
                broken.push(Broken::TooFew(skill));
            } else if share > limits.most {
                broken.push(Broken::TooMany(skill));
            }
        }
        let first = |form: Form| self.found(form).first.times;
        if first(Form::Interview) <= first(Form::AsMany).max(first(Form::AsManyDrawn)) {
            broken.push(Broken::FollowUps);
        }
        if self.calibration.error() > MOST_ERROR {
            broken.push(Broken::Calibration);
        }
        broken
    }
}
