//! What stands below the help of each command. Words in capitals stand for something of the catalogue.

use clap::Command;

use crate::catalog::{Catalog, Values};

/// Each after a line with the name of its command.
const ALL: &str = "
== pothik
Without a command, `recommend` is meant, and its flags can be given:
`pothik recommend --help` lists them.

Examples:
  pothik              Answer the questions, then read the advice
  pothik --lang bn    The same in Bengali
  pothik guide        What beginners ask, answered
  pothik list         What can be shown, planned and compared
  pothik plan SKILL   How to learn one skill
== recommend
Flags beat the file, the file beats the code. What is still missing is asked
at a terminal, and stays unknown elsewhere.

Examples:
  pothik recommend
  pothik recommend HOURS SITUATION
  pothik recommend --plain --lang bn
  pothik --rate RATINGS
  pothik recommend --answers answers.toml --output advice.html
  pothik recommend --no-input --answers answers.toml --format json
== plan
With HOURS the stages have dates; other answers show where you need more.

Examples:
  pothik plan SKILL
  pothik plan SKILL HOURS --start 2026-12-01
  pothik plan SKILL HOURS --output plan.ics
  pothik plan SKILL --answers answers.toml
== page
Send the file by WhatsApp, Bluetooth or a memory card, and open it with Chrome.
It needs no network, and nothing leaves it.

Examples:
  pothik page
  pothik page --lang bn --output pothik-bn.html
  pothik page --for CODE --output for-her.html
== start
The journal is one file that you can read and edit. Nothing is kept without it.

Examples:
  pothik start SKILL HOURS
  pothik start --code CODE
  pothik next
  pothik done
  pothik log showed the shop two posts
== next
Examples:
  pothik next
  pothik next --lang bn
== done
Examples:
  pothik done
  pothik done canva/collect
== log
Examples:
  pothik log
  pothik log the shop took the second post
== tried
Examples:
  pothik tried SKILL liked
  pothik tried SKILL so-so
== show
With answers, the stages of a skill show where you need more.

Examples:
  pothik show SKILL SITUATION
  pothik show PLATFORM
  pothik show METHOD --output METHOD.html
== compare
With answers, it adds how well each skill fits and whether you could start.

Examples:
  pothik compare SKILL OTHER
  pothik compare SKILL OTHER SITUATION
== guide
Examples:
  pothik guide                   The topics
  pothik guide TOPIC             One of them
  pothik guide how do I get paid   Your own words
  pothik guide TOPIC --lang bn   The same in Bengali
== list
Examples:
  pothik list
  pothik list skills --format json
  pothik list questions --format toml --output answers.toml
== batch
A column that is named as an activity, an interest or a circumstance
(`pothik list questions`) holds answers; an empty cell is no answer; all other
columns are passed through. A row with a wrong answer is rejected, the others
are written, and the exit code is 1.

Examples:
  pothik batch applicants.csv --output advice.csv --rejects wrong.csv
  pothik batch applicants.csv --summary all.html --group district
  split -n l/4 --filter 'pothik batch --columns id,age,device' rows.csv
== check
Examples:
  pothik check
  pothik check my-catalogue.toml
  pothik check --due 2027-06-01
  pothik check --audit --limits 3..15
== completions
Put the line for your shell where it is read at every start (of zsh,
below compinit):
  bash, ~/.bashrc:
    source <(pothik completions bash)
  zsh, ~/.zshrc:
    source <(pothik completions zsh)
  fish, ~/.config/fish/config.fish:
    pothik completions fish | source
  PowerShell, $PROFILE:
    pothik completions powershell | Out-String | Invoke-Expression
== man
Examples:
  pothik man | man -l -
  mkdir -p ~/.local/share/man/man1
  pothik man > ~/.local/share/man/man1/pothik.1";

/// `command` with its examples, and in them things of `catalog`.
pub(super) fn add(command: Command, catalog: Option<&Catalog>) -> Command {
    let mut all = ALL.split("\n== ").filter_map(|it| it.split_once('\n'));
    let text = all.find(|(name, _)| *name == command.get_name()).map_or("", |(_, text)| text);
    let Some(catalog) = catalog else { return command.after_help(text) };
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
    command.after_help(known.fold(text.to_owned(), |text, (place, id)| text.replace(place, &id)))
}
