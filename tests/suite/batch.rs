//! Many learners, one a row.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use pothik::advice::advise;
use pothik::answers::{Answer, Answers};
use pothik::batch::Advisor;
use pothik::batch::columns::{ids, misspelt};
use pothik::catalog::{Catalog, Place, Platform, Values};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::support::{CATALOG, paths, pothik, rated, search_path, stdout};

/// Answers with gaps anywhere; a few have scores given directly.
pub fn any_learner() -> impl Strategy<Value = Answers> {
    let ratings = prop::collection::vec(prop::option::weighted(0.6, 1u8..=5), CATALOG.activities.len());
    let scores =
        prop::option::weighted(0.1, prop::collection::vec(prop::option::of(2u8..=10), CATALOG.interests.len()));
    let values = CATALOG.edition.circumstances.iter().map(|(_, domain)| domain.bounds());
    let circumstances: Vec<_> = values.map(|(low, high)| prop::option::weighted(0.8, low..=high)).collect();
    (ratings, scores, circumstances).prop_map(|(ratings, scores, circumstances)| {
        let given = |it: Option<u8>| it.map_or(Answer::Unasked, Answer::Given);
        Answers {
            ratings: ratings.into_iter().map(given).collect(),
            scores: scores
                .into_iter()
                .flat_map(|it| it.into_iter().enumerate())
                .filter_map(|(at, half)| Some((at.into(), f64::from(half?) / 2.0)))
                .collect(),
            tried: BTreeMap::new(),
            chosen: None,
            done: BTreeSet::new(),
            circumstances: circumstances.into_iter().map(|it| it.map_or(Answer::Unasked, Answer::Given)).collect(),
        }
    })
}

fn header() -> String {
    let activities = CATALOG.activities.iter().map(|it| it.id.as_str());
    let interests = CATALOG.interests.iter().map(|it| it.id.as_str());
    let circumstances = CATALOG.circumstances.iter().map(|it| it.id.as_str());
    activities.chain(interests).chain(circumstances).collect::<Vec<_>>().join(",")
}

fn cells(answers: &Answers) -> String {
    let ratings = answers.ratings.iter().map(|it| it.given().map(|it| it.to_string()));
    let scores = (0..CATALOG.interests.len()).map(|at| answers.scores.get(&at.into()).map(ToString::to_string));
    let values = CATALOG.circumstances.iter().zip(&answers.circumstances);
    let values = values.map(|(circumstance, answer)| {
        answer.given().map(|it| match &circumstance.values {
            Values::Scale(levels) => levels[it as usize].id.clone(),
            Values::Range { .. } => it.to_string(),
        })
    });
    ratings.chain(scores).chain(values).map(Option::unwrap_or_default).collect::<Vec<_>>().join(",")
}

/// What `batch` says of one learner, made from what `recommend` says.
fn row_of(answers: &Answers) -> String {
    let advice = advise(&CATALOG, answers);
    let mut row = String::new();
    for place in 0..3 {
        let skill = &advice.skills[place];
        match &skill.fit {
            None => row.push_str(",,,"),
            Some(fit) => {
                let sign =
                    if format!("{:.3}", fit.fit) == "-0.000" { "0.000".to_owned() } else { format!("{:.3}", fit.fit) };
                let fit = if sign.starts_with('-') { format!(" {sign}") } else { sign };
                let _ = write!(row, "{},{fit},{},", CATALOG.skills[skill.skill].id, skill.readiness.status.id());
            }
        }
    }
    let ids = |list: &[Place<Platform>]| {
        list.iter().map(|&at| CATALOG.platforms[at].id.as_str()).collect::<Vec<_>>().join(" ")
    };
    let notes: Vec<&str> = advice.confidence.notes.iter().map(pothik::advice::Note::id).collect();
    let _ = write!(
        row,
        "{},{},{},{},{},{}",
        CATALOG.methods[advice.headline.method.unwrap()].id,
        ids(&advice.headline.platforms),
        advice.confidence.level.id(),
        answers.code(&CATALOG).unwrap_or_default(),
        notes.join(" "),
        advice.headline.skill.map_or("", |skill| &CATALOG.skills[skill].id),
    );
    let shown = || advice.skills[..3].iter().map(|it| it.fit.as_ref().map(|fit| (it, fit)));
    let chances = shown().map(|it| it.and_then(|(_, fit)| fit.chance));
    let shares = shown().map(|it| it.map(|(it, _)| it.walkable.open.share()));
    for share in chances.chain(shares) {
        let _ = write!(
            row,
            ",{}",
            share.map(|share| format!("{:.3}", (share * 1000.0 + 0.5).floor() / 1000.0)).unwrap_or_default()
        );
    }
    row
}

