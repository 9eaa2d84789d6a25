//! Parts of sentences that every report says in the same way.

use super::days;
use jiff::civil::Date;

use crate::advice::{
    Advice, Change, Holds, Instead, Item, MethodAdvice, Need, Note, Pattern, PlatformAdvice, PlatformStatus, Readiness,
    Reason, SkillAdvice, Status, Walkable,
};
use crate::catalog::{
    Activity, Catalog, Circumstance, Clause, Closed, Condition, Cost, Fact, Place, Skill, SourceKind, Sure, Thing,
    Values,
};
use crate::journal::Journal;
use crate::lang::{Words, group};
use crate::say;

/// Nothing is told to be surer than this, in a hundred: the profiles themselves are not.
const SUREST: u32 = 85;
/// Chances are told in steps of this, in a hundred.
const STEP: f64 = 5.0;
/// A chance below this is told in other words, in a hundred.
const TINY: f64 = 5.0;

/// When the stage of the next step ends, and the path, at the pace so far.
pub fn pace(words: &Words, journal: &Journal, skill: &Skill, today: Date) -> Option<String> {
    let (stage, path) = journal.forecast(skill, today)?;
    let hours = journal.pace(skill, today)?.round().max(1.0);
    Some(say!(words, "journal-pace", pace = hours, stage = days::day(words, stage), path = days::day(words, path)))
}

/// The name of a language by its code; the code of one that has no name here.
pub fn language(words: &Words, code: &str) -> String {
    match code {
        "bn" => say!(words, "language-bn"),
        "en" => say!(words, "language-en"),
        other => other.to_owned(),
    }
}

pub fn cost(words: &Words, cost: Cost) -> String {
    match cost {
        Cost::Free => say!(words, "cost-free"),
        Cost::FreeToStart => say!(words, "cost-free-to-start"),
        Cost::Paid => say!(words, "cost-paid"),
    }
}

/// How sure a fact is.
pub fn sure(words: &Words, sure: Sure) -> String {
    match sure {
        Sure::Low => say!(words, "fact-low"),
        Sure::Medium => say!(words, "fact-medium"),
        Sure::High => say!(words, "fact-high"),
    }
}

/// The name of something that can be shown.
pub fn name<'a>(catalog: &'a Catalog, words: &Words, thing: Thing) -> &'a str {
    catalog.name(thing).get(words.lang())
}

/// The command that shows it.
pub fn command(catalog: &Catalog, thing: Thing) -> String {
    let id = catalog.id(thing);
    match thing {
        Thing::Guide(_) => format!("guide {id}"),
        _ => format!("show {id}"),
    }
}

/// What a condition asks for, in a few words; `None` if nothing.
pub fn needs_in_short(catalog: &Catalog, words: &Words, condition: &Condition) -> Option<String> {
    let need = |&limits| need(catalog, words, &Need { limits, answer: Some(0), stage: 0 });
    Some(list(words, condition.limits.iter().map(need))).filter(|needs| !needs.is_empty())
}

/// What a condition asks for; `None` if nothing.
pub fn requirements(catalog: &Catalog, words: &Words, condition: &Condition) -> Option<String> {
    let needs = needs_in_short(catalog, words, condition)?;
    Some(sentence_case(&say!(words, "unlock-need", needs)))
}

/// `text` as a sentence begins: names stand in the catalogue as they read within one.
pub fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A chance as it is told: of a hundred people. Rounded down, so that chance answers are not told more than they say:
/// docs/method.md has the figures.
pub fn of_hundred(chance: f64) -> u32 {
    ((chance * 100.0 / STEP + 1e-9).floor() * STEP) as u32
}

/// A chance as a bare figure.
pub fn chance_figure(words: &Words, chance: f64) -> String {
    if chance * 100.0 < TINY {
        say!(words, "chance-tiny-figure")
    } else {
        words.lang().digits(&of_hundred(chance).min(SUREST).to_string())
    }
}

/// A chance in a few words.
pub fn chance(words: &Words, chance: f64) -> String {
    if chance * 100.0 < TINY {
        say!(words, "chance-tiny")
    } else {
        say!(words, "chance-short", n = of_hundred(chance).min(SUREST))
    }
}

