//! A number is read as it is written or refused, at every door: never taken for another.

use std::io;

use clap::FromArgMatches;
use pothik::advice::Measure;
use pothik::answers::{Answer, Answers, file};
use pothik::app::App;
use pothik::batch::{Form, Wishes};
use pothik::cli::{self, Cli, Commands};
use pothik::commands::given;
use pothik::interview::{Asker, Kind, Plain, Prompt, Reply};
use pothik::lang::{Lang, Words};
use pothik::questions::{self, Question, USUAL};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::support::{CATALOG, TODAY, rated, rows, wishes};

/// A number as it may be written, and its value if it has just one reading.
#[derive(Debug, Clone)]
struct Spelled {
    text: String,
    value: Option<f64>,
}

/// Groups of three digits, or of two before the last three.
fn grouped(number: u32, size: usize) -> String {
    let digits = number.to_string();
    let (head, tail) = digits.split_at(digits.len().saturating_sub(3));
    let head: Vec<String> =
        head.as_bytes().rchunks(size).rev().map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    head.into_iter().chain([tail.to_owned()]).collect::<Vec<_>>().join(",")
}

fn spelled() -> impl Strategy<Value = Spelled> {
    let number = prop_oneof![0..100_u32, 0..2_000_000_u32];
    let decimals = prop_oneof![Just(String::new()), "0{1,3}", "[0-9]{1,3}"];
    let blank = || select(vec!["", "", " ", "  ", "\t", "\u{a0}", "\u{2009}"]);
    (number, decimals, 0..8_usize, any::<bool>(), blank(), blank()).prop_map(
        |(number, decimals, style, is_bengali, before, after)| {
            let exact = |text: String| {
                let value = if decimals.is_empty() { text.clone() } else { format!("{text}.{decimals}") };
                value.parse::<f64>().ok()
            };
            let with = |whole: String, mark: &str| {
                if decimals.is_empty() { whole } else { format!("{whole}{mark}{decimals}") }
            };
            let whole = number.to_string();
            let (text, value) = match style {
                0 => (with(whole.clone(), "."), exact(whole)),
                // Three digits after one comma group a number of one to three digits before it.
                1 if decimals.len() == 3 && whole.len() <= 3 && number > 0 => {
                    (with(whole.clone(), ","), format!("{whole}{decimals}").parse().ok())
                }
                1 => (with(whole.clone(), ","), exact(whole)),
                2 => (with(grouped(number, 3), "."), exact(whole)),
                3 => (with(grouped(number, 2), "."), exact(whole)),
                4 => (format!("00{}", with(whole.clone(), ".")), exact(whole)),
                // Nobody can say which of the two marks is the decimal one, or what the mark is.
                5 => (format!("{whole},{decimals},{whole}5"), None),
                6 => (format!("{whole}.{decimals}0,{decimals}0"), None),
                _ => (format!("{whole}'{decimals}0"), None),
            };
            let text = if is_bengali { Lang::Bn.digits(&text) } else { text };
            Spelled { text: format!("{before}{text}{after}"), value }
        },
    )
}

/// A door takes the value of a circumstance as written; `None` if it refuses.
pub type Door = fn(id: &str, written: &str) -> Option<u32>;

fn answer(id: &str, answers: &Answers) -> Option<u32> {
    answers.circumstances[CATALOG.circumstance(id).unwrap()].given()
}

fn flag(id: &str, written: &str) -> Option<u32> {
    let args = ["pothik", "recommend", &format!("--{id}={written}")].map(Into::into).to_vec();
    let matches = cli::command(Some(&CATALOG)).try_get_matches_from::<_, std::ffi::OsString>(args).ok()?;
    let Commands::Recommend(args) = Cli::from_arg_matches(&matches).unwrap().command else { unreachable!() };
    answer(id, &given::flags(&CATALOG, &args.given, matches.subcommand().unwrap().1).ok()?)
}

fn answers_file(id: &str, written: &str) -> Option<u32> {
    let written = toml::Value::from(written);
    answer(id, &file::read(&CATALOG, "answers.toml", &format!("[circumstances]\n{id} = {written}\n")).ok()?)
}

/// The answer that batch wrote into the code of the one learner in `text`.
fn row(id: &str, form: Form, text: &str) -> Option<u32> {
    let wishes = Wishes { output: Form::Jsonl, delimiter: Some(b';'), ..wishes(form) };
    let (out, ..) = rows(&wishes, text.as_bytes());
    let (_, code) = out.split_once("\"code\":\"")?;
    answer(id, &Answers::from_code(&CATALOG, code.split('"').next()?).unwrap().answers)
}

fn cell(id: &str, written: &str) -> Option<u32> {
    row(id, Form::Csv, &format!("name;{id}\na;{written}\n"))
}

fn object(id: &str, written: &str) -> Option<u32> {
    row(id, Form::Jsonl, &format!("{{\"{id}\":{}}}\n", Value::from(written)))
}

