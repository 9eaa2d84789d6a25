//! What came out for a whole group: what a centre needs to plan its seats, and to see whom it steers where.

use super::days;
use jiff::civil::Date;

use super::document::{Block, Document, Entry, Mark};
use super::phrases::{self, sentence_case};
use crate::advice::{Need, Status};
use crate::batch::{Tallies, Tally};
use crate::catalog::{Catalog, Each, Method, Place, Skill};
use crate::lang::Words;
use crate::say;

/// Shares of fewer learners than this say little.
const FEW: u64 = 30;

/// Everything a summary is made from.
pub struct Cohort<'a> {
    pub catalog: &'a Catalog,
    pub tallies: &'a Tallies,
    /// How many rows were rejected.
    pub rejected: u64,
    /// The column by which it was counted as well.
    pub by: Option<&'a str>,
    pub words: &'a Words,
    /// The day on which it is read.
    pub today: Date,
}

/// The summary of a group.
pub fn summary(cohort: &Cohort) -> Document {
    let Cohort { catalog, tallies, words, .. } = *cohort;
    let title = say!(words, "title-summary");
    let mut blocks = vec![Block::Lead(say!(words, "cohort-size", n = count(tallies.all.learners)))];
    if cohort.rejected > 0 {
        blocks.push(Block::Text(say!(words, "cohort-rejected", n = count(cohort.rejected))));
    }
    if let Some(by) = cohort.by {
        blocks.push(Block::Heading(say!(words, "cohort-by", column = by)));
        blocks.push(cohort.side_by_side());
    }
    cohort.of(&tallies.all, &mut blocks);
    for (value, tally) in &tallies.groups {
        let value = cohort.value(value);
        let (column, n) = (cohort.by.unwrap_or_default(), count(tally.learners));
        blocks.push(Block::Lead(say!(words, "cohort-group", column, value, n)));
        cohort.of(tally, &mut blocks);
    }
    let checked = days::checked(words, catalog.checked, cohort.today);
    blocks.push(Block::Quiet(say!(words, "footer", checked)));
    Document { lang: words.lang(), title, blocks }
}

