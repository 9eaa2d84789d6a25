//! Single skills, methods, platforms and guide topics as JSON.

use serde::Serialize;

use super::others::{FactJson, SourceJson, ThingJson};
use super::paths::stage_json;
use super::{SCHEMA, to_string};
use crate::answers::Answers;
use crate::catalog::{Catalog, Circumstances, Evidence, Fact, Place, Source, Text, Thing, Topic};
use crate::lang::{Lang, Words};
use crate::report::phrases;

/// One of them, whole, as far as it concerns somebody with these answers.
pub fn thing_json(catalog: &Catalog, words: &Words, thing: Thing, answers: &Answers) -> String {
    let lang = words.lang();
    let answers = answers.circumstances();
    let of_facts = |facts| facts_json(catalog, lang, facts, &answers);
    let (kind, text, facts) = match thing {
        Thing::Skill(at) => ("skill", vec![&catalog.skills[at].work], of_facts(&catalog.skills[at].facts)),
        Thing::Method(at) => ("method", vec![&catalog.methods[at].text], of_facts(&catalog.methods[at].facts)),
        Thing::Platform(at) => ("platform", vec![&catalog.platforms[at].text], of_facts(&catalog.platforms[at].facts)),
        Thing::Guide(at) => {
            let guide = &catalog.guides[at];
            let fact = fact_json(catalog, lang, None, &guide.title, &guide.evidence);
            ("guide", guide.text.iter().collect::<Vec<&Text>>(), vec![fact])
        }
    };
    let skill = match thing {
        Thing::Skill(at) => Some(&catalog.skills[at]),
        Thing::Method(_) | Thing::Platform(_) | Thing::Guide(_) => None,
    };
    to_string(&ThingJson {
        schema: SCHEMA,
        kind,
        id: catalog.id(thing),
        name: phrases::name(catalog, words, thing),
        text: text.into_iter().map(|text| text.get(lang)).collect(),
        facts,
        profile: skill.map(|skill| {
            let interests = catalog.interests.iter().map(|it| it.id.as_str());
            interests.zip(skill.profile.iter().copied()).collect()
        }),
        stages: skill
            .map(|skill| skill.stages.iter().map(|stage| stage_json(catalog, lang, skill, stage, &answers)).collect()),
    })
}

fn facts_json<'a>(
    catalog: &'a Catalog,
    lang: Lang,
    facts: &'a [Fact],
    circumstances: &Circumstances,
) -> Vec<FactJson<'a>> {
    let mine = facts.iter().filter(|it| it.when.concerns(circumstances));
    mine.map(|it| fact_json(catalog, lang, Some(it.about), &it.text, &it.evidence)).collect()
}

fn fact_json<'a>(
    catalog: &'a Catalog,
    lang: Lang,
    about: Option<Place<Topic>>,
    text: &'a Text,
    evidence: &Evidence,
) -> FactJson<'a> {
    let source = |&at: &Place<Source>| {
        let source = &catalog.sources[at];
        let (published, url) = (source.published.as_deref(), source.url.as_deref());
        SourceJson { title: &source.title, kind: source.kind, published, url }
    };
    FactJson {
        about: about.map(|at| catalog.topics[at].id.as_str()),
        text: text.get(lang),
        sure: evidence.sure,
        checked: evidence.checked.to_string(),
        sources: evidence.sources.iter().map(source).collect(),
    }
}

/// The guide topics with their titles.
pub fn guides_json(catalog: &Catalog, words: &Words) -> String {
    #[derive(Serialize)]
    struct Topic<'a> {
        id: &'a str,
        name: &'a str,
    }
    let topics = catalog.guides.iter().map(|it| Topic { id: &it.id, name: it.title.get(words.lang()) });
    to_string(&topics.collect::<Vec<_>>())
}
