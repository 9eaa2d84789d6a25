//! Finding what somebody meant by a word.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{Catalog, Text, Thing};

impl Catalog {
    /// Every skill, method, platform and guide topic.
    pub fn things(&self) -> Vec<Thing> {
        let skills = self.skills.keys().map(Thing::Skill);
        let methods = self.methods.keys().map(Thing::Method);
        let platforms = self.platforms.keys().map(Thing::Platform);
        skills.chain(methods).chain(platforms).chain(self.guides.keys().map(Thing::Guide)).collect()
    }

    pub fn id(&self, thing: Thing) -> &str {
        self.called_by(thing).0
    }

    pub fn name(&self, thing: Thing) -> &Text {
        self.called_by(thing).1
    }

    /// Every word it is found by: id, names and aliases.
    pub fn words(&self, thing: Thing) -> Vec<&str> {
        let (id, name, aliases) = self.called_by(thing);
        [id, &name.en, &name.bn].into_iter().chain(aliases.iter().map(String::as_str)).collect()
    }

    /// Its id, name and aliases.
    fn called_by(&self, thing: Thing) -> (&str, &Text, &[String]) {
        match thing {
            Thing::Skill(at) => (&self.skills[at].id, &self.skills[at].name, &self.skills[at].aliases),
            Thing::Method(at) => (&self.methods[at].id, &self.methods[at].name, &self.methods[at].aliases),
            Thing::Platform(at) => (&self.platforms[at].id, &self.platforms[at].name, &self.platforms[at].aliases),
            Thing::Guide(at) => (&self.guides[at].id, &self.guides[at].title, &self.guides[at].aliases),
        }
    }

    /// The first of `among` that is called exactly so, in either language.
    pub(super) fn called(&self, word: &str, among: &[Thing]) -> Option<Thing> {
        let folded = fold(word);
        among.iter().copied().find(|&thing| self.words(thing).iter().any(|known| fold(known) == folded))
    }

    /// What is called exactly so, in either language.
    pub fn named(&self, word: &str) -> Option<Thing> {
        self.called(word, &self.things())
    }

    /// The one of `among` that somebody means by `word`, in either language and spelling: a word or a whole question.
    ///
    /// # Errors
    /// If none is meant, or several may be.
    pub fn find(&self, word: &str, among: &[Thing]) -> Result<Thing, NotFound> {
        if let Some(thing) = self.called(word, among) {
            return Ok(thing);
        }
        let all = self.things();
        let mut elsewhere = self.called(word, &all);
        let all: Vec<Match> = all.iter().copied().zip(Asked::new(self, &all, word).scores()).collect();
        let asked: Vec<Match> = all.iter().filter(|(thing, _)| among.contains(thing)).copied().collect();
        let near = nearest(&asked, SAME);
        match near[..] {
            [(thing, score)] if elsewhere.is_none() && score.finds(thing) => return Ok(thing),
            [(thing, score), _, ..] if elsewhere.is_none() && score.finds(thing) => {
                return Err(NotFound::Several(near.iter().map(|(thing, _)| *thing).collect()));
            }
            _ => {}
        }
        if let [(other, score)] = nearest(&all, SAME)[..]
            && score.finds(other)
            && !among.contains(&other)
        {
            elsewhere = elsewhere.or(Some(other));
        }
        Err(match (elsewhere, near.first()) {
            (Some(other), _) => NotFound::Elsewhere(other),
            (None, None) => NotFound::Nothing(self.alike_in_letters(word, among).into_iter().collect()),
            (None, Some((_, score))) if score.sum() >= WORTH_ASKING => {
                NotFound::Nothing(nearest(&asked, CLOSE).iter().map(|(thing, _)| *thing).take(SUGGESTED).collect())
            }
            (None, Some(_)) => NotFound::Nothing(Vec::new()),
        })
    }

    fn alike_in_letters(&self, word: &str, among: &[Thing]) -> Option<Thing> {
        let words = among.iter().flat_map(|&thing| self.words(thing).into_iter().map(move |word| (word, thing)));
        let words: Vec<(&str, Thing)> = words.collect();
        let near = closest(word, words.iter().map(|(word, _)| *word))?;
        words.iter().find(|(word, _)| *word == near).map(|(_, thing)| *thing)
    }
}

#[derive(Debug, PartialEq, Eq)]
pub enum NotFound {
    /// The word can mean any of these.
    Several(Vec<Thing>),
    /// It means something that was not asked for.
    Elsewhere(Thing),
    /// Nothing is called so; these come nearest.
    Nothing(Vec<Thing>),
}

/// From this sum on a thing is found: as if one of its names stood whole in what was typed.
const FOUND: f64 = 1.0;
/// Questions have words of their own, names have not: of what should be a name at least this share must be known.
const NAMED: f64 = 0.75;
/// Of things whose scores are this near to the highest, each may be meant.
const SAME: f64 = 0.05;
/// Things whose scores are this near to the highest are suggested with it.
const CLOSE: f64 = 0.25;
const SUGGESTED: usize = 3;
/// Below this score a suggestion confuses more than it helps.
const WORTH_ASKING: f64 = 0.6;

/// What somebody typed, held against the words of everything that can be shown.
///
/// A word weighs ln(things / things with it) squared, as in tf-idf: what many titles have ("how", "কি") decides nothing,
/// and no list of such words is needed.
struct Asked {
    /// Each word with its weight.
    question: Vec<(String, f64)>,
    /// One entry a thing: the words of its id, names and aliases.
    names: Vec<Vec<Vec<String>>>,
    /// How many things have a word.
    having: HashMap<String, usize>,
}

type Match = (Thing, Score);

