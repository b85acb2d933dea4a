// Others are in the page too: password managers, translators, what makes pages dark. And whatever makes our own script fail, the page
// stays a page with forms that work.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SignInPage } from "../pages/sign-in.mjs";
import { pc } from "../support/browser.mjs";
import * as guests from "../support/guests.mjs";
import { Demo } from "../support/server.mjs";

/** The sign-in to the account pages, in a browser with a guest. */
async function opened(t, demo, guest, engine = "chromium") {
  const desk = await pc(t, demo, { engine, init: guest });
  await desk.goto(`${demo.issuer}/account/sign-in`);
  return { desk, signIn: new SignInPage(desk) };
}

const field = (desk, name) => desk.locator(`input[name=${name}]:not([readonly])`);
/** The button that goes on, whatever language a translator has made of its words. */
const go = (desk, action) => desk.locator(`.form button[value=${action}]`);

async function pass(desk, person) {
  await field(desk, "email").fill(person.email);
  await go(desk, "identify").click();
  await field(desk, "password").fill("not the one");
  await go(desk, "password").click();
  await desk.locator(".field-error").waitFor();
  await field(desk, "password").fill(person.password);
  await desk.locator("summary").click();
  await desk.locator("input[name=method][value=PASSWORD]").check();
  await go(desk, "password").click();
  await desk.waitForURL(/\/account\//);
}

for (const [name, guest] of Object.entries(guests)) {
  told(name, guest, "chromium");
  // WebKit's driver has no way to be in a page before its own script.
  if (["passwordManager", "translator"].includes(name)) told(name, guest, "firefox");
}

function told(name, guest, engine) {
  test(`a person signs in, ${name} in the page, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const { desk, signIn } = await opened(t, demo, guest, engine);
    // What a translator does to a page that changes can make our script fail: then it goes on without.
    if (name === "translator") desk.watch.expect(/unreachable|panicked|insert node|failed to append/);
    await signIn.live();
    await pass(desk, demo.person);
  });
}

test("a translated page shows each step and each refusal", async (t) => {
  const demo = await Demo.start(t);
  const { desk, signIn } = await opened(t, demo, guests.translator);
  desk.watch.expect(/unreachable|panicked|insert node/);
  await signIn.live();
  await field(desk, "email").fill("anna at example");
  await go(desk, "identify").click();
  await desk.getByText(`«${signIn.words("notice-email-form")}»`).waitFor();
  await field(desk, "email").fill(demo.person.email);
  await go(desk, "identify").click();
  await desk.locator("h1", { hasText: `«${signIn.words("sign-in-to-account")}»` }).waitFor();
  // What is nobody's language stays as it is.
  assert.equal(await desk.locator(".identity-email").textContent(), demo.person.email);
  assert.equal(await desk.locator(".identity-email font").count(), 0);
});

test("a field keeps what was typed, its caret and the focus when the script arrives beside a guest", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo, { init: guests.passwordManager });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await desk.route("**/*.wasm", async (route) => (await held, route.continue()));
  await desk.goto(`${demo.issuer}/account/sign-in`);
  const signIn = new SignInPage(desk);
  await signIn.identify(demo.person.email);
  await signIn.password.pressSequentially("lugna vatten");
  for (let step = 0; step < 6; step += 1) await desk.keyboard.press("ArrowLeft");
  release();
  await signIn.live();
  await desk.keyboard.type("ord om ");
  assert.equal(await signIn.password.inputValue(), "lugna ord om vatten");
});

test("a press that is under way when the script arrives is not lost", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await desk.route("**/*.wasm", async (route) => (await held, route.continue()));
  await desk.goto(`${demo.issuer}/account/sign-in`);
  const signIn = new SignInPage(desk);
  await signIn.email.fill(demo.person.email);
  await signIn.button("next").hover();
  await desk.mouse.down();
  release();
  await desk.locator("html[data-settled]").waitFor({ state: "attached" });
  await desk.mouse.up();
  await signIn.password.waitFor();
});

test("a script that fails while it draws an answer leaves the page to plain forms", async (t) => {
  const demo = await Demo.start(t);
  const { desk, signIn } = await opened(t, demo);
  desk.watch.expect(/./);
  await signIn.live();
  await signIn.email.fill(demo.person.email);
  await desk.evaluate(() => {
    Node.prototype.insertBefore = () => {
      throw new DOMException("no", "NotFoundError");
    };
  });
  await signIn.button("next").click();
  await signIn.password.waitFor();
  assert.match(desk.url(), /\?plain$/);
  assert.equal(await desk.locator("html[data-live]").count(), 0);
  await signIn.password.fill(demo.person.password);
  await signIn.choose("method-password");
  await signIn.button("sign-in").click();
  await desk.locator("[data-screen=overview]").waitFor();
});

test("a script that fails while nothing happens hands over what was typed", async (t) => {
  const demo = await Demo.start(t);
  const { desk, signIn } = await opened(t, demo);
  desk.watch.expect(/unreachable/);
  await signIn.live();
  await signIn.email.fill(demo.person.email);
  await desk.evaluate(() => setTimeout(() => {
    throw new WebAssembly.RuntimeError("unreachable");
  }));
  await desk.locator("html:not([data-live])").waitFor({ state: "attached" });
  assert.equal(await signIn.email.inputValue(), demo.person.email);
  assert.equal(await desk.evaluate(() => document.activeElement.id), "email");
  const sent = desk.waitForRequest((request) => request.method() === "POST");
  await signIn.button("next").click();
  assert.equal((await sent).resourceType(), "document");
  await signIn.password.waitFor();
  // The next page has its script again.
  await signIn.live();
});

test("an error of somebody else's is not taken for ours", async (t) => {
  const demo = await Demo.start(t);
  const { desk, signIn } = await opened(t, demo);
  desk.watch.expect(/not ours/);
  await signIn.live();
  await desk.evaluate(() => setTimeout(() => {
    throw new Error("not ours");
  }));
  await desk.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  assert.equal(await desk.locator("html[data-live]").count(), 1);
});
