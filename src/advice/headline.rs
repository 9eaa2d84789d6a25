//! The advice in one sentence.

use super::methods::MethodAdvice;
use super::platforms::PlatformAdvice;
use super::{SHOWN, SkillAdvice, Status};
use crate::catalog::{Method, Place, Platform, Skill};

/// What to begin with. Places are places in the catalogue.
#[derive(Debug, Clone)]
pub struct Headline {
    /// The best-fitting skill that need not wait; `None` if nothing could be told.
    pub skill: Option<Place<Skill>>,
    /// The method that suits best; `None` only without methods, which a checked catalogue has.
    pub method: Option<Place<Method>>,
    /// Where that skill can be sold, the most open first; none that is closed, has to wait, or may not take the learner
    /// by a rule that could not be confirmed.
    pub platforms: Vec<Place<Platform>>,
    /// The skills that fit better but have to wait.
    pub locked: Vec<Place<Skill>>,
    /// If less than half of that skill's path can be walked: whichever of the others among the first three can be begun
    /// and has the largest share, if that is much larger.
    pub more_walkable: Option<Place<Skill>>,
}

impl Headline {
    /// The headline for the skill that was chosen.
    pub fn new(
        skills: &[SkillAdvice],
        skill: Option<Place<Skill>>,
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
            more_walkable: skill.and_then(|skill| more_walkable(skills, skill)),
        }
    }
}

fn more_walkable(skills: &[SkillAdvice], skill: Place<Skill>) -> Option<Place<Skill>> {
    let chosen = skills.iter().find(|it| it.skill == skill).filter(|it| it.walkable.is_mostly_closed())?;
    let shown = skills.iter().take(SHOWN).filter(|it| it.skill != skill && it.readiness.status != Status::Later);
    let much_larger = shown.filter(|it| it.walkable.is_much_larger_than(&chosen.walkable));
    let largest = much_larger.reduce(|best, it| if it.walkable.is_larger_than(&best.walkable) { it } else { best });
    largest.map(|it| it.skill)
}