/// The built-in catalogue with limits on a method and its options that nothing else in it has.
static PARTICULAR: LazyLock<Catalog> = LazyLock::new(|| {
    let state = "schooling = \"hsc\", centre = \"yes\", hours = { at-least = 48 }";
    let text = paths()
        .replace(state, "hours = { at-least = 37 }")
        .replace("centre = \"yes\", budget = { at-least = 10000 }", "age = { at-most = 24 }")
        .replacen("requires = { mentor = \"yes\" }", "requires = { hours = { at-most = 41 } }", 1);
    Catalog::parse("particular.toml", &text).unwrap()
});

/// The advisor for many decides as the one for a single learner does.
fn the_same_decisions(catalog: &Catalog, learners: &[Answers]) -> Result<(), TestCaseError> {
    let mut advisor = Advisor::new(catalog);
    for answers in learners {
        advisor.turn_to(answers);
        let advice = advise(catalog, answers);
        let fits: Vec<_> = advice.skills.iter().filter_map(|it| Some((it.skill, it.fit.as_ref()?))).collect();
        let order = advisor.ranking().map_or(&[][..], |ranking| ranking.order());
        prop_assert_eq!(order, fits.iter().map(|(skill, _)| *skill).collect::<Vec<_>>());
        for (skill, fit) in fits {
            let ranking = advisor.ranking().unwrap();
            prop_assert_eq!(ranking.fit(skill), fit.fit);
            prop_assert_eq!(ranking.band(skill), fit.band);
            prop_assert_eq!(ranking.chance(skill), fit.chance);
            prop_assert_eq!(ranking.stability(skill), fit.stability);
        }
        prop_assert_eq!(advisor.decision().level, advice.confidence.level);
        prop_assert_eq!(&advisor.decision().notes, &advice.confidence.notes);
        prop_assert_eq!(advisor.decision().headline, advice.headline.skill);
        prop_assert_eq!(advisor.method(), advice.headline.method);
        for skill in &advice.skills {
            prop_assert_eq!(advisor.status(skill.skill), skill.readiness.status);
            prop_assert_eq!(&advisor.readiness(skill.skill), &skill.readiness);
            prop_assert_eq!(advisor.open(skill.skill), skill.walkable.open);
        }
        let platforms = advice.headline.skill.map(|skill| advisor.platforms(skill)).unwrap_or_default();
        prop_assert_eq!(platforms, &advice.headline.platforms);
    }
    Ok(())
}

proptest! {
    #[test]
    fn the_advisor_decides_what_advise_does(learners in prop::collection::vec(any_learner(), 1..16)) {
        the_same_decisions(&CATALOG, &learners)?;
        the_same_decisions(&PARTICULAR, &learners)?;
    }
}

/// The same learners every time.
fn learners(count: usize) -> Vec<Answers> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| any_learner().new_tree(&mut runner).unwrap().current()).collect()
}

fn batch(args: &[&str], input: impl Into<Vec<u8>>) -> assert_cmd::Command {
    let mut command = pothik();
    command.arg("batch").args(args).write_stdin(input);
    command
}

