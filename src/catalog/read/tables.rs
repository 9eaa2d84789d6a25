//! The tables of a catalogue, one function each: what it holds, under which keys, and what is allowed there.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::circumstance::circumstance;
use super::ids::{CHOICE, CIRCUMSTANCE, INTEREST, PLATFORM, RESOURCE, TOPIC};
use super::problem::{Problem, Span};
use super::table::{Table, leads_to_page};
use super::{Code, Domain, edition};
use crate::catalog::{
    Activity, Audit, Card, Catalog, Choice, Circumstance, Clause, Closed, Correlations, Day, Each, Edition, Fact,
    Guide, Hint, Interest, List, Method, MethodOption, Planning, Platform, Resource, Rule, Skill, Software, Source,
    SourceKind, Stage, StageDetail, Step, Taster, Topic, Warning, Way,
};
use crate::untrusted::quoted;

/// The format of `paths.toml` that this program reads.
const SCHEMA: u32 = 2;
/// Below this a scale hardly measures anything.
const RELIABILITY: RangeInclusive<f64> = 0.5..=1.0;
/// Beyond this two interests would be one.
const CORRELATION: RangeInclusive<f64> = -0.9..=0.9;
const PROFILE: RangeInclusive<f64> = 1.0..=7.0;

pub(super) fn catalog(t: &mut Table) -> Catalog {
    schema(t);
    let circumstances: List<Circumstance> = t.list("circumstance", circumstance);
    let domains = circumstances.iter().map(|it| Domain::from(&it.values));
    t.reader.domains = domains.map(|it| Some(it).filter(|it| it.bounds().0 < it.bounds().1)).collect();
    let activities: List<Activity> = t.list("activity", activity);
    let mut interests: List<Interest> = t.list("interest", interest);
    for (at, activity) in activities.iter_enumerated() {
        if let Some(interest) = interests.get_mut(activity.interest) {
            interest.activities.push(at);
        }
    }
    let version = t.string("version");
    Catalog {
        checked: t.day("checked"),
        planning: t.table("planning", |t| Planning {
            hours: t.place("hours", &CIRCUMSTANCE),
            low: t.number("low", &(0.1..=1.0)),
            high: t.number("high", &(1.0..=10.0)),
        }),
        audit: t.optional("audit", |t, key| t.table(key, |t| audit(t, &interests))),
        topics: t.list("topic", topic),
        sources: t.list::<_, List<Source>>("source", source).into(),
        resources: t.list::<_, List<Resource>>("resource", resource).into(),
        warnings: t.list("warning", warning),
        skills: t.list("skill", skill),
        methods: t.list("method", method),
        platforms: t.list("platform", platform),
        guides: t.list::<_, List<Guide>>("guide", guide).into(),
        edition: Edition::present(&version, &interests, &activities, &circumstances),
        former: t.list("edition", edition::read),
        version,
        interests,
        activities,
        circumstances,
    }
}

fn schema(t: &mut Table) {
    let schema = t.whole("schema", 0..=u32::MAX);
    if let Some(node) = t.node.get("schema").filter(|_| schema != SCHEMA) {
        let message = format!("this catalogue has format {schema}");
        t.reader.push(Code::UnknownSchema, &node.span, message, format!("this program reads format {SCHEMA}"));
    }
}

/// The correlations are stored as they would be without errors of measurement: divided by the reliability of the scales
/// (Spearman's correction for attenuation, for scales of equal reliability).
fn audit(t: &mut Table, interests: &List<Interest>) -> Audit {
    let reliability = t.number("reliability", &RELIABILITY);
    let mut correlations = Correlations::assumed(interests);
    let mut pairs: BTreeMap<[usize; 2], &Span> = BTreeMap::new();
    let rows = t.required("correlations").map(|node| t.entries("correlations", node));
    for (one, row) in rows.into_iter().flatten() {
        let first = general(t, one, &row.key, interests);
        for (other, entry) in t.entries("correlations", &row.node) {
            let second = general(t, other, &entry.key, interests);
            let (Some(first), Some(second)) = (first, second) else { continue };
            let pair = [first.min(second), first.max(second)];
            let known = pairs.insert(pair, &entry.key);
            let problem = |message| {
                let label = "name each pair of different interests once";
                Problem::new(Code::DuplicatePair, entry.key.clone(), message, label)
            };
            if first == second {
                t.reader.report(problem(format!("{} is paired with itself", quoted(one))));
            } else if let Some(known) = known {
                let problem = problem(format!("{} and {} are already paired", quoted(one), quoted(other)));
                t.reader.report(problem.with_other(known.clone(), "here"));
            } else if let Some(figure) = t.number_in(other, &entry.node, &CORRELATION) {
                correlations.set(first, second, figure / reliability);
            }
        }
    }
    Audit { correlations, evidence: t.evidence() }
}

