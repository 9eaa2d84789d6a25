//! One thread reads blocks of rows, several work on them, one writes what comes out. The blocks go round the workers in
//! turn and are taken from them in the same turn, so the order is kept and only a few blocks are in memory at a time.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::columns::Column;
use super::csv::{Dialect, LONGEST_QUOTED, LONGEST_ROW};
use super::tally::Tallies;
use super::worker::{Done, Reject, Worker};
use super::{Layout, Wishes};
use crate::catalog::Catalog;
use crate::error::Error;
use crate::phrase;

/// The size of a block in bytes, about.
const BLOCK: usize = 128 * 1024;
/// How many blocks may wait before and after each worker.
const WAITING: usize = 4;

/// How far a run is, or how it ended.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub learners: u64,
    pub rejected: u64,
    /// Bytes of input that were worked on.
    pub bytes: u64,
}

enum Work {
    Rows(Vec<u8>),
    /// A row that is too long to be one; so many bytes.
    TooLong(u64),
}

/// Advises everybody in `input`. Every reject is handed to `reject`, and `progress` is told how far it is, both in the
/// order of the rows.
///
/// # Errors
/// If the columns cannot be understood, or reading or writing fails. What was written until then stays written.
pub fn run(
    catalog: &Catalog,
    wishes: &Wishes,
    mut input: impl Read + Send,
    output: &mut dyn Write,
    reject: &mut dyn FnMut(&Reject) -> Result<(), Error>,
    progress: &dyn Fn(Progress),
    doubts: &dyn Fn(Vec<(String, String)>),
) -> Result<(Progress, Option<Tallies>), Error> {
    let mut sample = Vec::new();
    let mut is_end = read_sample(&mut input, BLOCK, &mut sample)?;
    // What the columns are is told by the whole first row or not at all.
    while !is_end && !super::has_first_row(catalog, wishes, &sample) {
        if sample.len() > LONGEST_ROW {
            return Err(super::first_row_too_long());
        }
        let wanted = sample.len();
        is_end = read_sample(&mut input, wanted, &mut sample)?;
    }
    let layout = Layout::new(catalog, wishes, &sample)?;
    sample.drain(..layout.skip);
    doubts(layout.doubtful());
    output.write_all(&layout.header)?;
    let (layout, is_csv_named) = (&layout, wishes.columns.is_none() && layout.columns.is_some());
    thread::scope(|scope| {
        let (mut to_workers, mut from_workers, mut workers) = (Vec::new(), Vec::new(), Vec::new());
        // The reader comes first: of the threads that a machine allows it needs one, the workers take what is left.
        let (start, started) = sync_channel::<Vec<SyncSender<Work>>>(1);
        let reading = move || started.recv().map_or(Ok(()), |workers| read(layout, input, sample, &workers));
        let reader = thread::Builder::new().spawn_scoped(scope, reading).map_err(|error| no_thread(&error))?;
        for _ in 0..wishes.jobs.max(1) {
            let (to_worker, work) = sync_channel(WAITING);
            let (done, from_worker) = sync_channel(WAITING);
            match thread::Builder::new().spawn_scoped(scope, move || work_on(layout, &work, &done)) {
                Ok(worker) => workers.push(worker),
                Err(error) if workers.is_empty() => return Err(no_thread(&error)),
                Err(_) => break,
            }
            to_workers.push(to_worker);
            from_workers.push(from_worker);
        }
        // It waits for them, so it takes them.
        let _ = start.send(to_workers);
        let mut sum = Progress::default();
        let mut row = 1 + u64::from(is_csv_named);
        // When a worker has nothing more, the one before it had the last block.
        for done in (0..).map_while(|turn: usize| from_workers[turn % from_workers.len()].recv().ok()) {
            output.write_all(&done.out)?;
            for it in done.rejects {
                reject(&Reject { row: row + it.row, ..it })?;
            }
            row += done.rows;
            sum.learners += done.learners;
            sum.rejected += done.rejected;
            sum.bytes += done.bytes;
            progress(sum);
        }
        output.flush()?;
        join(reader)?;
        let mut all = workers.into_iter().filter_map(join).reduce(|mut all, tallies| {
            all.add(catalog, tallies);
            all
        });
        if let (Some(all), Some(group)) = (&mut all, &wishes.group) {
            all.unite(catalog, Column::named(catalog, group));
        }
        Ok((sum, all))
    })
}

fn no_thread(error: &io::Error) -> Error {
    Error::data(phrase!("error-threads", why = error), phrase!("hint-threads"))
}

