//! Advice and questions as JSON. Keys may be added, never renamed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Report, phrases};
use crate::advice::{
    Change, Item, MethodAdvice, Need, Note, OptionAdvice, Plan, PlanStage, PlatformAdvice, Readiness, Reason,
    SkillAdvice, Weeks,
};
use crate::catalog::{Catalog, Values};
use crate::lang::Lang;
use crate::say;

/// The format of the JSON.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct AdviceJson<'a> {
    schema: u32,
    catalog: CatalogJson<'a>,
    lang: &'static str,
    code: Option<String>,
    answers: AnswersJson<'a>,
    confidence: ConfidenceJson,
    interests: Vec<InterestJson<'a>>,
    skills: Vec<SkillJson<'a>>,
    methods: Vec<MethodJson<'a>>,
    platforms: Vec<PlatformJson<'a>>,
    plan: Option<PlanJson<'a>>,
    headline: HeadlineJson<'a>,
    notices: Vec<NoticeJson<'a>>,
}

#[derive(Serialize)]
struct CatalogJson<'a> {
    version: &'a str,
    checked: String,
}

/// Every question by its id, `null` where there is no answer.
#[derive(Serialize)]
struct AnswersJson<'a> {
    activities: BTreeMap<&'a str, Option<u8>>,
    interests: BTreeMap<&'a str, Option<f64>>,
    circumstances: BTreeMap<&'a str, Option<ValueJson>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueJson {
    Level(String),
    Number(u32),
}

impl ValueJson {
    fn of(values: &Values, value: u32) -> Self {
        match values {
            Values::Scale(levels) => Self::Level(levels[value as usize].id.clone()),
            Values::Range { .. } => Self::Number(value),
        }
    }
}

#[derive(Serialize)]
struct ConfidenceJson {
    level: &'static str,
    notes: Vec<NoteJson>,
}

#[derive(Serialize)]
struct NoteJson {
    id: &'static str,
    text: String,
    look_again: Vec<String>,
}

#[derive(Serialize)]
struct InterestJson<'a> {
    id: &'a str,
    name: &'a str,
    score: Option<f64>,
    answered: bool,
}

#[derive(Serialize)]
struct SkillJson<'a> {
    id: &'a str,
    name: &'a str,
    rank: Option<usize>,
    fit: Option<f64>,
    band: Option<&'static str>,
    stability: Option<f64>,
    tied_with: Vec<&'a str>,
    readiness: ReadinessJson<'a>,
    because: Vec<ReasonJson<'a>>,
    instead_if: Option<InsteadJson<'a>>,
}

#[derive(Serialize)]
struct ReadinessJson<'a> {
    status: &'static str,
    stages_open: usize,
    blocked_by: Vec<NeedJson<'a>>,
}

#[derive(Serialize)]
struct NeedJson<'a> {
    circumstance: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least: Option<ValueJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<ValueJson>,
    answered: bool,
    /// The first stage that asks for it, from 1.
    stage: usize,
    text: String,
}

/// `activity` or `interest`, whichever was answered.
#[derive(Serialize)]
struct ItemJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    activity: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interest: Option<&'a str>,
}

#[derive(Serialize)]
struct ReasonJson<'a> {
    #[serde(flatten)]
    item: ItemJson<'a>,
    rating: f64,
    contribution: f64,
    text: String,
}

#[derive(Serialize)]
struct InsteadJson<'a> {
    #[serde(flatten)]
    item: ItemJson<'a>,
    from: f64,
    to: f64,
    text: String,
}

#[derive(Serialize)]
struct MethodJson<'a> {
    id: &'a str,
    name: &'a str,
    points: i32,
    readiness: ReadinessJson<'a>,
    because: Vec<&'a str>,
    options: Vec<OptionJson<'a>>,
    first_if: Option<ChangeJson<'a>>,
}

#[derive(Serialize)]
struct OptionJson<'a> {
    id: &'a str,
    name: &'a str,
    readiness: ReadinessJson<'a>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    circumstance: &'a str,
    to: ValueJson,
    text: String,
}

