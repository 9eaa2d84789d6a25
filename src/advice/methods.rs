//! How to learn: the methods, ranked by points, each with its reasons and what would change the order.

use super::readiness::{self, Readiness, Status};
use super::unlock::{self, Change};
use super::what_if::is_better;
use crate::catalog::{Catalog, Method, MethodOption, Rule, Verdict};

/// What is said of one method.
#[derive(Debug, Clone)]
pub struct MethodAdvice {
    /// Place in the catalogue.
    pub method: usize,
    /// The sum of the rules that hold.
    pub points: i32,
    /// Whether it can be started.
    pub readiness: Readiness,
    /// Its kinds, each with its own readiness.
    pub options: Vec<OptionAdvice>,
    /// The rules that hold (places in the method's list), those that count most first.
    pub because: Vec<usize>,
    /// The smallest change that would put it first; `None` for the first, or if there is none.
    pub first_if: Option<Change>,
}

/// What is said of one kind of a method.
#[derive(Debug, Clone)]
pub struct OptionAdvice {
    /// Place in the method's options.
    pub option: usize,
    /// Whether it can be started.
    pub readiness: Readiness,
}

/// Every method: those that cannot be begun last, otherwise by points, equal ones in the catalogue's order.
pub fn methods(catalog: &Catalog, answers: &[Option<u32>]) -> Vec<MethodAdvice> {
    let mut advice = ranked(catalog, answers);
    let changes = unlock::changes(catalog, answers, catalog.methods.iter().flat_map(Method::conditions));
    let better = changes.into_iter().filter(|change| is_better(catalog, answers, *change));
    let firsts: Vec<(Change, usize)> =
        better.map(|change| (change, ranked(catalog, &change.apply(answers))[0].method)).collect();
    for method in advice.iter_mut().skip(1) {
        method.first_if = firsts.iter().find(|(_, first)| *first == method.method).map(|(change, _)| *change);
    }
    advice
}

fn ranked(catalog: &Catalog, answers: &[Option<u32>]) -> Vec<MethodAdvice> {
    let mut advice: Vec<MethodAdvice> =
        catalog.methods.iter().enumerate().map(|(at, method)| advise(at, method, answers)).collect();
    advice.sort_by_key(MethodAdvice::standing);
    advice
}

/// Where a method stands: the least is the most suitable.
pub type Standing = (bool, i32);

impl MethodAdvice {
    fn standing(&self) -> Standing {
        (self.readiness.status == Status::Later, -self.points)
    }
}

/// Where one method stands.
pub fn standing(method: &Method, answers: &[Option<u32>]) -> Standing {
    advise(0, method, answers).standing()
}

fn advise(at: usize, method: &Method, answers: &[Option<u32>]) -> MethodAdvice {
    let option = |(place, option): (usize, &MethodOption)| OptionAdvice {
        option: place,
        readiness: readiness::condition(&option.requires, answers),
    };
    let options: Vec<OptionAdvice> = method.options.iter().enumerate().map(option).collect();
    let (points, because) = points(&method.rules, answers);
    let readiness = with_options(readiness::condition(&method.requires, answers), &options);
    MethodAdvice { method: at, points, readiness, options, because, first_if: None }
}

/// A method with options is open as soon as one of them is.
fn with_options(own: Readiness, options: &[OptionAdvice]) -> Readiness {
    let of = |status: Status| options.iter().map(|it| &it.readiness).find(|it| it.status == status);
    let best = of(Status::Now).or_else(|| of(Status::Unknown)).or_else(|| of(Status::Later));
    match best {
        Some(best) if own.status == Status::Now => best.clone(),
        Some(best) if own.status == Status::Unknown && best.status == Status::Later => best.clone(),
        _ => own,
    }
}

/// The points of the rules that hold, and their places, those that count most first.
pub fn points(rules: &[Rule], answers: &[Option<u32>]) -> (i32, Vec<usize>) {
    let mut holding: Vec<usize> =
        (0..rules.len()).filter(|&at| rules[at].when.judge(answers) == Verdict::Met).collect();
    holding.sort_by_key(|&at| -rules[at].points.abs());
    (holding.iter().map(|&at| rules[at].points).sum(), holding)
}
