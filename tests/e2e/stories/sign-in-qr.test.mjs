// J3: sign in at a relying site with password and QR code; the phone has no network.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";

for (const language of languages("en")) {
  test(`l01 l03 m02 n03 a person signs in at a site with a phone that has no network, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo, language);
    await app.ready();
    await app.page.context().setOffline(true);

    const desk = await pc(t, demo, { language });
    const site = new RasffWindow(desk, demo, language);
    await site.open();
    const { widget } = site;
    await widget.email.waitFor();
    await site.listen();
    await desk.watch.screen("identify");
    await widget.identify(demo.person.email);
    await widget.turnMethods();
    await widget.saysUnavailable("two-steps");
    await desk.watch.screen("methods");
    await widget.turnMethods();
    await widget.choose("qr");
    await widget.prove(demo.person.password);
    await widget.qr.waitFor();
    await desk.watch.screen("qr-code");

    await app.scan(widget.qr);
    const code = await app.code();
    await app.titled("code-who", { site: "RASFF Window" });
    await app.page.watch.screen("code");
    assert.match(code, /^\d{4} \d{4}$/);

    await widget.type("0000 0000");
    await widget.notes("wrong-code");
    await desk.watch.screen("wrong-code");
    // l03: the site's own page heard no key and saw no value.
    assert.deepEqual(await site.heard(), []);
    await widget.type(code);
    const { person, level, methods } = await site.signedIn();
    assert.deepEqual({ person, level, methods }, { person: demo.person.email, level: "MEDIUM", methods: "pwd, otp, swk, mfa" });
    await desk.watch.screen("signed-in");

    // m02: neither the password, the PIN, the code nor a cookie stands in the server's log.
    const log = demo.server.log.join("\n");
    assert.match(log, /"\/oidc\/token"/, "requests are logged");
    const cookies = (await desk.context().cookies()).map(({ value }) => value).filter((value) => value.length > 8);
    // Four digits may stand in the fraction of a second by chance.
    assert.doesNotMatch(log, /(?<!\d)7391(?!\d)/, "the log holds the PIN");
    for (const secret of [demo.person.password, code, code.replace(" ", ""), ...cookies]) {
      assert.ok(!log.includes(secret), `the log holds ${secret}`);
    }
  });
}

test("a person signs in on a page of its own, with the network on both sides", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  await signIn.enterPassword(demo.person);
  await desk.watch.screen("qr-code");
  await signIn.typeCodeOf(app);
  assert.equal((await site.signedIn()).person, demo.person.email);
  // Signed in here already: the next visit goes straight through.
  await site.forget();
  await site.open();
  assert.equal((await site.signedIn()).level, "MEDIUM");
});
