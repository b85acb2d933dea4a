// The codes for other sites in the authenticator: the list, one of them by itself, and their lock.

import { readFileSync } from "node:fs";

import { until } from "../support/until.mjs";
import { Authenticator } from "./authenticator.mjs";

export class Codes extends Authenticator {
  /** The account on the list that is called so. */
  row(name) {
    return this.page.locator(".code-row").filter({ hasText: name });
  }

  /** Until the accounts stand in this order, by their issuers. */
  async inOrder(issuers) {
    const names = this.page.locator(".code-row .code-issuer");
    await until(async () => (await names.allTextContents()).join() === issuers.join(), `the order is not ${issuers}`);
  }

  /** What the button is for that has the focus, where accounts are moved. */
  async focused() {
    return this.page.evaluate(() => document.activeElement.dataset.move ?? "");
  }

  /** Presses a code on the list. */
  async pressCode(name) {
    await this.row(name).locator(".code-main").click();
  }

  /** How many accounts are on the list. */
  async count() {
    return this.page.locator(".code-row").count();
  }

  /** The code on the list, as it is typed. */
  async codeOf(name) {
    return (await this.row(name).locator(".code-digits").textContent()).replace(/\s/g, "");
  }

  /** The code of the account that is open, as it is typed. */
  async shownCode() {
    return (await this.page.locator("output.code [aria-hidden]").textContent()).replace(/\s/g, "");
  }

  /** Opens the account that is called so. */
  async openCode(name) {
    const row = this.row(name);
    const more = row.locator(".code-more");
    // An account whose code is made on demand opens as a whole.
    await ((await more.count()) > 0 ? more : row.locator("button")).click();
    await this.screen("code-detail").waitFor();
  }

  /** How many accounts of the list are to be seen. */
  async listed() {
    return this.page.locator(".code-row:visible").count();
  }

  /** Opens another account while the list is beside the page of one. */
  async openBeside(name) {
    await this.row(name).locator(".code-more").click();
    await this.page.locator(".code-current").filter({ hasText: name }).waitFor();
  }

  /** Until the page of the account that is called so is open. */
  async titledBy(name) {
    await this.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  }

  /** Copies the code of the account that is called so. */
  async copyCode(name) {
    await this.row(name).locator(".code-main").click();
    await this.row(name).getByText(this.words("copied"), { exact: true }).waitFor();
  }

  /** Pastes a link to an account and adds what is in it. */
  async addLink(link) {
    await this.paste(link);
    await this.screen("codes-found").waitFor();
    await this.press("code-add");
    await this.screen("home").waitFor();
  }

  /** Says yes to the question whether an account is to be removed. */
  async confirm() {
    await this.question.getByRole("button", { name: this.words("forget-yes") }).click();
  }

  /** Until the counter of the account that is open has come to this. */
  async countsTo(counter) {
    await this.page.getByText(new RegExp(`· ${counter}$`)).waitFor();
  }

  /** What is in the page, seen or not. */
  async everythingDrawn() {
    return this.page.evaluate(() => document.documentElement.outerHTML);
  }

