//! The doors: everything that lets in what others wrote.

use std::cell::RefCell;
use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use clap::FromArgMatches;
use pothik::advice;
use pothik::answers::{self, Answer, Answers, parse_value};
use pothik::batch::Advisor;
use pothik::batch::{self, Form, Reject, Wishes};
use pothik::catalog::{Catalog, Thing, closest};
use pothik::cli::{self, Cli, Commands, Format};
use pothik::commands::given;
use pothik::error::Error;
use pothik::files;
use pothik::interview::{self, Ending, Plain};
use pothik::lang::{Lang, Words};
use pothik::untrusted::legible;

use crate::includes::Files;
use crate::samples::{self, samples};
use crate::support::{TODAY, harmless, reports};

/// Something that lets bytes in.
pub struct Door {
    pub name: &'static str,
    /// What is mostly right.
    pub seeds: Vec<Vec<u8>>,
    /// How many cases `cargo test` tries.
    pub few: u32,
    /// Its share of the cases that are tried by hand; all shares make 1.
    pub share: f64,
    /// Whether the bytes were let in, with a result and not an error; panics where Pothik does.
    pub enter: fn(&[u8]) -> bool,
}

/// Every door.
pub fn doors() -> Vec<Door> {
    vec![
        Door { name: "catalogue", seeds: catalogues("sound"), few: 60, share: 0.15, enter: catalogue },
        Door { name: "faulty", seeds: catalogues("faulty"), few: 20, share: 0.1, enter: catalogue },
        Door { name: "parts", seeds: seeds("parts"), few: 40, share: 0.05, enter: parts },
        Door { name: "answers", seeds: seeds("answers"), few: 150, share: 0.15, enter: answers },
        Door { name: "code", seeds: codes(), few: 150, share: 0.2, enter: code },
        Door { name: "arguments", seeds: seeds("arguments"), few: 60, share: 0.0995, enter: arguments },
        Door { name: "words", seeds: seeds("words"), few: 150, share: 0.1, enter: words },
        Door { name: "lines", seeds: seeds("lines"), few: 60, share: 0.1, enter: lines },
        Door { name: "process", seeds: seeds("process"), few: 4, share: 0.0005, enter: process },
        Door { name: "rows", seeds: seeds("rows"), few: 60, share: 0.05, enter: rows },
        // Further doors are added here, with their seeds in tests/fuzz.
    ]
}

static BASE: LazyLock<Catalog> = LazyLock::new(|| Catalog::parse("base.toml", &samples::base()).unwrap());

