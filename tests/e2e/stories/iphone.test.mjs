// An iPhone, as far as its pages can tell: the home screen comes before Initialise, a link that was opened in a tab says where the account
// may be, and a store that was emptied is told from a new one.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Authenticator } from "../pages/authenticator.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { emptied } from "../support/emptied.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";
import { cookiesOf } from "../support/vault.mjs";

/** A tab, or the app on the home screen; without notifications in a tab. */
const iphone = (standalone) => `
  Object.defineProperty(Navigator.prototype, "standalone", { get: () => ${standalone} });
  Object.defineProperty(Navigator.prototype, "maxTouchPoints", { get: () => 5 });
  ${standalone ? "" : "delete window.Notification; delete window.PushManager;"}`;

/** The link behind the QR code of somebody whose device is another one. */
async function linkOf(t, demo) {
  await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person);
  return signIn.linkInCode();
}

for (const [engine, language] of [["chromium", "en"], ["chromium", "sv"], ["firefox", "en"]]) {
  test(`in a tab of an iPhone the home screen comes first, ${engine}, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const hand = await phone(t, demo, { engine, language, init: iphone(false) });
    const app = new Authenticator(hand, demo, language);
    await app.open();
    await app.screen("home-screen").waitFor();
    for (const step of ["share", "add", "open"]) await app.saysAlone(`home-screen-${step}`);
    assert.equal(await app.button("initialise").count(), 0);
    await hand.watch.screen("home-screen");

    // A link of a QR code was opened in the tab, and the account is in the app on the home screen.
    const link = await linkOf(t, demo);
    await hand.goto("about:blank");
    await hand.goto(link);
    await app.screen("home-screen").waitFor();
    await app.saysAlone("elsewhere-text");
    await app.button("elsewhere-copy").waitFor();
    await hand.watch.screen("link-in-tab");

    // Whoever wants it in the tab can have it, is told what that means, and that the account of the link is not here.
    await app.press("home-screen-here");
    await app.press("initialise");
    await app.says("notify-absent");
    await app.press("done");
    await app.screen("absent").waitFor();
    await app.saysAlone("elsewhere-text");
    await hand.watch.screen("absent-in-tab");
  });
}

test("on the home screen of an iPhone Initialise comes at once", async (t) => {
  const demo = await Demo.start(t);
  const app = new Authenticator(await phone(t, demo, { init: iphone(true) }), demo);
  await app.initialise();
});

test("e09 whoever uses a tab of an iPhone all the same is told how long the key is kept", async (t) => {
  const demo = await Demo.start(t);
  const hand = await phone(t, demo);
  const app = await enrolledPhone(t, demo, "en", hand);
  await hand.addInitScript(iphone(false));
  await hand.reload();
  await app.says("kept-not-ios");
  await hand.watch.screen("kept-not-ios");
});

for (const kept of [true, false]) {
  test(`e09 the browser's answer whether it keeps the key is shown when it is no: ${kept}`, async (t) => {
    const demo = await Demo.start(t);
    const init = `StorageManager.prototype.persist = StorageManager.prototype.persisted = async () => ${kept}`;
    const hand = await phone(t, demo, { init });
    const app = await enrolledPhone(t, demo, "en", hand);
    await app.screen("home").waitFor();
    await app.account(demo.person.email).waitFor();
    assert.equal(await app.text("kept-not").count(), kept ? 0 : 1);
  });
}

for (const language of languages("en")) {
  test(`a store that the browser has emptied is told from a new one, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    const hand = app.page;
    await emptied(app, demo);
    await app.saysAlone("emptied-text");
    await hand.watch.screen("emptied");
    await app.press("initialise");
    await app.screen("notifications").waitFor();
  });
}

test("an app whose last account was removed by its person is as good as new", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  await app.press("forget");
  await app.press("forget-yes");
  await app.says("home-empty-text");
  assert.doesNotMatch(await cookiesOf(app.page), /keys/);
});
