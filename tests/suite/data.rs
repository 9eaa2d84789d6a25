//! The built-in catalogue: what it must hold to be worth following.

use std::collections::BTreeSet;

use pothik::advice::walkable;
use pothik::catalog::{
    Catalog, Cost, Fact, Place, Platform, PlatformKind, Resource, Skill, Source, SourceKind, Verdict,
};

use crate::support::{CATALOG, circumstances, parts, paths};

fn facts(catalog: &Catalog) -> impl Iterator<Item = (&str, &Fact)> {
    let skills = catalog.skills.iter().flat_map(|it| it.facts.iter().map(|fact| (it.id.as_str(), fact)));
    let methods = catalog.methods.iter().flat_map(|it| it.facts.iter().map(|fact| (it.id.as_str(), fact)));
    let platforms = catalog.platforms.iter().flat_map(|it| it.facts.iter().map(|fact| (it.id.as_str(), fact)));
    skills.chain(methods).chain(platforms)
}

fn topics(facts: &[Fact]) -> BTreeSet<&str> {
    facts.iter().map(|fact| CATALOG.topics[fact.about].id.as_str()).collect()
}

#[test]
fn everything_of_the_article_is_there() {
    let skills: Vec<&str> = CATALOG.skills.iter().map(|it| it.id.as_str()).collect();
    for id in
        ["seo", "web-design", "autocad", "graphic-design", "digital-marketing", "animation", "data-entry", "blogging"]
    {
        assert!(skills.contains(&id), "{id}");
    }
    let platforms: Vec<&str> = CATALOG.platforms.iter().map(|it| it.id.as_str()).collect();
    for id in ["freelancer", "upwork", "peopleperhour", "envato", "fiverr"] {
        assert!(platforms.contains(&id), "{id}");
    }
    let methods: BTreeSet<&str> = CATALOG.methods.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(methods, BTreeSet::from(["course", "person", "video"]));
}

#[test]
fn there_are_six_general_and_twelve_basic_interests_each_with_a_follow_up() {
    let general = CATALOG.interests.iter().filter(|it| it.within.is_none()).count();
    assert_eq!((general, CATALOG.interests.len() - general), (6, 12));
    assert!(CATALOG.interests.iter().all(|it| it.activities.len() >= 2));
}

#[test]
fn every_skill_tells_what_a_beginner_has_to_know() {
    for skill in &CATALOG.skills {
        assert!((5..=13).contains(&skill.stages.len()), "{}", skill.id);
        assert!((30..=60).contains(&skill.taster.minutes), "{}", skill.id);
        assert!(
            !skill.sold_on.is_empty() && !skill.aliases.is_empty() && !skill.occupations.is_empty(),
            "{}",
            skill.id
        );
        for topic in ["phone", "english", "outlook", "competition", "time"] {
            assert!(topics(&skill.facts).contains(topic), "{} says nothing about {topic}", skill.id);
        }
    }
}

/// Advice shows these with the kinds of their sources, but for estimates.
#[test]
fn what_advice_tells_of_a_skill_says_itself_where_it_is_an_estimate() {
    let told = CATALOG.skills.iter().flat_map(|it| it.facts.iter()).filter(|it| CATALOG.topics[it.about].advise);
    let is_estimate = |at: &Place<Source>| CATALOG.sources[*at].kind == SourceKind::Estimate;
    let estimates: Vec<&Fact> = told.filter(|it| it.evidence.sources.iter().any(is_estimate)).collect();
    assert!(estimates.len() >= CATALOG.skills.len());
    for fact in estimates {
        let text = &fact.text;
        let en = ["our estimate", "our advice"].iter().any(|mark| text.en.to_lowercase().contains(mark));
        let bn = ["আমাদের অনুমান", "আমাদের পরামর্শ"].iter().any(|mark| text.bn.contains(mark));
        assert!(en && bn, "{}", text.en);
    }
}

#[test]
fn every_platform_tells_what_a_seller_has_to_know() {
    for platform in &CATALOG.platforms {
        for topic in [
            "status",
            "age",
            "fee",
            "cost",
            "protected",
            "unprotected",
            "payout",
            "identity",
            "phone",
            "first-job",
            "scam",
        ] {
            assert!(topics(&platform.facts).contains(topic), "{} says nothing about {topic}", platform.id);
        }
    }
}

