//! One answer in many spellings, and rows in many shapes: what was generated holds whatever anybody writes.

use std::fmt::Write as _;

use pothik::batch::{Form, Reject, Wishes};
use pothik::catalog::{Place, Values, fold};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::numbers::DOORS_OF_NAMES;
use crate::support::{CATALOG, rows, wishes};

const LONGEST: usize = 1024 * 1024;

/// How a text is spelled: a number for each choice there is.
fn way() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 1..40)
}

/// Letters that Unicode writes in two ways.
const LETTERS: [(&str, &str); 4] = [
    ("\u{9df}", "\u{9af}\u{9bc}"),
    ("\u{9dc}", "\u{9a1}\u{9bc}"),
    ("\u{9dd}", "\u{9a2}\u{9bc}"),
    ("\u{9cb}", "\u{9c7}\u{9be}"),
];

/// `text` in another case, with other blanks, with joiners where Bengali is, with digits of either script and letters of
/// either way.
fn spelled(text: &str, way: &[u8]) -> String {
    let in_two = LETTERS.iter().fold(text.to_owned(), |text, (one, two)| text.replace(one, two));
    let in_one = LETTERS.iter().fold(in_two.clone(), |text, (one, two)| text.replace(two, one));
    let text = if way[way.len() / 2] & 1 == 0 { in_one } else { in_two };
    let mut out = blanks(way[0]).to_owned();
    for (c, way) in text.chars().zip(way.iter().cycle()) {
        match c {
            ' ' | '-' => out.push_str([" ", "-", "_", "  ", "\u{a0}", " - "][usize::from(way % 6)]),
            '0'..='9' | '০'..='৯' => out.push(digit(c, way & 1 == 1)),
            _ if way & 1 == 1 => out.extend(c.to_uppercase()),
            _ => out.extend(c.to_lowercase()),
        }
        if !c.is_ascii() && way & 6 == 6 {
            out.push(if way & 8 == 8 { '\u{200c}' } else { '\u{200d}' });
        }
    }
    out + blanks(way[way.len() - 1])
}

fn blanks(way: u8) -> &'static str {
    ["", "", " ", "  ", "\t", "\u{a0}"][usize::from(way % 6)]
}

/// A digit in one of the two scripts.
fn digit(c: char, is_bengali: bool) -> char {
    let value = c.to_digit(10).unwrap_or_else(|| u32::from(c) - u32::from('০'));
    char::from_u32(u32::from(if is_bengali { '০' } else { '0' }) + value).unwrap()
}

/// A whole number in another way.
fn counted(number: u32, way: &[u8]) -> String {
    let zeros = ["", "0", "00"][usize::from(way[0] % 3)];
    let ending = ["", ".0", ",0", ".00", "", ",00"][usize::from(way[way.len() - 1] % 6)];
    let text = format!("{zeros}{number}{ending}");
    let text: String = (text.chars().zip(way.iter().cycle()))
        .map(|(c, way)| if c.is_ascii_digit() { digit(c, way & 1 == 1) } else { c })
        .collect();
    format!("{}{text}{}", blanks(way[way.len() / 2]), blanks(way[0] / 3))
}

/// The groups of these values of a column, each with how many are in it, and the codes of the learners.
fn groups(by: &str, values: &[String]) -> Result<Vec<(String, u64)>, TestCaseError> {
    let csv = values.iter().fold(format!("age,{by}\n"), |text, value| text + &format!("20,\"{value}\"\n"));
    let json = values.iter().fold(String::new(), |text, value| {
        text + &format!("{{\"age\":20,\"{by}\":{}}}\n", escaped(value, value.len() % 2 == 0))
    });
    let [csv, json] = [(Form::Csv, csv), (Form::Jsonl, json)].map(|(form, text)| {
        let wishes = Wishes { count: true, group: Some(by.to_owned()), ..wishes(form) };
        let (_, rejects, tallies) = rows(&wishes, text.as_bytes());
        let groups = tallies.unwrap().groups.into_iter().map(|(name, tally)| (name, tally.learners));
        (rejects, groups.collect::<Vec<_>>())
    });
    prop_assert_eq!(&csv.0, &[]);
    prop_assert_eq!(&csv, &json);
    Ok(csv.1)
}

