//! The beginning of the advice: what to start with, what stands in the way, what to do today, what to expect.

use pothik::advice::{Advice, SHOWN, Status, advise};
use pothik::answers::{Answer, Answers};
use pothik::audit::{Chance, People};
use pothik::catalog::{Circumstances, Level, Place, Skill, Values, Verdict};
use pothik::lang::{Lang, Words, group};
use pothik::report::document::Block;
use pothik::report::{self, Detail, Report};
use serde_json::Value;

use crate::support::{CATALOG, TODAY, circumstances, pothik, rated, stdout};

/// Answers of simulated learners who have a phone; everything else is by lot, and much of it is not answered.
fn with_a_phone(count: usize) -> impl Iterator<Item = Answers> {
    let people = People::new(&CATALOG);
    let mut chance = Chance::new(2026);
    let device = CATALOG.circumstances.iter().position(|it| it.id == "device").unwrap();
    (0..count).map(move |_| {
        let learner = people.draw(&mut chance);
        let mut answers = Answers::none(&CATALOG);
        for at in CATALOG.first_activities() {
            if chance.even() < 0.9 {
                answers.ratings[at] = Answer::Given(learner.ratings[at]);
            }
        }
        for (answer, (_, domain)) in answers.circumstances.iter_mut().zip(&CATALOG.edition.circumstances) {
            let (low, high) = domain.bounds();
            if chance.even() < 0.8 {
                *answer = Answer::Given(low + chance.below((high - low + 1) as usize) as u32);
            }
        }
        answers.circumstances.raw[device] = Answer::Given(0);
        answers
    })
}

/// The open hours of a skill by the ways that are taken and all of them, on the side of its path where their share is largest.
fn hours(skill: Place<Skill>, answers: &Circumstances) -> (u32, u32) {
    let skill = &CATALOG.skills[skill];
    let sides = skill.paths().into_iter().map(|(_, stages)| {
        let stages = || stages.iter().map(|&at| &skill.stages[at]);
        let open = stages().filter(|it| it.judge(answers) != Verdict::Unmet);
        (open.map(|it| it.hours_with(answers)).sum(), stages().map(|it| it.hours_with(answers)).sum())
    });
    sides.max_by(|one, other| share(*one).total_cmp(&share(*other))).unwrap()
}

fn share((hours, of): (u32, u32)) -> f64 {
    f64::from(hours) / f64::from(of)
}

/// Whether every question is named whose answer is missing but counted in favour of the learner.
fn assumptions_are_named(sentence: &str, skill: Place<Skill>, answers: &Circumstances, lang: Lang) -> bool {
    let stages = CATALOG.skills[skill].stages.iter().filter(|it| it.choice.is_none());
    let unknown = stages.filter(|it| it.judge(answers) == Verdict::Unknown);
    let mut open =
        unknown.flat_map(|it| &it.way(answers).requires.limits).filter(|it| answers[it.circumstance].is_none());
    open.all(|it| sentence.contains(CATALOG.circumstances[it.circumstance].label.get(lang)))
}

/// What somebody must have for the first stage that is closed to them, in the words of the catalogue.
fn lacking(skill: Place<Skill>, answers: &Circumstances, lang: Lang) -> Vec<String> {
    let mut stages = CATALOG.skills[skill].stages.iter();
    let closed = stages.find(|it| it.judge(answers) == Verdict::Unmet).unwrap();
    let unmet =
        closed.way(answers).requires.limits.iter().filter(|it| it.judge(answers[it.circumstance]) == Verdict::Unmet);
    let need = |levels: &[Level], at: u32| levels[at as usize].need.get(lang).to_owned();
    unmet
        .map(|it| match &CATALOG.circumstances[it.circumstance].values {
            Values::Scale(levels) => need(levels, it.at_least),
            Values::Range { need, .. } => need.get(lang).replace("{n}", &lang.digits(&it.at_least.to_string())),
        })
        .collect()
}

fn report<'a>(answers: &'a Answers, advice: &'a Advice, words: &'a Words) -> Report<'a> {
    let today = TODAY.parse().unwrap();
    Report { catalog: &CATALOG, answers, advice, words, today, top: Some(SHOWN), resume: None }
}

fn is_named(sentence: &str, lang: Lang, figure: impl Into<f64>, unit: &str) -> bool {
    let figure = format!("{}{unit}", lang.digits(&group(figure.into())));
    let before = |at: usize| sentence[..at].chars().next_back();
    sentence.match_indices(&figure).any(|(at, _)| before(at).is_none_or(|it| !it.is_numeric()))
}

