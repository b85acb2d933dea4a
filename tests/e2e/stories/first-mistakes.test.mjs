// What a site's developer does wrong first: the element says it in words, tells the page once, and writes one line that says what mends it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Elements } from "../pages/elements.mjs";
import { pc } from "../support/browser.mjs";
import { freePort } from "../support/port.mjs";
import { Demo } from "../support/server.mjs";
import { until } from "../support/until.mjs";

/** What browsers say by themselves about pages that are not allowed, and what the element says. */
const COMPLAINTS = /^<sluss-sign-in>: |frame-ancestors|Content.Security.Policy|violates|ERR_CONNECTION_REFUSED|X-Frame-Options|chrome-error|can't open this page|from elsewhere: http:\/\/localhost/i;

/** As long as a frame may take, in minutes and seconds. */
const LIMIT = "00:25";

/** Opens a page with one element, of which `change` makes something wrong. `lines` are what it writes to the console. */
async function open(t, { change = (given) => given, language, engine, init, policy, outer, prepare = () => {} } = {}) {
  const demo = await Demo.start(t);
  const lang = language ? ` lang="${language}"` : "";
  const origin = await Elements.serve(t, demo, (given) => `<sluss-sign-in id="one" ${change(given, demo)}${lang}></sluss-sign-in>`, { policy, outer });
  const desk = await pc(t, demo, { engine, init });
  desk.watch.expect(COMPLAINTS);
  const lines = [];
  desk.on("console", (message) => message.text().startsWith("<sluss-sign-in>") && lines.push(message.text()));
  await prepare({ demo, desk, origin });
  // Around a page that is framed stands one of another origin.
  await desk.goto(outer === undefined ? origin : `${origin.replace("127.0.0.1", "localhost")}/framed`);
  const site = outer === undefined ? new Elements(desk) : await Elements.within(desk);
  return { demo, desk, site, one: site.called("one", language), lines };
}

/** One line with these parts, one event of this code that has the same words; and no face of the browser's. */
async function toldOnce({ site, one, lines }, code, ...parts) {
  await site.failed(1);
  const [told, ...more] = (await site.all()).filter(({ type }) => type === "error");
  assert.deepEqual([told.code, more], [code, []]);
  assert.deepEqual(lines, [`<sluss-sign-in>: ${code}: ${told.message}`]);
  for (const part of parts) assert.ok(told.message.includes(part), `${part}: ${told.message}`);
  if (told.fatal) assert.equal(await one.showsFrame(), false);
  return told;
}

const without = (name) => (given) => given.replace(new RegExp(`${name}="[^"]*"`), "");
const withAnother = (name, value) => (given) => given.replace(new RegExp(`${name}="[^"]*"`), `${name}="${value}"`);
const REDIRECT_URI = /redirect-uri="([^"]*)"/;

test("nothing but the element's name", async (t) => {
  const page = await open(t, { change: () => "" });
  await page.one.says("wrong");
  await toldOnce(page, "missing-attribute", "issuer (", "client-id (", "redirect-uri (");
  assert.deepEqual(await page.one.ways(), { again: 0, page: 0 });
  await page.desk.watch.screen("missing-attribute");
});

for (const name of ["issuer", "client-id", "redirect-uri"]) {
  test(`no ${name}`, async (t) => {
    const page = await open(t, { change: without(name), language: "sv" });
    await page.one.says("wrong");
    await toldOnce(page, "missing-attribute", `${name} is missing`);
  });
}

for (const [name, value] of [["issuer", "sluss"], ["issuer", "http://sluss.example.eu"], ["redirect-uri", "/callback"]]) {
  test(`${name}="${value}"`, async (t) => {
    const page = await open(t, { change: withAnother(name, value) });
    await page.one.says("wrong");
    await toldOnce(page, "bad-attribute", `${name}=`, "whole address");
  });
}