/// A string of JSON, with nothing or everything escaped.
fn escaped(text: &str, all: bool) -> String {
    if !all {
        return serde_json::Value::from(text).to_string();
    }
    let units = text.encode_utf16().fold(String::new(), |mut out, unit| {
        let _ = write!(out, "\\u{unit:04x}");
        out
    });
    format!("\"{units}\"")
}

/// A text of somebody's own that is neither a number nor begins with a zero.
fn other() -> impl Strategy<Value = String> {
    let word = select(vec!["Savar", "ময়মনসিংহ", "বড় বাজার", "আষাঢ়", "পোড়াদহ", "Ward 10", "১২ নং", "class-9", "সেক্টর ৪"]);
    (word, "( [a-z]{1,5})?").prop_map(|(word, rest)| word.to_owned() + &rest)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_answer_is_the_same_in_every_spelling(ways in vec(way(), 1..5)) {
        for (at, circumstance) in CATALOG.circumstances.iter_enumerated() {
            let Values::Scale(levels) = &circumstance.values else { continue };
            let chosen = usize::from(ways[0][0]) % levels.len();
            let level = &levels[chosen];
            let names = [&*level.id, &level.name.en, &level.name.bn];
            let values: Vec<String> = ways.iter().zip(names.iter().cycle()).map(|(way, name)| spelled(name, way)).collect();
            for (value, (name, door)) in values.iter().zip(DOORS_OF_NAMES.iter().cycle()) {
                prop_assert_eq!(door(&circumstance.id, value), Some(chosen as u32), "{}: {:?}", name, value);
            }
            prop_assert_eq!(groups(&CATALOG.circumstances[at].id, &values)?, [(level.id.clone(), values.len() as u64)]);
        }
    }

    #[test]
    fn a_number_is_one_group_in_every_spelling(number in 1..=5_u32, hours in 1..=80_u32, ways in vec(way(), 1..5)) {
        let of = |number: u32| ways.iter().map(|way| counted(number, way)).collect::<Vec<_>>();
        let interest = &CATALOG.interests[Place::from(0)].id;
        for (column, number) in [("cut-video", number), (interest, number), ("hours", hours)] {
            prop_assert_eq!(groups(column, &of(number))?, [(number.to_string(), ways.len() as u64)], "{}", column);
        }
    }

    #[test]
    fn a_text_is_one_group_in_every_spelling(one in other(), two in other(), ways in vec(way(), 1..5)) {
        let both: Vec<String> = ways.iter().flat_map(|way| [spelled(&one, way), spelled(&two, way)]).collect();
        let count = ways.len() as u64;
        let wanted = if fold(&one) == fold(&two) { vec![2 * count] } else { vec![count; 2] };
        let found: Vec<u64> = groups("upazila", &both)?.into_iter().map(|(_, count)| count).collect();
        prop_assert_eq!(found, wanted, "{:?}", both);
    }

    /// A number of somebody's own is one, unless it begins with a zero: then it is a name.
    #[test]
    fn numbers_that_are_no_answers_are_one_group_too(number in 1..3000_u32, ways in vec(way(), 1..5)) {
        let values: Vec<String> = ways.iter().map(|way| counted(number, &[&[0], &way[..]].concat())).collect();
        let found = groups("roll", &values)?;
        prop_assert_eq!(found.len(), 1, "{:?}", values);
        let zero = format!("0{number}");
        prop_assert_eq!(groups("roll", &[values, vec![zero]].concat())?.len(), 2);
    }
}

