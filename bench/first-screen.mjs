// How soon the first page of a sign-in is seen, how soon its script has taken over, and what that costs the processor, beside
// the same document without scripts and beside a bare form. A slow phone on a slow network, each time with nothing in the cache.
// Prints a Markdown table of medians; nothing here passes or fails (P01, P02).
//
//   SLUSS_BIN   the server; target/release/sluss or target/debug/sluss when it is not given
//   SLUSS_WEB   the web app's folder; target/web/dist when it is not given
//   RUNS        loads of each page; 10 when it is not given

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { brotliCompressSync } from "node:zlib";

import { chromium, request } from "playwright-core";

const ROOT = new URL("..", import.meta.url).pathname;
const built = (profile) => join(ROOT, "target", profile, "sluss");
const { SLUSS_BIN = [built("release"), built("debug")].find(existsSync), SLUSS_WEB = join(ROOT, "target/web/dist") } = process.env;
const RUNS = Number(process.env.RUNS ?? 10);
const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
const LANGUAGE = "en";
const CPU_SLOWDOWN = 4;
/** Slow 4G: 1.6 Mbit/s down, 0.75 Mbit/s up, 150 ms there and back. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
/** What may take long before a number is given up. */
const PATIENCE_MS = 60_000;

const BARE_FORM = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Sign in</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"></head>
<body><form method="post"><label>E-mail <input type="email" name="email"></label> <button>Next</button></form></body></html>`;

/** The server on a port and a data folder of its own, with one site registered. */
async function startSluss(closing) {
  if (!SLUSS_BIN) throw new Error("there is no server: `cargo build --package sluss-server`, or say where it is in SLUSS_BIN");
  const data = await mkdtemp(join(tmpdir(), "sluss-first-screen-"));
  closing.push(() => rm(data, { recursive: true, force: true }));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = { ...process.env, SLUSS_WEB, SLUSS_DATA: data, SLUSS_ISSUER: origin, SLUSS_LISTEN: `127.0.0.1:${port}` };
  const site = { id: "first-screen", redirect: "http://127.0.0.1:9/callback" };
  await ended(spawn(SLUSS_BIN, ["client", "add", site.id, "--name", "First screen", "--redirect-uri", site.redirect, "--public"], { env }));
  const server = spawn(SLUSS_BIN, ["serve"], { env, stdio: ["ignore", "pipe", "inherit"] });
  closing.push(() => stopped(server));
  await listening(server);
  return { origin, site };
}

async function freePort() {
  const server = createServer();
  const { port } = await opened(server);
  await new Promise((done) => server.close(done));
  return port;
}

const opened = (server) => new Promise((done) => server.listen(0, "127.0.0.1", () => done(server.address())));

async function ended(child) {
  const told = text(child.stderr);
  child.stdout.resume();
  const status = await new Promise((done, failed) => child.on("close", done).on("error", failed));
  if (status !== 0) throw new Error(await told);
}

async function stopped(child) {
  if (child.exitCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill();
  await gone;
}

/** Waits for the line of its log that says where it listens. */
async function listening(server) {
  for await (const line of createInterface({ input: server.stdout })) {
    if (line.startsWith("{") && JSON.parse(line).listening) {
      server.stdout.resume();
      return;
    }
  }
  throw new Error("the server ended before it listened");
}

/** Begins a sign-in as a site does, in a browser of which only the cookies are used so far; gives the page's address. */
async function beginSignIn(requests, { origin, site }) {
  const params = {
    client_id: site.id,
    redirect_uri: site.redirect,
    response_type: "code",
    scope: "openid",
    state: "state",
    nonce: "nonce",
    // RFC 7636, appendix B.
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
  };
  const answer = await requests.get(`${origin}/oidc/authorize`, { params, maxRedirects: 0 });
  if (answer.status() !== 303) throw new Error(`a sign-in did not begin: ${answer.status()} ${await answer.text()}`);
  return new URL(answer.headers().location, origin).href;
}

/** The page's document without scripts, with its style sheet, and a form with neither, from a server that does nothing else. */
async function startPlain(sluss, closing) {
  const visitor = await request.newContext();
  const page = await visitor.get(await beginSignIn(visitor, sluss), { headers: { "accept-language": LANGUAGE } });
  const whole = await page.text();
  await visitor.dispose();
  const document = whole.replaceAll(/<script\b.*?<\/script>|<link rel="(?:modulepreload|preload)"[^>]*>/gs, "");
  if (document === whole || /<script/.test(document)) throw new Error("the page's scripts were not found");
  const styles = /<link rel="stylesheet" href="([^"]+)">/.exec(document)[1];
  const css = await (await fetch(new URL(styles, sluss.origin))).text();
  const files = new Map([
    ["/document", file("text/html; charset=utf-8", document)],
    ["/bare", file("text/html; charset=utf-8", BARE_FORM)],
    [styles, file("text/css", css)],
  ]);
  const server = createServer(({ url }, response) => {
    const found = files.get(url);
    if (!found) return response.writeHead(404).end();
    return response.writeHead(200, { "content-type": found.type, "content-encoding": "br" }).end(found.body);
  });
  closing.push(() => new Promise((done) => server.close(done)));
  return `http://localhost:${(await opened(server)).port}`;
}

