//! The whole program as one page: an act of the learner goes in, what they see next comes out. Nothing is kept between two
//! acts but what the page hands back.

mod views;
mod walk;

use std::cell::OnceCell;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::advice::{Advice, Measure};
use crate::answers::{Answer, Answers};
use crate::catalog::{Catalog, Place, Skill};
use crate::lang::{Lang, Words, read_whole};
use crate::questions::prompt::{Kind, prompt};
use crate::questions::{self, MORE, Question, Stop, USUAL};
use crate::report::{Chapter, phrases};
use crate::say;
use views::Screen;

/// What the page keeps for the learner.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// `en` or `bn`.
    pub lang: String,
    /// The answers and ticks so far, as a code; empty at first.
    pub code: String,
    /// Whether the learner wants to be asked more than usual.
    #[serde(default)]
    pub more: bool,
    /// Codes with the ticks of skills that another one was chosen after.
    #[serde(default)]
    pub left: Vec<String>,
    /// Whether the phone refuses to keep anything.
    #[serde(default)]
    pub forgets: bool,
}

/// What the learner did. Acts are a verb, or a verb and what it is done to: `answer:5`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Request {
    pub state: State,
    pub act: String,
    /// The day on the learner's phone.
    pub today: Date,
}

/// What the learner sees next.
#[derive(Debug, Serialize, Deserialize)]
pub struct Response {
    pub state: State,
    /// Which screen this is.
    pub view: &'static str,
    pub title: String,
    /// The screen; all text in it is escaped.
    pub html: String,
    /// What is shared of it, as plain text; empty if nothing is.
    pub share: String,
    /// What a screen reader says beside the screen.
    pub said: String,
}

/// A catalogue, and what is worked out from it once.
pub struct App<'c> {
    measure: Measure<'c>,
    words: [OnceCell<Words>; Lang::ALL.len()],
}

/// One act being answered.
struct Turn<'a> {
    catalog: &'a Catalog,
    measure: &'a Measure<'a>,
    words: &'a Words,
    answers: Answers,
    state: State,
    today: Date,
    /// What is said above the screen.
    said: String,
    /// What the answers come to when the act is done.
    advice: OnceCell<Advice>,
}

impl<'c> App<'c> {
    pub fn new(catalog: &'c Catalog) -> Self {
        Self { measure: Measure::new(catalog), words: Default::default() }
    }

    /// Answers a [`Request`] with a [`Response`], both in JSON; what is no request gets an empty answer.
    pub fn respond(&self, request: &str) -> String {
        let Ok(request) = serde_json::from_str::<Request>(request) else { return String::new() };
        serde_json::to_string(&self.turn(request)).unwrap_or_default()
    }

    fn turn(&self, request: Request) -> Response {
        let Request { state, act, today } = request;
        let catalog = self.measure.catalog();
        let lang = Lang::from_locale(&state.lang).unwrap_or(Lang::Bn);
        let lang = act.strip_prefix("lang:").and_then(Lang::from_locale).unwrap_or(lang);
        let words = self.words[lang as usize].get_or_init(|| Words::new(lang));
        let mut turn = Turn {
            catalog,
            measure: &self.measure,
            words,
            answers: Answers::none(catalog),
            state: State { lang: lang.code().to_owned(), ..state },
            today,
            said: String::new(),
            advice: OnceCell::new(),
        };
        let code = std::mem::take(&mut turn.state.code);
        let is_unread = !code.is_empty() && !turn.resume(&code);
        let (verb, object) = act.split_once(':').unwrap_or((&act, ""));
        let screen = turn.act(verb, object);
        // A code for other questions is not lost before there are answers to these.
        let is_kept = is_unread && turn.answers == Answers::none(catalog);
        turn.state.code = if is_kept { code } else { turn.answers.code(catalog).unwrap_or_default() };
        let share = turn.share(&screen);
        let Screen { name: view, title, html } = screen;
        Response { state: turn.state, view, title, html, share, said: turn.said }
    }
}

