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
    const { words } = account;

    await elsewhere.signIn(demo.person);
    demo.tell(["client", "add", "open", "--name", "Öppna data", "--redirect-uri", `${demo.site}/`, "--level", "basic", "--public"]);
    await signInAtOpenSite(third, demo, language);
    await wrongPassword(desk, demo, language);
    await account.signIn(demo.person);
    await desk.watch.screen("overview");

    await desk.getByRole("link", { name: words("sessions-title"), exact: true }).click();
    await account.screen("sessions").waitFor();
    assert.equal(new URL(desk.url()).pathname, "/account/sessions");
    await desk.getByText(words("sessions-here"), { exact: true }).waitFor();
    await desk.getByText(words("session-sites", { sites: "Öppna data" })).waitFor();
    assert.equal(await desk.getByRole("listitem").count(), 3);
    assert.ok((await desk.getByRole("listitem").first().textContent()).includes("127.0.0.0/24"));
    await desk.watch.screen("sessions");

    // One of them: the other browser's, not the site's.
    const item = desk.getByRole("listitem").filter({ hasText: words("session-account") }).filter({ hasNotText: words("sessions-here") });
    await item.getByRole("button", { name: words("session-end"), exact: true }).click();
    await desk.getByText(words("session-ended")).waitFor();
    assert.equal(await desk.getByRole("listitem").count(), 2);
    await other.reload();
    await elsewhere.screen("landing").waitFor();

    // All others.
    await account.button("sessions-end-others").click();
    await desk.watch.screen("sessions-end-others");
    await account.button("sessions-end-yes").click();
    await desk.getByText(words("sessions-ended")).waitFor();
    await desk.getByText(words("sessions-only")).waitFor();
    await third.goto(openSite(demo));
    await new SignInPage(third, language).heading("sign-in").waitFor();

    // The browser's own buttons lead through the screens.
    await desk.goBack();
    await account.screen("overview").waitFor();
    await desk.getByRole("link", { name: words("activity-title"), exact: true }).click();
    await account.screen("activity").waitFor();
    await desk.getByText(words("event-wrong-password")).first().waitFor();
    const told = await desk.getByRole("listitem").allTextContents();
    assert.ok(told[0].includes(words("event-signed-out")), told.join("\n"));
    assert.ok(told.some((line) => line.includes(`${words("event-signed-in")} ${words("activity-site", { site: "Öppna data" })}`)), told.join("\n"));
    await desk.watch.screen("activity");
    await desk.goBack();
    await account.screen("overview").waitFor();
    await desk.goForward();
    await account.screen("activity").waitFor();
    await desk.reload();
    await account.screen("activity").waitFor();

    // An operator ends it too, and the log of all this is as it was written.
    demo.tell(["user", "sign-out", demo.person.email]);
    await account.button("back").click();
    await account.screen("landing").waitFor();
    await desk.getByText(words("error-signed-out")).waitFor();
    assert.match(demo.tell(["audit", "verify"]), /the audit log is as it was written: \d+ entries/);
    const listed = demo.tell(["audit", "list", "--account", demo.person.email, "--since", "1h"]).trim().split("\n");
    assert.match(listed[0], /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\tsigned-out\tacc_/);
  });

  test(`g06 too many wrong passwords, and nothing typed is lost, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language });
    const signIn = await beginAtAccount(desk, demo, language);
    await signIn.live();
    await signIn.choose("method-password");
    // The first wait is five seconds long: nothing but the presses may come in between.
    const plain = await pc(t, demo, { language, script: false });
    const still = await beginAtAccount(plain, demo, language);
    await still.choose("method-password");
    for (let turn = 0; turn < 5; turn += 1) {
      await signIn.prove("not the one");
      await desk.locator("main [aria-invalid]").waitFor();
      await desk.locator("form[aria-busy]").waitFor({ state: "detached" });
    }
    await signIn.prove(demo.person.password);
    await desk.getByText(waitText(signIn)).waitFor();
    await still.prove(demo.person.password);
    await plain.getByText(waitText(still)).waitFor();
    assert.equal(await signIn.password.inputValue(), demo.person.password);
    await desk.watch.screen("too-many-tries");
    assert.ok(await plain.locator("input[name=method][value=PASSWORD]").isChecked());
    await plain.watch.nothingWrong();

    // Nobody is locked out for good: whoever waits as long as the answer says, may try again.
    const isTry = (answer) => answer.request().method() === "POST";
    const [answer] = await Promise.all([desk.waitForResponse(isTry), signIn.button("sign-in").click()]);
    if (answer.status() === 429) {
      await desk.waitForTimeout(Number(await answer.headerValue("retry-after")) * 1_000);
      await signIn.button("sign-in").click();
    }
    await new AccountPages(desk, demo, language).screen("overview").waitFor();
  });
}

/** The sentence around the wait, whatever the wait is. */
function waitText(signIn) {
  const [before, after] = signIn.words("notice-too-many-tries", { wait: "|" }).split("|");
  return new RegExp(`^${before}.+${after.replaceAll(".", "\\.")}$`);
}

const openSite = (demo) => {
  const query = {
    client_id: "open", redirect_uri: `${demo.site}/`, response_type: "code", scope: "openid", state: "state-1", nonce: "nonce-1",
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", code_challenge_method: "S256",
  };
  return `${demo.issuer}/oidc/authorize?${new URLSearchParams(query)}`;
};

async function beginAtAccount(page, demo, language) {
  await page.goto(`${demo.issuer}/account/sign-in`);
  const signIn = new SignInPage(page, language);
  await signIn.identify(demo.person.email);
  return signIn;
}

async function wrongPassword(page, demo, language) {
  const signIn = await beginAtAccount(page, demo, language);
  await signIn.choose("method-password");
  await signIn.prove("not the one");
  await page.getByText(signIn.words("notice-wrong-password")).waitFor();
}

async function signInAtOpenSite(page, demo, language) {
  await page.goto(openSite(demo));
  const signIn = new SignInPage(page, language);
  await signIn.identify(demo.person.email);
  await signIn.choose("method-password");
  await signIn.prove(demo.person.password);
  await page.waitForURL(`${demo.site}/**`);
}
