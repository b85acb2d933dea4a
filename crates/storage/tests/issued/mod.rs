//! What every engine has to do with what clients hold and begin besides codes: refresh tokens, tokens of their own, pushed requests, devices.

use sluss_domain::Timestamp;
use sluss_domain::model::authorization::{
    AccessToken, ClientToken, DeviceGrant, Grant, PushedRequest, RefreshToken, TokenFacts,
};
use sluss_domain::model::relying_party::RelyingParty;
use sluss_domain::model::secret::{BearerHash, Kind};
use sluss_domain::ports::entropy::new_secret;
use sluss_domain::ports::store::prelude::*;
use sluss_domain::ports::store::{Change, CommitError, IssuedChange, OwnChange};
use sluss_storage::Database;

use crate::suite::{ENTROPY, NOW, access_token, grant, registered_and_changed, winners_of_fifty, with_account};

fn hash(kind: Kind) -> BearerHash {
    new_secret(kind, &ENTROPY).hash()
}

/// A refresh token in the family of this code.
fn refresh_token(grant: &Grant) -> RefreshToken {
    let grant = Grant { request: "{\"scope\":\"openid\"}".to_owned().into(), ..grant.clone() };
    RefreshToken { token: hash(Kind::RefreshToken), grant, jkt: Some("thumbprint".to_owned()) }
}

async fn issued(store: &Database, change: IssuedChange) -> Result<(), CommitError> {
    store.commit(vec![Change::Issued(change)]).await
}

pub(crate) async fn j05_of_fifty_that_use_a_refresh_token_one_wins_and_its_family_ends_together(
    store: &Database,
    _: &str,
) {
    let account = with_account(store).await;
    let grant = grant(&account);
    let (first, second) = (refresh_token(&grant), refresh_token(&grant));
    issued(store, IssuedChange::AddRefreshToken(first.clone())).await.unwrap();
    assert_eq!(store.refresh_token(&first.token).await.unwrap().as_ref(), Some(&first));
    issued(store, IssuedChange::HoldRefreshToken(first.token.clone())).await.unwrap();
    let using = || vec![Change::Issued(IssuedChange::UseRefreshToken(first.token.clone()))];
    assert_eq!(winners_of_fifty(store, using).await, 1);
    let used = store.refresh_token(&first.token).await.unwrap().unwrap();
    assert!(used.grant.used && String::from(used.grant.request).len() < 10, "only that it was used is still known");
    assert_eq!(issued(store, IssuedChange::HoldRefreshToken(first.token.clone())).await, Err(CommitError::Conflict));
    let token = access_token(&grant);
    let added = [IssuedChange::AddRefreshToken(second.clone())].map(Change::Issued);
    store.commit(added.into_iter().chain([Change::AddAccessToken(token.clone())]).collect()).await.unwrap();
    store.commit(vec![Change::RevokeTokensOf(grant.code.clone())]).await.unwrap();
    assert_eq!(store.refresh_token(&second.token).await.unwrap(), None);
    assert_eq!(store.access_token(&token.token).await.unwrap(), None);
}

pub(crate) async fn f09_refresh_tokens_end_with_what_ends_everything_and_are_not_added_afterwards(
    store: &Database,
    _: &str,
) {
    let account = with_account(store).await;
    for end in [
        Change::Own(OwnChange::SignOutEverywhere { account: account.id.clone(), keep: None }),
        Change::RemoveRelyingParty("rasff-window".to_owned()),
        Change::Forget(Timestamp(NOW.0 + 1)),
        Change::DisableAccount(account.id.clone()),
    ] {
        let token = refresh_token(&grant(&account));
        issued(store, IssuedChange::AddRefreshToken(token.clone())).await.unwrap();
        if let Change::RemoveRelyingParty(id) = &end {
            let [party, _] = registered_and_changed();
            store.commit(vec![Change::PutRelyingParty(RelyingParty { id: id.clone(), ..party })]).await.unwrap();
        }
        store.commit(vec![end.clone()]).await.unwrap();
        assert_eq!(store.refresh_token(&token.token).await.unwrap(), None, "{end:?}");
    }
    let late = issued(store, IssuedChange::AddRefreshToken(refresh_token(&grant(&account)))).await;
    assert_eq!(late, Err(CommitError::Conflict));
}

