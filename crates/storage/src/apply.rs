//! From a list of changes to statements: which table each belongs to, and which of them are guards.

use sluss_domain::own_change::OwnChange;
use sluss_domain::store::{Change, CommitError};
use sqlx::AnyConnection;

use crate::row::refused;
use crate::statement::Statement;
use crate::tables::{
    access_tokens, accounts, approvals, audit_base, audit_entries, clients, devices, enrolments, events, failures,
    forget, grants, mail_links, messages, number_claims, numbers, owned, proofs, recovery_codes, sessions, sign_ins,
    signing_keys, sms_windows, tries,
};
use crate::together;

/// What a list of changes comes to.
#[derive(Default)]
pub(crate) struct Plan {
    /// Each with whether it must hit exactly one row: none means that its guard did not hold.
    steps: Vec<(Statement, bool)>,
}

impl Plan {
    /// What these changes come to, in their order.
    pub(crate) fn of(changes: &[Change]) -> Self {
        let mut plan = Self::default();
        for change in changes {
            plan.add(change);
        }
        plan
    }

    /// The same behind a statement that is no change.
    pub(crate) fn behind(mut self, first: Statement) -> Self {
        self.steps.insert(0, (first, false));
        self
    }

    /// Whether it is one statement, so that the database does all of it or nothing by itself.
    pub(crate) fn is_one(&self) -> bool {
        self.steps.len() == 1
    }

    /// Does it. When it is refused, some of it may have happened: that is for the caller to undo.
    pub(crate) async fn run(self, connection: &mut AnyConnection) -> Result<(), CommitError> {
        let (statements, guards): (Vec<_>, Vec<_>) = self.steps.into_iter().unzip();
        let mut answers = Vec::with_capacity(guards.len());
        let done = together::run(connection, statements, &mut answers).await;
        if guards.iter().zip(&answers).any(|(guard, answer)| *guard && answer.affected != 1) {
            return Err(CommitError::Conflict);
        }
        done.map_err(refused)
    }

    /// One row, or the guard did not hold.
    fn one(&mut self, statement: Statement) {
        self.steps.push((statement, true));
    }

    /// Any number of rows.
    fn any(&mut self, statement: Statement) {
        self.all([statement]);
    }

    fn all(&mut self, statements: impl IntoIterator<Item = Statement>) {
        self.steps.extend(statements.into_iter().map(|statement| (statement, false)));
    }

