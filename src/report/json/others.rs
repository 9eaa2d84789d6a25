//! The shapes of the JSON that commands other than `recommend` write. Keys may be added, never renamed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::paths::{PlanJson, StageJson};
use super::shapes::{InsteadJson, SkillJson, ValueJson};

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
    /// Of a skill, how much of each interest the work involves, 1 to 7.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<BTreeMap<&'a str, f64>>,
    /// Of a skill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stages: Option<Vec<StageJson<'a>>>,
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
