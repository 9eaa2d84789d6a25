//! What statements about the world rest on, and when that was looked at.

use jiff::civil::Date;

use super::Code;
use super::table::Reader;
use super::tree::{Node, Value};
use crate::catalog::Catalog;

/// The tables of [`Catalog::statements`], in their order.
pub(super) fn tables(root: &Node) -> Vec<&Node> {
    let mut all: Vec<&Node> = root.get("audit").into_iter().collect();
    for key in ["resource", "warning"] {
        all.extend(root.tables(key));
    }
    for key in ["skill", "method", "platform"] {
        for node in root.tables(key) {
            all.extend(node.get("closed").filter(|_| key == "platform"));
            all.extend(node.tables("fact"));
        }
    }
    all.extend(root.tables("guide"));
    all
}

/// Checks them; that no day is still to come only if it is known which day is `today`.
pub(super) fn check(catalog: &Catalog, root: &Node, today: Option<Date>, reader: &mut Reader) {
    let mut check = Check { today, reader };
    check.day(root, catalog.checked);
    for (statement, node) in catalog.statements().iter().zip(tables(root)) {
        check.day(node, statement.checked);
    }
}

struct Check<'a> {
    today: Option<Date>,
    reader: &'a mut Reader,
}

impl Check<'_> {
    fn day(&mut self, node: &Node, checked: Date) {
        let Some(today) = self.today.filter(|&today| checked > today) else { return };
        if let Some(Node { value: Value::Day(_), span }) = node.get("checked") {
            let label = format!("today is {today}: give the day on which it was looked at");
            self.reader.push(Code::FutureDate, span, "this day is still to come", label);
        }
    }
}
