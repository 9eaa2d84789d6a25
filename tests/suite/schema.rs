//! `docs/schema`: what the program writes and reads is what the schemas say. That they are those of the types is tested
//! beside the types; here a validator that others wrote holds real files against them.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::report::LEARNER;
use crate::support::{pothik, stdout};

/// What Ajv says of these documents, and whether all of them are right. Each is called by its place.
fn validate(schema: &str, documents: &[Value]) -> (String, bool) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let save = |(at, document): (usize, &Value)| -> PathBuf {
        let file = folder.path().join(format!("{at}.json"));
        std::fs::write(&file, document.to_string()).unwrap();
        file
    };
    let files: Vec<PathBuf> = documents.iter().enumerate().map(save).collect();
    let mut node = Command::new("node");
    node.arg(root.join("tests/browser/schema.mjs")).arg(root.join(format!("docs/schema/{schema}.schema.json")));
    let output = node.args(files).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr);
    assert!(said.contains(&format!("{} files, ", documents.len())), "{said}");
    (said, output.status.success())
}

fn assert_right(schema: &str, documents: &[Value]) {
    let (said, right) = validate(schema, documents);
    assert!(right, "{said}");
}

fn assert_each_wrong(schema: &str, documents: &[Value]) {
    let (said, _) = validate(schema, documents);
    for (at, document) in documents.iter().enumerate() {
        assert!(said.contains(&format!("{at}.json: ")), "{document} is taken:\n{said}");
    }
}

fn advice(args: &[&str]) -> Value {
    serde_json::from_str(&stdout(pothik().args(args).args(["--format", "json"]))).unwrap()
}

#[test]
#[ignore = "needs node and `npm ci --prefix tests/browser`; .ci/run has them"]
fn advice_is_as_its_schema_says() {
    let few = ["recommend", "--no-input", "--rate", "cut-video=5,repair-things=1,keep-accounts=2"];
    let alike = ["recommend", "--no-input", "--rate", "cut-video=3,repair-things=3,keep-accounts=3"];
    let scores = ["recommend", "--no-input", "--interest", "artistic=4.5,investigative=2,social=1.25", "--hours", "8"];
    let learners = [LEARNER, &few[..], &alike, &scores];
    let in_both = ["en", "bn"].map(|lang| learners.map(|learner| advice(&[learner, &["--lang", lang]].concat())));
    let all = in_both.concat();
    assert!(all.iter().any(|it| it["skills"][0]["fit"].is_null()) && all.iter().any(|it| it["code"].is_null()));
    assert_right("advice", &all);

    let broken = |place: &str, value: Value| {
        let mut advice = all[0].clone();
        *advice.pointer_mut(place).unwrap() = value;
        advice
    };
    assert_each_wrong(
        "advice",
        &[
            broken("/schema", json!(1)),
            broken("/lang", json!("fr")),
            broken("/catalog/checked", json!("yesterday")),
            broken("/confidence/level", json!("certain")),
            broken("/skills/0/band", json!("superb")),
            broken("/skills/0/fit", json!(1.5)),
            broken("/skills/0/readiness/status", json!("soon")),
            broken("/skills/0/because/0", json!({ "rating": 3, "contribution": 0.1, "text": "whose?" })),
            broken("/platforms/0/status", json!("perhaps")),
            broken("/headline", Value::Null),
        ],
    );
}

#[test]
#[ignore = "needs node and `npm ci --prefix tests/browser`; .ci/run has them"]
fn a_summary_is_as_its_schema_says() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("summary.json");
    let rows =
        "town,cut-video,repair-things,keep-accounts,device\nKhulna,5,1,2,phone\nBogura,1,5,3,\nKhulna,2,2,2,computer\n";
    let run = |group: &[&str]| -> Value {
        pothik().args(["batch", "--summary"]).arg(&file).args(group).write_stdin(rows).assert().success();
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let summaries = [run(&[]), run(&["--group", "town"])];
    assert!(summaries[1]["group"]["values"]["Khulna"]["learners"] == 2);
    assert_right("summary", &summaries);
    let mut broken = summaries[0].clone();
    broken["all"]["readiness"]["soon"] = json!(1);
    assert_each_wrong("summary", &[broken]);
}

/// The form with every answer that it suggests.
fn filled_in(lang: &str) -> String {
    let form = stdout(pothik().args(["list", "questions", "--format", "toml", "--lang", lang]));
    let answer = |line: &'_ str| {
        let id = line.strip_prefix("# ")?.split_once(" = ")?.0;
        id.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-').then(|| line[2..].to_owned())
    };
    form.lines().map(|line| answer(line).unwrap_or_else(|| line.to_owned()) + "\n").collect()
}

fn read(text: &str) -> bool {
    pothik().args(["recommend", "--no-input", "--answers", "-"]).write_stdin(text).output().unwrap().status.code()
        != Some(1)
}

#[test]
#[ignore = "needs node and `npm ci --prefix tests/browser`; .ci/run has them"]
fn an_answers_file_is_read_if_its_schema_takes_it() {
    let forms = ["en", "bn"].map(filled_in);
    let right = [
        "",
        "[activities]\ncut-video = \"৫\"\n[circumstances]\nhours = \"১০\"\n",
        "[interests]\nartistic = 4\nsocial = \"২.৫\"\n",
        "[circumstances]\nhours = 10\ndevice = \"phone\"\n",
        &forms[0],
        &forms[1],
    ];
    let wrong = [
        "[activities]\ncut-video = 6\n",
        "[activities]\ncut-video = 2.5\n",
        "[activities]\ncut-video = \"often\"\n",
        "[activities]\nCutVideo = 3\n",
        "[interests]\nartistic = 5.5\n",
        "[interests]\nartistic = \"5.5\"\n",
        "[circumstances]\nhours = -1\n",
        "[circumstances]\nmentor = true\n",
        "[skills]\nseo = 5\n",
    ];
    let json = |text: &&str| toml::from_str::<Value>(text).unwrap();
    assert!(json(&right[4])["activities"].as_object().unwrap().len() > 30);
    for text in right {
        assert!(read(text), "{text}");
    }
    for text in wrong {
        assert!(!read(text), "{text}");
    }
    assert_right("answers", &right.iter().map(json).collect::<Vec<_>>());
    assert_each_wrong("answers", &wrong.iter().map(json).collect::<Vec<_>>());
}
