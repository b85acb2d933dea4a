// Back leads one step back in a sign-in, with script and without; Forward leads forward again; nothing is sent twice, and a finished
// sign-in is nothing to come back to.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SignInPage } from "../pages/sign-in.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { comesBack } from "../support/happenings.mjs";
import { Demo } from "../support/server.mjs";

/** Begins a sign-in to the account pages after another page, and counts the forms that are sent. */
async function begun(t, demo, script, engine = "chromium") {
  const desk = await pc(t, demo, { script, engine });
  const posts = [];
  desk.on("request", (request) => request.method() === "POST" && posts.push(request.postData()));
  await desk.goto(`${demo.site}/?lang=en`);
  const signIn = await SignInPage.toAccount(desk, demo);
  if (script) await signIn.live();
  return { desk, signIn, posts };
}

for (const [engine, script] of [["chromium", true], ["chromium", false], ["firefox", true]]) {
  const how = `${script ? "with" : "without"} script, ${engine}`;

  test(`back goes one step back, ${how}`, async (t) => {
    const demo = await Demo.start(t);
    const { desk, signIn, posts } = await begun(t, demo, script, engine);
    await signIn.identify(demo.person.email);
    await signIn.prove("not the one");
    await signIn.notes("wrong-password");
    await desk.goBack();
    // Without script a browser may remember each form that was sent, also on the same height.
    if (!script && (await signIn.password.isVisible())) await desk.goBack();
    await signIn.button("next").waitFor();
    assert.equal(await signIn.email.inputValue(), demo.person.email);
    assert.equal(posts.length, 2, "going back sends nothing");
    // On from there, as somebody else and as oneself again.
    await signIn.identify("berit@example.eu");
    await signIn.showsAmong("berit@example.eu");
    await desk.goBack();
    await signIn.button("next").waitFor();
    await signIn.byPassword(demo.person);
    await desk.waitForURL(/\/account\//);
  });

  test(`forward leads to where the sign-in is, ${how}`, async (t) => {
    const demo = await Demo.start(t);
    const { desk, signIn, posts } = await begun(t, demo, script, engine);
    await signIn.identify(demo.person.email);
    await desk.goBack();
    await signIn.button("next").waitFor();
    await desk.goForward();
    await signIn.password.waitFor();
    assert.equal(posts.length, 1);
    // And from the first step back out of it.
    await desk.goBack();
    await signIn.button("next").waitFor();
    await desk.goBack();
    await desk.waitForURL((url) => url.href.startsWith(demo.site));
  });
}

for (const script of [true, false]) {
  const how = script ? "with script" : "without script";

  test(`from the second step back to the password, and by another way on, ${how}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo);
    const desk = await pc(t, demo, { script });
    const site = new RasffWindow(desk, demo);
    const signIn = await site.redirect();
    if (script) await signIn.live();
    await signIn.enterPassword(demo.person);
    await signIn.press("other-method");
    await signIn.titled("choose-title");
    await desk.goBack();
    // Without script a browser remembers each form that was sent, also on the same height.
    if (!script) await desk.goBack();
    await signIn.password.waitFor();
    assert.equal(await signIn.password.inputValue(), "");
    await signIn.choose("qr");
    await signIn.prove(demo.person.password);
    await signIn.typeCodeOf(app);
    await site.signedIn();
    // What is over is no place to come back to: the site is, or the way there.
    await desk.goBack();
    if (desk.url().startsWith(demo.issuer)) {
      await signIn.titled("finished-title");
      await signIn.follow("back-to", { site: "RASFF Window" });
      await site.signedIn();
    } else {
      assert.ok(desk.url().startsWith(demo.site), desk.url());
    }
    assert.equal(script && desk.url().startsWith(demo.issuer), false, "with script nothing of the sign-in is left in the history");
  });
}

test("a sign-in page that comes back as it was left looks where the sign-in is", async (t) => {
  const demo = await Demo.start(t);
  const { desk, signIn } = await begun(t, demo, true);
  await signIn.identify(demo.person.email);
  // Elsewhere it goes on.
  const other = await desk.context().newPage();
  await other.goto(desk.url().replace(/\?.*/, ""));
  const elsewhere = new SignInPage(other);
  await elsewhere.press("cancel");
  await elsewhere.titled("cancelled-title");
  await other.close();
  await comesBack(desk);
  await signIn.titled("cancelled-title");
});
