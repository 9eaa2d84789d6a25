//! `pothik start`, `next`, `done`, `tried` and `log`: a learner's own file of what was done, and what comes next.

use std::fs::File;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{Context, given, skill, variable};
use crate::advice::Measure;
use crate::answers::{Answers, parse_reaction};
use crate::catalog::{self, Catalog, Skill};
use crate::cli::Given;
use crate::error::Error;
use crate::files;
use crate::journal::{Done, Entry, Journal, OnPath, Tried, VERSION};
use crate::lang::Phrase;
use crate::report::Page;
use crate::report::days;
use crate::report::phrases::{self, sentence_case};
use crate::untrusted::quoted;
use crate::{phrase, say};

/// Where the journal is, and the lock that keeps two commands from writing it at once.
struct Place {
    file: PathBuf,
    _lock: Option<File>,
}

impl Place {
    fn find(context: &Context) -> Result<Self, Error> {
        Ok(Self { file: path(context)?, _lock: None })
    }

    /// The same for a command that will write.
    fn to_write(context: &Context) -> Result<Self, Error> {
        let file = path(context)?;
        let folder = files::folder(&file);
        std::fs::create_dir_all(folder).map_err(|source| Error::file("write", folder, source))?;
        Ok(Self { _lock: lock(&file)?, file })
    }

    /// The same with the journal, for a command that changes it: without one it leaves no folder and no lock behind.
    fn to_change(context: &Context) -> Result<(Self, Journal), Error> {
        Self::find(context)?.must_exist()?;
        let place = Self::to_write(context)?;
        let journal = place.read()?;
        Ok((place, journal))
    }

    fn must_exist(&self) -> Result<(), Error> {
        if self.file.exists() {
            return Ok(());
        }
        let message = phrase!("error-no-journal", file = &self.file.display());
        Err(Error::data(message, phrase!("hint-no-journal")))
    }

    fn is_there(&self) -> Error {
        let message = phrase!("error-journal-there", file = &self.file.display());
        Error::usage(message, phrase!("hint-journal-there"))
    }

    fn read(&self) -> Result<Journal, Error> {
        self.must_exist()?;
        let text = files::read_text(&self.file)?;
        let journal: Journal = toml::from_str(&text).map_err(|error| {
            let line = text.get(..error.span().unwrap_or_default().start).unwrap_or(&text).matches('\n').count() + 1;
            let said = phrase!("error-journal", why = error.message());
            let message = Phrase::at(format!("{}:{line}", self.file.display()), said);
            Error::data(message, phrase!("hint-journal"))
        })?;
        if journal.journal > VERSION {
            return Err(Error::data(phrase!("error-journal-newer", file = &self.file.display()), None));
        }
        Ok(journal)
    }

    fn write(&self, journal: &Journal) -> Result<(), Error> {
        let text = toml::to_string(journal).map_err(|error| Error::data(error.to_string(), None))?;
        files::write_whole(&self.file, &text, true)
    }
}

/// Waits for whoever writes the journal at the moment.
#[cfg(unix)]
fn lock(file: &Path) -> Result<Option<File>, Error> {
    let beside = file.with_extension("lock");
    let lock = File::create(&beside).map_err(|source| Error::file("write", &beside, source))?;
    let locked = rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockExclusive);
    locked.map_err(|errno| Error::file("lock", &beside, errno.into()))?;
    Ok(Some(lock))
}

#[cfg(not(unix))]
fn lock(_: &Path) -> Result<Option<File>, Error> {
    Ok(None)
}

fn path(context: &Context) -> Result<PathBuf, Error> {
    if let Some(file) = context.global.journal.clone().or_else(|| variable("POTHIK_JOURNAL").map(PathBuf::from)) {
        return Ok(file);
    }
    let home = || variable("HOME").map(|home| PathBuf::from(home).join(".local/share"));
    let folder = variable("XDG_DATA_HOME").or_else(|| variable("APPDATA")).map(PathBuf::from).or_else(home);
    let folder = folder.ok_or_else(|| Error::usage(phrase!("error-journal-folder"), phrase!("hint-journal-folder")))?;
    Ok(folder.join("pothik/journal.toml"))
}

/// Whether there is a journal.
pub fn is_begun(context: &Context) -> bool {
    path(context).is_ok_and(|file| file.exists())
}

