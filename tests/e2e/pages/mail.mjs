// A mail in a mail program.

import { faults } from "../support/axe.mjs";
import { widthOf } from "../support/looks.mjs";

export class Mail {
  constructor({ page }) {
    this.page = page;
  }

  async show(html) {
    await this.page.setContent(html);
  }

  /** How wide it is. */
  width() {
    return widthOf(this.page);
  }

  /** What stands out too little from its ground. */
  hardToRead() {
    return faults(this.page, ["color-contrast"]);
  }

  /** The height of the lowest button; as high as one may be where there is none. */
  async lowestTarget() {
    const buttons = await this.page.locator("a.button").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    return Math.min(44, ...buttons);
  }
}
