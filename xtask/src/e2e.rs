//! The stories in real browsers: tests/e2e/stories/*.test.mjs under Node's own test runner.

use std::path::PathBuf;

use crate::runner::{Runner, Said};
use crate::setup::{self, For};
use crate::web::{self, Mode};
use crate::{files, paths, run};

const STORIES: &str = "tests/e2e/stories";

/// Runs one story, or all.
///
/// # Errors
/// That one failed, or that there is none of that name.
pub(crate) fn e2e(story: Option<&str>) -> Result<(), String> {
    setup::setup(For::Everything)?;
    let chosen = chosen(story)?;
    let said = tell(&chosen)?;
    if said.succeeded { Ok(()) } else { Err("not every story ended well".to_owned()) }
}

/// Builds what the stories need, and runs them.
pub(crate) fn tell(stories: &[PathBuf]) -> Result<Said, String> {
    let folder = web::web(Mode::Release)?;
    let sluss = run::build_server()?;
    // Two at a time: some wait half a minute for the next SMS while others need the processor.
    Runner::new("node")
        .args(["--test", "--test-reporter=spec", "--test-concurrency=2"])
        .args(stories)
        .env("SLUSS_BIN", sluss)
        .env("SLUSS_WEB", folder)
        .listen("stories in real browsers")
}

/// The files of the stories.
pub(crate) fn chosen(story: Option<&str>) -> Result<Vec<PathBuf>, String> {
    let all = files::below(&paths::root().join(STORIES))?;
    let all = all.into_iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs"));
    let Some(story) = story else { return Ok(all.collect()) };
    let names: Vec<String> = all.filter_map(|file| Some(name_of(file.file_name()?.to_str()?).to_owned())).collect();
    if names.iter().any(|name| name == story) {
        return Ok(vec![paths::root().join(STORIES).join(format!("{story}.test.mjs"))]);
    }
    Err(format!("there is no story {story}; there are {}", names.join(", ")))
}

fn name_of(file: &str) -> &str {
    file.trim_end_matches(".test.mjs")
}

#[cfg(test)]
mod tests {
    use super::{chosen, name_of};

    #[test]
    fn a_story_that_is_not_there_is_told_with_those_that_are() {
        assert!(chosen(Some("no-such-story")).unwrap_err().contains("there is no story no-such-story"));
        assert_eq!(name_of("sign-in-qr.test.mjs"), "sign-in-qr");
    }
}
