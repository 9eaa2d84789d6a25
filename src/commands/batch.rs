//! `pothik batch`: everybody in a file.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Context, not_printed, note};
use crate::batch::{self, Form, MOST_GROUPS, Progress, Reject, Tallies, Wishes, csv};
use crate::catalog::Catalog;
use crate::cli::{Batch, Format};
use crate::error::Error;
use crate::files::{self, Draft};
use crate::interview::CANCELLED;
use crate::lang::Words;
use crate::report::{self, Cohort};
use crate::untrusted::{legible, quoted};
use crate::{phrase, say};

/// So many rejects are shown where no file keeps them.
const SHOWN: usize = 20;

/// So many blocks may be worked on at a time also where there are fewer cores.
const MOST_JOBS: usize = 16;

/// Advises everybody in a file.
pub fn run(context: &Context, catalog: &Catalog, args: &Batch) -> Result<(), Error> {
    let wishes = wishes(context, args)?;
    let summary_format = args.summary.as_deref().map(summary_format).transpose()?;
    let input = Input::open(args.file.as_deref())?;
    // What was begun is taken away if somebody stops it: a part must not look like the whole.
    let stop = || {
        files::discard_drafts();
        std::process::exit(CANCELLED)
    };
    ctrlc::set_handler(stop).map_err(io::Error::other)?;
    let draft = |file: &Path| Draft::new(file, context.force);
    let mut output = Output { draft: context.output.as_deref().map(draft).transpose()? };
    let words = Words::new(context.lang());
    let mut rejects = Rejects::new(args.rejects.as_deref().map(draft).transpose()?, &words)?;
    let summary = args.summary.as_deref().map(draft).transpose()?;
    let meter = Meter::new(input.size, &words, output.draft.is_some());
    let reject = &mut |reject: &Reject| rejects.add(reject);
    let done = batch::run(catalog, &wishes, input, &mut output, reject, &|it| meter.tell(it), &|it| doubt(&words, it));
    meter.bar.finish_and_clear();
    let (progress, tallies) = done?;
    output.draft.map_or(Ok(()), Draft::finish)?;
    let shown = rejects.finish()?;
    if let (Some(file), Some(format), Some(tallies)) = (summary, summary_format, &tallies) {
        write_summary(context, catalog, args, (file, format), progress, tallies)?;
    }
    note(&meter.end(progress));
    for line in &shown {
        note(line);
    }
    if progress.rejected > 0 {
        let hint = args.rejects.is_none().then(|| phrase!("hint-rejected"));
        return Err(Error::data(phrase!("error-rejected", n = progress.rejected as usize), hint));
    }
    Ok(())
}

/// A column that is only passed through may have been meant to hold answers.
fn doubt(words: &Words, columns: Vec<(String, String)>) {
    for (name, near) in columns {
        let name = quoted(&name);
        note(&say!(words, "note-column", name = name, near = near));
    }
}

fn wishes(context: &Context, args: &Batch) -> Result<Wishes, Error> {
    let file = args.file.as_deref().filter(|file| *file != Path::new("-"));
    let by_ending = match file.map(Format::of_file) {
        Some(Ok(Format::Jsonl)) => Form::Jsonl,
        _ => Form::Csv,
    };
    let input = args.input_format.unwrap_or(by_ending);
    let output = match (context.is_format_given, context.format) {
        (false, _) => input,
        (true, Format::Csv) => Form::Csv,
        (true, Format::Jsonl) => Form::Jsonl,
        (true, _) => return Err(Error::usage(phrase!("error-batch-format"), None)),
    };
    if input == Form::Jsonl && !args.columns.is_empty() {
        return Err(Error::usage(phrase!("error-batch-columns"), None));
    }
    let files = [context.output.as_ref(), args.rejects.as_ref(), args.summary.as_ref()];
    let named: Vec<_> = files.into_iter().flatten().collect();
    if let Some(twice) =
        named.iter().enumerate().find(|(at, file)| named[..*at].iter().any(|it| files::are_one(it, file)))
    {
        return Err(Error::usage(phrase!("error-batch-twice", file = &twice.1.display()), None));
    }
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    Ok(Wishes {
        chances: !args.no_chance,
        input,
        output,
        delimiter: args.delimiter,
        columns: (!args.columns.is_empty()).then(|| args.columns.clone()),
        top: args.top,
        // More do not make it faster, but each takes its memory.
        jobs: args.jobs.map_or_else(cores, |jobs| usize::from(jobs).min(cores().max(MOST_JOBS))),
        count: args.summary.is_some(),
        group: args.group.clone(),
    })
}

fn summary_format(file: &Path) -> Result<Format, Error> {
    if let Ok(format @ (Format::Json | Format::Markdown | Format::Html)) = Format::of_file(file) {
        return Ok(format);
    }
    Err(Error::usage(phrase!("error-summary", file = &file.display()), phrase!("hint-summary")))
}

fn write_summary(
    context: &Context,
    catalog: &Catalog,
    args: &Batch,
    (mut file, format): (Draft, Format),
    progress: Progress,
    tallies: &Tallies,
) -> Result<(), Error> {
    let by = args.group.as_deref();
    if tallies.too_many {
        let column = by.unwrap_or_default();
        let message = phrase!("error-groups", column = column, most = &MOST_GROUPS);
        return Err(Error::data(message, phrase!("hint-groups")));
    }
    let words = Words::new(context.lang());
    let cohort = Cohort { catalog, tallies, rejected: progress.rejected, by, words: &words, today: context.today };
    let text = match format {
        Format::Json => report::summary_json(&cohort),
        Format::Markdown => report::markdown(&report::summary(&cohort)),
        _ => report::html(&report::summary(&cohort), &words),
    };
    file.write_all(text.as_bytes()).map_err(|source| file.failed(source))?;
    file.finish()
}

