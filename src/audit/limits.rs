//! What a catalogue must keep within.

use std::str::FromStr;

use super::{Audit, Form};

/// The least and the most that each skill may have of all first places, in per cent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// From here.
    pub least: f64,
    /// To here.
    pub most: f64,
}

impl FromStr for Limits {
    type Err = String;

    /// Two figures with two points between them, `3..15`.
    fn from_str(written: &str) -> Result<Self, String> {
        let wrong = || "give the least and the most share of first places in per cent, such as 3..15".to_owned();
        let (least, most) = written.split_once("..").ok_or_else(wrong)?;
        let figure = |text: &str| text.parse().ok().filter(|it| (0.0..=100.0).contains(it)).ok_or_else(wrong);
        let limits = Self { least: figure(least)?, most: figure(most)? };
        if limits.least > limits.most { Err(wrong()) } else { Ok(limits) }
    }
}

/// A limit that is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// A skill has too few first places.
    TooFew(usize),
    /// A skill has too many.
    TooMany(usize),
    /// The follow-ups find the truly best skill no more often than a fixed form of the same length.
    FollowUps,
}

impl Audit {
    /// What breaks the limits.
    pub fn broken(&self, limits: Limits) -> Vec<Broken> {
        let mut broken = Vec::new();
        for (skill, figures) in self.skills.iter().enumerate() {
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
        broken
    }
}
