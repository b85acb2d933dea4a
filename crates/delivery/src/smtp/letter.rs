//! A mail as it is sent. Domains are in ASCII, which every server accepts; the part before the @ is what its owner
//! chose, which not every server accepts (RFC 6531).

use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart, MultiPartKind, SinglePart};
use lettre::{Address, Message};
use sluss_domain::model::email::{Email, ascii_domain};
use sluss_domain::ports::courier::Mail;

/// A mail that is ready to be sent.
pub(super) struct Letter {
    pub(super) envelope: Envelope,
    pub(super) text: Vec<u8>,
}

impl Letter {
    /// Whether only a server with SMTPUTF8 accepts it.
    pub(super) fn needs_utf8(&self) -> bool {
        self.envelope.to().iter().any(|to| !to.user().is_ascii())
    }
}

/// The address that mails come from, with its domain in ASCII.
///
/// # Errors
/// A sentence about what is wrong with it.
pub(super) fn sender(text: &str) -> Result<Mailbox, String> {
    let wrong = || format!("mail cannot come from {text:?}: it is not an address");
    let from: Mailbox = text.parse().map_err(|_| wrong())?;
    if !from.email.user().is_ascii() {
        return Err(format!(
            "mail cannot come from {text:?}: not every mail server accepts other characters than ASCII before the @"
        ));
    }
    let domain = ascii_domain(from.email.domain()).unwrap_or_else(|| from.email.domain().to_owned());
    let email = Address::new(from.email.user(), &domain).map_err(|_| wrong())?;
    Ok(Mailbox::new(from.name, email))
}

/// Writes a mail; `None` if it is not a valid one.
pub(super) fn write(mail: &Mail, from: &Mailbox) -> Option<Letter> {
    let to: Mailbox = Email::parse(&mail.to)?.envelope().parse().ok()?;
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    let message = Message::builder()
        .from(from.clone())
        .to(to)
        .subject(&*mail.subject)
        .message_id(Some(format!("<{}@{}>", mail.id, from.email.domain())))
        // Keeps vacation notices from answering (RFC 3834).
        .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()));
    // No encoded part can contain the boundary, since both encode an equals sign; and a mail that is sent again is the same mail.
    let parts = MultiPart::builder().kind(MultiPartKind::Alternative).boundary(format!("=_{}", mail.id));
    // The last that a mail program can show is the one that it shows (RFC 2046, section 5.1.4).
    let parts = parts
        .singlepart(part(ContentType::TEXT_PLAIN, &mail.text)?)
        .singlepart(part(ContentType::TEXT_HTML, &mail.html)?);
    let message = message.multipart(parts).ok()?;
    Some(Letter { envelope: message.envelope().clone(), text: message.formatted() })
}

/// A form of the mail, readable without decoding, which spam filters like too.
fn part(kind: ContentType, body: &str) -> Option<SinglePart> {
    let body = Body::new_with_encoding(body.to_owned(), ContentTransferEncoding::QuotedPrintable).ok()?;
    Some(SinglePart::builder().header(kind).body(body))
}

#[cfg(test)]
mod tests {
    use sluss_domain::model::id::MessageId;
    use sluss_domain::ports::courier::Mail;

    use super::{sender, write};

    fn mail(to: &str) -> Mail {
        let id = MessageId::parse("msg_aaaaaaaaaaaaaaaaaaaaaaaaaa").unwrap();
        let subject = "Ny enhet\r\nBcc: eve@example.eu".to_owned();
        Mail { id, to: to.to_owned(), subject, text: "Hej!\n".to_owned(), html: "<p>Hej!</p>\n".to_owned() }
    }

    #[test]
    fn a_mail_has_its_id_and_cannot_grow_headers() {
        let from = sender("Sluss <no-reply@example.eu>").unwrap();
        let written = String::from_utf8(write(&mail("anna@example.eu"), &from).unwrap().text).unwrap();
        assert!(written.contains("Message-ID: <msg_aaaaaaaaaaaaaaaaaaaaaaaaaa@example.eu>\r\n"), "{written}");
        assert!(written.contains("Auto-Submitted: auto-generated\r\n"), "{written}");
        assert!(!written.lines().any(|line| line.starts_with("Bcc")), "{written}");
        assert!(write(&mail("anna@example.eu, eve@example.eu"), &from).is_none(), "one mail is for one address");
    }

    #[test]
    fn a_mail_is_text_and_the_same_in_html_and_the_same_mail_when_it_is_sent_again() {
        let from = sender("Sluss <no-reply@example.eu>").unwrap();
        let text = || write(&mail("anna@example.eu"), &from).unwrap().text;
        let written = String::from_utf8(text()).unwrap();
        let at = |part: &str| written.find(part).unwrap_or_else(|| panic!("{part} in {written}"));
        let boundary = "boundary=\"=_msg_aaaaaaaaaaaaaaaaaaaaaaaaaa\"";
        let order = ["multipart/alternative", boundary, "text/plain", "\r\nHej!\r\n", "text/html", "<p>Hej!</p>"];
        assert!(order.map(at).is_sorted(), "{written}");
        let undated =
            |text: String| text.lines().filter(|line| !line.starts_with("Date:")).collect::<Vec<_>>().join("\n");
        assert_eq!(undated(written.clone()), undated(String::from_utf8(text()).unwrap()));
    }

    #[test]
    fn domains_are_in_ascii_on_the_wire() {
        let from = sender("Sluss <no-reply@göteborg.se>").unwrap();
        let letter = write(&mail("anna@malmö.se"), &from).unwrap();
        assert!(!letter.needs_utf8() && letter.text.is_ascii());
        let written = String::from_utf8(letter.text).unwrap();
        for part in ["To: anna@xn--malm-8qa.se\r\n", "no-reply@xn--gteborg-90a.se", "aaaa@xn--gteborg-90a.se>"] {
            assert!(written.contains(part), "{part} in {written}");
        }
        assert!(write(&mail("åsa@malmö.se"), &from).unwrap().needs_utf8());
        assert!(sender("åsa@example.eu").unwrap_err().contains("than ASCII"));
    }
}
