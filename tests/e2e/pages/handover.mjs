// From phone to phone in the authenticator: the new phone's screens and the old one's.

import { readCode } from "../support/code.mjs";
import { Codes } from "./codes.mjs";

export class Handover extends Codes {
  /** The code for the old phone. */
  get invitation() {
    return this.page.locator("svg.qr");
  }

  /** The link in it. */
  async invitationLink() {
    await this.screen("new-phone").waitFor();
    return readCode(() => this.invitation.screenshot());
  }

  /** The number that both phones show, on this one. */
  async number() {
    await this.screen("new-phone-number").or(this.screen("old-phone-ask")).waitFor();
    return this.page.locator("output.code").textContent();
  }

  /** Types the PIN of an account that goes along, on the old phone. */
  async typePin(email, pin) {
    await this.page.getByLabel(this.words("old-phone-pin", { account: email }), { exact: true }).fill(pin);
  }

  /** Leaves the codes for other sites out. */
  async leaveCodesOut() {
    await this.page.locator("#with-codes").uncheck();
  }

  /** Hands over by this PIN, on the old phone. */
  async handOver(email, pin) {
    await this.typePin(email, pin);
    await this.press("old-phone-go");
  }

  /** What is wrong with a PIN, in words. */
  async pinIsWrong(left) {
    await this.page.getByText(`${this.words("pin-wrong")} ${this.words("tries-left", { left })}`).waitFor();
  }

  /** Says yes to the question whether the codes are to be deleted. */
  async deleteCodes() {
    await this.press("old-phone-delete");
    await this.question.getByRole("button", { name: this.words("old-phone-delete") }).click();
  }
}
