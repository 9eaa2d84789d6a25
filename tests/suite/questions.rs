//! Questions in one's own words, in three languages: found, or refused with what comes nearest.

use serde::Deserialize;

use crate::support::{CATALOG, failure, pothik};

#[derive(Deserialize)]
struct Questions {
    question: Vec<Question>,
    #[serde(rename = "off-topic")]
    off_topic: Vec<OffTopic>,
}

#[derive(Deserialize)]
struct Question {
    text: String,
    topic: String,
    #[serde(default)]
    also: Vec<String>,
}

#[derive(Deserialize)]
struct OffTopic {
    text: String,
}

fn questions() -> Questions {
    toml::from_str(include_str!("questions.toml")).unwrap()
}

/// The topic that is given at once, if any is.
fn found(question: &str) -> Option<&'static str> {
    let best = *CATALOG.answers_to(question).first()?;
    best.is_meant().then(|| CATALOG.guides[best.guide].id.as_str())
}

#[test]
fn eight_of_ten_questions_find_their_topic_and_nine_of_ten_others_none() {
    let questions = questions();
    let is_right =
        |it: &&Question| found(&it.text).is_some_and(|id| id == it.topic || it.also.iter().any(|also| also == id));
    let right = questions.question.iter().filter(is_right).count();
    let refused = questions.off_topic.iter().filter(|it| found(&it.text).is_none()).count();
    assert!(right * 10 >= questions.question.len() * 8, "{right} of {}", questions.question.len());
    assert!(refused * 10 >= questions.off_topic.len() * 9, "{refused} of {}", questions.off_topic.len());
}

#[test]
fn what_is_not_known_is_said_with_the_nearest_topics() {
    let mut command = pothik();
    command.args(["guide", "kalke", "ki", "jhor", "hobe", "naki"]);
    let output = command.output().unwrap();
    assert!(output.stdout.is_empty());
    let error = failure(&mut command, 1);
    assert!(error.contains("has no answer to") && error.matches("(pothik guide ").count() == 3, "{error}");
    let mut bengali = pothik();
    bengali.args(["guide", "--lang", "bn", "কাল কি ঝড় হবে"]);
    assert!(failure(&mut bengali, 1).contains("উত্তর পথিকের জানা নেই"));
}
