//! Pages with the addresses of their files filled in.

use std::collections::BTreeMap;

/// Which file became which address.
pub(super) type Names = BTreeMap<String, String>;

const OPEN: &str = "{{asset:";

/// Replaces each `{{asset:NAME}}` by the address of NAME, and removes what only Trunk reads.
///
/// # Errors
/// A name that no file has, or script inside the page: the policy would stop it.
pub(super) fn filled(page: &str, names: &Names) -> Result<String, String> {
    let lines: Vec<&str> = page.lines().filter(|line| !line.contains("data-trunk")).collect();
    let out = with_addresses(&(lines.join("\n") + "\n"), names)?;
    if out.match_indices("<script").any(|(at, _)| !out[at..].split('>').next().unwrap_or_default().contains("src=")) {
        return Err("a page holds script of its own, which its policy stops: put it into static/boot".to_owned());
    }
    Ok(out)
}

/// The same, with everything else as it is.
///
/// # Errors
/// A name that no file has.
pub(super) fn with_addresses(page: &str, names: &Names) -> Result<String, String> {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let (name, after) = after.split_once("}}").ok_or("an {{asset:…}} does not end")?;
        let address =
            names.get(name).ok_or_else(|| format!("{name}: a page asks for it, and no file has that name"))?;
        out.push_str(before);
        out.push_str(address);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{Names, filled};

    fn names() -> Names {
        [("a.js".to_owned(), "/assets/a-1.js".to_owned())].into()
    }

    #[test]
    fn addresses_are_filled_in_and_what_trunk_reads_goes() {
        let page = "<link data-trunk rel=\"rust\">\n<script src=\"{{asset:a.js}}\"></script>{{asset:a.js}}\n";
        let expected = "<script src=\"/assets/a-1.js\"></script>/assets/a-1.js\n";
        assert_eq!(filled(page, &names()).as_deref(), Ok(expected));
    }

    #[test]
    fn a_name_that_no_file_has_is_told() {
        assert!(filled("{{asset:b.js}}", &names()).unwrap_err().contains("b.js"));
    }

    #[test]
    fn l01_script_inside_a_page_is_refused() {
        assert!(filled("<script type=\"module\">go()</script>", &names()).is_err());
    }
}
