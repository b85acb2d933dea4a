//! The ticket in what a client of SAML 1.1 posts. No parser of XML is let loose on it, so there are no entities to expand and no addresses to
//! fetch (K08): the one element that matters is looked for, and a document that is not plain is refused.

/// The longest body that is looked at, in bytes.
const BODY_MAX: usize = 16 * 1024;
const NAME: &str = "AssertionArtifact";

/// The text of the document's only `AssertionArtifact`; `None` if there is none, more than one, or something that only parsers understand.
pub(super) fn read(body: &str) -> Option<&str> {
    if body.len() > BODY_MAX || body.contains("<!") {
        return None;
    }
    let mut found = body.split('<').filter(|tag| is_start(tag));
    let (tag, text) = found.next()?.split_once('>')?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    let text = Some(text.trim()).filter(|text| !text.is_empty() && text.bytes().all(plain))?;
    (found.next().is_none() && !tag.ends_with('/')).then_some(text)
}

/// Whether a tag, without its `<`, begins the element, whatever its prefix.
fn is_start(tag: &str) -> bool {
    let name = tag.split(|c: char| c == '>' || c == '/' || c.is_whitespace()).next().unwrap_or_default();
    name.rsplit_once(':').map_or(name, |(_, local)| local) == NAME
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn the_ticket_is_found_whatever_prefix_a_client_has() {
        let body = |inner: &str| {
            format!(
                "<?xml version=\"1.0\"?><e:Envelope xmlns:e=\"x\"><e:Body><p:Request>{inner}</p:Request></e:Body></e:Envelope>"
            )
        };
        assert_eq!(read(&body("<samlp:AssertionArtifact>ST-1</samlp:AssertionArtifact>")), Some("ST-1"));
        assert_eq!(read(&body("<AssertionArtifact xmlns=\"y\">\n ST-1\n </AssertionArtifact>")), Some("ST-1"));
        assert_eq!(read(&body("<a:AssertionArtifact xmlns:a=\"http://x/\">ST-1</a:AssertionArtifact>")), Some("ST-1"));
    }

    #[test]
    fn k08_what_only_a_parser_understands_is_refused() {
        for bad in [
            "",
            "ST-1",
            "<AssertionArtifact/>",
            "<AssertionArtifact></AssertionArtifact>",
            "<AssertionArtifact>&x;</AssertionArtifact>",
            "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><AssertionArtifact>ST-1</AssertionArtifact>",
            "<AssertionArtifact><![CDATA[ST-1]]></AssertionArtifact>",
            "<AssertionArtifact>ST-1</AssertionArtifact><AssertionArtifact>ST-2</AssertionArtifact>",
            "<AssertionArtifactual>ST-1</AssertionArtifactual>",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
