// What an operator has at the top and at the foot of a page, and the colour of its buttons; on every surface, and in a site's frame.

import { words } from "../support/words.mjs";
import { until } from "../support/until.mjs";

export class Brand {
  /** `root` is the page, or the frame in a site's page. */
  constructor(root, language = "en") {
    this.root = root;
    this.words = words(language, "foot");
  }

  /** What stands at the top. */
  async name() {
    return this.root.locator(".brand-name").textContent();
  }

  /** Until the operator's picture beside the name is drawn. */
  async showsLogo() {
    await drawn(this.root.locator("img.mark"));
  }

  /** Until the site's picture is drawn there too. */
  async showsSiteLogo() {
    await drawn(this.root.locator("img.site-mark"));
  }

  /** Whether our own mark stands there. */
  async showsOurMark() {
    return this.root.locator("svg.mark").isVisible();
  }

  /** The colour of the first main button, as the browser computes it. */
  async colour() {
    return this.root.locator(".button-primary").first().evaluate((button) => getComputedStyle(button).backgroundColor);
  }

  get #foot() {
    return this.root.locator(".service-foot");
  }

  /** Until the foot says who runs the service. */
  async saysOperator(service, operator) {
    await this.#foot.getByText(this.words("foot-operated", { service, operator }), { exact: true }).waitFor();
  }

  /** Until the foot leads there by these words. */
  async leads(id, address, given = {}) {
    await this.#foot.getByRole("link", { name: this.words(id, given), exact: true }).and(this.root.locator(`[href="${address}"]`)).waitFor();
  }

  /** How many lines the foot has. */
  async lines() {
    return this.#foot.getByRole("listitem").count();
  }

  /** How many feet there are. */
  async feet() {
    return this.#foot.count();
  }
}

async function drawn(picture) {
  await picture.waitFor();
  await until(() => picture.evaluate((image) => image.complete && image.naturalWidth > 0), "the picture is not drawn");
}
