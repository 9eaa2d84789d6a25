//! Finding what somebody meant by a word.

use unicode_normalization::UnicodeNormalization;

use super::{Catalog, Thing};
use crate::error::Error;
use crate::untrusted::quoted;

impl Catalog {
    /// Every skill, method, platform and guide topic.
    pub fn things(&self) -> Vec<Thing> {
        let skills = self.skills.keys().map(Thing::Skill);
        let methods = self.methods.keys().map(Thing::Method);
        let platforms = self.platforms.keys().map(Thing::Platform);
        skills.chain(methods).chain(platforms).chain(self.guides.keys().map(Thing::Guide)).collect()
    }

    /// Its id.
    pub fn id(&self, thing: Thing) -> &str {
        match thing {
            Thing::Skill(at) => &self.skills[at].id,
            Thing::Method(at) => &self.methods[at].id,
            Thing::Platform(at) => &self.platforms[at].id,
            Thing::Guide(at) => &self.guides[at].id,
        }
    }

    /// Every word it is found by: id, names and aliases.
    pub fn words(&self, thing: Thing) -> Vec<&str> {
        let (id, name, aliases) = match thing {
            Thing::Skill(at) => (&self.skills[at].id, &self.skills[at].name, &self.skills[at].aliases),
            Thing::Method(at) => (&self.methods[at].id, &self.methods[at].name, &self.methods[at].aliases),
            Thing::Platform(at) => (&self.platforms[at].id, &self.platforms[at].name, &self.platforms[at].aliases),
            Thing::Guide(at) => (&self.guides[at].id, &self.guides[at].title, &self.guides[at].aliases),
        };
        [id, &name.en, &name.bn].into_iter().chain(aliases).map(String::as_str).collect()
    }

    /// The one of `among` that somebody means by `word`, in either language and spelling.
    ///
    /// # Errors
    /// If none is meant, with the nearest or all ids.
    pub fn find(&self, word: &str, among: &[Thing]) -> Result<Thing, Error> {
        let folded = fold(word);
        let meant = |thing: &&Thing| self.words(**thing).iter().any(|known| fold(known) == folded);
        if let Some(thing) = among.iter().find(meant) {
            return Ok(*thing);
        }
        let hint = if let Some(other) = self.things().iter().find(meant) {
            let id = self.id(*other);
            match other {
                Thing::Skill(_) => format!("`{id}` is a skill: pothik show {id}"),
                Thing::Method(_) => format!("`{id}` is a way to learn: pothik show {id}"),
                Thing::Platform(_) => format!("`{id}` is a platform: pothik show {id}"),
                Thing::Guide(_) => format!("`{id}` is a topic of the guide: pothik guide {id}"),
            }
        } else {
            let words = among.iter().flat_map(|&thing| self.words(thing).into_iter().map(move |word| (word, thing)));
            let words: Vec<(&str, Thing)> = words.collect();
            let near = closest(word, words.iter().map(|(word, _)| *word));
            let thing = near.and_then(|near| words.iter().find(|(word, _)| *word == near));
            match thing {
                Some((_, thing)) => format!("did you mean `{}`?", self.id(*thing)),
                None => format!("there are {}", among.iter().map(|&it| self.id(it)).collect::<Vec<_>>().join(", ")),
            }
        };
        Err(Error::usage(format!("there is no {} here", quoted(word)), hint))
    }
}

/// `text` in the form in which words are compared: one form for the letters that Unicode writes in two ways (য় ড় ঢ়),
/// lower case, and one space between words.
pub fn fold(text: &str) -> String {
    let normal: String = text.nfc().flat_map(char::to_lowercase).collect();
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
    fn both_unicode_forms_of_a_bengali_letter_are_one() {
        assert_eq!(fold("ব\u{09df}স"), fold("ব\u{09af}\u{09bc}স"));
    }

    #[test]
    fn case_and_separators_do_not_count() {
        assert_eq!(fold(" Graphic-Design "), "graphic design");
    }

    #[test]
    fn a_typo_is_understood_and_rubbish_is_not() {
        let ids = ["visual-arts", "media", "selling"];
        assert_eq!(closest("visual-art", ids), Some("visual-arts"));
        assert_eq!(closest("xyzzy", ids), None);
    }
}
