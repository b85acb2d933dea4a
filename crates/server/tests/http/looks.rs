//! Commands that only look: they make nothing, migrate nothing, and say how things stand.

use std::borrow::Cow;
use std::path::Path;
use std::time::SystemTime;

use sqlx::migrate::Migrator;
use sqlx::{Connection, SqliteConnection};

use crate::operator::{refused, said, sluss};

static MIGRATIONS: Migrator = sqlx::migrate!("../storage/migrations");

const LOOKS: [&[&str]; 6] =
    [&["doctor"], &["user", "list"], &["client", "list"], &["audit", "list"], &["audit", "verify"], &["keys", "list"]];

/// The database of the version before this one.
async fn of_an_older_version(data: &Path) {
    let newest = MIGRATIONS.iter().map(|migration| migration.version).max();
    let older = MIGRATIONS.iter().filter(|migration| Some(migration.version) != newest).cloned().collect();
    let url = format!("sqlite:{}?mode=rwc", data.join("sluss.db").display());
    let mut connection = SqliteConnection::connect(&url).await.unwrap();
    let migrator = Migrator { migrations: Cow::Owned(older), ..Migrator::DEFAULT };
    migrator.run_direct(None, &mut connection, false).await.unwrap();
    connection.close().await.unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let found = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = found.collect();
    names.sort();
    names
}

#[test]
fn a_look_at_a_fresh_folder_makes_nothing_and_says_that_nothing_is_there() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in LOOKS {
        for data in [folder.path().to_owned(), folder.path().join("missing")] {
            let told = said(&sluss(&data, arguments, ""));
            assert!(told.contains("there is no database yet"), "{arguments:?}: {told}");
        }
        assert_eq!(names(folder.path()), Vec::<String>::new(), "{arguments:?}");
    }
}

#[tokio::test]
async fn a_look_at_a_database_of_an_older_version_migrates_nothing_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    of_an_older_version(folder.path()).await;
    let before = std::fs::read(folder.path().join("sluss.db")).unwrap();
    for arguments in LOOKS {
        let told = refused(folder.path(), arguments);
        assert!(
            told.contains("belongs to an older version") && told.contains("sluss migrate"),
            "{arguments:?}: {told}"
        );
        assert_eq!(names(folder.path()), ["sluss.db"], "{arguments:?}");
        assert_eq!(std::fs::read(folder.path().join("sluss.db")).unwrap(), before, "{arguments:?}");
    }
}

/// Each file with its content and when it was last written.
fn files(folder: &Path) -> Vec<(String, Vec<u8>, SystemTime)> {
    let file = |name: String| {
        let path = folder.join(&name);
        (name, std::fs::read(&path).unwrap(), path.metadata().unwrap().modified().unwrap())
    };
    names(folder).into_iter().map(file).collect()
}

#[test]
fn a_look_touches_no_file_not_even_its_time() {
    let folder = tempfile::tempdir().unwrap();
    let add = ["user", "add", "anna@example.eu", "--name", "Anna", "--password-stdin"];
    assert!(sluss(folder.path(), &add, "åtta ord i en rad som går").status.success());
    let before = files(folder.path());
    let show = [&["user", "show", "anna@example.eu"][..], &["user", "devices", "anna@example.eu"]];
    for arguments in LOOKS.into_iter().filter(|look| *look != ["audit", "verify"]).chain(show) {
        let told = said(&sluss(folder.path(), arguments, ""));
        assert!(files(folder.path()) == before, "{arguments:?}: {told}");
    }
    assert!(said(&sluss(folder.path(), &["doctor"], "")).contains("well: can be read and written"));
}

#[test]
fn a_look_leaves_a_database_of_this_version_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    assert!(sluss(folder.path(), &["migrate"], "").status.success());
    let (files, key) = (names(folder.path()), std::fs::read(folder.path().join("master.key")).unwrap());
    let keys = said(&sluss(folder.path(), &["keys", "list"], ""));
    assert!(keys.contains("in use"), "{keys}");
    for arguments in LOOKS {
        let told = said(&sluss(folder.path(), arguments, ""));
        assert!(!told.contains("no database yet"), "{arguments:?}: {told}");
    }
    assert_eq!(said(&sluss(folder.path(), &["keys", "list"], "")), keys);
    assert_eq!(std::fs::read(folder.path().join("master.key")).unwrap(), key);
    assert!(names(folder.path()).iter().all(|name| files.contains(name)), "{:?}", names(folder.path()));
}
