// Accounts at two servers in one authenticator (decision 86): both sign in with it, requests of one come while the other's is at hand, and a server that was
// not agreed on is refused.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Accounts } from "../pages/accounts.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { twoServers } from "../support/several-servers.mjs";

const PIN = "7391";

/** The link that registers a device for the person of a server, from a PC of their own. */
async function ticketOf(t, demo, language) {
  const account = new AccountPages(await pc(t, demo, { language }), demo, language);
  await account.signIn(demo.person);
  await account.addDevice("Annas telefon", PIN);
  await account.qr.waitFor();
  return account.linkInCode();
}

/** A sign-in at a server, begun on a PC of its own. */
async function begun(t, demo, method, language) {
  const site = new RasffWindow(await pc(t, demo, { language }), demo, language);
  const signIn = await site.redirect();
  await signIn.enterPassword(demo.person, method);
  return { site, signIn };
}

for (const language of languages("en")) {
  test(`e08 one app signs in at two servers, and says which is meant, ${language}`, async (t) => {
    const { demo, other } = await twoServers(t);
    const { page } = await enrolledPhone(t, demo, language);
    const app = new Accounts(page, demo, language);
    const { email } = demo.person;
    const there = new URL(other.app).host;

    await app.paste(await ticketOf(t, other, language));
    await app.saysAlone("another-text-server", { origin: other.app });
    await page.watch.screen("another-server");
    await app.press("another-go");
    await app.screen("enrolled").waitFor();
    await app.press("done");
    // The person has the same address at both, and neither account has taken the other's place.
    await app.accountsInOrder([email, email]);
    await app.says("account-other-server");
    await page.watch.screen("two-servers");

    // Approved at the second server, over a line to it.
    const one = await begun(t, other, "pin", language);
    await app.screen("approve").waitFor();
    const asks = await app.whose();
    assert.deepEqual(asks.lines, [email, app.words("account-at", { server: there })]);
    await page.watch.screen("approve-at-other");

    // Meanwhile somebody signs in at the first: it is the same address, and another account.
    const two = await begun(t, demo, "pin", language);
    await app.button("approve-look").waitFor();
    await page.watch.screen("both-ask");
    await app.answer(await one.signIn.numberToType(), PIN);
    await one.site.signedIn();
    await app.press("done");
    await app.press("approve-look");
    assert.notEqual((await app.whose()).colour, asks.colour);
    await app.answer(await two.signIn.numberToType(), PIN);
    await two.site.signedIn();
    await app.press("done");

    // A QR code of each, the second server's while the first one's code is shown.
    const [here, elsewhere] = [await begun(t, demo, undefined, language), await begun(t, other, undefined, language)];
    await app.paste(await here.signIn.linkInCode());
    const code = await app.code();
    await here.signIn.type(code);
    await here.site.signedIn();
    await app.press("done");
    await app.paste(await elsewhere.signIn.linkInCode());
    assert.equal((await app.whose()).colour, asks.colour);
    await elsewhere.signIn.type(await app.code());
    await elsewhere.site.signedIn();
    await app.press("done");

    // What losing the device would mean is said by each for its own account.
    await app.says("forecast-home-many", { count: "2" });
  });
}

test("e08 the link of a server that the operator has not listed is refused, with what to do", async (t) => {
  const { demo, other } = await twoServers(t, { listed: false });
  const { page } = await enrolledPhone(t, demo);
  const app = new Accounts(page, demo);
  await app.paste(await ticketOf(t, other, "en"));
  await app.fails("other-server");
  await app.says("error-other-server-text", { origin: other.app });
  await page.watch.screen("not-listed");
});

test("j14 a server that has not agreed is not talked to, and the app says so", async (t) => {
  const { demo, other } = await twoServers(t, { agreed: false });
  const { page } = await enrolledPhone(t, demo);
  // The browser says what it thinks of a server that lets nobody in.
  page.watch.expect(/CORS policy|ERR_FAILED/);
  const app = new Accounts(page, demo);
  const ticket = await ticketOf(t, other, "en");
  await app.paste(ticket);
  await app.fails("other-server-silent");
  await app.says("error-other-server-silent-text", { origin: other.app });
  await page.watch.screen("silent");
  await app.press("back");
  await app.accountsInOrder([demo.person.email]);
});
