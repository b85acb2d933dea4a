// *My account* as people walk it: one page with one name, the guide's way to the phone numbers, Back from everywhere, codes that nobody
// loses, fields that say what is wrong with them, and lines that die.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Outbox } from "../pages/outbox.mjs";
import { pc } from "../support/browser.mjs";
import { Demo } from "../support/server.mjs";

const NUMBER = "+46701740605";

/** What has the focus, by its id. */
const focused = (page) => page.evaluate(() => document.activeElement?.id ?? "");

/** Until something has the focus. */
const focus = (page, id) => page.waitForFunction((id) => document.activeElement?.id === id, id);

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
    const { words } = account;
    await account.signIn(demo.person);
    await desk.getByRole("heading", { level: 1, name: words("my-account"), exact: true }).waitFor();
    const parts = await desk.getByRole("heading", { level: 2 }).allInnerTexts();
    const wanted = ["devices-title", "phones-title", "recovery-part", "watch-title", "password-part", "two-steps-part", "data-part", "factor-reset-part"];
    assert.deepEqual(parts, wanted.map((id) => words(id)));

    // As the guide has it: my account, manage my mobile phone numbers, add a mobile phone number.
    await desk.goto(`${demo.issuer}/account/activity`);
    await account.screen("activity").waitFor();
    await account.cog.click();
    await account.addPhone();

    // Each screen is called what its heading says, and no name stands there twice.
    for (const path of ["", "add-device", "phones", "phones/add", "password", "factor-reset", "recovery", "erase", "sessions", "activity"]) {
      await desk.goto(`${demo.issuer}/account/${path}`);
      await desk.locator("[data-screen]:not([data-screen=loading]) h1").waitFor();
      await desk.waitForFunction(() => document.title === `${document.querySelector("main h1").textContent} · Sluss`);
      await desk.watch.screen(path.replaceAll("/", "-") || "my-account");
      if (path) await account.cog.click();
      await account.screen("overview").waitFor();
    }
    // What was a page of its own is on this one now.
    await desk.goto(`${demo.issuer}/account/settings`);
    await account.screen("overview").waitFor();
    assert.equal(new URL(desk.url()).pathname, "/account/");
  });

  test(`new recovery codes count once they are kept, and Back and reload say what holds, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const { desk, account, outbox } = await withNumber(t, demo, language);
    const { words } = account;
    const made = () => demo.tell(["audit", "list", "--account", demo.person.email]).includes("recovery-codes-made");
    await stepUp(account, outbox);
    const codes = await account.makeCodes();
    assert.equal(codes.length, 10);
    await desk.getByText(words("codes-once")).waitFor();
    await desk.watch.screen("codes");

    await desk.goBack();
    await account.screen("recovery").waitFor();
    await desk.getByText(words("codes-wait")).waitFor();
    await desk.getByText(words("recovery-none")).waitFor();
    await desk.watch.screen("codes-wait");
    await desk.goBack();
    await account.screen("overview").waitFor();
    await desk.getByText(words("codes-wait")).waitFor();
    await account.button("codes-show").click();
    assert.deepEqual(await desk.locator(".codes code").allInnerTexts(), codes, "the same as before");
    assert.equal(made(), false);

    // A sheet is shown once: a page that is loaded again says so, and what counts.
    await desk.reload();
    await account.screen("recovery").waitFor();
    await desk.getByText(words("codes-gone")).waitFor();
    await desk.getByText(words("recovery-none")).waitFor();

    // An answer that does not come leaves them there, and the next press works.
    await account.button("recovery-go").click();
    await account.screen("codes").waitFor();
    await desk.route("**/confirm", (route) => route.abort(), { times: 1 });
    await account.button("codes-kept").click();
    await desk.getByText(words("error-unreachable")).waitFor();
    await account.button("codes-kept").click();
    await desk.getByText(words("codes-count")).waitFor();
    await desk.getByText(words("recovery-left", { left: "10" })).waitFor();
    assert.equal(made(), true);

    // The next ones do not touch these before they are kept.
    await account.makeCodes();
    await desk.getByText(words("codes-once-old")).waitFor();
    await account.button("cancel").click();
    await desk.getByText(words("recovery-left", { left: "10" })).waitFor();
  });

  test(`whatever is wrong has the focus and its reason, and nothing typed is lost, ${engine}, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { engine, language });
    const account = new AccountPages(desk, demo, language);
    const { words } = account;
    await account.signIn(demo.person);

    await account.button("factor-reset-go").click();
    for (let tries = 0; tries < 2; tries += 1) {
      await desk.locator("#current-password").fill("not the one");
      await account.button("factor-reset-go").click();
      await desk.getByText(words("error-wrong-password")).waitFor();
      await focus(desk, "current-password");
    }
    await desk.watch.screen("factor-reset-wrong-password");
    await account.button("cancel").click();

    await account.changePassword();
    await desk.getByText(words("new-password-hint", { min: "15" })).waitFor();
    await desk.locator("#current-password").fill(demo.person.password);
    await desk.locator("#new-password").fill("kort");
    await account.button("password-go").click();
    await focus(desk, "new-password");
    assert.equal(await desk.locator("#current-password").inputValue(), demo.person.password);
    await account.button("cancel").click();

    // The same mistake twice gets the same answer twice.
    await account.addDevice("Annas telefon", "1234");
    for (let tries = 0; tries < 2; tries += 1) {
      await focus(desk, "pin");
      await account.button("submit").focus();
      await account.button("submit").click();
    }
    await focus(desk, "pin");
    await account.fill("", "8306", "8306");
    await focus(desk, "device-name");
    await account.fill("Annas telefon", "8306", "8360");
    await focus(desk, "pin-again");
    await account.button("cancel").click();

    await account.addPhone();
    await account.typeNumber("hej");
    await focus(desk, "number");
    await account.typeNumber(NUMBER);
    await account.screen("phone-code").waitFor();
    await focus(desk, "code");
    await desk.getByText(words("phone-code-hint"), { exact: true }).waitFor();
    await account.button("phone-finalise").focus();
    await account.finalise("12");
    await focus(desk, "code");
    assert.equal(await desk.locator("#code").inputValue(), "12");
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
    assert.match(await desk.locator("#number").inputValue(), /70 174 06 05/);
    // Forward leads to no code that was given up.
    await desk.goForward();
    await account.screen("add-phone").waitFor();
    await account.cog.click();
    await account.screen("overview").waitFor();

    await account.addDevice("Annas telefon", "7391");
    await account.qr.waitFor();
    await desk.goBack();
    await account.screen("add-device").waitFor();
    assert.equal(await desk.locator("#device-name").inputValue(), "Annas telefon");
    assert.equal(await desk.locator("#pin").inputValue(), "", "a PIN is not kept");
    await desk.goBack();
    await account.screen("overview").waitFor();
    await account.button("factor-reset-go").click();
    await account.screen("factor-reset").waitFor();
    await desk.goBack();
    await account.screen("overview").waitFor();

    // A question is a step too: Back answers no, and so does the answer no, and the next Back leads to the screen before.
    const elsewhere = new AccountPages(await pc(t, demo, { language }), demo, language);
    await elsewhere.signIn(demo.person);
    await desk.getByRole("link", { name: account.words("sessions-title"), exact: true }).click();
    const question = desk.getByRole("dialog");
    for (const no of [() => desk.goBack(), () => account.button("sessions-end-no").click()]) {
      await account.button("sessions-end-others").click();
      await question.waitFor();
      assert.equal(await desk.evaluate(() => document.activeElement.textContent), account.words("sessions-end-no"), "the safe answer has the focus");
      await no();
      await question.waitFor({ state: "hidden" });
      await account.screen("sessions").waitFor();
    }
    assert.equal(await desk.getByRole("listitem").count(), 2, "nothing was ended");
    await desk.goBack();
    await account.screen("overview").waitFor();
  });

  test(`out of the browser's memory nothing personal is shown before the server was asked, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);
    await account.changePassword();
    await desk.locator("#new-password").fill("fyra lugna ord i rad");
    const back = () => desk.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));

    // Covered until the answer is there; then what was typed is there too.
    const held = new Promise((hold) => desk.route("**/api/account", hold, { times: 1 }));
    await back();
    const route = await held;
    await account.screen("loading").waitFor({ state: "attached" });
    assert.equal(await desk.locator("#new-password").isVisible(), false);
    assert.equal(await account.cog.count(), 0);
    await route.continue();
    await account.screen("password").waitFor();
    assert.equal(await desk.locator("#new-password").inputValue(), "fyra lugna ord i rad");

    // Without an answer there is nothing to see, and a next press.
    await desk.route("**/api/account", (asked) => asked.abort(), { times: 1 });
    await back();
    await account.screen("failed").waitFor();
    assert.ok(!(await desk.content()).includes(demo.person.email));
    await account.button("again").click();
    await account.screen("password").waitFor();

    demo.tell(["user", "sign-out", demo.person.email]);
    await back();
    await account.screen("landing").waitFor();
    assert.ok(!(await desk.content()).includes(demo.person.email));
    await desk.getByText(account.words("error-signed-out")).waitFor();
  });
}

test("where no answer comes every screen says so and has a next press that works", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const account = new AccountPages(desk, demo);
  const { words } = account;
  await account.signIn(demo.person);
  const dead = (pattern) => desk.route(pattern, (route) => route.abort());
  const alive = (pattern) => desk.unroute(pattern);
  const told = () => desk.getByText(words("error-unreachable")).first().waitFor();

  for (const [path, question] of [["", "account"], ["sessions", "account/sessions"], ["activity", "account/activity*"], ["phones", "account/numbers"]]) {
    await dead(`**/api/${question}`);
    await desk.goto(`${demo.issuer}/account/${path}`);
    await told();
    assert.equal(await desk.locator("[aria-busy=true]").count(), 0, path);
    await desk.watch.screen(`dead-${path || "my-account"}`);
    await alive(`**/api/${question}`);
    await account.button("again").click();
    await desk.getByText(words("error-unreachable")).waitFor({ state: "detached" });
    await account.screen(path || "overview").waitFor();
  }

  await account.open();
  for (const press of ["sign-out"]) {
    await dead("**/api/account/sign-out");
    await account.button(press).click();
    await told();
    await account.screen("overview").waitFor();
    await alive("**/api/account/sign-out");
  }
  await account.button("factor-reset-go").click();
  await desk.locator("#current-password").fill(demo.person.password);
  await dead("**/api/account/factor-reset");
  await account.button("factor-reset-go").click();
  await told();
  assert.equal(await desk.locator("#current-password").inputValue(), demo.person.password);
  await account.button("cancel").click();

  // A QR code whose page hears nothing any more says so, and goes on by itself.
  await account.addDevice("Annas telefon", "7391");
  await account.qr.waitFor();
  await dead("**/api/account/enrolments/*");
  await desk.getByText(words("enrol-unheard")).waitFor();
  await desk.watch.screen("enrol-unheard");
  await alive("**/api/account/enrolments/*");
  await desk.getByText(words("enrol-unheard")).waitFor({ state: "detached" });
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
  await account.button("factor-reset-go").click();
  await desk.watch.screen("factor-reset");
  // The questions, with a device of that name.
  await desk.route("**/api/account", async (route) => {
    const answer = await route.fetch();
    const view = await answer.json();
    const device = { id: "dev_1", name, added_at: 0, last_used_at: null };
    await route.fulfill({ response: answer, json: { ...view, devices: [device], safety: { ...view.safety, losses: 1 } } });
  });
  await account.open();
  await account.button("remove").click();
  await desk.getByRole("dialog").waitFor();
  await desk.watch.screen("remove");
  const cut = await desk.evaluate(() => {
    const dialog = document.querySelector("dialog[open]");
    return [...dialog.querySelectorAll("*"), dialog].filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0).map((one) => one.outerHTML);
  });
  assert.deepEqual(cut, []);
  assert.equal(await desk.evaluate(() => document.activeElement.textContent), account.words("remove-no"), "the safe answer has the focus");
  await desk.route("**/api/account/devices/*", (route) => route.fulfill({ status: 204 }));
  await account.button("remove-yes").click();
  await desk.getByText(account.words("removed", { device: name })).waitFor();
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
  await desk.getByText(account.words("stale-text")).waitFor();
  for (const id of ["add-device", "two-steps", "make-codes"]) assert.equal(await desk.locator(`#${id}`).count(), 0, id);
  await desk.watch.screen("stale");
  const again = desk.getByRole("link", { name: account.words("stale-go") });
  assert.match(await again.getAttribute("href"), /^\/account\/sign-in/);
});

