// What pages say whose program cannot start, or has stopped: in all languages at once, since nobody was there to choose one.

const REASONS = ["slow", "no-wasm", "no-file", "stopped"];

export class NotStarted {
  constructor(page) {
    this.page = page;
  }

  /** Until this is said in every language, and nothing else is. */
  async says(why, options) {
    for (const language of ["en", "sv"]) await this.#words.locator(`[lang=${language}] .why-${why}`).waitFor(options);
    const others = REASONS.filter((other) => other !== why);
    const seen = await Promise.all(others.map((other) => this.page.locator(`.why-${other}`).first().isVisible()));
    const wrong = others.filter((_, at) => seen[at]);
    if (wrong.length > 0) throw new Error(`the page says ${wrong.join(" and ")} too`);
  }

  /** Whether the page's foot, if it has one, lies below the words. */
  async endsWithItsFoot() {
    const [words, ...feet] = await Promise.all([this.#words, ...(await this.page.locator(".service-foot").all())].map((one) => one.boundingBox()));
    return feet.every((foot) => foot.y >= words.y + words.height);
  }

  /** Whether any of it is said. */
  async isSeen() {
    return this.#words.isVisible();
  }

  async loadAgain() {
    await this.page.getByRole("link", { name: "Reload this page" }).click();
  }

  get #words() {
    return this.page.locator(".not-started");
  }
}
