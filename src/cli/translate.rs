//! The help in another language than English, which stands at the flags themselves. Made only when somebody asks for it.

use clap::builder::PossibleValue;
use clap::{Arg, Command};

use crate::catalog::Catalog;
use crate::lang::Words;
use crate::say;

/// Where clap's own words stood.
const TEMPLATE: &str = "{before-help}{about-with-newline}\n{usage-heading} {usage}\n\n{all-args}{after-help}";

/// The headings in `src/cli/`, and where they are in the other language.
const HEADINGS: [(&str, &str); 3] = [
    ("Options of every command", "help-options-of-every-command"),
    ("Answers", "help-answers-heading"),
    (super::circumstances::HEADING, "help-how-you-live"),
];

/// `command` with everything that its help says in the language of `words`.
pub fn translated(mut command: Command, words: &Words, catalog: Option<&Catalog>) -> Command {
    command.build();
    one(command, words, catalog)
}

fn one(command: Command, words: &Words, catalog: Option<&Catalog>) -> Command {
    let name = command.get_name().to_owned();
    let say = |key: String| words.has(&key).then(|| say!(words, &key));
    let about = say(format!("help-about-{name}")).unwrap_or_default();
    let long = say(format!("help-long-{name}")).map_or_else(|| about.clone(), |long| format!("{about}\n\n{long}"));
    let after = command.get_after_help().map(|text| after_help(&text.to_string(), &name, words)).unwrap_or_default();
    let template = TEMPLATE.replace("{usage-heading}", &say!(words, "help-usage"));
    let command = command.about(about).long_about(long).after_help(after).help_template(template);
    let command = command.subcommand_help_heading(say!(words, "help-commands"));
    let command = command.mut_args(|arg| argument(arg, &name, words, catalog));
    command.mut_subcommands(|sub| one(sub, words, catalog))
}

fn argument(arg: Arg, command: &str, words: &Words, catalog: Option<&Catalog>) -> Arg {
    let id = arg.get_id().to_string().replace('_', "-");
    let asked = |catalog: &Catalog| {
        let circumstance = catalog.circumstances.iter().find(|it| id.strip_prefix("circumstance:") == Some(&it.id));
        circumstance.map(|it| it.ask.get(words.lang()).to_owned())
    };
    let key = [format!("help-{command}-{id}"), format!("help-{id}")].into_iter().find(|key| words.has(key));
    let mut help = catalog.and_then(asked).or_else(|| key.map(|key| say!(words, &key))).unwrap_or_default();
    let english = arg.get_help_heading().map(ToOwned::to_owned);
    let heading = HEADINGS.iter().find(|(heading, _)| english.as_deref() == Some(heading)).map(|(_, key)| *key);
    let heading = heading.unwrap_or(if arg.is_positional() { "help-arguments" } else { "help-options" });
    if arg.get_action().takes_values() {
        let defaults: Vec<_> = arg.get_default_values().iter().map(|it| it.to_string_lossy()).collect();
        if !defaults.is_empty() {
            help = format!("{help} {}", say!(words, "help-default", value = defaults.join(", ")));
        }
        let values = arg.get_possible_values();
        let about = |name: &str| Some(format!("help-{id}-{name}")).filter(|key| words.has(key));
        let explained = values.iter().filter_map(|value| Some((value.get_name(), about(value.get_name())?)));
        let explained: Vec<_> = explained.map(|(name, key)| format!("- {name}: {}", say!(words, &key))).collect();
        if !explained.is_empty() {
            // clap's heading of its own list cannot be changed.
            let long = format!("{help}\n\n{}", explained.join("\n"));
            return arg.help(help).long_help(long).help_heading(say!(words, heading)).hide_possible_values(true);
        }
        if !values.is_empty() && !arg.is_hide_possible_values_set() {
            let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
            help = format!("{help} {}", say!(words, "help-possible", values = names.join(", ")));
        }
    }
    let arg = arg.help(help.clone()).long_help(help).help_heading(say!(words, heading));
    arg.hide_default_value(true).hide_possible_values(true)
}

/// The examples with what is said above them and beside them.
fn after_help(text: &str, command: &str, words: &Words) -> String {
    let is_example = |line: &&str| line.starts_with("  ") || *line == "Examples:";
    let mut lines: Vec<String> = Vec::new();
    let prose = format!("help-after-{command}");
    if words.has(&prose) {
        lines.push(say!(words, &prose));
        if text.contains("\nExamples:") {
            lines.push(String::new());
        }
    }
    let mut notes = 0;
    for line in text.lines().skip_while(|line| !is_example(line)) {
        match line.trim_start().split_once("   ") {
            _ if line == "Examples:" => lines.push(say!(words, "help-examples")),
            Some((example, _)) => {
                notes += 1;
                let note = say!(words, &format!("help-note-{command}-{notes}"));
                lines.push(format!("  {example}\n      {note}"));
            }
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}
