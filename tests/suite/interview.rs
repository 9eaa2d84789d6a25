//! The interview in a real pseudo-terminal: what stands on the screen, and how people move through it.

use pothik::advice::Measure;
use pothik::answers::{Answer, Answers};
use pothik::catalog::{Activity, Values};
use pothik::lang::Lang;
use pothik::questions::{Question, USUAL, next};

use crate::support::{CATALOG, TODAY, failure, pothik};
use crate::terminal::{CTRL_C, DOWN, ENTER, ESCAPE, Terminal, UP};

/// A language of the interview, and what the tests look for in it.
pub struct Tongue {
    pub lang: Lang,
    /// How the hint below a list ends.
    pub hint: &'static str,
    /// How the hint above a number ends.
    number_hint: &'static str,
    pub stopped: &'static str,
    /// How the hint below the menu after the advice ends.
    pub leave: &'static str,
}

pub const TONGUES: [Tongue; 2] = [
    Tongue {
        lang: Lang::En,
        hint: "? why · b back · q stops",
        number_hint: "Enter sends · - skips · ? why · b back · q stops",
        stopped: "Stopped.",
        leave: "q stop",
    },
    Tongue {
        lang: Lang::Bn,
        hint: "? কেন · b পেছনে · q থামুন",
        number_hint: "লিখে Enter · - বাদ · ? কেন · b পেছনে · q থামুন",
        stopped: "থামানো হলো।",
        leave: "q শেষ",
    },
];

impl Tongue {
    /// The count at a question, after `follow_ups` follow-ups.
    fn progress(&self, question: Question, follow_ups: usize) -> String {
        let (firsts, last) = (CATALOG.first_activities().count(), CATALOG.circumstances.len());
        let about = firsts + (follow_ups + usize::from(matches!(question, Question::FollowUp(_)))).max(4) + last;
        let (n, of, is_about) = match question {
            Question::First(at) => (CATALOG.first_activities().take_while(|&it| it != at).count() + 1, about, true),
            Question::FollowUp(_) => (firsts + follow_ups + 1, about, true),
            Question::Circumstance(at) => {
                (firsts + follow_ups + usize::from(at) + 1, firsts + follow_ups + last, false)
            }
        };
        match (self.lang, is_about) {
            (Lang::En, true) => format!("{n} of about {of}"),
            (Lang::En, false) => format!("{n} of {of}"),
            (Lang::Bn, true) => self.lang.digits(&format!("{n}, মোট প্রায় {of}টা")),
            (Lang::Bn, false) => self.lang.digits(&format!("{n}/{of}")),
        }
    }

    pub fn text(&self, question: Question) -> &'static str {
        match question {
            Question::First(at) | Question::FollowUp(at) => CATALOG.activities[at].text.get(self.lang),
            Question::Circumstance(at) => CATALOG.circumstances[at].ask.get(self.lang),
        }
    }
}

/// Without spaces, and without the dots between the parts of a hint: each may be where a line ends.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().filter(|word| *word != "·").collect()
}

/// Waits for a question: its count stands above its whole text, and the hint of a list or the number line ends the screen.
pub fn wait_for_question(
    terminal: &mut Terminal,
    tongue: &Tongue,
    question: Question,
    follow_up: usize,
) -> Vec<String> {
    let progress = tongue.progress(question, follow_up);
    let begin = squeeze(&progress) + &squeeze(tongue.text(question));
    terminal.wait(&progress, |lines| {
        let from = |at: usize| squeeze(&lines[at..].join(" "));
        let ends = if is_number(question) {
            lines.last().is_some_and(|line| line == "  >_")
        } else {
            from(0).ends_with(&squeeze(tongue.hint))
        };
        ends && lines.iter().rposition(String::is_empty).is_some_and(|gap| from(gap).starts_with(&begin))
    })
}

pub fn is_number(question: Question) -> bool {
    matches!(question, Question::Circumstance(at)
        if matches!(CATALOG.circumstances[at].values, Values::Range { .. }))
}

