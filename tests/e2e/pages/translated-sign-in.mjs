// The sign-in page after a translator, or another guest, has changed what it says: its fields and buttons are known by what they send.

import { SignInPage } from "./sign-in.mjs";

export class TranslatedSignIn {
  constructor(page, language = "en") {
    this.page = page;
    this.signIn = new SignInPage(page, language);
    this.words = this.signIn.words;
  }

  field(name) {
    return this.page.locator(`input[name=${name}]:not([readonly])`);
  }

  /** Goes on with what is typed: `identify` or `password`. */
  async send(action) {
    await this.page.locator(`.form button[value=${action}]`).click();
  }

  async identify(email) {
    await this.field("email").fill(email);
    await this.send("identify");
  }

  async prove(password) {
    await this.field("password").fill(password);
    await this.send("password");
  }

  /** Until something is wrong with what was sent. */
  async refused() {
    await this.page.locator(".field-error").waitFor();
  }

  /** Until the page says a sentence as the translator has it. */
  async notes(notice) {
    await this.page.getByText(`«${this.words(`notice-${notice}`)}»`).waitFor();
  }

  /** Until the page is called so, as the translator has it. */
  async titled(id) {
    await this.page.locator("h1", { hasText: `«${this.words(id)}»` }).waitFor();
  }

  /** How much of the person's address the translator has touched. */
  async touchedAddress() {
    return this.signIn.person.locator("font").count();
  }

  /** To the end with the password alone, after a wrong one. */
  async byPassword({ email, password }) {
    await this.identify(email);
    await this.prove("not the one");
    await this.refused();
    await this.field("password").fill(password);
    await this.signIn.turnMethods();
    await this.page.locator("input[name=method][value=PASSWORD]").check();
    await this.send("password");
    await this.page.waitForURL(/\/account\//);
  }
}
