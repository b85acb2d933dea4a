//! Two phones that hand over from one to the other, as far as a server sees it: what they say, without what is in the box.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use serde_json::to_value;
use sluss_otp::ocra::{self, Inputs, Suite};
use sluss_protocol::handover::{
    Greeted, Greeting, Heard, Invitation, Leave, Listen, Opening, POINT, SealedBox, Transcript, Vouch, Vouched,
};

use crate::{Answer, Phone};

/// A new phone: nobody knows it, and it has a secret.
#[derive(Clone, Debug)]
pub struct NewPhone {
    secret: [u8; 32],
    point: [u8; POINT],
    nonce: [u8; 32],
}

impl NewPhone {
    /// A phone whose bytes are all made of this one.
    #[must_use]
    pub fn of(byte: u8) -> Self {
        let mut point = [byte; POINT];
        point[0] = 4;
        Self { secret: [byte; 32], point, nonce: [byte; 32] }
    }

    /// The name of its handover in addresses.
    #[must_use]
    pub fn id(&self) -> String {
        let id = Invitation::new(&self.secret, &self.point, &self.nonce).id;
        format!("hnd_{}", data_encoding::BASE32_NOPAD.encode(&id).to_ascii_lowercase())
    }

    /// Asks for news, by any phone's network: it needs no key.
    pub async fn listen(&self, by: &Phone, opens: bool) -> Answer {
        let opening = opens.then(|| Opening { point: text(&self.point), nonce: text(&self.nonce) });
        by.post_json(
            "/api/device/handovers",
            &to_value(Listen { secret: text(&self.secret), opening }).expect("it is text"),
        )
        .await
    }

    /// What it hears.
    pub async fn hears(&self, by: &Phone) -> Heard {
        serde_json::from_value(self.listen(by, false).await.json()).expect("a phone reads it so")
    }
}

impl Phone {
    /// Greets a new phone, or asks for news of it.
    pub async fn greet(&mut self, new: &NewPhone) -> Answer {
        let point = text(&old_point());
        self.post_signed(
            &format!("/api/device/handovers/{}", new.id()),
            &to_value(Greeting { point }).expect("it is text"),
        )
        .await
    }

    /// Greets it, has it say its part, and knows what there is to answer to.
    pub async fn meet(&mut self, new: &NewPhone) -> Greeted {
        assert_eq!(self.greet(new).await.status, 200);
        assert_eq!(new.listen(self, true).await.status, 200);
        serde_json::from_value(self.greet(new).await.json()).expect("a phone reads it so")
    }

    /// Vouches for the new phone with a PIN.
    pub async fn vouch(&mut self, new: &NewPhone, greeted: &Greeted, pin: &str) -> Answer {
        let response = self.vouching(new, greeted, pin);
        self.post_signed(
            &format!("/api/device/handovers/{}/enrolments", new.id()),
            &to_value(Vouch { response }).expect("it is text"),
        )
        .await
    }

    /// The same, rightly: the ticket that the new phone gets.
    pub async fn vouches(&mut self, new: &NewPhone, greeted: &Greeted, pin: &str) -> Vouched {
        serde_json::from_value(self.vouch(new, greeted, pin).await.json()).expect("a phone reads it so")
    }

    /// The response that vouches.
    #[must_use]
    pub fn vouching(&self, new: &NewPhone, greeted: &Greeted, pin: &str) -> String {
        let id = Invitation::new(&new.secret, &new.point, &new.nonce).id;
        let transcript = Transcript::new(&self.origin, &id, &new.point, &new.nonce, &old_point());
        let challenge = BASE64URL_NOPAD.decode(greeted.challenge.as_bytes()).expect("it is base64url");
        let challenge = challenge.try_into().expect("a challenge has 32 bytes");
        let question = HEXLOWER.encode(&transcript.question(&challenge));
        let session = transcript.session(&self.enrolled().device_id);
        let inputs = Inputs::question(&question).pin(pin).session(&session);
        let code = ocra::response(&Suite::sluss_pin(), &self.keys.hmac, &inputs).expect("the inputs are the suite's");
        code.as_str().to_owned()
    }

    /// Leaves a box.
    pub async fn leave_box(&mut self, new: &NewPhone, sealed: &str) -> Answer {
        let sealed = SealedBox { sealed: sealed.to_owned() };
        self.post_signed(&format!("/api/device/handovers/{}/box", new.id()), &to_value(sealed).expect("it is text"))
            .await
    }

    /// Gives its account up to the device that came by this enrolment.
    pub async fn leave(&mut self, enrolment: &str) -> Answer {
        self.post_signed("/api/device/leave", &to_value(Leave { enrolment: enrolment.to_owned() }).expect("it is text"))
            .await
    }
}

/// The old phone's part of what is said: nothing here needs it to be a point of the curve.
const fn old_point() -> [u8; POINT] {
    let mut point = [9; POINT];
    point[0] = 4;
    point
}

fn text(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}
