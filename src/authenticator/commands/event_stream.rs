//! Server-sent events that arrive in pieces: bytes in, the data of whole events out (HTML standard, section 9.2).

/// Bytes that are not a whole event yet.
#[derive(Clone, Debug, Default)]
pub struct Events(Vec<u8>);

impl Events {
    /// Takes what has arrived, and returns the data of each event that is complete now. Comments (heartbeats) are not events.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<String> {
        self.0.extend(bytes.iter().filter(|byte| **byte != b'\r'));
        let mut whole = Vec::new();
        while let Some(end) = self.0.windows(2).position(|pair| pair == b"\n\n") {
            let event: Vec<u8> = self.0.drain(..end + 2).collect();
            whole.extend(data(&String::from_utf8_lossy(&event)));
        }
        whole
    }
}

fn data(event: &str) -> Option<String> {
    let lines: Vec<&str> = event.lines().filter_map(|line| line.strip_prefix("data:")).map(str::trim_start).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::Events;

    #[test]
    fn events_are_read_however_the_line_cuts_them() {
        let line = "event: requests\ndata: [1]\n\n: heartbeat\n\nevent: requests\r\ndata: å\r\ndata: ö\r\n\r\n";
        for size in 1..line.len() {
            let mut events = Events::default();
            let read: Vec<String> = line.as_bytes().chunks(size).flat_map(|bit| events.take(bit)).collect();
            assert_eq!(read, ["[1]", "å\nö"], "in bits of {size}");
        }
    }
}
