//! The page for phones: what it answers, and that the module kept in `src/app` answers the same.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use pothik::advice::Measure;
use pothik::answers::{Answer, Answers};
use pothik::app::{App, Request, State};
use pothik::catalog::{Catalog, Place, Skill, Values};
use pothik::journal::Journal;
use pothik::lang::{Lang, Words};
use pothik::report::{self, Detail, Report};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use serde_json::Value;

use crate::support::{CATALOG, pothik, stdout};

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 12, 1);

fn state(code: &str) -> State {
    State { lang: "bn".to_owned(), code: code.to_owned(), ..State::default() }
}

fn ask(app: &App, state: &State, act: &str) -> Value {
    let request = Request { state: state.clone(), act: act.to_owned(), today: TODAY };
    serde_json::from_str(&app.respond(&serde_json::to_string(&request).unwrap())).unwrap()
}

fn state_of(response: &Value) -> State {
    serde_json::from_value(response["state"].clone()).unwrap()
}

/// Learners who answered some questions at random.
fn learners(count: usize) -> impl Iterator<Item = Answers> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(18);
    (0..count).map(move |_| {
        let mut answers = Answers::none(&CATALOG);
        let mut below = |most: u32| (random.next_u64() % u64::from(most)) as u32;
        let gaps = below(4);
        let firsts: Vec<_> = CATALOG.first_activities().collect();
        for (at, rating) in answers.ratings.iter_mut_enumerated() {
            let is_asked = firsts.contains(&at) && below(10) >= gaps || below(12) == 0;
            if is_asked {
                *rating = if below(12) == 0 { Answer::Skipped } else { Answer::Given(below(5) as u8 + 1) };
            }
        }
        for (at, answer) in answers.circumstances.iter_mut_enumerated() {
            if below(4) > 0 {
                *answer = Answer::Given(match &CATALOG.circumstances[at].values {
                    Values::Scale(levels) => below(levels.len() as u32),
                    Values::Range { min, max, .. } => min + below(max - min + 1),
                });
            }
        }
        if below(5) == 0 {
            answers.chosen = CATALOG.skills.keys().nth(below(CATALOG.skills.len() as u32) as usize);
        }
        answers
    })
}

#[test]
fn the_interview_ends_at_the_card_and_goes_on_from_its_code() {
    let app = App::new(&CATALOG);
    let mut response = ask(&app, &state(""), "");
    let mut asked = 0;
    while response["view"] == "question" {
        let before = state_of(&response);
        let act =
            if response["html"].as_str().unwrap().contains("data-act=\"answer:3\"") { "answer:3" } else { "answer:17" };
        response = ask(&app, &before, act);
        if state_of(&response) == before {
            response = ask(&app, &before, "skip");
        }
        asked += 1;
        assert!(asked < 60);
        let resumed = ask(&app, &state(&state_of(&response).code), "");
        assert_eq!(resumed["html"], response["html"], "a reload shows the same");
    }
    assert_eq!(response["view"], "card");
    assert!(asked >= CATALOG.first_activities().count());
}

#[test]
fn back_shows_the_question_before_with_its_answer() {
    let app = App::new(&CATALOG);
    let first = ask(&app, &state(""), "");
    let second = ask(&app, &state_of(&first), "answer:4");
    assert_ne!(first["title"], second["title"]);
    let back = ask(&app, &state_of(&second), "back");
    assert_eq!(back["title"], first["title"]);
    assert!(back["html"].as_str().unwrap().contains("data-act=\"answer:4\" data-key=\"4\" aria-pressed=\"true\""));
}

