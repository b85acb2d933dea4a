// Draws the icons that home screens want as PNG from the two drawings in static/icons: `node xtask/src/icons.mjs`, once after a drawing
// has changed. Its results are kept with the sources, since a browser is needed to make them.

import { readFile, writeFile } from "node:fs/promises";

import { chromium } from "playwright-core";

const FOLDER = new URL("../../static/icons/", import.meta.url).pathname;
// An iPhone cuts the corners itself, and shows black where an icon is transparent.
const ICONS = [
  { file: "apple-touch.png", drawing: "sluss.svg", side: 180, ground: "#0b4a52" },
  { file: "sluss-192.png", drawing: "sluss.svg", side: 192 },
  { file: "sluss-512.png", drawing: "sluss.svg", side: 512 },
  { file: "sluss-maskable-512.png", drawing: "sluss-maskable.svg", side: 512, ground: "#0b4a52" },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const { file, drawing, side, ground = "transparent" } of ICONS) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const svg = await readFile(FOLDER + drawing, "utf8");
  await page.setContent(`<style>body { margin: 0; background: ${ground} } svg { display: block; width: ${side}px }</style>${svg}`);
  await writeFile(FOLDER + file, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
