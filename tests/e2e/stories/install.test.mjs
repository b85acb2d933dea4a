// The installed app: what browsers want before they install one, shortcuts, what other apps share with it, the number on its icon, and the offer to install it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Codes } from "../pages/codes.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { badges, badgesShown, launchedAt, launches, offer, offered, share, shownBy } from "../support/installed.mjs";
import { languages } from "../support/languages.mjs";
import { printed } from "../support/printed.mjs";
import { Demo } from "../support/server.mjs";
import { until } from "../support/until.mjs";
import { codeIds } from "../support/vault.mjs";

/** Each name has a secret of its own. */
const link = (name) => `otpauth://totp/${encodeURIComponent(name)}:anna?secret=${name.at(-1).toUpperCase().repeat(32)}`;

async function begun(t, { language = "en", ...more } = {}) {
  const demo = await Demo.start(t);
  const app = new Codes(await phone(t, demo, { language, ...more }), demo, language);
  await app.initialise();
  await app.ready();
  return app;
}

test("the browser finds nothing that keeps the app from being installed, and every picture that it names", async (t) => {
  const app = await begun(t);
  const { errors, manifest, missing } = await shownBy(app.page);
  assert.deepEqual(errors, []);
  assert.deepEqual(missing, []);
  assert.deepEqual(manifest.shortcuts.map(({ url }) => url), ["/app/#scan", "/app/#search"]);
  assert.equal(manifest.share_target.method, "POST", "what is shared stands in no address");
  assert.deepEqual(manifest.launch_handler.client_mode, ["focus-existing", "auto"]);
});

test("shortcuts open their screens without a network, with a way back, in the window that is open too", async (t) => {
  const app = await begun(t);
  for (const at of ["A", "B", "C", "D", "E", "F"]) await app.addLink(link(`Site ${at}`));
  await app.page.context().setOffline(true);
  await app.page.goto("about:blank");
  await app.page.goto(`${app.demo.app}/app/#scan`);
  await app.looking();
  assert.equal(new URL(app.page.url()).hash, "");
  await app.page.goBack();
  await app.screen("home").waitFor();
  await app.page.goto("about:blank");
  await app.page.goto(`${app.demo.app}/app/#search`);
  await app.searchFocused();
  await app.page.goto(`${app.demo.app}/app/#scan`);
  await app.looking();
});

test("a code's own address opens its page, and waits until the codes are unlocked", async (t) => {
  const app = await begun(t);
  await app.addLink(link("Example"));
  const [id] = await codeIds(app.page);
  await app.page.goto("about:blank");
  await app.page.goto(`${app.demo.app}/app/#code=${id}`);
  await app.screen("code-detail").waitFor();
  await app.titledBy("Example");
});

test("e10 a shortcut that comes while a request is being answered takes nothing away", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo, "en", await phone(t, demo, { init: launches }));
  const desk = await pc(t, demo);
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  await signIn.enterPassword(demo.person, "pin");
  const number = await signIn.numberToType();
  await app.screen("approve").waitFor();
  await app.typeAnswer(number, "7391");
  await launchedAt(app.page, `${demo.app}/app/#scan`);
  await app.press("authenticate");
  await app.approved();
  await site.signedIn();
  await app.press("done");
  await app.looking();
});

test("p05 what another app shares is read without a network, once, and stays in memory", async (t) => {
  const app = await begun(t);
  await app.page.context().setOffline(true);
  await share(app.page, app.demo.app, { picture: await printed(link("Shared")).screenshot() });
  await app.screen("codes-found").waitFor();
  await app.shows("Shared");
  await share(app.page, app.demo.app, { text: link("Linked") });
  await app.screen("codes-found").waitFor();
  await app.shows("Linked");
  await share(app.page, app.demo.app, { picture: Buffer.from("no picture") });
  await app.fails("no-code");
  await app.page.goto("about:blank");
  await app.page.goto(`${app.demo.app}/app/#shared`);
  await app.looking();
});

test("the icon says how many requests wait", async (t) => {
  const demo = await Demo.start(t);
  const hand = await phone(t, demo, { init: badges });
  const app = await enrolledPhone(t, demo, "en", hand);
  const site = new RasffWindow(await pc(t, demo), demo);
  const signIn = await site.redirect();
  await signIn.enterPassword(demo.person, "pin");
  const number = await signIn.numberToType();
  await app.screen("approve").waitFor();
  await until(async () => (await badgesShown(hand)).at(-1) === 1, "the icon does not say 1");
  await app.answer(number, "7391");
  await app.approved();
  await until(async () => (await badgesShown(hand)).at(-1) === 0, "the icon still says something");
});

for (const language of languages("sv")) {
  test(`the app offers to be installed once there is something in it, and takes no for an answer, ${language}`, async (t) => {
    const app = await begun(t, { language, init: offer });
    assert.equal(await app.text("install-text").count(), 0);
    await app.addLink(link("Example"));
    await app.says("install-text");
    await app.page.watch.screen("install-offer");
    await app.press("install");
    await until(async () => (await offered(app.page)) === 1, "the browser was not asked");
    await app.saysNoMore("install-text");
    await app.page.reload();
    await app.says("install-text");
    await app.press("install-not");
    await app.saysNoMore("install-text");
    await app.page.reload();
    await app.screen("home").waitFor();
    await app.row("Example").waitFor();
    assert.equal(await app.text("install-text").count(), 0);
  });
}
