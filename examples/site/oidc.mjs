// The site's half of OpenID Connect, by a client library that knows nothing of Sluss. State, nonce and the PKCE verifier stay
// in the session; the page gets what it may know.

import { createRemoteJWKSet, jwtVerify } from "jose";
import * as client from "openid-client";

const SCOPE = "openid email profile";
const LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

export class OidcSignIn {
  #issuer;
  #id;
  #secret;
  #origin;
  #configuration;

  constructor({ issuer, id, secret, origin }) {
    [this.#issuer, this.#id, this.#secret, this.#origin] = [issuer, id, secret, origin];
  }

  /** Discovered when first needed, and again after a failure, since the site may start before the server. */
  #discover() {
    this.#configuration ??= client
      .discovery(new URL(this.#issuer), this.#id, this.#secret, undefined, { execute: insecureOnThisMachine(this.#issuer) })
      .catch((error) => {
        this.#configuration = undefined;
        throw error;
      });
    return this.#configuration;
  }

  get #redirectUri() {
    return `${this.#origin}/callback`;
  }

  /** Begins a sign-in and returns what the element in the page needs. A session keeps its sign-in if asked again. */
  async begin(session) {
    session.asked ??= {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const { state, nonce, verifier } = session.asked;
    return { clientId: this.#id, redirectUri: this.#redirectUri, scope: SCOPE, state, nonce, challenge: await client.calculatePKCECodeChallenge(verifier) };
  }

  /** The address for a person who signs in at the provider's own page, or with `prompt: "none"` only if that takes no asking. */
  async #redirectUrl(session, language, more = {}) {
    const { redirectUri, scope, state, nonce, challenge } = await this.begin(session);
    const parameters = { redirect_uri: redirectUri, scope, state, nonce, code_challenge: challenge, code_challenge_method: "S256", ui_locales: language, ...more };
    return client.buildAuthorizationUrl(await this.#discover(), parameters).href;
  }

  /** Answers what belongs to the sign-in; `undefined` for any other address. */
  async answer(site, { route, request, response, session, url, language }) {
    if (route === "GET /sign-in") return site.redirect(response, await this.#redirectUrl(session, language));
    if (route === "GET /callback") return this.#callback(site, { response, session, url });
    if (route === "POST /signed-out") return this.#signedOut(site, request, response);
    return undefined;
  }

  /** The address that finds out whether the person is signed in already, once for each session. */
  async silently(session, language) {
    if (session.tried) return undefined;
    session.tried = language;
    // If the provider is away, the element in the page says so.
    return this.#redirectUrl(session, language, { prompt: "none" }).catch(() => undefined);
  }

  async #callback(site, { response, session, url }) {
    try {
      return site.signedIn(response, session, await this.#finish(session, url));
    } catch (error) {
      // Nobody is signed in, so the page asks.
      if (error.error === "login_required") return site.redirect(response, `/?lang=${session.tried}`);
      return site.notSignedIn(response, error, error.error === "access_denied");
    }
  }

  /** Redeems what came back: who it is, and how they signed in. */
  async #finish(session, url) {
    const asked = session.asked;
    if (!asked) throw new Error("nobody here began a sign-in");
    session.asked = undefined;
    const configuration = await this.#discover();
    const tokens = await client.authorizationCodeGrant(configuration, url, {
      expectedState: asked.state,
      expectedNonce: asked.nonce,
      pkceCodeVerifier: asked.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    const info = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
    const kept = { sid: claims.sid, idToken: tokens.id_token };
    return { name: info.name, email: info.email, level: claims.acr, methods: claims.amr, kept };
  }

  /** Where the person signs out at the provider and gets back from. */
  async signOutUrl({ kept }) {
    const parameters = { id_token_hint: kept.idToken, post_logout_redirect_uri: `${this.#origin}/` };
    return client.buildEndSessionUrl(await this.#discover(), parameters).href;
  }

  /** The provider's word that a session has ended (OpenID Connect Back-Channel Logout 1.0). */
  async #signedOut(site, request, response) {
    try {
      const token = new URLSearchParams(await site.body(request)).get("logout_token") ?? "";
      const { issuer, jwks_uri: keys } = (await this.#discover()).serverMetadata();
      const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(keys)), { issuer, audience: this.#id, typ: "logout+jwt" });
      if (!payload.events?.[LOGOUT_EVENT] || payload.nonce !== undefined) throw new Error("no logout token");
      site.end((session) => session.person?.kept.sid === payload.sid);
      response.writeHead(200, { "Cache-Control": "no-store" }).end();
    } catch (error) {
      console.error(error);
      response.writeHead(400, { "Cache-Control": "no-store" }).end();
    }
  }
}

const insecureOnThisMachine = (issuer) => (new URL(issuer).hostname === "localhost" ? [client.allowInsecureRequests] : []);
