// A browser of four years ago: what its style sheets do not know is left out on their way. And what has to be seen there all the same.

import assert from "node:assert/strict";

import { pc } from "./browser.mjs";
import { contrast } from "./looks.mjs";

/** WCAG 2.2, 1.4.11: what can be pressed or filled stands out from what is around it. */
const STANDS_OUT = 3;

/** A sheet as an older browser takes it: blocks that ask for what it lacks, rules with selectors and lines with values that it does not know are dropped. */
function asOlder(sheet) {
  const known = sheet.replaceAll(/@supports selector\(:has[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
  const rules = known.replaceAll(/[^{}]*:has\([^{}]*\{[^{}]*\}/g, "");
  return rules.replaceAll(/[\w-]+:[^;{}]*(?:light-dark|color-mix|oklch|dvh|svh)[^;{}]*(?=[;}])/g, "");
}

/** What makes Firefox prefer dark colours. */
const DARK = { "layout.css.prefers-color-scheme.content-override": 0 };

/** Such a browser on a desk. */
export async function older(t, demo, engine, colorScheme) {
  const page = await pc(t, demo, { engine, preferences: colorScheme === "dark" ? DARK : {} });
  if (engine === "chromium") await page.emulateMedia({ colorScheme });
  await page.route(/\.css$/, async (route) => {
    const sheet = await route.fetch();
    await route.fulfill({ response: sheet, body: asOlder(await sheet.text()) });
  });
  return page;
}

/** What can be pressed or filled is seen. */
export async function standsOut(element, name) {
  const ratio = await contrast(element);
  assert.ok(ratio >= STANDS_OUT, `${name}: ${ratio.toFixed(2)}`);
}
