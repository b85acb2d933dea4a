// Two browsers: the PC, and the phone whose camera sees what a story points it at. Each of any engine that web pages meet.

import * as chromium from "./engines/chromium.mjs";
import * as firefox from "./engines/firefox.mjs";
import * as webkit from "./engines/webkit.mjs";
import { Watch } from "./checks.mjs";
import { keep } from "./trace.mjs";

/** The engines by their names. */
export const ENGINES = { chromium, firefox, webkit };

/** A browser on a desk. `init` is a script that runs before every page's own. */
export function pc(t, demo, { engine = "chromium", language = "en", script = true, ...more } = {}) {
  return opened(t, demo, engine, "desk", { language, script, ...more });
}

/** A browser in a hand, with a camera where the engine has one to point. */
export function phone(t, demo, { engine = "chromium", language = "en", camera = true, ...more } = {}) {
  return opened(t, demo, engine, "hand", { language, camera, ...more });
}

/** Another page in the browser of one. */
export async function another(t, demo, page) {
  return watched(t, demo, await page.context().newPage(), page.engine);
}

async function opened(t, demo, engine, kind, options) {
  const { page, record, close } = await ENGINES[engine][kind](options);
  const name = `${demo.guests.length + 1}-${kind}-${engine}`;
  demo.guests.push(async () => {
    await page.watch.last();
    await keep(t, page, name, record);
    await close();
  });
  watched(t, demo, page, engine);
  // A browser that runs no script wonders what was fetched for one, or why it did not come.
  if (options.script === false) page.watch.expect(/preload|CORS request did not succeed/);
  return page;
}

function watched(t, demo, page, engine) {
  page.engine = engine;
  page.watch = new Watch(t, demo, page);
  return page;
}
