// A browser's profile that somebody has copied: two phones with the same keys, of which each counts for itself.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Outbox } from "../pages/outbox.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";
import { until } from "../support/until.mjs";
import { proofs } from "../support/vault.mjs";
import { words } from "../support/words.mjs";

for (const language of languages("en")) {
  test(`s16 the owner of a copied phone is told, and which it is, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    const hand = app.page;
    await until(async () => (await proofs(hand)) >= 1, "the app proves nothing");
    const then = await proofs(hand);
    await hand.reload();
    await until(async () => (await proofs(hand)) > then, "the app proves nothing anew");
    const outbox = new Outbox(await pc(t, demo, { language }), demo, language);
    await outbox.open();
    const told = outbox.mail(demo.person.email, words("en", "messages")("notice-device-doubled-subject"));
    assert.equal(await told.count(), 0, "a phone that is opened again is no copy");

    await proofs(hand, then - 1);
    await hand.reload();
    await told.waitFor();
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    await account.signInByPhone(demo.person, app);
    await account.says("device-doubled");
    await desk.watch.screen("device-doubled");
  });
}
