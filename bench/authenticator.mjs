// The authenticator on a slow phone, without a network: how soon the list of codes is there, with one code, a hundred and a thousand; how long unlocking
// takes, beside the passphrase's key; the memory; and how busy the page is while the camera looks. Prints Markdown; nothing here passes or fails (P12).
//
//   SLUSS_BIN   the server
//   SLUSS_WEB   the web app's folder
//   RUNS        starts of each kind; 5 when it is not given

import { Buffer } from "node:buffer";

import { chromium } from "playwright-core";

import { Codes } from "../tests/e2e/pages/codes.mjs";
import { Demo } from "../tests/e2e/support/server.mjs";

const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
const RUNS = Number(process.env.RUNS ?? 5);
const CPU_SLOWDOWN = 4;
const WORDS = "four words are enough";
const COUNTS = [1, 100, 1_000];
/** How long the camera looks while the page's work is counted. */
const SCANNING_MS = 10_000;
/** What may take long before a number is given up. */
const PATIENCE_MS = 120_000;

/** Runs in the page before anything else: notes when the list is drawn, how long workers think, and the memory of programs. */
function watch() {
  globalThis.seen = { list: null, worker: 0, memories: [] };
  new MutationObserver(() => {
    if (document.querySelector(".code-row")) seen.list ??= performance.now();
  }).observe(document, { subtree: true, childList: true });
  globalThis.Worker = class extends Worker {
    constructor(address) {
      super(address);
      this.addEventListener("message", ({ data }) => data !== "ready" && (seen.worker += performance.now() - this.asked));
    }
    postMessage(...said) {
      this.asked = performance.now();
      super.postMessage(...said);
    }
  };
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await instantiateStreaming.apply(WebAssembly, given);
    // What is loaded afterwards shares the memory of the first part.
    if (made.instance.exports.memory) seen.memories.push(made.instance.exports.memory);
    return made;
  };
}

/** So many links of other sites, as a file to move in. */
function links(count) {
  const secret = (at) => [...`${at}`].map((digit) => "ABCDEFGHIJ"[digit]).join("").padEnd(32, "Q");
  return Buffer.from(Array.from({ length: count }, (_, at) => `otpauth://totp/Site%20${at}:anna@example.eu?secret=${secret(at)}`).join("\n"));
}

/** A browser whose app holds so many codes and needs no network any more. */
async function withCodes(demo, count) {
  const eyes = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  const browser = await chromium.launch({ executablePath: BROWSER, args: ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info", ...eyes] });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en" });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript(watch);
  const app = new Codes(page, demo);
  await app.initialise();
  await app.moveIn({ name: "links.txt", mimeType: "text/plain", buffer: links(count) });
  await app.found();
  await page.locator(".actions button").first().click();
  await app.screen("home").waitFor();
  await app.ready();
  await context.setOffline(true);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  return { browser, page, app, devtools };
}

/** Milliseconds from the beginning of a load to the list. */
async function start({ page }) {
  await page.reload();
  await page.locator(".code-row").first().waitFor();
  return page.evaluate(() => seen.list);
}

/** Megabytes of the program and of the script's heap. */
async function memory({ page }) {
  const [wasm, heap] = await page.evaluate(() => [seen.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0), performance.memory.usedJSHeapSize]);
  return `${(wasm / 1e6).toFixed(1)} + ${(heap / 1e6).toFixed(1)}`;
}

/** Milliseconds from the press to the list, beyond those in which the worker makes the key. */
async function unlock({ page, app }) {
  await page.reload();
  await app.locked();
  await page.locator("#passphrase").fill(WORDS);
  await page.evaluate(() => Object.assign(seen, { list: null, worker: 0, pressed: null }));
  await page.evaluate(() => document.addEventListener("click", () => (seen.pressed ??= performance.now()), true));
  await app.press("unlock");
  await page.locator(".code-row").first().waitFor();
  return page.evaluate(() => [seen.list - seen.pressed - seen.worker, seen.worker]);
}

/** Parts of the time that the page is busy while the camera looks: on this machine, and on a processor a quarter as fast. */
async function scanning({ page, app, devtools }) {
  await page.reload();
  await app.screen("home").waitFor();
  await app.press("scan");
  await app.looking();
  const busy = async (rate) => {
    await devtools.send("Emulation.setCPUThrottlingRate", { rate });
    const before = await spent(devtools);
    await new Promise((done) => setTimeout(done, SCANNING_MS));
    return (1_000 * ((await spent(devtools)) - before)) / SCANNING_MS;
  };
  await devtools.send("Performance.enable");
  return [await busy(1), await busy(CPU_SLOWDOWN)];
}

/** Seconds in which the page's thread had something to do. */
async function spent(devtools) {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value;
}

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];
const ms = (value) => `${Math.round(value)} ms`;

async function times(run) {
  const all = [];
  for (let at = 0; at < RUNS; at += 1) all.push(await run());
  return all;
}

async function main(demo) {
  console.log(`Medians of ${RUNS}, a ${CPU_SLOWDOWN}x slower processor, no network.\n`);
  console.log("| codes | start to list | unlocked, beyond the key | the key | MB of wasm + script |");
  console.log("|---:|---:|---:|---:|---:|");
  let looks;
  for (const count of COUNTS) {
    const phone = await withCodes(demo, count);
    const starts = await times(() => start(phone));
    const held = await memory(phone);
    looks ??= await scanning(phone);
    await phone.devtools.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await phone.page.reload();
    await phone.app.press("codes-lock");
    await phone.app.setPassphrase(WORDS);
    await phone.app.says("codes-lock-done");
    const unlocked = await times(() => unlock(phone));
    const [beyond, key] = [0, 1].map((at) => median(unlocked.map((times) => times[at])));
    console.log(`| ${count} | ${ms(median(starts))} | ${ms(beyond)} | ${ms(key)} | ${held} |`);
    await phone.browser.close();
  }
  const [here, slow] = looks.map((part) => `${(100 * part).toFixed(0)} %`);
  console.log(`\nWhile the camera looks, the page's own thread is busy ${here} of the time, and ${slow} where the processor is ${CPU_SLOWDOWN}x slower (mark P12: at most 10 %).`);
}

const closing = [];
try {
  await main(await Demo.start({ after: (close) => closing.push(close) }));
} finally {
  for (const close of closing.reverse()) await close();
}