#[derive(Serialize)]
struct PlatformJson<'a> {
    id: &'a str,
    name: &'a str,
    status: &'static str,
    serves: bool,
    because: Vec<String>,
    blocked_by: Vec<NeedJson<'a>>,
}

#[derive(Serialize)]
struct PlanJson<'a> {
    skill: &'a str,
    choice: Option<&'a str>,
    hours: u32,
    hours_per_week: Option<u32>,
    weeks: Option<WeeksJson>,
    stages: Vec<StageJson<'a>>,
}

#[derive(Serialize)]
struct WeeksJson {
    low: f64,
    likely: f64,
    high: f64,
}

#[derive(Serialize)]
struct StageJson<'a> {
    title: &'a str,
    hours: u32,
    weeks: Option<WeeksJson>,
    makes: &'a str,
    open: bool,
    resources: Vec<&'a str>,
    search: &'a str,
}

#[derive(Serialize)]
struct HeadlineJson<'a> {
    skill: Option<&'a str>,
    method: Option<&'a str>,
    platforms: Vec<&'a str>,
    locked: Vec<&'a str>,
}

#[derive(Serialize)]
struct NoticeJson<'a> {
    id: &'a str,
    text: String,
}

/// The advice as JSON.
pub fn advice_json(report: &Report) -> String {
    let Report { catalog, advice, answers, words, .. } = *report;
    let lang = words.lang();
    let skills = &advice.skills[..report.top.unwrap_or(usize::MAX).min(advice.skills.len())];
    let json = AdviceJson {
        schema: SCHEMA,
        catalog: CatalogJson { version: &catalog.version, checked: catalog.checked.to_string() },
        lang: lang.code(),
        code: answers.code(catalog),
        answers: report.answers_json(),
        confidence: ConfidenceJson {
            level: advice.confidence.level.id(),
            notes: advice.confidence.notes.iter().map(|note| report.note_json(note)).collect(),
        },
        interests: catalog
            .interests
            .iter()
            .zip(&advice.scores)
            .map(|(it, score)| InterestJson {
                id: &it.id,
                name: it.name.get(lang),
                score: *score,
                answered: score.is_some(),
            })
            .collect(),
        skills: skills.iter().map(|skill| report.skill_json(skill)).collect(),
        methods: report.methods_json(),
        platforms: report.platforms_json(),
        plan: advice.plan.as_ref().map(|plan| report.plan_json(plan)),
        headline: HeadlineJson {
            skill: advice.headline.skill.map(|at| catalog.skills[at].id.as_str()),
            method: advice.headline.method.map(|at| catalog.methods[at].id.as_str()),
            platforms: advice.headline.platforms.iter().map(|&at| catalog.platforms[at].id.as_str()).collect(),
            locked: advice.headline.locked.iter().map(|&at| catalog.skills[at].id.as_str()).collect(),
        },
        notices: report.notices_json(),
    };
    to_string(&json)
}

fn to_string(json: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(json).expect("strings, numbers and lists can be written as JSON");
    text.push('\n');
    text
}