/// The index of a general interest among the general ones.
fn general(t: &mut Table, id: &str, span: &Span, interests: &List<Interest>) -> Option<usize> {
    let place = t.reader.place(&INTEREST, id, span);
    if interests.get(place)?.within.is_some() {
        let message = format!("{} is within another interest", quoted(id));
        t.reader.push(Code::NotGeneral, span, message, "name general interests: those without `within`");
        return None;
    }
    Some(interests[..place].iter().filter(|it| it.within.is_none()).count())
}

fn topic(t: &mut Table) -> Topic {
    Topic { id: t.id(), name: t.text("name"), compare: t.switch("compare"), advise: t.switch("advise") }
}

fn source(t: &mut Table) -> Source {
    let before = t.reader.found.count();
    let source = Source {
        id: t.id(),
        kind: t.word("kind"),
        title: t.string("title"),
        url: t.optional("url", Table::url),
        published: t.optional("published", Table::string),
    };
    let has_page = source.url.as_deref().is_some_and(leads_to_page);
    if source.kind != SourceKind::Estimate && !has_page && t.reader.found.count() == before {
        let span = t.node.span(&[if source.url.is_some() { "url" } else { "id" }]);
        let label = "give its `url`, down to the page, so that it can be looked up again";
        t.reader.push(Code::NoPage, &span, "this source leads to no page", label);
    }
    source
}

fn interest(t: &mut Table) -> Interest {
    Interest {
        id: t.id(),
        name: t.text("name"),
        within: t.optional("within", |t, key| t.place(key, &INTEREST)),
        activities: Vec::new(),
    }
}

fn activity(t: &mut Table) -> Activity {
    Activity { id: t.id(), interest: t.place("interest", &INTEREST), text: t.text("text") }
}

fn resource(t: &mut Table) -> Resource {
    Resource {
        id: t.id(),
        name: t.text("name"),
        what: t.text("what"),
        languages: t.strings("languages"),
        cost: t.word("cost"),
        url: t.page("url"),
        publisher: t.string("publisher"),
        length: t.optional("length", Table::text),
        phone: t.switch("phone"),
        evidence: t.evidence(),
    }
}

fn warning(t: &mut Table) -> Warning {
    Warning { id: t.id(), when: t.or_default("when", Table::condition), text: t.text("text"), evidence: t.evidence() }
}

fn fact(t: &mut Table) -> Fact {
    Fact {
        about: t.place("about", &TOPIC),
        when: t.or_default("when", Table::condition),
        text: t.text("text"),
        evidence: t.evidence(),
    }
}

fn skill(t: &mut Table) -> Skill {
    t.unique(CHOICE.key, CHOICE.key);
    t.unique("stage", "stage");
    Skill {
        id: t.id(),
        name: t.text("name"),
        aliases: t.or_default("aliases", Table::strings),
        work: t.text("work"),
        sold_on: t.places("sold-on", &PLATFORM),
        occupations: t.strings("occupations"),
        profile: t.table("profile", profile),
        taster: t.table("taster", |t| Taster {
            minutes: t.whole("minutes", 5..=240),
            text: t.text("text"),
            short: t.short("short", 70),
            requires: t.or_default("requires", Table::condition),
        }),
        card: t.table("card", |t| Card { outlook: t.short("outlook", 110), obstacle: t.short("obstacle", 90) }),
        days: t.list::<_, Vec<_>>("day", |t| Day { minutes: t.whole("minutes", 10..=90), text: t.text("text") }).into(),
        choices: t.list(CHOICE.key, |t| Choice { id: t.id(), name: t.text("name"), text: t.text("text") }),
        stages: t.list("stage", stage),
        software: t.list("software", |t| Software {
            name: t.string("name"),
            cost: t.word("cost"),
            requires: t.or_default("requires", Table::condition),
            note: t.optional("note", Table::text),
        }),
        facts: t.list::<_, Vec<Fact>>("fact", fact).into(),
    }
}

