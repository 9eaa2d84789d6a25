//! What came out for a whole group, counted.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Advisor;
use super::columns::Column;
use crate::advice::{Note, Readiness, SHOWN, Status, Told};
use crate::answers::parse_value;
use crate::catalog::{Catalog, Circumstance, Each, Limits, Method, Place, Platform, Skill, Values, fold};
use crate::lang::{ascii_digits, read_number};

/// More groups than this are no groups but names.
pub const MOST_GROUPS: usize = 200;

/// How many spellings of group names are counted separately until the end.
const MOST_SPELLINGS: usize = 5 * MOST_GROUPS;

/// Counts of learners. Lists follow the catalogue's.
#[derive(Debug, Clone)]
pub struct Tally {
    pub learners: u64,
    /// Whose best-fitting skill each is.
    pub first: Each<Skill, u64>,
    /// Who has each among the best-fitting three.
    pub top_three: Each<Skill, u64>,
    /// Who is advised to begin with each, by method: one row a skill, one column a method.
    pub seats: Each<Skill, Each<Method, u64>>,
    /// Whether the best-fitting skill can be started: now, partly, unknown, later.
    pub start: [u64; 4],
    /// What the next step of the best-fitting skill needs and the learner lacks.
    pub lacking: BTreeMap<Limits, u64>,
    /// The questions on which it rests and which were not answered.
    pub open: BTreeMap<Place<Circumstance>, u64>,
    /// Whom each method suits best.
    pub methods: Each<Method, u64>,
    /// Who can sell what they are advised to begin with on each platform.
    pub platforms: Each<Platform, u64>,
    /// How sure the advice is: none, low, medium, high.
    pub confidence: [u64; 4],
    /// What chance of the best-fitting skill was told, in the order of [`Told::ALL`].
    pub told: [u64; 4],
    /// What was to be said about the answers.
    pub notes: BTreeMap<&'static str, u64>,
}

impl Tally {
    pub fn new(catalog: &Catalog) -> Self {
        let (skills, methods) = (catalog.skills.len(), catalog.methods.len());
        Self {
            learners: 0,
            first: vec![0; skills].into(),
            top_three: vec![0; skills].into(),
            seats: vec![vec![0; methods].into(); skills].into(),
            start: [0; 4],
            lacking: BTreeMap::new(),
            open: BTreeMap::new(),
            methods: vec![0; methods].into(),
            platforms: vec![0; catalog.platforms.len()].into(),
            confidence: [0; 4],
            told: [0; 4],
            notes: BTreeMap::new(),
        }
    }

    /// Counts one learner; `readiness` is that of the best-fitting skill, `platforms` are those where the skill to begin
    /// with can be sold.
    pub fn count(&mut self, advisor: &mut Advisor, readiness: Option<&Readiness>, platforms: &[Place<Platform>]) {
        self.learners += 1;
        if let Some(ranking) = advisor.ranking() {
            self.first[ranking.order()[0]] += 1;
            for skill in ranking.order().iter().take(SHOWN) {
                self.top_three[*skill] += 1;
            }
        }
        if let Some(method) = advisor.method() {
            self.methods[method] += 1;
            if let Some(skill) = advisor.decision().headline {
                self.seats[skill][method] += 1;
            }
        }
        if let Some(readiness) = readiness {
            self.start[readiness.status as usize] += 1;
            if readiness.status != Status::Now {
                for need in readiness.next_needs() {
                    *self.lacking.entry(need.limits).or_default() += 1;
                }
                for question in readiness.open_questions() {
                    *self.open.entry(question).or_default() += 1;
                }
            }
        }
        for platform in platforms {
            self.platforms[*platform] += 1;
        }
        self.confidence[advisor.decision().level as usize] += 1;
        let chance = advisor.ranking().and_then(|ranking| ranking.chance(ranking.order()[0]));
        self.told[Told::of(chance) as usize] += 1;
        // A contradiction in two interests is one learner's all the same.
        let mut ids: Vec<&'static str> = advisor.decision().notes.iter().map(Note::id).collect();
        ids.dedup();
        for id in ids {
            *self.notes.entry(id).or_default() += 1;
        }
    }

