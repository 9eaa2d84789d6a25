//! The ranking of [`crate::advice::ranking`] for millions of rows: several skills at a time in vector registers, and with
//! everything shared by learners who were measured on the same interests computed once. A property test holds it equal to
//! the plain form.

#![expect(clippy::inline_always, reason = "a function uses its caller's vector registers only if it is inlined")]

use std::collections::HashMap;
use std::rc::Rc;

use multiversion::multiversion;
use typed_index_collections::TiVec;

use crate::advice::{Bands, Key, LEAST_INTERESTS, Ranked, SAME, SHOWN, are_many_turns, comparable};
use crate::answers::Scores;
use crate::catalog::{Place, Skill};

/// Orders are encoded as place + fit * PLACES in one double; a catalogue has fewer skills than this.
const PLACES: f64 = (1 << 20) as f64;

/// A learner's ranking; one value serves learner after learner.
#[derive(Debug, Clone)]
pub struct FastRanking {
    frame: Rc<Frame>,
    fits: Fits,
    order: Vec<Place<Skill>>,
    keys: Vec<f64>,
}

impl FastRanking {
    /// An empty ranking, to be filled.
    pub fn new(frames: &Frames) -> Self {
        Self { frame: Rc::clone(&frames.none), fits: Fits::default(), order: Vec::new(), keys: Vec::new() }
    }

    /// Ranks by `scores`; false if they tell nothing.
    pub fn fill(&mut self, frames: &mut Frames, scores: &Scores) -> bool {
        self.frame = frames.of(scores.is_measured());
        fill(self, scores)
    }
}

impl Ranked for FastRanking {
    fn order(&self) -> &[Place<Skill>] {
        &self.order
    }

    fn fit(&self, skill: Place<Skill>) -> f64 {
        self.fits.values[usize::from(skill)]
    }

    fn measured(&self) -> usize {
        self.frame.measured
    }

    fn bands(&self) -> &Bands {
        &self.frame.bands
    }

    fn is_stable(&self, skill: Place<Skill>, least: f64) -> bool {
        is_stable(self, skill.into(), least)
    }

    fn too_close(&self, above: Place<Skill>, below: Place<Skill>) -> bool {
        let (above, below) = (usize::from(above), usize::from(below));
        let fit = |skill: usize| comparable(self.fits.values[skill]);
        let turned = |redraw: &Option<Redraw>| redraw.as_ref().is_none_or(|it| it.turns(above, below));
        fit(above) == fit(below)
            || are_many_turns(self.fits.redraws(&self.frame).filter(turned).count(), self.measured())
    }
}

/// [`FastRanking::fill`] in 256-bit registers where the processor has them. Results are bit-identical everywhere: nothing
/// is fused, and sums are always added lane by lane.
#[multiversion(targets("x86_64+avx+avx2"))]
fn fill(ranking: &mut FastRanking, scores: &Scores) -> bool {
    if !ranking.fits.fill(&ranking.frame, scores) {
        return false;
    }
    // Fit and place in one number, exact in 53 bits, so that comparing numbers orders skills. For this few, counting how
    // many come before each is faster than sorting. Padding is infinite and comes before nothing.
    let skills = ranking.fits.values.len();
    ranking.keys.resize(skills.next_multiple_of(LANES), f64::INFINITY);
    for (place, (key, fit)) in ranking.keys.iter_mut().zip(&ranking.fits.values).enumerate() {
        *key = place as f64 - comparable(*fit) * PLACES;
    }
    ranking.order.resize(skills, Place::from(0));
    for (block, keys) in ranking.keys.as_chunks::<LANES>().0.iter().enumerate() {
        let mut before = [0_u64; LANES];
        for other in &ranking.keys[..skills] {
            for lane in 0..LANES {
                before[lane] += u64::from(*other < keys[lane]);
            }
        }
        for (skill, before) in (block * LANES..skills).zip(before) {
            ranking.order[before as usize] = skill.into();
        }
    }
    true
}

/// [`Ranked::is_stable`], stopping as soon as the answer is known.
#[multiversion(targets("x86_64+avx+avx2"))]
fn is_stable(ranking: &FastRanking, skill: usize, least: f64) -> bool {
    let wanted = (least * ranking.measured() as f64).ceil() as usize;
    let (mut held, mut left) = (0, ranking.measured());
    for redraw in ranking.fits.redraws(&ranking.frame) {
        if held >= wanted || held + left < wanted {
            break;
        }
        held += usize::from(redraw.is_some_and(|it| it.is_among(skill, SHOWN)));
        left -= 1;
    }
    held >= wanted
}

