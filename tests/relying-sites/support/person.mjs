// Somebody with an account, a phone that gets SMS, and a browser without script: how the sign-in page is gone through with two steps.

import { SignInPage } from "../../e2e/pages/sign-in.mjs";
import { until } from "../../e2e/support/until.mjs";

const PASSWORD = "lugna ord om vatten";
/** Nobody gets two SMS in less time. */
const BETWEEN_SMS_MS = 31_000;

/** What an SMS ends with: the host that its code is bound to, and the code. */
const BOUND = /@\S+ #(\d{6})/g;

export class Person {
  name = "Anna Andersson";

  /** `index` makes address and number somebody's own. */
  constructor(provider, index) {
    this.provider = provider;
    this.email = `anna.${index}@example.eu`;
    this.number = `+467017406${String(index).padStart(2, "0")}`;
  }

  /** Gets an account, and registers the phone on its pages. */
  async moveIn(visitor) {
    this.provider.tell(["user", "add", this.email, "--name", this.name, "--password-stdin"], PASSWORD);
    const begun = await visitor.open(`${this.provider.issuer}/account/sign-in`);
    await this.#password(visitor, begun, "PASSWORD");
    const api = (method, path, csrf, body) => visitor.json(method, `${this.provider.issuer}/api/account${path}`, csrf, body);
    const { csrf } = await api("GET", "");
    const { id } = await api("POST", "/numbers", csrf, { number: this.number });
    if (!id) throw new Error("no SMS was sent");
    await api("POST", `/numbers/${id}/code`, csrf, { code: await this.#next(visitor, []) });
    await visitor.open(`${this.provider.issuer}/sign-out`);
  }

  /** From the sign-in page, wherever a site has sent us from, through both steps and back to the site. */
  async signIn(visitor, page) {
    let asked;
    const code = await this.smsAfter(visitor, async () => {
      const whose = await this.#password(visitor, page, "PASSWORD_SMS");
      const number = visitor.form(whose, { csrf: undefined, number: undefined });
      asked = await visitor.submit(whose, number, { number: this.number, action: "sms-number", method: "PASSWORD_SMS" });
    });
    const form = visitor.form(asked, { csrf: undefined, code: undefined });
    return visitor.submit(asked, form, { code, action: "answer", method: "PASSWORD_SMS" });
  }

  /** The same in a browser with script. */
  async signInInBrowser(visitor, page) {
    const signIn = new SignInPage(page);
    const code = await this.smsAfter(visitor, async () => {
      await signIn.askForSms({ email: this.email, password: PASSWORD });
      await signIn.typeNumber(this.number);
    });
    await signIn.typeSms(code);
  }

  /** The code that comes by SMS after something was done, which waits until one can come. */
  async smsAfter(visitor, act) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, this.lastSms + BETWEEN_SMS_MS - Date.now())));
    const before = await this.#codes(visitor);
    await act();
    return this.#next(visitor, before);
  }

  async #password(visitor, page, method) {
    const first = visitor.form(page, { csrf: undefined, email: undefined });
    const second = await visitor.submit(page, first, { email: this.email, action: "identify" });
    const form = visitor.form(second, { csrf: undefined, password: undefined });
    return visitor.submit(second, form, { method, password: PASSWORD, action: "password" });
  }

  /** All codes that have come to the number, the newest first. */
  async #codes(visitor) {
    const { body } = await visitor.open(`${this.provider.issuer}/demo/outbox?language=en`);
    const phone = body.split('<article class="phone" ').find((part) => part.startsWith(`data-number="${this.number}"`)) ?? "";
    return [...phone.matchAll(BOUND)].map(([, code]) => code);
  }

  async #next(visitor, before) {
    let codes = before;
    await until(async () => (codes = await this.#codes(visitor)).length > before.length, `no SMS came to ${this.number}`);
    this.lastSms = Date.now();
    return codes[0];
  }
}
