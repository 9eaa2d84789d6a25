//! The stages of a skill, as every report shows them.

use jiff::civil::Date;

use super::document::{Block, Entry, Mark, PathStage};
use super::{Detail, days, phrases};
use crate::advice::{Need, Plan};
use crate::catalog::{Catalog, Choice, Day, Place, Resource, Skill, Stage, Text, Way};
use crate::lang::Words;
use crate::say;

/// How long it takes, the stages, and where the path forks.
pub fn blocks(catalog: &Catalog, words: &Words, plan: &Plan, detail: Detail) -> Vec<Block> {
    let skill = &catalog.skills[plan.skill];
    let summary = if let (Some(weeks), Some(per_week)) = (plan.weeks, plan.hours_per_week) {
        let (low, likely, high) = (weeks.low.ceil(), weeks.likely.ceil(), weeks.high.ceil());
        say!(words, "way-weeks", hours = plan.hours, weeks = likely, low, high, per_week)
    } else {
        say!(words, "way-hours", hours = plan.hours)
    };
    let summary = Block::List(vec![Entry::new(Mark::None, summary)]);
    let mut blocks = vec![summary, Block::Path(stages(catalog, words, plan, detail))];
    let fork = fork(words, skill, plan.choice);
    if !fork.is_empty() {
        blocks.push(Block::List(fork));
    }
    blocks
}

/// The stages of a side that the plan before does not follow.
pub fn other_side(catalog: &Catalog, words: &Words, plan: &Plan, detail: Detail) -> Vec<Block> {
    let skill = &catalog.skills[plan.skill];
    let Some(choice) = plan.choice else { return Vec::new() };
    let name = skill.choices[choice].name.get(words.lang());
    let own = |(at, _): &(usize, PathStage)| skill.stages[plan.stages[*at].stage].choice.is_some();
    let stages = stages(catalog, words, plan, detail).into_iter().enumerate().filter(own).map(|(_, stage)| stage);
    vec![Block::Heading(say!(words, "other-side", name, hours = plan.hours)), Block::Path(stages.collect())]
}

fn stages(catalog: &Catalog, words: &Words, plan: &Plan, detail: Detail) -> Vec<PathStage> {
    let lang = words.lang();
    let skill = &catalog.skills[plan.skill];
    let calendar = match detail {
        Detail::Whole { start: Some(start) } => plan.calendar(start),
        _ => None,
    };
    let pauses = pauses(plan);
    let step = |(place, planned): (usize, &crate::advice::PlanStage)| {
        let stage = &skill.stages[planned.stage];
        let needs = plan.blocked_by.iter().filter(|need| need.stage == place);
        let whole = detail != Detail::Brief;
        let pause = pauses.contains(&place).then(|| say!(words, "pause", makes = stage.makes.get(lang)));
        PathStage {
            needs: needs.map(|need| from_here(catalog, words, need)).collect(),
            number: place + 1,
            title: say!(words, "stage", title = stage.title.get(lang), hours = planned.hours),
            makes: stage.makes.get(lang).to_owned(),
            open: planned.open,
            when: if whole { when(words, planned, calendar.as_ref().map(|days| days[place])) } else { Vec::new() },
            parts: if whole { parts(catalog, words, stage) } else { Vec::new() },
            pause: pause.filter(|_| whole),
        }
    };
    plan.stages.iter().enumerate().map(step).collect()
}

fn from_here(catalog: &Catalog, words: &Words, need: &Need) -> String {
    let text = phrases::need(catalog, words, need);
    let is_answered = need.answer.is_some();
    if is_answered { say!(words, "from-here", need = text) } else { say!(words, "from-here-unknown", need = text) }
}

/// The stages after which to ask oneself whether to go on: the first, and the one that completes half of the hours.
fn pauses(plan: &Plan) -> Vec<usize> {
    let mut done = 0;
    let half = plan.stages.iter().position(|stage| {
        done += stage.hours;
        done * 2 >= plan.hours
    });
    let last = plan.stages.len().saturating_sub(1);
    let mut pauses = vec![0];
    pauses.extend(half.filter(|&half| half != 0 && half != last));
    pauses
}

fn when(words: &Words, stage: &crate::advice::PlanStage, days: Option<(Date, Date)>) -> Vec<String> {
    let span = days
        .map(|(from, until)| say!(words, "from-until", from = days::day(words, from), until = days::day(words, until)));
    let weeks = stage.weeks.map(|weeks| {
        let (low, likely, high) = (weeks.low.ceil(), weeks.likely.ceil(), weeks.high.ceil());
        say!(words, "stage-weeks", likely, low, high)
    });
    span.into_iter().chain(weeks).collect()
}