/// Skills per vector: 256 bits of doubles.
const LANES: usize = 4;

/// One figure for each of [`LANES`] neighbouring skills.
type Lanes = [f64; LANES];

/// Everything about the keys that depends only on which interests were measured, not on the scores.
#[derive(Debug, Clone)]
struct Frame {
    /// 1 for each interest that was measured, 0 for any other.
    ones: Vec<f64>,
    measured: usize,
    skills: usize,
    /// The keys less their mean over the measured interests: for the first [`LANES`] skills interest by interest, then
    /// for the next. Unmeasured interests are 0, so that every sum runs over all interests and needs no branch.
    deviations: Vec<Lanes>,
    /// 1 / √(sum of squared deviations); 0 for a skill that does not vary. NaN in the padding, which compares as neither
    /// larger nor smaller than anything.
    scales: Vec<Lanes>,
    /// For each interest, skill by skill: the deviations, and the scales if that interest is left out.
    without: Vec<(Lanes, Lanes)>,
    /// n / (n - 1): leaving out one of n figures lowers the sum of squares by this times its squared deviation.
    stretch: f64,
    bands: Bands,
}

impl Frame {
    fn of(key: &Key, is_measured: &[bool]) -> Self {
        let measured = is_measured.iter().filter(|it| **it).count();
        let (n, skills, interests) = (measured as f64, key.rows().len(), is_measured.len());
        let stretch = n / (n - 1.0);
        let scale = |squares: f64| if squares < SAME { 0.0 } else { 1.0 / squares.sqrt() };
        let blocks = skills.div_ceil(LANES);
        let mut deviations = vec![[0.0; LANES]; blocks * interests];
        let mut scales = vec![[f64::NAN; LANES]; blocks];
        let mut without = vec![([0.0; LANES], [f64::NAN; LANES]); deviations.len()];
        for (skill, row) in key.rows().iter().enumerate() {
            let (block, lane) = (skill / LANES, skill % LANES);
            let figures = || row.iter().zip(is_measured).enumerate().filter(|(_, (_, is_measured))| **is_measured);
            let mean = figures().map(|(_, (figure, _))| figure).sum::<f64>() / n;
            let above = || figures().map(|(interest, (figure, _))| (interest, figure - mean));
            let squares = above().map(|(_, deviation)| deviation * deviation).sum::<f64>();
            scales[block][lane] = scale(squares);
            for (interest, deviation) in above() {
                deviations[block * interests + interest][lane] = deviation;
                let (deviations, scales) = &mut without[interest * blocks + block];
                deviations[lane] = deviation;
                scales[lane] = scale(squares - deviation * deviation * stretch);
            }
        }
        let ones = is_measured.iter().map(|is_measured| f64::from(u8::from(*is_measured))).collect();
        Self { ones, measured, skills, deviations, scales, without, stretch, bands: Bands::new(measured, skills) }
    }

    /// Fills in the scores less their mean, 0 where unmeasured, and returns their sum of squares; `None` if the scores tell
    /// nothing: fewer than three interests, or all the same.
    #[inline(always)]
    fn deviate(&self, scores: &Scores, deviations: &mut Vec<f64>) -> Option<f64> {
        let mean = product(scores.values(), &self.ones) / self.measured as f64;
        deviations.clear();
        deviations.extend(scores.values().iter().zip(&self.ones).map(|(score, one)| score - mean * one));
        let squares = product(deviations, deviations);
        (self.measured >= LEAST_INTERESTS && squares >= SAME).then_some(squares)
    }
}

/// The sum of products, in [`LANES`] independent sums.
#[inline(always)]
fn product(one: &[f64], other: &[f64]) -> f64 {
    let ((ones, rest), (others, other_rest)) = (one.as_chunks::<LANES>(), other.as_chunks::<LANES>());
    let mut sums = [0.0; LANES];
    for (one, other) in ones.iter().zip(others) {
        for lane in 0..LANES {
            sums[lane] += one[lane] * other[lane];
        }
    }
    sums.iter().sum::<f64>() + rest.iter().zip(other_rest).map(|(one, other)| one * other).sum::<f64>()
}

/// Every skill's correlation with one learner's scores, and the same with one interest left out.
#[derive(Debug, Clone, Default)]
struct Fits {
    /// One per skill, -1 to 1.
    values: Vec<f64>,
    /// The scores less their mean; 0 where unmeasured.
    deviations: Vec<f64>,
    /// The sum of their squares.
    squares: f64,
    /// The sum of the products of both deviations.
    products: Vec<Lanes>,
}

