//! Advice on a terminal's screen. A table where its columns are straight in every terminal, a list where not.

use comfy_table::presets::NOTHING;
use comfy_table::{ContentArrangement, Table};

use super::phrases::sentence_case;
use super::{Page, Report, phrases};
use crate::advice::{Band, Level, PlatformStatus, Reason, SkillAdvice, SkillFit, Status};
use crate::catalog::Skill;
use crate::say;

/// Below this many cells a table has no room.
const TABLE_WIDTH: usize = 60;
/// So many cells a bar has.
const BAR: usize = 10;
/// So many reasons are shown for and against.
const FOR: usize = 3;
const AGAINST: usize = 2;
/// So many questions are shown to look at again.
const LOOK_AGAIN: usize = 4;

/// The whole advice, `width` cells wide.
pub fn advice_text(report: &Report, width: usize) -> String {
    let mut page = Page::new(width);
    if report.advice.headline.skill.is_none() {
        report.cannot_tell(&mut page);
    } else {
        report.headline(&mut page);
        report.skills(&mut page);
        report.why(&mut page);
        report.sureness(&mut page);
    }
    report.learning(&mut page);
    report.selling(&mut page);
    report.way(&mut page);
    report.ending(&mut page);
    page.finish()
}

impl Report<'_> {
    fn name(&self, skill: usize) -> &str {
        self.catalog.skills[skill].name.get(self.words.lang())
    }

    fn of_skill(&self, skill: usize) -> &SkillAdvice {
        let found = self.advice.skills.iter().find(|it| it.skill == skill);
        found.expect("there is advice on every skill")
    }

    fn shown(&self) -> &[SkillAdvice] {
        let skills = &self.advice.skills;
        &skills[..self.top.unwrap_or(skills.len()).min(skills.len())]
    }

    /// Nothing to rank: the reason, and tasters.
    fn cannot_tell(&self, page: &mut Page) {
        page.strong(&say!(self.words, "cannot-tell"));
        for note in &self.advice.confidence.notes {
            page.text(&phrases::note(self.catalog, self.words, note));
        }
        page.heading(&say!(self.words, "tasters"));
        for advice in &self.advice.skills {
            let skill = &self.catalog.skills[advice.skill];
            let name = skill.name.get(self.words.lang());
            let minutes = say!(self.words, "minutes", n = skill.taster.minutes);
            let text = skill.taster.text.get(self.words.lang());
            page.item(2, "- ", &sentence_case(&format!("{name}, {minutes}: {text}")));
        }
    }

    /// What to begin with, in a sentence or three.
    fn headline(&self, page: &mut Page) {
        let (words, headline) = (self.words, &self.advice.headline);
        let Some(skill) = headline.skill else { return };
        let advice = self.of_skill(skill);
        let name = self.name(skill);
        let weak = advice.fit.as_ref().is_some_and(|fit| fit.band == Band::Weak);
        let unlock = phrases::unlock(self.catalog, words, &advice.readiness);
        let mut sentences = vec![match advice.readiness.status {
            Status::Later => say!(words, "headline-later", skill = name, unlock = unlock),
            _ if weak => say!(words, "headline-weak", skill = name),
            Status::Now | Status::Partly => say!(words, "headline-start", skill = name),
            Status::Unknown => say!(words, "headline-unknown", skill = name, unlock = unlock),
        }];
        if let Some(method) = headline.method {
            sentences.push(self.catalog.methods[method].in_short.get(words.lang()).to_owned());
        }
        sentences.push(self.sell_first());
        page.strong(&sentence_case(&sentences.join(" ")));
        for &locked in &headline.locked {
            let unlock = phrases::unlock(self.catalog, words, &self.of_skill(locked).readiness);
            page.text(&sentence_case(&say!(words, "headline-locked", skill = self.name(locked), unlock = unlock)));
        }
    }

    fn sell_first(&self) -> String {
        let (words, headline) = (self.words, &self.advice.headline);
        let Some(first) = headline.platforms.first() else {
            return say!(words, "headline-no-platform");
        };
        let found = self.advice.platforms.iter().find(|it| it.platform == *first);
        let advice = found.expect("there is advice on every platform");
        let name = self.catalog.platforms[*first].name.get(words.lang());
        let how = phrases::platform_status(self.catalog, words, advice, self.today);
        match advice.status {
            PlatformStatus::Open => say!(words, "headline-sell", platform = name),
            PlatformStatus::WithGuardian => say!(words, "headline-sell-guardian", platform = name, how = how),
            _ => say!(words, "headline-sell-how", platform = name, how = how),
        }
    }

    /// The ranking.
    fn skills(&self, page: &mut Page) {
        page.gap();
        let straight = |text: &str| text.is_ascii();
        let columns_are_straight = self.shown().iter().all(|advice| straight(self.name(advice.skill)))
            && straight(&say!(self.words, "column-skill"));
        if page.width() >= TABLE_WIDTH && columns_are_straight {
            self.skill_table(page);
        } else {
            self.skill_list(page);
        }
        let shown = self.shown();
        for pair in shown.windows(2) {
            let tied = pair[0].fit.as_ref().is_some_and(|fit| fit.tied_with.contains(&pair[1].skill));
            if tied {
                let (one, other) = (self.name(pair[0].skill), self.name(pair[1].skill));
                page.text(&sentence_case(&say!(self.words, "too-close", one = one, other = other)));
            }
        }
    }

    fn skill_table(&self, page: &mut Page) {
        let words = self.words;
        let mut table = Table::new();
        table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(page.width()).unwrap_or(u16::MAX));
        table.set_header([
            "#".to_owned(),
            say!(words, "column-fit"),
            say!(words, "column-skill"),
            say!(words, "column-start"),
        ]);
        for advice in self.shown() {
            let Some(fit) = &advice.fit else { continue };
            let start = phrases::readiness(self.catalog, words, &advice.readiness);
            let cell = format!("{} {}", bar(fit.fit), phrases::band(words, fit.band));
            table.add_row([fit.rank.to_string(), cell, sentence_case(self.name(advice.skill)), start]);
        }
        for line in table.lines() {
            page.line(&line);
        }
    }

    fn skill_list(&self, page: &mut Page) {
        let words = self.words;
        for advice in self.shown() {
            let Some(fit) = &advice.fit else { continue };
            let mark = format!("{}. ", words.lang().digits(&fit.rank.to_string()));
            page.item(0, &mark, &sentence_case(self.name(advice.skill)));
            page.item(3, "", &format!("{} {}", bar(fit.fit), phrases::band(words, fit.band)));
            page.item(3, "", &phrases::readiness(self.catalog, words, &advice.readiness));
        }
    }

    /// The answers that pulled the headline's skill up and down, and what would put the next one first.
    fn why(&self, page: &mut Page) {
        let words = self.words;
        let Some(skill) = self.advice.headline.skill else { return };
        let Some(fit) = &self.of_skill(skill).fit else { return };
        page.heading(&say!(words, "why", skill = self.name(skill)));
        let weighs = |reason: &&Reason| reason.contribution.abs() > 0.01;
        let (up, down): (Vec<_>, Vec<_>) = fit.because.iter().filter(weighs).partition(|it| it.contribution > 0.0);
        for (mark, reasons, most) in [("+ ", up, FOR), ("- ", down, AGAINST)] {
            for reason in reasons.into_iter().take(most) {
                page.item(2, mark, &phrases::reason(self.catalog, words, reason));
            }
        }
        let first = self.advice.skills.first().map(|it| it.skill);
        let rivals = self.advice.skills.iter().filter(|it| Some(it.skill) != first).take(1);
        for rival in rivals {
            if let Some(SkillFit { instead_if: Some(instead), .. }) = &rival.fit {
                page.item(2, "", &phrases::instead(self.catalog, words, rival.skill, instead));
            }
        }
    }

    /// How far to trust the ranking.
    fn sureness(&self, page: &mut Page) {
        let words = self.words;
        page.heading(&say!(words, "how-sure"));
        page.item(
            2,
            "",
            &match self.advice.confidence.level {
                Level::None | Level::Low => say!(words, "sure-low"),
                Level::Medium => say!(words, "sure-medium"),
                Level::High => say!(words, "sure-high"),
            },
        );
        for note in &self.advice.confidence.notes {
            page.item(2, "- ", &phrases::note(self.catalog, words, note));
            if note.is_careless() {
                for &activity in note.look_again().iter().take(LOOK_AGAIN) {
                    page.item(4, "", self.catalog.activities[activity].text.get(words.lang()));
                }
            }
        }
    }

    /// The methods, and what would change their order.
    fn learning(&self, page: &mut Page) {
        let (words, lang) = (self.words, self.words.lang());
        page.heading(&say!(words, "how-to-learn"));
        for (place, advice) in self.advice.methods.iter().enumerate() {
            let method = &self.catalog.methods[advice.method];
            let mark = lang.digits(&format!("{}. ", place + 1));
            let reasons: Vec<&str> =
                advice.because.iter().take(2).map(|&at| method.rules[at].because.get(lang)).collect();
            let name = sentence_case(method.name.get(lang));
            let ready = phrases::readiness(self.catalog, words, &advice.readiness);
            page.item(
                2,
                &mark,
                &match (reasons.as_slice(), advice.readiness.status) {
                    ([], Status::Now) => name,
                    ([], _) => format!("{name}: {ready}"),
                    (reasons, _) => format!("{name}: {}", reasons.join("; ")),
                },
            );
            for option in &advice.options {
                let of = &method.options[option.option];
                let ready = phrases::readiness(self.catalog, words, &option.readiness);
                page.item(5, "- ", &format!("{}: {ready}", sentence_case(of.name.get(lang))));
            }
        }
        for advice in self.advice.methods.iter().skip(1).take(1) {
            if let Some(change) = advice.first_if {
                page.item(2, "", &phrases::first_if(self.catalog, words, advice, change));
            }
        }
    }

    /// The platforms that sell the headline's skill.
    fn selling(&self, page: &mut Page) {
        let words = self.words;
        let serving: Vec<_> = self.advice.platforms.iter().filter(|it| it.serves).collect();
        if serving.is_empty() {
            return;
        }
        page.heading(&say!(words, "where-to-sell"));
        for advice in serving {
            let platform = &self.catalog.platforms[advice.platform];
            let status = phrases::platform_status(self.catalog, words, advice, self.today);
            let mut text = format!("{}: {status}", platform.name.get(words.lang()));
            if platform.closed.is_none() {
                text = format!("{text}; {}", platform.keeps.get(words.lang()));
            }
            page.item(2, "- ", &text);
        }
    }

    /// The stages, with the point from which something is missing.
    fn way(&self, page: &mut Page) {
        let (words, lang) = (self.words, self.words.lang());
        let Some(plan) = &self.advice.plan else { return };
        let skill = &self.catalog.skills[plan.skill];
        page.heading(&say!(words, "the-way", skill = skill.name.get(lang)));
        page.item(
            2,
            "",
            &if let (Some(weeks), Some(per_week)) = (plan.weeks, plan.hours_per_week) {
                let (low, likely, high) = (weeks.low.ceil(), weeks.likely.ceil(), weeks.high.ceil());
                say!(
                    words,
                    "way-weeks",
                    hours = plan.hours,
                    weeks = likely,
                    low = low,
                    high = high,
                    per_week = per_week
                )
            } else {
                say!(words, "way-hours", hours = plan.hours)
            },
        );
        let readiness = &self.of_skill(plan.skill).readiness;
        for (place, stage) in plan.stages.iter().enumerate() {
            for need in readiness.blocked_by.iter().filter(|need| need.stage == place) {
                let text = phrases::need(self.catalog, words, need);
                page.item(2, "── ", &say!(words, "from-here", need = text));
            }
            let of = &skill.stages[stage.stage];
            let mark = lang.digits(&format!("{}. ", place + 1));
            page.item(2, &mark, &say!(words, "stage", title = of.title.get(lang), hours = of.hours));
            page.item(5, "→ ", of.makes.get(lang));
        }
        self.fork(page, skill, plan.choice);
        let taster = &skill.taster;
        page.gap();
        let minutes = say!(words, "minutes", n = taster.minutes);
        page.text(&say!(words, "try-first", minutes = minutes, text = taster.text.get(lang)));
    }

    /// Where the path forks: the other sides.
    fn fork(&self, page: &mut Page, skill: &Skill, taken: Option<usize>) {
        for (place, choice) in skill.choices.iter().enumerate() {
            let lang = self.words.lang();
            let (name, text) = (choice.name.get(lang), choice.text.get(lang));
            if Some(place) == taken {
                page.item(2, "", &say!(self.words, "fork-taken", name = name, text = text));
            } else {
                page.item(2, "", &say!(self.words, "fork-other", name = name, text = text));
            }
        }
    }

    /// Warnings, honesty, and the code to go on with.
    fn ending(&self, page: &mut Page) {
        let words = self.words;
        page.heading(&say!(words, "beware"));
        for warning in &self.catalog.warnings {
            page.item(2, "- ", warning.text.get(words.lang()));
        }
        page.gap();
        let whole = phrases::checked(words, self.catalog.checked, self.today);
        page.quiet(&say!(words, "footer", checked = whole));
        if let Some(code) = self.answers.code(self.catalog) {
            page.gap();
            page.text(&say!(words, "go-on"));
            page.line(&format!("pothik --code {code}"));
        }
    }
}

/// A fit as a bar; nothing below zero.
fn bar(fit: f64) -> String {
    let full = (fit.max(0.0) * BAR as f64).round() as usize;
    format!("{}{}", "━".repeat(full), "─".repeat(BAR - full.min(BAR)))
}

#[cfg(test)]
mod tests {
    use super::super::cells;
    use super::*;

    #[test]
    fn bars_run_from_empty_to_full() {
        assert_eq!(bar(-0.4), "──────────");
        assert_eq!(bar(0.52), "━━━━━─────");
        assert_eq!(bar(1.0), "━━━━━━━━━━");
        assert_eq!(cells::width(&bar(0.3)), BAR);
    }
}
