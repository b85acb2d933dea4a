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

for (const language of languages("en")) {
  test(`the list has the order and the look that the person wants, ${language}`, async (t) => {
    const app = await begun(t, { language });
    for (const [at, site] of ["Alpha", "Beta", "Gamma"].entries()) {
      await app.addLink(`otpauth://totp/${site}:anna@example.eu?secret=${"ABC"[at].repeat(32)}`);
    }
    await app.press("codes-arrange");
    await app.screen("codes-arrange").waitFor();
    await app.page.watch.screen("codes-arrange");
    await app.button("codes-move-up", { account: "Gamma, anna@example.eu" }).focus();
    for (const order of ["Alpha Gamma Beta", "Gamma Alpha Beta", "Gamma Alpha Beta"]) {
      await app.page.keyboard.press("Enter");
      await app.inOrder(order.split(" "));
      assert.match(await app.focused(), /^up-/, "the focus goes along");
    }
    await app.field("codes-hidden").check();
    await app.field("codes-large").check();
    await app.press("back");
    await app.row("Gamma").waitFor();
    await app.page.watch.screen("codes-hidden-large");
    assert.match(await app.codeOf("Gamma"), /^•{6}$/);
    await app.page.reload();
    await app.inOrder(["Gamma", "Alpha", "Beta"]);
    await app.pressCode("Gamma");
    assert.ok(totps("C".repeat(32)).includes(await app.codeOf("Gamma")));
    assert.match(await app.codeOf("Alpha"), /^•{6}$/);
    await app.goOutOfSight();
    assert.match(await app.codeOf("Gamma"), /^•{6}$/, "whoever turns to the page later sees none");
  });
}

test("a backup that is missed is said as the person has chosen", async (t) => {
  const app = await begun(t);
  await app.addLink(LINK);
  await app.button("backup-now").waitFor();
  await app.press("codes-arrange");
  await app.field("backup-reminder").selectOption("never");
  await app.press("back");
  await app.says("backup-never", { count: 1 });
  assert.equal(await app.button("backup-now").count(), 0);
});

test("where there is room the list stays beside the page of one code, and leads from one to the next", async (t) => {
  const app = await begun(t);
  for (const [at, site] of ["Alpha", "Beta", "Gamma"].entries()) {
    await app.addLink(`otpauth://totp/${site}:anna@example.eu?secret=${"ABC"[at].repeat(32)}`);
  }
  await app.openCode("Alpha");
  assert.equal(await app.listed(), 0, "on a phone the page has the screen for itself");
  await app.page.setViewportSize({ width: 1280, height: 800 });
  assert.equal(await app.listed(), 3);
  await app.openBeside("Beta");
  await app.titledBy("Beta");
  assert.ok(totps("B".repeat(32)).includes(await app.shownCode()));
  await app.page.watch.screen("code-beside-list");
  await app.page.goBack();
  await app.screen("home").waitFor();
  await app.page.watch.screen("codes-home-wide");
});
