// What a relying site does with a provider of OpenID Connect, whoever that is: discovery, codes of people who are signed in already, tokens, and what
// the tokens are worth.

import { createHash, randomBytes } from "node:crypto";

import { ask } from "./load.mjs";

export const CLIENT = { id: "bench", secret: randomBytes(32).toString("hex"), redirect: "https://site.test/callback" };
const BASIC = `Basic ${Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString("base64")}`;

const expect = (answer, status, what) => {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} ${answer.headers.location ?? ""} ${answer.text.slice(0, 300)}`);
  return answer;
};

export class Flow {
  constructor(origin, pid, endpoints) {
    Object.assign(this, { origin, pid, endpoints });
  }

  static async discovered(origin, pid) {
    const found = await ask(`${origin}/.well-known/openid-configuration`);
    return new Flow(origin, pid, JSON.parse(expect(found, 200, "discovery").text));
  }

  async discovery() {
    expect(await ask(`${this.origin}/.well-known/openid-configuration`), 200, "discovery");
  }

  authorizeUrl(more = {}) {
    const verifier = randomBytes(32).toString("base64url");
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const asked = { client_id: CLIENT.id, redirect_uri: CLIENT.redirect, response_type: "code", scope: "openid email", state: "s", nonce: randomBytes(16).toString("hex") };
    const query = new URLSearchParams({ ...asked, code_challenge: challenge, code_challenge_method: "S256", ...more });
    return { url: `${this.endpoints.authorization_endpoint}?${query}`, verifier };
  }

  /** A code for somebody who is signed in, with what redeems it. */
  async code(cookie) {
    const { url, verifier } = this.authorizeUrl({ prompt: "none" });
    const answer = await ask(url, { headers: { Cookie: cookie } });
    const code = new URL(expect(answer, 303, "authorize").headers.location).searchParams.get("code");
    if (!code) throw new Error(`no code: ${answer.headers.location}`);
    return { code, verifier };
  }

  /** Redeems a code; the ID token is signed by ES256. */
  async tokens({ code, verifier }) {
    const form = { grant_type: "authorization_code", code, redirect_uri: CLIENT.redirect, code_verifier: verifier };
    const answer = await ask(this.endpoints.token_endpoint, { method: "POST", headers: { Authorization: BASIC }, form });
    return JSON.parse(expect(answer, 200, "token").text);
  }

  async introspection(token) {
    const answer = await ask(this.endpoints.introspection_endpoint, { method: "POST", headers: { Authorization: BASIC }, form: { token } });
    if (JSON.parse(expect(answer, 200, "introspection").text).active !== true) throw new Error("the token is not active");
  }

  /** From the site's link to a name: without a password, as the person is signed in. */
  async whole(cookie) {
    const tokens = await this.tokens(await this.code(cookie));
    const who = await ask(this.endpoints.userinfo_endpoint, { headers: { Authorization: `Bearer ${tokens.access_token}` } });
    expect(who, 200, "userinfo");
  }
}
