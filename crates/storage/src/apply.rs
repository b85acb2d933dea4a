//! From a list of changes to statements: which table each belongs to, and whether its guard held.

use sluss_domain::store::{Change, CommitError};
use sqlx::AnyConnection;
use sqlx::any::AnyArguments;
use sqlx::query::Query;

use crate::row::refused;
use crate::tables::{
    access_tokens, accounts, audit_entries, clients, devices, enrolments, failures, forget, grants, mail_links,
    messages, owned, proofs, recovery_codes, sessions, sign_ins, signing_keys,
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
}

pub(crate) async fn apply_all(connection: &mut AnyConnection, changes: &[Change]) -> Result<(), CommitError> {
    for change in changes {
        match effect(change) {
            Effect::One(statement) => {
                if run(connection, statement).await? != 1 {
                    return Err(CommitError::Conflict);
                }
            }
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
        }
    }
    Ok(())
}

async fn run_all(connection: &mut AnyConnection, statements: Vec<Statement>) -> Result<(), CommitError> {
    for statement in statements {
        run(connection, statement).await?;
    }
    Ok(())
}

async fn run(connection: &mut AnyConnection, statement: Statement) -> Result<u64, CommitError> {
    statement.execute(connection).await.map(|done| done.rows_affected()).map_err(refused)
}

fn effect(change: &Change) -> Effect {
    use Effect::{All, AllThenOne, Any, One};
    match change {
        Change::AddAccount(account) => One(accounts::add(account)),
        Change::SetPassword(account, hash) => One(accounts::set_password(account, hash)),
        Change::SetLanguage(account, language) => One(accounts::set_language(account, *language)),
        Change::DisableAccount(account) => One(accounts::disable(account)),
        Change::ReplacePassword { account, from, to } => One(accounts::replace_password(account, from, to)),
        Change::SetTwoSteps(account, on) => One(accounts::set_two_steps(account, *on)),
        Change::LockAccount(account) => One(accounts::lock(account)),
        Change::UnlockAccount(account) => Any(accounts::unlock(account)),
        Change::PlanPanic { account, from, to } => One(accounts::plan_panic(account, *from, *to)),
        Change::EraseAccount(account) => AllThenOne(owned::erase(account), accounts::erase(account)),
        Change::DeleteFactors(account) => All(owned::delete_factors(account)),
        Change::SignOutEverywhere { account, keep } => All(owned::sign_out_everywhere(account, keep.as_ref())),
        Change::ReplaceRecoveryCodes(account, codes) => All(recovery_codes::replace(account, codes)),
        Change::UseRecoveryCode(account, code) => One(recovery_codes::mark_used(account, code)),
        Change::AddMailLink(link) => One(mail_links::add(link)),
        Change::UseMailLink(token) => One(mail_links::mark_used(token)),
        Change::CountMail { key, hour, limit } => One(mail_links::count(key, *hour, *limit)),
        Change::AddDevice(device) => One(devices::add(device)),
        Change::UseDevice(device, at) => One(devices::mark_used(device, *at)),
        Change::RemoveDevice(account, device) => One(devices::remove(account, device)),
        Change::AddEnrolment(enrolment) => One(enrolments::add(enrolment)),
        Change::AdvanceEnrolment { id, from, to } => One(enrolments::advance(id, *from, *to)),
        Change::AddSignIn(sign_in) => One(sign_ins::add(sign_in)),
        Change::AdvanceSignIn(sign_in) => One(sign_ins::advance(sign_in)),
        Change::CountFailure { account, factor, limit } => One(failures::count(account, *factor, *limit)),
        Change::ClearFailures { account, factor, limit } => One(failures::clear(account, *factor, *limit)),
        Change::AddSession(session) => One(sessions::add(session)),
        Change::SeeSession(token, at) => Any(sessions::mark_seen(token, *at)),
        Change::EndSession(token) => Any(sessions::end(token)),
        Change::EndSessionsOf(account) => Any(sessions::end_all(account)),
        Change::AddGrant(grant) => One(grants::add(grant)),
        Change::UseGrant(code) => One(grants::mark_used(code)),
        Change::AddAccessToken(token) => One(access_tokens::add(token)),
        Change::RevokeTokensOf(code) => Any(access_tokens::revoke(code)),
        Change::AddProof(proof, expires_at) => One(proofs::add(proof, *expires_at)),
        Change::PutClient(client) => One(clients::put(client)),
        Change::RemoveClient(id) => One(clients::remove(id)),
        Change::AddMessage(envelope) => One(messages::add(envelope)),
        Change::ClaimMessage { id, tries, until } => One(messages::claim(id, *tries, *until)),
        Change::PostponeMessage { id, tries, due_at } => One(messages::postpone(id, *tries, *due_at)),
        Change::RemoveMessage { id, tries } => One(messages::remove(id, *tries)),
        Change::Record(entry) => One(audit_entries::add(entry)),
        Change::AddSigningKey(key) => One(signing_keys::add(key)),
        Change::RetireSigningKeys(purpose, at) => Any(signing_keys::retire(*purpose, *at)),
        Change::Forget(before) => All(forget::before(*before)),
    }
}