/// The page takes it as the answer to a question, and as another answer to one that was skipped.
fn page(id: &str, written: &str) -> Option<u32> {
    let question = Question::Circumstance(CATALOG.circumstance(id).unwrap());
    let measure = Measure::new(&CATALOG);
    let mut answers = rated(3, &[]);
    while let Some(next) = questions::next(&measure, &answers, USUAL).filter(|next| *next != question) {
        next.set(&mut answers, Answer::Skipped);
    }
    let first = answer(id, &acted(&answers, &format!("answer:{written}")));
    question.set(&mut answers, Answer::Skipped);
    let place = questions::asked(&measure, &answers, USUAL).iter().position(|it| *it == question).unwrap();
    assert_eq!(answer(id, &acted(&answers, &format!("set:{place}:{written}"))), first, "{id} as {written:?}");
    first
}

/// The answers after an act on the page.
fn acted(answers: &Answers, act: &str) -> Answers {
    thread_local!(static APP: App<'static> = App::new(&CATALOG));
    let code = answers.code(&CATALOG).unwrap();
    let request = json!({"state": {"lang": "bn", "code": code}, "act": act, "today": TODAY}).to_string();
    let response: Value = serde_json::from_str(&APP.with(|app| app.respond(&request))).unwrap();
    Answers::from_code(&CATALOG, response["state"]["code"].as_str().unwrap()).unwrap().answers
}

fn typed(id: &str, written: &str) -> Option<u32> {
    let (min, max) = CATALOG.edition.circumstances[usize::from(CATALOG.circumstance(id).unwrap())].1.bounds();
    let kind = Kind::Number { min, max, hint: String::new() };
    let text = String::new();
    let before = pothik::answers::Answer::Unasked;
    let prompt = Prompt {
        progress: text.clone(),
        label: text.clone(),
        text,
        ask: None,
        kind,
        optional: true,
        before,
        is_row: false,
    };
    let words = Words::new(Lang::En);
    let lines = format!("{written}\n");
    match Plain::new(&words, &|| 80, lines.as_bytes(), io::sink()).ask(&prompt).unwrap() {
        Reply::Value(value) => Some(value),
        _ => None,
    }
}

/// The doors that take names as well as numbers.
pub const DOORS_OF_NAMES: [(&str, Door); 4] =
    [("flag", flag), ("answers file", answers_file), ("cell", cell), ("JSON", object)];

fn doors() -> impl Iterator<Item = (&'static str, Door)> {
    DOORS_OF_NAMES.into_iter().chain([("prompt", typed as Door), ("page", page)])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_door_takes_a_number_for_another(spelled in spelled()) {
        for id in ["hours", "budget"] {
            let (min, max) = CATALOG.edition.circumstances[usize::from(CATALOG.circumstance(id).unwrap())].1.bounds();
            let is_answer = |value: &f64| value.fract() == 0.0 && (f64::from(min)..=f64::from(max)).contains(value);
            let right = spelled.value.filter(is_answer).map(|value| value as u32);
            for (name, door) in doors() {
                prop_assert_eq!(door(id, &spelled.text), right, "{} of {} as {:?}", id, name, &spelled.text);
            }
        }
    }

    /// Ratings and scores are numbers, too.
    #[test]
    fn ratings_and_scores_are_read_alike(spelled in spelled()) {
        let mut answers = Answers::none(&CATALOG);
        let value = spelled.value.filter(|value| (1.0..=5.0).contains(value));
        let rated = answers.rate_at(&CATALOG, 0.into(), &spelled.text).ok().and_then(|()| answers.ratings.raw[0].given());
        prop_assert_eq!(rated.map(f64::from), value.filter(|value| value.fract() == 0.0));
        let none = Answers::none(&CATALOG);
        let first = questions::next(&Measure::new(&CATALOG), &none, USUAL).unwrap();
        let on_the_page = first.answer(&acted(&none, &format!("answer:{}", spelled.text))).given();
        prop_assert_eq!(on_the_page, rated.map(u32::from));
        let scored = answers.score_at(&CATALOG, 0.into(), &spelled.text).ok().map(|()| answers.scores[&0.into()]);
        prop_assert_eq!(scored, value);
    }
}

/// What spreadsheets and people write most, as the doors must take it.
#[test]
fn decimal_commas_are_refused_where_whole_numbers_are_wanted() {
    for (name, door) in doors() {
        let read = |id, written| door(id, written);
        assert_eq!([read("hours", "7,5"), read("hours", "৭,৫"), read("budget", "0,5")], [None; 3], "{name}");
        assert_eq!(read("hours", "8,0"), Some(8), "{name}");
        assert_eq!(
            ["1500,00", "1,500", "1,50,000"].map(|it| read("budget", it)),
            [1500, 1500, 150_000].map(Some),
            "{name}"
        );
    }
}

/// Numbers without quotes around them are read as strictly.
#[test]
fn bare_numbers_are_whole_where_whole_numbers_are_wanted() {
    let toml = |written: &str| {
        let text = format!("[circumstances]\nhours = {written}\n");
        answer("hours", &file::read(&CATALOG, "answers.toml", &text).ok()?)
    };
    let bare = |written: &str| row("hours", Form::Jsonl, &format!("{{\"hours\":{written}}}\n"));
    for (written, hours) in [("7.5", None), ("8.0", Some(8)), ("80.25", None), ("-8", None), ("800", None)] {
        assert_eq!((toml(written), bare(written)), (hours, hours), "{written}");
    }
}
