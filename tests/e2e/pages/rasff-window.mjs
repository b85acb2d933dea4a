// The example site with the sign-in in its own pages.

import { SignInElement } from "./sign-in-element.mjs";
import { Site } from "./site.mjs";

export class RasffWindow extends Site {
  constructor(page, demo, language = "en") {
    super(page, () => demo.site, language, "Sign in on a page of its own");
    this.demo = demo;
    this.element = new SignInElement(page, "sluss-sign-in", language);
  }

  /** The site's own session is lost, and nobody else hears of it. */
  async forget() {
    await this.page.context().clearCookies({ name: "rasff-window-session" });
  }

  /** The sign-in page in the element's frame. */
  get widget() {
    return this.element.signIn;
  }

  /** Notes every key and every input that reaches the site's own page. */
  async listen() {
    await this.page.evaluate(() => {
      globalThis.heardOnTheSite = [];
      for (const type of ["keydown", "keyup", "keypress", "input", "change", "paste"])
        addEventListener(type, (event) => heardOnTheSite.push(`${type} ${event.target.value ?? event.key}`), true);
    });
  }

  /** What has reached it since. */
  async heard() {
    return this.page.evaluate(() => heardOnTheSite);
  }

  /** Until somebody came back who is not signed in. */
  async saysNotSignedIn() {
    await this.page.getByRole("heading", { name: "You were not signed in." }).waitFor();
  }
}
