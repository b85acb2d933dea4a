// Browsers that lack something: none of it ends the app, and what it would have given is said in words.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Authenticator } from "../pages/authenticator.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { Demo } from "../support/server.mjs";

/** Each takes one thing away, before any script of the page runs. */
const MISSING = {
  "Notification, as in an iPhone's tab": () => delete window.Notification,
  "PushManager": () => delete window.PushManager,
  "service workers": () => delete Navigator.prototype.serviceWorker,
  "service workers that may not be looked at": () => Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => { throw new DOMException("no", "SecurityError"); } }),
  "storage that can be kept": () => delete Navigator.prototype.storage,
  "persist alone": () => delete StorageManager.prototype.persist,
  "languages": () => { delete Navigator.prototype.languages; delete Navigator.prototype.language; },
  "AbortController": () => delete window.AbortController,
  "answers bit by bit": () => delete Response.prototype.body,
  "performance": () => delete window.performance,
  "permissions": () => delete Navigator.prototype.permissions,
  "pushState": () => { delete History.prototype.pushState; delete History.prototype.replaceState; },
  "trusted types": () => delete window.trustedTypes,
  "matchMedia and ResizeObserver": () => { delete window.matchMedia; delete window.ResizeObserver; },
};

for (const engine of ["chromium", "firefox"]) {
  test(`whatever a browser lacks, Initialise leads to the app, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    for (const [name, init] of Object.entries(MISSING)) {
      await t.test(name, async (t) => {
        // Else fourteen browsers would be open at the end.
        t.after(() => demo.guestsLeave());
        const app = new Authenticator(await phone(t, demo, { engine, init }), demo);
        app.page.watch.expect(/no service worker|TrustedScriptURL|injection sink/);
        await app.initialise();
        await app.says("home-empty-text");
      });
    }
  });

  test(`with everything missing at once a person registers, approves, copies and forgets, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    // A browser without Trusted Types demands none. This one would go on to, and let no worker start that reads codes.
    const { "trusted types": _, ...missing } = MISSING;
    const init = `(${Object.values(missing).map(String).join(")(); (")})();
      delete Navigator.prototype.clipboard; delete HTMLDialogElement.prototype.showModal; delete HTMLDialogElement.prototype.close;`;
    const hand = await phone(t, demo, { engine, init });
    hand.watch.expect(/no service worker/);
    const app = await enrolledPhone(t, demo, "en", hand);
    await app.says("notify-absent");
    await app.keptNot.waitFor();

    const desk = await pc(t, demo);
    const site = new RasffWindow(desk, demo);
    const signIn = await site.redirect();
    await signIn.enterPassword(demo.person, "pin");
    const number = await signIn.numberToType();
    // Without answers that come bit by bit it asks again and again instead.
    await app.screen("approve").waitFor();
    await app.answer(number, "7391");
    assert.equal((await site.signedIn()).level, "MEDIUM");
    await app.press("done");

    const elsewhere = await pc(t, demo);
    const second = await new RasffWindow(elsewhere, demo).redirect();
    await second.enterPassword(demo.person);
    await app.scan(second.qr);
    await app.code();
    await app.press("copy");
    await app.says("copy-failed");
    await app.press("done");

    await app.press("forget");
    await app.press("forget-yes");
    await app.says("home-empty-text");
  });
}

for (const [name, init, said] of [
  ["cryptography, as by plain http", () => delete Crypto.prototype.subtle, "no-keys"],
  ["a database", () => delete window.indexedDB, "no-keys"],
  ["a database that answers", () => { IDBFactory.prototype.open = () => ({ addEventListener() {} }); }, "browser"],
]) {
  test(`without ${name} the app says that it can hold no key`, async (t) => {
    const demo = await Demo.start(t);
    const hand = await phone(t, demo, { init });
    const app = new Authenticator(hand, demo);
    await hand.goto(`${demo.app}/app/`);
    await app.fails(said);
    await hand.watch.screen("no-keys");
  });
}

test("a browser that cannot read pictures says so, and takes the link", async (t) => {
  const demo = await Demo.start(t);
  const hand = await phone(t, demo, { camera: false, init: () => { delete window.createImageBitmap; delete Navigator.prototype.mediaDevices; } });
  const app = new Authenticator(hand, demo);
  await app.initialise();
  await app.press("scan");
  await app.says("camera-absent-title");
  await app.givePicture("qr.png", "image/png", Buffer.from("picture"));
  await app.fails("no-pictures");
});

test("account pages without names of countries, clipboard and printing stay usable", async (t) => {
  const demo = await Demo.start(t);
  const init = () => {
    delete Intl.DisplayNames;
    delete Navigator.prototype.clipboard;
    delete window.print;
  };
  const desk = await pc(t, demo, { init });
  const account = new AccountPages(desk, demo);
  await account.signIn(demo.person);
  await account.addPhone();
  await account.countryCalled("SE").waitFor({ state: "attached" });
  await account.open();
  await account.addDevice("Annas telefon", "7391");
  await account.qr.waitFor();
  await account.press("enrol-copy");
  await account.says("copy-failed");
});
