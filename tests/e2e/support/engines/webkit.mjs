// WebKit as GTK has it, driven by classic WebDriver: Safari's engine on a machine that has no Safari. It has no camera, and its language
// is the machine's.

import { Page } from "../webkit/page.mjs";
import { Session } from "../webkit/session.mjs";

/** What the browser calls itself in lists of sessions. */
export const name = "Safari";

/** A browser on a desk. */
export function desk({ script = true, init }) {
  return opened({ width: 1280, height: 900 }, script, init);
}

/** A browser in a hand. */
export function hand({ init }) {
  return opened({ width: 360, height: 740 }, true, init);
}

async function opened(size, script, init) {
  const session = await Session.open({ script });
  const page = new Page(session, init);
  await page.setViewportSize(size);
  return { page, record: (file) => session.record(file), close: () => session.close() };
}
