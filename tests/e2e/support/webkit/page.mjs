// A page in WebKit, with the calls of Playwright that page objects and stories use.

import { buildSync } from "esbuild";
import { Root } from "./locator.mjs";

const FIND = new URL("find.js", import.meta.url).pathname;
const { outputFiles: [bundle] } = buildSync({ entryPoints: [FIND], bundle: true, format: "iife", globalName: "finder", write: false });
/** What the automation puts into a document the first time that it looks for something there. */
const FINDER = `${bundle.text}; globalThis.slussFinder = finder; finder.listen();`;

/** An element by selectors one inside another, through the shadow of each. */
const WITHIN = "return arguments[0].split(' ').reduce((within, selector) => (within?.shadowRoot ?? within)?.querySelector(selector), document)";

export class Page extends Root {
  #session;
  #init;
  #size;

  constructor(session, init) {
    super();
    this.#session = session;
    this.#init = init;
  }

  get page() {
    return this;
  }

  get steps() {
    return [];
  }

  /** A page of this engine complains to nobody: there is no way to listen. */
  on() {}

  async goto(url) {
    await this.#session.driver.get(url);
    if (this.#init) await this.evaluate(this.#init);
  }

  async reload() {
    await this.#session.driver.navigate().refresh();
  }

  async goBack() {
    await this.#session.driver.navigate().back();
  }

  url() {
    return this.#session.driver.getCurrentUrl();
  }

  title() {
    return this.#session.driver.getTitle();
  }

  /** Runs a function in the page. */
  evaluate(work, argument) {
    return this.#session.driver.executeScript(`return (${work})(arguments[0])`, argument);
  }

  viewportSize() {
    return this.#size;
  }

  /** The driver sizes the window; what its frame takes is known only from what the page was left with, a moment later. */
  async setViewportSize({ width, height }) {
    const { driver } = this.#session;
    const inner = () => driver.executeScript("return [innerWidth, innerHeight]");
    const fits = ([wide, high]) => wide === width && high === height;
    for (let turn = 0; turn < 10 && !fits(await inner()); turn += 1) {
      const [window, [wide, high]] = [await driver.manage().window().getRect(), await inner()];
      const wanted = { width: Math.max(width, window.width + width - wide), height: Math.max(height, window.height + height - high) };
      await driver.manage().window().setRect(wanted);
      for (let looks = 0; looks < 10 && !fits(await inner()); looks += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    this.#size = { width, height };
  }

  async emulateMedia() {}

  /** Until what is in the document is on the screen too: a picture may else show what was there before. */
  async painted() {
    await this.#session.driver.executeAsyncScript("const told = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => told()))");
  }

  /** A picture of the window, as PNG. */
  async screenshot() {
    return Buffer.from(await this.#session.driver.takeScreenshot(), "base64");
  }

  /** What went wrong in this document since it was first looked into. */
  complaints() {
    return this.run(undefined, "return slussFinder.wrong.splice(0)");
  }

  /** What axe, whose text this is, finds on the page. */
  async axe(text) {
    await this.run(undefined, text);
    return this.#session.driver.executeAsyncScript("const told = arguments[0]; axe.run().then(({ violations }) => told(violations), (error) => told([{ id: String(error), nodes: [] }]))");
  }

  /** Frames are looked into by the driver, from the page down. */
  frameLocator(css) {
    return new Frame(this, css);
  }

  /** The elements that these steps lead to in the page, or in the frame with this selector. */
  async find(steps, frame) {
    return this.run(frame, "return slussFinder.find(arguments[0])", steps);
  }

  /** Runs a script with the finder in it. */
  async run(frame, script, ...given) {
    const { driver } = this.#session;
    await driver.switchTo().defaultContent();
    if (frame) {
      const found = await driver.executeScript(WITHIN, frame);
      if (!found) return undefined;
      await driver.switchTo().frame(found);
    }
    if (!(await driver.executeScript("return 'slussFinder' in globalThis"))) await driver.executeScript(FINDER);
    return driver.executeScript(script, ...given);
  }
}

/** A page in a frame of a page. */
class Frame extends Root {
  constructor(page, css) {
    super();
    this.page = page;
    this.frame = css;
  }

  get steps() {
    return [];
  }
}
