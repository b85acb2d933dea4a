// The scanner before real frames of a camera: other people's codes, several at once, hints, a reader that fails, and pictures.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Codes } from "../pages/codes.mjs";
import { phone } from "../support/browser.mjs";
import { dropPicture, dropText, pastePicture, screens, windowChosen } from "../support/given.mjs";
import { Cameras, cameras } from "../support/imitated-cameras.mjs";
import { languages } from "../support/languages.mjs";
import { printed } from "../support/printed.mjs";
import { notedWorkers, ownReader, withoutReader, workerFails, workersStarted } from "../support/readers.mjs";
import { Demo } from "../support/server.mjs";
import { until } from "../support/until.mjs";

const link = (name) => `otpauth://totp/${name}:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ`;
const WIFI = "WIFI:T:WPA;S:guests;P:lugna vatten;;";
const CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Öberg\nEND:VCARD";

async function begun(t, { language = "en", ...more } = {}) {
  const demo = await Demo.start(t);
  const app = new Codes(await phone(t, demo, { language, ...more }), demo, language);
  await app.initialise();
  return app;
}

async function found(app, issuer) {
  await app.screen("codes-found").waitFor();
  await app.shows(issuer);
}

for (const language of languages("sv")) {
  test(`codes for something else are named while the camera goes on, until there is one of use, ${language}`, async (t) => {
    const app = await begun(t, { language, init: cameras({}) });
    const eye = new Cameras(app.page);
    await eye.see(printed(WIFI));
    await app.press("scan");
    await app.says("scan-foreign-wifi");
    await app.outlined(1);
    await app.page.watch.screen("scan-foreign");
    await eye.see(printed(CARD));
    await app.says("scan-foreign-contact");
    await eye.see(printed("https://example.eu/menu"));
    await app.says("scan-foreign-address");
    await eye.see(printed(link("Example")));
    await found(app, "Example");
    assert.deepEqual(await eye.lights(), ["ended sees"], "it was one camera all the time");
  });

  test(`of several codes in view the person takes one, ${language}`, async (t) => {
    const app = await begun(t, { language });
    await app.lookAt(printed(link("Water"), link("Stone")));
    await app.press("scan");
    await app.titled("scan-choose-title");
    await app.outlined(2);
    await app.page.watch.screen("scan-choose");
    await app.press("scan-choose-again");
    await app.titled("scan-choose-title");
    await app.choose("Stone, anna");
    await found(app, "Stone");
  });
}

test("a picture with several codes asks which, and one for something else is taken at its word", async (t) => {
  const app = await begun(t);
  await app.otherWays();
  await app.givePicture("codes.png", "image/png", await printed(link("Water"), WIFI, link("Stone")).screenshot());
  await app.titled("scan-choose-title");
  await app.choose("Water, anna");
  await found(app, "Water");
  await app.press("back");
  await app.otherWays();
  await app.givePicture("wifi.png", "image/png", await printed(WIFI).screenshot());
  await app.fails("not-ours");
});

test("a picture is dropped or pasted anywhere, and so is a link dropped", async (t) => {
  const app = await begun(t);
  const picture = await printed(link("Dropped")).screenshot();
  await app.page.lookAway();
  await app.press("scan");
  await app.looking();
  await dropPicture(app.page, picture);
  await found(app, "Dropped");
  await app.press("back");
  await app.press("scan");
  await app.looking();
  await pastePicture(app.page, picture);
  await found(app, "Dropped");
  await app.press("back");
  await app.press("scan");
  await app.looking();
  await dropText(app.page, link("Linked"));
  await found(app, "Linked");
});

test("a code in another window is read from the screen, and whoever chooses no window has the camera again", async (t) => {
  const app = await begun(t, { init: screens });
  await app.otherWays();
  await app.press("scan-screen");
  await windowChosen(app.page, undefined);
  await app.looking();
  await app.press("scan-screen");
  await windowChosen(app.page, await printed(link("Window")).screenshot());
  await found(app, "Window");
});

test("a reader that fails is replaced, and the camera goes on", async (t) => {
  const app = await begun(t, { init: `${notedWorkers};${cameras({})}` });
  await app.press("scan");
  await app.looking();
  await until(async () => (await workersStarted(app.page)) === 1, "no worker was started");
  // Between two questions nobody listens to it.
  await until(async () => (await workerFails(app.page)) === 2, "it was not replaced");
  await new Cameras(app.page).see(printed(link("Example")));
  await found(app, "Example");
});

test("where nothing is read for a while there are hints, and codes are read all the same", async (t) => {
  const app = await begun(t, { init: cameras({}) });
  await app.press("scan");
  await app.says("scan-hint-nearer");
  await app.page.watch.screen("scan-hint");
  await app.says("scan-hint-light");
  await new Cameras(app.page).see(printed(link("Example")));
  await found(app, "Example");
});

test("where ours sees nothing, the browser's own reader is asked", async (t) => {
  const app = await begun(t, { init: ownReader(link("Own")) });
  await app.page.lookAway();
  await app.press("scan");
  await found(app, "Own");
});

test("a scanner that cannot be loaded says so, and its other ways stay", async (t) => {
  const app = await begun(t);
  app.page.watch.expect(/scanner|Failed to load|NetworkError/);
  await withoutReader(app.page);
  await app.page.lookAway();
  await app.press("scan");
  await app.titled("scan-title");
  await app.shows(app.words("camera-blind-title"));
  await app.pasteHere(link("Example"));
  await found(app, "Example");
});

test("p05_a_code_that_is_scanned_leaves_neither_a_request_nor_an_address", async (t) => {
  const app = await begun(t);
  await app.ready();
  const asked = [];
  app.page.on("request", (request) => asked.push(request.url()));
  await app.lookAt(printed(link("Example")));
  await app.press("scan");
  await found(app, "Example");
  assert.ok(asked.every((url) => !url.includes("GEZDGNBV")), asked.join("\n"));
  assert.equal(new URL(app.page.url()).hash, "");
});
