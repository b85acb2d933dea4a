// The drop-down that explains: every method of the account with its state, and the one click that remedies what is missing.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

for (const language of languages("sv")) {
  test(`what is missing is one click and one sign-in away, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    const desk = await pc(t, demo, { language });
    const signIn = new SignInPage(desk, language);
    const account = new AccountPages(desk, demo, language);
    await new RasffWindow(desk, demo, language).redirect();
    await signIn.identify(demo.person.email);
    await signIn.choose("sms");
    await signIn.prove(demo.person.password);
    await signIn.titled("no-number-title");
    await desk.watch.screen("no-number");
    const between = desk.url();

    await signIn.remedy("add-phone");
    await signIn.password.waitFor();
    await signIn.shows(demo.person.email);
    await signIn.choose("qr");
    await signIn.prove(demo.person.password);
    await signIn.typeCodeOf(app);
    await account.screen("add-phone").waitFor();
    assert.equal(new URL(desk.url()).pathname, "/account/phones/add");

    // Signed in as that person already, the place itself is one click away.
    await desk.goto(between);
    await signIn.remedy("recovery");
    await account.screen("recovery").waitFor();
    await desk.goto(between);
    await signIn.titled("no-number-title");
  });

  test(`in a site's frame what is missing opens beside it, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language });
    const site = new RasffWindow(desk, demo, language);
    await site.open();
    const { widget } = site;
    await widget.identify(demo.person.email);
    await widget.prove(demo.person.password);
    await widget.titled("no-device-title");
    await desk.watch.screen("no-device");
    const opens = desk.context().waitForEvent("page");
    await widget.remedy("add-device");
    const beside = await opens;
    const signIn = new SignInPage(beside, language);
    await signIn.prove(demo.person.password);
    const account = new AccountPages(beside, demo, language);
    await account.screen("add-device").waitFor();
    await account.shows(demo.person.email);

    // Codes help when a device is lost, so without one its page leads to one.
    await beside.goto(`${demo.issuer}/account/recovery`);
    await account.says("recovery-needs");
    await account.follow("add-device");
    await account.screen("add-device").waitFor();
  });
}

test("whoever comes to a place without being signed in is there after the sign-in", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const account = new AccountPages(desk, demo);
  await desk.goto(`${demo.issuer}/account/password`);
  await account.screen("landing").waitFor();
  const signIn = await account.toSignIn();
  await signIn.byPassword(demo.person);
  await account.screen("password").waitFor();
});
