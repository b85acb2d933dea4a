// The lock of the codes for other sites: a passphrase or a passkey, in one tab and in two, and what is left in the browser while they are locked.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Codes } from "../pages/codes.mjs";
import { another, phone } from "../support/browser.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";
import { passkeys } from "../support/passkeys.mjs";
import { totps } from "../support/totp.mjs";
import { everythingStored } from "../support/vault.mjs";

const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const LINK = `otpauth://totp/Example%20Co:anna@example.eu?secret=${SECRET}&issuer=Example%20Co`;
const WORDS = "four words are enough";

/** An app with one code that nothing locks. */
async function withCode(t, { language = "en", apart = true, ...more } = {}) {
  const demo = await Demo.start(t, { apart });
  const app = new Codes(await phone(t, demo, { language, ...more }), demo, language);
  await app.initialise();
  await app.addLink(LINK);
  return app;
}

for (const language of languages("sv")) {
  test(`p02 with a passphrase the codes are locked at each start, ${language}`, async (t) => {
    const app = await withCode(t, { language });
    await app.press("codes-lock");
    await app.says("codes-open");
    await app.page.watch.screen("codes-lock");
    await app.typeNewPassphrase("short");
    await app.says("passphrase-weak");
    await app.typeNewPassphrase("four words are really enough");
    await app.says("passphrase-strong");
    await app.setPassphrase("short");
    await app.says("passphrase-short");
    await app.setPassphrase(WORDS, "four other words");
    await app.says("passphrase-differs");
    await app.setPassphrase(WORDS);
    await app.says("codes-lock-done");
    assert.equal(await app.typedPassphrases(), "", "what was typed does not stay in the page");
    await app.page.watch.screen("codes-lock-done");

    await app.page.reload();
    await app.locked();
    await app.page.watch.screen("codes-locked");
    await app.unlock("other words");
    await app.says("passphrase-wrong");
    await app.unlock(WORDS);
    assert.ok(totps(SECRET).includes(await app.codeOf("Example Co")));
    await app.press("codes-lock-now");
    await app.locked();
    assert.equal(await app.count(), 0);
  });
}

for (const engine of ["chromium", "firefox", "webkit"]) {
  test(`p01 p03 what the browser stores shows neither secrets nor names, locked or not, ${engine}`, async (t) => {
    const app = await withCode(t, { engine });
    const clear = (stored) => [SECRET, "12345678901234567890", "MTIzNDU2Nzg5MDEy", "Example Co", "anna@example.eu"].filter((text) => stored.includes(text));
    assert.deepEqual(clear(await everythingStored(app.page)), []);
    await app.press("codes-lock");
    await app.setPassphrase(WORDS);
    await app.says("codes-lock-done");
    const stored = await everythingStored(app.page);
    assert.deepEqual(clear(stored), []);
    assert.ok(!stored.includes("CryptoKey"), "the key is stored nowhere");
    await app.press("back");
    await app.press("codes-lock-now");
    await app.locked();
    assert.deepEqual(clear(await app.everythingDrawn()), []);
    await app.unlock(WORDS);
    await app.row("Example Co").waitFor();
  });
}

test("p02 the passphrase unlocks without a network", async (t) => {
  const app = await withCode(t);
  await app.press("codes-lock");
  await app.setPassphrase(WORDS);
  await app.says("codes-lock-done");
  await app.ready();
  await app.page.context().setOffline(true);
  await app.page.reload();
  await app.locked();
  await app.unlock(WORDS);
  await app.row("Example Co").waitFor();
});

test("a tab that knows nothing of the lock of the other shows it as soon as it writes", async (t) => {
  const app = await withCode(t);
  const other = new Codes(await another(t, app.demo, app.page), app.demo);
  await other.open();
  await other.row("Example Co").waitFor();
  await app.press("codes-lock");
  await app.setPassphrase(WORDS);
  await app.says("codes-lock-done");
  await other.press("code-by-hand");
  await other.typeCode({ issuer: "Example", name: "bo", secret: SECRET });
  await other.locked();
  await other.unlock(WORDS);
  await other.row("Example Co").waitFor();
  assert.equal(await other.count(), 1, "nothing was sealed with the key of before");
});

test("a passkey unlocks the codes, and the passphrase goes on to do so", async (t) => {
  // A browser makes no passkey for an address that is a number.
  const app = await withCode(t, { apart: false });
  await passkeys(app.page);
  await app.press("codes-lock");
  await app.press("passkey-add");
  await app.says("codes-lock-done");
  await app.setPassphrase(WORDS);
  await app.says("passphrase-now");
  await app.page.reload();
  await app.locked();
  await app.press("unlock-passkey");
  await app.row("Example Co").waitFor();
  await app.press("codes-lock-now");
  await app.unlock(WORDS);
  await app.row("Example Co").waitFor();
});

test("an authenticator without the function is told, and nothing is locked", async (t) => {
  const app = await withCode(t, { apart: false });
  const made = await passkeys(app.page, { prf: false });
  await app.press("codes-lock");
  await app.press("passkey-add");
  await app.fails("no-passkey");
  assert.equal(await made(), 0, "the passkey that was made is of no use, and was taken back");
  await app.press("back");
  await app.row("Example Co").waitFor();
});

test("the codes lock as soon as the app is out of sight, if the person has chosen that", async (t) => {
  const app = await withCode(t);
  await app.press("codes-lock");
  await app.setPassphrase(WORDS);
  await app.says("codes-lock-done");
  await app.lockWhenHidden();
  await app.press("back");
  await app.row("Example Co").waitFor();
  await app.goOutOfSight();
  await app.locked();
});
