//! An authenticator: it holds keys, enrols by a scanned link, and turns a scanned request into a code without any network.

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use axum::body::Body;
use axum::http::{Request, header, request};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use serde_json::{Value, json};
use sluss_domain::Clock;
use sluss_otp::ocra::{self, Inputs, Suite};
use sluss_protocol::api::{
    AnswerRequest, ClaimEnrolment, Decision, EnrolledDevice, NewSubscription, PendingRequest, WatchRequests, digest,
};
use sluss_protocol::link::{KeyId, Link, LinkError};

use crate::{Answer, DeviceKeys, Server};

/// An authenticator with keys of its own.
pub struct Phone {
    server: Server,
    /// Where its authenticator is.
    pub(crate) origin: String,
    pub(crate) keys: DeviceKeys,
    proofs: u32,
    enrolled: Option<EnrolledDevice>,
}

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Phone").field("enrolled", &self.enrolled).finish_non_exhaustive()
    }
}

impl Phone {
    /// A phone with fresh keys.
    #[must_use]
    pub fn new(server: &Server) -> Self {
        let origin = server.instance().sluss.app_origin.to_string();
        Self { server: server.clone(), origin, keys: DeviceKeys::default(), proofs: 0, enrolled: None }
    }

    /// The server that it talks to.
    #[must_use]
    pub fn server(&self) -> Server {
        self.server.clone()
    }

    /// What it got when it was registered.
    #[must_use]
    pub fn enrolled(&self) -> &EnrolledDevice {
        self.enrolled.as_ref().expect("the phone was registered before")
    }

    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    fn post(&self, path: impl AsRef<str>) -> request::Builder {
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        Request::post(path.as_ref()).header(header::HOST, host)
    }

    /// Sends JSON without any proof.
    pub(crate) async fn post_json(&self, path: &str, what: &Value) -> Answer {
        let request = self.post(path).header(header::CONTENT_TYPE, "application/json");
        self.server.send(request.body(Body::from(what.to_string())).expect("a whole request")).await
    }

    /// Sends JSON that the phone's key signs.
    pub async fn post_signed(&mut self, path: &str, what: &Value) -> Answer {
        let body = what.to_string();
        let address = self.address(path);
        let proof = self.proof(&json!({ "htu": address, "sluss_body": BASE64URL_NOPAD.encode(&digest(&body)) }));
        let request = self
            .post(path)
            .header(header::CONTENT_TYPE, "application/json")
            .header("dpop", proof)
            .body(Body::from(body));
        self.server.send(request.expect("a whole request")).await
    }

    /// Claims the enrolment behind a scanned link.
    pub async fn enrol(&mut self, link: &str) -> Answer {
        let claim = self.claim(link);
        let proof = self.proof(&json!({}));
        let answer = self.send_claim(&claim, &proof).await;
        if answer.status.is_success() {
            self.enrolled = Some(serde_json::from_value(answer.json()).expect("a phone reads it so"));
        }
        answer
    }

    /// The body that claims it, with the proof that the phone can use its key.
    #[must_use]
    pub fn claim(&self, link: &str) -> ClaimEnrolment {
        let Ok(Link::Enrolment(ticket)) = Link::parse(link, &self.origin) else { panic!("no enrolment: {link}") };
        let key = ticket.key();
        let ticket = ticket.accept(true, 0).expect("the test's clock decides");
        let response = self.ocra(&ticket.question(), &ticket.session(&self.origin, key));
        ClaimEnrolment {
            token: BASE64URL_NOPAD.encode(&ticket.token),
            hmac_key: Some(BASE64URL_NOPAD.encode(&self.keys.hmac)),
            response,
        }
    }

    /// Sends a claim with a proof.
    pub async fn send_claim(&self, claim: &ClaimEnrolment, proof: &str) -> Answer {
        let request = self
            .post("/api/device/enrolments")
            .header(header::CONTENT_TYPE, "application/json")
            .header("dpop", proof)
            .body(Body::from(serde_json::to_string(claim).expect("a claim is text")));
        self.server.send(request.expect("a whole request")).await
    }

    /// A proof of possession (RFC 9449) for the enrolment; `changes` replaces claims.
    pub fn proof(&mut self, changes: &Value) -> String {
        let claims = self.claims(changes);
        self.keys.proof(&claims)
    }

    /// The same proof under a header that says something more, at a place such as `/jwk/d`.
    pub fn proof_with_head(&mut self, place: &str, value: &Value) -> String {
        let (mut head, (parent, name)) =
            (self.keys.head(), place.rsplit_once('/').expect("a place begins with a slash"));
        head.pointer_mut(parent).expect("the header has it")[name] = value.clone();
        let claims = self.claims(&Value::Null);
        self.keys.proof_under(&head, &claims)
    }

    fn claims(&mut self, changes: &Value) -> Value {
        self.proofs += 1;
        let mut claims = json!({
            "jti": format!("a proof with number {:08}", self.proofs),
            "htm": "POST",
            "htu": self.address("/api/device/enrolments"),
            "iat": self.server.clock.now().seconds(),
        });
        for (name, value) in changes.as_object().into_iter().flatten() {
            claims[name] = value.clone();
        }
        claims
    }

    /// Tells the server where it wants to be woken.
    pub async fn subscribe(&mut self, subscription: &NewSubscription) -> Answer {
        let body = serde_json::to_string(subscription).expect("a subscription is text");
        let address = self.address("/api/device/subscription");
        let proof = self.proof(&json!({ "htu": address, "sluss_body": BASE64URL_NOPAD.encode(&digest(&body)) }));
        let request = self
            .post("/api/device/subscription")
            .header(header::CONTENT_TYPE, "application/json")
            .header("dpop", proof)
            .body(Body::from(body));
        self.server.send(request.expect("a whole request")).await
    }

