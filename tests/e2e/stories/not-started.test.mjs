// Pages whose program cannot start, or has stopped: they say what is missing and what to do, in every language.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Authenticator } from "../pages/authenticator.mjs";
import { pc, phone } from "../support/browser.mjs";
import { Demo } from "../support/server.mjs";

const pages = (demo) => [`${demo.app}/app/`, `${demo.issuer}/account/`];
/** How long the words wait for something better to come. */
const PATIENCE = { timeout: 15_000 };

async function says(page, why, options) {
  for (const lang of ["en", "sv"]) await page.locator(`.not-started [lang=${lang}] .why-${why}`).waitFor(options);
  const others = ["slow", "no-wasm", "no-file", "stopped"].filter((other) => other !== why);
  for (const other of others) assert.equal(await page.locator(`.why-${other}`).first().isVisible(), false, other);
}

for (const engine of ["chromium", "firefox"]) {
  test(`without WebAssembly, as in Lockdown Mode, the pages say so, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const page = await pc(t, demo, { engine, init: () => delete window.WebAssembly });
    page.watch.expect(/preload/);
    for (const address of pages(demo)) {
      await page.goto(address);
      await says(page, "no-wasm");
      await page.watch.screen(`no-wasm${new URL(address).pathname.replaceAll("/", "-")}`);
    }
  });

  test(`a program that a filter has stopped or exchanged is told, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    for (const [why, answer] of [
      ["no-file", (route) => route.abort()],
      ["no-file", (route) => route.fulfill({ status: 403, contentType: "text/html", body: "<h1>Blocked</h1>" })],
      ["no-wasm", (route) => route.fulfill({ status: 200, contentType: "application/wasm", body: "<h1>Blocked</h1>" })],
    ]) {
      const page = await pc(t, demo, { engine });
      page.watch.expect(/preload|MIME|WebAssembly|wasm/i);
      await page.route(/\.wasm$/, answer);
      for (const address of pages(demo)) {
        await page.goto(address);
        await says(page, why);
      }
    }
  });

  test(`where the script itself never arrives the words come up by themselves, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const page = await pc(t, demo, { engine });
    page.watch.expect(/preload|ERR_FAILED|script/i);
    await page.route(/\.js$/, (route) => route.abort());
    for (const address of pages(demo)) {
      await page.goto(address);
      await says(page, "slow", PATIENCE);
    }
  });

  test(`a program that stops says so, and can be loaded again, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const hand = await phone(t, demo, { engine });
    const app = new Authenticator(hand, demo);
    await app.initialise();
    hand.watch.expect(/unreachable|other extension/);
    // Somebody else's fault in the page is none of ours.
    await hand.evaluate(() => setTimeout(() => { throw new TypeError("of some other extension"); }));
    await hand.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    assert.equal(await hand.locator(".not-started").isVisible(), false);
    await hand.evaluate(() => setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); }));
    await says(hand, "stopped");
    await hand.getByRole("link", { name: "Load this page again" }).click();
    await app.screen("home").waitFor();
    assert.equal(await hand.locator(".not-started").isVisible(), false);
  });
}

test("without script the pages say so at once", async (t) => {
  const demo = await Demo.start(t);
  const page = await pc(t, demo, { script: false });
  for (const address of pages(demo)) {
    await page.goto(address);
    await says(page, "slow", { timeout: 2_000 });
  }
});
