//! The checks of meaning: from tables as they are written to a [`Catalog`], or to every problem there is.

mod audit;
mod conditions;
mod editions;
mod ids;
mod skills;

use std::ops::{Range, RangeInclusive};

use toml::Spanned;

use self::conditions::domain;
use self::ids::{Ids, is_id};
use super::problem::Problem;
use super::raw::{self, Id};
use super::{
    Activity, Catalog, Clause, Closed, Domain, Edition, Evidence, Fact, Guide, Interest, Method, MethodOption,
    Planning, Platform, Resource, Rule, Source, Topic, Warning, read,
};

/// Circumstances cannot have these ids, because their flags would hide the program's own.
pub const RESERVED_CIRCUMSTANCES: [&str; 30] = [
    "rate",
    "interest",
    "answers",
    "code",
    "no-input",
    "top",
    "format",
    "output",
    "lang",
    "catalog",
    "color",
    "plain",
    "today",
    "help",
    "version",
    "force",
    "what-if",
    "start",
    "edition",
    "input-format",
    "delimiter",
    "columns",
    "rejects",
    "summary",
    "group",
    "jobs",
    "audit",
    "learners",
    "seed",
    "limits",
];

const POINTS: RangeInclusive<i32> = -5..=5;
const LOW: RangeInclusive<f64> = 0.1..=1.0;
const HIGH: RangeInclusive<f64> = 1.0..=10.0;

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
    guides: Ids,
    /// The values of each circumstance, in order: the ids of its scale, or its range.
    values: Vec<Domain>,
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
            guides: Ids::default(),
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
        checker.guides = checker.ids("guide", "unknown-topic", raw.guides.iter().map(|it| &it.id), is_id);
        checker.shared_ids();
        checker.aliases(raw);
        checker
    }

    fn push(&mut self, code: &'static str, span: Range<usize>, message: impl Into<String>, label: impl Into<String>) {
        self.problems.push(Problem::new(code, span, message, label));
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
        let rated = |it: &Activity| (it.id.clone(), interests[it.interest].id.clone());
        let lived = raw.circumstances.iter().map(|it| (it.id.get_ref().clone(), domain(it))).collect();
        let edition = Edition::new(raw.version.clone(), activities.iter().map(rated), lived);
        Catalog {
            version: raw.version,
            checked: raw.checked.0,
            planning: self.planning(raw.planning),
            audit: raw.audit.map(|it| self.audit(&it, &interests)),
            topics: raw
                .topics
                .into_iter()
                .map(|it| Topic { id: it.id.into_inner(), name: it.name, compare: it.compare, advise: it.advise })
                .collect(),
            sources: raw.sources.into_iter().map(|it| self.source(it)).collect(),
            activities,
            circumstances: raw.circumstances.into_iter().filter_map(|it| self.circumstance(it)).collect(),
            resources: raw.resources.into_iter().map(|it| self.resource(it)).collect(),
            warnings: raw.warnings.into_iter().map(|it| self.warning(it)).collect(),
            skills,
            methods: raw.methods.into_iter().map(|it| self.method(it)).collect(),
            platforms: raw.platforms.into_iter().map(|it| self.platform(it)).collect(),
            guides: raw.guides.into_iter().map(|it| self.guide(it)).collect(),
            former: self.editions(raw.editions, &edition),
            edition,
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
    fn within<T: PartialOrd + Copy + std::fmt::Display>(&mut self, value: &Spanned<T>, range: &RangeInclusive<T>) -> T {
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

    fn guide(&mut self, it: raw::Guide) -> Guide {
        if it.text.is_empty() {
            self.push("empty-text", it.id.span(), "this topic says nothing", "write at least one paragraph");
        }
        Guide {
            evidence: self.evidence(&it.sources, it.checked, it.sure),
            see: it.see.iter().filter_map(|id| self.thing(id)).collect(),
            id: it.id.into_inner(),
            title: it.title,
            aliases: it.aliases.into_iter().map(Spanned::into_inner).collect(),
            text: it.text,
        }
    }

    fn clause(&mut self, it: raw::Clause) -> Clause {
        Clause { requires: self.condition(&it.requires), text: it.text }
    }
}
