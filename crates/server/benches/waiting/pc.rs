//! A browser that has never been here before, at the sign-in page: it sends what the page's own script sends.

use std::net::SocketAddr;

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{FormAction, SignInPage, Step};
use url::form_urlencoded;

use crate::http::{Head, Line};
use crate::people::{CALLBACK, PASSWORD, SITE, Someone};

/// A browser at one sign-in.
pub(crate) struct Pc {
    line: Line,
    cookie: String,
    pub(crate) page: SignInPage,
}

/// What the server answers when the password is sent.
pub(crate) enum Sent {
    /// It was right, and the page shows what comes next.
    On,
    /// The server had too much to do (503), and said when to come back.
    Later,
    /// Another status than a sign-in has.
    Otherwise(u16),
}

impl Pc {
    /// Comes from a site and says who signs in: the page that asks for the password.
    pub(crate) async fn at_the_password(address: SocketAddr, someone: &Someone) -> Self {
        let mut line = Line::to(address).await;
        let (begun, _) = line.ask(&format!("GET {}", authorize()), &[], "").await;
        let cookies = begun.all("set-cookie").filter_map(|line| line.split(';').next());
        let cookie = cookies.collect::<Vec<_>>().join("; ");
        let place = begun.header("location").expect("a sign-in has begun");
        let (_, html) = line.ask(&format!("GET {place}"), &[("Cookie", &cookie)], "").await;
        let data = html.split_once("id=\"sign-in-data\">").and_then(|(_, rest)| rest.split("</script>").next());
        let page = page(data.expect("the page carries its data"));
        let mut pc = Self { line, cookie, page };
        let (_, packed) = pc.act(FormAction::Identify, &[("email", &someone.email)]).await;
        pc.page = self::page(&packed).after(&pc.page);
        assert!(matches!(pc.page.step, Step::Password { .. }), "{:?}", pc.page);
        pc
    }

    /// Sends the form of the password step, as pressing *Sign in* does.
    pub(crate) async fn sign_in(&mut self, method: Method) -> Sent {
        let (head, body) = self.act(FormAction::Password, &[("method", method.name()), ("password", PASSWORD)]).await;
        match head.status {
            200 => {
                self.page = page(&body).after(&self.page);
                assert!(!matches!(self.page.step, Step::Password { .. }), "{:?}", self.page);
                Sent::On
            }
            503 if head.header("retry-after").is_some() => Sent::Later,
            other => Sent::Otherwise(other),
        }
    }

    async fn act(&mut self, action: FormAction, fields: &[(&str, &str)]) -> (Head, String) {
        let sent = [("csrf", self.page.csrf.as_str()), (FormAction::FIELD, action.name())];
        let fields = sent.iter().chain(fields);
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let accept = self.page.accept();
        let headers = [
            ("Accept", accept.as_str()),
            ("Cookie", &self.cookie),
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("Sec-Fetch-Site", "same-origin"),
        ];
        self.line.ask(&format!("POST {}", self.page.action), &headers, &body).await
    }

    /// Waits until the sign-in has gone on from what the page shows, and shows that.
    pub(crate) async fn follow(&mut self) {
        let accept = self.page.accept();
        let what = format!("GET {}?seen={}", self.page.action, self.page.version);
        loop {
            let headers = [("Accept", accept.as_str()), ("Cookie", self.cookie.as_str())];
            let (head, body) = self.line.ask(&what, &headers, "").await;
            match head.status {
                200 => return self.page = page(&body).after(&self.page),
                204 => {}
                other => panic!("{other}: {body}"),
            }
        }
    }
}

fn page(packed: &str) -> SignInPage {
    SignInPage::unpacked(packed).unwrap_or_else(|| panic!("no page: {packed}"))
}

/// The example challenge is that of RFC 7636, appendix B.
fn authorize() -> String {
    let fields = [
        ("client_id", SITE),
        ("redirect_uri", CALLBACK),
        ("response_type", "code"),
        ("scope", "openid email profile"),
        ("state", "state-1"),
        ("nonce", "nonce-1"),
        ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
        ("code_challenge_method", "S256"),
    ];
    format!("/oidc/authorize?{}", form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish())
}
