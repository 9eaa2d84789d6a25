//! Circumstances, and what a former edition kept of one: the answers there were.

use std::ops::RangeInclusive;

use super::table::Table;
use super::{Code, Domain};
use crate::catalog::{Circumstance, Level, Values};

/// The program's own flags, which circumstances must not hide.
pub(crate) const RESERVED_CIRCUMSTANCES: &str = "rate interest tried no-chance skill full journal answers code no-input top format output lang catalog color \
    plain today help version force what-if start edition input-format delimiter columns rejects summary group jobs audit \
    learners seed limits for due";

/// The widest range of a circumstance.
const NUMBERS: RangeInclusive<u32> = 0..=1_000_000_000;

pub(super) fn circumstance(t: &mut Table) -> Circumstance {
    let id = t.id();
    if RESERVED_CIRCUMSTANCES.split(' ').any(|flag| flag == id) {
        let message = format!("`--{id}` is already a flag of the program");
        t.reader.push(Code::ReservedId, &t.node.span(&["id"]), message, "give the circumstance another id");
    }
    Circumstance { id, label: t.text("label"), ask: t.text("ask"), why: t.text("why"), values: values(t) }
}

fn values(t: &mut Table) -> Values {
    t.unique("level", "scale");
    let scale: Vec<Level> = t.list("scale", level);
    let range = t.optional("range", |t, key| t.table(key, range));
    let unit = t.optional("unit", Table::text);
    let need = t.optional("need", Table::text);
    match (range, unit, need) {
        (None, None, None) if scale.len() >= 2 => Values::Scale(scale),
        (Some((min, max)), Some(unit), Some(need)) if scale.is_empty() => {
            if [&need.en, &need.bn].iter().any(|text| !text.is_empty() && !text.contains("{n}")) {
                let span = t.node.span(&["need"]);
                t.reader.push(Code::NoPlaceholder, &span, "`need` leaves out the number", "write {n} where it belongs");
            }
            Values::Range { min, max, unit, need }
        }
        _ => {
            neither_or_both(t, "give it two or more [[circumstance.scale]], or `range`, `unit` and `need`");
            Values::Scale(Vec::new())
        }
    }
}

fn neither_or_both(t: &mut Table, label: &str) {
    let message = "this circumstance has neither a scale nor a range, or has both";
    t.reader.push(Code::ScaleOrRange, &t.node.span(&["id"]), message, label);
}

fn level(t: &mut Table) -> Level {
    let aliases = t.or_default("aliases", Table::strings);
    Level { id: t.id(), name: t.text("name"), aliases, need: t.text("need") }
}

fn range(t: &mut Table) -> (u32, u32) {
    let (min, max) = (t.whole("min", NUMBERS), t.whole("max", NUMBERS));
    if min >= max && t.node.get("max").is_some() {
        t.reader.push(Code::OutOfRange, &t.node.span, "this range is empty", "min must be below max");
    }
    (min, max)
}

pub(super) fn domain(t: &mut Table) -> Domain {
    let scale = t.or_default("scale", Table::strings);
    let range = t.optional("range", |t, key| t.table(key, range));
    match (range, scale.len()) {
        (Some((min, max)), 0) => Domain::Range(min, max),
        (None, 2..) => Domain::Scale(scale),
        _ => {
            neither_or_both(t, "give it either `scale` or `range`");
            Domain::Scale(scale)
        }
    }
}
