// An authenticator that was set up at the issuer, whose operator then gives it an origin of its own: nothing is lost.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Authenticator } from "../pages/authenticator.mjs";
import { Codes } from "../pages/codes.mjs";
import { Moving } from "../pages/moving.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { Demo } from "../support/server.mjs";
import { totps } from "../support/totp.mjs";

const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const LINK = `otpauth://totp/Example%20Co:anna@example.eu?secret=${SECRET}&issuer=Example%20Co`;
const WORDS = "four words are enough";

/** The operator gives the authenticator an origin of its own. */
async function setApart(demo) {
  await demo.server.stop();
  demo.app = `http://127.0.0.1:${demo.port}`;
  await demo.serve();
}

for (const [language, isLocked] of [["sv", false], ["en", true]]) {
  test(`s15 accounts move to the authenticator's own origin by two presses, ${isLocked ? "with codes that are locked" : "with codes"}, ${language}`, async (t) => {
    const demo = await Demo.start(t, { apart: false });
    const { page: hand } = await enrolledPhone(t, demo, language);
    const before = new Codes(hand, demo, language);
    await before.addLink(LINK);
    if (isLocked) {
      await before.press("codes-lock");
      await before.setPassphrase(WORDS);
      await before.says("codes-lock-done");
    }
    await setApart(demo);
    hand.watch.expect(/ERR_|Failed to load|404|EventSource|connect/i);
    const old = new Moving(hand, demo, language);
    await old.openOld();
    await old.says("moved-held");
    await old.shows(demo.person.email);
    await old.says("moved-codes");
    await hand.watch.screen("moved");

    const arrival = await old.handOver();
    await arrival.shows(demo.person.email);
    assert.equal(new URL(arrival.page.url()).origin, demo.app);
    await arrival.take();
    await old.says("moved-done");
    await hand.watch.screen("moved-done");
    await arrival.page.close();

    // What was handed over signs a person in, from the origin where it is now.
    const app = new Codes(hand, demo, language);
    await app.open();
    await app.screen("home").waitFor();
    await app.account(demo.person.email).waitFor();
    if (isLocked) await app.unlock(WORDS);
    assert.ok(totps(SECRET).includes(await app.codeOf("Example Co")));
    const site = new RasffWindow(await pc(t, demo, { language }), demo, language);
    await site.open();
    await site.widget.enterPassword(demo.person);
    await site.widget.typeCodeOf(app);
    assert.equal((await site.signedIn()).level, "MEDIUM");

    // Nothing is left behind: the old address leads on.
    await hand.goto(`${demo.issuer}/app/`);
    await hand.waitForURL(`${demo.app}/app/`);
  });
}

test("s15 an address of before leads on, with what stands behind it", async (t) => {
  const demo = await Demo.start(t);
  for (const engine of ["chromium", "firefox"]) {
    const hand = await phone(t, demo, { engine });
    const app = new Authenticator(hand, demo);
    await hand.goto(`${demo.issuer}/app/#Aabc`);
    await hand.waitForURL(`${demo.app}/app/**`);
    await app.press("initialise");
    await app.skipNotifications();
    // The link was for an account, which is not here.
    await app.screen("absent").waitFor();
  }
});

test("s15 without script the page says where the authenticator is", async (t) => {
  const demo = await Demo.start(t);
  const hand = await pc(t, demo, { script: false });
  await hand.goto(`${demo.issuer}/app/`);
  assert.equal(await new Moving(hand, demo).newAddress(), `${demo.app}/app/`);
});

test("s15 a page that nobody opened, or another site did, hands nothing over and takes nothing", async (t) => {
  const demo = await Demo.start(t);
  const hand = await phone(t, demo);
  await hand.goto(`${demo.app}/arrive`);
  const arrival = new Moving(hand, demo);
  await arrival.forgeMessages();
  await arrival.waits();
  assert.equal(await arrival.offers(), false);
  await hand.watch.screen("arrive");
});
