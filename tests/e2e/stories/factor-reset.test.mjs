// J4: the phone is lost, and the password is all that is left. And the sheet of paper that spares somebody that.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { PublicPages } from "../pages/public-pages.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

for (const language of languages("en")) {
  test(`f04 who has lost the phone starts over behind the password, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    await enrolledPhone(t, demo, language);
    const desk = await pc(t, demo, { language });
    const guest = new PublicPages(desk, demo, language);
    const signIn = await SignInPage.toAccount(desk, demo, language);
    await signIn.enterPassword(demo.person);
    await signIn.press("other-method");
    await signIn.titled("choose-title");
    await desk.watch.screen("choose");
    await signIn.follow("lost");
    await guest.screen("lost").waitFor();
    await guest.showsAmong("Annas telefon");
    await desk.watch.screen("lost");
    await guest.startOver("not the one");
    await guest.says("wrong-password");
    await guest.startOver(demo.person.password);
    await guest.screen("lost-done").waitFor();
    await desk.watch.screen("lost-done");
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);
    await account.says("devices-none");
    await account.button("add-device").waitFor();
  });

  test(`f04 f05 a person with a phone makes recovery codes, signs in with one, and resets all second factors, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    const signIn = await SignInPage.toAccount(desk, demo, language);
    await signIn.identify(demo.person.email);
    await signIn.choose("qr");
    await signIn.prove(demo.person.password);
    await signIn.qr.waitFor();
    await signIn.typeCodeOf(app);
    await account.screen("overview").waitFor();
    await account.says("safety-one");
    await desk.watch.screen("my-account");

    await account.press("recovery-title");
    await desk.watch.screen("recovery");
    await account.press("recovery-go");
    await account.screen("codes").waitFor();
    await desk.watch.screen("codes");
    const codes = await account.codes();
    assert.equal(codes.length, 10);
    assert.ok(codes.every((code) => /^([A-Z2-7]{4}-){2}[A-Z2-7]{4}$/.test(code)), codes.join());
    await account.press("codes-kept");
    await account.says("codes-count");
    await account.says("safety-more");
    await desk.goBack();
    await account.says("codes-gone");
    await desk.watch.screen("codes-gone");
    assert.deepEqual(await account.codes(), [], "they are shown once");

    // On another machine, without script and without the phone.
    const plain = await pc(t, demo, { language, script: false });
    const site = new RasffWindow(plain, demo, language);
    const paper = await site.redirect();
    await paper.identify(demo.person.email);
    await paper.choose("recovery");
    await paper.prove(demo.person.password);
    await paper.titled("recovery-title");
    await paper.typeRecoveryCode("1234");
    await paper.notes("recovery-form");
    await paper.typeRecoveryCode(codes[0].toLowerCase());
    assert.equal((await site.signedIn()).level, "MEDIUM");

    await account.open();
    await account.toFactorReset();
    await account.showsAmong("Annas telefon");
    await desk.watch.screen("factor-reset");
    await account.resetFactors(demo.person.password);
    await account.factorsReset();
    await desk.watch.screen("factor-reset-done");
    await account.signIn(demo.person);
    await account.says("devices-none");
  });
}
