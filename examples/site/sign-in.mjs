// The site's half of OpenID Connect, by a client library that knows nothing of Sluss. State, nonce and the PKCE verifier stay
// in the session; the page gets what it may know.

import * as client from "openid-client";

const SCOPE = "openid email profile";

export class SignIn {
  #issuer;
  #id;
  #secret;
  #redirectUri;
  #configuration;

  constructor(issuer, id, secret, redirectUri) {
    [this.#issuer, this.#id, this.#secret, this.#redirectUri] = [issuer, id, secret, redirectUri];
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

  /** The address for a person who signs in at the provider's own page. */
  async redirectUrl(session, language) {
    const { redirectUri, scope, state, nonce, challenge } = await this.begin(session);
    const parameters = { redirect_uri: redirectUri, scope, state, nonce, code_challenge: challenge, code_challenge_method: "S256", ui_locales: language };
    return client.buildAuthorizationUrl(await this.#discover(), parameters).href;
  }

  /** Redeems what came back: who it is, and how they signed in. */
  async finish(session, url) {
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
    return { name: info.name, email: info.email, level: claims.acr, methods: claims.amr };
  }
}

const insecureOnThisMachine = (issuer) => (new URL(issuer).hostname === "localhost" ? [client.allowInsecureRequests] : []);
