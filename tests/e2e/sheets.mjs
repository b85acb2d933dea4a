// Puts the pictures that stories kept together as contact sheets, one for each size, look and language, so that whoever looks sees many
// screens beside each other. It opens no page of the product.

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { desk } from "./support/engines/chromium.mjs";
import { LOOKS, NAME } from "./support/pictures.mjs";

const PICTURES = new URL("../../target/e2e/", import.meta.url).pathname;
const SHEETS = join(PICTURES, "sheets");
/** How wide a picture is on the sheet, by how wide its screen was. */
const WIDTH = { 360: 300, 1280: 600, 1366: 600 };
/** How many pictures are on one sheet: more could not be read. */
const ON_ONE = { 360: 24, 1280: 12, 1366: 12 };

async function pictures() {
  const stories = (await readdir(PICTURES, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const all = [];
  for (const { name: story } of stories.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    for (const file of (await readdir(join(PICTURES, story))).sort()) {
      const named = NAME.exec(file);
      if (named) all.push({ story, file: join(PICTURES, story, file), ...named.groups, language: story.endsWith("-sv") ? "sv" : "en" });
    }
  }
  return all;
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

async function figure({ story, file, screen }, width) {
  const picture = (await readFile(file)).toString("base64");
  return `<figure style="width:${width}px"><img src="data:image/png;base64,${picture}" width="${width}"><figcaption>${escaped(`${story} · ${screen}`)}</figcaption></figure>`;
}

const STYLE = "body{margin:16px;background:#777;display:flex;flex-wrap:wrap;gap:16px;align-items:start;font:12px sans-serif;color:#fff}figure{margin:0}img{display:block}figcaption{overflow-wrap:anywhere;padding-top:4px}";

await rm(SHEETS, { recursive: true, force: true });
await mkdir(SHEETS, { recursive: true });
const all = await pictures();
const { page, close } = await desk({ language: "en", script: false });
for (const { width, height, scheme } of LOOKS) {
  for (const language of ["en", "sv"]) {
    const ours = all.filter((one) => one.size === `${width}x${height}` && one.scheme === scheme && one.language === language);
    for (let first = 0; first < ours.length; first += ON_ONE[width]) {
      const figures = await Promise.all(ours.slice(first, first + ON_ONE[width]).map((one) => figure(one, WIDTH[width])));
      await page.setViewportSize({ width: width === 360 ? 2000 : 1900, height: 800 });
      await page.setContent(`<!doctype html><style>${STYLE}</style>${figures.join("")}`);
      const name = `${width}x${height}-${scheme}-${language}-${String(1 + first / ON_ONE[width]).padStart(2, "0")}.png`;
      await writeFile(join(SHEETS, name), await page.screenshot({ fullPage: true }));
    }
  }
}
await close();
console.log(`${all.length} pictures on ${(await readdir(SHEETS)).length} sheets: target/e2e/sheets`);
