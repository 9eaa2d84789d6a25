//! `pothik list`: what the catalogue holds.

use comfy_table::Table;
use comfy_table::presets::NOTHING;
use serde::Serialize;

use super::Context;
use crate::answers::form;
use crate::catalog::{Catalog, Text, Values};
use crate::cli::{Format, Listed};
use crate::error::Error;
use crate::lang::{Lang, Words};
use crate::report::{Page, cells, questions_json};
use crate::{phrase, say};

/// Lists skills, methods and platforms, or the questions.
pub fn run(context: &Context, catalog: &Catalog, what: Option<Listed>) -> Result<(), Error> {
    let (words, width) = (&context.words, context.surroundings.width());
    let text = match (what, context.format) {
        (Some(Listed::Questions), Format::Toml) => form::toml(catalog, words),
        (Some(Listed::Questions), Format::Json) => questions_json(catalog, words.lang()),
        (Some(Listed::Questions), Format::Table) => questions(catalog, words, width),
        (what, Format::Json) => json(catalog, what, words.lang()),
        (what, Format::Table) => tables(catalog, what, words, width),
        _ => {
            return Err(Error::usage(phrase!("error-list-format"), phrase!("hint-list-format")));
        }
    };
    context.deliver(&text)
}

/// What is listed of one thing.
#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    name: &'a str,
    about: &'a str,
}

fn entries(catalog: &Catalog, what: Listed, lang: Lang) -> Vec<Entry<'_>> {
    fn entry<'a>(lang: Lang, id: &'a str, name: &'a Text, about: &'a Text) -> Entry<'a> {
        Entry { id, name: name.get(lang), about: about.get(lang) }
    }
    match what {
        Listed::Skills => catalog.skills.iter().map(|it| entry(lang, &it.id, &it.name, &it.work)).collect(),
        Listed::Methods => catalog.methods.iter().map(|it| entry(lang, &it.id, &it.name, &it.text)).collect(),
        Listed::Platforms => catalog.platforms.iter().map(|it| entry(lang, &it.id, &it.name, &it.text)).collect(),
        Listed::Questions => Vec::new(),
    }
}

fn json(catalog: &Catalog, what: Option<Listed>, lang: Lang) -> String {
    #[derive(Serialize)]
    struct All<'a> {
        skills: Vec<Entry<'a>>,
        methods: Vec<Entry<'a>>,
        platforms: Vec<Entry<'a>>,
    }
    let text = match what {
        Some(what) => serde_json::to_string_pretty(&entries(catalog, what, lang)),
        None => serde_json::to_string_pretty(&All {
            skills: entries(catalog, Listed::Skills, lang),
            methods: entries(catalog, Listed::Methods, lang),
            platforms: entries(catalog, Listed::Platforms, lang),
        }),
    };
    text.expect("texts can be written as JSON") + "\n"
}

fn tables(catalog: &Catalog, what: Option<Listed>, words: &Words, width: usize) -> String {
    let mut page = Page::new(width);
    let lists = [
        (Listed::Skills, say!(words, "list-skills")),
        (Listed::Methods, say!(words, "list-methods")),
        (Listed::Platforms, say!(words, "list-platforms")),
    ];
    for (listed, title) in lists.into_iter().filter(|(listed, _)| what.is_none_or(|what| what == *listed)) {
        page.heading(&title);
        let entries = entries(catalog, listed, words.lang());
        id_table(&mut page, entries.iter().map(|it| (it.id, it.name)));
    }
    page.finish()
}

fn questions(catalog: &Catalog, words: &Words, width: usize) -> String {
    let lang = words.lang();
    let mut page = Page::new(width);
    page.heading(&say!(words, "list-activities"));
    for activity in &catalog.activities {
        page.item(0, "", &activity.id);
        page.item(2, "", activity.text.get(lang));
    }
    page.heading(&say!(words, "list-interests"));
    id_table(&mut page, catalog.interests.iter().map(|it| (it.id.as_str(), it.name.get(lang))));
    page.heading(&say!(words, "list-circumstances"));
    for circumstance in &catalog.circumstances {
        page.item(0, "", &format!("--{}", circumstance.id));
        page.item(2, "", circumstance.ask.get(lang));
        match &circumstance.values {
            Values::Scale(levels) => {
                for level in levels {
                    page.item(2, "- ", &format!("{}: {}", level.id, level.name.get(lang)));
                }
            }
            Values::Range { min, max, unit, .. } => {
                let range = say!(words, "number-range", min = *min, max = *max, unit = unit.get(lang));
                page.item(2, "- ", &range);
            }
        }
    }
    page.finish()
}

/// Ids, which are ASCII, then names: straight columns in every terminal. Where they have no room, one below the other.
fn id_table<'a>(page: &mut Page, rows: impl Iterator<Item = (&'a str, &'a str)>) {
    let rows: Vec<_> = rows.collect();
    let mut table = Table::new();
    table.load_style(NOTHING).add_rows(rows.iter().map(|(id, name)| [id, name]));
    let lines: Vec<String> = table.lines().collect();
    if lines.iter().any(|line| cells::width(line.trim_end()) > page.width()) {
        for (id, name) in rows {
            page.item(0, "", id);
            page.item(2, "", name);
        }
        return;
    }
    for line in lines {
        page.line(&line);
    }
}
