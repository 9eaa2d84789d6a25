//! How much of a path somebody can walk with what they have.

use super::readiness::{self, Need};
use crate::catalog::{Circumstance, Circumstances, Limits, Place, Skill, Stage, Verdict};

/// The hours of a path that somebody can walk, of all its hours: of a path that forks, on the side where that is most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OpenHours {
    /// The hours of the open stages, wherever they stand on the path. An answer that was not given counts as met.
    pub hours: u32,
    /// The hours of all stages by the ways that the learner would take, more than 0.
    pub of: u32,
}

impl OpenHours {
    /// From 0 to 1.
    pub fn share(self) -> f64 {
        f64::from(self.hours) / f64::from(self.of)
    }

    /// The share in whole per cent.
    pub fn percent(self) -> u32 {
        (self.share() * 100.0).round() as u32
    }

    /// Whether less than half of the hours is open.
    pub fn is_mostly_closed(self) -> bool {
        self.hours < self.of.div_ceil(2)
    }

    /// Whether the share is larger by a quarter or more.
    pub fn is_much_larger_than(self, other: Self) -> bool {
        let (mine, theirs, whole) = self.beside(other);
        mine.saturating_sub(theirs) >= whole.div_ceil(4)
    }

    /// Whether the share is larger.
    pub fn is_larger_than(self, other: Self) -> bool {
        let (mine, theirs, _) = self.beside(other);
        mine > theirs
    }

    /// Both shares and the whole as whole numbers, so that a difference of exactly a quarter is one.
    fn beside(self, other: Self) -> (u64, u64, u64) {
        let product = |one: u32, other: u32| u64::from(one) * u64::from(other);
        (product(self.hours, other.of), product(other.hours, self.of), product(self.of, other.of))
    }
}

/// How much of a skill's path somebody can walk, and what closes the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walkable {
    pub open: OpenHours,
    /// What the closed stages lack, from the first of them on until half of the hours would be open. Each need comes
    /// with the place of the stage that first asks for it.
    pub lacking: Vec<Need>,
    /// Whether the closed stages after those lack something else.
    pub lacks_more: bool,
    /// The circumstances that were not answered and count as met.
    pub assumed: Vec<Place<Circumstance>>,
}

/// How much of a skill's path can be walked.
///
/// # Panics
/// If the skill has no path, which a checked catalogue rules out.
pub fn walkable(skill: &Skill, circumstances: &Circumstances) -> Walkable {
    let sides = skill.paths().into_iter().map(|(_, stages)| side(skill, &stages, circumstances));
    let larger = |best: Walkable, side: Walkable| if side.open.is_larger_than(best.open) { side } else { best };
    sides.reduce(larger).expect("a skill has at least one path")
}

fn side(skill: &Skill, stages: &[Place<Stage>], circumstances: &Circumstances) -> Walkable {
    let mut side = Walkable { open: OpenHours::default(), lacking: Vec::new(), lacks_more: false, assumed: Vec::new() };
    let mut closed = Vec::new();
    for (place, &at) in stages.iter().enumerate() {
        let stage = &skill.stages[at];
        let needs = readiness::needs(&stage.way(circumstances).requires, circumstances, place);
        let hours = stage.hours_with(circumstances);
        side.open.of += hours;
        if stage.judge(circumstances) == Verdict::Unmet {
            closed.push((hours, needs));
            continue;
        }
        side.open.hours += hours;
        for need in needs {
            if !side.assumed.contains(&need.limits.circumstance) {
                side.assumed.push(need.limits.circumstance);
            }
        }
    }
    let mut within_reach = side.open.hours;
    for (hours, needs) in closed {
        for need in needs.into_iter().filter(|need| need.answer.is_some()) {
            if side.lacking.iter().any(|known| includes(&known.limits, &need.limits)) {
                continue;
            }
            if within_reach < side.open.of.div_ceil(2) {
                side.lacking.push(need);
            } else {
                side.lacks_more = true;
            }
        }
        within_reach += hours;
    }
    side
}

