// Where a person is signed in, what happened to the account, and what too many wrong passwords look like; in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { pc } from "../support/browser.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

for (const language of languages("sv")) {
  test(`i05 a person ends sessions and reads what happened, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const [desk, other, third] = [await pc(t, demo, { language }), await pc(t, demo, { language }), await pc(t, demo, { language })];
    const account = new AccountPages(desk, demo, language);
    const elsewhere = new AccountPages(other, demo, language);

    await elsewhere.signIn(demo.person);
    demo.tell(["client", "add", "open", "--name", "Öppna data", "--redirect-uri", `${demo.site}/`, "--level", "basic", "--public"]);
    await signInAtOpenSite(third, demo, language);
    await wrongPassword(desk, demo, language);
    await account.signIn(demo.person);
    await desk.watch.screen("overview");

    await account.toSessions();
    assert.equal(new URL(desk.url()).pathname, "/account/sessions");
    await account.saysAlone("sessions-here");
    await account.says("session-sites", { sites: "Öppna data" });
    assert.equal(await account.items.count(), 3);
    assert.ok((await account.items.first().textContent()).includes("127.0.0.0/24"));
    await desk.watch.screen("sessions");

    // One of them: the other browser's, not the site's.
    await account.endSessionElsewhere();
    await account.says("session-ended");
    assert.equal(await account.items.count(), 2);
    await other.reload();
    await elsewhere.screen("landing").waitFor();

    // All others.
    await account.press("sessions-end-others");
    await desk.watch.screen("sessions-end-others");
    await account.press("sessions-end-yes");
    await account.says("sessions-ended");
    await account.says("sessions-only");
    await third.goto(openSite(demo));
    await new SignInPage(third, language).heading("sign-in").waitFor();

    // The browser's own buttons lead through the screens.
    await desk.goBack();
    await account.screen("overview").waitFor();
    await account.toActivity();
    await account.happened("wrong-password");
    const told = await account.items.allTextContents();
    assert.ok(told[0].includes(account.event("signed-out")), told.join("\n"));
    assert.ok(told.some((line) => line.includes(account.event("signed-in", "Öppna data"))), told.join("\n"));
    await desk.watch.screen("activity");
    await account.follow("not-me-password");
    await account.screen("password").waitFor();
    await desk.goBack();
    await account.screen("activity").waitFor();
    await desk.goBack();
    await account.screen("overview").waitFor();
    await desk.goForward();
    await account.screen("activity").waitFor();
    await desk.reload();
    await account.screen("activity").waitFor();

    // An operator ends it too, and the log of all this is unchanged.
    demo.tell(["user", "sign-out", demo.person.email]);
    await account.press("back");
    await account.screen("landing").waitFor();
    await account.fails("signed-out");
    assert.match(demo.tell(["audit", "verify"]), /the audit log is unchanged: \d+ entries/);
    const [newest] = JSON.parse(demo.tell(["audit", "list", "--account", demo.person.email, "--since", "1h", "--json"]));
    assert.equal(newest.event, "signed-out");
  });

  test(`g06 too many wrong passwords, and nothing typed is lost, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language });
    const signIn = await beginAtAccount(desk, demo, language);
    await signIn.live();
    await signIn.choose("password");
    // The first wait is five seconds long: nothing but the presses may come in between.
    const plain = await pc(t, demo, { language, script: false });
    const still = await beginAtAccount(plain, demo, language);
    await still.choose("password");
    for (let turn = 0; turn < 5; turn += 1) {
      await signIn.prove("not the one");
      await signIn.refused();
    }
    await signIn.prove(demo.person.password);
    await signIn.saysWait();
    await still.prove(demo.person.password);
    await still.saysWait();
    assert.equal(await signIn.password.inputValue(), demo.person.password);
    await desk.watch.screen("too-many-tries");
    assert.ok(await still.isChosen("password"));
    await plain.watch.nothingWrong();

    // Nobody is locked out for good: whoever waits as long as the answer says, may try again.
    const isTry = (answer) => answer.request().method() === "POST";
    const [answer] = await Promise.all([desk.waitForResponse(isTry), signIn.press("sign-in")]);
    if (answer.status() === 429) {
      await desk.waitForTimeout(Number(await answer.headerValue("retry-after")) * 1_000);
      await signIn.press("sign-in");
    }
    await new AccountPages(desk, demo, language).screen("overview").waitFor();
  });
}

const openSite = (demo) => {
  const query = {
    client_id: "open", redirect_uri: `${demo.site}/`, response_type: "code", scope: "openid", state: "state-1", nonce: "nonce-1",
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", code_challenge_method: "S256",
  };
  return `${demo.issuer}/oidc/authorize?${new URLSearchParams(query)}`;
};

async function beginAtAccount(page, demo, language) {
  const signIn = await SignInPage.toAccount(page, demo, language);
  await signIn.identify(demo.person.email);
  return signIn;
}

async function wrongPassword(page, demo, language) {
  const signIn = await beginAtAccount(page, demo, language);
  await signIn.choose("password");
  await signIn.prove("not the one");
  await signIn.notes("wrong-password");
}

async function signInAtOpenSite(page, demo, language) {
  await page.goto(openSite(demo));
  const signIn = new SignInPage(page, language);
  await signIn.byPassword(demo.person);
  await page.waitForURL(`${demo.site}/**`);
}
