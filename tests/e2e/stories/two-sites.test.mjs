// Two sites of one provider, one by CAS and one by OpenID Connect: who has signed in for one comes to the other without being asked again, and who
// signs out at one is signed out at both.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Irasff } from "../pages/irasff.mjs";
import { PublicPages } from "../pages/public-pages.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

for (const language of languages("en")) {
  test(`a person signs in at one site, is known at the other, and signs out at both, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    await app.ready();
    const desk = await pc(t, demo, { language });
    const network = new Irasff(desk, await demo.startSite("irasff", "iRASFF"), language);
    const window = new RasffWindow(desk, demo, language);
    const guest = new PublicPages(desk, demo, language);
    const nobody = async () => {
      await window.open();
      await window.element.isThere();
      await network.open();
      await network.start.waitFor();
    };

    await network.open();
    await desk.watch.screen("irasff-start");
    const signIn = await network.redirect();
    await signIn.enterPassword(demo.person);
    await app.scan(signIn.qr);
    const code = await app.code();
    await app.titled("code-who", { site: "iRASFF" });
    await signIn.type(code);
    assert.deepEqual(await network.signedIn(), { person: "Anna Andersson", level: "MEDIUM", methods: "PASSWORD_SOFTWARE_TOKEN" });
    await desk.watch.screen("irasff");
    await window.open();
    const { person, level } = await window.signedIn();
    assert.deepEqual({ person, level }, { person: demo.person.email, level: "MEDIUM" });

    // Signed out at one, the person reads what the other has answered.
    await window.signOut();
    await guest.screen("signed-out").waitFor();
    await guest.siteHas("iRASFF", "signed-out-told");
    await desk.watch.screen("signed-out-sites");
    await guest.goOn();
    await window.element.isThere();
    await nobody();

    // CAS has nothing by which a site could show that the person wants it, so she is asked.
    await app.press("done");
    const again = await window.redirect();
    await again.enterPassword(demo.person);
    await again.typeCodeOf(app);
    await window.signedIn();
    await network.redirect();
    await network.signedIn();
    await network.signOut();
    await guest.screen("sign-out").waitFor();
    await desk.watch.screen("sign-out-asked");
    await guest.press("sign-out-go");
    await guest.siteHas("RASFF Window", "signed-out-told");
    await guest.goOn();
    await network.start.waitFor();
    await nobody();
  });
}

test("a person signs out on the account pages, and reads which sites have heard", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const app = await enrolledPhone(t, demo);
  const window = new RasffWindow(desk, demo);
  const guest = new PublicPages(desk, demo);
  const account = new AccountPages(desk, demo);
  const signIn = await window.redirect();
  await signIn.enterPassword(demo.person);
  await signIn.typeCodeOf(app);
  await window.signedIn();
  await app.press("done");
  await account.signInByPhone(demo.person, app);
  await account.press("sign-out");
  await guest.screen("signed-out").waitFor();
  await guest.siteHas("RASFF Window", "signed-out-told");
  await desk.watch.screen("signed-out-account");
  await window.open();
  await window.element.isThere();
});
