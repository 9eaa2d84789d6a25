//! The interview disturbed: signals, screens that change or are too small, a terminal that is gone.

use std::io::Read;
use std::process::{Command, Stdio};

use pothik::advice::Measure;
use pothik::answers::{Answer, Answers};
use pothik::questions::{Question, USUAL, next};

use crate::interview::{TONGUES, code_on, squeeze, wait_for_question};
use crate::support::{CATALOG, TODAY};
use crate::terminal::{CTRL_C, DOWN, ENTER, Terminal, UP, wait_for_end};

/// The first, the second, ... of the questions that everybody is asked.
fn first(n: usize) -> Question {
    Question::First(CATALOG.first_activities().nth(n - 1).unwrap())
}

fn signal(name: &str, process: &str) {
    let kill = Command::new("sh").args(["-c", &format!("kill -{name} {process}")]).status().unwrap();
    assert!(kill.success());
}

/// A script that says the process, runs it, says how it ended, and shows whether one sees what one types.
fn said(args: &str) -> String {
    let program = format!("sh -c 'echo process=$$; exec pothik --today {TODAY} {args}'");
    format!("{program}; echo status=$?; read line; echo got=$line")
}

fn process(lines: &[String]) -> String {
    lines.iter().find_map(|line| line.strip_prefix("process=")).unwrap().to_owned()
}

/// What must hold after an interruption in which the first question had the answer 4.
fn left_in_order(mut terminal: Terminal, stopped: &str) {
    let lines = terminal.wait_for_status(130);
    assert!(lines.join(" ").contains(stopped), "{lines:?}");
    assert!(terminal.cursor_is_shown());
    let mut answers = Answers::none(&CATALOG);
    first(1).set(&mut answers, Answer::Given(4));
    assert_eq!(code_on(&lines), answers.code(&CATALOG).unwrap());
    terminal.enter("hello\n");
    let lines = terminal.wait_for("got=hello");
    assert!(lines.contains(&"hello".to_owned()), "what is typed can be seen: {lines:?}");
    terminal.end();
}

#[test]
fn a_signal_in_a_menu_stops_with_a_code_and_leaves_the_terminal_in_order() {
    for name in ["TERM", "HUP", "INT"] {
        let mut terminal = Terminal::run(&said("--lang en"), 60, &[]);
        let process = process(&wait_for_question(&mut terminal, &TONGUES[0], first(1), 0));
        terminal.press(&format!("{UP}{ENTER}"));
        wait_for_question(&mut terminal, &TONGUES[0], first(2), 0);
        terminal.wait_for_keys();
        signal(name, &process);
        left_in_order(terminal, TONGUES[0].stopped);
    }
}

#[test]
fn a_signal_between_plain_lines_stops_with_a_code() {
    for name in ["TERM", "HUP", "INT"] {
        let mut terminal = Terminal::run(&said("--lang bn --plain"), 60, &[]);
        let process = process(&terminal.wait_for("থামুন):"));
        terminal.enter("4\n");
        terminal.wait("the second question", |lines| {
            lines.iter().any(|line| line.starts_with("২, মোট প্রায়"))
                && lines.last().is_some_and(|line| line.ends_with(":_"))
        });
        signal(name, &process);
        left_in_order(terminal, TONGUES[1].stopped);
    }
}

