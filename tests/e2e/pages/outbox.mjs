// The outbox of a demonstration: a person's phone, as far as SMS go, and mailbox.

import { words } from "../support/words.mjs";

export class Outbox {
  constructor(page, demo, language = "en") {
    this.page = page;
    this.demo = demo;
    this.language = language;
    this.words = words(language, "outbox");
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
}
