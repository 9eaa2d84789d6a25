//! Days as people write them, and from when on what was read or estimated is old.

use jiff::civil::Date;

use crate::catalog::{Catalog, Place, Source, SourceKind};
use crate::lang::Words;
use crate::say;

/// Facts older than this many days are shown with a request to look again.
const FRESH_DAYS: i32 = 180;

/// A day as people write it.
pub fn day(words: &Words, day: Date) -> String {
    let digits = |number: i32| words.lang().digits(&number.to_string());
    say!(words, "day", day = digits(day.day().into()), month = day.month(), year = digits(day.year().into()))
}

/// Whether a fact was checked long ago.
pub fn is_old(checked: Date, today: Date) -> bool {
    checked.until(today).map_or(i32::MAX, |span| span.get_days()) > FRESH_DAYS
}

/// When what a statement rests on was read, or when it was estimated, and to look again if that is long ago.
pub fn rests_on(catalog: &Catalog, words: &Words, sources: &[Place<Source>], on: Date, today: Date) -> String {
    if sources.iter().any(|&source| catalog.sources[source].kind != SourceKind::Estimate) {
        return checked(words, on, today);
    }
    let day = day(words, on);
    if is_old(on, today) { say!(words, "estimated-long-ago", day) } else { say!(words, "estimated", day) }
}

/// "from copies read on ...", and to look again if that is long ago.
pub fn checked(words: &Words, on: Date, today: Date) -> String {
    let day = day(words, on);
    if is_old(on, today) { say!(words, "checked-long-ago", day) } else { say!(words, "checked", day) }
}
