//! The documents: their commands run and print what is shown below them, their links lead somewhere, and their pictures
//! are of the program as it is.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anstyle::RgbColor;
use anstyle_svg::Term;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::support::{TODAY, parts, pothik, stdout};

/// Commands that no test can run, and why. `...` at the end stands for whatever follows.
const NOT_RUN: &[(&str, &str)] = &[
    ("cargo run --release", "asks a person; tests/suite/interview.rs plays one"),
    ("cargo test", "this is what it runs"),
    ("cargo install --locked --path .", "builds everything again and writes to the home folder"),
    ("pkg ...", "only in Termux"),
    ("pothik man | man -l -", "man is not installed everywhere; tests/suite/help.rs shows the page to it"),
    ("source <(pothik completions zsh)", "zsh is not installed everywhere; tests/suite/completions.rs runs it"),
    ("pothik completions fish ...", "fish is not installed everywhere; tests/suite/completions.rs runs it"),
    ("pothik completions powershell ...", "PowerShell is hardly ever installed"),
];

/// What the commands may use besides `pothik`, `cargo run` and what the shell has itself.
const TOOLS: &[&str] = &["cat", "cp", "grep", "head", "mkdir", "sort", "split", "tail", "wc"];

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn documents() -> Vec<PathBuf> {
    let top = |name: &str| repository().join(name);
    let mut all = vec![top("README.md"), top("README.bn.md")];
    all.extend(fs::read_dir(top("docs")).unwrap().map(|entry| entry.unwrap().path()));
    all.retain(|path| path.extension() == Some(OsStr::new("md")));
    all.sort();
    all
}

/// A fenced block.
struct Block {
    /// What stands behind the fence: `sh` or `sh exit=2`, `text`, `toml` or `toml FILE`.
    info: String,
    text: String,
    /// Whether nothing stands between this block and the one before.
    follows: bool,
}

fn blocks(document: &Path) -> Vec<Block> {
    let text = fs::read_to_string(document).unwrap();
    let mut all: Vec<Block> = Vec::new();
    let (mut is_inside, mut follows) = (false, false);
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                all.push(Block { info: info.to_string(), text: String::new(), follows });
                is_inside = true;
            }
            Event::End(TagEnd::CodeBlock) => (is_inside, follows) = (false, true),
            Event::Text(piece) if is_inside => all.last_mut().unwrap().text.push_str(&piece),
            _ => follows = false,
        }
    }
    all
}

/// The lines of a block of commands that can be run, and those that can't with the entry that says why.
fn runnable(script: &str) -> (String, Vec<&'static str>) {
    let reason = |line: &str| {
        let line = line.split(" #").next().unwrap().trim();
        let mut entries = NOT_RUN.iter().map(|(entry, _)| *entry);
        entries.find(|entry| entry.strip_suffix("...").map_or(line == *entry, |start| line.starts_with(start)))
    };
    let (left_out, run): (Vec<&str>, Vec<&str>) = script.lines().partition(|line| reason(line).is_some());
    (run.join("\n"), left_out.into_iter().filter_map(reason).collect())
}

/// Where a program is.
fn found(program: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap();
    let mut files = std::env::split_paths(&path).map(|folder| folder.join(program));
    files.find(|file| file.exists()).unwrap_or_else(|| panic!("there is no {program}"))
}

/// A folder in which the commands of one document run as in a clone, and where `pothik` and `cargo run` are the tested
/// program on the tests' day.
struct Checkout {
    folder: tempfile::TempDir,
}

