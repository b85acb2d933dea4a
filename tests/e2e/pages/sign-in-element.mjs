// <sluss-sign-in> in a site's page, from the outside. What it says in the place of its frame is its own, from embed/.

import { SignInPage } from "./sign-in.mjs";

const WORDS = {
  en: {
    over: "You were not signed in.",
    page: "The sign-in cannot be shown inside this page.",
    wrong: "The sign-in does not work on this page.",
    alone: "The sign-in cannot be shown inside another page.",
    silent: "The sign-in is not answering.",
    again: "Try again",
    link: "Sign in",
    open: "Open this page by itself",
  },
  sv: {
    over: "Du loggades inte in.",
    page: "Inloggningen kan inte visas inne på den här sidan.",
    wrong: "Inloggningen fungerar inte på den här sidan.",
    alone: "Inloggningen kan inte visas inuti en annan sida.",
    silent: "Inloggningen svarar inte.",
    again: "Försök igen",
    link: "Logga in",
    open: "Öppna den här sidan för sig",
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

  /** Until the element has this to say in the place of its frame: `over`, `page`, `alone`, `wrong` or `silent`. */
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

  /** Whether the button that begins anew has the focus. */
  async againHasFocus() {
    return this.#again.evaluate((button) => button.getRootNode().activeElement === button);
  }

  /** Which ways on it offers in the place of its frame. */
  async ways() {
    return { again: await this.#again.count(), page: await this.#link.count() };
  }

  /** Goes to the sign-in on a page of its own. */
  async goToPage(language) {
    // The element may stand in a frame; the link leaves it.
    const page = this.page.page?.() ?? this.page;
    await this.#link.click();
    return new SignInPage(page, language);
  }

  /** Whether there is a frame that can be seen. */
  async showsFrame() {
    return this.frame.isVisible();
  }

  /** Opens the site's page without the one around it, and gives the element there. */
  async openAlone() {
    await this.host.getByRole("link", { name: this.words.open }).click();
    return new SignInElement(this.page.page(), this.where);
  }

  /** Until the frame has the height that the page in it wants. */
  async sized() {
    const frame = await this.frame.elementHandle();
    await this.page.waitForFunction((frame) => frame.style.blockSize !== "", frame);
  }

  /** Whether the keyboard is in it. */
  async hasFocus() {
    return this.host.evaluate((element) => document.activeElement === element);
  }

  /** The ground of the page in the frame, as the browser computes it. */
  async groundWithin() {
    const frame = await (await this.frame.elementHandle()).contentFrame();
    return frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
  }

  /** Leads the frame somewhere, as a form in it does. */
  async navigateWithin(address) {
    const frame = await (await this.frame.elementHandle()).contentFrame();
    await frame.evaluate((address) => location.assign(address), address);
  }

  async reloadWithin() {
    const frame = await (await this.frame.elementHandle()).contentFrame();
    await frame.goto(frame.url());
  }

  /** Sets an attribute, as a script of the site's does. */
  async set(name, value) {
    await this.host.evaluate((element, [name, value]) => element.setAttribute(name, value), [name, value]);
  }

  get #link() {
    return this.host.getByRole("link", { name: this.words.link });
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