/// How sure it is that the first skill is the best match; `None` if nothing can be told.
pub fn sureness(catalog: &Catalog, words: &Words, advice: &Advice) -> Option<String> {
    let first = advice.skills.first()?;
    let fit = first.fit.as_ref()?;
    let name = |skill: Place<Skill>| catalog.skills[skill].name.get(words.lang());
    let Some(chance) = fit.chance else {
        let (measured, of) = (advice.scores.measured(), catalog.interests.len());
        return Some(say!(words, "chance-none", measured, needed = (of * 2).div_ceil(3), of));
    };
    let n = of_hundred(chance).min(SUREST);
    let three = of_hundred(advice.confidence.among_shown.unwrap_or_default()).min(SUREST);
    let mut told = match first.skill {
        skill if three > n => say!(words, "chance", skill = name(skill), n, three),
        skill => say!(words, "chance-alone", skill = name(skill), n),
    };
    let second = advice.skills.get(1).filter(|_| advice.confidence.is_close_call);
    if let Some(second) = second {
        let too_close = say!(words, "too-close", one = name(first.skill), other = name(second.skill));
        told = format!("{told} {}", sentence_case(&too_close));
    } else if n < 40 {
        told = format!("{told} {}", say!(words, "chance-low"));
    }
    Some(told)
}

/// What is needed, as it reads after "needs"; for an open question, what it depends on.
pub fn need(catalog: &Catalog, words: &Words, need: &Need) -> String {
    let lang = words.lang();
    let circumstance = &catalog.circumstances[need.limits.circumstance];
    let (at_least, at_most) = (need.limits.at_least, need.limits.at_most);
    match &circumstance.values {
        Values::Scale(levels) if at_least > 0 && !need.is_past() => levels[at_least as usize].need.get(lang).to_owned(),
        Values::Range { need: text, .. } if at_least > 0 && !need.is_past() => {
            let [from, to] = [at_least, at_most].map(|at| lang.digits(&group(f64::from(at))));
            let number = if at_most == u32::MAX { from } else { format!("{from}-{to}") };
            text.get(lang).replace("{n}", &number)
        }
        values => say!(words, "need-at-most", most = value_name(values, words, at_most)),
    }
}

/// The name of an answer.
pub fn value_name(values: &Values, words: &Words, value: u32) -> String {
    match values {
        Values::Scale(levels) => levels[value as usize].name.get(words.lang()).to_owned(),
        Values::Range { unit, .. } => {
            let number = words.lang().digits(&group(f64::from(value)));
            format!("{number} {}", unit.get(words.lang()))
        }
    }
}

/// A question by its short name.
pub fn question<'a>(catalog: &'a Catalog, words: &Words, circumstance: Place<Circumstance>) -> &'a str {
    catalog.circumstances[circumstance].label.get(words.lang())
}

/// Several things joined as the language does it.
pub fn list(words: &Words, things: impl IntoIterator<Item = impl Into<String>>) -> String {
    let mut things: Vec<String> = things.into_iter().map(Into::into).collect();
    match things.pop() {
        Some(last) if !things.is_empty() => say!(words, "list-and", first = things.join(", "), last),
        only => only.unwrap_or_default(),
    }
}

/// What the next step needs, and the questions that are open.
fn hurdles(catalog: &Catalog, words: &Words, readiness: &Readiness) -> (String, String) {
    let needs = list(words, readiness.next_needs().iter().map(|it| need(catalog, words, it)));
    let asks = list(words, readiness.open_questions().into_iter().map(|it| question(catalog, words, it)));
    (needs, asks)
}

/// Whether a skill or a method can be begun, in a few words.
pub fn readiness(catalog: &Catalog, words: &Words, readiness: &Readiness) -> String {
    let (needs, asks) = hurdles(catalog, words, readiness);
    let stages = readiness.stages_open;
    match readiness.status {
        Status::Now => say!(words, "ready-now"),
        Status::Partly => say!(words, "ready-partly", stages, needs),
        Status::Later if readiness.is_past() => say!(words, "ready-never", needs),
        Status::Later => say!(words, "ready-later", needs),
        Status::Unknown if stages > 0 => say!(words, "ready-partly-unknown", stages, asks),
        Status::Unknown => say!(words, "ready-unknown", asks),
    }
}

/// What would unlock something that cannot be begun: what is needed, or which questions to answer.
pub fn unlock(catalog: &Catalog, words: &Words, readiness: &Readiness) -> String {
    let (needs, asks) = hurdles(catalog, words, readiness);
    if needs.is_empty() { say!(words, "unlock-answer", asks) } else { say!(words, "unlock-need", needs) }
}

/// What keeps somebody from most of a path, as it reads after "but"; `None` if half of it or more can be walked.
pub fn obstacle(catalog: &Catalog, words: &Words, walkable: &Walkable) -> Option<String> {
    let why = closed(catalog, words, walkable)?;
    let (hours, of, percent) = (walkable.open.hours, walkable.open.of, walkable.open.percent());
    Some(match assumed(catalog, words, walkable) {
        None => say!(words, "obstacle", hours, of, percent, why),
        Some(asks) => say!(words, "obstacle-assumed", hours, of, percent, asks, why),
    })
}

