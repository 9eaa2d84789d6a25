//! `pothik man`: the manual page.

use std::io;

use clap::builder::PossibleValue;
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
    let mut page = Vec::new();
    write(cli::command_with_help(Some(catalog)), &catalog.checked.to_string(), &mut page)?;
    context.deliver_text("man", &String::from_utf8_lossy(&page))
}

/// The page of the program: every command, and only once the options that several of them take.
fn write(command: Command, date: &str, page: &mut Vec<u8>) -> io::Result<()> {
    let mut command = command.disable_help_subcommand(true);
    command.build();
    let man = Man::new(command.clone()).title("POTHIK").date(date);
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    examples(&command).to_writer(page)?;
    options(&command, None, page)?;
    Roff::new().control("SH", ["COMMANDS"]).to_writer(page)?;
    let mut commands: Vec<&Command> = command.get_subcommands().collect();
    commands.sort_by_key(|command| command.get_display_order());
    for command in &commands {
        section(command, page)?;
    }
    let mut headings: Vec<&str> = Vec::new();
    for command in commands {
        for heading in command.get_arguments().filter_map(Arg::get_help_heading) {
            if !headings.contains(&heading) {
                headings.push(heading);
                options(command, Some(heading), page)?;
            }
        }
    }
    let mut more = Roff::new();
    for (title, entries) in MORE {
        more.control("SH", [title]);
        for (what, meaning) in entries {
            more.control("TP", []).text([bold(*what)]).text([roman(*meaning)]);
        }
    }
    more.to_writer(page)
}

/// What is said of one command: its use, the options that only it takes, examples.
fn section(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let usage = command.clone().render_usage().to_string();
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let usage = usage.trim_start_matches("Usage: ");
    Roff::new().control("SS", [usage]).text([roman(about + ".")]).to_writer(page)?;
    let mut own = Vec::new();
    options(&command.clone().mut_arg("help", |arg| arg.hide(true)), None, &mut own)?;
    page.extend(String::from_utf8_lossy(&own).replace(".SH OPTIONS\n", "").bytes());
    examples(command).to_writer(page)
}

/// The section of a command's options that stand under `heading`, or under none.
fn options(command: &Command, heading: Option<&str>, page: &mut Vec<u8>) -> io::Result<()> {
    let command = command.clone().mut_args(|arg| {
        let hide = arg.is_hide_set() || arg.get_help_heading() != heading;
        one_line(arg).hide(hide)
    });
    Man::new(command).render_options_section(page)
}

/// `arg` with its possible values at the end of its help, as one sees them in a terminal, and not as a list.
fn one_line(arg: Arg) -> Arg {
    let value = |value: &PossibleValue| match value.get_help() {
        Some(help) => format!("{} ({help})", value.get_name()),
        None => value.get_name().to_owned(),
    };
    let values: Vec<String> = arg.get_possible_values().iter().map(value).collect();
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
