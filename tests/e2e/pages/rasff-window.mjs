// The example site.

import { SignInPage } from "./sign-in.mjs";
import { signedIn } from "./signed-in.mjs";

export class RasffWindow {
  constructor(page, demo, language = "en") {
    this.page = page;
    this.demo = demo;
    this.language = language;
  }

  async open() {
    await this.page.goto(`${this.demo.site}/?lang=${this.language}`);
  }

  /** The sign-in page in the element's frame. */
  get widget() {
    return new SignInPage(this.page.frameLocator("sluss-sign-in iframe"), this.language);
  }

  /** Goes to the sign-in page of its own. */
  async redirect() {
    await this.open();
    await this.page.getByRole("link", { name: "Sign in on a page of its own" }).click();
    return new SignInPage(this.page, this.language);
  }

  signedIn() {
    return signedIn(this.page);
  }
}
