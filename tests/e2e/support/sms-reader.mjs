// WebOTP as phones have it: a PC's browser has no SMS to read.

import { until } from "./until.mjs";

export class SmsReader {
  /** Puts it into a page, before its own scripts run. */
  static async install(page) {
    await page.addInitScript(() => {
      globalThis.OTPCredential = class {};
      const get = (asked) => new Promise((resolve) => Object.assign(globalThis, { asked, hear: (code) => resolve({ code }) }));
      Object.defineProperty(navigator.credentials, "get", { value: get });
    });
    const reader = new SmsReader();
    reader.page = page;
    return reader;
  }

  /** What the page wants to read, once it has asked. */
  async asked() {
    await until(() => this.page.evaluate(() => "hear" in globalThis), "nobody wants to read SMS");
    return this.page.evaluate(() => asked.otp);
  }

  /** The SMS with this code comes. */
  async read(code) {
    await this.page.evaluate((code) => hear(code), code);
  }
}
