// A device that can vibrate, as far as a browser without a motor can be one: it says for how long it was told to.

import { until } from "./until.mjs";

/** A script that notes what the page wants to be felt. */
export const vibrations = () => {
  globalThis.vibrated = [];
  Navigator.prototype.vibrate = (milliseconds) => Boolean(globalThis.vibrated.push(milliseconds));
};

/** Whoever holds the phone wants things to move, or wants less of that. */
export async function likesMotion(page, likes) {
  await page.emulateMedia({ reducedMotion: likes ? "no-preference" : "reduce" });
}

/** Until so much was felt since the page was loaded, in milliseconds each. */
export async function felt(page, wanted) {
  const said = async () => JSON.stringify(await page.evaluate(() => globalThis.vibrated));
  await until(async () => (await said()) === JSON.stringify(wanted), `not ${JSON.stringify(wanted)} was felt`);
}

/** How often anything was felt since the page was loaded. */
export async function feltTimes(page) {
  return page.evaluate(() => globalThis.vibrated.length);
}
