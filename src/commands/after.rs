//! After the interview: a small menu, until the learner stops.

use std::io;
use std::path::PathBuf;

use super::{Context, MENU_ROWS, Surroundings, guide, journal};
use crate::advice::{Advice, Measure, SHOWN, plan};
use crate::answers::{Answer, Answers, reaction_name};
use crate::catalog::{Guide, Place, Skill, Thing};
use crate::error::Error;
use crate::files;
use crate::interview::{self, Asker, Interrupt, Prompt, Reply};
use crate::lang::read_whole;
use crate::measure::Reaction;
use crate::questions::{self, MORE, Question, USUAL};
use crate::report::cells;
use crate::report::document::{Block, Document, Entry, Mark};
use crate::report::phrases::{self, sentence_case};
use crate::report::{self, Chapter, Detail, Report};
use crate::say;
use crate::untrusted::legible;

/// What one can do in the menu.
type Act<'a> = fn(&mut After<'a>, &Advice) -> Result<(), Error>;

/// The menu, with everything it needs.
pub struct After<'a> {
    pub context: &'a Context,
    pub measure: &'a Measure<'a>,
    pub interrupt: &'a Interrupt,
    pub asker: &'a mut dyn Asker,
    pub answers: &'a mut Answers,
    /// Told the answers when they change.
    pub kept: &'a dyn Fn(&Answers),
    pub is_below_card: bool,
}

impl<'a> After<'a> {
    /// Does what the learner chooses until they stop.
    pub fn run(mut self) -> Result<(), Error> {
        loop {
            (self.kept)(self.answers);
            let advice = self.measure.advise(self.answers);
            let has_gap = !self.is_below_card || self.context.card(&self.report(&advice), true).1;
            if has_gap && !self.asker.reads_lines() {
                self.asker.tell("")?;
            }
            let Some(act) = self.choose(&advice)? else { return Ok(()) };
            self.is_below_card = false;
            act(&mut self, &advice)?;
        }
    }

