// A new version of the authenticator reaches a page that is only suspended: it is looked for when the page is seen again, offered at home,
// and never while a request waits.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { seenAgain } from "../support/happenings.mjs";
import { exchangeable, ofNewerVersion, versionIs, versionOf } from "../support/versions.mjs";
import { waitingForPhone } from "../support/waiting.mjs";

test("e10 a new version is found when the page is seen again, offered at home, and loaded at a press", async (t) => {
  const { demo, release } = await exchangeable(t);
  const app = await enrolledPhone(t, demo);
  await app.ready();
  await app.page.reload();
  await app.screen("home").waitFor();
  await release("next");
  await seenAgain(app.page);
  await app.says("new-version");
  await app.page.watch.screen("new-version");
  assert.equal(await versionOf(app.page), undefined, "nothing is loaded before it is wanted");

  // Not while a request waits, neither on its own screen nor at home.
  const { site, signIn } = await waitingForPhone(t, demo, { app });
  await app.button("load-new").waitFor({ state: "detached" });
  await app.page.goBack();
  await app.button("approve-look").waitFor();
  await app.button("load-new").waitFor({ state: "detached" });
  await app.press("approve-look");
  await app.answer(await signIn.numberToType(), "7391");
  await site.signedIn();
  await app.press("done");

  await app.press("load-new");
  await versionIs(app.page, "next");
  await app.screen("home").waitFor();
  await app.account(demo.person.email).waitFor();
  assert.equal(await app.text("new-version").count(), 0);
});

test("a code that is newer than the app leads to the new version", async (t) => {
  const { demo, release } = await exchangeable(t);
  const app = await enrolledPhone(t, demo);
  await app.ready();
  await app.page.reload();
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person);
  const link = await signIn.linkInCode();
  await release("of-2030");
  await app.page.goto(ofNewerVersion(link));
  await app.fails("unknown-version");
  await app.press("load-new");
  await versionIs(app.page, "of-2030");
  await app.screen("home").waitFor();
});
