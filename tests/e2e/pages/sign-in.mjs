// The sign-in page, as a page or in a site's frame.

import { words } from "../support/words.mjs";

export class SignInPage {
  /** `root` is the page, or the frame in a site's page. */
  constructor(root, language = "en") {
    this.root = root;
    this.words = words(language, "sign-in");
  }

  button(id) {
    return this.root.getByRole("button", { name: this.words(id), exact: true });
  }

  heading(id, given) {
    return this.root.getByRole("heading", { level: 1, name: this.words(id, given), exact: true });
  }

  get email() {
    return this.root.getByLabel(this.words("email"), { exact: true });
  }

  get password() {
    return this.root.getByLabel(this.words("password"), { exact: true }).and(this.root.locator("input[name=password]"));
  }

  get code() {
    return this.root.getByLabel(this.words("code"), { exact: true });
  }

  get qr() {
    return this.root.getByRole("img", { name: this.words("qr-label") });
  }

  get number() {
    return this.root.getByLabel(this.words("number"), { exact: true });
  }

  get smsCode() {
    return this.root.getByLabel(this.words("sms-code"), { exact: true });
  }

  /** From the first page to the one that asks for a number. */
  async askForSms({ email, password }) {
    await this.identify(email);
    await this.choose("method-sms");
    await this.prove(password);
    await this.number.waitFor();
  }

  async typeNumber(number) {
    await this.number.fill(number);
    await this.button("sign-in").click();
  }

  /** The same until there is room for another code to this number: one in thirty seconds goes out. */
  async typeNumberUntilSent(number) {
    for (let tries = 0; tries < 20; tries += 1) {
      await this.typeNumber(number);
      const sent = await this.smsCode.waitFor({ timeout: 2_000 }).then(() => true, () => false);
      if (sent) return;
    }
    throw new Error("no code was sent");
  }

  async typeSms(code) {
    await this.smsCode.fill(code);
    await this.button("sign-in").click();
  }

  /** Firefox's driver adds to what stands in a field for an address. */
  async typeEmail(email) {
    await this.email.fill("");
    await this.email.fill(email);
  }

  /** Until the page's script has taken over. */
  async live() {
    await this.root.locator("html[data-live]").waitFor({ state: "attached" });
  }

  async identify(email) {
    await this.typeEmail(email);
    await this.button("next").click();
    await this.password.waitFor();
  }

  async choose(method) {
    await this.root.locator("summary").click();
    await this.root.getByRole("radio", { name: this.words(method), exact: true }).check();
  }

  async prove(password) {
    await this.password.fill(password);
    await this.button("sign-in").click();
  }

  /** From the first page past the password, to the second gate of a method. */
  async enterPassword({ email, password }, method = "method-qr") {
    await this.identify(email);
    await this.choose(method);
    await this.prove(password);
    if (method === "method-qr") await this.qr.waitFor();
  }

  /** The number to type on the phone. */
  async numberToType() {
    return (await this.root.locator(".number-digits").textContent()).trim();
  }

  async type(code) {
    await this.code.fill(code);
    await this.button("sign-in").click();
  }
}
