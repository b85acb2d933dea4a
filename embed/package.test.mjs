// The package as it is published.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const text = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const { files } = JSON.parse(text("package.json"));

test("the package has every file that it names, and every one that its scripts import", () => {
  for (const name of files) assert.ok(existsSync(new URL(name, import.meta.url)), name);
  const scripts = files.filter((name) => name.endsWith(".js"));
  const imported = scripts.flatMap((name) => [...text(name).matchAll(/(?:from |import\()"\.\/([^"]+)"/g)].map(([, path]) => path));
  assert.ok(imported.length > 0);
  for (const path of imported) assert.ok(files.includes(path), path);
});