struct Input {
    reader: Box<dyn Read + Send>,
    name: String,
    /// In bytes, if it is known.
    size: Option<u64>,
}

impl Input {
    fn open(file: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = file.filter(|file| *file != Path::new("-")) else {
            if io::stdin().is_terminal() {
                return Err(Error::usage(phrase!("error-no-file"), phrase!("hint-no-file")));
            }
            return Ok(Self { reader: Box::new(io::stdin()), name: "standard input".to_owned(), size: None });
        };
        let failed = |source| Error::file("read", path, source);
        let file = File::open(path).map_err(failed)?;
        let size = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|data| data.len());
        Ok(Self { reader: Box::new(file), name: path.display().to_string(), size })
    }
}

impl Read for Input {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let named = |error: io::Error| io::Error::new(error.kind(), format!("cannot read {}: {error}", self.name));
        self.reader.read(bytes).map_err(named)
    }
}

/// Where rows go: a file, or standard output.
struct Output {
    draft: Option<Draft>,
}

impl Output {
    /// The error with what it is about.
    fn named(&self, error: io::Error) -> io::Error {
        let kind = error.kind();
        let named = match &self.draft {
            Some(draft) => draft.failed(error),
            None => not_printed(error),
        };
        io::Error::new(kind, named.to_string())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match &mut self.draft {
            Some(draft) => draft.write(bytes),
            None => io::stdout().write(bytes),
        };
        written.map_err(|error| self.named(error))
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.draft.as_mut().map_or_else(|| io::stdout().flush(), Write::flush);
        flushed.map_err(|error| self.named(error))
    }
}

/// What is wrong with rejected rows: in a file, or the first few kept to be shown.
struct Rejects<'a> {
    words: &'a Words,
    draft: Option<Draft>,
    shown: Vec<String>,
    more: usize,
}

impl<'a> Rejects<'a> {
    fn new(draft: Option<Draft>, words: &'a Words) -> Result<Self, Error> {
        let mut rejects = Self { words, draft, shown: Vec::new(), more: 0 };
        rejects.write(&["row", "column", "value", "reason"])?;
        Ok(rejects)
    }

    fn add(&mut self, reject: &Reject) -> Result<(), Error> {
        let row = reject.row.to_string();
        let reason = || reject.reason.say(self.words);
        if self.draft.is_some() {
            let cells = [&row, &reject.column, &reject.value, &reason()];
            return self.write(&cells.map(|cell| harmless(cell)).each_ref().map(String::as_str));
        }
        if self.shown.len() < SHOWN {
            let row = self.words.lang().digits(&row);
            let line = if reject.column.is_empty() {
                say!(self.words, "reject-row", row = row, reason = reason())
            } else {
                say!(self.words, "reject-column", row = row, column = reject.column.as_str(), reason = reason())
            };
            self.shown.push(legible(&line));
        } else {
            self.more += 1;
        }
        Ok(())
    }

    fn write(&mut self, cells: &[&str]) -> Result<(), Error> {
        let Some(draft) = &mut self.draft else { return Ok(()) };
        let mut line = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                line.push(b',');
            }
            csv::write_field(&mut line, b',', cell);
        }
        line.push(b'\n');
        draft.write_all(&line).map_err(|source| draft.failed(source))
    }

    fn finish(mut self) -> Result<Vec<String>, Error> {
        self.draft.map_or(Ok(()), Draft::finish)?;
        if self.more > 0 {
            self.shown.push(say!(self.words, "reject-more", n = self.more));
        }
        Ok(self.shown)
    }
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    // Spreadsheets take the full-width signs for the same.
    let is_formula =
        cell.starts_with(|c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') || c.is_control());
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

/// Says how far it is, if somebody watches.
struct Meter<'a> {
    bar: ProgressBar,
    words: &'a Words,
    size: Option<u64>,
    start: Instant,
}

impl<'a> Meter<'a> {
    /// For an input of `size` bytes; rows that scroll over the screen leave no room for a bar.
    fn new(size: Option<u64>, words: &'a Words, is_saved: bool) -> Self {
        let is_watched = io::stderr().is_terminal() && (is_saved || !io::stdout().is_terminal());
        let target = if is_watched { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(size, target);
        let template = if size.is_some() { "{bar:10} {percent:>3} % {wide_msg}" } else { "{spinner} {wide_msg}" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, words, size, start: Instant::now() }
    }

    fn tell(&self, progress: Progress) {
        if self.bar.is_hidden() {
            return;
        }
        let seconds = self.start.elapsed().as_secs_f64().max(0.001);
        let rows = progress.learners + progress.rejected;
        let speed = (rows as f64 / seconds) as u64;
        let left = self.size.map(|size| {
            let left = size.saturating_sub(progress.bytes) as f64 / (progress.bytes.max(1) as f64 / seconds);
            Duration::from_secs_f64(left.clamp(0.0, 1e9)).as_secs()
        });
        self.bar.set_position(progress.bytes);
        self.bar.set_message(if let Some(left) = left {
            say!(self.words, "batch-progress-left", rows = rows, speed = speed, left = left)
        } else {
            say!(self.words, "batch-progress", rows = rows, speed = speed)
        });
    }

    fn end(&self, progress: Progress) -> String {
        let seconds = self.words.lang().digits(&format!("{:.1}", self.start.elapsed().as_secs_f64()));
        let rows = progress.learners + progress.rejected;
        say!(self.words, "batch-done", rows = rows, rejected = progress.rejected, seconds = seconds)
    }
}
