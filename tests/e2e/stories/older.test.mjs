// Browsers of four years ago: what their style sheets do not know is left out, and buttons, fields and the chosen method are there.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Authenticator } from "../pages/authenticator.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { PublicPages } from "../pages/public-pages.mjs";
import { older, standsOut } from "../support/older.mjs";
import { Demo } from "../support/server.mjs";

for (const [engine, scheme] of [["chromium", "light"], ["chromium", "dark"], ["firefox", "dark"]]) {
  test(`the sign-in page in an older browser, ${scheme}, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await older(t, demo, engine, scheme);
    const signIn = await new RasffWindow(desk, demo).redirect();
    await standsOut(signIn.button("next"), "button");
    await standsOut(signIn.email, "field");
    await signIn.identify(demo.person.email);
    await standsOut(signIn.password, "password");
    await signIn.live();
    await signIn.choose("sms");
    assert.deepEqual(await signIn.chosenMethods(), [signIn.words("method-sms")]);
    await desk.watch.screen(`older-${scheme}`);
  });

  test(`the other pages in an older browser, ${scheme}, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await older(t, demo, engine, scheme);
    const app = new Authenticator(desk, demo);
    await app.open();
    await standsOut(app.button("initialise"), "initialise");
    const account = new AccountPages(desk, demo);
    await account.open();
    await standsOut(account.mainButton, "sign in");
    const guest = new PublicPages(desk, demo);
    await guest.open();
    await standsOut(guest.firstField, "field of the public pages");
    await standsOut(guest.mainButton, "button of the public pages");
  });
}
