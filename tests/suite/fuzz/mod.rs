//! Any bytes at all, at every door: an error or a result, never a panic, a hang, or memory out of proportion.
//!
//! `cargo test` tries a few cases, always the same. As many as one likes, other ones for every seed:
//!
//!     POTHIK_FUZZ_CASES=1000000 POTHIK_FUZZ_SEED=1 cargo test --release --test suite fuzz -- --ignored --nocapture
//!
//! What fails is kept in `tests/fuzz/<door>` (a catalogue: as a sample in `tests/catalogs`), where every run begins.

mod doors;
mod input;

use std::cell::RefCell;
use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

use self::doors::{Door, doors};

/// Counts what the tests allocate.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// One case may take this long,
const LONGEST: Duration = Duration::from_secs(1);
/// this much memory whatever it is, and this much for each byte of its own.
const MOST_MEMORY: usize = 12 << 20;
const MOST_MEMORY_A_BYTE: usize = 100;

/// What the cases at one door took.
#[derive(Default)]
struct Taken {
    cases: u32,
    let_in: u32,
    /// Of the slowest case, with its length.
    time: (Duration, usize),
    /// Of the largest case, with its length.
    memory: (usize, usize),
}

/// Lets `bytes` in at a door. Time and memory are limited only where nothing else runs.
fn enter(door: &Door, bytes: &[u8], taken: &RefCell<Taken>, limited: bool) -> Result<(), TestCaseError> {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let start = Instant::now();
    let is_let_in = (door.enter)(bytes);
    let (time, memory) = (start.elapsed(), MEMORY.peak_usage().saturating_sub(before));
    let mut taken = taken.borrow_mut();
    taken.cases += 1;
    taken.let_in += u32::from(is_let_in);
    taken.time = taken.time.max((time, bytes.len()));
    taken.memory = taken.memory.max((memory, bytes.len()));
    let is_too_much = time > LONGEST || memory > MOST_MEMORY + MOST_MEMORY_A_BYTE * bytes.len();
    if limited && is_too_much {
        return Err(TestCaseError::fail(format!("{} bytes took {time:?} and {memory} bytes", bytes.len())));
    }
    Ok(())
}

/// Tries a door: its seeds as they are, then as many changes of them.
fn attempt(door: &Door, cases: u32, seed: u8, limited: bool) -> Taken {
    let taken = RefCell::default();
    for bytes in &door.seeds {
        enter(door, bytes, &taken, limited).unwrap();
    }
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 10_000, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]));
    let result = runner.run(&input::bytes(door), |bytes| enter(door, &bytes, &taken, limited));
    if let Err(TestError::Fail(reason, bytes)) = &result {
        panic!("door {}: {reason}\nthe bytes, to be kept: {}", door.name, bytes.escape_ascii());
    }
    result.unwrap();
    taken.into_inner()
}

#[test]
fn any_bytes_are_an_error_or_a_result() {
    for door in doors() {
        attempt(&door, door.few, 0, false);
    }
}

#[test]
#[ignore = "takes as long as one likes; how to run it stands at the top of this file"]
fn as_many_bytes_as_one_likes() {
    let number = |name: &str| std::env::var(name).ok().map(|value| value.parse::<u32>().expect(name));
    let cases = number("POTHIK_FUZZ_CASES").unwrap_or(100_000);
    let seed = number("POTHIK_FUZZ_SEED").unwrap_or(1).try_into().expect("POTHIK_FUZZ_SEED is below 256");
    println!("{:10} {:>8} {:>8} {:>8} {:>22} {:>26}", "door", "cases", "let in", "seconds", "slowest", "most memory");
    let mut total = 0;
    for door in doors() {
        let start = Instant::now();
        let Taken { cases, let_in, time, memory } = attempt(&door, (f64::from(cases) * door.share) as u32, seed, true);
        println!(
            "{:10} {cases:>8} {let_in:>8} {:>8.1} {:>9.1} ms ({:>5} B) {:>10} KiB ({:>7} B)",
            door.name,
            start.elapsed().as_secs_f64(),
            time.0.as_secs_f64() * 1e3,
            time.1,
            memory.0 / 1024,
            memory.1,
        );
        total += cases;
    }
    println!("{total} cases");
}
