//! Which guide topics answer a question in one's own words: Bengali, romanised Bengali as people type it, or English.
//!
//! Every word of a topic's title, aliases, phrasings and text is indexed as it is, and by its consonants alone: "taka
//! kivabe" and "টাকা কীভাবে" have the same ones, and most slips of the finger are vowels. Topics are ranked by BM25
//! (Robertson and Zaragoza 2009, Foundations and Trends in Information Retrieval 3, 333-389).

use std::collections::{BTreeSet, HashMap};

use super::{Catalog, Guide, Place, Thing, fold};

/// How soon further occurrences of a word count less, and how much long topics are held back: BM25's usual k1 and b.
const K1: f64 = 1.2;
const B: f64 = 0.6;
/// What a word counts in a title, among the aliases and phrasings, and in the text.
const TITLE: f64 = 3.0;
const NAME: f64 = 2.0;
const TEXT: f64 = 0.5;
/// An answer is meant if its score and its share of the question, with this weight, come to so much. Chosen so that nine of
/// ten questions about something else are refused (`tests/suite/questions.toml`).
const SHARE_WEIGHT: f64 = 10.0;
const MEANT: f64 = 17.5;

/// A topic and how well it answers a question.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    pub guide: Place<Guide>,
    score: f64,
    /// The part of the question that the topic understands, 0 to 1.
    understood: f64,
}

impl Answer {
    /// Whether it is good enough to be given without asking.
    pub fn is_meant(&self) -> bool {
        self.score + SHARE_WEIGHT * self.understood > MEANT
    }
}

/// How many topics are named where none answers a question.
const NEAREST: usize = 3;

impl Catalog {
    /// What somebody asks the guide: the topic that is named, or that answers the question best; or something else that is
    /// called so.
    ///
    /// # Errors
    /// If nothing answers it well enough: the topics that come nearest.
    pub fn topic(&self, question: &str) -> Result<Thing, Vec<Place<Guide>>> {
        let guides: Vec<Thing> = self.guides.keys().map(Thing::Guide).collect();
        let name = question.trim_end_matches(['?', '!', '.', '।', ' ']);
        if let Some(thing) = self.called(name, &guides).or_else(|| self.named(name)) {
            return Ok(thing);
        }
        let answers = self.answers_to(question);
        let near = answers.iter().take(NEAREST).map(|it| it.guide).collect::<Vec<_>>();
        if let Some(best) = answers.first().filter(|best| best.is_meant()) {
            return Ok(Thing::Guide(best.guide));
        }
        // A single word with a slip in it, or words so common that only both ways of looking together are sure.
        match self.find(question, &guides) {
            Ok(Thing::Guide(guide)) if question.split_whitespace().count() == 1 || near.contains(&guide) => {
                Ok(Thing::Guide(guide))
            }
            _ => Err(near),
        }
    }

    /// The topics of the guide that have anything to do with a question, the best first.
    pub fn answers_to(&self, question: &str) -> Vec<Answer> {
        let topics: Vec<HashMap<String, f64>> = self.guides.iter().map(weights).collect();
        let lengths: Vec<f64> = topics.iter().map(|topic| topic.values().sum()).collect();
        let mean = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        let rarity = |term: &str| {
            let having = topics.iter().filter(|topic| topic.contains_key(term)).count() as f64;
            libm::log(1.0 + (topics.len() as f64 - having + 0.5) / (having + 0.5))
        };
        // In a settled order, so that sums are the same each time.
        let asked: BTreeSet<String> = terms(question).into_iter().collect();
        let asked: Vec<(f64, String)> = asked.into_iter().map(|term| (rarity(&term), term)).collect();
        let whole: f64 = asked.iter().map(|(rarity, _)| rarity).sum();
        let answer = |(at, topic): (usize, &HashMap<String, f64>)| {
            let (mut score, mut understood) = (0.0, 0.0);
            for (rarity, term) in &asked {
                if let Some(count) = topic.get(term) {
                    score += rarity * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * lengths[at] / mean));
                    understood += rarity;
                }
            }
            Answer { guide: at.into(), score, understood: understood / whole.max(f64::MIN_POSITIVE) }
        };
        let mut answers: Vec<Answer> = topics.iter().enumerate().map(answer).filter(|it| it.score > 0.0).collect();
        answers.sort_by(|one, other| other.score.total_cmp(&one.score));
        answers
    }
}

