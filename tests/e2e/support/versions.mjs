// Versions of the authenticator: a demonstration whose web app can be exchanged for a newer one, and codes that only a newer one reads.

import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Demo } from "./server.mjs";
import { until } from "./until.mjs";

/** What differs from the version before: a mark in the page, and the name of the service worker's cache. */
const MARKS = [
  ["app.html", "<title>", (name) => `<meta name="version" content="${name}"><title>`],
  ["service-worker.js", "sluss-authenticator-", (name) => `sluss-authenticator-${name}-`],
];

/** The demonstration, and what puts a new version in place of the one before, without compressed siblings. */
export async function exchangeable(t) {
  const demo = await Demo.start(t, {
    web: async (web, folder) => {
      await cp(web, join(folder, "web"), { recursive: true });
      return join(folder, "web");
    },
  });
  const release = async (name) => {
    for (const [file, before, after] of MARKS) {
      const path = join(demo.web, file);
      const text = await readFile(path, "utf8");
      await writeFile(path, text.replace(before, after(name)));
      for (const suffix of [".br", ".gz"]) await rm(path + suffix, { force: true });
    }
  };
  return { demo, release };
}

/** The version that a page shows, `undefined` for the one that was there at first. */
export function versionOf(page) {
  return page.evaluate(() => document.querySelector("meta[name=version]")?.content);
}

/** Until a page shows this version. */
export async function versionIs(page, name) {
  // While the page is being left, there is nothing to ask.
  await until(async () => (await versionOf(page).catch(() => undefined)) === name, `the version is not ${name}`);
}

/**
 * The link of a code as a newer server would write it. The second letter holds the last bits of the version, which is 1, and the first of a
 * key's name: four letters on it is 2.
 */
export function ofNewerVersion(link) {
  return link.replace(/#SA(.)/, (_, letter) => `#SA${String.fromCharCode(letter.charCodeAt(0) + 4)}`);
}
