//! What the audit is told about people: pairs of general interests and how they correlate.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use super::Checker;
use crate::catalog::problem::Problem;
use crate::catalog::raw::{self, Id};
use crate::catalog::{Audit, Code, Correlations, Interest};

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
        let mut pairs: BTreeMap<[usize; 2], Range<usize>> = BTreeMap::new();
        let span = it.correlations.span();
        let given = it.correlations.get_ref();
        for (one, other, figure) in given.iter().flat_map(|(one, row)| row.iter().map(move |(id, r)| (one, id, r))) {
            let (Some(first), Some(second)) = (self.general(one, interests), self.general(other, interests)) else {
                continue;
            };
            let pair = [first.min(second), first.max(second)];
            let known = pairs.get(&pair).cloned();
            if first == second || known.is_some() {
                let message = format!("the pair `{}` and `{}` is not a new one", one.get_ref(), other.get_ref());
                let problem = Problem::new(Code::DuplicatePair, other.span(), message, "name each pair of two once");
                self.found.push(match known {
                    Some(known) => problem.with_other(known, "the same pair"),
                    None => problem,
                });
                continue;
            }
            pairs.insert(pair, other.span());
            correlations.set(first, second, self.within(figure, &CORRELATION) / reliability);
        }
        if self.found.is_empty() && correlations.factor().is_none() {
            let message = "no people could have these correlations: they contradict each other";
            self.push(Code::ImpossibleCorrelations, span, message, "look at the largest ones again");
        }
        let evidence = self.evidence(&it.sources, it.checked, it.sure);
        Audit { correlations, evidence }
    }

    /// The place of a general interest among the general ones.
    fn general(&mut self, id: &Id, interests: &[Interest]) -> Option<usize> {
        let place = self.place(Code::UnknownInterest, |c| &c.interests, id)?;
        if interests.get(place)?.within.is_some() {
            self.push(
                Code::NotGeneral,
                id.span(),
                format!("`{}` is within another interest", id.get_ref()),
                "name general interests: those without `within`",
            );
            return None;
        }
        Some(interests[..place].iter().filter(|it| it.within.is_none()).count())
    }
}
