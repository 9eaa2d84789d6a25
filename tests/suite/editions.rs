//! Codes of former editions of the questions: read as far as they go, and never taken for something else.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use pothik::answers::{Answer, Answers};
use pothik::catalog::{Catalog, Code, Values};
use pothik::error::Error;
use serde_json::Value;

use crate::support::{CATALOG, failure, paths, pothik, stdout};

/// A code of each edition that was ever published, with the answers that were given. They are never changed or removed;
/// an edition with other questions adds its own.
const PUBLISHED: [(&str, &str); 1] = [(
    "wdw5t-m5tm5-tm5w5-001pw-9000k-8kczc",
    "arrange-poster=1 repair-things=3 keep-accounts=5 write-story=2 explain-lesson=4 set-up-phone=1 lead-event=3 \
     draw-what-you-see=5 keep-list-in-order=2 make-shop-known=4 understand-why=1 cut-video=3 draw-house-plan=5 \
     listen-to-worries=2 persuade-buyer=4 make-something-new=1 type-documents=3 describe-place=2 translate-song=5 \
     device=strong-computer internet=unlimited hours=8 budget=7 english=fluent age=17 schooling=degree \
     identity=national-id mentor=yes centre=yes finishing=usually",
)];

/// What was answered, as it is written.
fn written(catalog: &Catalog, answers: &Answers) -> BTreeMap<String, String> {
    let ratings = catalog.activities.iter().zip(&answers.ratings);
    let ratings = ratings.filter_map(|(it, rating)| Some((it.id.clone(), rating.given()?.to_string())));
    let circumstances = catalog.circumstances.iter().zip(&answers.circumstances).filter_map(|(it, answer)| {
        let value = answer.given()?;
        Some(match &it.values {
            Values::Scale(levels) => (it.id.clone(), levels[value as usize].id.clone()),
            Values::Range { .. } => (it.id.clone(), value.to_string()),
        })
    });
    ratings.chain(circumstances).collect()
}

fn pairs(text: &str) -> BTreeMap<String, String> {
    text.split_whitespace().map(|pair| pair.split_once('=').unwrap()).map(|(id, it)| (id.into(), it.into())).collect()
}

#[test]
fn codes_of_every_published_edition_can_be_read() {
    for (code, given) in PUBLISHED {
        let decoded = Answers::from_code(&CATALOG, code).unwrap_or_else(|error| {
            panic!("{error}\nThe questions changed: see \"When the questions change\" in docs/catalogue.md.")
        });
        let kept = written(&CATALOG, &decoded.answers);
        let mut given = pairs(given);
        given.retain(|id, _| !decoded.dropped.contains(&id.as_str()));
        assert_eq!(kept, given, "{code}: every answer is kept or named");
    }
    let present = CATALOG.edition.written_letters();
    assert!(PUBLISHED.iter().any(|(code, _)| code.starts_with(&present)), "add a code of the present questions");
}