impl<'a> Report<'a> {
    fn answers_json(&self) -> AnswersJson<'a> {
        let (catalog, answers) = (self.catalog, self.answers);
        AnswersJson {
            activities: catalog
                .activities
                .iter()
                .zip(&answers.ratings)
                .map(|(it, rating)| (it.id.as_str(), rating.given()))
                .collect(),
            interests: catalog
                .interests
                .iter()
                .zip(&answers.scores)
                .map(|(it, score)| (it.id.as_str(), *score))
                .collect(),
            circumstances: catalog
                .circumstances
                .iter()
                .zip(&answers.circumstances)
                .map(|(it, answer)| (it.id.as_str(), answer.given().map(|given| ValueJson::of(&it.values, given))))
                .collect(),
        }
    }

    fn note_json(&self, note: &Note) -> NoteJson {
        NoteJson {
            id: note.id(),
            text: phrases::note(self.catalog, self.words, note),
            look_again: note.look_again().iter().map(|&at| self.catalog.activities[at].id.clone()).collect(),
        }
    }

    fn skill_json(&self, advice: &SkillAdvice) -> SkillJson<'a> {
        let skill = &self.catalog.skills[advice.skill];
        let fit = advice.fit.as_ref();
        let instead = fit.and_then(|fit| fit.instead_if).map(|instead| InsteadJson {
            item: self.item_json(instead.item),
            from: instead.from,
            to: instead.to,
            text: phrases::instead(self.catalog, self.words, advice.skill, &instead),
        });
        let reason = |reason: &Reason| ReasonJson {
            item: self.item_json(reason.item),
            rating: reason.rating,
            contribution: reason.contribution,
            text: phrases::reason(self.catalog, self.words, reason),
        };
        SkillJson {
            id: &skill.id,
            name: skill.name.get(self.words.lang()),
            rank: fit.map(|fit| fit.rank),
            fit: fit.map(|fit| fit.fit),
            band: fit.map(|fit| fit.band.id()),
            stability: fit.map(|fit| fit.stability),
            tied_with: fit.map_or_else(Vec::new, |fit| {
                fit.tied_with.iter().map(|&at| self.catalog.skills[at].id.as_str()).collect()
            }),
            readiness: self.readiness_json(&advice.readiness),
            because: fit.map_or_else(Vec::new, |fit| fit.because.iter().map(reason).collect()),
            instead_if: instead,
        }
    }

    fn item_json(&self, item: Item) -> ItemJson<'a> {
        match item {
            Item::Activity(at) => ItemJson { activity: Some(&self.catalog.activities[at].id), interest: None },
            Item::Interest(at) => ItemJson { activity: None, interest: Some(&self.catalog.interests[at].id) },
        }
    }

    fn readiness_json(&self, readiness: &Readiness) -> ReadinessJson<'a> {
        ReadinessJson {
            status: readiness.status.id(),
            stages_open: readiness.stages_open,
            blocked_by: self.needs_json(&readiness.blocked_by),
        }
    }

    fn needs_json(&self, needs: &[Need]) -> Vec<NeedJson<'a>> {
        let json = |need: &Need| {
            let circumstance = &self.catalog.circumstances[need.limits.circumstance];
            let value = |value: u32| ValueJson::of(&circumstance.values, value);
            let (at_least, at_most) = (need.limits.at_least, need.limits.at_most);
            NeedJson {
                circumstance: &circumstance.id,
                at_least: (at_least > 0).then(|| value(at_least)),
                at_most: (at_most < u32::MAX).then(|| value(at_most)),
                answered: need.answered,
                stage: need.stage + 1,
                text: phrases::need(self.catalog, self.words, need),
            }
        };
        needs.iter().map(json).collect()
    }

    fn methods_json(&self) -> Vec<MethodJson<'a>> {
        let lang = self.words.lang();
        let json = |advice: &MethodAdvice| {
            let method = &self.catalog.methods[advice.method];
            let option = |option: &OptionAdvice| OptionJson {
                id: &method.options[option.option].id,
                name: method.options[option.option].name.get(lang),
                readiness: self.readiness_json(&option.readiness),
            };
            let change = |change: Change| {
                let circumstance = &self.catalog.circumstances[change.circumstance];
                ChangeJson {
                    circumstance: &circumstance.id,
                    to: ValueJson::of(&circumstance.values, change.to),
                    text: phrases::first_if(self.catalog, self.words, advice, change),
                }
            };
            MethodJson {
                id: &method.id,
                name: method.name.get(lang),
                points: advice.points,
                readiness: self.readiness_json(&advice.readiness),
                because: advice.because.iter().map(|&at| method.rules[at].because.get(lang)).collect(),
                options: advice.options.iter().map(option).collect(),
                first_if: advice.first_if.map(change),
            }
        };
        self.advice.methods.iter().map(json).collect()
    }

    fn platforms_json(&self) -> Vec<PlatformJson<'a>> {
        let json = |advice: &PlatformAdvice| {
            let platform = &self.catalog.platforms[advice.platform];
            let status = phrases::platform_status(self.catalog, self.words, advice, self.today);
            let rules = advice.because.iter().map(|&at| platform.rules[at].because.get(self.words.lang()).to_owned());
            PlatformJson {
                id: &platform.id,
                name: platform.name.get(self.words.lang()),
                status: advice.status.id(),
                serves: advice.serves,
                because: std::iter::once(status).chain(rules).collect(),
                blocked_by: self.needs_json(&advice.readiness.blocked_by),
            }
        };
        self.advice.platforms.iter().map(json).collect()
    }

    fn plan_json(&self, plan: &Plan) -> PlanJson<'a> {
        let lang = self.words.lang();
        let skill = &self.catalog.skills[plan.skill];
        let weeks = |weeks: Weeks| WeeksJson { low: weeks.low, likely: weeks.likely, high: weeks.high };
        let stage = |stage: &PlanStage| {
            let of = &skill.stages[stage.stage];
            StageJson {
                title: of.title.get(lang),
                hours: of.hours,
                weeks: stage.weeks.map(weeks),
                makes: of.makes.get(lang),
                open: stage.open,
                resources: of.resources.iter().map(|&at| self.catalog.resources[at].id.as_str()).collect(),
                search: of.search.get(lang),
            }
        };
        PlanJson {
            skill: &skill.id,
            choice: plan.choice.map(|at| skill.choices[at].id.as_str()),
            hours: plan.hours,
            hours_per_week: plan.hours_per_week,
            weeks: plan.weeks.map(weeks),
            stages: plan.stages.iter().map(stage).collect(),
        }
    }

    fn notices_json(&self) -> Vec<NoticeJson<'a>> {
        let lang = self.words.lang();
        let checked = phrases::checked(self.words, self.catalog.checked, self.today);
        let warnings =
            self.catalog.warnings.iter().map(|it| NoticeJson { id: &it.id, text: it.text.get(lang).to_owned() });
        warnings.chain([NoticeJson { id: "honesty", text: say!(self.words, "footer", checked = checked) }]).collect()
    }
}

