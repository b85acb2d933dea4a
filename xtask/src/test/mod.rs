//! Everything that must hold, in the order in which a mistake is cheapest to find. A step that fails does not keep the
//! others from running: one look at the end shows all that is wrong.

mod certification;
mod count;
mod servers;
mod steps;
mod table;

use crate::setup::{self, For};
use crate::stopwatch::Stopwatch;
use count::Count;

/// What came of one step.
#[derive(Debug)]
struct Outcome {
    name: &'static str,
    time: std::time::Duration,
    result: Result<Done, String>,
}

/// A step without an error.
#[derive(Debug)]
enum Done {
    /// It checked the code, and counts nothing.
    Checked,
    /// It ran tests, and knows how many.
    Tested { count: Count, succeeded: bool },
    /// It could not be done here, and need not be.
    Skipped(&'static str),
}

impl Outcome {
    fn is_good(&self) -> bool {
        match &self.result {
            // A step in which no test ran proves nothing.
            Ok(Done::Tested { count, succeeded }) => *succeeded && count.failed == 0 && count.passed > 0,
            Ok(_) => true,
            Err(_) => false,
        }
    }
}

/// Runs all steps, or those whose name contains `wanted`.
///
/// # Errors
/// The names of the steps that failed.
pub(crate) fn test(wanted: Option<&str>) -> Result<(), String> {
    let chosen = steps::ALL.iter().filter(|(name, _)| wanted.is_none_or(|wanted| name.contains(wanted)));
    let chosen: Vec<_> = chosen.collect();
    if chosen.is_empty() {
        let names: Vec<&str> = steps::ALL.iter().map(|(name, _)| *name).collect();
        return Err(format!("there is no such step; there are: {}", names.join(", ")));
    }
    setup::setup(For::Everything)?;
    let outcomes: Vec<Outcome> = chosen.iter().map(|(name, step)| outcome(name, *step)).collect();
    println!("{}", table::table(&outcomes));
    let failed: Vec<&str> = outcomes.iter().filter(|outcome| !outcome.is_good()).map(|outcome| outcome.name).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

fn outcome(name: &'static str, step: fn() -> Result<Done, String>) -> Outcome {
    let watch = Stopwatch::start();
    let result = step();
    if let Err(why) = &result {
        eprintln!("  {why}");
    }
    Outcome { name, time: watch.elapsed(), result }
}
