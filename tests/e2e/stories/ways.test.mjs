// Ways through the authenticator: Back stays in it, titles name the screen, Not now is not for ever, and an account that has removed the
// device says so.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Authenticator } from "../pages/authenticator.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { PublicPages } from "../pages/public-pages.mjs";
import { pc, phone } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { Demo } from "../support/server.mjs";

for (const [engine, language] of [["chromium", "sv"], ["firefox", "en"], ["webkit", "en"]]) {
  test(`Back leads home within the authenticator, and titles name the screen, ${engine}, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const hand = await phone(t, demo, { engine, language });
    const app = new Authenticator(hand, demo, language);
    await app.initialise();
    await app.called("home-empty-title");
    await app.press("scan");
    await app.screen("scan").waitFor();
    await app.called("scan-title");
    await hand.goBack();
    await app.screen("home").waitFor();
    await app.called("home-empty-title");

    // A button that leads home leaves nothing behind to go back to.
    await app.press("scan");
    await app.screen("scan").waitFor();
    await app.press("back");
    await app.screen("home").waitFor();
    await app.paste("https://example.eu/menu");
    await app.refusal.waitFor();
    await app.calledFailure("not-ours");
    await hand.goBack();
    await app.screen("home").waitFor();
    assert.equal(new URL(await hand.url()).pathname, "/app/");
  });
}

test("Back from a request leads home, where it still waits", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person, "pin");
  await app.screen("approve").waitFor();
  await app.page.goBack();
  await app.screen("home").waitFor();
  await app.press("approve-look");
  await app.answer(await signIn.numberToType(), "7391");
  await app.screen("answered").waitFor();
});

test("notifications that were not wanted at first can be allowed later", async (t) => {
  const demo = await Demo.start(t);
  const init = () => {
    let permission = "default";
    Object.defineProperty(Notification, "permission", { get: () => permission });
    Notification.requestPermission = async () => (permission = "granted");
    PushManager.prototype.subscribe = async () => { throw new DOMException("not here", "NotAllowedError"); };
  };
  const hand = await phone(t, demo, { init });
  const app = await enrolledPhone(t, demo, "en", hand);
  await app.says("notify-later");
  await hand.watch.screen("notify-later");
  const offered = hand.waitForRequest((request) => request.url().endsWith("/api/device/push-key"));
  await app.press("notify-on");
  await app.text("notify-later").waitFor({ state: "hidden" });
  await offered;
});

for (const [language, how] of [["en", "removed"], ["sv", "PANIC"]]) {
  test(`a device that was removed, by ${how}, says so and offers to forget the account, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    const hand = app.page;
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    if (how === "removed") {
      await account.signInByPhone(demo.person, app);
      await app.press("done");
      await account.removeDevice();
      await account.says("devices-none");
    } else {
      const signIn = await new RasffWindow(desk, demo, language).redirect();
      await signIn.enterPassword(demo.person);
      await signIn.lostPhone();
      const guest = new PublicPages(desk, demo, language);
      await guest.startOver(demo.person.password);
      await guest.screen("lost-done").waitFor();
    }
    await hand.reload();
    await app.says("account-removed");
    await app.account(demo.person.email).waitFor();
    await hand.watch.screen("removed");

    // It is remembered without a network, and forgotten only when the person wants it.
    await app.ready();
    await hand.context().setOffline(true);
    await hand.reload();
    await app.says("account-removed");
    await hand.context().setOffline(false);
    await app.press("forget");
    await app.says("forget-text-removed");
    await app.press("forget-yes");
    await app.says("home-empty-text");
  });
}

test("a refusal that says nothing about the device marks nothing", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const hand = app.page;
  const refused = { status: 401, contentType: "application/problem+json", body: JSON.stringify({ type: "urn:sluss:problem:invalid-proof", title: "", status: 401, detail: "", code: "invalid-proof" }) };
  let asked = 0;
  await hand.route(/\/api\/device\/requests/, (route) => ((asked += 1), route.fulfill(refused)));
  await hand.reload();
  await app.screen("home").waitFor();
  while (asked < 2) await hand.waitForTimeout(100);
  assert.equal(await app.text("account-removed").count(), 0);
  await hand.unroute(/\/api\/device\/requests/);
});
