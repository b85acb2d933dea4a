// The pages around the account for people who are not signed in.

import { Outbox } from "./outbox.mjs";
import { Surface } from "./surface.mjs";
import { words } from "../support/words.mjs";

export class PublicPages extends Surface {
  constructor(page, demo, language = "en") {
    super(page, language, "public-pages");
    this.page = page;
    this.demo = demo;
  }

  /** Until the page says that a site has answered so to a sign-out. */
  async siteHas(site, answer) {
    await this.page.locator(`.told [data-heard="${answer}"]`).filter({ hasText: site }).waitFor();
  }

  /** Back to the site that asked for a sign-out. */
  async goOn() {
    await this.page.locator("a.button-primary").click();
  }

  /** Where an account is made. */
  async open() {
    await this.page.goto(`${this.demo.issuer}/sign-up`);
  }

  /** One of these pages, by its address. */
  async goTo(path) {
    await this.page.goto(`${this.demo.issuer}/${path}`);
  }

  get email() {
    return this.field("email");
  }

  get name() {
    return this.field("name");
  }

  get newPassword() {
    return this.field("new-password-label");
  }

  /** The first field of a page. */
  get firstField() {
    return this.page.locator("input:not([type=hidden])").first();
  }

  /** The main button of a page. */
  get mainButton() {
    return this.page.locator(".button-primary").first();
  }

  /** Sends a mail to an address: with it an account begins, or another password. */
  async sendTo(email) {
    await this.email.fill(email);
    await this.press("send");
  }

  /** Until the bar under the new password says how strong it is. */
  async judged(id) {
    await this.page.locator(".strength strong").filter({ hasText: this.words(id) }).waitFor();
  }

  /** Whether whatever is wrong has a pictogram, whoever wrote it. */
  async picturesItsErrors() {
    return this.page.locator(".field-error, form > .notice").evaluateAll((all) => all.length > 0 && all.every((one) => one.querySelector("svg.icon")));
  }

  /** Until the browser itself has refused the new password before it was sent. */
  async browserRefusesPassword() {
    await this.page.locator("#password:invalid").waitFor();
  }

  /** Whether a page begins with the focus on the new password. */
  async beginsWithPassword() {
    return (await this.page.locator("[autofocus]").getAttribute("id")) === "password";
  }

  /** Whether the new password can be read. */
  async showsPassword() {
    return (await this.page.locator("#password").getAttribute("type")) === "text";
  }

  /** Lets another address take the place of the one whose mailbox this is. */
  async leaveAddress() {
    await this.press("leave-address-go");
    await this.screen("leave-address-done").waitFor();
  }

  /** Takes that place, with the password. */
  async takeAddress(password) {
    await this.field("password").fill(password);
    await this.press("take-address-go");
  }

  /** Takes everything from an account but the password, since the phone is lost. */
  async startOver(password) {
    await this.field("password-again").fill(password);
    await this.press("lost-go");
  }

  /** The question as whom to go on, in the browser of somebody else. */
  get otherAccountQuestion() {
    return this.screen("mismatch");
  }

  /** Until the question says who is signed in and who is meant, by a site or by the account pages. */
  async saysOtherAccount(given) {
    await this.saysAlone(given.site ? "mismatch-text" : "mismatch-text-account", given);
  }

  /** The answer that signs out whoever is signed in. */
  goOnAsOther(given) {
    return this.button("mismatch-go", given);
  }

  /** The answer that goes on as whoever is signed in. */
  goOnAsBefore(given) {
    return this.link("mismatch-stay", given);
  }

  /** Opens the link in the newest mail of this kind in a demonstration's outbox. Mails are in the account's language, which may be another. */
  async followMail(address, subject, language = this.language) {
    const outbox = new Outbox(this.page, this.demo, this.language);
    await outbox.open();
    await this.page.goto(await outbox.link(address, words(language, "messages")(subject)));
  }
}