/// A row, and what is to become of it.
#[derive(Debug, Clone)]
enum Row {
    /// Somebody of this name.
    Learner(String),
    /// Somebody whose row has this many bytes.
    Long(usize),
    /// Nobody.
    Blank(&'static str),
    /// A mistake.
    Wrong(String),
}

fn csv_row() -> impl Strategy<Value = Row> {
    let blank = select(vec!["", ",,", " ,\t, ", "\"\",\"\",\"\"", ",\u{a0},", "\" \",,", ",", ",,,,", " "]);
    let fields = select(vec!["x", "x,5", "x,5,y,z", "\"x\",5,y,z", "x,7,y", "x,\"5\"5,y", "x,\u{200d},y"]);
    prop_oneof![
        40 => "[a-zকয়,;\"\n\r =|]{0,8}".prop_map(Row::Learner),
        20 => blank.prop_map(Row::Blank),
        20 => fields.prop_map(|row| Row::Wrong(row.to_owned())),
        1 => (LONGEST - 2..LONGEST + 3).prop_map(Row::Long),
        1 => (100_000..300_000_usize).prop_map(Row::Long),
    ]
}

/// What was found wrong, by row.
fn numbers(rejects: &[Reject]) -> Vec<u64> {
    let mut numbers: Vec<u64> = rejects.iter().map(|reject| reject.row).collect();
    numbers.dedup();
    numbers
}

/// The rows as text, the names of those who are to be advised, and the numbers of the rows that are not.
fn written(
    rows: &[Row],
    first: u64,
    learner: impl Fn(&str) -> String,
    ends: &[&str],
) -> (String, Vec<String>, Vec<u64>) {
    let (mut text, mut names, mut wrong) = (String::new(), Vec::new(), Vec::new());
    for ((row, number), end) in rows.iter().zip(first..).zip(ends.iter().cycle()) {
        let somebody = |name: String| (learner(&name), Some(name));
        let (line, name) = match row {
            Row::Learner(name) => somebody(name.clone()),
            Row::Long(length) => somebody("x".repeat(length - learner("").len())),
            Row::Blank(line) => ((*line).to_owned(), None),
            Row::Wrong(line) => (line.clone(), None),
        };
        match (row, name) {
            (Row::Blank(_), _) => {}
            (_, Some(name)) if line.len() <= LONGEST => names.push(name),
            _ => wrong.push(number),
        }
        text += &line;
        text += end;
    }
    (text, names, wrong)
}

/// The first field of each row of advice.
fn names_in_csv(out: &str) -> Vec<String> {
    csv::Reader::from_reader(out.as_bytes()).records().map(|row| row.unwrap()[0].to_owned()).collect()
}

fn names_in_json(out: &str) -> Vec<String> {
    let name = |line| serde_json::from_str::<serde_json::Value>(line).unwrap()["name"].as_str().unwrap().to_owned();
    out.lines().map(name).collect()
}

const FEEDS: &[&str] = &["\n", "\r\n", "\r\r\n"];

fn json_row() -> impl Strategy<Value = Row> {
    let half = select(vec!["\\ud800", "\\udfff", "\\udc00\\ud800", "\\ud83dx", "\\ud83d\\u0041", "\\uDBFF\\\\"]);
    let around = select(vec![
        r#"{"name":"aHb","cut-video":5}"#,
        r#"{"name":"H","cut-video":5}"#,
        r#"{"name":["H"],"cut-video":5}"#,
        r#"{"name":{"H":1},"cut-video":5}"#,
        r#"{"name":"a","H":1,"cut-video":5}"#,
        r#"{"name":"a","cut-video":"H"}"#,
        r#"{"name":"a","device":"phoneH","cut-video":5}"#,
    ]);
    let twice = select(vec![
        r#"{"name":"a","name":"b","cut-video":5}"#,
        r#"{"name":"a","cut-video":5,"name":"a"}"#,
        r#"{"name":"a","n\u0061me":"b","cut-video":5}"#,
        r#"{"name":"a","cut-video":5,"cut-video":5}"#,
        r#"{"name":"a","cut-video":5,"\u0063ut-video":"4"}"#,
        r#"{"name":"a","cut-video":5," cut-video":4}"#,
        r#"{"name":"a","cut-video":5}{"name":"b","cut-video":4}"#,
        "{\"name\":\"a\",\"cut-video\":5}\r{\"name\":\"b\",\"cut-video\":4}",
        r#"[{"name":"a","cut-video":5}]"#,
    ]);
    prop_oneof![
        40 => any::<String>().prop_map(Row::Learner),
        10 => select(vec!["", " ", "\t", " \u{a0}"]).prop_map(Row::Blank),
        20 => (around, half).prop_map(|(row, half)| Row::Wrong(row.replace('H', half))),
        20 => twice.prop_map(|row| Row::Wrong(row.to_owned())),
        1 => (LONGEST - 2..LONGEST + 3).prop_map(Row::Long),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever ends the first line and the others, and wherever it stands within quotes.
    #[test]
    fn every_row_of_csv_is_advised_or_blank_or_one_mistake(
        mut all in vec(csv_row(), 0..30),
        header_end in select(vec!["\n", "\r\n", "\r", "\r\r\n"]),
        ends in prop_oneof![vec(select(FEEDS), 1..4), Just(vec!["\r"])],
        is_ended in any::<bool>(),
    ) {
        // A line that is blank from the beginning would make one end of two.
        all.insert(0, Row::Learner("first".to_owned()));
        let learner = |name: &str| {
            let is_plain = !name.contains([',', '"', '\n', '\r']);
            if is_plain { format!("{name},5,y") } else { format!("\"{}\",5,y", name.replace('"', "\"\"")) }
        };
        let (mut text, names, wrong) = written(&all, 2, learner, &ends);
        if !is_ended {
            text.truncate(text.trim_end_matches(['\r', '\n']).len());
        }
        let input = format!("name,cut-video,place{header_end}{text}");
        let (out, rejects, _) = rows(&wishes(Form::Csv), input.as_bytes());
        prop_assert_eq!(names_in_csv(&out), names);
        prop_assert_eq!(numbers(&rejects), wrong);
    }

    #[test]
    fn every_object_is_advised_or_one_mistake(mut all in vec(json_row(), 0..30), ends in vec(select(FEEDS), 1..4), is_escaped in any::<bool>()) {
        // Its keys are the columns.
        all.insert(0, Row::Learner("first".to_owned()));
        let learner = |name: &str| {
            let is_escaped = is_escaped && name.len() < 1000;
            format!("{{\"name\":{},\"cut-video\":5}}", escaped(name, is_escaped))
        };
        let (text, names, wrong) = written(&all, 1, learner, &ends);
        for output in [Form::Csv, Form::Jsonl] {
            let (out, rejects, _) = rows(&Wishes { output, ..wishes(Form::Jsonl) }, text.as_bytes());
            let found = if output == Form::Csv { names_in_csv(&out) } else { names_in_json(&out) };
            prop_assert_eq!(&found, &names);
            prop_assert_eq!(numbers(&rejects), &wrong[..]);
        }
    }
}

/// What stands where the beginning of the input is cut off tells no other end of a line.
#[test]
fn a_line_of_names_may_end_where_a_block_does() {
    for end in ["\r\n", "\r\r\n", "\r", "\n"] {
        for before in 0..4 {
            let names = format!("name,cut-video,{}", "p".repeat(128 * 1024 - before - "name,cut-video,".len()));
            let input = format!("{names}{end}A,5,x{end}B,4,y{end}");
            let (out, rejects, _) = rows(&wishes(Form::Csv), input.as_bytes());
            assert_eq!(
                (names_in_csv(&out), numbers(&rejects)),
                (vec!["A".to_owned(), "B".to_owned()], vec![]),
                "{end:?}"
            );
            assert_eq!(out.ends_with("\r\n"), end.ends_with("\r\n"), "{end:?}");
        }
    }
}
