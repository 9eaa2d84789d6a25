//! What Pothik knows: [`Catalog`], read from `paths.toml` or from the archive of it that is built into the program.
//!
//! References between tables are resolved once, when the file is read: everywhere else an interest, a skill or a
//! circumstance is its index in its list. Only `read` knows about TOML and files.

mod archive;
mod condition;
mod correlations;
mod edition;
mod find;
mod model;
mod place;
#[cfg(feature = "cli")]
mod read;
mod search;
#[cfg(feature = "cli")]
mod statements;
mod text;
mod words;

pub use archive::Later;
pub use condition::{Circumstances, Condition, Limits, Verdict};
pub use correlations::Correlations;
pub use edition::{Domain, EDITION_LETTERS, Edition, LETTERS, Rated, hash_of, written};
pub use find::{NotFound, closest, fold};
pub use model::{
    Activity, Audit, Card, Catalog, Choice, Circumstance, Clause, Closed, Day, Evidence, Fact, Guide, Hint, Interest,
    Level, Method, MethodOption, Planning, Platform, Resource, Rule, Skill, Software, Source, Stage, StageDetail, Step,
    Taster, Thing, Topic, Values, Warning, Way,
};
pub use place::{Each, List, Place};
#[cfg(test)]
pub(crate) use read::RESERVED_CIRCUMSTANCES;
#[cfg(feature = "cli")]
pub use read::{Code, Disk, Folder, Inspected, Problem, Problems};
pub use search::Answer;
#[cfg(feature = "cli")]
pub use statements::Statement;
pub use text::{Sentence, Text};
pub use words::{Cost, PlatformKind, SourceKind, Sure};

/// Short enough to be typed and to fit in a column.
pub const LONGEST_ID: usize = 40;

/// Places of what has these ids.
impl Catalog {
    pub fn interest(&self, id: &str) -> Option<Place<Interest>> {
        self.interests.position(|it| it.id == id)
    }

    pub fn activity(&self, id: &str) -> Option<Place<Activity>> {
        self.activities.position(|it| it.id == id)
    }

    pub fn circumstance(&self, id: &str) -> Option<Place<Circumstance>> {
        self.circumstances.position(|it| it.id == id)
    }

    pub fn skill(&self, id: &str) -> Option<Place<Skill>> {
        self.skills.position(|it| it.id == id)
    }

    /// The activities that everybody is asked, in order: the first of each interest.
    pub fn first_activities(&self) -> impl Iterator<Item = Place<Activity>> + '_ {
        self.activities.keys().filter(|&at| self.is_first(at))
    }

    /// Whether everybody is asked this activity.
    pub fn is_first(&self, activity: Place<Activity>) -> bool {
        let interest = &self.interests[self.activities[activity].interest];
        interest.activities.first() == Some(&activity)
    }
}
