// <sluss-sign-in> on pages that are not as tidy as ours: loaded twice, several at once, odd messages, other origins.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";

import { SignInPage } from "../pages/sign-in.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc } from "../support/browser.mjs";
import { Demo } from "../support/server.mjs";

/** A page with elements, on an origin of its own, registered as a public client. */
async function sitePage(t, demo, elements) {
  const html = (port) => `<!DOCTYPE html><html lang="en"><head><title>Site</title><link rel="icon" href="data:,">
    <script type="module">
      globalThis.heard = [];
      for (const type of ["ready", "success", "error", "cancel"])
        document.addEventListener(type, (event) => heard.push({ id: event.target.id, type, ...event.detail }), true);
    </script>
    <script type="module" src="${demo.issuer}/embed/sluss-sign-in.js"></script>
    <script type="module" src="${demo.issuer}/embed/0.1.0/sluss-sign-in.js"></script></head><body><h1>Site</h1>${elements(`issuer="${demo.issuer}" client-id="page" redirect-uri="http://127.0.0.1:${port}/"`)}</body></html>`;
  const server = createServer((request, response) => {
    const { port } = server.address();
    response.setHeader("Content-Security-Policy", `default-src 'none'; script-src 'unsafe-inline' ${demo.issuer}; frame-src ${demo.issuer}; connect-src ${demo.issuer}; img-src data:`);
    response.setHeader("Content-Type", "text/html").end(html(port));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const origin = `http://127.0.0.1:${server.address().port}`;
  demo.tell(["client", "add", "page", "--name", "A page", "--redirect-uri", `${origin}/`, "--level", "basic", "--public", "--web-message"]);
  return origin;
}

async function open(t, demo, elements) {
  const origin = await sitePage(t, demo, elements);
  demo.site = origin;
  const desk = await pc(t, demo);
  await desk.goto(origin);
  return desk;
}

const heard = (desk, type) => desk.waitForFunction((wanted) => heard.find((event) => event.type === wanted), type).then((found) => found.jsonValue());

test("loaded twice, two on a page: each speaks for itself", async (t) => {
  const demo = await Demo.start(t);
  const desk = await open(t, demo, (given) => `<sluss-sign-in id="one" ${given}></sluss-sign-in><sluss-sign-in id="two" ${given} lang="sv"></sluss-sign-in>`);
  const [one, two] = [new SignInPage(desk.frameLocator("#one iframe")), new SignInPage(desk.frameLocator("#two iframe"), "sv")];
  await one.email.waitFor();
  await two.email.waitFor();
  await two.identify(demo.person.email);
  await two.choose("method-password");
  await two.prove(demo.person.password);
  const success = await heard(desk, "success");
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
  const desk = await open(t, demo, (given) => `<sluss-sign-in id="one" ${given}></sluss-sign-in><sluss-sign-in id="bare"></sluss-sign-in><sluss-sign-in id="scope" ${given} scope="email"></sluss-sign-in>`);
  desk.watch.expect(/^<sluss-sign-in>: invalid_(request|scope): /);
  const one = new SignInPage(desk.frameLocator("#one iframe"));
  await one.button("cancel").click();
  assert.equal((await heard(desk, "cancel")).id, "one");
  const errors = await desk.waitForFunction(() => heard.filter((event) => event.type === "error").length === 2 && heard.filter((event) => event.type === "error"));
  const told = Object.fromEntries((await errors.jsonValue()).map(({ id, error }) => [id, error]));
  assert.deepEqual(told, { bare: "invalid_request", scope: "invalid_scope" });
});

test("l04 messages from anybody else are not heard", async (t) => {
  const demo = await Demo.start(t);
  const desk = await open(t, demo, (given) => `<sluss-sign-in id="one" ${given}></sluss-sign-in>`);
  await heard(desk, "ready");
  await desk.evaluate(() => {
    const element = document.querySelector("sluss-sign-in");
    const state = "x";
    postMessage({ sluss: 1, type: "success", code: "forged", state, iss: element.getAttribute("issuer") }, "*");
    dispatchEvent(new MessageEvent("message", { data: { sluss: 1, type: "cancel", state }, origin: element.getAttribute("issuer") }));
  });
  await desk.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  assert.deepEqual(await desk.evaluate(() => heard.map(({ type }) => type)), ["ready"]);
});

test("l02 a site that is not registered cannot frame the sign-in", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const registered = demo.site;
  await new RasffWindow(desk, demo).open();
  const source = await desk.locator("sluss-sign-in iframe").getAttribute("src");
  const other = createServer((_request, response) => response.setHeader("Content-Type", "text/html").end(`<!DOCTYPE html><title>Other</title><iframe src="${source.replaceAll("&", "&amp;")}"></iframe>`));
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  t.after(() => other.close());
  demo.site = `http://127.0.0.1:${other.address().port}`;
  const thief = await pc(t, demo);
  const refused = thief.waitForEvent("console", (message) => /frame-ancestors/.test(message.text()));
  await thief.goto(demo.site);
  await refused;
  assert.equal(await thief.frameLocator("iframe").getByLabel("Email").count(), 0);
  thief.watch.wrong.length = 0;
  demo.site = registered;
});

test("who gave up can try again, and who did something wrong is told what", async (t) => {
  const demo = await Demo.start(t);
  const desk = await open(
    t,
    demo,
    (given) => `<sluss-sign-in id="one" ${given}></sluss-sign-in><sluss-sign-in id="bare" lang="sv"></sluss-sign-in>
      <sluss-sign-in id="stranger" ${given.replace('"page"', '"nobody"')}></sluss-sign-in>
      <sluss-sign-in id="address" ${given.replace(/redirect-uri="[^"]*"/, 'redirect-uri="http://127.0.0.1/elsewhere"')}></sluss-sign-in>
      <sluss-sign-in id="issuer" ${given.replace(/issuer="[^"]*"/, 'issuer="sluss"')}></sluss-sign-in>`,
  );
  desk.watch.expect(/^<sluss-sign-in>: |frame-ancestors/);
  await desk.evaluate(() => (globalThis.onerror = () => (globalThis.thrown = true)));
  const one = desk.locator("#one");
  const signIn = new SignInPage(desk.frameLocator("#one iframe"));
  await signIn.button("cancel").click();
  await one.getByText("You were not signed in.").waitFor();
  await one.getByRole("button", { name: "Try again" }).click();
  await signIn.email.waitFor();
  await desk.locator("#bare").getByText("Inloggningen kan inte visas här.").waitFor();
  await desk.locator("#issuer").getByText("The sign-in cannot be shown here.").waitFor();
  for (const id of ["stranger", "address"]) await desk.locator(`#${id}`).getByRole("button", { name: "Try again" }).waitFor();
  const errors = await desk.evaluate(() => Object.fromEntries(heard.filter(({ type }) => type === "error").map(({ id, error }) => [id, error])));
  assert.deepEqual(errors, { address: "invalid_request", bare: "invalid_request", issuer: "invalid_request", stranger: "unauthorized_client" });
  assert.equal(await desk.evaluate(() => globalThis.thrown), undefined);
});

test("a page that comes back after a sign-in offers a new one", async (t) => {
  const demo = await Demo.start(t);
  const desk = await open(t, demo, (given) => `<sluss-sign-in id="one" ${given}></sluss-sign-in>`);
  const signIn = new SignInPage(desk.frameLocator("#one iframe"));
  await signIn.identify(demo.person.email);
  await signIn.choose("method-password");
  await signIn.prove(demo.person.password);
  await heard(desk, "success");
  await desk.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await signIn.email.waitFor();
  assert.equal(await desk.evaluate(() => heard.filter(({ type }) => type === "success").length), 1);
});

test("the frame may take the code that comes by SMS", async (t) => {
  const demo = await Demo.start(t);
  const desk = await open(t, demo, (given) => `<sluss-sign-in id="one" ${given}></sluss-sign-in>`);
  const signIn = new SignInPage(desk.frameLocator("#one iframe"));
  await signIn.email.waitFor();
  assert.equal(await desk.locator("#one iframe").getAttribute("allow"), "otp-credentials");
  const frame = desk.frames().find((found) => found !== desk.mainFrame());
  assert.equal(await frame.evaluate(() => document.featurePolicy?.allowsFeature("otp-credentials") ?? true), true);
});

test("a browser that makes style sheets of elements alone shows the element all the same", async (t) => {
  const demo = await Demo.start(t);
  const origin = await sitePage(t, demo, (given) => `<sluss-sign-in id="one" ${given}></sluss-sign-in><sluss-sign-in id="two" ${given} mode="redirect"></sluss-sign-in>`);
  demo.site = origin;
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
  await new SignInPage(desk.frameLocator("#one iframe")).email.waitFor();
  const box = await desk.locator("#one iframe").boundingBox();
  assert.ok(box.width > 300, `the frame is ${box.width} px wide`);
  const colour = await desk.locator("#two a").evaluate((link) => getComputedStyle(link).backgroundColor);
  assert.equal(colour, "rgb(11, 74, 82)");
});