impl Checkout {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let checkout = Self { folder };
        fs::create_dir_all(checkout.path("bin")).unwrap();
        fs::create_dir_all(checkout.path("clone/examples")).unwrap();
        for (name, text) in parts() {
            let file = checkout.path("clone").join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        for entry in fs::read_dir(repository().join("examples")).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_file() {
                fs::copy(entry.path(), checkout.path("clone/examples").join(entry.file_name())).unwrap();
            }
        }
        let program = assert_cmd::cargo::cargo_bin!("pothik").display();
        checkout.tool("pothik", &format!("exec '{program}' --today {TODAY} \"$@\""));
        checkout.tool("cargo", "[ \"$1 $2 $3\" = 'run --release --' ] || exit 99; shift 3; exec pothik \"$@\"");
        for tool in TOOLS {
            checkout.tool(tool, &format!("exec '{}' \"$@\"", found(tool).display()));
        }
        checkout
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn tool(&self, name: &str, script: &str) {
        use std::os::unix::fs::PermissionsExt;
        let file = self.path("bin").join(name);
        fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Runs commands; gives the exit code and what is seen of them.
    fn run(&self, script: &str) -> (i32, String) {
        let output = Command::new(found("bash"))
            .args(["-euo", "pipefail", "-c", &format!("exec 2>&1\n{script}")])
            .current_dir(self.path("clone"))
            .env_clear()
            .envs([("PATH", self.path("bin").as_os_str()), ("HOME", self.folder.path().as_os_str())])
            .envs([("LANG", "C"), ("COLUMNS", "80")])
            .stdin(Stdio::null())
            .output()
            .unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    }
}

/// Whether `shown` is what was `printed`, where a line `...` stands for any lines, and `...` at the end of a line for
/// the rest of it.
fn is_shown(printed: &str, shown: &str) -> bool {
    fn fits(printed: &[&str], shown: &[&str]) -> bool {
        match shown.split_first() {
            None => printed.is_empty(),
            Some((&"...", rest)) => (0..=printed.len()).any(|from| fits(&printed[from..], rest)),
            Some((line, rest)) => printed.split_first().is_some_and(|(it, left)| is_line(it, line) && fits(left, rest)),
        }
    }
    fn is_line(printed: &str, shown: &str) -> bool {
        shown.strip_suffix("...").map_or(printed == shown, |start| printed.starts_with(start))
    }
    fn lines(text: &str) -> Vec<&str> {
        text.trim_end().lines().map(str::trim_end).collect()
    }
    fits(&lines(printed), &lines(shown))
}

#[test]
fn a_line_of_dots_stands_for_any_lines_and_nothing_else_does() {
    assert!(is_shown("a\nb\nc\n", "a\n...\nc\n") && is_shown("a\nb\n", "...\nb\n...\n") && is_shown("a  \n", "a"));
    assert!(is_shown("a b\nc\n", "a ...\nc\n") && !is_shown("b\nc\n", "a ...\nc\n"));
    assert!(!is_shown("a\nb\nc\n", "a\nc\n") && !is_shown("a\nb\n", "a\n") && !is_shown("a\n", "a\n...\nb"));
}

#[test]
fn every_command_in_the_documents_runs_and_prints_what_is_shown() {
    let mut left_out: Vec<&str> = Vec::new();
    for document in documents() {
        let name = document.display();
        let checkout = Checkout::new();
        let mut printed = None;
        for Block { info, text, follows } in blocks(&document) {
            let words: Vec<&str> = info.split(' ').collect();
            match words[..] {
                ["sh", ref rest @ ..] => {
                    let (script, not_run) = runnable(&text);
                    left_out.extend(not_run);
                    let (code, seen) = checkout.run(&script);
                    let wanted = rest.first().map_or(0, |it| it.strip_prefix("exit=").unwrap().parse().unwrap());
                    assert_eq!(code, wanted, "{name}: {text}\n{seen}");
                    printed = Some(seen);
                }
                ["text"] => {
                    let seen = printed.take().filter(|_| follows);
                    let seen = seen.unwrap_or_else(|| panic!("{name}: no commands stand right above this:\n{text}"));
                    assert!(is_shown(&seen, &text), "{name} shows\n{text}\nbut this is printed:\n{seen}");
                }
                // A file, or what is added to its end.
                ["toml", file] => {
                    let mut to =
                        fs::OpenOptions::new().create(true).append(true).open(checkout.path("clone").join(file));
                    to.as_mut().unwrap().write_all(format!("\n{text}").as_bytes()).unwrap();
                }
                ["toml"] => {}
                _ => panic!("{name}: `{info}` is neither run nor compared"),
            }
        }
    }
    for (entry, _) in NOT_RUN {
        assert!(left_out.contains(entry), "no document has `{entry}` any more");
    }
}

/// The commands of a document, without the language and what is said of them.
fn commands(name: &str) -> Vec<String> {
    let blocks = blocks(&repository().join(name)).into_iter().filter(|block| block.info.starts_with("sh"));
    let lines = blocks.flat_map(|block| block.text.lines().map(str::to_owned).collect::<Vec<_>>());
    lines.map(|line| line.split(" #").next().unwrap().trim_end().replace(" --lang bn", "")).collect()
}

#[test]
fn the_readmes_have_the_same_commands() {
    assert_eq!(commands("README.md"), commands("README.bn.md"));
    assert!(commands("README.md").len() > 10);
}

#[test]
fn links_between_documents_lead_somewhere() {
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        for event in Parser::new(&text) {
            let Event::Start(Tag::Link { dest_url: to, .. } | Tag::Image { dest_url: to, .. }) = event else {
                continue;
            };
            let file = to.split('#').next().unwrap();
            if !file.contains("://") && !file.is_empty() {
                assert!(document.parent().unwrap().join(file).exists(), "{}: {to}", document.display());
            }
        }
    }
}