#[derive(Serialize)]
struct QuestionsJson<'a> {
    activities: Vec<ActivityJson<'a>>,
    interests: Vec<InterestNameJson<'a>>,
    circumstances: Vec<CircumstanceJson<'a>>,
}

#[derive(Serialize)]
struct ActivityJson<'a> {
    id: &'a str,
    interest: &'a str,
    text: &'a str,
    /// Whether everybody is asked this.
    first: bool,
}

#[derive(Serialize)]
struct InterestNameJson<'a> {
    id: &'a str,
    name: &'a str,
    within: Option<&'a str>,
}

#[derive(Serialize)]
struct CircumstanceJson<'a> {
    id: &'a str,
    ask: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    scale: Option<Vec<LevelJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<u32>,
}

#[derive(Serialize)]
struct LevelJson<'a> {
    id: &'a str,
    name: &'a str,
}

/// Every question as JSON.
pub fn questions_json(catalog: &Catalog, lang: Lang) -> String {
    let activities = catalog.activities.iter().enumerate().map(|(at, it)| ActivityJson {
        id: &it.id,
        interest: &catalog.interests[it.interest].id,
        text: it.text.get(lang),
        first: catalog.is_first(at),
    });
    let interests = catalog.interests.iter().map(|it| InterestNameJson {
        id: &it.id,
        name: it.name.get(lang),
        within: it.within.map(|at| catalog.interests[at].id.as_str()),
    });
    to_string(&QuestionsJson {
        activities: activities.collect(),
        interests: interests.collect(),
        circumstances: catalog.circumstances.iter().map(|it| circumstance_json(it, lang)).collect(),
    })
}

fn circumstance_json(it: &crate::catalog::Circumstance, lang: Lang) -> CircumstanceJson<'_> {
    let (id, ask) = (it.id.as_str(), it.ask.get(lang));
    match &it.values {
        Values::Scale(levels) => {
            let scale = levels.iter().map(|level| LevelJson { id: &level.id, name: level.name.get(lang) }).collect();
            CircumstanceJson { id, ask, scale: Some(scale), min: None, max: None }
        }
        Values::Range { min, max, .. } => CircumstanceJson { id, ask, scale: None, min: Some(*min), max: Some(*max) },
    }
}
