//! The foot of a page: who runs the service, where the guide is, and whom to turn to.

use sluss_protocol::service::ServiceInfo;
use yew::prelude::*;

/// Where the guide is, on the issuer's origin and on the authenticator's.
const GUIDE: &str = "/help";

/// The lines of the foot, in the words that `text` finds by their ids: at least the way to the guide. Links open beside the page, which may hold what
/// somebody has typed.
pub(crate) fn foot(info: &ServiceInfo, text: impl Fn(&str, &[(&'static str, &str)]) -> String) -> Html {
    let link = |to: String, text: String| html! { <li><a href={to} target="_blank" rel="noopener">{ text }</a></li> };
    let web = |id: &str, url: &Option<String>| url.clone().map(|url| link(url, text(id, &[])));
    let email = info.support_email.as_deref();
    let email = email.map(|email| link(format!("mailto:{email}"), text("foot-email", &[("email", email)])));
    let operator = info.operator_name.as_deref().map(|operator| {
        html! { <li>{ text("foot-operated", &[("service", &info.name), ("operator", operator)]) }</li> }
    });
    html! {
        <ul class="service-foot">
            { for operator }
            { for email }
            { link(GUIDE.to_owned(), text("foot-help", &[])) }
            { for web("foot-support", &info.support_url) }
            { for web("foot-privacy", &info.privacy_url) }
            { for web("foot-accessibility", &info.accessibility_url) }
        </ul>
    }
}
