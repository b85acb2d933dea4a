// What is needed only when something is wrong, and loaded only then: why the frame is silent, the words in its place, and the styles if the
// element's own style sheet cannot be constructed.

import { isSuspected, mistake, settled } from "./mistakes.js";

const WORDS = {
  en: {
    over: "You were not signed in.",
    page: "The sign-in cannot be shown inside this page. Sign in on a page of its own instead.",
    wrong: "The sign-in does not work on this page. Tell the people who run this site.",
    alone: "The sign-in cannot be shown inside another page.",
    open: "Open this page by itself",
    code: "What to tell them:",
  },
  sv: {
    over: "Du loggades inte in.",
    page: "Inloggningen kan inte visas inne på den här sidan. Logga in på en egen sida i stället.",
    wrong: "Inloggningen fungerar inte på den här sidan. Hör av dig till dem som sköter webbplatsen.",
    alone: "Inloggningen kan inte visas inuti en annan sida.",
    open: "Öppna den här sidan för sig",
    code: "Säg så här till dem:",
  },
};

const LIMIT_MS = 4_000;

/** What is wrong with this element, by a first suspicion: code, OAuth error, a sentence for developers, and the way on that a person has. */
export async function explain(element, code, attribute) {
  if (code === "over") return { code, way: "over" };
  const given = (name) => element.getAttribute(name);
  const issuer = given("issuer")?.replace(/\/$/, "");
  const about = { attribute, value: given(attribute), issuer, client: given("client-id"), redirect: given("redirect-uri"), origin, outer: [...(location.ancestorOrigins ?? [])][0] };
  const said = isSuspected(code) ? await ask(about) : undefined;
  return mistake(said ? settled(code, said, top !== window) : code, about);
}

/** What the server says about client and address, or why it says nothing. */
async function ask({ issuer, client, redirect }) {
  const controller = new AbortController();
  const limit = setTimeout(() => controller.abort(), LIMIT_MS);
  let answer = "nothing";
  const forbidden = ({ effectiveDirective, disposition }) => {
    if (effectiveDirective === "connect-src" && disposition === "enforce") answer = "blocked";
  };
  addEventListener("securitypolicyviolation", forbidden);
  try {
    const asked = new URLSearchParams({ client_id: client, redirect_uri: redirect });
    const options = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", signal: controller.signal };
    const told = await fetch(`${issuer}/embed/check?${asked}`, options);
    return told.ok ? "fine" : ((await told.json()).reason ?? answer);
  } catch {
    // The browser tells of its policy a moment after it has refused.
    await new Promise((resolve) => setTimeout(resolve));
    return answer;
  } finally {
    clearTimeout(limit);
    removeEventListener("securitypolicyviolation", forbidden);
  }
}

const STYLES = `
  [part=words] { box-sizing: border-box; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 1.25rem;
      padding: 1.5rem; background: var(--sunk); color: var(--ink); border-radius: inherit; line-height: 1.5; text-align: center; }
  p { max-inline-size: 22rem; margin: 0; overflow-wrap: anywhere; }
  small { color: var(--soft); }
  code { display: inline-block; font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
`;

/**
 * The words about what was found, and a way on. `own` are the words that the element has itself, `height` what it had before, in CSS pixels;
 * `link` makes a link to the sign-in on a page of its own, `again` a button that begins anew.
 */
export function say({ code, way }, own, height, link, again) {
  const texts = { ...own, ...WORDS[own.lang] };
  const box = made("div", "words", "");
  box.setAttribute("role", "alert");
  box.lang = own.lang;
  box.style.minBlockSize = `${height}px`;
  const text = { over: texts.over, page: texts.page, alone: texts.alone, later: texts.silent }[way] ?? texts.wrong;
  box.append(made("p", "", text));
  if (way) box.append(way === "page" ? link() : way === "alone" ? alone(texts.open) : again());
  if (!["over", "later"].includes(way)) box.append(hint(texts.code, code));
  return box;
}

function made(name, part, text) {
  const element = document.createElement(name);
  if (part) element.part = part;
  element.textContent = text;
  return element;
}

/** To this page without those around it, which may not frame the sign-in. A redirect from here would find nothing that was stored here. */
function alone(text) {
  const link = made("a", "button", text);
  link.href = location.href;
  link.target = "_top";
  return link;
}

function hint(text, code) {
  const line = made("small", "code", `${text} `);
  line.append(made("code", "", `sluss-sign-in: ${code}`));
  return line;
}

let sheet;

const BUTTON = "padding: 0.7em 1.4em; border: 0; border-radius: 0.5em; font: inherit; font-weight: 600; background: #0b4a52; color: #fff";
const LOOKS = {
  iframe: "display: block; inline-size: 100%; block-size: 523px; border: 0",
  div: "padding: 1.5rem; background: #f3f1ea; color: #14282b; text-align: center",
  button: BUTTON,
  a: `display: inline-block; ${BUTTON}`,
};

/** Gives the words their looks, and everything in browsers where style sheets need an element, which a page's policy may forbid. */
export function dress(host, root) {
  if ("adoptedStyleSheets" in Document.prototype) {
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(STYLES);
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return;
  }
  if (!host.style.display) host.style.cssText = "display: block; max-inline-size: 27rem";
  for (const [name, look] of Object.entries(LOOKS)) {
    for (const element of root.querySelectorAll(name)) {
      const { blockSize, minBlockSize, visibility } = element.style;
      element.style.cssText = look;
      Object.assign(element.style, { minBlockSize, visibility }, blockSize && { blockSize });
    }
  }
}
