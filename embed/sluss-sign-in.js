// <sluss-sign-in>: two-step sign-in on any page. Nothing secret: passwords and codes are typed into a frame of the server's own origin,
// which this page cannot read.

import { parseFrameMessage } from "./frame-message.js";
import { addressOf, ask, fault, keep, slip } from "./request.js";

export { takeRedirectResult } from "./request.js";

const TAG = "sluss-sign-in";

const DARK = "--ground: #7fd0cf; --text: #06262a; --surface: #12262a; --sunk: #12262a; --ink: #e9f1f0; --soft: #a9bcbb";

/** The height is that of the first screen, so that nothing below jumps when it comes. */
const STYLES = `
  :host { display: block; position: relative; inline-size: 100%; max-inline-size: 27rem; color-scheme: light dark;
      --ground: #0b4a52; --text: #fff; --surface: #fff; --sunk: #f3f1ea; --ink: #14282b; --soft: #48595b; }
  :host([hidden]) { display: none; }
  :host([theme=light]) { color-scheme: light; }
  :host([theme=dark]) { color-scheme: dark; ${DARK}; }
  @media (prefers-color-scheme: dark) { :host(:not([theme=light])) { ${DARK}; } }
  iframe, [part=placeholder] { display: block; inline-size: 100%; block-size: var(--sluss-height, 523px); border: 0; border-radius: inherit; }
  [part=placeholder] { position: relative; background: var(--surface); }
  [part=placeholder] + iframe { position: absolute; inset: 0; visibility: hidden; }
  [part=placeholder]::before { content: ""; position: absolute; inset: 0; opacity: 0.08; --bar: linear-gradient(var(--ink) 0 0);
      background: var(--bar) 0 66px / 100% 52px, var(--bar) 16px 148px / 40% 30px, var(--bar) 16px 262px / calc(100% - 32px) 44px,
      var(--bar) 16px 322px / calc(100% - 32px) 44px; background-repeat: no-repeat; }
  [part=button] { display: inline-block; padding: 0.7em 1.4em; border: 0; border-radius: 0.5em; font: inherit; font-weight: 600;
      text-decoration: none; background: var(--sluss-button, var(--ground)); color: var(--sluss-button-text, var(--text)); cursor: pointer; }
  [part=button]:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
`;

const WORDS = {
  en: { lang: "en", frame: "Sign in with Sluss", button: "Sign in", again: "Try again", silent: "The sign-in is not answering. Check your network." },
  sv: { lang: "sv", frame: "Logga in med Sluss", button: "Logga in", again: "Försök igen", silent: "Inloggningen svarar inte. Kontrollera nätet." },
};

/** How long the frame may take to announce itself, and how long it may have been loaded. */
const LIMIT_MS = 20_000;
const QUIET_MS = 500;
/** Whether style sheets can be constructed without an element, which a page's policy may forbid (Safari: from 16.4). */
const SHEETS = globalThis.Document && "adoptedStyleSheets" in Document.prototype;

/** What is needed only when something is wrong. */
const fallback = () => import("./fallback.js");