pub(crate) async fn clients_own_tokens_and_secrets_are_kept_and_go(store: &Database, _: &str) {
    let facts = TokenFacts { client: "rasff".to_owned(), resources: vec!["urn:a".to_owned()], ..TokenFacts::default() };
    let token = ClientToken { token: hash(Kind::ClientToken), facts, expires_at: NOW };
    issued(store, IssuedChange::AddClientToken(token.clone())).await.unwrap();
    assert_eq!(store.client_token(&token.token).await.unwrap().as_ref(), Some(&token));
    issued(store, IssuedChange::RevokeAccessToken(token.token.clone())).await.unwrap();
    assert_eq!(store.client_token(&token.token).await.unwrap(), None);
    for (secret, kept) in [(Some(vec![1, 2]), Some(vec![1, 2])), (Some(vec![3]), Some(vec![3])), (None, None)] {
        issued(store, IssuedChange::SetClientSecret("rasff".to_owned(), secret)).await.unwrap();
        assert_eq!(store.client_secret("rasff").await.unwrap(), kept);
    }
    let account = with_account(store).await;
    let one: AccessToken = access_token(&grant(&account));
    store.commit(vec![Change::AddAccessToken(one.clone())]).await.unwrap();
    assert_eq!(store.access_token(&one.token).await.unwrap().as_ref(), Some(&one));
    issued(store, IssuedChange::RevokeAccessToken(one.token.clone())).await.unwrap();
    assert_eq!(store.access_token(&one.token).await.unwrap(), None);
}

pub(crate) async fn of_fifty_that_use_a_pushed_request_up_one_does(store: &Database, _: &str) {
    let (uri, form) = (hash(Kind::PushedRequest), "scope=openid&state=%22".to_owned());
    let client = "rasff".to_owned();
    let request = PushedRequest { uri: uri.clone(), client, form, sign_in: None, expires_at: NOW };
    issued(store, IssuedChange::PushRequest(request.clone())).await.unwrap();
    assert_eq!(store.pushed_request(&uri).await.unwrap().as_ref(), Some(&request));
    let sign_in = hash(Kind::SignIn);
    let begun = IssuedChange::BeginPushedRequest { uri: uri.clone(), sign_in: sign_in.clone() };
    issued(store, begun.clone()).await.unwrap();
    assert_eq!(store.pushed_request(&uri).await.unwrap().unwrap().sign_in, Some(sign_in));
    let using = || vec![Change::Issued(IssuedChange::TakePushedRequest(uri.clone()))];
    assert_eq!(winners_of_fifty(store, using).await, 1);
    assert_eq!(store.pushed_request(&uri).await.unwrap(), None);
    assert_eq!(issued(store, begun).await, Err(CommitError::Conflict));
}

pub(crate) async fn of_fifty_that_decide_about_a_device_one_does(store: &Database, _: &str) {
    let (device, user) = (hash(Kind::DeviceCode), hash(Kind::UserCode));
    let kept = DeviceGrant {
        device: device.clone(),
        user: user.clone(),
        client: "rasff".to_owned(),
        request: "{}".to_owned().into(),
        denied: false,
        polled_at: Timestamp(0),
        expires_at: NOW,
    };
    issued(store, IssuedChange::AddDeviceGrant(kept.clone())).await.unwrap();
    for code in [&device, &user] {
        assert_eq!(store.device_grant(code).await.unwrap().as_ref(), Some(&kept));
    }
    let asking = || {
        let (device, before) = (device.clone(), Timestamp(0));
        vec![Change::Issued(IssuedChange::PollDevice { device, before, now: NOW })]
    };
    assert_eq!(winners_of_fifty(store, asking).await, 1);
    let deciding = || vec![Change::Issued(IssuedChange::DecideDevice { user: user.clone(), denied: true })];
    assert_eq!(winners_of_fifty(store, deciding).await, 1);
    assert_eq!(store.device_grant(&user).await.unwrap(), None, "nobody can type it any more");
    let decided = store.device_grant(&device).await.unwrap().unwrap();
    assert_eq!((decided.denied, decided.polled_at), (true, NOW));
}
