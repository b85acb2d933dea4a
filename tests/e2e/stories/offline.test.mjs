// The authenticator where there is no network, no camera, or a code that is not what it seems.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Authenticator } from "../pages/authenticator.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { Demo } from "../support/server.mjs";

test("once loaded, the authenticator opens and makes codes without a network", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  await app.ready();
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person);
  await app.page.context().setOffline(true);
  await app.page.reload();
  await app.screen("home").waitFor();
  await app.account(demo.person.email).waitFor();
  const link = await desk.getByRole("link", { name: signIn.words("open-here") }).getAttribute("href");
  await app.paste(link);
  const code = await app.code();
  await signIn.type(code);
  await desk.locator("#person").waitFor();
});

test("the link behind a QR code opens the app at the right place, and leaves the address", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person);
  const link = await desk.getByRole("link", { name: signIn.words("open-here") }).getAttribute("href");
  await app.page.goto(link);
  assert.match(await app.code(), /^\d{4} \d{4}$/);
  assert.equal(await app.page.evaluate(() => location.hash), "");
});

test("c09 what is not a good request gets a clear answer and no code", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person);
  const link = await desk.getByRole("link", { name: signIn.words("open-here") }).getAttribute("href");
  const altered = link.slice(0, -2) + (link.endsWith("AA") ? "BB" : "AA");
  for (const [text, trouble] of [
    ["https://example.eu/menu", "not-ours"],
    ["WIFI:S:Kontoret;;", "not-ours"],
    [link.replace(demo.app, "https://sluss.example.eu"), "other-server"],
    [altered, "altered"],
  ]) {
    await app.paste(text);
    await app.page.getByRole("heading", { name: app.words(`error-${trouble}-title`) }).waitFor();
    await app.page.watch.screen(trouble);
    assert.equal(await app.page.locator("output.code").count(), 0);
    await app.button("back").click();
  }
});

test("e07 without a camera there are two other ways", async (t) => {
  const demo = await Demo.start(t);
  const hand = await phone(t, demo, { camera: false });
  const app = new Authenticator(hand, demo);
  await app.initialise();
  await app.button("scan").click();
  await hand.getByText(new RegExp(`${app.words("camera-absent-title")}|${app.words("camera-denied-title")}`)).waitFor();
  await hand.watch.screen("no-camera");
  await hand.locator("#picture").setInputFiles({ name: "x.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") });
  await hand.getByRole("heading", { name: app.words("error-no-code-title") }).waitFor();
});

test("e07 a picture of the QR code is as good as the camera", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person);
  await app.otherWays();
  await app.page.watch.screen("scan");
  await app.page.locator("#picture").setInputFiles({ name: "qr.png", mimeType: "image/png", buffer: await signIn.qr.screenshot() });
  await signIn.type(await app.code());
  await desk.locator("#person").waitFor();
});

test("the camera stops when the scanner is left", async (t) => {
  const demo = await Demo.start(t);
  const hand = await phone(t, demo);
  const app = new Authenticator(hand, demo);
  await hand.addInitScript(() => {
    const { mediaDevices } = navigator;
    const original = mediaDevices.getUserMedia.bind(mediaDevices);
    globalThis.tracks = [];
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await original(wanted);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
  await app.initialise();
  await app.button("scan").click();
  await hand.getByText(app.words("scan-looking")).waitFor();
  assert.deepEqual(await hand.evaluate(() => tracks.map((track) => track.readyState)), ["live"]);
  await app.button("back").click();
  await app.screen("home").waitFor();
  assert.deepEqual(await hand.evaluate(() => tracks.map((track) => track.readyState)), ["ended"]);
});
