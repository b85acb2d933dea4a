// The pictures of the guide: the screen at each step, when everything is filled in, with a ring around what is pressed next; in small files with a list of
// them, in docs/guide/pictures. Steps at which the screen is the same share a file.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const PLACE = new URL("../../../docs/guide/pictures/", import.meta.url).pathname;
/** What a computer's pages are as wide and high as, and a phone's. */
export const DESK = { width: 720, height: 560 };
export const HAND = { width: 360, height: 640 };

export class Album {
  #language;
  #folder = mkdtempSync(join(tmpdir(), "sluss-album-"));
  #files = new Map();
  #list = {};

  constructor(language) {
    this.#language = language;
  }

  /** Takes the picture of a step. */
  async take({ id, surface, element }, { app, desk, demo }) {
    const onPhone = surface === app;
    const page = onPhone ? app.page : desk;
    await element?.scrollIntoViewIfNeeded();
    const undo = await dressed(surface, element, demo);
    const screen = (await surface.root.locator("h1").first().innerText()).trim();
    const { width, height: high } = page.viewportSize();
    const height = Math.min(high, await page.evaluate(endOfPage));
    const shot = await page.screenshot({ animations: "disabled", clip: { x: 0, y: 0, width, height } });
    await undo();
    this.#list[id] = { file: this.#kept(id, shot), width, height, phone: onPhone, screen };
  }

  /** The file of a picture: of an earlier step if that was the same. */
  #kept(id, shot) {
    const seen = createHash("sha256").update(shot).digest("hex");
    if (!this.#files.has(seen)) {
      const name = `${this.#language}-${id.replace(".", "-")}.webp`;
      this.#files.set(seen, name);
      const [from, to] = [join(this.#folder, "shot.png"), join(PLACE, name)];
      writeFileSync(from, shot);
      mkdirSync(PLACE, { recursive: true });
      const colours = "split[a][b];[a]palettegen=max_colors=64:stats_mode=full[p];[b][p]paletteuse=dither=none";
      execFileSync("ffmpeg", ["-y", "-loglevel", "error", "-i", from, "-vf", colours, `${from}.png`]);
      execFileSync("ffmpeg", ["-y", "-loglevel", "error", "-i", `${from}.png`, "-c:v", "libwebp", "-lossless", "1", "-compression_level", "6", "-quality", "100", to]);
    }
    return this.#files.get(seen);
  }

  /** Writes the list, beside those of other languages. */
  close() {
    rmSync(this.#folder, { recursive: true });
    const file = join(PLACE, "list.json");
    let all = {};
    try {
      all = JSON.parse(readFileSync(file, "utf8"));
    } catch {
      // The first language begins it.
    }
    all[this.#language] = this.#list;
    const lines = (list) => Object.entries(list).map(([id, one]) => `    ${JSON.stringify(id)}: ${JSON.stringify(one)}`).join(",\n");
    const languages = Object.entries(all).sort().map(([name, list]) => `  ${JSON.stringify(name)}: {\n${lines(list)}\n  }`);
    writeFileSync(file, `{\n${languages.join(",\n")}\n}\n`);
  }
}

/** Runs in the page: where what is on it ends, with some of the ground below. */
function endOfPage() {
  const ends = [...document.body.children].map((one) => one.getBoundingClientRect().bottom);
  return Math.ceil(Math.max(...ends)) + 16;
}

/** Puts the ring around an element, and the addresses of a real service in place of this machine's. Gives what puts it all back. */
async function dressed(surface, element, demo) {
  await element?.evaluate((one) => Object.assign(one.style, { outline: "3px solid #b4470e", outlineOffset: "3px" }));
  const host = (origin) => new URL(origin).host;
  const names = [
    [demo.app, "https://app.sluss.example.eu"],
    [demo.issuer, "https://sluss.example.eu"],
    [host(demo.issuer), "sluss.example.eu"],
    ["127.0.0.0/24", "192.0.2.0/24"],
  ];
  const root = surface.root.locator("body");
  await root.evaluate(renamed, names);
  return async () => {
    await root.evaluate(renamed, names.map(([here, there]) => [there, here]));
    await element?.evaluate((one) => Object.assign(one.style, { outline: "", outlineOffset: "" }));
  };
}

/** Runs in the page: changes names in its texts. */
function renamed(body, names) {
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const [from, to] of names) texts.currentNode.data = texts.currentNode.data.replaceAll(from, to);
  }
}
