// The outbox of a demonstration: a person's phone, as far as SMS go, and mailbox.

import { Surface } from "./surface.mjs";
import { until } from "../support/until.mjs";

export class Outbox extends Surface {
  constructor(page, demo, language = "en") {
    super(page, language, "outbox");
    this.page = page;
    this.demo = demo;
  }

  async open() {
    await this.page.goto(`${this.demo.issuer}/demo/outbox?language=${this.language}`);
  }

  /** The phone with this number. */
  phone(number) {
    return this.page.locator(`.phone[data-number="${number}"]`);
  }

  /** The newest SMS to a number, once there is one with these words. */
  async sms(number, words = "") {
    const bubble = this.phone(number).locator(".bubble").filter({ hasText: words }).first();
    return bubble.innerText();
  }

  /** The code in the newest SMS to a number: its last line is bound to the server's host. */
  async code(number) {
    const text = await this.sms(number, "@");
    return /\n@\S+ #(\d{6})(?: @localhost)?$/.exec(text.trim())[1];
  }

  /** The newest mail to an address with this subject. */
  mail(address, subject) {
    return this.page.locator(`.mail[data-address="${address}"]`).filter({ hasText: subject }).first();
  }

  /** The link in the newest mail to an address with this subject. */
  async link(address, subject) {
    return /https?:\/\/\S+/.exec(await this.mail(address, subject).innerText())[0];
  }

  /** Until the page says that the server does not answer. */
  async lost() {
    const live = this.page.locator("#live");
    await until(async () => (await live.textContent()) === (await live.getAttribute("data-lost")), "the page does not say so");
  }

  /** Codes and addresses that a translator would touch. */
  async translated() {
    return this.page.locator(".bubble, [data-number] h3, [data-address] h3").evaluateAll((all) => {
      const touched = all.filter((one) => one.translate && /\d{6}|@/.test(one.textContent));
      return touched.map((one) => one.outerHTML);
    });
  }
}
