//! The `data-trunk` links of a page: how its programs are compiled. Trunk reads it when it serves the page, and we when we build all of them, so
//! that both compile the same. It knows no program and no file.

/// What the link says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Link<'a> {
    /// The program of the package.
    pub(super) binary: &'a str,
    /// The only Cargo features that it is compiled with.
    pub(super) features: &'a str,
    /// The Cargo profile of what is shipped.
    pub(super) profile: &'a str,
    /// What `wasm-opt` minimises, as its `-O` names it.
    pub(super) level: &'a str,
    /// Its other arguments.
    pub(super) params: Vec<&'a str>,
}

impl<'a> Link<'a> {
    /// Reads the one of this program in this page.
    ///
    /// # Errors
    /// Which attribute is missing.
    pub(super) fn of(page: &'a str, binary: &str) -> Result<Self, String> {
        let names_it = format!(" data-bin=\"{binary}\"");
        let line = page.lines().find(|line| line.contains("data-trunk") && line.contains(&names_it));
        let line = line.ok_or_else(|| format!("the page has no data-trunk link for {binary}"))?;
        if !line.contains(" data-cargo-no-default-features ") {
            return Err("the data-trunk link must say data-cargo-no-default-features".to_owned());
        }
        Ok(Self {
            binary: attribute(line, "data-bin")?,
            features: attribute(line, "data-cargo-features")?,
            profile: attribute(line, "data-cargo-profile-release")?,
            level: attribute(line, "data-wasm-opt")?,
            params: attribute(line, "data-wasm-opt-params")?.split_whitespace().collect(),
        })
    }
}

fn attribute<'a>(line: &'a str, name: &str) -> Result<&'a str, String> {
    let value = line.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
    value.map(|(value, _)| value).ok_or_else(|| format!("the data-trunk link has no {name}"))
}

#[cfg(test)]
mod tests {
    use super::Link;

    const PAGE: &str = "<title>A</title>\n<link data-trunk rel=\"rust\" data-bin=\"a\" data-cargo-no-default-features \
        data-cargo-features=\"b\" data-cargo-profile-release=\"web\" data-wasm-opt=\"z\" data-wasm-opt-params=\"--c --d=1\">\n";

    #[test]
    fn it_says_how_a_surface_is_compiled() {
        let params = vec!["--c", "--d=1"];
        let link = Link { binary: "a", features: "b", profile: "web", level: "z", params };
        assert_eq!(Link::of(PAGE, "a"), Ok(link));
    }

    #[test]
    fn what_is_missing_is_named() {
        let cut = PAGE.replace(" data-wasm-opt=\"z\"", "");
        assert!(Link::of(&cut, "a").unwrap_err().contains("data-wasm-opt"));
        assert!(Link::of(PAGE, "b").unwrap_err().contains("for b"));
        assert!(Link::of(&PAGE.replace("-no-default-features", ""), "a").is_err());
    }
}