/// The open questions that count as answered favourably; `None` if there are none.
pub fn assumed(catalog: &Catalog, words: &Words, walkable: &Walkable) -> Option<String> {
    let asks = walkable.assumed.iter().map(|&it| question(catalog, words, it));
    Some(list(words, asks)).filter(|asks| !asks.is_empty())
}

/// Why most of a path is closed, stage by stage; `None` if half of it or more can be walked.
pub fn closed(catalog: &Catalog, words: &Words, walkable: &Walkable) -> Option<String> {
    if !walkable.open.is_mostly_closed() {
        return None;
    }
    let (past, lacking): (Vec<Need>, Vec<Need>) = walkable.lacking.iter().partition(|need| need.is_past());
    let from = |needs: &[Need]| {
        let named = list(words, needs.iter().map(|it| need(catalog, words, it)));
        say!(words, "closed-from", needs = named, stage = needs[0].stage + 1)
    };
    let wanted: Vec<String> = lacking.chunk_by(|one, next| one.stage == next.stage).map(from).collect();
    let wanted = wanted.into_iter().reduce(|first, next| say!(words, "closed-then", first, next));
    let wanted = wanted.map(|needs| say!(words, "closed-needs", needs));
    let never = |it: &Need| say!(words, "closed-past", limit = need(catalog, words, it), stage = it.stage + 1);
    let clauses: Vec<String> = wanted.into_iter().chain(past.iter().map(never)).collect();
    let why = clauses.join("; ");
    Some(if walkable.lacks_more { say!(words, "closed-more", why) } else { why })
}

