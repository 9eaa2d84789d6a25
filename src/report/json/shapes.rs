//! The shapes of the JSON. Keys may be added, never renamed. What the tests derive of them is the schema in
//! `docs/schema`, whose descriptions are these comments.

use std::collections::BTreeMap;

#[cfg(test)]
use schemars::JsonSchema;
use serde::Serialize;

use super::paths::{LimitsJson, PlanJson};
use crate::advice::{Band, Level, PlatformStatus, Status};
use crate::catalog::{PlatformKind, Values};
#[cfg(test)]
use crate::schema::{Day, Lang, Liked, Rating, Score};

/// What Pothik advises one learner, as `pothik recommend --format json` writes it. Keys may be added, never renamed:
/// pass over those you do not know.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct AdviceJson<'a> {
    /// The version of this format.
    #[cfg_attr(test, schemars(extend("const" = 2)))]
    pub schema: u32,
    /// The catalogue the advice rests on.
    pub catalog: CatalogJson<'a>,
    /// The language of every name and text.
    #[cfg_attr(test, schemars(with = "Lang"))]
    pub lang: &'static str,
    /// What `--code` takes to give the same answers again; `null` if interests were scored directly, which a code
    /// cannot hold.
    pub code: Option<String>,
    /// What the learner said.
    pub answers: AnswersJson<'a>,
    /// How far the ranking can be relied on.
    pub confidence: ConfidenceJson,
    /// How far the interview has come.
    pub questions: QuestionsJson,
    /// Every interest, in the order of the catalogue.
    pub interests: Vec<InterestJson<'a>>,
    /// The skills, best fit first; in the order of the catalogue if nothing can be told. All of them, unless `--top`
    /// said how many.
    pub skills: Vec<SkillJson<'a>>,
    /// The ways to learn, most suitable first.
    pub methods: Vec<MethodJson<'a>>,
    /// The places to sell: those for the headline's skill first, then the most open, then by points.
    pub platforms: Vec<PlatformJson<'a>>,
    /// What to do today: the headline's skill tried out; `null` if nothing can be told.
    pub today: Option<TodayJson<'a>>,
    /// The path of the headline's skill; `null` if nothing can be told.
    pub plan: Option<PlanJson<'a>>,
    /// The advice in short.
    pub headline: HeadlineJson<'a>,
    /// What everybody is warned of.
    pub notices: Vec<NoticeJson<'a>>,
}

/// A catalogue.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct CatalogJson<'a> {
    /// Its version, in its own words.
    pub version: &'a str,
    /// The day on which it was last checked as a whole.
    #[cfg_attr(test, schemars(with = "Day"))]
    pub checked: String,
}

/// Every question by its id, `null` where there is no answer.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct AnswersJson<'a> {
    /// By activity, how much the learner would enjoy it.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, Option<Rating>>"))]
    pub activities: BTreeMap<&'a str, Option<u8>>,
    /// By interest, the score that was given directly.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, Option<Score>>"))]
    pub interests: BTreeMap<&'a str, Option<f64>>,
    /// By skill, how its taster was liked; only those that were tried.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, Liked>"))]
    pub tasters: BTreeMap<&'a str, &'static str>,
    /// By circumstance.
    pub circumstances: BTreeMap<&'a str, Option<ValueJson>>,
}

/// The answer to a circumstance.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(untagged)]
pub enum ValueJson {
    /// The id of a point of its scale.
    Level(String),
    /// A number in its range.
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

/// How far the ranking can be relied on.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct ConfidenceJson {
    /// In one word.
    pub level: Level,
    /// The chance that one of the first three skills is the best match; `null` if too little was answered to say.
    #[cfg_attr(test, schemars(range(min = 0, max = 1)))]
    pub among_shown: Option<f64>,
    /// Whether the first two are too close to call: the second's chance is at least two thirds of the first's.
    pub close_call: bool,
    /// What is to be said about the answers.
    pub notes: Vec<NoteJson>,
}

/// How far the interview has come.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct QuestionsJson {
    /// How many questions were answered or skipped.
    pub asked: usize,
    /// About how many there are.
    pub about: usize,
}