#[test]
fn recommend_and_batch_agree_on_ten_thousand_learners() {
    let learners = learners(10_000);
    let input = learners.iter().fold(header() + "\n", |text, it| text + &cells(it) + "\n");
    let output = stdout(&mut batch(&["--jobs", "3"], input));
    let mut rows = output.lines();
    let names = "skill_1,fit_1,readiness_1,skill_2,fit_2,readiness_2,skill_3,fit_3,readiness_3,\
        method,platforms,confidence,code,notes,start,\
                 chance_1,chance_2,chance_3,walkable_1,walkable_2,walkable_3";
    assert_eq!(rows.next(), Some(names));
    for (row, answers) in rows.by_ref().zip(&learners) {
        assert_eq!(row, row_of(answers));
    }
    assert_eq!(output.lines().count(), 10_001);
}

/// Some learners with a column of their own in front.
fn small(count: usize) -> String {
    let rows = learners(count);
    let rows = rows.iter().enumerate().map(|(at, it)| format!("জন {at},{}\n", cells(it)));
    rows.fold(format!("নাম,{}\n", header()), |text, row| text + &row)
}

#[test]
fn slices_joined_are_the_whole() {
    let text = small(700);
    let (header, rows) = text.split_once('\n').unwrap();
    let whole = stdout(&mut batch(&["--columns", header], rows));
    let lines: Vec<&str> = rows.lines().collect();
    let slices = lines.chunks(100).map(|slice| stdout(&mut batch(&["--columns", header], slice.join("\n"))));
    let joined: Vec<String> = slices.collect();
    assert_eq!(joined.len(), 7);
    assert!(whole.starts_with("জন 0,"), "without a line that names the columns there is none in the output");
    assert_eq!(joined.concat(), whole);
    assert_eq!(stdout(&mut batch(&[], text.clone())).split_once('\n').unwrap().1, whole);
    for jobs in ["1", "2", "7"] {
        assert_eq!(stdout(&mut batch(&["--columns", header, "--jobs", jobs], rows)), whole);
    }
}

#[test]
fn json_lines_say_the_same() {
    let text = small(300);
    let csv = stdout(&mut batch(&[], text.clone()));
    let (header, rows) = text.split_once('\n').unwrap();
    let names: Vec<&str> = header.split(',').collect();
    let mut input = String::new();
    for row in rows.lines() {
        let cells = names.iter().zip(row.split(','));
        let object: serde_json::Map<String, Value> = cells
            .map(|(name, cell)| ((*name).to_owned(), if cell.is_empty() { Value::Null } else { Value::from(cell) }))
            .collect();
        input.push_str(&serde_json::to_string(&object).unwrap());
        input.push('\n');
    }
    assert_eq!(stdout(&mut batch(&["--input-format", "jsonl", "--format", "csv"], input.clone())), csv);
    let lines = stdout(&mut batch(&["--input-format", "jsonl"], input));
    assert_eq!(stdout(&mut batch(&["--format", "jsonl"], text)), lines);
    let from_csv: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    for (line, cells) in lines.lines().zip(&from_csv[1..]) {
        let object: serde_json::Map<String, Value> = serde_json::from_str(line).unwrap();
        for (name, cell) in from_csv[0].iter().zip(cells) {
            match &object[*name] {
                Value::Null => assert_eq!(*cell, ""),
                Value::Number(number) => assert_eq!(number.as_f64(), cell.trim().parse().ok()),
                Value::Array(ids) => {
                    let ids: Vec<&str> = ids.iter().filter_map(Value::as_str).collect();
                    assert_eq!(*cell, ids.join(" "));
                }
                value => assert_eq!(value.as_str(), Some(*cell)),
            }
        }
    }
    assert_eq!(lines.lines().count(), 300);
}

