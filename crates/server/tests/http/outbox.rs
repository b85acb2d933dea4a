//! The outbox of a demonstration: there and nowhere else, and what others wrote stands in it as text.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use sluss_domain::model::message::{Content, Message, Notice, Recipient};
use sluss_domain::model::phone::PhoneNumber;
use sluss_domain::model::visitor::Visitor;
use sluss_protocol::language::Language;
use sluss_testkit::{Answer, Server};

async fn get(server: &Server, path: &str) -> Answer {
    server.send(Request::get(path).header("accept-language", "sv").body(Body::empty()).unwrap()).await
}

/// A server that has sent an SMS to a number and a notice to Anna, with a name that looks like a tag.
async fn with_messages() -> Server {
    let server = Server::start_demonstration().await;
    let sluss = server.instance().sluss;
    let account =
        sluss.accounts().add("anna@example.eu", "Anna", Language::En, "long words for anna", true).await.unwrap();
    let content = Content::SignInCode { code: "492817".to_owned(), site: "<b>RASFF</b>".to_owned(), framed_in: None };
    let to = Recipient::Phone(PhoneNumber::e164("+46701740605").unwrap());
    let code = sluss.messages().post(&Message { to, language: Language::Sv, content }, Duration::from_secs(300));
    let device = "\"><script>alert(1)</script>\nhttps://evil.test/".to_owned();
    let notice = sluss.messages().notify(&account, Notice::DeviceAdded { device }, &Visitor::default());
    sluss.store.commit(vec![code, notice]).await.unwrap();
    server.deliver().await;
    server
}

#[tokio::test]
async fn without_a_demonstration_there_is_no_outbox() {
    let server = Server::start().await;
    for path in ["/demo/outbox", "/demo/outbox/mails/x", "/demo/outbox/version", "/demo/outbox.css", "/demo/outbox.js"]
    {
        assert_eq!(get(&server, path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn l05_a_mail_is_shown_as_html_under_a_policy_under_which_nothing_runs() {
    let server = with_messages().await;
    let mail = server.mails_to("anna@example.eu").remove(0);
    let path = format!("/demo/outbox/mails/{}", mail.id);
    assert!(get(&server, "/demo/outbox").await.body.contains(&format!("href=\"{path}\"")));
    let shown = get(&server, &path).await;
    assert_eq!((shown.status.as_u16(), &shown.body), (200, &mail.html));
    let policy = shown.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; style-src 'unsafe-inline';") && policy.contains("; sandbox"),
        "{policy}"
    );
    assert!(!policy.contains("allow-scripts") && !policy.contains("script-src"), "{policy}");
    assert_eq!(get(&server, "/demo/outbox/mails/msg_nothing").await.status, 404);
}

#[tokio::test]
async fn a_demonstration_shows_what_it_would_have_sent() {
    let server = with_messages().await;
    let page = get(&server, "/demo/outbox").await;
    assert_eq!(page.status, 200);
    for part in [
        "<html lang=\"sv\">",
        "data-number=\"+46701740605\"",
        "492817 är din kod",
        "\n@localhost #492817</p>",
        "data-address=\"anna@example.eu\"",
        "A device was registered",
        "data-version=\"2\"",
    ] {
        assert!(page.body.contains(part), "{part}");
    }
    assert_eq!(get(&server, "/demo/outbox/version").await.body, "2");
    assert!(get(&server, "/demo/outbox?language=en").await.body.contains("<html lang=\"en\">"));
    for path in ["/demo/outbox.css", "/demo/outbox.js"] {
        assert_eq!(get(&server, path).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn l05_what_others_wrote_stands_in_the_outbox_as_text() {
    let server = with_messages().await;
    let page = get(&server, "/demo/outbox").await;
    assert!(page.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!page.body.contains("<script>alert") && !page.body.contains("<b>RASFF"));
    let links: Vec<&str> = page.body.split("<a href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(links.len(), 4, "{links:?}");
    assert!(links[2].starts_with("http://localhost:8080/not-me/"), "{links:?}");
    assert!(links[3].starts_with("/demo/outbox/mails/msg_"), "{links:?}");
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe-inline"), "{policy}");
    assert!(!page.body.contains("style="), "the policy would not let it through");
}
