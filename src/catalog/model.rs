//! A checked catalogue. References between tables are indexes into its lists.

#![expect(missing_docs, reason = "docs/catalogue.md describes the fields; here is what their types leave open")]

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Condition, Correlations, Cost, Each, Edition, Later, List, Place, PlatformKind, SourceKind, Sure, Text};

/// Types of which the archive consists; the texts in it are borrowed from the program itself.
macro_rules! archived {
    ($($item:item)+) => { $(
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(bound(deserialize = "'de: 'static"))]
        $item
    )+ };
}

archived! {
    pub struct Catalog {
        pub version: String,
        /// The day on which the whole was last looked through.
        pub checked: Date,
        pub planning: Planning,
        pub audit: Option<Audit>,
        pub topics: List<Topic>,
        pub sources: Later<List<Source>>,
        pub interests: List<Interest>,
        pub activities: List<Activity>,
        pub circumstances: List<Circumstance>,
        pub resources: Later<List<Resource>>,
        /// Shown wherever paying or applying is advised.
        pub warnings: Vec<Warning>,
        pub skills: List<Skill>,
        pub methods: List<Method>,
        pub platforms: List<Platform>,
        pub guides: Later<List<Guide>>,
        /// The present questions, as codes depend on them.
        pub edition: Edition,
        /// The questions of former editions, whose codes can be read too.
        pub former: Vec<Edition>,
    }

    #[derive(Copy)]
    pub struct Planning {
        /// The circumstance that gives the hours a week.
        pub hours: Place<Circumstance>,
        /// A stage's hours are multiplied by this for the low estimate: 0.1 to 1.
        pub low: f64,
        /// And by this for the high one: 1 to 10.
        pub high: f64,
    }

    /// How people's interests correlate: what simulated learners are drawn from.
    pub struct Audit {
        /// Of the true scores of the general interests.
        pub correlations: Correlations,
        pub evidence: Evidence,
    }

    /// What a fact can be about.
    pub struct Topic {
        pub id: String,
        pub name: Text,
        /// Whether skills are compared by it.
        pub compare: bool,
        /// Whether advice repeats what a platform says about it.
        pub advise: bool,
    }

    /// A page or a book that facts rest on.
    pub struct Source {
        pub id: String,
        pub kind: SourceKind,
        pub title: String,
        pub url: Option<String>,
        /// In the source's own words.
        pub published: Option<String>,
    }

    /// What a statement rests on.
    pub struct Evidence {
        /// At least one.
        pub sources: Vec<Place<Source>>,
        pub checked: Date,
        pub sure: Sure,
    }

    /// A statement about the world.
    pub struct Fact {
        pub about: Place<Topic>,
        pub when: Condition,
        pub text: Text,
        pub evidence: Evidence,
    }

    /// A trait that is measured.
    pub struct Interest {
        pub id: String,
        /// As it reads within a sentence, like every name here.
        pub name: Text,
        /// The general interest that a basic one belongs to; a general one has none.
        pub within: Option<Place<Interest>>,
        /// The activities that measure it; everybody is asked the first.
        pub activities: Vec<Place<Activity>>,
    }

    /// Something to do, rated 1 to 5 for how much one would enjoy it.
    pub struct Activity {
        pub id: String,
        /// The one interest it measures.
        pub interest: Place<Interest>,
        pub text: Text,
    }

    /// A question about the learner's situation.
    pub struct Circumstance {
        pub id: String,
        pub label: Text,
        pub ask: Text,
        pub why: Text,
        pub values: Values,
    }

    /// The possible answers to a circumstance. An answer is a number: its position on the scale, or itself.
    pub enum Values {
        /// One of these, lowest first.
        Scale(Vec<Level>),
        /// A whole number from `min` to `max`.
        Range {
            min: u32,
            max: u32,
            unit: Text,
            /// With `{n}` for the number.
            need: Text,
        },
    }

    /// One point of a scale.
    pub struct Level {
        pub id: String,
        pub name: Text,
        /// What people write for it, in both languages and Bengali in Latin letters.
        pub aliases: Vec<String>,
        /// What somebody below it must get.
        pub need: Text,
    }

    pub struct Resource {
        pub id: String,
        pub name: Text,
        pub what: Text,
        pub languages: Vec<String>,
        pub cost: Cost,
        pub url: String,
        pub publisher: String,
        /// How long it takes to go through it, where that is known.
        pub length: Option<Text>,
        /// Whether it can be read or watched on a phone.
        pub phone: bool,
        pub evidence: Evidence,
    }

    pub struct Warning {
        pub id: String,
        pub when: Condition,
        pub text: Text,
        pub evidence: Evidence,
    }

    /// Something that can be learned and sold.
    pub struct Skill {
        pub id: String,
        pub name: Text,
        pub aliases: Vec<String>,
        /// What one does all day.
        pub work: Text,
        pub sold_on: Vec<Place<Platform>>,
        /// The O*NET occupations whose ratings the general part of the profile averages.
        pub occupations: Vec<String>,
        /// How much of each interest the work involves, 1 to 7, in the order of [`Catalog::interests`].
        pub profile: Each<Interest, f64>,
        pub taster: Taster,
        pub card: Card,
        /// The second to the seventh day; the first is the taster.
        pub days: Later<Vec<Day>>,
        /// Where the path forks; empty if it does not. The first is the default.
        pub choices: List<Choice>,
        pub stages: List<Stage>,
        pub software: Vec<Software>,
        pub facts: Later<Vec<Fact>>,
    }

    /// Something to try before choosing a skill.
    pub struct Taster {
        pub minutes: u32,
        pub text: Text,
        /// At most 70 characters.
        pub short: Text,
        pub requires: Condition,
    }

    /// Short texts for the first screen.
    pub struct Card {
        /// What automation and competition do to the skill, in one dated line.
        pub outlook: Text,
        /// What stops somebody who has only a phone.
        pub obstacle: Text,
    }

    /// What to do on one of the first seven days.
    pub struct Day {
        pub minutes: u32,
        pub text: Text,
    }

    /// One side of a fork in a skill's path.
    pub struct Choice {
        pub id: String,
        pub name: Text,
        pub text: Text,
    }

    /// A part of a skill's path that ends with something to show.
    pub struct Stage {
        /// Unique within the skill; its meaning never changes.
        pub id: String,
        pub title: Text,
        /// Likely hours for a beginner.
        pub hours: u32,
        /// What there is to show at the end.
        pub makes: Text,
        /// How it can be done, at least one. The stage is open if one of them is.
        pub ways: Vec<Way>,
        /// The one side of the fork that it belongs to; `None` if to all of them.
        pub choice: Option<Place<Choice>>,
        pub detail: Later<StageDetail>,
    }

    /// One way to do a stage.
    pub struct Way {
        pub requires: Condition,
        pub tool: Text,
        /// Likely hours if it is done this way.
        pub hours: u32,
    }

    /// What of a stage is needed only by those who walk it.
    pub struct StageDetail {
        pub steps: Vec<Step>,
        /// Questions that a friend answers with yes or no by looking.
        pub check: Vec<Text>,
        /// The usual mistake.
        pub mistake: Text,
        /// What AI may do, and what must be one's own.
        pub ai: Text,
        /// At least one.
        pub resources: Vec<Place<Resource>>,
        /// Words to search for on YouTube, if the resources do not help.
        pub search: Text,
    }

    /// One sitting, or a few.
    pub struct Step {
        /// Unique within the stage; its meaning never changes.
        pub id: String,
        pub hours: u32,
        pub todo: Text,
        /// How to know that it is done.
        pub done: Text,
    }

    /// A program the work is done with.
    pub struct Software {
        pub name: String,
        pub cost: Cost,
        pub requires: Condition,
        pub note: Option<Text>,
    }

    pub struct Method {
        pub id: String,
        pub name: Text,
        pub aliases: Vec<String>,
        pub text: Text,
        /// One imperative sentence for the headline.
        pub in_short: Text,
        /// Where to find what that sentence asks for.
        pub hint: Option<Hint>,
        pub requires: Condition,
        /// Variants; the method is open as soon as one of them is.
        pub options: List<MethodOption>,
        pub rules: List<Rule>,
        pub facts: Later<Vec<Fact>>,
    }

    /// A sentence for those whom it concerns.
    pub struct Hint {
        pub when: Condition,
        pub text: Text,
    }

    /// A variant of a method.
    pub struct MethodOption {
        pub id: String,
        pub name: Text,
        pub text: Text,
        pub requires: Condition,
    }

    /// Points for or against, if the answers meet a condition.
    pub struct Rule {
        pub when: Condition,
        /// -5 to 5.
        pub points: i32,
        /// The reason, as the learner reads it.
        pub because: Text,
    }

    pub struct Platform {
        pub id: String,
        pub kind: PlatformKind,
        pub name: Text,
        pub aliases: Vec<String>,
        pub text: Text,
        /// Its fee in a few words.
        pub keeps: Text,
        pub requires: Condition,
        /// What a guardian's account makes possible.
        pub guardian: Option<Clause>,
        /// A rule that could not be confirmed.
        pub unconfirmed: Option<Clause>,
        /// Set if newcomers are not admitted.
        pub closed: Option<Closed>,
        pub rules: List<Rule>,
        pub facts: Later<Vec<Fact>>,
    }

    /// A short answer to what beginners ask.
    pub struct Guide {
        pub id: String,
        pub title: Text,
        pub aliases: Vec<String>,
        /// How people ask for it, in any language they type; only for the search.
        pub asks: Later<Vec<String>>,
        /// Paragraphs, the first of which answers the question.
        pub text: Later<Vec<Text>>,
        /// What to look at next.
        pub see: Vec<Thing>,
        pub evidence: Evidence,
    }

    /// Something that can be shown, by its index in the catalogue.
    #[derive(Copy, Eq)]
    pub enum Thing {
        Skill(Place<Skill>),
        Method(Place<Method>),
        Platform(Place<Platform>),
        Guide(Place<Guide>),
    }

    /// A condition, and what to say where it decides.
    pub struct Clause {
        pub requires: Condition,
        pub text: Text,
    }

    /// Why newcomers are not admitted.
    pub struct Closed {
        pub text: Text,
        pub sources: Vec<Place<Source>>,
        pub checked: Date,
    }
}

/// A way through a skill's stages: the choice it follows, if the path forks, and its stages in order.
pub type Path = (Option<Place<Choice>>, Vec<Place<Stage>>);

impl Skill {
    /// The ways through the stages, one for each choice, or one if the path does not fork.
    pub fn paths(&self) -> Vec<Path> {
        let stages_of = |choice: Option<Place<Choice>>| {
            let on_path = |stage: &Stage| stage.choice.is_none() || stage.choice == choice;
            self.stages.keys().filter(|&at| on_path(&self.stages[at])).collect()
        };
        if self.choices.is_empty() {
            return vec![(None, stages_of(None))];
        }
        self.choices.keys().map(|choice| (Some(choice), stages_of(Some(choice)))).collect()
    }

    /// The names of all steps on all ways, in the catalogue's order: `stage/step`, by their ids.
    pub fn step_names(&self) -> Vec<String> {
        let steps = self.stages.iter().flat_map(|stage| stage.detail.steps.iter().map(move |step| (stage, step)));
        steps.map(|(stage, step)| format!("{}/{}", stage.id, step.id)).collect()
    }
}
