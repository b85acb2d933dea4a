// A device without a browser shows a code, and somebody signs in at it with a browser of another.

import assert from "node:assert/strict";
import { test } from "node:test";

import { DeviceCode } from "../pages/device-code.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

const client = ["client", "add", "hall", "--name", "Screen in the hall", "--redirect-uri", "https://hall.test/", "--public", "--device-flow"];

for (const language of languages("en", "sv")) {
  test(`a device without a browser is signed in by the code that it shows, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    demo.tell(client);
    const app = await enrolledPhone(t, demo, language);
    const desk = await pc(t, demo, { language });
    const device = new DeviceCode(desk, demo, language);
    const shown = await device.begin("hall");
    assert.equal((await device.answered()).error, "authorization_pending");
    await device.open();
    await desk.watch.screen("device-code");
    await device.code.fill("WRNG-CODE");
    await device.press("device-next");
    await device.says("device-wrong");
    await desk.watch.screen("device-wrong");
    await device.code.fill(shown.user_code.toLowerCase());
    await device.press("device-next");
    await device.says("device-shows", { code: shown.user_code });
    await desk.watch.screen("device-confirm");
    await device.press("device-confirm-go");
    const signIn = new SignInPage(desk, language);
    await signIn.enterPassword(demo.person);
    await signIn.typeCodeOf(app);
    await device.says("device-done-text");
    await desk.watch.screen("device-done");
    assert.equal(typeof (await device.answeredInTime()).id_token, "string");
  });
}

test("somebody who was sent a code refuses, and the device hears it", async (t) => {
  const demo = await Demo.start(t);
  demo.tell(client);
  const desk = await pc(t, demo);
  const device = new DeviceCode(desk, demo);
  await device.begin("hall");
  await desk.goto(device.shown.verification_uri_complete);
  await device.says("device-not");
  await device.press("device-deny");
  await device.says("device-denied-text");
  await desk.watch.screen("device-denied");
  assert.equal((await device.answeredInTime()).error, "access_denied");
});