/// Another edition, made of pieces exchanged, each of which must be there, and of the record of the built-in one: one
/// question is gone, two are new, a scale and a range have changed.
static NEXT: LazyLock<String> = LazyLock::new(|| {
    let activity = |id: &str, interest: &str, text: &str| {
        format!(
            "[[activity]]\nid = \"{id}\"\ninterest = \"{interest}\"\ntext = {{ en = \"{text}\", bn = \"{text}\" }}\n\n"
        )
    };
    let gone = "[[activity]]\nid = \"arrange-poster\"";
    let end = paths().find(gone).unwrap() + paths()[paths().find(gone).unwrap()..].find("\n\n").unwrap() + 2;
    let new = activity("count-birds", "numbers", "Count birds");
    let level = "[[circumstance.scale]]\nid = \"haltingly\"\nname = { en = \"H\", bn = \"H\" }\nneed = { en = \"h\", bn = \"h\" }\n";
    let changes = [
        (paths()[paths().find(gone).unwrap()..end].to_owned(), new),
        ("version = \"2026.12\"".to_owned(), "version = \"2027.01\"".to_owned()),
        ("[[circumstance.scale]]\nid = \"write\"".to_owned(), format!("{level}[[circumstance.scale]]\nid = \"write\"")),
        ("id = \"birth-certificate\"".to_owned(), "id = \"birth-paper\"".to_owned()),
        ("range = { min = 10, max = 99 }".to_owned(), "range = { min = 12, max = 99 }".to_owned()),
        ("[[circumstance]]\nid = \"mentor\"".to_owned(), format!("{RADIO}[[circumstance]]\nid = \"mentor\"")),
    ];
    let text = changes.iter().fold(paths().to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    format!("{text}\n{}", CATALOG.edition.toml())
});

const RADIO: &str = "[[circumstance]]\nid = \"radio\"\nlabel = { en = \"Radio\", bn = \"রেডিও\" }\n\
    ask = { en = \"Is there a radio?\", bn = \"রেডিও আছে?\" }\nwhy = { en = \"It helps.\", bn = \"কাজে লাগে।\" }\n\
    range = { min = 0, max = 9 }\nunit = { en = \"radios\", bn = \"টা\" }\nneed = { en = \"{n}\", bn = \"{n}\" }\n\n";

fn next() -> Catalog {
    Catalog::parse("next.toml", &NEXT).unwrap()
}

fn next_file() -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &*NEXT).unwrap();
    file
}

/// The code of answers to the built-in questions.
fn code(given: &str) -> String {
    let mut answers = Answers::none(&CATALOG);
    for (id, value) in pairs(given) {
        match CATALOG.activity(&id) {
            Some(_) => answers.rate(&CATALOG, &id, &value).unwrap(),
            None => answers.circumstance(&CATALOG, &id, &value).unwrap(),
        }
    }
    answers.code(&CATALOG).unwrap()
}

