// Nobody gets a person to press Authenticate under a page of their own.

import assert from "node:assert/strict";
import { test } from "node:test";

import { FrameOfAnother } from "../pages/frame-of-another.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { Demo } from "../support/server.mjs";

for (const engine of ["chromium", "firefox"]) {
  for (const path of ["/app/", "/account/"]) {
    test(`l10 ${path} in a frame of another site is not shown, ${engine}`, async (t) => {
      const demo = await Demo.start(t);
      const page = engine === "chromium" && path === "/app/" ? (await enrolledPhone(t, demo)).page : await pc(t, demo, { engine });
      const address = await FrameOfAnother.serve(t, (path === "/app/" ? demo.app : demo.issuer) + path);
      page.watch.expect(/frame-ancestors|from elsewhere|chrome-error|can't open this page/i);
      await page.goto(address);
      await page.waitForTimeout(500);
      assert.deepEqual(await FrameOfAnother.drawn(page), [0]);
    });
  }
}
