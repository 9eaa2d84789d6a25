//! What SECURITY.md promises: no network, no other program, no file that nobody asked for, and tests that are there.

use std::path::Path;

use object::{Object, ObjectSymbol};

use crate::support::{pothik, stdout};

/// The names of the functions in the program and of those it takes from the system.
fn functions() -> Vec<String> {
    let program = std::fs::read(assert_cmd::cargo::cargo_bin!("pothik")).unwrap();
    let program = object::File::parse(&*program).unwrap();
    let symbols = program.symbols().chain(program.dynamic_symbols());
    symbols.filter_map(|symbol| Some(symbol.name().ok()?.trim_start_matches('_').to_owned())).collect()
}

#[test]
fn the_program_can_neither_open_a_socket_nor_start_a_program() {
    let functions = functions();
    assert!(functions.iter().any(|name| name == "write"), "what is called can be seen");
    let network = ["socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "getaddrinfo"];
    let programs = ["execve", "execvp", "execv", "fork", "vfork", "posix_spawn", "posix_spawnp", "system", "popen"];
    for name in network.into_iter().chain(programs) {
        assert!(!functions.iter().any(|known| known == name), "{name} is called");
    }
    // What asks the kernel without the system's library.
    for room in ["rustix3net", "3std3net", "sys3net"] {
        assert!(!functions.iter().any(|known| known.contains(room)), "{room} is part of the program");
    }
}

#[test]
fn nothing_is_stored_unless_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let home = |args: &[&str]| {
        let mut command = pothik();
        let names = ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "TMPDIR"];
        command.envs(names.map(|name| (name, folder.path()))).current_dir(folder.path()).args(args);
        command
    };
    let left = |folder: &Path| std::fs::read_dir(folder).unwrap().count();
    let advice = ["--no-input", "--rate", "cut-video=5,repair-things=1,keep-accounts=2"];
    for args in [&advice[..], &["list"], &["guide", "scams"], &["plan", "seo", "--hours", "5"], &["check"]] {
        stdout(&mut home(args));
    }
    home(&["--plain"]).write_stdin("5\n3\nq\n").assert().code(130);
    home(&["batch"]).write_stdin("name,cut-video,repair-things,write-story\nRina,5,1,2\n").assert().success();
    assert_eq!(left(folder.path()), 0);
    home(&advice).args(["--output", "advice.html"]).assert().success();
    assert_eq!(left(folder.path()), 1);
}

#[test]
fn every_test_that_holds_a_promise_is_there() {
    let promises = include_str!("../../SECURITY.md");
    let tests: Vec<(&str, &str)> = promises.split('`').filter_map(|name| name.split_once("::")).collect();
    assert!(tests.len() > 10);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    for (file, test) in tests {
        let file = [format!("{file}.rs"), format!("{file}/mod.rs")].map(|file| folder.join(file));
        let text: String = file.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect();
        assert!(text.contains(&format!("fn {test}(")), "{test}");
    }
}