/// Begins a journal.
pub fn start(context: &Context, catalog: &Catalog, word: Option<&str>, given: &Given) -> Result<(), Error> {
    let answers = given::answers(context, catalog, given)?;
    let named = word.map(|word| skill(catalog, word)).transpose()?;
    let at = named
        .or(answers.chosen)
        .ok_or_else(|| Error::usage(phrase!("error-code-no-skill"), phrase!("hint-code-no-skill")))?;
    let place = Place::to_write(context)?;
    if place.file.exists() {
        if !context.global.force {
            return Err(place.is_there());
        }
        let kept = (1..=u16::MAX).map(|n| place.file.with_extension(format!("{n}.toml"))).find(|it| !it.exists());
        let kept = kept.ok_or_else(|| Error::data(phrase!("error-journals"), None))?;
        std::fs::rename(&place.file, &kept).map_err(|source| Error::file("write", &kept, source))?;
        super::note(&say!(context.words, "journal-kept", file = kept.display().to_string()));
    }
    begin(context, catalog, answers, at, &place)
}

/// Begins one unless there is one of the same skill already, and shows what to do next.
pub fn start_or_next(
    context: &Context,
    catalog: &Catalog,
    answers: &Answers,
    skill: catalog::Place<Skill>,
) -> Result<(), Error> {
    let place = Place::to_write(context)?;
    if !place.file.exists() {
        return begin(context, catalog, answers.clone(), skill, &place);
    }
    let journal = place.read()?;
    if journal.skill(catalog) != Some(skill) {
        return Err(place.is_there());
    }
    tell_next(context, catalog, &journal)
}

fn begin(
    context: &Context,
    catalog: &Catalog,
    mut answers: Answers,
    skill: catalog::Place<Skill>,
    place: &Place,
) -> Result<(), Error> {
    answers.choose(Some(skill));
    let mut journal = Journal::of(catalog, &answers, skill, context.today);
    journal.code = answers.code(catalog);
    place.write(&journal)?;
    super::note(&say!(context.words, "journal-begun", file = files::absolute(&place.file)));
    tell_next(context, catalog, &journal)
}

/// What to do next.
pub fn next(context: &Context, catalog: &Catalog) -> Result<(), Error> {
    tell_next(context, catalog, &Place::find(context)?.read()?)
}

/// Ticks a step.
pub fn done(context: &Context, catalog: &Catalog, wanted: Option<&str>) -> Result<(), Error> {
    let (place, mut journal) = Place::to_change(context)?;
    let skill = learned(catalog, &journal)?;
    let step = match wanted {
        None => journal.next(skill).map(|step| step.name()),
        Some(wanted) => Some(named(&journal, skill, wanted)?),
    };
    let Some(step) = step else {
        let name = skill.name.get(context.words.lang());
        return context.deliver(&format!("{}\n", say!(context.words, "journal-end", skill = name)));
    };
    if !journal.done.iter().any(|done| done.step == step) {
        journal.done.push(Done { step, on: Some(context.today) });
        journal.refresh(catalog);
        place.write(&journal)?;
    }
    tell_next(context, catalog, &journal)
}

/// The step of the path that is meant: by its whole name, or by its id alone if only one has it.
fn named(journal: &Journal, skill: &Skill, wanted: &str) -> Result<String, Error> {
    let path = journal.path(skill);
    let known = path.iter().filter(|step| step.name() == wanted || step.step.id == wanted);
    let names: Vec<String> = known.map(OnPath::name).collect();
    match &names[..] {
        [one] => Ok(one.clone()),
        [] => {
            let all: Vec<String> = path.iter().map(OnPath::name).collect();
            let near = crate::catalog::closest(wanted, all.iter().map(String::as_str));
            let hint = match near {
                Some(near) => phrase!("hint-near", all = format!("`{near}`")),
                None => Phrase::Written(all.join(", ")),
            };
            Err(Error::usage(phrase!("error-no-step", step = quoted(wanted)), hint))
        }
        several => Err(Error::usage(phrase!("error-steps"), phrase!("misuse-allowed", all = several.join(", ")))),
    }
}

