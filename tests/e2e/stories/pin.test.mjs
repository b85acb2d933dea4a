// J3: sign in at a relying site with password, number and PIN; the phone learns of it by itself.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";
import { addressOf, openStores } from "../support/vault.mjs";
import { waitingForPhone } from "../support/waiting.mjs";

const PIN = "7391";

for (const language of languages("sv")) {
  test(`b08 b12 a person approves a sign-in on the phone, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    const desk = await pc(t, demo, { language });
    const site = new RasffWindow(desk, demo, language);
    await site.open();
    const { widget } = site;
    await widget.enterPassword(demo.person, "pin");
    const number = await widget.numberToType();
    assert.match(number, /^\d{2}$/);
    await desk.watch.screen("approval");

    // Nobody touched the phone: the request is there.
    await app.screen("approve").waitFor();
    await app.titled("approve-title", { site: "RASFF Window" });
    for (const seen of [demo.person.email, "Chrome, Linux", "127.0.0.0/24"]) await app.shows(seen);
    await app.page.watch.screen("approve");
    await app.answer(number === "00" ? "01" : "00", PIN);
    await app.says("number-wrong");
    await app.answer(number, "8264");
    await app.says("pin-wrong");
    await app.page.watch.screen("wrong-pin");
    await app.answer(number, PIN);
    await app.screen("answered").waitFor();
    await app.approved();
    await app.page.watch.screen("approved");

    // The PC goes on by itself.
    const { person, level, methods } = await site.signedIn();
    assert.deepEqual({ person, level, methods }, { person: demo.person.email, level: "MEDIUM", methods: "pwd, pin, swk, mca, mfa" });
    // e02: the PIN is nowhere on the phone.
    const kept = JSON.stringify([await openStores(app.page), await addressOf(app.page)]);
    assert.ok(!kept.includes(PIN), kept);
  });
}

test("it was not me: nobody is signed in, and the phone is left in peace", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const { desk, signIn } = await waitingForPhone(t, demo, { app });
  await app.press("not-me");
  await app.titled("denied-title");
  await app.page.watch.screen("denied");
  await signIn.numberToType();
  await signIn.press("other-method");
  await signIn.saysUnavailable("paused");
  await desk.watch.screen("choose");
});

test("the way from one second factor to another needs no second password", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const { site, signIn } = await waitingForPhone(t, demo, { app });
  await signIn.press("other-method");
  await app.titled("request-over-title");
  await app.press("done");
  await signIn.changeTo("qr");
  await signIn.typeCodeOf(app);
  await site.signedIn();
});

test("without script the page looks again by itself", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const { site, signIn } = await waitingForPhone(t, demo, { app, script: false });
  await app.answer(await signIn.numberToType(), PIN);
  await site.signedIn();
});

test("a server that is killed while a request waits goes on with it", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  await signIn.enterPassword(demo.person, "pin");
  const number = await signIn.numberToType();
  await app.screen("approve").waitFor();
  desk.watch.expect(/ERR_|Failed to fetch/);
  app.page.watch.expect(/ERR_|Failed to fetch/);
  await demo.crash();
  await app.answer(number, PIN);
  await app.approved();
  await site.signedIn();
});
