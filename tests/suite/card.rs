//! The card: what fits one screen, whoever the learner is.

use pothik::advice::advise;
use pothik::lang::{Lang, Words};
use pothik::report::{Report, cells, terminal_card};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::batch::any_learner;
use crate::support::{CATALOG, TODAY, stdout};

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn the_card_fits_one_screen_and_holds_what_it_must() {
    let mut runner = TestRunner::deterministic();
    let both = Lang::ALL.map(Words::new);
    let mut told = 0;
    for _ in 0..2000 {
        let answers = any_learner().new_tree(&mut runner).unwrap().current();
        let advice = advise(&CATALOG, &answers);
        let Some(skill) = advice.headline.skill else { continue };
        told += 1;
        for words in &both {
            let lang = words.lang();
            let resume = answers.code(&CATALOG).map(|code| format!("pothik --code {code}"));
            let today = TODAY.parse().unwrap();
            let report =
                Report { catalog: &CATALOG, answers: &answers, advice: &advice, words, today, top: Some(3), resume };
            // On the smallest screen of a phone a menu of two lines stands below it, and the cursor below that.
            for (width, most, room) in [(40, 20, usize::MAX), (80, 18, usize::MAX), (40, 17, 17)] {
                let text = anstream::adapter::strip_str(&terminal_card(&report, width, room)).to_string();
                // A code that is wider than the screen takes two of its lines.
                let lines: usize = text.lines().map(|line| cells::width(line).div_ceil(width).max(1)).sum();
                assert!(lines <= most, "{lines} lines at {width}:\n{text}");
                let card = bare(&text.to_lowercase());
                let of = &CATALOG.skills[skill];
                let walkable = &advice.of_skill(skill).walkable;
                for must in [&of.name, &of.card.outlook, &of.taster.short] {
                    assert!(card.contains(&bare(&must.get(lang).to_lowercase())), "{}:\n{text}", must.get(lang));
                }
                if let Some(chance) = advice.skills[0].fit.as_ref().unwrap().chance {
                    let figure = lang.digits(&((chance * 20.0 + 1e-9).floor() as u32 * 5).min(85).to_string());
                    assert!(chance < 0.05 || card.contains(&bare(&figure)), "{figure}:\n{text}");
                }
                let percent = lang.digits(&format!("{}%", walkable.open.percent()));
                assert!(!walkable.open.is_mostly_closed() || text.contains(&percent), "{percent}:\n{text}");
                assert!(
                    report.resume.iter().all(|command| text.contains(command.rsplit(' ').next().unwrap())),
                    "{text}"
                );
            }
        }
    }
    assert!(told > 1500, "{told}");
}

#[test]
fn the_card_of_an_artist_with_a_phone() {
    let answers = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/answers.toml");
    for (lang, columns) in [("en", "80"), ("en", "40"), ("bn", "40")] {
        let mut command = crate::support::pothik();
        command.args(["--answers", answers, "--lang", lang]).env("COLUMNS", columns);
        insta::assert_snapshot!(format!("card_{lang}_{columns}"), stdout(&mut command));
    }
}
