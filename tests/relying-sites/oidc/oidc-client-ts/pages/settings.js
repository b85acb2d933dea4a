// configuration
const manager = new oidc.UserManager({
  authority: "ISSUER",
  client_id: "CLIENT_ID",
  redirect_uri: `${location.origin}/callback`,
  post_logout_redirect_uri: `${location.origin}/`,
  scope: "openid profile email",
  loadUserInfo: true,
  // The level, `acr`, is one of the claims that the profile leaves out by itself.
  filterProtocolClaims: false,
});
// end