    /// What waits for this phone.
    pub async fn requests(&mut self) -> Vec<PendingRequest> {
        serde_json::from_value(self.watch("/api/device/requests").await.json()).expect("a phone reads it so")
    }

    /// Asks what waits, and gives the answer as it came.
    pub async fn watch(&mut self, address: &str) -> Answer {
        let path = address.split('?').next().unwrap_or_default();
        let proof = self.proof(&json!({ "htu": self.address(path) }));
        let body =
            serde_json::to_string(&WatchRequests { proofs: vec![proof], whole: false }).expect("proofs are text");
        let request = self.post(address).header(header::CONTENT_TYPE, "application/json").body(Body::from(body));
        self.server.send(request.expect("a whole request")).await
    }

    /// A proof for watching requests; `changes` replaces claims.
    pub fn watch_proof(&mut self, changes: &Value) -> String {
        let mut claims = json!({ "htu": self.address("/api/device/requests") });
        for (name, value) in changes.as_object().into_iter().flatten() {
            claims[name] = value.clone();
        }
        self.proof(&claims)
    }

    /// Asks as the app does now, for an account for each proof.
    pub async fn watch_whole(&self, proofs: Vec<String>) -> Answer {
        let body = serde_json::to_string(&WatchRequests { proofs, whole: true }).expect("proofs are text");
        let request = self.post("/api/device/requests").header(header::CONTENT_TYPE, "application/json");
        self.server.send(request.body(Body::from(body)).expect("a whole request")).await
    }

    /// Approves a request with the number from the sign-in page and a PIN.
    pub async fn approve(&mut self, request: &PendingRequest, number: &str, pin: &str) -> Answer {
        let (body, proof) = self.approval(request, number, pin);
        self.send_answer(&request.id, body, &proof).await
    }

    /// The same, not sent yet: the body, and the proof that signs it.
    pub fn approval(&mut self, request: &PendingRequest, number: &str, pin: &str) -> (String, String) {
        let decision = Decision::Approve { number: number.to_owned(), response: self.response(&request.link, pin) };
        let answer = AnswerRequest { device_id: self.enrolled().device_id.clone(), decision };
        let body = serde_json::to_string(&answer).expect("an answer is text");
        let proof = self.answer_proof(&request.id, &body);
        (body, proof)
    }

    /// *It was not me*.
    pub async fn deny(&mut self, request: &PendingRequest) -> Answer {
        let answer = AnswerRequest { device_id: self.enrolled().device_id.clone(), decision: Decision::Deny };
        self.answer(&request.id, &answer).await
    }

    /// Sends an answer, signed as the phone does.
    pub async fn answer(&mut self, id: &str, answer: &AnswerRequest) -> Answer {
        let body = serde_json::to_string(answer).expect("an answer is text");
        let proof = self.answer_proof(id, &body);
        self.send_answer(id, body, &proof).await
    }

    /// The proof that signs an answer.
    pub fn answer_proof(&mut self, id: &str, body: &str) -> String {
        let address = self.address(&format!("/api/device/requests/{id}"));
        self.proof(&json!({ "htu": address, "sluss_body": BASE64URL_NOPAD.encode(&digest(body)) }))
    }

    /// Sends an answer with a proof, whatever they are.
    pub async fn send_answer(&self, id: &str, body: String, proof: &str) -> Answer {
        let request = self
            .post(format!("/api/device/requests/{id}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header("dpop", proof)
            .body(Body::from(body));
        self.server.send(request.expect("a whole request")).await
    }

    /// The response to a request, with a PIN in it.
    #[must_use]
    pub fn response(&self, link: &str, pin: &str) -> String {
        self.keys.response(link, &self.origin, pin)
    }

    /// The one-time code for a scanned request, if its signature is by a pinned key and it is still good.
    ///
    /// # Errors
    /// Why there is no code.
    pub fn code(&self, link: &str) -> Result<String, LinkError> {
        let Link::SignIn(request) = Link::parse(link, &self.origin)? else { panic!("not a request: {link}") };
        let key = request.key();
        let genuine = self.pinned(key).is_some_and(|point| {
            let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
            key.verify(request.signed_bytes(), request.signature()).is_ok()
        });
        let request = request.accept(genuine, self.server.clock.now().seconds())?;
        Ok(self.ocra(&request.question, &request.session(&self.origin, key)))
    }

    /// Takes over the keys that sign requests by now, as the app does when it meets one that it does not know.
    pub async fn learn_keys(&mut self) {
        let request = Request::get(self.address("/api/device/keys")).body(Body::empty());
        let answer = self.server.send(request.expect("a whole request")).await;
        let keys = serde_json::from_value(answer.json()).expect("a phone reads it so");
        self.enrolled.as_mut().expect("the phone was registered before").keys = keys;
    }

    fn pinned(&self, key: KeyId) -> Option<Vec<u8>> {
        let keys = &self.enrolled.as_ref()?.keys.keys;
        let pinned = keys.iter().find(|pinned| pinned.kid == BASE64URL_NOPAD.encode(&key.0))?;
        BASE64URL_NOPAD.decode(pinned.point.as_bytes()).ok()
    }

    fn ocra(&self, question: &[u8; 32], session: &[u8; 64]) -> String {
        let question = HEXLOWER.encode(question);
        let inputs = Inputs::question(&question).session(session);
        let code = ocra::response(&Suite::sluss_qr(), &self.keys.hmac, &inputs).expect("the inputs are the suite's");
        code.as_str().to_owned()
    }
}