/// All that is said of a stage to those who walk it.
fn parts(catalog: &Catalog, words: &Words, stage: &Stage) -> Vec<Entry> {
    let (lang, detail) = (words.lang(), &stage.detail);
    let step = |(place, step): (usize, &crate::catalog::Step)| {
        let text = say!(words, "step", todo = step.todo.get(lang), hours = step.hours);
        let done = Entry::new(Mark::None, say!(words, "step-done", done = step.done.get(lang)));
        Entry::new(Mark::Number(place + 1), text).with(vec![done])
    };
    let steps = part(say!(words, "part-steps"), detail.steps.iter().enumerate().map(step).collect());
    let mut parts = help(catalog, words, stage);
    parts.insert(1, steps);
    parts
}

/// All that is said of a stage but its steps.
pub fn help(catalog: &Catalog, words: &Words, stage: &Stage) -> Vec<Entry> {
    let (lang, detail) = (words.lang(), &stage.detail);
    let bullet = |text: String| Entry::new(Mark::Bullet, text);
    let way = |way: &Way| {
        let tool = say!(words, "way-tool", tool = way.tool.get(lang), hours = way.hours);
        let needs = phrases::needs_in_short(catalog, words, &way.requires);
        bullet(needs.map_or(tool.clone(), |needs| format!("{tool}: {needs}")))
    };
    let check = |text: &Text| bullet(text.get(lang).to_owned());
    let listed = detail.resources.iter().map(|&at| resource(words, &catalog.resources[at]));
    let search = bullet(say!(words, "search", words = detail.search.get(lang)));
    vec![
        part(say!(words, "part-ways"), stage.ways.iter().map(way).collect()),
        part(say!(words, "part-check"), detail.check.iter().map(check).collect()),
        Entry::new(Mark::None, say!(words, "part-mistake", mistake = detail.mistake.get(lang))),
        Entry::new(Mark::None, say!(words, "part-ai", ai = detail.ai.get(lang))),
        part(say!(words, "part-resources"), listed.chain([search]).collect()),
    ]
}

fn part(name: String, under: Vec<Entry>) -> Entry {
    Entry::new(Mark::None, name).with(under)
}

/// A resource with its address, and all that helps to decide whether to open it.
fn resource(words: &Words, resource: &Resource) -> Entry {
    let lang = words.lang();
    let languages = resource.languages.iter().map(|code| phrases::language(words, code));
    let length = resource.length.iter().map(|it| it.get(lang).to_owned());
    let phone = (!resource.phone).then(|| say!(words, "not-on-phone"));
    let about = [phrases::list(words, languages), phrases::cost(words, resource.cost)].into_iter();
    let about: Vec<String> = about.chain(length).chain([resource.publisher.clone()]).chain(phone).collect();
    let text = format!("{}: {} ({})", resource.name.get(lang), resource.what.get(lang), about.join("; "));
    Entry::new(Mark::Bullet, text).linked(Some(resource.url.clone()))
}

/// The first seven days: the taster, then a day each.
pub fn first_days(words: &Words, skill: &Skill) -> Vec<Block> {
    vec![Block::Heading(say!(words, "first-days")), Block::List(days(words, skill))]
}

/// The same without a heading.
pub fn days(words: &Words, skill: &Skill) -> Vec<Entry> {
    let lang = words.lang();
    let first = say!(words, "day-one", text = skill.taster.text.get(lang));
    let first = Entry::new(Mark::None, say!(words, "day-n", n = 1, minutes = skill.taster.minutes, text = first));
    let day = |(at, day): (usize, &Day)| {
        let text = say!(words, "day-n", n = at + 2, minutes = day.minutes, text = day.text.get(lang));
        Entry::new(Mark::None, text)
    };
    let days = skill.days.iter().enumerate().map(day);
    [first].into_iter().chain(days).collect()
}

/// Where the path forks: the side that is shown, and the others.
fn fork(words: &Words, skill: &Skill, taken: Option<Place<Choice>>) -> Vec<Entry> {
    let side = |(place, choice): (Place<Choice>, &Choice)| {
        let (name, text) = (choice.name.get(words.lang()), choice.text.get(words.lang()));
        let is_taken = Some(place) == taken;
        let text = if is_taken { say!(words, "fork-taken", name, text) } else { say!(words, "fork-other", name, text) };
        Entry::new(Mark::None, text)
    };
    skill.choices.iter_enumerated().map(side).collect()
}
