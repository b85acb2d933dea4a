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
    const guest = new PublicPages(desk, demo, language);
    const signIn = await SignInPage.toAccount(desk, demo, language);
    await signIn.live();
    await desk.watch.screen("identify");
    await signIn.follow("sign-up");
    await guest.screen("sign-up").waitFor();
    await desk.watch.screen("sign-up");
    await guest.sendTo("bo at example");
    await guest.says("email-form");
    await guest.sendTo(BO.email);
    await guest.screen("sign-up-sent").waitFor();
    await desk.watch.screen("sign-up-sent");

    await guest.followMail(BO.email, "confirm-address-subject");
    await guest.name.fill("Bo Bengtsson");
    await guest.newPassword.fill("kort");
    await guest.press("confirm-go");
    await guest.says("too-short", { min: "15" });
    await guest.newPassword.fill("abcdefghijklmnopq");
    await guest.judged("strength-low");
    await guest.says("easy-run");
    await guest.press("confirm-go");
    await guest.hasFocus(guest.newPassword);
    await guest.says("easy-run");
    // What is wrong is said beside what was typed, which stays.
    assert.equal(await guest.name.inputValue(), "Bo Bengtsson");
    assert.equal(await guest.newPassword.inputValue(), "abcdefghijklmnopq");
    await guest.hasFocus(guest.newPassword);
    await guest.press("show");
    assert.ok(await guest.showsPassword());
    await desk.watch.screen("confirm");
    await guest.press("hide");
    await guest.newPassword.fill(BO.password);
    await guest.judged("strength-4");
    await guest.saysNoMore("easy-run");
    await desk.watch.screen("confirm-strong");
    await guest.press("confirm-go");
    await guest.screen("signed-up").waitFor();
    await desk.watch.screen("signed-up");

    // Forgotten already.
    await SignInPage.toAccount(desk, demo, language);
    await signIn.identify(BO.email);
    await signIn.follow("forgotten");
    await guest.sendTo(BO.email);
    await guest.screen("forgotten-sent").waitFor();
    await guest.followMail(BO.email, "reset-password-subject");
    await guest.screen("reset").waitFor();
    await guest.says("password-hint", { min: "15" });
    await desk.watch.screen("reset");
    // A line that dies is told, and the next press works with what stands there.
    await guest.newPassword.fill("hejhejhejhejhejhej");
    await guest.judged("strength-low");
    await desk.route("**/reset/**", (route) => route.abort(), { times: 1 });
    await guest.press("reset-go");
    await guest.says("unheard");
    await guest.press("reset-go");
    await guest.says("easy-repeat");
    await guest.saysNoMore("unheard");
    assert.equal(await guest.newPassword.inputValue(), "hejhejhejhejhejhej");
    await guest.newPassword.fill("fem andra ord i rad");
    await guest.press("reset-go");
    await guest.screen("reset-done").waitFor();

    const account = new AccountPages(desk, demo, language);
    await account.signIn({ ...BO, password: "fem andra ord i rad" });
    await account.says("two-steps-needs");
    await desk.watch.screen("my-account");
    await account.toPassword();
    await account.changePassword("not the one", "kort");
    await account.fails("wrong-password");
    await account.currentPassword.fill("fem andra ord i rad");
    await account.press("password-go");
    await account.says("password-too-short", { min: "15" });
    await desk.watch.screen("password");
    await account.newPassword.fill(BO.password);
    await account.press("password-go");
    await account.passwordChanged();

    // Back and Forward lead through the screens.
    await desk.goBack();
    await account.screen("password").waitFor();
    await desk.goForward();
    await account.screen("overview").waitFor();

    // Somebody else? The link in the notice locks the account at once, and only when pressed.
    await guest.followMail(BO.email, "notice-password-changed-subject");
    await guest.screen("not-me").waitFor();
    await desk.watch.screen("not-me");
    await guest.press("not-me-go");
    await guest.screen("not-me-done").waitFor();
    await account.open();
    await account.screen("landing").waitFor();
  });

  test(`without script a password that is too short is refused before it is sent, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language, script: false });
    const guest = new PublicPages(desk, demo, language);
    await guest.open();
    await guest.sendTo("bo at example");
    await guest.says("email-form");
    assert.equal(await guest.email.inputValue(), "bo at example");
    await guest.sendTo(BO.email);
    await guest.screen("sign-up-sent").waitFor();
    await guest.followMail(BO.email, "confirm-address-subject");
    await guest.says("password-hint", { min: "15" });
    await guest.name.fill("Bo Bengtsson");
    await guest.newPassword.pressSequentially("kort");
    await guest.press("confirm-go");
    await guest.browserRefusesPassword();
    assert.equal(await guest.newPassword.inputValue(), "kort");
    await guest.newPassword.fill("abcdefghijklmnopq");
    await guest.press("confirm-go");
    await guest.says("easy-run");
    assert.equal(await guest.name.inputValue(), "Bo Bengtsson");
    assert.ok(await guest.beginsWithPassword());
    await guest.newPassword.fill(BO.password);
    await guest.press("confirm-go");
    await guest.screen("signed-up").waitFor();
  });

  test(`a03 how strong a new password is, is told while it is typed, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);
    await account.toPassword();
    await desk.watch.screen("password-empty");
    const asked = [];
    desk.on("request", (request) => request.url().endsWith("/strength") && asked.push(request.postDataJSON().password));
    await account.newPassword.pressSequentially("hejhejhejhejhej");
    await account.strength("strength-low", "password-easy-repeat").waitFor();
    assert.deepEqual(asked, ["hejhejhejhejhej"], "one pause, one question");
    await desk.watch.screen("password-weak");
    await account.newPassword.fill("en sommar 1999");
    await account.strength("strength-low", "password-too-short", { min: "15" }).waitFor();

    // What is refused says why, once.
    await account.newPassword.fill("hejhejhejhejhej");
    await account.strength("strength-low", "password-easy-repeat").waitFor();
    await account.currentPassword.fill(demo.person.password);
    await account.press("password-go");
    await account.refusesPassword("easy-repeat");
    assert.equal(await account.text("password-easy-repeat").count(), 1);
    await desk.watch.screen("password-refused");

    // An answer about what no longer stands there is dropped.
    const held = new Promise((hold) => desk.route("**/strength", hold, { times: 1 }));
    await account.newPassword.fill("qwerty1234567890");
    await held;
    await account.newPassword.fill("nordanvind och gurkmeja");
    await account.strength("strength-4").waitFor();
    const late = desk.waitForResponse("**/strength");
    await (await held).continue();
    await (await late).finished();
    assert.equal(await account.strengthInWords(), account.words("strength-4"));
    await account.newPasswordError.waitFor({ state: "detached" });
    await desk.watch.screen("password-strong");
    await account.newPassword.fill("");
    await account.strength("strength-4").waitFor({ state: "detached" });

    // Without an answer the form works all the same.
    await desk.route("**/strength", (route) => route.abort());
    await account.newPassword.fill("nordanvind och gurkmeja");
    await account.press("password-go");
    await account.passwordChanged();
  });

  test(`g06 whoever tries too often is told how long to wait, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);
    await account.toPassword();
    await account.newPassword.fill("nordanvind och gurkmeja");
    await account.currentPassword.fill("not the one");
    for (let tries = 0; tries < 5; tries += 1) {
      const answered = desk.waitForResponse((answer) => answer.url().endsWith("/api/account/password"));
      await account.press("password-go");
      assert.equal((await answered).status(), 403);
      await account.idle();
    }
    await account.press("password-go");
    await account.fails("wait");
    assert.match(await account.error(), account.waitInSeconds);
    await desk.watch.screen("password-wait");
  });

  test(`n01 a person takes everything along and leaves, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language });
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);
    const download = desk.waitForEvent("download");
    await account.follow("data-go");
    assert.equal((await download).suggestedFilename(), "sluss.json");
    await account.toErase();
    await desk.watch.screen("erase");
    await account.erase(demo.person.password);
    await account.screen("erased").waitFor();
    await desk.watch.screen("erased");
  });
}
