// The account pages.

import { readFile } from "node:fs/promises";

import { AccountScreen } from "./account-screen.mjs";
import { SignInPage } from "./sign-in.mjs";
import { readCode } from "../support/code.mjs";

export class AccountPages extends AccountScreen {
  constructor(page, demo, language = "en") {
    super(page, language, "account");
    this.page = page;
    this.demo = demo;
  }

  /** The cog wheel, on every screen of somebody who is signed in. */
  get cog() {
    return this.link("my-account");
  }

  get qr() {
    return this.page.getByRole("img", { name: this.words("enrol-qr") });
  }

  /** What a phone's own camera reads from the code with the app's address. */
  async addressToScan() {
    return readCode(() => this.page.getByRole("img", { name: this.words("add-address") }).screenshot());
  }

  get currentPassword() {
    return this.#input("current-password");
  }

  get newPassword() {
    return this.#input("new-password");
  }

  /** What is wrong with the new password, beside it. */
  get newPasswordError() {
    return this.#input("new-password-error");
  }

  get deviceName() {
    return this.#input("device-name");
  }

  get pin() {
    return this.#input("pin");
  }

  get pinAgain() {
    return this.#input("pin-again");
  }

  get number() {
    return this.#input("number");
  }

  get country() {
    return this.#input("country");
  }

  get phoneCode() {
    return this.#input("code");
  }

