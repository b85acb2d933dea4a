//! From a list of changes to statements: which table each belongs to, and whether its guard held.

use sluss_domain::own_change::OwnChange;
use sluss_domain::store::{Change, CommitError};
use sqlx::AnyConnection;
use sqlx::any::AnyArguments;
use sqlx::query::Query;

use crate::row::refused;
use crate::tables::{
    access_tokens, accounts, approvals, audit_base, audit_entries, clients, devices, enrolments, events, failures,
    forget, grants, mail_links, messages, number_claims, numbers, owned, proofs, recovery_codes, sessions, sign_ins,
    signing_keys, sms_windows, tries,
};

/// A statement with its values.
pub(crate) type Statement = Query<'static, sqlx::Any, AnyArguments>;

/// What a change comes to.
pub(crate) enum Effect {
    /// It must hit exactly one row; none means that its guard did not hold.
    One(Statement),
    /// It may hit any number.
    Any(Statement),
    /// Several of the second kind.
    All(Vec<Statement>),
    /// Several of the second kind, then one of the first.
    AllThenOne(Vec<Statement>, Statement),
    /// One of the first kind, then one of the second.
    OneAndAny(Statement, Statement),
}

pub(crate) async fn apply_all(connection: &mut AnyConnection, changes: &[Change]) -> Result<(), CommitError> {
    for change in changes {
        match effect(change) {
            Effect::One(statement) => run_one(connection, statement).await?,
            Effect::Any(statement) => {
                run(connection, statement).await?;
            }
            Effect::All(statements) => run_all(connection, statements).await?,
            Effect::AllThenOne(statements, last) => {
                run_all(connection, statements).await?;
                if run(connection, last).await? != 1 {
                    return Err(CommitError::Conflict);
                }
            }
            Effect::OneAndAny(one, any) => {
                run_one(connection, one).await?;
                run(connection, any).await?;
            }
        }
    }
    Ok(())
}

/// Whether a change is one statement, so that the database does all of it or nothing by itself.
pub(crate) fn is_one_statement(change: &Change) -> bool {
    matches!(effect(change), Effect::One(_) | Effect::Any(_))
}

async fn run_all(connection: &mut AnyConnection, statements: Vec<Statement>) -> Result<(), CommitError> {
    for statement in statements {
        run(connection, statement).await?;
    }
    Ok(())
}

async fn run_one(connection: &mut AnyConnection, statement: Statement) -> Result<(), CommitError> {
    if run(connection, statement).await? == 1 { Ok(()) } else { Err(CommitError::Conflict) }
}

async fn run(connection: &mut AnyConnection, statement: Statement) -> Result<u64, CommitError> {
    statement.execute(connection).await.map(|done| done.rows_affected()).map_err(refused)
}

