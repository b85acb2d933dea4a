//! The stories in real browsers: tests/e2e/stories/*.test.mjs under Node's own test runner, which tests/e2e/run.mjs starts.

use std::path::{Path, PathBuf};

use crate::runner::{Runner, Said};
use crate::setup::{self, For};
use crate::web::{self, Mode};
use crate::{files, gallery, paths, run};

const STORIES: &str = "tests/e2e/stories";
/// Take the pictures of the README and of the guide.
const PICTURES: [&str; 2] = ["tests/e2e/pictures.mjs", "tests/e2e/guide-pictures.mjs"];
/// Puts the pictures that stories keep together.
const SHEETS: &str = "tests/e2e/sheets.mjs";

/// Stories that wait for a clock, and the longest ones, begin first. Waiting costs nothing while others run, but they would prolong the run if
/// they began last.
const FIRST: [&str; 2] = ["guide", "sms"];

/// The stories of the app on the phone, by a name for all of them.
const AUTHENTICATOR: (&str, [&str; 20]) = (
    "authenticator",
    [
        "accounts",
        "backup",
        "biometrics",
        "camera",
        "clock",
        "codes",
        "enrol",
        "install",
        "iphone",
        "locked-codes",
        "missing",
        "move-in",
        "moving",
        "new-phone",
        "new-version",
        "offline",
        "other-account",
        "scanner",
        "several-servers",
        "vault",
    ],
);

/// The story that looks at the gallery, which must have been written.
const GALLERY: &str = "gallery";

/// How much of each story is told.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// Stories that are the same in all languages are told in one.
    Short,
    /// In all languages, and pictures of the screens are kept in target/e2e, with contact sheets of them.
    Whole,
}

/// Runs one story, or all, whole.
///
/// # Errors
/// That one failed, or that there is none of that name.
pub(crate) fn e2e(story: Option<&str>) -> Result<(), String> {
    setup::setup(For::Everything)?;
    let chosen = chosen(story)?;
    let said = tell(&chosen, Form::Whole)?;
    Runner::new("node").arg(SHEETS).run("contact sheets of the pictures")?;
    if said.succeeded { Ok(()) } else { Err("not every story ended well".to_owned()) }
}

/// Writes the gallery, and what its story compares with from now on.
///
/// # Errors
/// That the pages could not be written, or what else is wrong with them.
pub(crate) fn renew_gallery() -> Result<(), String> {
    setup::setup(For::Everything)?;
    gallery::gallery()?;
    let tell = Runner::new("node").arg("tests/e2e/run.mjs").args(chosen(Some(GALLERY))?);
    tell.env("SLUSS_GALLERY_RENEW", "yes").run("what the gallery is compared with")
}

/// Makes the pictures of the README and of the guide anew, in docs/pictures and docs/guide/pictures, and those of the app's manifest in static/screenshots.
///
/// # Errors
/// That a screen is no longer where they were taken.
pub(crate) fn pictures() -> Result<(), String> {
    setup::setup(For::Everything)?;
    let told = teller()?.args(PICTURES).listen("the pictures of the README and of the guide")?;
    if told.succeeded { Ok(()) } else { Err("not every picture could be taken".to_owned()) }
}

/// What tells stories, with what they need.
fn teller() -> Result<Runner, String> {
    let folder = web::web(Mode::Release)?;
    let sluss = run::build_server()?;
    Ok(Runner::new("node").arg("tests/e2e/run.mjs").env("SLUSS_BIN", sluss).env("SLUSS_WEB", folder))
}

/// Builds what the stories need, and runs them.
pub(crate) fn tell(stories: &[PathBuf], form: Form) -> Result<Said, String> {
    if stories.iter().any(|story| name_of(story) == Some(GALLERY)) {
        gallery::gallery()?;
    }
    let runner = teller()?.args(stories);
    let runner = match form {
        Form::Short => runner,
        Form::Whole => runner.env("SLUSS_STORIES", "whole").env("SLUSS_PICTURES", "yes"),
    };
    runner.listen("stories in real browsers")
}

/// The files of the stories, in the order in which they begin.
pub(crate) fn chosen(story: Option<&str>) -> Result<Vec<PathBuf>, String> {
    let mut all = files::below(&paths::root().join(STORIES))?;
    all.retain(|file| name_of(file).is_some());
    let Some(story) = story else {
        all.sort_by_key(|file| !name_of(file).is_some_and(|name| FIRST.contains(&name)));
        return Ok(all);
    };
    if let Some(file) = all.iter().find(|file| name_of(file) == Some(story)) {
        return Ok(vec![file.clone()]);
    }
    let (together, names) = AUTHENTICATOR;
    if story == together {
        all.retain(|file| name_of(file).is_some_and(|name| names.contains(&name)));
        return Ok(all);
    }
    let names: Vec<_> = all.iter().filter_map(|file| name_of(file)).collect();
    Err(format!("there is no story {story}; there are {}", names.join(", ")))
}

fn name_of(file: &Path) -> Option<&str> {
    file.file_name()?.to_str()?.strip_suffix(".test.mjs")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{AUTHENTICATOR, FIRST, chosen, name_of};

    #[test]
    fn a_story_that_is_not_there_is_told_with_those_that_are() {
        assert!(chosen(Some("no-such-story")).unwrap_err().contains("there is no story no-such-story"));
        assert_eq!(name_of(Path::new("stories/sign-in-qr.test.mjs")), Some("sign-in-qr"));
        assert_eq!(name_of(Path::new("stories/README.md")), None);
    }

    #[test]
    fn the_stories_of_one_surface_are_all_there() {
        assert_eq!(chosen(Some(AUTHENTICATOR.0)).unwrap().len(), AUTHENTICATOR.1.len());
    }

    #[test]
    fn stories_that_wait_begin_first() {
        let all = chosen(None).unwrap();
        let names: Vec<_> = all.iter().filter_map(|file| name_of(file)).collect();
        assert_eq!(names[..FIRST.len()], FIRST);
        assert!(names[FIRST.len()..].is_sorted(), "{names:?}");
    }
}
