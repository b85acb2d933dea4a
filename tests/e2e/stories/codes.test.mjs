// Codes for other sites: added, shown, searched, renamed, removed, and without any network.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Codes } from "../pages/codes.mjs";
import { phone } from "../support/browser.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";
import { hotp, totps } from "../support/totp.mjs";

const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const LINK = `otpauth://totp/Example%20Co:anna@example.eu?secret=${SECRET}&issuer=Example%20Co`;

async function begun(t, { language = "en", ...more } = {}) {
  const demo = await Demo.start(t);
  const app = new Codes(await phone(t, demo, { language, ...more }), demo, language);
  await app.initialise();
  return app;
}

for (const language of languages("sv")) {
  test(`a code for another site is added by its link, shown, renamed and removed, ${language}`, async (t) => {
    const app = await begun(t, { language });
    await app.paste(LINK);
    await app.screen("codes-found").waitFor();
    await app.shows("Example Co");
    await app.page.watch.screen("codes-found");
    await app.press("code-add");
    await app.screen("home").waitFor();
    assert.ok(totps(SECRET).includes(await app.codeOf("Example Co")));
    await app.page.watch.screen("codes-home");

    await app.openCode("Example Co");
    assert.ok(totps(SECRET).includes(await app.shownCode()));
    await app.page.watch.screen("code-detail");
    await app.press("code-edit");
    await app.page.watch.screen("code-edit");
    await app.field("code-issuer").fill("Öko & Söhne");
    await app.field("code-tags").fill("arbete, hemma");
    await app.press("save");
    await app.screen("code-detail").waitFor();
    await app.shows("arbete, hemma");

    // It is the browser that keeps it.
    await app.page.reload();
    await app.screen("home").waitFor();
    await app.openCode("Öko & Söhne");
    await app.press("forget");
    await app.question.waitFor();
    await app.confirm();
    await app.screen("home").waitFor();
    assert.equal(await app.count(), 0);
  });
}

test("an account that is here already is not added twice", async (t) => {
  const app = await begun(t);
  await app.addLink(LINK);
  await app.paste(LINK);
  await app.says("code-there");
  await app.press("codes-none-new");
  await app.screen("home").waitFor();
  assert.equal(await app.count(), 1);
});

test("a code that is typed is checked where it stands, and nothing that was typed is lost", async (t) => {
  const app = await begun(t);
  await app.press("code-by-hand");
  await app.typeCode({ issuer: "", name: "", secret: SECRET });
  await app.says("code-no-name");
  await app.typeCode({ issuer: "Example", name: "anna", secret: "0189" });
  await app.says("code-secret-wrong");
  await app.page.watch.screen("code-by-hand");
  assert.equal(await app.field("code-name").inputValue(), "anna");
  await app.typeCode({ issuer: "Example", name: "anna", secret: SECRET.toLowerCase().replace(/(.{4})/g, "$1 ") });
  await app.screen("home").waitFor();
  assert.ok(totps(SECRET).includes(await app.codeOf("anna")));
});

test("a code by a counter goes on when the person says so", async (t) => {
  const app = await begun(t);
  await app.addLink(`otpauth://hotp/Example:bo?secret=${SECRET}&counter=7`);
  await app.openCode("bo");
  assert.equal(await app.shownCode(), hotp(SECRET, 7));
  await app.press("code-next-one");
  await app.countsTo(8);
  assert.equal(await app.shownCode(), hotp(SECRET, 8));
});

test("many accounts are searched by any part of their names", async (t) => {
  const app = await begun(t);
  for (const [number, site] of ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Öresund"].entries()) {
    await app.addLink(LINK.replace("Example%20Co", encodeURIComponent(site)).replace("Example%20Co", encodeURIComponent(site)).replace("GEZD", `GEZ${"ABCDEF"[number]}`));
  }
  await app.search("ores");
  await app.row("Öresund").waitFor();
  assert.equal(await app.count(), 1);
  await app.search("anna");
  await app.row("Alpha").waitFor();
  assert.equal(await app.count(), 6);
  await app.search("nobody");
  await app.says("codes-found", { count: 0 });
});

test("p05 codes are added, shown and copied without a network", async (t) => {
  const app = await begun(t);
  await app.ready();
  await app.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.page.context().setOffline(true);
  await app.page.reload();
  await app.screen("home").waitFor();
  await app.addLink(LINK);
  await app.copyCode("Example Co");
  assert.ok(totps(SECRET).includes(await app.clipboard()));
});

test("a damaged code and one of an unknown kind get a sentence", async (t) => {
  const app = await begun(t);
  await app.paste("otpauth://totp/anna");
  await app.fails("code-damaged");
  await app.press("back");
  await app.paste(LINK.replace("totp", "of-2030"));
  await app.fails("code-unknown");
});
