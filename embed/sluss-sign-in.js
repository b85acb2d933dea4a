// <sluss-sign-in>: two-step sign-in on any page. Nothing secret: passwords and codes are typed into a frame of the server's own origin,
// which this page cannot read.

import { parseFrameMessage } from "./frame-message.js";
import { addressOf, ask, keep } from "./request.js";

export { takeRedirectResult } from "./request.js";

const TAG = "sluss-sign-in";

const STYLES = `
  :host { display: block; inline-size: 100%; max-inline-size: 27rem; color-scheme: light dark; --ground: #0b4a52; --text: #fff; }
  :host([hidden]) { display: none; }
  iframe { display: block; inline-size: 100%; block-size: 30rem; border: 0; border-radius: inherit; }
  div { padding: 1.5rem; }
  p { margin: 0 0 1em; }
  [part=button] { display: inline-block; padding: 0.7em 1.4em; border: 0; border-radius: 0.5em; font: inherit; font-weight: 600;
      background: var(--sluss-button, var(--ground)); color: var(--sluss-button-text, var(--text)); cursor: pointer; }
  [part=button]:focus-visible { outline: 3px solid currentcolor; outline-offset: 2px; }
  @media (prefers-color-scheme: dark) { :host { --ground: #7fd0cf; --text: #06262a; } }
`;

const WORDS = {
  en: { lang: "en", frame: "Sign in with Sluss", button: "Sign in", silent: "The sign-in is not answering. Check your network." },
  sv: { lang: "sv", frame: "Logga in med Sluss", button: "Logga in", silent: "Inloggningen svarar inte. Kontrollera nätet." },
};

/** How long the frame may take to announce itself; a tenth of that once it has loaded. */
const LIMIT_MS = 20_000;
/** Whether style sheets can be constructed without an element, which a page's policy may forbid (Safari: from 16.4). */
const SHEETS = "adoptedStyleSheets" in Document.prototype;

/** What is needed only when something is wrong. */
const fallback = () => import("./fallback.js");

