use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::audit::{Kind, Otherwise};

/// The sentences of a language with the names of what is filled in.
fn sentences(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in lang.sentences().lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" = ").filter(|(name, _)| !name.contains([' ', '{'])) {
            key = name.to_owned();
        }
        let variables = line.split('$').skip(1).filter_map(|rest| rest.split([' ', '}']).next());
        found.entry(key.clone()).or_default().extend(variables.map(str::to_owned));
    }
    found.remove("");
    found
}

/// The keys that the program says, read from its own text.
fn said() -> BTreeSet<String> {
    fn collect(folder: &std::path::Path, keys: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, keys);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let said = text.split("say!(").skip(1).filter_map(|call| call.split_once(',')).map(|(_, rest)| rest);
                for key in said.chain(text.split("phrase!(").skip(1)) {
                    // The keys of the help are put together, and have a test of their own.
                    let key = key.trim_start().strip_prefix('"').and_then(|key| key.split('"').next());
                    keys.extend(key.filter(|key| !key.starts_with("help-")).map(str::to_owned));
                }
                // Several sentences in which nothing is filled in.
                let lists = text.split("all([").chain(text.split("header([")).filter_map(|rest| rest.split(']').next());
                let lists = lists.filter(|list| list.trim_start().starts_with('"'));
                let listed = lists.flat_map(|list| list.split('"').skip(1).step_by(2));
                keys.extend(listed.map(str::to_owned));
            }
        }
    }
    let mut keys = BTreeSet::new();
    collect(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut keys);
    keys
}

#[test]
fn every_language_has_the_same_sentences() {
    assert_eq!(sentences(Lang::En), sentences(Lang::Bn));
}

#[test]
fn every_sentence_that_is_said_exists_and_every_one_that_exists_is_said() {
    let exists: BTreeSet<String> = sentences(Lang::En).into_keys().filter(|key| !key.starts_with("rating-")).collect();
    let mut said: BTreeSet<String> = said().into_iter().filter(|key| key != "key").collect();
    // These keys are put together from the names of the kinds.
    let kinds = [Kind::Honest].into_iter().chain(Kind::CARELESS).map(Kind::id);
    let kinds = kinds.chain(Otherwise::ALL.into_iter().map(Otherwise::id));
    said.extend(kinds.map(|id| format!("audit-{id}")));
    assert_eq!(exists, said);
}

#[test]
fn every_sentence_is_sound_and_the_same_alone_as_in_its_file() {
    let bundle = |text: &str| {
        let mut bundle = FluentBundle::new(Vec::new());
        bundle.add_resource(FluentResource::try_new(text.to_owned()).unwrap()).unwrap();
        bundle
    };
    let parsed = |bundle: &FluentBundle<FluentResource>, key: &str| {
        format!("{:?}", bundle.get_message(key).unwrap().value().unwrap())
    };
    for lang in Lang::ALL {
        let whole = bundle(lang.sentences());
        let keys = lang.sentences().lines().filter(|line| line.starts_with(|c: char| c.is_alphabetic()));
        assert_eq!(keys.count(), Words::new(lang).written.len());
        for (key, sentence) in written(lang.sentences()) {
            assert_eq!(parsed(&bundle(sentence), key), parsed(&whole, key));
        }
    }
}

#[test]
fn bengali_sentences_have_bengali_numbers() {
    assert_eq!(say!(Words::new(Lang::Bn), "progress", n = 7, of = 18), "৭/১৮");
    assert_eq!(say!(Words::new(Lang::En), "progress", n = 7, of = 18), "7 of 18");
}

#[test]
fn one_is_not_many_in_english() {
    let way = |n: u8| say!(Words::new(Lang::En), "way-weeks", hours = 9, weeks = n, low = n, high = 4, per_week = n);
    assert!(way(1).starts_with("About 9 hours: 1 week at 1 hour a week. Some need 1 week, some 4."));
    assert!(way(2).starts_with("About 9 hours: 2 weeks at 2 hours a week. Some need 2 weeks, some 4."));
}

#[test]
fn locales_name_languages() {
    assert_eq!(Lang::from_locale("bn_BD.UTF-8"), Some(Lang::Bn));
    assert_eq!(Lang::from_locale("en"), Some(Lang::En));
    assert_eq!(Lang::from_locale("C"), None);
    assert_eq!(Lang::from_locale(""), None);
}
