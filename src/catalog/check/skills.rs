//! Skills: their profiles, their paths and their stages.

use std::ops::{Range, RangeInclusive};

use toml::Spanned;

use super::Checker;
use super::ids::{ID, Ids};
use crate::catalog::problem::Problem;
use crate::catalog::raw;
use crate::catalog::{Choice, Code, Interest, Skill, Software, Stage, Taster};
use crate::untrusted::quoted;

/// A stage may take this many hours; more than that is two stages.
const STAGE_HOURS: RangeInclusive<u32> = 1..=400;
const TASTER_MINUTES: RangeInclusive<u32> = 5..=240;
const PROFILE: RangeInclusive<f64> = 1.0..=7.0;

impl Checker {
    pub(super) fn skills(&mut self, list: Vec<raw::Skill>, interests: &[Interest]) -> Vec<Skill> {
        let spans: Vec<_> = list.iter().map(|it| it.profile.span()).collect();
        let skills: Vec<Skill> = list.into_iter().map(|it| self.skill(it, interests)).collect();
        for (at, skill) in skills.iter().enumerate() {
            let twin = skills[..at].iter().position(|other| other.profile == skill.profile);
            if let Some(twin) = twin.filter(|_| self.found.is_empty()) {
                let problem = Problem::new(
                    Code::IdenticalProfiles,
                    spans[at].clone(),
                    format!(
                        "`{}` and `{}` have the same profile: nobody's interests can tell them apart",
                        skills[twin].id, skill.id
                    ),
                    "say what sets them apart",
                );
                self.found.push(problem.with_other(spans[twin].clone(), "the same profile"));
            }
        }
        skills
    }

    fn skill(&mut self, it: raw::Skill, interests: &[Interest]) -> Skill {
        let profile = self.profile(&it.profile, interests);
        let choices = self.ids("choice", it.choice.iter().map(|choice| &choice.id), &ID);
        if it.stage.is_empty() {
            self.push(
                Code::NoStages,
                it.id.span(),
                format!("the skill `{}` has no path", it.id.get_ref()),
                "add [[skill.stage]]",
            );
        }
        if let Some(fork) = it.choice.first().filter(|_| it.stage.iter().all(|stage| stage.choice.is_none())) {
            self.push(Code::UnusedChoice, fork.id.span(), "no stage belongs to any choice", "give a stage a `choice`");
        }
        let wants: Vec<_> = it.stage.iter().map(|stage| self.wants(&stage.requires)).collect();
        let skill = Skill {
            id: it.id.into_inner(),
            name: it.name,
            aliases: it.aliases.into_iter().map(Spanned::into_inner).collect(),
            work: it.work,
            sold_on: self.places(Code::UnknownPlatform, |c| &c.platforms, &it.sold_on),
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
        };
        self.paths(&skill, &wants);
        skill
    }

    fn stage(&mut self, it: raw::Stage, choices: &Ids) -> Stage {
        let choice = it.choice.as_ref().and_then(|id| {
            let found = choices.places.get(id.get_ref()).map(|(place, _)| *place);
            if found.is_none() {
                let message = format!("this skill has no choice {}", quoted(id.get_ref()));
                let label = self.hint(|| choices.nearest(id.get_ref()));
                self.push(Code::UnknownChoice, id.span(), message, label);
            }
            found
        });
        Stage {
            hours: self.within(&it.hours, &STAGE_HOURS),
            requires: self.condition(&it.requires),
            resources: self.places(Code::UnknownResource, |c| &c.resources, &it.resources),
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
            let Some(interest) = self.place(Code::UnknownInterest, |c| &c.interests, id) else {
                continue;
            };
            let figure = self.within(value, &PROFILE);
            if let Some((_, first)) = &figures[interest] {
                let problem = Problem::new(
                    Code::DuplicateProfile,
                    id.span(),
                    format!("the profile names `{}` twice", id.get_ref()),
                    "take one of them out",
                );
                self.found.push(problem.with_other(first.clone(), "the first one"));
            }
            figures[interest] = Some((figure, id.span()));
        }
        let missing: Vec<&str> =
            (0..interests.len()).filter(|&at| figures[at].is_none()).map(|at| interests[at].id.as_str()).collect();
        if !missing.is_empty() {
            self.push(
                Code::MissingProfile,
                raw.span(),
                self.hint(|| format!("this profile lacks {}", missing.join(", "))),
                "every interest needs a figure from 1 to 7",
            );
        }
        figures.into_iter().map(|figure| figure.map_or(4.0, |(value, _)| value)).collect()
    }
}
