// What is left of a story that failed: of each browser in it the last picture, the last document, and what its driver did on the way.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { within } from "./within.mjs";

const ROOT = new URL("../../../", import.meta.url).pathname;
/** Below it a folder for each story that failed, and in that one for each time that it was told. */
export const TRACES = "target/e2e/traces";

/** A story's name as that of a folder. */
export const folderOf = (story) => story.replaceAll(/[^\w]+/g, "-").slice(0, 120);

/** Ends a browser's record: it is kept where the story failed, or the browser complained. */
export async function keep(t, page, name, record) {
  if (t.passed && page.watch.isContent) return within(record(), undefined);
  const folder = join(TRACES, folderOf(t.name), process.env.SLUSS_TOLD ?? "first");
  const file = join(ROOT, folder, name);
  await mkdir(join(ROOT, folder), { recursive: true });
  const shown = {
    png: await within(page.screenshot(), undefined),
    html: await within(page.evaluate(() => document.documentElement.outerHTML), undefined),
  };
  for (const [ending, content] of Object.entries(shown)) if (content) await writeFile(`${file}.${ending}`, content);
  await within(record(file), undefined);
  t.diagnostic(`what ${name} did and showed last: ${folder}`);
}
