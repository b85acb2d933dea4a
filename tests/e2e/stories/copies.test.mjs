// A browser's profile that somebody has copied: two phones with the same keys, of which each counts for itself.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Outbox } from "../pages/outbox.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";
import { words } from "../support/words.mjs";

/** How many proofs the app has made with its one account; first taken back to that many, as where a copy was made, if it is said. */
function counted(page, takenBack) {
  return page.evaluate(async (takenBack) => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const storage = await done(indexedDB.open("sluss-authenticator"));
    const marks = storage.transaction("marks", "readwrite").objectStore("marks");
    const key = (await done(marks.getAllKeys())).find((name) => name.startsWith("count:"));
    if (takenBack !== undefined) await done(marks.put(takenBack, key));
    const count = key && (await done(marks.get(key)));
    storage.close();
    return count ?? 0;
  }, takenBack);
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

    await counted(hand, then - 1);
    await hand.reload();
    await told.waitFor();
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    await account.signInByPhone(demo.person, app);
    await desk.getByText(account.words("device-doubled")).waitFor();
    await desk.watch.screen("device-doubled");
  });
}
