// What both example sites have: a way to the sign-in page, and who is signed in. Their words are their own, in English.

import { SignInPage } from "./sign-in.mjs";

export class Site {
  /** `way` is what the site calls its way to the sign-in page. */
  constructor(page, origin, language, way) {
    this.page = page;
    this.origin = origin;
    this.language = language;
    this.way = way;
  }

  async open(options = undefined) {
    await this.page.goto(`${this.origin()}/?lang=${this.language}`, options);
  }

  /** Goes from the site's own page to the sign-in page, or straight through it. */
  async goOn() {
    await this.page.getByRole("link", { name: this.way }).click();
    return new SignInPage(this.page, this.language);
  }

  /** Opens the site and goes to the sign-in page. */
  async redirect() {
    await this.open();
    return this.goOn();
  }

  /** Who, how surely, and by which methods, once the page says so. */
  async signedIn() {
    await this.page.locator("#person").waitFor();
    const text = (id) => this.page.locator(id).textContent();
    return { person: await text("#person"), level: await text("#level"), methods: await text("#methods") };
  }

  /** Signs out here and, as the provider tells them, everywhere. */
  async signOut() {
    await this.page.getByRole("button", { name: "Sign out" }).click();
  }
}
