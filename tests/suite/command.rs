//! The command line: what is accepted, what is refused, and with which exit code.

use std::io::Write;

use serde_json::Value;

use crate::report::LEARNER;
use crate::support::{CATALOG, failure, paths, pothik, stdout};

/// The learner of the reports, scored instead of rated.
fn artist() -> Vec<&'static str> {
    let scores = "realistic=1,investigative=2,artistic=5,social=2,enterprising=3,conventional=1";
    let situation = LEARNER.iter().copied().skip_while(|arg| *arg != "--device");
    ["recommend", "--no-input", "--interest", scores].into_iter().chain(situation).collect()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&stdout(pothik().args(args).args(["--format", "json"]))).unwrap()
}

/// `text` in one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

#[test]
fn json_has_the_shape_of_the_contract() {
    let advice = json(&artist());
    assert_eq!(advice["schema"], 2);
    assert_eq!(advice["lang"], "en");
    assert_eq!(advice["code"], Value::Null);
    assert!(advice["catalog"]["version"].is_string() && advice["catalog"]["checked"].is_string());
    for (list, count) in
        [("skills", CATALOG.skills.len()), ("methods", 3), ("platforms", CATALOG.platforms.len()), ("interests", 18)]
    {
        assert_eq!(advice[list].as_array().unwrap().len(), count, "{list}");
    }
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for key in
        ["id", "name", "rank", "fit", "chance", "band", "stability", "tied_with", "readiness", "because", "instead_if"]
    {
        assert!(keys(&advice["skills"][0]).contains(&key.to_owned()), "{key}");
    }
    for key in ["status", "stages_open", "blocked_by"] {
        assert!(keys(&advice["skills"][0]["readiness"]).contains(&key.to_owned()), "{key}");
    }
    for key in ["id", "name", "points", "readiness", "because"] {
        assert!(keys(&advice["methods"][0]).contains(&key.to_owned()), "{key}");
    }
    for key in ["id", "name", "status", "serves", "because"] {
        assert!(keys(&advice["platforms"][0]).contains(&key.to_owned()), "{key}");
    }
    for key in ["skill", "hours_per_week", "weeks", "stages"] {
        assert!(keys(&advice["plan"]).contains(&key.to_owned()), "{key}");
    }
    assert_eq!(advice["plan"]["hours_per_week"], 10);
    assert!(advice["notices"].as_array().unwrap().len() > 1);
}

#[test]
fn an_artist_of_seventeen_with_a_phone_is_told_what_she_can_do() {
    let advice = json(&artist());
    let status = |id: &str| {
        let platforms = advice["platforms"].as_array().unwrap();
        platforms.iter().find(|it| it["id"] == id).unwrap()["status"].as_str().unwrap().to_owned()
    };
    assert_eq!(status("upwork"), "later");
    assert_eq!(status("fiverr"), "with-guardian");
    assert_eq!(status("envato"), "closed");
    assert_eq!(status("freelancer"), "open");
}

#[test]
fn language_and_order_never_change_the_ranking() {
    let order = |args: &[&str]| -> Vec<String> {
        let skills = json(args)["skills"].clone();
        skills.as_array().unwrap().iter().map(|it| format!("{} {}", it["id"], it["fit"])).collect()
    };
    let one = order(&["--no-input", "--rate", "cut-video=5,repair-things=1,keep-accounts=2,write-story=4"]);
    let other = order(&[
        "--lang",
        "bn",
        "--no-input",
        "--rate",
        "write-story=৪",
        "--rate",
        "keep-accounts=2,repair-things=1,cut-video=5",
    ]);
    assert_eq!(one, other);
}

#[test]
fn what_is_left_out_is_unknown_and_named() {
    let advice = json(&["--no-input", "--rate", "cut-video=5,repair-things=1,keep-accounts=2"]);
    for skill in advice["skills"].as_array().unwrap() {
        let readiness = &skill["readiness"];
        let blocks = readiness["blocked_by"].as_array().unwrap();
        let is_open = readiness["status"] == "now";
        assert!(is_open || readiness["status"] == "unknown", "{}", skill["id"]);
        assert_eq!(blocks.iter().any(|it| it["answered"] == false), !is_open, "{}", skill["id"]);
    }
    for platform in advice["platforms"].as_array().unwrap() {
        let known = platform["kind"] == "local";
        assert!(known || ["unknown", "closed"].contains(&platform["status"].as_str().unwrap()), "{}", platform["id"]);
    }
    assert_eq!(advice["plan"]["weeks"], Value::Null);
}