#[test]
fn a_signal_at_the_end_of_a_pipe_stops_with_a_code() {
    let (reader, mut writer) = std::io::pipe().unwrap();
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pothik"));
    command.env_clear().args(["--today", TODAY, "--plain", "--lang", "en"]).stdin(reader).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    std::io::Write::write_all(&mut writer, b"4\n").unwrap();
    let mut stderr = child.stderr.take().unwrap();
    let mut said = Vec::new();
    while !String::from_utf8_lossy(&said).contains("2 of about 33") {
        let mut byte = [0];
        stderr.read_exact(&mut byte).unwrap();
        said.push(byte[0]);
    }
    signal("TERM", &child.id().to_string());
    stderr.read_to_end(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let lines: Vec<String> = String::from_utf8(said).unwrap().lines().map(str::to_owned).collect();
    assert_eq!(
        Answers::from_code(&CATALOG, &code_on(&lines))
            .unwrap()
            .answers
            .ratings
            .iter()
            .filter(|it| !it.is_unasked())
            .count(),
        1
    );
}

#[test]
fn a_terminal_that_is_gone_ends_the_interview() {
    for term in ["xterm-256color", "dumb"] {
        // The leader of the session is told of it, its children are not.
        for script in ["exec pothik --lang en", "trap '' HUP; pothik --lang en; exit $?"] {
            let mut terminal = Terminal::run(script, 60, &[("TERM", term)]);
            terminal.wait_for("of about 33");
            let mut child = terminal.hang_up();
            let status = wait_for_end(&mut *child);
            // 1 if it happens to write at that moment.
            assert!(
                status.signal().is_none() && [130, 1].contains(&status.exit_code()),
                "{term}, {script}: {status:?}"
            );
        }
    }
}

/// Whether the last question stands in lines of at most `columns` letters.
fn fits(lines: &[String], columns: usize) -> bool {
    let at = lines.iter().rposition(|line| line.contains(" of about 33")).unwrap();
    lines[at..].iter().all(|line| line.trim_end_matches('_').chars().count() <= columns)
}

#[test]
fn the_next_question_fits_a_screen_that_was_turned() {
    let tongue = &TONGUES[0];
    let mut terminal = Terminal::run(&format!("pothik --today {TODAY} --lang en; echo status=$?"), 80, &[]);
    wait_for_question(&mut terminal, tongue, first(1), 0);
    for (n, columns) in [(2, 30), (3, 100), (4, 28), (5, 60)] {
        terminal.wait_for_keys();
        terminal.resize(44, columns);
        terminal.press(ENTER);
        let lines = wait_for_question(&mut terminal, tongue, first(n), 0);
        assert!(fits(&lines, columns.into()), "{lines:?}");
    }
    terminal.press(CTRL_C);
    terminal.wait_for_status(130);
    terminal.end();
    let mut terminal = Terminal::run(&format!("pothik --plain --today {TODAY} --lang en; echo status=$?"), 80, &[]);
    terminal.wait_for("q stop):_");
    terminal.resize(44, 30);
    terminal.enter("4\n");
    let lines = terminal.wait("the second question", |lines| {
        lines.iter().any(|line| line.starts_with("2 of about 33"))
            && lines.last().is_some_and(|line| line.ends_with("stop):_"))
    });
    assert!(fits(&lines, 30), "{lines:?}");
    terminal.enter("q\n");
    terminal.wait_for_status(130);
    terminal.end();
}

#[test]
fn a_screen_squeezed_while_a_menu_stands_goes_on_with_lines() {
    let tongue = &TONGUES[0];
    for rows in [1, 2, 5] {
        let mut terminal = Terminal::run(&format!("pothik --today {TODAY} --lang en; echo status=$?"), 40, &[]);
        wait_for_question(&mut terminal, tongue, first(1), 0);
        terminal.wait_for_keys();
        terminal.resize(rows, 40);
        terminal.press(DOWN);
        terminal.wait("a line to fill in", |lines| lines.last().is_some_and(|line| line.ends_with("stop):_")));
        terminal.resize(44, 40);
        terminal.enter("5\n");
        wait_for_question(&mut terminal, tongue, first(2), 0);
        terminal.press(CTRL_C);
        let lines = terminal.wait_for_status(130);
        assert!(!lines.join(" ").contains("panicked"), "{lines:?}");
        assert!(terminal.cursor_is_shown());
        terminal.end();
    }
}

#[test]
fn a_screen_that_is_too_small_for_menus_has_the_whole_interview_in_lines() {
    // How a line to fill in ends: at a question and in the menu after the advice.
    let hints = [("stop):", "stop):"), ("থামুন):", "শেষ):")];
    for (tongue, size) in [(0, (5, 40)), (0, (1, 30)), (0, (200, 5)), (0, (60, 19)), (1, (60, 19)), (1, (10, 40))] {
        let lang = TONGUES[tongue].lang;
        let script = format!("pothik --today {TODAY} --lang {}; echo status=$?", lang.code());
        let mut terminal = Terminal::run_on(&script, size, &[]);
        let mut answers = Answers::none(&CATALOG);
        let (hint, last_hint) = hints[tongue];
        let mut answer = |wait_for: &str, hint: &str, answer: &str| {
            let ends = |text: String| move |lines: &[String]| squeeze(&lines.concat()).ends_with(&text);
            let lines = terminal.wait(wait_for, ends(format!("{hint}_")));
            assert!(size.0 < 60 || squeeze(&lines.concat()).contains(&squeeze(wait_for)), "{wait_for} in {lines:?}");
            // The terminal shows what is typed before the next question comes.
            terminal.enter(answer);
            terminal.wait("what was typed", ends(format!("{hint}{answer}_")));
            terminal.enter("\n");
        };
        while let Some(question) = next(&Measure::new(&CATALOG), &answers, USUAL) {
            match question {
                Question::First(at) | Question::FollowUp(at) => {
                    let rating = usize::from(at) as u8 % 5 + 1;
                    answer(CATALOG.activities[at].text.get(lang), hint, &rating.to_string());
                    question.set(&mut answers, Answer::Given(rating.into()));
                }
                Question::Circumstance(at) => {
                    answer(CATALOG.circumstances[at].ask.get(lang), hint, "s");
                    question.set(&mut answers, Answer::Skipped);
                }
            }
        }
        answer("", last_hint, "q");
        let squeezed = "status=0".to_owned();
        terminal.wait(&squeezed, |lines| squeeze(&lines.concat()).contains(&squeezed));
        terminal.end();
    }
}

#[test]
fn surroundings_of_an_interview_may_be_empty_or_rubbish() {
    // Nothing at all is set: no language, and no terminal that menus could be drawn on.
    let mut terminal =
        Terminal::run(&format!("env -i \"$(command -v pothik)\" --today {TODAY}; echo status=$?"), 60, &[]);
    terminal.wait_for("Which language?");
    terminal.enter("2\n");
    terminal.wait_for("থামুন):_");
    terminal.enter("q\n");
    terminal.wait_for_status(130);
    terminal.end();
    for (name, value, columns) in
        [("TERM", "no-such-terminal", 80), ("COLUMNS", "30", 30), ("COLUMNS", "0", 80), ("COLUMNS", "abc", 80)]
    {
        let script = format!("pothik --today {TODAY} --lang en; echo status=$?");
        let mut terminal = Terminal::run(&script, 80, &[(name, value)]);
        let lines = wait_for_question(&mut terminal, &TONGUES[0], first(1), 0);
        assert!(fits(&lines, columns) && (columns < 80 || !fits(&lines, 40)), "{name}={value}: {lines:?}");
        terminal.press(CTRL_C);
        terminal.wait_for_status(130);
        terminal.end();
    }
}
