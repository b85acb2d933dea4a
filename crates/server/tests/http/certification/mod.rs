//! The modules of the OpenID certification plans, each as a test of its name that does in this process what the module does over the network.
//! docs/certification.md says how to run the real ones, and what each is expected to report.

mod basic;
mod config;
mod fapi2;
mod logout;
mod suite;

use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../../../../docs/certification.md");

const TESTS: [&str; 5] = [
    include_str!("basic.rs"),
    include_str!("config.rs"),
    include_str!("logout.rs"),
    include_str!("fapi2/requests.rs"),
    include_str!("fapi2/tokens.rs"),
];

/// The modules in the page's tables, with what each is expected to report.
fn documented() -> Vec<(&'static str, &'static str)> {
    let rows = PAGE.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let rows = rows.filter(|(module, _)| module.starts_with("oidcc-") || module.starts_with("fapi2-"));
    rows.map(|(module, rest)| (module, rest.split(" |").next().unwrap_or_default())).collect()
}

#[test]
fn every_module_of_the_plans_is_a_test_and_stands_on_the_page_with_a_result() {
    let modules = documented();
    let named: BTreeSet<_> = modules.iter().map(|(module, _)| module.replace(['-', '.'], "_").to_lowercase()).collect();
    let functions = TESTS.iter().flat_map(|text| text.split("async fn ").skip(1));
    let tests: BTreeSet<_> = functions.filter_map(|rest| rest.split('(').next()).map(str::to_owned).collect();
    let tests: BTreeSet<_> =
        tests.into_iter().filter(|name| name.starts_with("oidcc_") || name.starts_with("fapi2_")).collect();
    assert_eq!(named.len(), modules.len(), "a module stands there twice");
    assert_eq!(named, tests);
    for (module, result) in modules {
        assert!(["passes", "warns", "is skipped"].contains(&result), "{module}: {result}");
    }
}
