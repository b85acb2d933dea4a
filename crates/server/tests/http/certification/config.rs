//! `oidcc-config-certification-test-plan`.

use serde_json::json;

use super::suite::Suite;

#[tokio::test]
async fn oidcc_discovery_endpoint_verification() {
    let suite = Suite::start().await;
    let answer = suite.get("/.well-known/openid-configuration").await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/json"));
    let metadata = answer.json();
    assert_eq!(metadata["issuer"], "https://sluss.test");
    for name in ["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri", "end_session_endpoint"] {
        assert!(metadata[name].as_str().is_some_and(|url| url.starts_with("https://sluss.test/")), "{name}");
    }
    for (name, value) in [
        ("response_types_supported", "code"),
        ("subject_types_supported", "public"),
        ("id_token_signing_alg_values_supported", "RS256"),
        ("scopes_supported", "openid"),
        ("token_endpoint_auth_methods_supported", "client_secret_basic"),
        ("claims_supported", "sub"),
    ] {
        assert!(metadata[name].as_array().is_some_and(|all| all.contains(&json!(value))), "{name}");
    }
    assert_eq!(
        (&metadata["request_parameter_supported"], &metadata["request_uri_parameter_supported"]),
        (&json!(false), &json!(false))
    );
    let keys = suite.get("/oidc/jwks").await.json();
    for key in keys["keys"].as_array().unwrap() {
        assert!(key["kid"].is_string() && key["use"] == "sig" && key.get("d").is_none(), "{key}");
    }
    assert_eq!(suite.get("/.well-known/oauth-authorization-server").await.json(), metadata);
}
