// The gallery: specimens by their names, what each measures and looks like, and what the keyboard and the pointer find.

import { faults } from "../support/axe.mjs";
import { widthOf } from "../support/looks.mjs";

/** How high a part of the page is that a picture is taken of at once: browsers have a limit. */
const AT_ONCE = 4_000;
/** Into how many parts a specimen's picture is divided. */
const PARTS = { across: 4, down: 3 };

export class Gallery {
  constructor({ page, show }) {
    this.page = page;
    this.show = show;
  }

  /** The pages' files. */
  static pages = ["index.html", "sign-in.html"];

  width() {
    return widthOf(this.page);
  }

  faults(rules) {
    return faults(this.page, rules);
  }

  /** What there is to press in a specimen, or the piece itself. */
  #piece(name) {
    return this.page.locator(`[data-specimen="${name}"]`).locator("button, a, input").first();
  }

  /** What about a piece changes under a pointer. */
  look(name) {
    return this.#piece(name).evaluate((one) => {
      const { color, backgroundColor, borderTopColor, textDecorationThickness } = getComputedStyle(one);
      return { color, backgroundColor, borderTopColor, textDecorationThickness };
    });
  }

  async pointAt(name) {
    await this.#piece(name).hover({ force: true });
  }

  /** Presses what the pointer is at while `work` goes on. */
  async whilePressed(work) {
    await this.page.mouse.down();
    const came = await work();
    await this.page.mouse.up();
    return came;
  }

  /** Walks through the page with the Tab key; gives what was not reached in its turn, and what does not show that it has the focus. */
  async walk() {
    const wanted = await this.page.evaluate(listen);
    for (const _ of wanted) await this.page.keyboard.press("Tab");
    const came = await this.page.evaluate(() => globalThis.came);
    const missed = wanted.map((name, turn) => [name, came[turn]?.name]).filter(([name, other]) => name !== other);
    return { count: wanted.length, missed: missed.map(([name, other]) => `${other} in place of ${name}`), unseen: came.filter(({ seen }) => !seen) };
  }

  /** Each specimen by its name: its boxes in pixels, and the mean colours of the parts of its picture. `keep` is given every picture. */
  async specimens(keep) {
    const boxes = await this.page.evaluate(measured);
    const { scrollHeight: height, scrollWidth: width } = await this.page.evaluate(() => ({ scrollHeight: document.documentElement.scrollHeight, scrollWidth: document.documentElement.scrollWidth }));
    const found = new Map();
    let rest = boxes;
    for (let top = 0; rest.length > 0; ) {
      const bottom = Math.min(top + AT_ONCE, height);
      const [here, later] = [rest.filter(({ y, height: high }) => y + high <= bottom), rest.filter(({ y, height: high }) => y + high > bottom)];
      const picture = await this.page.screenshot({ fullPage: true, animations: "disabled", clip: { x: 0, y: top, width, height: bottom - top } });
      await keep(picture, top);
      const colours = await this.page.evaluate(meanColours, { picture: picture.toString("base64"), top, boxes: here, parts: PARTS });
      here.forEach(({ name, inside, width: wide, height: high }, at) => found.set(name, { box: [wide, high, ...inside], colours: colours[at] }));
      rest = later;
      top = later.length > 0 ? Math.floor(Math.min(...later.map(({ y }) => y))) : height;
    }
    return found;
  }
}

/** Runs in the page: where each specimen is, and where the first piece in it lies. */
function measured() {
  const rounded = (value) => Math.round(value * 10) / 10;
  return [...document.querySelectorAll("[data-specimen]")].map((specimen) => {
    const place = specimen.firstElementChild;
    const { x, y, width, height } = place.getBoundingClientRect();
    const first = place.firstElementChild?.getBoundingClientRect();
    const inside = first ? [first.x - x, first.y - y, first.width, first.height].map(rounded) : [];
    return { name: specimen.dataset.specimen, x: x + scrollX, y: y + scrollY, width: rounded(width), height: rounded(height), inside };
  });
}

/** Runs in the page: the mean colour of each part of each box in the picture, as bytes in base64. */
async function meanColours({ picture, top, boxes, parts }) {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
  canvas.drawImage(bitmap, 0, 0);
  // What stands out of its box, as a ring around what has the focus does, belongs to it.
  const around = 6;
  return boxes.map(({ x, y, width, height }) => {
    const [left, up] = [Math.max(0, Math.floor(x) - around), Math.max(0, Math.floor(y - top) - around)];
    const [wide, high] = [Math.min(bitmap.width - left, Math.ceil(width) + 2 * around), Math.min(bitmap.height - up, Math.ceil(height) + 2 * around)];
    const { data } = canvas.getImageData(left, up, wide, high);
    const sums = Array.from({ length: parts.across * parts.down }, () => [0, 0, 0, 0]);
    for (let row = 0; row < high; row += 1) {
      const down = Math.floor((row * parts.down) / high);
      for (let column = 0; column < wide; column += 1) {
        const sum = sums[down * parts.across + Math.floor((column * parts.across) / wide)];
        const at = (row * wide + column) * 4;
        for (let channel = 0; channel < 3; channel += 1) sum[channel] += data[at + channel];
        sum[3] += 1;
      }
    }
    const means = sums.flatMap(([red, green, blue, count]) => [red, green, blue].map((sum) => Math.round(sum / Math.max(1, count))));
    return btoa(String.fromCharCode(...means));
  });
}

/** Runs in the page: notes from now on what has the focus and whether that is seen. Gives the names of all that the keyboard should reach, in turn. */
function listen() {
  globalThis.came = [];
  const names = new Map();
  const hear = ({ target: one }) => {
    if (one.localName === "iframe") return;
    const rings = [one, one.closest("label")].filter(Boolean).map((element) => getComputedStyle(element));
    const seen = rings.some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
    globalThis.came.push({ name: names.get(one) ?? `another ${one.localName}`, seen });
  };
  const reached = (root) => {
    root.addEventListener("focusin", hear);
    return [...root.querySelectorAll("a[href], button, input, select, summary, iframe")].flatMap((one) => {
      if (one.disabled || one.tabIndex < 0 || !one.checkVisibility()) return [];
      if (one.type === "radio" && !one.checked) return [];
      return one.contentDocument ? reached(one.contentDocument) : [one];
    });
  };
  for (const one of reached(document)) {
    const specimen = one.closest("[data-specimen]")?.dataset.specimen ?? "page";
    names.set(one, `${names.size}: ${one.localName} "${one.id || one.textContent.trim()}" in ${specimen}`);
  }
  return [...names.values()];
}
