//! The program `sluss`: hands its arguments on, and knows nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    sluss_server::cli::main()
}