/// Notes how a taster was liked, and says what that moves.
pub fn tried(context: &Context, catalog: &Catalog, word: &str, reaction: &str) -> Result<(), Error> {
    let at = skill(catalog, word)?;
    let reaction = parse_reaction(reaction).map_err(|message| Error::usage(message, None))?;
    let (place, mut journal) = Place::to_change(context)?;
    let measure = Measure::new(catalog);
    let before = journal.answers(catalog);
    let id = catalog.skills[at].id.clone();
    journal.tried.retain(|tried| tried.skill != id);
    journal.tried.push(Tried { skill: id, reaction, on: context.today });
    let after = journal.answers(catalog);
    journal.refresh(catalog);
    place.write(&journal)?;
    let (before, after) = (measure.advise(&before), measure.advise(&after));
    context.deliver(&format!("{}\n", phrases::moves(catalog, &context.words, &before, &after)))
}

/// Adds a line.
pub fn log(context: &Context, text: &[String]) -> Result<(), Error> {
    let (place, mut journal) = Place::to_change(context)?;
    journal.log.push(Entry { on: context.today, text: text.join(" ") });
    place.write(&journal)
}

/// Shows the journal, and the code that takes it elsewhere.
pub fn show(context: &Context, catalog: &Catalog) -> Result<(), Error> {
    let journal = Place::find(context)?.read()?;
    let line = |on: Option<Date>, text: String| {
        let day = on.map_or_else(String::new, |on| days::day(&context.words, on) + "  ");
        (on, format!("{day}{text}\n"))
    };
    let done = journal.done.iter().map(|it| line(it.on, format!("✓ {}", it.step)));
    let tried = journal.tried.iter().map(|it| line(Some(it.on), format!("{}: {}", it.skill, it.reaction.id())));
    let said = journal.log.iter().map(|it| line(Some(it.on), it.text.clone()));
    let mut lines: Vec<_> = done.chain(tried).chain(said).collect();
    lines.sort_by_key(|(on, _)| *on);
    let mut page = Page::new(context.surroundings.width());
    if let Some(code) = journal.answers(catalog).code(catalog) {
        page.command(&context.resume(&code));
    }
    let text: String = lines.into_iter().map(|(_, line)| line).collect();
    context.deliver(&(text + &page.finish()))
}

fn learned<'c>(catalog: &'c Catalog, journal: &Journal) -> Result<&'c Skill, Error> {
    let at = journal.skill(catalog).ok_or_else(|| {
        Error::data(phrase!("error-journal-skill", skill = quoted(&journal.skill)), phrase!("hint-journal-skill"))
    })?;
    Ok(&catalog.skills[at])
}

/// The next step, what it takes, how to know that it is done, and when the stage ends at the pace so far.
fn tell_next(context: &Context, catalog: &Catalog, journal: &Journal) -> Result<(), Error> {
    let skill = learned(catalog, journal)?;
    let (words, lang) = (&context.words, context.words.lang());
    let name = sentence_case(skill.name.get(lang));
    let mut page = Page::new(context.surroundings.width());
    let Some(step) = journal.next(skill) else {
        page.text(&say!(words, "journal-end", skill = name));
        return context.deliver(&page.finish());
    };
    if let Some(stage) = journal.just_finished(skill) {
        page.text(&say!(words, "pause", makes = stage.makes.get(lang)));
        page.gap();
    }
    let ((stage, stages), (place, steps)) = (step.stages, step.steps);
    let title = step.stage.title.get(lang);
    page.strong(&say!(words, "journal-stage", skill = name, n = stage, of = stages, title = title));
    page.text(&say!(words, "journal-step", n = place, of = steps, todo = step.step.todo.get(lang)));
    page.text(&say!(words, "step-done", done = step.step.done.get(lang)));
    let mut time = say!(words, "journal-hours", hours = step.step.hours);
    if let Some(pace) = phrases::pace(words, journal, skill, context.today) {
        time = format!("{time} {pace}");
    }
    page.text(&time);
    if let Some(lesson) = step.stage.detail.resources.first().map(|&at| &catalog.resources[at]) {
        page.line(&lesson.url);
    }
    page.quiet(&say!(words, "journal-keys"));
    if let Some(code) = journal.answers(catalog).code(catalog) {
        page.command(&context.resume(&code));
    }
    context.deliver(&page.finish())
}
