// The page is there before its script, and what was typed survives the script's arrival.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { pc } from "../support/browser.mjs";
import { Demo } from "../support/server.mjs";

/** Holds the wasm back until told. */
async function holdWasm(page) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test("what is typed before the script arrives stays", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const release = await holdWasm(desk);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.email.pressSequentially(demo.person.email);
  release();
  await signIn.live();
  assert.equal(await signIn.email.inputValue(), demo.person.email);
  await signIn.press("next");
  await signIn.password.waitFor();
});

test("a password typed before the script arrives stays, and so does the chosen method", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const signIn = await SignInPage.toAccount(desk, demo);
  await signIn.identify(demo.person.email);
  const release = await holdWasm(desk);
  await desk.reload();
  await signIn.password.fill(demo.person.password);
  await signIn.choose("password");
  release();
  await signIn.live();
  assert.equal(await signIn.password.inputValue(), demo.person.password);
  await signIn.press("sign-in");
  await new AccountPages(desk, demo).screen("overview").waitFor();
});

test("a form that is sent before the script arrives is a plain form", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const release = await holdWasm(desk);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.identify(demo.person.email);
  release();
  await signIn.titled("sign-in-to", { site: "RASFF Window" });
});

test("when the script cannot be had, the page still works", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  await desk.route("**/*.wasm", (route) => route.abort());
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.identify(demo.person.email);
  desk.watch.wrong.length = 0;
});