  /** By its id: some labels are another field's too. */
  #input(id) {
    return this.page.locator(`#${id}`);
  }

  /** From the landing page with the password alone, as long as there is no device. */
  async signIn(person) {
    await this.open();
    await (await this.toSignIn()).byPassword(person);
    await this.screen("overview").waitFor();
  }

  /** From the landing page with the password and a code of the phone, which goes on showing it. */
  async signInByPhone(person, app) {
    await this.open();
    const signIn = await this.toSignIn();
    await signIn.enterPassword(person);
    await signIn.typeCodeOf(app);
    await this.screen("overview").waitFor();
  }

  async open() {
    await this.goTo("");
    await this.drawn();
  }

  /** One of the account pages, by its address. */
  async goTo(path) {
    await this.page.goto(`${this.demo.issuer}/account/${path}`);
  }

  /** From a page of somebody who is not signed in, or not surely enough, to the sign-in page. */
  async toSignIn() {
    await this.follow("sign-in");
    return new SignInPage(this.page, this.language);
  }

  /** From the overview to a sign-in by two steps, where one of them was enough so far. */
  async stepUp() {
    await this.follow("step-up-go");
    return new SignInPage(this.page, this.language);
  }

  /** The main button of a screen. */
  get mainButton() {
    return this.page.locator(".button-primary").first();
  }

  /** From the overview to the form for another password. */
  async toPassword() {
    await this.press("password-title");
    await this.screen("password").waitFor();
  }

  /** Sends the form for another password. */
  async changePassword(current, next) {
    await this.currentPassword.fill(current);
    await this.newPassword.fill(next);
    await this.press("password-go");
  }

  /** Until the new password is refused beside its field, with what is easy about it. */
  async refusesPassword(why) {
    await this.newPasswordError.getByText(this.words(`password-${why}`)).waitFor();
  }

  /** Until the password is another. */
  async passwordChanged() {
    await this.saysAlone("password-changed");
  }

  get name() {
    return this.#input("name");
  }

  get address() {
    return this.#input("address");
  }

  /** From the overview to the form for another name. */
  async toName() {
    await this.press("name-title");
    await this.screen("name").waitFor();
  }

  /** From the overview to the form that asks for another address. */
  async toAddress() {
    await this.press("address-title");
    await this.screen("address").waitFor();
  }

  async askForAddress(email) {
    // By its keys: in Firefox, what the driver fills into a field for an address is added to what stands there.
    await this.address.press("ControlOrMeta+a");
    await this.address.pressSequentially(email);
    await this.press("address-go");
  }

  /** What is said of a new password: how strong it is, and what would help. */
  strength(sentence, advice, given) {
    const told = [sentence, advice].filter(Boolean).map((id) => this.words(id, given));
    return this.page.getByRole("status").filter({ hasText: told.join(" ") });
  }

  /** All that is said of a new password. */
  async strengthInWords() {
    return (await this.page.locator(".strength p").innerText()).trim();
  }

  /** From the overview to a sheet with new recovery codes; gives them. */
  async makeCodes() {
    await this.press("recovery-title");
    await this.press("recovery-go");
    await this.screen("codes").waitFor();
    return this.codes();
  }

  /** The recovery codes on the screen. */
  async codes() {
    return this.page.locator(".codes code").allInnerTexts();
  }

  /** What is in the file of recovery codes. */
  async downloadedCodes() {
    const [file] = await Promise.all([this.page.waitForEvent("download"), this.press("codes-download")]);
    return readFile(await file.path(), "utf8");
  }

  /** To the phone numbers, and on to the form for a new one. */
  async addPhone() {
    await this.toPhones();
    await this.addAnotherPhone();
  }

  async toPhones() {
    await this.press("phones-manage");
    await this.screen("phones").waitFor();
  }

  async addAnotherPhone() {
    await this.page.locator("#add-phone").click();
    await this.screen("add-phone").waitFor();
  }

  /** The country with this code or name in the list. */
  countryCalled(name) {
    return this.country.locator("option", { hasText: name }).first();
  }

  /** How many countries can be chosen, and none. */
  async countries() {
    return this.country.locator("option").count();
  }

  async typeNumber(number) {
    await this.number.fill(number);
    await this.press("phone-add");
  }

  async finalise(code) {
    await this.phoneCode.fill(code);
    await this.press("phone-finalise");
  }

  async addDevice(name, pin, again = pin) {
    await this.press("add-device");
    await this.describeDevice(name, pin, again);
  }

  async describeDevice(name, pin, again = pin) {
    await this.deviceName.fill(name);
    await this.pin.fill(pin);
    await this.pinAgain.fill(again);
    await this.press("submit");
  }

  /** A device in the list. What asks about its removal says its name too. */
  device(name) {
    return this.page.getByText(name).first();
  }

  /** The link in the QR code for a new device. */
  async linkInCode() {
    return this.link("enrol-link").getAttribute("href");
  }

  /** Removes the only device, and says yes to the question. */
  async removeDevice() {
    await this.press("remove");
    await this.press("remove-yes");
  }

  /** From the overview to the sessions. */
  async toSessions() {
    await this.follow("sessions-title");
    await this.screen("sessions").waitFor();
  }

  /** Ends the session of the account pages in another browser. */
  async endSessionElsewhere() {
    const elsewhere = this.items.filter({ hasText: this.words("session-account") }).filter({ hasNotText: this.words("sessions-here") });
    await elsewhere.getByRole("button", { name: this.words("session-end"), exact: true }).click();
  }

  /** From the overview to what happened to the account. */
  async toActivity() {
    await this.follow("activity-title");
    await this.screen("activity").waitFor();
  }

  /** How the page says that this has happened to the account, for a site if it was for one. */
  event(name, site) {
    const told = this.words(`event-${name}`);
    return site ? `${told} ${this.words("activity-site", { site })}` : told;
  }

  /** Until this has happened to the account, once or more often. */
  async happened(event) {
    await this.text(`event-${event}`).first().waitFor();
  }

  /** From the overview to the question whether all second factors shall go. */
  async toFactorReset() {
    await this.#pressReset();
    await this.screen("factor-reset").waitFor();
  }

  /** Takes everything from the account but the password, if it is this one. */
  async resetFactors(password) {
    await this.currentPassword.fill(password);
    await this.#pressReset();
  }

  /** Until that is done. */
  async factorsReset() {
    await this.screen("factor-reset-done").waitFor();
  }

  async #pressReset() {
    await this.press("factor-reset-go");
  }

  /** From the overview to the question whether everything shall be deleted. */
  async toErase() {
    await this.press("erase-title");
    await this.screen("erase").waitFor();
  }

  async erase(password) {
    await this.currentPassword.fill(password);
    await this.press("erase-go");
  }

  /** Whether a part of the overview can be changed by a button: `add-device`, `two-steps`, `make-codes`. */
  async canPress(id) {
    return (await this.page.locator(`#${id}`).count()) > 0;
  }

  /** What in the question on the screen is wider than its place. */
  async cutInQuestion() {
    return this.page.locator("dialog[open]").evaluate((dialog) => {
      const cut = (one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
      return [...dialog.querySelectorAll("*"), dialog].filter(cut).map((one) => one.outerHTML);
    });
  }

  /** Whether a text stands on the screen, and translators leave it alone wherever it does. */
  async keepsUntranslated(text) {
    return this.page.locator("main").first().evaluate((main, text) => {
      const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (data.includes(text)) found.push(parentElement);
      }
      return found.length > 0 && found.every((one) => !one.translate);
    }, text);
  }
}
