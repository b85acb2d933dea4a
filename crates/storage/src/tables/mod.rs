//! One file for each table: its SQL, and how its rows become the domain's types. Rows go no further than this.

pub(crate) mod access_tokens;
pub(crate) mod account_attributes;
pub(crate) mod accounts;
pub(crate) mod approvals;
pub(crate) mod audit_base;
pub(crate) mod audit_entries;
pub(crate) mod client_logos;
pub(crate) mod client_secrets;
pub(crate) mod client_tokens;
pub(crate) mod code_proposals;
pub(crate) mod credentials;
pub(crate) mod device_counts;
pub(crate) mod device_grants;
pub(crate) mod devices;
pub(crate) mod enrolments;
pub(crate) mod epochs;
pub(crate) mod events;
pub(crate) mod factors;
pub(crate) mod failures;
pub(crate) mod forget;
pub(crate) mod grants;
pub(crate) mod handovers;
pub(crate) mod mail_links;
pub(crate) mod messages;
pub(crate) mod number_claims;
pub(crate) mod numbers;
pub(crate) mod owned;
pub(crate) mod proofs;
pub(crate) mod pushed_requests;
pub(crate) mod refresh_tokens;
pub(crate) mod relying_parties;
pub(crate) mod sessions;
pub(crate) mod sign_ins;
pub(crate) mod signing_keys;
pub(crate) mod trials;
pub(crate) mod tries;
pub(crate) mod visits;
pub(crate) mod windows;

/// The migrations as one text, in which every table is made under the name that it has today.
#[cfg(test)]
fn migrations() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let all: String = files.collect();
    let renamed =
        all.lines().filter_map(|line| line.strip_prefix("ALTER TABLE ")?.strip_suffix(';')?.split_once(" RENAME TO "));
    renamed.fold(all.clone(), |all, (before, after)| {
        all.replace(&format!("CREATE TABLE {before} ("), &format!("CREATE TABLE {after} ("))
    })
}
