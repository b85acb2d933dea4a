// The gallery: every piece in every state fits, can be read, is reached with the keyboard, answers a pointer, and looks as it did when somebody last
// said that it is right.
//
// What is right is in tests/e2e/references/gallery.json. After a change that is wanted, `cargo xtask gallery --renew` writes it anew: open the pages
// in target/gallery and read the difference before you commit it.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { after, test } from "node:test";

import { Gallery } from "../pages/gallery.mjs";
import { LOOKS, gallery } from "../support/gallery.mjs";
import { Likeness } from "../support/likeness.mjs";

const REFERENCE = new URL("../references/gallery.json", import.meta.url);
const PICTURES = new URL("../../../target/e2e/gallery/", import.meta.url);
/** A phone that is narrow, one that is not, and a desk. */
const WIDTHS = [320, 360, 1280];
const KINDS = ["Primary", "Secondary", "Quiet", "Danger"];
/** How many differences are told: the first ones say what the others are about. */
const TOLD = 12;

const likeness = await Likeness.of(REFERENCE, process.env.SLUSS_GALLERY_RENEW !== undefined);
const shop = await gallery();
after(async () => {
  await likeness.write();
  await shop.close();
});

for (const [look, colours] of Object.entries(LOOKS)) {
  test(`every piece fits and can be read, ${look}`, async (t) => {
    const window = await shop.window(t, { width: 1280, ...colours });
    const shown = new Gallery(window);
    for (const page of Gallery.pages) {
      await shown.show(page);
      // In other colours, only what is about colours can be another.
      assert.deepEqual(await shown.faults(look === "light" ? undefined : ["color-contrast"]), [], page);
      for (const width of WIDTHS) {
        await window.page.setViewportSize({ width, height: 900 });
        const wide = await shown.width();
        assert.ok(wide <= width, `${page} is ${wide} px wide in a window of ${width}`);
      }
    }
  });

  for (const width of WIDTHS.slice(1)) {
    test(`every piece looks as it did, ${look}, at ${width} pixels`, async (t) => {
      const shown = new Gallery(await shop.window(t, { width, ...colours }));
      const [seen, pictures] = [[], []];
      for (const page of Gallery.pages) {
        await shown.show(page, { blocks: true });
        seen.push(...(await shown.specimens((picture, top) => pictures.push([`${page}-${look}-${width}-${top}.png`, picture]))));
      }
      const told = likeness.compare(`${look}, ${width}`, seen);
      if (told.length > 0 || process.env.SLUSS_PICTURES) await keep(pictures);
      const more = told.length > TOLD ? `\nand ${told.length - TOLD} more` : "";
      const help = "If that is wanted, run cargo xtask gallery --renew. Pictures are in target/e2e/gallery, letters as blocks.";
      assert.ok(told.length === 0, `${told.slice(0, TOLD).join("\n")}${more}\n${help}`);
    });
  }
}

async function keep(pictures) {
  await mkdir(PICTURES, { recursive: true });
  await Promise.all(pictures.map(([name, picture]) => writeFile(new URL(name, PICTURES), picture)));
}

for (const look of ["light", "dark-forced"]) {
  test(`the keyboard reaches everything in its turn, and shows where it is, ${look}`, async (t) => {
    const shown = new Gallery(await shop.window(t, { width: 1280, ...LOOKS[look] }));
    for (const page of Gallery.pages) {
      await shown.show(page);
      const { count, missed, unseen } = await shown.walk();
      assert.ok(count > 10, `${page} has only ${count} things to reach`);
      assert.deepEqual({ missed, unseen }, { missed: [], unseen: [] }, page);
    }
  });
}

test("a pointer changes a button and a press changes it, as the gallery shows both", async (t) => {
  const shown = new Gallery(await shop.window(t, { width: 1280, ...LOOKS.light }));
  await shown.show("index.html");
  for (const kind of KINDS) {
    const of = (state) => `ButtonKind::${kind}, ${state}`;
    const [rest, hovered, pressed, disabled] = await Promise.all(["at rest", "under a pointer", "pressed", "disabled"].map((state) => shown.look(of(state))));
    assert.notDeepEqual(hovered, rest, kind);
    assert.notDeepEqual(pressed, rest, kind);
    await shown.pointAt(of("at rest"));
    assert.deepEqual(await shown.look(of("at rest")), hovered, `${kind} under a pointer`);
    // The pointer is still there while it presses.
    const both = await shown.whilePressed(() => shown.look(of("at rest")));
    assert.equal(both.backgroundColor, pressed.backgroundColor, `${kind} pressed`);
    await shown.pointAt(of("disabled"));
    assert.deepEqual(await shown.look(of("disabled")), disabled, `${kind} disabled`);
  }
});

test("where there are only fingers, a button does not stay as if a pointer were over it", async (t) => {
  const shown = new Gallery(await shop.window(t, { width: 360, touch: true, ...LOOKS.light }));
  await shown.show("index.html");
  for (const kind of KINDS) {
    const button = `ButtonKind::${kind}, at rest`;
    const rest = await shown.look(button);
    // What a browser takes for a pointer after a touch.
    await shown.pointAt(button);
    assert.deepEqual(await shown.look(button), rest, kind);
  }
});
