// A window that shows mails as a mail program does, and writes down what they ask for.

import { mkdir } from "node:fs/promises";

import { reader } from "./engines/chromium.mjs";

const PICTURES = new URL("../../../target/e2e/mails/", import.meta.url).pathname;

/** Opens one for a story. */
export async function mailProgram(t, options) {
  const { page, close } = await reader(options);
  t.after(close);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const picture = async (name) => {
    if (!process.env.SLUSS_PICTURES) return;
    await mkdir(PICTURES, { recursive: true });
    await page.screenshot({ path: `${PICTURES}${name}.png`, fullPage: true });
  };
  return { page, asked, picture };
}
