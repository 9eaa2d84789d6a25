//! How to learn: the methods, ranked by points, each with its reasons and what would change the order.

use super::readiness::{self, Readiness, Status};
use crate::answers::Change;
use crate::catalog::{Catalog, Circumstances, List, Method, MethodOption, Place, Rule, Verdict};

/// What is said of one method.
#[derive(Debug, Clone)]
pub struct MethodAdvice {
    pub method: Place<Method>,
    /// The sum of the rules that hold.
    pub points: i32,
    pub readiness: Readiness,
    /// Its kinds, each with its own readiness.
    pub options: Vec<OptionAdvice>,
    /// The rules that hold (places in the method's list), those that count most first.
    pub because: Vec<Place<Rule>>,
    /// The smallest change of a circumstance that would put it first; `None` for the first, or if there is none.
    pub first_if: Option<Change>,
}

/// What is said of one kind of a method.
#[derive(Debug, Clone)]
pub struct OptionAdvice {
    /// Place in the method's options.
    pub option: Place<MethodOption>,
    pub readiness: Readiness,
}

/// Every method: those that cannot be begun last, otherwise by points; equal ones in the catalogue's order.
pub fn methods(catalog: &Catalog, circumstances: &Circumstances) -> Vec<MethodAdvice> {
    let mut advice: Vec<MethodAdvice> =
        catalog.methods.iter_enumerated().map(|(at, method)| advise(at, method, circumstances)).collect();
    advice.sort_by_key(|it| (it.readiness.status == Status::Later, -it.points));
    advice
}

/// The method that suits best.
pub fn best(catalog: &Catalog, circumstances: &Circumstances) -> Option<Place<Method>> {
    methods(catalog, circumstances).first().map(|it| it.method)
}

fn advise(at: Place<Method>, method: &Method, circumstances: &Circumstances) -> MethodAdvice {
    let option = |(place, option): (Place<MethodOption>, &MethodOption)| OptionAdvice {
        option: place,
        readiness: readiness::condition(&option.requires, circumstances),
    };
    let options: Vec<OptionAdvice> = method.options.iter_enumerated().map(option).collect();
    let (points, because) = points(&method.rules, circumstances);
    let readiness = with_options(readiness::condition(&method.requires, circumstances), &options);
    MethodAdvice { method: at, points, readiness, options, because, first_if: None }
}

/// A method with options is open as soon as one of them is.
fn with_options(own: Readiness, options: &[OptionAdvice]) -> Readiness {
    let best = options.iter().map(|it| &it.readiness).min_by_key(|it| it.status);
    best.filter(|best| best.status > own.status).cloned().unwrap_or(own)
}

/// The points of the rules that hold, and their places, those that count most first.
pub fn points(rules: &List<Rule>, circumstances: &Circumstances) -> (i32, Vec<Place<Rule>>) {
    let mut holding: Vec<Place<Rule>> =
        rules.keys().filter(|&at| rules[at].when.judge(circumstances) == Verdict::Met).collect();
    holding.sort_by_key(|&at| -rules[at].points.abs());
    (holding.iter().map(|&at| rules[at].points).sum(), holding)
}

#[cfg(test)]
mod tests {
    use super::super::readiness::Need;
    use super::*;
    use crate::catalog::Limits;

    fn with_status(status: Status) -> Readiness {
        Readiness { status, stages_open: 0, blocked_by: Vec::new(), choice: None, stages: Vec::new() }
    }

    /// What a method requires itself decides first; of its options the most open counts.
    #[test]
    fn a_method_is_as_open_as_it_and_its_best_option_are() {
        use Status::{Later, Now, Unknown};
        for (own, options, whole) in [
            (Now, vec![], Now),
            (Unknown, vec![], Unknown),
            (Later, vec![], Later),
            (Now, vec![Later, Now, Unknown], Now),
            (Now, vec![Later, Unknown], Unknown),
            (Now, vec![Later, Later], Later),
            (Unknown, vec![Later, Now], Unknown),
            (Unknown, vec![Unknown], Unknown),
            (Unknown, vec![Later], Later),
            (Later, vec![Now, Unknown], Later),
        ] {
            let option = |(option, status): (usize, &Status)| OptionAdvice {
                option: option.into(),
                readiness: with_status(*status),
            };
            let options: Vec<OptionAdvice> = options.iter().enumerate().map(option).collect();
            assert_eq!(with_options(with_status(own), &options).status, whole, "{own:?} with {options:?}");
        }
    }

    /// Which reasons are shown rests on whose they are, not only on the verdict.
    #[test]
    fn what_is_missing_is_what_the_verdict_rests_on() {
        let need = |circumstance| Need {
            limits: Limits { circumstance: Place::from(circumstance), at_least: 1, at_most: u32::MAX },
            answer: None,
            stage: 0,
        };
        let lacking = |status, circumstance| Readiness { blocked_by: vec![need(circumstance)], ..with_status(status) };
        let lacks = |own: Status, option: Status| -> usize {
            let options = [OptionAdvice { option: 0.into(), readiness: lacking(option, 1) }];
            with_options(lacking(own, 0), &options).blocked_by[0].limits.circumstance.into()
        };
        assert_eq!(lacks(Status::Unknown, Status::Unknown), 0);
        assert_eq!(lacks(Status::Unknown, Status::Now), 0);
        assert_eq!(lacks(Status::Later, Status::Later), 0);
        assert_eq!(lacks(Status::Unknown, Status::Later), 1);
        assert_eq!(lacks(Status::Now, Status::Unknown), 1);
    }
}