/// A whole interview, every menu walked up and down: nothing above it may change, no line may double.
fn whole_interview(tongue: &Tongue, columns: u16) {
    let folder = tempfile::tempdir().unwrap();
    let script = format!("cd \"$FOLDER\"; pothik --today {TODAY} --lang {}; echo status=$?", tongue.lang.code());
    let mut terminal = Terminal::run(&script, columns, &[("FOLDER", folder.path().to_str().unwrap())]);
    let mut answers = Answers::none(&CATALOG);
    let mut follow_ups = 0;
    let mut asked = 0;
    while let Some(question) = next(&Measure::new(&CATALOG), &answers, USUAL) {
        let before = wait_for_question(&mut terminal, tongue, question, follow_ups);
        follow_ups += usize::from(matches!(question, Question::FollowUp(_)));
        asked += 1;
        match question {
            Question::First(at) | Question::FollowUp(at) => {
                // 5, 4, ... 1, then skip; the menu begins in the middle, at 3.
                let wish = asked % 6;
                let unmarked = |lines: &[String]| lines.join("\n").replace('>', " ");
                let marked = format!("  > {}", tongue.lang.digits("5"));
                let from = before.len().saturating_sub(15);
                terminal.press(&format!("{UP}{UP}"));
                let moved = terminal.wait("the mark to move up", |lines| {
                    lines.len() == before.len()
                        && lines.last() == before.last()
                        && lines[from..].iter().any(|line| line.starts_with(&format!("{marked}  ")))
                });
                assert_eq!(unmarked(&before), unmarked(&moved), "only the mark moves");
                terminal.press(&format!("{}{ENTER}", DOWN.repeat(wish)));
                answers.ratings[at] = if wish == 5 { Answer::Skipped } else { Answer::Given(5 - wish as u8) };
            }
            Question::Circumstance(at) if is_number(question) => {
                assert!(squeeze(&before.join(" ")).contains(&squeeze(tongue.number_hint)));
                terminal.press("1৭\r");
                answers.circumstances[at] = Answer::Given(17);
            }
            Question::Circumstance(at) => {
                // The menu begins at "not sure", below the last option.
                let Values::Scale(levels) = &CATALOG.circumstances[at].values else { unreachable!() };
                terminal.press(&format!("{}{ENTER}", UP.repeat(levels.len() - 1)));
                answers.circumstances[at] = Answer::Given(1);
            }
        }
    }
    let code = answers.code(&CATALOG).unwrap();
    let lines = terminal.wait("the menu", |lines| lines.last().is_some_and(|line| line.ends_with(tongue.leave)));
    assert!(squeeze(&lines.join("")).contains(&squeeze(&format!("pothik --code {code}"))), "{lines:?}");
    // Behind "more", where the mark is: save the page, the last but one.
    terminal.press(ENTER);
    terminal
        .wait("the whole menu", |lines| lines.last().is_some_and(|line| line.contains("1-") || line.contains("১-")));
    terminal.press(&format!("{UP}{UP}{ENTER}"));
    terminal.wait("the file and the menu again", |lines| {
        lines.last().is_some_and(|line| line.ends_with(tongue.leave))
            && squeeze(&lines.concat()).contains("pothik.html")
    });
    terminal.press(&format!("{DOWN}{ENTER}"));
    terminal.wait_for_status(0);
    assert!(terminal.cursor_is_shown());
    terminal.end();
    let page = std::fs::read_to_string(folder.path().join("pothik.html")).unwrap();
    assert!(page.contains(&format!("<html lang=\"{}\">", tongue.lang.code())) && page.contains(&code));
}

#[test]
fn a_whole_interview_in_english_on_80_columns() {
    whole_interview(&TONGUES[0], 80);
}

#[test]
fn a_whole_interview_in_english_on_40_columns() {
    whole_interview(&TONGUES[0], 40);
}

#[test]
fn a_whole_interview_in_bengali_on_80_columns() {
    whole_interview(&TONGUES[1], 80);
}

#[test]
fn a_whole_interview_in_bengali_on_40_columns() {
    whole_interview(&TONGUES[1], 40);
}

