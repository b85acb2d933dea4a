//! `login/init`: a service registers a request beforehand, and sends people on with its id alone.

use crate::answer::{Answer, NAMESPACE};
use crate::error::LoginError;
use crate::xml::Xml;

/// The answer to a request that was registered.
#[must_use]
pub fn registered(id: &str) -> Answer {
    document(|xml| {
        xml.open("cas:loginRequestSuccess", &[]);
        xml.text("cas:loginRequestId", id);
        xml.close("cas:loginRequestSuccess");
    })
}

/// The answer to one that was not.
#[must_use]
pub fn refused(error: &LoginError) -> Answer {
    document(|xml| xml.text_with("cas:loginRequestFailure", &[("code", error.code())], &error.to_string()))
}

fn document(write: impl FnOnce(&mut Xml)) -> Answer {
    let mut xml = Xml::default();
    xml.open("cas:loginRequest", &[("xmlns:cas", NAMESPACE)]);
    write(&mut xml);
    xml.close("cas:loginRequest");
    Answer::xml(xml)
}

#[cfg(test)]
mod tests {
    use super::{refused, registered};
    use crate::error::LoginError;

    #[test]
    fn an_id_or_a_code_comes_back() {
        let start = "<cas:loginRequest xmlns:cas=\"http://www.yale.edu/tp/cas\">";
        assert_eq!(
            registered("abc").body,
            format!(
                "{start}<cas:loginRequestSuccess><cas:loginRequestId>abc</cas:loginRequestId></cas:loginRequestSuccess></cas:loginRequest>"
            )
        );
        assert_eq!(
            refused(&LoginError::UnknownService).body,
            format!(
                "{start}<cas:loginRequestFailure code=\"INVALID_SERVICE\">this service is not registered here</cas:loginRequestFailure></cas:loginRequest>"
            )
        );
    }
}
