//! Verdicts on circumstances, remembered. Answers that no limit of the catalogue tells apart have the same verdicts, so
//! each is worked out once for all learners who share the answers it depends on.

use crate::catalog::{Catalog, Condition, Limits};

/// More combinations of answers than this are not remembered.
const MOST: usize = 1 << 16;

/// Which answers to each circumstance the catalogue tells apart.
#[derive(Debug, Clone)]
pub struct Classes {
    /// For each circumstance the answers at which a limit begins or has just ended, in order.
    edges: Vec<Vec<u32>>,
}

impl Classes {
    /// The classes that all conditions of a catalogue make.
    pub fn new(catalog: &Catalog) -> Self {
        let mut edges = vec![Vec::new(); catalog.circumstances.len()];
        for Limits { circumstance, at_least, at_most } in catalog.conditions().flat_map(|it| &it.limits) {
            let edge = [*at_least, at_most.wrapping_add(1)];
            edges[*circumstance].extend(edge.iter().filter(|edge| **edge > 0));
        }
        for edges in &mut edges {
            edges.sort_unstable();
            edges.dedup();
        }
        Self { edges }
    }

    /// How many classes the answers to a circumstance fall into.
    fn count(&self, circumstance: usize) -> usize {
        self.edges[circumstance].len() + 2
    }

    /// The class of each answer; 0 is no answer.
    pub fn of(&self, answers: &[Option<u32>], classes: &mut Vec<usize>) {
        classes.clear();
        let class = |answer: u32, edges: &[u32]| 1 + edges.iter().filter(|edge| answer >= **edge).count();
        classes.extend(answers.iter().zip(&self.edges).map(|(answer, edges)| answer.map_or(0, |it| class(it, edges))));
    }
}

/// A verdict that depends on some of the circumstances.
#[derive(Debug, Clone)]
pub struct Memo<T> {
    /// The circumstances it depends on, each with the distance in `cells` between two classes of its answers.
    strides: Vec<(usize, usize)>,
    /// How many combinations of classes there are.
    size: usize,
    /// Empty until the first is asked for.
    cells: Vec<Option<T>>,
}

impl<T: Clone> Memo<T> {
    /// For a verdict that rests on `conditions`.
    pub fn new<'a>(classes: &Classes, conditions: impl Iterator<Item = &'a Condition>) -> Self {
        let mut circumstances: Vec<usize> = conditions.flat_map(|it| &it.limits).map(|it| it.circumstance).collect();
        circumstances.sort_unstable();
        circumstances.dedup();
        let mut size = 1_usize;
        let mut strides = Vec::new();
        for at in circumstances {
            strides.push((at, size));
            size = size.saturating_mul(classes.count(at));
        }
        Self { strides, size, cells: Vec::new() }
    }

    /// The place of the verdict for answers of these classes.
    fn place(&self, classes: &[usize]) -> usize {
        self.strides.iter().map(|(at, stride)| classes[*at] * stride).sum()
    }

    /// The verdict for answers of these classes: remembered, or worked out.
    pub fn get(&mut self, classes: &[usize], work_out: impl FnOnce() -> T) -> T {
        if self.size > MOST {
            return work_out();
        }
        if self.cells.is_empty() {
            self.cells.resize(self.size, None);
        }
        let place = self.place(classes);
        self.cells[place].get_or_insert_with(work_out).clone()
    }
}
