//! How fast Pothik is, each time beside something that does less in the same run: absolute times say little about another
//! machine, ratios do.
//!
//!     cargo bench                         1,000,000 learners
//!     cargo bench -- 100000               another number
//!     PEERS=python3 cargo bench           and DuckDB and Polars, if this Python has them (benches/peers)

use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use pothik::answers::{Answer, Answers};
use pothik::batch::Advisor;
use pothik::catalog::{Catalog, Values};

const POTHIK: &str = env!("CARGO_BIN_EXE_pothik");
/// Each time is the best of this many: two cores of a rented machine may be halves of one for a minute, and whole the next.
const TIMES: usize = 20;
/// How many circumstances the file has columns for.
const CIRCUMSTANCES: usize = 10;

fn main() {
    let learners = std::env::args().skip(1).find_map(|it| it.parse().ok()).unwrap_or(1_000_000);
    let catalog = Catalog::embedded();
    let folder = tempfile::tempdir().expect("there is a folder for temporary files");
    let (csv, jsonl) = (folder.path().join("learners.csv"), folder.path().join("learners.jsonl"));
    write_learners(&catalog, learners, &csv, &jsonl);

    let nothing = folder.path().join("nothing");
    let advice = "recommend --no-input --rate arrange-poster=5,repair-things=1,keep-accounts=2,write-story=4";
    let times = rounds([&mut || run(Command::new("true")), &mut || {
        run(Command::new(POTHIK).args(advice.split(' ')).stdout(Stdio::null()));
    }]);
    let [hello, recommend] = best(&times);
    println!("start       a program that does nothing {hello:.1?}, recommend {recommend:.1?}");

    let mut advisor = Advisor::new(&catalog);
    let many = random_answers(&catalog, learners.min(100_000));
    let batch = |input: &Path| run(Command::new(POTHIK).arg("batch").arg(input).stdout(sink(&nothing)));
    let times = rounds([
        &mut || split(&csv),
        &mut || many.iter().for_each(|answers| advisor.turn_to(black_box(answers))),
        &mut || batch(&csv),
        &mut || batch(&jsonl),
    ]);
    let [splitting, scoring, from_csv, from_jsonl] = best(&times);
    report("csv crate, only splitting, one core", splitting, splitting, learners);
    report("scoring alone, one core", scoring * (learners / many.len()) as u32, splitting, learners);
    report("pothik batch, CSV", from_csv, splitting, learners);
    report("pothik batch, JSON Lines", from_jsonl, splitting, learners);
    println!(
        "            JSON Lines run at {:.2} of the rate of CSV",
        from_csv.as_secs_f64() / from_jsonl.as_secs_f64()
    );
    println!(
        "            round by round, in the median: CSV {:.2} times the splitting, JSON Lines {:.2} of the rate of CSV",
        median(times.iter().map(|[splitting, _, csv, _]| csv.as_secs_f64() / splitting.as_secs_f64())),
        median(times.iter().map(|[_, _, csv, jsonl]| csv.as_secs_f64() / jsonl.as_secs_f64())),
    );
    peers(&csv, folder.path(), from_csv);
}

fn report(name: &str, time: Duration, split: Duration, learners: usize) {
    let rate = learners as f64 / time.as_secs_f64() / 1e6;
    let ratio = time.as_secs_f64() / split.as_secs_f64();
    println!("{ratio:>5.2} times  {name}: {:.3} s, {rate:.2} million rows a second", time.as_secs_f64());
}

/// The times of each piece of work. They take turns, so that what else the machine does hits all of them.
fn rounds<const N: usize>(mut work: [&mut dyn FnMut(); N]) -> Vec<[Duration; N]> {
    let mut round = |_| {
        work.each_mut().map(|work| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
    };
    (0..TIMES).map(&mut round).collect()
}

/// The shortest time of each.
fn best<const N: usize>(rounds: &[[Duration; N]]) -> [Duration; N] {
    std::array::from_fn(|at| rounds.iter().map(|times| times[at]).min().unwrap_or_default())
}

fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

fn run(mut command: impl std::borrow::BorrowMut<Command>) {
    let command = command.borrow_mut().stderr(Stdio::null()).stdin(Stdio::null());
    let status = command.status().expect("the program can be started");
    assert!(status.success(), "{command:?} ended with {status}");
}

fn sink(file: &Path) -> Stdio {
    File::create(file).expect("a temporary file can be written").into()
}

/// What reading the file costs at least.
fn split(csv: &Path) {
    let mut reader = csv::Reader::from_path(csv).expect("the file is there");
    let mut record = csv::ByteRecord::new();
    let mut fields = 0;
    while reader.read_byte_record(&mut record).expect("the file is sound") {
        fields += record.len();
    }
    black_box(fields);
}

/// Numbers that are the same in every run: splitmix64.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % u64::from(bound)) as u32
    }
}

