//! What has to be known of the arguments before they are parsed.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, Args, ColorChoice, Command, ValueEnum};

use super::{ANSWER_COMMANDS, DEFAULT_COMMAND, Global};
use crate::lang::Lang;

/// Which flags there are depends on the command and its catalogue; how an error is printed, on language and colours.
pub struct Early {
    pub catalog: Option<PathBuf>,
    pub colour: ColorChoice,
    pub lang: Option<Lang>,
    /// Whether the command takes answers, so that the catalogue's flags belong to it.
    pub takes_answers: bool,
    /// Where the default command belongs, if none is named.
    default_at: Option<usize>,
}

impl Early {
    pub fn new(args: &[OsString]) -> Self {
        let globals = global_flags();
        let mut early =
            Self { catalog: None, colour: ColorChoice::Auto, lang: None, takes_answers: false, default_at: None };
        let (mut command, mut at) = (None, 1);
        while let Some(arg) = args.get(at) {
            let written = arg.to_string_lossy();
            let (name, attached) = match written.split_once('=') {
                Some((name, value)) => (name, Some(OsString::from(value))),
                None => (&*written, None),
            };
            let flag = globals.iter().find(|(flag, _)| flag == name);
            let separate = attached.is_none() && flag.is_some_and(|(_, takes_value)| *takes_value);
            if flag.is_none() && command.is_none() {
                command = Some(at);
            }
            match (name, attached.or_else(|| args.get(at + 1).filter(|_| separate).cloned())) {
                ("--catalog", Some(value)) => early.catalog = Some(value.into()),
                ("--color", Some(value)) => early.colour = value.to_string_lossy().parse().unwrap_or_default(),
                ("--lang", Some(value)) => early.lang = Lang::from_str(&value.to_string_lossy(), false).ok(),
                _ => {}
            }
            at += if separate { 2 } else { 1 };
        }
        // If the value of the last flag is missing, that is for clap to say.
        let Some(command) = command.or((at == args.len()).then_some(at)) else { return early };
        let word = args.get(command).map(|word| word.to_string_lossy()).unwrap_or_default();
        let named = !word.is_empty() && !word.starts_with('-') || ["-h", "--help", "-V", "--version"].contains(&&*word);
        if !named {
            early.default_at = Some(command);
        }
        early.takes_answers = !named || ANSWER_COMMANDS.iter().any(|name| word == *name);
        early
    }

    /// The arguments with the default command put in where none is named.
    pub fn with_command(&self, mut args: Vec<OsString>) -> Vec<OsString> {
        if let Some(at) = self.default_at {
            args.insert(at, DEFAULT_COMMAND.into());
        }
        args
    }
}

/// The flags of every command, and whether each takes a value.
fn global_flags() -> Vec<(String, bool)> {
    let root = Global::augment_args(Command::new("pothik"));
    let flags = |arg: &Arg| {
        let names = [arg.get_long().map(|long| format!("--{long}")), arg.get_short().map(|short| format!("-{short}"))];
        names.map(|name| Some((name?, arg.get_action().takes_values())))
    };
    root.get_arguments().flat_map(flags).flatten().collect()
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::*;

    fn default_of(line: &str) -> String {
        let args: Vec<_> = line.split(' ').map(OsString::from).collect();
        Early::new(&args).with_command(args).join(OsStr::new(" ")).into_string().unwrap()
    }

    #[test]
    fn recommend_is_meant_where_no_command_is_named() {
        assert_eq!(default_of("pothik"), "pothik recommend");
        assert_eq!(default_of("pothik --lang bn --plain"), "pothik --lang bn --plain recommend");
        assert_eq!(default_of("pothik --device phone"), "pothik recommend --device phone");
        assert_eq!(default_of("pothik --lang=bn list"), "pothik --lang=bn list");
        assert_eq!(default_of("pothik --format json check x"), "pothik --format json check x");
        assert_eq!(default_of("pothik --help"), "pothik --help");
        assert_eq!(default_of("pothik lisst"), "pothik lisst");
    }
}
