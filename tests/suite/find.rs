//! What people type finds what they mean: headings, questions and several words, in both languages.

use serde_json::Value;

use pothik::answers::Answers;

use crate::support::{self, CATALOG, failure, pothik, stdout};

/// The topic that a question finds, or what is said instead.
fn topic(question: &str) -> String {
    let output = pothik().args(["guide", "--format", "json", question]).output().unwrap();
    match serde_json::from_slice::<Value>(&output.stdout) {
        Ok(found) => found["id"].as_str().unwrap_or_default().to_owned(),
        Err(_) => String::from_utf8(output.stderr).unwrap(),
    }
}

/// Each question that does not find its topic, with what it does.
fn wrong(questions: &[(&str, &str)]) -> Vec<String> {
    let found = questions.iter().map(|(question, id)| (question, id, topic(question)));
    let wrong = found.filter(|(_, id, found)| found != *id);
    wrong.map(|(question, id, found)| format!("{question} ({id}): {found}")).collect()
}

/// The sections of the article that brings people here, each as it may be headed and typed.
const HEADINGS: [(&str, &str); 24] = [
    ("আউটসোর্সিং কি?", "outsourcing"),
    ("আউটসোর্সিং কী?", "outsourcing"),
    ("আউটসোর্সিং কাকে বলে?", "outsourcing"),
    ("What is outsourcing?", "outsourcing"),
    ("আউটসোর্সিং এর সুবিধা কি?", "benefits"),
    ("আউটসোর্সিংয়ের সুবিধাগুলো কী কী?", "benefits"),
    ("What are the benefits of outsourcing?", "benefits"),
    ("কি কি কাজ করা যায়?", "kinds-of-work"),
    ("আউটসোর্সিং এ কি কি কাজ করা যায়?", "kinds-of-work"),
    ("কি ধরনের কাজ পাওয়া যায়?", "kinds-of-work"),
    ("What kinds of work can be done?", "kinds-of-work"),
    ("কিভাবে শিখবেন?", "how-to-learn"),
    ("আউটসোর্সিং কিভাবে শিখবেন?", "how-to-learn"),
    ("How can you learn outsourcing?", "how-to-learn"),
    ("কোথায় কাজ পাবেন?", "sites"),
    ("আউটসোর্সিং এর কাজ কোথায় পাবেন?", "sites"),
    ("কোন কোন সাইটে কাজ করা যায়?", "sites"),
    ("Where can you find work?", "sites"),
    ("কিভাবে আয় করবেন?", "how-to-earn"),
    ("আউটসোর্সিং করে কিভাবে আয় করবেন?", "how-to-earn"),
    ("কিভাবে কাজ শুরু করবেন?", "how-to-earn"),
    ("How to earn from outsourcing?", "how-to-earn"),
    ("How to earn with a mobile?", "phone-only"),
    ("মোবাইল দিয়ে কিভাবে আয় করা যায়?", "phone-only"),
];

#[test]
fn headings_find_their_topic_with_and_without_a_question_mark() {
    assert_eq!(wrong(&HEADINGS), [] as [String; 0]);
    let bare: Vec<(String, &str)> =
        HEADINGS.iter().map(|(heading, id)| (heading.replace('?', "").to_uppercase(), *id)).collect();
    let bare: Vec<(&str, &str)> = bare.iter().map(|(heading, id)| (heading.as_str(), *id)).collect();
    assert_eq!(wrong(&bare), [] as [String; 0]);
}

#[test]
fn what_is_typed_needs_no_quotes() {
    let title = |id: &str| CATALOG.guides.iter().find(|it| it.id == id).unwrap().title.en.clone();
    for (heading, id) in HEADINGS {
        let unquoted = stdout(pothik().arg("guide").args(heading.split(' ')));
        assert!(unquoted.starts_with(&*title(id)), "{heading}: {unquoted}");
        assert_eq!(unquoted, stdout(pothik().args(["guide", heading])));
    }
    assert!(stdout(pothik().args(["show", "graphic", "design"])).starts_with("Graphic design\n"));
    assert!(stdout(pothik().args(["show", "google", "adsense", "--age", "17"])).starts_with("Google AdSense"));
    assert!(stdout(pothik().args(["plan", "graphic designing?"])).contains("raphic design"));
    assert!(stdout(pothik().args(["compare", "the graphics design", "seo?"])).contains("Graphic design"));
}

