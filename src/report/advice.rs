//! Advice as a report.

use std::collections::BTreeSet;

use super::document::{Block, Document, Entry, Mark, Profile, ProfileRow, section};
use super::phrases::sentence_case;
use super::{Detail, Report, card, days, parts, path, phrases};
use crate::advice::{Holds, PlatformStatus, Reason, SHOWN, SkillAdvice, Status};
use crate::catalog::{Activity, Interest, Place, PlatformKind, Skill, Verdict};
use crate::say;

/// How many reasons are shown for and against.
const FOR: usize = 3;
const AGAINST: usize = 2;
/// How many questions are shown to look at again.
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
    report.document(match chapter {
        Chapter::Why => [report.headline(), report.ranking(), report.reasons()].concat(),
        Chapter::Learning => report.learning(),
        Chapter::Selling => {
            let warnings = parts::warnings(report.catalog, report.words, &report.answers.circumstances());
            [report.selling(Detail::Whole { start: None }), warnings.into()].concat()
        }
        Chapter::Way => report.way(Detail::Brief),
    })
}

pub fn advice(report: &Report, detail: Detail) -> Document {
    let beginning = if report.advice.headline.skill.is_none() {
        report.cannot_tell()
    } else {
        let card = if detail == Detail::Brief { None } else { card::blocks(report) };
        // The card names the first few.
        let is_ranked = card.is_some() && report.top.is_some_and(|top| top <= SHOWN);
        let ranking = if is_ranked { Vec::new() } else { report.ranking() };
        [card.unwrap_or_default(), report.headline(), ranking, report.reasons()].concat()
    };
    let (selling, way) = (report.selling(detail), report.way(detail));
    report.document([beginning, report.learning(), selling, way, report.ending()].concat())
}

