//! Two or more skills side by side.

use super::document::{Block, Document};
use super::phrases::sentence_case;
use super::{Report, phrases};
use crate::advice::{SkillAdvice, plan};
use crate::catalog::{Circumstances, Place, Skill, Topic};
use crate::say;

/// `skills`, by their places in the catalogue, in one table; with fits if the answers tell any.
pub fn compare(report: &Report, skills: &[Place<Skill>]) -> Document {
    let (catalog, words, lang) = (report.catalog, report.words, report.words.lang());
    let of = |skill: Place<Skill>| &catalog.skills[skill];
    let advice = |skill: Place<Skill>| report.advice.of_skill(skill);
    let answers = report.answers.circumstances();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = |name: String, cell: &dyn Fn(Place<Skill>) -> String| {
        rows.push(std::iter::once(name).chain(skills.iter().map(|&skill| cell(skill))).collect());
    };
    row(say!(words, "work"), &|skill| of(skill).work.get(lang).to_owned());
    if report.advice.headline.skill.is_some() {
        row(sentence_case(&say!(words, "column-chance")), &|skill| fit(report, advice(skill)));
    }
    row(sentence_case(&say!(words, "column-start")), &|skill| {
        phrases::readiness(catalog, words, &advice(skill).readiness)
    });
    row(say!(words, "hours"), &|skill| {
        let plan = plan::plan(catalog, skill, &report.answers.circumstances());
        let weeks = plan.weeks.map(|weeks| say!(words, "hours-weeks", hours = plan.hours, weeks = weeks.likely.ceil()));
        weeks.unwrap_or_else(|| say!(words, "hours-only", hours = plan.hours))
    });
    for (at, topic) in catalog.topics.iter_enumerated().filter(|(_, topic)| topic.compare) {
        row(topic.name.get(lang).to_owned(), &|skill| facts(report, of(skill), at, &answers));
    }
    row(say!(words, "where-to-sell"), &|skill| {
        let open = of(skill).sold_on.iter().filter(|&&at| catalog.platforms[at].closed.is_none());
        phrases::list(words, open.map(|&at| catalog.platforms[at].name.get(lang)))
    });
    row(say!(words, "taster"), &|skill| of(skill).taster.text.get(lang).to_owned());
    let names: Vec<String> = skills.iter().map(|&skill| sentence_case(of(skill).name.get(lang))).collect();
    let title = say!(words, "title-compare", skills = phrases::list(words, names.iter().cloned()));
    let header = std::iter::once(String::new()).chain(names).collect();
    let mut blocks = vec![Block::Lead(title.clone()), Block::Table { header, rows }];
    blocks.push(Block::Quiet(say!(words, "compare-footer")));
    blocks.extend(skills.iter().map(|&skill| Block::Command(format!("pothik show {}", of(skill).id))));
    Document { lang, title, blocks }
}

fn fit(report: &Report, advice: &SkillAdvice) -> String {
    let Some(fit) = &advice.fit else { return String::new() };
    let (words, of) = (report.words, report.advice.skills.len());
    let Some(chance) = fit.chance else { return say!(words, "rank", rank = fit.rank, of) };
    say!(words, "chance-rank", chance = phrases::chance(words, chance), rank = fit.rank, of)
}

fn facts(report: &Report, skill: &Skill, topic: Place<Topic>, answers: &Circumstances) -> String {
    let mine = skill.facts.iter().filter(|fact| fact.about == topic && fact.when.concerns(answers));
    let text = |fact| phrases::fact(report.catalog, report.words, fact, report.today);
    mine.map(text).collect::<Vec<_>>().join(" ")
}