impl Turn<'_> {
    fn stop(&self) -> Stop {
        if self.state.more { MORE } else { USUAL }
    }

    fn next(&self) -> Option<Question> {
        questions::next(self.measure, &self.answers, self.stop())
    }

    fn home(&self) -> Screen {
        self.at_next(Answer::Unasked, false)
    }

    /// Where one is when nothing else is looked at: at the next question, or at the card.
    fn at_next(&self, before: Answer<u32>, is_why: bool) -> Screen {
        let question = self.next().map(|question| self.asks(question, before, is_why));
        question.unwrap_or_else(|| self.at_card())
    }

    /// Where one is when the page opens. Whoever is on the way goes on there, also with questions left open.
    fn arrive(&self) -> Screen {
        if self.answers.done.is_empty() { self.home() } else { self.at_card() }
    }

    fn at_card(&self) -> Screen {
        self.screen("card", self.card())
    }

    /// Does what the learner wants; gives what they see then.
    fn act(&mut self, verb: &str, object: &str) -> Screen {
        let words = self.words;
        match verb {
            "answer" => self.answered(object),
            "skip" => self.set(Answer::Skipped),
            "back" => return self.back(),
            "why" => return self.at_next(Answer::Unasked, true),
            "card" => return self.at_card(),
            "reasons" => return self.screen("reasons", self.chapter(say!(words, "menu-why"), Chapter::Why)),
            "learning" => {
                return self.screen("learning", self.chapter(say!(words, "menu-learning"), Chapter::Learning));
            }
            "selling" => return self.screen("selling", self.chapter(say!(words, "menu-selling"), Chapter::Selling)),
            "path" => return self.screen("path", self.path()),
            "days" => return self.screen("days", self.days()),
            "skills" => return self.screen("skills", self.skills()),
            "answers" => return self.screen("answers", self.given()),
            "keep" => return self.screen("keep", self.keep()),
            "paper" => return self.screen("paper", self.paper()),
            "guide" | "open" if !object.trim().is_empty() => {
                return match self.catalog.topic(object) {
                    Ok(thing) => self.screen("thing", self.thing(thing)),
                    Err(near) => self.screen("guide", self.guide(object, &near)),
                };
            }
            "guide" => return self.screen("guide", self.guide("", &[])),
            "again" => {
                if let Some(question) = self.question(object) {
                    return self.screen("again", self.again(object, question));
                }
            }
            "set" => self.answer_again(object),
            "choose" => {
                self.choose(self.catalog.skill(object));
                return self.at_card();
            }
            "tried" => {
                self.tried(object);
                return self.at_card();
            }
            "tick" | "did" => {
                let on_path = self.tick(object) && verb == "tick";
                return if on_path { self.screen("path", self.path()) } else { self.at_card() };
            }
            "more" => {
                self.state.more = true;
                if self.next().is_none() {
                    self.said = say!(words, "app-no-more");
                }
            }
            "code" => {
                let has_answers = self.answers != Answers::none(self.catalog);
                let is_read = self.resume(object);
                return if is_read || !has_answers { self.arrive() } else { self.screen("keep", self.keep()) };
            }
            "ask" => {}
            "anew" => {
                self.answers = Answers::none(self.catalog);
                self.state.more = false;
                self.state.left.clear();
            }
            _ => return self.arrive(),
        }
        self.home()
    }

    fn set(&mut self, answer: Answer<u32>) {
        if let Some(question) = self.next() {
            question.set(&mut self.answers, answer);
        }
    }

    fn answered(&mut self, value: &str) {
        if let Some(question) = self.next() {
            self.give(question, value);
        }
    }

    /// Takes a rating, a place on a scale or a number. What cannot be one is said, and false.
    fn give(&mut self, question: Question, value: &str) -> bool {
        let prompt = prompt(self.catalog, self.words, &self.answers, question, Answer::Unasked);
        let read = read_whole(value);
        let (read, wrong) = match prompt.kind {
            Kind::Options(options) => {
                let is_option = |value: &u32| options.iter().any(|option| option.value == *value);
                (read.filter(is_option), say!(self.words, "app-choose"))
            }
            Kind::Number { min, max, hint } => (read.filter(|value| (min..=max).contains(value)), hint),
        };
        match read {
            Some(value) => question.set(&mut self.answers, Answer::Given(value)),
            None => self.said = wrong,
        }
        read.is_some()
    }

    /// The question before, with the answer it had.
    fn back(&mut self) -> Screen {
        let Some(question) = questions::previous(self.measure, &self.answers, self.stop()) else { return self.home() };
        let before = question.answer(&self.answers);
        question.set(&mut self.answers, Answer::Unasked);
        self.at_next(before, false)
    }

    /// The question that was asked at a place in the interview, from 0.
    fn question(&self, place: &str) -> Option<Question> {
        questions::asked(self.measure, &self.answers, self.stop()).get(place.parse::<usize>().ok()?).copied()
    }

    /// `place:value`: another answer to a question that was asked; what that moves is said.
    fn answer_again(&mut self, object: &str) {
        let Some((place, value)) = object.split_once(':') else { return };
        let Some(question) = self.question(place) else { return };
        let before = self.measure.advise(&self.answers);
        if self.give(question, value) {
            self.say_moves(&before);
        }
    }

    /// `skill:reaction`.
    fn tried(&mut self, object: &str) {
        let Some((skill, reaction)) = object.split_once(':') else { return };
        let before = self.measure.advise(&self.answers);
        if self.answers.taster(self.catalog, skill, reaction).is_ok() {
            self.say_moves(&before);
        }
    }

    fn say_moves(&mut self, before: &Advice) {
        self.said = phrases::moves(self.catalog, self.words, before, &self.measure.advise(&self.answers));
    }

    /// Chooses a skill, or none. What was ticked of another one waits until that is chosen again.
    fn choose(&mut self, skill: Option<Place<Skill>>) {
        if self.answers.chosen != skill && !self.answers.done.is_empty() {
            self.state.left.extend(self.answers.code(self.catalog));
        }
        self.answers.choose(skill);
        self.state.left.retain(|code| {
            let Ok(left) = Answers::from_code(self.catalog, code) else { return false };
            let is_back = left.answers.chosen == skill;
            if is_back {
                self.answers.done.extend(left.answers.done);
            }
            !is_back
        });
    }

    /// Ticks a step of the path, or takes the tick back; false if there is no path.
    fn tick(&mut self, step: &str) -> bool {
        let advised = || self.measure.advise(&self.answers).headline.skill;
        let Some(skill) = self.answers.chosen.or_else(advised) else { return false };
        // Whoever begins a path has chosen it: other answers do not take it away.
        self.answers.choose(Some(skill));
        if !self.answers.done.remove(step) && self.catalog.skills[skill].step_names().iter().any(|it| it == step) {
            self.answers.done.insert(step.to_owned());
        }
        true
    }

    /// Goes on from a code; false, and said, if it cannot be read.
    fn resume(&mut self, code: &str) -> bool {
        match Answers::from_code(self.catalog, code) {
            Ok(decoded) => {
                self.answers = decoded.answers;
                if decoded.has_lost_ticks {
                    self.said = say!(self.words, "code-no-ticks");
                }
                true
            }
            Err(error) => {
                self.said = phrases::sentence_case(&error.phrase().say(self.words));
                false
            }
        }
    }
}
