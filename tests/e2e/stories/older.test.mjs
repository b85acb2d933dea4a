// Browsers of four years ago: what their style sheets do not know is left out, and buttons, fields and the chosen method are there.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Authenticator } from "../pages/authenticator.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc } from "../support/browser.mjs";
import { Demo } from "../support/server.mjs";

/** WCAG 2.2, 1.4.11: what can be pressed or filled stands out from what is around it. */
const STANDS_OUT = 3;

/** A sheet as an older browser takes it: blocks that ask for what it lacks, rules with selectors and lines with values that it does not know are dropped. */
function asOlder(sheet) {
  const known = sheet.replaceAll(/@supports selector\(:has[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
  const rules = known.replaceAll(/[^{}]*:has\([^{}]*\{[^{}]*\}/g, "");
  return rules.replaceAll(/[\w-]+:[^;{}]*(?:light-dark|color-mix|oklch|dvh|svh)[^;{}]*(?=[;}])/g, "");
}

/** What makes Firefox prefer dark colours. */
const DARK = { "layout.css.prefers-color-scheme.content-override": 0 };

async function older(t, demo, engine, colorScheme) {
  const page = await pc(t, demo, { engine, preferences: colorScheme === "dark" ? DARK : {} });
  if (engine === "chromium") await page.emulateMedia({ colorScheme });
  await page.route(/\.css$/, async (route) => {
    const sheet = await route.fetch();
    await route.fulfill({ response: sheet, body: asOlder(await sheet.text()) });
  });
  return page;
}

/** How far the surface or the border of an element stands out from what is behind it. */
function contrast(element) {
  return element.evaluate((one) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgba = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = ([r, g, b]) => {
      const [x, y, z] = [r, g, b].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    let behind = one.parentElement;
    while (behind && rgba(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
    const ground = behind ? light(rgba(getComputedStyle(behind).backgroundColor)) : 1;
    const style = getComputedStyle(one);
    const edges = [style.backgroundColor, ...(parseFloat(style.borderTopWidth) > 0 ? [style.borderTopColor] : [])].map(rgba).filter(([, , , alpha]) => alpha > 128);
    const ratios = edges.map(light).map((edge) => (Math.max(edge, ground) + 0.05) / (Math.min(edge, ground) + 0.05));
    return Math.max(0, ...ratios);
  });
}

async function standsOut(element, name) {
  await element.waitFor();
  // The sheet takes a detour here, and may come after the element.
  await element.page().waitForFunction(() => [...document.styleSheets].some(({ cssRules }) => cssRules.length > 0));
  const ratio = await contrast(element);
  assert.ok(ratio >= STANDS_OUT, `${name}: ${ratio.toFixed(2)}`);
}

for (const [engine, scheme] of [["chromium", "light"], ["chromium", "dark"], ["firefox", "dark"]]) {
  test(`the sign-in page in an older browser, ${scheme}, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await older(t, demo, engine, scheme);
    const signIn = await new RasffWindow(desk, demo).redirect();
    await standsOut(signIn.button("next"), "button");
    await standsOut(signIn.email, "field");
    await signIn.identify(demo.person.email);
    await standsOut(signIn.password, "password");
    await signIn.live();
    await signIn.choose("method-sms");
    const chosen = desk.locator(".methods-chosen:visible");
    assert.deepEqual(await chosen.allTextContents(), [signIn.words("method-sms")]);
    await desk.watch.screen(`older-${scheme}`);
  });

  test(`the other pages in an older browser, ${scheme}, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await older(t, demo, engine, scheme);
    const app = new Authenticator(desk, demo);
    await app.open();
    await standsOut(app.button("initialise"), "initialise");
    await new AccountPages(desk, demo).open();
    await standsOut(desk.locator(".button-primary").first(), "sign in");
    await desk.goto(`${demo.issuer}/sign-up`);
    await standsOut(desk.locator("input:not([type=hidden])").first(), "field of the public pages");
    await standsOut(desk.locator(".button-primary").first(), "button of the public pages");
  });
}
