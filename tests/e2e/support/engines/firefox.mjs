// Firefox, driven by WebDriver BiDi. No film can be put before its camera: what a camera would see is read by another program and pasted.

import { firefox } from "playwright-bidi";

import { recorded } from "./recorded.mjs";

const PROGRAM = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

/** What the browser calls itself in lists of sessions. */
export const name = "Firefox";

/** A browser on a desk. */
export function desk({ language, script, init, preferences }) {
  return opened({ viewport: { width: 1280, height: 900 }, locale: language }, { script, init, preferences });
}

/** A browser in a hand, as narrow as one. */
export function hand({ language, init, preferences }) {
  return opened({ viewport: { width: 360, height: 740 }, locale: language }, { init, preferences });
}

const PREFERENCES = {
  "ui.prefersReducedMotion": 1,
  "layout.css.prefers-color-scheme.content-override": 1,
  // Else what the driver types and presses does not arrive in a frame of another site.
  "fission.webContentIsolationStrategy": 0,
};

async function opened(options, { script = true, init, preferences }) {
  const firefoxUserPrefs = { ...PREFERENCES, ...preferences };
  // "moz-" is how Playwright names a Firefox that it has not changed.
  const browser = await firefox.launch({ channel: "moz-firefox", executablePath: PROGRAM, firefoxUserPrefs });
  const context = await browser.newContext(options);
  // This driver cannot switch scripts off. Ours are files, all of them: they do not arrive.
  if (!script) await context.route(/\.(?:js|wasm)$/, (route) => route.abort());
  // The empty page that it begins with has not what secure pages have.
  const work = typeof init === "function" ? `(${init})()` : init;
  if (work) await context.addInitScript(`if (isSecureContext) { ${work} }`);
  const record = await recorded(context);
  return { page: arriving(await context.newPage()), record, close: () => browser.close() };
}

/** This driver takes a page that changes its process on the way for two ways to it, of which the second ends the first: it arrives. */
function arriving(page) {
  const go = page.goto.bind(page);
  page.goto = async (url, options) => {
    try {
      return await go(url, options);
    } catch (error) {
      if (!error.message.includes(`interrupted by another navigation to "${url}"`)) throw error;
      await page.waitForURL(url);
    }
  };
  return page;
}
