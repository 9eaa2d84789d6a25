//! What statements about the world rest on, and when that was looked at.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Code;
use super::table::Reader;
use super::tree::{Node, Value};
use crate::catalog::{Catalog, Source, SourceKind, Statement, Sure};

/// Who looks a statement up again reads each of them.
const MOST_SOURCES: usize = 3;

/// The tables of [`Catalog::statements`], in their order.
fn tables(root: &Node) -> Vec<&Node> {
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

/// Checks them; that no day is still to come only if it is known which day is `today`. Gives back their tables.
pub(super) fn check<'n>(catalog: &Catalog, root: &'n Node, today: Option<Date>, reader: &mut Reader) -> Vec<&'n Node> {
    let tables = tables(root);
    check_day(root, catalog.checked, today, reader);
    for (statement, node) in catalog.statements().iter().zip(&tables) {
        check_day(node, statement.checked, today, reader);
        let count = statement.sources.len();
        if count > MOST_SOURCES {
            let message = format!("this statement has {count} sources");
            let label = format!("name the best, {MOST_SOURCES} at most: nobody looks up a heap again");
            reader.push(Code::TooManySources, &node.span(&["sources"]), message, label);
        }
        if statement.sure == Some(Sure::High) && !is_supported(catalog, statement) {
            let label = "name an official source or one of another site, or say `medium`";
            let message = "this is said to be sure, but rests on one source that is not official";
            reader.push(Code::Unsupported, &node.span(&["sure"]), message, label);
        }
    }
    tables
}

fn check_day(node: &Node, checked: Date, today: Option<Date>, reader: &mut Reader) {
    let Some(today) = today.filter(|&today| checked > today) else { return };
    if let Some(Node { value: Value::Day(_), span }) = node.get("checked") {
        let label = format!("today is {today}: give the day on which it was looked at");
        reader.push(Code::FutureDate, span, "this day is still to come", label);
    }
}

/// Whether a statement rests on an official source or on two sites. Two pages of one site are not independent.
fn is_supported(catalog: &Catalog, statement: &Statement) -> bool {
    let sources: Option<Vec<&Source>> = statement.sources.iter().map(|&at| catalog.sources.get(at)).collect();
    // What is missing or unknown is a problem already.
    let Some(sources) = sources.filter(|some| !some.is_empty()) else { return true };
    let others = sources.iter().filter(|it| it.kind != SourceKind::Estimate);
    let sites: BTreeSet<&str> = others.map(|it| it.url.as_deref().map_or(it.id.as_str(), site)).collect();
    sites.len() >= 2 || sources.iter().any(|it| it.kind == SourceKind::Official)
}

/// The host of an address.
fn site(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}
