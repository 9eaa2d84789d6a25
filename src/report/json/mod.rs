//! Advice, plans, comparisons and questions as JSON. Keys may be added, never renamed.
#![allow(
    non_camel_case_types,
    reason = "of an object without a type of its own, each value's type is called what its key is"
)]

/// An object with these keys, in their order, that needs no type of its own.
macro_rules! object {
    ($($(#[$attribute:meta])* $key:ident: $value:expr),+ $(,)?) => {{
        #[derive(serde::Serialize)]
        struct Object<$($key),+> {
            $($(#[$attribute])* $key: $key),+
        }
        Object { $($key: $value),+ }
    }};
}

/// Structs that are written as JSON, and in the tests described by a schema.
macro_rules! shapes {
    ($($(#[$about:meta])* struct $name:ident $(<$a:lifetime>)? {
        $($(#[$of:meta])* $field:ident: $type:ty,)+
    })+) => {
        $($(#[$about])*
        #[derive(serde::Serialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub struct $name $(<$a>)? {
            $($(#[$of])* pub $field: $type,)+
        })+
    };
}

#[cfg(feature = "cli")]
mod audit;
#[cfg(feature = "cli")]
mod due;
mod paths;
mod questions;
mod shapes;
#[cfg(feature = "cli")]
mod summary;
mod things;
mod value;

use serde::Serialize;

#[cfg(feature = "cli")]
pub use audit::audit_json;
#[cfg(feature = "cli")]
pub use due::due_json;
pub use paths::plan_json;
pub use questions::questions_json;
#[cfg(feature = "cli")]
pub use summary::summary_json;
pub use things::{guides_json, thing_json};

use self::paths::{limits_json, plan_shape};
use self::shapes::{
    AdviceJson, AnswersJson, CatalogJson, ChangeJson, ConfidenceJson, HeadlineJson, InsteadJson, InterestJson,
    ItemJson, MethodJson, NeedJson, NoteJson, NoticeJson, OptionJson, OutlookJson, PlatformJson, QuestionsJson,
    ReadinessJson, ReasonJson, SkillJson, TodayJson, WalkableJson,
};
use self::value::ValueJson;
use super::phrases::sentence_case;
use super::{Report, days, parts, phrases};
use crate::advice::{
    Change, Item, MethodAdvice, Need, Note, OptionAdvice, PlatformAdvice, Readiness, Reason, SkillAdvice, Walkable,
    plan, unlocks,
};
use crate::catalog::{Catalog, Method, MethodOption, Place, Skill};
use crate::questions::progress;
use crate::say;

/// The format of the JSON.
const SCHEMA: u32 = 2;

/// The advice as JSON.
pub fn advice_json(report: &Report) -> String {
    let Report { catalog, advice, answers, words, .. } = *report;
    let lang = words.lang();
    let progress = progress(catalog, answers, None);
    let skills = &advice.skills[..report.top.unwrap_or(usize::MAX).min(advice.skills.len())];
    let interests = catalog.interests.iter().zip(advice.scores.iter()).map(|(it, score)| {
        let (name, answered) = (it.name.get(lang), score.is_some());
        InterestJson { id: &it.id, name, score, answered }
    });
    let note = |note: &Note| NoteJson {
        id: note.id(),
        text: phrases::note(catalog, words, note),
        look_again: note.look_again.iter().map(|&at| catalog.activities[at].id.clone()).collect(),
    };
    to_string(&AdviceJson {
        schema: SCHEMA,
        catalog: CatalogJson::of(catalog),
        lang: lang.code(),
        code: answers.code(catalog),
        answers: report.answers_json(),
        confidence: ConfidenceJson {
            level: advice.confidence.level,
            among_shown: advice.confidence.among_shown,
            close_call: advice.confidence.is_close_call,
            notes: advice.confidence.notes.iter().map(note).collect(),
        },
        questions: QuestionsJson { asked: progress.n, about: progress.of },
        interests: interests.collect(),
        skills: skills.iter().map(|skill| report.skill_json(skill)).collect(),
        methods: report.methods_json(),
        platforms: report.platforms_json(),
        today: advice.headline.skill.map(|at| {
            let Skill { id, taster, .. } = &catalog.skills[at];
            TodayJson { skill: id, minutes: taster.minutes, text: taster.text.get(lang) }
        }),
        plan: advice.plan.as_ref().map(|plan| plan_shape(catalog, words, plan, report.answers)),
        headline: HeadlineJson {
            skill: advice.headline.skill.map(|at| catalog.skills[at].id.as_str()),
            instead_of: advice.headline.instead_of.map(|at| catalog.skills[at].id.as_str()),
            obstacle: report.obstacle().map(|it| sentence_case(&say!(words, "obstacle-alone", obstacle = it))),
            method: advice.headline.method.map(|at| catalog.methods[at].id.as_str()),
            platforms: advice.headline.platforms.iter().map(|&at| catalog.platforms[at].id.as_str()).collect(),
            locked: advice.headline.locked.iter().map(|&at| catalog.skills[at].id.as_str()).collect(),
        },
        notices: report.notices_json(),
    })
}

fn list<T>(things: impl IntoIterator<Item = T>) -> Vec<T> {
    things.into_iter().collect()
}

fn to_string(json: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(json).expect("strings, numbers and lists can be written as JSON");
    text.push('\n');
    text
}

impl<'a> Report<'a> {
    fn answers_json(&self) -> AnswersJson<'a> {
        let (catalog, answers) = (self.catalog, self.answers);
        let rated = catalog.activities.iter().zip(&answers.ratings);
        let told = catalog.circumstances.iter().zip(&answers.circumstances);
        let told = told.map(|(it, answer)| (it, answer.given().map(|given| ValueJson::of(&it.values, given))));
        let scored = catalog.interests.iter_enumerated();
        AnswersJson {
            activities: rated.map(|(it, rating)| (it.id.as_str(), rating.given())).collect(),
            interests: scored.map(|(at, it)| (it.id.as_str(), answers.scores.get(&at).copied())).collect(),
            tasters: answers.tried.iter().map(|(&at, it)| (catalog.skills[at].id.as_str(), it.id())).collect(),
            circumstances: told.map(|(it, value)| (it.id.as_str(), value)).collect(),
        }
    }

    fn skill_json(&self, advice: &SkillAdvice) -> SkillJson<'a> {
        let skill = &self.catalog.skills[advice.skill];
        let fit = advice.fit.as_ref();
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
            chance: fit.and_then(|fit| fit.chance),
            band: fit.map(|fit| fit.band),
            stability: fit.map(|fit| fit.stability),
            tied_with: fit.map_or_else(Vec::new, |fit| {
                fit.tied_with.iter().map(|&at| self.catalog.skills[at].id.as_str()).collect()
            }),
            readiness: self.readiness_json(&advice.readiness),
            walkable: walkable_json(&advice.walkable),
            outlook: self.outlook_json(skill),
            because: fit.map_or_else(Vec::new, |fit| fit.because.iter().map(reason).collect()),
            instead_if: self.instead_json(advice),
        }
    }

    fn outlook_json(&self, skill: &'a Skill) -> Option<OutlookJson<'a>> {
        let checked = parts::outlook(self.catalog, skill).map(|fact| fact.evidence.checked).min()?;
        Some(OutlookJson { text: skill.card.outlook.get(self.words.lang()), checked: checked.to_string() })
    }

    fn instead_json(&self, advice: &SkillAdvice) -> Option<InsteadJson<'a>> {
        let instead = advice.fit.as_ref()?.instead_if?;
        Some(InsteadJson {
            item: self.item_json(instead.item),
            from: instead.from,
            to: instead.to,
            text: phrases::instead(self.catalog, self.words, self.advice, advice)?,
        })
    }

    fn item_json(&self, item: Item) -> ItemJson<'a> {
        match item {
            Item::Activity(at) => ItemJson::Activity(&self.catalog.activities[at].id),
            Item::Interest(at) => ItemJson::Interest(&self.catalog.interests[at].id),
            Item::Taster(at, _) => ItemJson::Taster(&self.catalog.skills[at].id),
        }
    }

    fn readiness_json(&self, readiness: &Readiness) -> ReadinessJson<'a> {
        ReadinessJson {
            status: readiness.status,
            stages_open: readiness.stages_open,
            blocked_by: self.needs_json(&readiness.blocked_by),
        }
    }

    fn needs_json(&self, needs: &[Need]) -> Vec<NeedJson<'a>> {
        let json = |need: &Need| NeedJson {
            limits: limits_json(self.catalog, &need.limits),
            answered: need.answer.is_some(),
            stage: need.stage + 1,
            text: phrases::need(self.catalog, self.words, need),
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
                kind: platform.kind,
                status: advice.standing.status,
                serves: advice.serves,
                points: advice.standing.points,
                because: std::iter::once(status).chain(rules).collect(),
                blocked_by: self.needs_json(&advice.readiness.blocked_by),
                unconfirmed: advice.standing.unconfirmed,
            }
        };
        self.advice.platforms.iter().map(json).collect()
    }

    fn notices_json(&self) -> Vec<NoticeJson<'a>> {
        let lang = self.words.lang();
        let checked = days::checked(self.words, self.catalog.checked, self.today);
        let answers = self.answers.circumstances();
        let warnings = self.catalog.warnings.iter().filter(|it| it.when.concerns(&answers));
        let warnings = warnings.map(|it| NoticeJson { id: &it.id, text: it.text.get(lang).to_owned() });
        warnings.chain([NoticeJson { id: "honesty", text: say!(self.words, "footer", checked) }]).collect()
    }
}