/// One row of every kind that a spreadsheet writes.
#[test]
fn spreadsheets_are_read_as_they_write() {
    let plain = "name,arrange-poster,repair-things,keep-accounts,write-story,device\nRahim,5,1,2,4,phone\n";
    let wanted = stdout(&mut batch(&[], plain));
    for delimiter in [';', '\t', '|'] {
        let text = plain.replace(',', &delimiter.to_string());
        assert_eq!(stdout(&mut batch(&[], text)).replace(delimiter, ","), wanted);
    }
    assert_eq!(stdout(&mut batch(&[], plain.replace('\n', "\r\n"))), wanted.replace('\n', "\r\n"));
    assert_eq!(stdout(&mut batch(&[], plain.replace('\n', "\r"))), wanted);
    assert_eq!(stdout(&mut batch(&[], format!("\u{feff}{plain}"))), format!("\u{feff}{wanted}"));
    assert_eq!(stdout(&mut batch(&[], plain.replace("5,1,2,4", "৫, ১ ,\"2\",4.0"))), wanted);
    let device = &CATALOG.circumstances[CATALOG.circumstance("device").unwrap()].values;
    let Values::Scale(levels) = device else { panic!("a device is one of a scale") };
    assert_eq!(stdout(&mut batch(&[], plain.replace("phone", &levels[0].name.bn))), wanted);
    let quoted = plain.replace("Rahim", "\"Rahim,\n\"\"the tall\"\"\"");
    assert_eq!(stdout(&mut batch(&[], quoted)), wanted.replace("Rahim", "\"Rahim,\n\"\"the tall\"\"\""));
    assert_eq!(stdout(&mut batch(&[], plain.trim_end())), wanted, "the last line need not end");
    assert_eq!(stdout(&mut batch(&[], plain.replace("\nR", "\n\nR"))), wanted, "blank lines are nobody");
    let semicolon_in_comma = plain.replace("Rahim", "a;b;c;d;e;f");
    assert!(stdout(&mut batch(&[], semicolon_in_comma)).contains("\na;b;c;d;e;f,"));
}

/// Every bad row is named, every good one advised, whatever stands around it.
#[test]
fn bad_rows_are_named_and_good_ones_advised() {
    let good = |at: usize| format!("L{at},5,1,2,4,phone\n").into_bytes();
    let bad: [(&[u8], &str); 10] = [
        (b"B,x,1,2,4,phone\n", "`x` is not a rating"),
        (b"B,9,1,2,4,phone\n", "`9` is not a rating"),
        (b"B,5,1,2,4,fone\n", "did you mean `phone`?"),
        (b"B,5,1\n", "3 fields, not 6"),
        (b"B,5,1,2,4,phone,7\n", "7 fields, not 6"),
        (b"\"B,5,1,2,4,phone\n", "a quote is opened"),
        (b"B,\"5\"1,1,2,4,phone\n", "a quote is opened"),
        (b"B\xff,5,1,2,4,phone\n", "not UTF-8"),
        (b"B\0,5,1,2,4,phone\n", "NUL"),
        (b"B,\"5,1,2,\n", "a quote is opened"),
    ];
    let mut input = b"name,arrange-poster,repair-things,keep-accounts,write-story,device\n".to_vec();
    let mut names = Vec::new();
    let mut wanted = Vec::new();
    for at in 0..3000 {
        if at % 100 == 7 {
            let (row, reason) = bad[at / 100 % bad.len()];
            input.extend_from_slice(row);
            wanted.push((names.len() + wanted.len() + 2, reason));
        }
        input.extend(good(at));
        names.push(format!("L{at}"));
    }
    let folder = tempfile::tempdir().unwrap();
    let rejects = folder.path().join("rejects.csv");
    let output = batch(&["--rejects", rejects.to_str().unwrap()], input).assert().code(1).get_output().clone();
    let advised: Vec<String> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .skip(1)
        .map(|row| row.split(',').next().unwrap().to_owned())
        .collect();
    assert_eq!(advised, names);
    let mut reader = csv::Reader::from_path(&rejects).unwrap();
    assert_eq!(reader.headers().unwrap(), vec!["row", "column", "value", "reason"]);
    let found: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(found.len(), wanted.len());
    for (record, (row, reason)) in found.iter().zip(wanted) {
        assert_eq!(record[0], row.to_string());
        assert!(record[3].contains(reason), "{record:?} should say {reason}");
    }
    assert!(String::from_utf8(output.stderr).unwrap().contains("30 rows were rejected"));
}

