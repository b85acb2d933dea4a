// The package as it is published.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

const text = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const { files } = JSON.parse(text("package.json"));

test("the package has every file that it names, and every one that its scripts import", () => {
  for (const name of files) assert.ok(existsSync(new URL(name, import.meta.url)), name);
  const scripts = files.filter((name) => name.endsWith(".js"));
  const imported = scripts.flatMap((name) => [...text(name).matchAll(/(?:from |import\()"\.\/([^"]+)"/g)].map(([, path]) => path));
  assert.ok(imported.length > 0);
  for (const path of imported) assert.ok(files.includes(path), path);
});

test("a server that renders pages can import it", async () => {
  const { SlussSignIn, takeRedirectResult } = await import("./sluss-sign-in.js");
  assert.equal(SlussSignIn, undefined);
  assert.equal(typeof takeRedirectResult, "function");
});

/** In bytes, as brotli has them (docs/decisions/0063). */
const MOST = 6_500;

test("what every page loads stays small, and what is for mistakes comes only with one", () => {
  const loaded = (name) => [name, ...[...text(name).matchAll(/^(?:import|export) .*from "\.\/([^"]+)"/gm)].flatMap(([, next]) => loaded(next))];
  const always = [...new Set(loaded("sluss-sign-in.js"))];
  assert.deepEqual(always.sort(), ["frame-message.js", "request.js", "sluss-sign-in.js"]);
  const bytes = always.reduce((sum, name) => sum + brotliCompressSync(text(name)).length, 0);
  assert.ok(bytes < MOST, `${bytes} bytes`);
});
