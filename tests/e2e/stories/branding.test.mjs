// Whose pages they are: an operator's name, logo and colour at the top, whom to turn to at the foot; a site with a colour and help of its own;
// the foot of the authenticator, also without a network.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Authenticator } from "../pages/authenticator.mjs";
import { Brand } from "../pages/brand.mjs";
import { Irasff } from "../pages/irasff.mjs";
import { PublicPages } from "../pages/public-pages.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { COLOUR, HELP, OPERATOR, SERVICE, operator, siteLogo } from "../support/operator.mjs";
import { Demo } from "../support/server.mjs";

/** What stands at the top and at the foot of every page of the operator's. */
async function branded(page, language) {
  const brand = new Brand(page, language);
  assert.equal(await brand.name(), SERVICE);
  await brand.showsLogo();
  assert.equal(await brand.colour(), COLOUR);
  await brand.saysOperator(SERVICE, OPERATOR);
  await brand.leads("foot-email", `mailto:${HELP}`, { email: HELP });
  await brand.leads("foot-help", "/help");
  await brand.leads("foot-support", "https://example.eu/help");
  await brand.leads("foot-privacy", "https://example.eu/privacy");
  await brand.leads("foot-accessibility", "https://example.eu/accessibility");
  assert.equal(await brand.feet(), 1);
}

for (const [engine, language] of [["chromium", "en"], ["firefox", "sv"]]) {
  test(`the operator's name, logo and colour are on every page, and somebody to turn to, ${engine}, ${language}`, async (t) => {
    const demo = await Demo.start(t, { env: operator(t) });
    const desk = await pc(t, demo, { engine, language });
    const signUp = new PublicPages(desk, demo, language);
    await signUp.open();
    await branded(desk, language);
    await desk.watch.screen("sign-up");

    // Once by the server alone, and once by the script.
    const signIn = await new RasffWindow(desk, demo, language).redirect();
    await branded(desk, language);
    await signIn.live();
    await branded(desk, language);
    await desk.watch.screen("identify");
    await signIn.identify(demo.person.email);
    await branded(desk, language);
    await desk.watch.screen("password");

    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);
    await branded(desk, language);
    assert.equal(await desk.title(), `${account.words("my-account")} · ${SERVICE}`);
    await desk.watch.screen("my-account");
  });
}

test("a site has a colour and help of its own, and the operator's name stays", async (t) => {
  const demo = await Demo.start(t, { env: operator(t) });
  const network = await demo.startSite("irasff", "iRASFF");
  const own = ["--accent", "#003399", "--support-email", "help@rasff.example.eu", "--logo", siteLogo(t)];
  for (const id of ["irasff", "rasff-window"]) demo.tell(["client", "update", id, ...own]);
  const desk = await pc(t, demo);
  const signIn = await new Irasff(desk, network).redirect();
  await signIn.live();
  const brand = new Brand(desk);
  assert.equal(await brand.colour(), "rgb(0, 51, 153)");
  assert.equal(await brand.name(), SERVICE);
  await brand.saysOperator(SERVICE, OPERATOR);
  await brand.leads("foot-email", "mailto:help@rasff.example.eu", { email: "help@rasff.example.eu" });
  await brand.leads("foot-privacy", "https://example.eu/privacy");
  await brand.showsSiteLogo();
  await desk.watch.screen("site");
  await signIn.identify(demo.person.email);
  await brand.showsSiteLogo();
  assert.equal(await brand.colour(), "rgb(0, 51, 153)");

  // In a frame the site's own page is around it, so there is no foot.
  const other = await pc(t, demo);
  const window = new RasffWindow(other, demo);
  await window.open();
  await window.widget.live();
  const framed = new Brand(window.widget.root);
  assert.equal(await framed.colour(), "rgb(0, 51, 153)");
  assert.equal(await framed.name(), SERVICE);
  await framed.showsLogo();
  await framed.showsSiteLogo();
  assert.equal(await framed.feet(), 0);
  await other.watch.screen("widget");

  // The account pages are the operator's.
  const account = new AccountPages(await pc(t, demo), demo);
  await account.open();
  await branded(account.page);
});

test("the authenticator says who runs the service and who helps, also without a network", async (t) => {
  const demo = await Demo.start(t, { env: operator(t) });
  const hand = await phone(t, demo);
  const app = new Authenticator(hand, demo);
  await app.initialise();
  await app.ready();
  const brand = new Brand(hand);
  const said = async (brand) => {
    await brand.saysOperator(SERVICE, OPERATOR);
    await brand.leads("foot-support", "https://example.eu/help");
    await brand.leads("foot-help", "/help");
  };
  await said(brand);
  await hand.watch.screen("app");
  await hand.context().setOffline(true);
  await hand.reload();
  await app.drawn();
  await said(brand);
  await app.speak("sv");
  await said(new Brand(hand, "sv"));

  // Another operator takes over meanwhile, and the app hears of it when the network is back.
  demo.settings = { ...demo.settings, SLUSS_SERVICE_OPERATOR_NAME: "Verket för exempel" };
  await demo.crash();
  await hand.context().setOffline(false);
  await new Brand(hand, "sv").saysOperator(SERVICE, "Verket för exempel");
});

test("a server of which nothing was said has our mark, and nothing but the guide at the foot", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  await (await new RasffWindow(desk, demo).redirect()).live();
  const brand = new Brand(desk);
  assert.equal(await brand.name(), "Sluss");
  assert.ok(await brand.showsOurMark());
  await brand.leads("foot-help", "/help");
  assert.equal(await brand.lines(), 1);
  const hand = await phone(t, demo);
  await new Authenticator(hand, demo).initialise();
  await new Brand(hand).leads("foot-help", "/help");
  assert.equal(await new Brand(hand).lines(), 1);
});
