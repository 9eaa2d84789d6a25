//! What of a catalogue is to be looked up again.

use jiff::civil::Date;

use super::days;
use super::document::{Block, Document, Entry, Mark};
use super::phrases::{self, sentence_case};
use crate::catalog::{Catalog, SourceKind, Statement};
use crate::lang::Words;
use crate::say;

pub struct Due<'a> {
    pub catalog: &'a Catalog,
    pub words: &'a Words,
    /// Where each statement stands; empty if that is not known.
    pub places: &'a [String],
    /// The day on which statements are judged old.
    pub on: Date,
}

impl<'a> Due<'a> {
    /// The old statements with their places, the oldest first.
    pub(super) fn old(&self) -> Vec<(Statement<'a>, Option<&'a str>)> {
        let place = |at: usize| self.places.get(at).map(String::as_str);
        let all = self.catalog.statements().into_iter().enumerate().map(|(at, it)| (it, place(at)));
        let mut old: Vec<_> = all.filter(|(it, _)| days::is_old(it.checked, self.on)).collect();
        old.sort_by_key(|(it, _)| it.checked);
        old
    }
}

/// The list of them.
pub fn due(due: &Due) -> Document {
    let (words, lang, old) = (due.words, due.words.lang(), due.old());
    let (day, of) = (days::day(words, due.on), due.catalog.statements().len());
    let title = say!(words, "title-due", day, count = old.len(), of);
    let mut blocks = vec![Block::Lead(title.clone())];
    let entries: Vec<Entry> = old.iter().map(|(it, place)| entry(due, it, *place)).collect();
    if !entries.is_empty() {
        blocks.push(Block::List(entries));
    }
    Document { lang, title, blocks }
}

fn entry(due: &Due, statement: &Statement, place: Option<&str>) -> Entry {
    let (words, lang) = (due.words, due.words.lang());
    let about = statement.about.map(|at| format!(", {}", due.catalog.topics[at].name.get(lang))).unwrap_or_default();
    let says = statement.text.map(|text| format!(": {}", text.get(lang))).unwrap_or_default();
    let checked = days::rests_on(due.catalog, words, statement.sources, statement.checked, due.on);
    let place = place.map(|place| format!("; {place}")).unwrap_or_default();
    let sources = statement.sources.iter().map(|&at| {
        let source = &due.catalog.sources[at];
        if source.kind == SourceKind::Estimate {
            return Entry::new(Mark::None, sentence_case(&phrases::source_kind(words, source.kind)));
        }
        Entry::new(Mark::None, format!("{}: {}", source.id, source.title)).linked(source.url.clone())
    });
    Entry::new(Mark::Bullet, format!("{}{about}{says} [{checked}{place}]", statement.id)).with(sources.collect())
}
