// Strangers type wrong passwords for somebody until everybody whom nobody knows is asked for more: the owner gets in all the same, in a
// site's frame and without script.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RasffWindow } from "../pages/rasff-window.mjs";
import { PublicPages } from "../pages/public-pages.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { Demo } from "../support/server.mjs";
import { fail } from "../support/stranger.mjs";

/** As many failures in a row as ask more of all, and some that follow after each wait: then that lasts for 16 seconds. */
const FAILURES = 54;

/** Somebody with a phone, at whose account strangers fail, each in a network of its own. */
async function besieged(t) {
  const demo = await Demo.start(t, { env: { SLUSS_TRUSTED_PROXIES: "127.0.0.1/32" } });
  const app = await enrolledPhone(t, demo);
  for (let failed = 0, network = 0; failed < FAILURES; network = (network + 1) % 256) {
    const counted = await fail(demo, demo.person.email, `198.51.${network}.1`);
    if (counted) failed += 1;
    else await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { demo, app };
}

async function press(t, demo, look) {
  const elsewhere = await pc(t, demo);
  const guest = new PublicPages(elsewhere, demo);
  await guest.followMail(demo.person.email, "let-on-subject");
  await guest.screen("let-on").waitFor();
  if (look) await elsewhere.watch.screen("let-on");
  await guest.press("let-on-go");
  await guest.screen("let-on-done").waitFor();
}

/** From the page that asks for more to the end. */
async function goOn(t, demo, app, signIn, site) {
  await signIn.password.waitFor();
  await signIn.notes("let-on");
  await signIn.choose("qr");
  await signIn.prove(demo.person.password);
  await signIn.qr.waitFor();
  await signIn.typeCodeOf(app);
  assert.equal((await site.signedIn()).level, "MEDIUM");
}

async function untilAsked(demo, signIn) {
  await signIn.identify(demo.person.email);
  await signIn.choose("qr");
  await signIn.prove(demo.person.password);
  await signIn.titled("extra-title");
}

test("s07 a person presses the link in a mail elsewhere, and the sign-in in a frame goes on by itself", async (t) => {
  const { demo, app } = await besieged(t);
  const desk = await pc(t, demo);
  const site = new RasffWindow(desk, demo);
  await site.open();
  const signIn = site.widget;
  await signIn.live();
  await untilAsked(demo, signIn);
  await desk.watch.screen("challenge");
  await signIn.press("extra-mail");
  await signIn.titled("extra-mailed-title");
  await desk.watch.screen("mailed");
  await press(t, demo, true);
  await goOn(t, demo, app, signIn, site);
});

test("s07 a person without script goes the same way", async (t) => {
  const { demo, app } = await besieged(t);
  const desk = await pc(t, demo, { script: false });
  const site = new RasffWindow(desk, demo);
  const signIn = await site.redirect();
  await untilAsked(demo, signIn);
  await signIn.press("extra-mail");
  await signIn.titled("extra-mailed-title");
  await press(t, demo, false);
  await goOn(t, demo, app, signIn, site);
});
