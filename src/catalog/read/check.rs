//! What a catalogue must mean as a whole: checks that need more than one table.

use std::collections::BTreeMap;

use super::Code;
use super::problem::{Problem, Span};
use super::table::Reader;
use super::tree::{MOST_ENTRIES, Node, Value};
use crate::catalog::{Catalog, Circumstance, Condition, Each, Edition, Place, Platform, Skill, Stage, Values};
use crate::untrusted::quoted;

/// Checks what was read from `root`.
pub(super) fn check(catalog: &Catalog, root: &Node, reader: &mut Reader) {
    let mut check = Check { catalog, root, reader };
    check.counts();
    check.planning();
    check.interests();
    check.guides();
    check.stages();
    check.skills_can_be_learned();
    check.options_can_be_met();
    check.editions();
    if check.reader.found.is_empty() {
        check.correlations();
        check.profiles();
        check.skills_can_be_sold();
    }
}

struct Check<'a> {
    catalog: &'a Catalog,
    root: &'a Node,
    reader: &'a mut Reader,
}

impl<'a> Check<'a> {
    /// What was read into one of the catalogue's lists, each entry with its table.
    fn with_tables<T>(&self, list: &'a [T], key: &str) -> impl Iterator<Item = (&'a T, &'a Node)> + use<'a, T> {
        list.iter().zip(self.root.tables(key).collect::<Vec<_>>())
    }

    /// Below this there is nothing to compare.
    fn counts(&mut self) {
        for (key, least) in [("interest", 3), ("skill", 2), ("method", 1), ("platform", 1), ("warning", 1)] {
            let is_list = self.root.get(key).is_none_or(|node| matches!(node.value, Value::List(_)));
            let count = self.root.tables(key).count();
            if is_list && count < least {
                let message = format!("a catalogue needs at least {least} [[{key}]]; this one has {count}");
                self.reader.push(Code::TooFew, &(0..0), message, "add some");
            }
        }
        // One file cannot hold more, but several can.
        for (_, entry) in self.root.entries().filter(|(_, entry)| entry.node.items().len() > MOST_ENTRIES) {
            let node = &entry.node;
            let message = format!("this holds {} entries", node.items().len());
            self.reader.push(Code::TooMany, &node.span, message, format!("{MOST_ENTRIES} at most"));
        }
    }

    fn planning(&mut self) {
        let hours = self.catalog.circumstances.get(self.catalog.planning.hours);
        if hours.is_some_and(|hours| matches!(&hours.values, Values::Scale(levels) if !levels.is_empty())) {
            let span = self.root.span(&["planning", "hours"]);
            let message = "plans are calculated with a number of hours";
            self.reader.push(Code::WrongType, &span, message, "name a circumstance with a range");
        }
    }

    fn interests(&mut self) {
        let interests = &self.catalog.interests;
        for (at, (interest, node)) in self.with_tables(&interests.raw, "interest").enumerate() {
            let general = interest.within.and_then(|within| interests.get(within));
            if interest.within == Some(at.into()) {
                self.refers_to_itself(&interest.id, &node.span(&["within"]));
            } else if let Some(general) = general.filter(|general| general.within.is_some()) {
                let message = format!("{} is itself within another interest", quoted(&general.id));
                let label = "name a general interest, one without `within`";
                self.reader.push(Code::NestedInterest, &node.span(&["within"]), message, label);
            }
            if interest.activities.is_empty() {
                let message = "no activity measures this interest";
                self.reader.push(Code::UnmeasuredInterest, &node.span(&["id"]), message, "add an [[activity]] for it");
            }
        }
    }

    fn guides(&mut self) {
        for (guide, node) in self.with_tables(&self.catalog.guides.raw, "guide") {
            if guide.text.is_empty() && node.get("text").is_some() {
                let label = "write at least one paragraph";
                self.reader.push(Code::EmptyText, &node.span(&["id"]), "this topic says nothing", label);
            }
            let see = node.get("see").map_or(&[][..], Node::items);
            if let Some(itself) = see.iter().find(|item| item.text() == Some(&guide.id)) {
                self.refers_to_itself(&guide.id, &itself.span);
            }
        }
    }

    fn refers_to_itself(&mut self, id: &str, span: &Span) {
        let message = format!("{} refers to itself", quoted(id));
        self.reader.push(Code::SelfReference, span, message, "name another, or take it out");
    }

    fn stages(&mut self) {
        for (skill, node) in self.with_tables(&self.catalog.skills.raw, "skill") {
            if skill.stages.is_empty() {
                let message = "this skill has no stages";
                self.reader.push(Code::NoStages, &node.span(&["id"]), message, "add [[skill.stage]]");
            }
            let fork = node.tables("choice").next();
            if let Some(fork) = fork.filter(|_| skill.stages.iter().all(|stage| stage.choice.is_none())) {
                let message = "no stage belongs to any choice";
                self.reader.push(Code::UnusedChoice, &fork.span(&["id"]), message, "give a stage a `choice`");
            }
        }
    }

    /// Every stage of a path must be open to somebody who has come that far, in one way or another.
    fn skills_can_be_learned(&mut self) {
        for (skill, node) in self.with_tables(&self.catalog.skills.raw, "skill") {
            let tables: Each<Stage, &Node> = node.tables("stage").collect();
            for (_, stages) in skill.paths() {
                if can_be_walked(&ways(skill, &stages), &mut Vec::new()) {
                    continue;
                }
                let first = |at: Place<Stage>| {
                    Some((&skill.stages[at].ways.first()?.requires, tables[at].tables("way").next()?))
                };
                self.can_be_met(&stages.iter().filter_map(|&at| first(at)).collect::<Vec<_>>());
            }
        }
    }

    /// Nor may anything exclude everybody who is admitted to what it belongs to.
    fn options_can_be_met(&mut self) {
        for (method, node) in self.with_tables(&self.catalog.methods.raw, "method") {
            for (option, table) in method.options.iter().zip(node.tables("option")) {
                self.can_be_met(&[(&method.requires, node), (&option.requires, table)]);
            }
        }
        for (platform, node) in self.with_tables(&self.catalog.platforms.raw, "platform") {
            if let Some((clause, table)) = platform.unconfirmed.as_ref().zip(node.get("unconfirmed")) {
                self.can_be_met(&[(&platform.requires, node), (&clause.requires, table)]);
            }
        }
    }

    /// Somebody must be able to meet all of these conditions, given with the tables whose `requires` they are.
    fn can_be_met(&mut self, conditions: &[(&Condition, &Node)]) {
        let Some(clash) = clash(conditions.iter().map(|(condition, _)| *condition)) else {
            return;
        };
        let id = &self.catalog.circumstances[clash.circumstance].id;
        let span = |at: usize| conditions[at].1.span(&["requires", id]);
        let message =
            format!("nobody can meet both: no {} is high enough for one and low enough for the other", quoted(id));
        let problem = Problem::new(Code::NeverMet, span(clash.low), message, "this is the lowest that will do");
        self.reader.report(problem.with_other(span(clash.high), "this is the highest"));
    }

    fn editions(&mut self) {
        let questions = |edition: &Edition| (edition.activities.clone(), edition.circumstances.clone());
        let present = &self.catalog.edition;
        let mut known: BTreeMap<_, Span> = BTreeMap::new();
        for (edition, node) in self.with_tables(&self.catalog.former, "edition") {
            let span = node.span(&["letters"]);
            if let Some(first) = known.insert(edition.letters(), span.clone()) {
                let (message, label) = ("two former editions have these letters", "take one of the two out");
                let problem = Problem::new(Code::DuplicateEdition, span.clone(), message, label);
                self.reader.report(problem.with_other(first, "the other one"));
            }
            if edition.letters() == present.letters() && questions(edition) != questions(present) {
                let message = "the present questions happen to have these letters too";
                let label = "swap two of the present questions, so that codes can be told apart";
                self.reader.push(Code::DuplicateEdition, &span, message, label);
            }
        }
    }

    fn correlations(&mut self) {
        if self.catalog.audit.as_ref().is_some_and(|audit| audit.correlations.factor().is_none()) {
            let message = "no people can have these correlations: they contradict each other";
            let span = self.root.span(&["audit", "correlations"]);
            self.reader.push(Code::ImpossibleCorrelations, &span, message, "look at the largest ones again");
        }
    }

    fn profiles(&mut self) {
        let mut known: Vec<(&Skill, &Node)> = Vec::new();
        for (skill, node) in self.with_tables(&self.catalog.skills.raw, "skill") {
            if let Some((twin, other)) = known.iter().find(|(twin, _)| twin.profile == skill.profile) {
                let message = format!(
                    "`{}` and `{}` have the same profile: nobody's interests can tell them apart",
                    twin.id, skill.id
                );
                let span = node.span(&["profile"]);
                let problem = Problem::new(Code::IdenticalProfiles, span, message, "say what sets them apart");
                self.reader.report(problem.with_other(other.span(&["profile"]), "the same profile"));
            }
            known.push((skill, node));
        }
    }

    /// Somebody who completes a skill's path must be able to sell it somewhere, on their own or with a guardian.
    fn skills_can_be_sold(&mut self) {
        let doors = |platform: &'a Platform| {
            let guardian = platform.guardian.as_ref().map(|clause| &clause.requires);
            [Some(&platform.requires), guardian].into_iter().flatten()
        };
        for (skill, node) in self.with_tables(&self.catalog.skills.raw, "skill") {
            let doors: Vec<&Condition> =
                skill.sold_on.iter().flat_map(|&at| doors(&self.catalog.platforms[at])).collect();
            let can_sell = |stages: &[Place<Stage>]| {
                let ways = ways(skill, stages);
                doors.iter().any(|door| can_be_walked(&ways, &mut vec![*door]))
            };
            if !doors.is_empty() && !skill.paths().iter().any(|(_, stages)| can_sell(stages)) {
                let message = format!("nobody who can learn `{}` can sell it on any of its platforms", skill.id);
                let label = "their requirements contradict those of the stages";
                self.reader.push(Code::NeverMet, &node.span(&["sold-on"]), message, label);
            }
        }
    }
}

