// The camera: started once at a time, off while nobody looks, exchanged for another, and used as well as it can be.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Authenticator } from "../pages/authenticator.mjs";
import { phone } from "../support/browser.mjs";
import { Demo } from "../support/server.mjs";

/** Cameras of the story's own: two at the back, of which the first cannot come near; `slow` starts wait until they are let go. */
const cameras = (options) => `(${install})(${JSON.stringify(options)})`;

function install({ slow = false, permission = "prompt" }) {
  globalThis.started = [];
  globalThis.wishes = [];
  globalThis.waiting = [];
  const devices = ["wide", "near", "front"].map((deviceId) => ({ kind: "videoinput", deviceId, label: deviceId }));
  MediaDevices.prototype.enumerateDevices = async () => [...devices, { kind: "audioinput", deviceId: "ear" }];
  Permissions.prototype.query = async () => ({ state: permission });
  MediaDevices.prototype.getUserMedia = async ({ video }) => {
    const deviceId = video.deviceId?.exact ?? "wide";
    if (slow) await new Promise((resolve) => waiting.push(resolve));
    const canvas = document.createElement("canvas");
    canvas.getContext("2d").fillRect(0, 0, 10, 10);
    const stream = canvas.captureStream(10);
    const [track] = stream.getTracks();
    Object.assign(track, {
      getSettings: () => ({ deviceId }),
      getCapabilities: () => (deviceId === "near" ? { torch: true, focusMode: ["manual", "continuous"], zoom: { min: 1, max: 8 } } : {}),
      applyConstraints: async ({ advanced: [wish] }) => void wishes.push(wish),
    });
    started.push({ deviceId, track });
    return stream;
  };
  let hidden = false;
  Object.defineProperty(Document.prototype, "hidden", { get: () => hidden });
  globalThis.hide = (now) => {
    hidden = now;
    document.dispatchEvent(new Event("visibilitychange"));
  };
}

async function scanner(t, options) {
  const demo = await Demo.start(t);
  const hand = await phone(t, demo, { init: cameras(options) });
  const app = new Authenticator(hand, demo);
  await app.initialise();
  await app.button("scan").click();
  const lights = () => hand.evaluate(() => started.map(({ track }) => `${track.readyState} ${track.enabled ? "sees" : "rests"}`));
  return { hand, app, lights };
}

test("hidden and shown again while it starts, the camera runs once and shows its picture", async (t) => {
  const { hand, app, lights } = await scanner(t, { slow: true });
  await hand.waitForFunction(() => waiting.length === 1);
  await hand.evaluate(() => (hide(true), hide(false)));
  assert.equal(await hand.evaluate(() => waiting.length), 1, "nobody is asked a second time");
  await hand.evaluate(() => waiting.splice(0).forEach((go) => go()));
  await hand.getByText(app.words("scan-looking")).waitFor();
  assert.deepEqual(await lights(), ["live sees"]);
  assert.ok(await hand.locator("video").evaluate((video) => video.srcObject?.active));
});

test("a start that comes too late is stopped at once", async (t) => {
  const { hand, app, lights } = await scanner(t, { slow: true });
  await hand.waitForFunction(() => waiting.length === 1);
  await app.button("back").click();
  await app.button("scan").click();
  await hand.waitForFunction(() => waiting.length === 2);
  await hand.evaluate(() => waiting[1]());
  await hand.getByText(app.words("scan-looking")).waitFor();
  await hand.evaluate(() => waiting[0]());
  await hand.waitForFunction(() => started.length === 2);
  await hand.waitForFunction(() => started[1].track.readyState === "ended");
  assert.deepEqual(await lights(), ["live sees", "ended sees"]);
  assert.ok(await hand.locator("video").evaluate((video) => video.srcObject?.active), "and takes no picture away");
});

test("a camera that came up while the page was hidden sees nothing until the page is seen", async (t) => {
  const { hand, app, lights } = await scanner(t, { slow: true });
  await hand.waitForFunction(() => waiting.length === 1);
  await hand.evaluate(() => (hide(true), waiting[0]()));
  await hand.waitForFunction(() => started.length === 1 && !started[0].track.enabled);
  await hand.evaluate(() => hide(false));
  await hand.getByText(app.words("scan-looking")).waitFor();
  assert.deepEqual(await lights(), ["live sees"]);
});

test("looking away for a moment asks nobody anew: the camera rests", async (t) => {
  const { hand, app, lights } = await scanner(t, {});
  await hand.getByText(app.words("scan-looking")).waitFor();
  await hand.evaluate(() => hide(true));
  assert.deepEqual(await lights(), ["live rests"]);
  await hand.evaluate(() => hide(false));
  await hand.getByText(app.words("scan-looking")).waitFor();
  assert.deepEqual(await lights(), ["live sees"]);
});

test("where the camera is allowed for good it is off while nobody looks, and comes back by itself", async (t) => {
  const { hand, app, lights } = await scanner(t, { permission: "granted" });
  await hand.getByText(app.words("scan-looking")).waitFor();
  await hand.evaluate(() => hide(true));
  assert.deepEqual(await lights(), ["ended sees"]);
  await hand.evaluate(() => hide(false));
  await hand.waitForFunction(() => started.length === 2);
  await hand.getByText(app.words("scan-looking")).waitFor();
  assert.deepEqual(await lights(), ["ended sees", "live sees"]);
});

test("another camera can be chosen, is used as well as it can be, and stays chosen", async (t) => {
  const { hand, app } = await scanner(t, {});
  await app.button("camera-other").click();
  await hand.waitForFunction(() => started.length === 2);
  await app.button("light-on").click();
  await app.button("light-off").waitFor();
  await hand.waitForFunction(() => wishes.length === 3);
  await hand.watch.screen("near-camera");
  assert.deepEqual(await hand.evaluate(() => wishes), [{ focusMode: "continuous" }, { zoom: 2 }, { torch: true }]);
  assert.equal(await hand.evaluate(() => started[0].track.readyState), "ended");
  await app.button("back").click();
  await app.button("scan").click();
  await hand.waitForFunction(() => started.length === 3);
  assert.deepEqual(await hand.evaluate(() => started.map(({ deviceId }) => deviceId)), ["wide", "near", "near"]);
});
