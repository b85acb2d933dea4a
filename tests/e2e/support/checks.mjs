// What holds on every screen: nothing broken, nothing from elsewhere, nothing against the policy, nothing that a screen reader
// stumbles over. Whoever wants to look at the screens sets SLUSS_PICTURES, and pictures of them are kept.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { faults } from "./axe.mjs";
import { cutOff } from "./looks.mjs";
import { NARROWEST, SIZES, nameOf } from "./pictures.mjs";
import { folderOf } from "./trace.mjs";
import { within } from "./within.mjs";

const PICTURES = new URL("../../../target/e2e/", import.meta.url).pathname;
/** What a browser says about answers that the pages expect: nobody is signed in, the network is off. */
const EXPECTED = /status of (401|400|403|404|409|410|422|429|503)|ERR_INTERNET_DISCONNECTED|Failed to load resource: net::ERR_FAILED/;

/** The style by which Playwright hides carets in pictures, which our policy refuses: the driver's offence, by its hash. */
const OF_THE_DRIVER = /sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT\+SmwNZWA=/;

export class Watch {
  #shown = 0;

  constructor(t, demo, page) {
    this.page = page;
    this.story = folderOf(t.name);
    this.wrong = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()) && !EXPECTED.test(message.text())) this.wrong.push(message.text());
    });
    page.on("pageerror", (error) => this.wrong.push(error.message));
    page.on("request", (request) => {
      const url = request.url();
      const own = [demo.issuer, demo.app, demo.site, ...demo.sites.map(({ origin }) => origin)];
      if (/^https?:/.test(url) && !own.some((origin) => url.startsWith(`${origin}/`))) this.wrong.push(`from elsewhere: ${url}`);
    });
    t.after(() => this.nothingWrong());
  }

  /** What a story brings about itself is no complaint. */
  expect(pattern) {
    this.expected = pattern;
  }

  /** Before the page goes: where an engine does not tell what is wrong, its pages are asked. */
  async last() {
    if (this.page.complaints) this.wrong.push(...(await within(this.page.complaints(), [])));
  }

  get #unexpected() {
    return this.wrong.filter((told) => !this.expected?.test(told) && !OF_THE_DRIVER.test(told));
  }

  /** Whether the browser has nothing to complain of. */
  get isContent() {
    return this.#unexpected.length === 0;
  }

  nothingWrong() {
    const wrong = this.#unexpected;
    this.wrong.length = 0;
    assert.deepEqual(wrong, [], "the browser complained");
  }

  /** Checks the screen as it is, and keeps pictures of it: on phone, laptop and desk, light and dark. */
  async screen(name) {
    const { page } = this;
    this.#shown += 1;
    const before = page.viewportSize();
    // Only Chromium changes its colours while it runs.
    const schemes = page.engine === "chromium" ? ["light", "dark"] : ["light"];
    for (const colorScheme of schemes) {
      if (schemes.length > 1) await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      // In other colours, only what is about colours can be another.
      assert.deepEqual(await faults(page, colorScheme === "dark" ? ["color-contrast"] : undefined), [], `${name}, ${colorScheme}`);
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await this.#fits(name, size.width);
        if (process.env.SLUSS_PICTURES) await this.#keep(nameOf(this.#shown, name, size, colorScheme));
      }
    }
    // The driver of another engine cannot make its window as narrow.
    if (page.engine === "chromium") {
      await page.setViewportSize(NARROWEST);
      assert.deepEqual(await cutOff(page), [], `${name}, at ${NARROWEST.width} px`);
    }
    await page.setViewportSize(before);
    if (schemes.length > 1) await page.emulateMedia({ colorScheme: "light" });
    await this.last();
    this.nothingWrong();
  }

  async #keep(name) {
    const folder = join(PICTURES, this.story);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), await this.page.screenshot());
  }

  async #fits(name, width) {
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${name}: ${wide} px wide on a screen of ${width}`);
  }
}
