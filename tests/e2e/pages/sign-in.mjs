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

  /** Until the page's script has taken over. */
  async live() {
    await this.root.locator("html[data-live]").waitFor({ state: "attached" });
  }

  async identify(email) {
    await this.email.fill(email);
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
  async passFirstGate({ email, password }, method = "method-qr") {
    await this.identify(email);
    await this.choose(method);
    await this.prove(password);
    if (method === "method-qr") await this.qr.waitFor();
  }

  /** The number to type on the phone. */
  async number() {
    return (await this.root.locator(".number-digits").textContent()).trim();
  }

  async type(code) {
    await this.code.fill(code);
    await this.button("sign-in").click();
  }
}
