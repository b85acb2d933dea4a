// A demonstration sends nothing: what people would get is shown, as soon as it would have gone out.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Outbox } from "../pages/outbox.mjs";
import { pc } from "../support/browser.mjs";
import { languages } from "../support/languages.mjs";
import { Demo } from "../support/server.mjs";
import { words } from "../support/words.mjs";

for (const language of languages("sv")) {
  test(`messages appear in the outbox by themselves, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { language });
    const outbox = new Outbox(desk, demo, language);
    await outbox.open();
    await outbox.says("sms-none");
    await desk.watch.screen("empty");
    demo.tell(["doctor", "--send-to", "+46701740605"]);
    const trial = words("en", "messages")("trial-sms", { host: "localhost" });
    assert.equal(await outbox.sms("+46701740605"), trial);
    await outbox.says("live-new");
    demo.tell(["doctor", "--send-to", demo.person.email]);
    const mail = outbox.mail(demo.person.email, words("en", "messages")("trial-subject"));
    await mail.filter({ hasText: words("en", "messages")("trial-text") }).waitFor();
    await desk.watch.screen("messages");
  });
}

test("without script the outbox comes again by itself", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo, { script: false });
  const outbox = new Outbox(desk, demo);
  await outbox.open();
  demo.tell(["doctor", "--send-to", "+46701740605"]);
  assert.equal(await outbox.sms("+46701740605"), words("en", "messages")("trial-sms", { host: "localhost" }));
});
