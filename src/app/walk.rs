//! The path as it is walked: the task for today, the steps with their boxes, the first days.

use maud::{Markup, html};

use super::Turn;
use crate::advice::plan;
use crate::answers::reaction_name;
use crate::catalog::{Place, Skill};
use crate::journal::{Journal, OnPath};
use crate::lang::Words;
use crate::measure::Reaction;
use crate::report::phrases::{self, sentence_case};
use crate::report::{self, path};
use crate::say;

impl Turn<'_> {
    /// The skill whose path is walked: the chosen one or, while there is none, the headline's.
    pub fn walked(&self) -> Option<Place<Skill>> {
        self.answers.chosen.or(self.advice().headline.skill)
    }

    /// The ticks as a journal. When they were made is not kept, so its pace is the planned one.
    fn journal(&self, skill: Place<Skill>) -> Journal {
        Journal::of(self.catalog, &self.answers, skill, self.today)
    }

    /// The taster for today with a box for how it went, or once that is said, the next step.
    pub fn today_box(&self, skill: Place<Skill>) -> Markup {
        let (words, lang) = (self.words, self.words.lang());
        let of = &self.catalog.skills[skill];
        let journal = self.journal(skill);
        let tried = self.answers.tried.get(&skill);
        if tried.is_some() || !self.answers.done.is_empty() {
            return html! {
                section class="today" {
                    @match journal.next(of) {
                        Some(step) => {
                            @if let Some(stage) = journal.just_finished(of) {
                                p { (say!(words, "pause", makes = stage.makes.get(lang))) }
                            }
                            h2 { (say!(words, "app-next")) }
                            p class="quiet" { (step_place(words, &step)) }
                            (self.step(&step, "did", false))
                            @if let Some(pace) = phrases::pace(words, &journal, of, self.today) { p class="quiet" { (pace) } }
                        }
                        None => p { (say!(words, "journal-end", skill = of.name.get(lang))) },
                    }
                }
            };
        }
        html! {
            section class="today" {
                h2 { (say!(words, "card-today", minutes = of.taster.minutes)) }
                p { (of.taster.text.get(lang)) }
                p id="how" { (say!(words, "app-how-tried")) }
                div class="reactions" role="group" aria-labelledby="how" {
                    @for reaction in Reaction::ALL.into_iter().rev() {
                        button type="button" data-act=(format!("tried:{}:{}", of.id, reaction.id())) { (sentence_case(&reaction_name(words, reaction))) }
                    }
                }
            }
        }
    }

    fn step(&self, step: &OnPath, verb: &str, is_done: bool) -> Markup {
        let (words, lang) = (self.words, self.words.lang());
        html! {
            div class="step" {
                div class="tick" {
                    @let id = format!("step-{}-{}", step.stage.id, step.step.id);
                    input type="checkbox" id=(id) checked[is_done] data-act=(format!("{verb}:{}", step.name()));
                    label for=(id) { (say!(words, "step", todo = step.step.todo.get(lang), hours = step.step.hours)) }
                }
                p class="quiet" { (say!(words, "step-done", done = step.step.done.get(lang))) }
            }
        }
    }

    pub fn path(&self) -> (String, Markup) {
        let (words, lang) = (self.words, self.words.lang());
        let Some(skill) = self.walked() else { return self.card() };
        let of = &self.catalog.skills[skill];
        let journal = self.journal(skill);
        let steps = journal.path(of);
        let plan = plan::plan(self.catalog, skill, &self.answers.circumstances());
        let next = journal.next(of).map(|step| step.stages.0);
        let stages: Vec<&[OnPath]> = steps.chunk_by(|one, other| one.stages.0 == other.stages.0).collect();
        let done = steps.iter().filter(|step| journal.is_done(step)).count();
        let content = html! {
            p { (say!(words, "app-done-of", done, of = steps.len())) }
            progress max=(steps.len()) value=(done) aria-label=(say!(words, "app-done-of", done, of = steps.len())) {}
            @if let Some(pace) = phrases::pace(words, &journal, of, self.today) { p { (pace) } }
            @for stage in stages {
                @let first = &stage[0];
                @let planned = plan.stages.iter().find(|it| of.stages[it.stage].id == first.stage.id);
                @let is_open = planned.is_none_or(|it| it.open);
                @let finished = stage.iter().all(|step| journal.is_done(step));
                details open[next == Some(first.stages.0)] class=(if is_open { "leg" } else { "leg locked" }) {
                    summary {
                        (lang.digits(&first.stages.0.to_string())) ". " (first.stage.title.get(lang))
                        @if finished { " ✓" }
                        @if !is_open { " " span class="lock" { (say!(words, "locked")) } }
                    }
                    p { "→ " (first.stage.makes.get(lang)) }
                    @for step in stage { (self.step(step, "tick", journal.is_done(step))) }
                    (report::html_list(lang, &path::help(self.catalog, words, first.stage)))
                }
            }
        };
        (say!(words, "the-way", skill = of.name.get(lang)), content)
    }

    pub fn days(&self) -> (String, Markup) {
        let Some(skill) = self.walked() else { return self.card() };
        (
            say!(self.words, "first-days"),
            report::html_list(self.words.lang(), &path::days(self.words, &self.catalog.skills[skill])),
        )
    }
}

fn step_place(words: &Words, step: &OnPath) -> String {
    let title = step.stage.title.get(words.lang());
    words.lang().digits(&format!("{}/{} · {title} · {}/{}", step.stages.0, step.stages.1, step.steps.0, step.steps.1))
}
