//! Turns a list of changes into statements: which table each belongs to, and which of them are guards.

use sluss_domain::model::audit_chain::Link;
use sluss_domain::model::enrolment::Leave;
use sluss_domain::model::id::{AccountId, DeviceId, SessionId};
use sluss_domain::model::secret::BearerHash;
use sluss_domain::ports::store::Bound;
use sluss_domain::ports::store::EpochChange;
use sluss_domain::ports::store::Handling;
use sluss_domain::ports::store::HandoverChange;
use sluss_domain::ports::store::IssuedChange;
use sluss_domain::ports::store::OwnChange;
use sluss_domain::ports::store::{Change, NumberChange, VisitChange};

use crate::statement::Statement;
use crate::tables::{
    access_tokens, account_attributes, accounts, approvals, audit_base, audit_entries, client_logos, client_secrets,
    client_tokens, code_proposals, credentials, device_counts, device_grants, devices, enrolments, epochs, events,
    failures, forget, grants, handovers, mail_links, messages, number_claims, numbers, owned, proofs, pushed_requests,
    refresh_tokens, relying_parties, sessions, sign_ins, signing_keys, trials, tries, visits, windows,
};

/// The statements for a list of changes.
#[derive(Default)]
pub(crate) struct Plan {
    /// Each with whether it has to affect exactly one row: otherwise its guard did not hold.
    pub(crate) steps: Vec<(Statement, bool)>,
}

impl Plan {
    /// The statements for these changes, in their order.
    pub(crate) fn of(changes: &[Change]) -> Self {
        let mut plan = Self::default();
        for change in changes {
            add(&mut plan, change);
        }
        plan
    }

    /// A statement that has to affect one row, or the guard did not hold.
    fn one(&mut self, statement: Statement) {
        self.steps.push((statement, true));
    }

    /// A statement that may affect any number of rows.
    fn any(&mut self, statement: Statement) {
        self.all([statement]);
    }

    fn all(&mut self, statements: impl IntoIterator<Item = Statement>) {
        self.steps.extend(statements.into_iter().map(|statement| (statement, false)));
    }
}

fn add(plan: &mut Plan, change: &Change) {
    match change {
        Change::AddAccount(account) => plan.one(accounts::add(account)),
        Change::SetPassword(account, hash) => plan.one(accounts::set_password(account, hash)),
        Change::SetLanguage(account, language) => plan.one(accounts::set_language(account, *language)),
        Change::SetAttributes(account, attributes) => plan.one(account_attributes::put(account, attributes)),
        Change::DisableAccount(account) => plan.one(accounts::disable(account)),
        Change::Own(change) => add_own(plan, change),
        Change::AddDevice(device) => plan.one(devices::add(device)),
        Change::UseDevice(device, at) => plan.one(devices::mark_used(device, *at)),
        Change::SetPush(device, sealed) => plan.one(devices::set_push(device, sealed.as_ref())),
        Change::RenewPin { device, from, to } => plan.all(devices::renew_pin(device, from, to)),
        Change::RemoveDevice(account, device) => remove_device(plan, account, device),
        Change::Number(change) => plan.one(number(change)),
        Change::Bound(bound) => add_bound(plan, bound),
        Change::AddEnrolment(enrolment) => plan.one(enrolments::add(enrolment)),
        Change::AdvanceEnrolment { id, from, to } => plan.one(enrolments::advance(id, *from, *to)),
        Change::Handover(change) => plan.one(handover(change)),
        Change::AddSignIn(sign_in) => plan.one(sign_ins::add(sign_in)),
        Change::AdvanceSignIn(sign_in) => plan.one(sign_ins::advance(sign_in)),
        Change::CountFailure { account, factor, limit } => plan.one(failures::count(account, factor, *limit)),
        Change::ClearFailures { account, factor, limit } => plan.one(failures::clear(account, factor, *limit)),
        Change::AddSession(session) => plan.one(sessions::add(session)),
        Change::SeeSession(token, at) => plan.any(sessions::mark_seen(token, *at)),
        Change::EndSession(token) => plan.all(sessions::end(token)),
        Change::Visit(change @ VisitChange::Add { .. }) => plan.any(visits::change(change)),
        Change::Visit(change) => plan.one(visits::change(change)),
        Change::PassOnGrants { before, after } => pass_on(plan, before, after),
        Change::EndSessionOf(account, id) => end_session(plan, account, id),
        Change::UseSession(token, sites) => plan.any(sessions::set_sites(token, sites)),
        Change::AddGrant(grant) => plan.one(grants::add(grant)),
        Change::UseGrant(code) => plan.one(grants::mark_used(code)),
        Change::AddAccessToken(token) => plan.one(access_tokens::add(token)),
        Change::Issued(change) => add_issued(plan, change),
        Change::RevokeTokensOf(code) => plan.all([access_tokens::revoke(code), refresh_tokens::revoke(code)]),
        Change::AddProof(proof, expires_at) => plan.one(proofs::add(proof, *expires_at)),
        Change::CountProof { before, after, at } => plan.one(device_counts::count(before.as_ref(), after, *at)),
        Change::PutRelyingParty(party) => plan.one(relying_parties::put(party)),
        Change::SetLogo(client, bytes) => set_logo(plan, client, bytes.as_deref()),
        Change::RemoveRelyingParty(id) => remove_party(plan, id),
        Change::AddApproval(approval) => plan.one(approvals::add(approval)),
        Change::AdvanceApproval { id, seen, to, wrong } => plan.one(approvals::advance(id, *seen, *to, *wrong)),
        Change::VoidApprovalsOf(account) => plan.any(approvals::void_all(account)),
        Change::Tell(event) => plan.one(events::add(event)),
        Change::AddMessage(envelope) => plan.one(messages::add(envelope)),
        Change::Handle(handling) => plan.one(handle(handling)),
        Change::Record(entry) => plan.one(audit_entries::add(entry)),
        Change::LinkEntry(entry, link) => plan.one(audit_entries::set_link(entry, link)),
        Change::DropEntries(base) => drop_entries(plan, base),
        Change::CountTry { key, at, most, forgotten } => plan.one(tries::count(key, *at, *most, *forgotten)),
        Change::ClearTries(key) => plan.any(tries::clear(key)),
        Change::ForgiveTries(key, count) => plan.any(tries::forgive(key, *count)),
        Change::AddSigningKey(key) => plan.one(signing_keys::add(key)),
        Change::RetireSigningKeys(purpose, at) => plan.any(signing_keys::retire(*purpose, *at)),
        Change::Forget(before) => plan.all(forget::before(*before)),
        Change::Epoch(change) => add_epoch(plan, change),
        Change::AddTrial => plan.one(trials::add()),
        Change::RemoveTrials => plan.any(trials::remove()),
    }
}

