// The pictures of the guide, taken while its story is told: `cargo xtask pictures` runs it. They stand in docs/guide/pictures, and the server shows them in its help.

import { rm } from "node:fs/promises";
import { test } from "node:test";

import { ACTIONS, BEGINS, ENDS } from "./stories/guide.steps.mjs";
import { Album, DESK, HAND, PLACE } from "./support/album.mjs";
import { atComputer, newcomer } from "./support/guide-reader.mjs";
import { readGuide } from "./support/guide.mjs";
import { walk } from "./support/reader.mjs";
import { Demo } from "./support/server.mjs";

await rm(PLACE, { recursive: true, force: true });

for (const language of ["en", "sv"]) {
  test(`the pictures of the guide, ${language}`, async (t) => {
    const album = new Album(language);
    const script = { actions: ACTIONS, begins: BEGINS, ends: ENDS, look: (seen, her) => album.take(seen, her) };
    const { chapters } = readGuide(language);
    const demo = await Demo.start(t);
    const her = await newcomer(t, demo, { engine: "chromium", language });
    await her.desk.setViewportSize(DESK);
    await her.app.page.setViewportSize(HAND);
    await walk(script, her, chapters.slice(0, -1));
    const later = await atComputer(her);
    await later.desk.setViewportSize(DESK);
    await walk(script, later, chapters.slice(-1));
    album.close();
  });
}
