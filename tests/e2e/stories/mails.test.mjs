// Mails as a mail program shows them: narrow and wide, by day and by night, without fetching anything.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Mail } from "../pages/mail.mjs";
import { mailProgram } from "../support/mail-program.mjs";
import { renderedMails } from "../support/mails.mjs";

const mails = renderedMails();

for (const [width, look] of [[320, "light"], [320, "dark"], [600, "light"], [600, "dark"]]) {
  test(`every mail can be read at ${width} pixels, ${look}`, async (t) => {
    const program = await mailProgram(t, { width, look });
    for (const { name, html } of mails) {
      const mail = new Mail(program);
      await mail.show(html);
      await program.picture(`${name}-${width}-${look}`);
      assert.ok((await mail.width()) <= width, `${name} is wider than the window`);
      assert.deepEqual(await mail.hardToRead(), [], name);
      assert.ok((await mail.lowestTarget()) >= 44, `a button of ${name} is hard to hit`);
    }
    assert.deepEqual(program.asked, [], "mails fetch nothing");
  });
}
