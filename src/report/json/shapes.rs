//! The shapes of the JSON. Keys may be added, never renamed.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::Values;

#[derive(Serialize)]
pub struct AdviceJson<'a> {
    pub schema: u32,
    pub catalog: CatalogJson<'a>,
    pub lang: &'static str,
    pub code: Option<String>,
    pub answers: AnswersJson<'a>,
    pub confidence: ConfidenceJson,
    pub interests: Vec<InterestJson<'a>>,
    pub skills: Vec<SkillJson<'a>>,
    pub methods: Vec<MethodJson<'a>>,
    pub platforms: Vec<PlatformJson<'a>>,
    pub plan: Option<PlanJson<'a>>,
    pub headline: HeadlineJson<'a>,
    pub notices: Vec<NoticeJson<'a>>,
}

#[derive(Serialize)]
pub struct CatalogJson<'a> {
    pub version: &'a str,
    pub checked: String,
}

/// Every question by its id, `null` where there is no answer.
#[derive(Serialize)]
pub struct AnswersJson<'a> {
    pub activities: BTreeMap<&'a str, Option<u8>>,
    pub interests: BTreeMap<&'a str, Option<f64>>,
    pub circumstances: BTreeMap<&'a str, Option<ValueJson>>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub enum ValueJson {
    Level(String),
    Number(u32),
}

impl ValueJson {
    pub fn of(values: &Values, value: u32) -> Self {
        match values {
            Values::Scale(levels) => Self::Level(levels[value as usize].id.clone()),
            Values::Range { .. } => Self::Number(value),
        }
    }
}

#[derive(Serialize)]
pub struct ConfidenceJson {
    pub level: &'static str,
    pub notes: Vec<NoteJson>,
}

#[derive(Serialize)]
pub struct NoteJson {
    pub id: &'static str,
    pub text: String,
    pub look_again: Vec<String>,
}

#[derive(Serialize)]
pub struct InterestJson<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub score: Option<f64>,
    pub answered: bool,
}

#[derive(Serialize)]
pub struct SkillJson<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub rank: Option<usize>,
    pub fit: Option<f64>,
    pub band: Option<&'static str>,
    pub stability: Option<f64>,
    pub tied_with: Vec<&'a str>,
    pub readiness: ReadinessJson<'a>,
    pub because: Vec<ReasonJson<'a>>,
    pub instead_if: Option<InsteadJson<'a>>,
}

#[derive(Serialize)]
pub struct ReadinessJson<'a> {
    pub status: &'static str,
    pub stages_open: usize,
    pub blocked_by: Vec<NeedJson<'a>>,
}

#[derive(Serialize)]
pub struct NeedJson<'a> {
    pub circumstance: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<ValueJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<ValueJson>,
    pub answered: bool,
    /// The first stage that asks for it, from 1.
    pub stage: usize,
    pub text: String,
}

/// `activity` or `interest`, whichever was answered.
#[derive(Serialize)]
pub struct ItemJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interest: Option<&'a str>,
}

#[derive(Serialize)]
pub struct ReasonJson<'a> {
    #[serde(flatten)]
    pub item: ItemJson<'a>,
    pub rating: f64,
    pub contribution: f64,
    pub text: String,
}

#[derive(Serialize)]
pub struct InsteadJson<'a> {
    #[serde(flatten)]
    pub item: ItemJson<'a>,
    pub from: f64,
    pub to: f64,
    pub text: String,
}

#[derive(Serialize)]
pub struct MethodJson<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub points: i32,
    pub readiness: ReadinessJson<'a>,
    pub because: Vec<&'a str>,
    pub options: Vec<OptionJson<'a>>,
    pub first_if: Option<ChangeJson<'a>>,
}

#[derive(Serialize)]
pub struct OptionJson<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub readiness: ReadinessJson<'a>,
}

#[derive(Serialize)]
pub struct ChangeJson<'a> {
    pub circumstance: &'a str,
    pub to: ValueJson,
    pub text: String,
}

