//! What is sent to phones: one line, and under a code the line that binds it.

use sluss_app::i18n::{Messages, Texts, resolved};
use sluss_delivery::text;
use sluss_domain::ports::courier::Words;
use sluss_protocol::language::Language;

/// The words of what has neither subject nor formatting.
pub(super) const fn words(text: String) -> Words {
    Words { subject: String::new(), text, html: String::new() }
}

/// An SMS with a code, and the line under it that binds the code.
pub(super) fn code(texts: &Messages, id: &str, arguments: &[(&str, &str)], bound: &str) -> Words {
    words(format!("{}\n\n{bound}", texts.with(id, arguments)))
}

/// The code of a sign-in, with the site's name unless that would cost a second SMS: as it is written, else in letters that every
/// phone has, else not at all. The line after it says which page the code belongs to.
pub(super) fn sign_in_code(texts: &Messages, number: &str, site: &str, bound: &str) -> Words {
    let named = |site: &str| code(texts, "sign-in-code", &[("code", number), ("site", site)], bound);
    let written = [Some(site.to_owned()), text::in_gsm7(site)].into_iter().flatten().map(|site| named(&site));
    let nameless = code(texts, "sign-in-code-nameless", &[("code", number)], bound);
    let mut fitting = written.chain([nameless.clone()]).filter(|words| text::parts(&words.text) == 1);
    fitting.next().unwrap_or(nameless)
}

/// The line that binds a code to our host, so that browsers fill it in there and nowhere else (D06). If a site frames our page, it binds the
/// code to both, as browsers want it (WICG, *Origin-bound one-time codes delivered via SMS*).
pub(super) fn bound(code: &str, host: &str, framed_in: Option<&str>) -> String {
    match framed_in.filter(|site| *site != host) {
        Some(site) => format!("@{site} #{code} @{host}"),
        None => format!("@{host} #{code}"),
    }
}

/// Whether an SMS with a code names a site of this name in every language: as it is written, in other letters, or not at all.
#[must_use]
pub(crate) fn name_in_sms(site: &str, host: &str) -> Option<String> {
    let code = "000000";
    let fits = |named: &str| {
        Language::ALL.iter().all(|language| {
            let texts = resolved(*language, Texts::Messages);
            sign_in_code(&texts, code, site, &bound(code, host, None)).text.contains(named)
        })
    };
    [Some(site.to_owned()), text::in_gsm7(site)].into_iter().flatten().find(|named| fits(named))
}
