//! Carriers against real gateways, which the tests start and stop themselves, and against some that fail in every
//! possible way.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod kannel;
mod mail_server;
mod message_centre;
mod opensmtpd;
mod presets;
mod program;
mod proxies;
mod push_service;
mod quiet;
mod web_gateway;

use std::sync::atomic::{AtomicU64, Ordering};

use sluss_domain::Entropy;
use sluss_domain::model::id::MessageId;
use sluss_domain::model::phone::PhoneNumber;
use sluss_domain::ports::courier::{Mail, Sms};
use sluss_domain::ports::entropy::new_id;

pub(crate) const NUMBER: &str = "+46701740605";

/// Different bytes each time, which is all that ids need here.
pub(crate) struct Counting;

impl Entropy for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let count = NEXT.fetch_add(1, Ordering::Relaxed).to_le_bytes();
        bytes.iter_mut().zip(count.iter().cycle()).for_each(|(byte, count)| *byte = *count);
    }
}

pub(crate) fn sms(text: &str) -> Sms {
    Sms { id: new_id::<MessageId>(&Counting), to: PhoneNumber::e164(NUMBER).unwrap(), text: text.to_owned() }
}

pub(crate) fn mail(to: &str) -> Mail {
    let (subject, text) = ("Ett lösenord har ändrats".to_owned(), "Hej!\n\nAllt är väl.\n.\n".to_owned());
    let html = "<!DOCTYPE html>\n<p>Hej!</p>\n".to_owned();
    Mail { id: new_id::<MessageId>(&Counting), to: to.to_owned(), subject, text, html }
}