/// How well something fits what somebody typed; shares by weight, 0 to 1.
#[derive(Clone, Copy)]
struct Score {
    /// Of the question, what the names of the thing know.
    understood: f64,
    /// Of the best one of its names, what stands in the question.
    covered: f64,
}

impl Score {
    fn sum(self) -> f64 {
        self.understood + self.covered
    }

    fn finds(self, thing: Thing) -> bool {
        self.sum() >= FOUND && (matches!(thing, Thing::Guide(_)) || self.understood >= NAMED)
    }
}

impl Asked {
    fn new(catalog: &Catalog, things: &[Thing], question: &str) -> Self {
        let names = |&thing: &Thing| catalog.words(thing).into_iter().map(words).collect();
        let names: Vec<Vec<Vec<String>>> = things.iter().map(names).collect();
        let mut having = HashMap::new();
        for names in &names {
            let words: HashSet<&String> = names.iter().flatten().collect();
            for word in words {
                *having.entry(word.clone()).or_default() += 1;
            }
        }
        let with =
            |word: &str| names.iter().filter(|it| it.iter().flatten().any(|known| is_form_of(known, word))).count();
        let weighed = |word: String| {
            let weight = weight(with(&word), names.len());
            (word, weight)
        };
        let question = words(question).into_iter().map(weighed).collect();
        Self { question, names, having }
    }

    fn scores(&self) -> Vec<Score> {
        let things = self.names.len();
        // Words that say little make no question, however many: it weighs as much as one unknown word at least.
        let whole = self.question.iter().map(|(_, weight)| weight).sum::<f64>().max(weight(1, things));
        let score = |names: &Vec<Vec<String>>| {
            let known = |word: &str| names.iter().flatten().any(|known| is_form_of(known, word));
            let understood = self.question.iter().filter(|(word, _)| known(word)).map(|(_, weight)| weight);
            let covered = names.iter().map(|name| self.covered(name)).fold(0.0, f64::max);
            Score { understood: understood.sum::<f64>() / whole, covered }
        };
        self.names.iter().map(score).collect()
    }

    /// The share of a name that stands in the question.
    fn covered(&self, name: &[String]) -> f64 {
        let (mut said, mut all) = (0.0, 0.0);
        for word in name {
            if let Some((_, weight)) = self.question.iter().find(|(asked, _)| is_form_of(asked, word)) {
                said += weight;
                all += weight;
            } else {
                all += weight(self.having[word], self.names.len());
            }
        }
        if said > 0.0 { said / all } else { 0.0 }
    }
}

/// The weight of a word that `having` of all `things` have.
fn weight(having: usize, things: usize) -> f64 {
    (things as f64 / having.max(1) as f64).ln().powi(2)
}

/// Those whose scores are above 0 and within this of the highest, the highest first.
fn nearest(all: &[Match], within: f64) -> Vec<Match> {
    let highest = all.iter().map(|(_, score)| score.sum()).fold(0.0, f64::max);
    let is_near = |score: Score| highest > 0.0 && score.sum() > highest - within;
    let mut near: Vec<Match> = all.iter().filter(|(_, score)| is_near(*score)).copied().collect();
    near.sort_by(|(_, one), (_, other)| other.sum().total_cmp(&one.sum()));
    near
}

/// The words of `text` without punctuation. Short and long i and u are one: many write কি for কী.
fn words(text: &str) -> Vec<String> {
    /// No name or question has more; comparing takes time.
    const MOST: usize = 50;
    let text = fold(text).replace('ী', "ি").replace('ূ', "ু");
    let mut words: Vec<String> = Vec::new();
    for word in text.unicode_words().take(MOST) {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// Whether two words are one but for an ending: "course" and "courses", "কোর্স" and "কোর্সে".
fn is_form_of(one: &str, other: &str) -> bool {
    let (stem, longer) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    longer.strip_prefix(stem).is_some_and(|ending| {
        let (stem, ending) = (stem.chars().count(), ending.chars().count());
        ending == 0 || stem >= 3 && ending < stem.min(4)
    })
}

/// `text` in the form in which words are compared: one form for the letters that Unicode writes in two ways (য় ড় ঢ়),
/// lower case, and one space between words.
pub fn fold(text: &str) -> String {
    // Joiners and other characters without width change no word: Bengali is typed with and without them.
    let visible = text.chars().filter(|c| !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'));
    let normal: String = visible.nfc().flat_map(char::to_lowercase).collect();
    normal
        .split(|c: char| c.is_whitespace() || c == '-' || c == '_')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The one of `choices` that `word` was probably meant to be, if any is near.
pub fn closest<'a>(word: &str, choices: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Below this Jaro-Winkler similarity (0 to 1) a suggestion confuses more than it helps.
    const NEAR: f64 = 0.75;
    /// No misspelt word is longer, and comparing takes time.
    const LONGEST: usize = 100;
    if word.len() > LONGEST {
        return None;
    }
    let word = fold(word);
    choices
        .into_iter()
        .map(|choice| (strsim::jaro_winkler(&word, &fold(choice)), choice))
        .filter(|(similarity, _)| *similarity >= NEAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, choice)| choice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_separators_and_the_unicode_form_of_a_bengali_letter_do_not_count() {
        assert_eq!(fold("ব\u{09df}স"), fold("ব\u{09af}\u{09bc}স"));
        assert_eq!(fold(" Graphic-Design "), "graphic design");
    }

    #[test]
    fn a_typo_is_understood_and_rubbish_is_not() {
        let ids = ["visual-arts", "media", "selling"];
        assert_eq!(closest("visual-art", ids), Some("visual-arts"));
        assert_eq!(closest("xyzzy", ids), None);
    }
}
