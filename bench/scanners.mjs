// Scanners that browsers could have instead of ours, on the same frames: zxing-wasm, zbar and jsQR from npm. The frames are those that the
// Rust half of `cargo xtask bench qr` has written down. Prints a Markdown table; nothing here passes or fails.
//
//   SLUSS_FRAMES   the folder with the frames and their list
//   SLUSS_SCANNER  a script for node with ours, `look` and `long`, to be measured in the same process

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

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

/** Ours, for whoever has compiled it for node. */
function ours() {
  if (!process.env.SLUSS_SCANNER) return {};
  const { look, long } = require(process.env.SLUSS_SCANNER);
  const reader = (read) => async ({ rgba, width, height }) => read(new Uint8Array(rgba.buffer), width, height);
  return { "ours, one look": reader(look), "ours, the long way": reader(long) };
}

const READERS = {
  ...ours(),
  "zxing-wasm": await zxing({}),
  "zxing-wasm, tryDenoise": await zxing({ tryDenoise: true }),
  "zbar-wasm": await zbar(),
  jsQR: await jsqr(),
};

const frames = JSON.parse(await readFile(join(FOLDER, "frames.json"), "utf8"));
const classes = [...new Set(frames.map(({ kind }) => kind))].filter((kind) => kind !== "empty");
const measured = Object.fromEntries(Object.keys(READERS).map((name) => [name, { right: {}, wrong: 0, code: [], empty: [] }]));

for (const { name, kind, width, height, text } of frames) {
  const gray = new Uint8ClampedArray(await readFile(join(FOLDER, name)));
  const rgba = new Uint8ClampedArray(4 * gray.length).fill(255);
  gray.forEach((shade, at) => rgba.fill(shade, 4 * at, 4 * at + 3));
  for (const [reader, read] of Object.entries(READERS)) {
    const so = measured[reader];
    const start = performance.now();
    const found = await Promise.resolve(read({ gray, rgba, width, height })).catch(() => undefined);
    (kind === "empty" ? so.empty : so.code).push(performance.now() - start);
    if (found === text && kind !== "empty") so.right[kind] = (so.right[kind] ?? 0) + 1;
    else if (found !== undefined && found !== "") so.wrong += 1;
  }
}

const row = (cells) => console.log(`| ${cells.join(" | ")} |`);
const times = (all) => {
  const sorted = all.toSorted((one, other) => one - other);
  const mean = sorted.reduce((sum, time) => sum + time, 0) / sorted.length;
  return [mean.toFixed(2), sorted[sorted.length >> 1].toFixed(2)];
};
row(["", ...classes, "all", "wrong"]);
row(["---", ...classes.map(() => "---:"), "---:", "---:"]);
for (const [reader, { right, wrong }] of Object.entries(measured)) {
  const each = classes.map((kind) => right[kind] ?? 0);
  row([reader, ...each, `**${each.reduce((sum, count) => sum + count, 0)}**`, wrong]);
}
console.log();
row(["ms a frame", "with a code, mean", "median", "without, mean", "median"]);
row(["---", "---:", "---:", "---:", "---:"]);
for (const [reader, { code, empty }] of Object.entries(measured)) row([reader, ...times(code), ...times(empty)]);
