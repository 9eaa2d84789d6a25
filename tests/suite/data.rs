//! The built-in catalogue: what it must hold to be worth following.

use std::collections::BTreeSet;

use pothik::catalog::{Catalog, Fact, Place, Source, SourceKind};

use crate::support::{CATALOG, parts, paths};

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
        assert!((5..=9).contains(&skill.stages.len()), "{}", skill.id);
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
        assert!(text.en.to_lowercase().contains("our estimate") && text.bn.contains("আমাদের অনুমান"), "{}", text.en);
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

#[test]
fn requirements_never_fall_along_a_path() {
    for skill in &CATALOG.skills {
        for (_, stages) in skill.paths() {
            for pair in stages.windows(2) {
                for limits in &skill.stages[pair[0]].requires.limits {
                    let later =
                        skill.stages[pair[1]].requires.limits.iter().find(|it| it.circumstance == limits.circumstance);
                    assert!(later.is_some_and(|later| later.at_least >= limits.at_least), "{}", skill.id);
                }
            }
        }
    }
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
    let digits = |text: &str| text.chars().any(|c| c.is_ascii_digit());
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
