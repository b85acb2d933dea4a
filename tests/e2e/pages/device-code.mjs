// The pages on which somebody lets a device without a browser sign in, and such a device.

import { setTimeout as wait } from "node:timers/promises";

import { Surface } from "./surface.mjs";

export class DeviceCode extends Surface {
  constructor(page, demo, language = "en") {
    super(page, language, "public-pages");
    this.page = page;
    this.demo = demo;
  }

  /** What the device shows: a code, and where to type it. */
  async begin(client) {
    const form = { client_id: client, scope: "openid email" };
    const answer = await this.page.context().request.post(`${this.demo.issuer}/oidc/device_authorization`, { form });
    this.client = client;
    this.shown = await answer.json();
    return this.shown;
  }

  /** Opens the page at the address that the device shows. */
  async open() {
    await this.page.goto(this.shown.verification_uri);
  }

  get code() {
    return this.field("device-code");
  }

  /** What the provider answers the device: an error, or tokens. */
  async answered() {
    const form = { grant_type: "urn:ietf:params:oauth:grant-type:device_code", device_code: this.shown.device_code, client_id: this.client };
    return (await this.page.context().request.post(`${this.demo.issuer}/oidc/token`, { form })).json();
  }

  /** The same once the device may ask again: before that it is only told so. */
  async answeredInTime() {
    const answer = await this.answered();
    if (answer.error !== "slow_down") return answer;
    await wait(this.shown.interval * 1_000);
    return this.answeredInTime();
  }
}
