//! The shapes of the JSON. Keys may be added, never renamed. What the tests derive of them is the schema in
//! `docs/schema`, whose descriptions are these comments.

use std::collections::BTreeMap;

#[cfg(test)]
use schemars::JsonSchema;
use serde::Serialize;

use super::paths::{LimitsJson, PlanJson};
use super::value::ValueJson;
use crate::advice::{Band, Level, PlatformStatus, Status};
use crate::catalog::{Catalog, PlatformKind};
#[cfg(test)]
use crate::schema::{Day, Lang, Liked, Rating, Score};

shapes! {
    /// What Pothik advises one learner, as `pothik recommend --format json` writes it. Keys may be added, never
    /// renamed: pass over those you do not know.
    struct AdviceJson<'a> {
        /// The version of this format.
        #[cfg_attr(test, schemars(extend("const" = 2)))]
        schema: u32,
        /// The catalogue the advice rests on.
        catalog: CatalogJson<'a>,
        /// The language of every name and text.
        #[cfg_attr(test, schemars(with = "Lang"))]
        lang: &'static str,
        /// What `--code` takes to give the same answers again; `null` if interests were scored directly, which a code
        /// cannot hold.
        code: Option<String>,
        /// What the learner said.
        answers: AnswersJson<'a>,
        /// How far the ranking can be relied on.
        confidence: ConfidenceJson,
        /// How far the interview has come.
        questions: QuestionsJson,
        /// Every interest, in the order of the catalogue.
        interests: Vec<InterestJson<'a>>,
        /// The skills, best fit first; in the order of the catalogue if nothing can be told. All of them, unless
        /// `--top` said how many.
        skills: Vec<SkillJson<'a>>,
        /// The ways to learn, most suitable first.
        methods: Vec<MethodJson<'a>>,
        /// The places to sell: those for the headline's skill first, then the most open, then by points.
        platforms: Vec<PlatformJson<'a>>,
        /// What to do today: the headline's skill tried out; `null` if nothing can be told.
        today: Option<TodayJson<'a>>,
        /// The path of the headline's skill; `null` if nothing can be told.
        plan: Option<PlanJson<'a>>,
        /// The advice in short.
        headline: HeadlineJson<'a>,
        /// What everybody is warned of.
        notices: Vec<NoticeJson<'a>>,
    }

    /// A catalogue.
    struct CatalogJson<'a> {
        /// Its version, in its own words.
        version: &'a str,
        /// The day on which it was last checked as a whole.
        #[cfg_attr(test, schemars(with = "Day"))]
        checked: String,
    }
}

impl<'a> CatalogJson<'a> {
    pub fn of(catalog: &'a Catalog) -> Self {
        Self { version: &catalog.version, checked: catalog.checked.to_string() }
    }
}

shapes! {
    /// Every question by its id, `null` where there is no answer.
    struct AnswersJson<'a> {
        /// By activity, how much the learner would enjoy it.
        #[cfg_attr(test, schemars(with = "BTreeMap<String, Option<Rating>>"))]
        activities: BTreeMap<&'a str, Option<u8>>,
        /// By interest, the score that was given directly.
        #[cfg_attr(test, schemars(with = "BTreeMap<String, Option<Score>>"))]
        interests: BTreeMap<&'a str, Option<f64>>,
        /// By skill, how its taster was liked; only those that were tried.
        #[cfg_attr(test, schemars(with = "BTreeMap<String, Liked>"))]
        tasters: BTreeMap<&'a str, &'static str>,
        /// By circumstance.
        circumstances: BTreeMap<&'a str, Option<ValueJson>>,
    }
}

