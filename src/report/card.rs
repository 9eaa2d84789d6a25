//! What fits one screen: what to begin with, the three chances, what stands in the way, what to do today, the code.

use super::Report;
use super::document::{Block, Document, Entry, Mark, Ranking, RankingRow};
use super::phrases::{self, sentence_case};
#[cfg(feature = "cli")]
use super::{Page, cells, terminal};
use crate::advice::{PlatformStatus, SHOWN, SkillAdvice, SkillFit};
use crate::catalog::{Place, Skill};
use crate::lang::Words;
use crate::say;

/// The card before it is known where it will stand.
struct Card {
    lead: String,
    rows: Vec<RankingRow>,
    sureness: String,
    /// The name of each thing, what is said of it, and what of that where there is little room. The last is the task for today.
    lines: Vec<(String, String, Option<String>)>,
}

/// The card as the beginning of a longer document; `None` if nothing can be told.
pub fn blocks(report: &Report) -> Option<Vec<Block>> {
    report.card().map(|card| card.blocks(report.words))
}

impl Card {
    fn blocks(self, words: &Words) -> Vec<Block> {
        let entry = |(name, text, _)| Entry::new(Mark::None, format!("{name}: {text}"));
        vec![
            Block::Lead(self.lead),
            ranking(words, self.rows),
            Block::Text(self.sureness),
            Block::List(self.lines.into_iter().map(entry).collect()),
        ]
    }
}

/// Skills in their order, under the names of the columns.
pub fn ranking(words: &Words, rows: Vec<RankingRow>) -> Block {
    Block::Ranking(Ranking { header: words.all(["column-chance", "column-skill", "column-start"]), rows })
}

/// The card as a document of its own; what can be told if there is no card.
pub fn document(report: &Report) -> Document {
    alone(report, report.card())
}

/// The same where the task for today stands whole below it.
pub fn without_today(report: &Report) -> Document {
    let card = report.card().map(|mut card| {
        card.lines.pop();
        card
    });
    alone(report, card)
}

fn alone(report: &Report, card: Option<Card>) -> Document {
    let mut blocks = card.map_or_else(|| report.cannot_tell(), |card| card.blocks(report.words));
    blocks.extend(report.resume.iter().map(|command| Block::Command(command.clone())));
    report.document(blocks)
}

/// The width in cells from which a screen has room for bars.
#[cfg(feature = "cli")]
const WIDE: usize = 60;
/// How many lines the card should have at most, on a narrow screen and on a wide one.
#[cfg(feature = "cli")]
const MOST: [usize; 2] = [20, 18];

/// How much of itself a card gives up.
#[cfg(feature = "cli")]
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Brevity {
    Nothing,
    Gaps,
    /// What it can do without.
    Extras,
    /// Whatever can be said in fewer words.
    Words,
}

/// The card on a screen `width` cells wide, in at most `room` lines. If it is too long, first the gaps go, then
/// what it can do without.
#[cfg(feature = "cli")]
pub fn terminal_card(report: &Report, width: usize, room: usize) -> String {
    let Some(card) = report.card() else { return terminal(&document(report), width) };
    let most = MOST[usize::from(width >= WIDE)].min(room);
    let all = [Brevity::Nothing, Brevity::Gaps, Brevity::Extras, Brevity::Words];
    let texts = all.map(|brevity| card.lines(report, width, brevity));
    let fits = texts.iter().find(|text| cells::rows(text, width) <= most);
    fits.unwrap_or(&texts[texts.len() - 1]).clone()
}

#[cfg(feature = "cli")]
impl Card {
    fn lines(&self, report: &Report, width: usize, brevity: Brevity) -> String {
        let (gaps, short) = (brevity == Brevity::Nothing, brevity >= Brevity::Extras);
        let mut page = Page::new(width);
        let gap = |page: &mut Page| {
            if gaps {
                page.gap();
            }
        };
        page.strong(&self.lead);
        gap(&mut page);
        let digits = self.rows.iter().map(|row| cells::width(&row.told)).max().unwrap_or_default();
        for RankingRow { told, chance, name, start, .. } in &self.rows {
            let indent = " ".repeat(digits - cells::width(told));
            let wide = width >= WIDE;
            let bar = chance.filter(|_| wide).map(|chance| format!("{}  ", terminal::bar(chance)));
            let open = if wide { format!(" ({start})") } else { String::new() };
            page.item(0, &format!("{indent}{told}  {}", bar.unwrap_or_default()), &format!("{name}{open}"));
        }
        let words = report.words;
        page.quiet(&match brevity {
            Brevity::Extras if report.first_chance().is_some() => say!(words, "card-hundred"),
            Brevity::Words if report.first_chance().is_some() => say!(words, "card-hundred-in-a-line"),
            _ => self.sureness.clone(),
        });
        gap(&mut page);
        for (name, text, in_short) in &self.lines {
            if let Some(text) = if short { in_short.as_ref() } else { Some(text) } {
                page.item(0, "", &format!("{name}: {text}"));
            }
        }
        gap(&mut page);
        if let Some(command) = &report.resume {
            page.command(command);
        }
        page.finish()
    }
}

