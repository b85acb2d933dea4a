//! The same suite on SQLite and on PostgreSQL: what the domain relies on, whichever engine it is.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod handovers;
mod issued;
mod leave;
mod messages;
mod numbers;
mod own_account;
mod pins;
mod pooler;
mod postgres;
mod strangers;
mod suite;
mod tls;
mod unavailable;
mod visits;

use sluss_storage::Database;

/// The tests of all files, for the macro below.
mod suites {
    pub(crate) use crate::handovers::*;
    pub(crate) use crate::issued::*;
    pub(crate) use crate::leave::*;
    pub(crate) use crate::messages::*;
    pub(crate) use crate::numbers::*;
    pub(crate) use crate::own_account::*;
    pub(crate) use crate::pins::*;
    pub(crate) use crate::strangers::*;
    pub(crate) use crate::suite::*;
    pub(crate) use crate::unavailable::*;
    pub(crate) use crate::visits::*;
}

/// Makes each test of the suite a test for each engine, under its name.
macro_rules! on_both_engines {
    ($($test:ident),+ $(,)?) => {
        mod on_sqlite {$(
            #[tokio::test(flavor = "multi_thread")]
            async fn $test() {
                let folder = tempfile::tempdir().unwrap();
                let url = format!("sqlite:{}", folder.path().join("sluss.db").display());
                crate::suites::$test(&super::Database::open(&url).await.unwrap(), &url).await;
            }
        )+}

        mod on_postgresql {$(
            #[tokio::test(flavor = "multi_thread")]
            async fn $test() {
                let url = crate::postgres::new_database();
                crate::suites::$test(&super::Database::open(&url).await.unwrap(), &url).await;
            }
        )+}

        mod on_postgresql_behind_a_pooler {$(
            #[tokio::test(flavor = "multi_thread")]
            async fn $test() {
                let url = crate::pooler::new_database(crate::pooler::Mode::Session);
                crate::suites::$test(&super::Database::open(&url).await.unwrap(), &url).await;
            }
        )+}
    };
}

on_both_engines! {
    s33_of_fifty_that_say_or_take_something_one_does,
    s33_a_handover_ends_with_what_ends_everything,
    s33_a_device_has_leave_until_it_is_removed_or_its_account_shut,
    b04_of_fifty_answers_one_counts,
    b06_one_request_waits_for_an_accounts_devices,
    who_listens_is_woken_and_other_nodes_find_it,
    an_account_reads_back_as_it_was_written,
    two_accounts_cannot_share_an_address,
    a_commit_with_a_conflict_changes_nothing,
    b04_c04_of_fifty_that_advance_a_sign_in_one_wins,
    c06_failures_never_count_past_their_limit,
    j04_of_fifty_that_redeem_a_code_one_wins_also_after_a_restart,
    i02_sessions_of_a_disabled_account_are_none,
    n02_what_has_expired_is_forgotten,
    devices_clients_keys_and_proofs_are_kept,
    i05_sessions_are_listed_and_ended_one_by_one_or_all_but_one,
    i05_what_sites_got_in_a_session_ends_with_it,
    i03_what_sites_got_in_a_session_goes_on_with_the_one_in_its_place,
    f09_codes_tokens_and_enrolments_of_an_account_end_together,
    f09_nothing_is_opened_for_an_account_that_was_shut,
    of_fifty_side_by_side_those_that_conflict_leave_the_others_alone,
    m06_of_fifty_that_link_an_entry_one_wins,
    m06_the_log_is_read_by_account_and_from_the_newest_on,
    n02_m06_the_beginning_of_the_chain_only_moves_forward,
    g03_of_fifty_tries_at_once_no_more_are_counted_than_may_be,
    g08_tries_are_cleared_and_forgotten,
    d07_of_fifty_that_claim_a_message_one_wins,
    a_message_waits_until_it_is_removed,
    a_claim_is_held_for_as_long_as_somebody_says_so,
    each_way_has_a_queue_of_its_own,
    an_account_from_before_domains_were_kept_in_ascii_is_found_by_either_form,
    a_number_is_added_once_used_and_removed,
    d02_of_fifty_wrong_codes_at_the_same_instant_each_counts_once,
    d04_of_fifty_sms_at_the_same_instant_as_many_go_as_are_allowed,
    d04_a_window_that_is_over_begins_anew,
    n02_numbers_and_windows_are_forgotten,
    an_address_moves_once_and_never_to_one_that_another_account_has,
    f05_a_recovery_code_is_used_once_and_new_ones_replace_all,
    f05_codes_that_were_shown_last_are_kept_once,
    whether_an_address_is_known_to_be_the_owners_is_kept,
    f06_a_link_in_a_mail_is_used_once,
    h03_mails_are_counted_up_to_their_limit_by_hour,
    an_account_is_locked_by_its_owner_and_opened_again_but_not_against_an_operator,
    wishes_and_plans_read_back_and_are_guarded,
    f04_a_factor_reset_leaves_the_account_and_nothing_that_opens_or_was_opened,
    n01_an_account_is_erased_with_all_that_belongs_to_it_once,
    s01_a_session_has_leave_until_it_is_over_or_has_shown_too_little,
    s01_of_fifty_first_factors_at_the_same_instant_one_is_added,
    s02_what_a_device_opened_ends_with_it_and_nothing_else_does,
    s03_what_the_password_alone_opened_ends_but_for_one,
    s04_an_account_knows_when_it_was_reset_and_when_it_got_a_factor,
    s05_of_fifty_sign_ins_at_once_as_many_begin_as_there_are_places,
    s05_sign_ins_are_forgotten_by_how_far_they_have_got,
    s05_few_wrong_passwords_and_old_proofs_are_forgotten_early,
    s29_pins_of_one_length_are_found_page_by_page_and_renewed_in_all_rows,
    sites_are_told_once_their_session_is_gone_however_it_ended,
    of_fifty_that_tell_a_site_one_does,
    i03_visits_go_on_with_the_session_in_the_place_of_theirs,
    j05_of_fifty_that_use_a_refresh_token_one_wins_and_its_family_ends_together,
    f09_refresh_tokens_end_with_what_ends_everything_and_are_not_added_afterwards,
    clients_own_tokens_and_secrets_are_kept_and_go,
    of_fifty_that_use_a_pushed_request_up_one_does,
    of_fifty_that_decide_about_a_device_one_does,
    attributes_are_replaced_and_go_with_the_account,
    s09_a_trial_leaves_nothing_behind,
    s09_a_database_that_was_closed_is_an_error_that_passes,
}

#[tokio::test]
async fn an_unknown_engine_is_refused_by_name() {
    let error = Database::open("mysql://localhost/sluss").await.unwrap_err();
    assert!(error.to_string().contains("sqlite: or postgres://"));
}

#[tokio::test]
async fn a_pooler_that_forgets_statements_is_named_at_the_start() {
    let url = crate::pooler::new_database(crate::pooler::Mode::Transaction);
    match Database::open(&url).await {
        // PgBouncer keeps prepared statements from 1.21 on.
        Ok(database) => database.close().await,
        Err(error) => assert!(error.to_string().contains("pool_mode = session"), "{error}"),
    }
}
