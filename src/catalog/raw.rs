//! The catalogue as it is written: the tables of `paths.toml`, with the places of what can be wrong.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::value::Datetime;

use super::Text;

pub type Id = Spanned<String>;

/// How far a fact can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sure {
    /// Taken from one weak page, or estimated.
    Low,
    /// From a page that may be old or at second hand.
    Medium,
    /// From an official or well-confirmed page.
    High,
}

/// Who stands behind a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// The platform or the government itself.
    Official,
    /// A newspaper or agency.
    News,
    /// A published study.
    Research,
    /// A blog or another page at second hand.
    Secondary,
    /// The editors' own estimate.
    Estimate,
}

/// What something costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cost {
    /// Nothing.
    Free,
    /// Nothing at first, something for more.
    FreeToStart,
    /// Something from the beginning.
    Paid,
}

/// How plans are counted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planning {
    /// The circumstance that says how many hours a week there are.
    pub hours: Id,
    /// What a stage's hours are multiplied by for the low estimate.
    pub low: Spanned<f64>,
    /// And for the high one.
    pub high: Spanned<f64>,
}

/// How the interests of people go together, for the audit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audit {
    /// How reliable the scales were that were correlated.
    pub reliability: Spanned<f64>,
    /// Pairs of general interests, each pair once.
    pub correlations: Spanned<BTreeMap<Id, BTreeMap<Id, Spanned<f64>>>>,
    pub sources: Spanned<Vec<Id>>,
    pub checked: Day,
    pub sure: Sure,
}

/// A day, written as a TOML date.
#[derive(Debug, Clone, Copy)]
pub struct Day(pub Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Datetime::deserialize(deserializer)?;
        written
            .to_string()
            .parse()
            .map(Day)
            .map_err(|_| D::Error::custom("this is not a day; write it as 2026-11-22, without quotes"))
    }
}

