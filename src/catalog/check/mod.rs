//! The checks of meaning: from tables as they are written to a [`Catalog`], or to every problem there is.

mod audit;
mod conditions;
mod editions;
mod ids;
mod skills;
mod together;

use std::ops::{Range, RangeInclusive};

use toml::Spanned;

use self::conditions::domain;
pub use self::ids::LONGEST_ID;
use self::ids::{ID, Ids, SOURCE_ID};
use super::problem::{Found, Problem};
use super::raw::{self, Id};
use super::{
    Activity, Catalog, Clause, Closed, Code, Domain, Edition, Evidence, Fact, Guide, Interest, Method, MethodOption,
    Planning, Platform, Resource, Rule, Source, Topic, Warning, read,
};
use crate::untrusted::quoted;

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
/// The problems, if there are any.
pub(super) fn catalog(text: &str) -> Result<Catalog, Found> {
    let mut found = Found::in_text(text);
    let Some(raw) = read::tables(text, &mut found) else {
        return Err(found);
    };
    let mut checker = Checker::new(&raw, found);
    let catalog = checker.catalog(raw);
    if checker.found.is_empty() { Ok(catalog) } else { Err(checker.found) }
}

struct Checker {
    found: Found,
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
    fn new(raw: &raw::Catalog, found: Found) -> Self {
        let mut checker = Self {
            found,
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
        checker.topics = checker.ids("topic", raw.topics.iter().map(|it| &it.id), &ID);
        checker.sources = checker.ids("source", raw.sources.iter().map(|it| &it.id), &SOURCE_ID);
        checker.interests = checker.ids("interest", raw.interests.iter().map(|it| &it.id), &ID);
        checker.activities = checker.ids("activity", raw.activities.iter().map(|it| &it.id), &ID);
        checker.circumstances = checker.ids("circumstance", raw.circumstances.iter().map(|it| &it.id), &ID);
        checker.resources = checker.ids("resource", raw.resources.iter().map(|it| &it.id), &ID);
        checker.ids("warning", raw.warnings.iter().map(|it| &it.id), &ID);
        checker.skills = checker.ids("skill", raw.skills.iter().map(|it| &it.id), &ID);
        checker.methods = checker.ids("method", raw.methods.iter().map(|it| &it.id), &ID);
        checker.platforms = checker.ids("platform", raw.platforms.iter().map(|it| &it.id), &ID);
        checker.guides = checker.ids("guide", raw.guides.iter().map(|it| &it.id), &ID);
        checker.shared_ids();
        checker.aliases(raw);
        checker
    }

    fn push(&mut self, code: Code, span: Range<usize>, message: impl AsRef<str>, label: impl AsRef<str>) {
        self.found.push(Problem::new(code, span, message, label));
    }

    /// What is said of a problem and takes long to find out; nothing if it would not be shown.
    fn hint(&self, find_out: impl FnOnce() -> String) -> String {
        if self.found.is_full() { String::new() } else { find_out() }
    }

    fn catalog(&mut self, raw: raw::Catalog) -> Catalog {
        self.enough(&raw);
        let mut interests = self.interests(raw.interests);
        let activities: Vec<Activity> = raw
            .activities
            .into_iter()
            .filter_map(|it| {
                let interest = self.place(Code::UnknownInterest, |c| &c.interests, &it.interest)?;
                Some(Activity { id: it.id.into_inner(), interest, text: it.text })
            })
            .collect();
        for (place, activity) in activities.iter().enumerate() {
            interests[activity.interest].0.activities.push(place);
        }
        for (interest, span) in &interests {
            if interest.activities.is_empty() {
                self.push(
                    Code::UnmeasuredInterest,
                    span.clone(),
                    format!("no activity measures the interest `{}`", interest.id),
                    "add an [[activity]] for it",
                );
            }
        }
        let interests: Vec<Interest> = interests.into_iter().map(|(interest, _)| interest).collect();
        let sold_on: Vec<_> = raw.skills.iter().map(self::sold_on).collect();
        let skills = self.skills(raw.skills, &interests);
        let rated = |it: &Activity| (it.id.clone(), interests[it.interest].id.clone());
        let lived = raw.circumstances.iter().map(|it| (it.id.get_ref().clone(), domain(it))).collect();
        let edition = Edition::new(raw.version.clone(), activities.iter().map(rated), lived);
        let catalog = Catalog {
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
        };
        if self.found.is_empty() {
            self.sold(&catalog, &sold_on);
        }
        catalog
    }

    fn planning(&mut self, raw: Option<raw::Planning>) -> Planning {
        let Some(raw) = raw else {
            return Planning { hours: 0, low: 1.0, high: 1.0 };
        };
        let hours = self.place(Code::UnknownCircumstance, |c| &c.circumstances, &raw.hours);
        if hours.is_some_and(|at| matches!(self.values[at], Domain::Scale(_))) {
            self.push(
                Code::WrongType,
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
            if count < least {
                self.push(
                    Code::TooFew,
                    0..0,
                    format!("a catalogue needs at least {least} of the kind `{kind}`, this one has {count}"),
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
                    let place = self.place(Code::UnknownInterest, |c| &c.interests, id)?;
                    if id.get_ref() == it.id.get_ref() {
                        self.refers_to_itself(id);
                    } else if !general.get(place).copied().unwrap_or(true) {
                        self.push(
                            Code::NestedInterest,
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
        if !is_web_page(url.get_ref()) {
            let message = "this is not the plain address of a web page";
            let label =
                "write https://, a name with a dot, no user@, and %20 or the like for what is no English letter";
            self.push(Code::BadUrl, url.span(), message, label);
        }
        Some(url.into_inner())
    }

    fn evidence(&mut self, sources: &Spanned<Vec<Id>>, checked: raw::Day, sure: raw::Sure) -> Evidence {
        Evidence { sources: self.cited(sources), checked: checked.0, sure }
    }

    fn cited(&mut self, sources: &Spanned<Vec<Id>>) -> Vec<usize> {
        if sources.get_ref().is_empty() {
            self.push(
                Code::NoSource,
                sources.span(),
                "a statement about the world needs a source",
                "name the id of a [[source]]",
            );
        }
        self.places(Code::UnknownSource, |c| &c.sources, sources.get_ref())
    }

    fn facts(&mut self, facts: Vec<raw::Fact>) -> Vec<Fact> {
        facts
            .into_iter()
            .filter_map(|it| {
                let evidence = self.evidence(&it.sources, it.checked, it.sure);
                let about = self.place(Code::UnknownTopic, |c| &c.topics, &it.about)?;
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
                Code::OutOfRange,
                value.span(),
                format!("{} is not from {} to {}", value.get_ref(), range.start(), range.end()),
                "out of range",
            );
        }
        *value.get_ref()
    }

    fn method(&mut self, it: raw::Method) -> Method {
        self.ids("option", it.option.iter().map(|option| &option.id), &ID);
        let (requires, wants) = (self.condition(&it.requires), self.wants(&it.requires));
        let options = it.option.into_iter().map(|it| {
            let (option, option_wants) = (self.condition(&it.requires), self.wants(&it.requires));
            self.together(&[(&requires, &wants), (&option, &option_wants)]);
            MethodOption { requires: option, id: it.id.into_inner(), name: it.name, text: it.text }
        });
        Method {
            id: it.id.into_inner(),
            name: it.name,
            aliases: it.aliases.into_iter().map(Spanned::into_inner).collect(),
            text: it.text,
            in_short: it.in_short,
            options: options.collect(),
            requires,
            rules: self.rules(it.rule),
            facts: self.facts(it.fact),
        }
    }

    fn platform(&mut self, it: raw::Platform) -> Platform {
        let (requires, wants) = (self.condition(&it.requires), self.wants(&it.requires));
        let unconfirmed = it.unconfirmed.map(|it| {
            let clause_wants = self.wants(&it.requires);
            let clause = self.clause(it);
            self.together(&[(&requires, &wants), (&clause.requires, &clause_wants)]);
            clause
        });
        Platform {
            id: it.id.into_inner(),
            name: it.name,
            aliases: it.aliases.into_iter().map(Spanned::into_inner).collect(),
            text: it.text,
            keeps: it.keeps,
            requires,
            guardian: it.guardian.map(|it| self.clause(it)),
            unconfirmed,
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
            self.push(Code::EmptyText, it.id.span(), "this topic says nothing", "write at least one paragraph");
        }
        self.each_once(&it.see);
        if let Some(itself) = it.see.iter().find(|id| id.get_ref() == it.id.get_ref()) {
            self.refers_to_itself(itself);
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

    fn refers_to_itself(&mut self, id: &Id) {
        let message = format!("{} refers to itself", quoted(id.get_ref()));
        self.push(Code::SelfReference, id.span(), message, "name another, or take it out");
    }

    fn clause(&mut self, it: raw::Clause) -> Clause {
        Clause { requires: self.condition(&it.requires), text: it.text }
    }
}

/// Whether `url` is http or https and hides nothing: only the characters of RFC 3986, and no user before the host, which
/// could look like one.
fn is_web_page(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let allowed = |c: u8| c.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&c);
    url.bytes().all(allowed) && host.contains('.') && !host.contains('@')
}

/// Where a skill names its platforms.
fn sold_on(it: &raw::Skill) -> Range<usize> {
    match (it.sold_on.first(), it.sold_on.last()) {
        (Some(first), Some(last)) => first.span().start..last.span().end,
        _ => it.id.span(),
    }
}
