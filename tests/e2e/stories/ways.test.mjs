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
    /** The title follows the screen, in its own time. */
    const called = async (id) => {
      const wanted = app.words("page-title", { screen: app.words(id) });
      const until = Date.now() + 5_000;
      while ((await hand.title()) !== wanted && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(await hand.title(), wanted);
    };
    await app.initialise();
    await called("home-empty-title");
    await app.button("scan").click();
    await app.screen("scan").waitFor();
    await called("scan-title");
    await hand.goBack();
    await app.screen("home").waitFor();
    await called("home-empty-title");

    // A button that leads home leaves nothing behind to go back to.
    await app.button("scan").click();
    await app.screen("scan").waitFor();
    await app.button("back").click();
    await app.screen("home").waitFor();
    await app.paste("https://example.eu/menu");
    await app.screen("error").waitFor();
    await called("error-not-ours-title");
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
  await signIn.enterPassword(demo.person, "method-pin");
  await app.screen("approve").waitFor();
  await app.page.goBack();
  await app.screen("home").waitFor();
  await app.button("approve-look").click();
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
  await hand.getByText(app.words("notify-later")).waitFor();
  await hand.watch.screen("notify-later");
  const offered = hand.waitForRequest((request) => request.url().endsWith("/api/device/push-key"));
  await app.button("notify-on").click();
  await hand.getByText(app.words("notify-later")).waitFor({ state: "hidden" });
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
      await app.button("done").click();
      await desk.getByRole("button", { name: account.words("remove"), exact: true }).click();
      await account.button("remove-yes").click();
      await desk.getByText(account.words("devices-none")).waitFor();
    } else {
      const signIn = await new RasffWindow(desk, demo, language).redirect();
      await signIn.enterPassword(demo.person);
      await signIn.button("other-method").click();
      await desk.getByRole("link", { name: signIn.words("lost") }).click();
      const welcome = new PublicPages(desk, demo, language);
      await welcome.field("password-again").fill(demo.person.password);
      await welcome.button("lost-go").click();
      await welcome.screen("lost-done").waitFor();
    }
    await hand.reload();
    await hand.getByText(app.words("account-removed")).waitFor();
    await app.account(demo.person.email).waitFor();
    await hand.watch.screen("removed");

    // It is remembered without a network, and forgotten only when the person wants it.
    await app.ready();
    await hand.context().setOffline(true);
    await hand.reload();
    await hand.getByText(app.words("account-removed")).waitFor();
    await hand.context().setOffline(false);
    await app.button("forget").click();
    await hand.getByText(app.words("forget-text-removed")).waitFor();
    await app.button("forget-yes").click();
    await hand.getByText(app.words("home-empty-text")).waitFor();
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
  assert.equal(await hand.getByText(app.words("account-removed")).count(), 0);
  await hand.unroute(/\/api\/device\/requests/);
});
