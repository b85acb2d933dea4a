// The whole guide as one story, J1 to J4: a person gets the authenticator, registers a device and a phone number, signs in at a
// site by each method, loses everything, and starts over.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Authenticator } from "../pages/authenticator.mjs";
import { Outbox } from "../pages/outbox.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { Demo } from "../support/server.mjs";
import { words } from "../support/words.mjs";

const NUMBER = "+46701740605";
const PIN = "7391";

for (const [engine, language] of [["chromium", "sv"], ["chromium", "en"], ["firefox", "sv"], ["webkit", "en"]]) {
  test(`the guide from the first page to the last, ${engine}, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { engine, language });
    const app = new Authenticator(await phone(t, demo, { engine, language }), demo, language);
    const account = new AccountPages(desk, demo, language);
    const outbox = new Outbox(await pc(t, demo, { language }), demo, language);
    await outbox.open();

    // J1: the authenticator.
    await app.open();
    await app.page.watch.screen("initialise");
    await app.press("initialise");
    await app.screen("notifications").waitFor();
    await app.page.watch.screen("notifications");
    await app.skipNotifications();
    await app.screen("home").waitFor();

    // J1: the device.
    await account.signIn(demo.person);
    await account.addDevice("Annas telefon", "1234");
    await account.says("pin-run");
    await desk.watch.screen("weak-pin");
    await account.describeDevice("Annas telefon", PIN);
    await account.qr.waitFor();
    await desk.watch.screen("device-qr");
    await app.scan(account.qr);
    await app.screen("enrolled").waitFor();
    await app.page.watch.screen("enrolled");
    await app.press("done");
    await account.screen("registered").waitFor();
    await desk.watch.screen("registered");
    await account.press("next");
    await account.screen("overview").waitFor();

    // J2: with a device in place, the phone number needs it. The password is not asked for again.
    await approve(await account.stepUp(), app);
    await account.screen("overview").waitFor();
    await account.addPhone();
    await account.typeNumber(NUMBER);
    await account.titled("phone-code-title");
    await account.finalise(await outbox.code(NUMBER));
    await account.says("phone-added", { number: "•• 05" });
    await desk.watch.screen("phone-number");
    await outbox.page.watch.screen("outbox");

    // J3: by each method, at the site.
    const site = new RasffWindow(desk, demo, language);
    await site.open();
    await site.widget.enterPassword(demo.person, "pin");
    await approve(site.widget, app);
    await signedIn(site, "pwd, pin, swk, mca, mfa");

    await site.open();
    await site.widget.enterPassword(demo.person);
    await site.widget.typeCodeOf(app);
    await app.press("done");
    await signedIn(site, "pwd, otp, swk, mfa");

    await site.open();
    await site.widget.askForSms(demo.person);
    await site.widget.typeNumberUntilSent(NUMBER);
    await outbox.sms(NUMBER, "RASFF Window");
    await site.widget.typeSms(await outbox.code(NUMBER));
    await signedIn(site, "pwd, otp, sms, mfa");

    // J4: everything is lost but the password.
    await account.open();
    await account.toFactorReset();
    await account.showsAmong("Annas telefon");
    await account.showsAmong("•• 05");
    await desk.watch.screen("factor-reset");
    await account.resetFactors(demo.person.password);
    await account.factorsReset();
    await outbox.mail(demo.person.email, words("en", "messages")("notice-factor-reset-subject")).waitFor();

    // And over again.
    await account.signIn(demo.person);
    await account.says("devices-none");
    await account.addDevice("Annas nya telefon", PIN);
    await account.qr.waitFor();
    await app.scan(account.qr);
    await account.screen("registered").waitFor();
    await desk.watch.screen("started-over");
  });
}

/** The number on the phone, the PIN: the page goes on by itself. */
async function approve(signIn, app) {
  const number = await signIn.numberToType();
  await app.screen("approve").waitFor();
  await app.answer(number, PIN);
  await app.screen("answered").waitFor();
  await app.press("done");
}

/** Signed in at the site as it should be, and out again. */
async function signedIn(site, methods) {
  assert.deepEqual(await site.signedIn(), { person: site.demo.person.email, level: "MEDIUM", methods });
  await site.signOut();
  await site.element.isThere();
}
