// What people do to pages: back, reload, twice, in two tabs, too late, in another browser. No dead end, nothing lost.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RasffWindow } from "../pages/rasff-window.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { Demo } from "../support/server.mjs";

test("a double click sends one form", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.live();
  const posts = [];
  desk.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  await signIn.email.fill(demo.person.email);
  await signIn.button("next").dblclick();
  await signIn.password.waitFor();
  assert.equal(posts.length, 1);
});

test("enter sends the form, and the focus follows what happens", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.live();
  const focused = () => desk.evaluate(() => document.activeElement.id);
  await signIn.email.fill("anna at example");
  await desk.keyboard.press("Enter");
  await desk.getByText(signIn.words("notice-email-form")).waitFor();
  assert.equal(await focused(), "email");
  await signIn.email.fill(demo.person.email);
  await desk.keyboard.press("Enter");
  await signIn.password.waitFor();
  await desk.waitForFunction(() => document.activeElement.id === "password");
  await desk.keyboard.type("not the one");
  await desk.keyboard.press("Enter");
  await desk.getByText(signIn.words("notice-wrong-password")).waitFor();
  await desk.waitForFunction(() => document.activeElement.id === "password");
  // The drop-down by keyboard alone.
  await desk.keyboard.press("Shift+Tab");
  await desk.keyboard.press("Enter");
  await desk.getByRole("radio", { name: signIn.words("method-qr"), exact: true }).waitFor();
});

test("two tabs, back and reload: the page says where the sign-in is", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  const second = await desk.context().newPage();
  await second.goto(desk.url());
  await signIn.enterPassword(demo.person);
  // The other tab still shows the first page, and is told.
  const other = new SignInPage(second);
  await other.email.fill(demo.person.email);
  await other.button("next").click();
  await second.getByText(other.words("notice-moved-on")).waitFor();
  await other.qr.waitFor();
  await desk.reload();
  await signIn.qr.waitFor();
  await app.scan(signIn.qr);
  await signIn.type(await app.code());
  await site.signedIn();
  await second.close();
});

test("i09 the address of a sign-in shows nothing in another browser", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.identify(demo.person.email);
  const other = await pc(t, demo);
  await other.goto(desk.url());
  await other.getByRole("heading", { name: "Started in another browser" }).waitFor();
  assert.equal(await other.getByText(demo.person.email).count(), 0);
  await other.watch.screen("other-browser");
});

test("a network that is gone for a moment loses nothing", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.live();
  await desk.context().setOffline(true);
  await signIn.email.fill(demo.person.email);
  await signIn.button("next").click();
  await desk.getByText(signIn.words("error-unreachable")).waitFor();
  assert.equal(await signIn.email.inputValue(), demo.person.email);
  await desk.context().setOffline(false);
  await signIn.button("next").click();
  await signIn.password.waitFor();
});

test("a server that is killed in the middle goes on where it was", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  await signIn.enterPassword(demo.person);
  // The phone's line to the server breaks with it.
  app.page.watch.expect(/ERR_/);
  await demo.crash();
  await app.scan(signIn.qr);
  await signIn.type(await app.code());
  assert.equal((await site.signedIn()).level, "MEDIUM");
});

test("without a device the way out is the account pages", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.identify(demo.person.email);
  await signIn.prove(demo.person.password);
  await signIn.heading("no-device-title").waitFor();
  await desk.watch.screen("no-device");
  await desk.getByRole("link", { name: signIn.words("remedy-add-device") }).first().click();
  await signIn.prove(demo.person.password);
  await desk.locator("[data-screen=add-device]").waitFor();
});

test("the password can be shown, and pasted digits are taken as a code", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  await signIn.identify(demo.person.email);
  await signIn.choose("method-qr");
  await signIn.live();
  await signIn.password.fill(demo.person.password);
  await signIn.button("show").click();
  assert.equal(await signIn.password.getAttribute("type"), "text");
  await signIn.button("sign-in").click();
  await app.scan(signIn.qr);
  const code = (await app.code()).replace(" ", "");
  await signIn.code.pressSequentially(code);
  assert.equal(await signIn.code.inputValue(), `${code.slice(0, 4)} ${code.slice(4)}`);
  await signIn.button("sign-in").click();
  await site.signedIn();
});
