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
import { leadsTo } from "../support/happenings.mjs";
import { Demo } from "../support/server.mjs";
import { addressOf } from "../support/vault.mjs";
import { waitingForPhone } from "../support/waiting.mjs";

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
  const site = new RasffWindow(desk, demo, language);
  const signIn = await site.redirect();
  await signIn.enterPassword(person);
  return { site, signIn, link: await signIn.linkInCode() };
}

/** The link that registers a device for somebody who has none, from a PC of their own. */
async function ticketFor(t, demo, person, language) {
  const desk = await pc(t, demo, { language });
  const account = new AccountPages(desk, demo, language);
  await account.signIn(person);
  await account.addDevice("Bos telefon", "8264");
  await account.qr.waitFor();
  return account.linkInCode();
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
    await other.saysAlone("absent-text-site", { site });
    await other.says("accounts-none");
    await other.press("back");

    // With an account of its own it names that one.
    await other.page.goto(await ticketFor(t, demo, BO, language));
    await other.screen("enrolled").waitFor();
    await other.page.goto(link);
    await other.screen("absent").waitFor();
    await other.account(BO.email).waitFor();
    await other.page.watch.screen("absent");
    await other.press("scan");
    await other.screen("scan").waitFor();
    await other.press("back");

    // So does the link of a request that waits for the other account's devices.
    const { signIn } = await waitingForPhone(t, demo, { language });
    await other.page.goto(await signIn.linkToApp());
    await other.screen("absent").waitFor();
    assert.equal(new URL(await addressOf(other.page)).hash, "");
    await other.follow("register-here");
    await new AccountPages(other.page, demo, language).screen("landing").waitFor();
  });

  test(`e08 one more account is added when wanted, and a request for it is a press away, ${language}`, async (t) => {
    const demo = await withBo(t);
    const app = await enrolledPhone(t, demo, language);
    const ticket = await ticketFor(t, demo, BO, language);
    await app.page.goto(ticket);
    await app.screen("another").waitFor();
    await app.account(demo.person.email).waitFor();
    await app.page.watch.screen("another");
    await app.press("another-go");
    await app.screen("enrolled").waitFor();
    await app.press("done");

    // Busy with Anna's request, and a QR code of Bo's is opened.
    const { site, signIn: annas } = await waitingForPhone(t, demo, { app, language });
    const bos = await codeFor(t, demo, BO, language);
    const given = { site: "RASFF Window", from: demo.person.email, to: BO.email };
    const open = () => leadsTo(app.page, bos.link);
    await open();
    await app.otherAccountQuestion.waitFor();
    await app.saysOtherAccount(given);
    await app.page.watch.screen("other-account");
    await app.stay(given);
    await app.screen("approve").waitFor();
    await app.answer(await annas.numberToType(), "7391");
    await site.signedIn();
    await app.press("done");

    // And the other way round: while Bo's code is shown, a request of Anna's comes.
    await open();
    const code = await app.code();
    const { site: elsewhere, signIn: again } = await waitingForPhone(t, demo, { language });
    await app.button("approve-look").waitFor();
    await app.page.watch.screen("request-of-another");
    await bos.signIn.type(code);
    await bos.site.signedIn();
    await app.press("approve-look");
    await app.answer(await again.numberToType(), "7391");
    await elsewhere.signedIn();
  });

  test(`a browser that is signed in as somebody else says so, and goes on as either, ${language}`, async (t) => {
    const demo = await withBo(t);
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    const guest = new PublicPages(desk, demo, language);
    const signIn = new SignInPage(desk, language);
    const given = { signed: demo.person.email, wanted: BO.email };
    await account.signIn(demo.person);

    // A link from Bo's mail, in Anna's browser.
    const elsewhere = await pc(t, demo, { language });
    const bos = new AccountPages(elsewhere, demo, language);
    await bos.signIn(BO);
    await bos.toPassword();
    await bos.changePassword(BO.password, "fem andra lugna ord i rad");
    await bos.passwordChanged();
    // Mails are in the language of the account, which the operator made.
    await new PublicPages(desk, demo, "en").followMail(BO.email, "notice-password-changed-subject");
    await guest.saysAlone("elsewhere-text", given);
    await desk.watch.screen("not-me-elsewhere");
    await guest.goOnAsOther(given).click();
    await guest.screen("not-me").waitFor();
    assert.equal(await guest.goOnAsOther(given).count(), 0, "nobody else is signed in any more");
    await account.open();
    await account.screen("landing").waitFor();

    // The sign-in of one person begins in the browser of another: what Bo lacks is added to Bo's account.
    const person = { ...BO, password: "fem andra lugna ord i rad" };
    await account.signIn(demo.person);
    const site = await new RasffWindow(desk, demo, language).redirect();
    await site.identify(person.email);
    await site.choose("sms");
    await site.prove(person.password);
    await site.remedy("add-phone");
    await guest.otherAccountQuestion.waitFor();
    await guest.saysOtherAccount(given);
    await desk.watch.screen("other-account");
    await guest.goOnAsBefore(given).waitFor();
    await guest.goOnAsOther(given).click();
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
  const guest = new PublicPages(desk, demo);
  const signIn = await site.redirect();
  await signIn.enterPassword(demo.person);
  await signIn.typeCodeOf(app);
  await site.signedIn();
  const given = { signed: demo.person.email, wanted: BO.email, site: "RASFF Window" };
  /** The site sends the person on as always, and says who it means. */
  const again = async () => {
    await site.forget();
    const sent = await desk.context().request.get(`${demo.site}/sign-in?lang=en`, { maxRedirects: 0 });
    await desk.goto(`${sent.headers().location}&login_hint=${encodeURIComponent(BO.email)}`);
    await guest.saysOtherAccount(given);
  };
  await again();
  await desk.watch.screen("other-account");
  await guest.goOnAsBefore(given).click();
  assert.equal((await site.signedIn()).person, demo.person.email);
  await again();
  await guest.goOnAsOther(given).click();
  await signIn.password.waitFor();
  await signIn.shows(BO.email);
  await signIn.prove(BO.password);
  await signIn.titled("no-device-title");
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
  await app.saysAlone("another-signed-in", { email: demo.person.email });
  await hand.watch.screen("another-signed-in");
  await app.press("back");
  await app.screen("home").waitFor();
  await app.says("home-empty-text");
});