fn effect(change: &Change) -> Effect {
    use Effect::{All, Any, One, OneAndAny};
    match change {
        Change::AddAccount(account) => One(accounts::add(account)),
        Change::SetPassword(account, hash) => One(accounts::set_password(account, hash)),
        Change::SetLanguage(account, language) => One(accounts::set_language(account, *language)),
        Change::DisableAccount(account) => One(accounts::disable(account)),
        Change::Own(change) => own_effect(change),
        Change::AddDevice(device) => One(devices::add(device)),
        Change::UseDevice(device, at) => One(devices::mark_used(device, *at)),
        Change::SetPush(device, sealed) => One(devices::set_push(device, sealed.as_ref())),
        Change::RemoveDevice(account, device) => One(devices::remove(account, device)),
        Change::AddNumberClaim(claim) => One(number_claims::add(claim)),
        Change::CountNumberTry(id, wrong) => One(number_claims::count(id, *wrong)),
        Change::EndNumberClaim(id, wrong) => One(number_claims::end(id, *wrong)),
        Change::AddNumber(number) => One(numbers::add(number)),
        Change::UseNumber(number, at) => One(numbers::mark_used(number, *at)),
        Change::RemoveNumber(account, number) => One(numbers::remove(account, number)),
        Change::SpendSms(allowance) => One(sms_windows::spend(allowance)),
        Change::AddEnrolment(enrolment) => One(enrolments::add(enrolment)),
        Change::AdvanceEnrolment { id, from, to } => One(enrolments::advance(id, *from, *to)),
        Change::AddSignIn(sign_in) => One(sign_ins::add(sign_in)),
        Change::AdvanceSignIn(sign_in) => One(sign_ins::advance(sign_in)),
        Change::CountFailure { account, factor, limit } => One(failures::count(account, factor, *limit)),
        Change::ClearFailures { account, factor, limit } => One(failures::clear(account, factor, *limit)),
        Change::AddSession(session) => One(sessions::add(session)),
        Change::SeeSession(token, at) => Any(sessions::mark_seen(token, *at)),
        Change::EndSession(token) => Any(sessions::end(token)),
        Change::EndSessionsOf(account) => Any(sessions::end_all(account)),
        Change::EndSessionOf(account, id) => One(sessions::end_by_id(account, id)),
        Change::EndOtherSessions(account, token) => Any(sessions::end_others(account, token)),
        Change::UseSession(token, sites) => Any(sessions::set_sites(token, sites)),
        Change::RevokeAllOf(account) => All(vec![grants::revoke_all(account), access_tokens::revoke_all(account)]),
        Change::CancelEnrolmentsOf(account) => Any(enrolments::cancel_all(account)),
        Change::AddGrant(grant) => One(grants::add(grant)),
        Change::UseGrant(code) => One(grants::mark_used(code)),
        Change::AddAccessToken(token) => One(access_tokens::add(token)),
        Change::RevokeTokensOf(code) => Any(access_tokens::revoke(code)),
        Change::AddProof(proof, expires_at) => One(proofs::add(proof, *expires_at)),
        Change::PutClient(client) => One(clients::put(client)),
        Change::RemoveClient(id) => One(clients::remove(id)),
        Change::AddApproval(approval) => One(approvals::add(approval)),
        Change::AdvanceApproval { id, from_wrong, to, wrong } => One(approvals::advance(id, *from_wrong, *to, *wrong)),
        Change::VoidApprovalsOf(account) => Any(approvals::void_all(account)),
        Change::Tell(event) => One(events::add(event)),
        Change::AddMessage(envelope) => One(messages::add(envelope)),
        Change::ClaimMessage { id, tries, until } => One(messages::claim(id, *tries, *until)),
        Change::PostponeMessage { id, tries, due_at } => One(messages::postpone(id, *tries, *due_at)),
        Change::RemoveMessage { id, tries } => One(messages::remove(id, *tries)),
        Change::Record(entry) => One(audit_entries::add(entry)),
        Change::LinkEntry(entry, link) => One(audit_entries::set_link(entry, link)),
        Change::DropEntries(base) => OneAndAny(audit_base::put(base), audit_entries::drop_up_to(base.seq)),
        Change::CountTry { key, at, most, forgotten } => One(tries::count(key, *at, *most, *forgotten)),
        Change::ClearTries(key) => Any(tries::clear(key)),
        Change::ForgiveTries(key, count) => Any(tries::forgive(key, *count)),
        Change::AddSigningKey(key) => One(signing_keys::add(key)),
        Change::RetireSigningKeys(purpose, at) => Any(signing_keys::retire(*purpose, *at)),
        Change::Forget(before) => All(forget::before(*before)),
    }
}

fn own_effect(change: &OwnChange) -> Effect {
    use Effect::{All, AllThenOne, Any, One};
    match change {
        OwnChange::ReplacePassword { account, from, to } => One(accounts::replace_password(account, from, to)),
        OwnChange::SetTwoSteps(account, on) => One(accounts::set_two_steps(account, *on)),
        OwnChange::LockAccount(account) => One(accounts::lock(account)),
        OwnChange::UnlockAccount(account) => Any(accounts::unlock(account)),
        OwnChange::PlanPanic { account, from, to } => One(accounts::plan_panic(account, *from, *to)),
        OwnChange::EraseAccount(account) => AllThenOne(owned::erase(account), accounts::erase(account)),
        OwnChange::DeleteFactors(account) => All(owned::delete_factors(account)),
        OwnChange::SignOutEverywhere { account, keep } => All(owned::sign_out_everywhere(account, keep.as_ref())),
        OwnChange::ReplaceRecoveryCodes(account, codes) => All(recovery_codes::replace(account, codes)),
        OwnChange::UseRecoveryCode(account, code) => One(recovery_codes::mark_used(account, code)),
        OwnChange::AddMailLink(link) => One(mail_links::add(link)),
        OwnChange::UseMailLink(token) => One(mail_links::mark_used(token)),
        OwnChange::CountMail { key, hour, limit } => One(mail_links::count(key, *hour, *limit)),
    }
}
