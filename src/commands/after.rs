//! After the interview: a small menu, until the learner stops.

use std::io;
use std::path::PathBuf;

use super::Context;
use crate::advice::{Advice, advise};
use crate::answers::{Answer, Answers};
use crate::catalog::Catalog;
use crate::error::Error;
use crate::files;
use crate::interview::{self, Asker, Choice, Kind, Prompt, Question, Reply};
use crate::lang::Words;
use crate::report::phrases::{self, sentence_case};
use crate::report::{self, Detail, Report};
use crate::say;

/// What can be done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Way,
    Compare,
    Change,
    Save,
    Stop,
}

/// The menu, with everything it needs.
pub struct After<'a> {
    pub context: &'a Context,
    pub catalog: &'a Catalog,
    pub words: &'a Words,
}

impl After<'_> {
    /// Does what the learner chooses until they stop. `kept` is told the answers when they change.
    pub fn run(&self, answers: &mut Answers, asker: &mut dyn Asker, kept: &dyn Fn(&Answers)) -> Result<(), Error> {
        loop {
            kept(answers);
            let advice = advise(self.catalog, answers);
            match self.choose(asker, &advice)? {
                Act::Way => self.way(&advice)?,
                Act::Compare => self.compare(answers, &advice)?,
                Act::Change => self.change(answers, &advice, asker)?,
                Act::Save => self.save(answers, &advice, asker)?,
                Act::Stop => return Ok(()),
            }
        }
    }

    fn choose(&self, asker: &mut dyn Asker, advice: &Advice) -> Result<Act, Error> {
        let words = self.words;
        let mut acts = vec![(Act::Change, say!(words, "menu-change")), (Act::Save, say!(words, "menu-save"))];
        if advice.headline.skill.is_some() {
            acts.insert(0, (Act::Way, say!(words, "menu-way")));
            acts.insert(1, (Act::Compare, say!(words, "menu-compare")));
        }
        acts.push((Act::Stop, say!(words, "menu-stop")));
        let names = acts.iter().map(|(_, name)| name.clone()).collect();
        let chosen = pick(asker, say!(words, "menu-ask"), names)?;
        Ok(chosen.map_or(Act::Stop, |at| acts[at].0))
    }

    fn report<'r>(&'r self, answers: &'r Answers, advice: &'r Advice) -> Report<'r> {
        Report {
            catalog: self.catalog,
            answers,
            advice,
            words: self.words,
            today: self.context.today,
            top: Some(super::recommend::TOP),
            resume: answers.code(self.catalog).map(|code| self.context.resume(&code)),
        }
    }

    fn print(&self, document: &report::document::Document) -> Result<(), Error> {
        let surroundings = &self.context.surroundings;
        surroundings.print(&format!("\n{}", report::terminal(document, surroundings.width())))
    }

    fn way(&self, advice: &Advice) -> Result<(), Error> {
        let Some(plan) = &advice.plan else { return Ok(()) };
        self.print(&report::plan(self.catalog, self.words, plan, self.context.today))
    }

    fn compare(&self, answers: &Answers, advice: &Advice) -> Result<(), Error> {
        let two: Vec<usize> = advice.skills.iter().take(2).map(|it| it.skill).collect();
        self.print(&report::compare(&self.report(answers, advice), &two))
    }

    /// Asks one question again and tells which skills moved.
    fn change(&self, answers: &mut Answers, before: &Advice, asker: &mut dyn Asker) -> Result<(), Error> {
        let questions = interview::asked(self.catalog, answers);
        let names = questions.iter().map(|&question| self.question(answers, question)).collect();
        let Some(at) = pick(asker, say!(self.words, "menu-which"), names)? else { return Ok(()) };
        if !interview::ask_again(self.catalog, self.words, answers, questions[at], asker)? {
            return Ok(());
        }
        let after = advise(self.catalog, answers);
        let rank = |advice: &Advice, skill: usize| {
            let fit = advice.skills.iter().find(|it| it.skill == skill).and_then(|it| it.fit.as_ref());
            fit.map(|fit| fit.rank)
        };
        let mut moved = false;
        for it in &after.skills {
            if let (Some(from), Some(to)) = (rank(before, it.skill), rank(&after, it.skill))
                && from != to
            {
                let name = sentence_case(self.catalog.skills[it.skill].name.get(self.words.lang()));
                asker.tell(&say!(self.words, "moved", skill = name, from = from, to = to))?;
                moved = true;
            }
        }
        if !moved {
            asker.tell(&say!(self.words, "moved-nothing"))?;
        }
        self.print(&report::advice(&self.report(answers, &after), Detail::Brief))
    }

    /// A question with the answer it has.
    fn question(&self, answers: &Answers, question: Question) -> String {
        let lang = self.words.lang();
        match question {
            Question::First(at) | Question::FollowUp(at) => {
                let rating = answers.ratings[at].given().map_or("-".to_owned(), |rating| rating.to_string());
                format!("{}  {}", lang.digits(&rating), self.catalog.activities[at].text.get(lang))
            }
            Question::Circumstance(at) => {
                let circumstance = &self.catalog.circumstances[at];
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
            Ok(()) => asker.tell(&say!(self.words, "saved", file = file.display().to_string()))?,
            // The advice is not lost with the file: it stands above, and other things can still be done.
            Err(error) => asker.tell(&error.to_string())?,
        }
        Ok(())
    }
}

/// Which of `names` is chosen; `None` if the learner goes back, skips or stops.
fn pick(asker: &mut dyn Asker, text: String, names: Vec<String>) -> io::Result<Option<usize>> {
    let choice = |(value, name): (u32, String)| Choice { key: value + 1, name, value };
    let options = (0..).zip(names).map(choice).collect();
    let prompt = Prompt {
        progress: String::new(),
        text,
        ask: None,
        kind: Kind::Options(options),
        optional: false,
        before: Answer::Unasked,
    };
    loop {
        match asker.ask(&prompt)? {
            Reply::Value(value) => return Ok(Some(value as usize)),
            Reply::Skip | Reply::Back | Reply::Stop => return Ok(None),
            Reply::Why => {}
        }
    }
}