fn pass_on(plan: &mut Plan, before: &BearerHash, after: &BearerHash) {
    plan.any(grants::pass_on(before, after));
    plan.all(visits::pass_on(before, after));
}

fn set_logo(plan: &mut Plan, client: &str, bytes: Option<&[u8]>) {
    match bytes {
        Some(bytes) => plan.one(client_logos::put(client, bytes)),
        None => plan.any(client_logos::remove(client)),
    }
}

fn remove_party(plan: &mut Plan, id: &str) {
    plan.one(relying_parties::remove(id));
    plan.all([refresh_tokens::revoke_all(id), client_tokens::revoke_all(id), client_secrets::remove(id)]);
}

fn add_issued(plan: &mut Plan, change: &IssuedChange) {
    match change {
        IssuedChange::AddRefreshToken(token) => plan.one(refresh_tokens::add(token)),
        IssuedChange::UseRefreshToken(token) => plan.one(refresh_tokens::mark_used(token)),
        IssuedChange::HoldRefreshToken(token) => plan.one(refresh_tokens::hold(token)),
        IssuedChange::RevokeAccessToken(token) => {
            plan.all([access_tokens::revoke_one(token), client_tokens::revoke(token)]);
        }
        IssuedChange::AddClientToken(token) => plan.one(client_tokens::add(token)),
        IssuedChange::SetClientSecret(client, Some(sealed)) => plan.one(client_secrets::put(client, sealed)),
        IssuedChange::SetClientSecret(client, None) => plan.any(client_secrets::remove(client)),
        IssuedChange::PushRequest(request) => plan.one(pushed_requests::add(request)),
        IssuedChange::BeginPushedRequest { uri, sign_in } => plan.one(pushed_requests::begin(uri, sign_in)),
        IssuedChange::TakePushedRequest(uri) => plan.one(pushed_requests::take(uri)),
        IssuedChange::AddDeviceGrant(grant) => plan.one(device_grants::add(grant)),
        IssuedChange::PollDevice { device, before, now } => plan.one(device_grants::poll(device, *before, *now)),
        IssuedChange::DecideDevice { user, denied } => plan.one(device_grants::decide(user, *denied)),
    }
}

fn handover(change: &HandoverChange) -> Statement {
    match change {
        HandoverChange::Add(handover) => handovers::add(handover),
        HandoverChange::Open(id, opening) => handovers::open(id, opening),
        HandoverChange::Seal { id, device, sealed } => handovers::seal(id, device, sealed),
        HandoverChange::Collect(id) => handovers::collect(id),
    }
}

fn number(change: &NumberChange) -> Statement {
    match change {
        NumberChange::AddClaim(claim) => number_claims::add(claim),
        NumberChange::CountWrong(id, wrong) => number_claims::count(id, *wrong),
        NumberChange::EndClaim(id, wrong) => number_claims::end(id, *wrong),
        NumberChange::Add(number) => numbers::add(number),
        NumberChange::Use(number, at) => numbers::mark_used(number, *at),
        NumberChange::Remove(account, number) => numbers::remove(account, number),
    }
}

