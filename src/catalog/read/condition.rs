//! Conditions, as they are written.

use super::ids::{CIRCUMSTANCE, NOWHERE};
use super::table::{Reader, Table};
use super::tree::{Node, Value};
use super::{Code, Domain};
use crate::catalog::{Circumstance, Condition, Limits, Place};
use crate::untrusted::quoted;

impl Table<'_, '_> {
    pub(super) fn condition(&mut self, key: &'static str) -> Condition {
        let Some(node) = self.required(key) else { return Condition::default() };
        let limits = self.entries(key, node).filter_map(|(id, entry)| {
            let circumstance = self.reader.place(&CIRCUMSTANCE, id, &entry.key);
            (circumstance != Place::from(NOWHERE)).then(|| self.limits(circumstance, &entry.node)).flatten()
        });
        Condition { limits: limits.collect() }
    }

    /// What `wanted` says about a circumstance; nothing if every answer will do.
    fn limits(&mut self, circumstance: Place<Circumstance>, wanted: &Node) -> Option<Limits> {
        let reader = &mut *self.reader;
        let (at_least, at_most, is) = match wanted.value {
            Value::Table(_) => reader.read("", wanted, |t| (t.get("at-least"), t.get("at-most"), t.get("is"))),
            _ => (Some(wanted), None, None),
        };
        let (message, label) = match (at_least, at_most, is) {
            (None, None, None) => ("this sets no limit", "write at-least, at-most or is"),
            (_, Some(_), Some(_)) | (Some(_), _, Some(_)) => {
                ("`is` cannot be combined", "write either `is`, or at-least and at-most")
            }
            _ => {
                let domain = reader.domains.get(circumstance)?.clone()?;
                let mut answer = |point: Option<&Node>| reader.answer(&domain, point?);
                let (low, high) = match is {
                    Some(_) => [answer(is); 2].into(),
                    None => (answer(at_least), answer(at_most)),
                };
                if low.zip(high).is_none_or(|(low, high)| low <= high) {
                    // A limit at the very end of the possible answers excludes nobody, whether answered or not.
                    let (min, max) = domain.bounds();
                    let at_least = low.filter(|low| *low > min).unwrap_or(0);
                    let at_most = high.filter(|high| *high < max).unwrap_or(u32::MAX);
                    let is_limit = (at_least, at_most) != (0, u32::MAX);
                    return is_limit.then_some(Limits { circumstance, at_least, at_most });
                }
                ("no answer meets this", "at-least is above at-most")
            }
        };
        reader.push(Code::EmptyRange, &wanted.span, message, label);
        None
    }
}

impl Reader {
    /// The number of the answer that `point` names.
    fn answer(&mut self, domain: &Domain, Node { value, span }: &Node) -> Option<u32> {
        let (code, message, label) = match (domain, value) {
            (Domain::Scale(levels), Value::Text(id)) => {
                if let Some(place) = levels.iter().position(|level| level == id) {
                    return u32::try_from(place).ok();
                }
                let all = || format!("one of {}", levels.join(", "));
                let label = self.near(id, levels.iter().map(String::as_str), all);
                (Code::UnknownLevel, format!("the scale has no {}", quoted(id)), label)
            }
            (Domain::Scale(levels), _) => {
                let label = self.hint(|| format!("one of {}", levels.join(", ")));
                (Code::WrongType, format!("this must be a level of a scale, not {}", value.kind()), label)
            }
            (Domain::Range(min, max), Value::Whole(number)) => match u32::try_from(*number) {
                Ok(number) if (*min..=*max).contains(&number) => return Some(number),
                _ => (
                    Code::OutOfRange,
                    format!("{number} is not from {min} to {max}"),
                    "nobody can answer this".to_owned(),
                ),
            },
            (Domain::Range(min, max), _) => (
                Code::WrongType,
                format!("this must be a whole number, not {}", value.kind()),
                format!("from {min} to {max}"),
            ),
        };
        self.push(code, span, message, label);
        None
    }
}
