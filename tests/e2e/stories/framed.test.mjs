// Nobody gets a person to press Authenticate under a page of their own.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";

import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { Demo } from "../support/server.mjs";

/** A page of somebody else's that puts the authenticator into a frame. */
async function lure(t, url) {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end(`<!DOCTYPE html><title>A prize</title><iframe src="${url}" style="opacity:0.01"></iframe>`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}/`;
}

for (const engine of ["chromium", "firefox"]) {
  for (const path of ["/app/", "/account/"]) {
    test(`l10 ${path} in a frame of another site is not shown, ${engine}`, async (t) => {
      const demo = await Demo.start(t);
      const page = engine === "chromium" && path === "/app/" ? (await enrolledPhone(t, demo)).page : await pc(t, demo, { engine });
      const address = await lure(t, (path === "/app/" ? demo.app : demo.issuer) + path);
      page.watch.expect(/frame-ancestors|from elsewhere|chrome-error|can't open this page/i);
      await page.goto(address);
      await page.waitForTimeout(500);
      // What stands there is the browser's own page about a refusal, under whatever address it gives that.
      const frames = page.frames().slice(1);
      assert.equal(frames.length, 1);
      const drawn = () => document.querySelectorAll("[data-screen], .not-started, main").length;
      assert.equal(await frames[0].evaluate(drawn).catch(() => 0), 0);
    });
  }
}