shapes! {
    /// How far the ranking can be relied on.
    struct ConfidenceJson {
        /// In one word.
        level: Level,
        /// The chance that one of the first three skills is the best match; `null` if too little was answered to say.
        #[cfg_attr(test, schemars(range(min = 0, max = 1)))]
        among_shown: Option<f64>,
        /// Whether the first two are too close to call: the second's chance is at least two thirds of the first's.
        close_call: bool,
        /// What is to be said about the answers.
        notes: Vec<NoteJson>,
    }

    /// How far the interview has come.
    struct QuestionsJson {
        /// How many questions were answered or skipped.
        asked: usize,
        /// About how many there are.
        about: usize,
    }

    /// Something about the answers.
    struct NoteJson {
        /// What it is about.
        id: &'static str,
        /// The sentence for the learner.
        text: String,
        /// The activities whose ratings are worth another look.
        look_again: Vec<String>,
    }

    /// An interest.
    struct InterestJson<'a> {
        /// Its id in the catalogue.
        id: &'a str,
        /// Its name, as it reads within a sentence.
        name: &'a str,
        /// The score given directly, or the mean of its activities' ratings; `null` if nothing was answered.
        #[cfg_attr(test, schemars(with = "Option<Score>"))]
        score: Option<f64>,
        /// Whether it was measured.
        answered: bool,
    }

    /// A skill.
    struct SkillJson<'a> {
        /// Its id in the catalogue.
        id: &'a str,
        /// Its name, as it reads within a sentence.
        name: &'a str,
        /// Its place by fit, from 1; `null` if nothing can be told, as are the next three.
        #[cfg_attr(test, schemars(range(min = 1)))]
        rank: Option<usize>,
        /// How well the interests match it: a correlation.
        #[cfg_attr(test, schemars(range(min = -1, max = 1)))]
        fit: Option<f64>,
        /// The chance that it is the best match; `null` also if too little was answered to say.
        #[cfg_attr(test, schemars(range(min = 0, max = 1)))]
        chance: Option<f64>,
        /// The fit in one word.
        band: Option<Band>,
        /// The share of re-draws of the ranking, leaving one interest out, in which it is among the first three.
        #[cfg_attr(test, schemars(range(min = 0, max = 1)))]
        stability: Option<f64>,
        /// Its neighbours in the ranking that are too close to call.
        tied_with: Vec<&'a str>,
        /// Whether it can be started.
        readiness: ReadinessJson<'a>,
        /// How much of it can be done with what there is.
        walkable: WalkableJson,
        /// What is known about its future; `null` if the catalogue says nothing.
        outlook: Option<OutlookJson<'a>>,
        /// What the fit is made of, the largest share first; the contributions add up to it.
        because: Vec<ReasonJson<'a>>,
        /// The smallest change of one answer that would put it first; `null` for the first, or if there is none.
        instead_if: Option<InsteadJson<'a>>,
    }

    /// Whether something can be started.
    struct ReadinessJson<'a> {
        /// The verdict.
        status: Status,
        /// How many stages from the first on are open.
        stages_open: usize,
        /// What is missing, the earliest first.
        blocked_by: Vec<NeedJson<'a>>,
    }

    /// How much of a path can be done; where it forks, on the side where that is most. Answers not given count as met:
    /// the readiness names them.
    struct WalkableJson {
        /// The hours of the stages that are open.
        hours: u32,
        /// The hours of all stages.
        #[cfg_attr(test, schemars(range(min = 1)))]
        of: u32,
        /// The one divided by the other.
        #[cfg_attr(test, schemars(range(min = 0, max = 1)))]
        share: f64,
    }

    /// What is known about the future of a skill.
    struct OutlookJson<'a> {
        /// One dated line.
        text: &'a str,
        /// The day on which its oldest part was checked.
        #[cfg_attr(test, schemars(with = "Day"))]
        checked: String,
    }

    /// A circumstance that is missing.
    struct NeedJson<'a> {
        #[serde(flatten)]
        limits: LimitsJson<'a>,
        /// Whether the question was answered, but will not do; otherwise it is open.
        answered: bool,
        /// The first stage that asks for it, from 1.
        stage: usize,
        /// What is needed, as it reads after "needs"; for an open question, what it depends on.
        text: String,
    }
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

