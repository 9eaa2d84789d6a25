//! Questions answered by single keys, in a real pseudo-terminal.

use std::thread::sleep;
use std::time::Duration;

use pothik::advice::Measure;
use pothik::answers::{Answer, Answers};
use pothik::catalog::{Activity, Values};
use pothik::lang::{Lang, Words};
use pothik::questions::{Question, Section, USUAL, asked, next};
use pothik::report::{Report, terminal_card};
use pothik::say;

use crate::interview::{TONGUES, Tongue, code_on, is_number, squeeze, wait_for_question};
use crate::support::{CATALOG, TODAY};
use crate::terminal::{BACKSPACE, CTRL_C, CTRL_D, CTRL_Z, DOWN, ENTER, ESCAPE, Terminal, UP};

fn run(tongue: &Tongue, columns: u16, args: &str) -> Terminal {
    let script = format!("pothik --today {TODAY} --lang {} {args}; echo status=$?", tongue.lang.code());
    Terminal::run(&script, columns, &[])
}

/// The first, the second, ... of the questions that everybody is asked.
fn first(n: usize) -> Question {
    Question::First(CATALOG.first_activities().nth(n - 1).unwrap())
}

/// English at the first question, on 40 columns.
fn begun() -> Terminal {
    let mut terminal = run(&TONGUES[0], 40, "");
    terminal.wait_for_keys();
    question(&mut terminal, 1);
    terminal
}

fn question(terminal: &mut Terminal, n: usize) {
    wait_for_question(terminal, &TONGUES[0], first(n), 0);
}

/// One of the first questions, asked again: without a count.
fn asked_again(terminal: &mut Terminal, n: usize) {
    let text = squeeze(TONGUES[0].text(first(n)));
    let tongue = &TONGUES[0];
    terminal.wait("a question again", |lines| {
        let from = |at: usize| squeeze(&lines[at..].join(" "));
        // Below a list that filled the screen it stands at the top.
        let gap = lines.iter().rposition(String::is_empty).unwrap_or(0);
        from(0).ends_with(&squeeze(tongue.hint)) && from(gap).starts_with(&text)
    });
}

/// Stops, and compares what the code holds with the answers to the first questions; no other may have one.
fn stop(mut terminal: Terminal, with: &str, expected: &[Answer<u8>]) {
    terminal.press(with);
    let lines = terminal.wait_for_status(130);
    let mut answers = Answers::none(&CATALOG);
    for (at, answer) in CATALOG.first_activities().zip(expected) {
        answers.ratings[at] = *answer;
    }
    assert_eq!(code_on(&lines), answers.code(&CATALOG).unwrap(), "{lines:?}");
    assert!(terminal.cursor_is_shown());
    terminal.end();
}

const GIVEN: fn(u8) -> Answer<u8> = Answer::Given;

