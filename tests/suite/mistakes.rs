//! What is said in Bengali about the mistakes that people make.

use pothik::lang::{Lang, Words};
use pothik::report::cells;

use crate::support::{CATALOG, failure, pothik, stdout};

/// Arguments that are wrong in ways that people are. `DIR` is a folder with the files below, and nothing else.
const MISTAKES: [&str; 44] = [
    "recomend",
    "graphic design",
    "help scams",
    "qwerty",
    "show nothing-like-this",
    "show freelancing-on-the-moon",
    "show",
    "plan",
    "plan fiverr",
    "plan qwerty",
    "plan graphic-design --start yesterday",
    "plan graphic-design --format ics",
    "plan graphic-design --hours 10 --start 9999-12-01",
    "plan graphic-design --output DIR",
    "plan graphic-design --output DIR/there.html",
    "plan graphic-design --output DIR/nowhere/plan.html",
    "plan graphic-design --output DIR/plan.docx",
    "compare graphic-design",
    "compare graphic-design graphic-design",
    "compare graphic-design fiverr",
    "list everything",
    "list skills --format html",
    "list --format pdf",
    "--lang",
    "--no-input",
    "--no-input --rate cut-video=5",
    "--rate cut-video",
    "--rate cut-video=6",
    "--rate cut-vidoe=5",
    "--rate cut-video=5,cut-video=4",
    "--interest artistic=9",
    "--device fone",
    "--hours many",
    "--hours",
    "--colour red",
    "--code wdwmm-vhakf",
    "--answers DIR/missing.toml",
    "--answers DIR/wrong.toml",
    "--answers DIR/broken.toml",
    "--catalog DIR/missing.toml list",
    "batch DIR/missing.csv",
    "batch DIR/names.csv",
    "next",
    "tried graphic-design lovely",
];

const FILES: [(&str, &str); 4] = [
    ("there.html", ""),
    ("wrong.toml", "[activities]\ncut-video = 9\nnothing-like-this = 3\n[other]\n[circumstances]\ndevice = 'abacus'\n"),
    ("broken.toml", "[activities\ncut-video = 3\n"),
    ("names.csv", "one,two\n1,2\n"),
];

/// Whether two English words follow each other that are no command, no id and no list.
fn holds_english(line: &str) -> bool {
    let quoted: Vec<&str> = line.split('`').collect();
    let outside = quoted.iter().step_by(2).copied().collect::<Vec<_>>().join(" ` ");
    let mut before = "";
    let mut is_command = false;
    for word in outside.split_whitespace() {
        let letters = word.trim_end_matches([',', '.', ':', ';', '?', '!']);
        let is_plain = !letters.is_empty() && letters.chars().all(|c| c.is_ascii_lowercase() || c == '\'');
        is_command = is_plain && (is_command || letters == "pothik");
        if is_plain && !is_command && !before.is_empty() {
            return true;
        }
        before = if is_plain && !is_command && letters == word { word } else { "" };
    }
    false
}

#[test]
fn no_mistake_is_answered_in_english_where_bengali_is_spoken() {
    assert!(holds_english("ভুল: there is no `x` here") && !holds_english("লিখুন pothik show fiverr: table, json বা csv"));
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in FILES {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let place = folder.path().to_str().unwrap();
    for mistake in MISTAKES {
        let mut command = pothik();
        command.env("LANG", "bn_BD.UTF-8").env("POTHIK_JOURNAL", folder.path().join("journal.toml"));
        command.args(mistake.split(' ').map(|arg| arg.replace("DIR", place)));
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && output.stdout.is_empty(), "{mistake}: {said}");
        assert!(said.contains("ভুল:"), "{mistake}: {said}");
        for line in said.lines() {
            assert!(!holds_english(line), "{mistake}: {said}");
        }
    }
}

#[test]
fn rejected_rows_and_a_sound_catalogue_are_told_in_bengali() {
    let csv = "device,hours,cut-video\nabacus,10,5\nphone,900,5\nphone,10,9\nphone\n\"phone,10,5\n";
    let jsonl = "{\"device\":\"phone\"}\n{\"device\":\"phone\",\"device\":\"phone\"}\n[1]\n";
    for (format, rows) in [("csv", csv), ("jsonl", jsonl)] {
        let mut command = pothik();
        command.args(["--lang", "bn", "batch", "--input-format", format]).write_stdin(rows);
        let said = String::from_utf8(command.assert().code(1).get_output().stderr.clone()).unwrap();
        // What the reader of JSON says of a line is its own.
        for line in said.lines().filter(|line| !line.contains("JSON object")) {
            assert!(!holds_english(line), "{line}");
        }
        assert!(said.contains("সারি ২"), "{said}");
    }
    let sound = stdout(pothik().args(["--lang", "bn", "check"]));
    assert!(sound.contains("ঠিক আছে") && !holds_english(&sound), "{sound}");
}

#[test]
fn the_language_of_a_flag_counts_for_errors_too() {
    let said = failure(pothik().args(["--lang", "bn", "show", "nothing-like-this"]), 2);
    assert!(said.starts_with("ভুল: এখানে `nothing-like-this` বলে কিছু নেই"), "{said}");
}

/// The help of every command in Bengali, on a screen so wide.
fn helps(flag: &str, columns: &str) -> Vec<(String, String)> {
    let root = pothik::cli::command(Some(&CATALOG));
    let names = root.get_subcommands().map(|command| command.get_name().to_owned());
    let help = |name: String| {
        let mut command = pothik();
        command.env("LANG", "bn_BD.UTF-8").env("COLUMNS", columns);
        let text = stdout(command.args(name.split_whitespace()).arg(flag));
        (name, text)
    };
    [String::new()].into_iter().chain(names).map(help).collect()
}

#[test]
fn the_help_of_every_command_is_in_bengali() {
    let mut all = String::new();
    for (name, text) in helps("--help", "100").into_iter().chain(helps("-h", "100")) {
        for line in text.lines() {
            // Lines of examples, and of what one types.
            let is_typed = ["  pothik", "  split", "  mkdir", "    "].iter().any(|begin| line.starts_with(begin))
                && line.is_ascii()
                && (line.contains("pothik") || line.trim().is_empty());
            assert!(is_typed || !holds_english(line), "{name}: {line}");
            assert!(!line.contains("Print ") && !line.contains("Usage"), "{name}: {line}");
        }
        all += &text;
    }
    // Nothing is left over in the file, and every flag has its sentence.
    let squeeze = |text: &str| text.split_whitespace().collect::<String>();
    let all = squeeze(&all);
    for sentence in include_str!("../../src/lang/help.bn.ftl").lines().filter_map(|line| line.split_once(" = ")) {
        assert!(sentence.1.contains('{') || all.contains(&squeeze(sentence.1)), "{sentence:?} is not said");
    }
    let words = Words::with_help(Lang::Bn);
    let root = pothik::cli::translated(pothik::cli::command(Some(&CATALOG)), &words, Some(&CATALOG));
    for command in root.get_subcommands().chain([&root]) {
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty(), "{} {}: no help", command.get_name(), arg.get_id());
        }
    }
}

#[test]
fn the_bengali_help_reads_well_on_a_phone() {
    for (name, text) in helps("--help", "40") {
        for line in text.lines().filter(|line| !line.is_ascii() && !line.contains("[OPTIONS]")) {
            assert!(cells::width(line) <= 40, "{name}: {line}");
        }
    }
}