/// Each word of a topic with what it counts.
fn weights(guide: &Guide) -> HashMap<String, f64> {
    let mut weights = HashMap::new();
    let mut add = |text: &str, weight: f64| {
        for term in terms(text) {
            *weights.entry(term).or_default() += weight;
        }
    };
    for title in [&guide.title.en, &guide.title.bn] {
        add(title, TITLE);
    }
    for name in guide.aliases.iter().chain(&*guide.asks) {
        add(name, NAME);
    }
    for text in &*guide.text {
        add(&text.en, TEXT);
        add(&text.bn, TEXT);
    }
    weights
}

/// The words of a text: English ones without their endings, and all by their consonants.
fn terms(text: &str) -> Vec<String> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || ('\u{980}'..='\u{9ff}').contains(&c);
    let folded = fold(text);
    let mut terms = Vec::new();
    for word in folded.split(|c: char| !is_word(c)).filter(|word| !word.is_empty()) {
        let (stem, consonants) = if word.is_ascii() {
            (stem(word), of_latin(word))
        } else {
            let stem = stem_of_bengali(word);
            (stem, of_bengali(stem))
        };
        terms.push(format!("={stem}"));
        if consonants.len() >= 2 {
            terms.push(consonants);
        }
    }
    terms
}

/// An English word without a common ending.
fn stem(word: &str) -> &str {
    let ends = ["ing", "ers", "er", "ed", "es", "s", "ly"];
    ends.iter().find_map(|end| word.strip_suffix(end).filter(|rest| rest.len() >= 3)).unwrap_or(word)
}

/// A Bengali word without the ending of its case or number.
fn stem_of_bengali(word: &str) -> &str {
    let ends = ["গুলোর", "গুলো", "গুলি", "য\u{9bc}ের", "দের", "ের", "কে", "তে", "টা", "টি", "ে"];
    let is_long = |rest: &&str| rest.chars().count() >= 4;
    ends.iter().find_map(|end| word.strip_suffix(end).filter(is_long)).unwrap_or(word)
}

/// The consonants of a Bengali word in Latin letters, aspirated ones like plain ones.
fn of_bengali(word: &str) -> String {
    // The letters with a dot below: rra, rha and yya.
    let word =
        word.replace("\u{9a1}\u{9bc}", "\u{9b0}").replace("\u{9a2}\u{9bc}", "\u{9b0}").replace("\u{9af}\u{9bc}", "");
    let consonant = |c: char| match c {
        'ক' | 'খ' => "k",
        'গ' | 'ঘ' => "g",
        'চ' | 'ছ' => "c",
        'জ' | 'ঝ' | 'য' => "j",
        'ট' | 'ঠ' | 'ত' | 'থ' | 'ৎ' => "t",
        'ড' | 'ঢ' | 'দ' | 'ধ' => "d",
        'ঙ' | 'ঞ' | 'ণ' | 'ন' | 'ং' => "n",
        'প' | 'ফ' => "p",
        'ব' | 'ভ' => "b",
        'ম' => "m",
        'র' => "r",
        'ল' => "l",
        'শ' | 'ষ' | 'স' => "s",
        'হ' => "h",
        _ => "",
    };
    once(&word.chars().map(consonant).collect::<String>())
}

/// The consonants of a word in Latin letters, as Bengali sounds are spelled on phones.
fn of_latin(word: &str) -> String {
    const SOUNDS: &str = "chh=c ch=c kh=k gh=g jh=j th=t dh=d ph=p bh=b sh=s ng=n v=b f=p z=j q=k x=ks w=b y=";
    let sounds = SOUNDS.split(' ').filter_map(|pair| pair.split_once('='));
    let word = sounds.fold(word.to_owned(), |word, (from, to)| word.replace(from, to));
    once(&word.replace(['a', 'e', 'i', 'o', 'u'], ""))
}

/// Doubled letters once.
fn once(word: &str) -> String {
    let mut last = None;
    word.chars().filter(|c| last.replace(*c) != Some(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn romanised_words_have_the_consonants_of_the_bengali_ones() {
        for (bengali, latin) in [
            ("টাকা", "taka"),
            ("কীভাবে", "kivabe"),
            ("পাবো", "pabo"),
            ("বিকাশ", "bikash"),
            ("ভুয়া", "vua"),
            ("মোবাইল", "mobile"),
        ] {
            assert_eq!(of_bengali(&fold(bengali)), of_latin(latin), "{bengali}");
        }
        assert_eq!([stem("laptops"), stem("earning"), stem("ring")], ["laptop", "earn", "ring"]);
    }
}
