//! As much HTTP as a browser without script needs: one request per connection, cookies, forms.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// How long to wait for an answer: one from a database in trouble takes ten seconds.
const WAIT: Duration = Duration::from_secs(30);

#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    head: String,
    pub(super) body: String,
}

impl Answer {
    pub(super) fn header<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.headers(name).next()
    }

    fn headers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines.filter(move |(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    pub(super) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }
}

/// Somebody's browser, at a port of this machine.
#[derive(Clone, Debug)]
pub(super) struct Browser {
    pub(super) port: u16,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    pub(super) const fn at(port: u16) -> Self {
        Self { port, cookies: BTreeMap::new() }
    }

    pub(super) fn get(&mut self, path: &str) -> Result<Answer, String> {
        self.send("GET", path, &[], "")
    }

    pub(super) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, String> {
        let form: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        self.send("POST", path, &headers, &form.join("&"))
    }

    /// Sends a request, and keeps the cookies that come back.
    pub(super) fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Answer, String> {
        let mut text = format!("{method} {path} HTTP/1.1\r\nhost: localhost:{}\r\nconnection: close\r\n", self.port);
        for (name, value) in headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            text.push_str(&format!("cookie: {}\r\n", cookies.join("; ")));
        }
        text.push_str(&format!("content-length: {}\r\n\r\n{body}", body.len()));
        let answer = exchange(self.port, &text).map_err(|error| error.to_string())?;
        for line in answer.headers("set-cookie") {
            if let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(answer)
    }
}

fn exchange(port: u16, text: &str) -> std::io::Result<Answer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(WAIT))?;
    stream.set_write_timeout(Some(WAIT))?;
    stream.write_all(text.as_bytes())?;
    let mut all = Vec::new();
    stream.read_to_end(&mut all)?;
    let all = String::from_utf8_lossy(&all).into_owned();
    let broken = || std::io::Error::other("no whole answer came");
    let (head, body) = all.split_once("\r\n\r\n").ok_or_else(broken)?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(broken)?;
    let answer = Answer { status, head: head.to_owned(), body: body.to_owned() };
    let length = answer.header("content-length").and_then(|length| length.parse().ok());
    if length.is_some_and(|length: usize| body.len() < length) { Err(broken()) } else { Ok(answer) }
}

/// Whether health reports within some seconds that the server cannot work; it repeats its last result for five seconds.
pub(super) fn says_unwell(port: u16) -> bool {
    let asked = |_| {
        std::thread::sleep(Duration::from_millis(250));
        Browser::at(port).get("/health").is_ok_and(|answer| answer.status == 503)
    };
    (0..60).any(asked)
}

/// A value, encoded for forms and queries.
pub(super) fn encoded(value: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    value.bytes().map(byte).collect()
}
