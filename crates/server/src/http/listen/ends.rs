//! Where a request's head ends in the bytes of a connection, and whether each of its lines ends properly, with CR and LF. The
//! parser accepts a bare LF too; a proxy in front that does not could then see one request and we another.

/// What the next byte belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A head, or the empty lines that may come before it.
    Head {
        /// Something of the head has come.
        begun: bool,
        /// The line has nothing in it so far.
        blank: bool,
        /// The last byte was a CR.
        cr: bool,
    },
    /// So many bytes came after a head that has not been read yet.
    After(u64),
    /// A body, of which so many bytes are missing.
    Body(u64),
    /// Unknown: only the current request is answered.
    Unknown,
}

const BETWEEN: Part = Part::Head { begun: false, blank: true, cr: false };

/// What has come so far.
#[derive(Debug)]
pub(super) struct Ends {
    part: Part,
    bare: bool,
}

impl Default for Ends {
    fn default() -> Self {
        Self { part: BETWEEN, bare: false }
    }
}

impl Ends {
    /// Takes note of what came.
    pub(super) fn came(&mut self, mut bytes: &[u8]) {
        while let Some((first, rest)) = bytes.split_first() {
            match &mut self.part {
                Part::Head { begun, blank, cr } => {
                    bytes = rest;
                    match first {
                        b'\n' => {
                            self.bare |= !*cr;
                            let over = *begun && *blank;
                            self.part = if over {
                                Part::After(0)
                            } else {
                                Part::Head { begun: *begun, blank: true, cr: false }
                            };
                        }
                        b'\r' => *cr = true,
                        _ => self.part = Part::Head { begun: true, blank: false, cr: false },
                    }
                }
                Part::After(more) => {
                    *more += bytes.len() as u64;
                    return;
                }
                Part::Body(left) => {
                    let taken = bytes.len().min(usize::try_from(*left).unwrap_or(usize::MAX));
                    *left -= taken as u64;
                    bytes = &bytes[taken..];
                    if *left == 0 {
                        self.part = BETWEEN;
                    }
                }
                Part::Unknown => return,
            }
        }
    }

    /// A head was read whose body has this length; `None` if the body is chunked. Returns whether it will be known where the next head
    /// begins. It will not if that head has already come: no browser sends a request before the previous answer.
    pub(super) fn read(&mut self, body: Option<u64>) -> bool {
        self.part = match (self.part, body) {
            (Part::After(came), Some(body)) if came == body => BETWEEN,
            (Part::After(came), Some(body)) if came < body => Part::Body(body - came),
            _ => Part::Unknown,
        };
        self.part != Part::Unknown
    }

    /// Whether a line of a head ended with a bare LF.
    pub(super) const fn bare(&self) -> bool {
        self.bare
    }

    /// Whether everything that came belongs to requests that were read, and to their bodies.
    pub(super) fn between(&self) -> bool {
        self.part == BETWEEN
    }
}

#[cfg(test)]
mod tests {
    use super::Ends;

    /// Whatever pieces it comes in.
    fn after(bytes: &[u8]) -> Ends {
        let mut whole = Ends::default();
        whole.came(bytes);
        for at in 0..bytes.len() {
            let mut pieces = Ends::default();
            pieces.came(&bytes[..at]);
            pieces.came(&bytes[at..]);
            assert_eq!((pieces.part, pieces.bare), (whole.part, whole.bare), "{at}");
        }
        whole
    }

    #[test]
    fn s06_every_bare_line_feed_of_a_head_is_seen_and_none_of_a_body() {
        for good in
            ["GET / HTTP/1.1\r\nHost: a\r\n\r\n", "\r\n\r\nGET / HTTP/1.1\r\n\r\n", "POST / HTTP/1.1\r\n\r\na\nb\n\nc"]
        {
            assert!(!after(good.as_bytes()).bare(), "{good:?}");
        }
        for bad in [
            "GET / HTTP/1.1\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\n\r\n",
            "GET / HTTP/1.1\r\n\n",
            "\nGET / HTTP/1.1\r\n\r\n",
        ] {
            assert!(after(bad.as_bytes()).bare(), "{bad:?}");
        }
    }

    #[test]
    fn s06_the_next_head_is_found_behind_a_body() {
        let mut ends = after(b"POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\na\n");
        assert!(ends.read(Some(4)) && !ends.between());
        ends.came(b"\nb");
        assert!(ends.between() && !ends.bare());
        ends.came(b"GET / HTTP/1.1\n");
        assert!(ends.bare() && !ends.between());
    }

    #[test]
    fn s06_where_the_next_head_begins_is_not_guessed() {
        let head = b"POST / HTTP/1.1\r\n\r\n";
        assert!(after(head).read(Some(0)));
        assert!(!after(head).read(None), "in pieces");
        assert!(!after(b"GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n").read(Some(0)), "too early");
    }
}
