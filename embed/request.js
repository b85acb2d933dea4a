// The authorization request that an element makes, and what this browser stores while the person is away (in redirect mode without a
// back end).

const base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (c) => ({ "+": "-", "/": "_" })[c] ?? "");

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

async function s256(verifier) {
  if (!crypto.subtle) throw new Error("the page around the element must come by https");
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

/** The fresh values of each request: the site's own if its back end keeps the verifier, ours if there is no back end. */
export async function ask(element) {
  const given = element.getAttribute("code-challenge");
  const code_verifier = given ? undefined : random();
  return {
    state: element.getAttribute("state") ?? random(),
    // Not `nonce`: browsers hide an attribute of that name, which means something else to a content security policy.
    nonce: element.getAttribute("oidc-nonce") ?? random(),
    code_challenge: given ?? (await s256(code_verifier)),
    code_verifier,
  };
}

/** The address of the request. */
export function addressOf(element, issuer, { state, nonce, code_challenge }, response_mode) {
  const url = new URL(`${issuer}/oidc/authorize`);
  const asked = {
    client_id: element.getAttribute("client-id"),
    redirect_uri: element.getAttribute("redirect-uri"),
    response_type: "code",
    response_mode,
    scope: element.getAttribute("scope") ?? "openid",
    state,
    nonce,
    code_challenge,
    code_challenge_method: "S256",
    acr_values: element.getAttribute("acr-values"),
    ui_locales: element.getAttribute("lang"),
    login_hint: element.getAttribute("login-hint"),
  };
  for (const [name, value] of Object.entries(asked)) if (value) url.searchParams.set(name, value);
  return url.href;
}

const key = (state) => `sluss-sign-in:${state}`;

/** Stores what is needed to use the result. */
export function keep(state, kept) {
  sessionStorage.setItem(key(state), JSON.stringify(kept));
}

/**
 * After a redirect: the result in the address, with the verifier that this browser stored. `null` if the address carries no
 * result, or one of a sign-in that this browser did not begin. Each result can be taken once.
 */
export function takeRedirectResult(address = location.href) {
  const query = new URL(address).searchParams;
  const state = query.get("state");
  const kept = state && sessionStorage.getItem(key(state));
  if (!kept) return null;
  sessionStorage.removeItem(key(state));
  const { issuer, nonce, code_verifier } = JSON.parse(kept);
  if (query.get("iss") !== issuer) return null;
  const answer = { state, nonce, code_verifier, iss: issuer };
  return query.has("error")
    ? { ...answer, error: query.get("error"), error_description: query.get("error_description") }
    : { ...answer, code: query.get("code") };
}
