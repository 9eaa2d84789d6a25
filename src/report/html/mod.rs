//! A report as a page for a browser or a printer: one file, no scripts, no requests.

mod profile;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::document::{Block, Document, Entry, Mark, PathStage, Ranking};
use crate::lang::{Lang, Words};
use crate::say;
use crate::untrusted::legible;

/// The look of every page.
pub const STYLE: &str = include_str!("style.css");

pub fn html(document: &Document, words: &Words) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(document.lang.code()) {
            head {
                meta charset="utf-8";
                title { (document.title) }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (document.title) }
                    (blocks(document, words))
                }
            }
        }
    };
    legible(&page.into_string()) + "\n"
}

/// What stands below the title.
pub fn blocks(document: &Document, words: &Words) -> Markup {
    html! {
        @for (place, block) in document.below_title().enumerate() {
            @match block {
                Block::Heading(text) => h2 { (text) },
                Block::Lead(text) => p class="lead" { (text) },
                Block::Text(text) => p { (text) },
                Block::Quiet(text) => p class="quiet" { (text) },
                Block::List(entries) => (list(document.lang, entries)),
                Block::Ranking(ranking) => (self::ranking(document, ranking)),
                Block::Profile(profile) => (profile::profile(document.lang, profile)),
                Block::Path(path) => (stages(document, words, place, path)),
                Block::Table { header, rows } => (table(header, rows)),
                Block::Command(text) => p { code { (text) } },
            }
        }
    }
}

pub fn list(lang: Lang, entries: &[Entry]) -> Markup {
    html! {
        @if !entries.is_empty() {
            ul {
                @for entry in entries {
                    li class=(class(entry.mark)) {
                        @match entry.mark {
                            Mark::Number(number) => span class="mark" { (lang.digits(&format!("{number}. "))) },
                            Mark::For => span class="mark" { "+ " },
                            Mark::Against => span class="mark" { "− " },
                            Mark::Bullet | Mark::None => {},
                        }
                        (entry.text)
                        @if let Some(link) = &entry.link {
                            " " a href=(link) { (link) }
                        }
                        @if let Some(command) = &entry.command { " " code { (command) } }
                        (list(lang, &entry.under))
                    }
                }
            }
        }
    }
}

fn class(mark: Mark) -> &'static str {
    match mark {
        Mark::Bullet => "bullet",
        Mark::Number(_) => "number",
        Mark::For => "for",
        Mark::Against => "against",
        Mark::None => "none",
    }
}

/// The chances as bars; the words beside each say the same.
fn ranking(document: &Document, ranking: &Ranking) -> Markup {
    let [chance, skill, start] = &ranking.header;
    let names: Vec<&str> = ranking.rows.iter().map(|row| &*row.name).collect();
    html! {
        section class="wide" tabindex="0" aria-label=(format!("{skill}: {}", names.join(", "))) {
            table class="ranking" {
                thead { tr { th scope="col" { "#" } th scope="col" { (skill) } th scope="col" { (chance) } th scope="col" { (start) } } }
                tbody {
                    @for row in &ranking.rows {
                        tr {
                            td { (document.lang.digits(&row.rank.to_string())) }
                            th scope="row" { (row.name) }
                            td class="fit" {
                                @if let Some(chance) = row.chance {
                                    span class="bar" aria-hidden="true" { span style=(format!("width:{:.0}%", chance * 100.0)) {} }
                                }
                                (row.told)
                            }
                            td { (row.start) }
                        }
                    }
                }
            }
        }
    }
}

fn table(header: &[String], rows: &[Vec<String>]) -> Markup {
    html! {
        section class="wide" tabindex="0" aria-label=(header.join(", ").trim_start_matches(", ")) {
            table class="compared" {
                thead { tr { @for (place, cell) in header.iter().enumerate() {
                    @if place == 0 { td {} } @else { th scope="col" { (cell) } }
                } } }
                tbody {
                    @for row in rows {
                        tr { @for (place, cell) in row.iter().enumerate() {
                            @if place == 0 { th scope="row" { (cell) } } @else { td data-label=(header.get(place).map_or("", String::as_str)) { (cell) } }
                        } }
                    }
                }
            }
        }
    }
}

/// The stages with boxes to tick.
fn stages(document: &Document, words: &Words, place: usize, stages: &[PathStage]) -> Markup {
    html! {
        ol class="path" {
            @for stage in stages {
                @let id = format!("stage-{place}-{}", stage.number);
                li class=(if stage.open { "open" } else { "locked" }) {
                    @for need in &stage.needs { p class="need" { (need) } }
                    p class="stage" {
                        input type="checkbox" id=(id);
                        label for=(id) { (document.lang.digits(&stage.number.to_string())) ". " (stage.title) }
                        @if !stage.open { " " span class="lock" { (say!(words, "locked")) } }
                    }
                    @for line in &stage.when { p class="when" { (line) } }
                    p { "→ " (stage.makes) }
                    (list(document.lang, &stage.parts))
                    @if let Some(pause) = &stage.pause { p class="pause" { (pause) } }
                }
            }
        }
    }
}
