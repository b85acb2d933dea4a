// Questions of the browser that a person leaves unanswered: nothing waits for them.

import { test } from "node:test";

import { Authenticator } from "../pages/authenticator.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { Demo } from "../support/server.mjs";

/** Every question stays open for ever. */
const init = () => {
  const open = () => new Promise(() => {});
  StorageManager.prototype.persist = open;
  Notification.requestPermission = open;
  Object.defineProperty(Notification, "permission", { get: () => "default" });
  if (navigator.mediaDevices) MediaDevices.prototype.getUserMedia = open;
  if (globalThis.PushManager) PushManager.prototype.subscribe = open;
  if (globalThis.Permissions) Permissions.prototype.query = open;
};

for (const engine of ["chromium", "firefox"]) {
  test(`a person who answers none of the browser's questions uses the app all the same, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const hand = await phone(t, demo, { engine, init });
    const app = new Authenticator(hand, demo);
    await app.open();
    await app.press("initialise");
    await app.screen("notifications").waitFor();
    await app.press("notify-allow");
    await app.screen("home").waitFor();

    // The camera asks and gets no answer either: the other ways are there.
    await app.press("scan");
    await app.says("scan-starting");
    await app.press("back");
    await app.screen("home").waitFor();
    delete hand.lookAt;
    delete hand.lookAway;
  });
}

test("with the storage prompt of Firefox left open a person registers and signs in", async (t) => {
  const demo = await Demo.start(t);
  const hand = await phone(t, demo, { engine: "firefox", preferences: { "dom.storageManager.prompt.testing": false } });
  const app = await enrolledPhone(t, demo, "en", hand);
  const desk = await pc(t, demo);
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  await signIn.enterPassword(demo.person);
  await signIn.typeCodeOf(app);
  await site.signedIn();
});
