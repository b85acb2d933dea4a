// <sluss-sign-in>: two-step sign-in on any page. No dependencies, no build step, nothing secret: the person's password and
// codes are typed into a frame of the server's own origin, which this page cannot read.

import { parseFrameMessage } from "./frame-message.js";

const TAG = "sluss-sign-in";

/** Where the verifier waits while a redirect is under way. */
const pendingKey = (state) => `sluss-sign-in:${state}`;

const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

async function s256(verifier) {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

/**
 * After a redirect: what the address says, with the verifier that this browser kept. `null` when the address carries no
 * result, or one of a sign-in that this browser did not begin. Each result can be taken once.
 */
export function takeRedirectResult(address = location.href) {
  const query = new URL(address).searchParams;
  const state = query.get("state");
  const kept = state && sessionStorage.getItem(pendingKey(state));
  if (!kept) return null;
  sessionStorage.removeItem(pendingKey(state));
  const { issuer, nonce, code_verifier } = JSON.parse(kept);
  if (query.get("iss") !== issuer) return null;
  const answer = { state, nonce, code_verifier, iss: issuer };
  return query.has("error")
    ? { ...answer, error: query.get("error"), error_description: query.get("error_description") }
    : { ...answer, code: query.get("code") };
}

const STYLES = `
  :host { display: block; inline-size: 100%; max-inline-size: 27rem; color-scheme: light dark; }
  :host([hidden]) { display: none; }
  iframe { display: block; inline-size: 100%; block-size: 30rem; border: 0; border-radius: inherit; }
  a { display: inline-block; padding: 0.7em 1.4em; border-radius: 0.5em; font: inherit; font-weight: 600;
      background: var(--sluss-button, light-dark(#0b4a52, #7fd0cf)); color: var(--sluss-button-text, light-dark(#fff, #06262a)); }
  a:focus-visible { outline: 3px solid currentcolor; outline-offset: 2px; }
`;

const WORDS = {
  en: { frame: "Sign in with Sluss", button: "Sign in" },
  sv: { frame: "Logga in med Sluss", button: "Logga in" },
};

function makeElement() {
  const styles = new CSSStyleSheet();
  styles.replaceSync(STYLES);

  return class SlussSignIn extends HTMLElement {
    #root = this.attachShadow({ mode: "open" });
    #frame = null;
    #asked = null;
    #begun = 0;
    #listen = (event) => this.#hear(event);

    static observedAttributes = ["issuer", "client-id", "redirect-uri", "mode", "state", "oidc-nonce", "code-challenge", "acr-values", "lang"];

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [styles];
    }

    connectedCallback() {
      addEventListener("message", this.#listen);
      this.restart();
    }

    disconnectedCallback() {
      removeEventListener("message", this.#listen);
      this.#clear();
    }

    attributeChangedCallback(_name, before, after) {
      if (this.isConnected && before !== after && this.#begun > 0) this.restart();
    }

    /** Begins anew, with a new state and nonce unless the site gives its own. */
    async restart() {
      const turn = ++this.#begun;
      // Attributes that are set together begin one sign-in.
      await null;
      if (turn !== this.#begun || !this.isConnected) return;
      const missing = ["issuer", "client-id", "redirect-uri"].filter((name) => !this.getAttribute(name));
      if (missing.length > 0) {
        this.#tell("error", { error: "invalid_request", error_description: `<${TAG}> needs ${missing.join(", ")}`, state: "" });
        return;
      }
      const asked = await this.#ask();
      if (turn !== this.#begun || !this.isConnected) return;
      this.#asked = asked;
      this.#clear();
      this.#root.append(this.getAttribute("mode") === "redirect" ? this.#link() : this.#makeFrame());
    }

    get #issuer() {
      return this.getAttribute("issuer").replace(/\/$/, "");
    }

    get #words() {
      return WORDS[(this.getAttribute("lang") ?? document.documentElement.lang).slice(0, 2)] ?? WORDS.en;
    }

    /** The request: the site's own values where its back end keeps the verifier, ours where there is no back end. */
    async #ask() {
      const given = this.getAttribute("code-challenge");
      const code_verifier = given ? undefined : random();
      return {
        state: this.getAttribute("state") ?? random(),
        // Not `nonce`: browsers hide an attribute of that name, which means something else to a content security policy.
        nonce: this.getAttribute("oidc-nonce") ?? random(),
        code_challenge: given ?? (await s256(code_verifier)),
        code_verifier,
      };
    }

    #url(mode) {
      const { state, nonce, code_challenge } = this.#asked;
      const url = new URL(`${this.#issuer}/oidc/authorize`);
      const optional = { acr_values: this.getAttribute("acr-values"), ui_locales: this.getAttribute("lang"), login_hint: this.getAttribute("login-hint") };
      const required = {
        client_id: this.getAttribute("client-id"),
        redirect_uri: this.getAttribute("redirect-uri"),
        response_type: "code",
        response_mode: mode,
        scope: this.getAttribute("scope") ?? "openid",
        state,
        nonce,
        code_challenge,
        code_challenge_method: "S256",
      };
      for (const [name, value] of Object.entries({ ...required, ...optional })) {
        if (value) url.searchParams.set(name, value);
      }
      return url.href;
    }

    #makeFrame() {
      const frame = document.createElement("iframe");
      frame.title = this.#words.frame;
      frame.referrerPolicy = "no-referrer";
      // Its own origin, its own forms; new windows for the account pages and the app. It cannot move the page around it.
      frame.sandbox.add("allow-scripts", "allow-forms", "allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox");
      frame.src = this.#url("web_message");
      this.#frame = frame;
      return frame;
    }

    #link() {
      const { state, nonce, code_verifier } = this.#asked;
      const link = document.createElement("a");
      link.href = this.#url("query");
      link.part = "button";
      link.textContent = this.getAttribute("label") ?? this.#words.button;
      if (code_verifier) {
        const kept = JSON.stringify({ issuer: this.#issuer, nonce, code_verifier });
        link.addEventListener("click", () => sessionStorage.setItem(pendingKey(state), kept));
      }
      return link;
    }

    #clear() {
      this.#frame = null;
      this.#root.replaceChildren();
    }

    /** Only our frame, only from the issuer, only in the form that both sides know, only about this sign-in. */
    #hear(event) {
      if (!this.#frame || event.source !== this.#frame.contentWindow || event.origin !== new URL(this.#issuer).origin) return;
      const message = parseFrameMessage(event.data);
      if (!message) return;
      if (message.type === "ready") return this.#tell("ready", {});
      if (message.type === "resize") {
        this.#frame.style.blockSize = `${message.height}px`;
        return this.#tell("resize", { height: message.height });
      }
      if (message.state !== this.#asked.state) return;
      const { sluss: _version, type, ...detail } = message;
      if (type === "success") {
        if (message.iss !== this.#issuer) return;
        const { nonce, code_verifier } = this.#asked;
        return this.#tell("success", { ...detail, nonce, code_verifier });
      }
      this.#tell(type, detail);
    }

    #tell(type, detail) {
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: type !== "resize", composed: true }));
    }
  };
}

// A page that loads this twice keeps the first one.
if (!customElements.get(TAG)) customElements.define(TAG, makeElement());

export const SlussSignIn = customElements.get(TAG);
