//! What fits one screen: what to begin with, the three chances, what stands in the way, what to do today, the code.

use super::Report;
use super::document::{Block, Document, Entry, Mark, Ranking, RankingRow};
use super::phrases::{self, sentence_case};
#[cfg(feature = "cli")]
use super::{Page, terminal};
use crate::advice::{PlatformStatus, SHOWN, SkillAdvice};
use crate::catalog::{Place, Skill};
use crate::lang::Words;
use crate::say;

/// The card before it is known where it will stand.
struct Card {
    lead: String,
    rows: Vec<RankingRow>,
    sureness: String,
    /// The same where there is little room.
    #[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "pages have room"))]
    sureness_in_short: String,
    /// And where there is hardly any.
    #[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "pages have room"))]
    sureness_in_a_line: String,
    /// What is said of each thing under its name, and whether the card may not go without it. The last is the task for today.
    lines: Vec<(String, String, bool)>,
    /// The obstacle where there is little room; empty if there is none.
    #[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "pages have room"))]
    obstacle_in_short: String,
}

/// The card as the beginning of a longer document; `None` if nothing can be told.
pub fn blocks(report: &Report) -> Option<Vec<Block>> {
    report.card().map(|card| card.blocks(report.words))
}

impl Card {
    fn blocks(self, words: &Words) -> Vec<Block> {
        let entry = |(name, text, _): (String, String, bool)| Entry::new(Mark::None, format!("{name}: {text}"));
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
    let header = [say!(words, "column-chance"), say!(words, "column-skill"), say!(words, "column-start")];
    Block::Ranking(Ranking { header, rows })
}

/// The card as a document of its own; what can be told if there is no card.
pub fn document(report: &Report) -> Document {
    alone(report, report.card())
}

/// The same where the task for today stands whole below it.
pub fn without_today(report: &Report) -> Document {
    let mut card = report.card();
    if let Some(card) = &mut card {
        card.lines.pop();
    }
    alone(report, card)
}

fn alone(report: &Report, card: Option<Card>) -> Document {
    let mut blocks = card.map_or_else(|| report.nothing_to_tell(), |card| card.blocks(report.words));
    blocks.extend(report.resume.iter().map(|command| Block::Command(command.clone())));
    Document { lang: report.words.lang(), title: say!(report.words, "title-advice"), blocks }
}

/// A screen of so many cells is wide: it has room for bars.
#[cfg(feature = "cli")]
const WIDE: usize = 60;
/// The card has at most so many lines where that can be had, on a narrow screen and on a wide one.
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

/// The card on a screen `width` cells wide, of which it may take so many lines. If it is too long, first the gaps go, then
/// what it can do without.
#[cfg(feature = "cli")]
pub fn terminal_card(report: &Report, width: usize, room: usize) -> String {
    let Some(card) = report.card() else { return terminal(&document(report), width) };
    let most = MOST[usize::from(width >= WIDE)].min(room);
    let all = [Brevity::Nothing, Brevity::Gaps, Brevity::Extras, Brevity::Words];
    let texts = all.map(|brevity| card.lines(report, width, brevity));
    let fits = texts.iter().find(|text| super::cells::rows(text, width) <= most);
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
        let number = |row: &RankingRow| row.told.clone();
        let digits = self.rows.iter().map(|row| super::cells::width(&number(row))).max().unwrap_or_default();
        for row in &self.rows {
            let number = number(row);
            let indent = digits - super::cells::width(&number);
            let bar = row.chance.filter(|_| width >= WIDE).map(|chance| format!("{}  ", terminal::bar(chance)));
            let open = if width >= WIDE { format!(" ({})", row.start) } else { String::new() };
            let name = &row.name;
            page.item(
                0,
                &format!("{}{number}  {}", " ".repeat(indent), bar.unwrap_or_default()),
                &format!("{name}{open}"),
            );
        }
        page.quiet(match brevity {
            Brevity::Nothing | Brevity::Gaps => &self.sureness,
            Brevity::Extras => &self.sureness_in_short,
            Brevity::Words => &self.sureness_in_a_line,
        });
        gap(&mut page);
        for (at, (name, text, needed)) in self.lines.iter().enumerate() {
            let is_obstacle = at == 0 && short && !self.obstacle_in_short.is_empty();
            let text = if is_obstacle { &self.obstacle_in_short } else { text };
            if *needed || !short {
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
        let is_closed = advice.walkable.open.is_mostly_closed();
        let mut obstacle_in_short = String::new();
        if is_closed {
            of.card.obstacle.get(lang).clone_into(&mut obstacle_in_short);
            let why = phrases::closed(self.catalog, words, &advice.walkable);
            let text = why.unwrap_or_else(|| obstacle_in_short.clone());
            lines.push((say!(words, "card-obstacle"), sentence_case(&text), true));
        }
        lines.push((say!(words, "card-outlook"), of.card.outlook.get(lang).to_owned(), true));
        if let Some(method) = headline.method {
            let name = self.catalog.methods[method].name.get(lang);
            lines.push((say!(words, "card-learn"), name.to_owned(), false));
        }
        if let Some(platform) = headline.platforms.first() {
            let name = self.catalog.platforms[*platform].name.get(lang);
            let standing = self.advice.platforms.iter().find(|it| it.platform == *platform);
            let text = match standing.map(|it| it.standing.status) {
                Some(PlatformStatus::WithGuardian) => say!(words, "card-guardian", platform = name),
                _ => name.to_owned(),
            };
            lines.push((say!(words, "card-sell"), text, false));
        }
        let today = say!(words, "card-today", minutes = of.taster.minutes);
        lines.push((today, of.taster.short.get(lang).to_owned(), true));
        Some(Card {
            lead: self.card_lead(skill, advice),
            rows: self.card_rows(),
            sureness: self.card_sureness(),
            sureness_in_short: self.card_sureness_in_short(say!(words, "card-hundred")),
            sureness_in_a_line: self.card_sureness_in_short(say!(words, "card-hundred-in-a-line")),
            lines,
            obstacle_in_short,
        })
    }

    fn card_lead(&self, skill: Place<Skill>, advice: &SkillAdvice) -> String {
        let words = self.words;
        let obstacle = advice.walkable.open.is_mostly_closed();
        let percent = advice.walkable.open.percent();
        let first = self.advice.skills[0].skill;
        let lead = match self.advice.headline.instead_of {
            Some(better) => {
                let from = self.advice.of_skill(better).walkable.open.percent();
                let how = self.how_well(better, skill);
                say!(
                    words,
                    "card-instead",
                    first = self.skill_name(better),
                    percent = from,
                    skill = self.skill_name(skill),
                    open = percent,
                    how = how,
                )
            }
            None if self.answers.chosen == Some(skill) && skill != first => {
                let name = self.skill_name(skill);
                say!(words, "card-chosen", skill = name, first = self.skill_name(first), percent = percent)
            }
            None if obstacle => say!(words, "card-start-but", skill = self.skill_name(skill), percent = percent),
            None => say!(words, "card-start", skill = self.skill_name(skill)),
        };
        let lead = sentence_case(&lead);
        if obstacle && self.advice.headline.instead_of.is_some() {
            return format!("{lead} {}", say!(words, "card-only", percent = percent));
        }
        lead
    }

    /// The three; by chance if the first two are too close to call. The headline's skill is always among them.
    fn card_rows(&self) -> Vec<RankingRow> {
        let words = self.words;
        let mut rows: Vec<RankingRow> = self
            .first_skills(SHOWN)
            .filter_map(|advice| {
                let fit = advice.fit.as_ref()?;
                Some(RankingRow {
                    rank: fit.rank,
                    chance: fit.chance,
                    told: fit.chance.map_or_else(String::new, |chance| phrases::chance_figure(words, chance)),
                    name: sentence_case(self.skill_name(advice.skill)),
                    start: say!(words, "card-open", percent = advice.walkable.open.percent()),
                })
            })
            .collect();
        if self.advice.confidence.is_close_call {
            let chance = |row: &RankingRow| row.chance.unwrap_or_default();
            rows.sort_by(|one, other| chance(other).total_cmp(&chance(one)));
        }
        rows
    }

    /// Without the advice to look at all three, which the rows give anyway.
    fn card_sureness_in_short(&self, of_hundred: String) -> String {
        match self.advice.skills[0].fit.as_ref().and_then(|fit| fit.chance) {
            Some(_) => of_hundred,
            None => self.card_sureness(),
        }
    }

    fn card_sureness(&self) -> String {
        let (words, skills) = (self.words, &self.advice.skills);
        let chance = skills[0].fit.as_ref().and_then(|fit| fit.chance);
        match chance {
            None => {
                phrases::sureness(self.catalog, words, self.advice).map_or_else(String::new, |it| sentence_case(&it))
            }
            Some(_) if self.advice.confidence.is_close_call => {
                let [one, other] = [0, 1].map(|at| self.skill_name(skills[at].skill));
                sentence_case(&say!(words, "card-close", one = one, other = other))
            }
            Some(chance) if phrases::of_hundred(chance) < 40 => say!(words, "card-hundred-low"),
            Some(_) => say!(words, "card-hundred"),
        }
    }
}
