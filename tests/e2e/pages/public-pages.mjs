// The pages around the account for people who are not signed in.

import { words } from "../support/words.mjs";

export class PublicPages {
  constructor(page, demo, language = "en") {
    this.page = page;
    this.demo = demo;
    this.language = language;
    this.words = words(language, "public-pages");
  }

  button(id) {
    return this.page.getByRole("button", { name: this.words(id), exact: true });
  }

  screen(name) {
    return this.page.locator(`[data-screen="${name}"]`);
  }

  field(id) {
    return this.page.getByLabel(this.words(id), { exact: true });
  }

  /** Opens the link in the newest mail of this kind in a demonstration's outbox. */
  async followMail(address, subject) {
    const words_ = words(this.language, "messages");
    await this.page.goto(`${this.demo.issuer}/demo/outbox?language=${this.language}`);
    const mail = this.page.locator(`.mail[data-address="${address}"]`).filter({ hasText: words_(subject) }).first();
    const text = await mail.innerText();
    await this.page.goto(/https?:\/\/\S+/.exec(text)[0]);
  }
}
