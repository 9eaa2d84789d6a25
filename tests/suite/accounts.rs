//! Whose account to sell on: nobody is told two contrary things, in any language or format.

use jiff::civil::Date;
use pothik::advice::advise;
use pothik::answers::Answers;
use pothik::catalog::{Condition, Text, Thing};
use pothik::lang::{Lang, Words};
use pothik::report::{self, Detail, Report, document::Document};

use crate::support::{CATALOG, TODAY, circumstances, failure, pothik, scored, stdout};

/// Somebody of this age whose interests are those of a skill, with little or with all that can be had.
fn learner(age: u32, skill: usize, has_all: bool) -> Answers {
    let (device, english, identity) =
        if has_all { ("strong-computer", "fluent", "national-id") } else { ("phone", "none", "none") };
    let given = [("age", age.to_string()), ("device", device.to_owned()), ("english", english.to_owned())];
    let given: Vec<(&str, &str)> = given.iter().map(|(id, value)| (*id, value.as_str())).collect();
    let mut answers = circumstances(&given);
    answers.circumstance(&CATALOG, "identity", identity).unwrap();
    answers.scores = scored(&CATALOG.skills.raw[skill].profile.raw).scores;
    answers
}

/// A document in every format, and its JSON.
fn formats(document: &Document, words: &Words, json: String) -> Vec<String> {
    vec![report::terminal(document, 40), report::markdown(document), report::html(document, words), json]
}

/// The letters and digits of a report: without line breaks, styles and escapes.
fn bare(text: &str) -> String {
    let text = anstream::adapter::strip_str(text).to_string();
    let text = text.replace("&quot;", "").replace("&amp;", "").replace("\\n", "").replace("\\u001b", "");
    text.chars().filter(|c| c.is_alphanumeric() || ('\u{980}'..='\u{9ff}').contains(c)).collect()
}

/// The advice for everybody who is `age`, and everything but the guide as it is shown to them.
fn told(age: u32, words: &Words) -> Vec<(String, String)> {
    let today: Date = TODAY.parse().unwrap();
    let mut all = Vec::new();
    for (skill, has_all) in (0..CATALOG.skills.len()).flat_map(|skill| [(skill, true), (skill, false)]) {
        let answers = learner(age, skill, has_all);
        let advice = advise(&CATALOG, &answers);
        let report =
            Report { catalog: &CATALOG, answers: &answers, advice: &advice, words, today, top: None, resume: None };
        let name = format!("advice for {}", CATALOG.skills.raw[skill].id);
        for detail in [Detail::Brief, Detail::Whole { start: None }] {
            let texts = formats(&report::advice(&report, detail), words, report::advice_json(&report));
            all.extend(texts.iter().map(|text| (name.clone(), bare(text))));
        }
    }
    let answers = circumstances(&[("age", &age.to_string())]);
    for thing in CATALOG.things().into_iter().filter(|it| !matches!(it, Thing::Guide(_))) {
        let document = report::show(&CATALOG, words, thing, &answers, today);
        let texts = formats(&document, words, report::thing_json(&CATALOG, words, thing, &answers));
        all.extend(texts.iter().map(|text| (CATALOG.id(thing).to_owned(), bare(text))));
    }
    all
}

/// Every text of the catalogue that is not for everybody.
fn conditional() -> Vec<(&'static Condition, &'static Text)> {
    let catalog = &*CATALOG;
    let facts = catalog.skills.iter().flat_map(|it| it.facts.iter());
    let facts = facts.chain(catalog.methods.iter().flat_map(|it| it.facts.iter()));
    let facts = facts.chain(catalog.platforms.iter().flat_map(|it| it.facts.iter()));
    let guardians = catalog.platforms.iter().filter_map(|it| it.guardian.as_ref());
    let texts = facts.map(|it| (&it.when, &it.text));
    let texts = texts.chain(catalog.warnings.iter().map(|it| (&it.when, &it.text)));
    let texts = texts.chain(guardians.map(|it| (&it.requires, &it.text)));
    texts.filter(|(when, _)| !when.limits.is_empty()).collect()
}

#[test]
fn a_minor_hears_of_a_parents_account_and_an_adult_of_their_own() {
    let only_own = [["only your own account", "nobody else's account"], ["শুধু নিজের অ্যাকাউন্ট", "অন্য কারও অ্যাকাউন্ট"]];
    let lent =
        [["account only where the site allows", "log in only with them"], ["লগইন করুন শুধু তাঁদের সঙ্গে", "অ্যাকাউন্টটা তাঁদের"]];
    for (lang, at) in [(Lang::En, 0), (Lang::Bn, 1)] {
        let words = Words::new(lang);
        for age in [13, 14, 15, 16, 17, 18, 25] {
            let answers = circumstances(&[("age", &age.to_string())]).circumstances();
            let (mine, others): (Vec<_>, Vec<_>) =
                conditional().into_iter().partition(|(when, _)| when.concerns(&answers));
            assert!(!mine.is_empty() && !others.is_empty());
            let letters = |texts: &[(&Condition, &Text)]| -> Vec<String> {
                texts.iter().map(|(_, text)| bare(text.get(lang))).collect()
            };
            let (mine, others) = (letters(&mine), letters(&others));
            let contrary = if age < 18 { only_own[at] } else { lent[at] }.map(bare);
            let told = told(age, &words);
            for (place, text) in &told {
                for never in others.iter().chain(&contrary) {
                    assert!(!text.contains(never), "{place}, {age} years, is told: {never}");
                }
            }
            for must in &mine {
                assert!(told.iter().any(|(_, text)| text.contains(must)), "{age} years: nothing tells {must}");
            }
        }
    }
}