impl Fits {
    #[inline(always)]
    fn fill(&mut self, frame: &Frame, scores: &Scores) -> bool {
        self.products.clear();
        self.values.clear();
        let Some(squares) = frame.deviate(scores, &mut self.deviations) else { return false };
        self.squares = squares;
        let scale = 1.0 / squares.sqrt();
        for (keys, scales) in frame.deviations.chunks_exact(frame.ones.len()).zip(&frame.scales) {
            let mut sums = [0.0; LANES];
            for (key, deviation) in keys.iter().zip(&self.deviations) {
                for lane in 0..LANES {
                    sums[lane] += key[lane] * deviation;
                }
            }
            self.products.push(sums);
            let fit = |lane: usize| (sums[lane] * scales[lane] * scale).clamp(-1.0, 1.0);
            self.values.extend_from_slice(&std::array::from_fn::<f64, LANES, _>(fit));
        }
        self.values.truncate(frame.skills);
        true
    }

    /// The fits without each measured interest in turn; `None` where the rest tells nothing.
    fn redraws<'a>(&'a self, frame: &'a Frame) -> impl Iterator<Item = Option<Redraw<'a>>> {
        let without = frame.without.chunks_exact(self.products.len());
        let measured = self.deviations.iter().zip(without).zip(&frame.ones).filter(|(_, one)| **one > 0.0);
        measured.map(|((deviation, without), _)| {
            let rest = self.squares - deviation * deviation * frame.stretch;
            (frame.measured > LEAST_INTERESTS && rest >= SAME).then(|| Redraw {
                products: &self.products,
                without,
                left_out: deviation * frame.stretch,
                same: SAME * rest.sqrt(),
            })
        })
    }
}

/// The fits without one interest, up to a common factor, since only their order matters.
struct Redraw<'a> {
    products: &'a [Lanes],
    without: &'a [(Lanes, Lanes)],
    left_out: f64,
    same: f64,
}

impl Redraw<'_> {
    #[inline(always)]
    fn fit(&self, skill: usize) -> f64 {
        let (block, lane) = (skill / LANES, skill % LANES);
        let (deviations, scales) = &self.without[block];
        (self.products[block][lane] - deviations[lane] * self.left_out) * scales[lane]
    }

    /// Whether `below` fits at least as well as `above`.
    fn turns(&self, above: usize, below: usize) -> bool {
        self.fit(below) >= self.fit(above) - self.same
    }

    /// Whether a skill is among the first `places`; of equal ones the earlier in the catalogue comes first.
    #[inline(always)]
    fn is_among(&self, skill: usize, places: usize) -> bool {
        let least = self.fit(skill) - self.same;
        let mut as_good = [0_u64; LANES];
        for block in 0..self.products.len().min(self.without.len()) {
            let (products, (deviations, scales)) = (&self.products[block], &self.without[block]);
            for lane in 0..LANES {
                let fit = (products[lane] - deviations[lane] * self.left_out) * scales[lane];
                as_good[lane] += u64::from(fit >= least);
            }
        }
        // Usually so few fit at least as well, itself included, that ties need not be told apart.
        as_good.iter().sum::<u64>() <= places as u64 || self.before(skill) < places
    }

    #[cold]
    #[inline(never)]
    fn before(&self, skill: usize) -> usize {
        let fit = self.fit(skill);
        let is_before =
            |&other: &usize| self.fit(other) > fit + self.same || other < skill && self.fit(other) >= fit - self.same;
        (0..self.products.len() * LANES).filter(is_before).count()
    }
}

/// The total number of figures in the frames that are kept, about 12 MB: with 12 skills and 18 interests that is enough for
/// every combination of three unmeasured interests.
const FIGURES: usize = 1 << 19;

/// Frames by which interests were measured.
#[derive(Debug, Clone)]
pub struct Frames {
    key: Key,
    known: HashMap<Box<[bool]>, Rc<Frame>>,
    most: usize,
    none: Rc<Frame>,
}

impl Frames {
    pub fn new(key: Key) -> Self {
        let interests = key.rows().first().map_or(0, TiVec::len);
        let most = (FIGURES / (key.rows().len() * interests).max(1)).max(1);
        let none = Rc::new(Frame::of(&key, &vec![false; interests]));
        Self { key, known: HashMap::new(), most, none }
    }

    fn of(&mut self, is_measured: &[bool]) -> Rc<Frame> {
        if let Some(frame) = self.known.get(is_measured) {
            return Rc::clone(frame);
        }
        if self.known.len() == self.most {
            self.known.clear();
        }
        let frame = Rc::new(Frame::of(&self.key, is_measured));
        self.known.insert(is_measured.into(), Rc::clone(&frame));
        frame
    }
}
