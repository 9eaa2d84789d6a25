//! After the interview: a small menu, until the learner stops.

use std::io;
use std::path::PathBuf;

use super::Context;
use crate::advice::{Advice, Measure, SHOWN, plan};
use crate::answers::{Answer, Answers};
use crate::catalog::{Place, Skill};
use crate::error::Error;
use crate::files;
use crate::interview::{self, Asker, Choice, Interrupt, Kind, Prompt, Reply};
use crate::lang::Words;
use crate::measure::Reaction;
use crate::questions::{self, MORE, Question, USUAL};
use crate::report::phrases::{self, sentence_case};
use crate::report::{self, Chapter, Detail, Report};
use crate::say;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Card,
    Why,
    Learning,
    Selling,
    Way,
    Other,
    Tried,
    Compare,
    Change,
    More,
    Save,
    Stop,
}

/// The menu, with everything it needs.
pub struct After<'a> {
    pub context: &'a Context,
    pub measure: &'a Measure<'a>,
    pub words: &'a Words,
    pub interrupt: &'a Interrupt,
}

impl After<'_> {
    /// Does what the learner chooses until they stop. `kept` is told the answers when they change.
    pub fn run(&self, answers: &mut Answers, asker: &mut dyn Asker, kept: &dyn Fn(&Answers)) -> Result<(), Error> {
        loop {
            kept(answers);
            let advice = self.measure.advise(answers);
            match self.choose(asker, answers, &advice)? {
                Act::Card => self.card(answers, &advice)?,
                Act::Why => self.chapter(answers, &advice, Chapter::Why)?,
                Act::Learning => self.chapter(answers, &advice, Chapter::Learning)?,
                Act::Selling => self.chapter(answers, &advice, Chapter::Selling)?,
                Act::Other => self.other(answers, &advice, asker)?,
                Act::Tried => self.tried(answers, &advice, asker)?,
                Act::Way => self.way(answers, &advice, asker)?,
                Act::Compare => self.compare(answers, &advice)?,
                Act::Change => self.change(answers, &advice, asker)?,
                Act::More => self.more(answers, &advice, asker, kept)?,
                Act::Save => self.save(answers, &advice, asker)?,
                Act::Stop => return Ok(()),
            }
        }
    }

    fn choose(&self, asker: &mut dyn Asker, answers: &Answers, advice: &Advice) -> Result<Act, Error> {
        let words = self.words;
        let mut acts = Vec::new();
        if advice.headline.skill.is_some() {
            acts.extend([
                (Act::Why, say!(words, "menu-why")),
                (Act::Learning, say!(words, "menu-learning")),
                (Act::Selling, say!(words, "menu-selling")),
                (Act::Way, say!(words, "menu-way")),
                (Act::Other, say!(words, "menu-other")),
                (Act::Tried, say!(words, "menu-tried")),
                (Act::Compare, say!(words, "menu-compare")),
            ]);
        }
        acts.push((Act::Change, say!(words, "menu-change")));
        if questions::has_more(self.measure, answers) {
            acts.push((Act::More, say!(words, "menu-more")));
        }
        acts.push((Act::Save, say!(words, "menu-save")));
        acts.push((Act::Card, say!(words, "menu-card")));
        acts.push((Act::Stop, say!(words, "menu-stop")));
        let names = acts.iter().map(|(_, name)| name.clone()).collect();
        let chosen = self.pick(asker, say!(words, "menu-ask"), names)?;
        Ok(chosen.map_or(Act::Stop, |at| acts[at].0))
    }

    fn report<'r>(&'r self, answers: &'r Answers, advice: &'r Advice) -> Report<'r> {
        self.context.report(self.measure.catalog(), answers, advice, self.words, Some(SHOWN))
    }

    fn print(&self, document: &report::document::Document) -> Result<(), Error> {
        let surroundings = &self.context.surroundings;
        surroundings.print(&format!("\n{}", report::terminal(document, surroundings.width())))
    }

    fn card(&self, answers: &Answers, advice: &Advice) -> Result<(), Error> {
        let surroundings = &self.context.surroundings;
        let card = report::terminal_card(&self.report(answers, advice), surroundings.width());
        surroundings.print(&format!("\n{card}"))
    }

    fn chapter(&self, answers: &Answers, advice: &Advice, chapter: Chapter) -> Result<(), Error> {
        self.print(&report::chapter(&self.report(answers, advice), chapter))
    }

    /// Another skill in place of the one that is advised, or back to that.
    fn other(&self, answers: &mut Answers, advice: &Advice, asker: &mut dyn Asker) -> Result<(), Error> {
        let (catalog, lang) = (self.measure.catalog(), self.words.lang());
        let skills: Vec<Place<Skill>> = advice.skills.iter().map(|it| it.skill).collect();
        let name = |&at: &Place<Skill>| {
            let chance = advice.of_skill(at).fit.as_ref().and_then(|fit| fit.chance);
            let chance = chance.map(|chance| format!(" ({})", phrases::chance(self.words, chance))).unwrap_or_default();
            format!("{}{chance}", sentence_case(catalog.skills[at].name.get(lang)))
        };
        let names = skills.iter().map(name).chain([say!(self.words, "menu-none")]).collect();
        let Some(at) = self.pick(asker, say!(self.words, "menu-which-skill"), names)? else { return Ok(()) };
        answers.chosen = skills.get(at).copied();
        self.card(answers, &self.measure.advise(answers))
    }

    /// How the taster of the headline's skill was liked.
    fn tried(&self, answers: &mut Answers, advice: &Advice, asker: &mut dyn Asker) -> Result<(), Error> {
        let Some(skill) = advice.headline.skill else { return Ok(()) };
        let words = self.words;
        let names = vec![say!(words, "tried-liked"), say!(words, "tried-so-so"), say!(words, "tried-disliked")];
        let name = self.measure.catalog().skills[skill].name.get(words.lang());
        let Some(at) = self.pick(asker, say!(words, "menu-how-tried", skill = name), names)? else { return Ok(()) };
        answers.tried.insert(skill, Reaction::ALL[Reaction::ALL.len() - 1 - at]);
        self.tell_moves(advice, answers, asker)
    }

    /// The path with dates; the hours a week are asked for if they are not known.
    fn way(&self, answers: &mut Answers, advice: &Advice, asker: &mut dyn Asker) -> Result<(), Error> {
        let Some(skill) = advice.headline.skill else { return Ok(()) };
        let hours = self.measure.catalog().planning.hours;
        if answers.circumstances[hours].given().is_none() {
            interview::ask_again(self.measure.catalog(), self.words, answers, Question::Circumstance(hours), asker)?;
        }
        let plan = plan::plan(self.measure.catalog(), skill, &answers.circumstances());
        self.print(&report::plan(self.measure.catalog(), self.words, &plan, self.context.today, self.context.today))
    }

    fn compare(&self, answers: &Answers, advice: &Advice) -> Result<(), Error> {
        let two: Vec<Place<Skill>> = advice.skills.iter().take(2).map(|it| it.skill).collect();
        self.print(&report::compare(&self.report(answers, advice), &two))
    }

    /// Asks more about what the learner likes, and tells which skills moved.
    fn more(
        &self,
        answers: &mut Answers,
        before: &Advice,
        asker: &mut dyn Asker,
        kept: &dyn Fn(&Answers),
    ) -> Result<(), Error> {
        interview::run(self.measure, MORE, self.words, answers, asker, kept)?;
        self.tell_moves(before, answers, asker)
    }

    /// Asks one question again and tells which skills moved.
    fn change(&self, answers: &mut Answers, before: &Advice, asker: &mut dyn Asker) -> Result<(), Error> {
        let questions = questions::asked(self.measure, answers, USUAL);
        let names = questions.iter().map(|&question| self.question(answers, question)).collect();
        let Some(at) = self.pick(asker, say!(self.words, "menu-which"), names)? else { return Ok(()) };
        if !interview::ask_again(self.measure.catalog(), self.words, answers, questions[at], asker)? {
            return Ok(());
        }
        self.tell_moves(before, answers, asker)
    }

    fn tell_moves(&self, before: &Advice, answers: &Answers, asker: &mut dyn Asker) -> Result<(), Error> {
        let after = self.measure.advise(answers);
        Ok(asker.tell(&phrases::moves(self.measure.catalog(), self.words, before, &after))?)
    }

    /// A question with the answer it has.
    fn question(&self, answers: &Answers, question: Question) -> String {
        let lang = self.words.lang();
        match question {
            Question::First(at) | Question::FollowUp(at) => {
                let rating = answers.ratings[at].given().map_or("-".to_owned(), |rating| rating.to_string());
                format!("{} ({})", self.measure.catalog().activities[at].text.get(lang), lang.digits(&rating))
            }
            Question::Circumstance(at) => {
                let circumstance = &self.measure.catalog().circumstances[at];
                let value = |value| phrases::value_name(&circumstance.values, self.words, value);
                let value = answers.circumstances[at].given().map_or("-".to_owned(), value);
                format!("{}: {value}", circumstance.label.get(lang))
            }
        }
    }

    /// Saves the page under a name that is still free.
    fn save(&self, answers: &Answers, advice: &Advice, asker: &mut dyn Asker) -> Result<(), Error> {
        let detail = Detail::Whole { start: Some(self.context.today) };
        let page = report::html(&report::advice(&self.report(answers, advice), detail), self.words);
        let names = (1..).map(|n| if n == 1 { "pothik.html".to_owned() } else { format!("pothik-{n}.html") });
        let file = names.map(PathBuf::from).find(|file| !file.exists()).unwrap_or_default();
        match files::write_whole(&file, &page, false) {
            Ok(()) => asker.tell(&say!(self.words, "saved", file = files::absolute(&file)))?,
            // The advice is not lost with the file: it stands above, and other things can still be done.
            Err(error) => asker.tell(&error.to_string())?,
        }
        Ok(())
    }

    /// Which of `names` is chosen; `None` if the learner goes back or there is nobody to choose. A menu that is
    /// interrupted ends the program.
    fn pick(&self, asker: &mut dyn Asker, text: String, names: Vec<String>) -> io::Result<Option<usize>> {
        let choice = |(value, name): (u32, String)| Choice { key: value + 1, name, value };
        let kind = Kind::Options((0..).zip(names).map(choice).collect());
        let before = Answer::Unasked;
        let label = String::new();
        let prompt = Prompt { progress: String::new(), text, label, ask: None, kind, optional: false, before };
        loop {
            match asker.ask(&prompt)? {
                Reply::Value(value) => return Ok(Some(value as usize)),
                Reply::Back | Reply::Stop => return Ok(None),
                Reply::Interrupted => self.interrupt.leave(),
                Reply::Skip | Reply::Why => {}
            }
        }
    }
}
