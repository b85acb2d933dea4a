// Two sites of one provider: who has signed in for one comes to the other without being asked again.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Irasff } from "../pages/irasff.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

for (const language of languages("en")) {
  test(`a person signs in at one site and is known at the other, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    await app.ready();
    const desk = await pc(t, demo, { language });
    const network = new Irasff(desk, await demo.startSite("irasff", "iRASFF"), language);
    await network.open();
    await desk.watch.screen("irasff-start");
    const signIn = await network.redirect();
    await signIn.enterPassword(demo.person);
    await app.scan(signIn.qr);
    const code = await app.code();
    await app.titled("code-who", { site: "iRASFF" });
    await signIn.type(code);
    assert.deepEqual(await network.signedIn(), { person: "Anna Andersson", level: "MEDIUM", methods: "pwd, otp, swk, mfa" });
    await desk.watch.screen("irasff");

    const window = new RasffWindow(desk, demo, language);
    await window.open();
    await window.goOn();
    const { person, level } = await window.signedIn();
    assert.deepEqual({ person, level }, { person: demo.person.email, level: "MEDIUM" });

    // Signed out at one, still signed in at the other.
    await window.signOut();
    await network.open();
    assert.equal((await network.signedIn()).person, "Anna Andersson");
  });
}
