//! The same advice for learner after learner, in short: the decisions of [`super::advise`] without its reasons, by the
//! same functions, with everything worked out once that does not differ between learners.

use std::collections::HashMap;
use std::rc::Rc;

use super::fit::{Frame, Key};
use super::memo::{Classes, Memo};
use super::methods::{self, Standing as MethodStanding};
use super::platforms::{self, PlatformStatus, Standing as PlatformStanding};
use super::rank::Ranking;
use super::readiness::{self, Readiness, Status};
use super::{Level, Note, headline, level, notes};
use crate::answers::Answers;
use crate::catalog::{Catalog, Method, Platform, Skill};

/// The frames that are kept have so many figures of each kind, about 12 megabytes: with 12 skills and 18 interests enough
/// for every three interests left out.
const FIGURES: usize = 1 << 19;

/// Advises one learner at a time.
#[derive(Debug, Clone)]
pub struct Advisor<'a> {
    catalog: &'a Catalog,
    frames: Frames,
    classes: Classes,
    /// Whether each skill can be started; apart from the reasons, so that the most of it stays in the processor's cache.
    starts: Vec<Memo<Status>>,
    readiness: Vec<Memo<Rc<Readiness>>>,
    methods: Vec<Memo<MethodStanding>>,
    platforms: Vec<Memo<PlatformStanding>>,
    /// Where platforms are put in order.
    open: Vec<((PlatformStatus, i32), usize)>,
    learner: Learner,
}

/// What is known of the learner who is being advised.
#[derive(Debug, Clone)]
struct Learner {
    scores: Vec<Option<f64>>,
    circumstances: Vec<Option<u32>>,
    classes: Vec<usize>,
    ranking: Ranking,
    /// Whether the ranking is this learner's: the scores tell something.
    is_ranked: bool,
    notes: Vec<Note>,
    level: Level,
    headline: Option<usize>,
    method: Option<usize>,
}

impl<'a> Advisor<'a> {
    /// An advisor who knows this catalogue.
    pub fn new(catalog: &'a Catalog) -> Self {
        let classes = Classes::new(catalog);
        let frames = Frames::new(Key::new(catalog));
        let none = vec![None; catalog.interests.len()];
        let learner = Learner {
            ranking: Ranking::unfilled(Rc::new(Frame::of(&frames.key, &none))),
            scores: none,
            circumstances: Vec::new(),
            classes: Vec::new(),
            is_ranked: false,
            notes: Vec::new(),
            level: Level::None,
            headline: None,
            method: None,
        };
        Self {
            starts: catalog.skills.iter().map(|it| Memo::new(&classes, Skill::requirements(it))).collect(),
            readiness: catalog.skills.iter().map(|it| Memo::new(&classes, Skill::requirements(it))).collect(),
            methods: catalog.methods.iter().map(|it| Memo::new(&classes, Method::conditions(it))).collect(),
            platforms: catalog.platforms.iter().map(|it| Memo::new(&classes, Platform::conditions(it))).collect(),
            catalog,
            frames,
            classes,
            open: Vec::new(),
            learner,
        }
    }

    /// Turns to the next learner.
    pub fn turn_to(&mut self, answers: &Answers) {
        let Self { catalog, frames, classes, starts, methods, learner, .. } = self;
        answers.fill_interest_scores(catalog, &mut learner.scores);
        answers.fill_circumstances(&mut learner.circumstances);
        classes.of(&learner.circumstances, &mut learner.classes);
        learner.ranking.set_frame(frames.of(&learner.scores));
        learner.is_ranked = learner.ranking.fill(&learner.scores);
        learner.notes = notes(catalog, answers, &learner.scores, learner.is_ranked);
        let ranking = learner.is_ranked.then_some(&learner.ranking);
        learner.level = level(ranking, &learner.notes, learner.scores.len());
        let status = |skill: usize| start(catalog, &mut starts[skill], learner, skill);
        learner.headline = ranking.map(|ranking| headline::skill(ranking, status));
        let standing = |at: usize| {
            let work_out = || methods::standing(&catalog.methods[at], &learner.circumstances);
            methods[at].get(&learner.classes, work_out)
        };
        learner.method = (0..catalog.methods.len()).map(standing).enumerate().min_by_key(|it| it.1).map(|it| it.0);
    }

