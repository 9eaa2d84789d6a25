//! What a shell offers while one types: the values of the catalogue in use, in each shell as it really runs.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use pothik::catalog::{Thing, Values};

use crate::support::{CATALOG, failure, paths, pothik, search_path, stdout};
use crate::terminal::Terminal;

/// A line and what its last word becomes, the same in every shell.
const COMPLETED: &[(&str, &str)] = &[
    ("pothik pla", "plan"),
    ("pothik plan gra", "graphic-design"),
    ("pothik plan seo --device ph", "phone"),
    ("pothik --device ph", "phone"),
    ("pothik --plain show fiv", "fiverr"),
    ("pothik compare seo anim", "animation"),
    ("pothik guide phone", "phone-only"),
    ("pothik list que", "questions"),
    ("pothik recommend --fini", "--finishing"),
    ("pothik --interest real", "realistic="),
    ("pothik check cata", "catalogue.toml"),
];

/// What is offered for the last word of `line`, as the script for fish is told it.
fn offered(line: &str) -> BTreeSet<String> {
    offered_in(Path::new("."), line)
}

fn offered_in(folder: &Path, line: &str) -> BTreeSet<String> {
    let mut words: Vec<&str> = line.split(' ').collect();
    words.insert(0, "--");
    let told = stdout(pothik().current_dir(folder).args(words).env("POTHIK_COMPLETE", "fish"));
    told.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

fn ids(wanted: impl Fn(&Thing) -> bool) -> BTreeSet<String> {
    CATALOG.things().into_iter().filter(wanted).map(|it| CATALOG.id(it).to_owned()).collect()
}

#[test]
fn every_id_is_offered_where_it_belongs_and_nothing_else() {
    let skills = ids(|it| matches!(it, Thing::Skill(_)));
    assert_eq!(offered("pothik plan "), skills);
    assert_eq!(offered("pothik compare seo "), skills);
    assert_eq!(offered("pothik show "), ids(|it| !matches!(it, Thing::Guide(_))));
    assert_eq!(offered("pothik guide "), ids(|it| matches!(it, Thing::Guide(_))));
    for circumstance in &CATALOG.circumstances {
        if let Values::Scale(levels) = &circumstance.values {
            let levels: BTreeSet<String> = levels.iter().map(|level| level.id.clone()).collect();
            for command in ["", "recommend ", "plan seo ", "show seo ", "compare seo blogging "] {
                assert_eq!(offered(&format!("pothik {command}--{} ", circumstance.id)), levels);
            }
        }
    }
    let with_equals = |ids: Vec<&String>| ids.into_iter().map(|id| format!("{id}=")).collect::<BTreeSet<_>>();
    assert_eq!(offered("pothik --rate "), with_equals(CATALOG.activities.iter().map(|it| &it.id).collect()));
    assert_eq!(offered("pothik --interest "), with_equals(CATALOG.interests.iter().map(|it| &it.id).collect()));
}

#[test]
fn ratings_are_offered_once_one_activity_is_left_also_behind_a_comma() {
    let ratings = |before: &str| (1..=5).map(|rating| format!("{before}{rating}")).collect::<BTreeSet<_>>();
    assert_eq!(offered("pothik --rate cut"), ratings("cut-video="));
    assert_eq!(offered("pothik --rate cut-video=4,repair-t"), ratings("cut-video=4,repair-things="));
    assert_eq!(offered("pothik --rate cut-video=4"), BTreeSet::from(["cut-video=4".to_owned()]));
}

#[test]
fn flags_are_offered_once_begun_and_hidden_ones_are_not() {
    assert!(
        offered("pothik plan --").is_superset(&["--device", "--start", "--lang", "--help"].map(str::to_owned).into())
    );
    assert_eq!(offered("pothik --to"), BTreeSet::from(["--top".to_owned()]));
    let offered = offered("pothik list questions ");
    assert!(offered.contains("--format") && !offered.contains("--today"), "{offered:?}");
}

#[test]
fn the_catalogue_in_use_is_the_one_of_the_line_that_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.toml");
    std::fs::write(&other, paths().replace("\"blogging\"", "\"writing-a-blog\"")).unwrap();
    assert_eq!(offered("pothik plan writ"), BTreeSet::new());
    let own = offered_in(folder.path(), "pothik --catalog other.toml plan writ");
    assert_eq!(own, BTreeSet::from(["writing-a-blog".to_owned()]));
    std::fs::write(&other, "schema = 2").unwrap();
    let broken = offered_in(folder.path(), "pothik --catalog other.toml plan gra");
    assert_eq!(broken, BTreeSet::new(), "and nobody is shown mistakes while typing");
}

