//! A report in Markdown (CommonMark, with tables as on GitHub).

use std::fmt::Write;

use super::document::{Block, Document, Entry, Mark, PathStage, Profile, ProfileRow, RankingRow};
use crate::untrusted::legible;

pub fn markdown(document: &Document) -> String {
    let mut out = format!("# {}\n", escape(&document.title));
    for block in document.below_title() {
        out.push('\n');
        match block {
            Block::Heading(text) => line(&mut out, &format!("## {}", escape(text))),
            Block::Lead(text) => line(&mut out, &format!("**{}**", escape(text))),
            Block::Text(text) => line(&mut out, &escape(text)),
            Block::Quiet(text) => line(&mut out, &format!("_{}_", escape(text))),
            Block::List(entries) => list(&mut out, 0, entries),
            Block::Ranking(ranking) => {
                let [chance, skill, start] = ranking.header.clone();
                let rank = |row: &RankingRow| document.lang.digits(&row.rank.to_string());
                let row = |row: &RankingRow| vec![rank(row), row.name.clone(), row.told.clone(), row.start.clone()];
                table(&mut out, &["#".to_owned(), skill, chance, start], ranking.rows.iter().map(row));
            }
            Block::Profile(Profile { learner, skill, rows, .. }) => {
                let figure = |figure: f64| document.lang.digits(&format!("{figure:.1}"));
                let learners = |row: &ProfileRow| row.learner.map(figure).unwrap_or_default();
                let row = |row: &ProfileRow| vec![row.name.clone(), learners(row), figure(row.skill)];
                table(&mut out, &[String::new(), learner.clone(), skill.clone()], rows.iter().map(row));
            }
            Block::Path(stages) => path(&mut out, document, stages),
            Block::Table { header, rows } => table(&mut out, header, rows.iter().cloned()),
            Block::Command(text) => line(&mut out, &format!("    {}", on_one_line(text))),
        }
    }
    // The values and the names of columns and files in a summary come from outside.
    legible(&out)
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn table(out: &mut String, header: &[String], rows: impl Iterator<Item = Vec<String>>) {
    cells(out, header);
    line(out, &format!("|{}", " --- |".repeat(header.len())));
    rows.for_each(|row| cells(out, &row));
}

fn cells(out: &mut String, cells: &[String]) {
    for cell in cells {
        let _ = write!(out, "| {} ", inline(cell));
    }
    line(out, "|");
}

fn list(out: &mut String, indent: usize, entries: &[Entry]) {
    for entry in entries {
        let mark = match entry.mark {
            Mark::Number(number) => format!("{number}. "),
            Mark::For => "- (+) ".to_owned(),
            Mark::Against => "- (-) ".to_owned(),
            Mark::Bullet | Mark::None => "- ".to_owned(),
        };
        let link = entry.link.as_ref().map(|link| format!(" <{}>", address(link))).unwrap_or_default();
        let link = entry.command.as_ref().map_or(link, |command| format!(": `{command}`"));
        line(out, &format!("{}{mark}{}{link}", " ".repeat(indent), escape(&entry.text)));
        list(out, indent + 4, &entry.under);
    }
}

fn path(out: &mut String, document: &Document, stages: &[PathStage]) {
    for stage in stages {
        for need in &stage.needs {
            line(out, &format!("- **{}**", escape(need)));
        }
        let number = document.lang.digits(&stage.number.to_string());
        line(out, &format!("- [ ] {number}. {}", escape(&stage.title)));
        for text in &stage.when {
            line(out, &format!("    - {}", escape(text)));
        }
        line(out, &format!("    - → {}", escape(&stage.makes)));
        list(out, 4, &stage.parts);
        if let Some(pause) = &stage.pause {
            line(out, &format!("    - _{}_", escape(pause)));
        }
    }
}

fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// An address in which nothing ends the angle brackets around it.
fn address(link: &str) -> String {
    link.replace('<', "%3C").replace('>', "%3E")
}

/// `text` with everything that Markdown or HTML would take for a mark made plain.
fn escape(text: &str) -> String {
    let mut out = inline(text);
    // A number or a sign at the beginning would begin a list.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && out[digits..].starts_with(['.', ')']) {
        out.insert(digits, '\\');
    } else if out.starts_with(['-', '+', '=']) {
        out.insert(0, '\\');
    }
    out
}

/// The same where no list can begin.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // It would end a cell of a table, and begin anything.
            '\n' | '\r' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    use super::*;
    use crate::lang::Lang;

    /// The text that a reader of Markdown sees, and whether it sees any HTML.
    fn seen(markdown: &str) -> (String, bool) {
        let mut text = String::new();
        let mut html = false;
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Text(part) | Event::Code(part) => text.push_str(&part),
                Event::Html(_) | Event::InlineHtml(_) => html = true,
                _ => {}
            }
        }
        (text, html)
    }

    proptest! {
        #[test]
        fn whatever_stands_in_a_catalogue_is_shown_as_text(text in "[!-~]{1,30}( [!-~]{1,10}){0,3}") {
            let document = Document { lang: Lang::En, title: "t".into(), blocks: vec![Block::Text(text.clone())] };
            let (seen, html) = seen(&markdown(&document));
            prop_assert!(!html);
            prop_assert_eq!(seen.strip_prefix('t').unwrap_or(&seen), text.as_str());
        }
    }
}
