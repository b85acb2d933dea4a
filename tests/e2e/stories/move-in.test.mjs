// Moving in: every file of other apps that the import crate knows goes through the page, and nothing is added before the person has seen it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { Codes } from "../pages/codes.mjs";
import { phone } from "../support/browser.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";
import { until } from "../support/until.mjs";

const FOLDER = join(import.meta.dirname, "../../../crates/import/tests/fixtures");
const EXPECTED = JSON.parse(readFileSync(join(FOLDER, "expected.json"), "utf8"));
const PASSWORD = EXPECTED.password;
/** What is said of the files that are not taken as they are. */
const REFUSED = { "bitwarden-account-restricted.json": ["import-refused-bitwarden"], "steam-manifest.json": ["move-in-beside", { product: "Steam" }] };

const fixture = (name) => join(FOLDER, name);

async function begun(t, language = "en") {
  const demo = await Demo.start(t);
  const app = new Codes(await phone(t, demo, { language }), demo, language);
  await app.initialise();
  return app;
}

for (const language of languages("sv")) {
  test(`p04 a file with a password is opened, shown, and added when the person says so, ${language}`, async (t) => {
    const app = await begun(t, language);
    await app.press("move-in");
    await app.page.watch.screen("move-in");
    await app.giveFiles(fixture("aegis-encrypted.json"));
    await app.screen("move-in-locked").waitFor();
    await app.page.watch.screen("move-in-locked");
    await app.openFile("wrong");
    await app.says("import-refused-wrong-password");
    await app.openFile(PASSWORD);
    const { names } = await app.found();
    assert.ok(names.length > 2, names.join());
    await app.page.watch.screen("move-in-found");
    await app.page.reload();
    await app.screen("home").waitFor();
    assert.equal(await app.count(), 0, "nothing was added");

    await app.moveIn(fixture("aegis-encrypted.json"));
    await app.openFile(PASSWORD);
    await app.press("codes-add", { count: (await app.found()).names.length });
    await app.screen("home").waitFor();
    assert.equal(await app.count(), names.length);
  });
}

test("p04 a broken file, an empty one and one of no app each get a sentence, and change nothing", async (t) => {
  const app = await begun(t);
  const file = (content) => ({ name: "a-file", mimeType: "application/octet-stream", buffer: Buffer.from(content) });
  const whole = readFileSync(fixture("aegis-plain.json"));
  for (const [content, why] of [["", "empty"], ["Dear Anna, see you tomorrow.", "unknown"], [whole.subarray(0, whole.length / 2), "damaged"]]) {
    await app.moveIn(file(content));
    await app.says(`import-refused-${why}`);
    await app.press("back");
    await app.screen("home").waitFor();
  }
  assert.equal(await app.count(), 0);
});

test("p04 a table of 100,000 entries says how far it is, and whoever does not want to wait goes on at once", async (t) => {
  const app = await begun(t);
  const row = 'Example,anna,"a note\nof two lines that nobody needs to read here",\n';
  const code = "Example,bo,,otpauth://totp/Example:bo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n";
  const table = { name: "passwords.csv", mimeType: "text/csv", buffer: Buffer.from(`title,username,note,otp\n${row.repeat(100_000)}${code}`) };
  const left = await app.watchBar({ cancel: true });
  await app.moveIn(table);
  await until(async () => (await left()).length > 0, "the bar never said anything");
  await app.screen("move-in").waitFor();
  await app.page.reload();
  await app.screen("home").waitFor();

  const seen = await app.watchBar();
  await app.moveIn(table);
  assert.deepEqual((await app.found()).names.length, 1);
  await app.says("import-others", { count: 100_000 });
  const values = (await seen()).map(({ value }) => value).filter((value) => value >= 0);
  // How often it speaks between depends on how fast it is.
  assert.deepEqual([values[0] < 1, values.at(-1)], [true, 1], `it was seen to advance: ${values}`);
  assert.deepEqual(values, values.toSorted((one, other) => one - other));
});

test("p04 p05 every file of the import crate goes through the page, without a network", async (t) => {
  const app = await begun(t);
  await app.ready();
  await app.page.context().setOffline(true);
  const asked = [];
  app.page.on("request", (request) => asked.push(request.url()));
  for (const [name, { entries, password }] of Object.entries(EXPECTED.files)) {
    const files = name === "steam-encrypted.maFile" ? [name, "steam-manifest.json"] : [name];
    await app.moveIn(...files.map(fixture));
    const refused = REFUSED[name];
    if (refused) {
      await app.saysAlone(...refused);
    } else {
      await app.screen("codes-found").or(app.screen("move-in-locked")).waitFor();
      if (await app.screen("move-in-locked").isVisible()) await app.openFile(password);
      assert.equal((await app.found()).names.length, entries.length, name);
    }
    await app.press("back");
    await app.screen("home").waitFor();
  }
  assert.deepEqual(asked.filter((url) => !url.startsWith("blob:") && !/\/assets\//.test(url)), []);
});
