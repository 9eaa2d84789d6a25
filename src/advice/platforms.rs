//! Where to sell: every platform's verdict for one learner.

use super::methods::points;
use super::readiness::{self, Readiness, Status};
use crate::catalog::{Catalog, Circumstances, Place, Platform, Rule, Skill};
use crate::words::words;

words! {
    /// Whether somebody can sell on a platform.
    PlatformStatus {
        /// To the learner as they are.
        Open = "open",
        /// On a guardian's account.
        WithGuardian = "with-guardian",
        /// It rests on an unanswered question or on a rule that could not be confirmed.
        Unknown = "unknown",
        /// Not before something changes.
        Later = "later",
        /// To all newcomers.
        Closed = "closed",
    }
}

/// What is said of one platform.
#[derive(Debug, Clone)]
pub struct PlatformAdvice {
    pub platform: Place<Platform>,
    pub standing: Standing,
    /// Whether the headline's skill is sold there.
    pub serves: bool,
    /// The rules that hold (places in the platform's list).
    pub because: Vec<Place<Rule>>,
    /// Whether its own rules let the learner in, or those for a guardian's account if that is the nearer door.
    pub readiness: Readiness,
    /// Whether `readiness` is that of a guardian's account.
    pub by_guardian: bool,
}

/// Where a platform stands for a learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub status: PlatformStatus,
    /// Whether the verdict rests on a rule that could not be confirmed.
    pub unconfirmed: bool,
    /// The sum of the rules that hold.
    pub points: i32,
}

impl Standing {
    /// Whether it is named in the headline: not if it is closed, has to wait, or may not take the learner by a rule that
    /// could not be confirmed.
    pub fn is_usable(self) -> bool {
        self.status < PlatformStatus::Later && !self.unconfirmed
    }

    /// The least comes first: the most open, then by points.
    pub fn order(self) -> (PlatformStatus, i32) {
        (self.status, -self.points)
    }
}

/// Where a skill can be sold, the most open first, then by points.
#[cfg(feature = "cli")]
pub fn usable(catalog: &Catalog, skill: Place<Skill>, circumstances: &Circumstances) -> Vec<Place<Platform>> {
    let sold_on = catalog.skills[skill].sold_on.iter();
    let standings = sold_on.map(|&at| (advise(at, &catalog.platforms[at], true, circumstances).standing, at));
    let mut usable: Vec<_> = standings.filter(|(it, _)| it.is_usable()).map(|(it, at)| (it.order(), at)).collect();
    usable.sort_unstable();
    usable.into_iter().map(|(_, at)| at).collect()
}

/// Every platform: those that sell `skill` first, then the most open, then by points.
pub fn platforms(catalog: &Catalog, skill: Option<Place<Skill>>, circumstances: &Circumstances) -> Vec<PlatformAdvice> {
    let serves = |at: Place<Platform>| skill.is_some_and(|skill| catalog.skills[skill].sold_on.contains(&at));
    let all = catalog.platforms.iter_enumerated();
    let mut advice: Vec<PlatformAdvice> =
        all.map(|(at, platform)| advise(at, platform, serves(at), circumstances)).collect();
    advice.sort_by_key(|it| (!it.serves, it.standing.order()));
    advice
}

pub(super) fn advise(
    at: Place<Platform>,
    platform: &Platform,
    serves: bool,
    circumstances: &Circumstances,
) -> PlatformAdvice {
    let own = readiness::condition(&platform.requires, circumstances);
    let doubt = platform.unconfirmed.as_ref().map(|clause| readiness::condition(&clause.requires, circumstances));
    let in_doubt = doubt.is_some_and(|readiness| readiness.status != Status::Now);
    let guardian = platform.guardian.as_ref().map(|clause| readiness::condition(&clause.requires, circumstances));
    let with_guardian = guardian.as_ref().map(|readiness| readiness.status);
    let own_status = own.status;
    let status = match own_status {
        _ if platform.closed.is_some() => PlatformStatus::Closed,
        Status::Later if with_guardian == Some(Status::Now) => PlatformStatus::WithGuardian,
        Status::Later => PlatformStatus::Later,
        Status::Unknown => PlatformStatus::Unknown,
        Status::Now | Status::Partly if in_doubt => PlatformStatus::Unknown,
        Status::Now | Status::Partly => PlatformStatus::Open,
    };
    let nearer = guardian.filter(|it| status == PlatformStatus::Later && it.status == Status::Later && !it.is_past());
    let (points, because) = points(&platform.rules, circumstances);
    PlatformAdvice {
        platform: at,
        standing: Standing { status, unconfirmed: in_doubt && own_status == Status::Now, points },
        serves,
        because,
        by_guardian: nearer.is_some(),
        readiness: nearer.unwrap_or(own),
    }
}
