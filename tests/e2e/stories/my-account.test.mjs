// *My account* as people walk it: one page with one name, the guide's way to the phone numbers, Back from everywhere, codes that nobody
// loses, fields that say what is wrong with them, and lines that die.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Outbox } from "../pages/outbox.mjs";
import { pc } from "../support/browser.mjs";
import { comesBack } from "../support/happenings.mjs";
import { Demo } from "../support/server.mjs";

const NUMBER = "+46701740605";

/** Somebody with a phone number, signed in with it. */
async function withNumber(t, demo, language) {
  const desk = await pc(t, demo, { language });
  const account = new AccountPages(desk, demo, language);
  const outbox = new Outbox(await pc(t, demo, { language }), demo, language);
  await outbox.open();
  await account.signIn(demo.person);
  await account.addPhone();
  await account.typeNumber(NUMBER);
  await account.finalise(await outbox.code(NUMBER));
  await account.screen("phones").waitFor();
  return { desk, account, outbox };
}

for (const [engine, language] of [["chromium", "en"], ["firefox", "sv"]]) {
  test(`my account is one page, and the guide's way leads from it to the phone numbers, ${engine}, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { engine, language });
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);
    assert.deepEqual(await account.titles(1), [account.words("my-account")]);
    const wanted = ["safety-none-title", "devices-title", "phones-title", "recovery-part", "watch-title", "person-part", "password-part", "two-steps-part", "data-part", "factor-reset-part", "leaving-part"];
    assert.deepEqual(await account.titles(2), wanted.map((id) => account.words(id)));

    // As the guide has it: my account, manage my mobile phone numbers, add a mobile phone number.
    await account.goTo("activity");
    await account.screen("activity").waitFor();
    await account.cog.click();
    await account.addPhone();

    // Each screen is called what its heading says, and no name stands there twice.
    for (const path of ["", "add-device", "phones", "phones/add", "name", "address", "password", "factor-reset", "recovery", "erase", "sessions", "activity"]) {
      await account.goTo(path);
      await account.called();
      await desk.watch.screen(path.replaceAll("/", "-") || "my-account");
      if (path) await account.cog.click();
      await account.screen("overview").waitFor();
    }
    // Dates are European in every language: the day before the month, and 24 hours.
    await account.goTo("activity");
    await account.happened("signed-in");
    for (const line of await account.items.allTextContents()) {
      assert.match(line, /(?<!\d)\d{1,2} \p{L}+\.? \d{4},? (kl\. )?\d{2}:\d{2}/u);
    }
    // What was a page of its own is on this one now.
    await account.goTo("settings");
    await account.screen("overview").waitFor();
    assert.equal(new URL(desk.url()).pathname, "/account/");
  });

  test(`new recovery codes count once they are kept, and Back and reload say what holds, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const { desk, account, outbox } = await withNumber(t, demo, language);
    const made = () => demo.tell(["audit", "list", "--account", demo.person.email]).includes("recovery-codes-made");
    await stepUp(account, outbox);
    const codes = await account.makeCodes();
    assert.equal(codes.length, 10);
    await account.says("codes-once");
    await desk.watch.screen("codes");
    const file = await account.downloadedCodes();
    assert.deepEqual(file.split("\r\n").filter((line) => codes.includes(line)), codes);
    assert.ok(file.startsWith(account.words("codes-whose", { email: demo.person.email, address: demo.issuer })), file);

    await desk.goBack();
    await account.screen("recovery").waitFor();
    await account.says("codes-wait");
    await account.says("recovery-none");
    await desk.watch.screen("codes-wait");
    await desk.goBack();
    await account.screen("overview").waitFor();
    await account.says("codes-wait");
    await account.press("codes-show");
    assert.deepEqual(await account.codes(), codes, "the same as before");
    assert.equal(made(), false);

    // A sheet is shown once: a page that is loaded again says so, and what counts.
    await desk.reload();
    await account.screen("recovery").waitFor();
    await account.says("codes-gone");
    await account.says("recovery-none");

    // An answer that does not come leaves them there, and the next press works.
    await account.press("recovery-go");
    await account.screen("codes").waitFor();
    await desk.route("**/kept", (route) => route.abort(), { times: 1 });
    await account.press("codes-kept");
    await account.fails("unreachable");
    await account.press("codes-kept");
    await account.says("codes-count");
    await account.says("recovery-left", { left: "10" });
    assert.equal(made(), true);

    // The next ones do not touch these before they are kept.
    await account.makeCodes();
    await account.says("codes-once-old");
    await account.press("cancel");
    await account.says("recovery-left", { left: "10" });
  });

  test(`whatever is wrong has the focus and its reason, and nothing typed is lost, ${engine}, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { engine, language });
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);

    await account.toFactorReset();
    for (let tries = 0; tries < 2; tries += 1) {
      await account.resetFactors("not the one");
      await account.fails("wrong-password");
      await account.hasFocus(account.currentPassword);
    }
    await desk.watch.screen("factor-reset-wrong-password");
    await account.press("cancel");

    await account.toPassword();
    await account.says("new-password-hint", { min: "15" });
    await account.currentPassword.fill(demo.person.password);
    await account.newPassword.fill("kort");
    await account.press("password-go");
    await account.hasFocus(account.newPassword);
    assert.equal(await account.currentPassword.inputValue(), demo.person.password);
    await account.press("cancel");

    // The same mistake twice gets the same answer twice.
    await account.addDevice("Annas telefon", "1234");
    for (let tries = 0; tries < 2; tries += 1) {
      await account.hasFocus(account.pin);
      await account.button("submit").focus();
      await account.press("submit");
    }
    await account.hasFocus(account.pin);
    await account.describeDevice("", "8306", "8306");
    await account.hasFocus(account.deviceName);
    await account.describeDevice("Annas telefon", "8306", "8360");
    await account.hasFocus(account.pinAgain);
    await account.press("cancel");

    await account.addPhone();
    await account.typeNumber("hej");
    await account.hasFocus(account.number);
    await account.typeNumber(NUMBER);
    await account.screen("phone-code").waitFor();
    await account.hasFocus(account.phoneCode);
    await account.saysAlone("phone-code-hint");
    await account.button("phone-finalise").focus();
    await account.finalise("12");
    await account.hasFocus(account.phoneCode);
    assert.equal(await account.phoneCode.inputValue(), "12");
  });

  test(`back leads screen by screen, out of forms and questions too, ${engine}, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { engine, language });
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);
    await account.addPhone();
    await account.typeNumber(NUMBER);
    await account.screen("phone-code").waitFor();
    await desk.goBack();
    await account.screen("add-phone").waitFor();
    assert.match(await account.number.inputValue(), /70 174 06 05/);
    // Forward leads to no code that was given up.
    await desk.goForward();
    await account.screen("add-phone").waitFor();
    await account.cog.click();
    await account.screen("overview").waitFor();

    await account.addDevice("Annas telefon", "7391");
    await account.qr.waitFor();
    await desk.goBack();
    await account.screen("add-device").waitFor();
    assert.equal(await account.deviceName.inputValue(), "Annas telefon");
    assert.equal(await account.pin.inputValue(), "", "a PIN is not kept");
    await desk.goBack();
    await account.screen("overview").waitFor();
    await account.toFactorReset();
    await desk.goBack();
    await account.screen("overview").waitFor();

    // A question is a step too: Back answers no, and so does the answer no, and the next Back leads to the screen before.
    const elsewhere = new AccountPages(await pc(t, demo, { language }), demo, language);
    await elsewhere.signIn(demo.person);
    await account.toSessions();
    const { question } = account;
    for (const no of [() => desk.goBack(), () => account.press("sessions-end-no")]) {
      await account.press("sessions-end-others");
      await question.waitFor();
      // The safe answer.
      await account.hasFocus(account.button("sessions-end-no"));
      await no();
      await question.waitFor({ state: "hidden" });
      await account.screen("sessions").waitFor();
    }
    assert.equal(await account.items.count(), 2, "nothing was ended");
    await desk.goBack();
    await account.screen("overview").waitFor();
  });

  test(`out of the browser's memory nothing personal is shown before the server was asked, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);
    await account.toPassword();
    await account.newPassword.fill("fyra lugna ord i rad");

    // Covered until the answer is there; then what was typed is there too.
    const held = new Promise((hold) => desk.route("**/api/account", hold, { times: 1 }));
    await comesBack(desk);
    const route = await held;
    await account.screen("loading").waitFor({ state: "attached" });
    assert.equal(await account.newPassword.isVisible(), false);
    assert.equal(await account.cog.count(), 0);
    await route.continue();
    await account.screen("password").waitFor();
    assert.equal(await account.newPassword.inputValue(), "fyra lugna ord i rad");

    // Without an answer there is nothing to see, and a next press.
    await desk.route("**/api/account", (asked) => asked.abort(), { times: 1 });
    await comesBack(desk);
    await account.screen("failed").waitFor();
    assert.ok(!(await desk.content()).includes(demo.person.email));
    await account.press("again");
    await account.screen("password").waitFor();

    demo.tell(["user", "sign-out", demo.person.email]);
    await comesBack(desk);
    await account.screen("landing").waitFor();
    assert.ok(!(await desk.content()).includes(demo.person.email));
    await account.fails("signed-out");
  });
}

test("where no answer comes every screen says so and has a next press that works", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const account = new AccountPages(desk, demo);
  await account.signIn(demo.person);
  const dead = (pattern) => desk.route(pattern, (route) => route.abort());
  const alive = (pattern) => desk.unroute(pattern);
  const told = () => account.failsAnywhere("unreachable");

  for (const [path, question] of [["", "account"], ["sessions", "account/sessions"], ["activity", "account/activity*"], ["phones", "account/numbers"]]) {
    await dead(`**/api/${question}`);
    await account.goTo(path);
    await told();
    assert.equal(await account.busyParts(), 0, path);
    await desk.watch.screen(`dead-${path || "my-account"}`);
    await alive(`**/api/${question}`);
    await account.press("again");
    await account.failsNoMore("unreachable");
    await account.screen(path || "overview").waitFor();
  }

  await account.open();
  for (const press of ["sign-out"]) {
    await dead("**/api/account/sign-out");
    await account.press(press);
    await told();
    await account.screen("overview").waitFor();
    await alive("**/api/account/sign-out");
  }
  await account.toFactorReset();
  await dead("**/api/account/factor-reset");
  await account.resetFactors(demo.person.password);
  await told();
  assert.equal(await account.currentPassword.inputValue(), demo.person.password);
  await account.press("cancel");

  // A QR code whose page hears nothing any more says so, and goes on by itself.
  await account.addDevice("Annas telefon", "7391");
  await account.qr.waitFor();
  await dead("**/api/account/enrolments/*");
  await account.says("enrol-unheard");
  await desk.watch.screen("enrol-unheard");
  await alive("**/api/account/enrolments/*");
  await account.saysNoMore("enrol-unheard");
  demo.tell(["user", "sign-out", demo.person.email]);
  await account.screen("landing").waitFor();
});

test("long names and addresses without a space stay inside every screen", async (t) => {
  const demo = await Demo.start(t);
  const person = { email: `${"anna.maria.".repeat(5)}andersson@example.eu`, password: "lugna ord om vatten" };
  const name = "Annasallrafinasteochlangstatelefonsomfinnsihelavarlden";
  demo.tell(["user", "add", person.email, "--name", "Annamariaannamariaannamariaannamariaannamaria Andersson", "--password-stdin"], person.password);
  const desk = await pc(t, demo);
  const account = new AccountPages(desk, demo);
  await account.signIn(person);
  await desk.watch.screen("my-account");
  await account.addDevice(name, "1234");
  await desk.watch.screen("add-device");
  await account.cog.click();
  await account.toFactorReset();
  await desk.watch.screen("factor-reset");
  // The questions, with a device of that name.
  await desk.route("**/api/account", async (route) => {
    const answer = await route.fetch();
    const view = await answer.json();
    const device = { id: "dev_1", name, added_at: 0, last_used_at: null };
    await route.fulfill({ response: answer, json: { ...view, devices: [device], safety: { ...view.safety, losses: 1 } } });
  });
  await account.open();
  await account.press("remove");
  await account.question.waitFor();
  await desk.watch.screen("remove");
  assert.deepEqual(await account.cutInQuestion(), []);
  // The safe answer.
  await account.hasFocus(account.button("remove-no"));
  await desk.route("**/api/account/devices/*", (route) => route.fulfill({ status: 204 }));
  await account.press("remove-yes");
  await account.says("removed", { device: name });
  await desk.watch.screen("removed");
});

test("s03 a session of long ago shows what there is, and asks for a sign-in before any of it is changed", async (t) => {
  const demo = await Demo.start(t);
  const { desk, account } = await withNumber(t, demo, "en");
  // What the server says ten minutes after a sign-in with two steps.
  const later = {
    "**/api/account": { level: "MEDIUM", shown_enough: true, may_change_factors: false },
    "**/api/account/numbers": { may_change: false },
  };
  for (const [url, said] of Object.entries(later)) {
    await desk.route(url, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), ...said } });
    });
  }
  await account.open();
  await account.says("stale-text");
  for (const id of ["add-device", "two-steps", "make-codes"]) assert.equal(await account.canPress(id), false, id);
  await desk.watch.screen("stale");
  const again = account.link("stale-go");
  assert.match(await again.getAttribute("href"), /^\/account\/sign-in/);
});

test("codes, numbers and addresses are left alone by translators", async (t) => {
  const demo = await Demo.start(t);
  const { desk, account, outbox } = await withNumber(t, demo, "en");
  const kept = (text) => account.keepsUntranslated(text);
  assert.ok(await kept("•• 05"), "in the list of numbers");
  await stepUp(account, outbox);
  assert.ok(await kept(demo.person.email));
  assert.ok(await kept("•• 05"));
  const [code] = await account.makeCodes();
  assert.ok(await kept(code));
  await account.cog.click();
  await account.toFactorReset();
  assert.ok(await kept("•• 05"));
  await outbox.page.reload();
  assert.deepEqual(await outbox.translated(), []);
});

/** Shows the second step, an SMS, since there is a number now; the password was right a moment ago. */
async function stepUp(account, outbox) {
  const signIn = await account.toSignIn();
  await signIn.number.waitFor();
  await signIn.typeNumberUntilSent(NUMBER);
  await outbox.sms(NUMBER, "Sluss");
  await signIn.typeSms(await outbox.code(NUMBER));
  await account.screen("phones").waitFor();
  await account.cog.click();
  await account.screen("overview").waitFor();
}