fn seeds(door: &str) -> Vec<Vec<u8>> {
    let mut files = samples::files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz").join(door));
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

/// Whether something was let in. An error says nothing that does anything to a terminal.
fn let_in<T>(result: Result<T, Error>, then: impl FnOnce(T)) -> bool {
    match result {
        Ok(it) => {
            then(it);
            true
        }
        Err(error) => {
            harmless(&format!("{error}{}", error.hint().map(ToString::to_string).unwrap_or_default()));
            false
        }
    }
}

fn catalogues(kind: &str) -> Vec<Vec<u8>> {
    samples(kind).into_iter().map(|sample| sample.bytes).collect()
}

fn catalogue(bytes: &[u8]) -> bool {
    let catalog = files::text(bytes, "mine.toml").and_then(|text| Catalog::parse("mine.toml", &text));
    let_in(catalog, |catalog| reports(&catalog).iter().for_each(|report| harmless(report)))
}

/// The base with an `include`, then the included files, each below a line that names it.
fn parts(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let mut files = text.split("\n=== ").map(|file| file.split_once('\n').unwrap_or((file, "")));
    let (include, _) = files.next().unwrap_or_default();
    let files = Files(files.map(|(name, text)| (name.to_owned(), text.to_owned())).collect());
    let catalog = Catalog::parse_in(&files, "mine.toml", format!("include = [{include}]\n{}", samples::base()));
    let_in(catalog, |catalog| reports(&catalog).iter().for_each(|report| harmless(report)))
}

fn answers(bytes: &[u8]) -> bool {
    let text = files::text(bytes, "answers.toml");
    let_in(text.and_then(|text| answers::file::read(&BASE, "answers.toml", &text)), |answers| advised(&answers))
}

/// Advice is given on any answers that were let in.
fn advised(answers: &Answers) {
    advice::advise(&BASE, answers);
    Advisor::new(&BASE).turn_to(answers);
    if let Some(code) = answers.code(&BASE) {
        assert_eq!(Answers::from_code(&BASE, &code).unwrap().answers, *answers);
    }
}

/// The codes of no answers, of all the lowest and of all the highest, and of a former edition.
fn codes() -> Vec<Vec<u8>> {
    let mut few = Answers::none(&BASE);
    let mut many = few.clone();
    few.ratings.fill(Answer::Given(1));
    many.ratings.fill(Answer::Given(5));
    for (at, (_, domain)) in BASE.edition.circumstances.iter().enumerate() {
        let (lowest, highest) = domain.bounds();
        few.circumstances.raw[at] = Answer::Given(lowest);
        many.circumstances.raw[at] = Answer::Given(highest);
    }
    let codes = [Answers::none(&BASE), few, many].map(|answers| answers.code(&BASE).unwrap().into_bytes());
    codes.into_iter().chain(seeds("code")).collect()
}

fn code(bytes: &[u8]) -> bool {
    let_in(Answers::from_code(&BASE, &String::from_utf8_lossy(bytes)).map_err(Error::from), |decoded| {
        advised(&decoded.answers);
    })
}

/// Each line is an argument.
fn arguments(bytes: &[u8]) -> bool {
    let lines = bytes.split(|&byte| byte == b'\n').map(|line| OsString::from_vec(line.to_vec()));
    let args: Vec<_> = [OsString::from("pothik")].into_iter().chain(lines).collect();
    let early = cli::Early::new(&args);
    let args = early.with_command(args);
    let catalog = early.takes_answers.then_some(&*BASE);
    let Ok(matches) = cli::command(catalog).try_get_matches_from(args) else { return false };
    let (_, of_command) = matches.subcommand().unwrap();
    let given = match Cli::from_arg_matches(&matches).unwrap().command {
        Commands::Recommend(args) => args.given,
        Commands::Plan { given, .. } | Commands::Show { given, .. } | Commands::Compare { given, .. } => given,
        _ => return true,
    };
    // Files and codes have doors of their own.
    let_in(given::flags(&BASE, &given, of_command), |answers| advised(&answers))
}

/// A word for a thing, an activity, an answer, a language, a file.
fn words(bytes: &[u8]) -> bool {
    let word = &*String::from_utf8_lossy(bytes);
    let is_guide = |thing: &Thing| matches!(thing, Thing::Guide(_));
    let (guides, others): (Vec<Thing>, Vec<Thing>) = BASE.things().into_iter().partition(is_guide);
    let found = [guides, others].map(|among| {
        let_in(BASE.find(word, &among).map_err(|why| Error::not_found(&BASE, word, &among, &why)), |_| ())
    });
    let mut answers = Answers::none(&BASE);
    let rated = answers.rate(&BASE, word, word).and(answers.score(&BASE, word, word));
    let circumstances = BASE.circumstances.iter().map(|circumstance| parse_value(circumstance, word).map(drop));
    for message in circumstances.chain([rated]).filter_map(Result::err) {
        harmless(&message.to_string());
    }
    closest(word, ["portraits", "প্রতিকৃতি"]);
    Lang::from_locale(word);
    if let Err(error) = Format::of_file(Path::new(OsStr::from_bytes(bytes))) {
        harmless(&legible(&error.to_string()));
    }
    found.contains(&true)
}

/// What somebody types in an interview.
fn lines(bytes: &[u8]) -> bool {
    thread_local!(static WORDS: RefCell<Words> = RefCell::new(Words::new(Lang::Bn)));
    WORDS.with_borrow(|words| {
        let mut answers = Answers::none(&BASE);
        let mut asker = Plain::new(words, &|| 40, bytes, io::sink());
        let ending = interview::run(
            &pothik::advice::Measure::new(&BASE),
            pothik::questions::USUAL,
            words,
            &mut answers,
            &mut asker,
            |_| {},
        )
        .unwrap();
        advised(&answers);
        ending == Ending::Done
    })
}

/// A file of learners, read as CSV and as JSON Lines.
fn rows(bytes: &[u8]) -> bool {
    let learners = [Form::Csv, Form::Jsonl].map(|form| {
        let wishes = Wishes {
            input: form,
            output: form,
            delimiter: None,
            columns: None,
            top: 0,
            jobs: 1,
            chances: true,
            count: true,
            group: None,
        };
        let reject = &mut |reject: &Reject| {
            harmless(&reject.reason.to_string());
            Ok(())
        };
        let mut learners = 0;
        let_in(batch::run(&BASE, &wishes, bytes, &mut io::sink(), reject, &|_| (), &|_| ()), |(progress, _)| {
            learners = progress.learners;
        });
        learners
    });
    learners.iter().any(|&learners| learners > 0)
}

/// The program itself: the first lines are its surroundings, the others its arguments.
fn process(bytes: &[u8]) -> bool {
    const SURROUNDINGS: [&str; 7] = ["POTHIK_LANG", "POTHIK_CATALOG", "LC_ALL", "LANG", "COLUMNS", "TERM", "NO_COLOR"];
    let bytes: Vec<u8> = bytes.iter().copied().filter(|&byte| byte != 0).collect();
    let mut lines = bytes.split(|&byte| byte == b'\n').map(OsStr::from_bytes);
    let folder = tempfile::tempdir().unwrap();
    let mut command = assert_cmd::Command::cargo_bin("pothik").unwrap();
    command.env_clear().current_dir(folder.path()).timeout(Duration::from_secs(20)).write_stdin("");
    for (name, value) in SURROUNDINGS.into_iter().zip(&mut lines) {
        command.env(name, value);
    }
    let output = command.args(["--today", TODAY]).args(lines).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0..=2)) && !error.contains("panicked"), "{:?}: {error}", output.status);
    output.status.success()
}