test("codes, numbers and addresses are left alone by translators", async (t) => {
  const demo = await Demo.start(t);
  const { desk, account, outbox } = await withNumber(t, demo, "en");
  const kept = (text) => desk.evaluate((text) => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (data.includes(text)) found.push(parentElement);
    }
    return found.length > 0 && found.every((one) => !one.translate);
  }, text);
  assert.ok(await kept("•• 05"), "in the list of numbers");
  await stepUp(account, outbox);
  assert.ok(await kept(demo.person.email));
  assert.ok(await kept("•• 05"));
  const [code] = await account.makeCodes();
  assert.ok(await kept(code));
  await account.cog.click();
  await account.button("factor-reset-go").click();
  assert.ok(await kept("•• 05"));
  await outbox.page.reload();
  const outside = await outbox.page.evaluate(() => [...document.querySelectorAll(".bubble, [data-number] h3, [data-address] h3")].filter((one) => one.translate && /\d{6}|@/.test(one.textContent)).map((one) => one.outerHTML));
  assert.deepEqual(outside, []);
});

/** Signs in once more, by SMS, since there is a number now. */
async function stepUp(account, outbox) {
  const { page } = account;
  const { SignInPage } = await import("../pages/sign-in.mjs");
  await page.getByRole("link", { name: account.words("sign-in") }).click();
  const signIn = new SignInPage(page, account.language);
  await signIn.askForSms(account.demo.person);
  await signIn.typeNumberUntilSent(NUMBER);
  await outbox.sms(NUMBER, "Sluss");
  await signIn.typeSms(await outbox.code(NUMBER));
  await account.screen("phones").waitFor();
  await account.cog.click();
  await account.screen("overview").waitFor();
}
