// E06: fingerprint or face in place of the PIN, in a browser with an authenticator for passkeys of its own. Only Chromium has one for tests.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { justEnrolled } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { passkeys } from "../support/passkeys.mjs";
import { Demo } from "../support/server.mjs";
import { until } from "../support/until.mjs";
import { everythingStored } from "../support/vault.mjs";
import { waitingForPhone } from "../support/waiting.mjs";

const PIN = "7391";

/** A phone that has just been registered, and whoever is recognised by it. `has` says what its passkeys have; `null`: it has none. */
async function registered(t, { language = "en", has = {} } = {}) {
  // A browser makes no passkey for an address that is a number.
  const demo = await Demo.start(t, { apart: false });
  const hand = await phone(t, demo, { language });
  const person = has && (await passkeys(hand, has));
  const app = await justEnrolled(t, demo, language, hand);
  await app.press("done");
  return { demo, app, person };
}

/** The same, where *Yes* was said with this PIN. */
async function switchedOn(t, { pin = PIN, ...more } = {}) {
  const phone = await registered(t, more);
  await phone.app.press("biometrics-yes");
  await phone.app.confirmBiometrics(pin);
  await phone.app.titled("biometrics-on-title");
  await phone.app.press("done");
  return phone;
}

/** A sign-in on a PC that waits for the phone: the site, and the number to type. */
async function waiting(t, { demo, app }, language = "en") {
  const { site, signIn } = await waitingForPhone(t, demo, { app, language });
  return { site, number: await signIn.numberToType() };
}

for (const language of languages("sv")) {
  test(`e06 whoever says yes after enrolment approves a sign-in without the PIN, ${language}`, async (t) => {
    const { demo, app, person } = await registered(t, { language });
    await app.titled("biometrics-title");
    await app.page.watch.screen("biometrics-question");
    await app.press("biometrics-yes");
    await app.confirmBiometrics("739");
    await app.says("pin-form");
    await app.page.watch.screen("biometrics-pin");
    await app.confirmBiometrics(PIN);
    await app.titled("biometrics-on-title");
    await app.page.watch.screen("biometrics-on");
    assert.equal(await person(), 1);
    await app.press("done");
    await app.says("biometrics-is-on");
    await app.page.watch.screen("biometrics-home");
    // e02: what is stored does not show the PIN.
    assert.ok(!(await everythingStored(app.page)).includes(`"${PIN}"`));

    const { site, number } = await waiting(t, { demo, app }, language);
    assert.equal(await app.pinFields(), 0);
    await app.page.watch.screen("biometrics-approve");
    await app.answerByBiometrics(number);
    await app.approved();
    const { level, methods } = await site.signedIn();
    assert.deepEqual({ level, methods }, { level: "MEDIUM", methods: "pwd, pin, swk, mca, mfa" });
  });
}

test("e06 whoever skips types the PIN, and can turn it on and off later", async (t) => {
  const { demo, app, person } = await registered(t);
  await app.press("biometrics-skip");
  await app.screen("home").waitFor();
  assert.equal(await person(), 0, "nothing was made");
  const { site, number } = await waiting(t, { demo, app });
  await app.answer(number, PIN);
  await app.approved();
  await site.signedIn();
  await app.press("done");
  await app.press("biometrics-turn-on");
  await app.confirmBiometrics(PIN);
  await app.titled("biometrics-on-title");
  await app.press("done");
  await app.press("biometrics-turn-off");
  await app.button("biometrics-turn-on").waitFor();
});

test("e06 after five refusals only the PIN opens, and then both do again", async (t) => {
  const { demo, app, person } = await switchedOn(t);
  const { site, number } = await waiting(t, { demo, app });
  await person.recognises(false);
  for (let refusal = 1; refusal < 5; refusal++) {
    await app.answerByBiometrics(number);
    await app.answerable();
    await app.says("biometrics-refused");
    assert.equal(await app.pinFields(), 0, `refusal ${refusal}`);
  }
  await app.page.watch.screen("biometrics-refused");
  await app.answerByBiometrics(number);
  await app.says("biometrics-spent");
  await app.page.watch.screen("biometrics-spent");
  await person.recognises(true);
  await app.answer(number, PIN);
  await app.approved();
  await site.signedIn();
  await app.press("done");
  await app.says("biometrics-is-on");
});

test("e06 a wrong PIN behind it is noticed at the first sign-in, and costs one try", async (t) => {
  const { demo, app, person } = await switchedOn(t, { pin: "8264" });
  const { site, number } = await waiting(t, { demo, app });
  await app.answerByBiometrics(number);
  await app.says("biometrics-pin-wrong");
  await until(async () => (await person()) === 0, "the passkey is still there");
  await app.page.watch.screen("biometrics-pin-wrong");
  await app.answer(number, PIN);
  await app.approved();
  await site.signedIn();
  await app.press("done");
  await app.button("biometrics-turn-on").waitFor();
});

test("e06 the last try of a wrong PIN behind it says what was wrong", async (t) => {
  const { demo, app } = await switchedOn(t, { pin: "8264" });
  const { number } = await waiting(t, { demo, app });
  await app.press("pin-instead");
  for (const wrong of ["1111", "2222"]) {
    await app.answerable();
    await app.answer(number, wrong);
    await app.says("pin-wrong");
  }
  await app.press("biometrics-instead");
  await app.answerByBiometrics(number);
  await app.titled("kept-pin-wrong-title");
  await app.page.watch.screen("biometrics-last-try");
  await app.press("done");
  await app.button("biometrics-turn-on").waitFor();
});

test("e06 a browser without the function is told, and goes on with the PIN", async (t) => {
  const { demo, app, person } = await registered(t, { has: { prf: false } });
  await app.press("biometrics-yes");
  await app.confirmBiometrics(PIN);
  await app.titled("biometrics-impossible-title");
  await app.says("biometrics-passkey-left");
  await until(async () => (await person()) === 0, "the passkey is still there");
  await app.page.watch.screen("biometrics-impossible");
  await app.press("back");
  const { site, number } = await waiting(t, { demo, app });
  await app.answer(number, PIN);
  await app.approved();
  await site.signedIn();
});

test("e06 a device that recognises nobody does not ask, and says so to whoever does", async (t) => {
  const { app } = await registered(t, { has: null });
  await app.screen("home").waitFor();
  await app.press("biometrics-turn-on");
  await app.titled("biometrics-impossible-title");
});

test("e06 without a network a one-time code needs neither fingerprint nor PIN", async (t) => {
  const { demo, app, person } = await switchedOn(t);
  await app.ready();
  const site = new RasffWindow(await pc(t, demo), demo);
  const signIn = await site.redirect();
  await signIn.enterPassword(demo.person);
  await person.recognises(false);
  await app.page.context().setOffline(true);
  await app.page.reload();
  await app.says("biometrics-is-on");
  await app.paste(await signIn.linkInCode());
  await signIn.type(await app.code());
  await site.signedIn();
});
