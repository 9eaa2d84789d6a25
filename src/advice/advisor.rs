//! The same advice for learner after learner, in short: the decisions of [`super::advise`] without its reasons, by the
//! same functions, with everything worked out once that does not differ between learners.

use std::rc::Rc;

use super::fit::{Frame, Key};
use super::memo::{Classes, Memo};
use super::rank::Ranking;
use super::readiness::{self, Readiness, Status};
use super::{Level, Note, headline, level, notes};
use super::{methods, platforms};
use crate::answers::{Answers, Scores};
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
    /// Whether each skill can be started.
    starts: Vec<Memo<Status>>,
    method: Memo<Option<usize>>,
    /// Where each skill can be sold.
    platforms: Vec<Memo<Vec<usize>>>,
    learner: Learner,
}

/// What is known of the learner who is being advised.
#[derive(Debug, Clone)]
struct Learner {
    scores: Scores,
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
        let frames = Frames::new(Key::new(catalog), catalog.interests.len());
        let none = vec![false; catalog.interests.len()];
        let learner = Learner {
            ranking: Ranking::unfilled(Rc::new(Frame::of(&frames.key, &none))),
            scores: Scores::default(),
            circumstances: Vec::new(),
            classes: Vec::new(),
            is_ranked: false,
            notes: Vec::new(),
            level: Level::None,
            headline: None,
            method: None,
        };
        let sold_on = |skill: &Skill| {
            let platforms = skill.sold_on.iter().map(|&at| &catalog.platforms[at]);
            Memo::new(&classes, platforms.flat_map(Platform::conditions))
        };
        Self {
            starts: catalog.skills.iter().map(|it| Memo::new(&classes, Skill::requirements(it))).collect(),
            method: Memo::new(&classes, catalog.methods.iter().flat_map(Method::conditions)),
            platforms: catalog.skills.iter().map(sold_on).collect(),
            catalog,
            frames,
            classes,
            learner,
        }
    }

    /// Turns to the next learner.
    pub fn turn_to(&mut self, answers: &Answers) {
        let Self { catalog, frames, classes, starts, method, learner, .. } = self;
        learner.scores.turn_to(catalog, answers);
        answers.fill_circumstances(&mut learner.circumstances);
        classes.of(&learner.circumstances, &mut learner.classes);
        learner.ranking.set_frame(frames.of(learner.scores.is_measured()));
        learner.is_ranked = learner.ranking.fill(&learner.scores);
        learner.notes = notes(catalog, answers, &learner.scores, learner.is_ranked);
        let ranking = learner.is_ranked.then_some(&learner.ranking);
        learner.level = level(ranking, &learner.notes, catalog.interests.len());
        let status = |skill: usize| start(catalog, &mut starts[skill], learner, skill);
        learner.headline = ranking.map(|ranking| headline::skill(ranking, status));
        learner.method = *method.get(&learner.classes, || methods::best(catalog, &learner.circumstances));
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

    /// The same with its reasons, which name the answers: they are worked out for each learner.
    ///
    /// # Panics
    /// If the catalogue has no such skill.
    pub fn readiness(&self, skill: usize) -> Readiness {
        readiness::skill(&self.catalog.skills[skill], &self.learner.circumstances)
    }

    /// Where the learner can sell a skill, as in [`super::Headline`].
    ///
    /// # Panics
    /// If the catalogue has no such skill.
    pub fn platforms(&mut self, skill: usize) -> &[usize] {
        let Self { catalog, platforms, learner, .. } = self;
        platforms[skill].get(&learner.classes, || platforms::usable(catalog, skill, &learner.circumstances))
    }
}

fn start(catalog: &Catalog, memo: &mut Memo<Status>, learner: &Learner, skill: usize) -> Status {
    *memo.get(&learner.classes, || readiness::skill(&catalog.skills[skill], &learner.circumstances).status)
}

/// The frames of those who were measured on the same interests.
#[derive(Debug, Clone)]
struct Frames {
    key: Key,
    /// Each at the place that the bits of its interests lead to, or another that leads there, too.
    known: Vec<Option<(u128, Rc<Frame>)>>,
}

impl Frames {
    fn new(key: Key, interests: usize) -> Self {
        let most = FIGURES / (key.rows().len() * interests).max(1);
        // A power of 2.
        let places = 1 << most.max(1).ilog2();
        Self { key, known: vec![None; places] }
    }

    fn of(&mut self, is_measured: &[bool]) -> Rc<Frame> {
        if is_measured.len() > u128::BITS as usize {
            return Rc::new(Frame::of(&self.key, is_measured));
        }
        let measured = bits(is_measured);
        let place = (mixed(measured) as usize) & (self.known.len() - 1);
        match &self.known[place] {
            Some((known, frame)) if *known == measured => Rc::clone(frame),
            _ => {
                let frame = Rc::new(Frame::of(&self.key, is_measured));
                self.known[place] = Some((measured, Rc::clone(&frame)));
                frame
            }
        }
    }
}

/// One bit for each of at most 128.
fn bits(all: &[bool]) -> u128 {
    // Eight at a time: multiplying puts the bit of each byte beside that of the next.
    let (eights, rest) = all.as_chunks::<8>();
    let bits = eights.iter().fold(0, |bits, eight| {
        let bytes = u64::from_le_bytes(eight.map(u8::from));
        bits << 8 | u128::from(bytes.wrapping_mul(0x0102_0408_1020_4080) >> 56)
    });
    rest.iter().fold(bits, |bits, one| bits << 1 | u128::from(*one))
}

/// A number whose last bits all bits of this one have a say in: 2^64 divided by the golden ratio spreads them.
fn mixed(bits: u128) -> u64 {
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let half = (bits >> 64) as u64 ^ (bits as u64).wrapping_mul(SPREAD);
    half.wrapping_mul(SPREAD) >> 32
}
