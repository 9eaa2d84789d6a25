//! The checks of meaning: from tables as they are written to a [`Catalog`], or to every problem there is.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;

use super::problem::Problem;
use super::raw::{self, Id, Point, Wanted};
use super::{
    Activity, Catalog, Choice, Circumstance, Clause, Closed, Condition, Evidence, Fact, Interest, Level, Limits,
    Method, MethodOption, Named, Planning, Platform, Resource, Rule, Skill, Software, Source, Stage, Taster, Values,
    Warning, find, read,
};

/// Circumstances cannot have these ids, because their flags would hide the program's own.
pub const RESERVED_CIRCUMSTANCES: [&str; 17] = [
    "rate", "interest", "answers", "code", "no-input", "top", "format", "output", "lang", "catalog", "color", "plain",
    "today", "help", "version", "force", "what-if",
];

/// A stage may take this many hours; more than that is two stages.
const STAGE_HOURS: std::ops::RangeInclusive<u32> = 1..=400;
const TASTER_MINUTES: std::ops::RangeInclusive<u32> = 5..=240;
const POINTS: std::ops::RangeInclusive<i32> = -5..=5;
const LOW: std::ops::RangeInclusive<f64> = 0.1..=1.0;
const HIGH: std::ops::RangeInclusive<f64> = 1.0..=10.0;
const PROFILE: std::ops::RangeInclusive<f64> = 1.0..=7.0;

/// Reads and checks a whole catalogue.
///
/// # Errors
/// All the problems, if there are any.
pub fn catalog(text: &str) -> Result<Catalog, Vec<Problem>> {
    let mut problems = Vec::new();
    let raw = read::tables(text, &mut problems);
    let mut checker = Checker::new(&raw, problems);
    let catalog = checker.catalog(raw);
    // Nothing is said of what stands in for something that could not be read.
    checker.problems.retain(|problem| problem.span.start <= text.len());
    if checker.problems.is_empty() { Ok(catalog) } else { Err(checker.problems) }
}

/// The ids of one kind, by the place of what they name.
#[derive(Default)]
struct Ids {
    kind: &'static str,
    code: &'static str,
    places: HashMap<String, (usize, Range<usize>)>,
}

impl Ids {
    fn nearest(&self, word: &str) -> String {
        match find::closest(word, self.places.keys().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there is no such {}", self.kind),
        }
    }
}

struct Checker {
    problems: Vec<Problem>,
    topics: Ids,
    sources: Ids,
    interests: Ids,
    activities: Ids,
    circumstances: Ids,
    resources: Ids,
    skills: Ids,
    methods: Ids,
    platforms: Ids,
    /// The values of each circumstance, in order: the ids of its scale, or its range.
    values: Vec<Domain>,
}

enum Domain {
    Scale(Vec<String>),
    Range(u32, u32),
}

impl Checker {
    fn new(raw: &raw::Catalog, problems: Vec<Problem>) -> Self {
        let mut checker = Self {
            problems,
            topics: Ids::default(),
            sources: Ids::default(),
            interests: Ids::default(),
            activities: Ids::default(),
            circumstances: Ids::default(),
            resources: Ids::default(),
            skills: Ids::default(),
            methods: Ids::default(),
            platforms: Ids::default(),
            values: raw.circumstances.iter().map(domain).collect(),
        };
        let free = |_: &str| true;
        checker.topics = checker.ids("topic", "unknown-topic", raw.topics.iter().map(|it| &it.id), is_id);
        checker.sources = checker.ids("source", "unknown-source", raw.sources.iter().map(|it| &it.id), free);
        checker.interests = checker.ids("interest", "unknown-interest", raw.interests.iter().map(|it| &it.id), is_id);
        checker.activities = checker.ids("activity", "unknown-activity", raw.activities.iter().map(|it| &it.id), is_id);
        checker.circumstances =
            checker.ids("circumstance", "unknown-circumstance", raw.circumstances.iter().map(|it| &it.id), is_id);
        checker.resources = checker.ids("resource", "unknown-resource", raw.resources.iter().map(|it| &it.id), is_id);
        checker.ids("warning", "unknown-warning", raw.warnings.iter().map(|it| &it.id), is_id);
        checker.skills = checker.ids("skill", "unknown-skill", raw.skills.iter().map(|it| &it.id), is_id);
        checker.methods = checker.ids("method", "unknown-method", raw.methods.iter().map(|it| &it.id), is_id);
        checker.platforms = checker.ids("platform", "unknown-platform", raw.platforms.iter().map(|it| &it.id), is_id);
        checker.shared_ids();
        checker
    }