    /// All counts of which there is a fixed number.
    fn counts(&mut self) -> impl Iterator<Item = &mut u64> {
        let Self { learners, first, top_three, seats, start, methods, platforms, confidence, told, .. } = self;
        let of_skills = first.iter_mut().chain(top_three).chain(seats.iter_mut().flatten());
        let of_verdicts = start.iter_mut().chain(confidence).chain(told);
        of_skills.chain(of_verdicts).chain(methods).chain(platforms).chain([learners])
    }

    fn add(&mut self, mut other: Self) {
        fn maps<K: Ord>(mine: &mut BTreeMap<K, u64>, theirs: BTreeMap<K, u64>) {
            for (key, count) in theirs {
                *mine.entry(key).or_default() += count;
            }
        }
        self.counts().zip(other.counts()).for_each(|(mine, theirs)| *mine += *theirs);
        maps(&mut self.lacking, other.lacking);
        maps(&mut self.open, other.open);
        maps(&mut self.notes, other.notes);
    }
}

/// The counts for all, and for each value of a column.
#[derive(Debug, Clone)]
pub struct Tallies {
    pub all: Tally,
    /// By the value of the column that groups.
    pub groups: BTreeMap<String, Tally>,
    /// Whether there were more values than can be groups; then `groups` does not hold all of them.
    pub too_many: bool,
}

impl Tallies {
    pub fn new(catalog: &Catalog) -> Self {
        Self { all: Tally::new(catalog), groups: BTreeMap::new(), too_many: false }
    }

    pub fn group(&mut self, catalog: &Catalog, value: &str) -> Option<&mut Tally> {
        if !self.groups.contains_key(value) {
            if self.groups.len() >= MOST_SPELLINGS {
                self.too_many = true;
                return None;
            }
            self.groups.insert(value.to_owned(), Tally::new(catalog));
        }
        self.groups.get_mut(value)
    }

    /// Makes one group of all spellings of the same value. An answer is called as the catalogue calls it, anything else as
    /// most write it.
    pub(super) fn unite(&mut self, catalog: &Catalog, column: Column) {
        let mut by_meaning: BTreeMap<String, Vec<(String, Tally)>> = BTreeMap::new();
        for (spelling, tally) in std::mem::take(&mut self.groups) {
            by_meaning.entry(meaning(catalog, column, &spelling)).or_default().push((spelling, tally));
        }
        self.too_many |= by_meaning.len() > MOST_GROUPS;
        for (meaning, spellings) in by_meaning {
            let most = spellings.iter().max_by_key(|(spelling, tally)| (tally.learners, Reverse(spelling.clone())));
            let written = most.map(|(spelling, _)| spelling.trim().to_owned()).unwrap_or_default();
            let name = if matches!(column, Column::Other | Column::Code) { written } else { meaning };
            let mut all = Tally::new(catalog);
            for (_, tally) in spellings {
                all.add(tally);
            }
            self.groups.insert(name, all);
        }
    }

    pub fn add(&mut self, catalog: &Catalog, other: Self) {
        self.all.add(other.all);
        self.too_many |= other.too_many;
        for (value, tally) in other.groups {
            if let Some(group) = self.group(catalog, &value) {
                group.add(tally);
            }
        }
    }
}

/// What a value means in a column, the same for all its spellings.
fn meaning(catalog: &Catalog, column: Column, spelling: &str) -> String {
    let number = || read_number(spelling).map(|number| number.to_string());
    let answer = match column {
        Column::Activity(_) | Column::Interest(_) => number(),
        Column::Circumstance(at) => {
            let circumstance = &catalog.circumstances[at];
            parse_value(circumstance, spelling).ok().map(|value| match &circumstance.values {
                Values::Scale(levels) => levels[value as usize].id.clone(),
                Values::Range { .. } => value.to_string(),
            })
        }
        // A number that begins with a zero is a name.
        Column::Other if !ascii_digits(spelling.trim()).starts_with('0') => number(),
        Column::Other | Column::Code => None,
    };
    answer.unwrap_or_else(|| ascii_digits(&fold(spelling)))
}
