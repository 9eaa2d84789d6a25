//! After the interview: a small menu, until the learner stops.

use std::io;
use std::path::PathBuf;

use super::{Context, MENU_ROWS, Surroundings, guide, journal};
use crate::advice::{Advice, Measure, SHOWN, plan};
use crate::answers::{Answer, Answers, reaction_name};
use crate::catalog::{Guide, Place, Skill, Thing};
use crate::error::Error;
use crate::files;
use crate::interview::{self, Asker, Choice, Interrupt, Kind, Prompt, Reply};
use crate::lang::{Words, ascii_digits, read_whole};
use crate::measure::Reaction;
use crate::questions::{self, MORE, Question, USUAL};
use crate::report::cells;
use crate::report::document::{Block, Document, Entry, Mark};
use crate::report::phrases::{self, sentence_case};
use crate::report::{self, Chapter, Detail, Report};
use crate::say;
use crate::untrusted::legible;

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
    Guide,
    More,
    Save,
    Start,
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
        let mut is_below_card = true;
        loop {
            kept(answers);
            let advice = self.measure.advise(answers);
            let has_gap = !is_below_card || self.context.card(&self.report(answers, &advice), true).1;
            if has_gap && !asker.reads_lines() {
                asker.tell("")?;
            }
            let act = self.choose(asker, answers, &advice)?;
            is_below_card = matches!(act, Act::Card | Act::Other);
            match act {
                Act::Card => self.card(answers, &advice, asker)?,
                Act::Why => self.chapter(answers, &advice, Chapter::Why, asker)?,
                Act::Learning => self.chapter(answers, &advice, Chapter::Learning, asker)?,
                Act::Selling => self.chapter(answers, &advice, Chapter::Selling, asker)?,
                Act::Other => self.other(answers, &advice, asker)?,
                Act::Tried => self.tried(answers, &advice, asker)?,
                Act::Way => self.way(answers, &advice, asker)?,
                Act::Compare => self.compare(answers, &advice, asker)?,
                Act::Guide => self.guide(answers, asker)?,
                Act::Change => self.change(answers, &advice, asker)?,
                Act::More => self.more(answers, &advice, asker, kept)?,
                Act::Save => self.save(answers, &advice, asker)?,
                Act::Start => self.start(answers, &advice, asker)?,
                Act::Stop => return Ok(()),
            }
        }
    }

    /// What most people want next stands right below the card, the rest behind it.
    fn choose(&self, asker: &mut dyn Asker, answers: &Answers, advice: &Advice) -> Result<Act, Error> {
        let words = self.words;
        let card = (Act::Card, say!(words, "menu-card"));
        let mut further = vec![(Act::Guide, say!(words, "menu-guide")), (Act::Change, say!(words, "menu-change"))];
        if questions::has_more(self.measure, answers) {
            further.push((Act::More, say!(words, "menu-more")));
        }
        further.push((Act::Save, say!(words, "menu-save")));
        let (first, rest) = if advice.headline.skill.is_some() {
            let is_begun = journal::Place::find(self.context).is_ok_and(|place| place.exists());
            let first = vec![
                (Act::Start, if is_begun { say!(words, "menu-next") } else { say!(words, "menu-start") }),
                (Act::Why, say!(words, "menu-why")),
                (Act::Way, say!(words, "menu-way")),
                (Act::Other, say!(words, "menu-other")),
            ];
            let mut rest = vec![
                (Act::Learning, say!(words, "menu-learning")),
                (Act::Selling, say!(words, "menu-selling")),
                (Act::Tried, say!(words, "menu-tried")),
                (Act::Compare, say!(words, "menu-compare")),
            ];
            rest.append(&mut further);
            rest.push(card);
            (first, rest)
        } else {
            (further, vec![card])
        };
        let names = |acts: &[(Act, String)]| acts.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>();
        loop {
            let all = names(&first).into_iter().chain([say!(words, "menu-all")]).collect();
            let Some(at) = self.pick(asker, say!(words, "menu-ask"), all, true)? else { return Ok(Act::Stop) };
            if let Some((act, _)) = first.get(at) {
                return Ok(*act);
            }
            if let Some(at) = self.pick(asker, say!(words, "menu-ask"), names(&rest), false)? {
                return Ok(rest[at].0);
            }
        }
    }

    fn report<'r>(&'r self, answers: &'r Answers, advice: &'r Advice) -> Report<'r> {
        self.context.report(self.measure.catalog(), answers, advice, self.words, Some(SHOWN))
    }

    /// Shows a document, a screen at a time.
    fn print(&self, document: &Document, asker: &mut dyn Asker) -> Result<(), Error> {
        let surroundings = &self.context.surroundings;
        let text = report::terminal(document, surroundings.width());
        let mut rest = &text[..];
        while !asker.reads_lines() {
            let room = Surroundings::rows().saturating_sub(MENU_ROWS);
            let screen = screenful(rest, surroundings.width(), room);
            if screen == rest.len() {
                break;
            }
            surroundings.print(&format!("{}\n", rest[..screen].trim_end()))?;
            rest = &rest[screen..];
            if self.pick(asker, String::new(), vec![say!(self.words, "menu-go-on")], true)?.is_none() {
                return Ok(());
            }
        }
        self.say(rest, asker)
    }

    fn card(&self, answers: &Answers, advice: &Advice, asker: &mut dyn Asker) -> Result<(), Error> {
        let (card, _) = self.context.card(&self.report(answers, advice), true);
        self.say(&card, asker)
    }

    /// Prints something below the menu's gap, or below what was typed in lines.
    fn say(&self, text: &str, asker: &mut dyn Asker) -> Result<(), Error> {
        let gap = if asker.reads_lines() { "\n" } else { "" };
        self.context.surroundings.print(&format!("{gap}{text}"))
    }

    /// Begins a journal of the headline's skill, or shows the next step of the one there is.
    fn start(&self, answers: &Answers, advice: &Advice, asker: &mut dyn Asker) -> Result<(), Error> {
        let Some(skill) = advice.headline.skill else { return Ok(()) };
        self.say("", asker)?;
        match journal::start_or_next(self.context, self.words, self.measure.catalog(), answers, skill) {
            // The menu is still there for other things.
            Err(error) => self.tell_error(&error, asker),
            done => done,
        }
    }

    /// Answers what the learner asks by the number of a topic or in their own words, until they ask nothing.
    fn guide(&self, answers: &Answers, asker: &mut dyn Asker) -> Result<(), Error> {
        let (catalog, words) = (self.measure.catalog(), self.words);
        let entry = |(at, guide): (usize, &Guide)| Entry::new(Mark::Number(at + 1), guide.title.get(words.lang()));
        let topics = Block::List(catalog.guides.iter().enumerate().map(entry).collect());
        self.print(&Document { lang: words.lang(), title: say!(words, "guide-topics"), blocks: vec![topics] }, asker)?;
        while let Some(asked) = asker.words(&say!(words, "menu-guide-ask"))?.filter(|asked| !asked.is_empty()) {
            let numbered =
                read_whole(&ascii_digits(&asked)).and_then(|n| catalog.guides.keys().nth((n as usize).checked_sub(1)?));
            match numbered.map_or_else(|| guide::topic(catalog, words, &asked), |at| Ok(Thing::Guide(at))) {
                Ok(thing) => self.print(&report::show(catalog, words, thing, answers, self.context.today), asker)?,
                Err(error) => self.tell_error(&error, asker)?,
            }
        }
        Ok(())
    }

    fn tell_error(&self, error: &Error, asker: &mut dyn Asker) -> Result<(), Error> {
        let hint = error.hint().map(|hint| format!("\n{}", hint.say(self.words))).unwrap_or_default();
        Ok(asker.tell(&legible(&format!("{}{hint}", error.say(self.words))))?)
    }

    fn chapter(
        &self,
        answers: &Answers,
        advice: &Advice,
        chapter: Chapter,
        asker: &mut dyn Asker,
    ) -> Result<(), Error> {
        self.print(&report::chapter(&self.report(answers, advice), chapter), asker)
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
        let Some(at) = self.pick(asker, say!(self.words, "menu-which-skill"), names, false)? else { return Ok(()) };
        answers.choose(skills.get(at).copied());
        self.card(answers, &self.measure.advise(answers), asker)
    }

    /// How the taster of the headline's skill was liked.
    fn tried(&self, answers: &mut Answers, advice: &Advice, asker: &mut dyn Asker) -> Result<(), Error> {
        let Some(skill) = advice.headline.skill else { return Ok(()) };
        let words = self.words;
        let names = Reaction::ALL.into_iter().rev().map(|it| reaction_name(words, it)).collect();
        let name = self.measure.catalog().skills[skill].name.get(words.lang());
        let Some(at) = self.pick(asker, say!(words, "menu-how-tried", skill = name), names, false)? else {
            return Ok(());
        };
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
        let today = self.context.today;
        self.print(&report::plan(self.measure.catalog(), self.words, &plan, today, today), asker)
    }

    fn compare(&self, answers: &Answers, advice: &Advice, asker: &mut dyn Asker) -> Result<(), Error> {
        let two: Vec<Place<Skill>> = advice.skills.iter().take(2).map(|it| it.skill).collect();
        self.print(&report::compare(&self.report(answers, advice), &two), asker)
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
        let Some(at) = self.pick(asker, say!(self.words, "menu-which"), names, false)? else { return Ok(()) };
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
            Err(error) => self.tell_error(&error, asker)?,
        }
        Ok(())
    }

    /// Which of `names` is chosen; `None` if the learner goes back or there is nobody to choose. A menu that is
    /// interrupted ends the program.
    fn pick(&self, asker: &mut dyn Asker, text: String, names: Vec<String>, is_row: bool) -> io::Result<Option<usize>> {
        let choice = |(value, name): (u32, String)| Choice { key: value + 1, name, value };
        // Enter right after another key is not taken for an answer, but where all it can do is go on.
        let before = if names.len() == 1 { Answer::Skipped } else { Answer::Unasked };
        let kind = Kind::Options((0..).zip(names).map(choice).collect());
        let label = String::new();
        let prompt = Prompt { progress: String::new(), text, label, ask: None, kind, is_row, optional: false, before };
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

/// How many bytes of `text` fill so many rows of a screen, in whole lines and at least one of them.
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