#[test]
fn rubbish_is_answered_with_a_screen_and_loses_nothing() {
    let app = App::new(&CATALOG);
    assert_eq!(app.respond("rubbish"), "");
    let good = learners(1).next().unwrap().code(&CATALOG).unwrap();
    for act in [
        "answer:99",
        "answer:",
        "answer:-1",
        "set:0:9",
        "set:x:1",
        "set:999:1",
        "again:999",
        "choose:nothing",
        "tried:x:y",
        "tick:no/step",
        "open:nothing",
        "code:zzzz",
        "code:",
        "nonsense:1",
        ":",
        "lang:xx",
    ] {
        let response = ask(&app, &state(&good), act);
        assert!(response["html"].as_str().unwrap().contains("<h1"), "{act}");
        let kept = Answers::from_code(&CATALOG, &state_of(&response).code).unwrap().answers;
        let before = Answers::from_code(&CATALOG, &good).unwrap().answers;
        assert_eq!((kept.ratings, kept.circumstances), (before.ratings, before.circumstances), "{act}");
    }
    let wrong = ask(&app, &state("wdwp2-nonsense"), "");
    assert!(wrong["said"].as_str().unwrap().contains("wdwp2-nonsense"), "{}", wrong["said"]);
    assert_eq!(state_of(&wrong).code, "wdwp2-nonsense", "it is kept until there are answers");
    assert_ne!(state_of(&ask(&app, &state_of(&wrong), "answer:3")).code, "wdwp2-nonsense");
    let foreign = ask(&app, &state(""), "code:kkk0j");
    assert!(foreign["said"].as_str().unwrap().contains("`kkk`"), "{}", foreign["said"]);
}

#[test]
fn ticks_are_kept_and_taken_back_and_lead_to_the_next_step() {
    let app = App::new(&CATALOG);
    let answers = learners(40).find(|it| Measure::new(&CATALOG).advise(it).headline.skill.is_some()).unwrap();
    let skill = Measure::new(&CATALOG).advise(&answers).headline.skill.unwrap();
    let path = Journal::begin(&CATALOG, skill, TODAY).path(&CATALOG.skills[skill]);
    let step = path[0].name();
    let ticked = ask(&app, &state(&answers.code(&CATALOG).unwrap()), &format!("tick:{step}"));
    let done = |response: &Value| Answers::from_code(&CATALOG, &state_of(response).code).unwrap().answers.done;
    assert_eq!(done(&ticked), BTreeSet::from([step.clone()]));
    // The code alone takes them to another phone.
    let elsewhere = ask(&app, &state(""), &format!("code:{}", state_of(&ticked).code));
    assert_eq!((elsewhere["view"].as_str(), done(&elsewhere)), (Some("card"), BTreeSet::from([step.clone()])));
    // The box of the card leads to the next one there; the last of a stage asks whether to go on.
    let mut response = elsewhere;
    for step in path.iter().skip(1).take_while(|step| step.stages.0 == 1) {
        response = ask(&app, &state_of(&response), &format!("did:{}", step.name()));
    }
    assert_eq!(response["view"], "card");
    let html = response["html"].as_str().unwrap();
    assert!(html.contains("থামবেন, না এগোবেন?") && html.contains(&maud::html! { (path[0].stage.makes.bn) }.0), "{html}");
    // Another skill does not take the ticks away.
    let other = CATALOG.skills.keys().find(|at| *at != skill).unwrap();
    let choose = |at: Place<Skill>| format!("choose:{}", CATALOG.skills[at].id);
    let away = ask(&app, &state_of(&response), &choose(other));
    assert!(done(&away).is_empty());
    let back = ask(&app, &state_of(&ask(&app, &state_of(&away), "choose:")), &choose(skill));
    assert_eq!((done(&back), state_of(&back).left), (done(&response), Vec::new()));
    // Whoever is on the way may still have questions open.
    assert!(html.contains("data-act=\"ask\""));
    assert_eq!(ask(&app, &state_of(&response), "ask")["view"], "question");
    let next = &path[1].step.todo.bn;
    let card = ask(&app, &state_of(&ticked), "card");
    assert!(card["html"].as_str().unwrap().contains(&maud::html! { (next) }.into_string()), "{next}");
    assert!(done(&ask(&app, &state_of(&ticked), &format!("tick:{step}"))).is_empty());
}

