// What is needed only when something is wrong, and loaded only then: why the frame is silent, the words in its place, and the styles if the
// element's own style sheet cannot be constructed.

const WORDS = {
  en: {
    over: "You were not signed in.",
    wrong: "The sign-in cannot be shown here. Please tell the people who run this site.",
    again: "Try again",
  },
  sv: {
    over: "Du loggades inte in.",
    wrong: "Inloggningen kan inte visas här. Hör av dig till dem som sköter webbplatsen.",
    again: "Försök igen",
  },
};

/** The words, and a button that starts again. `own` are the words that the element has itself. */
export function say(words, own, restart) {
  const texts = { ...own, ...WORDS[own.lang] };
  const [box, text, again] = ["div", "p", "button"].map((name) => document.createElement(name));
  box.setAttribute("role", "alert");
  box.part = "words";
  text.textContent = texts[words];
  again.textContent = texts.again;
  again.part = "button";
  again.addEventListener("click", restart);
  box.append(text, again);
  return box;
}

const CODES = { "unknown-client": "unauthorized_client", "redirect-uri": "invalid_request", origin: "invalid_request", "web-message": "unauthorized_client" };
const LIMIT_MS = 4_000;

/** What the server says about a request: words, the error and what to do about it; `null` if it finds nothing wrong. */
export async function explain(issuer, request) {
  const query = new URL(request).searchParams;
  const asked = new URLSearchParams(["client_id", "redirect_uri"].map((name) => [name, query.get(name)]));
  const controller = new AbortController();
  const limit = setTimeout(() => controller.abort(), LIMIT_MS);
  const options = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", signal: controller.signal };
  try {
    const answer = await fetch(`${issuer}/embed/check?${asked}`, options);
    const { reason, title, detail } = answer.ok ? {} : await answer.json();
    return Object.hasOwn(CODES, reason) ? ["wrong", CODES[reason], [title, detail].filter(Boolean).join(" ")] : null;
  } catch {
    return null;
  } finally {
    clearTimeout(limit);
  }
}

const LOOKS = {
  iframe: "display: block; inline-size: 100%; block-size: 30rem; border: 0",
  div: "padding: 1.5rem",
  button: "padding: 0.7em 1.4em; border: 0; border-radius: 0.5em; font: inherit; font-weight: 600; background: #0b4a52; color: #fff",
  a: "display: inline-block; padding: 0.7em 1.4em; border-radius: 0.5em; font: inherit; font-weight: 600; background: #0b4a52; color: #fff",
};

/** For browsers in which style sheets need an element, which a page's policy may forbid. */
export function dress(host, root) {
  if (!host.style.display) host.style.cssText = "display: block; max-inline-size: 27rem";
  for (const [name, look] of Object.entries(LOOKS)) {
    for (const element of root.querySelectorAll(name)) {
      const height = element.style.blockSize;
      element.style.cssText = look;
      if (height) element.style.blockSize = height;
    }
  }
}