const file = (type, body) => ({ type, body: brotliCompressSync(body) });

/** Runs in the page before anything else: notes when the field is painted, when the script has taken over, and long tasks. */
function watch() {
  const seen = { visible: null, live: null, long: [] };
  const painted = new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) {
      // The field is in the document that the first paint shows; a page that brought it later would be noted as not seen.
      if (name === "first-contentful-paint" && document.querySelector("input[type=email]")?.checkVisibility()) seen.visible = startTime;
    }
  });
  painted.observe({ type: "paint", buffered: true });
  const tasks = new PerformanceObserver((list) => keep(list.getEntries()));
  const keep = (entries) => seen.long.push(...entries.map(({ duration }) => duration));
  tasks.observe({ type: "longtask", buffered: true });
  new MutationObserver(() => (seen.live ??= performance.now())).observe(document, { subtree: true, attributeFilter: ["data-live"] });
  /** Everything, once there is nothing left to do. */
  window.measured = async () => {
    for (let idle = 0; idle < 2; idle += 1) await new Promise((done) => requestIdleCallback(done));
    keep(tasks.takeRecords());
    const loaded = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    return {
      visible: seen.visible,
      live: seen.live,
      long: seen.long.reduce((sum, one) => sum + one, 0),
      longest: Math.max(0, ...seen.long),
      blocked: seen.long.reduce((sum, one) => sum + one - 50, 0),
      bytes: loaded.reduce((sum, one) => sum + one.encodedBodySize, 0),
      requests: loaded.length,
    };
  };
}

/** Loads a page with nothing in the cache and tells what was seen. `then` goes on from there. */
async function load(browser, address, then = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: LANGUAGE });
  try {
    const url = await address(context.request);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(watch);
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", NETWORK);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.goto(url, { waitUntil: "load" });
    if (await page.locator("script[src]").count()) await page.locator("html[data-live]").waitFor();
    const seen = await page.evaluate(() => window.measured());
    if (seen.visible === null) throw new Error("the field for the e-mail address was not painted");
    await then(page);
    return seen;
  } finally {
    await context.close();
  }
}

/** That "taken over" means it: the script itself handles the form, and the document stays. */
async function handlesTheForm(page) {
  await page.evaluate(() => (window.sameDocument = true));
  await page.locator("input[type=email]").fill("anna@example.eu");
  await page.locator("input[type=email]").press("Enter");
  await page.locator("input[type=password]").waitFor();
  if (!(await page.evaluate(() => window.sameDocument === true))) throw new Error("the script had not taken over when it said so");
}

const median = (values) => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const COLUMNS = ["bytes", "requests", "visible", "live", "long", "longest", "blocked"];

/** The median of each column. */
function summary(name, loads) {
  return Object.fromEntries([["name", name], ...COLUMNS.map((column) => [column, median(loads.map((load) => load[column]))])]);
}

function print(all) {
  const rows = Object.entries(all).map(([name, loads]) => summary(name, loads));
  console.log(`Medians of ${RUNS} loads each, in turns: ${CPU_SLOWDOWN}x slower processor, slow 4G, empty cache.\n`);
  console.log("| page | kB | requests | visible | taken over | long tasks | longest | beyond 50 ms |");
  console.log("|---|---:|---:|---:|---:|---:|---:|---:|");
  const ms = (value) => `${Math.round(value)} ms`;
  for (const { name, bytes, requests, visible, live, long, longest, blocked } of rows) {
    const times = [ms(visible), live ? ms(live) : "", ms(long), ms(longest), ms(blocked)];
    console.log(`| ${name} | ${(bytes / 1e3).toFixed(1)} | ${requests} | ${times.join(" | ")} |`);
  }
  const [page, plain] = rows;
  const ratio = (page.visible / plain.visible).toFixed(2);
  console.log(`\nVisible / the same document without scripts: **${ratio}** (mark P02: 1.3 or less).`);
  console.log(`Long tasks beyond 50 ms, more than without scripts: **${ms(page.blocked - plain.blocked)}** (50 ms or less).`);
}

async function main(closing) {
  const sluss = await startSluss(closing);
  const plain = await startPlain(sluss, closing);
  const browser = await chromium.launch({ executablePath: BROWSER, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  closing.push(() => browser.close());
  const pages = {
    "sign-in": (requests) => beginSignIn(requests, sluss),
    "the same without scripts": () => `${plain}/document`,
    "a bare form, no style sheet": () => `${plain}/bare`,
  };
  // What the first load of a new browser costs is nobody's.
  await load(browser, pages["sign-in"], handlesTheForm);
  const all = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  for (let run = 0; run < RUNS; run += 1) {
    for (const [name, address] of Object.entries(pages)) all[name].push(await load(browser, address));
  }
  print(all);
}

const closing = [];
try {
  await main(closing);
} finally {
  for (const close of closing.reverse()) await close();
}