#[test]
fn without_a_file_for_them_the_first_rejects_are_shown() {
    let rows = (0..50).fold("a,device\n".to_owned(), |text, at| text + &format!("{at},\u{1b}[31mx\n"));
    let output = batch(&[], rows).assert().code(1).get_output().clone();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("row 2, column `device`: ") && error.contains("row 21,") && !error.contains("row 22,"));
    assert!(error.contains("and 30 more"));
    assert!(!error.contains('\u{1b}'), "what stands in a file does not reach the terminal: {error}");
}

/// No cell that Pothik makes begins a formula; what it passes through is not its own.
#[test]
fn no_cell_begins_a_formula() {
    let text = small(200);
    let output = stdout(&mut batch(&["--top", "0"], text));
    let mut reader = csv::Reader::from_reader(output.as_bytes());
    let mut negative = 0;
    for record in reader.records().map(Result::unwrap) {
        for cell in record.iter().skip(1) {
            assert!(!cell.starts_with(['=', '+', '-', '@']) && !cell.starts_with(char::is_control), "{cell}");
            negative += usize::from(cell.starts_with(" -"));
        }
    }
    assert!(negative > 100, "with all skills some fits are below 0");
    let folder = tempfile::tempdir().unwrap();
    let rejects = folder.path().join("rejects.csv");
    batch(&["--rejects", rejects.to_str().unwrap()], "device\n=1+1\n").assert().code(1);
    assert!(std::fs::read_to_string(&rejects).unwrap().contains("2,device,'=1+1,"));
}

/// Also where both values stand there as the catalogue has them.
#[test]
fn a_json_key_that_stands_there_twice_rejects_its_row() {
    let row = |key: &str, one: &str, other: &str| format!("{{\"{key}\":{one},\"{key}\":{other}}}\n");
    for (key, one, other) in [
        ("cut-video", "5", "5"),
        ("cut-video", "\"5\"", "4"),
        ("artistic", "4", "5"),
        ("device", "\"phone\"", "\"phone\""),
        ("age", "20", "\"২১\""),
    ] {
        let input = row(key, one, other) + "{\"cut-video\":3}\n";
        let output = batch(&["--input-format", "jsonl"], input).assert().code(1).get_output().clone();
        assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1, "{key}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(&format!("row 1, column `{key}`: it appears twice")), "{said}");
    }
}

#[test]
fn what_cannot_be_a_file_of_learners_is_refused() {
    for (args, input, code, reason) in [
        (&[][..], "name,age group\nx,1\n", 1, "no column has the name of a question"),
        (&[], "device,device\nphone,phone\n", 1, "appears twice"),
        (&[], "device,notes\nphone,\n", 1, "`notes` has a name that the advice needs"),
        (&[], "\u{feff}", 1, "no column has the name of a question"),
        (&["--summary", "x.txt"], "device\n", 2, "cannot be written as x.txt"),
        (&["--format", "html"], "device\n", 2, "csv or jsonl only"),
        (&["--delimiter", "x"], "device\n", 2, "give , or ; or | or tab"),
        (&["--jobs", "0"], "device\n", 2, "0 is not in"),
        (&["--summary", "x.md", "--group", "sex"], "device\n", 2, "there is no column `sex`"),
        (&["/nowhere/x.csv"], "", 1, "/nowhere/x.csv"),
        (&["/"], "", 1, "cannot read /"),
    ] {
        let output = batch(args, input).assert().code(code).get_output().clone();
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(reason), "{args:?}, {input:?}: {error}");
        assert!(output.stdout.is_empty());
    }
    let utf16: Vec<u8> = [0xff, 0xfe, b'd', 0].to_vec();
    let output = batch(&[], utf16).assert().code(1).get_output().clone();
    assert!(String::from_utf8(output.stderr).unwrap().contains("CSV UTF-8"));
}

#[test]
fn a_column_that_is_nearly_named_as_a_question_is_pointed_out() {
    let output = batch(&[], "device,arange-poster\nphone,5\n").assert().success().get_output().clone();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("the column `arange-poster` is passed through; if `arrange-poster` is meant, rename it"));
}

