// The authenticator where there is no network, no camera, or a code that is not what it seems.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Authenticator } from "../pages/authenticator.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { noted } from "../support/imitated-cameras.mjs";
import { Demo } from "../support/server.mjs";
import { addressOf } from "../support/vault.mjs";

test("once loaded, the authenticator opens and makes codes without a network", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  await app.ready();
  const desk = await pc(t, demo);
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  await signIn.enterPassword(demo.person);
  await app.page.context().setOffline(true);
  await app.page.reload();
  await app.screen("home").waitFor();
  await app.account(demo.person.email).waitFor();
  const link = await signIn.linkInCode();
  await app.paste(link);
  const code = await app.code();
  await signIn.type(code);
  await site.signedIn();
});

test("the link behind a QR code opens the app at the right place, and leaves the address", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person);
  const link = await signIn.linkInCode();
  await app.page.goto(link);
  assert.match(await app.code(), /^\d{4} \d{4}$/);
  assert.equal(new URL(await addressOf(app.page)).hash, "");
});

test("c09 what is not a good request gets a clear answer and no code", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person);
  const link = await signIn.linkInCode();
  const altered = link.slice(0, -2) + (link.endsWith("AA") ? "BB" : "AA");
  for (const [text, why] of [
    ["https://example.eu/menu", "not-ours"],
    ["WIFI:S:Kontoret;;", "not-ours"],
    [link.replace(demo.app, "https://sluss.example.eu"), "other-server"],
    [altered, "altered"],
  ]) {
    await app.paste(text);
    await app.fails(why);
    await app.page.watch.screen(why);
    assert.equal(await app.codes(), 0);
    await app.press("back");
  }
});

test("e07 without a camera there are two other ways", async (t) => {
  const demo = await Demo.start(t);
  const hand = await phone(t, demo, { camera: false });
  const app = new Authenticator(hand, demo);
  await app.initialise();
  await app.press("scan");
  await app.saysNoCamera();
  await hand.watch.screen("no-camera");
  await app.givePicture("x.txt", "text/plain", Buffer.from("no picture"));
  await app.fails("no-code");
});

test("e07 a picture of the QR code is as good as the camera", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  await signIn.enterPassword(demo.person);
  await app.otherWays();
  await app.page.watch.screen("scan");
  await app.givePicture("qr.png", "image/png", await signIn.qr.screenshot());
  await signIn.type(await app.code());
  await site.signedIn();
});

test("the camera stops when the scanner is left", async (t) => {
  const demo = await Demo.start(t);
  const hand = await phone(t, demo);
  const app = new Authenticator(hand, demo);
  const states = await noted(hand);
  await app.initialise();
  await app.press("scan");
  await app.looking();
  assert.deepEqual(await states(), ["live"]);
  await app.press("back");
  await app.screen("home").waitFor();
  assert.deepEqual(await states(), ["ended"]);
});