    fn add(&mut self, change: &Change) {
        match change {
            Change::AddAccount(account) => self.one(accounts::add(account)),
            Change::SetPassword(account, hash) => self.one(accounts::set_password(account, hash)),
            Change::SetLanguage(account, language) => self.one(accounts::set_language(account, *language)),
            Change::DisableAccount(account) => self.one(accounts::disable(account)),
            Change::Own(change) => self.add_own(change),
            Change::AddDevice(device) => self.one(devices::add(device)),
            Change::UseDevice(device, at) => self.one(devices::mark_used(device, *at)),
            Change::SetPush(device, sealed) => self.one(devices::set_push(device, sealed.as_ref())),
            Change::RemoveDevice(account, device) => self.one(devices::remove(account, device)),
            Change::AddNumberClaim(claim) => self.one(number_claims::add(claim)),
            Change::CountNumberTry(id, wrong) => self.one(number_claims::count(id, *wrong)),
            Change::EndNumberClaim(id, wrong) => self.one(number_claims::end(id, *wrong)),
            Change::AddNumber(number) => self.one(numbers::add(number)),
            Change::UseNumber(number, at) => self.one(numbers::mark_used(number, *at)),
            Change::RemoveNumber(account, number) => self.one(numbers::remove(account, number)),
            Change::SpendSms(allowance) => self.one(sms_windows::spend(allowance)),
            Change::AddEnrolment(enrolment) => self.one(enrolments::add(enrolment)),
            Change::AdvanceEnrolment { id, from, to } => self.one(enrolments::advance(id, *from, *to)),
            Change::AddSignIn(sign_in) => self.one(sign_ins::add(sign_in)),
            Change::AdvanceSignIn(sign_in) => self.one(sign_ins::advance(sign_in)),
            Change::CountFailure { account, factor, limit } => self.one(failures::count(account, factor, *limit)),
            Change::ClearFailures { account, factor, limit } => self.one(failures::clear(account, factor, *limit)),
            Change::AddSession(session) => self.one(sessions::add(session)),
            Change::SeeSession(token, at) => self.any(sessions::mark_seen(token, *at)),
            Change::EndSession(token) => self.any(sessions::end(token)),
            Change::EndSessionsOf(account) => self.any(sessions::end_all(account)),
            Change::EndSessionOf(account, id) => self.one(sessions::end_by_id(account, id)),
            Change::EndOtherSessions(account, token) => self.any(sessions::end_others(account, token)),
            Change::UseSession(token, sites) => self.any(sessions::set_sites(token, sites)),
            Change::RevokeAllOf(account) => {
                self.all(vec![grants::revoke_all(account), access_tokens::revoke_all(account)])
            }
            Change::CancelEnrolmentsOf(account) => self.any(enrolments::cancel_all(account)),
            Change::AddGrant(grant) => self.one(grants::add(grant)),
            Change::UseGrant(code) => self.one(grants::mark_used(code)),
            Change::AddAccessToken(token) => self.one(access_tokens::add(token)),
            Change::RevokeTokensOf(code) => self.any(access_tokens::revoke(code)),
            Change::AddProof(proof, expires_at) => self.one(proofs::add(proof, *expires_at)),
            Change::PutClient(client) => self.one(clients::put(client)),
            Change::RemoveClient(id) => self.one(clients::remove(id)),
            Change::AddApproval(approval) => self.one(approvals::add(approval)),
            Change::AdvanceApproval { id, from_wrong, to, wrong } => {
                self.one(approvals::advance(id, *from_wrong, *to, *wrong))
            }
            Change::VoidApprovalsOf(account) => self.any(approvals::void_all(account)),
            Change::Tell(event) => self.one(events::add(event)),
            Change::AddMessage(envelope) => self.one(messages::add(envelope)),
            Change::ClaimMessage { id, tries, until } => self.one(messages::claim(id, *tries, *until)),
            Change::PostponeMessage { id, tries, due_at } => self.one(messages::postpone(id, *tries, *due_at)),
            Change::RemoveMessage { id, tries } => self.one(messages::remove(id, *tries)),
            Change::Record(entry) => self.one(audit_entries::add(entry)),
            Change::LinkEntry(entry, link) => self.one(audit_entries::set_link(entry, link)),
            Change::DropEntries(base) => {
                self.one(audit_base::put(base));
                self.any(audit_entries::drop_up_to(base.seq));
            }
            Change::CountTry { key, at, most, forgotten } => self.one(tries::count(key, *at, *most, *forgotten)),
            Change::ClearTries(key) => self.any(tries::clear(key)),
            Change::ForgiveTries(key, count) => self.any(tries::forgive(key, *count)),
            Change::AddSigningKey(key) => self.one(signing_keys::add(key)),
            Change::RetireSigningKeys(purpose, at) => self.any(signing_keys::retire(*purpose, *at)),
            Change::Forget(before) => self.all(forget::before(*before)),
        }
    }

    fn add_own(&mut self, change: &OwnChange) {
        match change {
            OwnChange::ReplacePassword { account, from, to } => self.one(accounts::replace_password(account, from, to)),
            OwnChange::SetTwoSteps(account, on) => self.one(accounts::set_two_steps(account, *on)),
            OwnChange::LockAccount(account) => self.one(accounts::lock(account)),
            OwnChange::UnlockAccount(account) => self.any(accounts::unlock(account)),
            OwnChange::PlanPanic { account, from, to } => self.one(accounts::plan_panic(account, *from, *to)),
            OwnChange::EraseAccount(account) => {
                self.all(owned::erase(account));
                self.one(accounts::erase(account));
            }
            OwnChange::DeleteFactors(account) => self.all(owned::delete_factors(account)),
            OwnChange::SignOutEverywhere { account, keep } => {
                self.all(owned::sign_out_everywhere(account, keep.as_ref()))
            }
            OwnChange::ReplaceRecoveryCodes(account, codes) => self.all(recovery_codes::replace(account, codes)),
            OwnChange::UseRecoveryCode(account, code) => self.one(recovery_codes::mark_used(account, code)),
            OwnChange::AddMailLink(link) => self.one(mail_links::add(link)),
            OwnChange::UseMailLink(token) => self.one(mail_links::mark_used(token)),
            OwnChange::CountMail { key, hour, limit } => self.one(mail_links::count(key, *hour, *limit)),
        }
    }
}