#[test]
fn a_reader_that_leaves_early_ends_it_quietly() {
    let script = "yes 5,1,2,4 | head -1000000 | pothik batch - --columns arrange-poster,repair-things,keep-accounts,write-story | head -1 | wc -l";
    let mut command = assert_cmd::Command::new("sh");
    command.args(["-c", script]).env("PATH", search_path());
    let output = command.assert().success().get_output().clone();
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), "1");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

/// Stopped in the middle it leaves nothing behind, under no name.
#[cfg(unix)]
#[test]
fn ctrl_c_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    // The input never ends; the signal comes when the output has begun.
    let script = "yes 5,1,2,4 | pothik batch - --columns arrange-poster,repair-things,keep-accounts,write-story \
        --output out.csv & pid=$!; until [ -s .pothik-* ]; do kill -0 $pid || exit; done; kill -INT $pid; wait $pid; echo $?";
    let mut command = assert_cmd::Command::new("bash");
    command.args(["-mc", script]).current_dir(&folder).env("PATH", search_path());
    let output = command.assert().success().get_output().clone();
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), "130");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}

fn summary(folder: &Path, name: &str, text: &str) -> String {
    let file = folder.join(name);
    batch(&["--summary", file.to_str().unwrap(), "--group", "district"], text).assert().success();
    std::fs::read_to_string(file).unwrap()
}

#[test]
fn a_summary_adds_up() {
    let folder = tempfile::tempdir().unwrap();
    let rows: Vec<String> = learners(400)
        .iter()
        .enumerate()
        .map(|(at, it)| format!("{},{}\n", ["ঢাকা", "<b>Khulna</b>", ""][at % 3], cells(it)))
        .collect();
    let text = format!("district,{}\n{}", header(), rows.concat());
    let json: Value = serde_json::from_str(&summary(folder.path(), "s.json", &text)).unwrap();
    let sum = |tally: &Value, key: &str| -> u64 {
        tally["skills"].as_array().unwrap().iter().map(|it| it[key].as_u64().unwrap()).sum()
    };
    let all = &json["all"];
    assert_eq!(all["learners"], 400);
    let told = 400 - all["confidence"]["none"].as_u64().unwrap();
    assert_eq!((sum(all, "first"), sum(all, "headline"), sum(all, "top_three")), (told, told, 3 * told));
    let readiness: u64 = all["readiness"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert_eq!(readiness, told);
    let methods: u64 = all["methods"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert_eq!(methods, 400);
    let groups = json["group"]["values"].as_object().unwrap();
    assert_eq!(groups.keys().collect::<Vec<_>>(), ["", "<b>Khulna</b>", "ঢাকা"]);
    assert_eq!(groups.values().map(|it| sum(it, "first")).sum::<u64>(), told);
    // And the same by hand, from the rows.
    let csv = stdout(&mut batch(&[], text.clone()));
    let first = csv.lines().filter(|row| row.split(',').nth(1) == Some("seo")).count() as u64;
    let seo = all["skills"].as_array().unwrap().iter().find(|it| it["id"] == "seo").unwrap();
    assert_eq!(seo["first"], first);
    let page = summary(folder.path(), "s.html", &text);
    assert!(page.contains("&lt;b&gt;Khulna") && !page.contains("<b>Khulna"));
    let notes = summary(folder.path(), "s.md", &text);
    assert!(notes.contains("of 400 still need this"));
    insta::assert_snapshot!("summary", notes);
}

/// The groups of learners in JSON Lines and how many are in each.
fn groups(text: &str, by: &str) -> Vec<(String, u64)> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("s.json");
    let args = ["--input-format", "jsonl", "--summary", file.to_str().unwrap(), "--group", by];
    batch(&args, text).assert().success();
    let json: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let groups = json["group"]["values"].as_object().unwrap().iter();
    groups.map(|(value, tally)| (value.clone(), tally["learners"].as_u64().unwrap())).collect()
}

#[test]
fn a_question_groups_too_and_an_unknown_name_is_refused() {
    let text = "{\"n\":1,\"device\":\"phone\"}\n{\"n\":2}\n{\"n\":3,\"device\":\"phone\"}\n";
    assert_eq!(groups(text, "device"), [(String::new(), 1), ("phone".to_owned(), 2)]);
    assert_eq!(groups(text, "n").len(), 3);
    let refused = batch(&["--input-format", "jsonl", "--summary", "s.md", "--group", "sex"], text).assert().code(2);
    let error = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
    assert!(error.contains("there is no key in the first row `sex`"), "{error}");
}

#[test]
fn a_key_means_the_same_in_every_row() {
    let rows = "{\" cut-video\":5,\"n\":1}\n{\"n\":2,\" cut-video\":6}\n";
    let rejected = batch(&["--input-format", "jsonl"], rows).assert().code(1).get_output().clone();
    let error = String::from_utf8(rejected.stderr).unwrap();
    assert!(error.contains("row 2") && error.contains("is not a rating for `cut-video`"), "{error}");
}

/// The columns that are made need their names only where something is passed through under them.
#[test]
fn a_question_may_be_called_as_a_column_that_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paths.toml");
    std::fs::write(&file, paths().replace("\"cut-video\"", "\"notes\"")).unwrap();
    batch(&["--catalog", file.to_str().unwrap()], "notes,device\n5,phone\n").assert().success();
}