/// Something about the answers.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct NoteJson {
    /// What it is about.
    pub id: &'static str,
    /// The sentence for the learner.
    pub text: String,
    /// The activities whose ratings are worth another look.
    pub look_again: Vec<String>,
}

/// An interest.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct InterestJson<'a> {
    /// Its id in the catalogue.
    pub id: &'a str,
    /// Its name, as it reads within a sentence.
    pub name: &'a str,
    /// The score given directly, or the mean of its activities' ratings; `null` if nothing was answered.
    #[cfg_attr(test, schemars(with = "Option<Score>"))]
    pub score: Option<f64>,
    /// Whether it was measured.
    pub answered: bool,
}

/// A skill.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct SkillJson<'a> {
    /// Its id in the catalogue.
    pub id: &'a str,
    /// Its name, as it reads within a sentence.
    pub name: &'a str,
    /// Its place by fit, from 1; `null` if nothing can be told, as are the next three.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub rank: Option<usize>,
    /// How well the interests match it: a correlation.
    #[cfg_attr(test, schemars(range(min = -1, max = 1)))]
    pub fit: Option<f64>,
    /// The chance that it is the best match; `null` also if too little was answered to say.
    #[cfg_attr(test, schemars(range(min = 0, max = 1)))]
    pub chance: Option<f64>,
    /// The fit in one word.
    pub band: Option<Band>,
    /// The share of re-draws of the ranking, leaving one interest out, in which it is among the first three.
    #[cfg_attr(test, schemars(range(min = 0, max = 1)))]
    pub stability: Option<f64>,
    /// Its neighbours in the ranking that are too close to call.
    pub tied_with: Vec<&'a str>,
    /// Whether it can be started.
    pub readiness: ReadinessJson<'a>,
    /// How much of it can be done with what there is.
    pub walkable: WalkableJson,
    /// What is known about its future; `null` if the catalogue says nothing.
    pub outlook: Option<OutlookJson<'a>>,
    /// What the fit is made of, the largest share first; the contributions add up to it.
    pub because: Vec<ReasonJson<'a>>,
    /// The smallest change of one answer that would put it first; `null` for the first, or if there is none.
    pub instead_if: Option<InsteadJson<'a>>,
}

/// Whether something can be started.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct ReadinessJson<'a> {
    /// The verdict.
    pub status: Status,
    /// How many stages from the first on are open.
    pub stages_open: usize,
    /// What is missing, the earliest first.
    pub blocked_by: Vec<NeedJson<'a>>,
}

/// How much of a path can be done; where it forks, on the side where that is most. Answers not given count as met: the
/// readiness names them.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct WalkableJson {
    /// The hours of the stages that are open.
    pub hours: u32,
    /// The hours of all stages.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub of: u32,
    /// The one divided by the other.
    #[cfg_attr(test, schemars(range(min = 0, max = 1)))]
    pub share: f64,
}

/// What is known about the future of a skill.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct OutlookJson<'a> {
    /// One dated line.
    pub text: &'a str,
    /// The day on which its oldest part was checked.
    #[cfg_attr(test, schemars(with = "Day"))]
    pub checked: String,
}

/// A circumstance that is missing.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct NeedJson<'a> {
    #[serde(flatten)]
    pub limits: LimitsJson<'a>,
    /// Whether the question was answered, but will not do; otherwise it is open.
    pub answered: bool,
    /// The first stage that asks for it, from 1.
    pub stage: usize,
    /// What is needed, as it reads after "needs"; for an open question, what it depends on.
    pub text: String,
}