#[derive(Serialize)]
pub struct PlatformJson<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub status: &'static str,
    pub serves: bool,
    pub points: i32,
    pub because: Vec<String>,
    pub blocked_by: Vec<NeedJson<'a>>,
    /// Whether the status rests on a rule that could not be confirmed.
    pub unconfirmed: bool,
}

#[derive(Serialize)]
pub struct PlanJson<'a> {
    pub skill: &'a str,
    pub choice: Option<&'a str>,
    pub hours: u32,
    pub hours_per_week: Option<u32>,
    pub weeks: Option<WeeksJson>,
    pub stages: Vec<StageJson<'a>>,
}

#[derive(Serialize)]
pub struct WeeksJson {
    pub low: f64,
    pub likely: f64,
    pub high: f64,
}

#[derive(Serialize)]
pub struct StageJson<'a> {
    pub title: &'a str,
    pub hours: u32,
    pub weeks: Option<WeeksJson>,
    pub makes: &'a str,
    pub open: bool,
    pub resources: Vec<&'a str>,
    pub search: &'a str,
}

#[derive(Serialize)]
pub struct HeadlineJson<'a> {
    pub skill: Option<&'a str>,
    pub method: Option<&'a str>,
    pub platforms: Vec<&'a str>,
    pub locked: Vec<&'a str>,
}

#[derive(Serialize)]
pub struct NoticeJson<'a> {
    pub id: &'a str,
    pub text: String,
}

/// A path on a calendar.
#[derive(Serialize)]
pub struct CalendarJson<'a> {
    pub schema: u32,
    #[serde(flatten)]
    pub plan: PlanJson<'a>,
    /// The first and the last day of each stage; empty if the hours a week are not known.
    pub days: Vec<DaysJson>,
}

#[derive(Serialize)]
pub struct DaysJson {
    pub from: String,
    pub until: String,
}

/// Skills side by side.
#[derive(Serialize)]
pub struct CompareJson<'a> {
    pub schema: u32,
    pub skills: Vec<ComparedJson<'a>>,
}

#[derive(Serialize)]
pub struct ComparedJson<'a> {
    #[serde(flatten)]
    pub skill: SkillJson<'a>,
    pub plan: PlanJson<'a>,
    pub sold_on: Vec<&'a str>,
}

/// What changes would unlock.
#[derive(Serialize)]
pub struct WhatIfJson<'a> {
    pub schema: u32,
    pub circumstances: Vec<UnlockJson<'a>>,
    pub interests: Vec<FirstIfJson<'a>>,
}

#[derive(Serialize)]
pub struct UnlockJson<'a> {
    pub circumstance: &'a str,
    pub to: ValueJson,
    pub begin: Vec<&'a str>,
    pub further: Vec<&'a str>,
    pub methods: Vec<&'a str>,
    pub platforms: Vec<&'a str>,
}

#[derive(Serialize)]
pub struct FirstIfJson<'a> {
    pub skill: &'a str,
    #[serde(flatten)]
    pub instead: InsteadJson<'a>,
}

/// One skill, method, platform or guide topic.
#[derive(Serialize)]
pub struct ThingJson<'a> {
    pub schema: u32,
    pub kind: &'static str,
    pub id: &'a str,
    pub name: &'a str,
    pub text: Vec<&'a str>,
    pub facts: Vec<FactJson<'a>>,
}

#[derive(Serialize)]
pub struct FactJson<'a> {
    pub about: Option<&'a str>,
    pub text: &'a str,
    pub sure: crate::catalog::Sure,
    pub checked: String,
    pub sources: Vec<SourceJson<'a>>,
}

#[derive(Serialize)]
pub struct SourceJson<'a> {
    pub title: &'a str,
    pub kind: crate::catalog::SourceKind,
    pub published: Option<&'a str>,
    pub url: Option<&'a str>,
}