/// A whole interview by one key a question, and Enter after a number. The question before is one line, the present one is
/// whole.
fn one_key_each(screen: (u16, u16)) {
    for (tongue, script) in TONGUES.iter().flat_map(|tongue| Lang::ALL.map(|script| (tongue, script))) {
        let script_text = format!("pothik --today {TODAY} --lang {}; echo status=$?", tongue.lang.code());
        let mut terminal = Terminal::run_on(&script_text, screen, &[]);
        terminal.wait_for_keys();
        let measure = Measure::new(&CATALOG);
        let mut answers = Answers::none(&CATALOG);
        let (mut asked, mut follow_ups, mut section) = (0, 0, Section::First);
        while let Some(question) = next(&measure, &answers, USUAL) {
            let lines = wait_for_question(&mut terminal, tongue, question, follow_ups);
            let gap = lines.iter().rposition(String::is_empty).unwrap_or(0);
            let before = gap.checked_sub(1).map_or("", |at| &lines[at]);
            if asked > 0 && gap > 0 && section == question.section() {
                let number = format!("{}. ", tongue.lang.digits(&asked.to_string()));
                assert!(before.starts_with(&number), "{number}{lines:?}");
            }
            let marks = lines.iter().filter(|line| line.starts_with("  >")).count();
            assert_eq!(marks, 1, "no other question stands there: {lines:?}");
            section = question.section();
            asked += 1;
            follow_ups += usize::from(matches!(question, Question::FollowUp(_)));
            let rating = asked * 3 % 5 + 1;
            let (key, value) = match question {
                Question::Circumstance(at) => match &CATALOG.circumstances[at].values {
                    Values::Scale(levels) => (rating.min(levels.len() as u32), rating.min(levels.len() as u32) - 1),
                    Values::Range { min, max, .. } => (rating.clamp(*min, *max), rating.clamp(*min, *max)),
                },
                _ => (rating, rating),
            };
            terminal.press(&script.digits(&key.to_string()));
            if is_number(question) {
                terminal.press(ENTER);
            }
            question.set(&mut answers, Answer::Given(value));
        }
        // The card with its headline, and right below it the menu.
        let menu = format!("  {} ", tongue.lang.digits("1"));
        let lines = terminal.wait("the menu", |lines| lines.last().is_some_and(|line| line.ends_with(tongue.leave)));
        let from = |text: &str| lines.iter().rposition(|line| line.starts_with(text));
        let (words, advice) = (Words::new(tongue.lang), measure.advise(&answers));
        let report = Report {
            catalog: &CATALOG,
            answers: &answers,
            advice: &advice,
            words: &words,
            today: TODAY.parse().unwrap(),
            top: None,
            resume: None,
        };
        let card = terminal_card(&report, screen.1.into(), screen.0.into());
        let headline = anstream::adapter::strip_str(card.lines().next().unwrap()).to_string();
        let (top, below) = (from(&headline).unwrap(), from(&menu).unwrap());
        assert!(top < below && below + 2 >= lines.len(), "{lines:?}");
        terminal.press("q");
        terminal.wait_for_status(0);
        terminal.end();
    }
}
#[test]
fn an_interview_takes_one_key_a_question_on_the_screen_of_a_phone() {
    one_key_each((20, 40));
}

#[test]
fn an_interview_takes_one_key_a_question_in_the_smallest_window() {
    one_key_each((24, 80));
}

#[test]
fn letters_and_signs_do_what_the_hint_says() {
    let mut terminal = begun();
    let why = say!(Words::new(Lang::En), "why-activity");
    terminal.press("-");
    question(&mut terminal, 2);
    terminal.press("S");
    question(&mut terminal, 3);
    terminal.press("?");
    terminal.wait("the reason", |lines| squeeze(&lines.concat()).contains(&squeeze(&why)));
    question(&mut terminal, 3);
    terminal.press("1");
    question(&mut terminal, 4);
    terminal.press("b");
    question(&mut terminal, 3);
    terminal.press(ESCAPE);
    question(&mut terminal, 2);
    // What was answered before is marked, and kept by Enter.
    terminal.wait("what was skipped", |lines| lines.iter().any(|line| line == "  > -  skip"));
    terminal.press("2");
    question(&mut terminal, 3);
    terminal.wait("the answer before", |lines| lines.iter().any(|line| line == "  > 1  not at all"));
    terminal.press(ENTER);
    question(&mut terminal, 4);
    stop(terminal, "q", &[Answer::Skipped, GIVEN(2), GIVEN(1)]);
}

#[test]
fn what_is_no_answer_answers_nothing() {
    let mut terminal = begun();
    for nothing in
        [" ", "\t", "0", "6", "৯", "x", "।", "\x1b[15~", "\x1bOQ", "\x1b[200~", "\x1b[201~", "\x1b[1;5A", "\x1b5"]
    {
        terminal.press(nothing);
        terminal.press(UP);
        terminal.wait("the mark above", |lines| lines.iter().any(|line| line.starts_with("  > 4")));
        terminal.press(DOWN);
        terminal.wait("the mark in the middle", |lines| lines.iter().any(|line| line.starts_with("  > 3")));
    }
    terminal.press("5");
    question(&mut terminal, 2);
    stop(terminal, "q", &[GIVEN(5)]);
}

