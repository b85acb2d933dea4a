// Another name, and another address: asked for on *My account*, let by the present mailbox, taken by the new one.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { PublicPages } from "../pages/public-pages.mjs";
import { pc } from "../support/browser.mjs";
import { Demo } from "../support/server.mjs";

const TO = "anna@example.org";

for (const [engine, language] of [["chromium", "en"], ["firefox", "sv"]]) {
  test(`a person changes name and address, and both mailboxes agree, ${engine}, ${language}`, async (t) => {
    const demo = await Demo.start(t);
    const desk = await pc(t, demo, { engine, language });
    const account = new AccountPages(desk, demo, language);
    await account.signIn(demo.person);

    await account.toName();
    await account.name.fill("");
    await account.press("name-go");
    await account.says("name-form");
    await account.hasFocus(account.name);
    await desk.watch.screen("name");
    await account.name.fill("Anna Ek");
    await account.press("name-go");
    await account.saysAlone("name-changed");
    await account.shows("Anna Ek");

    await account.toAddress();
    await account.says("address-text", { email: demo.person.email });
    for (const [typed, why] of [["anna", "address-form"], [demo.person.email, "address-same"]]) {
      await account.askForAddress(typed);
      await account.says(why);
      await account.hasFocus(account.address);
      assert.equal(await account.address.inputValue(), typed);
    }
    await desk.watch.screen("address");
    await account.askForAddress(TO);
    await account.saysAlone("address-asked");
    await desk.watch.screen("address-asked");

    const guest = new PublicPages(await pc(t, demo, { engine, language }), demo, language);
    await guest.followMail(demo.person.email, "leave-address-subject", "en");
    await guest.screen("leave-address").waitFor();
    await guest.says("new-address", { to: TO });
    await guest.page.watch.screen("leave-address");
    await guest.leaveAddress();
    await guest.page.watch.screen("leave-address-done");

    await guest.followMail(TO, "take-address-subject", "en");
    await guest.takeAddress("not the one");
    await guest.says("wrong-password");
    assert.ok(await guest.picturesItsErrors());
    await guest.page.watch.screen("take-address");
    await guest.takeAddress(demo.person.password);
    await guest.screen("take-address-done").waitFor();
    await guest.page.watch.screen("take-address-done");

    // The pages that were open go on, with the new address.
    await account.goTo("");
    await account.screen("overview").waitFor();
    await account.shows(TO);
    await account.toActivity();
    for (const event of ["name-changed", "address-asked", "address-left", "address-changed"]) await account.happened(event);
    const fresh = new AccountPages(await pc(t, demo, { engine, language }), demo, language);
    await fresh.signIn({ ...demo.person, email: TO });
  });
}
