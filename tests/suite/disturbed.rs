//! The interview disturbed: signals, screens that change or are too small, a terminal that is gone.

use pothik::answers::{Answer, Answers};
use pothik::interview::Question;

use crate::interview::{TONGUES, Tongue, code_on, wait_for_question};
use crate::support::{CATALOG, TODAY};
use crate::terminal::{CTRL_C, DOWN, ENTER, Terminal, UP, wait_for_end};

/// The questions that everybody is asked.
fn firsts() -> Vec<Question> {
    CATALOG.first_activities().map(Question::First).collect()
}

fn signal(name: &str, process: &str) {
    let kill = std::process::Command::new("sh").args(["-c", &format!("kill -{name} {process}")]).status().unwrap();
    assert!(kill.success());
}

#[test]
fn a_signal_stops_with_a_code_and_leaves_the_terminal_in_order() {
    let tongue = &TONGUES[0];
    for name in ["TERM", "HUP", "INT"] {
        let script = format!(
            "sh -c 'echo process=$$; exec $POTHIK --today {TODAY} --lang en'; echo status=$?; read line; echo got=$line"
        );
        let mut terminal = Terminal::run(&script, 60, &[]);
        let lines = wait_for_question(&mut terminal, tongue, firsts()[0], 0);
        let process = lines.iter().find_map(|line| line.strip_prefix("process=")).unwrap().to_owned();
        terminal.press(&format!("{UP}{ENTER}"));
        wait_for_question(&mut terminal, tongue, firsts()[1], 0);
        terminal.wait_for_keys();
        signal(name, &process);
        let lines = terminal.wait_for_status(130);
        assert!(lines.join(" ").contains(tongue.stopped), "{name}: {lines:?}");
        assert!(terminal.cursor_is_shown(), "{name}");
        let answers = Answers::from_code(&CATALOG, &code_on(&lines)).unwrap();
        let Question::First(first) = firsts()[0] else { unreachable!() };
        assert_eq!(answers.ratings[first], Answer::Given(4));
        terminal.enter("hello\n");
        let lines = terminal.wait_for("got=hello");
        assert!(lines.contains(&"hello".to_owned()), "{name}: what is typed can be seen: {lines:?}");
        terminal.end();
    }
}