test("a theme and a mode that do not exist keep nobody from signing in", async (t) => {
  const page = await open(t, { change: (given) => `${given} theme="blue"` });
  await page.one.signIn.email.waitFor();
  assert.equal((await toldOnce(page, "bad-attribute", "theme=blue", "light, dark or auto")).fatal, false);
  await page.one.set("mode", "popup");
  await page.site.failed(2);
  await page.one.signIn.byPassword(page.demo.person);
  await page.site.heard("success");
});

for (const engine of ["chromium", "firefox"]) {
  test(`a client-id that is not registered, ${engine}`, async (t) => {
    const page = await open(t, { engine, change: withAnother("client-id", "nobody") });
    await page.one.says("wrong");
    await toldOnce(page, "unknown-client", "client-id=nobody", "`sluss client list`", page.demo.issuer);
    assert.deepEqual(await page.one.ways(), { again: 1, page: 0 });
    if (engine === "chromium") await page.desk.watch.screen("unknown-client");
  });
}

test("a mistake is told once, however long one waits, and again after another try", async (t) => {
  const page = await open(t, { change: withAnother("client-id", "nobody"), prepare: ({ desk }) => desk.clock.install() });
  await page.one.framed();
  const told = page.one.says("wrong");
  while (!(await page.one.ways()).again) await page.desk.clock.runFor(100);
  await told;
  await page.desk.clock.runFor(LIMIT);
  await toldOnce(page, "unknown-client");
  await page.one.set("client-id", "page");
  await page.one.signIn.email.waitFor();
});

test("a redirect-uri that is not registered", async (t) => {
  const page = await open(t, { change: (given) => given.replace(REDIRECT_URI, 'redirect-uri="$1callback"'), language: "sv" });
  await page.one.says("wrong");
  await toldOnce(page, "unknown-redirect-uri", "/callback", "`sluss client update page --redirect-uri http://127.0.0.1:");
  await page.desk.watch.screen("unknown-redirect-uri");
});

test("a redirect-uri of another origin than the page's: there is a page of its own", async (t) => {
  const elsewhere = "http://127.0.0.1:9/callback";
  const prepare = ({ demo, origin }) => demo.tell(["client", "update", "page", "--redirect-uri", `${origin}/`, "--redirect-uri", elsewhere]);
  const page = await open(t, { change: withAnother("redirect-uri", elsewhere), prepare });
  await page.one.says("page");
  await toldOnce(page, "other-origin", elsewhere, `--redirect-uri ${page.demo.site}/…`);
  const signIn = await page.one.goToPage();
  await signIn.email.waitFor();
});

test("a client that may not show the sign-in in a frame: there is a page of its own", async (t) => {
  const page = await open(t, { prepare: ({ demo }) => demo.tell(["client", "update", "page", "--web-message", "no"]) });
  await page.one.says("page");
  await toldOnce(page, "frame-not-permitted", "`sluss client update page --web-message yes`");
  await page.desk.watch.screen("frame-not-permitted");
  const signIn = await page.one.goToPage();
  await signIn.byPassword(page.demo.person);
  await page.one.isThere();
});

for (const engine of ["chromium", "firefox"]) {
  test(`a page whose policy forbids the frame: there is a page of its own, ${engine}`, async (t) => {
    const page = await open(t, { engine, policy: { "frame-src": "'none'" }, language: "sv" });
    await page.one.says("page");
    await toldOnce(page, "frame-blocked", "frame-src", page.demo.issuer);
    const signIn = await page.one.goToPage("sv");
    await signIn.email.waitFor();
  });
}

test("a page whose policy forbids to ask shows the sign-in, and says less about a mistake", async (t) => {
  const page = await open(t, { policy: { "connect-src": "'none'" } });
  await page.one.signIn.email.waitFor();
  assert.deepEqual(page.lines, []);
  await page.one.set("client-id", "nobody");
  await page.one.says("silent");
  await toldOnce(page, "check-blocked", "connect-src", page.demo.issuer, "client-id");
});