impl Report<'_> {
    pub(super) fn document(&self, blocks: Vec<Block>) -> Document {
        Document { lang: self.words.lang(), title: say!(self.words, "title-advice"), blocks }
    }

    pub(super) fn name(&self, skill: Place<Skill>) -> &str {
        self.catalog.skills[skill].name.get(self.words.lang())
    }

    /// Nothing to rank: the reason, and tasters.
    pub(super) fn cannot_tell(&self) -> Vec<Block> {
        let words = self.words;
        let notes = self.advice.confidence.notes.iter().map(|note| phrases::note(self.catalog, words, note));
        let taster = |skill: &Skill| {
            let (name, text) = (skill.name.get(words.lang()), skill.taster.text.get(words.lang()));
            let minutes = say!(words, "minutes", n = skill.taster.minutes);
            Entry::new(Mark::Bullet, sentence_case(&format!("{name}, {minutes}: {text}")))
        };
        let skills = self.advice.skills.iter().map(|it| &self.catalog.skills[it.skill]);
        let tasters = section(say!(words, "tasters"), skills.map(taster));
        [Block::Lead(say!(words, "cannot-tell"))].into_iter().chain(notes.map(Block::Text)).chain(tasters).collect()
    }

    /// What to begin with, in a sentence or three, and what to do for it today.
    fn headline(&self) -> Vec<Block> {
        let (words, headline) = (self.words, &self.advice.headline);
        let Some(skill) = headline.skill else { return Vec::new() };
        let advice = self.advice.of_skill(skill);
        let name = self.name(skill);
        let unlock = || phrases::unlock(self.catalog, words, &advice.readiness);
        let mut sentences = vec![match (headline.instead_of, advice.readiness.status, self.obstacle()) {
            (Some(first), _, obstacle) => self.instead_of(first, skill, obstacle),
            (None, Status::Later, _) => {
                let unlock = phrases::closed(self.catalog, words, &advice.walkable).unwrap_or_else(unlock);
                say!(words, "headline-later", skill = name, unlock)
            }
            (None, Status::Now | Status::Partly, Some(obstacle)) => {
                say!(words, "headline-start-but", skill = name, obstacle)
            }
            (None, Status::Now | Status::Partly, None) => say!(words, "headline-start", skill = name),
            (None, Status::Unknown, Some(obstacle)) => {
                say!(words, "headline-unknown-but", skill = name, obstacle)
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
        let mut blocks = vec![Block::Lead(sentence_case(&sentences.join(" ")))];
        // What to try, and what it takes if that is not there.
        let skill = &self.catalog.skills[skill];
        blocks.extend(parts::taster(words, skill));
        let requires = &skill.taster.requires;
        if requires.judge(&self.answers.circumstances()) == Verdict::Unmet {
            let needs = phrases::requirements(self.catalog, words, requires);
            blocks.push(Block::List(needs.into_iter().map(|needs| Entry::new(Mark::None, needs)).collect()));
        }
        blocks
    }

    /// That another skill suits better, but that more of this one can be walked.
    fn instead_of(&self, first: Place<Skill>, skill: Place<Skill>, obstacle: Option<String>) -> String {
        let words = self.words;
        let [better, chosen] = [first, skill].map(|at| &self.advice.of_skill(at).walkable);
        let (percent, share) = (better.open.percent(), chosen.open.percent());
        let open = match phrases::assumed(self.catalog, words, chosen) {
            None => say!(words, "open-share", percent = share),
            Some(asks) => say!(words, "open-share-assumed", percent = share, asks),
        };
        let (how, first, skill) = (self.how_well(first, skill), self.name(first), self.name(skill));
        let sentence = say!(words, "headline-instead", first, percent, skill, open, how);
        let Some(obstacle) = obstacle else { return sentence };
        format!("{sentence} {}", sentence_case(&say!(words, "obstacle-alone", obstacle)))
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
                say!(words, "headline-less-surely", n, of)
            }
            _ => ".".to_owned(),
        }
    }

    /// What keeps the learner from most of the headline's path; `None` if nothing does.
    pub(super) fn obstacle(&self) -> Option<String> {
        let walkable = &self.advice.of_skill(self.advice.headline.skill?).walkable;
        phrases::obstacle(self.catalog, self.words, walkable)
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
            PlatformStatus::WithGuardian => say!(words, "headline-sell-guardian", platform = name, how),
            _ => say!(words, "headline-sell-how", platform = name, how),
        }
    }

    /// The best-fitting skills with their chances, and how sure that is.
    fn ranking(&self) -> Vec<Block> {
        let words = self.words;
        let row = |advice: &SkillAdvice| {
            let start = phrases::readiness(self.catalog, words, &advice.readiness);
            self.ranking_row(advice, |chance| phrases::chance(words, chance), start)
        };
        let rows = self.first_skills(self.top.unwrap_or(usize::MAX)).filter_map(row).collect();
        let sureness = phrases::sureness(self.catalog, words, self.advice);
        let sureness = sureness.map(|text| Block::Text(sentence_case(&text)));
        [card::ranking(words, rows)].into_iter().chain(sureness).collect()
    }

    fn reasons(&self) -> Vec<Block> {
        [self.why(), self.outlook(), self.sureness()].concat()
    }

    /// The answers that pulled the headline's skill up and down, and what would put the next one first.
    fn why(&self) -> Vec<Block> {
        let words = self.words;
        let Some(skill) = self.advice.headline.skill else { return Vec::new() };
        let Some(fit) = &self.advice.of_skill(skill).fit else { return Vec::new() };
        let weighs = |reason: &&Reason| reason.holds != Holds::Some && reason.contribution.abs() > 0.01;
        let (up, down): (Vec<&Reason>, Vec<&Reason>) =
            fit.because.iter().filter(weighs).partition(|it| it.contribution > 0.0);
        let entry = |mark: Mark, reason: &Reason| {
            Entry::new(mark, sentence_case(&phrases::reason(self.catalog, words, reason)))
        };
        let up = up.into_iter().take(FOR).map(|reason| entry(Mark::For, reason));
        let down = down.into_iter().take(AGAINST).map(|reason| entry(Mark::Against, reason));
        let instead = self.advice.skills.get(1).and_then(|rival| {
            let instead = phrases::instead(self.catalog, words, self.advice, rival)?;
            Some(Entry::new(Mark::None, instead))
        });
        let heading = Block::Heading(say!(words, "why", skill = self.name(skill)));
        vec![heading, Block::List(up.chain(down).chain(instead).collect()), self.profile(skill)]
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
    fn outlook(&self) -> Vec<Block> {
        let Some(skill) = self.advice.headline.skill else { return Vec::new() };
        let facts = parts::outlook(self.catalog, &self.catalog.skills[skill]);
        let text = |fact| phrases::fact(self.catalog, self.words, fact, self.today);
        let entries = facts.map(|fact| Entry::new(Mark::Bullet, text(fact)));
        section(say!(self.words, "outlook", skill = self.name(skill)), entries)
    }

    /// How far to trust the ranking.
    fn sureness(&self) -> Vec<Block> {
        let words = self.words;
        let mut entries = vec![Entry::new(Mark::None, say!(words, "sure"))];
        for note in &self.advice.confidence.notes {
            let look_again = note.look_again.iter().take(LOOK_AGAIN).filter(|_| note.is_careless());
            let text = |&at: &Place<Activity>| self.catalog.activities[at].text.get(words.lang());
            let under = look_again.map(|at| Entry::new(Mark::None, text(at))).collect();
            entries.push(Entry::new(Mark::Bullet, phrases::note(self.catalog, words, note)).with(under));
        }
        section(say!(words, "how-sure"), entries)
    }

    /// The methods, and what would change their order.
    fn learning(&self) -> Vec<Block> {
        let (words, lang) = (self.words, self.words.lang());
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
        let first_if = self.advice.methods.get(1).and_then(|second| {
            let text = phrases::first_if(self.catalog, words, second, second.first_if?);
            Some(Entry::new(Mark::None, text))
        });
        let entries = entries.into_iter().chain(first_if).collect();
        vec![Block::Heading(say!(words, "how-to-learn")), Block::List(entries)]
    }

    /// The platforms that sell the headline's skill.
    fn selling(&self, detail: Detail) -> Vec<Block> {
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
        section(say!(words, "where-to-sell"), entries)
    }

    /// The stages, with the point from which something is missing.
    fn way(&self, detail: Detail) -> Vec<Block> {
        let words = self.words;
        let Some(plan) = &self.advice.plan else { return Vec::new() };
        let heading = Block::Heading(say!(words, "the-way", skill = self.name(plan.skill)));
        let stages = path::blocks(self.catalog, words, plan, detail);
        [path::first_days(words, &self.catalog.skills[plan.skill]), vec![heading], stages].concat()
    }

    /// Warnings, honesty, and the code to go on with.
    fn ending(&self) -> Vec<Block> {
        let words = self.words;
        let mut blocks = Vec::from(parts::warnings(self.catalog, words, &self.answers.circumstances()));
        let whole = days::checked(words, self.catalog.checked, self.today);
        blocks.push(Block::Quiet(say!(words, "footer", checked = whole)));
        if let Some(command) = &self.resume {
            blocks.push(Block::Quiet(say!(words, "go-on")));
            blocks.push(Block::Command(command.clone()));
        }
        blocks
    }
}
