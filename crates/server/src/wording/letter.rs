//! A mail before it has a form: what it says, piece by piece. From it come the plain text and the HTML, which so always say the same.

use sluss_protocol::language::Language;

/// What a mail says.
pub(super) struct Letter<'a> {
    pub(super) language: Language,
    /// What people call the service.
    pub(super) service: &'a str,
    /// What it is about, without the service's name.
    pub(super) title: String,
    pub(super) pieces: Vec<Piece>,
    /// Why it was sent, and whom to turn to.
    pub(super) foot: Vec<Line>,
}

/// A piece of a mail.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// A paragraph.
    Words(String),
    /// A link that stands by itself.
    Link {
        /// What following it does.
        label: String,
        url: String,
        /// Most readers have no reason to follow it.
        quiet: bool,
    },
    /// What is known about where something came from: each a label and its value.
    Facts(Vec<(String, String)>),
}

/// A line in which an address may be a link.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) text: String,
    /// The addresses in the text, as they are written there, and where they lead.
    pub(super) links: Vec<(String, String)>,
}

impl Letter<'_> {
    /// The mail as plain text.
    pub(super) fn text(&self) -> String {
        let mut parts: Vec<String> = self.pieces.iter().map(Piece::text).collect();
        let foot: Vec<&str> = self.foot.iter().map(|line| &*line.text).collect();
        parts.push(foot.join("\n"));
        format!("{}\n", parts.join("\n\n"))
    }
}

impl Piece {
    fn text(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Link { url, .. } => url.clone(),
            Self::Facts(facts) => {
                facts.iter().map(|(label, value)| format!("{label}{value}")).collect::<Vec<_>>().join("\n")
            }
        }
    }
}