/// The result of a thread; a panic there is a panic here.
fn join<T>(thread: thread::ScopedJoinHandle<T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn work_on(layout: &Layout, work: &Receiver<Work>, done: &SyncSender<Done>) -> Option<Tallies> {
    let mut worker = Worker::new(layout);
    for work in work {
        let result = match work {
            Work::Rows(bytes) => worker.block(&bytes),
            Work::TooLong(bytes) => worker.too_long(bytes),
        };
        if done.send(result).is_err() {
            break;
        }
    }
    worker.tallies()
}

/// Cuts the input into blocks of whole rows and hands them round; `buffer` was read before. Ends early if nobody works
/// any more.
fn read(layout: &Layout, mut input: impl Read, mut buffer: Vec<u8>, workers: &[SyncSender<Work>]) -> io::Result<()> {
    let dialect = layout.columns.as_ref().map(|(columns, dialect)| (*dialect, columns.names.len()));
    let mut turn = workers.iter().cycle();
    let mut send = |work: Work| turn.next().is_some_and(|worker| worker.send(work).is_ok());
    // The bytes so far of a row that is too long.
    let mut too_long: Option<u64> = None;
    let mut is_end = false;
    while !is_end {
        // Of a row that is not whole yet as much again, so that it is not looked through too often.
        let wanted = BLOCK.saturating_sub(buffer.len()).max(BLOCK / 2).max(buffer.len());
        is_end = read_on(&mut input, wanted, &mut buffer)? < wanted;
        if let Some(bytes) = too_long.take() {
            let end = memchr::memchr(line_end(dialect), &buffer);
            let length = end.map_or(buffer.len(), |end| end + 1);
            let bytes = bytes + length as u64;
            buffer.drain(..length);
            if end.is_some() || is_end {
                if !send(Work::TooLong(bytes)) {
                    return Ok(());
                }
            } else {
                too_long = Some(bytes);
                continue;
            }
        }
        let whole = if is_end { buffer.len() } else { whole_rows(dialect, &buffer) };
        let mut rest = Vec::with_capacity(BLOCK + BLOCK / 2);
        rest.extend_from_slice(&buffer[whole..]);
        buffer.truncate(whole);
        let rows = std::mem::replace(&mut buffer, rest);
        if !rows.is_empty() && !send(Work::Rows(rows)) {
            return Ok(());
        }
        if buffer.len() > longest(dialect, &buffer) {
            too_long = Some(buffer.len() as u64);
            buffer.clear();
        }
    }
    if let Some(bytes) = too_long {
        send(Work::TooLong(bytes));
    }
    Ok(())
}

/// How much of a row is kept until its end comes.
fn longest(dialect: Option<(Dialect, usize)>, beginning: &[u8]) -> usize {
    let is_quoted = dialect.is_some() && memchr::memchr(b'"', beginning).is_some();
    if is_quoted { LONGEST_QUOTED } else { LONGEST_ROW + "\r\n".len() }
}

fn line_end(dialect: Option<(Dialect, usize)>) -> u8 {
    dialect.map_or(b'\n', |(dialect, _)| dialect.line_end)
}

fn whole_rows(dialect: Option<(Dialect, usize)>, bytes: &[u8]) -> usize {
    match dialect {
        Some((dialect, columns)) => dialect.whole_rows(bytes, Some(columns)),
        None => memchr::memrchr(b'\n', bytes).map_or(0, |end| end + 1),
    }
}

/// Reads `wanted` bytes more, and what tells a carriage return alone from one before a line feed; whether that was all.
fn read_sample(input: &mut impl Read, wanted: usize, sample: &mut Vec<u8>) -> io::Result<bool> {
    let mut is_end = read_on(input, wanted, sample)? < wanted;
    while !is_end && sample.ends_with(b"\r") && sample.len() <= LONGEST_ROW {
        is_end = read_on(input, 1, sample)? == 0;
    }
    Ok(is_end)
}

/// Reads `wanted` bytes more, or all that is left.
fn read_on(input: &mut impl Read, wanted: usize, buffer: &mut Vec<u8>) -> io::Result<usize> {
    // Not with `read_to_end`: it begins with small pieces, and makes room for all of them each time.
    let begin = buffer.len();
    let mut end = begin;
    buffer.resize(begin + wanted, 0);
    while end < buffer.len() {
        match input.read(&mut buffer[end..]) {
            Ok(0) => break,
            Ok(read) => end += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    buffer.truncate(end);
    Ok(end - begin)
}
