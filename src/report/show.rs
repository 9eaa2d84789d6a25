//! One skill, method, platform or guide topic, whole, with its sources.

use jiff::civil::Date;

use super::document::{Block, Document, Entry, Mark, section};
use super::phrases::sentence_case;
use super::{Detail, days, parts, path, phrases};
use crate::advice::plan;
use crate::answers::Answers;
use crate::catalog::{
    Catalog, Circumstances, Evidence, Fact, Guide, Method, Place, Platform, Skill, Source, SourceKind, Thing,
};
use crate::lang::Words;
use crate::say;

/// Everything known about `thing` that concerns somebody with these answers. Stages are judged by them.
pub fn show(catalog: &Catalog, words: &Words, thing: Thing, answers: &Answers, today: Date) -> Document {
    let name = phrases::name(catalog, words, thing);
    // Platforms are written as they write themselves.
    let title = match thing {
        Thing::Skill(_) | Thing::Method(_) => sentence_case(name),
        Thing::Platform(_) | Thing::Guide(_) => name.to_owned(),
    };
    let (circumstances, blocks) = (answers.circumstances(), vec![Block::Lead(title.clone())]);
    let mut show = Show { catalog, words, circumstances, today, cited: Vec::new(), blocks };
    match thing {
        Thing::Skill(at) => show.skill(&catalog.skills[at], at),
        Thing::Method(at) => show.method(&catalog.methods[at]),
        Thing::Platform(at) => show.platform(&catalog.platforms[at], at),
        Thing::Guide(at) => show.guide(&catalog.guides[at]),
    }
    show.sources();
    Document { lang: words.lang(), title, blocks: show.blocks }
}

struct Show<'a> {
    catalog: &'a Catalog,
    words: &'a Words,
    circumstances: Circumstances,
    today: Date,
    /// The sources in the order in which they are numbered.
    cited: Vec<Place<Source>>,
    blocks: Vec<Block>,
}

