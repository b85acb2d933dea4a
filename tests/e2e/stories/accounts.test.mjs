// Accounts in the authenticator as a person has arranged them, what losing the device would mean for them, and what is felt in the hand.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Accounts } from "../pages/accounts.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc, phone } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { felt, feltTimes, likesMotion, vibrations } from "../support/haptics.mjs";
import { seenAgain } from "../support/happenings.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

const BO = { email: "bo@example.eu", password: "fyra lugna ord i rad" };
const LINK = "otpauth://totp/Example:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example";

/** A phone that is registered for Anna. */
async function annas(t, language) {
  const demo = await Demo.start(t);
  const { page } = await enrolledPhone(t, demo, language);
  return { demo, app: new Accounts(page, demo, language) };
}

/** The same, and for Bo. */
async function annasAndBos(t, language) {
  const { demo, app } = await annas(t, language);
  demo.tell(["user", "add", BO.email, "--name", "Bo Bengtsson", "--password-stdin"], BO.password);
  const account = new AccountPages(await pc(t, demo, { language }), demo, language);
  await account.signIn(BO);
  await account.addDevice("Bos telefon", "8264");
  await account.qr.waitFor();
  await app.page.goto(await account.linkInCode());
  await app.press("another-go");
  await app.press("done");
  return { demo, app };
}

/** A sign-in of somebody on a PC of their own, begun. */
async function begun(t, demo, person, method, language) {
  const site = new RasffWindow(await pc(t, demo, { language }), demo, language);
  const signIn = await site.redirect();
  await signIn.enterPassword(person, method);
  return { site, signIn };
}

for (const language of languages("sv")) {
  test(`e08 a name, a colour and an order of one's own are seen wherever an account is meant, ${language}`, async (t) => {
    const { demo, app } = await annasAndBos(t, language);
    await app.accountsInOrder([demo.person.email, BO.email]);
    const host = new URL(demo.issuer).host;
    const before = await app.colourOf(BO.email);
    await app.openAccount(BO.email);
    await app.page.watch.screen("account");
    await app.moveUp(BO.email);
    await app.accountsInOrder([BO.email, demo.person.email]);
    await app.personalise("Arbete", "violet");
    await app.accountsInOrder(["Arbete", demo.person.email]);
    const colour = await app.colourOf("Arbete");
    assert.notEqual(colour, before);
    // The address and the server stay beside the name.
    await app.account(BO.email).waitFor();
    await app.page.watch.screen("home");
    await app.page.reload();
    await app.accountsInOrder(["Arbete", demo.person.email]);

    const asks = { colour, lines: ["Arbete", BO.email, app.words("account-at", { server: host })] };
    const { site, signIn } = await begun(t, demo, BO, "pin", language);
    await app.screen("approve").waitFor();
    assert.deepEqual(await app.whose(), asks);
    await app.page.watch.screen("approve");

    // A QR code of Anna's, while Bo's request waits: each is called what it is called here.
    const annas = await begun(t, demo, demo.person, undefined, language);
    await app.page.goto(await annas.signIn.linkInCode());
    const given = { site: "RASFF Window", from: "Arbete", to: demo.person.email };
    await app.saysOtherAccount(given);
    await app.stay(given);
    await app.answer(await signIn.numberToType(), "8264");
    await site.signedIn();
    await app.press("done");

    const bos = await begun(t, demo, BO, undefined, language);
    await app.page.goto(await bos.signIn.linkInCode());
    await app.code();
    assert.equal((await app.whose()).colour, colour);
    await app.page.watch.screen("code");
  });

  test(`e08 whoever would be locked out without this device is told so, and what to do, ${language}`, async (t) => {
    const { demo, app } = await annas(t, language);
    await app.says("forecast-home-one", { account: demo.person.email });
    await app.addLink(LINK);
    await app.foresee();
    await app.foretells(demo.person.email, "locked-out");
    await app.says("forecast-codes-lost", { all: "1", count: "1" });
    await app.page.watch.screen("locked-out");
    await app.press("back");

    const account = new AccountPages(await pc(t, demo, { language }), demo, language);
    await account.signInByPhone(demo.person, app);
    await account.makeCodes();
    await account.press("codes-kept");
    await app.press("done");
    await seenAgain(app.page);
    await app.warning.waitFor({ state: "detached" });
    await app.foresee();
    await app.foretells(demo.person.email, "safe");
    await app.says("forecast-codes-left", { count: "10" });
    await app.page.watch.screen("safe");

    // Without a network it is known from the last time.
    await app.ready();
    await app.page.context().setOffline(true);
    await app.page.reload();
    await app.screen("home").waitFor();
    await app.foresee();
    await app.foretells(demo.person.email, "safe");
  });
}

test("what was scanned, copied and approved is felt, unless the person wants nothing to move", async (t) => {
  const demo = await Demo.start(t);
  const hand = await phone(t, demo, { init: vibrations });
  await likesMotion(hand, true);
  const { page } = await enrolledPhone(t, demo, "en", hand);
  const app = new Accounts(page, demo);
  await page.reload();
  await app.screen("home").waitFor();
  await app.addLink(LINK);
  await felt(page, [30]);
  await app.copyCode("Example");
  await felt(page, [30, 15]);
  const { site, signIn } = await begun(t, demo, demo.person, "pin");
  await app.screen("approve").waitFor();
  await app.answer(await signIn.numberToType(), "7391");
  await site.signedIn();
  await app.approved();
  await felt(page, [30, 15, 60]);
  await app.press("done");

  await app.openSettings();
  await app.field("haptics").uncheck();
  await page.watch.screen("settings");
  await likesMotion(page, true);
  await app.press("back");
  await page.reload();
  await app.copyCode("Example");
  assert.equal(await feltTimes(page), 0);
  await app.openSettings();
  await app.field("haptics").check();
  await felt(page, [30]);
  await app.press("back");

  // Less motion, and nothing is felt.
  await likesMotion(page, false);
  await page.reload();
  await app.copyCode("Example");
  assert.equal(await feltTimes(page), 0);
});