#[test]
fn a_whole_interview_in_english_on_20_columns() {
    whole_interview(&TONGUES[0], 20);
}

#[test]
fn a_whole_interview_in_bengali_on_20_columns() {
    whole_interview(&TONGUES[1], 20);
}

/// The code that the last lines of a screen show.
pub fn code_on(lines: &[String]) -> String {
    let at = lines.iter().rposition(|line| line.starts_with("pothik --code ")).unwrap();
    lines[at].trim_start_matches("pothik --code ").to_owned()
}

#[test]
fn ctrl_c_leaves_the_shell_in_order_and_the_code_resumes_exactly_there() {
    for tongue in &TONGUES {
        let run = |code: &str| {
            let script = format!(
                "pothik --today {TODAY} --lang {}{code}; echo status=$?; read line; echo got=$line",
                tongue.lang.code()
            );
            Terminal::run(&script, 40, &[])
        };
        let firsts: Vec<_> = CATALOG.first_activities().collect();
        let mut terminal = run("");
        for at in &firsts[..3] {
            wait_for_question(&mut terminal, tongue, Question::First(*at), 0);
            terminal.press(ENTER);
        }
        wait_for_question(&mut terminal, tongue, Question::First(firsts[3]), 0);
        // Skipped, which is not the same as not asked.
        terminal.press(&format!("{}{ENTER}", DOWN.repeat(3)));
        wait_for_question(&mut terminal, tongue, Question::First(firsts[4]), 0);
        terminal.press(CTRL_C);
        let lines = terminal.wait_for_status(130);
        assert!(lines.join("\n").contains(tongue.stopped));
        assert!(terminal.cursor_is_shown());
        terminal.enter("hello\n");
        let lines = terminal.wait_for("got=hello");
        assert!(lines.contains(&"hello".to_owned()), "what is typed can be seen: {lines:?}");
        terminal.end();

        let mut terminal = run(&format!(" --code {}", code_on(&lines)));
        wait_for_question(&mut terminal, tongue, Question::First(firsts[4]), 0);
        // Back to the skipped one, and to the one before.
        terminal.press(ESCAPE);
        wait_for_question(&mut terminal, tongue, Question::First(firsts[3]), 0);
        terminal.press(ESCAPE);
        wait_for_question(&mut terminal, tongue, Question::First(firsts[2]), 0);
        terminal.press(CTRL_C);
        terminal.wait_for_status(130);
        terminal.enter("\n");
        terminal.end();
    }
}

#[test]
fn escape_at_the_first_question_says_so_and_why_is_explained() {
    let tongue = &TONGUES[0];
    let first = Question::First(CATALOG.first_activities().next().unwrap());
    let mut terminal = Terminal::run(&format!("pothik --today {TODAY} --lang en; echo status=$?"), 80, &[]);
    wait_for_question(&mut terminal, tongue, first, 0);
    terminal.press(ESCAPE);
    terminal.wait_for("This is the first question.");
    wait_for_question(&mut terminal, tongue, first, 0);
    terminal.press("?");
    terminal.wait_for("Your answers are compared");
    terminal.press(CTRL_C);
    let lines = terminal.wait_for_status(130);
    assert!(lines.join(" ").contains("Nothing has been answered yet."), "{lines:?}");
    terminal.end();
}

#[test]
fn a_locale_that_names_no_language_of_ours_is_asked_for_one() {
    let mut terminal = Terminal::run(&format!("pothik --today {TODAY}; echo status=$?"), 40, &[("LANG", "C")]);
    terminal.wait_for("বাংলা");
    terminal.press(&format!("{DOWN}{ENTER}"));
    terminal.wait_for("পথিক আগে জানতে চাইবে");
    let first = Question::First(CATALOG.first_activities().next().unwrap());
    wait_for_question(&mut terminal, &TONGUES[1], first, 0);
    terminal.press(CTRL_C);
    terminal.wait_for_status(130);
    terminal.end();
}