#[test]
fn an_arrow_that_comes_in_two_pieces_is_no_escape() {
    let mut terminal = begun();
    for (last, mark) in [("[A", "  > 4"), ("OA", "  > 5")] {
        terminal.press(ESCAPE);
        sleep(Duration::from_millis(100));
        terminal.press(last);
        let lines = terminal.wait("the mark to move", |lines| lines.iter().any(|line| line.starts_with(mark)));
        assert!(!lines.join(" ").contains("This is the first question."), "{lines:?}");
    }
    terminal.press(ENTER);
    question(&mut terminal, 2);
    stop(terminal, "q", &[GIVEN(5)]);
}

#[test]
fn a_paste_answers_one_question() {
    let paragraph = "মাসে 4000 টাকা।\nPay 2 or 3 times, if you like.\n\n".repeat(30);
    for (paste, answer) in [("55555\n", 5), ("২\n১\n", 2), (&paragraph, 4)] {
        let mut terminal = begun();
        terminal.press(paste);
        question(&mut terminal, 2);
        terminal.press("1");
        question(&mut terminal, 3);
        stop(terminal, "q", &[GIVEN(answer), GIVEN(1)]);
    }
}

#[test]
fn enter_after_a_key_that_needs_none_is_not_the_next_answer() {
    let mut terminal = begun();
    for n in 2..5 {
        terminal.press("5");
        question(&mut terminal, n);
        terminal.press(ENTER);
    }
    // But a second one is.
    terminal.press(ENTER);
    question(&mut terminal, 5);
    stop(terminal, CTRL_D, &[GIVEN(5), GIVEN(5), GIVEN(5), GIVEN(3)]);
}

/// Flags with all ratings, so that circumstances are what is left to ask.
/// The activities that not everybody is asked.
fn further() -> usize {
    CATALOG.activities.len() - CATALOG.first_activities().count()
}

fn all_rated() -> String {
    let rate = |(n, it): (usize, &Activity)| format!("{}={}", it.id, n % 5 + 1);
    format!("--rate {}", CATALOG.activities.iter().enumerate().map(rate).collect::<Vec<_>>().join(","))
}

#[test]
fn numbers_are_typed_and_edited_and_the_letters_work_there_too() {
    let tongue = &TONGUES[0];
    let [internet, hours, budget, english] = ["internet", "hours", "budget", "english"]
        .map(|id| Question::Circumstance((CATALOG.circumstances.iter().position(|it| it.id == id).unwrap()).into()));
    let Question::Circumstance(hours_at) = hours else { unreachable!() };
    let Question::Circumstance(budget_at) = budget else { unreachable!() };
    let mut terminal = run(tongue, 60, &format!("{} --device phone --internet mobile-data", all_rated()));
    let shows = |terminal: &mut Terminal, typed: &str| {
        terminal.wait(typed, |lines| lines.last().is_some_and(|line| line == typed));
    };
    let asks = |terminal: &mut Terminal, question| wait_for_question(terminal, tongue, question, further());
    asks(&mut terminal, hours);
    terminal.press("?");
    let why = CATALOG.circumstances[hours_at].why.get(Lang::En);
    terminal.wait("the reason", |lines| squeeze(&lines.concat()).contains(&squeeze(why)));
    asks(&mut terminal, hours);
    terminal.press(&format!(" {UP}১x"));
    shows(&mut terminal, "  > ১x_");
    terminal.press(BACKSPACE);
    shows(&mut terminal, "  > ১_");
    terminal.press("2");
    shows(&mut terminal, "  > ১2_");
    terminal.press(ENTER);
    asks(&mut terminal, budget);
    terminal.press(ESCAPE);
    terminal.wait_for("Enter alone keeps: 12");
    asks(&mut terminal, hours);
    terminal.press("9");
    shows(&mut terminal, "  > 9_");
    terminal.press(ESCAPE);
    asks(&mut terminal, internet);
    terminal.press(ENTER);
    asks(&mut terminal, hours);
    terminal.press(ENTER);
    asks(&mut terminal, budget);
    terminal.press("b");
    asks(&mut terminal, hours);
    terminal.press("১৭\r18\r");
    asks(&mut terminal, budget);
    for skip in ["-", "s"] {
        terminal.press(skip);
        asks(&mut terminal, english);
        terminal.press(ESCAPE);
        asks(&mut terminal, budget);
    }
    terminal.press("Q");
    let lines = terminal.wait_for_status(130);
    let answers = Answers::from_code(&CATALOG, &code_on(&lines)).unwrap().answers;
    assert_eq!(answers.circumstances[hours_at], Answer::Given(17));
    assert_eq!(answers.circumstances[budget_at], Answer::Unasked);
    terminal.end();
}

