// A network that swallows requests, as the gates of hotels and trains do: no answer, no error, for ever.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Authenticator } from "../pages/authenticator.mjs";
import { Outbox } from "../pages/outbox.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { pc, phone } from "../support/browser.mjs";
import { readCode } from "../support/code.mjs";
import { Demo } from "../support/server.mjs";

/** As long as a person is made to wait at most, in seconds. */
const LIMIT = "00:25";

/** Swallows what fits, until told otherwise. */
async function swallow(page, pattern) {
  await page.route(pattern, () => {});
  return () => page.unroute(pattern);
}

for (const engine of ["chromium", "firefox"]) {
  test(`a form that is never answered is said to be, keeps what was typed, and the next press works, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { engine });
    await desk.clock.install();
    const signIn = await new RasffWindow(desk, demo).redirect();
    await signIn.live();
    const spit = await swallow(desk, "**/sign-in/**");
    await signIn.email.fill(demo.person.email);
    await signIn.press("next");
    await signIn.busy();
    await desk.clock.runFor(LIMIT);
    await signIn.fails("unreachable");
    assert.equal(await signIn.busyParts(), 0);
    assert.equal(await signIn.email.inputValue(), demo.person.email);
    await spit();
    await signIn.press("next");
    await signIn.password.waitFor();
  });
}

test("a device whose registration is never answered says so, and the next try works", async (t) => {
  const demo = await Demo.start(t);
  const hand = await phone(t, demo);
  await hand.clock.install();
  const app = new Authenticator(hand, demo);
  await app.initialise();
  const account = new AccountPages(await pc(t, demo), demo);
  await account.signIn(demo.person);
  await account.addDevice("Annas telefon", "7391");
  const spit = await swallow(hand, "**/api/device/enrolments");
  const asked = hand.waitForRequest("**/api/device/enrolments");
  await hand.goto(await readCode(() => account.qr.screenshot()));
  await asked;
  await hand.clock.runFor(LIMIT);
  await app.fails("unreachable");
  await spit();
  await app.press("back");
  await hand.goto(await readCode(() => account.qr.screenshot()));
  await app.screen("enrolled").waitFor();
});

test("wasm that never comes leaves the page to plain forms", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  await swallow(desk, "**/*.wasm");
  const signIn = await SignInPage.toAccount(desk, demo, "en", { waitUntil: "commit" });
  await signIn.identify(demo.person.email);
});

test("an element whose frame never comes says so, and tries again", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  await desk.clock.install();
  const spit = await swallow(desk, "**/oidc/authorize*");
  desk.watch.expect(/<sluss-sign-in>: silent/);
  const site = new RasffWindow(desk, demo);
  await site.open({ waitUntil: "commit" });
  const { element } = site;
  await element.framed();
  await element.listen();
  await desk.clock.runFor(LIMIT);
  await element.says("silent");
  await element.toldError("temporarily_unavailable");
  await spit();
  await element.tryAgain();
  await site.widget.email.waitFor();
});

test("account pages that get no answer say so", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  await desk.clock.install();
  const account = new AccountPages(desk, demo);
  await account.signIn(demo.person);
  await swallow(desk, "**/api/**");
  await desk.reload();
  await account.begun();
  await desk.clock.runFor(LIMIT);
  await account.failsSomehow();
});

test("an outbox that gets no answer says so", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  await desk.clock.install();
  const outbox = new Outbox(desk, demo);
  await outbox.open();
  await swallow(desk, "**/demo/outbox/version");
  await desk.clock.runFor("00:02");
  await desk.clock.runFor(LIMIT);
  await outbox.lost();
});