#[test]
fn without_answers_and_terminal_the_flags_are_named() {
    let error = failure(&mut pothik(), 2);
    for flag in ["--rate", "--interest", "--answers"] {
        assert!(error.contains(flag), "{error}");
    }
    failure(pothik().args(["--rate", "cut-video=5"]), 2);
}

#[test]
fn wrong_flags_end_with_2_and_say_what_to_do() {
    for (args, says) in [
        (vec!["--rate", "cut-vido=5"], "did you mean `cut-video`?"),
        (vec!["--rate", "cut-video=6"], "give 1, 2, 3, 4 or 5"),
        (vec!["--rate", "cut-video"], "ACTIVITY=1..5"),
        (vec!["--rate", "cut-video=3,cut-video=5"], "`cut-video` is given twice"),
        (vec!["--lang"], "`--lang <en|bn>` needs a value"),
        (vec!["--interest", "artistik=5"], "did you mean `artistic`?"),
        (vec!["--interest", "artistic=5.5"], "from 1 to 5"),
        (vec!["--interest", "artistic=NaN"], "from 1 to 5"),
        (vec!["--age", "-3"], "from 10 to 99"),
        (vec!["--age", "old"], "from 10 to 99"),
        (vec!["--device", "fone"], "did you mean `phone`?"),
        (vec!["--code", "zzzz"], "is not a code"),
        (vec!["--format", "toml"], "use table, json, markdown or html"),
        (vec!["lsit"], "list"),
    ] {
        let mut command = pothik();
        command.args(&args);
        let error = failure(&mut command, 2);
        assert!(error.contains(says), "{args:?}: {error}");
    }
    let error = failure(pothik().env("POTHIK_LANG", "fr"), 2);
    assert!(error.contains("en or bn"), "{error}");
}

#[test]
fn wrong_files_end_with_1_and_say_where() {
    let wrong = file("[activities]\ncut-video = 5\ncut-vido = 4\nwrite-story = 6\n\n[circumstances]\nage = -3\n");
    let error = failure(pothik().arg("--answers").arg(wrong.path()), 1);
    for line in [
        ":3: there is no activity `cut-vido`; did you mean",
        ":4: `6` is not a rating",
        ":7: `-3` is not a value of `age`",
    ] {
        assert!(error.contains(line), "{error}");
    }
    let broken = file("[activities\ncut-video = 5\n");
    assert!(failure(pothik().arg("--answers").arg(broken.path()), 1).contains(":1: this is not TOML"));
    assert!(failure(pothik().args(["--answers", "no/such/file"]), 1).contains("no/such/file"));
    let mut latin = tempfile::NamedTempFile::new().unwrap();
    latin.write_all(b"[activities]\n# caf\xe9\n").unwrap();
    assert!(failure(pothik().arg("--answers").arg(latin.path()), 1).contains(":2:6: this is not UTF-8"));
}

#[test]
fn flags_beat_the_file_and_the_file_beats_the_code() {
    let code =
        json(&["--no-input", "--rate", "cut-video=1,write-story=1,repair-things=3", "--age", "20"])["code"].clone();
    let answers = file("[activities]\ncut-video = 2\nwrite-story = 2\n");
    let path = answers.path().to_str().unwrap();
    let advice = json(&["--no-input", "--code", code.as_str().unwrap(), "--answers", path, "--rate", "cut-video=3"]);
    let given = &advice["answers"];
    assert_eq!(given["activities"]["cut-video"], 3);
    assert_eq!(given["activities"]["write-story"], 2);
    assert_eq!(given["activities"]["repair-things"], 3);
    assert_eq!(given["circumstances"]["age"], 20);
}

#[test]
fn the_form_can_be_filled_in_and_read() {
    let form = stdout(pothik().args(["list", "questions", "--format", "toml"]));
    assert!(form.parse::<toml::Table>().is_ok());
    let filled: String = form
        .lines()
        .map(|line| match line.strip_prefix("# ").and_then(|line| line.split_once(" = ")) {
            Some((id, _)) if CATALOG.activity(id).is_some() => format!("{id} = {}\n", id.len() % 5 + 1),
            Some(("device", _)) => "device = \"phone\"\n".to_owned(),
            Some(("hours", _)) => "hours = 7\n".to_owned(),
            _ => format!("{line}\n"),
        })
        .collect();
    let out = stdout(pothik().args(["--no-input", "--answers", "-", "--format", "json"]).write_stdin(filled));
    let advice: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(advice["answers"]["circumstances"]["device"], "phone");
    assert_eq!(advice["plan"]["hours_per_week"], 7);
    assert_eq!(advice["interests"][0]["answered"], true);
}

