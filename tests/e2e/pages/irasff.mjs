// The second example site, which has no sign-in of its own in its pages.

import { SignInPage } from "./sign-in.mjs";
import { signedIn } from "./signed-in.mjs";

export class Irasff {
  constructor(page, origin, language = "en") {
    this.page = page;
    this.origin = origin;
    this.language = language;
  }

  async open() {
    await this.page.goto(`${this.origin}/?lang=${this.language}`);
  }

  /** Goes to the sign-in page. */
  async redirect() {
    await this.open();
    await this.page.getByRole("link", { name: "Sign in" }).click();
    return new SignInPage(this.page, this.language);
  }

  signedIn() {
    return signedIn(this.page);
  }
}
