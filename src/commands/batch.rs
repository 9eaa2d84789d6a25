//! `pothik batch`: everybody in a file.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Context, not_printed, note};
use crate::batch::{self, Form, MOST_GROUPS, Progress, Reject, Wishes, csv};
use crate::catalog::Catalog;
use crate::cli::{Batch, Format};
use crate::error::Error;
use crate::files::{self, Draft};
use crate::interview::CANCELLED;
use crate::lang::Words;
use crate::report::{self, Cohort};
use crate::untrusted::{legible, quoted};
use crate::{phrase, say};

/// How many rejects are shown where no file keeps them.
const SHOWN: usize = 20;

/// How many jobs are allowed even on fewer cores.
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
    let draft = |file: &Path| Draft::new(file, context.global.force);
    let mut output = Output(context.global.output.as_deref().map(draft).transpose()?);
    let words = &context.words;
    let mut rejects = Rejects::new(args.rejects.as_deref().map(draft).transpose()?, words)?;
    let summary = args.summary.as_deref().map(draft).transpose()?;
    let meter = Meter::new(input.size, words, output.0.is_some());
    let reject = &mut |reject: &Reject| rejects.add(reject);
    // A column that is only passed through may have been meant to hold answers.
    let doubt = &|columns: Vec<(String, String)>| {
        for (name, near) in columns {
            note(&say!(words, "note-column", name = quoted(&name), near = near));
        }
    };
    let done = batch::run(catalog, &wishes, input, &mut output, reject, &|it| meter.tell(it), doubt);
    meter.bar.finish_and_clear();
    let (progress, tallies) = done?;
    output.0.map_or(Ok(()), Draft::finish)?;
    let shown = rejects.finish()?;
    if let (Some(mut file), Some(format), Some(tallies)) = (summary, summary_format, &tallies) {
        let (rejected, by, today) = (progress.rejected, args.group.as_deref(), context.today);
        let text = summary_text(&Cohort { catalog, tallies, rejected, by, words, today }, format)?;
        file.write_all(text.as_bytes()).map_err(|source| file.failed(source))?;
        file.finish()?;
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

fn wishes(context: &Context, args: &Batch) -> Result<Wishes, Error> {
    let file = args.file.as_deref().filter(|file| *file != Path::new("-"));
    let by_ending = match file.map(Format::of_file) {
        Some(Ok(Format::Jsonl)) => Form::Jsonl,
        _ => Form::Csv,
    };
    let input = args.input_format.unwrap_or(by_ending);
    let output = match (context.is_format_given(), context.format) {
        (false, _) => input,
        (true, Format::Csv) => Form::Csv,
        (true, Format::Jsonl) => Form::Jsonl,
        (true, _) => return Err(Error::usage(phrase!("error-batch-format"), None)),
    };
    if input == Form::Jsonl && !args.columns.is_empty() {
        return Err(Error::usage(phrase!("error-batch-columns"), None));
    }
    let files = [context.global.output.as_ref(), args.rejects.as_ref(), args.summary.as_ref()];
    let named: Vec<_> = files.into_iter().flatten().collect();
    let is_twice = |at: &usize| named[..*at].iter().any(|it| files::are_one(it, named[*at]));
    if let Some(at) = (1..named.len()).find(is_twice) {
        return Err(Error::usage(phrase!("error-batch-twice", file = &named[at].display()), None));
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

fn summary_text(cohort: &Cohort, format: Format) -> Result<String, Error> {
    if cohort.tallies.too_many {
        let message = phrase!("error-groups", column = cohort.by.unwrap_or_default(), most = &MOST_GROUPS);
        return Err(Error::data(message, phrase!("hint-groups")));
    }
    Ok(match format {
        Format::Json => report::summary_json(cohort),
        Format::Markdown => report::markdown(&report::summary(cohort)),
        _ => report::html(&report::summary(cohort), cohort.words),
    })
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
struct Output(Option<Draft>);

impl Output {
    /// Does something with it; an error says what it is about.
    fn with<T>(&mut self, act: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
        let (done, draft) = match &mut self.0 {
            Some(draft) => (act(draft), Some(&*draft)),
            None => (act(&mut io::stdout()), None),
        };
        done.map_err(|error| {
            let kind = error.kind();
            let named = if let Some(draft) = draft { draft.failed(error) } else { not_printed(error) };
            io::Error::new(kind, named.to_string())
        })
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.with(|to| to.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.with(|to| to.flush())
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
        rejects.write(["row", "column", "value", "reason"])?;
        Ok(rejects)
    }

    fn add(&mut self, reject: &Reject) -> Result<(), Error> {
        let (row, column) = (reject.row.to_string(), reject.column.as_str());
        if self.draft.is_some() {
            return self.write([&row, column, &reject.value, &reject.reason.say(self.words)]);
        }
        if self.shown.len() == SHOWN {
            self.more += 1;
            return Ok(());
        }
        let (row, reason) = (self.words.lang().digits(&row), reject.reason.say(self.words));
        self.shown.push(legible(&if column.is_empty() {
            say!(self.words, "reject-row", row = row, reason = reason)
        } else {
            say!(self.words, "reject-column", row = row, column = column, reason = reason)
        }));
        Ok(())
    }

    fn write(&mut self, cells: [&str; 4]) -> Result<(), Error> {
        let Some(draft) = &mut self.draft else { return Ok(()) };
        let mut line = Vec::new();
        for cell in cells {
            csv::write_field(&mut line, b',', &harmless(cell));
            line.push(b',');
        }
        line.pop();
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
        Self { bar, words }
    }

    fn tell(&self, progress: Progress) {
        if self.bar.is_hidden() {
            return;
        }
        let seconds = self.bar.elapsed().as_secs_f64().max(0.001);
        let rows = progress.learners + progress.rejected;
        let speed = (rows as f64 / seconds) as u64;
        let left = self.bar.length().map(|size| {
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
        let seconds = self.words.lang().digits(&format!("{:.1}", self.bar.elapsed().as_secs_f64()));
        let rows = progress.learners + progress.rejected;
        say!(self.words, "batch-done", rows = rows, rejected = progress.rejected, seconds = seconds)
    }
}
