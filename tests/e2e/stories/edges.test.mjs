// What people do to pages: back, reload, twice, in two tabs, too late, in another browser. No dead end, nothing lost.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { ErrorPage } from "../pages/error-page.mjs";
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
  await signIn.email.fill("anna at example");
  await desk.keyboard.press("Enter");
  await signIn.notes("email-form");
  await signIn.hasFocus(signIn.email);
  await signIn.email.fill(demo.person.email);
  await desk.keyboard.press("Enter");
  await signIn.password.waitFor();
  await signIn.hasFocus(signIn.password);
  await desk.keyboard.type("not the one");
  await desk.keyboard.press("Enter");
  await signIn.notes("wrong-password");
  await signIn.hasFocus(signIn.password);
  // The drop-down by keyboard alone.
  await desk.keyboard.press("Shift+Tab");
  await desk.keyboard.press("Enter");
  await signIn.method("qr").waitFor();
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
  await other.press("next");
  await other.notes("moved-on");
  await other.qr.waitFor();
  await desk.reload();
  await signIn.qr.waitFor();
  await signIn.typeCodeOf(app);
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
  const refusal = new ErrorPage(other);
  await refusal.fails("other-browser");
  assert.equal(await refusal.mentions(demo.person.email), 0);
  await other.watch.screen("other-browser");
});

test("a network that is gone for a moment loses nothing", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.live();
  await desk.context().setOffline(true);
  await signIn.email.fill(demo.person.email);
  await signIn.press("next");
  await signIn.fails("unreachable");
  assert.equal(await signIn.email.inputValue(), demo.person.email);
  await desk.context().setOffline(false);
  await signIn.press("next");
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
  await signIn.typeCodeOf(app);
  assert.equal((await site.signedIn()).level, "MEDIUM");
});

test("without a device the way out is the account pages", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.identify(demo.person.email);
  await signIn.prove(demo.person.password);
  await signIn.titled("no-device-title");
  await desk.watch.screen("no-device");
  await signIn.remedy("add-device");
  await signIn.prove(demo.person.password);
  await new AccountPages(desk, demo).screen("add-device").waitFor();
});

test("the password can be shown, and pasted digits are taken as a code", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  await signIn.identify(demo.person.email);
  await signIn.choose("qr");
  await signIn.live();
  await signIn.password.fill(demo.person.password);
  await signIn.press("show");
  assert.equal(await signIn.password.getAttribute("type"), "text");
  await signIn.press("sign-in");
  await app.scan(signIn.qr);
  const code = (await app.code()).replace(" ", "");
  await signIn.code.pressSequentially(code);
  assert.equal(await signIn.code.inputValue(), `${code.slice(0, 4)} ${code.slice(4)}`);
  await signIn.press("sign-in");
  await site.signedIn();
});
