// The guide from its first step to its last, as docs/guide has it: the story reads the file and does what it says, and nothing else. Then the phone is lost,
// and the guide says to begin again.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ACTIONS, BEGINS, ENDS } from "./guide.steps.mjs";
import { atComputer, newcomer, withPhone } from "../support/guide-reader.mjs";
import { parsed, readGuide } from "../support/guide.mjs";
import { bound, walk } from "../support/reader.mjs";
import { Demo } from "../support/server.mjs";
import { words } from "../support/words.mjs";

const SCRIPT = { actions: ACTIONS, begins: BEGINS, ends: ENDS };

for (const [engine, language] of [["chromium", "sv"], ["chromium", "en"], ["firefox", "sv"], ["webkit", "en"]]) {
  test(`the guide from the first step to the last, ${engine}, ${language}`, async (t) => {
    const { chapters } = readGuide(language);
    bound(chapters, ACTIONS);
    const demo = await Demo.start(t);
    const her = await newcomer(t, demo, { engine, language });
    const lost = chapters.at(-1);
    await walk(SCRIPT, her, chapters.filter((chapter) => chapter !== lost));
    await her.desk.watch.screen("signed-out-at-the-site");
    // The phone is gone, and this is another computer.
    const later = await atComputer(her);
    await walk(SCRIPT, later, [lost]);
    await later.desk.watch.screen("started-over");
    await her.outbox.mail(her.person.email, words(language, "messages")("notice-factor-reset-subject")).waitFor();
    // Start again from chapter 2, it says there; that is true of the guide, whatever the engine.
    if (engine === "chromium") await walk(SCRIPT, await withPhone(later), chapters.slice(1, 4));
  });
}

test("the guide is the same in all languages, step by step", () => {
  const steps = ({ chapters }) => chapters.map(({ steps }) => steps.map(({ id, words }) => `${id}: ${words.length} words`));
  assert.deepEqual(steps(readGuide("en")), steps(readGuide("sv")));
});

const HERS = { account: { words: words("en", "account"), root: { getByText: () => there }, button: () => there } };
const there = { first: () => there, waitFor: async () => {}, click: async () => {} };

/** What is wrong with a guide of one chapter and one step, for a reader who does this at it. */
async function wrong(step, action) {
  const { chapters } = parsed(`# Guide\n\n## 1. Begin\n\n1. ${step}\n\nOr choose *Submit*.\n`);
  return walk({ actions: { "1.1": action }, begins: {}, ends: {} }, HERS, chapters).then(() => "nothing", ({ message }) => message);
}

test("a guide that leaves something out, or says too much, is noticed", async () => {
  const press = (by, { account }) => by.press(account, "next");
  assert.equal(await wrong("Choose *Next*.", press), "nothing");
  assert.match(await wrong("Go on.", press), /does not say “Next”/);
  assert.match(await wrong("Choose *Next* and *Submit*.", press), /names what nobody saw or used there/);
  assert.match(await wrong("Go on.", (by, { account }) => by.pressAsNoted(account, "next")), /does not say “Next”/);
  const { chapters } = parsed("# Guide\n\n## 1. Begin\n\n1. One.\n2. Two.\n");
  assert.throws(() => bound(chapters, { "1.1": press }), /steps of the guide that the story does not do/);
  assert.throws(() => bound(chapters.slice(0, 0), { "1.1": press }), /the guide does not say/);
  assert.throws(() => parsed("# Guide\n\n## 1. Begin\n\n1. One.\n3. Three.\n"), /not counted up/);
});
