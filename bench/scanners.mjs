// Scanners that browsers could have instead of ours, on the same frames: zxing-wasm, zbar and jsQR from npm. The frames are those that the
// Rust half of `cargo xtask bench qr` has written down. Prints a Markdown table; nothing here passes or fails.
//
//   SLUSS_FRAMES   the folder with the frames and their list
//   SLUSS_WEB      the web app's folder, with the worker in which ours reads

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

import { counted } from "./scanners/counted.mjs";
import { scanner } from "./scanners/ours.mjs";
import { tables } from "./scanners/tables.mjs";

const FOLDER = process.env.SLUSS_FRAMES;
const require = createRequire(new URL("scanners/package.json", import.meta.url));

async function zxing(options) {
  const { prepareZXingModule, readBarcodes } = require("zxing-wasm/reader");
  const wasmBinary = (await readFile(require.resolve("zxing-wasm/reader/zxing_reader.wasm"))).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const all = { formats: ["QRCode"], maxNumberOfSymbols: 1, ...options };
  return async ({ rgba, width, height }) => (await readBarcodes({ data: rgba, width, height }, all)).find(({ isValid }) => isValid)?.text;
}

async function zbar() {
  const { scanGrayBuffer } = require("@undecaf/zbar-wasm");
  return async ({ gray, width, height }) => (await scanGrayBuffer(gray.buffer.slice(gray.byteOffset, gray.byteOffset + gray.length), width, height))[0]?.decode();
}

async function jsqr() {
  const { default: read = require("jsqr") } = require("jsqr");
  return async ({ rgba, width, height }) => read(rgba, width, height)?.data;
}

/** Ours, as the page asks its worker. A look takes the whole frame and the next one the middle, so two of them belong together. */
async function ours() {
  const ask = await scanner(process.env.SLUSS_WEB);
  const read = (look) => ({ rgba, width, height }) => ask({ pixels: new Uint8Array(rgba), width, height, look }).codes[0]?.text;
  const [glance, thorough] = [read(0), read(1)];
  const twice = (frame) => [glance(frame), glance(frame)].find(Boolean);
  return { "ours, two looks": { read: async (frame) => twice(frame) }, "ours, the long way": { read: async (frame) => thorough(frame) } };
}

const readers = {
  ...(await ours()),
  "zxing-wasm": { read: await zxing({}) },
  "zxing-wasm, tryDenoise": { read: await zxing({ tryDenoise: true }) },
  "zbar-wasm": { read: await zbar() },
  jsQR: { read: await jsqr() },
};
const frames = JSON.parse(await readFile(join(FOLDER, "frames.json"), "utf8"));
const pixels = async ({ name }) => new Uint8ClampedArray(await readFile(join(FOLDER, name)));
tables(frames, await counted(frames, pixels, readers));
