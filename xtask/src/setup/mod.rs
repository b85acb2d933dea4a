//! What must be on the machine before anything can be built or tested. Every command begins here; nothing is downloaded twice.

mod nightly;
mod node;
mod programs;
mod system;

pub(crate) use nightly::{Night, night};
pub(crate) use system::{SITES, packages};

use crate::stopwatch::{Stopwatch, in_words};

/// What the machine is made ready for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum For {
    /// Building the web app.
    Building,
    /// Also changing the web app and seeing it at once.
    Front,
    /// Building it, and tests and measurements in browsers.
    Everything,
}

/// Checks for everything, and installs what is missing.
///
/// # Errors
/// What could not be installed, what it is for, and how to get it by hand.
pub(crate) fn setup(what: For) -> Result<(), String> {
    let watch = Stopwatch::start();
    let mut installed = programs::wasm_target()?;
    installed |= node::modules()?;
    installed |= programs::wasm_programs()?;
    if what == For::Front {
        installed |= programs::front_programs()?;
    }
    if what == For::Everything {
        installed |= programs::test_programs()?;
        installed |= system::packages(&system::PACKAGES)?;
    }
    if installed {
        println!("\nThis machine is ready after {}", in_words(watch.elapsed()));
    }
    Ok(())
}
