//! Which answers somebody must have given.

/// Limits on circumstances, all of which must hold. An empty condition always holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Condition {
    /// One entry a circumstance.
    pub limits: Vec<Limits>,
}

/// Which answers to one circumstance will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Place in [`super::Catalog::circumstances`].
    pub circumstance: usize,
    /// The lowest answer that will do.
    pub at_least: u32,
    /// The highest answer that will do.
    pub at_most: u32,
}

/// What the answers say about a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Met,
    /// It does not hold.
    Unmet,
    /// It rests on a question that was not answered.
    Unknown,
}

impl Limits {
    /// What `answer` says about these limits.
    pub fn judge(&self, answer: Option<u32>) -> Verdict {
        match answer {
            None if self.at_least == 0 && self.at_most == u32::MAX => Verdict::Met,
            None => Verdict::Unknown,
            Some(value) if (self.at_least..=self.at_most).contains(&value) => Verdict::Met,
            Some(_) => Verdict::Unmet,
        }
    }
}

impl Condition {
    /// What the answers say about the whole: one limit that is not met decides, then one that is unknown.
    /// `answers` holds one entry a circumstance.
    pub fn judge(&self, answers: &[Option<u32>]) -> Verdict {
        let verdicts = || self.limits.iter().map(|limits| limits.judge(answers[limits.circumstance]));
        if verdicts().any(|verdict| verdict == Verdict::Unmet) {
            Verdict::Unmet
        } else if verdicts().any(|verdict| verdict == Verdict::Unknown) {
            Verdict::Unknown
        } else {
            Verdict::Met
        }
    }
}
