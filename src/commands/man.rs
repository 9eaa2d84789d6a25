//! `pothik man`: the manual page.

use std::io;

use clap::{Arg, Command};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::Context;
use crate::catalog::Catalog;
use crate::cli;
use crate::error::Error;

/// What the command line itself does not say.
const MORE: [(&str, &[(&str, &str)]); 2] = [
    (
        "EXIT STATUS",
        &[
            ("0", "Done."),
            ("1", "Something is wrong with the data or a file; the message says where."),
            ("2", "Wrong usage, or answers are missing."),
            ("130", "Cancelled, after printing the code that resumes."),
        ],
    ),
    (
        "ENVIRONMENT",
        &[
            ("POTHIK_LANG", "The language, en or bn, where --lang does not say it."),
            ("POTHIK_CATALOG", "The catalogue, where --catalog does not say it."),
            ("NO_COLOR", "If set to anything, no colours."),
            ("TERM", "If dumb, no colours, and numbered lines instead of menus."),
            ("COLUMNS", "The width to write for, where it is not that of the screen."),
        ],
    ),
];

/// Prints the page; the flags on it are those of the catalogue.
pub fn run(context: &Context, catalog: &Catalog) -> Result<(), Error> {
    let page = page(cli::command_with_help(Some(catalog)), &catalog.checked.to_string())?;
    context.deliver_text("man", &page)
}

/// The page of the program: every command, and only once the options that several of them take.
fn page(command: Command, date: &str) -> io::Result<String> {
    let mut command = command.disable_help_subcommand(true);
    command.build();
    let man = Man::new(command.clone()).title("POTHIK").date(date);
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    examples(&command).to_writer(&mut page)?;
    page.extend(options(&command, None)?);
    Roff::new().control("SH", ["COMMANDS"]).to_writer(&mut page)?;
    let mut commands: Vec<&Command> = command.get_subcommands().collect();
    commands.sort_by_key(|command| command.get_display_order());
    for command in &commands {
        page.extend(section(command)?);
    }
    let mut headings: Vec<&str> = Vec::new();
    for command in commands {
        for heading in command.get_arguments().filter_map(Arg::get_help_heading) {
            if !headings.contains(&heading) {
                headings.push(heading);
                page.extend(options(command, Some(heading))?);
            }
        }
    }
    more().to_writer(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

/// What is said of one command: its use, the options that only it takes, examples.
fn section(command: &Command) -> io::Result<Vec<u8>> {
    let usage = command.clone().render_usage().to_string();
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let mut section = Vec::new();
    let mut head = Roff::new();
    head.control("SS", [usage.trim_start_matches("Usage: ")]).text([roman(about + ".")]);
    head.to_writer(&mut section)?;
    let options = options(&command.clone().mut_arg("help", |arg| arg.hide(true)), None)?;
    section.extend(String::from_utf8_lossy(&options).replace(".SH OPTIONS\n", "").bytes());
    examples(command).to_writer(&mut section)?;
    Ok(section)
}

/// The section of a command's options that stand under `heading`, or under none.
fn options(command: &Command, heading: Option<&str>) -> io::Result<Vec<u8>> {
    let command = command.clone().mut_args(|arg| {
        let hide = arg.is_hide_set() || arg.get_help_heading() != heading;
        one_line(arg).hide(hide)
    });
    let mut section = Vec::new();
    Man::new(command).render_options_section(&mut section)?;
    Ok(section)
}

/// `arg` with its possible values at the end of its help, as one sees them in a terminal, and not as a list.
fn one_line(arg: Arg) -> Arg {
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .map(|value| match value.get_help() {
            Some(help) => format!("{} ({help})", value.get_name()),
            None => value.get_name().to_owned(),
        })
        .collect();
    if values.is_empty() || arg.is_hide_possible_values_set() {
        return arg;
    }
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    arg.help(format!("{help} [possible values: {}]", values.join(", "))).hide_possible_values(true)
}

/// What stands below the help of a command; where lines are indented, they stay as they are.
fn examples(command: &Command) -> Roff {
    let mut section = Roff::new();
    let text = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    for paragraph in text.split("\n\n").filter(|it| !it.is_empty()) {
        let verbatim = paragraph.contains("\n ");
        section.control("PP", []);
        if verbatim {
            section.control("nf", []);
        }
        for line in paragraph.lines() {
            section.text([roman(line)]);
        }
        if verbatim {
            section.control("fi", []);
        }
    }
    section
}

fn more() -> Roff {
    let mut sections = Roff::new();
    for (title, entries) in MORE {
        sections.control("SH", [title]);
        for (what, meaning) in entries {
            sections.control("TP", []).text([bold(*what)]).text([roman(*meaning)]);
        }
    }
    sections
}
