//! The screens of the page. Buttons carry the act they stand for in `data-act`; what only the browser can do, such as copying,
//! in `data-do`.

use maud::{Markup, html};

use super::Turn;
use crate::advice::{Advice, SHOWN};
use crate::answers::Answer;
use crate::catalog::{Guide, Place, Thing};
use crate::questions::prompt::{Kind, Prompt, prompt, why};
use crate::questions::{self, Question};
use crate::report::phrases::{self, sentence_case};
use crate::report::{self, Chapter, Report};
use crate::say;

/// What the learner sees.
pub struct Screen {
    pub name: &'static str,
    pub title: String,
    pub html: String,
}

impl Turn<'_> {
    /// The whole of a screen, from its title and what stands below that.
    pub fn screen(&self, name: &'static str, (title, content): (String, Markup)) -> Screen {
        let title = sentence_case(&title);
        let page = html! {
            div class="top" {
                @if name == "card" { span class="name" { (say!(self.words, "app-name")) } }
                @else { button type="button" class="plain" data-act="card" data-back { "‹ " (say!(self.words, "app-back")) } }
                (self.language())
            }
            h1 tabindex="-1" { (title) }
            (self.said())
            (content)
        };
        Screen { name, title, html: self.tappable(&page.into_string()) }
    }

    /// What is worth sending to somebody: the card as text.
    pub fn share(&self, screen: &Screen) -> String {
        if !matches!(screen.name, "card" | "keep") {
            return String::new();
        }
        report::markdown(&report::card(&self.report())).replace("**", "*")
    }

    /// What the answers come to, worked out once a screen.
    pub fn advice(&self) -> &Advice {
        self.advice.get_or_init(|| self.measure.advise(&self.answers))
    }

    fn report(&self) -> Report<'_> {
        Report {
            catalog: self.catalog,
            answers: &self.answers,
            advice: self.advice(),
            words: self.words,
            today: self.today,
            top: Some(SHOWN),
            resume: None,
        }
    }

    /// The way to the other language, in its own words.
    fn language(&self) -> Markup {
        let (code, name) = if self.state.lang == "bn" { ("en", "English") } else { ("bn", "বাংলা") };
        html! { button type="button" class="plain" lang=(code) data-act=(format!("lang:{code}")) { (name) } }
    }

    fn said(&self) -> Markup {
        html! { @if !self.said.is_empty() { div class="said" { @for line in self.said.lines() { p { (line) } } } } }
    }

    /// A question, with the answer that it had before.
    pub fn asks(&self, question: Question, before: Answer<u32>, is_why: bool) -> Screen {
        let words = self.words;
        let shown = prompt(self.catalog, words, &self.answers, question, before);
        let count = questions::progress(self.catalog, &self.answers, Some(question));
        let is_first = count.n <= 1;
        let page = html! {
            div class="top" {
                @if is_first { span class="name" { (say!(words, "app-name")) } }
                @else { span { (shown.progress) } }
                (self.language())
            }
            progress max=(count.of) value=(count.n) aria-label=(shown.progress) {}
            @if is_first { p class="quiet" { (say!(words, "app-welcome")) } }
            h1 tabindex="-1" { (shown.text) }
            @if let Some(ask) = &shown.ask { p { (ask) } }
            (self.said())
            @if is_why { p class="said" { (why(self.catalog, words, question)) } }
            (self.options(&shown, "answer"))
            div class="feet" {
                button type="button" class="plain" data-act="back" data-back disabled[is_first] { "‹ " (say!(words, "app-back")) }
                button type="button" class="plain" data-act="why" { (say!(words, "app-why")) }
                button type="button" class="plain" data-act="skip" { (say!(words, "app-skip")) }
            }
            @if is_first {
                details { summary { (say!(words, "app-have-code")) } (self.code_form()) }
            }
        };
        Screen { name: "question", title: shown.text, html: page.into_string() }
    }

    /// The answers as buttons, or a field for a number. `verb` is what choosing one does.
    fn options(&self, shown: &Prompt, verb: &str) -> Markup {
        let before = shown.before.given();
        match &shown.kind {
            Kind::Options(options) => html! {
                div class="options" {
                    @for option in options {
                        button type="button" data-act=(format!("{verb}:{}", option.value)) data-key=(option.key)
                            aria-pressed=[(before == Some(option.value)).then_some("true")] {
                            span class="key" aria-hidden="true" { (self.words.lang().digits(&option.key.to_string())) }
                            (option.name)
                        }
                    }
                }
            },
            Kind::Number { hint, .. } => html! {
                form data-act=(verb) {
                    label for="number" { (hint) }
                    input id="number" name="number" type="text" inputmode="numeric" autocomplete="off" required
                        value=[before];
                    button type="submit" class="main" { (say!(self.words, "app-go-on")) }
                }
            },
        }
    }

    pub fn card(&self) -> (String, Markup) {
        let words = self.words;
        let headline = &self.advice().headline;
        let card = report::html_blocks(&report::card_without_today(&self.report()), words);
        let is_open = self.next().is_some();
        let more = !is_open && questions::has_more(self.measure, &self.answers);
        let content = html! {
            @if self.state.forgets { p class="said" { (say!(words, "app-forgets")) } (self.code()) }
            section class="card" { (card) }
            @if let Some(skill) = self.walked() {
                (self.today_box(skill))
                nav class="chapters" aria-label=(say!(words, "menu-ask")) {
                    (button("path", &say!(words, "app-path")))
                    (button("days", &say!(words, "first-days")))
                    @if headline.skill.is_some() {
                        (button("reasons", &say!(words, "menu-why")))
                        (button("learning", &say!(words, "menu-learning")))
                        (button("selling", &say!(words, "menu-selling")))
                        (button("skills", &say!(words, "menu-other")))
                    }
                }
            }
            nav class="chapters" aria-label=(say!(words, "app-further")) {
                @if is_open { (button("ask", &say!(words, "app-ask-me"))) }
                (button("guide", &say!(words, "app-guide")))
                @if more { (button("more", &say!(words, "menu-more"))) }
                (button("answers", &say!(words, "menu-change")))
                (button("keep", &say!(words, "app-keep")))
            }
        };
        (say!(words, "title-advice"), content)
    }

    pub fn chapter(&self, title: String, chapter: Chapter) -> (String, Markup) {
        (title, report::html_blocks(&report::chapter(&self.report(), chapter), self.words))
    }

    pub fn skills(&self) -> (String, Markup) {
        let (words, lang) = (self.words, self.words.lang());
        let advice = self.advice();
        let content = html! {
            div class="options" {
                @for it in &advice.skills {
                    @let skill = &self.catalog.skills[it.skill];
                    @let chance = it.fit.as_ref().and_then(|fit| fit.chance);
                    button type="button" data-act=(format!("choose:{}", skill.id))
                        aria-pressed=[(advice.headline.skill == Some(it.skill)).then_some("true")] {
                        span {
                            (sentence_case(skill.name.get(lang)))
                            span class="quiet" {
                                @if let Some(chance) = chance { (phrases::chance(words, chance)) " · " }
                                (say!(words, "card-open", percent = it.walkable.open.percent()))
                            }
                        }
                    }
                }
                button type="button" data-act="choose:" { (sentence_case(&say!(words, "menu-none"))) }
            }
        };
        (say!(words, "menu-which-skill"), content)
    }

    pub fn given(&self) -> (String, Markup) {
        let (words, lang) = (self.words, self.words.lang());
        let asked = questions::asked(self.measure, &self.answers, self.stop());
        let content = html! {
            div class="options" {
                @for (at, question) in asked.iter().enumerate() {
                    @let shown = prompt(self.catalog, words, &self.answers, *question, question.answer(&self.answers));
                    button type="button" data-act=(format!("again:{at}")) {
                        span { (shown.text) span class="quiet" { (shown.before_name(words).unwrap_or_else(|| lang.digits("-"))) } }
                    }
                }
            }
            p { button type="button" class="plain" data-act="anew" { (say!(words, "app-anew")) } }
        };
        (say!(words, "menu-which"), content)
    }

    /// A question that was asked, by its place in the interview.
    pub fn again(&self, at: &str, question: Question) -> (String, Markup) {
        let shown = prompt(self.catalog, self.words, &self.answers, question, question.answer(&self.answers));
        let content = html! {
            @if let Some(ask) = &shown.ask { p { (ask) } }
            (self.options(&shown, &format!("set:{at}")))
        };
        (shown.text, content)
    }

    /// The guide, with a question that it could not answer, and the topics that come nearest.
    pub fn guide(&self, asked: &str, near: &[Place<Guide>]) -> (String, Markup) {
        let (words, lang) = (self.words, self.words.lang());
        let topic = |guide: &Guide| button(&format!("open:{}", guide.id), guide.title.get(lang));
        let content = html! {
            form data-act="guide" role="search" {
                label for="asked" { (say!(words, "app-ask")) }
                input id="asked" name="asked" type="search" value=(asked) required autocomplete="off" enterkeyhint="search";
                button type="submit" class="main" { (say!(words, "app-search")) }
            }
            @if !asked.is_empty() {
                p class="said" { (say!(words, "guide-unknown", question = crate::untrusted::quoted(asked))) }
                @if !near.is_empty() {
                    h2 { (say!(words, "guide-nearest")) }
                    div class="options" { @for guide in near { (topic(&self.catalog.guides[*guide])) } }
                }
            }
            h2 { (say!(words, "app-topics")) }
            div class="options" { @for guide in self.catalog.guides.iter() { (topic(guide)) } }
        };
        (say!(words, "app-guide"), content)
    }

    pub fn thing(&self, thing: Thing) -> (String, Markup) {
        let document = report::show(self.catalog, self.words, thing, &self.answers, self.today);
        let content = html! {
            (report::html_blocks(&document, self.words))
            p { button type="button" class="plain" data-act="guide" { (say!(self.words, "app-guide")) } }
        };
        (document.title.clone(), content)
    }

    /// Keeping and passing on.
    pub fn keep(&self) -> (String, Markup) {
        let words = self.words;
        let content = html! {
            p { (say!(words, "app-your-code")) }
            (self.code())
            div class="options" {
                button type="button" data-do="code" { (say!(words, "app-send-code")) }
                button type="button" data-do="share" { (say!(words, "app-share")) }
                button type="button" data-do="copy" { (say!(words, "app-copy")) }
                button type="button" data-do="file" { (say!(words, "app-file")) }
                button type="button" data-act="paper" data-do="print" { (say!(words, "app-print")) }
            }
            h2 { (say!(words, "app-have-code")) }
            (self.code_form())
            p class="quiet" { (say!(words, "app-journal")) }
            p class="quiet" { (say!(words, "app-private")) }
            p hidden data-said="copied" { (say!(words, "app-copied")) }
            p hidden data-said="not-copied" { (say!(words, "app-not-copied")) }
            p hidden data-said="file-by-hand" { (say!(words, "app-file-by-hand")) }
        };
        (say!(words, "app-keep"), content)
    }

    /// What is printed: the card, the first days and the code.
    pub fn paper(&self) -> (String, Markup) {
        let words = self.words;
        let content = html! {
            section class="card" { (report::html_blocks(&report::card(&self.report()), words)) }
            @if self.walked().is_some() {
                @let (title, days) = self.days();
                h2 { (sentence_case(&title)) }
                (days)
            }
            (self.code())
        };
        (say!(words, "title-advice"), content)
    }

    fn code(&self) -> Markup {
        html! { @if let Some(code) = self.answers.code(self.catalog) { p { code id="code" { (code) } } } }
    }

    fn code_form(&self) -> Markup {
        html! {
            form data-act="code" {
                label for="typed" { (say!(self.words, "app-type-code")) }
                textarea id="typed" name="typed" rows="2" required autocomplete="off" autocapitalize="off" spellcheck="false" {}
                button type="submit" class="main" { (say!(self.words, "app-go-on")) }
            }
        }
    }

    /// A page with the commands in its text as links: nobody types commands on it. Addresses open outside.
    fn tappable(&self, page: &str) -> String {
        let page = page.replace("<a href=", "<a target=\"_blank\" rel=\"noopener noreferrer\" class=\"outside\" href=");
        let mut out = String::with_capacity(page.len());
        let mut rest = &*page;
        while let Some(at) = rest.find("pothik ") {
            let (before, command) = rest.split_at(at);
            out.push_str(before);
            let object = ["pothik guide ", "pothik show "].into_iter().find_map(|verb| command.strip_prefix(verb));
            let named = object.and_then(|object| {
                let end = object.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(object.len());
                let (word, after) = object.split_at(end);
                Some((self.catalog.named(word)?, after))
            });
            if let Some((thing, after)) = named {
                let id = self.catalog.id(thing);
                let name = phrases::name(self.catalog, self.words, thing);
                // A label that holds a link would tick and open at once.
                let is_labelling = out.rfind("<label") > out.rfind("</label");
                let link = html! { @if is_labelling { b { (name) } } @else { a class="go" href="#" data-act=(format!("open:{id}")) { (name) } } };
                out.push_str(&link.into_string());
                rest = after;
            } else {
                out.push_str("pothik ");
                rest = &command["pothik ".len()..];
            }
        }
        out + rest
    }
}

fn button(act: &str, name: &str) -> Markup {
    html! { button type="button" data-act=(act) { (sentence_case(name)) } }
}