/// Nobody is told to start a path of which less than half is open to them without being told so in the same breath: how much
/// is open, and what it takes to go on. Whoever is told to begin with another skill than the first reads how much of either
/// is open.
#[test]
fn the_headline_tells_what_stands_in_the_way() {
    let both = Lang::ALL.map(Words::new);
    let (mut blocked, mut instead) = (0, 0);
    for answers in with_a_phone(2000) {
        let advice = advise(&CATALOG, &answers);
        let Some(skill) = advice.headline.skill else { continue };
        let given = answers.circumstances();
        let (open, of) = hours(skill, &given);
        let later = advice.of_skill(skill).readiness.status == Status::Later;
        for words in &both {
            let lang = words.lang();
            let document = report::advice(&report(&answers, &advice, words), Detail::Brief);
            let Some(Block::Lead(lead)) = document.blocks.first() else { panic!("{document:?}") };
            let name = |at: Place<Skill>| CATALOG.skills[at].name.get(lang);
            assert!(lead.to_lowercase().contains(&name(skill).to_lowercase()), "{lead}");
            if let Some(first) = advice.headline.instead_of {
                instead += 1;
                assert!(lead.to_lowercase().contains(&name(first).to_lowercase()), "{lead}");
                for at in [first, skill] {
                    let percent = (share(hours(at, &given)) * 100.0).round();
                    assert!(is_named(lead, lang, percent, "%"), "{percent}% is not named: {lead}");
                }
                assert!(assumptions_are_named(lead, skill, &given, lang), "{lead}");
            }
            if open * 2 >= of {
                continue;
            }
            blocked += 1;
            for need in lacking(skill, &given, lang) {
                assert!(lead.contains(&need), "{need} is not named: {lead}");
            }
            let told = is_named(lead, lang, open, "") && is_named(lead, lang, of, "");
            assert!(told || later, "{open} of {of} hours are not named: {lead}");
            assert!(later || assumptions_are_named(lead, skill, &given, lang), "{lead}");
        }
    }
    assert!(blocked > 50 && instead > 100, "{blocked}, {instead}");
}

/// The task for today stands right below the first sentence and nowhere else, and what is known of the skill's future is
/// told, with its date.
#[test]
fn the_taster_comes_second_and_the_outlook_is_told() {
    let both = Lang::ALL.map(Words::new);
    for answers in with_a_phone(300) {
        let advice = advise(&CATALOG, &answers);
        let Some(skill) = advice.headline.skill else { continue };
        let skill = &CATALOG.skills[skill];
        for words in &both {
            let lang = words.lang();
            let document = report::advice(&report(&answers, &advice, words), Detail::Brief);
            let [Block::Lead(_), Block::Heading(heading), Block::List(entries), ..] = &document.blocks[..] else {
                panic!("{document:?}")
            };
            let taster = skill.taster.text.get(lang);
            assert!(is_named(heading, lang, skill.taster.minutes, " "), "{heading}");
            assert_eq!(entries[0].text, taster);
            let whole = report::terminal(&document, usize::MAX);
            assert_eq!(whole.matches(taster).count(), 2, "below the headline and as the first day: {whole}");
            for topic in ["outlook", "competition"] {
                let fact = skill.facts.iter().find(|it| CATALOG.topics[it.about].id == topic).unwrap();
                let text = fact.text.get(lang);
                let line = whole.lines().find(|line| line.contains(text)).unwrap_or_else(|| panic!("{text}"));
                let year = lang.digits("2026");
                assert!(line.rsplit('[').next().unwrap().contains(&year), "without a date: {line}");
            }
        }
    }
}

#[test]
fn whoever_cannot_do_the_taster_reads_what_it_takes() {
    let likes = [("say-in-other-language", 5), ("write-story", 4), ("understand-why", 4)];
    let taster = |english: &str| {
        let mut answers = rated(2, &likes);
        answers.circumstances = circumstances(&[("english", english)]).circumstances;
        let advice = advise(&CATALOG, &answers);
        assert_eq!(CATALOG.skills[advice.headline.skill.unwrap()].id, "translation");
        let words = Words::new(Lang::En);
        let document = report::advice(&report(&answers, &advice, &words), Detail::Brief);
        report::terminal(&document, 80)
    };
    assert!(taster("none").contains("\n  It needs reading simple English\n"), "{}", taster("none"));
    assert!(!taster("read").contains("\n  It needs"), "{}", taster("read"));
}