test("a server that is not there", async (t) => {
  const away = `http://localhost:${await freePort()}`;
  const page = await open(t, { change: withAnother("issuer", away), policy: { "frame-src": away, "connect-src": away } });
  await page.one.says("silent");
  await toldOnce(page, "unreachable", away);
  assert.deepEqual(await page.one.ways(), { again: 1, page: 0 });
});

test("a page that came by http", async (t) => {
  const insecure = () => {
    Object.defineProperty(globalThis, "isSecureContext", { value: false });
    Object.defineProperty(Crypto.prototype, "subtle", { value: undefined });
  };
  const page = await open(t, { init: insecure });
  await page.one.says("wrong");
  await toldOnce(page, "insecure-page", "https");
});

test("a page in a sandbox that has no origin", async (t) => {
  const page = await open(t, { outer: 'sandbox="allow-scripts"' });
  await page.one.says("wrong");
  await toldOnce(page, "no-origin", "allow-same-origin");
});

test("a page in a page that may not frame the sign-in: it can be opened by itself", async (t) => {
  const page = await open(t, { outer: "" });
  await page.one.says("alone");
  await toldOnce(page, "outer-page", `\`sluss client update page --origin ${page.demo.site.replace("127.0.0.1", "localhost")}\``);
  const alone = await page.one.openAlone();
  await alone.signIn.email.waitFor();
});

test("who gave up can try again, by the keyboard too", async (t) => {
  const page = await open(t);
  const { one, desk } = page;
  await one.signIn.email.waitFor();
  await one.signIn.press("cancel");
  await one.says("over");
  assert.equal((await page.site.heard("cancel")).id, "one");
  await one.offersAnother();
  assert.equal(await one.againHasFocus(), true);
  await desk.watch.screen("try-again");
  await desk.keyboard.press("Enter");
  await one.signIn.email.waitFor();
  await until(() => one.hasFocus(), "the frame has no focus");
  // Past the button for the other language.
  for (let tab = 0; tab < 2; tab += 1) await desk.keyboard.press("Tab");
  await desk.keyboard.type(page.demo.person.email);
  await until(async () => (await one.signIn.email.inputValue()) === page.demo.person.email, "the address did not arrive");
  assert.deepEqual(page.lines, []);
});

test("a frame that fails on the way is covered, and there is another try", async (t) => {
  const page = await open(t);
  await page.one.signIn.email.waitFor();
  await page.demo.server.stop();
  await page.one.navigateWithin(`${page.demo.issuer}/sign-in/gone`);
  await page.one.says("silent");
  await toldOnce(page, "unreachable");
  await page.demo.serve();
  await page.one.tryAgain();
  await page.one.signIn.email.waitFor();
});

for (const [scheme, theme, ground] of [["light", "dark", "rgb(18, 38, 42)"], ["dark", "light", "rgb(255, 255, 255)"]]) {
  test(`theme="${theme}" holds on every page in the frame, whatever the browser prefers`, async (t) => {
    const page = await open(t, { change: (given) => `${given} theme="${theme}"`, prepare: ({ desk }) => desk.emulateMedia({ colorScheme: scheme }) });
    const { one } = page;
    await one.signIn.email.waitFor();
    assert.equal(await one.groundWithin(), ground);
    await one.signIn.identify(page.demo.person.email);
    assert.equal(await one.groundWithin(), ground);
    await one.reloadWithin();
    await one.signIn.password.waitFor();
    assert.equal(await one.groundWithin(), ground);
    await one.set("theme", "auto");
    await one.signIn.email.waitFor();
    assert.notEqual(await one.groundWithin(), ground);
  });
}

for (const [name, change] of [["the first screen is there", (given) => given], ["words are", withAnother("client-id", "nobody")], ["words are that need no frame", () => ""]]) {
  test(`nothing jumps until ${name}`, async (t) => {
    const { one, site } = await open(t, { change, prepare: ({ desk }) => Elements.measure(desk) });
    await (name.includes("screen") ? one.sized() : one.says("wrong"));
    const { heights, moved } = await site.measured();
    assert.deepEqual([heights.length, moved], [1, 0], `heights: ${heights}`);
  });
}
