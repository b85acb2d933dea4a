// Whose a sign-in is: several tabs at once, another browser, and a browser that keeps no cookies.

import { test } from "node:test";

import { ErrorPage } from "../pages/error-page.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { another, pc } from "../support/browser.mjs";
import { Demo } from "../support/server.mjs";

async function finish(demo, page) {
  const signIn = new SignInPage(page);
  await signIn.byPassword(demo.person);
  await page.waitForURL(`${demo.issuer}/account/**`);
}

for (const engine of ["chromium", "firefox"]) {
  test(`tabs that begin before there is a cookie all go on, ${engine}`, async (t) => {
    const demo = await Demo.start(t);
    const first = await pc(t, demo, { engine });
    const second = await another(t, demo, first);
    await first.goto(`${demo.issuer}/account/sign-in`);
    // As where both requests leave before either answer is there: the second one's has come without the first one's secret.
    await first.context().clearCookies({ name: "sluss-browser" });
    await second.goto(`${demo.issuer}/account/sign-in`);
    await finish(demo, first);
    await finish(demo, second);
  });
}

test("a sign-in of another browser can be begun anew with one press", async (t) => {
  const demo = await Demo.start(t);
  const [first, second] = [await pc(t, demo), await pc(t, demo, { engine: "firefox" })];
  await first.goto(`${demo.issuer}/account/sign-in`);
  await second.goto(`${demo.issuer}/account/sign-in`);
  await second.goto(first.url());
  const refusal = new ErrorPage(second);
  await refusal.fails("other-browser");
  await refusal.beginAnew();
  await finish(demo, second);
});

test("a browser that keeps no cookies is told so and what to do", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo, { engine: "firefox", preferences: { "network.cookie.cookieBehavior": 2 } });
  await desk.goto(`${demo.issuer}/account/sign-in`);
  const refusal = new ErrorPage(desk);
  await refusal.fails("no-cookies");
  await refusal.explains("no-cookies");
  await refusal.beginAnew();
  await refusal.fails("no-cookies");
});

test("an unknown address is a page", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  await desk.goto(`${demo.issuer}/no-such-page`);
  const refusal = new ErrorPage(desk);
  await refusal.fails("no-page");
  await desk.watch.screen("no-page");
  await refusal.toAccount();
  await desk.waitForURL(`${demo.issuer}/account/**`);
});
