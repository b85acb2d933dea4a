// Chromium: the engine that every story runs in, and the only one whose camera can be pointed at something.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { pointAt, pointAway } from "../camera.mjs";
import { recorded } from "./recorded.mjs";

const PROGRAM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** What the browser calls itself in lists of sessions. */
export const name = "Chrome";

/** A browser on a desk. */
export async function desk({ language, script, init }) {
  const browser = await chromium.launch({ executablePath: PROGRAM, args: QUIET });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: language, javaScriptEnabled: script });
  if (init) await context.addInitScript(init);
  const record = await recorded(context);
  return { page: await context.newPage(), record, close: () => browser.close() };
}

/** A browser in a hand, with a camera. */
export async function hand({ language, camera, init }) {
  const folder = await mkdtemp(join(tmpdir(), "sluss-camera-"));
  const film = join(folder, "view.mjpeg");
  await pointAway(film);
  const eyes = ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`];
  const args = [...QUIET, ...(camera ? [...eyes, "--use-fake-ui-for-media-stream"] : [])];
  const browser = await chromium.launch({ executablePath: PROGRAM, args });
  const close = async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  };
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: language, isMobile: true, hasTouch: true });
  if (init) await context.addInitScript(init);
  const record = await recorded(context);
  const page = await context.newPage();
  /** Holds the phone in front of an element of another page. */
  const lookAt = async (element) => pointAt(film, await element.screenshot());
  const lookAway = () => pointAway(film);
  return { page: Object.assign(page, { lookAt, lookAway }), record, close };
}

/** A window that shows one document after the other, without a network. */
export async function reader({ width, look }) {
  const browser = await chromium.launch({ executablePath: PROGRAM, args: QUIET });
  const context = await browser.newContext({ viewport: { width, height: 640 }, colorScheme: look, offline: true });
  return { page: await context.newPage(), close: () => browser.close() };
}

/** A browser whose windows look at pages in one look after the other, with a pointer or by touch. */
export async function viewer() {
  const browser = await chromium.launch({ executablePath: PROGRAM, args: QUIET });
  /** A window of that width, in a look. */
  const look = async ({ width, touch = false, ...colours }) => {
    const hand = { isMobile: touch, hasTouch: touch };
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "en", reducedMotion: "reduce", ...hand, ...colours });
    return { page: await context.newPage(), close: () => context.close() };
  };
  return { look, close: () => browser.close() };
}