#[test]
fn a_code_of_other_questions_is_refused() {
    let code = json(&["--no-input", "--rate", "cut-video=1,write-story=1,repair-things=3"])["code"].clone();
    let other = paths().replace("id = \"cut-video\"", "id = \"cut-film\"");
    let other = file(&other);
    let error = failure(pothik().arg("--catalog").arg(other.path()).args(["--code", code.as_str().unwrap()]), 1);
    assert!(error.contains("another") || error.contains("other questions"), "{error}");
}

#[test]
fn top_says_how_many_skills() {
    let args = ["--no-input", "--rate", "cut-video=5,repair-things=1,keep-accounts=2", "--format", "json"];
    for (top, count) in [("0", CATALOG.skills.len()), ("2", 2), ("99", CATALOG.skills.len())] {
        let out = stdout(pothik().args(args).args(["--top", top]));
        let advice: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(advice["skills"].as_array().unwrap().len(), count);
    }
}

#[test]
fn lists_are_json_arrays_with_ids_and_names() {
    for (what, count) in [("skills", CATALOG.skills.len()), ("methods", 3), ("platforms", CATALOG.platforms.len())] {
        let list: Value = serde_json::from_str(&stdout(pothik().args(["list", what, "--format", "json"]))).unwrap();
        assert_eq!(list.as_array().unwrap().len(), count);
        assert!(list.as_array().unwrap().iter().all(|it| it["id"].is_string() && it["name"].is_string()));
    }
    let questions: Value =
        serde_json::from_str(&stdout(pothik().args(["list", "questions", "--format", "json"]))).unwrap();
    assert_eq!(questions["interests"].as_array().unwrap().len(), 18);
    assert_eq!(questions["activities"].as_array().unwrap().len(), CATALOG.activities.len());
    let age = questions["circumstances"].as_array().unwrap().iter().find(|it| it["id"] == "age").unwrap();
    assert_eq!((&age["min"], &age["max"]), (&Value::from(10), &Value::from(99)));
    let device = questions["circumstances"].as_array().unwrap().iter().find(|it| it["id"] == "device").unwrap();
    assert_eq!(device["scale"][0]["id"], "phone");
}

#[test]
fn help_names_the_flags_of_the_catalogue_in_use() {
    let help = stdout(pothik().args(["recommend", "--help"]));
    for circumstance in &CATALOG.circumstances {
        assert!(help.contains(&format!("--{}", circumstance.id)), "{}", circumstance.id);
    }
    assert!(help.contains("shared-computer"), "choices are shown");
    let other = file(&paths().replacen("id = \"mentor\"", "id = \"guide\"", 1).replace("mentor = ", "guide = "));
    let help = stdout(pothik().arg("--catalog").arg(other.path()).args(["recommend", "--help"]));
    assert!(help.contains("--guide") && !help.contains("--mentor"));
}

#[test]
fn the_environment_names_language_and_catalogue() {
    let args = ["--no-input", "--rate", "cut-video=5,repair-things=1,keep-accounts=2", "--format", "json"];
    let lang = |name: &str, value: &str| -> Value {
        serde_json::from_str::<Value>(&stdout(pothik().args(args).env(name, value))).unwrap()["lang"].clone()
    };
    assert_eq!(lang("POTHIK_LANG", "bn"), "bn");
    assert_eq!(lang("LC_ALL", "bn_BD.UTF-8"), "bn");
    assert_eq!(lang("LC_ALL", "fr_FR.UTF-8"), "en");
    assert!(failure(pothik().args(args).env("POTHIK_CATALOG", "no/such/file"), 1).contains("no/such/file"));
}

/// What suits best stays in the sentence; what can be begun with what is there takes its place.
#[test]
fn what_suits_but_can_hardly_be_walked_gives_way_to_what_can() {
    let scores = "realistic=5,investigative=4,artistic=2,social=1,enterprising=1,conventional=3,engineering=5,\
        information-technology=3,numbers=3,office-work=3,visual-arts=2,media=2,marketing=1,selling=1";
    let args = ["--no-input", "--interest", scores, "--age", "20", "--device", "phone", "--english", "none"];
    let advice = json(&args);
    assert_eq!(advice["skills"][0]["id"], "autocad");
    let text = flat(&stdout(pothik().args(args)));
    if advice["headline"]["skill"] == "autocad" {
        assert!(text.contains("only 12% of it") && text.contains("a shared computer"), "{text}");
    } else {
        assert_eq!(advice["headline"]["instead_of"], "autocad");
        assert!(text.contains("AutoCAD drafting suits you best, but you can learn only"), "{text}");
    }
}

