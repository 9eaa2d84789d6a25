//! A report on a terminal's screen. A table where its columns are straight in every terminal, a list where not.

use comfy_table::presets::NOTHING;
use comfy_table::{ContentArrangement, Table};

use super::Page;
use super::document::{Block, Document, Entry, Mark, PathStage, Ranking, RankingRow};
use crate::lang::Lang;

/// Below this many cells a table has no room.
const TABLE_WIDTH: usize = 60;
/// The width of a bar in cells.
const BAR: usize = 10;

/// The whole report, `width` cells wide.
pub fn terminal(document: &Document, width: usize) -> String {
    let mut page = Page::new(width);
    let mut ends_a_part = false;
    for block in &document.blocks {
        let is_text = matches!(block, Block::Lead(_) | Block::Text(_));
        if is_text && ends_a_part {
            page.gap();
        }
        ends_a_part = is_text || matches!(block, Block::List(_));
        match block {
            Block::Heading(text) => page.heading(text),
            Block::Lead(text) => page.strong(text),
            Block::Text(text) => page.text(text),
            Block::Quiet(text) => {
                page.gap();
                page.quiet(text);
            }
            Block::List(entries) => list(&mut page, document.lang, 2, entries),
            Block::Ranking(ranking) => {
                page.gap();
                self::ranking(&mut page, document.lang, ranking);
            }
            Block::Profile(_) => {}
            Block::Path(stages) => path(&mut page, document.lang, stages),
            Block::Table { header, rows } => table(&mut page, header, rows),
            Block::Command(text) => page.line(text),
        }
    }
    page.finish()
}

fn list(page: &mut Page, lang: Lang, indent: usize, entries: &[Entry]) {
    for entry in entries {
        let mark = match entry.mark {
            Mark::Bullet | Mark::Against => "- ".to_owned(),
            Mark::For => "+ ".to_owned(),
            Mark::Number(number) => lang.digits(&format!("{number}. ")),
            Mark::None => String::new(),
        };
        page.item(indent, &mark, &entry.text);
        if let Some(link) = &entry.link {
            page.whole(indent + 2, link);
        }
        if let Some(command) = &entry.command {
            page.whole(indent + 2, command);
        }
        list(page, lang, indent + 3, &entry.under);
    }
}

fn ranking(page: &mut Page, lang: Lang, ranking: &Ranking) {
    let [chance, skill, start] = &ranking.header;
    let straight = |text: &str| text.is_ascii();
    if page.width() < TABLE_WIDTH || !straight(skill) || !ranking.rows.iter().all(|row| straight(&row.name)) {
        for row in &ranking.rows {
            page.item(0, &lang.digits(&format!("{}. ", row.rank)), &row.name);
            page.item(3, "", &told(row));
            page.item(3, "", &row.start);
        }
        return;
    }
    let rows = ranking.rows.iter().map(|row| [row.rank.to_string(), told(row), row.name.clone(), row.start.clone()]);
    print(page, [String::from("#"), chance.clone(), skill.clone(), start.clone()], rows);
}

/// Columns where they fit and are straight; otherwise a paragraph for each row, an entry for each cell.
fn table(page: &mut Page, header: &[String], rows: &[Vec<String>]) {
    let cells = || header.iter().chain(rows.iter().flatten());
    if page.width() >= TABLE_WIDTH && cells().all(|cell| cell.is_ascii()) {
        print(page, header.to_vec(), rows.iter().cloned());
        return;
    }
    for row in rows {
        page.gap();
        for (name, cell) in header.iter().zip(row) {
            if name.is_empty() {
                page.strong(cell);
            } else {
                page.item(2, "", &format!("{name}: {cell}"));
            }
        }
    }
}

fn print<R: Into<comfy_table::Row>>(
    page: &mut Page,
    header: impl Into<comfy_table::Row>,
    rows: impl Iterator<Item = R>,
) {
    let mut table = Table::new();
    table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(page.width()).unwrap_or(u16::MAX));
    table.set_header(header);
    for row in rows {
        table.add_row(row);
    }
    for line in table.lines() {
        page.line(&line);
    }
}

fn path(page: &mut Page, lang: Lang, stages: &[PathStage]) {
    for stage in stages {
        for need in &stage.needs {
            page.item(2, "── ", need);
        }
        page.item(2, &lang.digits(&format!("{}. ", stage.number)), &stage.title);
        for line in &stage.when {
            page.item(5, "", line);
        }
        page.item(5, "→ ", &stage.makes);
        list(page, lang, 5, &stage.parts);
        if let Some(pause) = &stage.pause {
            page.item(2, "?? ", pause);
        }
    }
}

/// A chance as a bar and in words.
fn told(row: &RankingRow) -> String {
    row.chance.map_or_else(|| row.told.clone(), |chance| format!("{} {}", bar(chance), row.told))
}

pub(super) fn bar(share: f64) -> String {
    let full = (share * BAR as f64).round() as usize;
    format!("{}{}", "━".repeat(full), "─".repeat(BAR - full.min(BAR)))
}

#[cfg(test)]
mod tests {
    use super::super::cells;
    use super::*;

    #[test]
    fn bars_run_from_empty_to_full() {
        assert_eq!(bar(0.0), "──────────");
        assert_eq!(bar(0.52), "━━━━━─────");
        assert_eq!(bar(1.0), "━━━━━━━━━━");
        assert_eq!(cells::width(&bar(0.3)), BAR);
    }
}
