// The two pages over which accounts move from the authenticator's old address to its new one: they leave at *moved* and come in at *arrive*.

import { Surface } from "./surface.mjs";

export class Moving extends Surface {
  constructor(page, demo, language = "en") {
    super(page, language, "public-pages");
    this.page = page;
    this.demo = demo;
  }

  /** The old address. */
  async openOld() {
    await this.page.goto(`${this.demo.issuer}/app/?language=${this.language}`);
    await this.screen("moved").waitFor();
  }

  /** Hands the accounts over; gives the page that takes them, in which they wait for the second press. */
  async handOver() {
    const opened = this.page.waitForEvent("popup");
    await this.press("moved-go");
    const arrival = new Moving(await opened, this.demo, this.language);
    await arrival.button("arrive-go").waitFor();
    return arrival;
  }

  /** Takes the accounts that wait. */
  async take() {
    await this.press("arrive-go");
    await this.page.waitForURL(`${this.demo.app}/app/`);
  }

  /** The new address, which the page says where no script can. */
  async newAddress() {
    return this.link("moved-open").getAttribute("href");
  }

  /** Messages with accounts in them that no page of the old address has sent: from the page itself, and by an event that anybody can make. */
  async forgeMessages() {
    await this.page.evaluate(() => postMessage({ sluss: "accounts", accounts: [{ record: { id: "dev_1", about: "{}", point: "" } }] }, "*"));
    await this.page.evaluate((origin) => dispatchEvent(new MessageEvent("message", { data: { sluss: "accounts", accounts: [] }, origin, source: window })), this.demo.issuer);
  }

  /** Until the page that takes accounts waits for some. */
  async waits() {
    await this.page.locator("[data-part=wait]").waitFor();
  }

  /** Whether accounts are there to be taken. */
  async offers() {
    return this.page.locator("[data-part=take]").isVisible();
  }
}