#[test]
fn a_header_that_is_no_text_and_a_row_that_is_too_long_are_named() {
    let output = batch(&[], b"device,r\xe9gion\nphone,x\n".to_vec()).assert().code(1).get_output().clone();
    assert!(String::from_utf8(output.stderr).unwrap().contains("the line that names the columns is not UTF-8"));
    let long = format!("name,device\n\"{}\",phone\nRahima,phone\n", "x".repeat(3 << 20));
    let output = batch(&[], long).assert().code(1).get_output().clone();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(
        error.contains("row 2: the row is longer than 1024 KiB") && error.contains("2 rows, 1 rejected"),
        "{error}"
    );
    assert!(String::from_utf8(output.stdout).unwrap().contains("\nRahima,"));
}

#[test]
fn names_are_no_groups() {
    let rows = (0..300).fold("name,device\n".to_owned(), |text, at| text + &format!("n{at},phone\n"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("s.json");
    let output =
        batch(&["--summary", file.to_str().unwrap(), "--group", "name"], rows).assert().code(1).get_output().clone();
    assert!(String::from_utf8(output.stderr).unwrap().contains("more than 200 different values"));
    assert!(!file.exists());
}

/// The rows of a file as `batch` reads them: every other cell passes through.
#[test]
fn public_samples_are_read_as_others_read_them() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/csv-spectrum");
    let mut seen = 0;
    for entry in std::fs::read_dir(samples.join("csvs")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        // A column of answers in front of each row, where the crate csv says that rows begin.
        let mut input = Vec::new();
        let mut from = 0;
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&bytes[..]);
        for (row, record) in reader.byte_records().map(Result::unwrap).enumerate() {
            let at = record.position().unwrap().byte() as usize;
            let at = at + usize::from(bytes.get(at) == Some(&b'\n'));
            input.extend_from_slice(&bytes[from..at]);
            input.extend_from_slice(if row == 0 { b"device," } else { b"phone," });
            from = at;
        }
        input.extend_from_slice(&bytes[from..]);
        let output = stdout(&mut batch(&["--format", "jsonl"], input));
        let json = samples.join("json").join(path.with_extension("json").file_name().unwrap());
        let wanted = match serde_json::from_str(&std::fs::read_to_string(json).unwrap()).unwrap() {
            Value::Array(rows) => rows,
            row => vec![row],
        };
        let found: Vec<serde_json::Map<String, Value>> =
            output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(found.len(), wanted.len(), "{}", path.display());
        for (found, wanted) in found.iter().zip(&wanted) {
            // The package has another telephone number in its JSON than in its CSV.
            for (name, value) in wanted.as_object().unwrap().iter().filter(|(name, _)| !name.contains("Phone")) {
                assert_eq!(&found[name], value, "{}", path.display());
            }
        }
        seen += 1;
    }
    assert!(seen >= 11, "{seen} samples");
}

