//! What an audit of a catalogue found.

use super::document::{Block, Document, Entry, Mark};
use super::phrases::{self, sentence_case};
use crate::advice::walkable;
use crate::audit::{
    Answerers, Audit, Broken, Calibration, Form, Found, LOADING, Limits, NOTES, Otherwise, RELIABILITY, SHARES, Share,
};
use crate::catalog::{Catalog, Circumstance, Circumstances, Place, Skill, Source, Values};
use crate::lang::Words;
use crate::say;

/// How many pairs of skills are shown.
const PAIRS: usize = 5;

/// Everything a report of an audit is made from.
pub struct AuditReport<'a> {
    /// The catalogue that was tried.
    pub catalog: &'a Catalog,
    pub audit: &'a Audit,
    pub words: &'a Words,
    /// What it should keep within.
    pub limits: Option<Limits>,
}

pub fn audit(report: &AuditReport) -> Document {
    let words = report.words;
    let title = say!(words, "title-audit", learners = report.audit.learners, version = report.catalog.version.as_str());
    let mut blocks = vec![Block::Lead(title.clone())];
    blocks.push(report.people());
    blocks.extend(report.skills());
    blocks.extend(report.forms());
    blocks.extend(report.pairs());
    blocks.extend(report.sureness());
    blocks.extend(report.careless());
    blocks.extend(report.walkable());
    blocks.extend(report.limits());
    blocks.push(Block::Quiet(say!(words, "audit-footer")));
    Document { lang: words.lang(), title, blocks }
}