/// What was answered, by its id.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ItemJson<'a> {
    /// An activity that was rated.
    Activity(&'a str),
    /// An interest that was scored directly.
    Interest(&'a str),
    /// A skill whose taster was tried.
    Taster(&'a str),
}

/// An answer and what it adds to the fit.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct ReasonJson<'a> {
    #[serde(flatten)]
    pub item: ItemJson<'a>,
    /// What the learner said; of a taster 1 for disliked, 3 for so-so, 5 for liked.
    #[cfg_attr(test, schemars(with = "Score"))]
    pub rating: f64,
    /// What it adds to the fit.
    pub contribution: f64,
    /// The sentence for the learner.
    pub text: String,
}

/// "If you had said `to`, not `from`".
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct InsteadJson<'a> {
    #[serde(flatten)]
    pub item: ItemJson<'a>,
    /// What the learner said.
    #[cfg_attr(test, schemars(with = "Score"))]
    pub from: f64,
    /// What would have to be said.
    #[cfg_attr(test, schemars(with = "Score"))]
    pub to: f64,
    /// The sentence for the learner.
    pub text: String,
}

/// A way to learn.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct MethodJson<'a> {
    /// Its id in the catalogue.
    pub id: &'a str,
    /// Its name, as it reads within a sentence.
    pub name: &'a str,
    /// The sum of the rules that hold.
    pub points: i32,
    /// Whether it can be started.
    pub readiness: ReadinessJson<'a>,
    /// Why it has these points, the weightiest first.
    pub because: Vec<&'a str>,
    /// Its kinds; it is open as soon as one of them is.
    pub options: Vec<OptionJson<'a>>,
    /// The smallest change that would put it first; `null` for the first, or if there is none.
    pub first_if: Option<ChangeJson<'a>>,
}

/// A kind of a method.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct OptionJson<'a> {
    /// Its id in the catalogue.
    pub id: &'a str,
    /// Its name, as it reads within a sentence.
    pub name: &'a str,
    /// Whether it can be started.
    pub readiness: ReadinessJson<'a>,
}

/// Another circumstance.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct ChangeJson<'a> {
    /// Its id.
    pub circumstance: &'a str,
    /// What it would have to be.
    pub to: ValueJson,
    /// The sentence for the learner.
    pub text: String,
}

/// A place to sell.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct PlatformJson<'a> {
    /// Its id in the catalogue.
    pub id: &'a str,
    /// Its name, as it reads within a sentence.
    pub name: &'a str,
    /// What kind of place it is.
    #[cfg_attr(test, schemars(with = "String"))]
    pub kind: PlatformKind,
    /// Whether the learner can sell there.
    pub status: PlatformStatus,
    /// Whether the headline's skill is sold there.
    pub serves: bool,
    /// The sum of the rules that hold.
    pub points: i32,
    /// The status in words, then the rules that hold.
    pub because: Vec<String>,
    /// What is missing.
    pub blocked_by: Vec<NeedJson<'a>>,
    /// Whether the status rests on a rule that could not be confirmed.
    pub unconfirmed: bool,
}

/// Something to do today.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct TodayJson<'a> {
    /// The skill it belongs to.
    pub skill: &'a str,
    /// How long it takes.
    pub minutes: u32,
    /// What to do.
    pub text: &'a str,
}

/// The advice in short; the ids are those of the lists.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct HeadlineJson<'a> {
    /// What to begin with: the first skill, unless much more of another's path can be walked that is not clearly behind;
    /// `null` if nothing can be told.
    pub skill: Option<&'a str>,
    /// The first skill, if less of its path can be walked and this one is to be begun instead.
    pub instead_of: Option<&'a str>,
    /// What keeps the learner from more than half of its path, in a sentence; `null` if nothing does.
    pub obstacle: Option<String>,
    /// How to learn it: the method that suits best.
    pub method: Option<&'a str>,
    /// Where that skill can be sold, the most open first.
    pub platforms: Vec<&'a str>,
    /// The skills that fit better but of which less can be walked.
    pub locked: Vec<&'a str>,
}

/// A warning.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct NoticeJson<'a> {
    /// What it is about.
    pub id: &'a str,
    /// What is said.
    pub text: String,
}

#[cfg(test)]
#[test]
fn the_schema_is_kept() {
    use schemars::generate::SchemaSettings;

    crate::schema::assert_kept::<AdviceJson>("advice", SchemaSettings::draft2020_12().for_serialize());
}
