// The gallery as `cargo xtask gallery` wrote it, served to a browser in one of its looks.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";

import { BLOCKS } from "./block-font.mjs";
import { viewer } from "./engines/chromium.mjs";

const FOLDER = new URL("../../../target/gallery/", import.meta.url);
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8" };
/** Below it, the same with a font of blocks. */
const IN_BLOCKS = "blocks/";

/** Light and dark, each in our colours and in those that a person has chosen for everything. */
export const LOOKS = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "light-forced": { colorScheme: "light", forcedColors: "active" },
  "dark-forced": { colorScheme: "dark", forcedColors: "active" },
};

async function answer(request, response) {
  const path = request.url.slice(1);
  const name = path.replace(IN_BLOCKS, "");
  const text = await readFile(new URL(name, FOLDER), "utf8").catch(() => undefined);
  if (text === undefined) return response.writeHead(404).end();
  const added = path.startsWith(IN_BLOCKS) && name.endsWith(".css") ? BLOCKS : "";
  response.writeHead(200, { "Content-Type": TYPES[extname(name)] }).end(text + added);
}

/** Serves the gallery and opens a browser. `window(t, options)` gives a window for a story, and `close` ends both. */
export async function gallery() {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await viewer();
  const window = async (t, look) => {
    const { page, close } = await browser.look(look);
    t.after(close);
    return { page, show: (file, how) => show(page, origin, file, how) };
  };
  const close = async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
  };
  return { window, close };
}

/** Shows a page of the gallery; with `blocks`, every letter is a block. */
async function show(page, origin, file, { blocks = false } = {}) {
  const shown = await page.goto(`${origin}/${blocks ? IN_BLOCKS : ""}${file}`);
  if (!shown.ok()) throw new Error(`there is no ${file}: write it with cargo xtask gallery`);
  await page.evaluate(() => document.fonts.ready);
}
