// The authenticator on the phone.

import { readCode } from "../support/code.mjs";
import { words } from "../support/words.mjs";

export class Authenticator {
  constructor(page, demo, language = "en") {
    this.page = page;
    this.demo = demo;
    this.words = words(language, "authenticator");
  }

  button(id) {
    return this.page.getByRole("button", { name: this.words(id), exact: true });
  }

  screen(name) {
    return this.page.locator(`[data-screen="${name}"]`);
  }

  /** An account in a list of accounts: its title is the first to say its name. The question whether to remove it waits unseen behind it. */
  account(email) {
    return this.page.getByRole("listitem").getByText(email, { exact: true }).first();
  }

  async open() {
    await this.page.goto(`${this.demo.app}/app/`);
    await this.page.locator("[data-screen]:not([data-screen=loading]) h1").waitFor();
  }

  /** The first time: *Initialise*, and no to notifications. */
  async initialise() {
    await this.open();
    await this.button("initialise").click();
    await this.screen("notifications").or(this.screen("home")).waitFor();
    // Whoever has allowed them already is not asked.
    if (await this.screen("notifications").isVisible()) {
      await this.page.getByRole("button", { name: new RegExp(`^(${this.words("notify-skip")}|${this.words("done")})$`) }).click();
    }
    await this.screen("home").waitFor();
  }

  /** Until everything that is needed without a network is kept. */
  async ready() {
    await this.page.evaluate(() => navigator.serviceWorker.ready);
  }

  /** Holds the phone in front of a QR code and presses *Scan QR code*; without a camera, what the code says is pasted. */
  async scan(code) {
    await code.waitFor();
    if (!this.page.lookAt || code.isSmall) return this.paste(await readCode(() => code.screenshot()));
    await this.page.lookAt(code);
    await this.button("scan").click();
  }

  /** Opens the scanner in front of nothing, with the ways that need no camera. */
  async otherWays() {
    await this.page.lookAway?.();
    await this.button("scan").click();
    if (!this.page.lookAway) return this.page.locator("details.other-ways[open]").waitFor();
    await this.page.getByText(this.words("scan-looking")).waitFor();
    await this.page.locator("details.other-ways summary").click();
  }

  async paste(link) {
    await this.otherWays();
    await this.page.getByLabel(this.words("paste")).fill(link);
    await this.button("paste-go").click();
  }

  /** Answers the request on the screen with a number and a PIN. */
  async answer(number, pin) {
    await this.page.locator("#number").fill(number);
    await this.page.locator("#pin").fill(pin);
    await this.button("authenticate").click();
  }

  /** The code on the screen. */
  async code() {
    await this.screen("code").waitFor();
    return (await this.page.locator("output.code").textContent()).trim();
  }
}
