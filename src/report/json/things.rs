//! Single skills, methods, platforms and guide topics as JSON.

use std::collections::BTreeMap;

use super::paths::stage_json;
use super::{SCHEMA, list, to_string};
use crate::answers::Answers;
use crate::catalog::{Catalog, Circumstances, Evidence, Fact, Place, Source, Text, Thing, Topic};
use crate::lang::Words;
use crate::report::phrases;

/// One of them, whole, as far as it concerns somebody with these answers. Only a skill has stages and a profile: how
/// much of each interest the work involves, 1 to 7.
pub fn thing_json(catalog: &Catalog, words: &Words, thing: Thing, answers: &Answers) -> String {
    let lang = words.lang();
    let answers = answers.circumstances();
    let told = |facts| told(facts, &answers);
    let (kind, text, facts) = match thing {
        Thing::Skill(at) => ("skill", vec![&catalog.skills[at].work], told(&catalog.skills[at].facts)),
        Thing::Method(at) => ("method", vec![&catalog.methods[at].text], told(&catalog.methods[at].facts)),
        Thing::Platform(at) => ("platform", vec![&catalog.platforms[at].text], told(&catalog.platforms[at].facts)),
        Thing::Guide(at) => {
            let guide = &catalog.guides[at];
            ("guide", guide.text.iter().collect(), vec![(None, &guide.title, &guide.evidence)])
        }
    };
    let source = |&at: &Place<Source>| {
        let it = &catalog.sources[at];
        object! { title: &it.title, kind: it.kind, published: &it.published, url: &it.url }
    };
    let facts = facts.into_iter().map(|(about, text, evidence)| {
        object! {
            about: about.map(|at| &catalog.topics[at].id),
            text: text.get(lang),
            sure: evidence.sure,
            checked: evidence.checked.to_string(),
            sources: list(evidence.sources.iter().map(source)),
        }
    });
    let skill = match thing {
        Thing::Skill(at) => Some(&catalog.skills[at]),
        Thing::Method(_) | Thing::Platform(_) | Thing::Guide(_) => None,
    };
    to_string(&object! {
        schema: SCHEMA,
        kind: kind,
        id: catalog.id(thing),
        name: phrases::name(catalog, words, thing),
        text: list(text.into_iter().map(|text| text.get(lang))),
        facts: list(facts),
        #[serde(flatten)]
        skill: skill.map(|skill| object! {
            profile: catalog.interests.iter().map(|it| &it.id).zip(&skill.profile).collect::<BTreeMap<_, _>>(),
            stages: list(skill.stages.iter().map(|it| stage_json(catalog, lang, skill, it, &answers))),
        }),
    })
}

type Told<'a> = (Option<Place<Topic>>, &'a Text, &'a Evidence);

/// The facts that concern somebody with these answers.
fn told<'a>(facts: &'a [Fact], answers: &Circumstances) -> Vec<Told<'a>> {
    let mine = facts.iter().filter(|it| it.when.concerns(answers));
    mine.map(|it| (Some(it.about), &it.text, &it.evidence)).collect()
}

/// The guide topics with their titles.
pub fn guides_json(catalog: &Catalog, words: &Words) -> String {
    let topics = catalog.guides.iter().map(|it| object! { id: &it.id, name: it.title.get(words.lang()) });
    to_string(&list(topics))
}