#[test]
fn what_is_offered_is_not_all_that_is_accepted() {
    for word in ["গ্রাফিক্স ডিজাইন", "Graphic Design", "graphics"] {
        assert!(!offered("pothik plan ").contains(word));
        stdout(pothik().args(["plan", word]));
    }
    let error = failure(pothik().args(["plan", "graphic-desing"]), 2);
    assert!(error.contains("did you mean `graphic-design`?"), "{error}");
}

#[test]
fn texts_beside_the_ids_are_in_the_language_of_the_person() {
    let mut bengali = pothik();
    let told =
        stdout(bengali.args(["--", "pothik", "plan", "gra"]).env("POTHIK_COMPLETE", "fish").env("LANG", "bn_BD"));
    assert_eq!(told, "graphic-design\tগ্রাফিক ডিজাইন\n");
}

#[test]
fn a_script_is_printed_or_saved_under_the_name_a_shell_wants() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = stdout(pothik().args(["completions", shell]));
        assert!(script.contains("POTHIK_COMPLETE") && script.contains(shell), "{script}");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(format!("_pothik.{shell}"));
        pothik().args(["completions", shell, "--output"]).arg(&file).assert().success().stdout("");
        assert_eq!(std::fs::read_to_string(file).unwrap(), script);
        assert!(failure(pothik().args(["completions", shell, "--format", "json"]), 2).contains("text only"));
    }
    assert!(failure(pothik().args(["completions", "tcsh"]), 2).contains("powershell"));
}

/// There is no PowerShell in Debian: what its script would be told is all that is looked at.
#[test]
fn powershell_is_told_the_ids() {
    let script = stdout(pothik().args(["completions", "powershell"]));
    assert!(script.contains("Register-ArgumentCompleter -Native -CommandName pothik"), "{script}");
    let told = stdout(pothik().args(["--", "pothik", "plan", "gra"]).env("POTHIK_COMPLETE", "powershell"));
    assert_eq!(told, "graphic-design\tgraphic design\n");
}

/// A folder with a file to complete, where a shell finds no settings of anybody.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("catalogue.toml"), paths()).unwrap();
    home
}

/// Types each line and Tab in `shell`, which has run `setup`.
fn type_and_press_tab(shell: &str, setup: &str) {
    let home = home();
    let env = [("PS1", "new> "), ("HOME", home.path().to_str().unwrap())];
    let mut terminal = Terminal::run(&format!("cd; exec {shell}"), 100, &env);
    terminal.wait("the prompt", |lines| lines.last().is_some_and(|line| line == "new>_"));
    terminal.enter(&format!("{setup}\r"));
    for (at, (line, word)) in COMPLETED.iter().enumerate() {
        // A prompt of its own for each line: only when it is there does the shell read keys.
        terminal.enter(&format!("\x15clear; PS1='{at}> '\r"));
        terminal.wait("the prompt", |lines| *lines == [format!("{at}>_")]);
        terminal.enter(&format!("{line}\t"));
        let whole = format!("{at}> {} {word}", line.rsplit_once(' ').unwrap().0);
        terminal.wait(&whole, |lines| lines.first().is_some_and(|it| it.trim_end_matches('_').trim_end() == whole));
    }
}

#[test]
#[ignore = "needs bash; .ci/run has it"]
fn bash_completes_what_is_typed() {
    type_and_press_tab("bash --norc --noprofile -i", "source <(pothik completions bash)");
}

#[test]
#[ignore = "needs zsh; .ci/run installs it"]
fn zsh_completes_what_is_typed() {
    let setup = "autoload -U compinit; compinit -D -u; source <(pothik completions zsh)";
    type_and_press_tab("zsh -f -i", setup);
}

#[test]
#[ignore = "needs fish; .ci/run installs it"]
fn fish_completes_what_is_typed() {
    let home = home();
    for (line, word) in COMPLETED {
        let script = format!("pothik completions fish | source; complete -C '{line}'");
        let mut fish = Command::new("fish");
        fish.args(["--no-config", "-c", &script]).current_dir(&home);
        // In the C locale fish finds no program in a folder with Bengali letters.
        fish.env_clear().env("PATH", search_path()).env("HOME", home.path()).env("LC_ALL", "C.UTF-8");
        let output = fish.output().expect("fish is installed");
        assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(told.lines().all(|it| it.starts_with(word)) && !told.is_empty(), "{line}:\n{told}");
    }
}