    /// What most people want next stands right below the card, the rest behind it. `None` if they stop.
    fn choose(&mut self, advice: &Advice) -> Result<Option<Act<'a>>, Error> {
        let words = &self.context.words;
        let item = |name: String, act: Act<'a>| (name, act);
        let has_skill = advice.headline.skill.is_some();
        let mut items = Vec::new();
        if has_skill {
            let is_begun = journal::is_begun(self.context);
            items.extend([
                item(if is_begun { say!(words, "menu-next") } else { say!(words, "menu-start") }, Self::start),
                item(say!(words, "menu-why"), |it, advice| it.chapter(advice, Chapter::Why)),
                item(say!(words, "menu-way"), Self::way),
                item(say!(words, "menu-other"), Self::other),
                item(say!(words, "menu-learning"), |it, advice| it.chapter(advice, Chapter::Learning)),
                item(say!(words, "menu-selling"), |it, advice| it.chapter(advice, Chapter::Selling)),
                item(say!(words, "menu-tried"), Self::tried),
                item(say!(words, "menu-compare"), Self::compare),
            ]);
        }
        items.extend([item(say!(words, "menu-guide"), Self::guide), item(say!(words, "menu-change"), Self::change)]);
        if questions::has_more(self.measure, self.answers) {
            items.push(item(say!(words, "menu-more"), Self::more));
        }
        items.extend([item(say!(words, "menu-save"), Self::save), item(say!(words, "menu-card"), Self::card)]);
        let (first, rest) = items.split_at(if has_skill { 4 } else { items.len() - 1 });
        let names = |acts: &[(String, Act)]| acts.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        loop {
            let all = names(first).into_iter().chain([say!(words, "menu-all")]).collect();
            let Some(at) = self.pick(say!(words, "menu-ask"), all, true)? else { return Ok(None) };
            if let Some((_, act)) = first.get(at) {
                return Ok(Some(*act));
            }
            if let Some(at) = self.pick(say!(words, "menu-ask"), names(rest), false)? {
                return Ok(Some(rest[at].1));
            }
        }
    }

    fn report<'r>(&'r self, advice: &'r Advice) -> Report<'r> {
        self.context.report(self.measure.catalog(), self.answers, advice, Some(SHOWN))
    }

    /// Shows a document, a screen at a time.
    fn print(&mut self, document: &Document) -> Result<(), Error> {
        let surroundings = &self.context.surroundings;
        let text = report::terminal(document, surroundings.width());
        let mut rest = &text[..];
        while !self.asker.reads_lines() {
            let room = Surroundings::rows().saturating_sub(MENU_ROWS);
            let screen = screenful(rest, surroundings.width(), room);
            if screen == rest.len() {
                break;
            }
            surroundings.print(&format!("{}\n", rest[..screen].trim_end()))?;
            rest = &rest[screen..];
            if self.pick(String::new(), vec![say!(self.context.words, "menu-go-on")], true)?.is_none() {
                return Ok(());
            }
        }
        self.say(rest)
    }

    fn card(&mut self, advice: &Advice) -> Result<(), Error> {
        self.is_below_card = true;
        self.say(&self.context.card(&self.report(advice), true).0)
    }

    /// Prints something below the menu's gap, or below what was typed in lines.
    fn say(&self, text: &str) -> Result<(), Error> {
        let gap = if self.asker.reads_lines() { "\n" } else { "" };
        self.context.surroundings.print(&format!("{gap}{text}"))
    }

    /// Begins a journal of the headline's skill, or shows the next step of the one there is.
    fn start(&mut self, advice: &Advice) -> Result<(), Error> {
        let Some(skill) = advice.headline.skill else { return Ok(()) };
        self.say("")?;
        match journal::start_or_next(self.context, self.measure.catalog(), self.answers, skill) {
            // The menu is still there for other things.
            Err(error) => self.tell_error(&error),
            done => done,
        }
    }

    /// Answers what the learner asks by the number of a topic or in their own words, until they ask nothing.
    fn guide(&mut self, _: &Advice) -> Result<(), Error> {
        let (catalog, words) = (self.measure.catalog(), &self.context.words);
        let entry = |(at, guide): (usize, &Guide)| Entry::new(Mark::Number(at + 1), guide.title.get(words.lang()));
        let topics = Block::List(catalog.guides.iter().enumerate().map(entry).collect());
        self.print(&Document { lang: words.lang(), title: say!(words, "guide-topics"), blocks: vec![topics] })?;
        while let Some(asked) = self.asker.words(&say!(words, "menu-guide-ask"))?.filter(|asked| !asked.is_empty()) {
            let numbered = read_whole(&asked).and_then(|n| catalog.guides.keys().nth((n as usize).checked_sub(1)?));
            match numbered.map_or_else(|| guide::topic(catalog, words, &asked), |at| Ok(Thing::Guide(at))) {
                Ok(thing) => self.print(&report::show(catalog, words, thing, self.answers, self.context.today))?,
                Err(error) => self.tell_error(&error)?,
            }
        }
        Ok(())
    }

    fn tell_error(&mut self, error: &Error) -> Result<(), Error> {
        let words = &self.context.words;
        let hint = error.hint().map(|hint| format!("\n{}", hint.say(words))).unwrap_or_default();
        Ok(self.asker.tell(&legible(&format!("{}{hint}", error.say(words))))?)
    }

    fn chapter(&mut self, advice: &Advice, chapter: Chapter) -> Result<(), Error> {
        self.print(&report::chapter(&self.report(advice), chapter))
    }

    /// Another skill in place of the one that is advised, or back to that.
    fn other(&mut self, advice: &Advice) -> Result<(), Error> {
        let (catalog, words) = (self.measure.catalog(), &self.context.words);
        self.is_below_card = true;
        let skills: Vec<Place<Skill>> = advice.skills.iter().map(|it| it.skill).collect();
        let name = |&at: &Place<Skill>| {
            let chance = advice.of_skill(at).fit.as_ref().and_then(|fit| fit.chance);
            let chance = chance.map(|chance| format!(" ({})", phrases::chance(words, chance))).unwrap_or_default();
            format!("{}{chance}", sentence_case(catalog.skills[at].name.get(words.lang())))
        };
        let names = skills.iter().map(name).chain([say!(words, "menu-none")]).collect();
        let Some(at) = self.pick(say!(words, "menu-which-skill"), names, false)? else { return Ok(()) };
        self.answers.choose(skills.get(at).copied());
        self.card(&self.measure.advise(self.answers))
    }

    /// How the taster of the headline's skill was liked.
    fn tried(&mut self, advice: &Advice) -> Result<(), Error> {
        let Some(skill) = advice.headline.skill else { return Ok(()) };
        let words = &self.context.words;
        let mut reactions = Reaction::ALL;
        reactions.reverse();
        let names = reactions.map(|it| reaction_name(words, it)).to_vec();
        let name = self.measure.catalog().skills[skill].name.get(words.lang());
        if let Some(at) = self.pick(say!(words, "menu-how-tried", skill = name), names, false)? {
            self.answers.tried.insert(skill, reactions[at]);
            self.tell_moves(advice)?;
        }
        Ok(())
    }

    /// The path with dates; the hours a week are asked for if they are not known.
    fn way(&mut self, advice: &Advice) -> Result<(), Error> {
        let Some(skill) = advice.headline.skill else { return Ok(()) };
        let (catalog, words, today) = (self.measure.catalog(), &self.context.words, self.context.today);
        let hours = catalog.planning.hours;
        if self.answers.circumstances[hours].given().is_none() {
            interview::ask_again(catalog, words, self.answers, Question::Circumstance(hours), self.asker)?;
        }
        let plan = plan::plan(catalog, skill, &self.answers.circumstances());
        self.print(&report::plan(catalog, words, &plan, today, today))
    }

    fn compare(&mut self, advice: &Advice) -> Result<(), Error> {
        let two: Vec<Place<Skill>> = advice.skills.iter().take(2).map(|it| it.skill).collect();
        self.print(&report::compare(&self.report(advice), &two))
    }

    /// Asks more about what the learner likes, and tells which skills moved.
    fn more(&mut self, before: &Advice) -> Result<(), Error> {
        interview::run(self.measure, MORE, &self.context.words, self.answers, self.asker, self.kept)?;
        self.tell_moves(before)
    }

    /// Asks one question again and tells which skills moved.
    fn change(&mut self, before: &Advice) -> Result<(), Error> {
        let (catalog, words) = (self.measure.catalog(), &self.context.words);
        let questions = questions::asked(self.measure, self.answers, USUAL);
        let names = questions.iter().map(|&question| self.question(question)).collect();
        let Some(at) = self.pick(say!(words, "menu-which"), names, false)? else { return Ok(()) };
        if interview::ask_again(catalog, words, self.answers, questions[at], self.asker)? {
            self.tell_moves(before)?;
        }
        Ok(())
    }

    fn tell_moves(&mut self, before: &Advice) -> Result<(), Error> {
        let after = self.measure.advise(self.answers);
        Ok(self.asker.tell(&phrases::moves(self.measure.catalog(), &self.context.words, before, &after))?)
    }

    /// A question with the answer it has.
    fn question(&self, question: Question) -> String {
        let (catalog, words) = (self.measure.catalog(), &self.context.words);
        let answer = question.answer(self.answers).given();
        match question {
            Question::First(at) | Question::FollowUp(at) => {
                let rating = answer.map_or("-".to_owned(), |rating| words.lang().digits(&rating.to_string()));
                format!("{} ({rating})", catalog.activities[at].text.get(words.lang()))
            }
            Question::Circumstance(at) => {
                let circumstance = &catalog.circumstances[at];
                let value = |value| phrases::value_name(&circumstance.values, words, value);
                format!("{}: {}", circumstance.label.get(words.lang()), answer.map_or("-".to_owned(), value))
            }
        }
    }

    /// Saves the page under a name that is still free.
    fn save(&mut self, advice: &Advice) -> Result<(), Error> {
        let (words, detail) = (&self.context.words, Detail::Whole { start: Some(self.context.today) });
        let page = report::html(&report::advice(&self.report(advice), detail), words);
        let names = (1..).map(|n| if n == 1 { "pothik.html".to_owned() } else { format!("pothik-{n}.html") });
        let file = names.map(PathBuf::from).find(|file| !file.exists()).unwrap_or_default();
        match files::write_whole(&file, &page, false) {
            Ok(()) => Ok(self.asker.tell(&say!(words, "saved", file = files::absolute(&file)))?),
            // The advice is not lost with the file: it stands above, and other things can still be done.
            Err(error) => self.tell_error(&error),
        }
    }

    /// Which of `names` is chosen; `None` if the learner goes back or nobody is there. Ctrl-C ends the program.
    fn pick(&mut self, text: String, names: Vec<String>, is_row: bool) -> io::Result<Option<usize>> {
        // Enter right after another key is not taken for an answer, but where all it can do is go on.
        let before = if names.len() == 1 { Answer::Skipped } else { Answer::Unasked };
        let prompt = Prompt { is_row, before, ..Prompt::choice(text, names) };
        loop {
            match self.asker.ask(&prompt)? {
                Reply::Value(value) => return Ok(Some(value as usize)),
                Reply::Back | Reply::Stop => return Ok(None),
                Reply::Interrupted => self.interrupt.leave(),
                Reply::Skip | Reply::Why => {}
            }
        }
    }
}

/// How many bytes of `text` fill a screen of `rows`, in whole lines and at least one of them.
fn screenful(text: &str, width: usize, rows: usize) -> usize {
    let (mut taken, mut end) = (0, 0);
    for line in text.split_inclusive('\n') {
        taken += cells::rows(line, width);
        if end > 0 && taken > rows {
            break;
        }
        end += line.len();
    }
    end
}
