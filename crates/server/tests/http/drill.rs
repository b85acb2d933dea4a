//! The program itself on a database that the server in this process uses too: commands to their end, and servers that are ended.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use sluss_domain::Clock;
use sluss_server::config::Settings;
use sluss_server::platform::SystemClock;
use sluss_storage::copy::Location;
use sluss_testkit::Server;

/// A database, the files around it, and the program.
pub(crate) struct Drill {
    pub(crate) server: Server,
    url: String,
}

impl Drill {
    pub(crate) async fn on(url: Option<String>) -> Self {
        let server = Server::start_as(Settings { database_url: url.clone(), ..Settings::default() }).await;
        // Messages of the program have the machine's time.
        server.clock.set(SystemClock.now());
        std::fs::write(server.folder().join("assets.json"), "{}").unwrap();
        let url = url.unwrap_or_else(|| format!("sqlite:{}", server.folder().join("sluss.db").display()));
        Self { server, url }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.server.folder().join(name)
    }

    fn program(&self, arguments: &[&str]) -> Command {
        // One that goes on all the same does not end by itself.
        let mut program = Command::new("timeout");
        program.args(["-k", "1", "60", env!("CARGO_BIN_EXE_sluss")]).args(arguments);
        self.settle(program)
    }

    /// The program by itself, so that it can be ended.
    pub(crate) fn sluss(&self, arguments: &[&str]) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_sluss"));
        program.args(arguments);
        self.settle(program)
    }

    fn settle(&self, mut program: Command) -> Command {
        let folder = self.server.folder();
        program.env_clear().env("SLUSS_DATA", folder).env("SLUSS_DATABASE_URL", &self.url).env("SLUSS_WEB", folder);
        program.env("SLUSS_ISSUER", "https://sluss.test").env("SLUSS_LISTEN", "127.0.0.1:0").stdin(Stdio::null());
        program
    }

    /// A secret as it stands in settings.
    pub(crate) fn seal(&self, secret: &str) -> String {
        let mut sealing =
            self.program(&["config", "seal"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        sealing.stdin.take().unwrap().write_all(secret.as_bytes()).unwrap();
        String::from_utf8(sealing.wait_with_output().unwrap().stdout).unwrap().trim().to_owned()
    }

    /// Runs it to its end: whether it was content, and what it said.
    pub(crate) fn run(&self, arguments: &[&str]) -> (bool, String) {
        let Output { status, stdout, stderr } = self.program(arguments).output().unwrap();
        (status.success(), format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr)))
    }

    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let (content, said) = self.run(arguments);
        assert!(content, "{arguments:?}: {said}");
        said
    }

    pub(crate) fn refused(&self, arguments: &[&str]) -> String {
        let (content, said) = self.run(arguments);
        assert!(!content, "{arguments:?}: {said}");
        said
    }

    /// A server in a process of its own, once it is ready.
    pub(crate) fn serve(&self) -> Serving {
        let mut child = self.program(&["serve"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut log = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        while !said.contains("\"ready\"") {
            let before = said.len();
            log.read_line(&mut said).unwrap();
            if said.len() == before {
                child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
                panic!("it does not serve: {said}");
            }
        }
        Serving { child, log, said }
    }

    pub(crate) async fn close(&self) {
        self.server.instance().database.close().await;
    }

    pub(crate) async fn open(&self) {
        self.server.crash().await;
        // It does not go back.
        self.server.clock.set(self.server.clock.now().max(SystemClock.now()));
    }

    /// Puts the copy in the database's place as it is, as somebody does who knows nothing of `sluss restore`.
    pub(crate) async fn put_by_hand(&self, copy: &Path) {
        let raw = self.path("raw.db");
        std::fs::copy(copy, &raw).unwrap();
        Location::hold(&self.url).await.unwrap().put(&raw, SystemClock.now().0).await.unwrap();
    }
}

/// The program as it serves.
pub(crate) struct Serving {
    child: Child,
    log: BufReader<std::process::ChildStdout>,
    said: String,
}

impl Serving {
    /// Reads its log until this was said.
    pub(crate) fn until(&mut self, words: &str) {
        while !self.said.contains(words) {
            assert!(self.log.read_line(&mut self.said).unwrap() > 0, "{words}: {}", self.said);
        }
    }

    /// Ends it by a signal, and waits for its end.
    pub(crate) fn end(mut self, signal: &str) -> bool {
        // The program that minds the time hands signals on, but for the one that cannot be handed on.
        let children = format!("/proc/{0}/task/{0}/children", self.child.id());
        let server = std::fs::read_to_string(children).unwrap().trim().to_owned();
        assert!(Command::new("kill").args([signal, &server]).status().unwrap().success());
        self.child.wait().unwrap().success()
    }
}
