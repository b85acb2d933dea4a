// What an older or a newer authenticator has left in the browser: the one is brought up to date, the other is left alone.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

/** The version of the vault, and of its one record, `null` where there is none; first made what is said: a vault of before there were versions, or one of that version. */
function vault(page, made = "as it is") {
  return page.evaluate(async (made) => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const storage = await done(indexedDB.open("sluss-authenticator"));
    const transaction = storage.transaction(["records", "marks"], "readwrite");
    const [records, marks] = [transaction.objectStore("records"), transaction.objectStore("marks")];
    if (made === "before") {
      const { kind, version, ...before } = (await done(records.getAll()))[0];
      await done(records.put(before));
      await done(marks.delete("version"));
    } else if (made !== "as it is") {
      await done(marks.put(made, "version"));
    }
    const found = { vault: (await done(marks.get("version"))) ?? null, record: (await done(records.getAll()))[0].version ?? null };
    storage.close();
    return found;
  }, made);
}

for (const engine of ["chromium", "firefox", "webkit"]) {
  test(`an account of before there were versions is taken along, and signs a person in, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, "en", await phone(t, demo, { engine }));
    const { vault: now } = await vault(app.page);
    assert.deepEqual(await vault(app.page, "before"), { vault: null, record: null });
    await app.page.reload();
    await app.screen("home").waitFor();
    await app.account(demo.person.email).waitFor();
    assert.deepEqual(await vault(app.page), { vault: now, record: now });

    const desk = await pc(t, demo);
    const signIn = await new RasffWindow(desk, demo).redirect();
    await signIn.enterPassword(demo.person);
    await app.paste(await desk.getByRole("link", { name: signIn.words("open-here") }).getAttribute("href"));
    await signIn.type(await app.code());
    await desk.locator("#person").waitFor();
  });
}

for (const language of languages("sv")) {
  test(`an app that is older than what the browser holds changes nothing and says what to do, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    const { vault: now } = await vault(app.page);
    await vault(app.page, now + 1);
    await app.page.reload();
    await app.page.getByRole("heading", { name: app.words("error-newer-vault-title") }).waitFor();
    await app.page.watch.screen("newer-vault");
    assert.deepEqual(await vault(app.page), { vault: now + 1, record: now });

    await vault(app.page, now);
    await app.button("load-new").click();
    await app.screen("home").waitFor();
    await app.account(demo.person.email).waitFor();
  });
}