function makeElement() {
  const styles = SHEETS && new CSSStyleSheet();
  if (styles) styles.replaceSync(STYLES);

  return class SlussSignIn extends HTMLElement {
    #root = this.attachShadow({ mode: "open" });
    #frame;
    #asked;
    #begun = 0;
    #over = false;
    #limit;
    #listen = (event) => this.#hear(event);
    // A page restored from the browser's memory shows a finished sign-in.
    #shown = (event) => event.persisted && this.#over && (this.#clear(), this.restart());

    static observedAttributes = ["issuer", "client-id", "redirect-uri", "mode", "state", "oidc-nonce", "code-challenge", "acr-values", "lang"];

    constructor() {
      super();
      if (styles) this.#root.adoptedStyleSheets = [styles];
    }

    connectedCallback() {
      addEventListener("message", this.#listen);
      addEventListener("pageshow", this.#shown);
      this.restart();
    }

    disconnectedCallback() {
      removeEventListener("message", this.#listen);
      removeEventListener("pageshow", this.#shown);
      this.#clear();
    }

    attributeChangedCallback(_name, before, after) {
      if (this.isConnected && before !== after && this.#begun > 0) this.restart();
    }

    /** Starts again, with a new state and nonce unless the site gives its own. */
    async restart() {
      const turn = ++this.#begun;
      // Attributes that are set together start a single sign-in.
      await null;
      if (turn !== this.#begun || !this.isConnected) return;
      try {
        const missing = ["issuer", "client-id", "redirect-uri"].filter((name) => !this.getAttribute(name));
        if (missing.length > 0) throw new Error(`<${TAG}> needs ${missing.join(", ")}`);
        const asked = await ask(this);
        if (turn !== this.#begun || !this.isConnected) return;
        this.#clear();
        this.#asked = asked;
        this.#put(this.getAttribute("mode") === "redirect" ? this.#link() : this.#makeFrame());
      } catch ({ message }) {
        this.#fail("wrong", "invalid_request", message);
      }
    }

    #put(element) {
      this.#root.replaceChildren(element);
      if (!SHEETS) fallback().then(({ dress }) => dress(this, this.#root));
    }

    get #issuer() {
      return this.getAttribute("issuer").replace(/\/$/, "");
    }

    get #words() {
      return WORDS[(this.getAttribute("lang") ?? document.documentElement.lang).slice(0, 2)] ?? WORDS.en;
    }

    #makeFrame() {
      const frame = document.createElement("iframe");
      frame.title = this.#words.frame;
      frame.referrerPolicy = "no-referrer";
      // It has its own origin, forms and new windows, and cannot navigate the page around it.
      frame.sandbox.add("allow-scripts", "allow-forms", "allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox");
      // After going back, the page would show an earlier frame of the same name where it was left.
      frame.name = `${TAG}-${Date.now()}`;
      // The browser may fill in a code that comes by SMS.
      frame.allow = "otp-credentials";
      frame.src = addressOf(this, this.#issuer, this.#asked, "web_message");
      const silent = () => this.#frame === frame && this.#explain(frame);
      this.#limit = setTimeout(silent, LIMIT_MS);
      frame.addEventListener("load", () => {
        if (!this.#limit) return;
        clearTimeout(this.#limit);
        this.#limit = setTimeout(silent, LIMIT_MS / 10);
      });
      this.#frame = frame;
      return frame;
    }

    /** Why the frame is silent, if the server can say; otherwise it is the network. */
    async #explain(frame) {
      const late = new Promise((resolve) => setTimeout(resolve, LIMIT_MS / 4));
      const asked = fallback().then(({ explain }) => explain(this.#issuer, frame.src)).catch(() => {});
      const silent = ["silent", "temporarily_unavailable", "no answer: check issuer, frame-src and connect-src"];
      const why = (await Promise.race([asked, late])) ?? silent;
      if (this.#frame === frame) this.#fail(...why);
    }

    /** Tells the person, the site, and its developers. */
    #fail(words, error, error_description) {
      const state = this.#asked?.state ?? "";
      this.#say(words);
      console.error(`<${TAG}>: ${error}: ${error_description}`);
      this.#tell("error", { error, error_description, state });
    }

    /** Shows words in place of the frame, and a way on. */
    #say(words) {
      this.#clear();
      this.#over = true;
      const turn = this.#begun;
      if (words === "silent") this.#root.append(this.#words.silent);
      const put = ({ say }) => turn === this.#begun && this.#put(say(words, this.#words, () => this.restart()));
      fallback().then(put).catch(() => {});
    }

    #link() {
      const { state, nonce, code_verifier } = this.#asked;
      const link = document.createElement("a");
      link.href = addressOf(this, this.#issuer, this.#asked, "query");
      link.part = "button";
      link.textContent = this.getAttribute("label") ?? this.#words.button;
      if (code_verifier) link.addEventListener("click", () => keep(state, { issuer: this.#issuer, nonce, code_verifier }));
      return link;
    }

    #clear() {
      clearTimeout(this.#limit);
      this.#frame = this.#asked = undefined;
      this.#over = false;
      this.#root.replaceChildren();
    }

    /** Accepts only messages of our frame, from the issuer, in the agreed form, about this sign-in. */
    #hear(event) {
      if (!this.#frame || event.source !== this.#frame.contentWindow || event.origin !== new URL(this.#issuer).origin) return;
      const message = parseFrameMessage(event.data);
      if (!message) return;
      if (message.type === "ready") {
        this.#limit = clearTimeout(this.#limit);
        return this.#tell("ready", {});
      }
      if (message.type === "resize") {
        this.#frame.style.blockSize = `${message.height}px`;
        return this.#tell("resize", { height: message.height });
      }
      if (message.state !== this.#asked.state) return;
      const { sluss, type, ...detail } = message;
      if (type === "success") {
        if (message.iss !== this.#issuer) return;
        const { nonce, code_verifier } = this.#asked;
        this.#over = true;
        return this.#tell("success", { ...detail, nonce, code_verifier });
      }
      // The frame itself says what the site did wrong; a person who was not signed in gets a way on.
      if (type === "cancel" || message.error === "access_denied") this.#say("over");
      else console.error(`<${TAG}>: ${message.error}: ${message.error_description ?? "see the frame"}`);
      this.#tell(type, detail);
    }

    #tell(type, detail) {
      // window.onerror would take a bubbling `error` for an exception.
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: !["resize", "error"].includes(type), composed: true }));
    }
  };
}

// A page that loads this twice keeps the first one.
if (!customElements.get(TAG)) customElements.define(TAG, makeElement());

export const SlussSignIn = customElements.get(TAG);
