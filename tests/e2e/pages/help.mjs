// The guide, as the server shows it.

import { Surface } from "./surface.mjs";
import { until } from "../support/until.mjs";

export class Help extends Surface {
  constructor(page, demo, language = "en") {
    super(page, language, "public-pages");
    this.page = page;
    this.demo = demo;
  }

  async open() {
    await this.goTo("/help");
    await this.screen("help").waitFor();
  }

  /** One of its pages, by its address. */
  async goTo(path) {
    await this.page.goto(`${this.demo.issuer}${path}?language=${this.language}`);
  }

  /** The addresses of all its pages. */
  async pages() {
    await this.open();
    const chapters = await this.page.locator(".chapters a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    return ["/help", ...chapters, "/help/print"];
  }

  /** Goes to a chapter from the contents. */
  async turnTo(title) {
    await this.page.getByRole("link", { name: title, exact: true }).click();
  }

  /** Until a chapter is shown. */
  async isChapter(title) {
    await this.page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
  }

  /** The way to the page for paper. */
  get printing() {
    return this.link("help-print");
  }

  /** Until every picture of the page is there; gives what each says, and the shape of its file and as it is drawn. */
  async pictures() {
    const all = this.page.locator(".shot img");
    const isThere = () => all.evaluateAll((ones) => ones.every(({ complete, naturalWidth }) => complete && naturalWidth > 0));
    await until(isThere, "a picture does not come");
    return all.evaluateAll((ones) => ones.map((one) => ({ alt: one.alt, shape: one.naturalWidth / one.naturalHeight, drawn: one.width / one.height })));
  }

  /** What of the page is seen on paper that can only be pressed, and which chapters do not begin a page there. */
  async onPaper() {
    return this.page.evaluate(() => {
      const pressed = [...document.querySelectorAll(".button, nav, .languages")].filter((one) => one.checkVisibility());
      const begins = (one) => getComputedStyle(one).breakBefore === "page";
      return { pressed: pressed.map((one) => one.textContent), chapters: [...document.querySelectorAll(".chapter")].map(begins), ink: getComputedStyle(document.body).color };
    });
  }
}
