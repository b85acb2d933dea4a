// Others are in the page too: password managers, translators, what makes pages dark. And whatever makes our own script fail, the page
// stays a page with forms that work.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { TranslatedSignIn } from "../pages/translated-sign-in.mjs";
import { pc } from "../support/browser.mjs";
import * as guests from "../support/guests.mjs";
import { drawingFails, foreignScriptFails, programStops } from "../support/happenings.mjs";
import { Demo } from "../support/server.mjs";

/** The sign-in to the account pages, in a browser with a guest. */
async function opened(t, demo, guest, engine = "chromium") {
  const desk = await pc(t, demo, { engine, init: guest });
  return { desk, signIn: await SignInPage.toAccount(desk, demo), translated: new TranslatedSignIn(desk) };
}

for (const [name, guest] of Object.entries(guests)) {
  told(name, guest, "chromium");
  // WebKit's driver has no way to be in a page before its own script.
  if (["passwordManager", "translator"].includes(name)) told(name, guest, "firefox");
}

function told(name, guest, engine) {
  test(`a person signs in, ${name} in the page, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const { desk, signIn, translated } = await opened(t, demo, guest, engine);
    // What a translator does to a page that changes can make our script fail: then it goes on without.
    if (name === "translator") desk.watch.expect(/unreachable|panicked|insert node|failed to append/);
    await signIn.live();
    await translated.byPassword(demo.person);
  });
}

test("a translated page shows each step and each refusal", async (t) => {
  const demo = await Demo.start(t);
  const { desk, signIn, translated } = await opened(t, demo, guests.translator);
  desk.watch.expect(/unreachable|panicked|insert node/);
  await signIn.live();
  await translated.identify("anna at example");
  await translated.notes("email-form");
  await translated.identify(demo.person.email);
  await translated.titled("sign-in-to-account");
  // What is nobody's language stays as it is.
  assert.equal(await signIn.person.textContent(), demo.person.email);
  assert.equal(await translated.touchedAddress(), 0);
});

test("a field keeps what was typed, its caret and the focus when the script arrives beside a guest", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo, { init: guests.passwordManager });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await desk.route("**/*.wasm", async (route) => (await held, route.continue()));
  const signIn = await SignInPage.toAccount(desk, demo);
  await signIn.identify(demo.person.email);
  await signIn.password.pressSequentially("lugna vatten");
  for (let step = 0; step < 6; step += 1) await desk.keyboard.press("ArrowLeft");
  release();
  await signIn.live();
  await desk.keyboard.type("ord om ");
  assert.equal(await signIn.password.inputValue(), "lugna ord om vatten");
});

test("a press that is under way when the script arrives is not lost", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await desk.route("**/*.wasm", async (route) => (await held, route.continue()));
  const signIn = await SignInPage.toAccount(desk, demo);
  await signIn.email.fill(demo.person.email);
  await signIn.button("next").hover();
  await desk.mouse.down();
  release();
  await signIn.settled();
  await desk.mouse.up();
  await signIn.password.waitFor();
});

test("a script that fails while it draws an answer leaves the page to plain forms", async (t) => {
  const demo = await Demo.start(t);
  const { desk, signIn } = await opened(t, demo);
  desk.watch.expect(/./);
  await signIn.live();
  await signIn.email.fill(demo.person.email);
  await drawingFails(desk);
  await signIn.press("next");
  await signIn.password.waitFor();
  assert.match(desk.url(), /\?plain$/);
  assert.equal(await signIn.isLive(), false);
  await signIn.password.fill(demo.person.password);
  await signIn.choose("password");
  await signIn.press("sign-in");
  await new AccountPages(desk, demo).screen("overview").waitFor();
});

test("a script that fails while nothing happens hands over what was typed", async (t) => {
  const demo = await Demo.start(t);
  const { desk, signIn } = await opened(t, demo);
  desk.watch.expect(/unreachable/);
  await signIn.live();
  await signIn.email.fill(demo.person.email);
  await programStops(desk);
  await signIn.plain();
  assert.equal(await signIn.email.inputValue(), demo.person.email);
  await signIn.hasFocus(signIn.email);
  const sent = desk.waitForRequest((request) => request.method() === "POST");
  await signIn.press("next");
  assert.equal((await sent).resourceType(), "document");
  await signIn.password.waitFor();
  // The next page has its script again.
  await signIn.live();
});

test("an error of somebody else's is not taken for ours", async (t) => {
  const demo = await Demo.start(t);
  const { desk, signIn } = await opened(t, demo);
  desk.watch.expect(/not ours/);
  await signIn.live();
  await foreignScriptFails(desk, "not ours");
  assert.equal(await signIn.isLive(), true);
});