/// Written before the rule was; the rule knows no word of them.
#[test]
fn natural_questions_find_their_topic() {
    let questions = [
        ("can i do freelancing with just my phone", "phone-only"),
        ("is it a scam if they ask for money first", "scams"),
        ("i am still at school can i start freelancing", "under-18"),
        ("how do i get money from fiverr to bkash", "getting-paid"),
        ("do i have to pay tax on freelancing income", "tax"),
        ("which laptop should i buy", "computer"),
        ("will chatgpt take my job", "ai"),
        ("my english is weak", "english"),
        ("why am i not getting any orders", "no-orders"),
        ("which skill is easiest to learn", "easiest"),
        ("how much can i earn", "income"),
        ("is it a scam", "scams"),
        ("মোবাইল দিয়ে কি সত্যিই কাজ করা যায়?", "phone-only"),
        ("ফ্রিল্যান্সিং কি জায়েজ?", "halal"),
        ("পেপ্যাল ছাড়া টাকা আনব কীভাবে", "paypal"),
        ("কত দিনে শিখতে পারব", "how-long"),
        ("আমার বয়স ১৬, আমি কি পারব", "under-18"),
        ("ইংরেজি কম জানি, হবে?", "english"),
        ("সরকারি কোর্সে কিভাবে ভর্তি হব", "state-course"),
        ("ফাইভার ভালো নাকি আপওয়ার্ক ভালো", "fiverr-or-upwork"),
        ("কোন ল্যাপটপ কিনব", "computer"),
        ("আমি কি মাসে ৫০ হাজার টাকা আয় করতে পারব", "income"),
    ];
    assert_eq!(wrong(&questions), [] as [String; 0]);
}

#[test]
fn what_is_about_something_else_finds_nothing() {
    for question in [
        "how do i",
        "is it a",
        "what is the weather in dhaka",
        "pizza recipe",
        "who won the football match",
        "how to cook rice",
        "where is my cat",
        "is there life on mars",
        "আমি কি",
        "আজ আবহাওয়া কেমন",
        "কিভাবে রান্না করব",
        "ক্রিকেট খেলা কবে",
    ] {
        let error = failure(pothik().args(["guide", question]), 1);
        assert!(error.contains("hint: "), "{error}");
    }
}

/// Whole words decide what is suggested; letters only where no word is shared.
#[test]
fn what_comes_near_is_suggested() {
    let hint = |args: &[&str]| failure(pothik().args(args), 2);
    let nearest = |question: &[&str]| failure(pothik().arg("guide").args(question), 1);
    let error = nearest(&["scam", "halal"]);
    assert!(error.contains("(pothik guide scams)") && error.contains("(pothik guide halal)"), "{error}");
    assert!(nearest(&["halla"]).contains("(pothik guide halal)"));
    assert!(hint(&["show", "design"]).contains("did you mean `graphic-design` or `web-design`"));
    assert!(hint(&["show", "how", "much", "can", "i", "earn"]).contains("pothik guide income"));
    assert!(hint(&["guide", "wordpress"]).contains("pothik show web-design"));
    assert!(hint(&["guide", "graphic", "design?"]).contains("pothik show graphic-design"));
}

#[test]
fn choices_are_taken_as_people_write_them() {
    for (flag, written, id) in [
        ("device", "মোবাইল", "phone"),
        ("device", "Mobile", "phone"),
        ("device", "ফোন", "phone"),
        ("device", "laptop", "computer"),
        ("internet", "wifi", "unlimited"),
        ("internet", "এমবি", "mobile-data"),
        ("identity", "nid", "national-id"),
        ("identity", "জন্মনিবন্ধন", "birth-certificate"),
        ("schooling", "inter", "hsc"),
        ("mentor", "nai", "no"),
        ("centre", "পারব", "yes"),
    ] {
        let circumstances = |value: &str| support::circumstances(&[(flag, value)]);
        assert_eq!(circumstances(written), circumstances(id), "--{flag} {written}");
    }
    let mut answers = Answers::none(&CATALOG);
    answers.taster(&CATALOG, "seo", "ভালো লেগেছে").unwrap();
    let mut expected = Answers::none(&CATALOG);
    expected.taster(&CATALOG, "seo", "liked").unwrap();
    assert_eq!(answers, expected);
    // The flag takes what the file does.
    let tell = |value: &str| stdout(pothik().args(["plan", "animation", "--device", value]));
    assert_eq!(tell("মোবাইল"), tell("phone"));
}