shapes! {
    /// An answer and what it adds to the fit.
    struct ReasonJson<'a> {
        #[serde(flatten)]
        item: ItemJson<'a>,
        /// What the learner said; of a taster 1 for disliked, 3 for so-so, 5 for liked.
        #[cfg_attr(test, schemars(with = "Score"))]
        rating: f64,
        /// What it adds to the fit.
        contribution: f64,
        /// The sentence for the learner.
        text: String,
    }

    /// "If you had said `to`, not `from`".
    struct InsteadJson<'a> {
        #[serde(flatten)]
        item: ItemJson<'a>,
        /// What the learner said.
        #[cfg_attr(test, schemars(with = "Score"))]
        from: f64,
        /// What would have to be said.
        #[cfg_attr(test, schemars(with = "Score"))]
        to: f64,
        /// The sentence for the learner.
        text: String,
    }

    /// A way to learn.
    struct MethodJson<'a> {
        /// Its id in the catalogue.
        id: &'a str,
        /// Its name, as it reads within a sentence.
        name: &'a str,
        /// The sum of the rules that hold.
        points: i32,
        /// Whether it can be started.
        readiness: ReadinessJson<'a>,
        /// Why it has these points, the weightiest first.
        because: Vec<&'a str>,
        /// Its kinds; it is open as soon as one of them is.
        options: Vec<OptionJson<'a>>,
        /// The smallest change that would put it first; `null` for the first, or if there is none.
        first_if: Option<ChangeJson<'a>>,
    }

    /// A kind of a method.
    struct OptionJson<'a> {
        /// Its id in the catalogue.
        id: &'a str,
        /// Its name, as it reads within a sentence.
        name: &'a str,
        /// Whether it can be started.
        readiness: ReadinessJson<'a>,
    }

    /// Another circumstance.
    struct ChangeJson<'a> {
        /// Its id.
        circumstance: &'a str,
        /// What it would have to be.
        to: ValueJson,
        /// The sentence for the learner.
        text: String,
    }

    /// A place to sell.
    struct PlatformJson<'a> {
        /// Its id in the catalogue.
        id: &'a str,
        /// Its name, as it reads within a sentence.
        name: &'a str,
        /// What kind of place it is.
        #[cfg_attr(test, schemars(with = "String"))]
        kind: PlatformKind,
        /// Whether the learner can sell there.
        status: PlatformStatus,
        /// Whether the headline's skill is sold there.
        serves: bool,
        /// The sum of the rules that hold.
        points: i32,
        /// The status in words, then the rules that hold.
        because: Vec<String>,
        /// What is missing.
        blocked_by: Vec<NeedJson<'a>>,
        /// Whether the status rests on a rule that could not be confirmed.
        unconfirmed: bool,
    }

    /// Something to do today.
    struct TodayJson<'a> {
        /// The skill it belongs to.
        skill: &'a str,
        /// How long it takes.
        minutes: u32,
        /// What to do.
        text: &'a str,
    }

    /// The advice in short; the ids are those of the lists.
    struct HeadlineJson<'a> {
        /// What to begin with: the first skill, unless much more of another's path can be walked that is not clearly
        /// behind; `null` if nothing can be told.
        skill: Option<&'a str>,
        /// The first skill, if less of its path can be walked and this one is to be begun instead.
        instead_of: Option<&'a str>,
        /// What keeps the learner from more than half of its path, in a sentence; `null` if nothing does.
        obstacle: Option<String>,
        /// How to learn it: the method that suits best.
        method: Option<&'a str>,
        /// Where that skill can be sold, the most open first.
        platforms: Vec<&'a str>,
        /// The skills that fit better but of which less can be walked.
        locked: Vec<&'a str>,
    }

    /// A warning.
    struct NoticeJson<'a> {
        /// What it is about.
        id: &'a str,
        /// What is said.
        text: String,
    }
}

#[cfg(test)]
#[test]
fn the_schema_is_kept() {
    use schemars::generate::SchemaSettings;

    crate::schema::assert_kept::<AdviceJson>("advice", SchemaSettings::draft2020_12().for_serialize());
}
