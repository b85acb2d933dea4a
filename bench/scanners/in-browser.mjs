// The same frames in Chromium: our worker as the page asks it, from the bitmap that it is handed to its answer, beside zxing-wasm, which is called where it
// is loaded. Prints Markdown; nothing here passes or fails.
//
//   SLUSS_FRAMES   the folder with the frames and their list
//   SLUSS_WEB      the web app's folder

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { tables } from "./tables.mjs";

const { SLUSS_FRAMES: FRAMES, SLUSS_WEB: WEB, CHROMIUM = "/usr/bin/chromium" } = process.env;
const HERE = import.meta.dirname;
const TYPES = { mjs: "text/javascript", js: "text/javascript", wasm: "application/wasm" };
const PLACES = { assets: join(WEB, "assets"), frames: FRAMES, zxing: join(HERE, "node_modules/zxing-wasm/dist"), bench: HERE };

/** Files by the first part of their addresses, and a page with nothing in it. */
const server = createServer(async ({ url }, response) => {
  const [, place, ...rest] = decodeURI(url).split("/");
  const file = PLACES[place] && (await readFile(join(PLACES[place], ...rest)).catch(() => undefined));
  if (file) return response.writeHead(200, { "content-type": TYPES[url.split(".").at(-1)] ?? "application/octet-stream" }).end(file);
  return response.writeHead(place ? 404 : 200, { "content-type": "text/html" }).end("<!DOCTYPE html><title>Scanners</title>");
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));

/** Runs in the page. */
async function count({ frames, script, wasm }) {
  const { counted } = await import("/bench/counted.mjs");
  const { prepareZXingModule, readBarcodes } = await import("/zxing/es/reader/index.js");
  await prepareZXingModule({ overrides: { locateFile: () => "/zxing/reader/zxing_reader.wasm" }, fireImmediately: true });
  const worker = new Worker(`${script}#${wasm}`);
  const heard = () => new Promise((done) => worker.addEventListener("message", ({ data }) => done(data), { once: true }));
  await heard();
  const bitmap = ({ rgba, width, height }) => createImageBitmap(new ImageData(rgba, width, height));
  const bitmaps = (count) => (frame) => Promise.all(Array.from({ length: count }, () => bitmap(frame)));
  const ask = async (bitmap, look) => {
    const answer = heard();
    worker.postMessage({ bitmap, look }, [bitmap]);
    return JSON.parse(new TextDecoder().decode(await answer)).codes[0]?.text;
  };
  /** A look takes the whole frame and the next one the middle, so two of them belong together. */
  const twice = async ([one, other]) => [await ask(one, 0), await ask(other, 0)].find(Boolean);
  const zxing = (options) => async ({ rgba, width, height }) => {
    const all = { formats: ["QRCode"], maxNumberOfSymbols: 1, ...options };
    return (await readBarcodes(new ImageData(rgba, width, height), all)).find(({ isValid }) => isValid)?.text;
  };
  const readers = {
    "ours, two looks": { prepare: bitmaps(2), read: twice },
    "ours, the long way": { prepare: bitmaps(1), read: ([picture]) => ask(picture, 1) },
    "zxing-wasm": { read: zxing({}) },
    "zxing-wasm, tryDenoise": { read: zxing({ tryDenoise: true }) },
  };
  const pixels = async ({ name }) => new Uint8ClampedArray(await (await fetch(`/frames/${name}`)).arrayBuffer());
  return counted(frames, pixels, readers);
}

const frames = JSON.parse(await readFile(join(FRAMES, "frames.json"), "utf8"));
const names = JSON.parse(await readFile(join(WEB, "assets.json"), "utf8"));
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  tables(frames, await page.evaluate(count, { frames, script: names["scanner.js"], wasm: names["scanner.wasm"] }));
} finally {
  await browser.close();
  server.close();
}