/// A point of a scale by its id, or a number.
#[derive(Debug, Clone)]
pub enum Point {
    Level(String),
    Number(i64),
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Point;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a point of the scale in quotes, or a whole number")
            }
            fn visit_str<E>(self, id: &str) -> Result<Point, E> {
                Ok(Point::Level(id.to_owned()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Point, E> {
                Ok(Point::Number(number))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// A bare point means "at least this"; a table gives a range.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    pub at_least: Option<Spanned<Point>>,
    pub at_most: Option<Spanned<Point>>,
    pub is: Option<Spanned<Point>>,
}

impl<'de> Deserialize<'de> for Wanted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        struct Table {
            at_least: Option<Spanned<Point>>,
            at_most: Option<Spanned<Point>>,
            is: Option<Spanned<Point>>,
        }
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Wanted;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a point of the scale, a whole number, or a table of at-least, at-most, is")
            }
            fn visit_str<E>(self, id: &str) -> Result<Wanted, E> {
                Ok(Wanted::at_least(Point::Level(id.to_owned())))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Wanted, E> {
                Ok(Wanted::at_least(Point::Number(number)))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Wanted, A::Error> {
                let table = Table::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                Ok(Wanted { at_least: table.at_least, at_most: table.at_most, is: table.is })
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl Wanted {
    fn at_least(point: Point) -> Self {
        Self { at_least: Some(Spanned::new(0..0, point)), ..Self::default() }
    }
}

/// By circumstance, which answers are wanted.
pub type Condition = BTreeMap<Id, Spanned<Wanted>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub id: Id,
    pub name: Text,
    #[serde(default)]
    pub compare: bool,
    #[serde(default)]
    pub advise: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: Id,
    pub kind: SourceKind,
    pub title: String,
    pub url: Option<Spanned<String>>,
    pub published: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interest {
    pub id: Id,
    pub name: Text,
    pub within: Option<Id>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    pub id: Id,
    pub interest: Id,
    pub text: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Circumstance {
    pub id: Id,
    pub label: Text,
    pub ask: Text,
    pub why: Text,
    #[serde(default)]
    pub scale: Vec<Level>,
    pub range: Option<Spanned<Range>>,
    pub unit: Option<Text>,
    pub need: Option<Spanned<Text>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    pub id: Id,
    pub name: Text,
    pub need: Text,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    pub min: u32,
    pub max: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    pub id: Id,
    pub name: Text,
    pub what: Text,
    pub languages: Vec<String>,
    pub cost: Cost,
    pub url: Option<Spanned<String>>,
    pub sources: Spanned<Vec<Id>>,
    pub checked: Day,
    pub sure: Sure,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    pub id: Id,
    pub text: Text,
    pub sources: Spanned<Vec<Id>>,
    pub checked: Day,
    pub sure: Sure,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub about: Id,
    pub text: Text,
    pub sources: Spanned<Vec<Id>>,
    pub checked: Day,
    pub sure: Sure,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Skill {
    pub id: Id,
    pub name: Text,
    #[serde(default)]
    pub aliases: Vec<Id>,
    pub work: Text,
    pub sold_on: Vec<Id>,
    pub occupations: Vec<String>,
    pub profile: Spanned<Profile>,
    pub taster: Taster,
    #[serde(default)]
    pub choice: Vec<Choice>,
    #[serde(default)]
    pub stage: Vec<Stage>,
    #[serde(default)]
    pub software: Vec<Software>,
    #[serde(default)]
    pub fact: Vec<Fact>,
}

/// How much of each interest the work holds, by where the figure comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    #[serde(default)]
    pub onet: BTreeMap<Id, Spanned<f64>>,
    #[serde(default)]
    pub editorial: BTreeMap<Id, Spanned<f64>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taster {
    pub minutes: Spanned<u32>,
    pub text: Text,
    #[serde(default)]
    pub requires: Condition,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: Id,
    pub name: Text,
    pub text: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    pub title: Text,
    pub hours: Spanned<u32>,
    pub makes: Text,
    #[serde(default)]
    pub requires: Condition,
    #[serde(default)]
    pub resources: Vec<Id>,
    pub search: Text,
    pub choice: Option<Id>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Software {
    pub name: String,
    pub cost: Cost,
    #[serde(default)]
    pub requires: Condition,
    pub note: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Method {
    pub id: Id,
    pub name: Text,
    #[serde(default)]
    pub aliases: Vec<Id>,
    pub text: Text,
    pub in_short: Text,
    #[serde(default)]
    pub requires: Condition,
    #[serde(default)]
    pub option: Vec<MethodOption>,
    #[serde(default)]
    pub rule: Vec<Rule>,
    #[serde(default)]
    pub fact: Vec<Fact>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MethodOption {
    pub id: Id,
    pub name: Text,
    pub text: Text,
    #[serde(default)]
    pub requires: Condition,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub when: Condition,
    pub points: Spanned<i32>,
    pub because: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Platform {
    pub id: Id,
    pub name: Text,
    #[serde(default)]
    pub aliases: Vec<Id>,
    pub text: Text,
    pub keeps: Text,
    #[serde(default)]
    pub requires: Condition,
    pub guardian: Option<Clause>,
    pub unconfirmed: Option<Clause>,
    pub closed: Option<Closed>,
    #[serde(default)]
    pub rule: Vec<Rule>,
    #[serde(default)]
    pub fact: Vec<Fact>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    pub requires: Condition,
    pub text: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    pub text: Text,
    pub sources: Spanned<Vec<Id>>,
    pub checked: Day,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    pub id: Id,
    pub title: Text,
    #[serde(default)]
    pub aliases: Vec<Id>,
    pub text: Vec<Text>,
    #[serde(default)]
    pub see: Vec<Id>,
    pub sources: Spanned<Vec<Id>>,
    pub checked: Day,
    pub sure: Sure,
}

/// The questions of a former edition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    pub version: String,
    pub letters: Id,
    pub activities: Vec<EditionActivity>,
    pub circumstances: Vec<EditionCircumstance>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionActivity {
    pub id: String,
    pub interest: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionCircumstance {
    pub id: Id,
    #[serde(default)]
    pub scale: Vec<String>,
    pub range: Option<Spanned<Range>>,
}

/// Every table of the file.
#[derive(Debug)]
pub struct Catalog {
    pub version: String,
    pub checked: Day,
    pub planning: Option<Planning>,
    pub audit: Option<Audit>,
    pub topics: Vec<Topic>,
    pub sources: Vec<Source>,
    pub interests: Vec<Interest>,
    pub activities: Vec<Activity>,
    pub circumstances: Vec<Circumstance>,
    pub resources: Vec<Resource>,
    pub warnings: Vec<Warning>,
    pub skills: Vec<Skill>,
    pub methods: Vec<Method>,
    pub platforms: Vec<Platform>,
    pub guides: Vec<Guide>,
    pub editions: Vec<Edition>,
}
