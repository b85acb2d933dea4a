// J3: sign in at a relying site with password, number and PIN; the phone learns of it by itself.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

const PIN = "7391";

for (const language of languages("sv")) {
  test(`b08 b12 a person approves a sign-in on the phone, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    const desk = await pc(t, demo, { language });
    const site = new RasffWindow(desk, demo, language);
    await site.open();
    const { widget } = site;
    await widget.enterPassword(demo.person, "method-pin");
    const number = await widget.numberToType();
    assert.match(number, /^\d{2}$/);
    await desk.watch.screen("approval");

    // Nobody touched the phone: the request is there.
    await app.screen("approve").waitFor();
    await app.page.getByRole("heading", { name: app.words("approve-title", { site: "RASFF Window" }) }).waitFor();
    for (const seen of [demo.person.email, "Chrome, Linux", "127.0.0.0/24"]) await app.page.getByText(seen, { exact: true }).waitFor();
    await app.page.watch.screen("approve");
    await app.answer(number === "00" ? "01" : "00", PIN);
    await app.page.getByText(app.words("number-wrong")).waitFor();
    await app.answer(number, "8264");
    await app.page.getByText(app.words("pin-wrong")).waitFor();
    await app.page.watch.screen("wrong-pin");
    await app.answer(number, PIN);
    await app.screen("answered").waitFor();
    await app.page.getByRole("heading", { name: app.words("approved-title") }).waitFor();
    await app.page.watch.screen("approved");

    // The PC goes on by itself.
    const { person, level, methods } = await site.signedIn();
    assert.deepEqual({ person, level, methods }, { person: demo.person.email, level: "MEDIUM", methods: "pwd, pin, swk, mca, mfa" });
    // e02: the PIN is nowhere on the phone.
    const kept = await app.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
    assert.ok(!kept.includes(PIN), kept);
  });
}

test("it was not me: nobody is signed in, and the phone is left in peace", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person, "method-pin");
  await app.screen("approve").waitFor();
  await app.button("not-me").click();
  await app.page.getByRole("heading", { name: app.words("denied-title") }).waitFor();
  await app.page.watch.screen("denied");
  await signIn.numberToType();
  await signIn.button("other-method").click();
  await signIn.root.getByText(signIn.words("unavailable-paused")).waitFor();
  await desk.watch.screen("choose");
});

test("the way from one second gate to another needs no second password", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person, "method-pin");
  await app.screen("approve").waitFor();
  await signIn.button("other-method").click();
  await app.page.getByRole("heading", { name: app.words("request-over-title") }).waitFor();
  await app.button("done").click();
  await signIn.root.getByLabel(signIn.words("method-qr")).check();
  await signIn.button("next").click();
  await app.scan(signIn.qr);
  await signIn.type(await app.code());
  await desk.locator("#person").waitFor();
});

test("without script the page looks again by itself", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo, { script: false });
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person, "method-pin");
  const number = await signIn.numberToType();
  await app.screen("approve").waitFor();
  await app.answer(number, PIN);
  await desk.locator("#person").waitFor();
});

test("a server that is killed while a request waits goes on with it", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person, "method-pin");
  const number = await signIn.numberToType();
  await app.screen("approve").waitFor();
  desk.watch.expect(/ERR_|Failed to fetch/);
  app.page.watch.expect(/ERR_|Failed to fetch/);
  await demo.crash();
  await app.answer(number, PIN);
  await app.page.getByRole("heading", { name: app.words("approved-title") }).waitFor();
  await desk.locator("#person").waitFor();
});