#[test]
fn a_wrong_number_is_asked_again_and_back_works_there() {
    let rate = |(n, it): (usize, &Activity)| format!("{}={}", it.id, n % 5 + 1);
    let all: Vec<String> = CATALOG.activities.iter().enumerate().map(rate).collect();
    let given = format!("--rate {} --device phone --internet mobile-data", all.join(","));
    let mut terminal = Terminal::run(&format!("pothik --today {TODAY} --lang en {given}; echo status=$?"), 60, &[]);
    let number = |lines: &[String]| lines.last().is_some_and(|line| line == "  >_");
    terminal.wait("the first number", number);
    terminal.press("900\r");
    terminal.wait_for("Sorry, I didn't understand: 900");
    terminal.wait("the number again", number);
    terminal.press("b");
    // The answer that was given before is offered.
    terminal.wait_for("  > 1  Mobile data that I buy");
    terminal.wait_for("q stops");
    terminal.press(ENTER);
    terminal.wait("the number once more", number);
    terminal.press("12\r");
    terminal.wait_for("How much can you spend");
    terminal.wait("the next number", number);
    terminal.press("b");
    terminal.wait_for("Enter alone keeps: 12");
    terminal.wait("the number for the last time", number);
    terminal.press(CTRL_C);
    terminal.wait_for_status(130);
    terminal.end();
}

#[test]
fn plain_lines_at_a_dumb_terminal_and_where_menus_are_no_help() {
    for env in [("TERM", "dumb"), ("ACCESSIBLE", "1")] {
        plain_lines(env);
    }
}

fn plain_lines(env: (&str, &str)) {
    let script = format!("pothik --today {TODAY} --lang bn; echo status=$?");
    let mut terminal = Terminal::run(&script, 40, &[env]);
    terminal.wait_for("১, মোট প্রায়");
    terminal.enter("৫\n");
    terminal.wait_for("২, মোট প্রায়");
    terminal.enter("b\n");
    terminal.wait("the first question again", |lines| {
        lines.iter().filter(|line| line.starts_with("১, মোট প্রায়")).count() == 2
    });
    terminal.enter("9\n");
    terminal.wait_for("বোঝা গেল না: 9");
    terminal.enter("4\n");
    terminal.wait("the second question again", |lines| {
        lines.iter().filter(|line| line.starts_with("২, মোট প্রায়")).count() == 2
    });
    terminal.enter(CTRL_C);
    let lines = terminal.wait_for_status(130);
    let answers = Answers::from_code(&CATALOG, &code_on(&lines)).unwrap().answers;
    let first = CATALOG.first_activities().next().unwrap();
    assert_eq!(answers.ratings[first], Answer::Given(4));
    terminal.end();
}

#[test]
fn plain_lines_work_through_a_pipe() {
    let lines = "5\n?\n1\nb\n2\ns\n4\n".to_owned() + &"3\n2\n5\n1\n4\n".repeat(3) + "৫\n" + &"s\n".repeat(40);
    let output = pothik().args(["--plain", "--lang", "en"]).write_stdin(lines).assert().success().get_output().clone();
    let advice = String::from_utf8(output.stdout).unwrap();
    assert!(advice.contains("Today, ") && advice.contains("Outlook: "));
    assert!(!String::from_utf8(output.stderr).unwrap().contains('\u{1b}'));
}

#[test]
fn the_end_of_the_input_stops_with_a_code_that_resumes() {
    let error = failure(pothik().args(["--plain", "--lang", "en"]).write_stdin("5\n4\ns\n"), 130);
    let lines: Vec<String> = error.lines().map(str::to_owned).collect();
    let answers = Answers::from_code(&CATALOG, &code_on(&lines)).unwrap().answers;
    let firsts: Vec<_> = CATALOG.first_activities().take(4).collect();
    let given: Vec<_> = firsts.iter().map(|&at| answers.ratings[at]).collect();
    assert_eq!(given, [Answer::Given(5), Answer::Given(4), Answer::Skipped, Answer::Unasked]);
    let error = failure(pothik().args(["--plain"]).write_stdin(""), 2);
    assert!(error.contains("--rate"), "nothing at all is missing answers, not a cancelled interview: {error}");
}
