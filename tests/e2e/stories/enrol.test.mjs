// J1: get the authenticator and register a device, in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Authenticator } from "../pages/authenticator.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { pc, phone } from "../support/browser.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

for (const language of languages("sv")) {
  test(`e01 e02 f03 a person registers a phone by its camera and removes it again, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const [desk, hand] = [await pc(t, demo, { language }), await phone(t, demo, { language })];

    const app = new Authenticator(hand, demo, language);
    await app.open();
    await hand.watch.screen("welcome");
    await app.button("initialise").click();
    await app.screen("notifications").waitFor();
    await hand.watch.screen("notifications");
    await hand.getByRole("button", { name: new RegExp(`^(${app.words("notify-skip")}|${app.words("done")})$`) }).click();
    await app.screen("home").waitFor();
    await hand.watch.screen("home-empty");

    const account = new AccountPages(desk, demo, language);
    await account.open();
    await desk.watch.screen("landing");
    await account.signIn(demo.person);
    await desk.watch.screen("overview-empty");

    // Weak PINs and mismatches are refused with the reason, and what was typed stays.
    await account.addDevice("Annas telefon", "1234");
    await desk.getByText(account.words("pin-run")).waitFor();
    await desk.watch.screen("weak-pin");
    assert.equal(await desk.locator("#device-name").inputValue(), "Annas telefon");
    await account.fill("Annas telefon", "7391", "7319");
    await desk.getByText(account.words("pin-differs")).waitFor();
    await account.fill("Annas telefon", "7391");
    await account.qr.waitFor();
    await desk.watch.screen("enrolling");

    await app.scan(account.qr);
    await app.screen("enrolled").waitFor();
    await hand.watch.screen("enrolled");
    await account.screen("registered").waitFor();
    await desk.watch.screen("registered");
    await account.button("next").click();
    await desk.getByText("Annas telefon").first().waitFor();
    await app.button("done").click();
    await app.account(demo.person.email).waitFor();
    await hand.watch.screen("home");

    // e01: no key leaves the browser; e02: nothing secret lies in other stores.
    assert.deepEqual(await hand.evaluate(keysThatCanBeExported), []);
    assert.deepEqual(await hand.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]), []);
    await app.ready();
    const kept = await hand.evaluate(pathsInCaches);
    assert.ok(kept.length > 5, kept.join());
    assert.deepEqual(kept.filter((path) => !/^\/(assets\/[\w.-]+|app\/|app\/manifest\.webmanifest)$/.test(path)), []);
    assert.equal(await hand.evaluate(() => location.href), `${demo.app}/app/`);

    // f03: this session was opened with the password alone, and now there is a device.
    await desk.watch.screen("step-up");
    await desk.getByRole("link", { name: account.words("step-up-go") }).click();
    const signIn = new SignInPage(desk, language);
    await signIn.enterPassword(demo.person);
    await app.scan(signIn.qr);
    await signIn.type(await app.code());
    await account.screen("overview").waitFor();
    await desk.watch.screen("overview");
    await desk.getByRole("button", { name: account.words("remove"), exact: true }).click();
    await desk.watch.screen("remove");
    await account.button("remove-yes").click();
    await desk.getByText(account.words("removed", { device: "Annas telefon" })).waitFor();
    await desk.getByText(account.words("devices-none")).waitFor();
  });
}

/** The addresses of everything that the service worker keeps. */
async function pathsInCaches() {
  const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return caught.flat().map(({ url }) => url.slice(location.origin.length));
}

/** Tries to export every key in the browser's databases. */
async function keysThatCanBeExported() {
  const promised = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
  const exported = [];
  let seen = 0;
  for (const { name } of await indexedDB.databases()) {
    const database = await promised(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      for (const record of await promised(database.transaction(store).objectStore(store).getAll())) {
        for (const [field, key] of Object.entries(record)) {
          if (!(key instanceof CryptoKey)) continue;
          seen += 1;
          for (const format of ["raw", "jwk", "pkcs8"]) {
            await crypto.subtle.exportKey(format, key).then(() => exported.push(`${field} as ${format}`), () => {});
          }
        }
      }
    }
    database.close();
  }
  return seen === 2 ? exported : [`${seen} keys were found`];
}