#[test]
fn every_platform_sells_something() {
    for (at, platform) in CATALOG.platforms.iter().enumerate() {
        assert!(CATALOG.skills.iter().any(|skill| skill.sold_on.contains(&at.into())), "{}", platform.id);
    }
}

fn share_on_a_phone(skill: &Skill, english: &str) -> f64 {
    walkable(skill, &circumstances(&[("device", "phone"), ("english", english)]).circumstances()).open.share()
}

#[test]
fn every_stage_can_be_walked() {
    for skill in &CATALOG.skills {
        assert_eq!(skill.days.len(), 6, "{}", skill.id);
        assert!(skill.days.iter().all(|day| (30..=60).contains(&day.minutes)), "{}", skill.id);
        for stage in &skill.stages {
            let (name, detail) = (format!("{}/{}", skill.id, stage.id), &stage.detail);
            assert!((1..=3).contains(&stage.ways.len()), "{name}: {} ways", stage.ways.len());
            assert!((3..=8).contains(&detail.steps.len()), "{name}: {} steps", detail.steps.len());
            assert!((3..=5).contains(&detail.check.len()), "{name}: {} checks", detail.check.len());
            let free = |&at: &Place<Resource>| CATALOG.resources[at].cost != Cost::Paid;
            assert!(detail.resources.iter().any(free), "{name}: nothing free to learn from");
        }
    }
    assert!(CATALOG.resources.len() >= 60);
    let pages: BTreeSet<&str> = CATALOG.resources.iter().map(|it| it.url.as_str()).collect();
    assert_eq!(pages.len(), CATALOG.resources.len(), "two resources lead to one page");
    assert!(CATALOG.resources.iter().filter(|it| it.languages.iter().any(|code| code == "bn")).count() >= 30);
}

/// Journals and codes name stages and steps: an id may come, but never go or mean something else.
#[test]
fn ids_of_stages_and_steps_are_kept() {
    let stages = CATALOG.skills.iter().flat_map(|skill| {
        skill.stages.iter().map(move |stage| {
            let steps: Vec<&str> = stage.detail.steps.iter().map(|step| step.id.as_str()).collect();
            format!("{}/{}: {}", skill.id, stage.id, steps.join(" "))
        })
    });
    insta::assert_snapshot!(stages.collect::<Vec<_>>().join("\n"));
}

#[test]
fn four_paths_are_mostly_walkable_on_a_phone_without_written_english() {
    let most = CATALOG.skills.iter().filter(|skill| share_on_a_phone(skill, "read") >= 0.6);
    let ids: Vec<&str> = most.map(|skill| skill.id.as_str()).collect();
    assert!(ids.len() >= 4, "{ids:?}");
    for skill in CATALOG.skills.iter().filter(|skill| ids.contains(&skill.id.as_str())) {
        let local = |at: &Place<Platform>| CATALOG.platforms[*at].kind != PlatformKind::Marketplace;
        assert!(skill.sold_on.iter().any(local), "nobody nearby buys {}", skill.id);
    }
}

/// Whether some stage can be done in no way without a strong computer.
fn needs_a_strong_computer(skill: &Skill) -> bool {
    let answers = circumstances(&[("device", "computer")]).circumstances();
    skill.stages.iter().any(|stage| stage.judge(&answers) == Verdict::Unmet)
}

#[test]
fn a_strong_computer_is_asked_for_only_where_the_craft_needs_one() {
    let ids: Vec<&str> =
        CATALOG.skills.iter().filter(|it| needs_a_strong_computer(it)).map(|it| it.id.as_str()).collect();
    assert!(ids.iter().all(|id| ["autocad", "animation", "video-editing"].contains(id)), "{ids:?}");
}

