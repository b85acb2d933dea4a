// Something that is for another account than the one at hand: in the authenticator and in the browser it is said whose it is, and the
// way on is one press away.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Authenticator } from "../pages/authenticator.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { PublicPages } from "../pages/public-pages.mjs";
import { pc, phone } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

const BO = { email: "bo@example.eu", password: "fyra lugna ord i rad" };

/** A demonstration with another person in it. */
async function withBo(t, how) {
  const demo = await Demo.start(t, how);
  demo.tell(["user", "add", BO.email, "--name", "Bo Bengtsson", "--password-stdin"], BO.password);
  return demo;
}

/** The link behind the QR code of a sign-in that was begun on a PC of its own. */
async function codeFor(t, demo, person, language) {
  const desk = await pc(t, demo, { language });
  const signIn = await new RasffWindow(desk, demo, language).redirect();
  await signIn.enterPassword(person);
  const link = await desk.getByRole("link", { name: signIn.words("open-here") }).getAttribute("href");
  return { desk, signIn, link };
}

/** The link that registers a device for somebody who has none, from a PC of their own. */
async function ticketFor(t, demo, person, language) {
  const desk = await pc(t, demo, { language });
  const account = new AccountPages(desk, demo, language);
  await account.signIn(person);
  await account.addDevice("Bos telefon", "8264");
  await account.qr.waitFor();
  return desk.getByRole("link", { name: account.words("enrol-link") }).getAttribute("href");
}

for (const language of languages("en")) {
  test(`e08 an authenticator without the account says who asks, what it holds, and what can be done, ${language}`, async (t) => {
    const demo = await withBo(t);
    await enrolledPhone(t, demo, language);
    const { link } = await codeFor(t, demo, demo.person, language);
    const other = new Authenticator(await phone(t, demo, { language }), demo, language);
    await other.initialise();
    await other.paste(link);
    await other.screen("absent").waitFor();
    const site = "RASFF Window";
    await other.page.getByText(other.words("absent-text-site", { site }), { exact: true }).waitFor();
    await other.page.getByText(other.words("accounts-none")).waitFor();
    await other.button("back").click();

    // With an account of its own it names that one.
    await other.page.goto(await ticketFor(t, demo, BO, language));
    await other.screen("enrolled").waitFor();
    await other.page.goto(link);
    await other.screen("absent").waitFor();
    await other.page.getByRole("listitem").getByText(BO.email, { exact: true }).waitFor();
    await other.page.watch.screen("absent");
    await other.button("scan").click();
    await other.screen("scan").waitFor();
    await other.button("back").click();

    // So does the link of a request that waits for the other account's devices.
    const desk = await pc(t, demo, { language });
    const signIn = await new RasffWindow(desk, demo, language).redirect();
    await signIn.enterPassword(demo.person, "method-pin");
    await other.page.goto(await desk.getByRole("link", { name: signIn.words("open-app") }).getAttribute("href"));
    await other.screen("absent").waitFor();
    assert.equal(await other.page.evaluate(() => location.hash), "");
    await other.page.getByRole("link", { name: other.words("register-here") }).click();
    await other.page.locator("[data-screen=landing]").waitFor();
  });

  test(`e08 one more account is added when wanted, and a request for it is a press away, ${language}`, async (t) => {
    const demo = await withBo(t);
    const app = await enrolledPhone(t, demo, language);
    const ticket = await ticketFor(t, demo, BO, language);
    await app.page.goto(ticket);
    await app.screen("another").waitFor();
    await app.account(demo.person.email).waitFor();
    await app.page.watch.screen("another");
    await app.button("another-go").click();
    await app.screen("enrolled").waitFor();
    await app.button("done").click();

    // Busy with Anna's request, and a QR code of Bo's is opened.
    const desk = await pc(t, demo, { language });
    const annas = await new RasffWindow(desk, demo, language).redirect();
    await annas.enterPassword(demo.person, "method-pin");
    await app.screen("approve").waitFor();
    const bos = await codeFor(t, demo, BO, language);
    const given = { site: "RASFF Window", from: demo.person.email, to: BO.email };
    const open = () => app.page.evaluate((link) => location.assign(link), bos.link);
    await open();
    await app.screen("switch").waitFor();
    await app.page.getByText(app.words("switch-text", given), { exact: true }).waitFor();
    await app.page.watch.screen("switch");
    await app.page.getByRole("button", { name: app.words("switch-stay", given) }).click();
    await app.screen("approve").waitFor();
    await app.answer(await annas.numberToType(), "7391");
    await desk.locator("#person").waitFor();
    await app.button("done").click();

    // And the other way round: while Bo's code is shown, a request of Anna's comes.
    await open();
    const code = await app.code();
    const again = await new RasffWindow(await pc(t, demo, { language }), demo, language).redirect();
    await again.enterPassword(demo.person, "method-pin");
    await app.button("approve-look").waitFor();
    await app.page.watch.screen("request-of-another");
    await bos.signIn.type(code);
    await bos.desk.locator("#person").waitFor();
    await app.button("approve-look").click();
    await app.answer(await again.numberToType(), "7391");
    await again.root.locator("#person").waitFor();
  });

  test(`a browser that is signed in as somebody else says so, and goes on as either, ${language}`, async (t) => {
    const demo = await withBo(t);
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    const welcome = new PublicPages(desk, demo, language);
    const signIn = new SignInPage(desk, language);
    const given = { signed: demo.person.email, wanted: BO.email };
    const press = (id) => desk.getByRole("button", { name: welcome.words(id, given), exact: true });
    await account.signIn(demo.person);

    // A link from Bo's mail, in Anna's browser.
    const elsewhere = await pc(t, demo, { language });
    const bos = new AccountPages(elsewhere, demo, language);
    await bos.signIn(BO);
    await bos.button("password-title").click();
    await elsewhere.locator("#current-password").fill(BO.password);
    await elsewhere.locator("#new-password").fill("fem andra lugna ord i rad");
    await bos.button("password-go").click();
    await elsewhere.getByText(bos.words("password-changed"), { exact: true }).waitFor();
    // Mails are in the language of the account, which the operator made.
    await new PublicPages(desk, demo, "en").followMail(BO.email, "notice-password-changed-subject");
    await desk.getByText(welcome.words("elsewhere-text", given), { exact: true }).waitFor();
    await desk.watch.screen("not-me-elsewhere");
    await press("mismatch-go").click();
    await welcome.screen("not-me").waitFor();
    assert.equal(await press("mismatch-go").count(), 0, "nobody else is signed in any more");
    await account.open();
    await account.screen("landing").waitFor();

    // The sign-in of one person begins in the browser of another: what Bo lacks is added to Bo's account.
    const person = { ...BO, password: "fem andra lugna ord i rad" };
    await account.signIn(demo.person);
    const site = await new RasffWindow(desk, demo, language).redirect();
    await site.identify(person.email);
    await site.choose("method-sms");
    await site.prove(person.password);
    await desk.getByRole("link", { name: site.words("remedy-add-phone") }).first().click();
    await welcome.screen("mismatch").waitFor();
    await desk.getByText(welcome.words("mismatch-text-account", given), { exact: true }).waitFor();
    await desk.watch.screen("switch");
    await desk.getByRole("link", { name: welcome.words("mismatch-stay", given) }).waitFor();
    await press("mismatch-go").click();
    await signIn.prove(person.password);
    await account.screen("add-phone").waitFor();
    assert.equal(new URL(desk.url()).pathname, "/account/phones/add");
  });
}

