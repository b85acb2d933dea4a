// <sluss-sign-in> on pages that are not as tidy as ours: loaded twice, several at once, odd messages, other origins.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Elements } from "../pages/elements.mjs";
import { FrameOfAnother } from "../pages/frame-of-another.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc } from "../support/browser.mjs";
import { comesBack } from "../support/happenings.mjs";
import { Demo } from "../support/server.mjs";

async function open(t, demo, elements) {
  const origin = await Elements.serve(t, demo, elements);
  const desk = await pc(t, demo);
  await desk.goto(origin);
  return { desk, site: new Elements(desk) };
}

test("loaded twice, two on a page: each speaks for itself", async (t) => {
  const demo = await Demo.start(t);
  const { desk, site } = await open(t, demo, (given) => `<sluss-sign-in id="one" ${given}></sluss-sign-in><sluss-sign-in id="two" ${given} lang="sv"></sluss-sign-in>`);
  const [one, two] = [site.called("one").signIn, site.called("two", "sv").signIn];
  await one.email.waitFor();
  await two.email.waitFor();
  await two.byPassword(demo.person);
  const success = await site.heard("success");
  assert.equal(success.id, "two");
  assert.equal(success.iss, demo.issuer);
  // Without a back end the element kept the verifier, and gives it with the code.
  const body = new URLSearchParams({ grant_type: "authorization_code", client_id: "page", redirect_uri: `${demo.site}/`, code: success.code, code_verifier: success.code_verifier });
  const tokens = await (await fetch(`${demo.issuer}/oidc/token`, { method: "POST", body })).json();
  assert.equal(tokens.token_type, "Bearer");
  assert.equal(await one.email.inputValue(), "");
});

test("giving up is told, and so is what the site did wrong", async (t) => {
  const demo = await Demo.start(t);
  const { desk, site } = await open(t, demo, (given) => `<sluss-sign-in id="one" ${given}></sluss-sign-in><sluss-sign-in id="bare"></sluss-sign-in><sluss-sign-in id="scope" ${given} scope="email"></sluss-sign-in>`);
  desk.watch.expect(/^<sluss-sign-in>: (missing-attribute|refused): /);
  const one = site.called("one").signIn;
  await one.press("cancel");
  assert.equal((await site.heard("cancel")).id, "one");
  await site.failed(2);
  assert.deepEqual(await site.errors(), { bare: "invalid_request", scope: "invalid_scope" });
});

test("l04 messages from anybody else are not heard", async (t) => {
  const demo = await Demo.start(t);
  const { desk, site } = await open(t, demo, (given) => `<sluss-sign-in id="one" ${given}></sluss-sign-in>`);
  await site.heard("ready");
  await site.forgeMessages();
  assert.deepEqual((await site.all()).map(({ type }) => type), ["ready"]);
});

test("l02 a site that is not registered cannot frame the sign-in", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const registered = demo.site;
  const site = new RasffWindow(desk, demo);
  await site.open();
  demo.site = await FrameOfAnother.serve(t, await site.element.source());
  const thief = await pc(t, demo);
  const refused = thief.waitForEvent("console", (message) => /frame-ancestors/.test(message.text()));
  await thief.goto(demo.site);
  await refused;
  assert.deepEqual(await FrameOfAnother.drawn(thief), [0]);
  thief.watch.wrong.length = 0;
  demo.site = registered;
});

test("who gave up can try again, and who did something wrong is told what", async (t) => {
  const demo = await Demo.start(t);
  const { desk, site } = await open(
    t,
    demo,
    (given) => `<sluss-sign-in id="one" ${given}></sluss-sign-in><sluss-sign-in id="bare" lang="sv"></sluss-sign-in>
      <sluss-sign-in id="stranger" ${given.replace('"page"', '"nobody"')}></sluss-sign-in>
      <sluss-sign-in id="address" ${given.replace(/redirect-uri="[^"]*"/, 'redirect-uri="http://127.0.0.1/elsewhere"')}></sluss-sign-in>
      <sluss-sign-in id="issuer" ${given.replace(/issuer="[^"]*"/, 'issuer="sluss"')}></sluss-sign-in>`,
  );
  desk.watch.expect(/^<sluss-sign-in>: |frame-ancestors/);
  await site.listenForFaults();
  const one = site.called("one");
  await one.signIn.press("cancel");
  await one.says("over");
  await one.tryAgain();
  await one.signIn.email.waitFor();
  await site.called("bare", "sv").says("wrong");
  await site.called("issuer").says("wrong");
  for (const id of ["stranger", "address"]) await site.called(id).offersAnother();
  assert.deepEqual(await site.errors(), { address: "invalid_request", bare: "invalid_request", issuer: "invalid_request", stranger: "unauthorized_client" });
  assert.equal(await site.hadFaults(), false);
});

test("a page that comes back after a sign-in offers a new one", async (t) => {
  const demo = await Demo.start(t);
  const { desk, site } = await open(t, demo, (given) => `<sluss-sign-in id="one" ${given}></sluss-sign-in>`);
  const { signIn } = site.called("one");
  await signIn.byPassword(demo.person);
  await site.heard("success");
  await comesBack(desk);
  await signIn.email.waitFor();
  assert.equal((await site.all()).filter(({ type }) => type === "success").length, 1);
});

test("the frame may take the code that comes by SMS", async (t) => {
  const demo = await Demo.start(t);
  const { desk, site } = await open(t, demo, (given) => `<sluss-sign-in id="one" ${given}></sluss-sign-in>`);
  const one = site.called("one");
  await one.signIn.email.waitFor();
  assert.equal(await one.permissions(), "otp-credentials");
  assert.equal(await one.permits("otp-credentials"), true);
});

test("a browser that makes style sheets of elements alone shows the element all the same", async (t) => {
  const demo = await Demo.start(t);
  const origin = await Elements.serve(t, demo, (given) => `<sluss-sign-in id="one" ${given}></sluss-sign-in><sluss-sign-in id="two" ${given} mode="redirect"></sluss-sign-in>`);
  const desk = await pc(t, demo);
  await desk.addInitScript(() => {
    delete Document.prototype.adoptedStyleSheets;
    delete Document.prototype.adoptedStyleSheets;
    globalThis.CSSStyleSheet = new Proxy(CSSStyleSheet, {
      construct() {
        throw new TypeError("Illegal constructor");
      },
    });
  });
  await desk.goto(origin);
  const site = new Elements(desk);
  const one = site.called("one");
  await one.signIn.email.waitFor();
  const box = await one.frame.boundingBox();
  assert.ok(box.width > 300, `the frame is ${box.width} px wide`);
  assert.equal(await site.called("two").linkColour(), "rgb(11, 74, 82)");
});