#[test]
fn digits_of_either_script_answer_and_no_comma_makes_a_number_greater() {
    let mut terminal = begun();
    for (n, key) in [(2, "৫"), (3, "১"), (4, "4")] {
        terminal.press(key);
        question(&mut terminal, n);
    }
    stop(terminal, "q", &[GIVEN(5), GIVEN(1), GIVEN(4)]);

    let tongue = &TONGUES[0];
    let place = |id: &str| CATALOG.circumstance(id).unwrap();
    let mut terminal = run(tongue, 60, &format!("{} --device phone --internet mobile-data", all_rated()));
    for (id, wrong, shown, right) in [("hours", "7,5", "7,5", "8,0"), ("budget", "১,৫", "1,5", "1,500")] {
        wait_for_question(&mut terminal, tongue, Question::Circumstance(place(id)), further());
        terminal.press(&format!("{wrong}\r"));
        terminal.wait_for(&format!("Sorry, I didn't understand: {shown}"));
        terminal.wait("the number again", |lines| lines.last().is_some_and(|line| line == "  >_"));
        terminal.press(&format!("{right}\r"));
    }
    wait_for_question(&mut terminal, tongue, Question::Circumstance(place("english")), further());
    terminal.press("q");
    let lines = terminal.wait_for_status(130);
    let answers = Answers::from_code(&CATALOG, &code_on(&lines)).unwrap().answers;
    assert_eq!(["hours", "budget"].map(|id| answers.circumstances[place(id)]), [8, 1500].map(Answer::Given));
    terminal.end();
}

#[test]
fn the_end_of_the_input_at_a_number_stops() {
    let mut terminal = run(&TONGUES[0], 60, &format!("{} --device phone --internet mobile-data", all_rated()));
    terminal.wait("a number", |lines| lines.last().is_some_and(|line| line == "  >_"));
    terminal.press("1");
    terminal.wait("the number", |lines| lines.last().is_some_and(|line| line == "  > 1_"));
    terminal.press(CTRL_D);
    terminal.wait_for_status(130);
    terminal.end();
}

