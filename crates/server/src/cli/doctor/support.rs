//! Whether people who are stuck are told whom to turn to.

use crate::config::Service;

/// The contacts, or what to set. Nothing is broken without one, so a warning is all there is.
pub(super) fn look(service: &Service) -> String {
    let contacts = [&service.support_email, &service.support_url];
    let contacts: Vec<&str> = contacts.into_iter().filter_map(Option::as_deref).collect();
    if contacts.is_empty() {
        return "warning: nobody is told whom to turn to; set support_email or support_url in the section [service]"
            .to_owned();
    }
    format!("well: {}", contacts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::look;
    use crate::config::Service;

    #[test]
    fn an_operator_without_a_support_contact_is_warned() {
        assert!(look(&Service::default()).starts_with("warning: "));
        let email = Some("support@example.eu".to_owned());
        assert_eq!(look(&Service { support_email: email, ..Service::default() }), "well: support@example.eu");
    }
}