/// What each way of each stage requires.
fn ways<'a>(skill: &'a Skill, stages: &[Place<Stage>]) -> Vec<Vec<&'a Condition>> {
    stages.iter().map(|&at| skill.stages[at].ways.iter().map(|way| &way.requires).collect()).collect()
}

/// With more combinations of ways than this, a path is taken to be sound.
const MOST_COMBINATIONS: usize = 20_000;

/// Whether there is a way through every stage, besides which the conditions that were `taken` on can be met.
fn can_be_walked<'a>(stages: &[Vec<&'a Condition>], taken: &mut Vec<&'a Condition>) -> bool {
    let combinations = stages.iter().fold(1_usize, |product, ways| product.saturating_mul(ways.len().max(1)));
    if clash(taken.iter().copied()).is_some() {
        return false;
    }
    let Some((ways, rest)) = stages.split_first().filter(|_| combinations <= MOST_COMBINATIONS) else { return true };
    ways.is_empty()
        || ways.iter().any(|way| {
            taken.push(way);
            let can = can_be_walked(rest, taken);
            taken.pop();
            can
        })
}

/// Two conditions that no answer to a circumstance meets, by their positions in the list.
struct Clash {
    circumstance: Place<Circumstance>,
    low: usize,
    high: usize,
}

/// The first clash among conditions. Ranges that overlap pairwise all overlap, so for each circumstance only the highest
/// lower end and the lowest upper end so far matter.
fn clash<'a>(conditions: impl IntoIterator<Item = &'a Condition>) -> Option<Clash> {
    /// A limit, and the position of the condition that sets it.
    type Bound = (u32, usize);
    let mut bounds: BTreeMap<Place<Circumstance>, (Bound, Bound)> = BTreeMap::new();
    for (at, condition) in conditions.into_iter().enumerate() {
        for limits in &condition.limits {
            let (low, high) = ((limits.at_least, at), (limits.at_most, at));
            let (lowest, highest) = bounds.entry(limits.circumstance).or_insert((low, high));
            if low.0 > lowest.0 {
                *lowest = low;
            }
            if high.0 < highest.0 {
                *highest = high;
            }
            if lowest.0 > highest.0 {
                return Some(Clash { circumstance: limits.circumstance, low: lowest.1, high: highest.1 });
            }
        }
    }
    None
}
