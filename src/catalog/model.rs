//! The types of a checked catalogue. References between tables are places in its lists.

use jiff::civil::Date;

use super::{Condition, Correlations, Cost, Edition, SourceKind, Sure, Text};

/// Everything Pothik knows, checked.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// The edition, as its editors name it.
    pub version: String,
    /// The day on which the whole was last looked through.
    pub checked: Date,
    /// How plans are counted.
    pub planning: Planning,
    /// How the interests of people go together, if that is known.
    pub audit: Option<Audit>,
    /// What facts can be about.
    pub topics: Vec<Topic>,
    /// Where facts come from.
    pub sources: Vec<Source>,
    /// The traits that are measured.
    pub interests: Vec<Interest>,
    /// What people are asked to rate.
    pub activities: Vec<Activity>,
    /// What people are asked about how they live.
    pub circumstances: Vec<Circumstance>,
    /// Things to learn from.
    pub resources: Vec<Resource>,
    /// What is said wherever paying or applying is advised.
    pub warnings: Vec<Warning>,
    /// What can be learned.
    pub skills: Vec<Skill>,
    /// How it can be learned.
    pub methods: Vec<Method>,
    /// Where it can be sold.
    pub platforms: Vec<Platform>,
    /// Short answers to what beginners ask.
    pub guides: Vec<Guide>,
    /// The questions, as codes depend on them.
    pub edition: Edition,
    /// The questions of former editions, whose codes can be read too.
    pub former: Vec<Edition>,
}

/// How plans are counted.
#[derive(Debug, Clone, Copy)]
pub struct Planning {
    /// The circumstance that says how many hours a week there are.
    pub hours: usize,
    /// What a stage's hours are multiplied by for the low estimate: above 0, at most 1.
    pub low: f64,
    /// And for the high one: 1 to 10.
    pub high: f64,
}

/// How the interests of people go together: what simulated learners are drawn from.
#[derive(Debug, Clone)]
pub struct Audit {
    /// Of the true scores of the general interests.
    pub correlations: Correlations,
    /// What it rests on.
    pub evidence: Evidence,
}

/// What a fact can be about.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Its id.
    pub id: String,
    /// Its name, as it reads within a sentence.
    pub name: Text,
    /// Whether skills are compared by it.
    pub compare: bool,
    /// Whether advice repeats what a platform says about it.
    pub advise: bool,
}

/// A page or a book that a fact rests on.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Who stands behind it.
    pub kind: SourceKind,
    /// Its title.
    pub title: String,
    /// Its address, http or https.
    pub url: Option<String>,
    /// When it was published, in its own words.
    pub published: Option<String>,
}

/// What a statement rests on.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Places in [`Catalog::sources`], at least one.
    pub sources: Vec<usize>,
    /// When it was last looked at.
    pub checked: Date,
    /// How far it can be relied on.
    pub sure: Sure,
}

/// A statement about the world.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Place in [`Catalog::topics`].
    pub about: usize,
    /// What is said.
    pub text: Text,
    /// What it rests on.
    pub evidence: Evidence,
}

/// A trait that is measured.
#[derive(Debug, Clone)]
pub struct Interest {
    /// Its id.
    pub id: String,
    /// Its name, as it reads within a sentence.
    pub name: Text,
    /// The general interest that a basic one belongs to; a general one has none.
    pub within: Option<usize>,
    /// The activities that measure it; the first is asked of everybody.
    pub activities: Vec<usize>,
}

/// One thing people do, rated 1 to 5 for how much one would enjoy it.
#[derive(Debug, Clone)]
pub struct Activity {
    /// Its id.
    pub id: String,
    /// The one interest it measures.
    pub interest: usize,
    /// What is said.
    pub text: Text,
}

/// One question about the learner's situation.
#[derive(Debug, Clone)]
pub struct Circumstance {
    /// Its id.
    pub id: String,
    /// Its short name.
    pub label: Text,
    /// The question.
    pub ask: Text,
    /// Why it is asked.
    pub why: Text,
    /// What can be answered.
    pub values: Values,
}

/// The answers a circumstance can have, lowest first. An answer is a number: its place on the scale, or itself.
#[derive(Debug, Clone)]
pub enum Values {
    /// One of these.
    Scale(Vec<Level>),
    /// A whole number.
    Range {
        /// The lowest.
        min: u32,
        /// The highest.
        max: u32,
        /// What is counted.
        unit: Text,
        /// With `{n}` for the number.
        need: Text,
    },
}

/// One point of a scale.
#[derive(Debug, Clone)]
pub struct Level {
    /// Its id.
    pub id: String,
    /// Its name, as it reads within a sentence.
    pub name: Text,
    /// What somebody who is below it must have.
    pub need: Text,
}

/// Something to learn from.
#[derive(Debug, Clone)]
pub struct Resource {
    /// Its id.
    pub id: String,
    /// Its name, as it reads within a sentence.
    pub name: Text,
    /// What it teaches.
    pub what: Text,
    /// Language codes.
    pub languages: Vec<String>,
    /// What it costs.
    pub cost: Cost,
    /// Its address, http or https.
    pub url: Option<String>,
    /// What it rests on.
    pub evidence: Evidence,
}

/// A warning about fraud.
#[derive(Debug, Clone)]
pub struct Warning {
    /// Its id.
    pub id: String,
    /// What is said.
    pub text: Text,
    /// What it rests on.
    pub evidence: Evidence,
}

