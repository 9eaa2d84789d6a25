//! Advice as a report.

use std::collections::BTreeSet;

use super::document::{Block, Document, Entry, Mark, Profile, ProfileRow, RankingRow};
use super::phrases::sentence_case;
use super::{Detail, Report, card, days, parts, path, phrases};
use crate::advice::{Holds, PlatformStatus, Reason, SHOWN, SkillAdvice, SkillFit, Status};
use crate::catalog::{Activity, Interest, Place, PlatformKind, Skill, Verdict};
use crate::say;

/// So many reasons are shown for and against.
const FOR: usize = 3;
const AGAINST: usize = 2;
/// So many questions are shown to look at again.
const LOOK_AGAIN: usize = 4;

/// A part of the advice that can be read by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    Why,
    Learning,
    Selling,
    Way,
}

/// One part of the advice.
pub fn chapter(report: &Report, chapter: Chapter) -> Document {
    let mut blocks = Vec::new();
    match chapter {
        Chapter::Why => {
            report.headline(&mut blocks);
            report.ranking(&mut blocks);
            report.why(&mut blocks);
            report.outlook(&mut blocks);
            report.sureness(&mut blocks);
        }
        Chapter::Learning => report.learning(&mut blocks),
        Chapter::Selling => {
            report.selling(&mut blocks, Detail::Whole { start: None });
            blocks.extend(parts::warnings(report.catalog, report.words, &report.answers.circumstances()));
        }
        Chapter::Way => report.way(&mut blocks, Detail::Brief),
    }
    Document { lang: report.words.lang(), title: say!(report.words, "title-advice"), blocks }
}

pub fn advice(report: &Report, detail: Detail) -> Document {
    let mut blocks = Vec::new();
    if report.advice.headline.skill.is_none() {
        report.cannot_tell(&mut blocks);
    } else {
        let card = if detail == Detail::Brief { None } else { card::blocks(report) };
        // The card names the first few.
        let is_ranked = card.is_some() && report.top.is_some_and(|top| top <= SHOWN);
        blocks.extend(card.unwrap_or_default());
        report.headline(&mut blocks);
        if !is_ranked {
            report.ranking(&mut blocks);
        }
        report.why(&mut blocks);
        report.outlook(&mut blocks);
        report.sureness(&mut blocks);
    }
    report.learning(&mut blocks);
    report.selling(&mut blocks, detail);
    report.way(&mut blocks, detail);
    report.ending(&mut blocks);
    Document { lang: report.words.lang(), title: say!(report.words, "title-advice"), blocks }
}