#[test]
fn a_question_in_ones_own_words_opens_its_topic_and_commands_become_buttons() {
    let app = App::new(&CATALOG);
    let topic = ask(&app, &state(""), "guide:taka kivabe pabo");
    let wanted = CATALOG.guides.iter().find(|guide| guide.id == "getting-paid").unwrap();
    assert_eq!(topic["title"], *wanted.title.bn);
    assert_eq!(ask(&app, &state(""), "guide:scamz")["title"], ask(&app, &state(""), "open:scams")["title"]);
    let unknown = ask(&app, &state(""), "guide:biryani recipe");
    assert_eq!(unknown["view"], "guide");
    for guide in CATALOG.guides.iter() {
        for lang in ["lang:bn", "lang:en"] {
            let state = state_of(&ask(&app, &state(""), lang));
            let html = ask(&app, &state, &format!("open:{}", guide.id))["html"].as_str().unwrap().to_owned();
            assert!(!html.contains("pothik guide "), "{}: a phone has no command line", guide.id);
        }
    }
}

#[test]
fn the_card_of_ten_thousand_learners_is_the_command_s() {
    let app = App::new(&CATALOG);
    let measure = Measure::new(&CATALOG);
    let words = Lang::ALL.map(Words::new);
    for (at, answers) in learners(10_000).enumerate() {
        let words = &words[at % 2];
        let advice = measure.advise(&answers);
        let catalog: &Catalog = &CATALOG;
        let report =
            Report { catalog, answers: &answers, advice: &advice, words, today: TODAY, top: Some(3), resume: None };
        let page = report::html(&report::advice(&report, Detail::Whole { start: Some(TODAY) }), words);
        let code = answers.code(&CATALOG).unwrap();
        let state = State { lang: words.lang().code().to_owned(), ..state(&code) };
        let response = ask(&app, &state, "card");
        assert_eq!(response["state"]["code"], code);
        let html = response["html"].as_str().unwrap();
        let from = html.find("<section class=\"card\">").unwrap() + "<section class=\"card\">".len();
        let (ranking, rest) = html[from..].split_once("</section>").unwrap();
        if ranking.contains("<table") {
            // All but its last line, the task for today, which stands whole below.
            let card = format!("{ranking}</section>{}", rest.split_once("</section>").unwrap().0);
            let card = card.strip_suffix("</ul>").unwrap();
            assert!(page.contains(card), "{code}: {card}");
            let task = CATALOG.skills[advice.headline.skill.unwrap()].taster.short.get(words.lang());
            assert!(!card.contains(task), "{code}: {card}");
        }
    }
}

#[test]
fn the_page_holds_what_it_needs_and_nothing_of_this_machine() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("p.html");
    pothik().args(["page", "--lang", "bn", "--output"]).arg(&file).assert().success().stdout("");
    let page = std::fs::read_to_string(&file).unwrap();
    assert!(page.len() <= 1_500_000, "{}", page.len());
    assert!(page.contains("connect-src") || page.contains("default-src 'none'"));
    assert!(!page.contains(env!("CARGO_MANIFEST_DIR")));
    let again = folder.path().join("q.html");
    pothik().args(["page", "--lang", "bn", "--output"]).arg(&again).assert().success();
    assert_eq!(std::fs::read_to_string(again).unwrap(), page, "the same inputs give the same bytes");
    pothik().args(["page", "--output"]).arg(&file).assert().code(1);
    pothik().args(["page", "--for", "wdwp2-nonsense"]).assert().code(2);
    let code = learners(1).next().unwrap().code(&CATALOG).unwrap();
    let for_her = folder.path().join("r.html");
    pothik().args(["page", "--for", &code, "--output"]).arg(&for_her).assert().success();
    assert!(std::fs::read_to_string(for_her).unwrap().contains(&format!("\"code\":\"{code}\"")));
}

