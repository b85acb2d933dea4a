//! The authenticator: it holds a line open and answers what comes over it, as `src/authenticator` does in a browser.

use std::net::SocketAddr;

use sluss_protocol::api::{AnswerRequest, Decision, PendingRequest, WatchRequests};

use crate::http::Line;
use crate::people::{ISSUER, PIN, Someone};

const PATH: &str = "/api/device/requests";

/// Opens a line and waits until the server has said on it that nothing waits.
pub(crate) async fn listen(address: SocketAddr, someone: &Someone) -> Line {
    let mut line = Line::to(address).await;
    let body = WatchRequests { proofs: vec![someone.proof(PATH, None)], whole: false };
    let body = serde_json::to_string(&body).expect("proofs are text");
    let headers = [("Content-Type", "application/json"), ("Accept", "text/event-stream")];
    line.say(&format!("POST {PATH}"), &headers, &body).await;
    let head = line.head().await;
    assert_eq!(head.status, 200, "a device that waits is let in");
    assert_eq!(news(&mut line).await, [], "nobody signs in yet");
    line
}

/// The next list of requests that comes over a line.
async fn news(line: &mut Line) -> Vec<PendingRequest> {
    loop {
        let chunk = line.chunk().await.expect("the server holds the line open");
        let text = std::str::from_utf8(&chunk).expect("events are text");
        if let Some(data) = text.lines().find_map(|line| line.strip_prefix("data: ")) {
            return serde_json::from_str(data).expect("a phone reads it so");
        }
    }
}

/// An authenticator that somebody has at hand.
pub(crate) struct Phone<'a> {
    owner: &'a Someone,
    line: Line,
    /// Another connection, for answers.
    answers: Line,
    /// The request that came last: a list may come twice.
    last: String,
}

impl<'a> Phone<'a> {
    pub(crate) async fn of(owner: &'a Someone, address: SocketAddr) -> Self {
        Self { owner, line: listen(address, owner).await, answers: Line::to(address).await, last: String::new() }
    }

    /// The next request that has not come yet.
    pub(crate) async fn request(&mut self) -> PendingRequest {
        loop {
            let request = news(&mut self.line).await.pop().filter(|request| request.id != self.last);
            if let Some(request) = request {
                self.last.clone_from(&request.id);
                return request;
            }
        }
    }

    /// What is sent when the person presses *Authenticate*: the path, the body, and the proof.
    pub(crate) fn approval(&self, request: &PendingRequest, number: &str) -> [String; 3] {
        let response = self.owner.keys.response(&request.link, ISSUER, PIN);
        let decision = Decision::Approve { number: number.to_owned(), response };
        let answer = AnswerRequest { device_id: self.owner.device.clone(), decision };
        let body = serde_json::to_string(&answer).expect("an answer is text");
        let path = format!("{PATH}/{}", request.id);
        let proof = self.owner.proof(&path, Some(&body));
        [path, body, proof]
    }

    pub(crate) async fn send(&mut self, [path, body, proof]: [String; 3]) {
        let headers = [("Content-Type", "application/json"), ("DPoP", proof.as_str())];
        let (head, said) = self.answers.ask(&format!("POST {path}"), &headers, &body).await;
        assert_eq!(head.status, 204, "the answer is right: {said}");
    }
}