#[test]
fn platforms_that_sell_the_skill_come_first_and_the_most_open_of_them() {
    let advice = json(&artist());
    let place =
        |status: &str| ["open", "with-guardian", "unknown", "later", "closed"].iter().position(|it| *it == status);
    let order: Vec<_> = advice["platforms"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let status = place(it["status"].as_str().unwrap()).unwrap();
            (!it["serves"].as_bool().unwrap(), status, -it["points"].as_i64().unwrap())
        })
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    assert!(order.iter().any(|(other, status, _)| !other && *status == 1) && order.iter().any(|(other, ..)| *other));
    let points: std::collections::BTreeSet<i64> = order.iter().map(|(.., points)| *points).collect();
    assert!(points.len() > 1, "the points differ");
}

#[test]
fn a_guardian_helps_only_those_who_are_too_young() {
    let fiverr = |age: &str, identity: &str| {
        let rate = "cut-video=5,repair-things=1,write-story=2";
        let advice = json(&["--no-input", "--rate", rate, "--age", age, "--identity", identity]);
        let platforms = advice["platforms"].as_array().unwrap().clone();
        let found = platforms.iter().find(|it| it["id"] == "fiverr").unwrap();
        (found["status"].as_str().unwrap().to_owned(), found["because"][0].as_str().unwrap().to_owned())
    };
    assert_eq!(fiverr("17", "none").0, "with-guardian");
    assert_eq!(fiverr("13", "none").0, "with-guardian");
    assert_eq!(fiverr("18", "national-id").0, "open");
    let (status, because) = fiverr("20", "none");
    assert!(status == "later" && because.contains("a national ID card"), "{because}");
    let (status, because) = fiverr("12", "none");
    assert!(status == "later" && because.contains("an age of 13-17, on a parent's account"), "{because}");
}

#[test]
fn who_is_past_an_age_is_not_told_to_wait_for_it() {
    let rate = "cut-video=5,repair-things=1,write-story=2";
    let text = flat(&stdout(pothik().args([
        "--full",
        "--no-input",
        "--rate",
        rate,
        "--age",
        "40",
        "--schooling",
        "hsc",
        "--centre",
        "yes",
        "--hours",
        "50",
    ])));
    assert!(text.contains("not possible: only up to 35 years"), "{text}");
}

/// In Bengali the mistakes are explained in Bengali; only what is typed stays as it is typed.
#[test]
fn wrong_arguments_are_explained_in_the_users_language() {
    for (args, says) in [
        (&["--devise", "phone"][..], "`--device` বোঝাতে চেয়েছেন?"),
        (&["--device", "fone"], "`phone` বোঝাতে চেয়েছেন?"),
        (&["--top", "x"], "পূর্ণসংখ্যা দিন"),
        (&["--format"], "একটা মান দিতে হয়"),
        (&["plan"], "এটা দেওয়া হয়নি"),
        (&["recomend"], "`recommend` বোঝাতে চেয়েছেন?"),
    ] {
        let error = failure(pothik().env("POTHIK_LANG", "bn").args(args), 2);
        assert!(error.contains(says) && error.contains("--help"), "{args:?}: {error}");
        let prose = error.replace("error: ", "").replace("hint: ", "");
        let prose: String = prose.split('`').step_by(2).collect();
        let english =
            prose.split_whitespace().filter(|word| word.len() > 1 && word.bytes().all(|it| it.is_ascii_lowercase()));
        assert!(english.count() <= "pothik recommend".split(' ').count(), "{error}");
    }
}

/// Who names a thing instead of a command is told the command.
#[test]
fn what_is_meant_by_a_wrong_first_word_is_said() {
    for (args, says) in [
        (&["graphic", "design"][..], "pothik show graphic-design"),
        (&["seo"], "pothik show seo"),
        (&["help", "scams"], "pothik guide scams"),
    ] {
        let error = failure(pothik().args(args), 2);
        assert!(error.contains(says), "{args:?}: {error}");
    }
}
