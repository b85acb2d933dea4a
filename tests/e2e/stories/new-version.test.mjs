// A new version of the authenticator reaches a page that is only suspended: it is looked for when the page is seen again, offered at home,
// and never while a request waits.

import assert from "node:assert/strict";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { Demo } from "../support/server.mjs";

/** A demonstration whose web app can be exchanged. */
async function exchangeable(t) {
  const demo = await Demo.start(t, {
    web: async (web, folder) => {
      await cp(web, join(folder, "web"), { recursive: true });
      return join(folder, "web");
    },
  });
  /** Puts a new version in place of the one before, without compressed siblings. */
  const release = async (name) => {
    for (const [file, from, to] of [["app.html", "<title>", `<meta name="version" content="${name}"><title>`], ["service-worker.js", "sluss-authenticator-", `sluss-authenticator-${name}-`]]) {
      const path = join(demo.web, file);
      const text = await readFile(path, "utf8");
      await writeFile(path, text.replace(from, to));
      for (const suffix of [".br", ".gz"]) await rm(path + suffix, { force: true });
    }
  };
  return { demo, release };
}

const seen = (page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
const version = (page) => page.evaluate(() => document.querySelector("meta[name=version]")?.content);

test("e10 a new version is found when the page is seen again, offered at home, and loaded at a press", async (t) => {
  const { demo, release } = await exchangeable(t);
  const app = await enrolledPhone(t, demo);
  await app.ready();
  await app.page.reload();
  await app.screen("home").waitFor();
  await release("next");
  await seen(app.page);
  await app.page.getByText(app.words("new-version")).waitFor();
  await app.page.watch.screen("new-version");
  assert.equal(await version(app.page), undefined, "nothing is loaded before it is wanted");

  // Not while a request waits, neither on its own screen nor at home.
  const desk = await pc(t, demo);
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  await signIn.enterPassword(demo.person, "method-pin");
  await app.screen("approve").waitFor();
  await app.button("load-new").waitFor({ state: "detached" });
  await app.page.goBack();
  await app.button("approve-look").waitFor();
  await app.button("load-new").waitFor({ state: "detached" });
  await app.button("approve-look").click();
  await app.answer(await signIn.numberToType(), "7391");
  await site.signedIn();
  await app.button("done").click();

  await app.button("load-new").click();
  await app.page.waitForFunction(() => document.querySelector("meta[name=version]"));
  await app.screen("home").waitFor();
  await app.account(demo.person.email).waitFor();
  assert.equal(await version(app.page), "next");
  assert.equal(await app.page.getByText(app.words("new-version")).count(), 0);
});

test("a code that is newer than the app leads to the new version", async (t) => {
  const { demo, release } = await exchangeable(t);
  const app = await enrolledPhone(t, demo);
  await app.ready();
  await app.page.reload();
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person);
  const link = await desk.getByRole("link", { name: signIn.words("open-here") }).getAttribute("href");
  await release("of-2030");
  // The second letter holds the last bits of the version, which is 1, and the first of a key's name: four letters on it is 2.
  const newer = link.replace(/#SA(.)/, (_, letter) => `#SA${String.fromCharCode(letter.charCodeAt(0) + 4)}`);
  await app.page.goto(newer);
  await app.page.getByRole("heading", { name: app.words("error-unknown-version-title") }).waitFor();
  await app.button("load-new").click();
  await app.page.waitForFunction(() => document.querySelector("meta[name=version]")?.content === "of-2030");
  await app.screen("home").waitFor();
});
