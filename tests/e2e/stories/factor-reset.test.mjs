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
  test(`f04 who has lost the phone starts over from between the gates, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    await enrolledPhone(t, demo, language);
    const desk = await pc(t, demo, { language });
    const signIn = new SignInPage(desk, language);
    const welcome = new PublicPages(desk, demo, language);
    await desk.goto(`${demo.issuer}/account/sign-in`);
    await signIn.enterPassword(demo.person);
    await signIn.button("other-method").click();
    await signIn.heading("choose-title").waitFor();
    await desk.watch.screen("choose");
    await desk.getByRole("link", { name: signIn.words("lost") }).click();
    await welcome.screen("lost").waitFor();
    await desk.getByText("Annas telefon").waitFor();
    await desk.watch.screen("lost");
    await welcome.field("password-again").fill("not the one");
    await welcome.button("lost-go").click();
    await desk.getByText(welcome.words("wrong-password")).waitFor();
    await welcome.field("password-again").fill(demo.person.password);
    await welcome.button("lost-go").click();
    await welcome.screen("lost-done").waitFor();
    await desk.watch.screen("lost-done");
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);
    await desk.getByText(account.words("devices-none")).waitFor();
    await account.button("add-device").waitFor();
  });

  test(`f04 f05 a person with a phone makes recovery codes, signs in with one, and panics, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    const desk = await pc(t, demo, { language });
    const signIn = new SignInPage(desk, language);
    const account = new AccountPages(desk, demo, language);
    await desk.goto(`${demo.issuer}/account/sign-in`);
    await signIn.identify(demo.person.email);
    await signIn.choose("method-qr");
    await signIn.prove(demo.person.password);
    await signIn.qr.waitFor();
    await app.scan(signIn.qr);
    await signIn.type(await app.code());
    await account.screen("overview").waitFor();
    await desk.getByText(account.words("safety-one")).waitFor();
    await desk.watch.screen("my-account");

    await account.button("recovery-title").click();
    await desk.watch.screen("recovery");
    await account.button("recovery-go").click();
    await account.screen("codes").waitFor();
    await desk.watch.screen("codes");
    const codes = await desk.locator(".codes code").allInnerTexts();
    assert.equal(codes.length, 10);
    assert.ok(codes.every((code) => /^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/.test(code)), codes.join());
    await account.button("codes-kept").click();
    await desk.getByText(account.words("codes-count")).waitFor();
    await desk.getByText(account.words("safety-more")).waitFor();
    await desk.goBack();
    await desk.getByText(account.words("codes-gone")).waitFor();
    await desk.watch.screen("codes-gone");
    assert.deepEqual(await desk.locator(".codes code").count(), 0, "they are shown once");

    // On another machine, without script and without the phone.
    const plain = await pc(t, demo, { language, script: false });
    const site = new RasffWindow(plain, demo, language);
    const paper = await site.redirect();
    await paper.identify(demo.person.email);
    await paper.choose("method-recovery");
    await paper.prove(demo.person.password);
    await paper.heading("recovery-title").waitFor();
    const field = plain.getByLabel(paper.words("recovery-code"), { exact: true });
    await field.fill("1234");
    await paper.button("sign-in").click();
    await plain.getByText(paper.words("notice-recovery-form")).waitFor();
    await field.fill(codes[0].toLowerCase());
    await paper.button("sign-in").click();
    assert.equal((await site.signedIn()).level, "MEDIUM");

    await account.open();
    await account.button("factor-reset-go").click();
    await account.screen("factor-reset").waitFor();
    await desk.getByText("Annas telefon").waitFor();
    await desk.watch.screen("factor-reset");
    await desk.locator("#current-password").fill(demo.person.password);
    await account.button("factor-reset-go").click();
    await account.screen("factor-reset-done").waitFor();
    await desk.watch.screen("factor-reset-done");
    await account.signIn(demo.person);
    await desk.getByText(account.words("devices-none")).waitFor();
  });
}
