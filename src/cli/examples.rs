//! What stands below the help of each command. Words in capitals stand for something of the catalogue.

use clap::Command;

use crate::catalog::{Catalog, Values};

pub(super) const ROOT: &str = "\
Without a command, `recommend` is meant, and its flags can be given:
`pothik recommend --help` lists them.

Examples:
  pothik              Answer the questions, then read the advice
  pothik --lang bn    The same in Bengali
  pothik guide        What beginners ask, answered
  pothik list         What can be shown, planned and compared
  pothik plan SKILL   How to learn one skill";

pub(super) const RECOMMEND: &str = "\
Flags beat the file, the file beats the code. What is still missing is asked
at a terminal, and stays unknown elsewhere.

Examples:
  pothik recommend
  pothik recommend HOURS SITUATION
  pothik recommend --plain --lang bn
  pothik --rate RATINGS
  pothik recommend --answers answers.toml --output advice.html
  pothik recommend --no-input --answers answers.toml --format json";

pub(super) const PLAN: &str = "\
With HOURS the stages have dates; other answers show where you need more.

Examples:
  pothik plan SKILL
  pothik plan SKILL HOURS --start 2026-12-01
  pothik plan SKILL HOURS --output plan.ics
  pothik plan SKILL --answers answers.toml";

pub(super) const PAGE: &str = "\
Send the file by WhatsApp, Bluetooth or a memory card, and open it with Chrome.
It needs no network, and nothing leaves it.

Examples:
  pothik page
  pothik page --lang bn --output pothik-bn.html
  pothik page --for CODE --output for-her.html";

pub(super) const START: &str = "\
The journal is one file that you can read and edit. Nothing is kept without it.

Examples:
  pothik start SKILL HOURS
  pothik start --code CODE
  pothik next
  pothik done
  pothik log showed the shop two posts";

pub(super) const NEXT: &str = "\
Examples:
  pothik next
  pothik next --lang bn";

pub(super) const DONE: &str = "\
Examples:
  pothik done
  pothik done canva/collect";

pub(super) const LOG: &str = "\
Examples:
  pothik log
  pothik log the shop took the second post";

pub(super) const TRIED: &str = "\
Examples:
  pothik tried SKILL liked
  pothik tried SKILL so-so";

pub(super) const SHOW: &str = "\
With answers, the stages of a skill show where you need more.

Examples:
  pothik show SKILL SITUATION
  pothik show PLATFORM
  pothik show METHOD --output METHOD.html";

pub(super) const COMPARE: &str = "\
With answers, it adds how well each skill fits and whether you could start.

Examples:
  pothik compare SKILL OTHER
  pothik compare SKILL OTHER SITUATION";

pub(super) const GUIDE: &str = "\
Examples:
  pothik guide                   The topics
  pothik guide TOPIC             One of them
  pothik guide how do I get paid   Your own words
  pothik guide TOPIC --lang bn   The same in Bengali";

pub(super) const LIST: &str = "\
Examples:
  pothik list
  pothik list skills --format json
  pothik list questions --format toml --output answers.toml";

pub(super) const BATCH: &str = "\
A column that is named as an activity, an interest or a circumstance
(`pothik list questions`) holds answers; an empty cell is no answer; all other
columns are passed through. A row with a wrong answer is rejected, the others
are written, and the exit code is 1.

Examples:
  pothik batch applicants.csv --output advice.csv --rejects wrong.csv
  pothik batch applicants.csv --summary all.html --group district
  split -n l/4 --filter 'pothik batch --columns id,age,device' rows.csv";

pub(super) const CHECK: &str = "\
Examples:
  pothik check
  pothik check my-catalogue.toml
  pothik check --due 2027-06-01
  pothik check --audit --limits 3..15";

pub(super) const COMPLETIONS: &str = "\
Put the line for your shell where it is read at every start (of zsh,
below compinit):
  bash, ~/.bashrc:
    source <(pothik completions bash)
  zsh, ~/.zshrc:
    source <(pothik completions zsh)
  fish, ~/.config/fish/config.fish:
    pothik completions fish | source
  PowerShell, $PROFILE:
    pothik completions powershell | Out-String | Invoke-Expression";

pub(super) const MAN: &str = "\
Examples:
  pothik man | man -l -
  mkdir -p ~/.local/share/man/man1
  pothik man > ~/.local/share/man/man1/pothik.1";

/// `command` with things of `catalog` in its examples.
pub(super) fn fill(command: Command, catalog: &Catalog) -> Command {
    let Some(text) = command.get_after_help().map(ToString::to_string) else { return command };
    let situation = catalog.circumstances.iter().find_map(|it| match &it.values {
        Values::Scale(levels) => Some(format!("--{} {}", it.id, levels.first()?.id)),
        Values::Range { .. } => None,
    });
    let ratings = catalog.first_activities().zip([5, 1, 2]).map(|(at, n)| format!("{}={n}", catalog.activities[at].id));
    let places = [
        ("SKILL", catalog.skills.first().map(|it| it.id.clone())),
        ("OTHER", catalog.skills.iter().nth(1).map(|it| it.id.clone())),
        ("METHOD", catalog.methods.first().map(|it| it.id.clone())),
        ("PLATFORM", catalog.platforms.first().map(|it| it.id.clone())),
        ("TOPIC", catalog.guides.first().map(|it| it.id.clone())),
        ("HOURS", Some(format!("--{} 10", catalog.circumstances[catalog.planning.hours].id))),
        ("SITUATION", situation),
        ("RATINGS", Some(ratings.collect::<Vec<_>>().join(","))),
    ];
    let known = places.into_iter().filter_map(|(place, id)| Some((place, id?)));
    let text = known.fold(text, |text, (place, id)| text.replace(place, &id));
    command.after_help(text)
}