    /// The learner's ranking, unless nothing can be told.
    pub fn ranking(&self) -> Option<&Ranking> {
        self.learner.is_ranked.then_some(&self.learner.ranking)
    }

    /// How far the ranking can be relied on.
    pub fn level(&self) -> Level {
        self.learner.level
    }

    /// What is to be said about the answers.
    pub fn notes(&self) -> &[Note] {
        &self.learner.notes
    }

    /// The skill to begin with.
    pub fn headline(&self) -> Option<usize> {
        self.learner.headline
    }

    /// The method that suits best.
    pub fn method(&self) -> Option<usize> {
        self.learner.method
    }

    /// Whether the learner can start a skill.
    ///
    /// # Panics
    /// If the catalogue has no such skill.
    pub fn status(&mut self, skill: usize) -> Status {
        start(self.catalog, &mut self.starts[skill], &self.learner, skill)
    }

    /// The same with its reasons.
    ///
    /// # Panics
    /// If the catalogue has no such skill.
    pub fn readiness(&mut self, skill: usize) -> Rc<Readiness> {
        let Self { catalog, readiness, learner, .. } = self;
        let work_out = || Rc::new(readiness::skill(&catalog.skills[skill], &learner.circumstances));
        readiness[skill].get(&learner.classes, work_out)
    }

    /// Where the learner can sell a skill, as in [`super::Headline`].
    ///
    /// # Panics
    /// If the catalogue has no such skill.
    pub fn platforms(&mut self, skill: usize, usable: &mut Vec<usize>) {
        let Self { catalog, platforms, learner, open, .. } = self;
        open.clear();
        for &at in &catalog.skills[skill].sold_on {
            let work_out = || platforms::standing(&catalog.platforms[at], &learner.circumstances);
            let standing = platforms[at].get(&learner.classes, work_out);
            if standing.is_usable() {
                open.push((standing.order(), at));
            }
        }
        open.sort_unstable();
        usable.clear();
        usable.extend(open.iter().map(|(_, at)| at));
    }
}

fn start(catalog: &Catalog, memo: &mut Memo<Status>, learner: &Learner, skill: usize) -> Status {
    memo.get(&learner.classes, || readiness::skill(&catalog.skills[skill], &learner.circumstances).status)
}

/// The frames of those who were measured on the same interests.
#[derive(Debug, Clone)]
struct Frames {
    key: Key,
    /// By the bits of the interests that were measured.
    known: HashMap<u128, Rc<Frame>>,
    /// The one that was asked for last: mostly the next learner's too.
    last: Option<(u128, Rc<Frame>)>,
}

impl Frames {
    fn new(key: Key) -> Self {
        Self { key, known: HashMap::new(), last: None }
    }

    fn of(&mut self, scores: &[Option<f64>]) -> Rc<Frame> {
        if scores.len() > u128::BITS as usize {
            return Rc::new(Frame::of(&self.key, scores));
        }
        let measured = scores.iter().fold(0, |bits, score| bits << 1 | u128::from(score.is_some()));
        if let Some((_, frame)) = self.last.as_ref().filter(|(last, _)| *last == measured) {
            return Rc::clone(frame);
        }
        if self.known.len() * self.key.rows().len() * scores.len() >= FIGURES {
            self.known.clear();
        }
        let frame = self.known.entry(measured).or_insert_with(|| Rc::new(Frame::of(&self.key, scores)));
        self.last = Some((measured, Rc::clone(frame)));
        Rc::clone(frame)
    }
}
