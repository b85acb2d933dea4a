//! How many modules of each certification plan pass, warn, are skipped or fail: by the tests of their names, and by what docs/certification.md expects
//! of each. Knows no protocol.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// One line for each plan, from the report that nextest writes and from the page.
pub(super) fn summary(report: &str, page: &str) -> String {
    let ran = tests(report);
    let mut out = String::new();
    for (plan, modules) in plans(page) {
        let [mut pass, mut warn, mut skip, mut fail] = [0_u32; 4];
        for (module, expected) in modules {
            match (ran.get(&module), expected) {
                (Some(true), "passes") => pass += 1,
                (Some(true), "warns") => warn += 1,
                (Some(true), _) => skip += 1,
                // One that did not run has shown nothing.
                _ => fail += 1,
            }
        }
        writeln!(out, "{plan}: {pass} pass, {warn} warning, {skip} skip, {fail} fail").expect("a string takes all");
    }
    out
}

/// The modules of each plan as tests name them, with what is expected of each.
fn plans(page: &str) -> Vec<(&str, Vec<(String, &str)>)> {
    let sections = page.split("\n## `").skip(1).filter_map(|section| section.split_once('`'));
    sections.map(|(plan, text)| (plan, modules(text))).filter(|(_, modules)| !modules.is_empty()).collect()
}

fn modules(text: &str) -> Vec<(String, &str)> {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    rows.map(|(module, rest)| (module.replace('-', "_").to_lowercase(), rest.split(" |").next().unwrap_or_default()))
        .collect()
}

/// The tests of the plans that ran, with whether they held.
fn tests(report: &str) -> BTreeMap<String, bool> {
    let cases = report.split("<testcase ").skip(1).filter_map(|case| {
        let name = case.split_once("name=\"")?.1.split('"').next()?;
        let module = name.strip_prefix("certification::")?.rsplit("::").next()?;
        Some((module.to_owned(), !case.contains("<failure") && !case.contains("<error")))
    });
    cases.collect()
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn modules_are_counted_by_what_is_expected_of_them_and_by_how_their_tests_ended() {
        let page = "# Page\n\n## Run it\n\n## `plan-a`\n\n| module | here it | |\n|---|---|---|\n| `oidcc-one` | passes | |\n\
                    | `oidcc-with-RS256` | warns | why |\n| `oidcc-two` | is skipped | |\n\n## `plan-b`\n\n| `fapi2-x` | passes | |\n| `fapi2-y` | passes | |\n";
        let report = "<testsuites><testcase name=\"certification::a::oidcc_one\"></testcase>\
                      <testcase name=\"certification::a::oidcc_with_rs256\"></testcase><testcase name=\"certification::a::oidcc_two\"></testcase>\
                      <testcase name=\"certification::b::fapi2_x\"><failure/></testcase></testsuites>";
        let expected = "plan-a: 1 pass, 1 warning, 1 skip, 0 fail\nplan-b: 0 pass, 0 warning, 0 skip, 2 fail\n";
        assert_eq!(summary(report, page), expected);
    }
}
