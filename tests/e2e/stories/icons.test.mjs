// What a home screen shows of the authenticator: the manifest and the page name pictures that are there and as large as they say.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Demo } from "../support/server.mjs";

/** Width, height and whether there is transparency, from a PNG's header (PNG specification, 11.2.1). */
async function png(url) {
  const answer = await fetch(url);
  assert.deepEqual([answer.status, answer.headers.get("content-type")], [200, "image/png"], url);
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.equal(bytes.toString("latin1", 1, 4), "PNG");
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), transparent: [4, 6].includes(bytes[25]) };
}

test("home screens find icons in the sizes that they ask for", async (t) => {
  const demo = await Demo.start(t);
  const manifest = await (await fetch(`${demo.app}/app/manifest.webmanifest`)).json();
  const pictures = manifest.icons.filter(({ type }) => type === "image/png");
  assert.deepEqual(pictures.map(({ sizes, purpose }) => `${sizes} ${purpose}`), ["192x192 any", "512x512 any", "512x512 maskable"]);
  for (const { src, sizes, purpose } of pictures) {
    const { width, height, transparent } = await png(new URL(src, demo.app));
    assert.equal(`${width}x${height}`, sizes);
    if (purpose === "maskable") assert.ok(!transparent);
  }
  const page = await (await fetch(`${demo.app}/app/`)).text();
  const [, touch] = /rel="apple-touch-icon" href="([^"]+)"/.exec(page);
  assert.deepEqual(await png(new URL(touch, demo.app)), { width: 180, height: 180, transparent: false });
});