test("a site that asks for one person by name, in the browser of another, gets whom the person chooses", async (t) => {
  const demo = await withBo(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const site = new RasffWindow(desk, demo);
  const welcome = new PublicPages(desk, demo);
  const signIn = await site.redirect();
  await signIn.enterPassword(demo.person);
  await app.scan(signIn.qr);
  await signIn.type(await app.code());
  await site.signedIn();
  const given = { signed: demo.person.email, wanted: BO.email, site: "RASFF Window" };
  /** The site sends the person on as always, and says who it means. */
  const again = async () => {
    await desk.getByRole("button", { name: "Sign out" }).click();
    const sent = await desk.context().request.get(`${demo.site}/sign-in?lang=en`, { maxRedirects: 0 });
    await desk.goto(`${sent.headers().location}&login_hint=${encodeURIComponent(BO.email)}`);
    await desk.getByText(welcome.words("mismatch-text", given), { exact: true }).waitFor();
  };
  await again();
  await desk.watch.screen("switch");
  await desk.getByRole("link", { name: welcome.words("mismatch-stay", given) }).click();
  assert.equal((await site.signedIn()).person, demo.person.email);
  await again();
  await desk.getByRole("button", { name: welcome.words("mismatch-go", given) }).click();
  await signIn.password.waitFor();
  await desk.getByText(BO.email, { exact: true }).waitFor();
  await signIn.prove(BO.password);
  await signIn.heading("no-device-title").waitFor();
});

test("an enrolment that is opened in the browser of somebody else is asked about", async (t) => {
  // Where the authenticator has an origin of its own, nobody is ever signed in beside it.
  const demo = await withBo(t, { apart: false });
  const ticket = await ticketFor(t, demo, BO, "en");
  const hand = await phone(t, demo);
  const app = new Authenticator(hand, demo);
  await new AccountPages(hand, demo).signIn(demo.person);
  await app.initialise();
  await hand.goto(ticket);
  await app.screen("another").waitFor();
  await hand.getByText(app.words("another-signed-in", { email: demo.person.email }), { exact: true }).waitFor();
  await hand.watch.screen("another-signed-in");
  await app.button("back").click();
  await app.screen("home").waitFor();
  await hand.getByText(app.words("home-empty-text")).waitFor();
});
