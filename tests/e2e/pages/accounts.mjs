// Several accounts in the authenticator: their names, colours and order, and what losing the device would mean for them.

import { until } from "../support/until.mjs";
import { Codes } from "./codes.mjs";

export class Accounts extends Codes {
  /** The account on the list whose address or name this is. */
  item(name) {
    return this.page.locator(".list-item").filter({ hasText: name });
  }

  /** Opens the page of an account. */
  async openAccount(name) {
    await this.item(name).getByRole("button", { name: this.words("account-page"), exact: true }).click();
    await this.screen("account").waitFor();
  }

  /** Gives the account whose page is open a name and a colour. */
  async personalise(name, colour) {
    await this.page.locator("#name").fill(name);
    await this.page.getByRole("radio", { name: this.words(`colour-${colour}`), exact: true }).check();
    await this.press("save");
    await this.screen("home").waitFor();
  }

  /** Moves an account up on the page that is open. */
  async moveUp(account) {
    await this.button("codes-move-up", { account }).click();
  }

  /** Until the accounts stand in this order on the screen. */
  async accountsInOrder(names) {
    const titles = this.page.locator("li .list-title");
    await until(async () => (await titles.allTextContents()).join() === names.join(), `the order is not ${names}`);
  }

  /** The colour of an account's icon on the list. */
  async colourOf(name) {
    return this.item(name).locator(".initials rect").getAttribute("fill");
  }

  /** Whose the request or the code on the screen is: the colour, and what is written beside it. */
  async whose() {
    const who = this.page.locator(".who").first();
    await who.waitFor();
    const lines = await who.locator("p").allInnerTexts();
    return { colour: await who.locator(".initials rect").getAttribute("fill"), lines };
  }

  /** To what losing this device would mean. */
  async foresee() {
    await this.page.locator("#forecast").click();
    await this.screen("forecast").waitFor();
  }

  /** Until losing this device would mean this for an account. */
  async foretells(name, outlook) {
    await this.page.locator(`[data-outlook="${outlook}"]`).filter({ hasText: name }).waitFor();
  }

  /** The warning on the first screen. */
  get warning() {
    return this.page.locator("[data-notice=forecast]");
  }

  /** To the settings of the app. */
  async openSettings() {
    await this.page.locator("#settings").click();
    await this.screen("settings").waitFor();
  }
}
