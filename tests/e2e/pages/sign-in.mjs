// The sign-in page, as a page or in a site's frame.

import { Surface } from "./surface.mjs";

export class SignInPage extends Surface {
  /** `root` is the page, or the frame in a site's page. */
  constructor(root, language = "en") {
    super(root, language, "sign-in");
  }

  /** The sign-in to the account pages, in a page. */
  static async toAccount(page, demo, language = "en", options = undefined) {
    await page.goto(`${demo.issuer}/account/sign-in`, options);
    return new SignInPage(page, language);
  }

  heading(id, given) {
    return this.root.getByRole("heading", { level: 1, name: this.words(id, given), exact: true });
  }

  get email() {
    return this.field("email");
  }

  get password() {
    return this.field("password").and(this.root.locator("input[name=password]"));
  }

  get code() {
    return this.field("code");
  }

  get qr() {
    return this.root.getByRole("img", { name: this.words("qr-label") });
  }

  get number() {
    return this.field("number");
  }

  get smsCode() {
    return this.field("sms-code");
  }

  get recoveryCode() {
    return this.field("recovery-code");
  }

  /** The address of whoever signs in, as it is written on the page. */
  get person() {
    return this.root.locator(".identity-email");
  }

  /** What the page says about what was sent. */
  note(notice, given) {
    return this.text(`notice-${notice}`, given);
  }

  /** Until the page has this to say about what was sent. */
  async notes(notice, given) {
    await this.note(notice, given).waitFor();
  }

  /** Until the page says that too much was tried, and how long to wait. */
  async saysWait() {
    const [before, after] = this.words("notice-too-many-tries", { wait: "|" }).split("|");
    await this.root.getByText(new RegExp(`^${before}.+${after.replaceAll(".", "\\.")}$`)).waitFor();
  }

  /** Until what was sent could not be. */
  async fails(why) {
    await this.says(`error-${why}`);
  }

  /** From the first page to the one that asks for a number. */
  async askForSms({ email, password }) {
    await this.identify(email);
    await this.choose("sms");
    await this.prove(password);
    await this.number.waitFor();
  }

  async typeNumber(number) {
    await this.number.fill(number);
    await this.press("sign-in");
  }

  /** The same until there is room for another code to this number: one in thirty seconds goes out. */
  async typeNumberUntilSent(number) {
    for (let tries = 0; tries < 20; tries += 1) {
      await this.typeNumber(number);
      if (await this.hasSentSms()) return;
    }
    throw new Error("no code was sent");
  }

  /** Whether a code was sent just now. */
  async hasSentSms() {
    return this.smsCode.waitFor({ timeout: 2_000 }).then(() => true, () => false);
  }

  async typeSms(code) {
    await this.smsCode.fill(code);
    await this.press("sign-in");
  }

  async typeRecoveryCode(code) {
    await this.recoveryCode.fill(code);
    await this.press("sign-in");
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

  /** Whether the page's script has the page. */
  async isLive() {
    return (await this.root.locator("html[data-live]").count()) === 1;
  }

  /** Until the page's script has given the page up. */
  async plain() {
    await this.root.locator("html:not([data-live])").waitFor({ state: "attached" });
  }

  /** Until the script has looked at the page, and has taken it over or waits with that. */
  async settled() {
    await this.root.locator("html[data-settled]").waitFor({ state: "attached" });
  }

  /** Until the page works on what was sent. */
  async busy() {
    await this.root.locator("button[aria-busy]").waitFor();
  }

  /** How much of the page works on something. */
  async busyParts() {
    return this.root.locator("[aria-busy]").count();
  }

  /** Until what was sent has been refused, and the next may be sent. */
  async refused() {
    await this.root.locator("main [aria-invalid]").waitFor();
    await this.root.locator("form[aria-busy]").waitFor({ state: "detached" });
  }

  /** The page itself, as it is written. */
  async written() {
    return this.root.locator("main").innerHTML();
  }

  async identify(email) {
    await this.typeEmail(email);
    await this.press("next");
    await this.password.waitFor();
  }

  /** Opens the list of methods, or closes it. */
  async turnMethods() {
    await this.methodList.click();
  }

  /** The line that opens the list of methods. */
  get methodList() {
    return this.root.locator("summary");
  }

  /** Whether the list of methods is open. */
  async showsMethods() {
    return this.root.locator("details.methods[open]").isVisible();
  }

  /** Presses Escape in the list of methods. */
  async escapeMethods() {
    await this.methodList.press("Escape");
  }

  /** Until the QR code looks as if it cannot be scanned any more. */
  async expired() {
    await this.root.locator(".is-expired").waitFor();
  }

  /** A method in the list. */
  method(name) {
    return this.root.getByRole("radio", { name: this.words(`method-${name}`), exact: true });
  }

  /** Chooses a method: `password`, `qr`, `pin`, `sms` or `recovery`. */
  async choose(method) {
    await this.turnMethods();
    await this.method(method).check();
  }

  /** Whether a method is chosen, in a list that may be closed. */
  async isChosen(method) {
    return this.root.locator(`input[name=method][value=${method.toUpperCase()}]`).isChecked();
  }

  /** The methods whose names stand on the closed list. */
  async chosenMethods() {
    return this.root.locator(".methods-chosen:visible").allTextContents();
  }

  /** Until the list says why a method cannot be used. */
  async saysUnavailable(why) {
    await this.says(`unavailable-${why}`);
  }

  async prove(password) {
    await this.password.fill(password);
    await this.press("sign-in");
  }

  /** From the first page to the end, where the password is enough. */
  async byPassword({ email, password }) {
    await this.identify(email);
    await this.choose("password");
    await this.prove(password);
  }

  /** From the first page past the password, to the second step by a method. */
  async enterPassword({ email, password }, method = "qr") {
    await this.identify(email);
    await this.choose(method);
    await this.prove(password);
    if (method === "qr") await this.qr.waitFor();
  }

  /** From the password on to the second step by a QR code. */
  async proveWithQr({ password }) {
    await this.choose("qr");
    await this.prove(password);
    await this.qr.waitFor();
  }

  /** Until the page has drawn a second step, whichever it is. */
  async secondStep() {
    await this.root.locator("h1[tabindex]").waitFor();
  }

  /** From the choice of another second step to that. */
  async changeTo(method) {
    await this.root.getByLabel(this.words(`method-${method}`)).check();
    await this.press("next");
  }

  /** From the second step of somebody whose phone is lost to where everything is taken from the account. */
  async lostPhone() {
    await this.press("other-method");
    await this.follow("lost");
  }

  /** Presses what would give the account what it lacks. */
  async remedy(lack) {
    await this.link(`remedy-${lack}`).first().click();
  }

  /** The number to type on the phone. */
  async numberToType() {
    return (await this.root.locator(".number-digits").textContent()).trim();
  }

  async type(code) {
    await this.code.fill(code);
    await this.press("sign-in");
  }

  /** Types the code that a phone makes of the QR code; the phone goes on showing it. */
  async typeCodeOf(phone) {
    await phone.scan(this.qr);
    await this.type(await phone.code());
  }

  /** The link to the app on the device that shows the page: it is seen only on what is held in a hand. */
  get #linkToAppHere() {
    return this.root.locator("a.app-here");
  }

  /** The link behind the QR code, for the phone that this page is on. */
  async linkInCode() {
    return this.#linkToAppHere.getAttribute("href");
  }

  /** The link to the app in this browser, where a request waits for it. */
  async linkToApp() {
    return this.#linkToAppHere.getAttribute("href");
  }
}
