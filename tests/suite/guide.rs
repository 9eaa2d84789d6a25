//! Showing, comparing and the guide: everything in the catalogue can be reached, in both languages, with its sources.

use jiff::civil::Date;
use pothik::catalog::Thing;
use serde_json::Value;

use crate::support::{CATALOG, failure, pothik, stdout};

fn command(thing: Thing) -> &'static str {
    if matches!(thing, Thing::Guide(_)) { "guide" } else { "show" }
}

#[test]
fn everything_is_found_by_each_of_its_words() {
    for thing in CATALOG.things() {
        let same: Vec<Thing> = CATALOG.things().into_iter().filter(|it| command(*it) == command(thing)).collect();
        for word in CATALOG.words(thing) {
            for typed in [word.to_owned(), word.to_uppercase(), format!(" {word} ")] {
                assert_eq!(CATALOG.find(&typed, &same).unwrap(), thing, "{typed}");
            }
        }
    }
}

#[test]
fn everything_is_shown_in_both_languages_with_dated_sources() {
    for thing in CATALOG.things() {
        let id = CATALOG.id(thing);
        let shown: Vec<String> = ["en", "bn"]
            .iter()
            .map(|lang| stdout(pothik().args([command(thing), id, "--lang", lang]).env("COLUMNS", "40")))
            .collect();
        assert!(shown[0].contains("Sources (from copies read on 22"), "{id}: {}", shown[0]);
        assert!(shown[1].contains("সূত্র (২২ নভেম্বর ২০২৬"), "{id}: {}", shown[1]);
        assert_ne!(shown[0], shown[1]);
        let json: Value =
            serde_json::from_str(&stdout(pothik().args([command(thing), id, "--format", "json"]))).unwrap();
        let facts = json["facts"].as_array().unwrap();
        assert!(!facts.is_empty(), "{id}");
        for fact in facts {
            let checked: Date = fact["checked"].as_str().unwrap().parse().unwrap();
            assert!(!fact["sources"].as_array().unwrap().is_empty() && checked >= CATALOG.checked, "{id}: {fact}");
        }
    }
}

#[test]
fn both_bengali_spellings_are_understood_and_a_typo_is_guessed() {
    for word in ["গ্রাফিক ডিজাইন", "গ্রাফিক্স ডিজাইন", "Graphics-Design"]
    {
        assert!(stdout(pothik().args(["show", word])).starts_with("Graphic design\n"), "{word}");
    }
    assert!(stdout(pothik().args(["show", "ডাটা এন্ট্রি"])).starts_with("Data entry\n"));
    let error = failure(pothik().args(["show", "anmation"]), 2);
    assert!(error.contains("did you mean `animation`?"), "{error}");
    let error = failure(pothik().args(["guide", "xyzzy"]), 1);
    assert!(error.contains("pothik guide"), "the topics can be listed: {error}");
}

#[test]
fn the_guide_covers_the_article_and_the_twenty_questions() {
    let topics = stdout(pothik().arg("guide"));
    for id in [
        "outsourcing",
        "benefits",
        "kinds-of-work",
        "how-to-learn",
        "sites",
        "how-to-earn",
        "phone-only",
        "easiest",
        "how-long",
        "income",
        "english",
        "getting-paid",
        "paypal",
        "cost",
        "state-course",
        "scams",
        "halal",
        "under-18",
        "computer",
        "fiverr-or-upwork",
        "no-orders",
        "certificate",
        "freelancing",
        "ai",
        "tax",
        "id-card",
        "method",
        "mentor",
    ] {
        assert!(topics.contains(&format!("- {id}\n")), "{id}");
    }
}

#[test]
fn one_of_each_looks_as_it_should() {
    insta::assert_snapshot!("show_skill", stdout(pothik().args(["show", "seo"])));
    insta::assert_snapshot!(
        "show_platform_bn",
        stdout(pothik().args(["show", "envato", "--lang", "bn"]).env("COLUMNS", "40"))
    );
    insta::assert_snapshot!("guide_scams", stdout(pothik().args(["guide", "scams"])));
    insta::assert_snapshot!("compare", stdout(pothik().args(["compare", "seo", "blogging", "--device", "phone"])));
}

#[test]
fn compare_uses_the_answers_and_wants_two_skills() {
    let rate = "cut-video=5,write-story=1,repair-things=2,keep-accounts=1";
    let json: Value = serde_json::from_str(&stdout(pothik().args([
        "compare",
        "video-editing",
        "blogging",
        "--rate",
        rate,
        "--format",
        "json",
    ])))
    .unwrap();
    let fit = |at: usize| json["skills"][at]["fit"].as_f64().unwrap();
    assert!(fit(0) > fit(1));
    let text = stdout(pothik().args(["compare", "video-editing", "blogging", "--rate", rate]));
    assert!(text.contains("rank 1 of 12"), "{text}");
    failure(pothik().args(["compare", "seo"]), 2);
}

#[test]
fn what_if_names_what_a_computer_opens() {
    let args = [
        "recommend",
        "--no-input",
        "--what-if",
        "--rate",
        "cut-video=5,write-story=1,repair-things=2",
        "--device",
        "phone",
        "--english",
        "read",
        "--age",
        "16",
        "--identity",
        "none",
        "--format",
        "json",
    ];
    let json: Value = serde_json::from_str(&stdout(pothik().args(args))).unwrap();
    let unlocks = json["circumstances"].as_array().unwrap();
    let computer = unlocks.iter().find(|it| it["circumstance"] == "device" && it["to"] == "shared-computer").unwrap();
    let begin = computer["begin"].as_array().unwrap();
    assert!(begin.is_empty(), "every path begins on a phone: {computer}");
    assert!(computer["further"].as_array().unwrap().contains(&"autocad".into()), "{computer}");
    let english = unlocks.iter().find(|it| it["circumstance"] == "english" && it["to"] == "fluent").unwrap();
    assert!(english["further"].as_array().unwrap().contains(&"translation".into()), "{english}");
    assert!(json["interests"].as_array().unwrap().iter().all(|it| it["skill"].is_string() && it["to"].is_number()));
    insta::assert_snapshot!("what_if", stdout(pothik().args(&args[..args.len() - 2])));
}
