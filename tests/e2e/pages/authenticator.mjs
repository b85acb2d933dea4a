// The authenticator on the phone.

import { Surface } from "./surface.mjs";
import { readCode } from "../support/code.mjs";
import { until } from "../support/until.mjs";

export class Authenticator extends Surface {
  constructor(page, demo, language = "en") {
    super(page, language, "authenticator");
    this.page = page;
    this.demo = demo;
  }

  /** An account in a list of accounts: its title is the first to say its name. The question whether to remove it waits unseen behind it. */
  account(email) {
    return this.items.getByText(email, { exact: true }).first();
  }

  async open() {
    await this.page.goto(`${this.demo.app}/app/`);
    await this.drawn();
  }

  /** The answer to the question about notifications that allows none. */
  async skipNotifications() {
    const answers = `^(${this.words("notify-skip")}|${this.words("done")})$`;
    await this.page.getByRole("button", { name: new RegExp(answers) }).click();
  }

  /** The first time: *Initialise*, and no to notifications. */
  async initialise() {
    await this.open();
    await this.press("initialise");
    await this.screen("notifications").or(this.screen("home")).waitFor();
    // Whoever has allowed them already is not asked.
    if (await this.screen("notifications").isVisible()) await this.skipNotifications();
    await this.screen("home").waitFor();
  }

  /** Until the app says that only its first screens could be loaded. */
  async restIsMissing() {
    await this.page.locator("#rest-again").waitFor();
  }

  async restIsHere() {
    await this.page.locator("#rest-again").waitFor({ state: "detached" });
  }

  async fetchRestAgain() {
    await this.press("rest-again");
  }

  /** Until everything that is needed without a network is kept. */
  async ready() {
    await this.page.evaluate(() => navigator.serviceWorker.ready);
  }

  /** Holds the phone in front of a QR code and presses *Scan QR code*; without a camera, what the code says is pasted. */
  async scan(code) {
    await code.waitFor();
    if (!this.page.lookAt || code.isSmall) return this.paste(await readCode(() => code.screenshot()));
    await this.lookAt(code);
    await this.press("scan");
  }

  /** Holds the phone in front of a QR code. */
  async lookAt(code) {
    await code.waitFor();
    await this.page.lookAt(code);
  }

  /** Opens the scanner in front of nothing, with the ways that need no camera. */
  async otherWays() {
    await this.page.lookAway?.();
    await this.press("scan");
    if (!this.page.lookAway) return this.page.locator("details.other-ways[open]").waitFor();
    await this.looking();
    await this.page.locator("details.other-ways summary").click();
  }

  /** Until the camera looks for a code. */
  async looking() {
    await this.says("scan-looking");
  }

  /** Until so many codes are outlined in the camera's picture. */
  async outlined(count) {
    const outlines = this.page.locator(".scanner-outlines polygon");
    await until(async () => (await outlines.count()) === count, `${count} codes are not outlined`);
  }

  /** Takes the account that is called so, of several codes that were seen. */
  async choose(name) {
    await this.page.getByRole("button", { name: new RegExp(`^\\d: ${name}$`) }).click();
  }

  /** Brings things as near as that. */
  async zoom(factor) {
    await this.field("camera-zoom").fill(factor);
  }

  /** Whether the camera's picture is shown. */
  async showsPicture() {
    return this.page.locator("video").evaluate((video) => Boolean(video.srcObject?.active));
  }

  /** Until the scanner says that there is no camera, or that it may not be used. */
  async saysNoCamera() {
    await this.page.getByText(new RegExp(`${this.words("camera-absent-title")}|${this.words("camera-denied-title")}`)).waitFor();
  }

  async paste(link) {
    await this.otherWays();
    await this.pasteHere(link);
  }

  /** The same in the scanner that is open. */
  async pasteHere(link) {
    await this.page.getByLabel(this.words("paste")).fill(link);
    await this.press("paste-go");
  }

  /** Gives a file in place of what the camera would see. */
  async givePicture(name, mimeType, buffer) {
    await this.page.locator("#picture").setInputFiles({ name, mimeType, buffer });
  }

  /** The screen that says what is the matter with a code. */
  get refusal() {
    return this.screen("error");
  }

  /** Until a code, or the app itself, is refused for this reason. */
  async fails(why) {
    await this.titled(`error-${why}-title`);
  }

  /** The question which of two accounts to go on with. */
  get otherAccountQuestion() {
    return this.screen("switch");
  }

  /** Until the question says who asks for what. */
  async saysOtherAccount(given) {
    await this.saysAlone("switch-text", given);
  }

  /** The answer that goes on with what was begun. */
  async stay(given) {
    await this.press("switch-stay", given);
  }

  /** Types the number and the PIN that the request on the screen asks for. */
  async typeAnswer(number, pin) {
    await this.page.locator("#number").fill(number);
    await this.page.locator("#pin").fill(pin);
  }

  /** Answers the request on the screen with a number and a PIN. */
  async answer(number, pin) {
    await this.typeAnswer(number, pin);
    await this.press("authenticate");
  }

  /** Yes to fingerprint or face, with the PIN that confirms it. */
  async confirmBiometrics(pin) {
    await this.screen("biometrics-pin").waitFor();
    await this.page.locator("#pin").fill(pin);
    await this.press("biometrics-go");
  }

  /** Approves the request on the screen with a number, by fingerprint or face. */
  async answerByBiometrics(number) {
    await this.page.locator("#number").fill(number);
    await this.press("approve-biometrics");
  }

  /** How many fields for a PIN are on the screen. */
  async pinFields() {
    return this.page.locator("#pin").count();
  }

  /** Until an answer is no longer on its way. */
  async answerable() {
    await this.page.locator("form button[type=submit]:not([aria-busy])").waitFor();
  }

  /** Until a sign-in has been approved. */
  async approved() {
    await this.titled("approved-title");
  }

  /** The code on the screen. */
  async code() {
    await this.screen("code").waitFor();
    return (await this.#code.textContent()).trim();
  }

  async codes() {
    return this.#code.count();
  }

  get #code() {
    return this.page.locator("output.code");
  }

  /** Removes the first account, or the only one, up to the question whether it is meant. */
  async forget() {
    await this.button("forget").first().click();
  }

  /** The notice that the browser may throw the key away. */
  get keptNot() {
    return this.page.locator("[data-notice=kept-not]");
  }

  /** What the question on the screen has the focus on. */
  async focusInQuestion() {
    return this.page.locator("dialog[open]").evaluate((found) => {
      const { activeElement } = document;
      return { inside: found.contains(activeElement), danger: activeElement.classList.contains("button-danger") };
    });
  }

  /** Until the title is that of the screen that refuses for this reason. */
  async calledFailure(why) {
    await this.called(`error-${why}-title`);
  }

  /** Until the title is that of a screen: it follows in its own time. */
  async called(id) {
    const wanted = this.words("page-title", { screen: this.words(id) });
    await until(async () => (await this.page.title()) === wanted, `the title is not ${wanted}`);
  }
}
