// Two browsers: the PC, and the phone whose camera sees what a story points it at.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { pointAt, pointAway } from "./camera.mjs";
import { Watch } from "./checks.mjs";

const PROGRAM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A browser on a desk. */
export async function pc(t, demo, { language = "en", script = true } = {}) {
  const browser = await chromium.launch({ executablePath: PROGRAM, args: QUIET });
  demo.guests.push(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: language, javaScriptEnabled: script });
  const page = await opened(t, demo, context);
  // A browser that runs no script wonders what was fetched for one.
  if (!script) page.watch.expect(/was preloaded using link preload but not used/);
  return page;
}

/** A browser in a hand, with a camera. */
export async function phone(t, demo, { language = "en", camera = true } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "sluss-camera-"));
  const film = join(folder, "view.mjpeg");
  await pointAway(film);
  const eyes = ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`];
  const args = [...QUIET, ...(camera ? [...eyes, "--use-fake-ui-for-media-stream"] : [])];
  const browser = await chromium.launch({ executablePath: PROGRAM, args });
  demo.guests.push(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: language, isMobile: true, hasTouch: true });
  const page = await opened(t, demo, context);
  /** Holds the phone in front of an element of another page. */
  const lookAt = async (element) => pointAt(film, await element.screenshot());
  const lookAway = () => pointAway(film);
  return Object.assign(page, { lookAt, lookAway });
}

/** Another page in the browser of one. */
export async function another(t, demo, page) {
  return opened(t, demo, page.context());
}

async function opened(t, demo, context) {
  const page = await context.newPage();
  page.watch = new Watch(t, demo, page);
  return page;
}
