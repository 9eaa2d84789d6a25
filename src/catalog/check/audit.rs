//! What the audit is told about people: pairs of general interests and how they correlate.

use std::ops::RangeInclusive;

use super::Checker;
use crate::catalog::problem::Problem;
use crate::catalog::raw::{self, Id};
use crate::catalog::{Audit, Correlations, Interest};

/// Scales below this measure hardly anything.
const RELIABILITY: RangeInclusive<f64> = 0.5..=1.0;
/// Beyond these two interests would be one.
const CORRELATION: RangeInclusive<f64> = -0.9..=0.9;

impl Checker {
    /// The correlations as they would be without errors of measurement: divided by the reliability of the scales
    /// (Spearman's correction for attenuation, for scales that are equally reliable).
    pub(super) fn audit(&mut self, it: &raw::Audit, interests: &[Interest]) -> Audit {
        let reliability = self.within(&it.reliability, &RELIABILITY);
        let mut correlations = Correlations::assumed(interests);
        let mut pairs: Vec<([usize; 2], &Id)> = Vec::new();
        let span = it.correlations.span();
        let given = it.correlations.get_ref();
        for (one, other, figure) in given.iter().flat_map(|(one, row)| row.iter().map(move |(id, r)| (one, id, r))) {
            let (Some(first), Some(second)) = (self.general(one, interests), self.general(other, interests)) else {
                continue;
            };
            let pair = [first.min(second), first.max(second)];
            let known = pairs.iter().find(|(known, _)| *known == pair).map(|(_, id)| id.span());
            if first == second || known.is_some() {
                let message = format!("the pair `{}` and `{}` is not a new one", one.get_ref(), other.get_ref());
                let problem = Problem::new("duplicate-pair", other.span(), message, "name each pair of two once");
                self.problems.push(match known {
                    Some(known) => problem.with_other(known, "the same pair"),
                    None => problem,
                });
                continue;
            }
            pairs.push((pair, other));
            correlations.set(first, second, self.within(figure, &CORRELATION) / reliability);
        }
        if self.problems.is_empty() && correlations.factor().is_none() {
            let message = "no people could have these correlations: they contradict each other";
            self.push("impossible-correlations", span, message, "look at the largest ones again");
        }
        let evidence = self.evidence(&it.sources, it.checked, it.sure);
        Audit { correlations, evidence }
    }

    /// The place of a general interest among the general ones.
    fn general(&mut self, id: &Id, interests: &[Interest]) -> Option<usize> {
        let place = self.place(|c| &c.interests, id)?;
        if interests.get(place)?.within.is_some() {
            self.push(
                "not-general",
                id.span(),
                format!("`{}` is within another interest", id.get_ref()),
                "name general interests: those without `within`",
            );
            return None;
        }
        Some(interests[..place].iter().filter(|it| it.within.is_none()).count())
    }
}
