// <sluss-sign-in> in a site's page, from the outside. What it says in the place of its frame is its own, from embed/.

import { SignInPage } from "./sign-in.mjs";

const WORDS = {
  en: {
    over: "You were not signed in.",
    wrong: "The sign-in cannot be shown here.",
    silent: "The sign-in is not answering.",
    again: "Try again",
  },
  sv: {
    over: "Du loggades inte in.",
    wrong: "Inloggningen kan inte visas här.",
    silent: "Inloggningen svarar inte.",
    again: "Försök igen",
  },
};

export class SignInElement {
  /** `where` is the selector of the element. */
  constructor(page, where, language = "en") {
    this.page = page;
    this.where = where;
    this.host = page.locator(where);
    this.words = WORDS[language];
    /** The sign-in page in the element's frame. */
    this.signIn = new SignInPage(page.frameLocator(`${where} iframe`), language);
  }

  /** An element of several on a page, by its name there. */
  static called(page, name, language) {
    return new SignInElement(page, `#${name}`, language);
  }

  /** Until the element is there to be seen. */
  async isThere() {
    await this.host.waitFor();
  }

  /** The frame, from the outside. */
  get frame() {
    return this.host.locator("iframe");
  }

  /** Until the element has a frame, whether or not there is something in it. */
  async framed() {
    await this.frame.waitFor({ state: "attached" });
  }

  /** The address of what is in the frame. */
  async source() {
    return this.frame.getAttribute("src");
  }

  /** What the page in the frame may use. */
  async permissions() {
    return this.frame.getAttribute("allow");
  }

  /** Whether the page in the frame may use it indeed; where a browser cannot say, it may. */
  async permits(feature) {
    const frame = await (await this.frame.elementHandle()).contentFrame();
    return frame.evaluate((feature) => document.featurePolicy?.allowsFeature(feature) ?? true, feature);
  }

  /** Until the element has this to say in the place of its frame: `over`, `wrong` or `silent`. */
  async says(what) {
    await this.host.getByText(this.words[what]).waitFor();
  }

  /** Until the element offers to begin anew. */
  async offersAnother() {
    await this.#again.waitFor();
  }

  async tryAgain() {
    await this.#again.click();
  }

  get #again() {
    return this.host.getByRole("button", { name: this.words.again });
  }

  /** The colour of the link that stands there where the sign-in has a page of its own. */
  async linkColour() {
    return this.host.locator("a").evaluate((link) => getComputedStyle(link).backgroundColor);
  }

  /** Notes the next error that the element tells the page. */
  async listen() {
    await this.host.evaluate((found) => found.addEventListener("error", ({ detail }) => (globalThis.told = detail)));
  }

  /** Until the element has told the page an error. */
  async toldError(error) {
    await this.page.waitForFunction((wanted) => globalThis.told?.error === wanted, error);
  }
}