/// What is offered to strangers abroad is written in English, on a computer on the day the account is made.
#[test]
fn a_stage_for_buyers_abroad_takes_english_and_a_computer() {
    let phone = circumstances(&[("device", "phone"), ("english", "none")]).circumstances();
    for (skill, stage) in [
        ("graphic-design", "first-gig"),
        ("social-media", "first-gig"),
        ("digital-marketing", "profile"),
        ("data-entry", "profile"),
        ("video-editing", "profile"),
        ("translation", "profile"),
    ] {
        let stages = &CATALOG.skills.iter().find(|it| it.id == skill).unwrap().stages;
        let stage = stages.iter().find(|it| it.id == stage).unwrap();
        assert_eq!(stage.judge(&phone), Verdict::Unmet, "{skill}");
    }
}

/// Payoneer opens accounts from 18 on, so what pays through it does, too.
#[test]
fn a_marketplace_takes_whoever_can_be_paid() {
    let seventeen = circumstances(&[("age", "17")]).circumstances();
    for id in ["upwork", "fiverr", "adobe-stock", "adsense"] {
        let platform = CATALOG.platforms.iter().find(|it| it.id == id).unwrap();
        assert_eq!(platform.requires.judge(&seventeen), Verdict::Unmet, "{id}");
    }
    let local = CATALOG.platforms.iter().find(|it| it.kind == PlatformKind::Local).unwrap();
    assert_eq!(local.requires.judge(&seventeen), Verdict::Met);
}

#[test]
fn every_source_is_used_and_estimates_say_so() {
    let mut used: BTreeSet<Place<Source>> =
        facts(&CATALOG).flat_map(|(_, fact)| fact.evidence.sources.clone()).collect();
    used.extend(CATALOG.warnings.iter().flat_map(|it| it.evidence.sources.clone()));
    used.extend(CATALOG.guides.iter().flat_map(|it| it.evidence.sources.clone()));
    used.extend(CATALOG.resources.iter().flat_map(|it| it.evidence.sources.clone()));
    used.extend(CATALOG.audit.iter().flat_map(|it| it.evidence.sources.clone()));
    used.extend(CATALOG.platforms.iter().filter_map(|it| it.closed.as_ref()).flat_map(|it| it.sources.clone()));
    for (at, source) in CATALOG.sources.iter_enumerated() {
        assert!(used.contains(&at), "nothing rests on {}", source.id);
    }
    for (id, fact) in facts(&CATALOG) {
        let estimate = fact.evidence.sources.iter().all(|&at| CATALOG.sources[at].kind == SourceKind::Estimate);
        assert!(
            !(estimate && fact.evidence.sure == pothik::catalog::Sure::High),
            "{id}: an estimate is not sure: {}",
            fact.text.en
        );
    }
}

#[test]
fn bengali_is_bengali_and_english_is_english() {
    let bengali = |text: &str| text.chars().any(|c| ('\u{0980}'..='\u{09ff}').contains(&c));
    // Digits with English letters in or beside the word are typed that way: 480p, W-8BEN, Android 11, 300 dpi.
    let is_typed = |word: &str| word.chars().any(|c| c.is_ascii_alphabetic());
    let digits = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let beside = |at: usize| &words[at.saturating_sub(1)..(at + 2).min(words.len())];
        (0..words.len())
            .any(|at| words[at].chars().any(|c| c.is_ascii_digit()) && !beside(at).iter().any(|word| is_typed(word)))
    };
    for (id, fact) in facts(&CATALOG) {
        assert!(bengali(&fact.text.bn) && !bengali(&fact.text.en), "{id}: {}", fact.text.en);
        assert!(!digits(&fact.text.bn), "{id}: {}", fact.text.bn);
    }
    for activity in &CATALOG.activities {
        assert!(bengali(&activity.text.bn) && !bengali(&activity.text.en), "{}", activity.id);
    }
}

#[test]
fn nothing_promises_income() {
    let text = paths().to_lowercase();
    for promise in ["you will earn", "guaranteed income", "per month you", "নিশ্চিত আয়", "লাখ টাকা আয়"]
    {
        assert!(!text.contains(promise), "{promise}");
    }
}

#[test]
fn the_file_is_tidy() {
    for (name, text) in parts() {
        for (at, line) in text.lines().enumerate() {
            assert_eq!(line.trim_end(), line, "{name}:{}: blanks at the end", at + 1);
            assert!(!line.contains('\t'), "{name}:{}: a tab", at + 1);
        }
    }
}
