// The sign-in page where script is off: the same screens, as forms.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RasffWindow } from "../pages/rasff-window.mjs";
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
    await signIn.heading("sign-in").waitFor();
    await signIn.typeEmail("anna at example");
    await signIn.button("next").click();
    await desk.getByText(signIn.words("notice-email-form")).waitFor();
    assert.equal(await signIn.email.inputValue(), "anna at example");
    await signIn.identify(demo.person.email);
    await signIn.choose("method-qr");
    await signIn.prove("not the one");
    await desk.getByText(signIn.words("notice-wrong-password")).waitFor();
    await signIn.prove(demo.person.password);
    await signIn.qr.waitFor();
    // Back and forth as the browser does it.
    await desk.reload();
    await signIn.qr.waitFor();
    await app.scan(signIn.qr);
    await signIn.type(await app.code());
    assert.equal((await site.signedIn()).level, "MEDIUM");
  });
}

test("a person without script changes the language, goes back, and gives up", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo, { script: false });
  const signIn = await new RasffWindow(desk, demo).redirect();
  await desk.getByRole("button", { name: "Svenska" }).click();
  await desk.getByRole("button", { name: "Nästa" }).waitFor();
  await desk.getByRole("button", { name: "English" }).click();
  await signIn.identify(demo.person.email);
  await signIn.button("change").click();
  assert.equal(await signIn.email.inputValue(), demo.person.email);
  await signIn.button("cancel").click();
  await signIn.heading("cancelled-title").waitFor();
  await desk.getByRole("link", { name: signIn.words("back-to", { site: "RASFF Window" }) }).click();
  await desk.getByRole("heading", { name: "You were not signed in." }).waitFor();
});