fn walkable_json(walkable: &Walkable) -> WalkableJson {
    WalkableJson { hours: walkable.open.hours, of: walkable.open.of, share: walkable.open.share() }
}

/// Skills side by side.
pub fn compare_json(report: &Report, skills: &[Place<Skill>]) -> String {
    let catalog = report.catalog;
    let compared = |&skill: &Place<Skill>| {
        let plan = plan::plan(catalog, skill, &report.answers.circumstances());
        object! {
            #[serde(flatten)]
            skill: report.skill_json(report.advice.of_skill(skill)),
            plan: plan_shape(catalog, report.words, &plan, report.answers),
            sold_on: list(catalog.skills[skill].sold_on.iter().map(|&at| &catalog.platforms[at].id)),
        }
    };
    to_string(&object! { schema: SCHEMA, skills: list(skills.iter().map(compared)) })
}

/// What changes would unlock.
pub fn what_if_json(report: &Report) -> String {
    let catalog = report.catalog;
    let skills = |places: &[Place<Skill>]| list(places.iter().map(|&at| &catalog.skills[at].id));
    let circumstances = unlocks(catalog, &report.answers.circumstances()).into_iter().map(|(change, unlocked)| {
        let circumstance = &catalog.circumstances[change.circumstance];
        object! {
            circumstance: &circumstance.id,
            to: ValueJson::of(&circumstance.values, change.to),
            begin: skills(&unlocked.begun),
            further: skills(&unlocked.further),
            methods: list(unlocked.methods.iter().map(|&(at, option)| method_id(catalog, at, option))),
            platforms: list(unlocked.platforms.iter().map(|&(at, _)| &catalog.platforms[at].id)),
        }
    });
    let interests = report.advice.skills.iter().filter_map(|advice| {
        let instead = report.instead_json(advice)?;
        Some(object! { skill: &catalog.skills[advice.skill].id, #[serde(flatten)] instead: instead })
    });
    to_string(&object! {
        schema: SCHEMA,
        circumstances: list(circumstances),
        interests: list(interests),
    })
}

/// The id of a method, or of the option that opens it.
fn method_id(catalog: &Catalog, method: Place<Method>, option: Option<Place<MethodOption>>) -> &str {
    let method = &catalog.methods[method];
    option.map_or(&method.id, |option| &method.options[option].id)
}
