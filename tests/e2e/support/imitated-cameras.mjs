// Cameras of a story's own: two at the back, of which the first cannot come near, and one at the front. They say what was done with them.

import { until } from "./until.mjs";

/** A script that puts them in place of the browser's; `slow` ones start when they are let go, `permission` is what the browser says about them. */
export const cameras = ({ slow = false, permission = "prompt" }) => `(${install})(${JSON.stringify({ slow, permission })})`;

/** Runs in the page. */
function install({ slow, permission }) {
  globalThis.started = [];
  globalThis.wishes = [];
  globalThis.waiting = [];
  const devices = ["wide", "near", "front"].map((deviceId) => ({ kind: "videoinput", deviceId, label: deviceId }));
  MediaDevices.prototype.enumerateDevices = async () => [...devices, { kind: "audioinput", deviceId: "ear" }];
  Permissions.prototype.query = async () => ({ state: permission });
  MediaDevices.prototype.getUserMedia = async ({ video }) => {
    const deviceId = video.deviceId?.exact ?? "wide";
    if (slow) await new Promise((resolve) => waiting.push(resolve));
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
    const context = canvas.getContext("2d");
    // A stream shows what was drawn since it began.
    const draw = () => {
      context.fillRect(0, 0, 640, 480);
      if (globalThis.before) context.drawImage(before, 320 - before.width / 2, 240 - before.height / 2);
    };
    draw();
    setInterval(draw, 50);
    const stream = canvas.captureStream(20);
    const [track] = stream.getTracks();
    Object.assign(track, {
      getSettings: () => ({ deviceId }),
      getCapabilities: () => (deviceId === "near" ? { torch: true, focusMode: ["manual", "continuous"], zoom: { min: 1, max: 8 } } : {}),
      applyConstraints: async ({ advanced: [wish] }) => void wishes.push(wish),
    });
    started.push({ deviceId, track });
    return stream;
  };
  let hidden = false;
  Object.defineProperty(Document.prototype, "hidden", { get: () => hidden });
  globalThis.hide = (now) => {
    hidden = now;
    document.dispatchEvent(new Event("visibilitychange"));
  };
}

export class Cameras {
  constructor(page) {
    this.page = page;
  }

  /** Something is held before whichever camera runs. */
  async see(printed) {
    const png = [...(await printed.screenshot())];
    await this.page.evaluate(async (png) => {
      globalThis.before = await createImageBitmap(new Blob([new Uint8Array(png)], { type: "image/png" }));
    }, png);
  }

  /** How many starts wait to be let go. */
  async waiting() {
    return this.page.evaluate(() => waiting.length);
  }

  /** Until so many starts wait, or have waited. */
  async asked(count) {
    await until(async () => (await this.waiting()) === count, `${count} starts do not wait`);
  }

  /** Lets one start go on. */
  async letGo(number) {
    await this.page.evaluate((number) => waiting[number](), number);
  }

  /** The cameras that were started, the first one first: which it is, whether it runs, and whether it sees. */
  async started() {
    return this.page.evaluate(() => started.map(({ deviceId, track: { readyState, enabled } }) => ({ camera: deviceId, state: readyState, sees: enabled })));
  }

  /** Until this holds for the cameras that were started. */
  async until(holds) {
    await until(async () => holds(await this.started()), `the cameras are in another state: ${holds}`);
  }

  /** Until so many cameras were started. */
  async startedTo(count) {
    await this.until((cameras) => cameras.length === count);
  }

  /** Whether each runs and sees. */
  async lights() {
    return (await this.started()).map(({ state, sees }) => `${state} ${sees ? "sees" : "rests"}`);
  }

  /** What was asked of the cameras, once it was so much. */
  async wishes(count) {
    const wishes = () => this.page.evaluate(() => wishes);
    await until(async () => (await wishes()).length === count, `${count} wishes did not come`);
    return wishes();
  }

  /** The page is hidden from now on, or is not, one after the other without a pause. */
  async hide(...turns) {
    await this.page.evaluate((turns) => turns.forEach((now) => hide(now)), turns);
  }

  /** The page is hidden, and only then does the first start go on. */
  async hideAndLetGo() {
    await this.page.evaluate(() => (hide(true), waiting[0]()));
  }
}

/** Has a page note the browser's own camera whenever it starts it; gives what tells the state of each start. */
export async function noted(page) {
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const original = mediaDevices.getUserMedia.bind(mediaDevices);
    globalThis.tracks = [];
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await original(wanted);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
  return () => page.evaluate(() => tracks.map((track) => track.readyState));
}
