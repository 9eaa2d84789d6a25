//! The advice in one sentence.

use super::methods::MethodAdvice;
use super::platforms::{PlatformAdvice, PlatformStatus};
use super::{Band, SkillAdvice, Status};

/// What to begin with. Places are places in the catalogue.
#[derive(Debug, Clone)]
pub struct Headline {
    /// The best-fitting skill that need not wait; `None` if nothing could be told.
    pub skill: Option<usize>,
    /// The method that suits best; `None` only if the catalogue has none.
    pub method: Option<usize>,
    /// Where that skill can be sold, the most open first; none that is closed, has to wait, or may not take the learner
    /// by a rule that could not be confirmed.
    pub platforms: Vec<usize>,
    /// The skills that fit better but have to wait.
    pub locked: Vec<usize>,
}

/// The best-fitting skill that need not wait; if only weak ones need not, or none, the best-fitting of all: better to wait
/// for what suits than to begin what does not. A skill whose readiness rests on an open question is not passed over: the
/// question is named instead.
pub fn skill(skills: &[SkillAdvice]) -> Option<usize> {
    let ranked = || skills.iter().filter(|skill| skill.fit.is_some());
    let suits = |skill: &&SkillAdvice| skill.fit.as_ref().is_some_and(|fit| fit.band > Band::Weak);
    let startable = ranked().filter(suits).find(|skill| skill.readiness.status != Status::Later);
    startable.or_else(|| ranked().next()).map(|skill| skill.skill)
}

impl Headline {
    /// The headline for the skill that was chosen.
    pub fn new(
        skills: &[SkillAdvice],
        skill: Option<usize>,
        methods: &[MethodAdvice],
        platforms: &[PlatformAdvice],
    ) -> Self {
        let usable = |it: &&PlatformAdvice| it.serves && it.status < PlatformStatus::Later && !it.unconfirmed;
        let better = skills.iter().take_while(|it| skill.is_some() && Some(it.skill) != skill);
        Self {
            skill,
            method: methods.first().map(|method| method.method),
            platforms: platforms.iter().filter(usable).map(|it| it.platform).collect(),
            locked: better.map(|it| it.skill).collect(),
        }
    }
}
