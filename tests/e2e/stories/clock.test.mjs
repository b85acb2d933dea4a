// A phone whose clock is wrong: requests come, codes are made, and it says how far the clock is off.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { Demo } from "../support/server.mjs";
import { waitingForPhone } from "../support/waiting.mjs";

const PIN = "7391";
const MINUTE = 60_000;

/** A clock that is off by so much, before any script of the page runs. */
const off = (minutes) => `Date.now = ((real) => () => real() + ${minutes * MINUTE})(Date.now)`;

for (const [engine, minutes, said, span, count] of [
  ["chromium", 3, "clock-fast", "span-minutes", 3],
  ["firefox", 3, "clock-fast", "span-minutes", 3],
  ["chromium", 26 * 60, "clock-fast", "span-hours", 26],
  ["chromium", -8, "clock-slow", "span-minutes", 8],
  ["firefox", -3 * 24 * 60, "clock-slow", "span-days", 3],
]) {
  test(`c07 a phone whose clock is off by ${minutes} minutes hears of requests and makes codes, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, "en", await phone(t, demo, { engine, init: off(minutes) }));
    await app.saysAlone(said, { time: app.words(span, { count }) });
    await app.page.watch.screen("clock");

    const { site, signIn } = await waitingForPhone(t, demo, { app });
    await app.answer(await signIn.numberToType(), PIN);
    assert.equal((await site.signedIn()).level, "MEDIUM");
    await app.press("done");

    const elsewhere = await pc(t, demo);
    const second = new RasffWindow(elsewhere, demo);
    const code = await second.redirect();
    await code.enterPassword(demo.person);
    await code.typeCodeOf(app);
    await second.signedIn();
  });
}

for (const minutes of [30, -30]) {
  test(`c07 without a network a phone whose clock is off by ${minutes} minutes warns, and makes the code all the same`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, "en", await phone(t, demo, { init: off(minutes) }));
    await app.ready();
    const desk = await pc(t, demo);
    const site = new RasffWindow(desk, demo);
    const signIn = await site.redirect();
    await signIn.enterPassword(demo.person);
    const link = await signIn.linkInCode();
    await app.page.context().setOffline(true);
    await app.page.reload();
    await app.screen("home").waitFor();
    await app.paste(link);
    const code = await app.code();
    await app.says("code-doubtful");
    await app.page.watch.screen("doubtful");
    await signIn.type(code);
    await site.signedIn();
  });
}