#[test]
fn more_than_nine_options_are_chosen_by_their_number() {
    let tongue = &TONGUES[0];
    let script = format!("pothik --today {TODAY} --lang en {}; echo status=$?", all_rated());
    let mut terminal = Terminal::run_on(&script, (20, 40), &[]);
    for at in 0..CATALOG.circumstances.len() {
        wait_for_question(&mut terminal, tongue, Question::Circumstance(at.into()), further());
        terminal.press("-");
    }
    let menu = |terminal: &mut Terminal| {
        terminal.wait("the menu", |lines| lines.last().is_some_and(|line| line.ends_with(tongue.leave)));
    };
    let marks = |terminal: &mut Terminal, mark: &str, last: &str| {
        terminal.wait(mark, |lines| {
            lines.last().is_some_and(|line| line == last) && lines.iter().any(|line| line.starts_with(mark))
        })
    };
    menu(&mut terminal);
    let choose = |terminal: &mut Terminal, label: &str| {
        let lines = terminal.lines();
        let line = lines.iter().rfind(|line| line.contains(&format!("  {label}"))).unwrap();
        let key = line[..7].trim_matches([' ', '>']);
        terminal.press(key);
        if key.len() == 1 && lines.iter().any(|line| line.starts_with("    1") && line.len() > 5) {
            terminal.press(ENTER);
        }
    };
    terminal.press("5");
    terminal.wait("the whole menu", |lines| lines.last().is_some_and(|line| line.contains("chooses")));
    choose(&mut terminal, "change an answer");
    let mut answers = Answers::none(&CATALOG);
    answers.ratings = (0..CATALOG.activities.len()).map(|n| GIVEN(n as u8 % 5 + 1)).collect();
    answers.circumstances.fill(Answer::Skipped);
    let hint = format!("1-{} chooses · q leaves", asked(&Measure::new(&CATALOG), &answers, USUAL).len());
    let lines = marks(&mut terminal, "  >  1  ", &hint);
    assert!(lines.contains(&"    …".to_owned()), "the list goes on: {lines:?}");
    terminal.press("1");
    marks(&mut terminal, "  >  1  ", "1 and Enter, or one more digit");
    terminal.press(BACKSPACE);
    marks(&mut terminal, "  >  1  ", &hint);
    terminal.press("1");
    marks(&mut terminal, "  >  1  ", "1 and Enter, or one more digit");
    terminal.press("7");
    // Its answer is marked: the seventeenth of the first activities.
    asked_again(&mut terminal, 17);
    terminal.press("b");
    menu(&mut terminal);
    terminal.press("5");
    terminal.wait("the whole menu", |lines| lines.last().is_some_and(|line| line.contains("chooses")));
    choose(&mut terminal, "change an answer");
    marks(&mut terminal, "  >  1  ", &hint);
    terminal.press("9");
    asked_again(&mut terminal, 9);
    terminal.press("q");
    menu(&mut terminal);
    terminal.press("5");
    terminal.wait("the whole menu", |lines| lines.last().is_some_and(|line| line.contains("chooses")));
    choose(&mut terminal, "change an answer");
    marks(&mut terminal, "  >  1  ", &hint);
    terminal.press("2");
    marks(&mut terminal, "  >  2  ", "2 and Enter, or one more digit");
    terminal.press(ENTER);
    asked_again(&mut terminal, 2);
    terminal.press(ESCAPE);
    menu(&mut terminal);
    terminal.press("q");
    terminal.wait_for_status(0);
    assert!(terminal.cursor_is_shown());
    terminal.end();
}

#[test]
fn the_menu_answers_questions_by_number_and_in_ones_own_words() {
    let script = format!("pothik --today {TODAY} --lang en {}; echo status=$?", all_rated());
    let mut terminal = Terminal::run_on(&script, (500, 80), &[]);
    for at in 0..CATALOG.circumstances.len() {
        wait_for_question(&mut terminal, &TONGUES[0], Question::Circumstance(at.into()), further());
        terminal.press("-");
    }
    terminal.wait("the menu", |lines| lines.last().is_some_and(|line| line.ends_with(TONGUES[0].leave)));
    terminal.press("5");
    let lines = terminal.wait("the whole menu", |lines| lines.last().is_some_and(|line| line.contains("chooses")));
    let ask = lines.iter().find(|line| line.ends_with("ask something")).unwrap();
    terminal.press(ask.trim_matches([' ', '>']).split(' ').next().unwrap());
    let prompt = |lines: &[String]| lines.last().is_some_and(|line| line.ends_with("goes back):_"));
    let lines = terminal.wait("the topics and the prompt", prompt);
    let titles: Vec<&str> = CATALOG.guides.iter().map(|it| it.title.get(Lang::En)).collect();
    assert!(lines.iter().any(|line| line.contains(titles[titles.len() - 1])), "{lines:?}");
    for (asked, told) in [("2", titles[1]), ("taka kivabe pabo", "paid"), ("onions", "no answer to `onions`")] {
        terminal.enter(&format!("{asked}\n"));
        let typed = format!("goes back): {asked}");
        terminal.wait(told, |lines| {
            let at = lines.iter().rposition(|line| line.ends_with(&typed));
            prompt(lines) && at.is_some_and(|at| lines[at..].iter().any(|line| line.contains(told)))
        });
    }
    terminal.enter("\n");
    terminal.wait("the menu again", |lines| lines.last().is_some_and(|line| line.ends_with(TONGUES[0].leave)));
    terminal.press("q");
    terminal.wait_for_status(0);
    terminal.end();
}