fn handle(handling: &Handling) -> Statement {
    match handling {
        Handling::Claim { id, tries, until } => messages::claim(id, *tries, *until),
        Handling::Extend { id, tries, until } => messages::extend(id, *tries, *until),
        Handling::Postpone { id, tries, due_at } => messages::postpone(id, *tries, *due_at),
        Handling::Remove { id, tries } => messages::remove(id, *tries),
    }
}

fn remove_device(plan: &mut Plan, account: &AccountId, device: &DeviceId) {
    plan.one(devices::remove(account, device));
    plan.any(device_counts::remove(device));
}

fn end_session(plan: &mut Plan, account: &AccountId, id: &SessionId) {
    plan.all(sessions::end_given_by_id(account, id));
    plan.one(sessions::end_by_id(account, id));
}

fn add_epoch(plan: &mut Plan, change: &EpochChange) {
    match change {
        EpochChange::Begin(epoch, went_back) => {
            plan.all(epochs::void(*went_back, epoch.began_at));
            plan.one(epochs::add(epoch));
        }
        EpochChange::Tell { began_at, from, to } => plan.one(epochs::tell(*began_at, from, to.as_deref())),
    }
}

fn add_bound(plan: &mut Plan, bound: &Bound) {
    match bound {
        Bound::Spend(allowance) => plan.one(windows::spend(allowance)),
        Bound::GiveBack(allowance) => plan.any(windows::give_back(allowance)),
        Bound::ForgetSignIns(reached, ending) => plan.any(sign_ins::forget(*reached, *ending)),
        Bound::ForgetProofs(now) => plan.any(proofs::forget(*now)),
        Bound::ForgetTries(fewer, before) => plan.any(tries::forget(*fewer, *before)),
    }
}

fn add_own(plan: &mut Plan, change: &OwnChange) {
    match change {
        OwnChange::ReplacePassword { account, from, to } => plan.one(accounts::replace_password(account, from, to)),
        OwnChange::SetName(account, name) => plan.one(accounts::set_name(account, name)),
        OwnChange::MoveAddress { account, from, to, verified } => {
            plan.one(accounts::move_address(account, from, to, *verified));
        }
        OwnChange::SetTwoSteps(account, on) => plan.one(accounts::set_two_steps(account, *on)),
        OwnChange::LockAccount(account) => plan.one(accounts::lock(account)),
        OwnChange::EnableAccount(account) => plan.one(accounts::enable(account)),
        OwnChange::UnlockAccount(account) => plan.any(accounts::unlock(account)),
        OwnChange::PlanFactorReset { account, from, to } => plan.one(accounts::plan_factor_reset(account, *from, *to)),
        OwnChange::EraseAccount(account) => {
            plan.all(owned::erase(account));
            plan.one(accounts::erase(account));
        }
        OwnChange::ByLeaveOf(Leave::Device(device)) => {
            plan.one(accounts::hold_of(device));
            plan.one(devices::stands(device));
        }
        OwnChange::ByLeaveOf(Leave::Session(session)) => {
            plan.one(accounts::hold(session));
            plan.one(sessions::stands(session));
        }
        OwnChange::WhileSignedIn(session) => plan.one(accounts::hold(session)),
        OwnChange::NoteNewFactor(account, at) => plan.one(accounts::note_new_factor(account, *at)),
        OwnChange::ShowFactor(account) => plan.any(accounts::note_factor_shown(account)),
        OwnChange::NoteReset(account, at) => plan.one(accounts::note_reset(account, *at)),
        OwnChange::EndBasicSessions { account, keep } => plan.any(sessions::end_basic(account, keep.as_ref())),
        OwnChange::EndOpenedBy { account, opener, keep } => {
            plan.all(owned::end_opened_by(account, opener, keep.as_ref()));
        }
        OwnChange::VoidBegun(account) => plan.all(owned::void_begun(account)),
        OwnChange::DeleteFactors(account) => plan.all(owned::delete_factors(account)),
        OwnChange::SignOutEverywhere { account, keep } => plan.all(owned::sign_out_everywhere(account, keep.as_ref())),
        OwnChange::ProposeCodes(account, proposal) => plan.one(code_proposals::put(account, proposal)),
        OwnChange::KeepCodes(account, token) => plan.one(code_proposals::keep(account, token)),
        OwnChange::SetEmailVerified(account, known) => plan.one(accounts::set_email_verified(account, *known)),
        OwnChange::ReplaceCredentials(account, method, secrets) => {
            plan.all(credentials::replace(account, *method, secrets))
        }
        OwnChange::UseCredential(account, method, secret) => plan.one(credentials::mark_used(account, *method, secret)),
        OwnChange::AddMailLink(link) => plan.one(mail_links::add(link)),
        OwnChange::UseMailLink(token) => plan.one(mail_links::mark_used(token)),
        OwnChange::CountMail { key, hour, limit } => plan.one(mail_links::count(key, *hour, *limit)),
    }
}

fn drop_entries(plan: &mut Plan, base: &Link) {
    plan.one(audit_base::put(base));
    plan.any(audit_entries::drop_up_to(base.seq));
}
