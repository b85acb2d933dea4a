// The guide that the server shows: chapter by chapter with its pictures, in both languages, and all of it on paper.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Help } from "../pages/help.mjs";
import { pc } from "../support/browser.mjs";
import { readGuide } from "../support/guide.mjs";
import { Demo } from "../support/server.mjs";

for (const language of ["en", "sv"]) {
  test(`the guide is read chapter by chapter, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language });
    const help = new Help(desk, demo, language);
    const { chapters } = readGuide(language);
    await help.open();
    await help.shows(`${demo.issuer}/account/`);
    await help.shows(`${demo.app}/app/`);
    await desk.watch.screen("contents");
    await help.turnTo(chapters[0].title);
    for (const { number, title, steps } of chapters) {
      await help.isChapter(`${number}. ${title}`);
      const pictures = await help.pictures();
      assert.equal(pictures.length, steps.length, `every step of chapter ${number} has a picture`);
      for (const { alt, shape, drawn } of pictures) {
        assert.ok(alt.length > 10 && Math.abs(shape - drawn) < 0.02, `${alt}: ${shape} is drawn as ${drawn}`);
      }
      if ([1, 3].includes(number)) await desk.watch.screen(`chapter-${number}`);
      const next = chapters[number];
      if (next) await help.follow("help-next", { chapter: `${next.number}. ${next.title}` });
    }
  });
}

test("on paper the guide is black on white, a chapter begins a page, and there is nothing to press", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo, { language: "sv" });
  await desk.emulateMedia({ colorScheme: "dark" });
  const help = new Help(desk, demo, "sv");
  await help.open();
  await help.printing.click();
  await help.screen("help-whole").waitFor();
  await desk.emulateMedia({ media: "print", colorScheme: "dark" });
  const { chapters } = readGuide("sv");
  assert.deepEqual(await help.onPaper(), { pressed: [], chapters: chapters.map(() => true), ink: "rgb(0, 0, 0)" });
  await help.shows(`${demo.issuer}/account/`);
});
