// J2 and J3: register a phone number, and sign in with password and SMS. Messages are read from the demonstration's outbox.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Outbox } from "../pages/outbox.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { pc } from "../support/browser.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

const NUMBER = "+46701740605";
/** Ends alike, and is nobody's. */
const NOBODY = "+46701740705";

/** The SMS that come to phones, on a screen of their own. */
async function outboxOf(t, demo, language) {
  const outbox = new Outbox(await pc(t, demo, { language }), demo, language);
  await outbox.open();
  return outbox;
}

/** Registers the number on a PC of its own. */
async function registered(t, demo, outbox, language) {
  const desk = await pc(t, demo, { language });
  const account = new AccountPages(desk, demo, language);
  await account.signIn(demo.person);
  await account.addPhone();
  await account.typeNumber(NUMBER);
  await account.finalise(await outbox.code(NUMBER));
  await account.screen("phones").waitFor();
  await desk.close();
}

for (const language of languages("sv")) {
  test(`d01 d02 f07 a phone number comes and goes, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const outbox = await outboxOf(t, demo, language);
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);
    await desk.watch.screen("overview");
    await account.button("phones-manage").click();
    await desk.getByText(account.words("phones-none")).waitFor();
    await desk.watch.screen("phones-none");
    await desk.locator("#add-phone").click();
    await account.screen("add-phone").waitFor();
    await desk.watch.screen("add-phone");

    // Back and Forward lead through these screens.
    await desk.goBack();
    await account.screen("phones").waitFor();
    await desk.goForward();
    await account.screen("add-phone").waitFor();
    assert.equal(new URL(desk.url()).pathname, "/account/phones/add");

    // Another form gets a question, and what was typed stays.
    await desk.locator("#country").selectOption("");
    await account.typeNumber("46 70-174 06 05");
    await desk.getByText(account.words("phone-meant", { number: "+46 70 174 06 05" })).waitFor();
    assert.equal(await desk.locator("#number").inputValue(), "46 70-174 06 05");
    await desk.watch.screen("meant");
    await account.typeNumber("+1 202 555 0173");
    await desk.getByText(account.words("phone-country")).waitFor();
    // Where the country is chosen, its own form needs no question, and what a contacts app puts around a number is not seen.
    await desk.locator("#country").selectOption("SE");
    await account.typeNumber("\u202d070-174 06 05\u202c");
    await desk.getByRole("heading", { name: account.words("phone-code-title") }).waitFor();
    await desk.watch.screen("code");

    const code = await outbox.code(NUMBER);
    await account.finalise(code === "000000" ? "111111" : "000000");
    await desk.getByText(account.words("phone-code-wrong")).waitFor();
    await desk.watch.screen("wrong-code");
    await account.finalise(code);
    await desk.getByText(account.words("phone-added", { number: "•• 05" })).waitFor();
    await desk.watch.screen("phones");
    assert.ok(!(await desk.content()).includes("70 174"), "no more than the last digits");

    // This session was opened with the password alone, and now there is a second step: the number itself.
    await desk.getByText(account.words("phones-step-up")).waitFor();
    await desk.getByRole("link", { name: account.words("sign-in") }).click();
    const signIn = new SignInPage(desk, language);
    await signIn.askForSms(demo.person);
    await signIn.typeNumberUntilSent(NUMBER);
    await outbox.sms(NUMBER, "Sluss");
    await signIn.typeSms(await outbox.code(NUMBER));
    // Back where the sign-in was asked for.
    await account.screen("phones").waitFor();
    await desk.getByRole("button", { name: account.words("remove"), exact: true }).click();
    await desk.watch.screen("remove");
    await account.button("phone-remove-yes").click();
    await desk.getByText(account.words("phone-removed", { number: "•• 05" })).waitFor();
    await desk.getByText(account.words("phones-none")).waitFor();
    await outbox.mail(demo.person.email, "•• 05").waitFor();
  });

  test(`d05 m02 a person signs in at a site by SMS, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const outbox = await outboxOf(t, demo, language);
    await registered(t, demo, outbox, language);
    const first = await outbox.code(NUMBER);
    const desk = await pc(t, demo, { language });
    const site = new RasffWindow(desk, demo, language);
    await site.open();
    const { widget } = site;
    await widget.email.waitFor();
    await widget.identify(demo.person.email);
    await widget.root.locator("summary").click();
    await widget.root.getByText(widget.words("method-sms-note")).waitFor();
    await desk.watch.screen("methods");
    await widget.root.locator("summary").click();
    await widget.choose("method-sms");
    await widget.prove(demo.person.password);
    await widget.number.waitFor();
    await widget.root.getByText(widget.words("sms-risk")).waitFor();
    await desk.watch.screen("number");

    await widget.typeNumber("46 70 174 06 05");
    await widget.root.getByText(widget.words("number-meant", { number: "+46 70 174 06 05" })).waitFor();
    assert.equal(await widget.number.inputValue(), "46 70 174 06 05");
    await desk.watch.screen("meant");

    // A number that is nobody's: the same screen, and no SMS.
    await widget.typeNumber(NOBODY);
    await widget.smsCode.waitFor();
    const nobodys = await widget.root.locator("main").innerHTML();
    await desk.watch.screen("code");
    await widget.button("change").click();
    await widget.number.waitFor();
    assert.equal(await widget.number.inputValue(), NOBODY);

    // So early there is no other code for hers; the page says how long to wait.
    await widget.typeNumber(NUMBER);
    await widget.root.getByText(widget.words("notice-sms-wait")).waitFor();
    await desk.watch.screen("wait");
    await widget.typeNumberUntilSent(NUMBER);
    assert.equal(alike(await widget.root.locator("main").innerHTML()), alike(nobodys));
    await outbox.sms(NUMBER, "RASFF Window");
    const code = await outbox.code(NUMBER);
    assert.notEqual(code, first);
    assert.equal(await outbox.phone(NOBODY).count(), 0);

    await widget.typeSms(code === "000000" ? "111111" : "000000");
    await widget.root.getByText(widget.words("notice-wrong-code")).waitFor();
    await desk.watch.screen("wrong-code");
    await widget.typeSms(code);
    const { person, level, methods } = await site.signedIn();
    assert.deepEqual({ person, level, methods }, { person: demo.person.email, level: "MEDIUM", methods: "pwd, otp, sms, mfa" });

    // m02: neither the number nor a code stands in the server's log.
    const log = demo.server.log.join("\n");
    for (const secret of [NUMBER, NUMBER.slice(3), NOBODY.slice(3), code, first]) assert.ok(!log.includes(secret), `the log holds ${secret}`);
  });

  test(`a person signs in by SMS without script, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const outbox = await outboxOf(t, demo, language);
    await registered(t, demo, outbox, language);
    const desk = await pc(t, demo, { language, script: false });
    const site = new RasffWindow(desk, demo, language);
    const signIn = await site.redirect();
    await signIn.askForSms(demo.person);
    await signIn.typeNumber("46 70 174 06 05");
    await desk.getByText(signIn.words("number-meant", { number: "+46 70 174 06 05" })).waitFor();
    assert.equal(await signIn.number.inputValue(), "46 70 174 06 05");
    await signIn.button("number-meant-yes").click();
    await desk.getByText(signIn.words("notice-sms-wait")).waitFor();
    await signIn.typeNumberUntilSent(NUMBER);
    await outbox.sms(NUMBER, "RASFF Window");
    await desk.reload();
    await signIn.typeSms("12 34");
    await desk.getByText(signIn.words("notice-sms-form")).waitFor();
    await signIn.typeSms(await outbox.code(NUMBER));
    assert.equal((await site.signedIn()).level, "MEDIUM");
  });
}

/** Without what counts: the time that is left. */
const alike = (html) => html.replace(/\d:\d\d/g, "").replace(/value="[\w-]{40,}"/g, "");

test("a browser that reads the SMS fills the code in, and the person sends it", async (t) => {
  const demo = await Demo.start(t);
  const outbox = await outboxOf(t, demo, "en");
  await registered(t, demo, outbox, "en");
  const desk = await pc(t, demo);
  // WebOTP as phones have it; a PC's browser has no SMS to read.
  await desk.addInitScript(() => {
    globalThis.OTPCredential = class {};
    const get = (asked) => new Promise((resolve) => Object.assign(globalThis, { asked, hear: (code) => resolve({ code }) }));
    Object.defineProperty(navigator.credentials, "get", { value: get });
  });
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  await signIn.askForSms(demo.person);
  await signIn.typeNumberUntilSent(NUMBER);
  await desk.waitForFunction(() => globalThis.hear);
  assert.deepEqual(await desk.evaluate(() => asked.otp), { transport: ["sms"] });
  await outbox.sms(NUMBER, "RASFF Window");
  const code = await outbox.code(NUMBER);
  await desk.evaluate((code) => hear(code), code);
  await desk.waitForFunction(() => document.querySelector("#code").value !== "");
  assert.equal(await signIn.smsCode.inputValue(), `${code.slice(0, 3)} ${code.slice(3)}`);
  await signIn.button("sign-in").click();
  assert.equal((await site.signedIn()).level, "MEDIUM");
});
