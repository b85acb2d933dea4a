// A browser's profile that somebody has copied: two phones with the same keys, of which each counts for itself.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Outbox } from "../pages/outbox.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";
import { words } from "../support/words.mjs";

/** How many proofs the app has made with its one account. */
function counted(page) {
  return page.evaluate(async () => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const storage = await done(indexedDB.open("sluss-authenticator"));
    const marks = storage.transaction("marks").objectStore("marks");
    const key = (await done(marks.getAllKeys())).find((name) => name.startsWith("count:"));
    const count = key && (await done(marks.get(key)));
    storage.close();
    return count ?? 0;
  });
}

/** Takes the count back to where it was when the copy was made. */
function takeBack(page, count) {
  return page.evaluate(async (count) => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const storage = await done(indexedDB.open("sluss-authenticator"));
    const transaction = storage.transaction("marks", "readwrite");
    const key = (await done(transaction.objectStore("marks").getAllKeys())).find((name) => name.startsWith("count:"));
    transaction.objectStore("marks").put(count, key);
    await new Promise((resolve) => { transaction.oncomplete = resolve; });
    storage.close();
  }, count);
}

async function until(page, holds) {
  while (!holds(await counted(page))) await page.waitForTimeout(100);
}

for (const language of languages("en")) {
  test(`s16 the owner of a copied phone is told, and which it is, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    const hand = app.page;
    await until(hand, (count) => count >= 1);
    const then = await counted(hand);
    await hand.reload();
    await until(hand, (count) => count > then);
    const outbox = new Outbox(await pc(t, demo, { language }), demo, language);
    await outbox.open();
    const told = outbox.mail(demo.person.email, words("en", "messages")("notice-device-doubled-subject"));
    assert.equal(await told.count(), 0, "a phone that is opened again is no copy");

    await takeBack(hand, then - 1);
    await hand.reload();
    await told.waitFor();
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    await account.open();
    await desk.getByRole("link", { name: account.words("sign-in") }).click();
    const signIn = new SignInPage(desk, language);
    await signIn.passFirstGate(demo.person);
    await app.scan(signIn.qr);
    await signIn.type(await app.code());
    await account.screen("overview").waitFor();
    await desk.getByText(account.words("device-doubled")).waitFor();
    await desk.watch.screen("device-doubled");
  });
}