    fn push(&mut self, code: &'static str, span: Range<usize>, message: impl Into<String>, label: impl Into<String>) {
        self.problems.push(Problem::new(code, span, message, label));
    }

    /// Collects the ids of one kind; ill-formed and repeated ones are problems.
    fn ids<'a>(
        &mut self,
        kind: &'static str,
        code: &'static str,
        ids: impl Iterator<Item = &'a Id>,
        well_formed: impl Fn(&str) -> bool,
    ) -> Ids {
        let mut places: HashMap<String, (usize, Range<usize>)> = HashMap::new();
        for (place, id) in ids.enumerate() {
            if !well_formed(id.get_ref()) {
                self.push(
                    "bad-id",
                    id.span(),
                    format!("`{}` cannot be the id of a {kind}", id.get_ref()),
                    "use lower-case English words joined by `-`",
                );
            }
            if let Some((_, first)) = places.get(id.get_ref()) {
                let first = first.clone();
                self.problems.push(
                    Problem::new(
                        "duplicate-id",
                        id.span(),
                        format!("there are two {kind} tables with the id `{}`", id.get_ref()),
                        "give this one another id",
                    )
                    .with_other(first, "the first one"),
                );
            } else {
                places.insert(id.get_ref().clone(), (place, id.span()));
            }
        }
        Ids { kind, code, places }
    }

    /// Ids that people type in one place must differ across kinds: answers by column name, and what `show` takes.
    fn shared_ids(&mut self) {
        let groups = [
            vec![&self.interests, &self.activities, &self.circumstances],
            vec![&self.skills, &self.methods, &self.platforms],
        ];
        let mut found = Vec::new();
        for group in groups {
            for (at, later) in group.iter().enumerate() {
                for (id, (_, span)) in &later.places {
                    for earlier in &group[..at] {
                        if let Some((_, first)) = earlier.places.get(id) {
                            let problem = Problem::new(
                                "duplicate-id",
                                span.clone(),
                                format!("a {} and a {} have the same id `{id}`", earlier.kind, later.kind),
                                "give this one another id",
                            );
                            found.push(problem.with_other(first.clone(), "the other one"));
                        }
                    }
                }
            }
        }
        self.problems.extend(found);
    }

    /// The place of what `id` names.
    fn place(&mut self, ids: fn(&Self) -> &Ids, id: &Id) -> Option<usize> {
        let table = ids(self);
        if let Some((place, _)) = table.places.get(id.get_ref()) {
            return Some(*place);
        }
        let message = format!("the catalogue has no {} `{}`", table.kind, id.get_ref());
        let (code, label) = (table.code, table.nearest(id.get_ref()));
        self.push(code, id.span(), message, label);
        None
    }

    fn places(&mut self, ids: fn(&Self) -> &Ids, list: &[Id]) -> Vec<usize> {
        list.iter().filter_map(|id| self.place(ids, id)).collect()
    }

    fn catalog(&mut self, raw: raw::Catalog) -> Catalog {
        self.enough(&raw);
        let mut interests = self.interests(raw.interests);
        let activities: Vec<Activity> = raw
            .activities
            .into_iter()
            .filter_map(|it| {
                let interest = self.place(|c| &c.interests, &it.interest)?;
                Some(Activity { id: it.id.into_inner(), interest, text: it.text })
            })
            .collect();
        for (place, activity) in activities.iter().enumerate() {
            interests[activity.interest].0.activities.push(place);
        }
        for (interest, span) in &interests {
            if interest.activities.is_empty() {
                self.push(
                    "unmeasured-interest",
                    span.clone(),
                    format!("no activity measures the interest `{}`", interest.id),
                    "add an [[activity]] for it",
                );
            }
        }
        let interests: Vec<Interest> = interests.into_iter().map(|(interest, _)| interest).collect();
        let skills = self.skills(raw.skills, &interests);
        Catalog {
            version: raw.version,
            checked: raw.checked.0,
            planning: self.planning(raw.planning),
            topics: raw.topics.into_iter().map(|it| Named { id: it.id.into_inner(), name: it.name }).collect(),
            sources: raw.sources.into_iter().map(|it| self.source(it)).collect(),
            activities,
            circumstances: raw.circumstances.into_iter().filter_map(|it| self.circumstance(it)).collect(),
            resources: raw.resources.into_iter().map(|it| self.resource(it)).collect(),
            warnings: raw.warnings.into_iter().map(|it| self.warning(it)).collect(),
            skills,
            methods: raw.methods.into_iter().map(|it| self.method(it)).collect(),
            platforms: raw.platforms.into_iter().map(|it| self.platform(it)).collect(),
            interests,
        }
    }

    fn planning(&mut self, raw: Option<raw::Planning>) -> Planning {
        let Some(raw) = raw else {
            return Planning { hours: 0, low: 1.0, high: 1.0 };
        };
        let hours = self.place(|c| &c.circumstances, &raw.hours);
        if hours.is_some_and(|at| matches!(self.values[at], Domain::Scale(_))) {
            self.push(
                "wrong-type",
                raw.hours.span(),
                "plans are counted in a number",
                "name a circumstance with a range",
            );
        }
        Planning {
            hours: hours.unwrap_or_default(),
            low: self.within(&raw.low, &LOW),
            high: self.within(&raw.high, &HIGH),
        }
    }

    /// Below this there is nothing to compare.
    fn enough(&mut self, raw: &raw::Catalog) {
        let counts = [
            ("interest", raw.interests.len(), 3),
            ("skill", raw.skills.len(), 2),
            ("method", raw.methods.len(), 1),
            ("platform", raw.platforms.len(), 1),
            ("warning", raw.warnings.len(), 1),
        ];
        for (kind, count, least) in counts {
            // None at all has been reported as a missing table.
            if (1..least).contains(&count) {
                self.push(
                    "too-few",
                    0..0,
                    format!("a catalogue needs at least {least} {kind} tables, this one has {count}"),
                    "add some",
                );
            }
        }
    }

    fn interests(&mut self, list: Vec<raw::Interest>) -> Vec<(Interest, Range<usize>)> {
        let general: Vec<bool> = list.iter().map(|it| it.within.is_none()).collect();
        list.into_iter()
            .map(|it| {
                let within = it.within.as_ref().and_then(|id| {
                    let place = self.place(|c| &c.interests, id)?;
                    if !general.get(place).copied().unwrap_or(true) {
                        self.push(
                            "nested-interest",
                            id.span(),
                            format!("`{}` is itself within another interest", id.get_ref()),
                            "name a general interest, one without `within`",
                        );
                    }
                    Some(place)
                });
                let span = it.id.span();
                let interest = Interest { id: it.id.into_inner(), name: it.name, within, activities: Vec::new() };
                (interest, span)
            })
            .collect()
    }

    fn source(&mut self, it: raw::Source) -> Source {
        Source {
            id: it.id.into_inner(),
            kind: it.kind,
            title: it.title,
            url: self.url(it.url),
            published: it.published,
        }
    }

    fn url(&mut self, url: Option<Spanned<String>>) -> Option<String> {
        let url = url?;
        let ok = ["https://", "http://"].iter().any(|scheme| {
            url.get_ref()
                .strip_prefix(scheme)
                .is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace))
        });
        if !ok {
            self.push("bad-url", url.span(), "this is not the address of a web page", "write https://...");
        }
        Some(url.into_inner())
    }

    fn evidence(&mut self, sources: &Spanned<Vec<Id>>, checked: raw::Day, sure: raw::Sure) -> Evidence {
        Evidence { sources: self.cited(sources), checked: checked.0, sure }
    }

    fn cited(&mut self, sources: &Spanned<Vec<Id>>) -> Vec<usize> {
        if sources.get_ref().is_empty() {
            self.push(
                "no-source",
                sources.span(),
                "a statement about the world needs a source",
                "name the id of a [[source]]",
            );
        }
        self.places(|c| &c.sources, sources.get_ref())
    }

    fn facts(&mut self, facts: Vec<raw::Fact>) -> Vec<Fact> {
        facts
            .into_iter()
            .filter_map(|it| {
                let evidence = self.evidence(&it.sources, it.checked, it.sure);
                let about = self.place(|c| &c.topics, &it.about)?;
                Some(Fact { about, text: it.text, evidence })
            })
            .collect()
    }

    fn circumstance(&mut self, it: raw::Circumstance) -> Option<Circumstance> {
        if RESERVED_CIRCUMSTANCES.contains(&it.id.get_ref().as_str()) {
            self.push(
                "reserved-id",
                it.id.span(),
                format!("`--{}` is already a flag of the program", it.id.get_ref()),
                "give the circumstance another id",
            );
        }
        let id_span = it.id.span();
        let values = match (it.range, it.unit, it.need) {
            (None, None, None) if it.scale.len() >= 2 => {
                self.ids("level", "unknown-level", it.scale.iter().map(|level| &level.id), is_id);
                let level = |it: raw::Level| Level { id: it.id.into_inner(), name: it.name, need: it.need };
                Some(Values::Scale(it.scale.into_iter().map(level).collect()))
            }
            (Some(range), Some(unit), Some(need)) if it.scale.is_empty() => {
                let raw::Range { min, max } = *range.get_ref();
                if min >= max || max > 1_000_000_000 {
                    self.push("out-of-range", range.span(), "this range is empty or too wide", "min must be below max");
                }
                let text = need.get_ref();
                if !(text.en.contains("{n}") && text.bn.contains("{n}")) {
                    self.push(
                        "no-placeholder",
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
                "scale-or-range",
                id_span,
                format!("the circumstance `{}` has neither a scale nor a range, or has both", it.id.get_ref()),
                "give it two or more [[circumstance.scale]], or `range`, `unit` and `need`",
            );
        }
        Some(Circumstance { id: it.id.into_inner(), label: it.label, ask: it.ask, why: it.why, values: values? })
    }

    fn resource(&mut self, it: raw::Resource) -> Resource {
        Resource {
            evidence: self.evidence(&it.sources, it.checked, it.sure),
            id: it.id.into_inner(),
            name: it.name,
            what: it.what,
            languages: it.languages,
            cost: it.cost,
            url: self.url(it.url),
        }
    }

    fn warning(&mut self, it: raw::Warning) -> Warning {
        Warning { evidence: self.evidence(&it.sources, it.checked, it.sure), id: it.id.into_inner(), text: it.text }
    }

    fn condition(&mut self, raw: &raw::Condition) -> Condition {
        let mut limits = Vec::new();
        for (id, wanted) in raw {
            let Some(circumstance) = self.place(|c| &c.circumstances, id) else {
                continue;
            };
            let around = wanted.span();
            let Wanted { at_least, at_most, is } = wanted.get_ref();
            let at_least = at_least.as_ref().or(is.as_ref());
            let at_most = at_most.as_ref().or(is.as_ref());
            let low = at_least.and_then(|point| self.point(circumstance, point, &around));
            let high = at_most.and_then(|point| self.point(circumstance, point, &around));
            if at_least.is_none() && at_most.is_none() {
                self.push("empty-range", around, "this wants nothing", "write at-least, at-most or is");
                continue;
            }
            if let (Some(low), Some(high)) = (low, high)
                && low > high
            {
                self.push("empty-range", around, "nobody can meet this", "at-least is above at-most");
                continue;
            }
            // A limit at the very end of the values excludes nobody, answered or not.
            let (min, max) = match &self.values[circumstance] {
                Domain::Scale(levels) => (0, u32::try_from(levels.len()).unwrap_or(u32::MAX).saturating_sub(1)),
                Domain::Range(min, max) => (*min, *max),
            };
            limits.push(Limits {
                circumstance,
                at_least: low.filter(|low| *low > min).unwrap_or(0),
                at_most: high.filter(|high| *high < max).unwrap_or(u32::MAX),
            });
        }
        Condition { limits }
    }

    /// The number of a point of a circumstance's values.
    fn point(&mut self, circumstance: usize, point: &Spanned<Point>, around: &Range<usize>) -> Option<u32> {
        // A bare value has no span of its own.
        let span = if point.span().is_empty() { around.clone() } else { point.span() };
        let (code, message, label) = match (&self.values[circumstance], point.get_ref()) {
            (Domain::Scale(levels), Point::Level(id)) => match levels.iter().position(|level| level == id) {
                Some(place) => return u32::try_from(place).ok(),
                None => {
                    let label = match find::closest(id, levels.iter().map(String::as_str)) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("one of {}", levels.join(", ")),
                    };
                    ("unknown-level", format!("the scale has no `{id}`"), label)
                }
            },
            (Domain::Scale(levels), Point::Number(_)) => {
                ("wrong-type", "this is a scale, not a number".to_owned(), format!("one of {}", levels.join(", ")))
            }
            (Domain::Range(..), Point::Level(_)) => {
                ("wrong-type", "this is a number, not a scale".to_owned(), "write a whole number".to_owned())
            }
            (Domain::Range(min, max), Point::Number(number)) => match u32::try_from(*number) {
                Ok(value) if (*min..=*max).contains(&value) => return Some(value),
                _ => (
                    "out-of-range",
                    format!("{number} is not from {min} to {max}"),
                    "nobody can answer this".to_owned(),
                ),
            },
        };
        self.push(code, span, message, label);
        None
    }

    fn rules(&mut self, rules: Vec<raw::Rule>) -> Vec<Rule> {
        rules
            .into_iter()
            .map(|it| Rule {
                when: self.condition(&it.when),
                points: self.within(&it.points, &POINTS),
                because: it.because,
            })
            .collect()
    }

    /// The value, which must lie in the range.
    fn within<T: PartialOrd + Copy + std::fmt::Display>(
        &mut self,
        value: &Spanned<T>,
        range: &std::ops::RangeInclusive<T>,
    ) -> T {
        if !range.contains(value.get_ref()) {
            self.push(
                "out-of-range",
                value.span(),
                format!("{} is not from {} to {}", value.get_ref(), range.start(), range.end()),
                "out of range",
            );
        }
        *value.get_ref()
    }

    fn skills(&mut self, list: Vec<raw::Skill>, interests: &[Interest]) -> Vec<Skill> {
        let spans: Vec<_> = list.iter().map(|it| it.profile.span()).collect();
        let skills: Vec<Skill> = list.into_iter().map(|it| self.skill(it, interests)).collect();
        for (at, skill) in skills.iter().enumerate() {
            let twin = skills[..at].iter().position(|other| other.profile == skill.profile);
            if let Some(twin) = twin.filter(|_| self.problems.is_empty()) {
                let problem = Problem::new(
                    "identical-profiles",
                    spans[at].clone(),
                    format!(
                        "`{}` and `{}` have the same profile: nobody's interests can tell them apart",
                        skills[twin].id, skill.id
                    ),
                    "say what sets them apart",
                );
                self.problems.push(problem.with_other(spans[twin].clone(), "the same profile"));
            }
        }
        skills
    }

    fn skill(&mut self, it: raw::Skill, interests: &[Interest]) -> Skill {
        let profile = self.profile(&it.profile, interests);
        let choices = self.ids("choice", "unknown-choice", it.choice.iter().map(|choice| &choice.id), is_id);
        if it.stage.is_empty() {
            self.push(
                "no-stages",
                it.id.span(),
                format!("the skill `{}` has no path", it.id.get_ref()),
                "add [[skill.stage]]",
            );
        }
        if let Some(fork) = it.choice.first().filter(|_| it.stage.iter().all(|stage| stage.choice.is_none())) {
            self.push("unused-choice", fork.id.span(), "no stage belongs to any choice", "give a stage a `choice`");
        }
        Skill {
            id: it.id.into_inner(),
            name: it.name,
            aliases: it.aliases.into_iter().map(Spanned::into_inner).collect(),
            work: it.work,
            sold_on: self.places(|c| &c.platforms, &it.sold_on),
            occupations: it.occupations,
            profile,
            taster: Taster {
                minutes: self.within(&it.taster.minutes, &TASTER_MINUTES),
                requires: self.condition(&it.taster.requires),
                text: it.taster.text,
            },
            stages: it.stage.into_iter().map(|stage| self.stage(stage, &choices)).collect(),
            choices: it
                .choice
                .into_iter()
                .map(|it| Choice { id: it.id.into_inner(), name: it.name, text: it.text })
                .collect(),
            software: it
                .software
                .into_iter()
                .map(|it| Software {
                    requires: self.condition(&it.requires),
                    name: it.name,
                    cost: it.cost,
                    note: it.note,
                })
                .collect(),
            facts: self.facts(it.fact),
        }
    }

    fn stage(&mut self, it: raw::Stage, choices: &Ids) -> Stage {
        let choice = it.choice.as_ref().and_then(|id| {
            let found = choices.places.get(id.get_ref()).map(|(place, _)| *place);
            if found.is_none() {
                let message = format!("this skill has no choice `{}`", id.get_ref());
                self.push("unknown-choice", id.span(), message, choices.nearest(id.get_ref()));
            }
            found
        });
        Stage {
            hours: self.within(&it.hours, &STAGE_HOURS),
            requires: self.condition(&it.requires),
            resources: self.places(|c| &c.resources, &it.resources),
            title: it.title,
            makes: it.makes,
            search: it.search,
            choice,
        }
    }

    /// One figure for each interest, from 1 to 7.
    fn profile(&mut self, raw: &Spanned<raw::Profile>, interests: &[Interest]) -> Vec<f64> {
        let mut figures: Vec<Option<(f64, Range<usize>)>> = vec![None; interests.len()];
        let raw::Profile { onet, editorial } = raw.get_ref();
        for (id, value) in onet.iter().chain(editorial) {
            let Some(interest) = self.place(|c| &c.interests, id) else {
                continue;
            };
            let figure = self.within(value, &PROFILE);
            if let Some((_, first)) = &figures[interest] {
                let problem = Problem::new(
                    "duplicate-profile",
                    id.span(),
                    format!("the profile names `{}` twice", id.get_ref()),
                    "take one of them out",
                );
                self.problems.push(problem.with_other(first.clone(), "the first one"));
            }
            figures[interest] = Some((figure, id.span()));
        }
        let missing: Vec<&str> =
            (0..interests.len()).filter(|&at| figures[at].is_none()).map(|at| interests[at].id.as_str()).collect();
        if !missing.is_empty() {
            self.push(
                "missing-profile",
                raw.span(),
                format!("this profile lacks {}", missing.join(", ")),
                "every interest needs a figure from 1 to 7",
            );
        }
        figures.into_iter().map(|figure| figure.map_or(4.0, |(value, _)| value)).collect()
    }

    fn method(&mut self, it: raw::Method) -> Method {
        self.ids("option", "unknown-option", it.option.iter().map(|option| &option.id), is_id);
        Method {
            id: it.id.into_inner(),
            name: it.name,
            aliases: it.aliases.into_iter().map(Spanned::into_inner).collect(),
            text: it.text,
            in_short: it.in_short,
            requires: self.condition(&it.requires),
            options: it
                .option
                .into_iter()
                .map(|it| MethodOption {
                    requires: self.condition(&it.requires),
                    id: it.id.into_inner(),
                    name: it.name,
                    text: it.text,
                })
                .collect(),
            rules: self.rules(it.rule),
            facts: self.facts(it.fact),
        }
    }

    fn platform(&mut self, it: raw::Platform) -> Platform {
        Platform {
            id: it.id.into_inner(),
            name: it.name,
            aliases: it.aliases.into_iter().map(Spanned::into_inner).collect(),
            text: it.text,
            keeps: it.keeps,
            requires: self.condition(&it.requires),
            guardian: it.guardian.map(|it| self.clause(it)),
            unconfirmed: it.unconfirmed.map(|it| self.clause(it)),
            closed: it.closed.map(|it| Closed {
                sources: self.cited(&it.sources),
                text: it.text,
                checked: it.checked.0,
            }),
            rules: self.rules(it.rule),
            facts: self.facts(it.fact),
        }
    }

    fn clause(&mut self, it: raw::Clause) -> Clause {
        Clause { requires: self.condition(&it.requires), text: it.text }
    }
}

/// The values of a circumstance, as far as they can be read.
fn domain(it: &raw::Circumstance) -> Domain {
    match &it.range {
        Some(range) => Domain::Range(range.get_ref().min, range.get_ref().max),
        None => Domain::Scale(it.scale.iter().map(|level| level.id.get_ref().clone()).collect()),
    }
}

/// Lower-case ASCII words joined by single hyphens.
fn is_id(id: &str) -> bool {
    id.len() <= 40
        && id
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
}
