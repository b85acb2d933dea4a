//! Which crate may use which: docs/architecture.md says why.

/// A rule: none of `from` uses any of `to`.
struct Never {
    from: &'static [&'static str],
    to: &'static [&'static str],
    why: &'static str,
}

const NEVER: [Never; 11] = [
    Never {
        from: &["otp", "codes", "import", "export", "protocol", "qr"],
        to: &["app", "domain", "oidc", "cas", "storage", "delivery", "server", "testkit"],
        why: "the pure crates use one another at most",
    },
    Never {
        from: &["otp", "codes", "import", "export", "protocol", "qr"],
        to: &["=tokio", "=axum", "=sqlx", "=reqwest", "=yew", "=web-sys"],
        why: "the pure crates do no I/O",
    },
    Never {
        from: &["otp", "codes", "import", "export", "protocol", "qr"],
        to: &["=chrono", "=time", "=web-time", "=rand", "=getrandom", "=uuid"],
        why: "the pure crates read no clock and roll no dice",
    },
    Never {
        from: &["app"],
        to: &["domain", "oidc", "cas", "storage", "delivery", "server"],
        why: "the app knows the server by the protocol alone",
    },
    Never {
        from: &["domain", "oidc", "cas", "storage", "delivery", "testkit", "=xtask"],
        to: &["app"],
        why: "only the server renders the app's pages",
    },
    Never {
        from: &["domain"],
        to: &["oidc", "cas", "storage", "delivery", "server", "=axum", "=sqlx", "=http", "=reqwest"],
        why: "the domain knows neither HTTP nor SQL",
    },
    Never {
        from: &["oidc", "cas"],
        to: &["storage", "delivery", "server", "=axum", "=http"],
        why: "protocol rules know neither HTTP nor storage",
    },
    Never { from: &["oidc"], to: &["cas"], why: "the two protocols know nothing of one another" },
    Never { from: &["cas"], to: &["oidc"], why: "the two protocols know nothing of one another" },
    Never {
        from: &["storage"],
        to: &["oidc", "cas", "delivery", "server"],
        why: "storage keeps what the domain tells it to",
    },
    Never {
        from: &["delivery"],
        to: &["otp", "protocol", "qr", "oidc", "cas", "storage", "server", "=axum", "=sqlx"],
        why: "delivery carries what the domain hands it, and knows no other of ours",
    },
];

/// Findings in the answer of `cargo tree --workspace --depth 1 --edges normal --prefix depth`.
pub(super) fn forbidden(tree: &str) -> Vec<String> {
    let mut findings = Vec::new();
    let mut package = "";
    for line in tree.lines() {
        let name = line.trim_start_matches(|c: char| c.is_ascii_digit()).split(' ').next().unwrap_or_default();
        if line.starts_with('0') {
            package = name;
        } else if line.starts_with('1') {
            findings.extend(why_not(package, name).map(|why| format!("Cargo.toml: {package} → {name}: {why}")));
        }
    }
    findings
}

fn why_not(from: &str, to: &str) -> Option<&'static str> {
    if to == "sluss-testkit" {
        return Some("the test kit is for tests: [dev-dependencies]");
    }
    let rule = NEVER.iter().find(|rule| names(rule.from, from) && names(rule.to, to));
    rule.map(|rule| rule.why)
}

/// Ours without their prefix, others with a `=`.
fn names(list: &[&str], package: &str) -> bool {
    list.iter().any(|entry| match entry.strip_prefix('=') {
        Some(other) => other == package,
        None => package.strip_prefix("sluss-") == Some(*entry),
    })
}

#[cfg(test)]
mod tests {
    use super::forbidden;

    #[test]
    fn arrows_as_they_are_drawn_are_fine() {
        let tree = "0sluss-server v0.1.0 (crates/server)\n1sluss-app v0.1.0\n1sluss-domain v0.1.0\n1axum v0.8.9\n\n\
                    0sluss-domain v0.1.0\n1sluss-otp v0.1.0\n1sluss-protocol v0.1.0\n\n0sluss-app v0.1.0\n1yew v0.23.0\n";
        assert_eq!(forbidden(tree), Vec::<String>::new());
    }

    #[test]
    fn each_forbidden_arrow_is_found() {
        let arrows = [
            ("sluss-otp", "sluss-domain"),
            ("sluss-protocol", "tokio"),
            ("sluss-qr", "web-sys"),
            ("sluss-otp", "getrandom"),
            ("sluss-import", "time"),
            ("sluss-export", "getrandom"),
            ("sluss-app", "sluss-storage"),
            ("sluss-domain", "sluss-app"),
            ("sluss-domain", "axum"),
            ("sluss-domain", "sluss-storage"),
            ("sluss-oidc", "sluss-cas"),
            ("sluss-cas", "sluss-oidc"),
            ("sluss-oidc", "axum"),
            ("sluss-storage", "sluss-server"),
            ("sluss-storage", "sluss-delivery"),
            ("sluss-oidc", "sluss-delivery"),
            ("sluss-delivery", "sluss-storage"),
            ("sluss-server", "sluss-testkit"),
        ];
        for (from, to) in arrows {
            let tree = format!("0{from} v0.1.0 (somewhere)\n1{to} v1.0.0\n");
            assert_eq!(forbidden(&tree).len(), 1, "{from} → {to}");
        }
    }

    #[test]
    fn what_stands_under_one_package_does_not_count_for_the_next() {
        let tree = "0sluss-domain v0.1.0\n1sluss-otp v0.1.0\n\n0sluss-server v0.1.0\n1sqlx v0.9.0 (*)\n";
        assert_eq!(forbidden(tree), Vec::<String>::new());
    }
}
