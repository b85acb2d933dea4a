// J1: get the authenticator and register a device, in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Authenticator } from "../pages/authenticator.mjs";
import { pc, phone } from "../support/browser.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";
import { addressOf, keysThatCanBeExported, openStores, pathsInCaches } from "../support/vault.mjs";

for (const language of languages("sv")) {
  test(`e01 e02 f03 a person registers a phone by its camera and removes it again, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const [desk, hand] = [await pc(t, demo, { language }), await phone(t, demo, { language })];

    const app = new Authenticator(hand, demo, language);
    await app.open();
    await hand.watch.screen("welcome");
    await app.press("initialise");
    await app.screen("notifications").waitFor();
    await hand.watch.screen("notifications");
    await app.skipNotifications();
    await app.screen("home").waitFor();
    await hand.watch.screen("home-empty");

    const account = new AccountPages(desk, demo, language);
    await account.open();
    await desk.watch.screen("landing");
    await account.signIn(demo.person);
    await desk.watch.screen("overview-empty");

    // Weak PINs and mismatches are refused with the reason, and what was typed stays.
    await account.addDevice("Annas telefon", "1234");
    await account.says("pin-run");
    await desk.watch.screen("weak-pin");
    assert.equal(await account.deviceName.inputValue(), "Annas telefon");
    await account.describeDevice("Annas telefon", "7391", "7319");
    await account.says("pin-differs");
    await account.describeDevice("Annas telefon", "7391");
    await account.qr.waitFor();
    await desk.watch.screen("enrolling");

    await app.scan(account.qr);
    await app.screen("enrolled").waitFor();
    await hand.watch.screen("enrolled");
    await account.screen("registered").waitFor();
    await desk.watch.screen("registered");
    await account.press("next");
    await account.device("Annas telefon").waitFor();
    await app.press("done");
    await app.account(demo.person.email).waitFor();
    await hand.watch.screen("home");

    // e01: no key leaves the browser; e02: nothing secret lies in other stores.
    assert.deepEqual(await keysThatCanBeExported(hand), []);
    assert.deepEqual(await openStores(hand), { local: {}, session: {} });
    await app.ready();
    const kept = await pathsInCaches(hand);
    assert.ok(kept.length > 5, kept.join());
    assert.deepEqual(kept.filter((path) => !/^\/(assets\/[\w.-]+|app\/|app\/manifest\.webmanifest)$/.test(path)), []);
    assert.equal(await addressOf(hand), `${demo.app}/app/`);

    // f03: this session was opened with the password alone, and now there is a device.
    await desk.watch.screen("step-up");
    // The password was right a moment ago, so only the second step is asked for.
    const signIn = await account.stepUp();
    const number = await signIn.numberToType();
    await app.screen("approve").waitFor();
    await app.answer(number, "7391");
    await account.screen("overview").waitFor();
    await desk.watch.screen("overview");
    await account.press("remove");
    await desk.watch.screen("remove");
    await account.press("remove-yes");
    await account.says("removed", { device: "Annas telefon" });
    await account.says("devices-none");
  });
}
