//! Programs that tests start: on free loopback ports, and ended with the test, however that ends.

use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

/// A running program, which ends when this is dropped.
pub(crate) struct Program {
    shell: Child,
}

impl Program {
    /// Starts it under a shell that ends it as soon as this process is gone or the value is dropped.
    pub(crate) fn start(command: &[&str]) -> Self {
        const SCRIPT: &str =
            r#"exec 3<&0; "$@" <&- 3<&- & child=$!; read -r _ <&3; kill $child 2>/dev/null; wait $child"#;
        let mut shell = Command::new("sh");
        let shell = shell.args(["-c", SCRIPT, "sh"]).args(command).stdin(Stdio::piped()).stdout(Stdio::piped());
        Self { shell: shell.stderr(Stdio::null()).spawn().unwrap() }
    }

    /// The program's standard output; can be taken once.
    pub(crate) fn output(&mut self) -> ChildStdout {
        self.shell.stdout.take().unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        self.shell.wait().unwrap();
    }
}

/// Finds a program on the path, or where Debian puts servers.
pub(crate) fn find(name: &str, package: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/sbin".into()]);
    let found = folders.map(|folder| folder.join(name)).find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("{name} is missing: apt-get install {package}"))
}

/// A port that nothing is listening on at the moment.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Connects as soon as something is listening.
pub(crate) fn connect(port: u16, who: &str) -> TcpStream {
    for _ in 0..400 {
        if let Ok(stream) = TcpStream::connect(("127.0.0.1", port)) {
            stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
            return stream;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("{who} did not listen within 20 seconds");
}
