// Moving out: a backup that is tried and restored in a new browser, and files and QR codes for other apps.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Codes } from "../pages/codes.mjs";
import { phone } from "../support/browser.mjs";
import { readCode } from "../support/code.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";
import { totps } from "../support/totp.mjs";

const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const LINK = `otpauth://totp/Example%20Co:anna@example.eu?secret=${SECRET}&issuer=Example%20Co`;
const OTHER = `otpauth://totp/Other:bo?secret=${SECRET.replace("GEZD", "GEZA")}&issuer=Other`;
const WORDS = "words for the backup";

async function withCode(t, demo, language = "en") {
  const app = new Codes(await phone(t, demo, { language }), demo, language);
  await app.initialise();
  await app.addLink(LINK);
  return app;
}

for (const language of languages("sv")) {
  test(`a backup is saved, tried, and restored in a new browser, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await withCode(t, demo, language);
    await app.says("backup-never", { count: 1 });
    await app.press("backup");
    await app.page.watch.screen("backup");
    const saved = await app.saveSealed(WORDS);
    assert.match(saved.name, /^sluss-codes-\d{4}-\d\d-\d\d\.json$/);
    assert.ok(!saved.content.includes(SECRET) && !saved.content.includes("Example"), "it is sealed");
    await app.says("backup-saved-backup");
    await app.page.watch.screen("backup-saved");
    await app.press("back");
    const file = { name: saved.name, mimeType: "application/json", buffer: Buffer.from(saved.content) };

    // The drill: nothing changes, and what has come since is missing in it.
    await app.addLink(OTHER);
    await app.press("backup");
    await app.press("backup-try-go");
    await app.giveFiles(file);
    await app.openFile(WORDS);
    await app.titled("backup-one-title");
    await app.showsAmong("Other, bo");
    await app.page.watch.screen("backup-tried");

    const other = new Codes(await phone(t, demo, { language }), demo, language);
    await other.initialise();
    await other.moveIn(file);
    await other.openFile(WORDS);
    await other.press("code-add");
    await other.screen("home").waitFor();
    assert.ok(totps(SECRET).includes(await other.codeOf("Example Co")));
  });
}

test("p07 what is not encrypted is asked about first, and holds what it says", async (t) => {
  const demo = await Demo.start(t);
  const app = await withCode(t, demo);
  await app.press("backup");
  const links = await app.saveInTheClear("links");
  assert.match(links.name, /^otpauth-codes-.*\.txt$/);
  assert.ok(links.content.includes(SECRET));
  await app.says("backup-saved-links");
  await app.press("back");
  await app.press("backup");
  const cxf = await app.saveInTheClear("cxf");
  assert.equal(JSON.parse(cxf.content).version.major, 1);
  await app.press("back");
  await app.press("backup");
  const aegis = await app.saveSealed(WORDS, "aegis");
  assert.equal(JSON.parse(aegis.content).version, 1);
  assert.ok(!aegis.content.includes(SECRET));
});

test("another app scans the codes", async (t) => {
  const demo = await Demo.start(t);
  const app = await withCode(t, demo);
  await app.press("backup");
  await app.showPictures();
  await app.page.watch.screen("backup-pictures");
  const link = await readCode(() => app.picture.screenshot());
  const other = new Codes(await phone(t, demo), demo);
  await other.initialise();
  await other.addLink(link);
  assert.ok(totps(SECRET).includes(await other.codeOf("Example Co")));
});

for (const language of languages("en")) {
  test(`p07 a sheet for paper is asked about first, holds what is scanned and what is typed, and goes when it is left, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await withCode(t, demo, language);
    await app.addLink(OTHER);
    await app.press("backup");
    await app.showSheet();
    await app.page.watch.screen("backup-sheet");
    assert.deepEqual(await app.sheetNames(), ["Example Co, anna@example.eu", "Other, bo"]);
    await app.shows("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    assert.match(await readCode(() => app.picture.first().screenshot()), new RegExp(SECRET));
    const printed = await app.print();
    assert.ok(printed.seen.includes("Example Co, anna@example.eu"));
    assert.ok(!printed.seen.split("\n").includes(app.words("sheet-print")), "buttons are not printed");
    await app.press("done");
    await app.screen("home").waitFor();
    assert.ok(!(await app.everythingDrawn()).includes("GEZD GNBV"));
  });
}