impl Report<'_> {
    pub(super) fn nothing_to_tell(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.cannot_tell(&mut blocks);
        blocks
    }

    pub(super) fn skill_name(&self, skill: Place<Skill>) -> &str {
        self.name(skill)
    }

    fn name(&self, skill: Place<Skill>) -> &str {
        self.catalog.skills[skill].name.get(self.words.lang())
    }

    /// Nothing to rank: the reason, and tasters.
    fn cannot_tell(&self, blocks: &mut Vec<Block>) {
        let words = self.words;
        blocks.push(Block::Lead(say!(words, "cannot-tell")));
        let notes = &self.advice.confidence.notes;
        blocks.extend(notes.iter().map(|note| Block::Text(phrases::note(self.catalog, words, note))));
        blocks.push(Block::Heading(say!(words, "tasters")));
        let taster = |skill: &Skill| {
            let (name, text) = (skill.name.get(words.lang()), skill.taster.text.get(words.lang()));
            let minutes = say!(words, "minutes", n = skill.taster.minutes);
            Entry::new(Mark::Bullet, sentence_case(&format!("{name}, {minutes}: {text}")))
        };
        let skills = self.advice.skills.iter().map(|it| &self.catalog.skills[it.skill]);
        blocks.push(Block::List(skills.map(taster).collect()));
    }

    /// What to begin with, in a sentence or three, and what to do for it today.
    fn headline(&self, blocks: &mut Vec<Block>) {
        let (words, headline) = (self.words, &self.advice.headline);
        let Some(skill) = headline.skill else { return };
        let advice = self.advice.of_skill(skill);
        let name = self.name(skill);
        let unlock = || phrases::unlock(self.catalog, words, &advice.readiness);
        let obstacle = self.obstacle();
        let mut sentences = vec![match (headline.instead_of, advice.readiness.status, obstacle) {
            (Some(first), _, obstacle) => self.instead_of(first, skill, obstacle),
            (None, Status::Later, _) => {
                let unlock = phrases::closed(self.catalog, words, &advice.walkable).unwrap_or_else(unlock);
                say!(words, "headline-later", skill = name, unlock = unlock)
            }
            (None, Status::Now | Status::Partly, Some(obstacle)) => {
                say!(words, "headline-start-but", skill = name, obstacle = obstacle)
            }
            (None, Status::Now | Status::Partly, None) => say!(words, "headline-start", skill = name),
            (None, Status::Unknown, Some(obstacle)) => {
                say!(words, "headline-unknown-but", skill = name, obstacle = obstacle)
            }
            (None, Status::Unknown, None) => say!(words, "headline-unknown", skill = name, unlock = unlock()),
        }];
        if let Some(method) = headline.method {
            let method = &self.catalog.methods[method];
            sentences.push(method.in_short.get(words.lang()).to_owned());
            let hint = method.hint.iter().filter(|it| it.when.judge(&self.answers.circumstances()) == Verdict::Met);
            sentences.extend(hint.map(|it| it.text.get(words.lang()).to_owned()));
        }
        sentences.push(self.sell_first());
        blocks.push(Block::Lead(sentence_case(&sentences.join(" "))));
        blocks.extend(self.taster(&self.catalog.skills[skill]));
    }

    /// That another skill suits better, but that more of this one can be walked.
    fn instead_of(&self, first: Place<Skill>, skill: Place<Skill>, obstacle: Option<String>) -> String {
        let words = self.words;
        let (better, chosen) = (self.advice.of_skill(first), self.advice.of_skill(skill));
        let how = self.how_well(first, skill);
        let (better, chosen) = (&better.walkable, &chosen.walkable);
        let open = match phrases::assumed(self.catalog, words, chosen) {
            None => say!(words, "open-share", percent = chosen.open.percent()),
            Some(asks) => say!(words, "open-share-assumed", percent = chosen.open.percent(), asks = asks),
        };
        let sentence = say!(
            words,
            "headline-instead",
            first = self.name(first),
            percent = better.open.percent(),
            skill = self.name(skill),
            open = open,
            how = how,
        );
        obstacle.map_or(sentence.clone(), |obstacle| {
            format!("{sentence} {}", sentence_case(&say!(words, "obstacle-alone", obstacle = obstacle)))
        })
    }

    /// How well a skill suits the learner beside the first: the end of a sentence that names both.
    pub(super) fn how_well(&self, first: Place<Skill>, skill: Place<Skill>) -> String {
        let words = self.words;
        let chance = |skill| self.advice.of_skill(skill).fit.as_ref().and_then(|fit| fit.chance);
        match (chance(first), chance(skill)) {
            (Some(_), Some(_)) if self.advice.confidence.is_close_call && self.advice.skills[1].skill == skill => {
                say!(words, "headline-nearly-as-well")
            }
            (Some(first), Some(chosen)) => {
                let (n, of) = (phrases::of_hundred(chosen), phrases::of_hundred(first));
                say!(words, "headline-less-surely", n = n, of = of)
            }
            _ => ".".to_owned(),
        }
    }

    /// What keeps the learner from most of the headline's path; `None` if nothing does.
    pub(super) fn obstacle(&self) -> Option<String> {
        let walkable = &self.advice.of_skill(self.advice.headline.skill?).walkable;
        phrases::obstacle(self.catalog, self.words, walkable)
    }

    /// What to try, and what it takes if that is not there.
    fn taster(&self, skill: &Skill) -> Vec<Block> {
        let mut blocks = Vec::from(parts::taster(self.words, skill));
        let requires = &skill.taster.requires;
        if requires.judge(&self.answers.circumstances()) == Verdict::Unmet {
            let needs = phrases::requirements(self.catalog, self.words, requires);
            blocks.push(Block::List(needs.into_iter().map(|needs| Entry::new(Mark::None, needs)).collect()));
        }
        blocks
    }

    fn sell_first(&self) -> String {
        let (words, headline) = (self.words, &self.advice.headline);
        let first = headline.platforms.first();
        let Some(advice) = self.advice.platforms.iter().find(|it| Some(&it.platform) == first) else {
            return say!(words, "headline-no-platform");
        };
        let name = self.catalog.platforms[advice.platform].name.get(words.lang());
        let how = phrases::platform_status(self.catalog, words, advice, self.today);
        match advice.standing.status {
            PlatformStatus::Open => match self.catalog.platforms[advice.platform].kind {
                PlatformKind::Local => say!(words, "headline-sell-local", platform = name),
                PlatformKind::Marketplace | PlatformKind::Own => say!(words, "headline-sell", platform = name),
            },
            PlatformStatus::WithGuardian => say!(words, "headline-sell-guardian", platform = name, how = how),
            _ => say!(words, "headline-sell-how", platform = name, how = how),
        }
    }

    /// The best-fitting skills with their chances, and how sure that is.
    fn ranking(&self, blocks: &mut Vec<Block>) {
        let words = self.words;
        let row = |advice: &SkillAdvice| {
            let fit = advice.fit.as_ref()?;
            Some(RankingRow {
                rank: fit.rank,
                chance: fit.chance,
                told: fit.chance.map_or_else(String::new, |chance| phrases::chance(words, chance)),
                name: sentence_case(self.name(advice.skill)),
                start: phrases::readiness(self.catalog, words, &advice.readiness),
            })
        };
        let rows = self.first_skills(self.top.unwrap_or(usize::MAX)).filter_map(row).collect();
        blocks.push(card::ranking(words, rows));
        let sureness = phrases::sureness(self.catalog, words, self.advice);
        blocks.extend(sureness.map(|text| Block::Text(sentence_case(&text))));
    }

    /// The answers that pulled the headline's skill up and down, and what would put the next one first.
    fn why(&self, blocks: &mut Vec<Block>) {
        let words = self.words;
        let Some(skill) = self.advice.headline.skill else { return };
        let Some(fit) = &self.advice.of_skill(skill).fit else { return };
        blocks.push(Block::Heading(say!(words, "why", skill = self.name(skill))));
        let weighs = |reason: &&Reason| reason.holds != Holds::Some && reason.contribution.abs() > 0.01;
        let (up, down): (Vec<&Reason>, Vec<&Reason>) =
            fit.because.iter().filter(weighs).partition(|it| it.contribution > 0.0);
        let entry = |mark: Mark, reason: &Reason| {
            Entry::new(mark, sentence_case(&phrases::reason(self.catalog, words, reason)))
        };
        let up = up.into_iter().take(FOR).map(|reason| entry(Mark::For, reason));
        let down = down.into_iter().take(AGAINST).map(|reason| entry(Mark::Against, reason));
        let rival = self.advice.skills.get(1);
        let instead = rival.and_then(|rival| match &rival.fit {
            Some(SkillFit { instead_if: Some(instead), .. }) => {
                let first = self.advice.skills[0].skill;
                Some(Entry::new(Mark::None, phrases::instead(self.catalog, words, rival.skill, first, instead)))
            }
            _ => None,
        });
        blocks.push(Block::List(up.chain(down).chain(instead).collect()));
        blocks.push(self.profile(skill));
    }

    fn profile(&self, skill: Place<Skill>) -> Block {
        let words = self.words;
        let of = &self.catalog.skills[skill];
        let row = |(at, interest): (Place<Interest>, &Interest)| ProfileRow {
            name: sentence_case(interest.name.get(words.lang())),
            learner: self.advice.scores.get(at),
            // From the scale of profiles, 1 to 7, to that of answers.
            skill: 1.0 + (of.profile[at] - 1.0) * 4.0 / 6.0,
        };
        Block::Profile(Profile {
            title: say!(words, "profile-title", skill = self.name(skill)),
            description: say!(words, "profile-description", skill = self.name(skill)),
            learner: say!(words, "profile-you"),
            skill: sentence_case(self.name(skill)),
            rows: self.catalog.interests.iter_enumerated().map(row).collect(),
        })
    }

    /// What is known about the future of the headline's skill, for and against it.
    fn outlook(&self, blocks: &mut Vec<Block>) {
        let Some(skill) = self.advice.headline.skill else { return };
        let facts = parts::outlook(self.catalog, &self.catalog.skills[skill]);
        let text = |fact| phrases::fact(self.catalog, self.words, fact, self.today);
        let entries: Vec<Entry> = facts.map(|fact| Entry::new(Mark::Bullet, text(fact))).collect();
        if !entries.is_empty() {
            blocks.push(Block::Heading(say!(self.words, "outlook", skill = self.name(skill))));
            blocks.push(Block::List(entries));
        }
    }

    /// How far to trust the ranking.
    fn sureness(&self, blocks: &mut Vec<Block>) {
        let words = self.words;
        blocks.push(Block::Heading(say!(words, "how-sure")));
        let mut entries = vec![Entry::new(Mark::None, say!(words, "sure"))];
        for note in &self.advice.confidence.notes {
            let look_again = note.look_again.iter().take(LOOK_AGAIN).filter(|_| note.is_careless());
            let text = |&at: &Place<Activity>| self.catalog.activities[at].text.get(words.lang());
            let under = look_again.map(|at| Entry::new(Mark::None, text(at))).collect();
            entries.push(Entry::new(Mark::Bullet, phrases::note(self.catalog, words, note)).with(under));
        }
        blocks.push(Block::List(entries));
    }

    /// The methods, and what would change their order.
    fn learning(&self, blocks: &mut Vec<Block>) {
        let (words, lang) = (self.words, self.words.lang());
        blocks.push(Block::Heading(say!(words, "how-to-learn")));
        let mut entries = Vec::new();
        for (place, advice) in self.advice.methods.iter().enumerate() {
            let method = &self.catalog.methods[advice.method];
            let name = sentence_case(method.name.get(lang));
            let ready = phrases::readiness(self.catalog, words, &advice.readiness);
            let reasons: Vec<&str> =
                advice.because.iter().take(2).map(|&at| method.rules[at].because.get(lang)).collect();
            let text = match (reasons.as_slice(), advice.readiness.status) {
                ([], Status::Now) => name,
                ([], _) => format!("{name}: {ready}"),
                (reasons, _) => format!("{name}: {}", reasons.join("; ")),
            };
            let option = |option: &crate::advice::OptionAdvice| {
                let name = sentence_case(method.options[option.option].name.get(lang));
                let ready = phrases::readiness(self.catalog, words, &option.readiness);
                Entry::new(Mark::Bullet, format!("{name}: {ready}"))
            };
            let under = advice.options.iter().map(option).collect();
            entries.push(Entry::new(Mark::Number(place + 1), text).with(under));
        }
        if let Some(second) = self.advice.methods.get(1)
            && let Some(change) = second.first_if
        {
            entries.push(Entry::new(Mark::None, phrases::first_if(self.catalog, words, second, change)));
        }
        blocks.push(Block::List(entries));
    }

    /// The platforms that sell the headline's skill.
    fn selling(&self, blocks: &mut Vec<Block>, detail: Detail) {
        let words = self.words;
        let whole = detail != Detail::Brief;
        let answers = self.answers.circumstances();
        let mut said = BTreeSet::new();
        let mut entries = Vec::new();
        for advice in self.advice.platforms.iter().filter(|it| it.serves) {
            let platform = &self.catalog.platforms[advice.platform];
            let name = platform.name.get(words.lang());
            let status = phrases::platform_status(self.catalog, words, advice, self.today);
            let text = match platform.closed {
                Some(_) => format!("{name}: {status}"),
                None => format!("{name}: {status}; {}", platform.keeps.get(words.lang())),
            };
            let usable = advice.standing.status < PlatformStatus::Later;
            let told = usable && (whole || self.advice.headline.platforms.first() == Some(&advice.platform));
            let reasons = advice.because.iter().map(|&at| &platform.rules[at].because);
            let money = platform.facts.iter().filter(|fact| told && self.catalog.topics[fact.about].advise);
            let money = money.filter(|fact| fact.when.concerns(&answers));
            let texts = reasons.filter(|_| usable).chain(money.map(|fact| &fact.text));
            // What holds for several is said once.
            let texts = texts.map(|text| text.get(words.lang())).filter(|text| said.insert(*text));
            let under: Vec<Entry> = texts.map(|text| Entry::new(Mark::None, sentence_case(text))).collect();
            entries.push(Entry::new(Mark::Bullet, text).with(under));
        }
        if !entries.is_empty() {
            blocks.push(Block::Heading(say!(words, "where-to-sell")));
            blocks.push(Block::List(entries));
        }
    }

    /// The stages, with the point from which something is missing.
    fn way(&self, blocks: &mut Vec<Block>, detail: Detail) {
        let words = self.words;
        let Some(plan) = &self.advice.plan else { return };
        blocks.extend(path::first_days(words, &self.catalog.skills[plan.skill]));
        blocks.push(Block::Heading(say!(words, "the-way", skill = self.name(plan.skill))));
        path::blocks(self.catalog, words, plan, detail, blocks);
    }

    /// Warnings, honesty, and the code to go on with.
    fn ending(&self, blocks: &mut Vec<Block>) {
        let words = self.words;
        blocks.extend(parts::warnings(self.catalog, words, &self.answers.circumstances()));
        let whole = days::checked(words, self.catalog.checked, self.today);
        blocks.push(Block::Quiet(say!(words, "footer", checked = whole)));
        if let Some(command) = &self.resume {
            blocks.push(Block::Quiet(say!(words, "go-on")));
            blocks.push(Block::Command(command.clone()));
        }
    }
}
