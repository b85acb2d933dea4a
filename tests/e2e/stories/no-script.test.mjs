// The sign-in page where script is off: the same screens, as forms.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RasffWindow } from "../pages/rasff-window.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { Demo } from "../support/server.mjs";

for (const [engine, language] of [["chromium", "en"], ["chromium", "sv"], ["firefox", "sv"], ["webkit", "en"]]) {
  test(`a person signs in without script, ${engine}, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    const desk = await pc(t, demo, { engine, language, script: false });
    const site = new RasffWindow(desk, demo, language);
    const signIn = await site.redirect();
    await signIn.titled("sign-in");
    await signIn.typeEmail("anna at example");
    await signIn.press("next");
    await signIn.notes("email-form");
    assert.equal(await signIn.email.inputValue(), "anna at example");
    await signIn.identify(demo.person.email);
    await signIn.choose("qr");
    await signIn.prove("not the one");
    await signIn.notes("wrong-password");
    await signIn.prove(demo.person.password);
    await signIn.qr.waitFor();
    // Back and forth as the browser does it.
    await desk.reload();
    await signIn.qr.waitFor();
    await signIn.typeCodeOf(app);
    assert.equal((await site.signedIn()).level, "MEDIUM");
  });
}

test("a person without script changes the language, goes back, and gives up", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo, { script: false });
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  await signIn.speak("sv");
  await new SignInPage(desk, "sv").button("next").waitFor();
  await signIn.speak("en");
  await signIn.identify(demo.person.email);
  await signIn.press("change");
  assert.equal(await signIn.email.inputValue(), demo.person.email);
  await signIn.press("cancel");
  await signIn.titled("cancelled-title");
  await signIn.follow("back-to", { site: "RASFF Window" });
  await site.saysNotSignedIn();
});
