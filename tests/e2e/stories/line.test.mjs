// The line over which a phone hears of requests dies without a word, as when the phone changes networks or a router forgets it. The phone
// notices by itself after two heartbeats, and at once when somebody looks at it, when the network is back, or a notification is pressed.

import assert from "node:assert/strict";
import { test } from "node:test";

import { phone } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { comesBack, networkIsBack, notificationPressed, seenAgain } from "../support/happenings.mjs";
import { Demo } from "../support/server.mjs";
import { Swallower } from "../support/swallower.mjs";
import { waitingForPhone } from "../support/waiting.mjs";

const PIN = "7391";

/** Longer than two heartbeats take. */
const HEARTBEATS = "00:40";

/** A registered phone behind a line that swallows, and a sign-in that waits for it since. `prepare` does something with the phone before. */
async function behindDeadLine(t, engine, prepare = () => {}) {
  const demo = await Demo.start(t, { front: Swallower.between });
  const hand = await phone(t, demo, { engine });
  await prepare(hand);
  const app = await enrolledPhone(t, demo, "en", hand);
  // Both directions must be quiet: what the app asked before has been answered.
  await app.page.waitForTimeout(1_000);
  demo.front.swallow();
  const { site, signIn } = await waitingForPhone(t, demo);
  const heard = () => app.screen("approve").waitFor({ timeout: 90_000 });
  const approve = async () => {
    await app.answer(await signIn.numberToType(), PIN);
    assert.equal((await site.signedIn()).level, "MEDIUM");
  };
  return { app, heard, approve };
}

for (const engine of ["chromium", "firefox"]) {
  test(`a line that died without a word is noticed by its heartbeat, ${engine}`, async (t) => {
    const { app, heard, approve } = await behindDeadLine(t, engine, (hand) => hand.clock.install());
    await app.page.clock.runFor(HEARTBEATS);
    await heard();
    await approve();
  });
}

for (const [name, happen] of [
  ["the network is back", networkIsBack],
  ["the page is seen again", seenAgain],
  ["the page comes out of the browser's memory", comesBack],
  ["a notification was pressed", notificationPressed],
]) {
  test(`the phone asks anew at once when ${name}`, async (t) => {
    const { app, heard, approve } = await behindDeadLine(t, "chromium");
    const began = Date.now();
    await happen(app.page);
    await heard();
    assert.ok(Date.now() - began < 20_000, "before the alarm of the heartbeats");
    await approve();
  });
}
