// The same vectors as the server's side.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { parseFrameMessage } from "./frame-message.js";

const vectors = JSON.parse(readFileSync(new URL("../tests/vectors/frame-messages.json", import.meta.url)));

test("l04 good messages are understood", () => {
  for (const message of vectors.good) assert.deepEqual(parseFrameMessage(message), message);
});

test("l04 bad messages are not", () => {
  for (const message of vectors.bad) assert.equal(parseFrameMessage(message), null, JSON.stringify(message));
});

test("l04 fields that nobody knows are left out", () => {
  assert.deepEqual(parseFrameMessage({ sluss: 1, type: "ready", html: "<b>" }), { sluss: 1, type: "ready" });
  assert.equal(parseFrameMessage({ sluss: 1, type: "constructor" }), null);
});
