// The account pages.

import { SignInPage } from "./sign-in.mjs";
import { words } from "../support/words.mjs";

export class AccountPages {
  constructor(page, demo, language = "en") {
    this.page = page;
    this.demo = demo;
    this.language = language;
    this.words = words(language, "account");
  }

  button(id) {
    return this.page.getByRole("button", { name: this.words(id), exact: true });
  }

  screen(name) {
    return this.page.locator(`[data-screen="${name}"]`);
  }

  /** The cog wheel, on every screen of somebody who is signed in. */
  get cog() {
    return this.page.getByRole("link", { name: this.words("my-account"), exact: true });
  }

  get qr() {
    return this.page.getByRole("img", { name: this.words("enrol-qr") });
  }

  async open() {
    await this.page.goto(`${this.demo.issuer}/account/`);
    await this.page.locator("[data-screen]:not([data-screen=loading]) h1").waitFor();
  }

  /** From the landing page with the password alone, as long as there is no device. */
  async signIn({ email, password }) {
    await this.open();
    await this.page.getByRole("link", { name: this.words("sign-in") }).click();
    const signIn = new SignInPage(this.page, this.language);
    await signIn.identify(email);
    await signIn.choose("method-password");
    await signIn.prove(password);
    await this.screen("overview").waitFor();
  }

  /** From the landing page with the password and a code of the phone, which goes on showing it. */
  async signInByPhone(person, app) {
    await this.open();
    await this.page.getByRole("link", { name: this.words("sign-in") }).click();
    const signIn = new SignInPage(this.page, this.language);
    await signIn.enterPassword(person);
    await app.scan(signIn.qr);
    await signIn.type(await app.code());
    await this.screen("overview").waitFor();
  }

  /** From the overview to the form for another password. */
  async changePassword() {
    await this.button("password-title").click();
    await this.screen("password").waitFor();
  }

  /** What is said of a new password: how strong it is, and what would help. */
  strength(sentence, advice, given) {
    const told = [sentence, advice].filter(Boolean).map((id) => this.words(id, given));
    return this.page.getByRole("status").filter({ hasText: told.join(" ") });
  }

  /** From the overview to a sheet with new recovery codes; gives them. */
  async makeCodes() {
    await this.button("recovery-title").click();
    await this.button("recovery-go").click();
    await this.screen("codes").waitFor();
    return this.page.locator(".codes code").allInnerTexts();
  }

  /** To the phone numbers, and on to the form for a new one. */
  async addPhone() {
    await this.button("phones-manage").click();
    await this.screen("phones").waitFor();
    await this.page.locator("#add-phone").click();
    await this.screen("add-phone").waitFor();
  }

  async typeNumber(number) {
    await this.page.locator("#number").fill(number);
    await this.button("phone-add").click();
  }

  async finalise(code) {
    await this.page.locator("#code").fill(code);
    await this.button("phone-finalise").click();
  }

  async addDevice(name, pin, again = pin) {
    await this.button("add-device").click();
    await this.fill(name, pin, again);
  }

  async fill(name, pin, again = pin) {
    await this.page.locator("#device-name").fill(name);
    await this.page.locator("#pin").fill(pin);
    await this.page.locator("#pin-again").fill(again);
    await this.button("submit").click();
  }
}