impl Show<'_> {
    fn skill(&mut self, skill: &Skill, at: Place<Skill>) {
        let (words, lang) = (self.words, self.words.lang());
        self.blocks.push(Block::Text(skill.work.get(lang).to_owned()));
        self.blocks.extend(path::first_days(words, skill));
        self.facts(&skill.facts);
        self.blocks.push(Block::Heading(say!(words, "the-way", skill = skill.name.get(lang))));
        let plan = plan::plan(self.catalog, at, &self.circumstances);
        let whole = Detail::Whole { start: None };
        self.blocks.extend(path::blocks(self.catalog, words, &plan, whole));
        for side in plan::sides(self.catalog, at, &self.circumstances) {
            if side.choice != plan.choice {
                self.blocks.extend(path::other_side(self.catalog, words, &side, whole));
            }
        }
        let software = skill.software.iter().map(|it| {
            let note = it.note.as_ref().map(|note| format!(": {}", note.get(lang))).unwrap_or_default();
            Entry::new(Mark::Bullet, format!("{} ({}){note}", it.name, phrases::cost(words, it.cost)))
        });
        self.blocks.extend(section(say!(words, "software"), software));
        let platforms = skill.sold_on.iter().map(|&at| {
            let platform = &self.catalog.platforms[at];
            let about = platform.closed.as_ref().map_or(&platform.keeps, |closed| &closed.text);
            Entry::new(Mark::Bullet, format!("{}: {}", platform.name.get(lang), about.get(lang)))
        });
        self.blocks.extend(section(say!(words, "where-to-sell"), platforms));
        let from = match &skill.occupations[..] {
            [] => say!(words, "profile-own"),
            some => say!(words, "profile-from", occupations = phrases::list(words, some)),
        };
        self.blocks.extend(section(say!(words, "where-profile-from"), [Entry::new(Mark::None, from)]));
    }

    fn method(&mut self, method: &Method) {
        let lang = self.words.lang();
        self.blocks.push(Block::Text(method.text.get(lang).to_owned()));
        let hint = method.hint.iter().filter(|it| it.when.concerns(&self.circumstances));
        self.blocks.extend(hint.map(|it| Block::Text(it.text.get(lang).to_owned())));
        let options = method.options.iter().map(|option| {
            let name = sentence_case(option.name.get(lang));
            let needs = phrases::requirements(self.catalog, self.words, &option.requires);
            let text = format!("{name}: {}", option.text.get(lang));
            let under = needs.map(|needs| Entry::new(Mark::None, needs));
            Entry::new(Mark::Bullet, text).with(under.into_iter().collect())
        });
        self.blocks.extend(section(say!(self.words, "options"), options));
        self.facts(&method.facts);
        self.blocks.extend(parts::warnings(self.catalog, self.words, &self.circumstances));
    }

    fn platform(&mut self, platform: &Platform, at: Place<Platform>) {
        let lang = self.words.lang();
        self.blocks.push(Block::Text(platform.text.get(lang).to_owned()));
        let closed = platform.closed.iter().map(|closed| {
            let checked = days::rests_on(self.catalog, self.words, &closed.sources, closed.checked, self.today);
            format!("{} ({checked})", sentence_case(closed.text.get(lang)))
        });
        let needs = phrases::requirements(self.catalog, self.words, &platform.requires);
        let guardian = platform.guardian.iter().filter(|it| it.requires.concerns(&self.circumstances));
        let clauses = guardian.chain(&platform.unconfirmed);
        let clauses = clauses.map(|clause| sentence_case(clause.text.get(lang)));
        let short = closed.chain(needs).chain(clauses).chain([sentence_case(platform.keeps.get(lang))]);
        self.blocks.push(Block::List(short.map(|text| Entry::new(Mark::Bullet, text)).collect()));
        self.facts(&platform.facts);
        let skills = self.catalog.skills.iter().filter(|skill| skill.sold_on.contains(&at));
        let names = sentence_case(&phrases::list(self.words, skills.map(|skill| skill.name.get(lang))));
        self.blocks.extend(section(say!(self.words, "sells"), [Entry::new(Mark::None, names)]));
        self.blocks.extend(parts::warnings(self.catalog, self.words, &self.circumstances));
    }

    fn guide(&mut self, guide: &Guide) {
        let lang = self.words.lang();
        let paragraphs = guide.text.iter().map(|text| Block::Text(text.get(lang).to_owned()));
        self.blocks.extend(paragraphs);
        let cite = self.cite(&guide.evidence);
        self.blocks.push(Block::Quiet(say!(self.words, "facts-here", sure = cite)));
        let see = guide.see.iter().map(|&thing| {
            let command = format!("pothik {}", phrases::command(self.catalog, thing));
            let name = sentence_case(phrases::name(self.catalog, self.words, thing));
            Entry::new(Mark::Bullet, name).typed(command)
        });
        self.blocks.extend(section(say!(self.words, "see-also"), see));
    }

    /// Facts under the headings of their topics, in the order of the topics.
    fn facts(&mut self, facts: &[Fact]) {
        for (topic, named) in self.catalog.topics.iter_enumerated() {
            let mine = facts.iter().filter(|fact| fact.about == topic && fact.when.concerns(&self.circumstances));
            let mine: Vec<&Fact> = mine.collect();
            let entries = mine.into_iter().map(|fact| {
                let cite = self.cite(&fact.evidence);
                Entry::new(Mark::Bullet, format!("{} {cite}", fact.text.get(self.words.lang())))
            });
            let entries: Vec<Entry> = entries.collect();
            self.blocks.extend(section(named.name.get(self.words.lang()).to_owned(), entries));
        }
    }

    /// How sure a statement is, when it was checked if that is long ago, and the numbers of its sources.
    fn cite(&mut self, evidence: &Evidence) -> String {
        let mut numbers = Vec::new();
        for &source in &evidence.sources {
            let place = self.cited.iter().position(|&known| known == source).unwrap_or_else(|| {
                self.cited.push(source);
                self.cited.len() - 1
            });
            numbers.push((place + 1).to_string());
        }
        let sure = phrases::sure(self.words, evidence.sure);
        let checked = days::rests_on(self.catalog, self.words, &evidence.sources, evidence.checked, self.today);
        let numbers = self.words.lang().digits(&numbers.join(", "));
        let is_old = days::is_old(evidence.checked, self.today);
        if is_old { format!("[{sure}, {checked}; {numbers}]") } else { format!("[{sure}; {numbers}]") }
    }

    /// The sources that were cited, with the day on which the whole was checked.
    fn sources(&mut self) {
        let whole = days::checked(self.words, self.catalog.checked, self.today);
        let entries = self.cited.iter().enumerate().map(|(place, &source)| {
            let source = &self.catalog.sources[source];
            let kind = phrases::source_kind(self.words, source.kind);
            if source.kind == SourceKind::Estimate {
                return Entry::new(Mark::Number(place + 1), sentence_case(&kind));
            }
            let published = source.published.as_ref().map(|day| format!(", {day}")).unwrap_or_default();
            Entry::new(Mark::Number(place + 1), format!("{} ({kind}{published})", source.title))
                .linked(source.url.clone())
        });
        let sources = section(say!(self.words, "sources", checked = whole), entries);
        self.blocks.extend(sources);
    }
}

/// The topics of the guide.
pub fn topics(catalog: &Catalog, words: &Words) -> Document {
    let title = say!(words, "guide-topics");
    let entry = |guide: &Guide| {
        let question = Entry::new(Mark::None, guide.title.get(words.lang()));
        Entry::new(Mark::Bullet, &guide.id).with(vec![question])
    };
    let list = Block::List(catalog.guides.iter().map(entry).collect());
    Document { lang: words.lang(), title: title.clone(), blocks: vec![Block::Lead(title), list] }
}
