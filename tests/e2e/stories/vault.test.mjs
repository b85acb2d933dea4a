// What an older or a newer authenticator has left in the browser: the one is brought up to date, the other is left alone.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";
import { vault } from "../support/vault.mjs";

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
    const site = new RasffWindow(desk, demo);
    const signIn = await site.redirect();
    await signIn.enterPassword(demo.person);
    await app.paste(await signIn.linkInCode());
    await signIn.type(await app.code());
    await site.signedIn();
  });
}

for (const language of languages("sv")) {
  test(`an app that is older than what the browser holds changes nothing and says what to do, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    const { vault: now } = await vault(app.page);
    await vault(app.page, now + 1);
    await app.page.reload();
    await app.fails("newer-vault");
    await app.page.watch.screen("newer-vault");
    assert.deepEqual(await vault(app.page), { vault: now + 1, record: now });

    await vault(app.page, now);
    await app.press("load-new");
    await app.screen("home").waitFor();
    await app.account(demo.person.email).waitFor();
  });
}