impl AuditReport<'_> {
    fn name(&self, skill: Place<Skill>) -> &str {
        self.catalog.skills[skill].name.get(self.words.lang())
    }

    /// In per cent, without the sign.
    fn share(&self, share: Share) -> String {
        self.decimals(share.percent(), 1)
    }

    fn decimals(&self, figure: f64, decimals: usize) -> String {
        self.words.lang().digits(&format!("{figure:.decimals$}"))
    }

    /// The names of columns, after the first, which has none.
    fn header<const N: usize>(&self, keys: [&str; N]) -> Vec<String> {
        std::iter::once(String::new()).chain(self.words.all(keys)).collect()
    }

    fn names(&self, skills: &[Place<Skill>]) -> String {
        phrases::list(self.words, skills.iter().map(|&skill| self.name(skill)))
    }

    /// What the learners are made of.
    fn people(&self) -> Block {
        let words = self.words;
        let interests = self.catalog.audit.as_ref().map_or_else(
            || say!(words, "audit-assumed"),
            |audit| {
                let title = |&at: &Place<Source>| self.catalog.sources[at].title.clone();
                let sources: Vec<String> = audit.evidence.sources.iter().map(title).collect();
                say!(words, "audit-published", sources = sources.join("; "))
            },
        );
        let shares = SHARES.map(|share| self.decimals(share * 100.0, 0)).join(", ");
        let (loading, reliability) = (self.decimals(LOADING, 2), self.decimals(RELIABILITY, 2));
        let answers = say!(words, "audit-answers", loading, reliability, shares);
        // Two standard errors of a share of one half.
        let margin = self.decimals(100.0 / (self.audit.learners as f64).sqrt(), 1);
        let truth = say!(words, "audit-truth", margin, seed = words.lang().digits(&self.audit.seed.to_string()));
        Block::Text(format!("{interests} {answers} {truth}"))
    }

    /// Which skills are told to whom.
    fn skills(&self) -> Vec<Block> {
        let words = self.words;
        let rows = self.audit.skills.iter_enumerated().map(|(at, figures)| {
            let (other, swallowed) = figures.swallowed_by(at);
            vec![
                sentence_case(self.name(at)),
                self.share(figures.first),
                self.share(figures.three),
                self.share(figures.best),
                self.share(figures.told[at]),
                format!("{} ({})", self.name(other), self.share(swallowed)),
            ]
        });
        let header = self.header(["audit-first", "audit-three", "audit-best", "audit-found", "audit-instead"]);
        let nobodys = match self.audit.never_first().as_slice() {
            [] => say!(words, "audit-everybodys"),
            nobodys => say!(words, "audit-nobodys", skills = self.names(nobodys)),
        };
        let swallowed = self.audit.worst_swallowed().map(|(skill, by, share)| {
            let (skill, by, share) = (self.name(skill), self.name(by), self.share(share));
            Block::Text(say!(words, "audit-swallowed", skill, by, share))
        });
        let table = Block::Table { header, rows: rows.collect() };
        let blocks = [Block::Heading(say!(words, "audit-skills")), table, Block::Text(nobodys)];
        blocks.into_iter().chain(swallowed).collect()
    }

    /// How well each way to ask finds the truly best skill.
    fn forms(&self) -> [Block; 3] {
        let words = self.words;
        let first = self.catalog.first_activities().count();
        let more = self.decimals(self.audit.mean_follow_ups(), 1);
        let name = |form: Form| match form {
            Form::Fixed(length) => say!(words, "audit-form-fixed", n = length),
            Form::Interview => say!(words, "audit-form-interview", n = first, more = more.as_str()),
            Form::AsMany => say!(words, "audit-form-as-many", n = first),
            Form::AsManyDrawn => say!(words, "audit-form-drawn", n = first),
        };
        let row = |(form, found): &(Form, Found)| vec![name(*form), self.share(found.first), self.share(found.three)];
        let header = self.header(["audit-first", "audit-three"]);
        let of = self.audit.skills.len();
        let [first, three] = [1, 3].map(|places| self.share(Share { times: places.min(of), of }));
        [
            Block::Heading(say!(words, "audit-forms")),
            Block::Table { header, rows: self.audit.forms.iter().map(row).collect() },
            Block::Text(say!(words, "audit-chance", first, three)),
        ]
    }

    /// The pairs that are hardest to tell apart, and what would tell them apart best.
    fn pairs(&self) -> [Block; 3] {
        let words = self.words;
        let inseparable = self.audit.pairs.iter().filter(|pair| pair.is_inseparable());
        let texts: Vec<String> = inseparable.map(|pair| self.names(&pair.skills)).collect();
        let inseparable = match &texts[..] {
            [] => say!(words, "audit-separable"),
            texts => say!(words, "audit-inseparable", pairs = texts.join("; ")),
        };
        let rows = self.audit.pairs.iter().take(PAIRS.max(texts.len())).map(|pair| {
            let activity = pair.activity.map(|at| self.catalog.activities[at].text.get(words.lang()).to_owned());
            vec![
                sentence_case(&self.names(&pair.skills)),
                self.share(pair.apart),
                self.decimals(pair.alike, 2),
                activity.unwrap_or_default(),
            ]
        });
        let header = self.header(["audit-apart", "audit-alike", "audit-activity"]);
        let table = Block::Table { header, rows: rows.collect() };
        [Block::Heading(say!(words, "audit-pairs")), Block::Text(inseparable), table]
    }

    /// How often the chances that are told are right.
    fn sureness(&self) -> [Block; 6] {
        let (words, audit) = (self.words, self.audit);
        let error = |calibration: &Calibration| self.decimals(calibration.error(), 1);
        let pooled: Vec<(f64, Share)> = audit.pooled.steps().collect();
        let row = |(says, right): (f64, Share)| {
            let step = |says: f64| (says / 10.0) as u32;
            let other = pooled.iter().find(|(other, _)| step(*other) == step(says));
            let count = |share: Share| words.lang().digits(&share.of.to_string());
            let other = other.map_or([String::new(), String::new()], |(_, it)| [self.share(*it), count(*it)]);
            [self.decimals(says, 1), self.share(right), count(right)].into_iter().chain(other).collect()
        };
        let (model, others) = (error(&audit.calibration), error(&audit.pooled));
        let otherwise = |(kind, found, calibration): &(Otherwise, Found, Calibration)| {
            vec![self.otherwise(*kind), self.share(found.first), self.share(found.three), error(calibration)]
        };
        let header = self.header(["audit-first", "audit-three", "audit-off"]);
        let (first, two) = (self.share(audit.again.0), self.share(audit.again.1));
        [
            Block::Heading(say!(words, "audit-sureness")),
            Block::Table {
                header: words
                    .all(["audit-says", "audit-right", "audit-learners", "audit-right-pooled", "audit-learners"])
                    .into(),
                rows: audit.calibration.steps().map(row).collect(),
            },
            Block::Text(say!(words, "audit-error", model, others)),
            Block::Heading(say!(words, "audit-otherwise")),
            Block::Table { header, rows: audit.otherwise.iter().map(otherwise).collect() },
            Block::Text(say!(words, "audit-again", first, two)),
        ]
    }

    fn otherwise(&self, otherwise: Otherwise) -> String {
        let figure = match otherwise {
            Otherwise::Loading(figure) | Otherwise::Reliability(figure) => self.decimals(figure, 2),
            _ => String::new(),
        };
        say!(self.words, &format!("audit-{}", otherwise.id()), figure)
    }

    /// Whether careless answers are noticed, and careful ones are not.
    fn careless(&self) -> [Block; 2] {
        let row = |it: &Answerers| {
            let both = |early: Share, late: Share| match early.of {
                0 => self.share(late),
                _ => format!("{} / {}", self.share(early), self.share(late)),
            };
            let (forty, sixty) = (both(it.early_forty, it.forty), both(it.early_sixty, it.sixty));
            vec![
                say!(self.words, &format!("audit-{}", it.kind.id())),
                self.share(it.noted),
                self.notes(it),
                forty,
                sixty,
            ]
        };
        let header = self.header(["audit-noted", "audit-as", "audit-told-forty", "audit-told-sixty"]);
        let answerers = self.audit.answerers.iter().filter(|it| it.noted.of > 0);
        let rows = answerers.map(row).collect();
        [Block::Heading(say!(self.words, "audit-careless")), Block::Table { header, rows }]
    }

    /// How much of each skill's path can be walked, by device and by English. What else is asked counts as met.
    fn walkable(&self) -> Vec<Block> {
        let Some([device, english]) = self.catalog.walkable_by() else { return Vec::new() };
        let levels = |at: Place<Circumstance>| match &self.catalog.circumstances[at].values {
            Values::Scale(levels) => &levels[..],
            Values::Range { .. } => &[],
        };
        let lang = self.words.lang();
        // The least and the most English, on each device: a table of every pair would not fit a page.
        let ends = [0, levels(english).len().saturating_sub(1)];
        let columns: Vec<(usize, usize)> =
            (0..levels(device).len()).flat_map(|device| ends.map(|english| (device, english))).collect();
        let name = |(of, with): &(usize, usize)| {
            format!("{}; {}", levels(device)[*of].need.get(lang), levels(english)[*with].need.get(lang))
        };
        let header = std::iter::once(String::new()).chain(columns.iter().map(name)).collect();
        let row = |(at, skill): (Place<Skill>, &Skill)| {
            let cell = |&(of, with): &(usize, usize)| {
                let mut answers: Circumstances = vec![None; self.catalog.circumstances.len()].into();
                (answers[device], answers[english]) = (Some(of as u32), Some(with as u32));
                self.decimals(f64::from(walkable(skill, &answers).open.percent()), 0)
            };
            std::iter::once(sentence_case(self.name(at))).chain(columns.iter().map(cell)).collect()
        };
        let rows = self.catalog.skills.iter_enumerated().map(row).collect();
        vec![Block::Heading(say!(self.words, "audit-walkable")), Block::Table { header, rows }]
    }

    /// The notes that they got, with their shares; the most frequent first.
    fn notes(&self, answerers: &Answerers) -> String {
        let name = |id: &str| phrases::note_in_short(self.words, id);
        let mut notes: Vec<(Share, String)> = answerers.notes.into_iter().zip(NOTES.map(name)).collect();
        notes.retain(|(share, _)| share.percent() > 0.0);
        notes.sort_by_key(|(share, _)| std::cmp::Reverse(share.times));
        notes.iter().map(|(share, name)| format!("{name} {}", self.share(*share))).collect::<Vec<_>>().join(", ")
    }

    fn limits(&self) -> Vec<Block> {
        let words = self.words;
        let Some(limits) = self.limits else { return Vec::new() };
        let broken = self.audit.broken(limits);
        let (least, most) = (self.decimals(limits.least, 0), self.decimals(limits.most, 0));
        let kept = match &broken[..] {
            [] => Block::Text(say!(words, "audit-limits-kept", least, most)),
            broken => Block::List(broken.iter().map(|it| Entry::new(Mark::Bullet, self.broken(*it))).collect()),
        };
        vec![Block::Heading(say!(words, "audit-limits")), kept]
    }

    fn broken(&self, broken: Broken) -> String {
        let words = self.words;
        let share = |skill: Place<Skill>| self.share(self.audit.skills[skill].first);
        match broken {
            Broken::TooFew(at) => say!(words, "audit-too-few", skill = self.name(at), share = share(at)),
            Broken::TooMany(at) => say!(words, "audit-too-many", skill = self.name(at), share = share(at)),
            Broken::FollowUps => say!(words, "audit-follow-ups"),
            Broken::Calibration => {
                say!(words, "audit-miscalibrated", error = self.decimals(self.audit.calibration.error(), 1))
            }
        }
    }
}
