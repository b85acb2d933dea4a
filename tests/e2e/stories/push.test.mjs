// Web Push from the server to the phone: the app is closed, the push service gets what the server sends, and the service worker shows it.
//
// What is not the real thing: a browser without a head has no push service, so `PushManager.subscribe` gives the story's own keys, and
// the push reaches the service worker by the browser's debugging interface. No press on a notification can be had by it either: the
// story sends the event, and opens the window that the service worker asks for.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Authenticator } from "../pages/authenticator.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { another, pc, phone } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { languages } from "../support/languages.mjs";
import { PushService } from "../support/push-service.mjs";
import { Demo } from "../support/server.mjs";
import { Worker } from "../support/worker.mjs";
import { waitingForPhone } from "../support/waiting.mjs";

const PIN = "7391";
const WORDS = {
  en: ["Sign-in request", "Open Sluss to see who is asking."],
  sv: ["Förfrågan om inloggning", "Öppna Sluss för att se vem som frågar."],
};

for (const language of languages("en")) {
  test(`b11 a phone whose app is closed is woken, and the sign-in is approved there, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const service = await PushService.start(t);
    const hand = await phone(t, demo, { language });
    await hand.context().grantPermissions(["notifications"], { origin: demo.app });
    await service.subscribe(hand.context());
    const subscribed = hand.waitForResponse((answer) => answer.url() === `${demo.app}/api/device/subscription`);
    const app = await enrolledPhone(t, demo, language, hand);
    assert.equal((await subscribed).status(), 204);
    const { userVisibleOnly, key } = await service.wish(hand);
    assert.equal(userVisibleOnly, true);
    await app.ready();
    const worker = await Worker.of(hand, demo.app);
    await hand.close();

    const desk = await pc(t, demo, { language });
    const site = new RasffWindow(desk, demo, language);
    await site.open();
    await site.widget.enterPassword(demo.person, "pin");
    const number = await site.widget.numberToType();

    const push = await service.push(1);
    assert.deepEqual([push.method, push.path, push.headers.urgency], ["POST", "/wake/phone", "high"]);
    assert.ok(Number(push.headers.ttl) > 0 && Number(push.headers.ttl) <= 120, push.headers.ttl);
    const sender = service.sender(push);
    assert.deepEqual(sender, { key: Buffer.from(key).toString("base64url"), contact: demo.issuer });
    const payload = service.read(push);
    const { request, ...more } = JSON.parse(payload);
    assert.match(request, /^[a-z]+_[a-z0-9]+$/);
    assert.deepEqual(more, {}, "no more than which request it is");
    assert.ok(!push.body.includes(payload), "nobody on the way reads it");

    await worker.wake(payload);
    const [shown] = await worker.notifications(1);
    assert.deepEqual([shown.title, shown.body], WORDS[language]);
    const opened = await worker.press();
    assert.equal(opened, "/app/");
    assert.deepEqual(await worker.notifications(0), [], "what was pressed is gone");

    const woken = await another(t, demo, worker.page);
    const again = new Authenticator(woken, demo, language);
    await woken.goto(`${demo.app}${opened}`);
    await again.screen("approve").waitFor();
    await again.titled("approve-title", { site: "RASFF Window" });
    await again.answer(number, PIN);
    await again.titled("approved-title");
    assert.equal((await site.signedIn()).level, "MEDIUM");
  });
}

test("a push service that no longer knows the phone is not asked again, and the open app learns of requests all the same", async (t) => {
  const demo = await Demo.start(t);
  const service = await PushService.start(t);
  const hand = await phone(t, demo);
  await hand.context().grantPermissions(["notifications"], { origin: demo.app });
  await service.subscribe(hand.context());
  const subscribed = hand.waitForResponse((answer) => answer.url() === `${demo.app}/api/device/subscription`);
  const app = await enrolledPhone(t, demo, "en", hand);
  await subscribed;
  service.status = 410;
  const { site, signIn } = await waitingForPhone(t, demo);
  await service.push(1);
  await demo.logged(/"why":"gone"/);
  await app.answer(await signIn.numberToType(), PIN);
  await site.signedIn();
  await app.press("done");

  // Another one, in another browser: nobody is asked to wake the phone.
  service.status = 201;
  const second = await waitingForPhone(t, demo, { app });
  await app.answer(await second.signIn.numberToType(), PIN);
  await second.site.signedIn();
  assert.equal(service.asked.length, 1);
});