/// All files and folders in `folder`, as they are named from it; folders end in `/`.
fn tree(folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let (path, name) = entry.map(|it| (it.path(), it.file_name().into_string().unwrap())).unwrap();
        if path.is_dir() {
            all.extend(tree(&path).into_iter().map(|below| format!("{name}/{below}")));
            all.push(format!("{name}/"));
        } else {
            all.push(name);
        }
    }
    all
}

#[test]
fn the_page_on_the_house_names_rooms_that_are_there_and_every_room() {
    let is_rust = |name: &str| Path::new(name).extension() == Some(OsStr::new("rs"));
    let page = fs::read_to_string(repository().join("docs/architecture.md")).unwrap();
    let words = page.split(|c: char| c.is_whitespace() || "`,;()".contains(c));
    let named: Vec<&str> = words.filter(|word| is_rust(word) || word.len() > 1 && word.ends_with('/')).collect();
    let rooms: Vec<String> = tree(&repository().join("src")).into_iter().map(|room| format!("src/{room}")).collect();
    for name in &named {
        let is_there = rooms.iter().any(|room| room == name || room.ends_with(&format!("/{name}")));
        assert!(is_there || repository().join(name).exists() || name == &"docs.rs", "there is no {name}");
    }
    let holds = |room: &str, file: &str| file.starts_with(room) && is_rust(file) && !file.ends_with("/tests.rs");
    for room in rooms.iter().filter(|room| room.ends_with('/') && rooms.iter().any(|file| holds(room, file))) {
        assert!(named.iter().any(|name| room.ends_with(&format!("/{name}"))), "nothing is said of {room}");
    }
}

/// What the README's first command prints, up to the reasons, as wide as a phone held upright or a little wider.
fn picture(lang: &str) -> String {
    let answers = repository().join("examples/answers.toml");
    let mut command = pothik();
    command.args(["--lang", lang, "--color", "always", "--answers"]).arg(answers).env("COLUMNS", "48");
    let text = stdout(&mut command);
    let parts: Vec<&str> = text.split("\n\n").take(4).collect();
    let rgb = |r, g, b| RgbColor(r, g, b).into();
    // Bengali letters may be wider than cells.
    let term = Term::new().fg_color(rgb(0xE6, 0xED, 0xF3)).bg_color(rgb(0x16, 0x1B, 0x22)).min_width_px(440);
    let svg = term.render_svg(&parts.join("\n\n"));
    // It follows the reader's choice of light or dark.
    let light = "    @media (prefers-color-scheme: light) { .fg { fill: #1F2328 } .bg { fill: #F6F8FA } }\n  </style>";
    svg.replacen("  </style>", light, 1)
}

#[test]
fn the_pictures_in_the_readmes_show_the_program_as_it_is() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../docs/picture");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::assert_binary_snapshot!("advice.svg", picture("en").into_bytes());
        insta::assert_binary_snapshot!("advice-bn.svg", picture("bn").into_bytes());
    });
}
