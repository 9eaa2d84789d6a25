//! What to begin with, and the advice in one sentence.

use super::methods::MethodAdvice;
use super::platforms::PlatformAdvice;
use super::rank::Ranking;
use super::walkable::OpenHours;
use super::{Decision, SHOWN, SkillAdvice};
use crate::catalog::{Method, Place, Platform, Skill};

/// Another skill takes the headline only if its chance is at least half of the first's.
const NOT_CLEARLY_BEHIND: (u32, u32) = (1, 2);

/// What to begin with: the first skill. If less than half of its path can be walked, that of the others that are shown
/// and not clearly behind of which most can be walked, if that is much more.
pub(super) fn begin_with(ranking: &Ranking, mut open: impl FnMut(Place<Skill>) -> OpenHours) -> Place<Skill> {
    let first = ranking.order()[0];
    let own = open(first);
    if !own.is_mostly_closed() {
        return first;
    }
    let others = ranking.order().iter().copied().take(SHOWN).skip(1);
    let others = others.filter(|&skill| ranking.rivals(skill, NOT_CLEARLY_BEHIND) != Some(false));
    let open = others.map(|skill| (skill, open(skill))).filter(|(_, open)| open.is_much_larger_than(own));
    let most = open.reduce(|best, other| if other.1.is_larger_than(best.1) { other } else { best });
    most.map_or(first, |(skill, _)| skill)
}

/// The advice in one sentence. Places are places in the catalogue.
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
