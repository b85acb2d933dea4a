// Where an element is, said in steps, and what is done with it once it is there. Every call waits for what it needs.

const LIMIT_MS = 30_000;
const LOOK_AGAIN_MS = 60;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** A text or a pattern in a form that travels. */
const wanted = (text) => (text instanceof RegExp ? { source: text.source, flags: text.flags } : { text });

/** From here elements are looked for. */
export class Root {
  locator(css) {
    return this.#next({ kind: "css", css });
  }

  getByRole(role, { name, exact = false, level } = {}) {
    return this.#next({ kind: "role", role, exact, level, ...(name === undefined ? {} : { name: wanted(name) }) });
  }

  getByLabel(label, { exact = false } = {}) {
    return this.#next({ kind: "label", label: wanted(label), exact });
  }

  getByText(text, { exact = false } = {}) {
    return this.#next({ kind: "text", text: wanted(text), exact });
  }

  #next(step) {
    return new Locator(this.page, this.frame, [...this.steps, step]);
  }
}

export class Locator extends Root {
  constructor(page, frame, steps) {
    super();
    Object.assign(this, { page, frame, steps });
  }

  #with(step) {
    return new Locator(this.page, this.frame, [...this.steps, step]);
  }

  first() {
    return this.#with({ kind: "first" });
  }

  filter({ hasText }) {
    return this.#with({ kind: "has", text: wanted(hasText) });
  }

  or({ steps }) {
    return this.#with({ kind: "or", other: steps });
  }

  and({ steps }) {
    return this.#with({ kind: "and", other: steps });
  }

  async count() {
    return (await this.page.find(this.steps, this.frame))?.length ?? 0;
  }

  async isVisible() {
    const script = "const [one] = slussFinder.find(arguments[0]); return one !== undefined && slussFinder.seen(one)";
    return (await this.page.run(this.frame, script, this.steps)) ?? false;
  }

  /** Until it is visible, attached, hidden or gone. */
  async waitFor({ state = "visible", timeout = LIMIT_MS } = {}) {
    const holds = { visible: () => this.isVisible(), attached: async () => (await this.count()) > 0, hidden: async () => !(await this.isVisible()), detached: async () => (await this.count()) === 0 }[state];
    await this.#until(holds, timeout, state);
  }

  async click() {
    await this.waitFor();
    // In a frame of another site the driver's pointer goes astray.
    if (this.frame) return this.#script("one.click()");
    await this.#act((element) => element.click());
  }

  async fill(text) {
    await this.waitFor();
    // In a frame of another site nothing can be typed by the driver: it is put in by script, with the event that typing has.
    if (this.frame) {
      const put = "one.value = arguments[1]; one.dispatchEvent(new InputEvent('input', { bubbles: true }))";
      return this.page.run(this.frame, `const [one] = slussFinder.find(arguments[0]); ${put}`, this.steps, text);
    }
    await this.#act(async (element) => {
      await element.clear();
      if (text) await element.sendKeys(text);
    });
  }

  /** By script: what is to be pressed may be a label with the box itself out of sight. */
  async check() {
    await this.waitFor({ state: "attached" });
    await this.#script("if (!one.checked) one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }))");
  }

  /** Chooses an entry of a list by its value. */
  async selectOption(value) {
    await this.waitFor();
    const put = "one.value = arguments[1]; one.dispatchEvent(new Event('change', { bubbles: true }))";
    await this.page.run(this.frame, `const [one] = slussFinder.find(arguments[0]); ${put}`, this.steps, value);
  }

  textContent() {
    return this.#ask("return one.textContent");
  }

  innerText() {
    return this.#ask("return one.innerText");
  }

  /** The texts of all that it may be, as they are seen. */
  async allInnerTexts() {
    return (await this.page.run(this.frame, "return slussFinder.find(arguments[0]).map((one) => one.innerText)", this.steps)) ?? [];
  }

  inputValue() {
    return this.#ask("return one.value");
  }

  getAttribute(name) {
    return this.#ask(`return one.getAttribute(${JSON.stringify(name)})`);
  }

  /** A camera in front of that picture would see a code too small to read. */
  get isSmall() {
    return true;
  }

  /** A picture of the page with it in the middle, as PNG: of an element alone this driver's pictures are black in part. */
  async screenshot() {
    await this.waitFor();
    await this.#script("one.scrollIntoView({ block: 'center' })");
    await this.page.painted();
    return this.page.screenshot();
  }

  async #ask(script) {
    await this.waitFor({ state: "attached" });
    return this.#script(script);
  }

  async #script(script) {
    return this.page.run(this.frame, `const [one] = slussFinder.find(arguments[0]); ${script}`, this.steps);
  }

  async #only() {
    const found = (await this.page.find(this.steps, this.frame)) ?? [];
    if (found.length > 1) throw new Error(`${found.length} elements where one was meant: ${this}`);
    return found[0];
  }

  /** Does something with the element, and again with the one that has taken its place if a new page was drawn meanwhile. */
  async #act(work) {
    for (let tries = 0; ; tries += 1) {
      try {
        return await work(await this.#only());
      } catch (error) {
        if (tries === 20 || !/Stale|Interactable|Intercepted|undefined/u.test(`${error.name} ${error.message}`)) throw error;
        await pause(LOOK_AGAIN_MS);
      }
    }
  }

  async #until(holds, timeout, state) {
    const end = Date.now() + timeout;
    let last = "";
    // While a page is being left, there is nothing to ask.
    const holdsNow = () => holds().catch((error) => void (last = `, ${error.message}`));
    while (!(await holdsNow())) {
      if (Date.now() > end) {
        const seen = await this.page.run(this.frame, "return document.body.innerText").catch(() => "");
        throw new Error(`not ${state} after ${timeout} ms: ${this}${last}\nseen: ${seen}`);
      }
      await pause(LOOK_AGAIN_MS);
    }
  }

  toString() {
    return JSON.stringify(this.steps);
  }
}