#[test]
fn what_is_still_asked_is_kept_and_the_rest_is_named() {
    let next = next();
    let read = |given: &str| {
        let decoded = Answers::from_code(&next, &code(given)).unwrap();
        assert_eq!(decoded.former.unwrap().version, "2026.12");
        (written(&next, &decoded.answers), decoded.dropped.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    // Below the new point of the scale and above it, the same words are meant.
    let second = &CATALOG.interests[CATALOG.interest("applied-design").unwrap()].activities[1];
    let second = &CATALOG.activities[*second].id;
    let same = format!("repair-things=5 keep-accounts=1 {second}=4 english=read age=12 device=phone mentor=yes");
    assert_eq!(read(&same), (pairs(&same), vec![]));
    assert_eq!(read("english=fluent identity=none"), (pairs("english=fluent identity=none"), vec![]));
    let (kept, dropped) = read("arrange-poster=3 repair-things=2 identity=birth-certificate age=11 hours=5");
    assert_eq!(kept, pairs("repair-things=2 hours=5"));
    assert_eq!(dropped, ["arrange-poster", "age", "identity"]);
    // A question that was left open stays so; one that is gone is no loss.
    let mut answers = Answers::none(&CATALOG);
    answers.ratings[CATALOG.activity("arrange-poster").unwrap()] = Answer::Skipped;
    answers.ratings[CATALOG.activity("repair-things").unwrap()] = Answer::Skipped;
    let decoded = Answers::from_code(&next, &answers.code(&CATALOG).unwrap()).unwrap();
    assert_eq!(decoded.answers.ratings[next.activity("repair-things").unwrap()], Answer::Skipped);
    assert!(decoded.dropped.is_empty() && written(&next, &decoded.answers).is_empty());
}

#[test]
fn every_answer_of_a_former_edition_is_kept_or_named() {
    let next = next();
    for (code, given) in PUBLISHED {
        let decoded = Answers::from_code(&next, code).unwrap();
        let mut given = pairs(given);
        given.retain(|id, _| !decoded.dropped.contains(&id.as_str()));
        assert_eq!(written(&next, &decoded.answers), given);
        // And from there on it is a code of the present questions.
        let again = decoded.answers.code(&next).unwrap();
        assert_eq!(Answers::from_code(&next, &again).unwrap().former, None);
        assert_eq!(Answers::from_code(&next, &again).unwrap().answers, decoded.answers);
    }
}

#[test]
fn a_former_code_goes_on_and_says_in_both_languages_what_changed() {
    let file = next_file();
    let answered = "arrange-poster=3 repair-things=5 keep-accounts=1 cut-video=4 identity=birth-certificate hours=6";
    let run = |lang: &str, more: &[&str]| {
        let mut command = pothik();
        command.arg("--catalog").arg(file.path()).args(["--lang", lang, "--code", &code(answered)]).args(more);
        let output = command.assert().success().get_output().clone();
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (out, error) = run("en", &["--no-input", "--format", "json"]);
    assert_eq!(
        error,
        "This code was made with the questions of 2026.12. The answers that still count\nare kept.\n\
         No longer asked this way, so left out: arrange-poster; Identity document\n\
         New since then, and still open: Count birds; Radio\n"
    );
    let advice: Value = serde_json::from_str(&out).unwrap();
    let ratings = advice["answers"]["activities"].as_object().unwrap();
    let given: Vec<&str> = ratings.iter().filter(|(_, it)| !it.is_null()).map(|(id, _)| id.as_str()).collect();
    assert_eq!(given, ["cut-video", "keep-accounts", "repair-things"]);
    assert_eq!(advice["plan"]["hours_per_week"], 6);
    assert_eq!(Answers::from_code(&next(), advice["code"].as_str().unwrap()).unwrap().former, None);
    let (_, error) = run("bn", &["--no-input"]);
    for piece in ["২০২৬.১২", "arrange-poster; পরিচয়পত্র", "Count birds; রেডিও"]
    {
        assert!(error.contains(piece), "{error}");
    }
    // The other commands that take answers say it too.
    let mut plan = pothik();
    plan.arg("--catalog").arg(file.path()).args(["plan", "seo", "--code", &code(answered)]);
    let error = plan.assert().success().get_output().stderr.clone();
    assert!(error.starts_with(b"This code was made with"));
}

#[test]
fn a_resumed_interview_asks_what_is_new() {
    let file = next_file();
    let firsts: Vec<String> = CATALOG.first_activities().map(|at| format!("{}=4", CATALOG.activities[at].id)).collect();
    let error = failure(
        pothik()
            .arg("--catalog")
            .arg(file.path())
            .args(["--plain", "--code", &code(&firsts.join(" "))])
            .write_stdin("5\n"),
        130,
    );
    let mut lines = error.lines().skip_while(|line| !line.contains(" of about "));
    assert!(lines.nth(1).is_some_and(|line| line.contains("Count birds")), "{error}");
}

#[test]
fn a_code_of_unknown_questions_is_refused_with_what_is_known() {
    let old = code("repair-things=5");
    // Its own questions are not those that the next edition recorded.
    let other = NEXT.replace("id = \"radio\"", "id = \"drum\"");
    let drum = Catalog::parse("other.toml", &other).unwrap();
    let foreign = Answers::none(&drum).code(&drum).unwrap();
    let file = next_file();
    let refused = |code: &str| failure(pothik().arg("--catalog").arg(file.path()).args(["--code", code]), 1);
    let error = refused(&foreign);
    let present = next().edition.written_letters();
    for piece in [&drum.edition.written_letters(), "2026-11-22", &format!("`{present}` (2027.01), `wdw` (2026.12)")] {
        assert!(error.contains(piece), "{piece} in {error}");
    }
    assert!(failure(pothik().args(["--code", &foreign]), 1).contains("`wdw` (2026.12)"));
    // A slip is called a slip, whatever the edition.
    let slip = format!("{}{}", &old[..old.len() - 1], if old.ends_with('z') { 'y' } else { 'z' });
    assert!(
        failure(pothik().arg("--catalog").arg(file.path()).args(["--code", &slip]), 2).contains("a letter is wrong")
    );
}

#[test]
fn the_record_of_an_edition_is_printed_and_can_be_put_into_the_next() {
    let record = stdout(pothik().args(["check", "--edition"]));
    assert_eq!(record, CATALOG.edition.toml());
    // Recorded before anything is changed, it does no harm.
    let catalog = Catalog::parse("mine.toml", &format!("{}\n{record}", paths())).unwrap();
    assert_eq!(catalog.former, std::slice::from_ref(&CATALOG.edition));
    assert_eq!(Answers::from_code(&catalog, PUBLISHED[0].0).unwrap().former, None);
    // A version is any text.
    let odd = paths().replacen("version = \"2026.12\"", "version = 'a \"b\" \\c'", 1);
    let odd = Catalog::parse("odd.toml", &odd).unwrap();
    let again = Catalog::parse("mine.toml", &format!("{}\n{}", paths(), odd.edition.toml())).unwrap();
    assert_eq!(again.former[0].version, "a \"b\" \\c");
}

#[test]
fn a_record_that_was_damaged_is_found() {
    let record = CATALOG.edition.toml();
    let problems = |text: &str| match Catalog::parse("mine.toml", text) {
        Ok(_) => Vec::new(),
        Err(Error::Catalog(problems)) => {
            problems.list().iter().map(|it| (it.code.name().to_owned(), problems.place(it).0)).collect()
        }
        Err(other) => panic!("{other}"),
    };
    let line_of = |text: &str, piece: &str| text[..text.rfind(piece).unwrap()].matches('\n').count() + 1;
    for (from, to, code, place) in [
        ("id = \"cut-video\"", "id = \"cut-vidio\"", "changed-edition", "letters = "),
        ("interest = \"media\"", "interest = \"numbers\"", "changed-edition", "letters = "),
        ("\"phone\", \"shared-computer\"", "\"shared-computer\", \"phone\"", "changed-edition", "letters = "),
        ("min = 10, max = 99", "min = 10, max = 98", "changed-edition", "letters = "),
        ("letters = \"wdw\"", "letters = \"wdv\"", "changed-edition", "letters = "),
        ("range = { min = 10, max = 99 }", "range = { min = 99, max = 10 }", "out-of-range", "{ min = 99"),
        ("id = \"age\", range = { min = 10, max = 99 }", "id = \"age\"", "scale-or-range", "\"age\""),
        ("letters = \"wdw\"\n", "", "missing-key", "[[edition]]"),
        ("version = ", "verzion = ", "unknown-key", "verzion"),
    ] {
        assert!(record.contains(from), "{from}");
        let text = format!("{}\n{}", paths(), record.replacen(from, to, 1));
        let found = problems(&text);
        assert!(found.contains(&(code.to_owned(), line_of(&text, place))), "{to}: {found:?}");
    }
    let twice = format!("{}\n{record}{record}", paths());
    assert_eq!(problems(&twice), [("duplicate-edition".to_owned(), line_of(&twice, "letters = "))]);
}

#[test]
fn letters_that_the_present_questions_happen_to_share_are_found() {
    // Two lists of questions with the same letters: there are 32768, so some new id has those of the built-in ones.
    let wanted = CATALOG.edition.written_letters();
    let renamed = |n: u32| paths().replacen("id = \"cut-video\"", &format!("id = \"cut-{n}\""), 1);
    let mut edition = CATALOG.edition.clone();
    let at = CATALOG.activity("cut-video").unwrap();
    let clash = (0..1_000_000).find(|n| {
        edition.activities[usize::from(at)].id = format!("cut-{n}");
        edition.written_letters() == wanted
    });
    let text = format!("{}\n{}", renamed(clash.unwrap()), CATALOG.edition.toml());
    let Err(Error::Catalog(problems)) = Catalog::parse("mine.toml", &text) else { panic!("it is not found") };
    assert!(problems.list().iter().any(|it| it.code == Code::DuplicateEdition), "{problems}");
}