impl Cohort<'_> {
    /// The sections on one group.
    fn of(&self, tally: &Tally, blocks: &mut Vec<Block>) {
        if tally.learners < FEW {
            blocks.push(Block::Text(say!(self.words, "cohort-few")));
        }
        blocks.extend([
            Block::Heading(say!(self.words, "list-skills")),
            self.skills(tally),
            Block::Heading(say!(self.words, "cohort-start")),
            self.start(tally),
            Block::Heading(say!(self.words, "list-methods")),
            self.methods(tally),
            Block::Heading(say!(self.words, "list-platforms")),
            self.platforms(tally),
            Block::Heading(say!(self.words, "cohort-sure")),
            self.confidence(tally),
        ]);
    }

    /// How many are advised each skill.
    fn skills(&self, tally: &Tally) -> Block {
        let words = self.words;
        let header = words.all(["cohort-skill", "cohort-first", "cohort-top-three", "cohort-begin"]);
        let row = |(at, skill): (Place<Skill>, &Skill)| {
            let begin = tally.seats[at].iter().sum();
            let counts = [tally.first[at], tally.top_three[at], begin].map(|n| self.share(n, tally));
            std::iter::once(sentence_case(skill.name.get(words.lang()))).chain(counts).collect()
        };
        Block::Table { header: header.into(), rows: self.catalog.skills.iter_enumerated().map(row).collect() }
    }

    /// How many can start what suits them best, and what the others lack.
    fn start(&self, tally: &Tally) -> Block {
        let words = self.words;
        let names = words.all(["cohort-now", "cohort-partly", "cohort-later", "cohort-unknown"]);
        let statuses = [Status::Now, Status::Partly, Status::Later, Status::Unknown];
        let counted =
            names.iter().zip(statuses).map(|(name, status)| self.entry(name, tally.start[status as usize], tally));
        let mut entries: Vec<Entry> = counted.collect();
        let mut lacking: Vec<_> = tally.lacking.iter().collect();
        lacking.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
        for (limits, n) in lacking {
            let need = phrases::need(self.catalog, words, &Need { limits: *limits, answer: Some(0), stage: 0 });
            let text = say!(words, "cohort-lacking", n = count(*n), of = count(tally.learners), need);
            entries.push(Entry::new(Mark::Against, text));
        }
        for (circumstance, n) in &tally.open {
            let label = self.catalog.circumstances[*circumstance].label.get(words.lang());
            let text = say!(words, "cohort-open", n = count(*n), of = count(tally.learners), question = label);
            entries.push(Entry::new(Mark::None, text));
        }
        Block::List(entries)
    }

    /// Whom each method suits best, and which skills they would begin with that way: the seats.
    fn methods(&self, tally: &Tally) -> Block {
        let lang = self.words.lang();
        let name = |at: &Place<Method>| sentence_case(self.catalog.methods[*at].name.get(lang));
        let methods: Vec<Place<Method>> = self.catalog.methods.keys().collect();
        let header = std::iter::once(say!(self.words, "cohort-begin-with")).chain(methods.iter().map(name)).collect();
        let seats = self.catalog.skills.iter().zip(&tally.seats).filter(|(_, seats)| seats.iter().any(|n| *n > 0));
        let row = |name: String, counts: &Each<Method, u64>| -> Vec<String> {
            std::iter::once(name).chain(counts.iter().map(|n| self.share(*n, tally))).collect()
        };
        let rows = seats.map(|(skill, seats)| row(sentence_case(skill.name.get(lang)), seats));
        let all = row(say!(self.words, "cohort-all"), &tally.methods);
        Block::Table { header, rows: rows.chain([all]).collect() }
    }

    fn platforms(&self, tally: &Tally) -> Block {
        let used = self.catalog.platforms.iter().zip(&tally.platforms).filter(|(_, n)| **n > 0);
        let name = |it: &crate::catalog::Platform| it.name.get(self.words.lang()).to_owned();
        Block::List(used.map(|(it, n)| self.entry(&name(it), *n, tally)).collect())
    }

    /// How sure the advice is, and what was to be said about the answers.
    fn confidence(&self, tally: &Tally) -> Block {
        let names = self.words.all(["cohort-sixty", "cohort-forty", "cohort-less", "cohort-none"]);
        let levels = names.iter().zip(tally.told).map(|(name, n)| self.entry(name, n, tally));
        let notes = tally.notes.iter().map(|(id, n)| self.entry(&phrases::note_in_short(self.words, id), *n, tally));
        Block::List(levels.chain(notes).collect())
    }

    /// Each skill's share of first places, group by group: what should not differ shows here.
    fn side_by_side(&self) -> Block {
        let groups = &self.tallies.groups;
        let skills = self.catalog.skills.iter().map(|it| sentence_case(it.name.get(self.words.lang())));
        let header = self.words.all(["cohort-group-of", "cohort-learners"]).into_iter();
        let row = |(value, tally): (&String, &Tally)| {
            let shares = tally.first.iter().map(|n| self.percent(*n, tally));
            [self.value(value), self.words.lang().digits(&tally.learners.to_string())]
                .into_iter()
                .chain(shares)
                .collect()
        };
        Block::Table { header: header.chain(skills).collect(), rows: groups.iter().map(row).collect() }
    }

    fn value(&self, value: &str) -> String {
        if value.is_empty() { say!(self.words, "cohort-no-value") } else { value.to_owned() }
    }

    fn entry(&self, name: &str, n: u64, tally: &Tally) -> Entry {
        Entry::new(Mark::Bullet, format!("{}: {}", sentence_case(name), self.share(n, tally)))
    }

    /// "212 (53 %)"
    fn share(&self, n: u64, tally: &Tally) -> String {
        say!(self.words, "cohort-share", n = count(n), percent = self.percent(n, tally))
    }

    fn percent(&self, n: u64, tally: &Tally) -> String {
        let share = 100.0 * n as f64 / tally.learners.max(1) as f64;
        self.words.lang().digits(&format!("{share:.0} %"))
    }
}

fn count(n: u64) -> f64 {
    n as f64
}
