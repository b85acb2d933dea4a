// J2 and J3: register a phone number, and sign in with password and SMS. Messages are read from the demonstration's outbox.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Outbox } from "../pages/outbox.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc } from "../support/browser.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";
import { SmsReader } from "../support/sms-reader.mjs";
import { until } from "../support/until.mjs";

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
    await account.toPhones();
    await account.says("phones-none");
    await desk.watch.screen("phones-none");
    await account.addAnotherPhone();
    await desk.watch.screen("add-phone");

    // Back and Forward lead through these screens.
    await desk.goBack();
    await account.screen("phones").waitFor();
    await desk.goForward();
    await account.screen("add-phone").waitFor();
    assert.equal(new URL(desk.url()).pathname, "/account/phones/add");

    // Another form gets a question, and what was typed stays.
    await account.country.selectOption("");
    await account.typeNumber("46 70-174 06 05");
    await account.says("phone-meant", { number: "+46 70 174 06 05" });
    assert.equal(await account.number.inputValue(), "46 70-174 06 05");
    await desk.watch.screen("meant");
    await account.typeNumber("+1 202 555 0173");
    await account.says("phone-country");
    // Where the country is chosen, its own form needs no question, and what a contacts app puts around a number is not seen.
    await account.country.selectOption("SE");
    await account.typeNumber("\u202d070-174 06 05\u202c");
    await account.titled("phone-code-title");
    await desk.watch.screen("code");

    const code = await outbox.code(NUMBER);
    await account.finalise(code === "000000" ? "111111" : "000000");
    await account.says("phone-code-wrong");
    await desk.watch.screen("wrong-code");
    await account.finalise(code);
    await account.says("phone-added", { number: "•• 05" });
    await desk.watch.screen("phones");
    assert.ok(!(await desk.content()).includes("70 174"), "no more than the last digits");

    // This session was opened with the password alone, and now there is a second step: the number itself.
    await account.says("phones-step-up");
    const signIn = await account.toSignIn();
    await signIn.number.waitFor();
    await signIn.typeNumberUntilSent(NUMBER);
    await outbox.sms(NUMBER, "Sluss");
    await signIn.typeSms(await outbox.code(NUMBER));
    // Back where the sign-in was asked for.
    await account.screen("phones").waitFor();
    await account.press("remove");
    await desk.watch.screen("remove");
    await account.press("phone-remove-yes");
    await account.says("phone-removed", { number: "•• 05" });
    await account.says("phones-none");
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
    await widget.turnMethods();
    await widget.says("method-sms-note");
    await desk.watch.screen("methods");
    await widget.turnMethods();
    await widget.choose("sms");
    await widget.prove(demo.person.password);
    await widget.number.waitFor();
    await widget.says("sms-risk");
    await desk.watch.screen("number");

    await widget.typeNumber("46 70 174 06 05");
    await widget.says("number-meant", { number: "+46 70 174 06 05" });
    assert.equal(await widget.number.inputValue(), "46 70 174 06 05");
    await desk.watch.screen("meant");

    // A number that is nobody's: the same screen, and no SMS.
    await widget.typeNumber(NOBODY);
    await widget.smsCode.waitFor();
    const nobodys = await widget.written();
    await desk.watch.screen("code");
    await widget.press("change");
    await widget.number.waitFor();
    assert.equal(await widget.number.inputValue(), NOBODY);

    // So early there is no other code for hers; the page says how long to wait.
    await widget.typeNumber(NUMBER);
    await widget.notes("sms-wait");
    await desk.watch.screen("wait");
    await widget.typeNumberUntilSent(NUMBER);
    assert.equal(alike(await widget.written()), alike(nobodys));
    await outbox.sms(NUMBER, "RASFF Window");
    const code = await outbox.code(NUMBER);
    assert.notEqual(code, first);
    assert.equal(await outbox.phone(NOBODY).count(), 0);

    await widget.typeSms(code === "000000" ? "111111" : "000000");
    await widget.notes("wrong-code");
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
    await signIn.says("number-meant", { number: "+46 70 174 06 05" });
    assert.equal(await signIn.number.inputValue(), "46 70 174 06 05");
    await signIn.press("number-meant-yes");
    await signIn.notes("sms-wait");
    await signIn.typeNumberUntilSent(NUMBER);
    await outbox.sms(NUMBER, "RASFF Window");
    await desk.reload();
    await signIn.typeSms("12 34");
    await signIn.notes("sms-form");
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
  const reader = await SmsReader.install(desk);
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  await signIn.askForSms(demo.person);
  await signIn.typeNumberUntilSent(NUMBER);
  assert.deepEqual(await reader.asked(), { transport: ["sms"] });
  await outbox.sms(NUMBER, "RASFF Window");
  const code = await outbox.code(NUMBER);
  await reader.read(code);
  await until(async () => (await signIn.smsCode.inputValue()) !== "", "nothing is filled in");
  assert.equal(await signIn.smsCode.inputValue(), `${code.slice(0, 3)} ${code.slice(3)}`);
  await signIn.press("sign-in");
  assert.equal((await site.signedIn()).level, "MEDIUM");
});
