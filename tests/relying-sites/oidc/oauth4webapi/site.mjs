// A site with oauth4webapi, which pushes its requests (RFC 9126) and proves that it holds a key (RFC 9449).

import express from "express";
import session from "express-session";
// configuration
import * as oauth from "oauth4webapi";

const issuer = new URL(process.env.ISSUER);
const provider = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer));
const client = { client_id: process.env.CLIENT_ID };
const auth = oauth.ClientSecretPost(process.env.CLIENT_SECRET);
const DPoP = oauth.DPoP(client, await oauth.generateKeyPair("ES256"));
// end

const { PORT, SITE } = process.env;
const REDIRECT = `${SITE}/callback`;
const app = express();
app.use(session({ secret: "only for this run", resave: false, saveUninitialized: false }));

/** Sends, and once more if the server wants its nonce in the proof. */
async function proven(send, read) {
  try {
    return await read(await send());
  } catch (error) {
    if (!oauth.isDPoPNonceError(error)) throw error;
    return read(await send());
  }
}

app.get("/login", async (request, response) => {
  const verifier = oauth.generateRandomCodeVerifier();
  const nonce = oauth.generateRandomNonce();
  request.session.checks = { verifier, nonce };
  const parameters = new URLSearchParams({
    redirect_uri: REDIRECT,
    response_type: "code",
    scope: "openid email profile",
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    nonce,
  });
  const { request_uri } = await proven(
    () => oauth.pushedAuthorizationRequest(provider, client, auth, parameters, { DPoP }),
    (answer) => oauth.processPushedAuthorizationResponse(provider, client, answer),
  );
  const url = new URL(provider.authorization_endpoint);
  url.searchParams.set("client_id", client.client_id);
  url.searchParams.set("request_uri", request_uri);
  response.redirect(url.href);
});

app.get("/callback", async (request, response) => {
  const { verifier, nonce } = request.session.checks;
  const answer = oauth.validateAuthResponse(provider, client, new URL(request.originalUrl, SITE));
  const tokens = await proven(
    () => oauth.authorizationCodeGrantRequest(provider, client, auth, answer, REDIRECT, verifier, { DPoP }),
    (told) => oauth.processAuthorizationCodeResponse(provider, client, told, { expectedNonce: nonce, requireIdToken: true }),
  );
  if (tokens.token_type !== "dpop") throw new Error(`the token is not bound: ${tokens.token_type}`);
  const { sub, acr } = oauth.getValidatedIdTokenClaims(tokens);
  const { name, email } = await proven(
    () => oauth.userInfoRequest(provider, client, tokens.access_token, { DPoP }),
    (told) => oauth.processUserInfoResponse(provider, client, sub, told),
  );
  request.session.person = { name, email, acr };
  request.session.idToken = tokens.id_token;
  response.redirect("/me");
});

app.get("/me", ({ session: { person } }, response) => {
  response.status(person ? 200 : 401).json(person ?? {});
});

app.get("/logout", (request, response) => {
  const url = new URL(provider.end_session_endpoint);
  url.searchParams.set("id_token_hint", request.session.idToken);
  url.searchParams.set("post_logout_redirect_uri", `${SITE}/`);
  request.session.destroy(() => response.redirect(url.href));
});

app.get("/", (_, response) => response.send("Welcome"));
app.listen(PORT, "127.0.0.1");
