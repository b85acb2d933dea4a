// The camera: started once at a time, off while nobody looks, exchanged for another, and used as well as it can be.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Authenticator } from "../pages/authenticator.mjs";
import { phone } from "../support/browser.mjs";
import { Cameras, cameras } from "../support/imitated-cameras.mjs";
import { Demo } from "../support/server.mjs";

async function scanner(t, options) {
  const demo = await Demo.start(t);
  const hand = await phone(t, demo, { init: cameras(options) });
  const app = new Authenticator(hand, demo);
  await app.initialise();
  await app.press("scan");
  return { hand, app, imitated: new Cameras(hand) };
}

test("hidden and shown again while it starts, the camera runs once and shows its picture", async (t) => {
  const { app, imitated } = await scanner(t, { slow: true });
  await imitated.asked(1);
  await imitated.hide(true, false);
  assert.equal(await imitated.waiting(), 1, "nobody is asked a second time");
  await imitated.letGo(0);
  await app.looking();
  assert.deepEqual(await imitated.lights(), ["live sees"]);
  assert.ok(await app.showsPicture());
});

test("a start that comes too late is stopped at once", async (t) => {
  const { app, imitated } = await scanner(t, { slow: true });
  await imitated.asked(1);
  await app.press("back");
  await app.press("scan");
  await imitated.asked(2);
  await imitated.letGo(1);
  await app.looking();
  await imitated.letGo(0);
  await imitated.startedTo(2);
  await imitated.until((cameras) => cameras[1].state === "ended");
  assert.deepEqual(await imitated.lights(), ["live sees", "ended sees"]);
  assert.ok(await app.showsPicture(), "and takes no picture away");
});

test("a camera that came up while the page was hidden sees nothing until the page is seen", async (t) => {
  const { app, imitated } = await scanner(t, { slow: true });
  await imitated.asked(1);
  await imitated.hideAndLetGo();
  await imitated.until((cameras) => cameras.length === 1 && !cameras[0].sees);
  await imitated.hide(false);
  await app.looking();
  assert.deepEqual(await imitated.lights(), ["live sees"]);
});

test("looking away for a moment asks nobody anew: the camera rests", async (t) => {
  const { app, imitated } = await scanner(t, {});
  await app.looking();
  await imitated.hide(true);
  assert.deepEqual(await imitated.lights(), ["live rests"]);
  await imitated.hide(false);
  await app.looking();
  assert.deepEqual(await imitated.lights(), ["live sees"]);
});

test("where the camera is allowed for good it is off while nobody looks, and comes back by itself", async (t) => {
  const { app, imitated } = await scanner(t, { permission: "granted" });
  await app.looking();
  await imitated.hide(true);
  assert.deepEqual(await imitated.lights(), ["ended sees"]);
  await imitated.hide(false);
  await imitated.startedTo(2);
  await app.looking();
  assert.deepEqual(await imitated.lights(), ["ended sees", "live sees"]);
});

test("another camera can be chosen, is used as well as it can be, and stays chosen", async (t) => {
  const { hand, app, imitated } = await scanner(t, {});
  await app.press("camera-other");
  await imitated.startedTo(2);
  await app.press("light-on");
  await app.button("light-off").waitFor();
  await imitated.wishes(3);
  await app.zoom("3.5");
  const wishes = await imitated.wishes(4);
  await hand.watch.screen("near-camera");
  assert.deepEqual(wishes, [{ focusMode: "continuous" }, { zoom: 2 }, { torch: true }, { zoom: 3.5 }]);
  assert.equal((await imitated.started())[0].state, "ended");
  await app.press("back");
  await app.press("scan");
  await imitated.startedTo(3);
  assert.deepEqual((await imitated.started()).map(({ camera }) => camera), ["wide", "near", "near"]);
  // The next time too, since the first one cannot come near.
  await hand.reload();
  await app.press("scan");
  await imitated.startedTo(1);
  assert.deepEqual((await imitated.started()).map(({ camera }) => camera), ["near"]);
});