/// Answers of people who leave out one activity in 33 and one circumstance in 20.
fn random_answers(catalog: &Catalog, learners: usize) -> Vec<Answers> {
    let mut random = Random(1);
    let mut learner = |_| {
        let mut answers = Answers::none(catalog);
        for at in catalog.first_activities() {
            if random.below(33) > 0 {
                answers.ratings[at] = Answer::Given(1 + random.below(5) as u8);
            }
        }
        for (answer, circumstance) in answers.circumstances.iter_mut().zip(&catalog.circumstances).take(CIRCUMSTANCES) {
            if random.below(20) > 0 {
                *answer = Answer::Given(match &circumstance.values {
                    Values::Scale(levels) => random.below(levels.len() as u32),
                    Values::Range { min, max, .. } => min + random.below((max - min).min(50_000) + 1),
                });
            }
        }
        answers
    };
    (0..learners).map(&mut learner).collect()
}

fn write_learners(catalog: &Catalog, learners: usize, csv: &Path, jsonl: &Path) {
    let file = |path| BufWriter::new(File::create(path).expect("a temporary file can be written"));
    let (mut csv, mut jsonl) = (file(csv), file(jsonl));
    let firsts: Vec<_> = catalog.first_activities().collect();
    let circumstances = &catalog.circumstances.raw[..CIRCUMSTANCES];
    let ids = firsts.iter().map(|&at| &catalog.activities[at].id).chain(circumstances.iter().map(|it| &it.id));
    let ids: Vec<&str> = ids.map(String::as_str).collect();
    let mut write = || -> std::io::Result<()> {
        writeln!(csv, "id,{}", ids.join(","))?;
        for (row, answers) in random_answers(catalog, learners).iter().enumerate() {
            let ratings = firsts.iter().map(|&at| answers.ratings[at].given().map(|it| it.to_string()));
            let values = circumstances.iter().zip(&answers.circumstances);
            let values = values.map(|(circumstance, answer)| {
                answer.given().map(|it| match &circumstance.values {
                    Values::Scale(levels) => levels[it as usize].id.clone(),
                    Values::Range { .. } => it.to_string(),
                })
            });
            let cells: Vec<Option<String>> = ratings.chain(values).collect();
            write!(csv, "{row}")?;
            cells.iter().try_for_each(|cell| write!(csv, ",{}", cell.as_deref().unwrap_or_default()))?;
            writeln!(csv)?;
            write!(jsonl, "{{\"id\":{row}")?;
            for (id, cell) in ids.iter().zip(&cells) {
                match cell {
                    Some(cell) if cell.bytes().all(|byte| byte.is_ascii_digit()) => write!(jsonl, ",\"{id}\":{cell}")?,
                    Some(cell) => write!(jsonl, ",\"{id}\":\"{cell}\"")?,
                    None => write!(jsonl, ",\"{id}\":null")?,
                }
            }
            writeln!(jsonl, "}}")?;
        }
        csv.flush()?;
        jsonl.flush()
    };
    write().expect("a temporary file can be written");
}

/// DuckDB and Polars on the same file; their results are compared with ours before their time counts.
fn peers(csv: &Path, folder: &Path, ours: Duration) {
    let Ok(python) = std::env::var("PEERS") else {
        println!("            (DuckDB and Polars: PEERS=python3 cargo bench)");
        return;
    };
    let output = folder.join("advice.csv");
    run(Command::new(POTHIK).arg("batch").arg(csv).stdout(sink(&output)));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers/peers.py");
    let mut command = Command::new(python);
    command.arg(script).arg(csv).arg(&output).arg(TIMES.to_string());
    let lines = command.output().expect("Python can be started");
    eprint!("{}", String::from_utf8_lossy(&lines.stderr));
    for line in String::from_utf8_lossy(&lines.stdout).lines() {
        println!("{line}");
        let seconds = serde_json::from_str::<serde_json::Value>(line).ok().and_then(|it| it["seconds"].as_f64());
        if let Some(seconds) = seconds {
            println!("{:>5.2} times  as long as pothik batch", seconds / ours.as_secs_f64());
        }
    }
    assert!(lines.status.success(), "a peer disagrees with Pothik, or could not run");
}
