//! What the tests share.

use std::ffi::OsString;
use std::path::Path;
use std::sync::LazyLock;

use assert_cmd::Command;
use jiff::civil::Date;
use pothik::advice::{advise, plan};
use pothik::answers::{Answer, Answers, form};
use pothik::audit::{self, People};
use pothik::batch::{self, Form, Reject, Tallies, Wishes};
use pothik::catalog::Catalog;
use pothik::lang::{Lang, Words};
use pothik::report::{self, AuditReport, Detail, Report};
use pothik::untrusted::invisible;
use toml::de::DeTable;

/// The built-in catalogue.
pub static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);

/// `paths.toml` and the files it includes, in order: their names and texts.
pub fn parts() -> Vec<(String, String)> {
    fn add(name: &str, parts: &mut Vec<(String, String)>) {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
        let root: toml::Table = text.parse().unwrap();
        parts.push((name.to_owned(), text));
        for file in root.get("include").and_then(toml::Value::as_array).into_iter().flatten() {
            add(file.as_str().unwrap(), parts);
        }
    }
    let mut parts = Vec::new();
    add("paths.toml", &mut parts);
    parts
}

/// The built-in catalogue as one text, for what is to be tried on changes of it.
pub fn paths() -> &'static str {
    static WHOLE: LazyLock<String> = LazyLock::new(|| {
        let alone = |text: String| match DeTable::parse(&text).unwrap().get_ref().get_key_value("include") {
            Some((key, value)) => format!("{}{}", &text[..key.span().start], &text[value.span().end..]),
            None => text,
        };
        parts().into_iter().map(|(_, text)| alone(text)).collect::<Vec<_>>().join("\n")
    });
    &WHOLE
}

/// The day on which the tests are run, so to speak.
pub const TODAY: &str = "2026-12-01";

/// The program in surroundings that are the same everywhere.
pub fn pothik() -> Command {
    let mut command = Command::cargo_bin("pothik").unwrap();
    command.env_clear().env("LANG", "C").args(["--today", TODAY]);
    command
}

/// PATH with the program's folder in front: scripts say `pothik`, as users do, wherever that folder is.
pub fn search_path() -> OsString {
    let program = assert_cmd::cargo::cargo_bin!("pothik").parent().map(Path::to_owned);
    let others = std::env::var_os("PATH").unwrap();
    std::env::join_paths(program.into_iter().chain(std::env::split_paths(&others))).unwrap()
}

/// A path as one word of a shell's command.
pub fn quoted(path: impl AsRef<Path>) -> String {
    format!("'{}'", path.as_ref().to_str().unwrap().replace('\'', r"'\''"))
}

/// Standard output of a run that must succeed.
pub fn stdout(command: &mut Command) -> String {
    let output = command.assert().success().get_output().clone();
    String::from_utf8(output.stdout).unwrap()
}

/// Standard error of a run that must end with `code` and print nothing else.
pub fn failure(command: &mut Command, code: i32) -> String {
    let output = command.assert().code(code).stdout("").get_output().clone();
    String::from_utf8(output.stderr).unwrap()
}

/// What is wished of `batch` where nothing is said of it.
pub fn wishes(input: Form) -> Wishes {
    let (output, chances, count) = (input, false, false);
    Wishes { input, output, delimiter: None, columns: None, top: 1, jobs: 1, chances, count, group: None }
}

/// What `batch` makes of rows: its output, what it rejects, and its counts.
pub fn rows(wishes: &Wishes, rows: &[u8]) -> (String, Vec<Reject>, Option<Tallies>) {
    let (mut out, mut rejects) = (Vec::new(), Vec::new());
    let reject = &mut |it: &Reject| {
        rejects.push(it.clone());
        Ok(())
    };
    let (_, tallies) = batch::run(&CATALOG, wishes, rows, &mut out, reject, &|_| (), &|_| ()).unwrap();
    (String::from_utf8(out).unwrap(), rejects, tallies)
}

/// Answers with these scores, one an interest.
pub fn scored(scores: &[f64]) -> Answers {
    let mut answers = Answers::none(&CATALOG);
    answers.scores = scores.iter().enumerate().map(|(at, score)| (at.into(), *score)).collect();
    answers
}

