//! A plan as a calendar file (RFC 5545): one all-day event a stage.

use ics::properties::{Description, DtEnd, DtStart, Summary};
use ics::{Event, ICalendar, escape_text, parameters};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::advice::Plan;
use crate::catalog::Catalog;
use crate::lang::Words;
use crate::say;

/// The stages of `plan`, begun on `start`; `today` is when the file is made. `None` if the hours a week are not known.
pub fn calendar(catalog: &Catalog, words: &Words, plan: &Plan, start: Date, today: Date) -> Option<String> {
    let days = plan.calendar(start)?;
    let lang = words.lang();
    let skill = &catalog.skills[plan.skill];
    let mut calendar = ICalendar::new("2.0", "-//Pothik//Pothik//EN");
    for (place, (stage, (first, last))) in plan.stages.iter().zip(days).enumerate() {
        let of = &skill.stages[stage.stage];
        // The same path always has the same names, so that importing it anew moves the events.
        let uid = format!("{}-{}@pothik", skill.id, of.id);
        let mut event = Event::new(uid, format!("{}T000000Z", basic(today)));
        let all_day = |date: Date| (basic(date), parameters!("VALUE" => "DATE"));
        let (text, parameters) = all_day(first);
        let mut begin = DtStart::new(text);
        begin.append(parameters);
        event.push(begin);
        // The end of an all-day event is the day after its last.
        let (text, parameters) = all_day(last.checked_add(1.day()).unwrap_or(last));
        let mut end = DtEnd::new(text);
        end.append(parameters);
        event.push(end);
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
    Some(calendar.to_string())
}

fn basic(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}
