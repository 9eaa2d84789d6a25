//! After the interview: a small menu, until the learner stops.

use std::io;
use std::path::PathBuf;

use super::Context;
use crate::advice::{Advice, Measure, SHOWN, SkillAdvice, plan};
use crate::answers::{Answer, Answers};
use crate::catalog::{Place, Skill};
use crate::error::Error;
use crate::files;
use crate::interview::{self, Asker, Choice, Interrupt, Kind, Prompt, Reply};
use crate::lang::Words;
use crate::questions::{self, MORE, Question, USUAL};
use crate::report::phrases::{self, sentence_case};
use crate::report::{self, Detail, Report};
use crate::say;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Advice,
    Way,
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
                Act::Advice => self.print(&report::advice(&self.report(answers, &advice), Detail::Brief))?,
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
        let mut acts = vec![(Act::Change, say!(words, "menu-change")), (Act::Save, say!(words, "menu-save"))];
        if advice.headline.skill.is_some() {
            acts.insert(0, (Act::Way, say!(words, "menu-way")));
            acts.insert(1, (Act::Compare, say!(words, "menu-compare")));
        }
        if questions::has_more(self.measure, answers) {
            acts.push((Act::More, say!(words, "menu-more")));
        }
        acts.push((Act::Advice, say!(words, "menu-advice")));
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

    /// The path with dates; the hours a week are asked for if they are not known.
    fn way(&self, answers: &mut Answers, advice: &Advice, asker: &mut dyn Asker) -> Result<(), Error> {
        let Some(skill) = advice.headline.skill else { return Ok(()) };
        let hours = self.measure.catalog().planning.hours;
        if answers.circumstances[hours].given().is_none() {
            interview::ask_again(self.measure.catalog(), self.words, answers, Question::Circumstance(hours), asker)?;
        }
        let plan = plan::plan(self.measure.catalog(), skill, &answers.circumstances());
        self.print(&report::plan(self.measure.catalog(), self.words, &plan, self.context.today))
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
        let moves = self.moves(before, &self.measure.advise(answers));
        let text = if moves.is_empty() { say!(self.words, "moved-nothing") } else { moves.join("\n") };
        Ok(asker.tell(&text)?)
    }

    /// What is another now: places, and whether one can start.
    fn moves(&self, before: &Advice, after: &Advice) -> Vec<String> {
        let mut moves = Vec::new();
        for now in &after.skills {
            let then = before.of_skill(now.skill);
            let rank = |advice: &SkillAdvice| advice.fit.as_ref().map(|fit| fit.rank);
            let start =
                |advice: &SkillAdvice| phrases::readiness(self.measure.catalog(), self.words, &advice.readiness);
            let mut changes = Vec::new();
            if let (Some(from), Some(to)) = (rank(then), rank(now))
                && from != to
            {
                changes.push(say!(self.words, "moved-place", from = from, to = to));
            }
            let chance =
                |advice: &SkillAdvice| advice.fit.as_ref()?.chance.map(|chance| phrases::chance(self.words, chance));
            if let (Some(from), Some(to)) = (chance(then), chance(now))
                && from != to
            {
                changes.push(say!(self.words, "moved-chance", from = from, to = to));
            }
            if start(then) != start(now) {
                changes.push(say!(self.words, "moved-start", from = start(then), to = start(now)));
            }
            if !changes.is_empty() {
                let name = sentence_case(self.measure.catalog().skills[now.skill].name.get(self.words.lang()));
                moves.push(say!(self.words, "moved", skill = name, change = changes.join("; ")));
            }
        }
        moves
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
        let prompt = Prompt { progress: String::new(), text, ask: None, kind, optional: false, before };
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
