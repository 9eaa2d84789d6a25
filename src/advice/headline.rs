//! The advice in one sentence.

use super::methods::MethodAdvice;
use super::platforms::PlatformAdvice;
use super::{Decision, SkillAdvice};
use crate::catalog::{Method, Place, Platform, Skill};

/// What to begin with. Places are places in the catalogue.
#[derive(Debug, Clone)]
pub struct Headline {
    /// `None` if nothing could be told.
    pub skill: Option<Place<Skill>>,
    /// The first skill, if less of it can be walked and the headline is another.
    pub instead_of: Option<Place<Skill>>,
    /// The method that suits best; `None` only without methods, which a checked catalogue has.
    pub method: Option<Place<Method>>,
    /// Where that skill can be sold, the most open first; none that is closed, has to wait, or may not take the learner
    /// by a rule that could not be confirmed.
    pub platforms: Vec<Place<Platform>>,
    /// The skills that fit better but of which less can be walked.
    pub locked: Vec<Place<Skill>>,
}

impl Headline {
    pub(super) fn new(
        skills: &[SkillAdvice],
        decision: &Decision,
        methods: &[MethodAdvice],
        platforms: &[PlatformAdvice],
    ) -> Self {
        let usable = |it: &&PlatformAdvice| it.serves && it.standing.is_usable();
        let skill = decision.headline;
        let better = skills.iter().take_while(|it| skill.is_some() && Some(it.skill) != skill);
        Self {
            skill,
            instead_of: decision.instead_of,
            method: methods.first().map(|method| method.method),
            platforms: platforms.iter().filter(usable).map(|it| it.platform).collect(),
            locked: better.map(|it| it.skill).collect(),
        }
    }
}
