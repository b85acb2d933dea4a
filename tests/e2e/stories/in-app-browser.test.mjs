// The account pages inside other apps, whose browsers lack half of what others have.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { pc } from "../support/browser.mjs";
import { Demo } from "../support/server.mjs";

test("in an in-app browser that lacks half of what others have, the account pages work", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  await desk.addInitScript(() => {
    delete window.Notification;
    delete Intl.DisplayNames;
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    delete HTMLDialogElement.prototype.showModal;
    delete HTMLDialogElement.prototype.close;
    Object.defineProperty(window, "print", { value: undefined });
    const refuse = { get: () => { throw new DOMException("no", "SecurityError"); }, set: () => { throw new DOMException("no", "SecurityError"); } };
    for (const store of ["localStorage", "sessionStorage", "indexedDB"]) Object.defineProperty(window, store, refuse);
    Object.defineProperty(Document.prototype, "cookie", refuse);
  });
  const account = new AccountPages(desk, demo);
  await account.signIn(demo.person);
  await account.addPhone();
  assert.ok((await account.countries()) > 20);
  await account.cog.click();
  await account.addDevice("Annas telefon", "7391");
  await account.qr.waitFor();
  await account.press("enrol-copy");
  await desk.watch.screen("copy-failed");
  await account.cog.click();
  await account.toSessions();
  await account.speak("sv");
  await new AccountPages(desk, demo, "sv").titled("sessions-title");
});
