//! The advice in one sentence.

use super::methods::MethodAdvice;
use super::platforms::PlatformAdvice;
use super::{Band, Ranking, SkillAdvice, Status};

/// What to begin with. Places are places in the catalogue.
#[derive(Debug, Clone)]
pub struct Headline {
    /// The best-fitting skill that need not wait; `None` if nothing could be told.
    pub skill: Option<usize>,
    /// The method that suits best; `None` only without methods, which a checked catalogue has.
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
pub fn skill(ranking: &Ranking, mut status: impl FnMut(usize) -> Status) -> usize {
    let mut suiting = ranking.order.iter().copied().take_while(|&skill| ranking.band(skill) > Band::Weak);
    suiting.find(|&skill| status(skill) != Status::Later).unwrap_or(ranking.order[0])
}

impl Headline {
    /// The headline for the skill that was chosen.
    pub fn new(
        skills: &[SkillAdvice],
        skill: Option<usize>,
        methods: &[MethodAdvice],
        platforms: &[PlatformAdvice],
    ) -> Self {
        let usable = |it: &&PlatformAdvice| it.serves && it.standing.is_usable();
        let better = skills.iter().take_while(|it| skill.is_some() && Some(it.skill) != skill);
        Self {
            skill,
            method: methods.first().map(|method| method.method),
            platforms: platforms.iter().filter(usable).map(|it| it.platform).collect(),
            locked: better.map(|it| it.skill).collect(),
        }
    }
}