/// Needs node.
#[test]
#[ignore = "needs node; .ci/run installs it"]
fn the_kept_module_answers_as_the_core_does() {
    let acts = [
        "", "card", "path", "days", "reasons", "learning", "selling", "skills", "answers", "keep", "again:0", "why",
        "back",
    ];
    let app = App::new(&CATALOG);
    let mut lines = String::new();
    let mut push = |state: State, act: &str| {
        let request = serde_json::to_string(&Request { state, act: act.to_owned(), today: TODAY }).unwrap();
        lines.push_str(&request);
        lines.push('\n');
        lines.push_str(&app.respond(&request));
        lines.push('\n');
    };
    for (at, answers) in learners(10_000).enumerate() {
        let lang = ["bn", "en"][at % 2].to_owned();
        let code = answers.code(&CATALOG).unwrap();
        // The card of everybody; the other screens of one in twenty.
        push(State { lang: lang.clone(), ..state(&code) }, "card");
        if at % 20 == 0 {
            push(State { lang, more: at % 40 == 0, ..state(&code) }, acts[at / 20 % acts.len()]);
        }
    }
    for thing in CATALOG.things() {
        push(state(""), &format!("open:{}", CATALOG.id(thing)));
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("p.html");
    stdout(pothik().args(["page", "--output"]).arg(&file));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/module.mjs");
    let asked = folder.path().join("lines");
    std::fs::write(&asked, lines).unwrap();
    let output = Command::new("node").arg(script).args([&file, &asked]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    println!("{said}");
    assert!(said.contains("0 differ"), "{said}");
}

/// Needs Chromium (`CHROMIUM`, or in its usual place), a Bengali font, and `npm ci` in `tests/browser`. `PICTURES` names a folder
/// for pictures of every screen.
#[test]
#[ignore = "needs a browser; .ci/run installs one"]
fn a_phone_can_do_everything_on_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let [page, hostile] = ["p.html", "h.html"].map(|name| folder.path().join(name));
    let catalog = crate::page::hostile();
    pothik().args(["page", "--output"]).arg(&page).assert().success();
    pothik().args(["page", "--output"]).arg(&hostile).arg("--catalog").arg(catalog.path()).assert().success();
    let measure = Measure::new(&CATALOG);
    let is_whole = |it: &Answers| {
        let advice = measure.advise(it);
        advice.headline.skill.is_some() && pothik::questions::next(&measure, it, pothik::questions::USUAL).is_none()
    };
    let app = App::new(&CATALOG);
    let mut response = ask(&app, &state(""), "");
    while response["view"] == "question" {
        let rates = response["html"].as_str().unwrap().contains("data-key=\"5\"");
        let act = if rates {
            ["answer:5", "answer:1", "answer:4"][response["title"].as_str().unwrap().len() % 3]
        } else {
            "skip"
        };
        response = ask(&app, &state_of(&response), act);
    }
    let code = state_of(&response).code;
    assert!(is_whole(&Answers::from_code(&CATALOG, &code).unwrap().answers));
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/phone.mjs");
    let mut node = Command::new("node");
    node.arg(script).arg(chromium).args([&page, &hostile]).arg(code).args(std::env::var("PICTURES"));
    let output = node.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("0 faults"), "{said}");
    println!("{said}");
}

/// Needs Firefox (`FIREFOX`, or in its usual place), a Bengali font, and `npm ci` in `tests/browser`.
#[test]
#[ignore = "needs a browser; .ci/run installs one"]
fn firefox_goes_through_the_page_too() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("p.html");
    pothik().args(["page", "--output"]).arg(&page).assert().success();
    let firefox = std::env::var("FIREFOX").unwrap_or_else(|_| "/usr/bin/firefox-esr".to_owned());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/firefox.mjs");
    let output =
        Command::new("node").arg(script).arg(firefox).arg(&page).args(std::env::var("PICTURES")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("0 faults"), "{said}{}", String::from_utf8_lossy(&output.stderr));
    println!("{said}");
}
