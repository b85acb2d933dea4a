// The authorization request that an element makes, and what this browser stores while the person is away (in redirect mode without a
// back end).

const base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (c) => ({ "+": "-", "/": "_" })[c] ?? "");

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

async function s256(verifier) {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

const within = (value, ...known) => value === null || known.includes(value);

function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

const isLocal = (host) => /^(localhost|127\.0\.0\.1|\[::1\])$|\.localhost$/.test(host);

/**
 * What is wrong with an element on a page before anything is asked: a code of `mistakes.js` and the attribute;
 * `undefined` if nothing is. `page` is the window, or what is like it.
 */
export function fault(element, page) {
  const given = (name) => element.getAttribute(name);
  const missing = ["issuer", "client-id", "redirect-uri"].filter((name) => !given(name));
  if (missing.length > 0) return ["missing-attribute", missing.join(", ")];
  const [issuer, back] = [parsed(given("issuer")), parsed(given("redirect-uri"))];
  const isGood = issuer && !issuer.search && !issuer.hash && (issuer.protocol === "https:" || (issuer.protocol === "http:" && isLocal(issuer.hostname)));
  if (!isGood) return ["bad-attribute", "issuer"];
  if (!back || !/^https?:$/.test(back.protocol)) return ["bad-attribute", "redirect-uri"];
  const redirects = given("mode") === "redirect";
  // A back end that keeps the verifier needs nothing of the page but a link.
  if (redirects && given("code-challenge")) return undefined;
  if (!page.isSecureContext) return ["insecure-page"];
  if (page.origin === "null") return ["no-origin"];
  return redirects || back.origin === page.origin ? undefined : ["other-origin"];
}

/** An attribute whose value nobody knows, and without which the sign-in is shown all the same; `undefined` if there is none. */
export function slip(element) {
  const given = (name) => element.getAttribute(name);
  if (!within(given("mode"), "frame", "redirect")) return "mode";
  return within(given("theme"), "light", "dark", "auto") ? undefined : "theme";
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
    // On a page of its own the colours are the person's.
    theme: response_mode === "web_message" && element.getAttribute("theme"),
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
