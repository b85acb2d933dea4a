// J5: sign up, a forgotten password, another password, the link that locks, and the end. Pages and mails in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { PublicPages } from "../pages/public-pages.mjs";
import { pc } from "../support/browser.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

const BO = { email: "bo@example.eu", password: "fyra lugna ord i rad" };

for (const language of languages("en")) {
  test(`a person signs up, forgets the password, and changes it, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language });
    const signIn = new SignInPage(desk, language);
    const welcome = new PublicPages(desk, demo, language);
    await desk.goto(`${demo.issuer}/account/sign-in`);
    await signIn.live();
    await desk.watch.screen("identify");
    await desk.getByRole("link", { name: signIn.words("sign-up"), exact: true }).click();
    await welcome.screen("sign-up").waitFor();
    await desk.watch.screen("sign-up");
    await welcome.field("email").fill("bo at example");
    await welcome.button("send").click();
    await desk.getByText(welcome.words("email-form")).waitFor();
    await welcome.field("email").fill(BO.email);
    await welcome.button("send").click();
    await welcome.screen("sign-up-sent").waitFor();
    await desk.watch.screen("sign-up-sent");

    await welcome.followMail(BO.email, "confirm-address-subject");
    await welcome.field("name").fill("Bo Bengtsson");
    await welcome.field("new-password-label").fill("kort");
    await welcome.button("confirm-go").click();
    await desk.getByText(welcome.words("too-short", { min: "15" })).waitFor();
    await welcome.field("new-password-label").fill("abcdefghijklmnopq");
    await welcome.button("confirm-go").click();
    await desk.getByText(welcome.words("easy-run")).waitFor();
    // What is wrong is said beside what was typed, which stays.
    assert.equal(await welcome.field("name").inputValue(), "Bo Bengtsson");
    assert.equal(await welcome.field("new-password-label").inputValue(), "abcdefghijklmnopq");
    assert.equal(await desk.evaluate(() => document.activeElement.id), "password");
    await welcome.button("show").click();
    assert.equal(await desk.locator("#password").getAttribute("type"), "text");
    await desk.watch.screen("confirm");
    await welcome.button("hide").click();
    await welcome.field("new-password-label").fill(BO.password);
    await welcome.button("confirm-go").click();
    await welcome.screen("signed-up").waitFor();
    await desk.watch.screen("signed-up");

    // Forgotten already.
    await desk.goto(`${demo.issuer}/account/sign-in`);
    await signIn.identify(BO.email);
    await desk.getByRole("link", { name: signIn.words("forgotten") }).click();
    await welcome.field("email").fill(BO.email);
    await welcome.button("send").click();
    await welcome.screen("forgotten-sent").waitFor();
    await welcome.followMail(BO.email, "reset-password-subject");
    await welcome.screen("reset").waitFor();
    await desk.getByText(welcome.words("password-hint", { min: "15" })).waitFor();
    await desk.watch.screen("reset");
    // A line that dies is told, and the next press works with what stands there.
    await welcome.field("new-password-label").fill("hejhejhejhejhejhej");
    await desk.route("**/reset/**", (route) => route.abort(), { times: 1 });
    await welcome.button("reset-go").click();
    await desk.getByText(welcome.words("unheard")).waitFor();
    await welcome.button("reset-go").click();
    await desk.getByText(welcome.words("easy-repeat")).waitFor();
    await desk.getByText(welcome.words("unheard")).waitFor({ state: "detached" });
    assert.equal(await welcome.field("new-password-label").inputValue(), "hejhejhejhejhejhej");
    await welcome.field("new-password-label").fill("fem andra ord i rad");
    await welcome.button("reset-go").click();
    await welcome.screen("reset-done").waitFor();

    const account = new AccountPages(desk, demo, language);
    await account.signIn({ ...BO, password: "fem andra ord i rad" });
    await desk.getByText(account.words("two-steps-needs")).waitFor();
    await desk.watch.screen("my-account");
    await account.button("password-title").click();
    await account.screen("password").waitFor();
    await desk.locator("#current-password").fill("not the one");
    await desk.locator("#new-password").fill("kort");
    await account.button("password-go").click();
    await desk.getByText(account.words("error-wrong-password")).waitFor();
    await desk.locator("#current-password").fill("fem andra ord i rad");
    await account.button("password-go").click();
    await desk.getByText(account.words("password-too-short", { min: "15" })).waitFor();
    await desk.watch.screen("password");
    await desk.locator("#new-password").fill(BO.password);
    await account.button("password-go").click();
    await desk.getByText(account.words("password-changed"), { exact: true }).waitFor();

    // Back and Forward lead through the screens.
    await desk.goBack();
    await account.screen("password").waitFor();
    await desk.goForward();
    await account.screen("overview").waitFor();

    // Somebody else? The link in the notice locks the account at once, and only when pressed.
    await welcome.followMail(BO.email, "notice-password-changed-subject");
    await welcome.screen("not-me").waitFor();
    await desk.watch.screen("not-me");
    await welcome.button("not-me-go").click();
    await welcome.screen("not-me-done").waitFor();
    await account.open();
    await account.screen("landing").waitFor();
  });

  test(`without script a password that is too short is refused before it is sent, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language, script: false });
    const welcome = new PublicPages(desk, demo, language);
    await desk.goto(`${demo.issuer}/sign-up`);
    await welcome.field("email").fill("bo at example");
    await welcome.button("send").click();
    await desk.getByText(welcome.words("email-form")).waitFor();
    assert.equal(await welcome.field("email").inputValue(), "bo at example");
    await welcome.field("email").fill(BO.email);
    await welcome.button("send").click();
    await welcome.screen("sign-up-sent").waitFor();
    await welcome.followMail(BO.email, "confirm-address-subject");
    await desk.getByText(welcome.words("password-hint", { min: "15" })).waitFor();
    await welcome.field("name").fill("Bo Bengtsson");
    await welcome.field("new-password-label").pressSequentially("kort");
    await welcome.button("confirm-go").click();
    await desk.locator("#password:invalid").waitFor();
    assert.equal(await welcome.field("new-password-label").inputValue(), "kort");
    await welcome.field("new-password-label").fill("abcdefghijklmnopq");
    await welcome.button("confirm-go").click();
    await desk.getByText(welcome.words("easy-run")).waitFor();
    assert.equal(await welcome.field("name").inputValue(), "Bo Bengtsson");
    assert.equal(await desk.locator("[autofocus]").getAttribute("id"), "password");
    await welcome.field("new-password-label").fill(BO.password);
    await welcome.button("confirm-go").click();
    await welcome.screen("signed-up").waitFor();
  });

  test(`a03 how strong a new password is, is told while it is typed, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);
    await account.changePassword();
    await desk.watch.screen("password-empty");
    const asked = [];
    desk.on("request", (request) => request.url().endsWith("/strength") && asked.push(request.postDataJSON().password));
    await desk.locator("#new-password").pressSequentially("hejhejhejhejhej");
    await account.strength("strength-low", "password-easy-repeat").waitFor();
    assert.deepEqual(asked, ["hejhejhejhejhej"], "one pause, one question");
    await desk.watch.screen("password-weak");
    await desk.locator("#new-password").fill("en sommar 1999");
    await account.strength("strength-low", "password-too-short", { min: "15" }).waitFor();

    // What is refused says why, once.
    await desk.locator("#new-password").fill("hejhejhejhejhej");
    await account.strength("strength-low", "password-easy-repeat").waitFor();
    await desk.locator("#current-password").fill(demo.person.password);
    await account.button("password-go").click();
    await desk.locator("#new-password-error").getByText(account.words("password-easy-repeat")).waitFor();
    assert.equal(await desk.getByText(account.words("password-easy-repeat")).count(), 1);
    await desk.watch.screen("password-refused");

    // An answer about what no longer stands there is dropped.
    const held = new Promise((hold) => desk.route("**/strength", hold, { times: 1 }));
    await desk.locator("#new-password").fill("qwerty1234567890");
    await held;
    await desk.locator("#new-password").fill("nordanvind och gurkmeja");
    await account.strength("strength-4").waitFor();
    const late = desk.waitForResponse("**/strength");
    await (await held).continue();
    await (await late).finished();
    assert.equal((await desk.locator(".strength p").innerText()).trim(), account.words("strength-4"));
    await desk.locator("#new-password-error").waitFor({ state: "detached" });
    await desk.watch.screen("password-strong");
    await desk.locator("#new-password").fill("");
    await account.strength("strength-4").waitFor({ state: "detached" });

    // Without an answer the form works all the same.
    await desk.route("**/strength", (route) => route.abort());
    await desk.locator("#new-password").fill("nordanvind och gurkmeja");
    await account.button("password-go").click();
    await desk.getByText(account.words("password-changed"), { exact: true }).waitFor();
  });

  test(`g06 whoever tries too often is told how long to wait, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);
    await account.changePassword();
    await desk.locator("#new-password").fill("nordanvind och gurkmeja");
    await desk.locator("#current-password").fill("not the one");
    for (let tries = 0; tries < 5; tries += 1) {
      const answered = desk.waitForResponse((answer) => answer.url().endsWith("/api/account/password"));
      await account.button("password-go").click();
      assert.equal((await answered).status(), 403);
      await desk.locator(".button[aria-busy=true]").waitFor({ state: "detached" });
    }
    await account.button("password-go").click();
    await desk.getByText(account.words("error-wait")).waitFor();
    const told = await desk.locator(".notice-error").innerText();
    assert.match(told.trim(), new RegExp(`${account.words("error-wait")} ${account.words("again-in-seconds", { count: "\\d" })}$`));
    await desk.watch.screen("password-wait");
  });

  test(`n01 a person takes everything along and leaves, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);
    const download = desk.waitForEvent("download");
    await desk.getByRole("link", { name: account.words("data-go") }).click();
    assert.equal((await download).suggestedFilename(), "sluss.json");
    await account.button("erase-title").click();
    await account.screen("erase").waitFor();
    await desk.watch.screen("erase");
    await desk.locator("#current-password").fill(demo.person.password);
    await account.button("erase-go").click();
    await account.screen("erased").waitFor();
    await desk.watch.screen("erased");
  });
}
