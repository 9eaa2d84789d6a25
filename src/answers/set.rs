//! Taking an answer by the names people write: one set of rules for flags, files and rows.

use super::{Answer, Answers};
use crate::catalog::{Activity, Catalog, Circumstance, Interest, Level, List, Place, Values, closest, fold};
use crate::lang::{Lang, Phrase, Words, ascii_digits, read_number, read_whole};
use crate::measure::Reaction;
use crate::untrusted::quoted;
use crate::{phrase, say};

/// The lowest and the highest rating.
pub const RATINGS: std::ops::RangeInclusive<u8> = 1..=5;

impl Answers {
    /// Notes the rating of an activity, both as written.
    ///
    /// # Errors
    /// What is wrong, if there is no such activity or the rating is not 1 to 5.
    pub fn rate(&mut self, catalog: &Catalog, activity: &str, rating: &str) -> Result<(), Phrase> {
        self.rate_at(catalog, known(&catalog.activities, |it| &it.id, "activity", activity)?, rating)
    }

    /// Notes the rating, as written, of the activity at a place in the catalogue.
    ///
    /// # Errors
    /// What is wrong, if the rating is not 1 to 5.
    pub fn rate_at(&mut self, catalog: &Catalog, at: Place<Activity>, rating: &str) -> Result<(), Phrase> {
        let value = read_whole(rating).and_then(|it| u8::try_from(it).ok()).filter(|it| RATINGS.contains(it));
        let id = &catalog.activities[at].id;
        let value = value.ok_or_else(|| phrase!("error-rating", given = quoted(rating), id = id))?;
        self.ratings[at] = Answer::Given(value);
        Ok(())
    }

    /// Notes the score of an interest, both as written.
    ///
    /// # Errors
    /// What is wrong, if there is no such interest or the score is not from 1 to 5.
    pub fn score(&mut self, catalog: &Catalog, interest: &str, score: &str) -> Result<(), Phrase> {
        self.score_at(catalog, known(&catalog.interests, |it| &it.id, "interest", interest)?, score)
    }

    /// Notes the score, as written, of the interest at a place in the catalogue.
    ///
    /// # Errors
    /// What is wrong, if the score is not from 1 to 5.
    pub fn score_at(&mut self, catalog: &Catalog, at: Place<Interest>, score: &str) -> Result<(), Phrase> {
        let value = read_number(score).filter(|value| (1.0..=5.0).contains(value));
        let id = &catalog.interests[at].id;
        let value = value.ok_or_else(|| phrase!("error-score", given = quoted(score), id = id))?;
        self.scores.insert(at, value);
        Ok(())
    }

    /// Notes how the taster of a skill was liked, both as written.
    ///
    /// # Errors
    /// What is wrong, if there is no such skill or the reaction is none.
    pub fn taster(&mut self, catalog: &Catalog, skill: &str, reaction: &str) -> Result<(), Phrase> {
        let at = known(&catalog.skills, |it| &it.id, "skill", skill)?;
        self.tried.insert(at, parse_reaction(reaction)?);
        Ok(())
    }

    /// Notes a circumstance, both as written.
    ///
    /// # Errors
    /// What is wrong, if there is no such circumstance or it does not have this value.
    pub fn circumstance(&mut self, catalog: &Catalog, circumstance: &str, value: &str) -> Result<(), Phrase> {
        self.circumstance_at(catalog, known(&catalog.circumstances, |it| &it.id, "circumstance", circumstance)?, value)
    }

    /// Notes the circumstance at a place in the catalogue.
    ///
    /// # Errors
    /// What is wrong, if it does not have this value.
    pub fn circumstance_at(&mut self, catalog: &Catalog, at: Place<Circumstance>, value: &str) -> Result<(), Phrase> {
        self.circumstances[at] = Answer::Given(parse_value(&catalog.circumstances[at], value)?);
        Ok(())
    }
}

/// A reaction to a taster as written.
///
/// # Errors
/// What may be given, if it is something else.
pub fn parse_reaction(written: &str) -> Result<Reaction, Phrase> {
    let word = fold(written);
    let found = Reaction::ALL.into_iter().find(|it| fold(it.id()) == word);
    // Their names are loaded only where no id is meant.
    let named = || {
        let words = Lang::ALL.map(Words::new);
        Reaction::ALL.into_iter().find(|it| words.iter().any(|words| fold(&reaction_name(words, *it)) == word))
    };
    found.or_else(named).ok_or_else(|| phrase!("error-reaction", given = quoted(written)))
}

/// What a reaction to a taster is called.
pub fn reaction_name(words: &Words, reaction: Reaction) -> String {
    match reaction {
        Reaction::Disliked => say!(words, "tried-disliked"),
        Reaction::SoSo => say!(words, "tried-so-so"),
        Reaction::Liked => say!(words, "tried-liked"),
    }
}

/// The answer to a circumstance as written: the id, the name or another word for a point of its scale, or a number with either
/// language's digits.
///
/// # Errors
/// What is wrong, and what may be given.
pub fn parse_value(circumstance: &Circumstance, written: &str) -> Result<u32, Phrase> {
    let id = &circumstance.id;
    match &circumstance.values {
        Values::Range { min, max, .. } => {
            let value = read_whole(written).filter(|value| (*min..=*max).contains(value));
            value.ok_or_else(|| phrase!("error-range", given = quoted(written), id = id, min = min, max = max))
        }
        Values::Scale(levels) => {
            let word = |name: &str| ascii_digits(&fold(name));
            let meant = word(written);
            let is_meant = |level: &Level| {
                let names = [&*level.id, &level.name.en, &level.name.bn];
                names.into_iter().chain(level.aliases.iter().map(String::as_str)).any(|name| word(name) == meant)
            };
            let place = levels.iter().position(is_meant);
            place.and_then(|at| u32::try_from(at).ok()).ok_or_else(|| {
                let ids = || levels.iter().map(|level| level.id.as_str());
                let all = ids().collect::<Vec<_>>().join(", ");
                let near = closest(written, ids()).unwrap_or("none");
                phrase!("error-choice", given = quoted(written), id = id, all = all, near = near)
            })
        }
    }
}

/// The place of what has this `id` in a list of things of a `kind`.
fn known<T>(list: &List<T>, id_of: fn(&T) -> &String, kind: &str, id: &str) -> Result<Place<T>, Phrase> {
    let place = list.position(|it| id_of(it) == id);
    place.ok_or_else(|| match closest(id, list.iter().map(|it| id_of(it).as_str())) {
        Some(near) => phrase!("error-unknown-near", kind = kind, id = quoted(id), near = near),
        None => phrase!("error-unknown", kind = kind, id = quoted(id)),
    })
}