/// Whose age is not known reads both rules, each with the age it is for.
#[test]
fn a_rule_about_accounts_names_the_age_it_is_for() {
    let own = CATALOG.warnings.iter().find(|it| it.id == "own-account").unwrap();
    let guardian = CATALOG.warnings.iter().find(|it| it.id == "guardian-account").unwrap();
    assert!(own.text.en.starts_with("From 18") && own.text.bn.starts_with("১৮ হলে"));
    assert!(guardian.text.en.starts_with("Under 18") && guardian.text.bn.starts_with("১৮-র নিচে"));
    let shown = stdout(pothik().args(["show", "fiverr", "--format", "markdown"]));
    assert!(shown.contains(&*own.text.en) && shown.contains(&*guardian.text.en), "{shown}");
    for text in CATALOG.guides.iter().flat_map(|it| it.text.iter()) {
        for (said, age) in [(&text.en, "18"), (&text.bn, "১৮")] {
            let rule = ["only your own account", "in your own name", "শুধু নিজের অ্যাকাউন্ট", "নিজের নামে"];
            assert!(!rule.iter().any(|rule| said.contains(rule)) || said.contains(age), "{said}");
        }
    }
}

/// By their own rules, whatever the reader hopes.
#[test]
fn at_sixteen_and_seventeen_each_site_is_as_open_as_its_rule() {
    let status = |age: &str, id: &str| {
        let args = ["recommend", "--no-input", "--rate", "arrange-poster=5,repair-things=1,keep-accounts=2"];
        let more = ["--age", age, "--english", "write", "--device", "computer", "--format", "json"];
        let json: serde_json::Value = serde_json::from_str(&stdout(pothik().args(args).args(more))).unwrap();
        let platform = json["platforms"].as_array().unwrap().iter().find(|it| it["id"] == id).unwrap();
        platform["status"].as_str().unwrap().to_owned()
    };
    for (age, freelancer, fiverr, adsense, upwork) in [
        ("12", "later", "later", "with-guardian", "later"),
        ("15", "later", "with-guardian", "with-guardian", "later"),
        ("16", "open", "with-guardian", "with-guardian", "later"),
        ("17", "open", "with-guardian", "with-guardian", "later"),
        ("18", "open", "unknown", "open", "unknown"),
    ] {
        for (id, expected) in [("freelancer", freelancer), ("fiverr", fiverr), ("adsense", adsense), ("upwork", upwork)]
        {
            assert_eq!(status(age, id), expected, "{id} at {age}");
        }
    }
}

/// Advice to show one's work to somebody comes with where to find them.
#[test]
fn who_has_no_mentor_is_told_where_to_look() {
    let advice = |lang: &str, mentor: &str, format: &str| {
        let rate = "arrange-poster=5,repair-things=1,keep-accounts=2,cut-video=4";
        let args = ["recommend", "--full", "--no-input", "--rate", rate, "--finishing", "usually", "--lang", lang];
        stdout(pothik().args(args).args(["--mentor", mentor, "--format", format]))
    };
    for lang in ["en", "bn"] {
        for format in ["table", "markdown", "html"] {
            let headline = |text: String| bare(&text).split(&bare(&hint(lang))).count();
            assert_eq!(headline(advice(lang, "no", format)), 2, "{lang} {format}");
            assert_eq!(headline(advice(lang, "yes", format)), 1, "{lang} {format}");
        }
        for mentor in ["no", "yes"] {
            let named = advice(lang, mentor, "json").contains("pothik guide mentor");
            assert_eq!(named, mentor == "no", "{lang} {mentor}");
        }
        let person = |mentor: &str| stdout(pothik().args(["show", "person", "--lang", lang, "--mentor", mentor]));
        assert!(person("no").contains("pothik guide mentor") && !person("yes").contains("pothik guide mentor"));
    }
    assert!(stdout(pothik().args(["guide", "mentor"])).contains("cousin"));
    assert!(failure(pothik().args(["show", "mentor"]), 2).contains("pothik guide mentor"));
}

/// What the method with a weekly look says to somebody who has nobody.
fn hint(lang: &str) -> String {
    let video = CATALOG.methods.iter().find(|it| it.id == "video").unwrap();
    video.hint.as_ref().unwrap().text.get(if lang == "en" { Lang::En } else { Lang::Bn }).to_owned()
}

/// A text may name a command; it has to be there.
#[test]
fn every_topic_that_a_text_names_is_there() {
    let named = crate::support::paths().split("pothik guide ").skip(1);
    let ids: Vec<&str> =
        named.filter_map(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next()).collect();
    assert!(!ids.is_empty());
    for id in ids {
        assert!(CATALOG.guides.iter().any(|it| it.id == id), "{id}");
    }
}
