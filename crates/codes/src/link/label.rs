//! The label of a link: who issued the secret, and the name of the account there.

use super::escapes;

/// Issuer and name out of a label and the parameter `issuer`, each as it stands in the link.
pub(super) fn read(label: &str, issuer: Option<&str>) -> (String, String) {
    parted(&escapes::decoded(label), &issuer.map(escapes::decoded_form).unwrap_or_default())
}

/// Issuer and name out of two texts. The issuer of its own wins, if it is not empty; what stands before the first colon of the label is the issuer
/// only if there is no other, or if they are the same.
pub(super) fn parted(label: &str, issuer: &str) -> (String, String) {
    let issuer = issuer.trim();
    let (issuer, name) = match issuer {
        "" => label.split_once(':').unwrap_or(("", label)),
        _ => (issuer, without_prefix(label, issuer).unwrap_or(label)),
    };
    (issuer.trim().to_owned(), name.trim().to_owned())
}

/// The label as it is written. A colon in a name whose issuer is unknown gets another before it, or it would part the two.
pub(super) fn write(issuer: &str, name: &str) -> String {
    let name_is_plain = issuer.is_empty() && !name.contains(':');
    let before = if name_is_plain { String::new() } else { escapes::encoded(issuer) + ":" };
    before + &escapes::encoded(name)
}

/// The label after the issuer and a colon; `None` if it does not begin so. The issuer itself may have colons.
fn without_prefix<'a>(label: &'a str, issuer: &str) -> Option<&'a str> {
    let rest = label.trim_start();
    let prefix = rest.get(..issuer.len())?;
    let is_same = prefix.to_lowercase() == issuer.to_lowercase();
    rest[issuer.len()..].trim_start().strip_prefix(':').filter(|_| is_same)
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    fn told(label: &str, issuer: Option<&str>) -> [String; 2] {
        read(label, issuer).into()
    }

    #[test]
    fn the_colon_may_be_escaped_and_have_spaces_behind_it() {
        for label in ["Example%20Co:anna", "Example%20Co%3Aanna", "Example%20Co:%20%20anna", "Example Co%3A%20anna "] {
            assert_eq!(told(label, None), ["Example Co", "anna"]);
            assert_eq!(told(label, Some("Example%20Co")), ["Example Co", "anna"]);
        }
    }

    #[test]
    fn the_parameter_wins_and_takes_its_own_prefix_away() {
        assert_eq!(told("Example:anna", Some("Other")), ["Other", "Example:anna"]);
        assert_eq!(told("example:anna", Some("Example")), ["Example", "anna"]);
        assert_eq!(told("anna", Some("Example")), ["Example", "anna"]);
        assert_eq!(told("Exampleanna", Some("Example")), ["Example", "Exampleanna"]);
        assert_eq!(told("a:b:anna", Some("a:b")), ["a:b", "anna"]);
        assert_eq!(told("Example:anna", Some("")), ["Example", "anna"], "an empty one is none");
        assert_eq!(told("Ö", Some("O")), ["O", "Ö"], "a prefix ends at a character");
    }

    #[test]
    fn a_label_without_a_colon_is_a_name() {
        assert_eq!(told("anna#2", None), ["", "anna#2"]);
        assert_eq!(told("", None), ["", ""]);
        assert_eq!(told(":a:b", None), ["", "a:b"]);
        assert_eq!([write("", "a:b"), write("", "anna"), write("A:B", "")], [":a%3Ab", "anna", "A%3AB:"]);
    }
}
