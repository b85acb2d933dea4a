//! What the process writes to its log while a test listens. There is one subscriber for all tests, since what a log line is worth is
//! remembered for the whole process; each test hears its own thread.

use std::cell::RefCell;
use std::io::Write;
use std::sync::Once;

thread_local! {
    static HEARD: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
}

struct Sink;

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        HEARD.with_borrow_mut(|heard| heard.as_mut().map(|heard| heard.extend_from_slice(bytes)));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Listens until dropped, to everything down to the level of traces.
pub(crate) struct LogCapture(());

impl LogCapture {
    pub(crate) fn listen() -> Self {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            let subscriber = tracing_subscriber::fmt().json().flatten_event(true).with_span_list(false);
            subscriber.with_max_level(tracing::Level::TRACE).with_writer(|| Sink).init();
        });
        HEARD.set(Some(Vec::new()));
        Self(())
    }

    /// All that was said so far.
    pub(crate) fn all(&self) -> String {
        HEARD.with_borrow(|heard| String::from_utf8(heard.clone().unwrap_or_default()).unwrap())
    }

    /// What a server in service writes of it.
    pub(crate) fn in_service(&self) -> Vec<String> {
        let quiet = |line: &&str| line.contains("\"level\":\"TRACE\"") || line.contains("\"level\":\"DEBUG\"");
        self.all().lines().filter(|line| !quiet(line)).map(str::to_owned).collect()
    }
}

impl Drop for LogCapture {
    fn drop(&mut self) {
        HEARD.set(None);
    }
}