/// Columns of registration forms, which nobody meant as questions.
const OTHERS: &str = "name full-name phone mobile mobile-no email address village upazila thana union district division \
    country religion gender sex date dob birth-date father mother guardian class section roll serial sl no id nid course \
    batch session shift group year month time timestamp remarks comment note status result marks score total rank \
    signature photo institute school college department subject occupation income salary blood-group nationality \
    postcode zip city area ward branch trainer teacher payment fee paid source";

#[test]
fn columns_of_registration_forms_are_not_taken_for_misspelt_questions() {
    for name in OTHERS.split_whitespace().chain(["Father's name", "জেলা", "", "মোবাইল"]) {
        assert_eq!(misspelt(&CATALOG, name), None, "{name}");
    }
}

#[test]
fn misspelt_questions_are_recognised() {
    for (id, _) in ids(&CATALOG) {
        let mut spellings = vec![id.to_uppercase(), format!(" {id} "), id.replace('-', "_"), id.replace('-', " ")];
        spellings.push(format!("life/{id}"));
        if id.len() >= 4 {
            spellings.extend([id[1..].to_owned(), format!("{id}x"), format!("x{}", &id[1..])]);
        }
        for spelling in spellings {
            assert_eq!(misspelt(&CATALOG, &spelling), Some(id), "{spelling}");
        }
    }
    for (name, id) in [("hour", "hours"), ("devise", "device"), ("center", "centre"), ("finsihing", "finishing")] {
        assert_eq!(misspelt(&CATALOG, name), Some(id));
    }
}

/// The same notes whatever the form of the rows.
#[test]
fn a_misspelt_key_of_json_lines_is_pointed_out() {
    let rows = r#"{"Device":"phone","hour":10,"arrange_poster":5,"district":"x","repair-things":1,"keep-accounts":2}"#;
    let output = pothik().args(["batch", "-", "--input-format", "jsonl"]).write_stdin(rows).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    for (name, id) in [("Device", "device"), ("hour", "hours"), ("arrange_poster", "arrange-poster")] {
        assert!(error.contains(&format!("`{name}` is passed through; if `{id}` is meant, rename it")), "{error}");
    }
    assert_eq!(error.matches("note:").count(), 3, "{error}");
}

/// A code counts where the row has no answer of its own, and only in its own row.
#[test]
fn a_column_of_codes_is_read_as_answers() {
    let answers = rated(3, &[("arrange-poster", 5), ("repair-things", 1)]);
    let mut other = answers.clone();
    other.rate(&CATALOG, "keep-accounts", "5").unwrap();
    let code = answers.code(&CATALOG).unwrap();
    let blank = Answers::none(&CATALOG).code(&CATALOG).unwrap();
    let rows = format!("name,keep-accounts,code\na,,{code}\nb,5,{code}\nc,,\nd,,{blank}\ne,,nonsense\nf,4,\n");
    let output = pothik().args(["batch", "-", "--top", "1"]).write_stdin(rows).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let column = reader.headers().unwrap().iter().position(|name| name == "code").unwrap();
    assert_eq!(reader.headers().unwrap().iter().filter(|name| *name == "code").count(), 1);
    let codes: Vec<String> = reader.records().map(|row| row.unwrap()[column].to_owned()).collect();
    let mut last = Answers::none(&CATALOG);
    last.rate(&CATALOG, "keep-accounts", "4").unwrap();
    let last = last.code(&CATALOG).unwrap();
    assert_eq!(codes, [code.clone(), other.code(&CATALOG).unwrap(), blank.clone(), blank, last]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("row 6, column `code`: `nonsense` is not a code"), "{error}");

    let keys = format!("{{\"code\":\"{code}\",\"keep-accounts\":5}}\n");
    let out = stdout(pothik().args(["batch", "-", "--input-format", "jsonl"]).write_stdin(keys));
    assert!(out.contains(&format!("\"code\":\"{}\"", other.code(&CATALOG).unwrap())), "{out}");
}
