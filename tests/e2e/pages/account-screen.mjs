// What every screen of the account pages shows, whatever it is for: its titles, what went wrong, and whether it is at work.

import { Surface } from "./surface.mjs";
import { until } from "../support/until.mjs";

export class AccountScreen extends Surface {
  /** The titles of a level, from top to bottom: of the screen, or of its parts. */
  async titles(level) {
    return this.page.getByRole("heading", { level }).allInnerTexts();
  }

  /** Until the screen that is drawn is called what its heading says. */
  async called() {
    await this.drawn();
    const heading = this.page.locator("main h1").first();
    const fits = async () => (await this.page.title()) === `${await heading.textContent()} · Sluss`;
    await until(fits, "the title is another than the heading");
  }

  /** Until a request was refused, or got no answer, for this reason. */
  async fails(why) {
    await this.says(`error-${why}`);
  }

  /** The same where two parts of a screen may say it. */
  async failsAnywhere(why) {
    await this.text(`error-${why}`).first().waitFor();
  }

  async failsNoMore(why) {
    await this.saysNoMore(`error-${why}`);
  }

  /** Until a screen, or a part of it, says that something went wrong, whatever it was. */
  async failsSomehow() {
    await this.page.locator("[data-screen=error], .notice-error").first().waitFor();
  }

  /** The notice that says that something went wrong, to its end. */
  async error() {
    return (await this.page.locator(".notice-error").innerText()).trim();
  }

  /** What that notice ends with where too much was tried, and a wait of seconds is told. */
  get waitInSeconds() {
    return new RegExp(`${this.words("error-wait")} ${this.words("again-in-seconds", { count: "\\d" })}$`);
  }

  /** Until no button works on something. */
  async idle() {
    await this.page.locator(".button[aria-busy=true]").waitFor({ state: "detached" });
  }

  /** How much of the screen works on something. */
  async busyParts() {
    return this.page.locator("[aria-busy=true]").count();
  }

  /** Until there is something on the page, whatever it is. */
  async begun() {
    await this.page.locator("main").first().waitFor({ state: "attached" });
  }
}