#[test]
fn a_stopped_interview_gives_the_shell_its_terminal_and_goes_on() {
    let program = format!("pothik --today {TODAY} --lang en");
    let script = format!("set -m; {program}; echo stopped; read line; echo got=$line; fg; echo status=$?");
    let mut terminal = Terminal::run(&script, 40, &[]);
    terminal.wait_for_keys();
    question(&mut terminal, 1);
    terminal.press(UP);
    terminal.wait("the mark", |lines| lines.iter().any(|line| line.starts_with("  > 4")));
    terminal.press(CTRL_Z);
    terminal.wait("the shell", |lines| lines.contains(&"stopped".to_owned()));
    assert!(terminal.cursor_is_shown());
    terminal.enter("hello\n");
    let lines = terminal.wait_for("got=hello");
    assert!(lines.contains(&"hello".to_owned()), "what is typed can be seen: {lines:?}");
    // Put anew, marked where it was.
    question(&mut terminal, 1);
    terminal.press(ENTER);
    question(&mut terminal, 2);
    stop(terminal, CTRL_C, &[GIVEN(4)]);
}

#[test]
fn a_code_with_all_answers_goes_on_to_the_menu_and_long_chapters_come_a_screen_at_a_time() {
    let mut answers = Answers::none(&CATALOG);
    for (n, rating) in answers.ratings.iter_mut().enumerate() {
        *rating = GIVEN(n as u8 % 5 + 1);
    }
    answers.circumstances.fill(Answer::Skipped);
    let code = answers.code(&CATALOG).unwrap();
    let script = format!("pothik --today {TODAY} --lang en --code {code}; echo status=$?");
    let mut terminal = Terminal::run_on(&script, (20, 40), &[]);
    let menu = |lines: &[String]| lines.last().is_some_and(|line| line.ends_with("5 more   q stop"));
    terminal.wait("the menu", menu);
    terminal.press("2");
    let more = |lines: &[String]| lines.last().is_some_and(|line| line.ends_with("> 1 go on   q stop"));
    let first = terminal.wait("the first screen", more);
    assert!(first.len() <= 19, "{first:?}");
    // Enter goes on, and to press it once too often begins nothing.
    terminal.press(ENTER);
    terminal.wait("another screen", |lines| more(lines) && lines != first);
    terminal.press("q");
    terminal.wait("the menu again", menu);
    // The first belongs to the q.
    terminal.press(&ENTER.repeat(2));
    terminal.wait("the whole menu", |lines| lines.last().is_some_and(|line| line.contains("chooses")));
    terminal.press("q");
    terminal.wait("the menu once more", menu);
    terminal.press("q");
    terminal.wait_for_status(0);
    terminal.end();
}

#[test]
#[cfg(target_os = "linux")]
fn a_screen_that_is_turned_shows_the_question_anew() {
    let mut terminal = begun();
    terminal.press("5");
    question(&mut terminal, 2);
    terminal.resize(24, 80);
    let text = TONGUES[0].text(first(2));
    terminal.wait("the question at the top", |lines| lines.get(2).is_some_and(|line| line == text));
    question(&mut terminal, 2);
    terminal.press("4");
    question(&mut terminal, 3);
    stop(terminal, "q", &[GIVEN(5), GIVEN(4)]);
}