/// The answers of somebody with these circumstances, both as they are written.
pub fn circumstances(pairs: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::none(&CATALOG);
    for (id, value) in pairs {
        answers.circumstance(&CATALOG, id, value).unwrap();
    }
    answers
}

/// Answers with the same rating for every first activity, and others for some.
pub fn rated(all: u8, others: &[(&str, u8)]) -> Answers {
    let mut answers = Answers::none(&CATALOG);
    for at in CATALOG.first_activities() {
        answers.ratings[at] = Answer::Given(all);
    }
    for (id, rating) in others {
        answers.ratings[CATALOG.activity(id).unwrap()] = Answer::Given(*rating);
    }
    answers
}

/// A report holds nothing that does anything to a terminal but its own styles.
pub fn harmless(report: &str) {
    let text = anstream::adapter::strip_str(report).to_string();
    let hidden = invisible(&text.replace('\n', ""));
    assert!(hidden.is_none() && !text.contains('\u{1b}'), "{hidden:?} in {report:?}");
}

/// Everything that can be said of a catalogue, in one language after the other, to three learners.
pub fn reports(catalog: &Catalog) -> Vec<String> {
    thread_local!(static WORDS: [Words; 2] = Lang::ALL.map(Words::new));
    WORDS.with(|both| {
        learners(catalog)
            .iter()
            .zip(both.iter().cycle())
            .flat_map(|(answers, words)| told(catalog, words, answers))
            .collect()
    })
}

/// Somebody who answered nothing, one who has the least of everything and one who has the most.
fn learners(catalog: &Catalog) -> [Answers; 3] {
    let none = Answers::none(catalog);
    let (mut least, mut most) = (none.clone(), none.clone());
    for at in 0..catalog.activities.len() {
        least.ratings.raw[at] = Answer::Given(at as u8 % 5 + 1);
        most.ratings.raw[at] = Answer::Given(5 - at as u8 % 5);
    }
    for (at, (_, domain)) in catalog.edition.circumstances.iter().enumerate() {
        let (low, high) = domain.bounds();
        least.circumstances.raw[at] = Answer::Given(low);
        most.circumstances.raw[at] = Answer::Given(high);
    }
    [none, least, most]
}

fn told(catalog: &Catalog, words: &Words, answers: &Answers) -> Vec<String> {
    let today: Date = TODAY.parse().unwrap();
    let advice = advise(catalog, answers);
    let resume = answers.code(catalog).map(|code| format!("pothik --code {code}"));
    let report = Report { catalog, answers, advice: &advice, words, today, top: None, resume };
    let skills: Vec<_> = catalog.skills.keys().take(3).collect();
    let mut documents = vec![
        report::advice(&report, Detail::Whole { start: Some(today) }),
        report::what_if(&report),
        report::compare(&report, &skills),
        report::topics(catalog, words),
    ];
    let mut texts = vec![
        report::advice_json(&report),
        report::what_if_json(&report),
        report::compare_json(&report, &skills),
        report::questions_json(catalog, words.lang()),
        form::toml(catalog, words),
    ];
    for thing in catalog.things() {
        documents.push(report::show(catalog, words, thing, answers, today));
        texts.push(report::thing_json(catalog, words, thing, answers));
    }
    for skill in skills {
        let plan = plan::plan(catalog, skill, &answers.circumstances());
        documents.push(report::plan(catalog, words, &plan, today, today));
        texts.push(report::plan_json(catalog, words, &plan, answers, today));
        texts.extend(
            report::calendar(catalog, words, &plan, answers, today, jiff::Timestamp::UNIX_EPOCH)
                .map(|it| it.replace('\r', "")),
        );
    }
    let people = People::new(catalog);
    let audit = AuditReport { catalog, audit: &audit::audit(&people, 2, 1), words, limits: None };
    documents.push(report::audit(&audit));
    texts.push(report::audit_json(&audit));
    for document in &documents {
        texts.extend([20, 80].map(|width| report::terminal(document, width)));
        texts.extend([report::markdown(document), report::html(document, words)]);
    }
    texts
}
