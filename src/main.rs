//! The `pothik` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    pothik::commands::main(&std::env::args_os().collect::<Vec<_>>())
}
