//! Everything in a catalogue that rests on sources and was looked at on some day.

use jiff::civil::Date;

use super::{Catalog, Evidence, Fact, Place, Source, Sure, Text, Topic};

/// A statement about the world, wherever it stands.
#[derive(Debug, Clone, Copy)]
pub struct Statement<'a> {
    /// The id of what it belongs to.
    pub id: &'a str,
    /// What a fact is about; `None` of everything else.
    pub about: Option<Place<Topic>>,
    /// What it says, or how what it belongs to is called.
    pub text: Option<&'a Text>,
    pub sources: &'a [Place<Source>],
    pub checked: Date,
    /// `None` where a catalogue does not say.
    pub sure: Option<Sure>,
}

impl<'a> Statement<'a> {
    fn new(id: &'a str, text: Option<&'a Text>, evidence: &'a Evidence) -> Self {
        let Evidence { sources, checked, sure } = evidence;
        Self { id, about: None, text, sources, checked: *checked, sure: Some(*sure) }
    }

    fn of_facts(id: &'a str, facts: &'a [Fact]) -> impl Iterator<Item = Self> {
        facts
            .iter()
            .map(move |fact| Self { about: Some(fact.about), ..Self::new(id, Some(&fact.text), &fact.evidence) })
    }
}

impl Catalog {
    /// All of them. The reader finds their tables in the same order.
    pub fn statements(&self) -> Vec<Statement<'_>> {
        let mut all: Vec<Statement> = Vec::new();
        all.extend(self.audit.iter().map(|it| Statement::new("audit", None, &it.evidence)));
        all.extend(self.resources.iter().map(|it| Statement::new(&it.id, Some(&it.name), &it.evidence)));
        all.extend(self.warnings.iter().map(|it| Statement::new(&it.id, Some(&it.text), &it.evidence)));
        all.extend(self.skills.iter().flat_map(|it| Statement::of_facts(&it.id, &it.facts)));
        all.extend(self.methods.iter().flat_map(|it| Statement::of_facts(&it.id, &it.facts)));
        for platform in &self.platforms {
            all.extend(platform.closed.iter().map(|it| Statement {
                id: &platform.id,
                about: None,
                text: Some(&it.text),
                sources: &it.sources,
                checked: it.checked,
                sure: None,
            }));
            all.extend(Statement::of_facts(&platform.id, &platform.facts));
        }
        all.extend(self.guides.iter().map(|it| Statement::new(&it.id, Some(&it.title), &it.evidence)));
        all
    }
}
