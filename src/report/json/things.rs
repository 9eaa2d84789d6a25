//! Single skills, methods, platforms and guide topics as JSON.

use serde::Serialize;

use super::shapes::{FactJson, SourceJson, ThingJson};
use super::{SCHEMA, to_string};
use crate::catalog::{Catalog, Evidence, Fact, Text, Thing};
use crate::lang::Words;
use crate::report::phrases;

/// One of them, whole.
pub fn thing_json(catalog: &Catalog, words: &Words, thing: Thing) -> String {
    let lang = words.lang();
    let fact = |about: Option<usize>, text: &'_ Text, evidence: &'_ Evidence| FactParts {
        about,
        text: text.clone(),
        evidence: evidence.clone(),
    };
    let of_facts =
        |facts: &[Fact]| facts.iter().map(|it| fact(Some(it.about), &it.text, &it.evidence)).collect::<Vec<_>>();
    let (kind, text, facts): (&'static str, Vec<&Text>, Vec<FactParts>) = match thing {
        Thing::Skill(at) => ("skill", vec![&catalog.skills[at].work], of_facts(&catalog.skills[at].facts)),
        Thing::Method(at) => ("method", vec![&catalog.methods[at].text], of_facts(&catalog.methods[at].facts)),
        Thing::Platform(at) => ("platform", vec![&catalog.platforms[at].text], of_facts(&catalog.platforms[at].facts)),
        Thing::Guide(at) => {
            let guide = &catalog.guides[at];
            ("guide", guide.text.iter().collect(), vec![fact(None, &guide.title, &guide.evidence)])
        }
    };
    let facts = facts.iter().map(|it| FactJson {
        about: it.about.map(|at| catalog.topics[at].id.as_str()),
        text: it.text.get(lang),
        sure: it.evidence.sure,
        checked: it.evidence.checked.to_string(),
        sources: it.evidence.sources.iter().map(|&at| source(catalog, at)).collect(),
    });
    to_string(&ThingJson {
        schema: SCHEMA,
        kind,
        id: catalog.id(thing),
        name: phrases::name(catalog, words, thing),
        text: text.into_iter().map(|text| text.get(lang)).collect(),
        facts: facts.collect(),
    })
}

struct FactParts {
    about: Option<usize>,
    text: Text,
    evidence: Evidence,
}

fn source(catalog: &Catalog, at: usize) -> SourceJson<'_> {
    let source = &catalog.sources[at];
    SourceJson {
        title: &source.title,
        kind: source.kind,
        published: source.published.as_deref(),
        url: source.url.as_deref(),
    }
}

/// The guide topics with their titles.
pub fn guides_json(catalog: &Catalog, words: &Words) -> String {
    #[derive(Serialize)]
    struct Topic<'a> {
        id: &'a str,
        name: &'a str,
    }
    let topic = |it: &'_ crate::catalog::Guide| (it.id.clone(), it.title.get(words.lang()).to_owned());
    let topics: Vec<(String, String)> = catalog.guides.iter().map(topic).collect();
    to_string(&topics.iter().map(|(id, name)| Topic { id, name }).collect::<Vec<_>>())
}
