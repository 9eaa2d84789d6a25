//! Circumstances, their values, and conditions on them.

use std::ops::Range;

use toml::Spanned;

use super::ids::ID;
use super::{Checker, RESERVED_CIRCUMSTANCES};
use crate::catalog::raw::{self, Point, Wanted};
use crate::catalog::{Circumstance, Code, Condition, Domain, Level, Limits, Values, find};
use crate::untrusted::quoted;

/// The values of a circumstance, as far as they can be read.
pub(super) fn domain(it: &raw::Circumstance) -> Domain {
    match &it.range {
        Some(range) => Domain::Range(range.get_ref().min, range.get_ref().max),
        None => Domain::Scale(it.scale.iter().map(|level| level.id.get_ref().clone()).collect()),
    }
}

impl Checker {
    pub(super) fn circumstance(&mut self, it: raw::Circumstance) -> Option<Circumstance> {
        if RESERVED_CIRCUMSTANCES.contains(&it.id.get_ref().as_str()) {
            self.push(
                Code::ReservedId,
                it.id.span(),
                format!("`--{}` is already a flag of the program", it.id.get_ref()),
                "give the circumstance another id",
            );
        }
        let id_span = it.id.span();
        let values = match (it.range, it.unit, it.need) {
            (None, None, None) if it.scale.len() >= 2 => {
                self.ids("level", it.scale.iter().map(|level| &level.id), &ID);
                let level = |it: raw::Level| Level { id: it.id.into_inner(), name: it.name, need: it.need };
                Some(Values::Scale(it.scale.into_iter().map(level).collect()))
            }
            (Some(range), Some(unit), Some(need)) if it.scale.is_empty() => {
                let (min, max) = self.range(&range);
                let text = need.get_ref();
                if !(text.en.contains("{n}") && text.bn.contains("{n}")) {
                    self.push(
                        Code::NoPlaceholder,
                        need.span(),
                        "`need` does not say the number",
                        "write {n} where it belongs",
                    );
                }
                Some(Values::Range { min, max, unit, need: need.into_inner() })
            }
            _ => None,
        };
        if values.is_none() {
            self.push(
                Code::ScaleOrRange,
                id_span,
                format!("the circumstance `{}` has neither a scale nor a range, or has both", it.id.get_ref()),
                "give it two or more [[circumstance.scale]], or `range`, `unit` and `need`",
            );
        }
        Some(Circumstance { id: it.id.into_inner(), label: it.label, ask: it.ask, why: it.why, values: values? })
    }

    pub(super) fn range(&mut self, range: &Spanned<raw::Range>) -> (u32, u32) {
        let raw::Range { min, max } = *range.get_ref();
        if min >= max || max > 1_000_000_000 {
            self.push(Code::OutOfRange, range.span(), "this range is empty or too wide", "min must be below max");
        }
        (min, max)
    }

    pub(super) fn condition(&mut self, raw: &raw::Condition) -> Condition {
        let mut limits = Vec::new();
        for (id, wanted) in raw {
            let Some(circumstance) = self.place(Code::UnknownCircumstance, |c| &c.circumstances, id) else {
                continue;
            };
            let around = wanted.span();
            let Wanted { at_least, at_most, is } = wanted.get_ref();
            if is.is_some() && (at_least.is_some() || at_most.is_some()) {
                self.push(Code::EmptyRange, around, "`is` stands alone", "write either `is`, or at-least and at-most");
                continue;
            }
            let mut value = |point: &Option<_>| self.point(circumstance, point.as_ref()?, &around);
            let exactly = value(is);
            let (low, high) = (value(at_least).or(exactly), value(at_most).or(exactly));
            if at_least.is_none() && at_most.is_none() && is.is_none() {
                self.push(Code::EmptyRange, around, "this wants nothing", "write at-least, at-most or is");
                continue;
            }
            if let (Some(low), Some(high)) = (low, high)
                && low > high
            {
                self.push(Code::EmptyRange, around, "nobody can meet this", "at-least is above at-most");
                continue;
            }
            // A limit at the very end of the values excludes nobody, answered or not.
            let (min, max) = self.values[circumstance].bounds();
            let at_least = low.filter(|low| *low > min).unwrap_or(0);
            let at_most = high.filter(|high| *high < max).unwrap_or(u32::MAX);
            if (at_least, at_most) != (0, u32::MAX) {
                limits.push(Limits { circumstance, at_least, at_most });
            }
        }
        Condition { limits }
    }

    /// The number of a point of a circumstance's values.
    fn point(&mut self, circumstance: usize, point: &Spanned<Point>, around: &Range<usize>) -> Option<u32> {
        // A bare value has no span of its own.
        let span = if point.span().is_empty() { around.clone() } else { point.span() };
        let (code, message, label) = match (&self.values[circumstance], point.get_ref()) {
            (Domain::Scale(levels), Point::Level(id)) => {
                if let Some(place) = levels.iter().position(|level| level == id) {
                    return u32::try_from(place).ok();
                }
                let label = self.hint(|| match find::closest(id, levels.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("one of {}", levels.join(", ")),
                });
                (Code::UnknownLevel, format!("the scale has no {}", quoted(id)), label)
            }
            (Domain::Scale(levels), Point::Number(_)) => (
                Code::WrongType,
                "this is a scale, not a number".to_owned(),
                self.hint(|| format!("one of {}", levels.join(", "))),
            ),
            (Domain::Range(..), Point::Level(_)) => {
                (Code::WrongType, "this is a number, not a scale".to_owned(), "write a whole number".to_owned())
            }
            (Domain::Range(min, max), Point::Number(number)) => match u32::try_from(*number) {
                Ok(value) if (*min..=*max).contains(&value) => return Some(value),
                _ => (
                    Code::OutOfRange,
                    format!("{number} is not from {min} to {max}"),
                    "nobody can answer this".to_owned(),
                ),
            },
        };
        self.push(code, span, message, label);
        None
    }
}
