// Pages whose program cannot start, or has stopped: they say what is missing and what to do, in every language.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Authenticator } from "../pages/authenticator.mjs";
import { NotStarted } from "../pages/not-started.mjs";
import { pc, phone } from "../support/browser.mjs";
import { foreignScriptFails, programStops } from "../support/happenings.mjs";
import { Demo } from "../support/server.mjs";

const pages = (demo) => [`${demo.app}/app/`, `${demo.issuer}/account/`];
/** How long the words wait for something better to come. */
const PATIENCE = { timeout: 15_000 };

for (const engine of ["chromium", "firefox"]) {
  test(`without WebAssembly, as in Lockdown Mode, the pages say so, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const page = await pc(t, demo, { engine, init: () => delete window.WebAssembly });
    page.watch.expect(/preload/);
    for (const address of pages(demo)) {
      await page.goto(address);
      const words = new NotStarted(page);
      await words.says("no-wasm");
      assert.ok(await words.endsWithItsFoot(), address);
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
        await new NotStarted(page).says(why);
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
      await new NotStarted(page).says("slow", PATIENCE);
    }
  });

  test(`an app of which only the first screens arrive says so, and goes on where the person was, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const hand = await phone(t, demo, { engine });
    const app = new Authenticator(hand, demo);
    const rest = /\/authenticator\.later-[^/]*\.wasm$/;
    hand.watch.expect(/later|ERR_FAILED|NetworkError|^Error$|Failed to fetch/);
    await hand.route(rest, (route) => route.abort());
    await app.open();
    await app.restIsMissing();
    await hand.watch.screen("rest-missing");
    await hand.unroute(rest);
    await app.press("initialise");
    await app.screen("notifications").or(app.screen("home")).waitFor();

    const other = await phone(t, demo, { engine });
    other.watch.expect(/later|ERR_FAILED|NetworkError|^Error$|Failed to fetch/);
    await other.route(rest, (route) => route.abort());
    const again = new Authenticator(other, demo);
    await again.open();
    await again.restIsMissing();
    await other.unroute(rest);
    await again.fetchRestAgain();
    await again.restIsHere();
    await again.screen("welcome").waitFor();
  });

  test(`a program that stops says so, and can be loaded again, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const hand = await phone(t, demo, { engine });
    const app = new Authenticator(hand, demo);
    await app.initialise();
    hand.watch.expect(/unreachable|other extension/);
    // Somebody else's fault in the page is none of ours.
    const words = new NotStarted(hand);
    await foreignScriptFails(hand, "of some other extension");
    assert.equal(await words.isSeen(), false);
    await programStops(hand);
    await words.says("stopped");
    await words.loadAgain();
    await app.screen("home").waitFor();
    assert.equal(await words.isSeen(), false);
  });
}

test("without script the pages say so at once", async (t) => {
  const demo = await Demo.start(t);
  const page = await pc(t, demo, { script: false });
  for (const address of pages(demo)) {
    await page.goto(address);
    await new NotStarted(page).says("slow", { timeout: 2_000 });
  }
});
