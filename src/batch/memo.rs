//! Verdicts on circumstances, remembered. Answers that no limit of the catalogue tells apart have the same verdicts, so
//! each is worked out once for all learners who share the answers it depends on.

use crate::catalog::{Catalog, Circumstances, Condition, Limits};

/// More combinations of answers than this are not remembered.
const MOST: usize = u16::MAX as usize;

/// The classes of answers up to this one are looked up; those of larger ones are found among the edges.
const SMALL: u32 = 128;

/// Which answers to each circumstance the catalogue tells apart.
#[derive(Debug, Clone)]
pub struct Classes {
    /// For each circumstance the answers at which a limit begins or has just ended, in order.
    edges: Vec<Vec<u32>>,
    /// For each circumstance the classes of its answers from 0 on, as far as the last edge but no further than [`SMALL`].
    small: Vec<Vec<usize>>,
}

impl Classes {
    /// The classes that all conditions of a catalogue make.
    pub fn new(catalog: &Catalog) -> Self {
        let edges = edges(catalog.circumstances.len(), catalog.conditions());
        let small = |edges: &Vec<u32>| {
            let last = edges.last().map_or(0, |last| SMALL.min(*last));
            (0..=last).map(|answer| 1 + class(answer, edges)).collect()
        };
        Self { small: edges.iter().map(small).collect(), edges }
    }

    /// The class of each answer; 0 is no answer.
    pub fn of(&self, answers: &Circumstances, classes: &mut Vec<usize>) {
        classes.clear();
        let class = |answer: u32, small: &[usize], edges: &[u32]| match small.get(answer as usize) {
            Some(class) => *class,
            None => 1 + class(answer, edges),
        };
        let known = answers.iter().zip(&self.small).zip(&self.edges);
        classes.extend(known.map(|((answer, small), edges)| answer.map_or(0, |it| class(it, small, edges))));
    }
}

/// For each circumstance the answers at which a limit of `conditions` begins or has just ended, in order.
fn edges<'a>(circumstances: usize, conditions: impl Iterator<Item = &'a Condition>) -> Vec<Vec<u32>> {
    let mut all = vec![Vec::new(); circumstances];
    for Limits { circumstance, at_least, at_most } in conditions.flat_map(|it| &it.limits) {
        let edge = [*at_least, at_most.wrapping_add(1)];
        all[usize::from(*circumstance)].extend(edge.iter().filter(|edge| **edge > 0));
    }
    for edges in &mut all {
        edges.sort_unstable();
        edges.dedup();
    }
    all
}

/// How many of the edges are at or below an answer.
fn class(answer: u32, edges: &[u32]) -> usize {
    edges.iter().filter(|edge| answer >= **edge).count()
}

/// Something that depends on some of the circumstances.
#[derive(Debug, Clone)]
pub struct Memo<T> {
    /// The circumstances it depends on, each with the place in `steps` where its own begin.
    circumstances: Vec<(usize, usize)>,
    /// How far each class of the answers to a circumstance lies from the first in `cells`.
    steps: Vec<usize>,
    /// How many combinations of answers it tells apart.
    size: usize,
    /// For each combination the place, from 1, of what holds for it; 0 until it was asked for, and none before the first
    /// was. So small that they stay in the processor's cache.
    cells: Vec<u16>,
    /// What holds for one combination or another.
    known: Vec<T>,
}

impl<T: PartialEq> Memo<T> {
    /// For what rests on `conditions`.
    pub fn new<'a>(classes: &Classes, conditions: impl Iterator<Item = &'a Condition>) -> Self {
        let own = edges(classes.edges.len(), conditions);
        let (mut circumstances, mut steps, mut size) = (Vec::new(), Vec::new(), 1_usize);
        for (at, edges) in own.iter().enumerate().filter(|(_, edges)| !edges.is_empty()) {
            circumstances.push((at, steps.len()));
            // No answer, an answer below all edges, one from each edge on.
            let own_classes = [0, 1].into_iter().chain(classes.edges[at].iter().map(|from| 1 + class(*from, edges)));
            steps.extend(own_classes.map(|class| class.saturating_mul(size)));
            size = size.saturating_mul(edges.len() + 2);
        }
        Self { circumstances, steps, size, cells: Vec::new(), known: Vec::new() }
    }

    /// What holds for answers of these classes: remembered, or worked out.
    pub fn get(&mut self, classes: &[usize], work_out: impl FnOnce() -> T) -> &T {
        if self.size > MOST {
            self.known.clear();
            self.known.push(work_out());
            return &self.known[0];
        }
        if self.cells.is_empty() {
            self.cells.resize(self.size, 0);
        }
        let place = self.circumstances.iter().map(|(at, begin)| self.steps[begin + classes[*at]]).sum::<usize>();
        let cell = &mut self.cells[place];
        if *cell == 0 {
            let new = work_out();
            let at = self.known.iter().position(|known| *known == new).unwrap_or(self.known.len());
            if at == self.known.len() {
                self.known.push(new);
            }
            *cell = at as u16 + 1;
        }
        &self.known[usize::from(*cell) - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_remembered_than_there_is_room_for() {
        for (size, wanted) in [(1, 1), (MOST, 1), (MOST + 1, 2)] {
            let mut memo =
                Memo { circumstances: Vec::new(), steps: Vec::new(), size, cells: Vec::new(), known: Vec::new() };
            let mut worked_out = 0;
            for _ in 0..2 {
                let known = memo.get(&[], || {
                    worked_out += 1;
                    "known"
                });
                assert_eq!(*known, "known");
            }
            assert_eq!(worked_out, wanted, "{size}");
        }
    }
}
