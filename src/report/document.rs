//! What a report says, before it is known where it will stand: on a screen, in Markdown or on a page.

use crate::lang::Lang;

#[derive(Debug, Clone)]
pub struct Document {
    pub lang: Lang,
    pub title: String,
    pub blocks: Vec<Block>,
}

impl Document {
    /// The blocks, without one at the beginning that only says the title again.
    pub fn below_title(&self) -> impl Iterator<Item = &Block> {
        let again = matches!(self.blocks.first(), Some(Block::Lead(text)) if *text == self.title);
        self.blocks.iter().skip(usize::from(again))
    }
}

/// A list under its heading; nothing if it is empty.
pub fn section(heading: String, entries: impl IntoIterator<Item = Entry>) -> Vec<Block> {
    let entries: Vec<Entry> = entries.into_iter().collect();
    if entries.is_empty() { Vec::new() } else { vec![Block::Heading(heading), Block::List(entries)] }
}

/// A part of a report.
#[derive(Debug, Clone)]
pub enum Block {
    /// The title of what follows.
    Heading(String),
    Lead(String),
    Text(String),
    /// What must be said but need not be read first.
    Quiet(String),
    /// Entries, perhaps with entries under them.
    List(Vec<Entry>),
    Ranking(Ranking),
    /// Drawn where there is room for a drawing.
    Profile(Profile),
    /// The stages of a path.
    Path(Vec<PathStage>),
    /// The first cell of a row names it.
    Table {
        /// The names of the columns.
        header: Vec<String>,
        /// The cells, row by row.
        rows: Vec<Vec<String>>,
    },
    /// Something to type, which is never broken.
    Command(String),
}

/// An entry of a list.
#[derive(Debug, Clone)]
pub struct Entry {
    pub mark: Mark,
    pub text: String,
    /// The address of a web page.
    pub link: Option<String>,
    pub command: Option<String>,
    pub under: Vec<Entry>,
}

impl Entry {
    /// An entry with nothing under it.
    pub fn new(mark: Mark, text: impl Into<String>) -> Self {
        Self { mark, text: text.into(), link: None, command: None, under: Vec::new() }
    }

    pub fn with(self, under: Vec<Self>) -> Self {
        Self { under, ..self }
    }

    pub fn typed(self, command: String) -> Self {
        Self { command: Some(command), ..self }
    }

    /// With a link to a web page.
    pub fn linked(self, link: Option<String>) -> Self {
        Self { link, ..self }
    }
}

/// What stands before an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Bullet,
    /// One of several in an order.
    Number(usize),
    For,
    Against,
    None,
}

/// Skills in the order of their fit.
#[derive(Debug, Clone)]
pub struct Ranking {
    /// The names of chance, skill and start.
    pub header: [String; 3],
    pub rows: Vec<RankingRow>,
}

/// One skill of a ranking.
#[derive(Debug, Clone)]
pub struct RankingRow {
    /// From 1.
    pub rank: usize,
    /// The chance that it is the best match, 0 to 1; `None` if too little was answered to say.
    pub chance: Option<f64>,
    /// The same in words.
    pub told: String,
    pub name: String,
    /// Whether it can be started.
    pub start: String,
}

/// The learner's interests with a skill's profile over them.
#[derive(Debug, Clone)]
pub struct Profile {
    pub title: String,
    pub description: String,
    /// What the learner is called in it.
    pub learner: String,
    pub skill: String,
    pub rows: Vec<ProfileRow>,
}

/// One interest of a profile; both figures from 1 to 5.
#[derive(Debug, Clone)]
pub struct ProfileRow {
    pub name: String,
    /// The learner's score, if it was measured.
    pub learner: Option<f64>,
    pub skill: f64,
}

/// One stage of a path.
#[derive(Debug, Clone)]
pub struct PathStage {
    /// What is needed from here on.
    pub needs: Vec<String>,
    /// From 1.
    pub number: usize,
    pub title: String,
    /// What there is to show at the end.
    pub makes: String,
    /// Whether it can be done with what there is.
    pub open: bool,
    /// From when to when, and how long it takes, as far as that is known.
    pub when: Vec<String>,
    /// How it can be done, what to do, how to check it, what to learn it from: as much as the report wants.
    pub parts: Vec<Entry>,
    /// What to ask oneself after it.
    pub pause: Option<String>,
}
