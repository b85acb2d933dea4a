// A new phone: the old one vouches for it with the PIN, and the codes for other sites come along; with a computer, and without.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Handover } from "../pages/handover.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { emptied } from "../support/emptied.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const LINK = `otpauth://totp/Example%20Co:anna@example.eu?secret=${SECRET}&issuer=Example%20Co`;
const OTHER = `otpauth://totp/Other:bo?secret=${SECRET.replace("GEZD", "GEZA")}&issuer=Other`;
const PIN = "7391";

/** An old phone with Anna's account. */
async function oldPhone(t, demo, language = "en") {
  const { page } = await enrolledPhone(t, demo, language);
  const app = new Handover(page, demo, language);
  await app.screen("home").waitFor();
  return app;
}

/** The old phone is held in front of the new one. */
async function scans(old, app) {
  await app.screen("new-phone").waitFor();
  await old.scan(app.invitation);
}

for (const language of languages("sv")) {
  test(`s33 a new phone takes over without a computer, codes included, and the old one leaves, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const old = await oldPhone(t, demo, language);
    await old.addLink(LINK);
    await old.addLink(OTHER);

    const hand = await phone(t, demo, { language });
    const app = new Handover(hand, demo, language);
    await app.open();
    await hand.watch.screen("welcome");
    await app.press("new-phone");
    await app.skipNotifications();
    await app.screen("new-phone").waitFor();
    await hand.watch.screen("code");

    await scans(old, app);
    const numbers = [await app.number(), await old.number()];
    assert.match(numbers[0], /^\d{3} \d{3}$/);
    assert.equal(numbers[0], numbers[1]);
    await hand.watch.screen("number");
    await old.page.watch.screen("ask");

    // Nothing goes without the PIN, and a wrong one is counted by the server.
    await old.press("old-phone-go");
    await old.says("old-phone-nothing");
    await old.handOver(demo.person.email, "2468");
    await old.pinIsWrong(9);
    await old.page.watch.screen("wrong-pin");
    await old.handOver(demo.person.email, PIN);
    await old.screen("old-phone-sent").waitFor();
    await old.page.watch.screen("sent");

    await app.screen("new-phone-arrived").waitFor();
    await app.shows(demo.person.email);
    await app.says("new-phone-codes", { count: 2 });
    await hand.watch.screen("arrived");
    await app.press("done");
    await app.inOrder(["Example Co", "Other"]);

    await old.press("old-phone-leave");
    await old.screen("old-phone-left").waitFor();
    await old.page.watch.screen("left");
    await old.deleteCodes();
    await old.screen("home").waitFor();
    assert.equal(await old.count(), 0);

    // The new phone has the PIN that the person knows, and is the only one that is asked.
    const site = new RasffWindow(await pc(t, demo, { language }), demo, language);
    await site.open();
    await site.widget.enterPassword(demo.person, "pin");
    const number = await site.widget.numberToType();
    await app.screen("approve").waitFor();
    await app.answer(number, PIN);
    await app.approved();
    assert.equal((await site.signedIn()).person, demo.person.email);
  });
}

test("a new phone takes over with a computer: the old one is the second step, and a backup has the codes", async (t) => {
  const demo = await Demo.start(t);
  const old = await oldPhone(t, demo);
  await old.addLink(LINK);
  await old.press("backup");
  const saved = await old.saveSealed("words for the backup");
  const file = { name: saved.name, mimeType: "application/json", buffer: Buffer.from(saved.content) };
  await old.press("back");

  const app = new Handover(await phone(t, demo), demo);
  await app.initialise();
  const account = new AccountPages(await pc(t, demo), demo);
  await account.signInByPhone(demo.person, old);
  await account.addDevice("New phone", PIN);
  await app.scan(account.qr);
  await app.screen("enrolled").waitFor();
  await app.press("done");
  await app.moveIn(file);
  await app.openFile("words for the backup");
  await app.press("code-add");
  await app.screen("home").waitFor();
  assert.equal(await app.count(), 1);
});

test("a phone without an account has nothing to vouch with, and a code by the ordinary camera leads to the same screen", async (t) => {
  const demo = await Demo.start(t);
  const app = new Handover(await phone(t, demo), demo);
  await app.initialise();
  await app.press("new-phone");
  const link = await app.invitationLink();
  const other = new Handover(await phone(t, demo), demo);
  await other.initialise();
  await other.page.goto(link);
  await other.screen("old-phone-empty").waitFor();
  await other.page.watch.screen("empty");
});

test("without a network the new phone says so, and goes on once there is one", async (t) => {
  const demo = await Demo.start(t);
  const old = await oldPhone(t, demo);
  const app = new Handover(await phone(t, demo), demo);
  await app.initialise();
  await app.press("new-phone");
  await app.screen("new-phone").waitFor();
  await app.page.context().setOffline(true);
  await app.says("handover-offline");
  await app.page.watch.screen("offline");
  await app.page.context().setOffline(false);
  await app.saysNoMore("handover-offline");
  await scans(old, app);
  assert.equal(await app.number(), await old.number());
  await old.handOver(demo.person.email, PIN);
  await app.screen("new-phone-arrived").waitFor();
});

for (const language of languages("en")) {
  test(`s34 a phone whose browser was emptied is registered again and asked about, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await oldPhone(t, demo, language);
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    await account.signInByPhone(demo.person, app);
    await emptied(app, demo);
    await app.page.watch.screen("emptied");
    await app.press("initialise");
    await app.skipNotifications();

    await account.addDevice("Annas telefon", PIN);
    await app.scan(account.qr);
    await app.screen("enrolled").waitFor();
    await app.says("alike-text", { device: "Annas telefon" });
    await app.page.watch.screen("alike");
    await account.press("next");
    await account.open();
    await account.says("device-alike", { device: "Annas telefon" });
    await desk.watch.screen("alike");

    await app.press("alike-remove");
    await app.says("alike-removed", { device: "Annas telefon" });
    await app.page.watch.screen("removed");
    await account.open();
    await account.saysNoMore("device-alike", { device: "Annas telefon" });
  });
}
