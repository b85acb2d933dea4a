// A site without a back end signs people in from its page alone, on the page and in a pop-up, by a library that others wrote.

import assert from "node:assert/strict";
import { test } from "node:test";

import { NoBackEnd } from "../pages/no-back-end.mjs";
import { pc } from "../support/browser.mjs";
import { Demo } from "../support/server.mjs";

const KNOWN = { email: "anna@example.eu", email_verified: true, preferred_username: "anna@example.eu", name: "Anna Andersson" };

function known(profile) {
  return Object.fromEntries(Object.keys(KNOWN).map((name) => [name, profile[name]]));
}

for (const engine of ["chromium", "firefox"]) {
  test(`a page without a back end redeems its code and reads who it is, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const site = await NoBackEnd.start(t, demo);
    const desk = await pc(t, demo, { engine });
    await desk.goto(site.origin);
    const signIn = await site.redirect(desk);
    await signIn.byPassword(demo.person);
    await desk.waitForURL(`${site.origin}/callback?**`);
    assert.deepEqual(known(await site.said(desk)), KNOWN);
  });
}

test("a page that opens the sign-in in a pop-up hears from it", async (t) => {
  const demo = await Demo.start(t);
  const site = await NoBackEnd.start(t, demo);
  const desk = await pc(t, demo);
  await desk.goto(site.origin);
  const signIn = await site.popUp(desk);
  await signIn.byPassword(demo.person);
  assert.deepEqual(known(await site.said(desk)), KNOWN);
});