/// A fact in one paragraph, with what it rests on and when that was looked at. Estimates say so in their own words.
pub fn fact(catalog: &Catalog, words: &Words, fact: &Fact, today: Date) -> String {
    let mut marks: Vec<String> = Vec::new();
    let kinds = fact.evidence.sources.iter().map(|&source| catalog.sources[source].kind);
    let named = kinds.filter(|kind| *kind != SourceKind::Estimate).map(|kind| source_kind(words, kind));
    let rests_on = days::rests_on(catalog, words, &fact.evidence.sources, fact.evidence.checked, today);
    for mark in named.chain([rests_on]) {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    format!("{} [{}]", fact.text.get(words.lang()), marks.join(", "))
}

/// Who stands behind a source.
pub fn source_kind(words: &Words, kind: SourceKind) -> String {
    match kind {
        SourceKind::Official => say!(words, "source-official"),
        SourceKind::News => say!(words, "source-news"),
        SourceKind::Research => say!(words, "source-research"),
        SourceKind::Secondary => say!(words, "source-secondary"),
        SourceKind::Estimate => say!(words, "source-estimate"),
    }
}

/// Whether one can sell on a platform, in a few words.
pub fn platform_status(catalog: &Catalog, words: &Words, advice: &PlatformAdvice, today: Date) -> String {
    let platform = &catalog.platforms[advice.platform];
    let text = |clause: Option<&Clause>| clause.map(|it| it.text.get(words.lang()).to_owned());
    match advice.standing.status {
        PlatformStatus::Open => say!(words, "platform-open"),
        PlatformStatus::WithGuardian => text(platform.guardian.as_ref()).unwrap_or_default(),
        PlatformStatus::Unknown if advice.standing.unconfirmed => {
            text(platform.unconfirmed.as_ref()).unwrap_or_default()
        }
        PlatformStatus::Later if advice.by_guardian => {
            let how = text(platform.guardian.as_ref()).unwrap_or_default();
            format!("{}, {how}", self::readiness(catalog, words, &advice.readiness))
        }
        PlatformStatus::Unknown | PlatformStatus::Later => self::readiness(catalog, words, &advice.readiness),
        PlatformStatus::Closed => {
            let closed = platform.closed.iter();
            let read = |it: &Closed| days::rests_on(catalog, words, &it.sources, it.checked, today);
            let text = |it: &Closed| format!("{} ({})", it.text.get(words.lang()), read(it));
            closed.map(text).collect()
        }
    }
}

/// The activity, the interest or the skill whose taster it was.
pub fn item(catalog: &Catalog, words: &Words, item: Item) -> String {
    let text = match item {
        Item::Activity(at) => &catalog.activities[at].text,
        Item::Interest(at) => &catalog.interests[at].name,
        Item::Taster(at, _) => &catalog.skills[at].name,
    };
    text.get(words.lang()).to_owned()
}

/// Why an answer speaks for a skill or against it.
pub fn reason(catalog: &Catalog, words: &Words, reason: &Reason) -> String {
    let (item, rating) = (item(catalog, words, reason.item), reason.rating);
    let interest = match reason.item {
        Item::Activity(at) => catalog.activities[at].interest,
        Item::Interest(at) => at,
        Item::Taster(_, reaction) => return say!(words, "reason-tried", skill = item, reaction = reaction.id()),
    };
    let interest = catalog.interests[interest].name.get(words.lang());
    match (reason.holds, reason.contribution > 0.0) {
        (Holds::Much, true) | (Holds::Some, _) => say!(words, "reason-liked", item, rating),
        (Holds::Much, false) => say!(words, "reason-much-disliked", interest, rating),
        (Holds::Little, true) => say!(words, "reason-little-disliked", interest, rating),
        (Holds::Little, false) => say!(words, "reason-little-liked", interest, rating),
    }
}

/// "X would be first if you had said 5, not 3, to ..."; `None` if no single answer does it.
pub fn instead(catalog: &Catalog, words: &Words, advice: &Advice, rival: &SkillAdvice) -> Option<String> {
    let Instead { item: of, from, to } = rival.fit.as_ref()?.instead_if?;
    let name = |skill: Place<Skill>| catalog.skills[skill].name.get(words.lang());
    let (skill, first, item) = (name(rival.skill), name(advice.skills[0].skill), item(catalog, words, of));
    Some(sentence_case(&say!(words, "instead-if", skill, first, item, from, to)))
}

/// What would put a method first.
pub fn first_if(catalog: &Catalog, words: &Words, method: &MethodAdvice, change: Change) -> String {
    let circumstance = &catalog.circumstances[change.circumstance];
    let value = value_name(&circumstance.values, words, change.to);
    let name = catalog.methods[method.method].name.get(words.lang());
    let label = circumstance.label.get(words.lang());
    sentence_case(&say!(words, "method-first-if", method = name, label, value))
}

/// What there is to say about the answers.
pub fn note(catalog: &Catalog, words: &Words, note: &Note) -> String {
    match note.about {
        Pattern::TooFew => say!(words, "note-too-few"),
        Pattern::AllSame => say!(words, "note-all-same"),
        Pattern::Few { measured, of } => say!(words, "note-few", measured = measured, of = of),
        Pattern::LikesNearlyAll => say!(words, "note-likes-nearly-all"),
        Pattern::LikesHardlyAny => say!(words, "note-likes-hardly-any"),
        Pattern::Flat => say!(words, "note-flat"),
        Pattern::Contradiction => {
            let text = |at: Place<Activity>| catalog.activities[at].text.get(words.lang());
            say!(words, "note-contradiction", one = text(note.look_again[0]), other = text(note.look_again[1]))
        }
    }
}

/// What a note says of somebody, by its name in JSON.
pub fn note_in_short(words: &Words, id: &str) -> String {
    match id {
        "too-few" => say!(words, "cohort-too-few"),
        "all-same" => say!(words, "cohort-all-same"),
        "few" => say!(words, "cohort-few-answers"),
        "likes-nearly-all" => say!(words, "cohort-likes-nearly-all"),
        "likes-hardly-any" => say!(words, "cohort-likes-hardly-any"),
        "flat" => say!(words, "cohort-flat"),
        "contradiction" => say!(words, "cohort-contradiction"),
        other => other.to_owned(),
    }
}

/// What is another now, a line a skill: places and chances, and whether one can start.
pub fn moves(catalog: &Catalog, words: &Words, before: &Advice, after: &Advice) -> String {
    let mut moves = Vec::new();
    for now in &after.skills {
        let then = before.of_skill(now.skill);
        let mut changes = Vec::new();
        let mut tell = |from: Option<String>, to: Option<String>, how: &dyn Fn(String, String) -> String| {
            if let Some((from, to)) = from.zip(to).filter(|(from, to)| from != to) {
                changes.push(how(from, to));
            }
        };
        let rank = |advice: &SkillAdvice| advice.fit.as_ref().map(|fit| words.lang().digits(&fit.rank.to_string()));
        let chance = |advice: &SkillAdvice| Some(chance_figure(words, advice.fit.as_ref()?.chance?));
        let start = |advice: &SkillAdvice| Some(readiness(catalog, words, &advice.readiness));
        tell(rank(then), rank(now), &|from, to| say!(words, "moved-place", from, to));
        tell(chance(then), chance(now), &|from, to| say!(words, "moved-chance", from, to));
        tell(start(then), start(now), &|from, to| say!(words, "moved-start", from, to));
        if !changes.is_empty() {
            let name = sentence_case(catalog.skills[now.skill].name.get(words.lang()));
            moves.push(say!(words, "moved", skill = name, change = changes.join("; ")));
        }
    }
    if moves.is_empty() { say!(words, "moved-nothing") } else { moves.join("\n") }
}
