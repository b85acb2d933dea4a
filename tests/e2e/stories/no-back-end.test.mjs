// A site without a back end signs people in from its page alone, on the page and in a pop-up, by a library that others wrote.

import assert from "node:assert/strict";
import { test } from "node:test";

import { NoBackEnd } from "../pages/no-back-end.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { pc } from "../support/browser.mjs";
import { Demo } from "../support/server.mjs";

const KNOWN = { email: "anna@example.eu", email_verified: true, preferred_username: "anna@example.eu", name: "Anna Andersson" };

function known(profile) {
  return Object.fromEntries(Object.keys(KNOWN).map((name) => [name, profile[name]]));
}

async function signIn(demo, page) {
  const signIn = new SignInPage(page);
  await signIn.identify(demo.person.email);
  await signIn.choose("method-password");
  await signIn.prove(demo.person.password);
}

for (const engine of ["chromium", "firefox"]) {
  test(`a page without a back end redeems its code and reads who it is, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const site = await NoBackEnd.start(t, demo);
    const desk = await pc(t, demo, { engine });
    await desk.goto(site.origin);
    await desk.getByRole("button", { name: "Sign in", exact: true }).click();
    await signIn(demo, desk);
    await desk.waitForURL(`${site.origin}/callback?**`);
    assert.deepEqual(known(await site.said(desk)), KNOWN);
  });
}

test("a page that opens the sign-in in a pop-up hears from it", async (t) => {
  const demo = await Demo.start(t);
  const site = await NoBackEnd.start(t, demo);
  const desk = await pc(t, demo);
  await desk.goto(site.origin);
  const opened = desk.waitForEvent("popup");
  await desk.getByRole("button", { name: "Sign in in a pop-up" }).click();
  await signIn(demo, await opened);
  assert.deepEqual(known(await site.said(desk)), KNOWN);
});
