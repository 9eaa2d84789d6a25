//! Designs that are kept, for learner after learner.

use std::collections::HashMap;
use std::rc::Rc;

use super::chance::DRAWS;
use super::design::Design;
use super::evidence::Asked;
use super::model::Model;

/// About how many bytes are kept at most: of 12 skills and 18 interests about a thousand designs, as many as there are
/// ways to leave out up to three answers.
const BYTES: usize = 20 << 20;

/// Designs by what was asked.
#[derive(Debug)]
pub struct Designs {
    model: Rc<Model>,
    /// The one of the learner before: mostly the next one was asked the same.
    last: Rc<Design>,
    /// Those that were wanted lately. When there are half as many as may be kept, they become the former ones, and
    /// those that were former ones until then and not wanted again are forgotten.
    known: HashMap<Asked, Rc<Design>>,
    former: HashMap<Asked, Rc<Design>>,
    most: usize,
}

impl Designs {
    pub fn new(model: Rc<Model>) -> Self {
        let (interests, skills) = (model.interests(), model.skills());
        // The draws, and the matrices of a design and of its levers.
        let bytes = skills * DRAWS * size_of::<i16>() + (interests + 3 * skills) * interests * size_of::<f64>();
        let last = Rc::new(Design::new(&model, &Asked::nothing(interests, skills)));
        let most = (BYTES / bytes / 2).max(1);
        Self { model, last, known: HashMap::new(), former: HashMap::new(), most }
    }

    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The design of what was asked.
    pub fn of(&mut self, asked: &Asked) -> Rc<Design> {
        if self.last.asked() != asked {
            self.last = self.find(asked);
        }
        Rc::clone(&self.last)
    }

    fn find(&mut self, asked: &Asked) -> Rc<Design> {
        if let Some(design) = self.known.get(asked) {
            return Rc::clone(design);
        }
        let former = self.former.remove(asked);
        let design = former.unwrap_or_else(|| Rc::new(Design::new(&self.model, asked)));
        if self.known.len() == self.most {
            self.former = std::mem::take(&mut self.known);
        }
        self.known.insert(asked.clone(), Rc::clone(&design));
        design
    }
}

#[cfg(test)]
mod tests {
    use super::super::evidence::Evidence;
    use super::*;

    #[test]
    fn what_is_wanted_again_is_kept_and_the_rest_forgotten() {
        let general = [vec![1.0, 0.0, 0.0], vec![0.0, 1.0, 0.0], vec![0.0, 0.0, 1.0]];
        let model = Model::new(&general, &[None; 3], &[vec![1.0, 2.0, 3.0], vec![3.0, 1.0, 2.0]]);
        let mut designs = Designs { most: 2, ..Designs::new(Rc::new(model)) };
        let mut of = |times: usize| {
            let mut evidence = Evidence::none(3, 2);
            (0..times).for_each(|_| evidence.rate(0, 4));
            let design = designs.of(evidence.asked());
            assert_eq!(design.asked(), evidence.asked());
            design
        };
        let (one, two) = (of(1), of(2));
        assert!(Rc::ptr_eq(&one, &of(1)));
        // Fills the second generation, and then the third.
        of(3);
        assert!(Rc::ptr_eq(&one, &of(1)));
        of(4);
        assert!(Rc::ptr_eq(&one, &of(1)));
        assert!(!Rc::ptr_eq(&two, &of(2)));
    }
}