function makeElement() {
  const styles = SHEETS && new CSSStyleSheet();
  if (styles) styles.replaceSync(STYLES);

  return class SlussSignIn extends HTMLElement {
    #root = this.attachShadow({ mode: "open" });
    #frame;
    #asked;
    #first;
    #slip;
    #limit;
    #begun = 0;
    /** One more than there were loads, if the page in the frame has announced itself; one less, if it has been silent. */
    #heard = 0;
    #over = false;
    #takesFocus = false;
    #ears = {
      message: (event) => this.#hear(event),
      // A page restored from the browser's memory shows a finished sign-in.
      pageshow: ({ persisted }) => persisted && this.#over && this.restart(),
      securitypolicyviolation: (event) => this.#forbidden(event),
    };

    static observedAttributes = ["issuer", "client-id", "redirect-uri", "mode", "theme", "state", "oidc-nonce", "code-challenge", "acr-values", "lang"];

    constructor() {
      super();
      if (styles) this.#root.adoptedStyleSheets = [styles];
    }

    connectedCallback() {
      for (const [type, ear] of Object.entries(this.#ears)) addEventListener(type, ear);
      if (!this.#redirects) this.#put(this.#placeholder());
      this.restart();
    }

    disconnectedCallback() {
      for (const [type, ear] of Object.entries(this.#ears)) removeEventListener(type, ear);
      this.#begun += 1;
      this.#end();
      this.#put();
    }

    attributeChangedCallback(_name, before, after) {
      if (this.isConnected && before !== after && this.#begun > 0) this.restart();
    }

    /** Starts again, with a new state and nonce unless the site gives its own. */
    async restart() {
      const turn = ++this.#begun;
      // Attributes that are set together start a single sign-in.
      await null;
      if (turn !== this.#begun) return;
      this.#end();
      this.#asked = undefined;
      const found = fault(this, globalThis);
      if (found && found[0] !== "other-origin") return this.#fail(...found);
      const asked = await ask(this);
      if (turn !== this.#begun) return;
      this.#asked = asked;
      if (found) return this.#fail(...found);
      this.#put(...(this.#redirects ? [this.#link()] : [this.#placeholder(), this.#makeFrame()]));
      this.#note(slip(this));
    }

    #put(...elements) {
      this.#root.replaceChildren(...elements);
      if (!SHEETS) fallback().then(({ dress }) => dress(this, this.#root));
    }

    get #redirects() {
      return this.getAttribute("mode") === "redirect";
    }

    get #issuer() {
      return this.getAttribute("issuer").replace(/\/$/, "");
    }

    get #words() {
      return WORDS[(this.closest("[lang]") ?? document.documentElement).lang.slice(0, 2)] ?? WORDS.en;
    }

    /** What keeps the place of a page that is not there yet; a frame after it is not shown. */
    #placeholder(height = this.#first) {
      const box = document.createElement("div");
      box.part = "placeholder";
      if (height) box.style.blockSize = `${height}px`;
      return box;
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
      const silent = () => this.#frame === frame && this.#fail("silent");
      this.#limit = setTimeout(silent, LIMIT_MS);
      this.#heard = 0;
      frame.addEventListener("load", () => {
        if (this.#frame !== frame || --this.#heard >= 0) return;
        // Not a page of ours, or not yet.
        if (this.#root.firstChild === frame) frame.before(this.#placeholder(this.offsetHeight));
        clearTimeout(this.#limit);
        this.#limit = setTimeout(silent, QUIET_MS);
      });
      return (this.#frame = frame);
    }

    /** This page's policy forbids the frame, or where it leads. */
    #forbidden({ disposition, effectiveDirective, blockedURI }) {
      const isOurs = this.#frame && blockedURI.startsWith(new URL(this.#issuer).origin);
      if (isOurs && disposition === "enforce" && effectiveDirective === "frame-src") this.#fail("frame-blocked");
    }

    /** The frame is over: words stand in its place, and a mistake is told to the site and its developers. `over` is none: somebody gave up. */
    async #fail(code, attribute) {
      const turn = this.#begun;
      this.#end();
      this.#over = true;
      // The last page in the frame was lower than the next first one will be.
      const height = Math.max(this.offsetHeight, this.#first ?? 0);
      // If not even the rest of the element comes, it is the network.
      let box = document.createElement("p");
      box.append(this.#words.silent, " ", this.#again());
      let found = { code: "unreachable", error: "temporarily_unavailable", message: "fallback.js could not be loaded: look whether the server runs" };
      try {
        const { explain, say, dress } = await fallback();
        found = await explain(this, code, attribute);
        box = say(found, this.#words, height, () => this.#link(), () => this.#again());
        dress(this, this.#root);
      } catch {}
      if (turn !== this.#begun) return;
      this.#put(box);
      if (this.#takesFocus) box.querySelector("button, a")?.focus();
      this.#takesFocus = false;
      if (code !== "over") this.#report(found);
    }

    /** Tells the site and its developers of a value that nobody knows; the sign-in is shown all the same. */
    async #note(attribute) {
      const slip = attribute && `${attribute}=${this.getAttribute(attribute)}`;
      if (slip === this.#slip) return;
      this.#slip = slip;
      if (slip) this.#report(await (await fallback()).explain(this, "bad-attribute", attribute), false);
    }

    #report({ code, error, message }, fatal = true) {
      console.error(`<${TAG}>: ${code}: ${message}`);
      this.#tell("error", { code, message, fatal, error, error_description: message, state: this.#asked?.state ?? "" });
    }

    #again() {
      const button = document.createElement("button");
      button.type = "button";
      button.part = "button";
      button.textContent = this.#words.again;
      button.addEventListener("click", () => {
        this.#takesFocus = true;
        this.restart();
      });
      return button;
    }

    #link() {
      const { state, nonce, code_verifier } = this.#asked;
      const link = document.createElement("a");
      link.href = addressOf(this, this.#issuer, this.#asked, "query");
      // Nobody may frame that page.
      link.target = "_top";
      link.part = "button";
      link.textContent = this.getAttribute("label") ?? this.#words.button;
      if (code_verifier) link.addEventListener("click", () => keep(state, { issuer: this.#issuer, nonce, code_verifier }));
      return link;
    }

    /** Ends the frame; what stands in its place is as high. */
    #end() {
      clearTimeout(this.#limit);
      this.#over = false;
      if (!this.#frame) return;
      this.#takesFocus ||= this.#root.activeElement === this.#frame;
      this.#frame = undefined;
      this.#put(this.#placeholder(this.offsetHeight));
    }

    /** Accepts only messages of our frame, from the issuer, in the agreed form, about this sign-in. */
    #hear(event) {
      if (!this.#frame || event.source !== this.#frame.contentWindow || event.origin !== new URL(this.#issuer).origin) return;
      const message = parseFrameMessage(event.data);
      if (!message) return;
      if (message.type === "ready") return this.#show();
      if (message.type === "resize") {
        this.#first ??= message.height;
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
      if (type === "cancel" || message.error === "access_denied") this.#fail("over");
      if (type === "cancel") return this.#tell("cancel", detail);
      const { error, error_description = error } = message;
      if (error === "access_denied") return this.#tell("error", { code: "not-signed-in", message: error_description, fatal: true, ...detail });
      // The frame itself says what the site did wrong.
      this.#report({ code: error === "temporarily_unavailable" ? "busy" : "refused", error, message: `${error}: ${error_description}` }, true);
    }

    /** The page in the frame is ours. */
    #show() {
      clearTimeout(this.#limit);
      this.#heard = Math.min(this.#heard + 1, 1);
      if (this.#root.firstChild !== this.#frame) this.#root.firstChild.remove();
      if (this.#takesFocus && document.activeElement === document.body) this.#frame.focus({ preventScroll: true });
      this.#takesFocus = false;
      this.#tell("ready", {});
    }

    #tell(type, detail) {
      // window.onerror would take a bubbling `error` for an exception.
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: !["resize", "error"].includes(type), composed: true }));
    }
  };
}

// A page that loads this twice keeps the first one; a server that renders pages has none.
const registry = globalThis.customElements;
if (registry && !registry.get(TAG)) registry.define(TAG, makeElement());

export const SlussSignIn = registry?.get(TAG);