/// Something that can be learned and sold.
#[derive(Debug, Clone)]
pub struct Skill {
    /// Its id.
    pub id: String,
    /// Its name, as it reads within a sentence.
    pub name: Text,
    /// Other words it is found by.
    pub aliases: Vec<String>,
    /// What one does all day.
    pub work: Text,
    /// Places in [`Catalog::platforms`].
    pub sold_on: Vec<usize>,
    /// The O*NET occupations whose ratings the general part of the profile averages.
    pub occupations: Vec<String>,
    /// How much of each interest the work holds, 1 to 7, in the order of [`Catalog::interests`].
    pub profile: Vec<f64>,
    /// Something to try before choosing it.
    pub taster: Taster,
    /// Where the path forks; empty if it does not. The first is the default.
    pub choices: Vec<Choice>,
    /// Its steps, in order.
    pub stages: Vec<Stage>,
    /// What the work is done with.
    pub software: Vec<Software>,
    /// What is known about it.
    pub facts: Vec<Fact>,
}

impl Skill {
    /// The ways through the stages: one for each choice, or one if the path does not fork. Each is the choice and the
    /// places of its stages, in order.
    pub fn paths(&self) -> Vec<(Option<usize>, Vec<usize>)> {
        let stages_of = |choice: Option<usize>| {
            let on_path = |stage: &Stage| stage.choice.is_none() || stage.choice == choice;
            (0..self.stages.len()).filter(|&at| on_path(&self.stages[at])).collect()
        };
        if self.choices.is_empty() {
            return vec![(None, stages_of(None))];
        }
        (0..self.choices.len()).map(|choice| (Some(choice), stages_of(Some(choice)))).collect()
    }
}

/// Something to try before choosing a skill.
#[derive(Debug, Clone)]
pub struct Taster {
    /// How long it takes.
    pub minutes: u32,
    /// What is said.
    pub text: Text,
    /// What somebody must have for it.
    pub requires: Condition,
}

/// One side of a fork in a skill's path.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// Its name, as it reads within a sentence.
    pub name: Text,
    /// What is said.
    pub text: Text,
}

/// One step of a skill's path.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Its title.
    pub title: Text,
    /// Likely hours for a beginner.
    pub hours: u32,
    /// What there is to show at the end.
    pub makes: Text,
    /// What somebody must have for it.
    pub requires: Condition,
    /// Places in [`Catalog::resources`].
    pub resources: Vec<usize>,
    /// Words to search for on YouTube.
    pub search: Text,
    /// The side of the fork it belongs to, if only to one.
    pub choice: Option<usize>,
}

/// A program the work is done with.
#[derive(Debug, Clone)]
pub struct Software {
    /// Its name.
    pub name: String,
    /// What it costs.
    pub cost: Cost,
    /// What somebody must have for it.
    pub requires: Condition,
    /// A word on it.
    pub note: Option<Text>,
}

/// A way to learn.
#[derive(Debug, Clone)]
pub struct Method {
    /// Its id.
    pub id: String,
    /// Its name, as it reads within a sentence.
    pub name: Text,
    /// Other words it is found by.
    pub aliases: Vec<String>,
    /// What is said.
    pub text: Text,
    /// One sentence for the headline.
    pub in_short: Text,
    /// What somebody must have for it.
    pub requires: Condition,
    /// Kinds of it; the method is open as soon as one of them is.
    pub options: Vec<MethodOption>,
    /// What speaks for and against it.
    pub rules: Vec<Rule>,
    /// What is known about it.
    pub facts: Vec<Fact>,
}

/// One kind of a method.
#[derive(Debug, Clone)]
pub struct MethodOption {
    /// Its id.
    pub id: String,
    /// Its name, as it reads within a sentence.
    pub name: Text,
    /// What is said.
    pub text: Text,
    /// What somebody must have for it.
    pub requires: Condition,
}

/// If the answers meet `when`: so many points, because of this.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Which answers it is for.
    pub when: Condition,
    /// -5 to 5.
    pub points: i32,
    /// The reason, as the learner reads it.
    pub because: Text,
}

/// A place to sell.
#[derive(Debug, Clone)]
pub struct Platform {
    /// Its id.
    pub id: String,
    /// Its name, as it reads within a sentence.
    pub name: Text,
    /// Other words it is found by.
    pub aliases: Vec<String>,
    /// What is said.
    pub text: Text,
    /// Its fee in a few words.
    pub keeps: Text,
    /// What somebody must have for it.
    pub requires: Condition,
    /// What a guardian's account makes possible.
    pub guardian: Option<Clause>,
    /// A rule that could not be confirmed.
    pub unconfirmed: Option<Clause>,
    /// Set if newcomers are not admitted.
    pub closed: Option<Closed>,
    /// What speaks for and against it.
    pub rules: Vec<Rule>,
    /// What is known about it.
    pub facts: Vec<Fact>,
}

/// A short answer to what beginners ask.
#[derive(Debug, Clone)]
pub struct Guide {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Other words it is found by.
    pub aliases: Vec<String>,
    /// Paragraphs, the first of which answers the question.
    pub text: Vec<Text>,
    /// What to look at next.
    pub see: Vec<Thing>,
    /// What it rests on.
    pub evidence: Evidence,
}

/// Something that can be shown, by its place in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// Place in [`Catalog::skills`].
    Skill(usize),
    /// Place in [`Catalog::methods`].
    Method(usize),
    /// Place in [`Catalog::platforms`].
    Platform(usize),
    /// Place in [`Catalog::guides`].
    Guide(usize),
}

/// A condition and what to say where it decides.
#[derive(Debug, Clone)]
pub struct Clause {
    /// What somebody must have for it.
    pub requires: Condition,
    /// What is said.
    pub text: Text,
}

/// Why newcomers are not admitted.
#[derive(Debug, Clone)]
pub struct Closed {
    /// What is said.
    pub text: Text,
    /// Places in [`Catalog::sources`].
    pub sources: Vec<usize>,
    /// When it was last looked at.
    pub checked: Date,
}