/// One figure for each interest, whether from O*NET or our own.
fn profile(t: &mut Table) -> Each<Interest, f64> {
    let count = t.reader.names[INTEREST.key].len();
    let mut figures: BTreeMap<usize, (f64, &Span)> = BTreeMap::new();
    for key in ["onet", "editorial"] {
        let entries = t.get(key).map(|node| t.entries(key, node));
        for (id, entry) in entries.into_iter().flatten() {
            let interest = usize::from(t.reader.place(&INTEREST, id, &entry.key));
            let figure = t.number_in(id, &entry.node, &PROFILE).unwrap_or_default();
            if let Some((_, first)) = figures.insert(interest, (figure, &entry.key)).filter(|_| interest < count) {
                let message = format!("the profile names {} twice", quoted(id));
                let problem = Problem::new(Code::DuplicateProfile, entry.key.clone(), message, "take one of them out");
                t.reader.report(problem.with_other(first.clone(), "the first one"));
            }
        }
    }
    let names = t.reader.names[INTEREST.key].iter();
    let mut missing: Vec<_> = names.filter(|(_, (place, _))| !figures.contains_key(place)).collect();
    if !missing.is_empty() {
        missing.sort_by_key(|(_, (place, _))| *place);
        let missing: Vec<&str> = missing.iter().map(|(id, _)| id.as_str()).collect();
        let message = t.reader.hint(|| format!("this profile lacks {}", missing.join(", ")));
        t.reader.push(Code::MissingProfile, &t.node.span, message, "every interest needs a figure from 1 to 7");
    }
    (0..count).map(|at| figures.get(&at).map_or(0.0, |(figure, _)| *figure)).collect()
}

fn stage(t: &mut Table) -> Stage {
    t.unique("step", "step");
    let before = t.reader.found.count();
    // Anything longer is two stages.
    let hours = t.whole("hours", 1..=400);
    Stage {
        id: t.id(),
        title: t.text("title"),
        hours,
        makes: t.text("makes"),
        ways: t.some("way", way),
        choice: t.optional("choice", |t, key| t.place(key, &CHOICE)),
        detail: detail(t, hours, before).into(),
    }
}

fn way(t: &mut Table) -> Way {
    Way { requires: t.or_default("requires", Table::condition), tool: t.text("tool"), hours: t.whole("hours", 1..=800) }
}

/// `hours` are those of the stage, and `before` is how many problems were found until then.
fn detail(t: &mut Table, hours: u32, before: usize) -> StageDetail {
    let steps: Vec<Step> = t.some("step", step);
    let sum: u32 = steps.iter().map(|step| step.hours).sum();
    if sum != hours && t.reader.found.count() == before {
        let message = format!("the steps take {sum} hours, the stage {hours}");
        t.reader.push(Code::HoursDiffer, &t.node.span(&["hours"]), message, "let the steps add up to the stage");
    }
    StageDetail {
        steps,
        check: t.texts("check"),
        mistake: t.text("mistake"),
        ai: t.text("ai"),
        resources: t.places("resources", &RESOURCE),
        search: t.text("search"),
    }
}

fn step(t: &mut Table) -> Step {
    Step { id: t.id(), hours: t.whole("hours", 1..=10), todo: t.text("do"), done: t.text("done") }
}

fn method(t: &mut Table) -> Method {
    t.unique("option", "option");
    Method {
        id: t.id(),
        name: t.text("name"),
        aliases: t.or_default("aliases", Table::strings),
        text: t.text("text"),
        in_short: t.text("in-short"),
        hint: t.optional("hint", |t, key| t.table(key, |t| Hint { when: t.condition("when"), text: t.text("text") })),
        requires: t.or_default("requires", Table::condition),
        options: t.list("option", |t| MethodOption {
            id: t.id(),
            name: t.text("name"),
            text: t.text("text"),
            requires: t.or_default("requires", Table::condition),
        }),
        rules: t.list("rule", rule),
        facts: t.list::<_, Vec<Fact>>("fact", fact).into(),
    }
}

fn rule(t: &mut Table) -> Rule {
    Rule { when: t.condition("when"), points: t.whole("points", -5..=5), because: t.text("because") }
}

fn platform(t: &mut Table) -> Platform {
    Platform {
        id: t.id(),
        kind: t.word("kind"),
        name: t.text("name"),
        aliases: t.or_default("aliases", Table::strings),
        text: t.text("text"),
        keeps: t.text("keeps"),
        requires: t.or_default("requires", Table::condition),
        guardian: t.optional("guardian", |t, key| t.table(key, clause)),
        unconfirmed: t.optional("unconfirmed", |t, key| t.table(key, clause)),
        closed: t.optional("closed", |t, key| t.table(key, closed)),
        rules: t.list("rule", rule),
        facts: t.list::<_, Vec<Fact>>("fact", fact).into(),
    }
}

fn clause(t: &mut Table) -> Clause {
    Clause { requires: t.condition("requires"), text: t.text("text") }
}

fn closed(t: &mut Table) -> Closed {
    Closed { text: t.text("text"), sources: t.sources(), checked: t.day("checked") }
}

fn guide(t: &mut Table) -> Guide {
    Guide {
        id: t.id(),
        title: t.text("title"),
        aliases: t.or_default("aliases", Table::strings),
        asks: t.or_default("asks", Table::strings).into(),
        text: t.texts("text").into(),
        see: t.or_default("see", Table::things),
        evidence: t.evidence(),
    }
}