/// The whole of `text` in one line, without the marks of a format.
fn plain(text: &str) -> String {
    text.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_format_begins_with_it() {
    // Somebody whom drafting suits best, with a phone.
    let rates = "draw-house-plan=5,read-machine-drawing=5,repair-things=5,build-with-tools=5,keep-accounts=4,\
        understand-why=4,listen-to-worries=1,persuade-buyer=1,make-shop-known=1,write-story=1,lead-event=1,\
        explain-lesson=1,say-in-other-language=1,set-up-phone=3,cut-video=2,draw-what-you-see=3,arrange-poster=2,\
        keep-list-in-order=3,type-documents=2,make-something-new=2";
    for words in Lang::ALL.map(Words::new) {
        let lang = words.lang().code();
        let run = |format: &str, columns: &str| {
            let args =
                ["--no-input", "--full", "--lang", lang, "--rate", rates, "--device", "phone", "--format", format];
            stdout(pothik().args(args).env("COLUMNS", columns))
        };
        let json: Value = serde_json::from_str(&run("json", "80")).unwrap();
        assert_eq!(json["headline"]["skill"], "autocad");
        let obstacle = json["headline"]["obstacle"].as_str().unwrap().trim_end_matches(['.', '।']);
        let obstacle = obstacle.chars().skip(1).collect::<String>();
        let taster = plain(json["today"]["text"].as_str().unwrap());
        for columns in ["20", "40", "60", "80", "200"] {
            let text = plain(&run("table", columns));
            let (first, second) = (text.find(&obstacle).unwrap(), text.find(&taster).unwrap());
            assert!(first < second && second < text.find('━').unwrap(), "{columns}: {text}");
        }
        for format in ["markdown", "html"] {
            let text = plain(&run(format, "80"));
            assert!(text.find(&obstacle).unwrap() < text.find(&taster).unwrap(), "{format}: {text}");
        }
    }
}

#[test]
fn json_tells_how_much_of_each_skill_is_open() {
    let mut answers = rated(3, &[("arrange-poster", 5), ("draw-what-you-see", 5), ("repair-things", 1)]);
    answers.circumstances = circumstances(&[("device", "phone"), ("english", "none")]).circumstances;
    let advice = advise(&CATALOG, &answers);
    let words = Words::new(Lang::En);
    let json: Value = serde_json::from_str(&report::advice_json(&report(&answers, &advice, &words))).unwrap();
    for (told, advice) in json["skills"].as_array().unwrap().iter().zip(&advice.skills) {
        let (open, of) = hours(advice.skill, &answers.circumstances());
        let walkable = &told["walkable"];
        assert_eq!((walkable["hours"].as_u64(), walkable["of"].as_u64()), (Some(open.into()), Some(of.into())));
        assert!((walkable["share"].as_f64().unwrap() - share((open, of))).abs() < 1e-12);
        assert!(told["outlook"]["checked"].as_str().unwrap().starts_with("2026-11-2"));
        assert_eq!(told["outlook"]["text"], *CATALOG.skills[advice.skill].card.outlook.en);
    }
    assert_eq!(json["today"]["skill"], json["headline"]["skill"]);
    let all = rated(3, &[]);
    let advice = advise(&CATALOG, &all);
    let json: Value = serde_json::from_str(&report::advice_json(&report(&all, &advice, &words))).unwrap();
    assert!(json["today"].is_null() && json["headline"]["obstacle"].is_null());
    assert!(json["skills"].as_array().unwrap().iter().all(|it| it["walkable"]["share"] == 1.0));
}

#[test]
fn a_plan_begins_with_what_stands_in_the_way() {
    let plan = |args: &[&str]| stdout(pothik().arg("plan").args(args));
    let told = plan(&["autocad", "--device", "phone"]);
    let beginning = "The way to AutoCAD drafting\n\nYou can do only ";
    assert!(
        told.starts_with(beginning) && plain(&told).contains("it needs at least a shared computer from stage"),
        "{told}"
    );
    for args in [["autocad", "--device", "strong-computer"], ["animation", "--english", "none"]] {
        let told = plan(&args);
        assert!(!told.contains("You can do"), "{told}");
    }
}

#[test]
fn what_if_tells_what_a_computer_would_open() {
    let told = stdout(pothik().arg("--what-if").args(crate::report::LEARNER));
    assert!(plain(&told).contains("More stages would open in graphic design"), "{told}");
}

/// A limit from above cannot be met by getting something.
#[test]
fn whoever_is_too_old_is_not_told_what_to_get() {
    let mut catalog = CATALOG.clone();
    let age = catalog.circumstances.iter().position(|it| it.id == "age").unwrap();
    let skill = &mut catalog.skills.raw[0];
    for stage in skill.stages.iter_mut().skip(1) {
        let limits = pothik::catalog::Limits { circumstance: age.into(), at_least: 18, at_most: 35 };
        for way in &mut stage.ways {
            way.requires = pothik::catalog::Condition { limits: vec![limits] };
        }
    }
    let given = circumstances(&[("age", "40")]).circumstances();
    let plan = pothik::advice::plan::plan(&catalog, 0.into(), &given);
    for (lang, wanted) in [
        (Lang::En, "(11%): it is closed to you from stage 2 on (only up to 35 years)."),
        (Lang::Bn, "শেখা যাবে: ২ নম্বর ধাপ থেকে আপনার জন্য বন্ধ (শুধু ৩৫ বছর পর্যন্ত)।"),
    ] {
        let document = report::plan(&catalog, &Words::new(lang), &plan, TODAY.parse().unwrap(), TODAY.parse().unwrap());
        let told = report::terminal(&document, usize::MAX);
        assert!(told.contains(wanted), "{told}");
    }
}