/// Whether every answer within `narrow` is within `wide`, too.
fn includes(narrow: &Limits, wide: &Limits) -> bool {
    narrow.circumstance == wide.circumstance && narrow.at_least >= wide.at_least && narrow.at_most <= wide.at_most
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::catalog::{Catalog, Choice, Condition, Stage, StageDetail, Text, Way};

    /// How many circumstances the made-up skills ask for, and how many answers each has.
    const CIRCUMSTANCES: usize = 3;
    const VALUES: u32 = 4;

    static ANY: LazyLock<Skill> = LazyLock::new(|| Catalog::embedded().skills.swap_remove(0.into()));

    fn text() -> Text {
        Text { en: "x".to_owned().into(), bn: "x".to_owned().into() }
    }

    fn stage(hours: u32, limits: Vec<Limits>, choice: Option<Place<Choice>>) -> Stage {
        stage_of(hours, vec![limits], choice)
    }

    /// A stage with a way for each list of limits.
    fn stage_of(hours: u32, ways: Vec<Vec<Limits>>, choice: Option<Place<Choice>>) -> Stage {
        let way = |limits| Way { requires: Condition { limits }, tool: text(), hours };
        let detail = StageDetail {
            steps: Vec::new(),
            check: Vec::new(),
            mistake: text(),
            ai: text(),
            resources: Vec::new(),
            search: text(),
        };
        let (id, ways) = ("x".to_owned(), ways.into_iter().map(way).collect());
        Stage { id, title: text(), hours, makes: text(), ways, choice, detail: detail.into() }
    }

    fn skill(stages: Vec<Stage>, choices: usize) -> Skill {
        let choice = |at: usize| Choice { id: at.to_string(), name: text(), text: text() };
        let choices = (0..choices).map(choice).collect();
        Skill { choices, stages: stages.into(), ..ANY.clone() }
    }

    fn at_least(circumstance: usize, at_least: u32) -> Limits {
        Limits { circumstance: circumstance.into(), at_least, at_most: u32::MAX }
    }

    /// Skills with up to three sides, whose limits have a lower and an upper end.
    fn any_skill() -> impl Strategy<Value = Skill> {
        skill_of((0..CIRCUMSTANCES, 0..VALUES, 0..VALUES).prop_map(|(circumstance, one, other)| Limits {
            circumstance: Place::from(circumstance),
            at_least: one.min(other),
            at_most: one.max(other),
        }))
    }

    fn skill_of(limits: impl Strategy<Value = Limits>) -> impl Strategy<Value = Skill> {
        let ways = prop::collection::vec(prop::collection::vec(limits, 0..3), 1..3);
        let stage = (1..100_u32, ways, prop::option::weighted(0.4, (0..3_usize).prop_map(Place::from)))
            .prop_map(|(hours, ways, choice)| stage_of(hours, ways, choice));
        (prop::collection::vec(stage, 0..8), 1..100_u32, 0..=3_usize).prop_map(|(mut stages, hours, choices)| {
            for stage in &mut stages {
                stage.choice = stage.choice.filter(|&choice| usize::from(choice) < choices);
            }
            stages.push(self::stage(hours, Vec::new(), None));
            skill(stages, choices)
        })
    }

    fn any_answers() -> impl Strategy<Value = Circumstances> {
        prop::collection::vec(prop::option::of(0..VALUES), CIRCUMSTANCES).prop_map(Circumstances::from)
    }

    proptest! {
        /// Whoever meets what every stage asks for can walk all of it, and so can whoever answered nothing.
        #[test]
        fn all_of_it_can_be_walked_by_whoever_meets_everything(skill in any_skill(), answers in any_answers()) {
            let meets = |stage: &Stage| stage.judge(&answers) == Verdict::Met;
            let met = Skill { stages: skill.stages.iter().filter(|it| meets(it)).cloned().collect(), ..skill.clone() };
            for whole in [walkable(&met, &answers), walkable(&skill, &vec![None; CIRCUMSTANCES].into())] {
                prop_assert_eq!(whole.open.share(), 1.0);
                prop_assert!(whole.lacking.is_empty() && !whole.lacks_more && !whole.open.is_mostly_closed());
            }
            prop_assert!(walkable(&met, &answers).assumed.is_empty());
        }

        /// Answering what was open with something that is met changes nothing: it counted as met before.
        #[test]
        fn an_answer_that_is_met_never_lowers_the_share(
            skill in any_skill(), answers in any_answers(), at in (0..CIRCUMSTANCES).prop_map(Place::from), value in 0..VALUES,
        ) {
            let mine = |it: &&Limits| it.circumstance == at;
            let limits = || skill.requirements().flat_map(|it| &it.limits);
            prop_assume!(limits().filter(mine).all(|it| it.judge(Some(value)) == Verdict::Met));
            let (mut open, mut met) = (answers.clone(), answers);
            (open[at], met[at]) = (None, Some(value));
            prop_assert!(walkable(&skill, &met).open.share() >= walkable(&skill, &open).open.share());
        }

        /// Any answer at all can only close what counted as open.
        #[test]
        fn an_answer_never_opens_more_than_none(
            skill in any_skill(), answers in any_answers(), at in (0..CIRCUMSTANCES).prop_map(Place::from),
        ) {
            let closed = walkable(&skill, &answers).open;
            prop_assert!(closed.hours <= closed.of && closed.percent() <= 100);
            let mut open = answers;
            open[at] = None;
            prop_assert!((closed.share()..=1.0).contains(&walkable(&skill, &open).open.share()));
        }

        /// What is lacking is named until half of the hours would be open, and no further than that.
        #[test]
        fn whoever_gets_what_is_lacking_can_walk_half(
            skill in skill_of((0..CIRCUMSTANCES, 1..VALUES).prop_map(|(at, least)| at_least(at, least))),
            answers in any_answers(),
        ) {
            let before = walkable(&skill, &answers);
            prop_assert_eq!(before.open.is_mostly_closed(), before.open.share() < 0.5);
            prop_assert_eq!(before.open.is_mostly_closed(), !before.lacking.is_empty());
            let mut after = answers;
            for need in &before.lacking {
                let answer = &mut after[need.limits.circumstance];
                *answer = (*answer).max(Some(need.limits.at_least));
            }
            prop_assert!(!walkable(&skill, &after).open.is_mostly_closed());
        }
    }

    #[test]
    fn open_stages_count_wherever_they_stand() {
        let skill = skill(
            vec![
                stage(10, vec![at_least(0, 1)], None),
                stage(20, vec![at_least(1, 2)], None),
                stage(30, vec![at_least(0, 1), at_least(1, 3)], None),
                stage(40, vec![at_least(2, 1)], None),
            ],
            0,
        );
        let it = walkable(&skill, &vec![Some(0), Some(2), None].into());
        assert_eq!((it.open.hours, it.open.of, it.open.percent()), (60, 100, 60));
        assert_eq!(it.assumed, [2.into()]);
        assert!(it.lacking.is_empty() && it.lacks_more);
        let it = walkable(&skill, &vec![Some(0), Some(2), Some(0)].into());
        assert_eq!((it.open.hours, it.open.percent(), it.open.is_mostly_closed()), (20, 20, true));
        let lacking: Vec<_> =
            it.lacking.iter().map(|need| (usize::from(need.limits.circumstance), need.limits.at_least)).collect();
        assert_eq!(lacking, [(0, 1), (1, 3)], "with 10 and 30 more hours half is open");
        assert_eq!(it.lacking.iter().map(|need| need.stage).collect::<Vec<_>>(), [0, 2]);
        assert!(it.lacks_more && it.assumed.is_empty());
    }

    #[test]
    fn of_a_fork_the_side_with_the_largest_share_counts() {
        let sides = |first: u32, second: u32| {
            let side = |at: usize, needs: u32| stage(90, vec![at_least(0, needs)], Some(at.into()));
            skill(vec![stage(10, Vec::new(), None), side(0, first), side(1, second)], 2)
        };
        for (first, second, hours) in [(1, 2, 100), (2, 1, 100), (2, 2, 10)] {
            assert_eq!(walkable(&sides(first, second), &vec![Some(1)].into()).open.hours, hours);
        }
    }

    #[test]
    fn a_lesser_need_is_not_named_beside_the_greater() {
        let stages = [(10, 0), (40, 3), (40, 2), (40, 3)];
        let stages = stages.map(|(hours, needs)| stage(hours, vec![at_least(0, needs)], None));
        let it = walkable(&skill(stages.into(), 0), &vec![Some(0)].into());
        assert_eq!((it.lacking.len(), it.lacks_more), (1, false));
    }

    /// Of two ways one that is open is enough; what is lacking is what the nearer one lacks.
    #[test]
    fn a_stage_is_open_if_one_of_its_ways_is() {
        let ways = || vec![vec![at_least(0, 2), at_least(1, 1)], vec![at_least(0, 1)]];
        let skill = skill(vec![stage_of(10, ways(), None)], 0);
        let open = |answers: [Option<u32>; 2]| walkable(&skill, &answers.to_vec().into());
        assert_eq!(open([Some(1), Some(0)]).open.hours, 10);
        assert_eq!(open([Some(2), Some(1)]).open.hours, 10);
        assert_eq!(open([None, Some(0)]).assumed, [0.into()]);
        let closed = open([Some(0), Some(0)]);
        assert_eq!((closed.open.hours, closed.lacking.len(), closed.lacking[0].limits.at_least), (0, 1, 1));
    }

    #[test]
    fn exactly_a_quarter_more_is_much_more() {
        let of = |hours, of| OpenHours { hours, of };
        // .35 - .1 is less than .25 in binary fractions.
        assert!(of(35, 100).is_much_larger_than(of(10, 100)));
        assert!(!of(34, 100).is_much_larger_than(of(10, 100)));
        assert!(of(1, 2).is_much_larger_than(of(10, 40)) && !of(1, 2).is_much_larger_than(of(11, 40)));
        assert!(of(u32::MAX, u32::MAX).is_much_larger_than(of(0, u32::MAX)));
        assert!(of(49, 100).is_mostly_closed() && !of(50, 100).is_mostly_closed());
    }
}