  async clipboard() {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The person turns to another app. */
  async goOutOfSight() {
    await this.page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
  }

  /** Until the field that searches is there and has the focus. */
  async searchFocused() {
    await this.page.locator("#search:focus").waitFor();
  }

  async search(text) {
    await this.page.getByLabel(this.words("codes-search")).fill(text);
  }

  /** Types an account. */
  async typeCode({ issuer, name, secret }) {
    await this.field("code-issuer").fill(issuer);
    await this.field("code-name").fill(name);
    await this.field("code-secret").fill(secret);
    await this.press("code-add");
  }

  /** Types a new passphrase, and no more. */
  async typeNewPassphrase(words) {
    await this.page.locator("#new-passphrase").fill(words);
  }

  /** Locks the codes with a passphrase, where nothing locks them. */
  async setPassphrase(words, again = words) {
    await this.page.locator("#new-passphrase").fill(words);
    await this.page.locator("#again-passphrase").fill(again);
    await this.press("passphrase-set");
  }

  /** What stands in the fields for passphrases. */
  async typedPassphrases() {
    return (await this.page.locator("input[id*=passphrase]").evaluateAll((fields) => fields.map(({ value }) => value))).join("");
  }

  /** Types the passphrase into the field that asks for it. */
  async unlock(words) {
    await this.page.locator("#passphrase").fill(words);
    await this.press("unlock");
  }

  /** Until the codes are locked. */
  async locked() {
    await this.titled("codes-locked");
  }

  /** Chooses that the codes lock as soon as the app is out of sight. */
  async lockWhenHidden() {
    await this.page.locator("#auto-lock-hidden").check();
  }

  /** Gives a file, or two that belong together, of another app. */
  async moveIn(...files) {
    await this.press("move-in");
    await this.giveFiles(...files);
  }

  async giveFiles(...files) {
    await this.page.locator("#file").setInputFiles(files);
  }

  /**
   * From now on, what the bar says while a file is read is kept, each value once; the answer tells it. `cancel`: whoever sees the bar for the first time
   * does not want to wait.
   */
  async watchBar({ cancel = false } = {}) {
    const given = { cancel: cancel && this.words("cancel") };
    const seen = await this.page.evaluateHandle(({ cancel }) => {
      const seen = [];
      const look = () => {
        const bar = document.querySelector("progress");
        const words = bar?.parentElement.querySelector(".hint").textContent;
        if (!words || seen.at(-1)?.words === words) return;
        seen.push({ words, value: bar.position });
        if (cancel) [...document.querySelectorAll("button")].find((button) => button.textContent === cancel)?.click();
      };
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      return seen;
    }, given);
    return () => seen.jsonValue();
  }

  async openFile(password) {
    await this.page.locator("#file-password").fill(password);
    await this.press("move-in-open");
  }

  /** Until the file was read: which accounts are in it, and how many cannot be taken. */
  async found() {
    await this.screen("codes-found").waitFor();
    const names = await this.page.locator(".code-list .code-names").allTextContents();
    return { names, left: await this.page.locator(".notice li").count() };
  }

  /** Saves a file that a passphrase seals: its name and its content. */
  async saveSealed(passphrase, form = "backup") {
    await this.page.locator("#form").selectOption(form);
    await this.page.locator("#backup-passphrase").fill(passphrase);
    await this.page.locator("#backup-again").fill(passphrase);
    return this.#downloaded(() => this.press("backup-go"));
  }

  /** Saves a file that anybody can read, after the question. */
  async saveInTheClear(form) {
    await this.press(`backup-form-${form}`);
    await this.question.waitFor();
    return this.#downloaded(() => this.question.getByRole("button", { name: this.words("backup-clear-yes") }).click());
  }

  /** Shows the QR codes for another app, after the question. */
  async showPictures() {
    await this.press("backup-form-google");
    await this.question.waitFor();
    await this.question.getByRole("button", { name: this.words("backup-clear-yes") }).click();
    await this.screen("backup-pictures").waitFor();
  }

  /** Shows the sheet for paper, after the question. */
  async showSheet() {
    await this.press("backup-form-sheet");
    await this.question.waitFor();
    await this.question.getByRole("button", { name: this.words("backup-clear-yes") }).click();
    await this.screen("backup-sheet").waitFor();
  }

  /** The accounts on the sheet. */
  async sheetNames() {
    return this.page.locator(".sheet-row .list-title").allTextContents();
  }

  /** Presses *Print*, and gives what would be seen on paper. */
  async print() {
    await this.page.evaluate(() => {
      globalThis.asked = 0;
      globalThis.print = () => void (asked += 1);
    });
    await this.press("sheet-print");
    await this.page.waitForFunction(() => asked === 1);
    await this.page.emulateMedia({ media: "print" });
    const seen = await this.page.locator("body").innerText();
    await this.page.emulateMedia({ media: "screen" });
    return { seen };
  }

  get picture() {
    return this.page.locator("svg.qr");
  }

  async #downloaded(press) {
    const coming = this.page.waitForEvent("download");
    await press();
    const download = await coming;
    return { name: download.suggestedFilename(), content: readFileSync(await download.path(), "utf8") };
  }
}
