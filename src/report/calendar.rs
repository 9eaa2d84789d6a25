//! A plan as a calendar file (RFC 5545): one all-day event a stage.

use ics::components::Property;
use ics::properties::{Description, Sequence, Summary};
use ics::{Event, ICalendar, escape_text, parameters};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use crate::advice::Plan;
use crate::answers::Answers;
use crate::catalog::Catalog;
use crate::lang::Words;
use crate::say;

/// So long a line may be, in bytes, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The stages of `plan` for the learner who gave `answers`, begun on `start`; the file is made at `now`. `None` if the hours
/// a week are not known.
pub fn calendar(
    catalog: &Catalog,
    words: &Words,
    plan: &Plan,
    answers: &Answers,
    start: Date,
    now: Timestamp,
) -> Option<String> {
    let days = plan.calendar(start)?;
    let lang = words.lang();
    let skill = &catalog.skills[plan.skill];
    let learner = learner(answers);
    let mut calendar = ICalendar::new("2.0", "-//Pothik//Pothik//EN");
    for (place, (stage, (first, last))) in plan.stages.iter().zip(days).enumerate() {
        let of = &skill.stages[stage.stage];
        // The same learner's path always has the same names, so that importing it anew moves the events.
        let uid = format!("{}-{}{learner}@pothik", skill.id, of.id);
        let mut event = Event::new(uid, now.strftime("%Y%m%dT%H%M%SZ").to_string());
        event.push(Sequence::new((now.as_second() / 60).max(0).to_string()));
        event.push(all_day("DTSTART", first));
        // The end of an all-day event is the day after its last.
        event.push(all_day("DTEND", last.checked_add(1.day()).unwrap_or(last)));
        let number = lang.digits(&(place + 1).to_string());
        let summary = format!("{}: {number}. {}", skill.name.get(lang), of.title.get(lang));
        event.push(Summary::new(escape_text(summary)));
        let makes = say!(words, "stage-makes", hours = stage.hours, makes = of.makes.get(lang));
        let steps = of.detail.steps.iter().enumerate().map(|(at, step)| {
            let number = lang.digits(&(at + 1).to_string());
            format!("{number}. {}", say!(words, "step", todo = step.todo.get(lang), hours = step.hours))
        });
        let resource = of.detail.resources.first().map(|&at| catalog.resources[at].url.clone());
        let lines: Vec<String> = [makes].into_iter().chain(steps).chain(resource).collect();
        event.push(Description::new(escape_text(lines.join("\n"))));
        calendar.add_event(event);
    }
    Some(folded(&calendar.to_string()))
}

/// What tells a learner's events from those of others: a hash of the ratings, which stay while hours, devices and papers
/// change. Nothing where no activity was rated.
fn learner(answers: &Answers) -> String {
    let ratings = answers.ratings.iter().map(|rating| rating.given().unwrap_or_default());
    let scores = answers.scores.values().flat_map(|score| score.to_bits().to_be_bytes());
    let bytes: Vec<u8> = ratings.chain(scores).collect();
    if bytes.iter().all(|byte| *byte == 0) {
        return String::new();
    }
    // FNV-1a, 64 bits.
    let hash = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    format!("-{:016x}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, hash))
}

/// Lines of at most [`LINE`] bytes, the blank included with which one goes on: the crate ics does not count that.
fn folded(calendar: &str) -> String {
    let mut out = String::with_capacity(calendar.len() + calendar.len() / LINE);
    for line in calendar.replace("\r\n ", "").lines() {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LINE {
                out.push_str("\r\n ");
                length = 1;
            }
            out.push(c);
            length += c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

fn all_day(name: &'static str, date: Date) -> Property<'static> {
    let mut property = Property::new(name, date.strftime("%Y%m%d").to_string());
    property.append(parameters!("VALUE" => "DATE"));
    property
}