impl Report<'_> {
    /// The first `count` skills and, if it is not among them, the headline's.
    pub(super) fn first_skills(&self, count: usize) -> impl Iterator<Item = &SkillAdvice> {
        let is_headline = |it: &SkillAdvice| Some(it.skill) == self.advice.headline.skill;
        let ranked = self.advice.skills.iter().enumerate();
        ranked.filter(move |(place, it)| *place < count || is_headline(it)).map(|(_, it)| it)
    }

    fn card(&self) -> Option<Card> {
        let (words, lang, headline) = (self.words, self.words.lang(), &self.advice.headline);
        let skill = headline.skill?;
        let of = &self.catalog.skills[skill];
        let advice = self.advice.of_skill(skill);
        let mut lines = Vec::new();
        if advice.walkable.open.is_mostly_closed() {
            let in_short = of.card.obstacle.get(lang);
            let why = phrases::closed(self.catalog, words, &advice.walkable);
            let text = sentence_case(&why.unwrap_or_else(|| in_short.to_owned()));
            lines.push((say!(words, "card-obstacle"), text, Some(in_short.to_owned())));
        }
        let outlook = of.card.outlook.get(lang).to_owned();
        lines.push((say!(words, "card-outlook"), outlook.clone(), Some(outlook)));
        if let Some(method) = headline.method {
            let name = self.catalog.methods[method].name.get(lang);
            lines.push((say!(words, "card-learn"), name.to_owned(), None));
        }
        if let Some(platform) = headline.platforms.first() {
            let name = self.catalog.platforms[*platform].name.get(lang);
            let standing = self.advice.platforms.iter().find(|it| it.platform == *platform);
            let text = match standing.map(|it| it.standing.status) {
                Some(PlatformStatus::WithGuardian) => say!(words, "card-guardian", platform = name),
                _ => name.to_owned(),
            };
            lines.push((say!(words, "card-sell"), text, None));
        }
        let today = say!(words, "card-today", minutes = of.taster.minutes);
        let text = of.taster.short.get(lang).to_owned();
        lines.push((today, text.clone(), Some(text)));
        let (lead, sureness) = (self.card_lead(skill, advice), self.card_sureness());
        Some(Card { lead, rows: self.card_rows(), sureness, lines })
    }

    fn card_lead(&self, skill: Place<Skill>, advice: &SkillAdvice) -> String {
        let words = self.words;
        let is_closed = advice.walkable.open.is_mostly_closed();
        let percent = advice.walkable.open.percent();
        let first = self.advice.skills[0].skill;
        let name = self.name(skill);
        let lead = match self.advice.headline.instead_of {
            Some(better) => {
                let from = self.advice.of_skill(better).walkable.open.percent();
                let (how, better) = (self.how_well(better, skill), self.name(better));
                let lead =
                    say!(words, "card-instead", first = better, percent = from, skill = name, open = percent, how);
                if is_closed { format!("{lead} {}", say!(words, "card-only", percent)) } else { lead }
            }
            None if self.answers.chosen == Some(skill) && skill != first => {
                say!(words, "card-chosen", skill = name, first = self.name(first), percent)
            }
            None if is_closed => say!(words, "card-start-but", skill = name, percent),
            None => say!(words, "card-start", skill = name),
        };
        sentence_case(&lead)
    }

    /// The three; by chance if the first two are too close to call. The headline's skill is always among them.
    fn card_rows(&self) -> Vec<RankingRow> {
        let words = self.words;
        let row = |advice: &SkillAdvice| {
            let start = say!(words, "card-open", percent = advice.walkable.open.percent());
            self.ranking_row(advice, |chance| phrases::chance_figure(words, chance), start)
        };
        let mut rows: Vec<RankingRow> = self.first_skills(SHOWN).filter_map(row).collect();
        if self.advice.confidence.is_close_call {
            let chance = |row: &RankingRow| row.chance.unwrap_or_default();
            rows.sort_by(|one, other| chance(other).total_cmp(&chance(one)));
        }
        rows
    }

    /// A skill in a ranking; `None` if there is none.
    pub(super) fn ranking_row(
        &self,
        advice: &SkillAdvice,
        told: impl Fn(f64) -> String,
        start: String,
    ) -> Option<RankingRow> {
        let SkillFit { rank, chance, .. } = *advice.fit.as_ref()?;
        let told = chance.map_or_else(String::new, told);
        Some(RankingRow { rank, chance, told, name: sentence_case(self.name(advice.skill)), start })
    }

    fn first_chance(&self) -> Option<f64> {
        self.advice.skills[0].fit.as_ref()?.chance
    }

    fn card_sureness(&self) -> String {
        let (words, skills) = (self.words, &self.advice.skills);
        match self.first_chance() {
            None => {
                phrases::sureness(self.catalog, words, self.advice).map_or_else(String::new, |it| sentence_case(&it))
            }
            Some(_) if self.advice.confidence.is_close_call => {
                let [one, other] = [0, 1].map(|at| self.name(skills[at].skill));
                sentence_case(&say!(words, "card-close", one, other))
            }
            Some(chance) if phrases::of_hundred(chance) < 40 => say!(words, "card-hundred-low"),
            Some(_) => say!(words, "card-hundred"),
        }
    }
}
