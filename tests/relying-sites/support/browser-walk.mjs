// One client that lives in a page, in the browser of the stories: by a redirect, silently, and in a window that it opens.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { chromium } from "playwright-core";

import { asked } from "./asked.mjs";
import { Visitor } from "./visitor.mjs";

const PROGRAM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Until a page of the site's shows this as who is signed in. */
async function shows(page, person) {
  const wanted = person ? JSON.stringify({ name: person.name, email: person.email, acr: "MEDIUM" }) : "nobody";
  await page.locator("#user").getByText(wanted, { exact: true }).waitFor().catch(async () => {
    assert.equal(await page.locator("#user, #done, body").allInnerTexts().then((all) => all.join("\n")), wanted, page.url());
  });
}

const press = (page, id) => page.locator(`#${id}`).click();

/** Until something that a button began has ended well. */
async function done(page, id) {
  const told = page.locator("#done").filter({ hasText: /\S/ });
  await told.waitFor();
  assert.equal(await told.innerText(), `${id} done`);
}

async function signOut(page, site) {
  await press(page, "out");
  await page.waitForURL(`${site}/`);
  await shows(page, undefined);
}

async function walked(provider, person, site, page) {
  const outbox = new Visitor(readFileSync(provider.tls.ca));
  await page.goto(`${site}/`);
  await shows(page, undefined);
  // Nobody is signed in: the hidden frame says so, and asks for nothing.
  await press(page, "silent");
  await page.locator("#done").getByText("silent failed: login_required", { exact: true }).waitFor();
  provider.front.seen.length = 0;
  await press(page, "redirect");
  await person.signInInBrowser(outbox, page);
  await page.waitForURL(`${site}/`);
  await shows(page, person);
  const words = asked(provider.front.seen);
  await page.evaluate(() => manager.removeUser());
  await page.reload();
  await shows(page, undefined);
  await press(page, "silent");
  await done(page, "silent");
  await shows(page, person);
  await signOut(page, site);
  const [window] = await Promise.all([page.waitForEvent("popup"), press(page, "popup")]);
  await person.signInInBrowser(outbox, window);
  await done(page, "popup");
  await shows(page, person);
  await signOut(page, site);
  return { asked: words, everywhere: true };
}

/** Signs in and out in each way; fails for whatever is not as it should be, and gives what was seen. */
export async function walkInBrowser(provider, person, client, site) {
  const browser = await chromium.launch({ executablePath: PROGRAM, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    // The authority of the run is none that the browser knows.
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "en" });
    return await walked(provider, person, site, await context.newPage());
  } finally {
    await browser.close();
  }
}
